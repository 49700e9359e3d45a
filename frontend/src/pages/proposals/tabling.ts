/**
 * A draft norm as it is being written: paragraphs and two levels of sub-paragraphs, added, moved and removed by their place; and the
 * text that follows from it, in the form in which it is hashed and tabled (P-44, section (d)).
 */
import type { Clause, ClauseKind, Part, Text } from "../../core/text";
import type { Pillar } from "../../live/nouns";
import { asClauseText } from "../amendments/rewording";
import { newClauseId } from "../amendments/draft";
import { openingWords } from "./opening";

export interface Item {
  readonly id: string;
  readonly text: string;
  readonly children: readonly Item[];
}

export interface TableDraft {
  readonly title: string;
  readonly pillar: Pillar | "";
  /** The co-sponsors; the tabling member stands before them. */
  readonly sponsors: readonly string[];
  readonly preamble: readonly Item[];
  readonly operative: readonly Item[];
}

/** Levels of sub-paragraphs: (a), then (i). */
export const LEVELS = 2;

export const NEW_DRAFT: TableDraft = {
  title: "",
  pillar: "",
  sponsors: [],
  preamble: [{ id: "preamble1", text: "", children: [] }],
  operative: [{ id: "operative1", text: "", children: [] }],
};

/** A place by the ids of the items above it, and its own. */
export type Path = readonly string[];

/** An empty paragraph. */
export function newItem(): Item {
  return { id: newClauseId(), text: "", children: [] };
}

/** With the item at a place changed, or taken out where `change` returns none, or followed by others. */
export function at(items: readonly Item[], path: Path, change: (item: Item) => readonly Item[]): Item[] {
  const [first, ...rest] = path;
  return items.flatMap((item) => {
    if (item.id !== first) return item;
    return rest.length === 0 ? change(item) : { ...item, children: at(item.children, rest, change) };
  });
}

/** With the item at a place one up (-1) or down (1) among its siblings; at the edge nothing moves. */
export function moved(items: readonly Item[], path: Path, by: -1 | 1): Item[] {
  const [first, ...rest] = path;
  if (rest.length > 0)
    return items.map((item) => (item.id === first ? { ...item, children: moved(item.children, rest, by) } : item));
  const from = items.findIndex((item) => item.id === first);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, items[from]!);
}

/** The text as it would be tabled; paragraphs without words are left out. */
export function textOf(draft: TableDraft): Text {
  return {
    title: asClauseText(draft.title),
    preamble: clausesOf(draft.preamble, "preamble"),
    operative: clausesOf(draft.operative, "operative"),
  };
}

function clausesOf(items: readonly Item[], part: Part): Clause[] {
  const kind: ClauseKind = part === "preamble" ? "preambular" : "operative";
  return items.flatMap((item) => clauseOf(item, kind) ?? []);
}

/** Defaults are left out, as the canonical form of a text has it. */
function clauseOf(item: Item, kind: ClauseKind): Clause | null {
  const text = asClauseText(item.text);
  const children = item.children.flatMap((child) => clauseOf(child, "sub_paragraph") ?? []);
  if (text === "") return null;
  const opening = kind === "sub_paragraph" ? 0 : openingWords(text);
  return { id: item.id, kind, text, ...(opening > 0 && { opening }), ...(children.length > 0 && { children }) };
}

/** What is still missing before it can be tabled, as the part of a message id; nothing when all is there. */
export function missing(draft: TableDraft): "title" | "pillar" | "operative" | "chapeau" | undefined {
  if (asClauseText(draft.title) === "") return "title";
  if (draft.pillar === "") return "pillar";
  if ([...draft.preamble, ...draft.operative].some(lacksChapeau)) return "chapeau";
  return textOf(draft).operative.length === 0 ? "operative" : undefined;
}

/** Sub-paragraphs below a paragraph without words would be lost. */
function lacksChapeau(item: Item): boolean {
  const written = item.children.some((child) => asClauseText(child.text) !== "" || child.children.length > 0);
  return (asClauseText(item.text) === "" && written) || item.children.some(lacksChapeau);
}
