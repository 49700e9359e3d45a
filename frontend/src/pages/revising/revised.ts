/**
 * A text under revision: what its author sees, edits and gets, whatever the form could not show of it. The main sponsor edits paragraphs
 * (P-46), the secretariat words alone (section (d)).
 */
import { type Change, preview } from "../../core/amending";
import { derive } from "../../core/deriving";
import { type Clause, type Text, walk, wordsById } from "../../core/text";
import { asClauseText } from "../amendments/rewording";
import { filled, NEW_DRAFT, type TableDraft, textOf } from "../proposals/tabling";

/** A revision as it is kept: the version that it was begun on, and the text as edited. */
export interface RevisionDraft {
  readonly base: string;
  readonly draft: TableDraft;
}

/** A revision that is begun on a text. */
export function begun(base: string, text: Text): RevisionDraft {
  return { base, draft: filled(NEW_DRAFT, text) };
}

/** The text as edited: clauses that nobody touched are as they were, with the opening words and the language that no form shows. */
export function edited(before: Text, draft: TableDraft): Text {
  const known = new Map(walk(before).map(({ clause }) => [clause.id, clause]));
  const kept = (clause: Clause): Clause => {
    const was = known.get(clause.id);
    const children = clause.children?.map(kept);
    const own = was && asClauseText(was.text) === clause.text ? { ...was, kind: clause.kind } : clause;
    const { children: _, ...rest } = own;
    return { ...rest, ...(children && { children }) };
  };
  const text = textOf(draft);
  const title = asClauseText(before.title) === text.title ? before.title : text.title;
  return { ...text, title, preamble: text.preamble.map(kept), operative: text.operative.map(kept) };
}

/** What an edited text changes in the text that it was begun on. */
export function changesOf(before: Text, draft: TableDraft): Change[] {
  return derive(before, edited(before, draft));
}

/**
 * The revision on the text that is in force now, with what others changed meanwhile.
 * @throws NoLongerFits where both changed the same words.
 */
export function carried({ draft }: RevisionDraft, before: Text, now: Text, base: string): RevisionDraft {
  return begun(base, preview(now, before, changesOf(before, draft)));
}

/** What typed words change in a text: `typed` by the id under which changes name them. */
export function corrections(text: Text, typed: Readonly<Record<string, string>>): Change[] {
  const words = wordsById(text);
  const one = (id: string): string =>
    typed[id] === undefined ? words.get(id)! : asClauseText(typed[id]) || words.get(id)!;
  const corrected = (clause: Clause): Clause => ({
    ...clause,
    text: one(clause.id),
    ...(clause.children && { children: clause.children.map(corrected) }),
  });
  return derive(text, {
    ...text,
    title: one("title"),
    preamble: text.preamble.map(corrected),
    operative: text.operative.map(corrected),
    ...(text.annexes && {
      annexes: text.annexes.map((annex) => ({
        ...annex,
        title: one(annex.id),
        ...(annex.clauses && { clauses: annex.clauses.map(corrected) }),
      })),
    }),
    ...(text.notes && { notes: text.notes.map((note) => ({ ...note, text: one(note.id) })) }),
  });
}
