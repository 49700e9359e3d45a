/**
 * A draft norm as it is being written: paragraphs and four levels of sub-paragraphs, added, moved and removed by their place; and the
 * text that follows from it, in the form in which it is hashed and tabled (P-44, section (d)).
 */
import { noteNumbers } from "../../core/numbering";
import {
  type Annex,
  type Clause,
  type ClauseKind,
  type Language,
  LEVELS_MAX,
  type Note,
  type Part,
  type Text,
} from "../../core/text";
import type { Pillar } from "../../live/nouns";
import { asClauseText } from "../amendments/rewording";
import { newClauseId } from "../amendments/wanted";
import { openingWords } from "./opening";

export interface Item {
  readonly id: string;
  readonly text: string;
  readonly children: readonly Item[];
  /** Only a file brings headings here; they have no number and nothing below them. */
  readonly heading?: true;
}

export interface TableDraft {
  readonly title: string;
  readonly pillar: Pillar | "";
  /** The co-sponsors; the tabling member stands before them. */
  readonly sponsors: readonly string[];
  /** Whether any member may join them. */
  readonly open?: boolean;
  readonly preamble: readonly Item[];
  readonly operative: readonly Item[];
  /** The withdrawn proposal that it brings again. */
  readonly reintroduces?: string | undefined;
  /** What only a file brings, tabled as it is there. */
  readonly annexes?: readonly Annex[];
  readonly notes?: readonly Note[];
  readonly language?: Language;
}

/** Levels of sub-paragraphs. */
export const LEVELS = LEVELS_MAX;

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
  const text: Text = {
    title: asClauseText(draft.title),
    preamble: clausesOf(draft.preamble, "preamble"),
    operative: clausesOf(draft.operative, "operative"),
    ...(draft.annexes?.length && { annexes: draft.annexes }),
    ...(draft.language && draft.language !== "en" && { language: draft.language }),
  };
  const marked = noteNumbers(text);
  const notes = (draft.notes ?? []).filter(({ id }) => marked.has(id));
  return notes.length > 0 ? { ...text, notes } : text;
}

/** With the text of a file in place of what was written; sponsors and pillar stay. */
export function filled(draft: TableDraft, text: Text): TableDraft {
  const { title, pillar, sponsors, open } = { ...draft, title: text.title };
  const items = { preamble: text.preamble.map(itemOf), operative: text.operative.map(itemOf) };
  const { annexes, notes, language } = text;
  return {
    title,
    pillar,
    sponsors,
    ...(open && { open }),
    ...items,
    ...(annexes && { annexes }),
    ...(notes && { notes }),
    ...(language && { language }),
  };
}

function itemOf({ id, text, kind, children = [] }: Clause): Item {
  return { id, text, children: children.map(itemOf), ...(kind === "heading" && { heading: true }) };
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
  if (item.heading) return { id: item.id, kind: "heading", text };
  const opening = kind === "sub_paragraph" ? 0 : openingWords(text);
  return { id: item.id, kind, text, ...(opening > 0 && { opening }), ...(children.length > 0 && { children }) };
}

/** The text as it is typed, paragraphs without words included. */
export function asTyped(draft: TableDraft): Text {
  const typed = (items: readonly Item[], kind: ClauseKind): Clause[] =>
    items.map(({ id, text, children, heading }) => ({
      id,
      kind: heading ? "heading" : kind,
      text,
      ...(children.length > 0 && { children: typed(children, "sub_paragraph") }),
    }));
  return {
    title: draft.title,
    preamble: typed(draft.preamble, "preambular"),
    operative: typed(draft.operative, "operative"),
    ...(draft.annexes && { annexes: draft.annexes }),
    ...(draft.notes && { notes: draft.notes }),
    ...(draft.language && { language: draft.language }),
  };
}

type Lacking = "title" | "pillar" | "operative" | "chapeau";

/** What is still missing before it can be tabled, as the part of a message id; nothing when all is there. */
export function missing(draft: TableDraft): Lacking | undefined {
  return lacking(asTyped(draft), draft.pillar);
}

/** The same of a text as it is typed. */
export function lacking(typed: Text, pillar: Pillar | ""): Lacking | undefined {
  if (asClauseText(typed.title) === "") return "title";
  if (pillar === "") return "pillar";
  if ([...typed.preamble, ...typed.operative].some(lacksChapeau)) return "chapeau";
  return typed.operative.some((clause) => clause.kind !== "heading" && isWritten(clause)) ? undefined : "operative";
}

function isWritten({ text }: Clause): boolean {
  return asClauseText(text) !== "";
}

/** Sub-paragraphs below a paragraph without words would be lost. */
function lacksChapeau(clause: Clause): boolean {
  const below = clause.children ?? [];
  const written = below.some((child) => isWritten(child) || child.children !== undefined);
  return (!isWritten(clause) && written) || below.some(lacksChapeau);
}
