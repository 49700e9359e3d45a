/**
 * Carries an amendment over to a later version of the text, as the server does: words along the word diff of the clause as its author saw
 * it and as it is now, where they could not lie elsewhere; places by their siblings (`seating.ts`). Nothing is guessed: a change that
 * could stand in two places fits in none. `core/rebasing.py` is the law.
 */
import type { Change, ReplaceWords } from "./changes";
import { compareWords, tokens } from "./diff";
import { containerOf, type Outline, outline } from "./outline";
import { Seating } from "./seating";
import type { Text } from "./text";

/** Words that the diff does not carry are found again only as a phrase of this many; single ones recur by chance. */
const PHRASE_MIN = 3;

/** An amendment as it is to a later version: the changes that fit there, and as they were, those that don't. */
export interface Rebased {
  readonly changes: readonly Change[];
  readonly misfits: readonly Change[];
}

/** Anchors the changes of an amendment, made to `base`, to another version of the text. */
export function rebase(changes: readonly Change[], base: Text, text: Text): Rebased {
  return carried(changes, outline(base), outline(text));
}

export function carried(changes: readonly Change[], then: Outline, now: Outline): Rebased {
  const seating = new Seating(then, now);
  const fates = apart(changes.map((change) => fate(change, then, now, seating)));
  return {
    changes: fates.filter((one) => one !== undefined),
    misfits: changes.filter((_, i) => fates[i] === undefined),
  };
}

/** A change as it fits now, or undefined. */
function fate(change: Change, then: Outline, now: Outline, seating: Seating): Change | undefined {
  switch (change.kind) {
    case "replace_words":
      return wordsNow(change, then, now);
    case "delete_clause":
      return now.nodes.has(change.clause) ? change : undefined;
    case "insert_clause":
    case "insert_annex":
    case "move_clause": {
      const container = containerOf(change);
      const after =
        change.kind === "move_clause"
          ? seating.move(change.clause, container, change.after)
          : seating.insert(change.kind === "insert_annex" ? change.annex : change.clause, container, change.after);
      return after === undefined ? undefined : { ...change, after };
    }
    case "split_clause": {
      const [was, is] = [then.words.get(change.clause), now.words.get(change.clause)];
      const at = was === undefined || is === undefined ? undefined : offsetNow(was, is, change.at, change.at);
      if (at === undefined) return undefined;
      seating.split(change.clause, change.new);
      return { ...change, at };
    }
    case "insert_note":
      return change;
  }
}

/** Takes out rewordings of one clause that would meet now, which phrases found elsewhere may do. */
function apart(fates: readonly (Change | undefined)[]): (Change | undefined)[] {
  const words = fates.filter((one) => one?.kind === "replace_words");
  const out = new Set(
    words.filter((a) => words.some((b) => a !== b && a.clause === b.clause && rangesMeet(a, b))),
  ); // prettier-ignore
  return fates.map((one) => (one?.kind === "replace_words" && out.has(one) ? undefined : one));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Half-open ranges with a character in common; an empty one meets another at its offset and a range it is strictly inside. */
export function rangesMeet(a: Range, b: Range): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

function wordsNow(change: ReplaceWords, then: Outline, now: Outline): ReplaceWords | undefined {
  const [was, is] = [then.words.get(change.clause), now.words.get(change.clause)];
  if (was === undefined || is === undefined) return undefined;
  if (Array.from(was).slice(change.start, change.end).join("") !== change.old) return undefined;
  const start = offsetNow(was, is, change.start, change.end);
  if (start === undefined) return inSecondHalf(change, was, is, then, now);
  return { ...change, start, end: start + change.end - change.start };
}

/** The change in the second half of its clause, which was split since: the unchanged tail stands right after it. */
function inSecondHalf(
  change: ReplaceWords,
  was: string,
  is: string,
  then: Outline,
  now: Outline,
): ReplaceWords | undefined {
  const row = now.below.get(now.homes.get(change.clause) ?? "") ?? [];
  const half = row[(now.seats.get(change.clause) ?? row.length) + 1];
  if (half === undefined || then.nodes.has(half) || change.start === change.end) return undefined;
  const tail = now.words.get(half) ?? "";
  if (!was.endsWith(tail) || was.slice(0, was.length - tail.length).trimEnd() !== is) return undefined;
  const start = change.start - (length(was) - length(tail));
  return start < 0 ? undefined : { ...change, clause: half, start, end: start + change.end - change.start };
}

function length(words: string): number {
  return Array.from(words).length;
}

/** Words that stayed: from `first` to `last` of the old wording, `shift` further on in the new one. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly shift: number;
  /** That nothing was put in right before or after, so that words may be inserted there. */
  readonly openBefore: boolean;
  readonly openAfter: boolean;
}

/** Where the words from `start` to `end` of an old wording begin in the new one, if that is certain. */
function offsetNow(then: string, now: string, start: number, end: number): number | undefined {
  if (then === now) return start;
  for (const stretch of stretches(then, now)) {
    const inIt = stretch.first <= start && end <= stretch.last;
    if (inIt && (start < end || mayInsert(stretch, start))) return start + stretch.shift;
  }
  const words = Array.from(then).slice(start, end).join("");
  const found = once(words, then) && once(words, now) && tokens(words).length >= PHRASE_MIN;
  return found ? length(now.slice(0, now.indexOf(words))) : undefined;
}

function mayInsert(stretch: Stretch, at: number): boolean {
  return (stretch.first < at || stretch.openBefore) && (at < stretch.last || stretch.openAfter);
}

/** Whether words stand exactly once among others; overlapping places count. */
function once(words: string, among: string): boolean {
  const first = among.indexOf(words);
  return words !== "" && first >= 0 && !among.includes(words, first + 1);
}

/** A run of equal words, with what was taken out and put in right before it. */
interface Run {
  old: number;
  new: number;
  words: string;
  deleted: string;
  inserted: string;
}

const known = new Map<string, Stretch[]>();
const KEPT = 4_096;

/** The words that stayed for certain: not those at the edge of a change that may as well be part of it. */
function stretches(then: string, now: string): Stretch[] {
  const key = `${then}\n${now}`;
  const found = known.get(key) ?? stretchesOf(then, now);
  if (known.size >= KEPT) known.clear();
  known.set(key, found);
  return found;
}

function stretchesOf(then: string, now: string): Stretch[] {
  const all = runs(then, now);
  return all.slice(0, -1).flatMap((run, i) => {
    const following = all[i + 1] ?? run;
    const [changed, changes] = [run.deleted + run.inserted !== "", following.deleted + following.inserted !== ""];
    const last = run.old + length(run.words);
    const core = { first: run.old + slide(run, run.words, false), last: last - slide(following, run.words, true) };
    if (core.first > core.last) return [];
    if (changed && changes && !(once(run.words, then) && once(run.words, now))) return [];
    const openBefore = core.first === run.old && run.inserted === "";
    return [
      { ...core, shift: run.new - run.old, openBefore, openAfter: core.last === last && following.inserted === "" },
    ];
  });
}

/** The equal runs in order; a last one without words holds what was changed at the end. */
function runs(then: string, now: string): Run[] {
  const found: Run[] = [{ old: 0, new: 0, words: "", deleted: "", inserted: "" }];
  let [at, atNow] = [0, 0];
  for (const { deed, words } of compareWords(then, now)) {
    const run = found.at(-1)!;
    if (deed === "delete") run.deleted = words;
    if (deed === "insert") run.inserted = words;
    if (deed !== "insert") at += length(words);
    if (deed !== "delete") atNow += length(words);
    if (deed !== "equal") continue;
    Object.assign(run, { old: at - length(words), new: atNow - length(words), words });
    found.push({ old: at, new: atNow, words: "", deleted: "", inserted: "" });
  }
  return found;
}

/** How many of the words beside a change may as well be part of it. */
function slide({ deleted, inserted }: Run, stayed: string, fromEnd: boolean): number {
  if (deleted === "" && inserted === "") return 0;
  const row = (words: string): string[] =>
    fromEnd ? Array.from(stayed + words).reverse() : Array.from(words + stayed);
  const [old, new_] = [row(deleted), row(inserted)];
  let common = 0;
  while (common < old.length && common < new_.length && old[common] === new_[common]) common++;
  return Math.min(length(stayed), Math.max(0, common - Math.min(length(deleted), length(inserted))));
}
