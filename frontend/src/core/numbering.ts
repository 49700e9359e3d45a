/**
 * Numbers and punctuation, which a text does not hold: both follow from where a clause stands (procedure, section (d)), and so are right
 * after every amendment and the same in all languages. The server derives the same, and both run the same vectors.
 *
 * Where paragraphs are alternatives to each other, all of them stand in square brackets, and each but the first says so: `[Requests a
 * report]`, `[Alt. Requests two reports – KEN]`. The first keeps the number, the others are 3 bis, 3 ter.
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
 * @param language that of the sentence or the text in which the labels are read.
 */
export function numberClauses(text: Text, language: Language = "en"): Map<string, string> {
  const [word, { comma }] = [ANNEX[language], STOPS[language] ?? LATIN];
  const between = language === "zh" ? comma : `${comma} `;
  const labels = new Map<string, string>();
  const headings = counter();
  label(labels, text.preamble, "", "PP", headings);
  label(labels, text.operative, "", "", headings);
  (text.annexes ?? []).forEach((annex, index, { length }) => {
    const own = length > 1 ? `${word} ${roman(index + 1).toUpperCase()}` : word;
    labels.set(annex.id, own);
    label(labels, annex.clauses ?? [], own + between, "", counter());
  });
  return labels;
}

const ANNEX: Readonly<Record<Language, string>> = {
  ar: "المرفق",
  en: "annex",
  es: "anexo",
  fr: "annexe",
  ru: "приложение",
  zh: "附件",
};

/** Labels the clauses at the top of a part and all below them. */
function label(
  labels: Map<string, string>,
  clauses: readonly Clause[],
  where: string,
  sign: string,
  headings: Count,
): void {
  const below = (clause: Clause, own: string, level: number): void => {
    labels.set(clause.id, own);
    for (const { clause: child, figure, time } of counted(clause.children ?? []))
      below(child, `${own} ${subMark(level, figure)}${time}`, level + 1);
  };
  for (const { clause, figure, time } of counted(clauses))
    below(clause, where + (figure > 0 ? `${sign}${figure}${time}` : `H${headings()}`), 1);
}

/** What follows the number of a paragraph and of its alternatives; after the tenth, their figure does. */
const TIMES = ["", " bis", " ter", " quater", " quinquies", " sexies", " septies", " octies", " nonies", " decies"];

/** Siblings with their figures, which headings (0) lack and alternatives share, and what follows the figure. */
function counted(clauses: readonly Clause[]): { clause: Clause; figure: number; time: string }[] {
  let [figure, time] = [0, 0];
  let before: Clause | undefined;
  return clauses.map((clause) => {
    if (clause.kind === "heading") {
      before = undefined;
      return { clause, figure: 0, time: "" };
    }
    const alternative = before !== undefined && isAlternative(clause.text) && isBracketed(before.text);
    [figure, time] = alternative ? [figure, time + 1] : [figure + 1, 0];
    before = clause;
    return { clause, figure, time: TIMES[time] ?? ` ${time + 1}` };
  });
}

/** Whether a clause is in brackets and says that it is an alternative to the one before it. */
export function isAlternative(words: string): boolean {
  return /^\[ ?[Aa]lt\.? /.test(words) && isBracketed(words);
}

/** Pairs of brackets in one clause, beyond which they are not read for its number. */
const BRACKETS_MAX = 100;

/** Whether all the words of a clause are in brackets, but for footnote marks and punctuation at their end. */
export function isBracketed(words: string): boolean {
  if (!words.startsWith("[") || words.split("[").length - 1 > BRACKETS_MAX) return false;
  const bare = unclosed(partLastNotes(words)[0]);
  let [depth, ended] = [0, 0];
  for (const { 0: sign, index } of bare.matchAll(/[[\]]/g)) {
    if (sign === "]") [depth, ended] = [depth - 1, index + 1];
    else if (depth > 0 || /^[ \u00a0]*$/.test(bare.slice(ended, index))) depth++;
    else return false;
    if (depth < 0) return false;
  }
  return depth === 0 && ended === bare.length;
}

/**
 * What is printed before each clause, by its id: "1." in the operative part and in annexes, "(a)", "(i)", "a.", "i."; before an
 * alternative "1 bis.", "(a) bis". Nothing in the preamble, before a heading, and before the only paragraph of an operative part or annex.
 */
export function marks(text: Text): Map<string, string> {
  const printed = new Map<string, string>();
  const mark = (clause: Clause, own: string, level: number): void => {
    printed.set(clause.id, own);
    for (const { clause: child, figure, time } of counted(clause.children ?? []))
      mark(child, subMark(level, figure) + time, level + 1);
  };
  for (const clause of text.preamble) mark(clause, "", 1);
  for (const clauses of [text.operative, ...(text.annexes ?? []).map((annex) => annex.clauses ?? [])]) {
    const numbered = clauses.filter(({ kind }) => kind !== "heading").length > 1;
    for (const { clause, figure, time } of counted(clauses))
      mark(clause, numbered && figure > 0 ? `${figure}${time}.` : "", 1);
  }
  return printed;
}

function subMark(level: number, number: number): string {
  const figure = level % 2 === 1 ? letters(number - 1) : roman(number);
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
// Written out so that both languages agree on what a letter is, whatever version of Unicode they carry.
const LETTER = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿԱ-ևء-ي";
/** Words whose last one is abbreviated: letters with a stop each (p.m., U.S., т.д.), or one of a few others. */
const ABBREVIATED = new RegExp(
  String.raw`(?:^|[^${LETTER}.])(?:(?:[${LETTER}]{1,2}\.){2,}` +
    String.raw`|(?:[Ee]tc|[Cc]f|[Ii]bid|al|seq|Inc|Ltd|Corp|Jr|г|гг|др|пр|руб|долл|т\. [дп])\.)$`,
  "u",
);

/**
 * Each clause's words, by its id, with the punctuation that its place demands: a preambular paragraph ends with a comma, an operative
 * one with a semicolon, the last with a full stop, as does every paragraph of an annex; a chapeau with a colon, its sub-paragraphs with
 * semicolons, the last of them as its paragraph would; a heading with none. Footnote marks at the end stand after it. The stop of an
 * abbreviation at the end ("at 3 p.m.") is the clause's own and stays; the one that the place demands is then not set twice.
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
  return closed(unclosed(words), stop) + notes;
}

/** Words without the punctuation at their end that their place demands; an abbreviation keeps its own stop. */
function unclosed(words: string): string {
  let end = words.length;
  while (end > 0 && TRAILING.has(words[end - 1]!)) end--;
  const own = words.slice(0, end + 1);
  return isAbbreviated(own) ? own : words.slice(0, end);
}

/** Words with the stop that their place demands, which an abbreviation at their end may have brought already. */
function closed(words: string, stop: string): string {
  return stop === LATIN.stop && isAbbreviated(words) ? words : words + stop;
}

function isAbbreviated(words: string): boolean {
  return words.endsWith(LATIN.stop) && ABBREVIATED.test(words);
}
