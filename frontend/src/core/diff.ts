/**
 * What differs between two wordings, word by word: Myers' greedy algorithm over words, single marks and single ideographs,
 * each with the spaces before it. A mark alone between two changes belongs to the change, for a mosaic of small matches is unreadable. The
 * server has the same algorithm, and both run the same vectors.
 */
import { MARK } from "./markup";
import { type Clause, type Text, walk } from "./text";

export type Deed = "equal" | "insert" | "delete";

/** A run of words that both wordings have, or that only the new (`insert`) or the old (`delete`) has. */
export interface Op {
  readonly deed: Deed;
  readonly words: string;
}

/** What became of one clause; `ops` are of its own words, not of its sub-paragraphs. */
export interface ClauseDiff {
  readonly id: string;
  readonly state: "unchanged" | "changed" | "inserted" | "deleted";
  readonly ops: readonly Op[];
}

/** What became of a text: its title, and its clauses in reading order, the deleted ones where they stood. */
export interface TextDiff {
  readonly title: readonly Op[];
  readonly clauses: readonly ClauseDiff[];
}

/** Beyond this many single edits two wordings are shown as one replaced by the other. */
export const EDITS_MAX = 1_000;

type Pair = readonly [old: number, new: number];

/**
 * The pieces of a difference: words, single marks, single ideographs, each with the spaces before it. A reference or a footnote mark
 * (`markup.ts`) is one piece.
 */
export function tokens(words: string): string[] {
  const pieces: string[] = [];
  let last = "";
  const add = (unit: string, kind: string): void => {
    const continues = last === "space" || (last === "word" && kind === "word");
    pieces.push(continues ? (pieces.pop() ?? "") + unit : unit);
    last = kind;
  };
  for (const [i, between] of words.split(MARK).entries()) {
    if (i % 2 === 1) add(between, "mark");
    else for (const character of between) add(character, characterClass(character));
  }
  return pieces;
}

// Written out so that both languages agree, whatever version of Unicode's scripts they carry.
const IDEOGRAPH = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]$/u;

function characterClass(character: string): "ideograph" | "word" | "space" | "mark" {
  if (IDEOGRAPH.test(character)) return "ideograph";
  if (/^[\p{L}\p{M}\p{N}]$/u.test(character)) return "word";
  return /^\p{Zs}$/u.test(character) ? "space" : "mark";
}

/** The difference of two wordings: the equal and deleted words joined give `old`, the equal and inserted ones `new`. */
export function compareWords(old: string, new_: string): Op[] {
  if (old === new_) return old === "" ? [] : [{ deed: "equal", words: old }];
  return readable(edits(tokens(old), tokens(new_)));
}

/** The difference of two versions of a text, clause by clause along their ids; a clause that moved is deleted and inserted. */
export function compareTexts(old: Text, new_: Text): TextDiff {
  const before = walk(old).map((place) => place.clause);
  const after = walk(new_).map((place) => place.clause);
  const common = matches(before.map(id), after.map(id));
  const clauses = along<Clause, ClauseDiff>(before, after, common, {
    equal: (was, is) => ({
      id: is.id,
      state: was.text === is.text ? "unchanged" : "changed",
      ops: compareWords(was.text, is.text),
    }),
    delete: (was) => ({ id: was.id, state: "deleted", ops: [{ deed: "delete", words: was.text }] }),
    insert: (is) => ({ id: is.id, state: "inserted", ops: [{ deed: "insert", words: is.text }] }),
  });
  return { title: compareWords(old.title, new_.title), clauses };
}

function id(clause: Clause): string {
  return clause.id;
}

/** Joins single edits to runs, deletion before insertion, and takes marks between two changes into the change. */
function readable(single: readonly Op[]): Op[] {
  const runs = grouped(single);
  const joined: Op[] = [];
  let [deleted, inserted] = ["", ""];
  const flush = (): void => {
    if (deleted !== "") joined.push({ deed: "delete", words: deleted });
    if (inserted !== "") joined.push({ deed: "insert", words: inserted });
    [deleted, inserted] = ["", ""];
  };
  runs.forEach((run, index) => {
    const same = run[0]?.deed === "equal";
    const between = index > 0 && index < runs.length - 1;
    if (same && !(between && onlyMarks(wordsOf(run)))) {
      flush();
      joined.push({ deed: "equal", words: wordsOf(run) });
    } else {
      deleted += wordsOf(run.filter((op) => op.deed !== "insert"));
      inserted += wordsOf(run.filter((op) => op.deed !== "delete"));
    }
  });
  flush();
  return joined;
}

/** Runs of equal words and runs of changed ones, by turns. */
function grouped(single: readonly Op[]): Op[][] {
  const runs: Op[][] = [];
  for (const op of single) {
    const run = runs.at(-1);
    if (run !== undefined && (run[0]?.deed === "equal") === (op.deed === "equal")) run.push(op);
    else runs.push([op]);
  }
  return runs;
}

function wordsOf(run: readonly Op[]): string {
  return run.map((op) => op.words).join("");
}

function onlyMarks(words: string): boolean {
  return Array.from(words).every((character) => ["space", "mark"].includes(characterClass(character)));
}

/** The single edits from one sequence to the other, the common beginning and end set aside first. */
function edits(before: readonly string[], after: readonly string[]): Op[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const new_ = after.slice(start, after.length - end);
  const op =
    (deed: Deed) =>
    (words: string): Op => ({ deed, words });
  return [
    ...before.slice(0, start).map(op("equal")),
    ...along(old, new_, matches(old, new_), { equal: op("equal"), delete: op("delete"), insert: op("insert") }),
    ...before.slice(before.length - end).map(op("equal")),
  ];
}

/** Goes along two sequences and their matches; between two matches first what was deleted, then what was inserted. */
function along<T, R>(
  old: readonly T[],
  new_: readonly T[],
  common: readonly Pair[],
  make: { equal: (was: T, is: T) => R; delete: (was: T) => R; insert: (is: T) => R },
): R[] {
  const made: R[] = [];
  let [atOld, atNew] = [0, 0];
  for (const [matchOld, matchNew] of [...common, [old.length, new_.length] as const]) {
    made.push(...old.slice(atOld, matchOld).map(make.delete), ...new_.slice(atNew, matchNew).map(make.insert));
    if (matchOld < old.length) made.push(make.equal(old[matchOld] as T, new_[matchNew] as T));
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
