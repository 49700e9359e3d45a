/** What an amendment changes, clause by clause, without comparing all that it leaves alone: for pages that show many amendments. */
import type { Change } from "../../core/changes";
import { compareWords, type Op } from "../../core/diff";
import { outline } from "../../core/outline";
import { type Text, walk } from "../../core/text";

/** What becomes of one clause or title. */
export interface Effect {
  readonly id: string;
  readonly deed: "reworded" | "inserted" | "deleted" | "moved";
  /** The clause of the text at which it is shown: itself, or the one before the place of what is new; empty before the first. */
  readonly at: string;
  readonly ops: readonly Op[];
  readonly opening: number;
}

/** What `after`, which changes make of `text`, has otherwise, in reading order; what is deleted comes last. */
export function effectsOf(text: Text, after: Text, changes: readonly Change[]): Effect[] {
  const [then, now] = [outline(text), outline(after)];
  const moved = new Set(changes.flatMap((change) => (change.kind === "move_clause" ? [change.clause] : [])));
  const found: Effect[] = [];
  const opening = new Map(walk(after).map(({ clause }) => [clause.id, clause.opening ?? 0]));
  const add = (id: string, deed: Effect["deed"], at: string, ops: readonly Op[]): void => {
    found.push({ id, deed, at, ops, opening: opening.get(id) ?? 0 });
  };
  if (text.title !== after.title) add("title", "reworded", "", compareWords(text.title, after.title));
  let at = "";
  for (const [id] of now.nodes) {
    const [was, is] = [then.words.get(id), now.words.get(id) ?? ""];
    if (was === undefined) add(id, "inserted", at, [{ deed: "insert", words: is }]);
    else {
      at = id;
      if (was !== is) add(id, "reworded", id, compareWords(was, is));
      if (moved.has(id)) add(id, "moved", id, [{ deed: "equal", words: is }]);
    }
  }
  for (const [id] of then.nodes)
    if (!now.nodes.has(id)) add(id, "deleted", id, [{ deed: "delete", words: then.words.get(id) ?? "" }]);
  return found;
}
