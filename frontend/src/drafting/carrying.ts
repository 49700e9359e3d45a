/**
 * Carrying a draft over to a later version of the text. What a version changes is written into the draft as if by an author of its own,
 * and always in the same way, whoever carries it over: two who do it at once write the very same, and what others typed meanwhile, or
 * type on a train before they hear of it, is merged with it as any two people's words are. What the drafters changed is anchored by
 * the law's own rule (`core/rebasing.ts`): where that leaves a place open, or the merge reads otherwise, it is noted, and shown
 * to the drafters until they have settled it. Nothing that they typed is taken out.
 */
import * as Y from "yjs";
import type { Change, MoveClause } from "../core/changes";
import { derive } from "../core/deriving";
import { made } from "../core/making";
import { type Outline, outline } from "../core/outline";
import { rebase } from "../core/rebasing";
import { type Annex, type Clause, languagesById, type Note, type Text } from "../core/text";
import { authorOf, deleteClause, extraOf, headOf, keyAfter, placeAt, put, seed, setWords, splice, TITLE } from "./doc";
import { keyAt } from "./order";
import { wordByWord } from "./splice";
import { textIn } from "./text";
import { fieldsOf, find, flat, nodesOf, type Place, type Tree, treeOf, wordsIn } from "./tree";

/** The origin of what was carried over: sent like what is typed, undone by nobody. */
export const CARRIED = "carried";

export interface Version {
  readonly hash: string;
  readonly text: Text;
}

/**
 * What the drafters wrote that does not fit the text any more. `words`: both have changed the same words. `gone`: they wrote in a
 * paragraph that is no longer in the text. `place`: where it stands is no longer certain.
 */
export interface Misfit {
  readonly id: string;
  readonly kind: "words" | "gone" | "place";
  /** The words before either changed them, and as the drafters had them; empty where they are not at issue. */
  readonly was: string;
  readonly ours: string;
}

/** What is not settled yet, by its id. */
export function misfitsOf(doc: Y.Doc): Misfit[] {
  const all = Object.values(noted(doc).toJSON()) as Misfit[];
  return all.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Somebody has looked at it, and it reads as they want it. */
export function settle(doc: Y.Doc, id: string): void {
  noted(doc).delete(id);
}

function noted(doc: Y.Doc): Y.Map<Misfit> {
  return doc.getMap<Misfit>("misfits");
}

/**
 * Carries a draft over to the last of the versions, one after the other.
 * @param versions from the one on which the draft was begun.
 * @returns whether it could be; not where it was begun by another program, which writes a text in another way.
 */
export function carry(doc: Y.Doc, versions: readonly Version[]): boolean {
  const { begun = 0, version = 0 } = headOf(doc);
  if (version - begun + 1 >= versions.length) return true;
  const courses = coursesOf(versions);
  // made beside the draft and put in as one, so that nobody ever has a part of it
  const carried = new Y.Doc();
  Y.applyUpdate(carried, Y.encodeStateAsUpdate(doc));
  for (let step = version - begun + 1; step < versions.length; step++) {
    const [then, now] = [versions[step - 1]!, versions[step]!];
    const { update, from } = courses[step]!;
    if (!has(carried, from)) return false;
    const before = textIn(treeOf(carried), then.text);
    Y.applyUpdate(carried, update);
    carried.transact(() => {
      carried.getMap("head").set("now", { base: now.hash, version: begun + step });
      note(carried, before, then.text, now.text, true);
    });
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(carried, Y.encodeStateVector(doc)), CARRIED);
  return true;
}

/**
 * Notes what does not fit of words that were written before their author heard that the draft had been carried over.
 * @param tree what they had written, upon `then`.
 */
export function carriedMeanwhile(doc: Y.Doc, tree: Tree, then: Text, now: Text): void {
  doc.transact(() => note(doc, textIn(tree, then), then, now, false), CARRIED);
}

// the text's own author

interface Course {
  readonly update: Uint8Array;
  /** What the update is written upon. */
  readonly from: ReadonlyMap<number, number>;
}

const NOTHING: Course = { update: new Uint8Array(), from: new Map() };

/** What each version writes into a draft that was begun on the first. */
function coursesOf(versions: readonly Version[]): Course[] {
  const ground = new Y.Doc();
  return versions.map(({ hash, text }, step) => {
    const before = versions[step - 1];
    const vector = Y.encodeStateVector(ground);
    ground.clientID = authorOf(before ? `${step} ${before.hash} ${hash}` : hash);
    if (!before) {
      seed(ground, text);
      return NOTHING;
    }
    follow(ground, before.text, text);
    return { update: Y.encodeStateAsUpdate(ground, vector), from: Y.decodeStateVector(vector) };
  });
}

function has(doc: Y.Doc, from: ReadonlyMap<number, number>): boolean {
  const own = Y.decodeStateVector(Y.encodeStateVector(doc));
  return [...from].every(([author, clock]) => (own.get(author) ?? 0) >= clock);
}

/** Makes of a document that reads as one version what reads as the next; the same each time, so without chance. */
function follow(doc: Y.Doc, then: Text, now: Text): void {
  const [old, new_] = [outline(then), outline(now)];
  doc.transact(() => {
    for (const [id, words] of new_.words) if (old.words.has(id)) reword(doc, id, words);
    for (const change of derive(then, now)) restructure(doc, change);
    for (const [id, language] of languagesById(now)) spoken(doc, id, language);
  });
}

/** Words that a version has in another language are in it. */
function spoken(doc: Y.Doc, id: string, language: string | undefined): void {
  const fields = nodesOf(doc).get(id);
  if (id === TITLE || fields === undefined || fields.get("language") === language) return; // the title's is its base's
  if (language === undefined) fields.delete("language");
  else fields.set("language", language);
}

const EVEN = (): number => 0.5;

function restructure(doc: Y.Doc, change: Change): void {
  switch (change.kind) {
    case "insert_clause": {
      const { part, parent = null, after, clause } = change;
      bring(doc, clause, placeAt(doc, { part, parent, after }, EVEN));
      break;
    }
    case "insert_annex":
      bring(doc, change.annex, topPlace(doc, "annexes", change.after));
      break;
    case "insert_note":
      bring(doc, change.note, topPlace(doc, "notes", treeOf(doc).get("notes")?.at(-1)?.id ?? null));
      break;
    case "move_clause":
      fieldsOf(doc, change.clause).set("place", placeAt(doc, { ...change, parent: change.parent ?? null }, EVEN));
      break;
    case "delete_clause":
      deleteClause(doc, change.clause);
      break;
    default: // words are compared as a whole, and no text is derived by splitting
  }
}

function topPlace(doc: Y.Doc, part: "annexes" | "notes", after: string | null): Place {
  return { part, parent: null, at: keyAfter(doc, part, after, null, EVEN) };
}

/** Puts something in with what is below it; or where an earlier version had it, puts it back, for others may have written in it. */
function bring(doc: Y.Doc, what: Clause | Annex | Note, place: Place): void {
  const words = "title" in what ? what.title : what.text;
  const known = nodesOf(doc).get(what.id);
  if (known) {
    known.delete("gone");
    known.set("place", place);
    reword(doc, what.id, words);
  } else put(doc, what.id, words, place, extraOf(what));
  const below = "title" in what ? what.clauses : "kind" in what ? what.children : undefined;
  const part = place.part === "annexes" ? "annex" : place.part;
  below?.forEach((child, index) => bring(doc, child, { part, parent: what.id, at: keyAt(index) }));
}

function reword(doc: Y.Doc, id: string, words: string): void {
  const text = wordsIn(fieldsOf(doc, id));
  if (text.toString() !== words) splice(doc, text, wordByWord(text.toString(), words));
}

// what the drafters wrote

/** @param whole whether nothing else came in at the same time, so that the draft must read as the law has it. */
function note(doc: Y.Doc, before: Text, then: Text, now: Text, whole: boolean): void {
  const [was, ours, is] = [outline(then), outline(before), outline(now)];
  const { changes, misfits } = rebase(derive(then, before), then, now);
  for (const change of changes) if (change.kind === "delete_clause") goes(doc, change.clause, is);
  const open = new Map(misfits.flatMap((change) => misfitOf(change, was, ours, is)).map((each) => [each.id, each]));
  if (whole) {
    const law = outline(made(is, changes));
    for (const change of changes) if (change.kind === "move_clause") stays(doc, change, law);
    const reads = outline(textIn(treeOf(doc), now));
    for (const [id, words] of reads.words)
      if (!open.has(id) && law.words.get(id) !== words && !reworded(doc, id, ours, is))
        open.set(id, misfit(law.words.has(id) ? "words" : "gone", id, was, ours));
  }
  for (const [id, each] of open) if (!reworded(doc, id, ours, is) && !noted(doc).has(id)) noted(doc).set(id, each);
}

/** Where both have come to the same words, these stand, and not twice. */
function reworded(doc: Y.Doc, id: string, ours: Outline, is: Outline): boolean {
  const words = is.words.get(id);
  if (words === undefined || ours.words.get(id) !== words) return false;
  setWords(doc, id, words);
  return true;
}

/** What the drafters took out is out also where the version has reworded it, or put something below it. */
function goes(doc: Y.Doc, id: string, is: Outline): void {
  const node = find(treeOf(doc), id);
  if (!node || !fieldsOf(doc, id).has("gone")) return;
  for (const each of flat([node]))
    if (each.words === is.words.get(each.id)) fieldsOf(doc, each.id).set("gone", each.words);
}

/** What they moved is where they moved it, also where the version has moved it elsewhere. */
function stays(doc: Y.Doc, { clause, part, parent = null, after }: MoveClause, law: Outline): void {
  const reads = outline(textIn(treeOf(doc), law.text));
  if (seatOf(reads, clause) !== seatOf(law, clause))
    fieldsOf(doc, clause).set("place", placeAt(doc, { part, parent, after }, EVEN));
}

function seatOf(of: Outline, id: string): string {
  const home = of.homes.get(id) ?? "";
  return `${home}/${of.below.get(home)?.[(of.seats.get(id) ?? 0) - 1] ?? ""}`;
}

function misfitOf(change: Change, was: Outline, ours: Outline, is: Outline): Misfit[] {
  switch (change.kind) {
    case "replace_words":
      return [misfit(is.words.has(change.clause) ? "words" : "gone", change.clause, was, ours)];
    case "insert_clause":
      return [misfit("place", change.clause.id, was, ours)];
    case "insert_annex":
      return [misfit("place", change.annex.id, was, ours)];
    case "move_clause":
      return [misfit(is.nodes.has(change.clause) ? "place" : "gone", change.clause, was, ours)];
    default: // what both have taken out is out
      return [];
  }
}

function misfit(kind: Misfit["kind"], id: string, was: Outline, ours: Outline): Misfit {
  return { id, kind, was: was.words.get(id) ?? "", ours: ours.words.get(id) ?? "" };
}
