/** Where amendments stand beside a text: each at the clauses that it touches. */
import type { Amendment } from "../../live/nouns";
import { anchors } from "../../core/colliding";
import { isPending } from "./pending";

/** An amendment in the margin of a clause; `anchor` is the clause that its own changes name, or nothing where they name several there. */
export interface Placed {
  readonly amendment: Amendment;
  readonly anchor: string | undefined;
}

/** The amendments at each clause, by its id; what stands before the first clause, or at one that is gone, stands at the first. */
export function placed(
  amendments: readonly Amendment[],
  clauses: readonly string[],
): ReadonlyMap<string, readonly Placed[]> {
  const known = new Set(clauses);
  const at = new Map<string, Placed[]>();
  for (const amendment of amendments) {
    for (const anchor of anchors(amendment.changes)) {
      const clause = known.has(anchor) ? anchor : (clauses[0] ?? "");
      const there = at.get(clause) ?? [];
      const others = there.filter((other) => other.amendment.id !== amendment.id);
      const own = others.length < there.length ? { amendment, anchor: undefined } : { amendment, anchor };
      at.set(clause, [...others, own]);
    }
  }
  return at;
}

/** How many amendments are pending on each text, by its id. */
export function pendingOn(amendments: readonly Amendment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const amendment of amendments) {
    if (isPending(amendment)) counts.set(amendment.proposal, (counts.get(amendment.proposal) ?? 0) + 1);
  }
  return counts;
}

/** Their ids. */
export function idsOf(amendments: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(amendments.map(({ id }) => id));
}

/** The versions that must be known to read them, each once. */
export function basesOf(version: string, amendments: readonly Amendment[]): readonly string[] {
  return [...new Set([version, ...amendments.map((amendment) => amendment.base)])].filter((hash) => hash !== "");
}
