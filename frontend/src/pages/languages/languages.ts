/** The languages of a text: which it has, and what is to be written in one clause by clause, in the order in which it is read. */
import { TITLE } from "../../core/changes";
import { originalOf, type Rendering, type Standing, standings } from "../../core/rendering";
import { type Language, languagesById, type Text, wordsById } from "../../core/text";
import type { Proposal } from "../../live/nouns";
import { rowsOf } from "../proposals/rows";

/** The languages in which documents are written (P-43). */
export const LANGUAGES: readonly Language[] = ["ar", "zh", "en", "fr", "ru", "es"];

/** Whether a name is that of a language. */
export function isLanguage(name: string | null): name is Language {
  return LANGUAGES.some((language) => language === name);
}

/** The languages that a text can be read in, the original first. */
export function languagesOf(proposal: Pick<Proposal, "renderings">, text: Text): Language[] {
  const original = originalOf(text);
  return [original, ...LANGUAGES.filter((language) => language !== original && proposal.renderings[language])];
}

/** The ways in which a text is read: as it is worked on, with who brought its words, or in another language. */
export type Way = "desk" | "words" | Language;

/** The way that an address asks for; the desk where the text has no such language. */
export function wayOf(asked: string | null, languages: readonly Language[]): Way {
  if (asked === "words") return asked;
  return languages.slice(1).find((language) => language === asked) ?? "desk";
}

/** Something that has words: the title, a clause, the title of an annex, a footnote. */
export interface Wording {
  readonly id: string;
  /** How it is addressed; empty for the title and a footnote. */
  readonly label: string;
  readonly kind: "title" | "clause" | "note";
  readonly words: string;
  /** Whether its first words are opening words. */
  readonly opens: boolean;
  readonly depth: number;
  readonly standing: Standing;
}

/** What is to be written in a language, in the order in which it is read; what was written in it already is not. */
export function wordingsOf(text: Text, rendering: Rendering): Wording[] {
  const [standing, words] = [standings(text, rendering), wordsById(text)];
  const rows = rowsOf(text, text).map(({ id, label, place: { clause, above } }) => ({
    id,
    label,
    kind: "clause" as const,
    opens: (clause.opening ?? 0) > 0,
    depth: above.length,
  }));
  const notes = (text.notes ?? []).map(({ id }) => ({ id, label: "", kind: "note" as const, opens: false, depth: 0 }));
  const title = { id: TITLE, label: "", kind: "title" as const, opens: false, depth: 0 };
  return [title, ...rows, ...notes]
    .map((each) => ({ ...each, words: words.get(each.id) ?? "", standing: standing.get(each.id) ?? "missing" }))
    .filter((each) => each.standing !== "own");
}

/** Whether something of a text is in another language than its own, so that it can be put into that again. */
export function isMixed(text: Text): boolean {
  return [...languagesById(text).values()].some((language) => language !== undefined);
}

/** How many of them are current. */
export function currentIn(wordings: readonly Wording[]): number {
  return wordings.filter(({ standing }) => standing === "current").length;
}
