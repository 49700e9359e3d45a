/**
 * The amendments that meet at one clause, drawn: one below the other in voting order, joined by arcs at their side. Measured in tenths of
 * the size of the letters, so that what is readable beside it is readable in it.
 */
import type { Relation } from "../amendments/relations";

/** `implies`: whoever adopts the upper one need not vote on the lower. */
export type ArcKind = "excludes" | "implies" | "same_place";
export const ARCS: readonly ArcKind[] = ["excludes", "implies", "same_place"];

export interface Node {
  readonly id: string;
  readonly y: number;
}

export interface Arc {
  readonly one: string;
  readonly other: string;
  readonly kind: ArcKind;
  readonly path: string;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly arcs: readonly Arc[];
  readonly width: number;
  readonly height: number;
}

const ROW = 20;
const STEP = 9;
/** As many as are told apart from afar. */
export const NODES = 6;

/**
 * @param order the amendments that meet, in voting order.
 * @param left where the arcs begin, right of the names.
 */
export function drawn(order: readonly string[], relations: readonly Relation[], left: number): Graph {
  const ids = order.slice(0, NODES);
  const nodes = ids.map((id, place) => ({ id, y: ROW / 2 + place * ROW }));
  const y = new Map(nodes.map((node) => [node.id, node.y]));
  const arcs = pairs(relations.filter(({ one, other }) => y.has(one) && y.has(other))).map(
    ([one, other, kind]): Arc => {
      const [from, to] = [y.get(one)!, y.get(other)!];
      const reach = left + 4 + (Math.abs(to - from) / ROW) * STEP;
      return { one, other, kind, path: `M${left} ${from} C${reach} ${from} ${reach} ${to} ${left} ${to}` };
    },
  );
  const deepest = Math.max(1, ids.length - 1);
  return { nodes, arcs, width: left + 4 + deepest * STEP, height: ids.length * ROW };
}

/** Each pair once; where one excludes the other either way, or they touch the same words, they exclude each other. */
function pairs(relations: readonly Relation[]): (readonly [one: string, other: string, kind: ArcKind])[] {
  const found = new Map<string, readonly [string, string, ArcKind]>();
  for (const { one, other, kind } of relations) {
    const name = [one, other].sort().join(" ");
    const drawn = kind === "implies" || kind === "same_place" ? kind : "excludes";
    if (!found.has(name) || drawn === "implies") found.set(name, [one, other, drawn]);
  }
  return [...found.values()];
}

/** The clauses at which amendments meet, each with those that do, in voting order. */
export function meetings(order: readonly string[], relations: readonly Relation[]): Map<string, string[]> {
  const at = new Map<string, Set<string>>();
  for (const { one, other, clauses } of relations)
    for (const clause of clauses) at.set(clause, new Set([...(at.get(clause) ?? []), one, other]));
  return new Map([...at].map(([clause, ids]) => [clause, order.filter((id) => ids.has(id))]));
}
