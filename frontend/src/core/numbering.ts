/**
 * Numbers and punctuation, which a text does not hold: both follow from where a clause stands (procedure, section (d)), and so are right
 * after every amendment and the same in all languages. The server derives the same, and both run the same vectors.
 */
import { noteMarks, partLastNotes } from "./markup";
import { type Clause, type Language, type Text, wordings } from "./text";

/** Numbers from 1, one after the other. */
type Count = () => number;

function counter(): Count {
  let count = 0;
  return () => ++count;
}

/**
 * The label by which each clause and each annex is addressed, by its id: "PP1", "3", "3 (a) (ii)", "H1" for a heading; "annex", or
 * "annex II" where there are several, and what stands in it as "annex II, 2 (a)".
 */
export function numberClauses(text: Text): Map<string, string> {
  const labels = new Map<string, string>();
  const headings = counter();
  label(labels, text.preamble, "", "PP", headings);
  label(labels, text.operative, "", "", headings);
  (text.annexes ?? []).forEach((annex, index, { length }) => {
    const own = length > 1 ? `annex ${roman(index + 1).toUpperCase()}` : "annex";
    labels.set(annex.id, own);
    label(labels, annex.clauses ?? [], `${own}, `, "", counter());
  });
  return labels;
}

/** Labels the clauses at the top of a part and all below them. */
function label(
  labels: Map<string, string>,
  clauses: readonly Clause[],
  where: string,
  sign: string,
  headings: Count,
): void {
  const figures = counter();
  const below = (clause: Clause, own: string, level: number): void => {
    labels.set(clause.id, own);
    (clause.children ?? []).forEach((child, index) => below(child, `${own} ${subMark(level, index)}`, level + 1));
  };
  for (const clause of clauses)
    below(clause, clause.kind === "heading" ? `${where}H${headings()}` : `${where}${sign}${figures()}`, 1);
}

/**
 * What is printed before each clause, by its id: "1." in the operative part and in annexes, "(a)", "(i)", "a.", "i.". Nothing in the
 * preamble, before a heading, and before the only paragraph of an operative part or annex.
 */
export function marks(text: Text): Map<string, string> {
  const printed = new Map<string, string>();
  const mark = (clause: Clause, own: string, level: number): void => {
    printed.set(clause.id, own);
    (clause.children ?? []).forEach((child, index) => mark(child, subMark(level, index), level + 1));
  };
  for (const clause of text.preamble) mark(clause, "", 1);
  for (const clauses of [text.operative, ...(text.annexes ?? []).map((annex) => annex.clauses ?? [])]) {
    const figures = counter();
    const numbered = clauses.filter(({ kind }) => kind !== "heading").length > 1;
    for (const clause of clauses) mark(clause, numbered && clause.kind !== "heading" ? `${figures()}.` : "", 1);
  }
  return printed;
}

function subMark(level: number, index: number): string {
  const figure = level % 2 === 1 ? letters(index) : roman(index + 1);
  return level % 4 === 1 || level % 4 === 2 ? `(${figure})` : `${figure}.`;
}

/** a to z, then aa, bb, as United Nations documents have it. */
function letters(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1);
}

const NUMERALS: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(figure: number): string {
  let numeral = "";
  for (const [value, sign] of NUMERALS) {
    numeral += sign.repeat(Math.floor(figure / value));
    figure %= value;
  }
  return numeral;
}

/** The numbers of the footnotes, by id: 1, 2, … in the order in which their marks are read. */
export function noteNumbers(text: Text): Map<string, number> {
  const marked = new Set(wordings(text).flatMap(([, words]) => noteMarks(words)));
  return new Map([...marked].map((id, index) => [id, index + 1]));
}

interface Stops {
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  readonly colon: string;
}

const LATIN: Stops = { comma: ",", semicolon: ";", stop: ".", colon: ":" };
const STOPS: Readonly<Partial<Record<Language, Stops>>> = {
  ar: { ...LATIN, comma: "،", semicolon: "؛" },
  zh: { comma: "，", semicolon: "；", stop: "。", colon: "：" },
};
const TRAILING = new Set(" \u00a0,;.:،؛，；。：");

/**
 * Each clause's words, by its id, with the punctuation that its place demands: a preambular paragraph ends with a comma, an operative
 * one with a semicolon, the last with a full stop, as does every paragraph of an annex; a chapeau with a colon, its sub-paragraphs with
 * semicolons, the last of them as its paragraph would; a heading with none. Footnote marks at the end stand after it.
 * @param language whose marks are set, if not the text's own; a clause in a language of its own has that one's.
 */
export function punctuate(text: Text, language?: Language): Map<string, string> {
  const punctuated = new Map<string, string>();

  function endAll(clauses: readonly Clause[], between: keyof Stops, last: keyof Stops): void {
    const final = clauses.findLast(({ kind }) => kind !== "heading");
    for (const clause of clauses) {
      const mark = clause === final ? last : between;
      const children = clause.children ?? [];
      const stops = STOPS[clause.language ?? language ?? text.language ?? "en"] ?? LATIN;
      punctuated.set(clause.id, ended(clause, stops[children.length > 0 ? "colon" : mark]));
      endAll(children, "semicolon", mark);
    }
  }

  endAll(text.preamble, "comma", "comma");
  endAll(text.operative, "semicolon", "stop");
  for (const annex of text.annexes ?? []) endAll(annex.clauses ?? [], "stop", "stop");
  return punctuated;
}

function ended(clause: Clause, stop: string): string {
  if (clause.kind === "heading") return clause.text;
  const [words, notes] = partLastNotes(clause.text);
  let end = words.length;
  while (end > 0 && TRAILING.has(words[end - 1]!)) end--;
  return words.slice(0, end) + stop + notes;
}
