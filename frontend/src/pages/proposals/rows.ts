/**
 * A text as it is printed, clause by clause: the number that hangs before it, its words, the mark that closes it; and where two texts are
 * compared, what became of each clause. A text alone is a text compared with itself. The title of an annex is a row of its own before
 * its first clause, and so is the title of the text where it changed.
 */
import { compareTexts, compareWords, type Op } from "../../core/diff";
import { noteMarks, partLastNotes } from "../../core/markup";
import { marks, noteNumbers, numberClauses, punctuate } from "../../core/numbering";
import { type Language, type Place, type Text, walk } from "../../core/text";

export interface Row {
  readonly id: string;
  readonly kind: "clause" | "title";
  readonly place: Place;
  /** What is printed before it: "3.", "(a)" or nothing. */
  readonly mark: string;
  /** How it is addressed: "PP1", "3 (a)", "annex II". */
  readonly label: string;
  readonly state: "unchanged" | "changed" | "inserted" | "deleted";
  readonly ops: readonly Op[];
  /** The punctuation that its place demands, unless its own words end with it. */
  readonly stop: string;
  readonly sheet: Sheet;
}

/** What the marks in the words of a text stand for; of two texts compared, that of both, and that of the new one where they differ. */
export interface Sheet {
  readonly labels: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, Footnote>;
}

export interface Footnote {
  readonly id: string;
  readonly number: number;
  readonly ops: readonly Op[];
}

/** The rows of `now`, with what was deleted from `before` where it stood. */
export function rowsOf(before: Text, now: Text): Row[] {
  const [old, new_] = [printed(before), printed(now)];
  const sheet = sheetOf(before, now);
  const { title, clauses } = compareTexts(before, now);
  const rows = clauses.map(({ id, state, ops }): Row => {
    const found = (state === "deleted" ? old : new_).get(id)!;
    const marked = state === "unchanged" && noteChanged(found.place.clause.text, sheet) ? "changed" : state;
    return { ...found, id, kind: "clause", state: marked, ops, sheet };
  });
  const own = before.title === now.title ? [] : [titleRow("title", "", title, now.title, sheet)];
  return [...own, ...withTitles(rows, before, now, sheet)];
}

/** What the marks in the words of a text stand for, or in those of two that are compared. */
export function sheetOf(before: Text, now = before): Sheet {
  const words = (text: Text): Map<string, string> => new Map((text.notes ?? []).map((note) => [note.id, note.text]));
  const [then, later] = [words(before), words(now)];
  const numbers = new Map([...noteNumbers(before), ...noteNumbers(now)]);
  return {
    labels: new Map([...numberClauses(before), ...numberClauses(now)]),
    notes: new Map(
      [...numbers].map(([id, number]) => [
        id,
        { id, number, ops: compareWords(then.get(id) ?? "", later.get(id) ?? "") },
      ]),
    ),
  };
}

function noteChanged(words: string, sheet: Sheet): boolean {
  return noteMarks(words).some((id) => sheet.notes.get(id)?.ops.some(({ deed }) => deed !== "equal") ?? false);
}

/** The rows with the titles of annexes, each before the first clause of its annex. */
function withTitles(rows: readonly Row[], before: Text, now: Text, sheet: Sheet): Row[] {
  const titles = (text: Text): Map<string, string> => new Map((text.annexes ?? []).map(({ id, title }) => [id, title]));
  const [then, later] = [titles(before), titles(now)];
  const seen = new Set([""]);
  return rows.flatMap((row) => {
    const id = row.place.annex;
    if (seen.has(id)) return [row];
    seen.add(id);
    const [old, new_] = [then.get(id) ?? "", later.get(id) ?? ""];
    return [titleRow(id, id, compareWords(old, new_), new_ || old, sheet), row];
  });
}

function titleRow(id: string, annex: string, ops: readonly Op[], words: string, sheet: Sheet): Row {
  const place: Place = {
    clause: { id, kind: "heading", text: words },
    part: annex === "" ? "preamble" : "annex",
    above: [],
    index: 0,
    annex,
  };
  const label = sheet.labels.get(id) ?? "";
  return { id, kind: "title", place, mark: "", label, state: stateOf(ops, words, sheet), ops, stop: "", sheet };
}

function stateOf(ops: readonly Op[], words: string, sheet: Sheet): Row["state"] {
  const [only] = ops;
  if (ops.length === 1 && only?.deed === "equal") return noteChanged(words, sheet) ? "changed" : "unchanged";
  if (ops.length > 1 || only === undefined) return "changed";
  return only.deed === "insert" ? "inserted" : "deleted";
}

type Printed = Pick<Row, "place" | "mark" | "label" | "stop">;

function printed(text: Text): Map<string, Printed> {
  const language = text.language ?? languageOf(text);
  const [numbers, labels, closed] = [marks(text), numberClauses(text), punctuate(text, language)];
  return new Map(
    walk(text).map((place) => {
      const { id } = place.clause;
      const [words] = partLastNotes(place.clause.text);
      const [whole] = partLastNotes(closed.get(id) ?? words);
      const stop = whole.startsWith(words) ? whole.slice(words.length) : "";
      return [id, { place, mark: numbers.get(id) ?? "", label: labels.get(id) ?? "", stop }];
    }),
  );
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
