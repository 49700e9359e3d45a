/**
 * Who sits where while the changes of one amendment are made one by one. A new clause keeps its place after its sibling as long as the
 * same siblings follow it; beside what others inserted there since, it stands in the order of ids, so that the order of adoption does
 * not tell. `core/rebasing.py` is the law.
 */
import { childrenOf, type Node, type Outline } from "./outline";

/** The sibling that something follows (`null`: none); undefined where it can't stand there for certain. */
export type Seat = string | null | undefined;

export class Seating {
  readonly #then: Outline;
  readonly #now: Outline;
  readonly #rows = new Map<string, string[]>();
  readonly #homes = new Map<string, string>();
  readonly #brought = new Set<string>();

  constructor(then: Outline, now: Outline) {
    this.#then = then;
    this.#now = now;
  }

  /** Seats something new. */
  insert(node: Node, container: string, after: string | null): Seat {
    const place = this.#place(node.id, container, after);
    if (place === undefined) return undefined;
    this.#row(container).splice(place, 0, node.id);
    this.#homes.set(node.id, container);
    this.#bring(node);
    return this.#row(container)[place - 1] ?? null;
  }

  /** Seats a clause elsewhere; never in itself. */
  move(clause: string, container: string, after: string | null): Seat {
    if (!this.#now.nodes.has(clause) || this.#within(container, clause)) return undefined;
    const row = this.#row(this.#home(clause) ?? "");
    const seat = row.indexOf(clause);
    row.splice(seat, 1);
    const place = this.#place(clause, container, after);
    if (place === undefined) {
      row.splice(seat, 0, clause);
      return undefined;
    }
    this.#row(container).splice(place, 0, clause);
    this.#homes.set(clause, container);
    return this.#row(container)[place - 1] ?? null;
  }

  /** Seats the second half of a clause right after the first, with the sub-paragraphs. */
  split(clause: string, half: string): void {
    const container = this.#home(clause) ?? "";
    const row = this.#row(container);
    row.splice(row.indexOf(clause) + 1, 0, half);
    this.#homes.set(half, container);
    this.#brought.add(half);
    this.#rows.set(half, [...this.#row(clause)]);
    this.#rows.set(clause, []);
    for (const child of this.#row(half)) this.#homes.set(child, half);
  }

  #bring(node: Node): void {
    this.#brought.add(node.id);
    this.#rows.set(node.id, childrenOf(node).map(({ id }) => id)); // prettier-ignore
    for (const child of childrenOf(node)) {
      this.#homes.set(child.id, node.id);
      this.#bring(child);
    }
  }

  #row(container: string): string[] {
    const row = this.#rows.get(container) ?? [...(this.#now.below.get(container) ?? [])];
    this.#rows.set(container, row);
    return row;
  }

  #home(id: string): string | undefined {
    return this.#homes.get(id) ?? this.#now.homes.get(id);
  }

  #within(id: string, outer: string): boolean {
    for (let at: string | undefined = id; at !== undefined; at = this.#home(at)) if (at === outer) return true;
    return false;
  }

  /** The index at which it comes to stand, or undefined where that is not known. */
  #place(id: string, container: string, after: string | null): number | undefined {
    if (!this.#now.parts.has(container) && !this.#rows.has(container)) return undefined;
    const row = this.#row(container);
    if (after !== null && !row.includes(after)) return undefined;
    let first = after === null ? 0 : row.indexOf(after) + 1;
    if (this.#brought.has(container)) return first;
    const own = after !== null && this.#homes.has(after);
    if (this.#then !== this.#now && !own && !this.#gap(container, after)) return undefined;
    const following = row[first];
    if (after !== null && following !== undefined && this.#splitOff(after, following)) first++;
    let place = first;
    while (place < row.length && this.#then.homes.get(row[place]!) !== container && row[place]! < id) place++;
    const strangers = row.slice(first, place).some((other) => !this.#homes.has(other));
    return strangers && this.#left(container, row.slice(0, first)) ? undefined : place;
  }

  #stayed(id: string, container: string): boolean {
    return this.#then.homes.get(id) === container && this.#now.homes.get(id) === container;
  }

  /** Whether the place after a sibling is still what it was: of the siblings that stayed, the same one follows. */
  #gap(container: string, after: string | null): boolean {
    const [then, now] = [this.#then.below.get(container) ?? [], this.#now.below.get(container) ?? []];
    const next = (row: readonly string[], from: number): string | undefined =>
      row.slice(from).find((id) => this.#stayed(id, container));
    if (after !== null) {
      const [was, is] = [this.#then.seats.get(after) ?? 0, this.#now.seats.get(after) ?? 0];
      return this.#stayed(after, container) && next(then, was + 1) === next(now, is + 1);
    }
    const none = then.length > 0 && !then.some((id) => this.#stayed(id, container));
    if (this.#then.nodes.has(container) && none) return !then.some((id) => this.#now.nodes.has(id));
    return next(then, 0) === next(now, 0);
  }

  /** Whether siblings that followed in the base are gone, so that others may have come in their stead. */
  #left(container: string, before: readonly string[]): boolean {
    const last = before.findLast((id) => this.#stayed(id, container));
    const following = this.#then.below.get(container)?.[last === undefined ? 0 : (this.#then.seats.get(last) ?? 0) + 1];
    return following !== undefined && !this.#stayed(following, container);
  }

  /** Whether what follows is the second half of a clause that was whole in the base. */
  #splitOff(id: string, following: string): boolean {
    const [whole, tail] = [this.#then.words.get(id) ?? "", this.#now.words.get(following) ?? ""];
    const split = !this.#then.nodes.has(following) && tail !== "" && whole.endsWith(tail);
    return split && !(this.#now.words.get(id) ?? "").endsWith(tail);
  }
}
