/** The amendments of the matter in hand as the wall shows them: one line each, those that come next and those that collide first of all that must be seen. */
import { numberClauses } from "../../core/numbering";
import type { Text } from "../../core/text";
import type { Amendment } from "../../live/nouns";
import { anchors } from "../../core/colliding";
import { shortSymbol } from "../amendments/pending";

/** As many lines as a wall of 16:9 holds at 28 px of 1080, below a title of one line; a longer one and a notice take one each. */
export const LINES = 11;
/** How many that come next are always there. */
const NEXT = 3;
/** How many of the amendments that one collides with are named. */
const NAMED = 2;

export interface Line {
  readonly id: string;
  /** Its place in the voting order, from 1. */
  readonly place: number;
  readonly symbol: string;
  readonly sponsors: readonly string[];
  /** The first paragraph that it changes, by its label in the text in force, or where it is gone, in the version that it was made to. */
  readonly label: string;
  readonly collides: readonly string[];
  /** How many more it collides with. */
  readonly others: number;
}

/**
 * The lines of pending amendments. Where there are too many, those that come next and those that collide are kept before the others.
 * @param amendments in voting order.
 * @param texts the text in force and the versions they were made to, by hash, as far as they are loaded.
 * @param inForce the hash of the text in force.
 * @param meet the amendments that each collides with, by id.
 * @param most how many lines there is room for.
 */
export function linesOf(
  amendments: readonly Amendment[],
  texts: ReadonlyMap<string, Text>,
  inForce: string,
  meet: ReadonlyMap<string, readonly string[]>,
  most = LINES,
): readonly Line[] {
  const label = (version: string, clause: string): string | undefined => {
    const text = texts.get(version);
    return text && numberClauses(text).get(clause);
  };
  const symbols = new Map(amendments.map((each) => [each.id, shortSymbol(each)]));
  const lines = amendments.map((amendment, seat): Line => {
    const collides = (meet.get(amendment.id) ?? []).map((id) => symbols.get(id) ?? id);
    const clause = anchors(amendment.changes)[0] ?? "";
    return {
      id: amendment.id,
      place: seat + 1,
      symbol: shortSymbol(amendment),
      sponsors: amendment.sponsors,
      label: label(inForce, clause) ?? label(amendment.base, clause) ?? "",
      collides: collides.slice(0, NAMED),
      others: Math.max(0, collides.length - NAMED),
    };
  });
  const weight = ({ place, collides }: Line): number => (place <= NEXT ? 2 : collides.length > 0 ? 1 : 0);
  const first = [...lines].sort((a, b) => weight(b) - weight(a));
  const kept = new Set(first.slice(0, most));
  return lines.filter((line) => kept.has(line));
}
