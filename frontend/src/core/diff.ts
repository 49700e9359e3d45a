/**
 * What differs between two wordings, word by word: Myers' greedy algorithm over words, single marks and single ideographs,
 * each with the spaces before it. A mark alone between two changes belongs to the change, for a mosaic of small matches is unreadable. The
 * server has the same algorithm, and both run the same vectors.
 */
import { MARK } from "./markup";
import { type Text, walk, wordings } from "./text";

export type Deed = "equal" | "insert" | "delete";

/** A run of words that both wordings have, or that only the new (`insert`) or the old (`delete`) has. */
export interface Op {
  readonly deed: Deed;
  readonly words: string;
}

/** What became of the words under one id: a clause's own (not its sub-paragraphs'), an annex's title, a footnote. */
export interface WordsDiff {
  readonly id: string;
  readonly state: "unchanged" | "changed" | "inserted" | "deleted";
  readonly ops: readonly Op[];
}

/** What became of a text. */
export interface TextDiff {
  readonly title: readonly Op[];
  /**
   * Its clauses and, before its own, the title of each annex, in reading order; the deleted ones where they stood, never
   * between a paragraph and what it has below it now. What moved is deleted and inserted.
   */
  readonly clauses: readonly WordsDiff[];
  /** The footnotes, in the order in which the text holds them. */
  readonly notes: readonly WordsDiff[];
}

/** Beyond this many single edits two wordings are shown as one replaced by the other. */
export const EDITS_MAX = 1_000;

type Pair = readonly [old: number, new: number];

// Written out so that both languages agree, whatever version of Unicode's scripts they carry.
const IDEOGRAPH = String.raw`[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]`;
const ASCII = /^[\0-\x7f]*$/;
const ASCII_PIECE = new RegExp(`\x20*(?:[A-Za-z0-9]+|${MARK.source}|[^\x20])|\x20+`, "g");
const PIECE = new RegExp(
  String.raw`\p{Zs}*(?:${MARK.source}|${IDEOGRAPH}|(?:(?!${IDEOGRAPH})[\p{L}\p{M}\p{N}])+|\P{Zs})|\p{Zs}+`,
  "gsu",
);
const NO_MARK = new RegExp(String.raw`${IDEOGRAPH}|[\p{L}\p{M}\p{N}]`, "u");

/**
 * The pieces of a difference: words, single marks, single ideographs, each with the spaces before it. A reference or a footnote mark
 * (`markup.ts`) is one piece.
 */
export function tokens(words: string): string[] {
  return words.match(ASCII.test(words) ? ASCII_PIECE : PIECE) ?? [];
}

/** The difference of two wordings: the equal and deleted words joined give `old`, the equal and inserted ones `new`. */
export function compareWords(old: string, new_: string): Op[] {
  if (old === new_) return old === "" ? [] : [{ deed: "equal", words: old }];
  return readable(runs(tokens(old), tokens(new_)));
}

/** The difference of two versions along the ids of clauses, annexes and footnotes. */
export function compareTexts(old: Text, new_: Text): TextDiff {
  const notes = (text: Text): Worded[] => (text.notes ?? []).map((note) => [note.id, note.text]);
  return {
    title: compareWords(old.title, new_.title),
    clauses: along(wordings(old), wordings(new_), depths(old), depths(new_)),
    notes: along(notes(old), notes(new_)),
  };
}

type Worded = readonly [id: string, words: string];

/** Words that both wordings have, or those that the new one has in place of the old one's. */
interface Run {
  readonly same: boolean;
  readonly old: string;
  readonly new: string;
}

/** Equal and changed runs by turns; the common beginning and end are set aside before words are compared. */
function runs(before: readonly string[], after: readonly string[]): Run[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const [lastOld, lastNew] = [before.length - end, after.length - end];
  const found: Run[] = [];
  let [atOld, atNew] = [0, 0];
  const until = (old: number, new_: number, length: number): void => {
    if (old > atOld || new_ > atNew)
      found.push({ same: false, old: before.slice(atOld, old).join(""), new: after.slice(atNew, new_).join("") });
    [atOld, atNew] = [old + length, new_ + length];
    const words = before.slice(old, atOld).join("");
    if (length > 0) found.push({ same: true, old: words, new: words });
  };
  until(0, 0, start);
  for (const [old, new_, length] of blocks(matches(before.slice(start, lastOld), after.slice(start, lastNew))))
    until(old + start, new_ + start, length);
  until(lastOld, lastNew, end);
  return found;
}

/** Pairs of places that follow each other in both sequences as one block, with its length. */
function blocks(pairs: readonly Pair[]): [old: number, new: number, length: number][] {
  const found: [number, number, number][] = [];
  for (const [old, new_] of pairs) {
    const last = found.at(-1);
    if (last && old === last[0] + last[2] && new_ === last[1] + last[2]) last[2]++;
    else found.push([old, new_, 1]);
  }
  return found;
}

/** The operations, deletion before insertion; marks alone between two changes are taken into the change. */
function readable(all: readonly Run[]): Op[] {
  const ops: Op[] = [];
  let [deleted, inserted] = ["", ""];
  all.forEach((run, index) => {
    const between = index > 0 && index < all.length - 1;
    if (!run.same || (between && !NO_MARK.test(run.old))) {
      [deleted, inserted] = [deleted + run.old, inserted + run.new];
      return;
    }
    change(ops, deleted, inserted);
    [deleted, inserted] = ["", ""];
    ops.push({ deed: "equal", words: run.old });
  });
  change(ops, deleted, inserted);
  return ops;
}

function change(ops: Op[], deleted: string, inserted: string): void {
  if (deleted !== "") ops.push({ deed: "delete", words: deleted });
  if (inserted !== "") ops.push({ deed: "insert", words: inserted });
}

const FIRST_DEPTH = { preamble: 20, operative: 10, annex: 1 };

/** How far in everything stands: sub-paragraphs further than what they are below, the preamble than what follows. */
function depths(text: Text): Map<string, number> {
  return new Map([
    ...(text.annexes ?? []).map(({ id }) => [id, 0] as const),
    ...walk(text).map(({ clause, part, above }) => [clause.id, FIRST_DEPTH[part] + above.length] as const),
  ]);
}

const FLAT: ReadonlyMap<string, number> = new Map();

/**
 * Words by id in two orders: between two that both have, first what was deleted, then what was inserted. But what was inserted further
 * in than a deleted one stands before that: it belongs to what precedes both.
 */
function along(old: readonly Worded[], new_: readonly Worded[], oldDepths = FLAT, newDepths = FLAT): WordsDiff[] {
  const common = matches(
    old.map(([id]) => id),
    new_.map(([id]) => id),
  );
  const made: WordsDiff[] = [];
  let [atOld, atNew] = [0, 0];
  for (const [matchOld, matchNew] of [...common, [old.length, new_.length] as const]) {
    const come = new_.slice(atNew, matchNew);
    const insert = ([id, words]: Worded): unknown =>
      made.push({ id, state: "inserted", ops: [{ deed: "insert", words }] });
    for (const [id, words] of old.slice(atOld, matchOld)) {
      const depth = oldDepths.get(id) ?? 0;
      const further = come.findIndex(([other]) => (newDepths.get(other) ?? 0) <= depth);
      come.splice(0, further < 0 ? come.length : further).forEach(insert);
      made.push({ id, state: "deleted", ops: [{ deed: "delete", words }] });
    }
    come.forEach(insert);
    const [both, is] = [old[matchOld], new_[matchNew]];
    if (both && is) {
      const state = both[1] === is[1] ? "unchanged" : "changed";
      made.push({ id: is[0], state, ops: compareWords(both[1], is[1]) });
    }
    [atOld, atNew] = [matchOld + 1, matchNew + 1];
  }
  return made;
}

/**
 * The pairs of places of a longest common subsequence (Myers 1986); none where more than `EDITS_MAX` edits are needed. Round d holds,
 * for each of its d + 1 diagonals, how far in `old` one gets with d edits; d insertions come first, d deletions last.
 */
function matches(old: readonly string[], new_: readonly string[]): Pair[] {
  const rounds: number[][] = [];
  for (let round = 0; round <= Math.min(old.length + new_.length, EDITS_MAX); round++) {
    const reached: number[] = [];
    for (let index = 0; index <= round; index++) {
      let [x] = fromRound(rounds.at(-1), index);
      let y = x - (2 * index - round);
      while (x < old.length && y < new_.length && old[x] === new_[y]) [x, y] = [x + 1, y + 1];
      if (x >= old.length && y >= new_.length) return wayBack(rounds, index, x);
      reached.push(x);
    }
    rounds.push(reached);
  }
  return [];
}

/** Where one more edit leads on diagonal `index` of the next round, and from which diagonal: an insertion, or a deletion. */
function fromRound(reached: readonly number[] | undefined, index: number): readonly [x: number, origin: number] {
  if (reached === undefined) return [0, 0];
  const byDeletion = reached[index - 1];
  const byInsertion = reached[index];
  if (byInsertion !== undefined && (byDeletion === undefined || byDeletion < byInsertion)) return [byInsertion, index];
  return [(byDeletion ?? 0) + 1, index - 1];
}

/** The matches on the way that led to `x` on diagonal `index` of the round after `rounds`. */
function wayBack(rounds: readonly (readonly number[])[], index: number, x: number): Pair[] {
  const pairs: Pair[] = [];
  for (let round = rounds.length; round >= 0; round--) {
    const diagonal = 2 * index - round;
    const before = rounds[round - 1];
    const [start, origin] = fromRound(before, index);
    for (let place = x - 1; place >= start; place--) pairs.push([place, place - diagonal]);
    [x, index] = [before?.[origin] ?? 0, origin];
  }
  return pairs.reverse();
}
