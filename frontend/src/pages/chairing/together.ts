/** Amendments that are put together to be adopted when nobody objects (P-59): which can be, which should be, and what they make of the text. */
import { NoLongerFits, preview } from "../../core/amending";
import { original, render, type Rendering } from "../../core/rendering";
import type { Language, Text } from "../../core/text";
import type { Amendment } from "../../live/nouns";
import type { Relation } from "../amendments/relations";

/**
 * Those that can be put together: to the draft itself, in whatever language, without an amendment to them that is still to be decided.
 * @param pending in voting order.
 */
export function together(pending: readonly Amendment[], misfits: (amendment: Amendment) => boolean): Amendment[] {
  const amended = new Set(pending.map(({ amends }) => amends));
  return pending.filter(
    (each) => each.state === "circulated" && each.amends === null && !amended.has(each.id) && !misfits(each),
  );
}

/** The ids of those that collide with no other pending one; two that only bring something new to one place don't. */
export function apart(those: readonly Amendment[], relations: readonly Relation[]): string[] {
  const meeting = new Set(relations.flatMap(({ one, other, kind }) => (kind === "same_place" ? [] : [one, other])));
  return those.map(({ id }) => id).filter((id) => !meeting.has(id));
}

/** What amendments make of the text, one after the other. */
export interface Sum {
  readonly text: Text;
  /** The first that doesn't fit after those before it. */
  readonly misfit: Amendment | undefined;
}

/** What is known of a text: the versions that amendments were made to, by hash, and its renderings. */
export interface Known {
  readonly texts: ReadonlyMap<string, Text>;
  rendering(language: Language): Rendering | undefined;
}

/** @param known what is not loaded is passed over. */
export function sum(text: Text, those: readonly Amendment[], known: Known): Sum {
  let after = text;
  for (const amendment of those) {
    const base = known.texts.get(amendment.base);
    const rendering = amendment.language === null ? undefined : known.rendering(amendment.language);
    try {
      if (base && amendment.language === null) after = preview(after, base, amendment.changes);
      if (base && rendering) {
        const shown = render(after, rendering);
        after = original(after, shown, preview(shown, base, amendment.changes));
      }
    } catch (cause) {
      if (cause instanceof NoLongerFits) return { text: after, misfit: amendment };
      throw cause;
    }
  }
  return { text: after, misfit: undefined };
}
