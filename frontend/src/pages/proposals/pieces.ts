/**
 * The words of a clause cut into pieces that are each set in one way: opening words, words that amendments touch, references, footnote
 * marks, what stands in square brackets and who wants it there. Offsets are code points.
 */
import type { Op } from "../../core/diff";
import { MARK, parse, partLastNotes, type Run } from "../../core/markup";

/** A run of a clause's words, and how it is set. */
export interface Piece {
  readonly words: string;
  readonly italic: boolean;
  /** How many pending amendments touch these words. */
  readonly touched: number;
  /** How many brackets it stands in. */
  readonly depth: number;
  /** Whether it says who wants the words before it. */
  readonly attribution: boolean;
  /** Whether it closes the clause without being among its words. */
  readonly stop: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The words of a clause cut where the opening words end, where amendments begin and end, and at marks and brackets. */
export function pieces(words: string, opening: number, ranges: readonly Range[]): Piece[] {
  const points = Array.from(words);
  const { marks, brackets, attributions } = rangesOf(parse(words));
  const cuts = [...ranges, ...marks, ...brackets, ...attributions].flatMap(({ start, end }) => [start, end]);
  const inMark = (at: number): boolean => marks.some(({ start, end }) => start < at && at < end);
  const places = [...new Set([0, opening, ...cuts, points.length])]
    .filter((at) => at >= 0 && at <= points.length && !inMark(at))
    .sort((a, b) => a - b);
  const holding = (within: readonly Range[], at: number): number =>
    within.filter(({ start, end }) => start <= at && at < end).length;
  return places.slice(0, -1).map((from, i) => ({
    words: points.slice(from, places[i + 1]).join(""),
    italic: from < opening,
    touched: holding(ranges, from),
    depth: holding(brackets, from),
    attribution: holding(attributions, from) > 0,
    stop: false,
  }));
}

type Ranges = Readonly<Record<"marks" | "brackets" | "attributions", readonly Range[]>>;

/** Where marks, brackets, and those who want what stands in them are. */
function rangesOf(runs: readonly Run[]): Ranges {
  const found = { marks: [] as Range[], brackets: [] as Range[], attributions: [] as Range[] };
  for (const run of runs) {
    if (run.kind === "reference" || run.kind === "note") found.marks.push(run);
    if (run.kind !== "bracket") continue;
    for (const alternative of run.alternatives) {
      const inside = rangesOf(alternative.runs);
      found.marks.push(...inside.marks);
      found.brackets.push(alternative, ...inside.brackets);
      found.attributions.push(...inside.attributions);
      if (alternative.until < alternative.end - 1)
        found.attributions.push({ start: alternative.until, end: alternative.end - 1 });
    }
  }
  return found;
}

/** A run of words that both wordings have, or one of them, in pieces. */
export interface Stretch {
  readonly deed: Op["deed"];
  readonly pieces: readonly Piece[];
}

/**
 * The pieces of a difference. Brackets are those of the new wording.
 * @param opening how many characters of the new wording are its opening words.
 */
export function piecesOf(ops: readonly Op[], opening: number): Stretch[] {
  const kept = ops.map(({ deed, words }) => (deed === "delete" ? "" : words));
  let at = 0;
  const ranges = kept.map((words): Range => {
    const start = at;
    at += Array.from(words).length;
    return { start, end: at };
  });
  const all = pieces(kept.join(""), opening, ranges);
  return ops.map(({ deed, words }, i): Stretch => {
    if (deed === "delete") return { deed, pieces: pieces(words, 0, []).map((piece) => ({ ...piece, depth: 0 })) };
    let left = Array.from(kept[i]!).length;
    const own: Piece[] = [];
    while (left > 0 && all.length > 0) {
      const piece = all.shift()!;
      own.push({ ...piece, touched: 0 });
      left -= Array.from(piece.words).length;
    }
    return { deed, pieces: own };
  });
}

/** With the mark that closes a clause, before the footnote marks at its end. */
export function closed(all: readonly Piece[], stop: string): readonly Piece[] {
  if (stop === "") return all;
  const [, notes] = partLastNotes(all.map(({ words }) => words).join(""));
  let [at, left] = [all.length, notes.length];
  while (left > 0 && at > 0) left -= all[--at]!.words.length;
  const end: Piece = { words: stop, italic: false, touched: 0, depth: 0, attribution: false, stop: true };
  return all.toSpliced(at, 0, end);
}

/** What a piece refers to: a clause (`@`) or a footnote (`^`). */
export function markOf({ words }: Piece): { readonly sign: string; readonly id: string } | null {
  return words.startsWith("{") && words.replace(MARK, "") === "" ? { sign: words[1]!, id: words.slice(2, -1) } : null;
}
