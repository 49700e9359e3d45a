/**
 * An amendment as it is being written: the text as its author wants it, with the words as they are typed. What it changes is derived from
 * that (`core/deriving.ts`), so there is one way of making changes; and the words stay when the text moves on under them.
 */
import { type Change, TITLE } from "../../core/changes";
import { derive } from "../../core/deriving";
import { brought } from "../../core/effect";
import { made } from "../../core/making";
import { noteMarks } from "../../core/markup";
import { isAlternative, isBracketed, numberClauses } from "../../core/numbering";
import { isAnnex, outline } from "../../core/outline";
import { rebase } from "../../core/rebasing";
import { type Annex, type Clause, type Note, type Text, wordings } from "../../core/text";
import { openingWords } from "../proposals/opening";
import { asClauseText, slice } from "./rewording";
import type { Selected } from "./selection";
import { inserted, newClauseId, removed, reverted, reworded, type Spot, split } from "./wanted";

/** A change that its author wanted and that does not fit the text any more: the words that it was about, and where they stood. */
export interface Misfit {
  /** The clause, annex or footnote whose words it was about. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly old: string;
  readonly new: string;
}

export interface Draft {
  /** The hash of the text that it is made to; empty before anything is begun. */
  readonly base: string;
  readonly text: Text | null;
  /** What is under the pen, in the order in which it was taken up: clauses, annexes, the title. */
  readonly open: readonly string[];
  /** What the ids of new clauses begin with. */
  readonly prefix: string;
  readonly misfits: readonly Misfit[];
  readonly explanation: string;
  readonly invited: readonly string[];
  /** Whether any member may join its sponsors. */
  readonly toAll?: boolean | undefined;
}

export const NO_DRAFT: Draft = {
  base: "",
  text: null,
  open: [],
  prefix: "",
  misfits: [],
  explanation: "",
  invited: [],
};

/** Whether nothing is in it that would be lost. */
export function isEmpty({ text, open, misfits, explanation }: Draft): boolean {
  return text === null || (open.length === 0 && misfits.length === 0 && explanation === "");
}

/** A draft in which nothing is changed yet. */
export function begun(base: string, text: Text): Draft {
  return { ...NO_DRAFT, base, text, prefix: newClauseId().slice(0, 12) };
}

/** With a clause, an annex or the title under the pen. */
export function opened(draft: Draft, id: string): Draft {
  return draft.open.includes(id) ? draft : { ...draft, open: [...draft.open, id] };
}

/** With other words in what is under the pen. */
export function typed(draft: Draft, id: string, words: string): Draft {
  return draft.text === null ? draft : opened({ ...draft, text: reworded(draft.text, id, words) }, id);
}

/** With words of a clause taken out, and of the two spaces around them one; a clause that is under the pen already keeps its words. */
export function withoutWords(draft: Draft, clause: Clause, { start, end }: Selected): Draft {
  if (draft.open.includes(clause.id)) return draft;
  const [before, after] = [slice(clause.text, 0, start), slice(clause.text, end)];
  const left = before.endsWith(" ") ? before.trimEnd() + after : before + after.trimStart();
  return typed(draft, clause.id, left);
}

/** With a clause or an annex taken out. */
export function deleting(draft: Draft, id: string): Draft {
  return draft.text === null ? draft : opened({ ...draft, text: removed(draft.text, id) }, id);
}

/** With something new at a spot; it comes under the pen right after `beside`. */
export function inserting(draft: Draft, spot: Spot, beside: string): { readonly draft: Draft; readonly id: string } {
  const id = newClauseId();
  if (draft.text === null) return { draft, id };
  const text = inserted(draft.text, spot, id);
  const below = (text.annexes ?? []).find((annex) => annex.id === id)?.clauses ?? [];
  const at = draft.open.indexOf(beside) + 1 || draft.open.length;
  return { draft: { ...draft, text, open: draft.open.toSpliced(at, 0, id, ...below.map((clause) => clause.id)) }, id };
}

/** What stands in a new alternative until its author has written it. */
const UNWRITTEN = "…";

/** Whether a clause may be given an alternative: paragraphs may, with words. */
export function mayHaveAlternative(text: Text, id: string): boolean {
  const node = outline(text).nodes.get(id);
  return node !== undefined && !isAnnex(node) && node.kind !== "heading" && asClauseText(node.text) !== "";
}

/**
 * With a clause in square brackets, and after it and the alternatives that it has a further one, in the name of a member.
 * @returns where the words of the alternative are to be written, in code points.
 */
export function alternating(
  draft: Draft,
  id: string,
  member: string,
): { readonly draft: Draft; readonly id: string; readonly start: number; readonly end: number } {
  const of = outline(draft.text ?? { title: "", preamble: [], operative: [] });
  const words = asClauseText(of.words.get(id) ?? "");
  const bracketed = isBracketed(words) ? draft : typed(draft, id, `[${words}]`);
  const row = of.below.get(of.homes.get(id) ?? "") ?? [];
  const from = row.indexOf(id) + 1;
  const others = row.slice(from).findIndex((other) => !isAlternative(of.words.get(other) ?? ""));
  const last = (others < 0 ? row.at(-1) : row[from + others - 1]) ?? id;
  const made = inserting(bracketed, { at: "after", id: last }, last);
  const [before, after] = ["[Alt. ", member === "" ? "]" : ` – ${member}]`];
  const start = before.length;
  return {
    draft: typed(made.draft, made.id, before + UNWRITTEN + after),
    id: made.id,
    start,
    end: start + UNWRITTEN.length,
  };
}

/** With a clause split in two at a place among its words (code points), or as it was where a half would be empty. */
export function splitting(draft: Draft, clause: string, at: number): { readonly draft: Draft; readonly id: string } {
  const id = newClauseId();
  const text = draft.text === null ? undefined : split(draft.text, clause, at, id);
  if (text === undefined) return { draft, id: clause };
  return { draft: { ...draft, text, open: draft.open.toSpliced(draft.open.indexOf(clause) + 1, 0, id) }, id };
}

/** Without what was changed in a clause, an annex or the title, and without what is new below it. */
export function leftOut(draft: Draft, base: Text, id: string): Draft {
  if (draft.text === null) return draft;
  const text = reverted(draft.text, base, id);
  const [there, then] = [outline(text).words, outline(base).words];
  const open = draft.open.filter((other) => other !== id && (there.has(other) || then.has(other)));
  return { ...draft, text, open };
}

/**
 * The text that the draft makes: typed words as a clause may hold them, what is new and empty left out, an emptied clause taken out; new
 * clauses with ids of one prefix that ascend in reading order.
 * @param own ids that stay as they are though the base lacks them: those that the amendment brought when it was submitted.
 */
export function textOf(draft: Draft, base: Text, own: ReadonlySet<string> = new Set()): Text {
  const then = outline(base);
  const typedText = draft.text ?? base;
  const tidy = (clauses: readonly Clause[], top: boolean): Clause[] =>
    clauses.flatMap((clause) => {
      const children = tidy(clause.children ?? [], false);
      const was = then.nodes.get(clause.id);
      return said(clause, was !== undefined && !("title" in was) ? was : undefined, children, top);
    });
  const annexes = (typedText.annexes ?? []).flatMap((annex): Annex[] => {
    const clauses = tidy(annex.clauses ?? [], false);
    const title = asClauseText(annex.title) || (then.words.get(annex.id) ?? "");
    if (title === "" && clauses.length === 0) return [];
    const { language } = annex;
    return [{ id: annex.id, title, ...(clauses.length > 0 && { clauses }), ...(language && { language }) }];
  });
  const { language, title_language } = typedText;
  const text: Text = {
    ...(language !== undefined && { language }),
    ...(title_language !== undefined && { title_language }),
    title: asClauseText(typedText.title) || base.title,
    preamble: tidy(typedText.preamble, true),
    operative: tidy(typedText.operative, true),
    ...(annexes.length > 0 && { annexes }),
  };
  return renamed(noted(text, typedText.notes ?? [], base.notes ?? []), draft.prefix, then.words, own);
}

/** A clause as it may stand; its opening words are those of the base where these begin it, otherwise they follow from its words. */
function said(clause: Clause, was: Clause | undefined, children: readonly Clause[], top: boolean): Clause[] {
  const { id, kind, language } = clause;
  const own = { id, kind, text: clause.text, ...(language !== undefined && { language }) };
  const below = children.length > 0 ? { children } : {};
  if (was?.text === clause.text) return [{ ...own, ...opening(was.opening ?? 0), ...below }];
  const text = asClauseText(clause.text) || (children.length > 0 ? (was?.text ?? "") : "");
  if (text === "" && children.length === 0) return [];
  const words = was === undefined ? "" : slice(was.text, 0, was.opening ?? 0);
  const opens = was === undefined ? top && clause.kind !== "heading" : words !== "";
  const kept = words !== "" && text.startsWith(words);
  return [{ ...own, text, ...opening(kept ? (was?.opening ?? 0) : opens ? openingWords(text) : 0), ...below }];
}

function opening(length: number): { opening?: number } {
  return length > 0 ? { opening: length } : {};
}

/** With the notes that are marked, in the order of their marks, as typed; an emptied one as the base has it. */
function noted(text: Text, typed: readonly Note[], base: readonly Note[]): Text {
  const notes = [...typed.map((note) => ({ ...note, text: asClauseText(note.text) })), ...base].filter(
    ({ text }) => text !== "",
  );
  const marked = [...new Set(wordings(text).flatMap(([, words]) => noteMarks(words)))];
  const kept = marked.flatMap((id) => notes.find((note) => note.id === id) ?? []);
  return kept.length > 0 ? { ...text, notes: kept } : text;
}

/** With ids of one prefix, ascending in reading order, for all clauses and annexes that are new. */
function renamed(text: Text, prefix: string, then: ReadonlyMap<string, string>, own: ReadonlySet<string>): Text {
  const fresh = [...outline(text).nodes.keys()].filter((id) => !then.has(id) && !own.has(id));
  if (fresh.length === 0) return text;
  const ids = new Map(fresh.map((id, i) => [id, prefix + i.toString(36).padStart(3, "0")]));
  const name = (id: string): string => ids.get(id) ?? id;
  const words = (text: string): string => text.replace(/\{@([a-z0-9]{6,32})\}/g, (_, id: string) => `{@${name(id)}}`);
  const one = (clause: Clause): Clause => ({
    ...clause,
    id: name(clause.id),
    text: words(clause.text),
    ...(clause.children && { children: clause.children.map(one) }),
  });
  const { annexes } = text;
  return {
    ...text,
    preamble: text.preamble.map(one),
    operative: text.operative.map(one),
    ...(annexes && {
      annexes: annexes.map(({ id, clauses, ...annex }) => ({
        ...annex,
        id: name(id),
        ...(clauses && { clauses: clauses.map(one) }),
      })),
    }),
  };
}

/** What the act says. */
export function changesOf(draft: Draft, base: Text, own?: ReadonlySet<string>): Change[] {
  return draft.text === null ? [] : derive(base, textOf(draft, base, own));
}

/** A draft of what changes, made to `then`, do to another text: what fits is made there, what does not is listed. */
export function drafted(changes: readonly Change[], then: Text, now: Text, hash: string): Draft {
  const { changes: fitting, misfits } = rebase(changes, then, now);
  const text = made(outline(now), fitting);
  const labels = numberClauses(then);
  return {
    ...begun(hash, text),
    open: [...new Set(fitting.flatMap(openedBy))],
    misfits: misfits.map((change) => misfit(change, then, labels)),
  };
}

/** The draft on the text that is in force now: what others changed meanwhile stays, and so does what was typed. */
export function carriedOver(draft: Draft, base: Text, now: Text, hash: string, own?: ReadonlySet<string>): Draft {
  const carried = drafted(changesOf(draft, base, own), base, now, hash);
  const there = outline(now).words;
  return {
    ...draft,
    base: hash,
    text: carried.text,
    open: [...new Set([...draft.open.filter((id) => there.has(id)), ...carried.open])],
    misfits: [...draft.misfits, ...carried.misfits],
  };
}

/** What a change puts under the pen. */
function openedBy(change: Change): string[] {
  if (change.kind === "insert_note") return [];
  return [...("clause" in change && typeof change.clause === "string" ? [change.clause] : []), ...brought(change)];
}

function misfit(change: Change, then: Text, labels: ReadonlyMap<string, string>): Misfit {
  const words = outline(then).words;
  const label = (id: string | null | undefined): string => (id === TITLE ? TITLE : (labels.get(id ?? "") ?? ""));
  switch (change.kind) {
    case "replace_words":
      return { id: change.clause, label: label(change.clause), old: change.old, new: change.new };
    case "insert_clause":
      return { label: label(change.after ?? change.parent), old: "", new: change.clause.text };
    case "insert_annex":
      return { label: label(change.after), old: "", new: change.annex.title };
    case "insert_note":
      return { label: "", old: "", new: change.note.text };
    case "delete_clause":
      return { id: change.clause, label: label(change.clause), old: words.get(change.clause) ?? "", new: "" };
    case "move_clause":
    case "split_clause": {
      const own = words.get(change.clause) ?? "";
      return { id: change.clause, label: label(change.clause), old: own, new: own };
    }
  }
}
