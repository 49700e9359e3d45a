/** The changes that an amendment makes, as they are signed: anchored to clause ids and to offsets in code points of the base. */
import type { Annex, Clause, Note, Part } from "./text";

/** What a change of words names instead of a clause when it changes the title of the text. */
export const TITLE = "title";

/** Replaces `old`, the words from `start` to `end` (code points), by `new`: empty `new` deletes, `start === end` inserts. */
export type ReplaceWords = {
  readonly kind: "replace_words";
  /** A clause; or `TITLE`, an annex (its title) or a footnote. */
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
  /** How many of the new words are opening words, which end there; left out where they follow from what they were. */
  readonly opening?: number;
};

/** Deletes a clause with its sub-paragraphs, or an annex. */
export type DeleteClause = { readonly kind: "delete_clause"; readonly clause: string };

/** Inserts a clause after a sibling (`null`: in the first place), below a clause, in an annex or at the top of its part. */
export type InsertClause = {
  readonly kind: "insert_clause";
  readonly after: string | null;
  readonly part: Part;
  readonly clause: Clause;
  readonly parent?: string | null;
};

/** Moves a clause, with its sub-paragraphs, after a sibling. */
export type MoveClause = {
  readonly kind: "move_clause";
  readonly clause: string;
  readonly after: string | null;
  readonly part: Part;
  readonly parent?: string | null;
};

/** Splits a clause in two: the words from `at` become a new sibling right after it, with the sub-paragraphs. */
export type SplitClause = {
  readonly kind: "split_clause";
  readonly clause: string;
  readonly at: number;
  readonly new: string;
  readonly opening?: number;
};

/** Inserts an annex after another (`null`: in the first place). */
export type InsertAnnex = { readonly kind: "insert_annex"; readonly after: string | null; readonly annex: Annex };

/** Adds a footnote, whose mark another change brings; one without a mark is dropped. */
export type InsertNote = { readonly kind: "insert_note"; readonly note: Note };

export type Change = ReplaceWords | DeleteClause | InsertClause | MoveClause | SplitClause | InsertAnnex | InsertNote;
export type Seated = InsertClause | MoveClause | InsertAnnex;
