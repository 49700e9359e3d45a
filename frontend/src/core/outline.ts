/**
 * The outline of a text: what stands where, by id. Clauses and annexes stand in containers: the top of the preamble or of the operative
 * part, the annexes, an annex, a clause with sub-paragraphs. A container is named by the id of its clause or annex, or as "start of" its part.
 */
import { type Seated, TITLE } from "./changes";
import type { Annex, Clause, Part, Text } from "./text";

/** The container in which the annexes stand. */
export const ANNEXES = "start of annexes";

export type Node = Clause | Annex;

export interface Outline {
  readonly text: Text;
  /** Clauses and annexes, in reading order. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** The container of each. */
  readonly homes: ReadonlyMap<string, string>;
  /** How many siblings stand before each. */
  readonly seats: ReadonlyMap<string, number>;
  /** What stands in each container, in order. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  /** The part that a container belongs to. */
  readonly parts: ReadonlyMap<string, Part>;
  /** The words of the title, of clauses, of annexes (their titles) and of footnotes. */
  readonly words: ReadonlyMap<string, string>;
}

export function isAnnex(node: Node): node is Annex {
  return "title" in node;
}

export function childrenOf(node: Node): readonly Clause[] {
  return (isAnnex(node) ? node.clauses : node.children) ?? [];
}

export function top(part: Part): string {
  return part === "annex" ? ANNEXES : `start of ${part}`;
}

/** The container that a change puts something in. */
export function containerOf(change: Seated): string {
  return change.kind === "insert_annex" ? ANNEXES : (change.parent ?? top(change.part));
}

const kept = new WeakMap<Text, Outline>();

export function outline(text: Text): Outline {
  const known = kept.get(text) ?? made(text);
  kept.set(text, known);
  return known;
}

function made(text: Text): Outline {
  const [nodes, homes, seats] = [new Map<string, Node>(), new Map<string, string>(), new Map<string, number>()];
  const [below, parts, words] = [new Map<string, string[]>(), new Map<string, Part>(), new Map([[TITLE, text.title]])];
  const add = (container: string, row: readonly Node[], part: Part): void => {
    parts.set(container, part);
    if (row.length > 0 || !nodes.has(container) || isAnnex(nodes.get(container)!)) {
      below.set(container, row.map(({ id }) => id)); // prettier-ignore
    }
    row.forEach((node, seat) => {
      nodes.set(node.id, node);
      homes.set(node.id, container);
      seats.set(node.id, seat);
      words.set(node.id, isAnnex(node) ? node.title : node.text);
      add(node.id, childrenOf(node), part);
    });
  };
  add(top("preamble"), text.preamble, "preamble");
  add(top("operative"), text.operative, "operative");
  add(ANNEXES, text.annexes ?? [], "annex");
  for (const note of text.notes ?? []) words.set(note.id, note.text);
  return { text, nodes, homes, seats, below, parts, words };
}

/** The clauses below a clause or in an annex, at every depth, in reading order. */
export function inside(of: Outline, id: string): string[] {
  return (of.below.get(id) ?? []).flatMap((child) => [child, ...inside(of, child)]);
}

/** Whether a container or clause is `outer` or stands somewhere in it. */
export function within(of: Outline, id: string, outer: string): boolean {
  for (let at: string | undefined = id; at !== undefined; at = of.homes.get(at)) if (at === outer) return true;
  return false;
}
