/**
 * What stands in the words of a clause besides words: cross-references `{@id}`, footnote marks `{^id}` and square brackets, which hold
 * what is not agreed: `[encourages – KEN, FRA] [urges – NOR]` are two alternatives with those who want them. A bracket without its
 * counterpart is a plain character. The server reads words in the same way, and both run the same vectors. Offsets are code points.
 */
import { type Text, walk, wordings } from "./text";

interface Span {
  readonly start: number;
  readonly end: number;
}

export type Run =
  | (Span & { readonly kind: "words"; readonly words: string })
  | (Span & { readonly kind: "reference"; readonly target: string })
  | (Span & { readonly kind: "note"; readonly note: string })
  | Bracket;

/** An open point: brackets that follow each other with nothing but space between them are its alternatives. */
export type Bracket = Span & { readonly kind: "bracket"; readonly alternatives: readonly Alternative[] };

/** What one pair of brackets holds; its own words end at `until`, where the dash with those who want them begins. */
export interface Alternative extends Span {
  readonly until: number;
  readonly runs: readonly Run[];
  readonly attribution: readonly string[];
}

/** How a reference to what is gone is shown. */
export const GONE = "…";
/** Brackets within brackets; those nested deeper are plain characters. */
const NESTING_MAX = 8;
const NAME_MAX = 60;
/** A reference or a footnote mark, to split words by. */
export const MARK = /(\{[@^][a-z0-9]{6,32}\})/;
const MARKS = /\{([@^])([a-z0-9]{6,32})\}/g;
const SIGN = /\{([@^])([a-z0-9]{6,32})\}|[[\]]/g;
const DASH = " – ";

/** A mark or a bracket, with its place in code points. */
interface Sign extends Span {
  readonly sign: string;
  readonly id: string;
}

function signsOf(words: string): Sign[] {
  let [read, at] = [0, 0];
  return Array.from(words.matchAll(SIGN), (found) => {
    const start = at + lengthOf(words.slice(read, found.index));
    [read, at] = [found.index + found[0].length, start + found[0].length];
    return { start, end: at, sign: found[1] ?? found[0], id: found[2] ?? "" };
  });
}

/** The runs of a clause's words, which together cover them from the first to the last. */
export function parse(words: string): readonly Run[] {
  const points = Array.from(words);
  const signs = signsOf(words);
  const paired = pairedOf(signs);
  const levels: { readonly start: number; readonly runs: Run[] }[] = [{ start: 0, runs: [] }];
  let at = 0;
  for (const [index, { sign, id, start, end }] of signs.entries()) {
    if (id === "" && !paired.has(index)) continue;
    const { runs } = levels.at(-1)!;
    addPlain(runs, points, at, start);
    at = end;
    if (sign === "@") runs.push({ kind: "reference", start, end, target: id });
    else if (sign === "^") runs.push({ kind: "note", start, end, note: id });
    else if (sign === "[") levels.push({ start, runs: [] });
    else {
      const inner = levels.pop()!;
      addAlternative(levels.at(-1)!.runs, alternativeOf(inner.start, end, inner.runs));
    }
  }
  addPlain(levels[0]!.runs, points, at, points.length);
  return levels[0]!.runs;
}

/** Which signs are brackets with a counterpart, nested no deeper than `NESTING_MAX`. */
function pairedOf(signs: readonly Sign[]): ReadonlySet<number> {
  const pairs: (readonly [first: number, last: number])[] = [];
  const unclosed: number[] = [];
  for (const [index, { sign }] of signs.entries()) {
    const first = sign === "]" ? unclosed.pop() : undefined;
    if (first !== undefined) pairs.push([first, index]);
    if (sign === "[") unclosed.push(index);
  }
  const within = new Set<number>();
  const ends: number[] = [];
  for (const [first, last] of pairs.sort((a, b) => a[0] - b[0])) {
    while (ends.length > 0 && ends.at(-1)! < first) ends.pop();
    ends.push(last);
    if (ends.length <= NESTING_MAX) within.add(first).add(last);
  }
  return within;
}

function addPlain(runs: Run[], points: readonly string[], start: number, end: number): void {
  if (start < end) runs.push({ kind: "words", start, end, words: points.slice(start, end).join("") });
}

/** Adds what brackets hold, to the open point right before it if there is one. */
function addAlternative(runs: Run[], alternative: Alternative): void {
  const last = runs.at(-1);
  const spaced = last?.kind === "words" && trimmed(last.words) === "";
  const before = runs.at(spaced ? -2 : -1);
  if (before?.kind === "bracket") {
    runs.splice(spaced ? -2 : -1);
    runs.push({ ...before, end: alternative.end, alternatives: [...before.alternatives, alternative] });
  } else {
    runs.push({ kind: "bracket", start: alternative.start, end: alternative.end, alternatives: [alternative] });
  }
}

/** What brackets hold, without the dash and the names after it; names begin with no small letter. */
function alternativeOf(start: number, end: number, runs: readonly Run[]): Alternative {
  const last = runs.at(-1);
  const dash = last?.kind === "words" ? last.words.lastIndexOf(DASH) : -1;
  if (last?.kind === "words" && dash >= 0) {
    const own = last.words.slice(0, dash);
    const names = last.words
      .slice(dash + DASH.length)
      .split(/[,،，、]/)
      .map(trimmed);
    if (names.every((name) => name !== "" && lengthOf(name) <= NAME_MAX && !/^\p{Ll}/u.test(name))) {
      const until = last.start + lengthOf(own);
      const kept: Run[] = own === "" ? [] : [{ kind: "words", start: last.start, end: until, words: own }];
      return { start, end, until, runs: [...runs.slice(0, -1), ...kept], attribution: names };
    }
  }
  return { start, end, until: end - 1, runs, attribution: [] };
}

/** Without the spaces around it. */
function trimmed(words: string): string {
  return words.replace(/^[ \u00a0]+/, "").replace(/(?<![ \u00a0])[ \u00a0]+$/, "");
}

function lengthOf(words: string): number {
  return Array.from(words).length;
}

/** The footnotes that are marked in words, in their order. */
export function noteMarks(words: string): string[] {
  return Array.from(words.matchAll(MARKS)).flatMap(([, sign, id]) => (sign === "^" && id !== undefined ? [id] : []));
}

/** What words refer to, in their order. */
export function references(words: string): string[] {
  return Array.from(words.matchAll(MARKS)).flatMap(([, sign, id]) => (sign === "@" && id !== undefined ? [id] : []));
}

/** The words up to the footnote marks at their end, and these: closing punctuation stands between the two. */
export function partLastNotes(words: string): readonly [words: string, notes: string] {
  for (let end = words.length; ;) {
    let kept = end;
    while (kept > 0 && isSpace(words[kept - 1])) kept--;
    const start = words.lastIndexOf("{", kept - 1);
    if (start < 0 || !/^\{\^[a-z0-9]{6,32}\}$/.test(words.slice(start, kept))) {
      return [words.slice(0, end), words.slice(end)];
    }
    for (end = start; end > 0 && isSpace(words[end - 1]);) end--;
  }
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\u00a0";
}

/** The words as plain text: references as labels, footnote marks as raised figures, brackets as they are. */
export function shown(words: string, labels: ReadonlyMap<string, string>, notes: ReadonlyMap<string, number>): string {
  return words.replace(MARKS, (_, sign: string, id: string) =>
    sign === "@" ? (labels.get(id) ?? GONE) : raised(notes.get(id)),
  );
}

/** A figure as it is printed above the line. */
export function raised(figure: number | undefined): string {
  return String(figure ?? "").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]!);
}

/** A reference whose target is gone, and the clause, annex title or footnote that it stands in. */
export interface Dangling {
  readonly clause: string;
  readonly target: string;
}

/** The references whose clause or annex is gone, in reading order, those in footnotes last. */
export function dangling(text: Text): Dangling[] {
  const known = new Set([...walk(text).map(({ clause }) => clause.id), ...(text.annexes ?? []).map(({ id }) => id)]);
  return allWords(text).flatMap(([clause, words]) =>
    references(words).flatMap((target) => (known.has(target) ? [] : [{ clause, target }])),
  );
}

/** A clause, annex title, footnote or the title (`title`) with words in brackets, and how many open points it has. */
export interface OpenPoint {
  readonly clause: string;
  readonly brackets: number;
}

/**
 * The clauses with words in brackets, in reading order. Alternatives to each other are one open point; one inside another counts for
 * itself. The sum of all is the measure of progress: at zero the text is clean.
 */
export function openPoints(text: Text): OpenPoint[] {
  return [["title", text.title] as const, ...allWords(text)]
    .map(([clause, words]) => ({ clause, brackets: words.includes("[") ? countOf(parse(words)) : 0 }))
    .filter(({ brackets }) => brackets > 0);
}

function countOf(runs: readonly Run[]): number {
  const inside = runs.flatMap((run) => (run.kind === "bracket" ? [run.alternatives.flatMap(({ runs }) => runs)] : []));
  return inside.reduce((sum, within) => sum + 1 + countOf(within), 0);
}

/** The words in which references may stand, with their ids. */
function allWords(text: Text): (readonly [id: string, words: string])[] {
  return [...wordings(text), ...(text.notes ?? []).map(({ id, text }) => [id, text] as const)];
}
