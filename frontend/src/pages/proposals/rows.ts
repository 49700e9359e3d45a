/**
 * A text as it is printed, clause by clause: the number that hangs before it, its words, the mark that closes it; and where two texts are
 * compared, what became of each clause. A text alone is a text compared with itself. The title of an annex is a row of its own before
 * its first clause, and so is the title of the text where it changed.
 */
import { compareTexts, type Op } from "../../core/diff";
import { noteMarks, partLastNotes } from "../../core/markup";
import { marks, noteNumbers, numberClauses, punctuate } from "../../core/numbering";
import { type Clause, type Language, type Place, type Text, walk } from "../../core/text";

export interface Row {
  readonly id: string;
  readonly kind: "clause" | "title";
  readonly place: Place;
  /** What is printed before it: "3.", "(a)" or nothing. */
  readonly mark: string;
  /** How it is addressed in sentences of the interface: "PP1", "3 (a)", "annex II". */
  readonly label: string;
  readonly state: "unchanged" | "changed" | "inserted" | "deleted";
  readonly ops: readonly Op[];
  /** The language that its deleted words are in, where its new ones are in another: neither is read as part of the other. */
  readonly was?: Language;
  /** The punctuation that its place demands, unless its own words end with it. */
  readonly stop: string;
  readonly sheet: Sheet;
}

/** What the marks in the words of a text stand for; of two texts compared, that of both, and that of the new one where they differ. */
export interface Sheet {
  /** The language of the text; of two compared, of the new one. */
  readonly language: Language;
  readonly labels: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, Footnote>;
}

export interface Footnote {
  readonly id: string;
  readonly number: number;
  readonly ops: readonly Op[];
  /** Its language where that is not the text's. */
  readonly language?: Language | undefined;
}

/** The rows of `now`, with what was deleted from `before` where it stood. */
export function rowsOf(before: Text, now: Text): Row[] {
  const [old, new_] = [printed(before), printed(now)];
  const { title, clauses, notes } = compareTexts(before, now);
  const sheet = sheetOf(before, now, notes);
  const rows = clauses.map(({ id, state, ops }): Row => {
    const found = (state === "deleted" ? old : new_).get(id)!;
    const marked = state === "unchanged" && noteChanged(found.place.clause.text, sheet) ? "changed" : state;
    const turned = state === "changed" ? turn(old.get(id)!.place.clause, found.place.clause, before) : {};
    return { ...found, id, state: marked, ops, ...turned, sheet };
  });
  if (before.title === now.title) return rows;
  const [was, is] = [before, now].map((text) => titled("title", "", text.title, "", text.title_language));
  const turned = turn(was!.place.clause, is!.place.clause, before);
  return [{ ...is!, id: "title", state: "changed", ops: title, ...turned, sheet }, ...rows];
}

/** Words that were put into another language: what was is deleted whole, and what is inserted. */
function turn(was: Clause, is: Clause, before: Text): Partial<Row> {
  if (was.language === is.language) return {};
  const ops: Op[] = [
    { deed: "delete", words: was.text },
    { deed: "insert", words: is.text },
  ];
  return { was: was.language ?? languageOf(before), ops };
}

/** What the marks in the words of a text stand for, or in those of two that are compared. */
export function sheetOf(before: Text, now = before, diffs = compareTexts(before, now).notes): Sheet {
  const words = new Map(diffs.map(({ id, ops }) => [id, ops]));
  const numbers = new Map([...noteNumbers(before), ...noteNumbers(now)]);
  const languages = new Map([...(before.notes ?? []), ...(now.notes ?? [])].map(({ id, language }) => [id, language]));
  const language = languageOf(now);
  return {
    language,
    labels: new Map([...numberClauses(before, language), ...numberClauses(now, language)]),
    notes: new Map(
      [...numbers].map(([id, number]) => [id, { id, number, ops: words.get(id) ?? [], language: languages.get(id) }]),
    ),
  };
}

/** The footnotes that are marked in rows, once each, as they are read. */
export function notesOf(rows: readonly Row[]): Footnote[] {
  const marked = rows.flatMap(({ ops, sheet }) =>
    noteMarks(ops.map(({ words }) => words).join("")).map((id) => sheet.notes.get(id)),
  );
  return [...new Set(marked)].filter((note) => note !== undefined);
}

function noteChanged(words: string, sheet: Sheet): boolean {
  return noteMarks(words).some((id) => sheet.notes.get(id)?.ops.some(({ deed }) => deed !== "equal") ?? false);
}

type Printed = Pick<Row, "kind" | "place" | "mark" | "label" | "stop">;

function printed(text: Text): Map<string, Printed> {
  const [numbers, labels, closed] = [marks(text), numberClauses(text), punctuate(text, languageOf(text))];
  const clauses = walk(text).map((place): [string, Printed] => {
    const { id } = place.clause;
    const [words] = partLastNotes(place.clause.text);
    const [whole] = partLastNotes(closed.get(id) ?? words);
    const stop = whole.startsWith(words) ? whole.slice(words.length) : "";
    return [id, { kind: "clause", place, mark: numbers.get(id) ?? "", label: labels.get(id) ?? "", stop }];
  });
  const titles = (text.annexes ?? []).map(({ id, title, language }): [string, Printed] => [
    id,
    titled(id, id, title, labels.get(id) ?? "", language),
  ]);
  return new Map([...clauses, ...titles]);
}

/** The title of the text or of an annex, as a heading. */
function titled(id: string, annex: string, words: string, label: string, language: Language | undefined): Printed {
  const part = annex === "" ? "preamble" : "annex";
  const clause: Clause = { id, kind: "heading", text: words, ...(language && { language }) };
  const place: Place = { clause, part, above: [], index: 0, annex };
  return { kind: "title", place, mark: "", label, stop: "" };
}

/** The language of a text: the one that it says, else as far as its script tells. */
export function languageOf(text: Text): Language {
  if (text.language !== undefined) return text.language;
  const words = walk(text)
    .map(({ clause }) => (clause.language === undefined ? clause.text : ""))
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
