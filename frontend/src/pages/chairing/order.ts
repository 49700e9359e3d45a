/**
 * The order in which amendments are put to the vote: what the chair has announced first, then what the rules propose (P-53), and always an
 * amendment to an amendment before it (P-56). The chair's own order is made here from the one that stands, step by step.
 */
import type { Amendment } from "../../live/nouns";

/** The place of an amendment in the proposed order, with the reason for it (`core/ordering.py`). */
export interface Placed {
  readonly id: string;
  readonly reason: "sub_amendment" | "deletes" | "furthest" | "clause_order" | "only_one";
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * The pending amendments in the order in which they come.
 * @param announced what the chair has announced; what is decided since is passed over.
 * @param proposed what the rules propose; those that it does not know yet come last.
 */
export function queue(
  announced: readonly string[],
  proposed: readonly { readonly id: string }[],
  pending: readonly Amendment[],
): string[] {
  const byId = new Map(pending.map((each) => [each.id, each]));
  const first = announced.filter((id) => byId.get(id)?.state === "circulated");
  const all = [...first, ...proposed.map(({ id }) => id), ...byId.keys()].filter((id) => byId.has(id));
  return subsFirst([...new Set(all)], pending);
}

/** With each amendment to an amendment before it: where it stands later, it comes just before. */
function subsFirst(order: readonly string[], pending: readonly Amendment[]): string[] {
  const placed = new Set<string>();
  const amends = new Map(pending.map((each) => [each.id, each.amends]));
  const place = (id: string): void => {
    if (placed.has(id)) return;
    for (const sub of order) if (amends.get(sub) === id) place(sub);
    placed.add(id);
  };
  for (const id of order) place(id);
  return [...placed];
}

/** The order with one amendment at another place. */
export function moved(order: readonly string[], id: string, place: number): string[] {
  const others = order.filter((each) => each !== id);
  return others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, id);
}

/** An amendment to an amendment that would come after it, which the rules don't allow (P-56). */
export function misplaced(order: readonly string[], pending: readonly Amendment[]): Amendment | undefined {
  return pending.find(
    ({ id, amends }) => amends !== null && order.includes(amends) && order.indexOf(id) > order.indexOf(amends),
  );
}

export interface Shift {
  readonly id: string;
  /** Its places, from 1. */
  readonly from: number;
  readonly to: number;
}

/** What changes place between two orders of the same: as few as explain it, those that only make room are not named. */
export function shifts(before: readonly string[], after: readonly string[]): Shift[] {
  const seats = new Map(before.map((id, seat) => [id, seat]));
  const known = after.filter((id) => seats.has(id));
  const kept = new Set(longestRising(known, (id) => seats.get(id)!));
  return known.filter((id) => !kept.has(id)).map((id) => ({ id, from: seats.get(id)! + 1, to: after.indexOf(id) + 1 }));
}

/** The longest of the sequences within a list whose values rise. */
function longestRising(ids: readonly string[], value: (id: string) => number): string[] {
  const best: string[][] = [];
  for (const id of ids) {
    const before = best.filter((run) => value(run.at(-1)!) < value(id));
    best.push([...(before.sort((one, other) => other.length - one.length)[0] ?? []), id]);
  }
  return best.sort((one, other) => other.length - one.length)[0] ?? [];
}
