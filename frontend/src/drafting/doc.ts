/**
 * A draft as a document that two people write at once (a Yjs document, for its merges lose nothing whatever the order): a map from
 * each clause's id to its words and its place. The title, annexes and footnotes are kept in the same way. A clause is taken out by a
 * note of the words that it had then: who changed these words meanwhile keeps the clause, so no deletion takes words that its author
 * never saw. It is read in `tree.ts`; the text is derived (`text.ts`), and from it the amendment.
 */
import * as Y from "yjs";
import { hex, utf8 } from "../core/bytes";
import { sha256 } from "../core/sha256";
import type { Clause, ClauseKind, Language, Part, Text } from "../core/text";
import { keyAt, keyBetween } from "./order";
import { splices, type Splice, typedOver } from "./splice";
import {
  fieldsOf,
  type Fields,
  find,
  flat,
  type Node,
  nodesOf,
  type Place,
  type Section,
  treeOf,
  wordsIn,
} from "./tree";

/** What the title is called, which has words as a clause has. */
export const TITLE = "title";

/** What a draft is: of an amendment to a version of a proposal, or of a proposal. */
export interface Head {
  readonly kind: "amendment" | "proposal";
  readonly proposal?: string;
  /** The hash of the version that the amendment is to, and the place of that version in the row of them. */
  readonly base?: string;
  readonly version?: number;
  /** The version on which the draft was begun. */
  readonly begun?: number;
  readonly language?: Language;
  /** The withdrawn proposal that a proposal brings again. */
  readonly reintroduces?: string;
}

/** Where a clause stands: `parent` is a clause, or the annex at whose top it is; null at the top of preamble and operative part. */
export interface Spot {
  readonly part: Part;
  readonly parent: string | null;
  /** The sibling that it follows; null for the first place. */
  readonly after: string | null;
}

/** The origin of changes that were made here; an update that came from elsewhere has another. */
export const TYPED = "typed";

/** A new id for a clause, an annex or a footnote, unlike any other (`[a-z0-9]{6,32}`). */
export function newId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 16);
}

/**
 * A draft with the words of a text: the base of an amendment, or what a proposal begins with. The words of a base are written as if by
 * its own author, the same in each draft, for whom later versions can go on writing (`carrying.ts`).
 */
export function newDraft(head: Head, text: Text): Y.Doc {
  const [doc, ground] = [new Y.Doc(), new Y.Doc()];
  if (head.base !== undefined) ground.clientID = authorOf(head.base);
  seed(ground, text);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ground));
  doc.transact(() => {
    const { base, version = 0, ...rest } = head;
    const said = base === undefined ? rest : { ...rest, begun: version, now: { base, version } };
    for (const [name, value] of Object.entries(said)) if (value !== undefined) doc.getMap("head").set(name, value);
  }, TYPED);
  return doc;
}

/** Puts the words of a text into a document with nothing in it. */
export function seed(doc: Y.Doc, text: Text): void {
  doc.transact(() => {
    put(doc, TITLE, text.title, { part: "title", parent: null, at: keyAt(0) });
    putClauses(doc, text.preamble, "preamble", null);
    putClauses(doc, text.operative, "operative", null);
    text.annexes?.forEach((annex, index) => {
      put(doc, annex.id, annex.title, { part: "annexes", parent: null, at: keyAt(index) }, extraOf(annex));
      putClauses(doc, annex.clauses ?? [], "annex", annex.id);
    });
    text.notes?.forEach((note, index) =>
      put(doc, note.id, note.text, { part: "notes", parent: null, at: keyAt(index) }, extraOf(note)),
    );
  });
}

/** The number under which a version of a text is written: 48 bits, so that nobody's own number is like it. */
export function authorOf(version: string): number {
  return Number.parseInt(hex(sha256(utf8(`draft 1 ${version}`))).slice(0, 12), 16);
}

/** What the draft is. */
export function headOf(doc: Y.Doc): Head {
  const { now, ...head } = doc.getMap("head").toJSON();
  return { kind: "proposal", ...head, ...(now as object | undefined) } as Head;
}

function putClauses(doc: Y.Doc, clauses: readonly Clause[], part: Part, parent: string | null): void {
  clauses.forEach((clause, index) => {
    put(doc, clause.id, clause.text, { part, parent, at: keyAt(index) }, extraOf(clause));
    putClauses(doc, clause.children ?? [], part, clause.id);
  });
}

/** What is kept of a clause, an annex or a footnote besides its words and its place. */
export function extraOf(what: { readonly kind?: ClauseKind; readonly language?: Language }): Record<string, unknown> {
  return { ...(what.kind === "heading" && { heading: true }), ...(what.language && { language: what.language }) };
}

/** Puts something with words in; whatever has its id is replaced. */
export function put(
  doc: Y.Doc,
  id: string,
  words: string,
  place: Place,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const fields: Fields = new Y.Map();
  const text = new Y.Text();
  text.insert(0, words);
  for (const [name, value] of Object.entries({ ...extra, place, words: text })) fields.set(name, value);
  nodesOf(doc).set(id, fields);
}

/** The words of a clause as they are now, the title under `TITLE`; undefined where there is no such clause. */
export function wordsOf(doc: Y.Doc, id: string): string | undefined {
  const words = nodesOf(doc).get(id)?.get("words");
  return words instanceof Y.Text ? words.toString() : undefined;
}

/** Undoing and doing again what was done here, and nobody else's. */
export function undoing(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(nodesOf(doc), { trackedOrigins: new Set([TYPED]) });
}

// writing

/**
 * Makes the words of a clause read so; what is the same stays as it is.
 * @throws RangeError where there is no such clause; so do all that name one.
 */
export function setWords(doc: Y.Doc, id: string, words: string): void {
  const text = wordsIn(fieldsOf(doc, id));
  splice(doc, text, splices(text.toString(), words));
}

/**
 * What was typed into a field that showed `before`, also where others have changed the words since.
 * @param caret where the cursor is now, which tells what was typed from what is like it.
 */
export function typeWords(doc: Y.Doc, id: string, before: string, after: string, caret?: number): void {
  const text = wordsIn(fieldsOf(doc, id));
  splice(doc, text, typedOver(before, after, text.toString(), caret));
}

/** Makes changes of words, from the last to the first. */
export function splice(doc: Y.Doc, text: Y.Text, runs: readonly Splice[]): void {
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
      fields.set("gone", wordsIn(fields).toString());
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
  const words = wordsIn(fields);
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

/** The place at a spot, as it is kept. */
export function placeAt(doc: Y.Doc, { part, parent, after }: Spot, random?: () => number): Place {
  return { part, parent, at: keyAfter(doc, part, after, parent, random) };
}

/** The key of the place after a sibling, or the first one. */
export function keyAfter(
  doc: Y.Doc,
  part: Section,
  after: string | null,
  parent: string | null = null,
  random?: () => number,
): string {
  const around = siblings(doc, part, parent);
  const index = after === null ? -1 : around.findIndex((node) => node.id === after);
  return keyBetween(around[index]?.at ?? "", around[index + 1]?.at, random);
}

function siblings(doc: Y.Doc, part: Section, parent: string | null): readonly Node[] {
  const tree = treeOf(doc);
  return (parent === null ? tree.get(part) : find(tree, parent)?.children) ?? [];
}

function below(doc: Y.Doc, id: string): string[] {
  const found = find(treeOf(doc), id);
  return found ? flat(found.children).map((node) => node.id) : [];
}
