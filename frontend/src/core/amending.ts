/**
 * Shows a text as it would be with an amendment. Whether an amendment is lawful is the server's to judge; here its changes are anchored
 * and made in the same way, so that a preview shows what adoption would give, or says what no longer fits.
 */
import type { Change } from "./changes";
import { made } from "./making";
import { numberClauses } from "./numbering";
import { outline } from "./outline";
import { carried } from "./rebasing";
import type { Text } from "./text";

export type * from "./changes";

/** The words or the place that a change is anchored to are not there for certain in the text in force. */
export class NoLongerFits extends Error {
  override readonly name = "NoLongerFits";
  /** The clause's label in the version that the amendment was made to; empty where that never had it. */
  readonly clause: string;

  constructor(base: Text, id: string) {
    const label = numberClauses(base).get(id) ?? "";
    super(`no longer fits at ${label}`);
    this.clause = label;
  }
}

/**
 * The text with an amendment: words first, then new places, then deletions, so that a new clause may replace an old one.
 * @param text the text in force.
 * @param base the version that the amendment was made to.
 * @throws NoLongerFits where words or places are gone or not certain; nothing is guessed.
 */
export function preview(text: Text, base: Text, changes: readonly Change[]): Text {
  const { changes: fitting, misfits } = carried(changes, outline(base), outline(text));
  if (misfits[0] !== undefined) throw new NoLongerFits(base, named(misfits[0]));
  return made(outline(text), fitting);
}

/** The id by which a change is anchored: what it changes, or what it is put after or in; or nothing. */
export function named(change: Change): string {
  switch (change.kind) {
    case "insert_clause":
      return change.after ?? change.parent ?? "";
    case "insert_annex":
      return change.after ?? "";
    case "insert_note":
      return change.note.id;
    default:
      return change.clause;
  }
}
