/**
 * A text as it is printed, clause by clause: the number that hangs before it, its words, the mark that closes it; and where two texts are
 * compared, what became of each clause. A text alone is a text compared with itself.
 */
import { compareTexts, type Op } from "../../core/diff";
import { type Language, marks, numberClauses, type Place, punctuate, type Text, walk } from "../../core/text";

export interface Row {
  readonly id: string;
  readonly place: Place;
  /** What is printed before it: "3.", "(a)" or nothing. */
  readonly mark: string;
  /** How it is addressed: "PP1", "3 (a)". */
  readonly label: string;
  readonly state: "unchanged" | "changed" | "inserted" | "deleted";
  readonly ops: readonly Op[];
  /** The punctuation that its place demands, unless its own words end with it. */
  readonly stop: string;
}

/** The rows of `now`, with what was deleted from `before` where it stood. */
export function rowsOf(before: Text, now: Text): Row[] {
  const [old, new_] = [printed(before), printed(now)];
  return compareTexts(before, now).clauses.map(({ id, state, ops }) => {
    const found = (state === "deleted" ? old : new_).get(id)!;
    return { ...found, id, state, ops };
  });
}

type Printed = Pick<Row, "place" | "mark" | "label" | "stop">;

function printed(text: Text): Map<string, Printed> {
  const [numbers, labels, closed] = [marks(text), numberClauses(text), punctuate(text, languageOf(text))];
  return new Map(
    walk(text).map((place) => {
      const { id, text: words } = place.clause;
      const whole = closed.get(id) ?? words;
      const stop = whole.startsWith(words) ? whole.slice(words.length) : "";
      return [id, { place, mark: numbers.get(id) ?? "", label: labels.get(id) ?? "", stop }];
    }),
  );
}

/** A run of a clause's words, and how it is set. */
export interface Piece {
  readonly words: string;
  readonly italic: boolean;
  /** How many pending amendments touch these words. */
  readonly touched: number;
}

/** The words of a clause cut where the opening words end and where amendments begin and end; offsets are code points. */
export function pieces(
  words: string,
  opening: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): Piece[] {
  const points = Array.from(words);
  const cuts = [0, opening, ...ranges.flatMap(({ start, end }) => [start, end]), points.length];
  const places = [...new Set(cuts)].filter((at) => at >= 0 && at <= points.length).sort((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => ({
    words: points.slice(from, places[i + 1]).join(""),
    italic: from < opening,
    touched: ranges.filter(({ start, end }) => start <= from && from < end).length,
  }));
}

/** The language whose marks close the clauses of a text, as far as its script tells. */
export function languageOf(text: Text): Language {
  const words = walk(text)
    .map((place) => place.clause.text)
    .join("");
  if (directionOf(words) === "rtl") return "ar";
  return /^\P{L}*\p{Script=Han}/u.test(words) ? "zh" : "en";
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The direction that words are read in: that of their first letter. */
export function directionOf(words: string): "ltr" | "rtl" {
  const letter = /\p{L}/u.exec(words)?.[0] ?? "";
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
