/**
 * A draft as it is read: everything that has words, by section, each with what stands below it. A tree is made of the document once and
 * changes no more, so it still tells what was written before something came in.
 */
import * as Y from "yjs";
import type { Language, Part } from "../core/text";

/** Parts of a text, and what else has words. */
export type Section = Part | "title" | "annexes" | "notes";

/** One row of a draft in reading order, those taken out included. */
export interface Row {
  readonly id: string;
  readonly part: Section;
  readonly parent: string | null;
  /** How far below the top of its part it stands. */
  readonly level: number;
  readonly words: string;
  readonly heading: boolean;
  /** Taken out, and nobody has changed its words since. */
  readonly gone: boolean;
}

export interface Node extends Row {
  readonly at: string;
  readonly language: Language | undefined;
  readonly children: readonly Node[];
}

/** The nodes at the top of each section. */
export type Tree = ReadonlyMap<Section, readonly Node[]>;

/** Where a node stands, as it is kept. */
export interface Place {
  readonly part: Section;
  readonly parent: string | null;
  readonly at: string;
}
export type Fields = Y.Map<unknown>;

export const SECTIONS: readonly Section[] = ["title", "preamble", "operative", "annexes", "notes"];

export function nodesOf(doc: Y.Doc): Y.Map<Fields> {
  return doc.getMap<Fields>("nodes");
}

/** @throws RangeError where there is no such node. */
export function fieldsOf(doc: Y.Doc, id: string): Fields {
  const found = nodesOf(doc).get(id);
  if (!found) throw new RangeError(`the draft has no ${id}`);
  return found;
}

export function wordsIn(fields: Fields): Y.Text {
  return fields.get("words") as Y.Text;
}

/** Everything that has words, in reading order, what was taken out included. */
export function rowsOf(doc: Y.Doc): Row[] {
  return rowsIn(treeOf(doc));
}

/** The same of a tree. */
export function rowsIn(tree: Tree): Node[] {
  return SECTIONS.flatMap((section) => flat(tree.get(section) ?? []));
}

export function find(tree: Tree, id: string): Node | undefined {
  return rowsIn(tree).find((node) => node.id === id);
}

/** Nodes with all below them. */
export function flat(among: readonly Node[]): Node[] {
  return among.flatMap((node) => [node, ...flat(node.children)]);
}

/**
 * The nodes by section, each with those below it. Two who move two clauses below each other at the same time would take both out of the
 * text: the one with the lower id then stands at the top.
 */
export function treeOf(doc: Y.Doc): Tree {
  const places = new Map<string, Place>();
  for (const [id, fields] of nodesOf(doc)) {
    const place = fields.get("place") as Place | undefined;
    if (place !== undefined && fields.get("words") instanceof Y.Text) places.set(id, place);
  }
  const byParent = new Map<string, string[]>();
  for (const [id, place] of places) {
    const above = standsBelow(id, places) ? place.parent! : `section ${topSection(place)}`;
    const around = byParent.get(above);
    if (around) around.push(id);
    else byParent.set(above, [id]);
  }
  const made = (ids: readonly string[], part: Section, parent: string | null, level: number): Node[] =>
    ids
      .map((id) => {
        const under: Section = part === "annexes" ? "annex" : part;
        const children = made(byParent.get(id) ?? [], under, id, part === "annexes" ? 0 : level + 1);
        return node(doc, id, { part, parent, level }, places.get(id)!.at, children);
      })
      .sort((one, other) => (one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1));
  return new Map(SECTIONS.map((part) => [part, made(byParent.get(`section ${part}`) ?? [], part, null, 0)]));
}

/** Where a node belongs that has nothing above it: what lost its annex goes to the operative part. */
function topSection({ part }: Place): Section {
  return SECTIONS.includes(part) ? part : "operative";
}

/** Whether what stands above a node is there, and leads to a top. */
function standsBelow(id: string, places: ReadonlyMap<string, Place>): boolean {
  const way = new Set<string>();
  for (let above = places.get(id)!.parent; above !== null; above = places.get(above)!.parent) {
    if (!places.has(above)) return way.size > 0;
    if (above === id) return [...way].some((other) => other < id);
    if (way.has(above)) return true;
    way.add(above);
  }
  return way.size > 0;
}

function node(
  doc: Y.Doc,
  id: string,
  where: Pick<Row, "part" | "parent" | "level">,
  at: string,
  children: readonly Node[],
): Node {
  const fields = fieldsOf(doc, id);
  const words = wordsIn(fields).toString();
  // what others have written below it needs it
  const gone = fields.get("gone") === words && children.every((child) => child.gone);
  const language = fields.get("language") as Language | undefined;
  return { id, ...where, words, heading: fields.get("heading") === true, gone, at, language, children };
}
