/** Amendments as they stand to what they amend now: which of them meet, where they touch its words, and what they make of it. */
import type { Change } from "../../core/changes";
import { collisions, touches } from "../../core/colliding";
import type { Text } from "../../core/text";
import type { Amendment } from "../../live/nouns";
import { type Effect, effectsOf } from "./effects";

/** An amendment as it is anchored to its ground: the text, or for a sub-amendment the text as its amendment would have it. */
export interface Standing {
  readonly ground: Text;
  readonly changes: readonly Change[];
  readonly fits: boolean;
}

/** Words by their place in a clause (code points). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

type Of<V> = (amendment: Amendment) => V | undefined;

/** The amendments that each collides with; compared are those to the same text in the same language, or to the same amendment. */
export function collidingWith(amendments: readonly Amendment[], of: Of<Standing>): Map<string, readonly string[]> {
  const name = ({ amends, language }: Amendment): string => `${amends ?? ""} ${language ?? ""}`;
  const found = new Map<string, readonly string[]>(amendments.map(({ id }) => [id, []]));
  for (const group of new Set(amendments.map(name))) {
    const fitting = amendments
      .filter((amendment) => name(amendment) === group)
      .flatMap((amendment) => {
        const standing = of(amendment);
        return standing?.fits ? [{ id: amendment.id, base: "", ...standing }] : [];
      });
    const ground = fitting[0]?.ground;
    if (ground === undefined) continue;
    for (const [id, others] of collisions(fitting, new Map([["", ground]]))) found.set(id, others);
  }
  return found;
}

/** Where amendments touch the words of each clause of a text. */
export function touchedIn(
  text: Text | undefined,
  amendments: readonly Amendment[],
  of: Of<Standing>,
): Map<string, readonly Range[]> {
  const at = new Map<string, Range[]>();
  for (const amendment of amendments) {
    const standing = of(amendment);
    if (standing === undefined || standing.ground !== text || !standing.fits) continue;
    for (const { kind, clause, start, end } of touches(standing.changes, text)) {
      if (kind === "place" || kind === "seat") continue;
      at.set(clause, [...(at.get(clause) ?? []), kind === "clause" ? { start: 0, end: Infinity } : { start, end }]);
    }
  }
  return at;
}

/** What one amendment makes of one clause. */
export interface Block {
  readonly amendment: Amendment;
  readonly effects: readonly Effect[];
}

/** What a compilation asks of each amendment. */
export interface Source {
  readonly standing: Of<Standing>;
  /** Its ground with it. */
  readonly after: Of<Text>;
}

/** What is proposed at each clause, an amendment to another right below it; what stands at none of them stands at the first. */
export function compiled(
  clauses: readonly string[],
  amendments: readonly Amendment[],
  source: Source,
): Map<string, readonly Block[]> {
  const known = new Set(clauses);
  const at = new Map<string, Block[]>();
  const add = (amendment: Amendment): void => {
    const [standing, after] = [source.standing(amendment), source.after(amendment)];
    if (!standing || !after) return;
    const effects = effectsOf(standing.ground, after, standing.changes);
    for (const place of new Set(effects.map((effect) => effect.at))) {
      const clause = known.has(place) ? place : (clauses[0] ?? "");
      const block = { amendment, effects: effects.filter((effect) => effect.at === place) };
      at.set(clause, [...(at.get(clause) ?? []), block]);
    }
    amendments.filter(({ amends }) => amends === amendment.id).forEach(add);
  };
  const ids = new Set(amendments.map(({ id }) => id));
  amendments.filter(({ amends }) => amends === null || !ids.has(amends)).forEach(add);
  return at;
}
