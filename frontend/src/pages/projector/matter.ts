/** The amendments of the matter in hand as the wall shows them: one line each, those that collide first of all that must be seen. */
import { numberClauses, type Text } from "../../core/text";
import type { Amendment } from "../../live/nouns";
import { anchors, collisions } from "../amendments/collisions";
import { shortSymbol } from "../amendments/pending";

/** As many lines as a wall of 16:9 holds at 28 px of 1080. */
export const LINES = 8;
/** How many of the amendments that one collides with are named. */
const NAMED = 2;

export interface Line {
  readonly id: string;
  readonly symbol: string;
  readonly sponsors: readonly string[];
  /** The first paragraph that it changes, by its label in the text in force, or where it is gone, in the version that it was made to. */
  readonly label: string;
  readonly collides: readonly string[];
  /** How many more it collides with. */
  readonly others: number;
}

/**
 * The lines of pending amendments, in their order. Where there are too many, those that collide are kept before the others.
 * @param texts the text in force and the versions they were made to, by hash, as far as they are loaded.
 * @param inForce the hash of the text in force.
 */
export function linesOf(
  amendments: readonly Amendment[],
  texts: ReadonlyMap<string, Text>,
  inForce: string,
): readonly Line[] {
  const label = (version: string, clause: string): string | undefined => {
    const text = texts.get(version);
    return text && numberClauses(text).get(clause);
  };
  const meet = collisions(amendments, texts);
  const symbols = new Map(amendments.map((each) => [each.id, shortSymbol(each)]));
  const lines = amendments.map((amendment): Line => {
    const collides = (meet.get(amendment.id) ?? []).map((id) => symbols.get(id) ?? id);
    const clause = anchors(amendment.changes)[0] ?? "";
    return {
      id: amendment.id,
      symbol: shortSymbol(amendment),
      sponsors: amendment.sponsors,
      label: label(inForce, clause) ?? label(amendment.base, clause) ?? "",
      collides: collides.slice(0, NAMED),
      others: Math.max(0, collides.length - NAMED),
    };
  });
  const first = [...lines].sort((a, b) => Number(b.collides.length > 0) - Number(a.collides.length > 0));
  const kept = new Set(first.slice(0, LINES));
  return lines.filter((line) => kept.has(line));
}
