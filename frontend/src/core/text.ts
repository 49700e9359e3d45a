/**
 * The text of a norm as the record has it: a title, preambular and operative paragraphs, two levels of sub-paragraphs below each. A
 * clause's id never changes; numbers and closing punctuation are derived when the text is shown (procedure, section (d)). The law
 * that judges a text is the server's; here is what a screen needs, and the hash by which a delegate's act names the text.
 */
import { hex } from "./bytes";
import { encode } from "./canonical";
import { sha256 } from "./sha256";

export type Part = "preamble" | "operative";
export type ClauseKind = "preambular" | "operative" | "sub_paragraph";
export type Language = "ar" | "en" | "es" | "fr" | "ru" | "zh";

/** One paragraph or sub-paragraph; fields that would hold their default (0, none) are left out, as in the record. */
export type Clause = {
  readonly id: string;
  readonly kind: ClauseKind;
  /** Its words, without number and closing punctuation. */
  readonly text: string;
  /** How many characters (code points) at the start are the opening words, printed in italics. */
  readonly opening?: number;
  readonly children?: readonly Clause[];
};

export type Text = {
  readonly title: string;
  readonly preamble: readonly Clause[];
  readonly operative: readonly Clause[];
};

/** A clause where it stands: its part, the ids of the clauses it is below, and its place among its siblings from 0. */
export interface Place {
  readonly clause: Clause;
  readonly part: Part;
  readonly above: readonly string[];
  readonly index: number;
}

/** The name of a text: SHA-256, in hexadecimal, of its canonical bytes. */
export function textHash(text: Text): string {
  return hex(sha256(encode(text)));
}

/** Every clause in reading order. */
export function walk(text: Text): Place[] {
  return [...walkPart(text.preamble, "preamble", []), ...walkPart(text.operative, "operative", [])];
}

function walkPart(clauses: readonly Clause[], part: Part, above: readonly string[]): Place[] {
  return clauses.flatMap((clause, index) => [
    { clause, part, above, index },
    ...walkPart(clause.children ?? [], part, [...above, clause.id]),
  ]);
}

/** The label by which each clause is addressed, by its id: "PP1", "PP1 (a)", "3", "3 (a)", "3 (a) (ii)". */
export function numberClauses(text: Text): Map<string, string> {
  const labels = new Map<string, string>();
  for (const place of walk(text)) {
    const parent = place.above.at(-1);
    const own = `${place.part === "preamble" ? "PP" : ""}${place.index + 1}`;
    labels.set(place.clause.id, parent === undefined ? own : `${labels.get(parent)} ${subMark(place)}`);
  }
  return labels;
}

/** What is printed before each clause, by its id: nothing in the preamble or before a single operative paragraph. */
export function marks(text: Text): Map<string, string> {
  const printed = (place: Place): string => {
    if (place.above.length > 0) return subMark(place);
    return place.part === "operative" && text.operative.length > 1 ? `${place.index + 1}.` : "";
  };
  return new Map(walk(text).map((place) => [place.clause.id, printed(place)]));
}

function subMark({ above, index }: Place): string {
  return above.length === 1 ? `(${letters(index)})` : `(${roman(index + 1)})`;
}

/** a to z, then aa, bb, as United Nations documents have it. */
function letters(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1);
}

const NUMERALS: readonly (readonly [number, string])[] = [
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
const TRAILING = /[ \u00a0,;.:،؛，；。：]+$/u;

/**
 * Each clause's words, by its id, with the punctuation that its place demands: a preambular paragraph ends with a comma, an operative
 * one with a semicolon, the last with a full stop; a chapeau with a colon, its sub-paragraphs with semicolons, the last of them as
 * its paragraph would.
 */
export function punctuate(text: Text, language: Language = "en"): Map<string, string> {
  const stops = STOPS[language] ?? LATIN;
  const punctuated = new Map<string, string>();

  function endAll(clauses: readonly Clause[], between: string, last: string): void {
    clauses.forEach((clause, index) => {
      const mark = index === clauses.length - 1 ? last : between;
      const children = clause.children ?? [];
      punctuated.set(clause.id, clause.text.replace(TRAILING, "") + (children.length > 0 ? stops.colon : mark));
      endAll(children, stops.semicolon, mark);
    });
  }

  endAll(text.preamble, stops.comma, stops.comma);
  endAll(text.operative, stops.semicolon, stops.stop);
  return punctuated;
}
