/**
 * The text of a norm as the record has it: a title, preambular and operative paragraphs with sub-paragraphs below them, annexes,
 * footnotes. A clause's id never changes; numbers and closing punctuation are derived when the text is shown (`numbering.ts`), marks in
 * the words are read by `markup.ts`. The law that judges a text is the server's; here is what a screen needs, and the hash by which a
 * delegate's act names the text.
 */
import { hex } from "./bytes";
import { encode } from "./canonical";
import { sha256 } from "./sha256";

export type Part = "preamble" | "operative" | "annex";
export type ClauseKind = "preambular" | "operative" | "sub_paragraph" | "heading" | "paragraph";
export type Language = "ar" | "en" | "es" | "fr" | "ru" | "zh";

/** Levels of sub-paragraphs: (a), (i), a., i. */
export const LEVELS_MAX = 4;

/** One paragraph, sub-paragraph or heading; fields that would hold their default (0, none) are left out, as in the record. */
export type Clause = {
  readonly id: string;
  readonly kind: ClauseKind;
  /** Its words, without number and closing punctuation. */
  readonly text: string;
  /** How many characters (code points) at the start are the opening words, printed in italics. */
  readonly opening?: number;
  readonly children?: readonly Clause[];
  /** The language of its words where that is not the text's own. */
  readonly language?: Language;
};

/** A footnote; its mark `{^id}` stands in the words of one clause or in the title of an annex. */
export type Note = { readonly id: string; readonly text: string; readonly language?: Language };

/** An annex: a title, headings and paragraphs with their own numbers; its language is that of its title. */
export type Annex = {
  readonly id: string;
  readonly title: string;
  readonly clauses?: readonly Clause[];
  readonly language?: Language;
};

export type Text = {
  readonly title: string;
  readonly preamble: readonly Clause[];
  readonly operative: readonly Clause[];
  readonly annexes?: readonly Annex[];
  readonly notes?: readonly Note[];
  /** English where it is not said. */
  readonly language?: Language;
  /** That of its title, where that is another. */
  readonly title_language?: Language;
};

/** A clause where it stands: its part and annex, the ids of the clauses it is below, its place among its siblings from 0. */
export interface Place {
  readonly clause: Clause;
  readonly part: Part;
  readonly above: readonly string[];
  readonly index: number;
  /** The id of the annex that it is in; empty in preamble and operative part. */
  readonly annex: string;
}

/** The name of a text: SHA-256, in hexadecimal, of its canonical bytes. */
export function textHash(text: Text): string {
  return hex(sha256(encode(text)));
}

/** Every clause in reading order: preamble, operative part, annex by annex. */
export function walk(text: Text): Place[] {
  return [
    ...walkPart(text.preamble, "preamble", []),
    ...walkPart(text.operative, "operative", []),
    ...(text.annexes ?? []).flatMap((annex) => walkPart(annex.clauses ?? [], "annex", [], annex.id)),
  ];
}

function walkPart(clauses: readonly Clause[], part: Part, above: readonly string[], annex = ""): Place[] {
  return clauses.flatMap((clause, index) => [
    { clause, part, above, index, annex },
    ...walkPart(clause.children ?? [], part, [...above, clause.id], annex),
  ]);
}

/** The words in which footnotes are marked, with their ids, in reading order: clauses, each annex's title before its own. */
export function wordings(text: Text): (readonly [id: string, words: string])[] {
  const titles = new Map((text.annexes ?? []).map(({ id, title }) => [id, title]));
  return walk(text).flatMap(({ clause, annex }) => {
    const title = titles.get(annex);
    titles.delete(annex);
    const own = [clause.id, clause.text] as const;
    return title === undefined ? [own] : [[annex, title] as const, own];
  });
}

/** The languages that clauses, annexes (of their titles), footnotes and the title say they are in, by the ids of `wordsById`. */
export function languagesById(text: Text): Map<string, Language | undefined> {
  return new Map([
    ["title", text.title_language],
    ...walk(text).map(({ clause }) => [clause.id, clause.language] as const),
    ...(text.annexes ?? []).map(({ id, language }) => [id, language] as const),
    ...(text.notes ?? []).map(({ id, language }) => [id, language] as const),
  ]);
}

/** All words of a text by the id under which changes name them: `title`, clauses, annexes (their titles) and footnotes. */
export function wordsById(text: Text): Map<string, string> {
  return new Map([
    ["title", text.title],
    ...walk(text).map(({ clause }) => [clause.id, clause.text] as const),
    ...(text.annexes ?? []).map(({ id, title }) => [id, title] as const),
    ...(text.notes ?? []).map((note) => [note.id, note.text] as const),
  ]);
}
