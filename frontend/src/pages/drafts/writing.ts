/** Where things go in a draft that several people write: the same places to which one person alone can move them. */
import { outline } from "../../core/outline";
import type { Text } from "../../core/text";
import type { OpenDraft } from "../../drafting/draft.svelte";
import type { Row } from "../../drafting/tree";
import { moved, type Way } from "../amendments/wanted";

/** Moves a paragraph one step; whether it could go there. */
export function move(draft: OpenDraft, id: string, way: Way): boolean {
  const text = moved(draft.typed(), id, way);
  if (text === undefined) return false;
  const of = outline(text);
  const home = of.homes.get(id) ?? "";
  const after = of.below.get(home)?.[(of.seats.get(id) ?? 0) - 1] ?? null;
  draft.move(id, { part: of.parts.get(home) ?? "operative", parent: of.nodes.has(home) ? home : null, after });
  return true;
}

/** Puts an empty paragraph after a row, at the end of what is below it, or at the end of a part; its id is returned. */
export function insertAfter(draft: OpenDraft, row: Row): string {
  return draft.insert({ part: partOf(row), parent: row.parent, after: row.id });
}

export function insertBelow(draft: OpenDraft, row: Row): string {
  const part = row.part === "annexes" ? "annex" : partOf(row);
  const after = draft.rows.findLast(({ parent }) => parent === row.id)?.id ?? null;
  return draft.insert({ part, parent: row.id, after });
}

export function insertLast(draft: OpenDraft, part: "preamble" | "operative"): string {
  const after = draft.rows.findLast((row) => row.part === part && row.parent === null)?.id ?? null;
  return draft.insert({ part, parent: null, after });
}

/** Puts an annex with an empty paragraph at the end. */
export function addAnnex(draft: OpenDraft): string {
  const annex = draft.insertAnnex(draft.rows.findLast(({ part }) => part === "annexes")?.id ?? null);
  draft.insert({ part: "annex", parent: annex, after: null });
  return annex;
}

function partOf({ part }: Row): "preamble" | "operative" | "annex" {
  return part === "preamble" || part === "annex" ? part : "operative";
}

/** The rows that are shown: what the text has, has had since the draft was begun upon it, or gets; footnotes where something marks them. */
export function shownRows(rows: readonly Row[], typed: Text, base?: Text): Row[] {
  const then = base && outline(base).words;
  const marks = [...outline(typed).words.values()].join(" ");
  return rows.filter((row) => {
    if (row.part === "notes") return then?.has(row.id) === true || marks.includes(`{^${row.id}}`);
    return !row.gone || then?.has(row.id) === true;
  });
}
