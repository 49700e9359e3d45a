/**
 * A draft as a document that two people write at once (a Yjs document, for its merges lose nothing whatever the order): a map from
 * each clause's id to its words and its place. The title, annexes and footnotes are kept in the same way. A clause is taken out by a
 * note of the words that it had then: who changed these words meanwhile keeps the clause, so no deletion takes words that its author
 * never saw. The text is derived (`draftText`), and from it the amendment.
 */
import * as Y from "yjs";
import type { Annex, Clause, ClauseKind, Language, Note, Part, Text } from "../core/text";
import { asClauseText } from "../pages/amendments/rewording";
import { openingWords } from "../pages/proposals/opening";
import { keyAt, keyBetween } from "./order";
import { splices, type Splice, typedOver } from "./splice";

/** What the title is called, which has words as a clause has. */
export const TITLE = "title";

/** What a draft is: of an amendment to a version of a proposal, or of a proposal. */
export interface Head {
  readonly kind: "amendment" | "proposal";
  readonly proposal?: string;
  /** The hash of the version that the amendment is to. */
  readonly base?: string;
  readonly language?: Language;
}

/** Where a clause stands: `parent` is a clause, or the annex at whose top it is; null at the top of preamble and operative part. */
export interface Spot {
  readonly part: Part;
  readonly parent: string | null;
  /** The sibling that it follows; null for the first place. */
  readonly after: string | null;
}

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

/** Parts of a text, and what else has words. */
export type Section = Part | "title" | "annexes" | "notes";

/** The origin of changes that were made here; an update that came from elsewhere has another. */
export const TYPED = "typed";

interface Place {
  readonly part: Section;
  readonly parent: string | null;
  readonly at: string;
}
type Fields = Y.Map<unknown>;

interface Node extends Row {
  readonly at: string;
  readonly language: Language | undefined;
  readonly children: readonly Node[];
}

const SECTIONS: readonly Section[] = ["title", "preamble", "operative", "annexes", "notes"];

/** A new id for a clause, an annex or a footnote, unlike any other (`[a-z0-9]{6,32}`). */
export function newId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 16);
}

/** A draft with the words of a text: the base of an amendment, or what a proposal begins with. */
export function newDraft(head: Head, text: Text): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [name, value] of Object.entries(head)) if (value !== undefined) doc.getMap("head").set(name, value);
    put(doc, TITLE, text.title, { part: "title", parent: null, at: keyAt(0) });
    putClauses(doc, text.preamble, "preamble", null);
    putClauses(doc, text.operative, "operative", null);
    text.annexes?.forEach((annex, index) => {
      put(doc, annex.id, annex.title, { part: "annexes", parent: null, at: keyAt(index) });
      putClauses(doc, annex.clauses ?? [], "annex", annex.id);
    });
    text.notes?.forEach(({ id, text: words }, index) =>
      put(doc, id, words, { part: "notes", parent: null, at: keyAt(index) }),
    );
  }, TYPED);
  return doc;
}

/** What the draft is. */
export function headOf(doc: Y.Doc): Head {
  return { kind: "proposal", ...doc.getMap("head").toJSON() } as Head;
}

function putClauses(doc: Y.Doc, clauses: readonly Clause[], part: Part, parent: string | null): void {
  clauses.forEach((clause, index) => {
    const extra = {
      ...(clause.kind === "heading" && { heading: true }),
      ...(clause.language && { language: clause.language }),
    };
    put(doc, clause.id, clause.text, { part, parent, at: keyAt(index) }, extra);
    putClauses(doc, clause.children ?? [], part, clause.id);
  });
}

function put(doc: Y.Doc, id: string, words: string, place: Place, extra: Readonly<Record<string, unknown>> = {}): void {
  const fields: Fields = new Y.Map();
  const text = new Y.Text();
  text.insert(0, words);
  for (const [name, value] of Object.entries({ ...extra, place, words: text })) fields.set(name, value);
  nodes(doc).set(id, fields);
}

function nodes(doc: Y.Doc): Y.Map<Fields> {
  return doc.getMap<Fields>("nodes");
}

function fieldsOf(doc: Y.Doc, id: string): Fields {
  const found = nodes(doc).get(id);
  if (!found) throw new RangeError(`the draft has no ${id}`);
  return found;
}

function textOf(fields: Fields): Y.Text {
  return fields.get("words") as Y.Text;
}

/** The words of a clause as they are now, the title under `TITLE`; undefined where there is no such clause. */
export function wordsOf(doc: Y.Doc, id: string): string | undefined {
  const words = nodes(doc).get(id)?.get("words");
  return words instanceof Y.Text ? words.toString() : undefined;
}

/** Undoing and doing again what was done here, and nobody else's. */
export function undoing(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(nodes(doc), { trackedOrigins: new Set([TYPED]) });
}

// writing

/**
 * Makes the words of a clause read so; what is the same stays as it is.
 * @throws RangeError where there is no such clause; so do all that name one.
 */
export function setWords(doc: Y.Doc, id: string, words: string): void {
  const text = textOf(fieldsOf(doc, id));
  splice(doc, text, splices(text.toString(), words));
}

/**
 * What was typed into a field that showed `before`, also where others have changed the words since.
 * @param caret where the cursor is now, which tells what was typed from what is like it.
 */
export function typeWords(doc: Y.Doc, id: string, before: string, after: string, caret?: number): void {
  const text = textOf(fieldsOf(doc, id));
  splice(doc, text, typedOver(before, after, text.toString(), caret));
}

function splice(doc: Y.Doc, text: Y.Text, runs: readonly Splice[]): void {
  if (runs.length === 0) return;
  doc.transact(() => {
    for (const { at, gone, words } of runs) {
      if (words !== "") text.insert(at + gone, words);
      if (gone > 0) text.delete(at, gone);
    }
  }, TYPED);
}

/** Adds a clause; its id is returned. */
export function insertClause(doc: Y.Doc, spot: Spot, words = "", heading = false, id = newId()): string {
  doc.transact(() => put(doc, id, words, placeAt(doc, spot), heading ? { heading } : {}), TYPED);
  return id;
}

/** Adds an annex after another, or as the first. */
export function insertAnnex(doc: Y.Doc, after: string | null, title = "", id = newId()): string {
  doc.transact(
    () => put(doc, id, title, { part: "annexes", parent: null, at: keyAfter(doc, "annexes", after) }),
    TYPED,
  );
  return id;
}

/** Adds a footnote, whose mark `{^id}` is for the caller to put into the words of a clause. */
export function insertNote(doc: Y.Doc, words = "", id = newId()): string {
  const last = treeOf(doc).get("notes")?.at(-1)?.id ?? null;
  doc.transact(() => put(doc, id, words, { part: "notes", parent: null, at: keyAfter(doc, "notes", last) }), TYPED);
  return id;
}

/** Takes a clause out with all below it, or an annex; their words are kept, and whoever changes them has them back. */
export function deleteClause(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    for (const each of [id, ...below(doc, id)]) {
      const fields = fieldsOf(doc, each);
      fields.set("gone", textOf(fields).toString());
    }
  }, TYPED);
}

/** Puts back what was taken out, with all below it. */
export function restoreClause(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    for (const each of [id, ...below(doc, id)]) fieldsOf(doc, each).delete("gone");
  }, TYPED);
}

/** Moves a clause, with all below it. A place within itself is none, and nothing moves. */
export function moveClause(doc: Y.Doc, id: string, spot: Spot): void {
  if (spot.parent === id || (spot.parent !== null && below(doc, id).includes(spot.parent))) return;
  const fields = fieldsOf(doc, id);
  doc.transact(() => fields.set("place", placeAt(doc, spot)), TYPED);
}

/** Moves an annex after another. */
export function moveAnnex(doc: Y.Doc, id: string, after: string | null): void {
  const fields = fieldsOf(doc, id);
  doc.transact(
    () => fields.set("place", { part: "annexes", parent: null, at: keyAfter(doc, "annexes", after) }),
    TYPED,
  );
}

/** Splits a clause: the words from `at` (UTF-16 units) become a new one right after it, with its sub-paragraphs. */
export function splitClause(doc: Y.Doc, id: string, at: number, fresh = newId()): string {
  const fields = fieldsOf(doc, id);
  const { part, parent } = fields.get("place") as Place;
  const words = textOf(fields);
  const tail = words.toString().slice(at);
  const children = siblings(doc, part, id);
  doc.transact(() => {
    insertClause(doc, { part: part as Part, parent, after: id }, tail.trimStart(), false, fresh);
    words.delete(at, tail.length);
    for (const child of children) {
      const own = fieldsOf(doc, child.id);
      own.set("place", { ...(own.get("place") as Place), parent: fresh });
    }
  }, TYPED);
  return fresh;
}

function placeAt(doc: Y.Doc, { part, parent, after }: Spot): Place {
  return { part, parent, at: keyAfter(doc, part, after, parent) };
}

function keyAfter(doc: Y.Doc, part: Section, after: string | null, parent: string | null = null): string {
  const around = siblings(doc, part, parent);
  const index = after === null ? -1 : around.findIndex((node) => node.id === after);
  return keyBetween(around[index]?.at ?? "", around[index + 1]?.at);
}

function siblings(doc: Y.Doc, part: Section, parent: string | null): readonly Node[] {
  const tree = treeOf(doc);
  return (parent === null ? tree.get(part) : find([...tree.values()].flat(), parent)?.children) ?? [];
}

function below(doc: Y.Doc, id: string): string[] {
  const found = find([...treeOf(doc).values()].flat(), id);
  return found ? flat(found.children).map((node) => node.id) : [];
}

function find(among: readonly Node[], id: string): Node | undefined {
  return flat(among).find((node) => node.id === id);
}

function flat(among: readonly Node[]): Node[] {
  return among.flatMap((node) => [node, ...flat(node.children)]);
}

// reading

/** Everything that has words, in reading order, what was taken out included. */
export function rowsOf(doc: Y.Doc): Row[] {
  const tree = treeOf(doc);
  return SECTIONS.flatMap((section) => flat(tree.get(section) ?? []));
}

/**
 * The nodes by section, each with those below it. Two who move two clauses below each other at the same time would take both out of the
 * text: the one with the lower id then stands at the top.
 */
function treeOf(doc: Y.Doc): Map<Section, Node[]> {
  const places = new Map<string, Place>();
  for (const [id, fields] of nodes(doc)) {
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
  const words = textOf(fields).toString();
  // what others have written below it needs it
  const gone = fields.get("gone") === words && children.every((child) => child.gone);
  const language = fields.get("language") as Language | undefined;
  return { id, ...where, words, heading: fields.get("heading") === true, gone, at, language, children };
}

/**
 * The text as the draft has it, in the form in which it is hashed and tabled. New clauses without words are left out, and words that
 * nobody touched are exactly the base's.
 * @param base of an amendment; opening words that it marks stay marked as long as they stand.
 */
export function draftText(doc: Y.Doc, base?: Text): Text {
  const tree = treeOf(doc);
  const known = new Map(base ? clausesIn(base).map((clause) => [clause.id, clause]) : []);
  const clauses = (part: Part, among: readonly Node[]): Clause[] =>
    among.flatMap((each) => clauseOf(each, part, known));
  const worded = (of: readonly Node[]): readonly Node[] => of.filter((each) => !each.gone);
  const annexes = worded(tree.get("annexes") ?? []).map(({ id, words, children }): Annex => {
    const own = clauses("annex", children);
    return {
      id,
      title: tidy(words, base?.annexes?.find((annex) => annex.id === id)?.title),
      ...(own.length > 0 && { clauses: own }),
    };
  });
  const notes = worded(tree.get("notes") ?? []).map(({ id, words }): Note => ({
    id,
    text: tidy(words, base?.notes?.find((note) => note.id === id)?.text),
  }));
  const language = base?.language ?? headOf(doc).language;
  return {
    title: tidy(wordsOf(doc, TITLE) ?? "", base?.title),
    preamble: clauses("preamble", tree.get("preamble") ?? []),
    operative: clauses("operative", tree.get("operative") ?? []),
    ...(annexes.length > 0 && { annexes }),
    ...(notes.length > 0 && { notes }),
    ...(language !== undefined && language !== "en" && { language }),
  };
}

function clausesIn(text: Text): Clause[] {
  const all = (clauses: readonly Clause[]): Clause[] =>
    clauses.flatMap((clause) => [clause, ...all(clause.children ?? [])]);
  return all([...text.preamble, ...text.operative, ...(text.annexes ?? []).flatMap((annex) => annex.clauses ?? [])]);
}

function clauseOf(node: Node, part: Part, known: ReadonlyMap<string, Clause>): Clause[] {
  if (node.gone) return [];
  const before = known.get(node.id);
  const text = tidy(node.words, before?.text);
  const children = node.children.flatMap((child) => clauseOf(child, part, known));
  if (text === "" && children.length === 0) return [];
  const opening = openingOf(node, text, before);
  return [
    {
      id: node.id,
      kind: kindOf(node, part),
      text,
      ...(opening > 0 && { opening }),
      ...(children.length > 0 && { children }),
      ...(node.language && { language: node.language }),
    },
  ];
}

function kindOf({ heading, level }: Node, part: Part): ClauseKind {
  if (heading) return "heading";
  if (level > 0) return "sub_paragraph";
  return part === "preamble" ? "preambular" : part === "operative" ? "operative" : "paragraph";
}

/** The opening words that the base marks stay so where they stand unchanged; otherwise they are found anew. */
function openingOf({ heading, level, part }: Node, text: string, before: Clause | undefined): number {
  const marked = Array.from(before?.text ?? "")
    .slice(0, before?.opening ?? 0)
    .join("");
  if (before !== undefined && text.startsWith(marked) && (marked !== "" || text === before.text))
    return before.opening ?? 0;
  return heading || level > 0 || part === "annex" ? 0 : openingWords(text);
}

function tidy(words: string, before: string | undefined): string {
  return words === before ? words : asClauseText(words);
}
