/**
 * An amendment as it is being written: what the author typed, clause by clause, and the changes that follow from it. The typed words
 * are kept, not the changes, so that nothing is lost when the text moves on under them.
 */
import { type Change, NoLongerFits, preview } from "../../core/amending";
import { type ClauseKind, type Part, type Place, type Text, walk } from "../../core/text";
import { openingWords } from "../proposals/opening";
import { asClauseText, reworded } from "./rewording";

/** One edit: a clause in other words, a clause deleted, or a new one after a sibling. */
export type Edit =
  | { readonly kind: "reword"; readonly clause: string; readonly text: string }
  | { readonly kind: "delete"; readonly clause: string }
  | {
      readonly kind: "insert";
      readonly id: string;
      readonly after: string | null;
      readonly part: Part;
      readonly parent: string | null;
      readonly text: string;
    };

export interface Draft {
  /** The version it is made to. */
  readonly base: string;
  readonly edits: readonly Edit[];
}

export const NO_DRAFT: Draft = { base: "", edits: [] };

/** Whether anything is in it that would be lost. */
export function isEmpty(draft: Draft): boolean {
  return draft.edits.length === 0;
}

/** A new id for a clause, unlike any other (`[a-z0-9]{6,32}`). */
export function newClauseId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 16);
}

/** What the act says: edits that change nothing, and new clauses without words, are left out. */
export function changesOf(draft: Draft, base: Text): Change[] {
  const places = new Map(walk(base).map((place) => [place.clause.id, place]));
  return draft.edits.flatMap((edit): Change[] => {
    switch (edit.kind) {
      case "reword": {
        const before = places.get(edit.clause)?.clause.text;
        const found = before === undefined ? null : reworded(before, asClauseText(edit.text));
        return found === null ? [] : [{ kind: "replace_words", clause: edit.clause, ...found }];
      }
      case "delete":
        return [{ kind: "delete_clause", clause: edit.clause }];
      case "insert": {
        const text = asClauseText(edit.text);
        const { id, after, part, parent } = edit;
        const opening = parent === null ? openingWords(text) : 0;
        const clause = { id, kind: kindOf(part, parent), text, ...(opening > 0 && { opening }) };
        return text === "" ? [] : [{ kind: "insert_clause", after, part, clause, ...(parent !== null && { parent }) }];
      }
    }
  });
}

function kindOf(part: Part, parent: string | null): ClauseKind {
  if (parent !== null) return "sub_paragraph";
  return part === "preamble" ? "preambular" : "operative";
}

/** With a clause to be reworded; an edit of it that is there already is kept as it is. */
export function rewording(draft: Draft, place: Place, text = place.clause.text): Draft {
  const known = draft.edits.some((edit) => edit.kind === "reword" && edit.clause === place.clause.id);
  if (known) return draft;
  const others = draft.edits.filter((edit) => !(edit.kind === "delete" && edit.clause === place.clause.id));
  return { ...draft, edits: [...others, { kind: "reword", clause: place.clause.id, text }] };
}

/** With a clause deleted; rewording it as well would contradict that. */
export function deleting(draft: Draft, place: Place): Draft {
  const id = place.clause.id;
  const others = draft.edits.filter((edit) => edit.kind === "insert" || edit.clause !== id);
  return { ...draft, edits: [...others, { kind: "delete", clause: id }] };
}

/** With an empty new clause after a clause, as its sibling. */
export function inserting(draft: Draft, { clause, part, above }: Place): Draft {
  const edit: Edit = {
    kind: "insert",
    id: newClauseId(),
    after: clause.id,
    part,
    parent: above.at(-1) ?? null,
    text: "",
  };
  return { ...draft, edits: [...draft.edits, edit] };
}

/** With the words of one edit changed as they are typed. */
export function typed(draft: Draft, index: number, text: string): Draft {
  return {
    ...draft,
    edits: draft.edits.map((edit, i) => (i === index && edit.kind !== "delete" ? { ...edit, text } : edit)),
  };
}

/** Without one edit. */
export function without(draft: Draft, index: number): Draft {
  return { ...draft, edits: draft.edits.filter((_, i) => i !== index) };
}

/**
 * The draft on the text that is in force now: what others changed meanwhile stays, and so does what was typed.
 * @throws NoLongerFits where the typed words and the others' meet; the draft is then kept as it is, for its author to decide.
 */
export function carriedOver(draft: Draft, base: Text, now: Text, hash: string): Draft {
  const then = new Set(walk(base).map((place) => place.clause.id));
  const places = new Map(walk(now).map((place) => [place.clause.id, place]));
  const edits = draft.edits.map((edit): Edit => {
    if (edit.kind === "insert") {
      const anchor = edit.after ?? edit.parent;
      if (anchor !== null && then.has(anchor) && !places.has(anchor)) throw new NoLongerFits(base, anchor);
      return edit;
    }
    if (!places.has(edit.clause)) throw new NoLongerFits(base, edit.clause);
    if (edit.kind === "delete") return edit;
    const moved = preview(now, base, changesOf({ ...draft, edits: [edit] }, base));
    const clause = walk(moved).find((place) => place.clause.id === edit.clause)?.clause;
    return { ...edit, text: clause?.text ?? edit.text };
  });
  return { base: hash, edits };
}
