/**
 * Where amendments meet (P-54): the same words, a clause that one deletes and another changes. The same as `overlaps` and `collides` of
 * the server's `core/amending.py`, so that a collision is seen while reading and even before an amendment is submitted.
 */
import type { Change, InsertClause } from "../../core/amending";
import { type Place, type Text, walk } from "../../core/text";

/** What a change touches: words of a clause, a clause as a whole, or the place where a new one is inserted. */
export interface Span {
  readonly kind: "words" | "clause" | "place";
  /** The clause touched; of a place, the sibling before it, or else the clause it is in, or else the beginning of its part. */
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  /** The clause that a place is in. */
  readonly parent: string;
  /** Whether it is the place before clauses that are deleted, which becomes that of the new clause instead of them. */
  readonly instead: boolean;
}

/** What an amendment touches, in the order of its changes; deleting a clause touches its sub-paragraphs too. */
export function touches(changes: readonly Change[], base: Text): Span[] {
  const places = walk(base);
  return changes.flatMap((change): Span[] => {
    switch (change.kind) {
      case "replace_words":
        return [
          { kind: "words", clause: change.clause, start: change.start, end: change.end, parent: "", instead: false },
        ];
      case "delete_clause": {
        const below = places.filter((place) => place.above.includes(change.clause));
        return [change.clause, ...below.map((place) => place.clause.id)].map(whole);
      }
      case "insert_clause":
        return placesTaken(change, changes, places);
    }
  });
}

function whole(clause: string): Span {
  return { kind: "clause", clause, start: 0, end: 0, parent: "", instead: false };
}

/** The place of a new clause and, where it replaces deleted ones, the places before them, which become the same. */
function placesTaken(change: InsertClause, changes: readonly Change[], places: readonly Place[]): Span[] {
  const deleted = new Set(changes.map((other) => (other.kind === "delete_clause" ? other.clause : "")));
  const parent = change.parent ?? "";
  const start = change.parent ?? `start of ${change.part}`;
  const place = (clause: string, instead: boolean): Span => ({
    kind: "place",
    clause,
    start: 0,
    end: 0,
    parent,
    instead,
  });
  const spans = [place(change.after ?? start, false)];
  const after = places.find(({ clause }) => clause.id === change.after);
  if (after === undefined) return spans;
  const siblings = places.filter(({ part, above }) => part === after.part && above.at(-1) === after.above.at(-1));
  for (let at = after.index; at >= 0 && deleted.has(siblings[at]!.clause.id); at--)
    spans.push(place(siblings[at - 1]?.clause.id ?? start, true));
  return spans;
}

/** Whether two amendments to one version change the same words, so that adopting one tells on the other (P-54). */
export function collide(one: readonly Change[], other: readonly Change[], base: Text): boolean {
  const theirs = touches(other, base);
  return touches(one, base).some((a) => theirs.some((b) => meet(a, b) && !samePlace(a, b)));
}

/** Two new clauses at one place: both can be adopted. */
function samePlace(a: Span, b: Span): boolean {
  return a.kind === "place" && b.kind === "place" && !a.instead && !b.instead;
}

function meet(a: Span, b: Span): boolean {
  if (a.kind === "words" && b.kind === "words") return a.clause === b.clause && rangesMeet(a, b);
  if (a.kind === "place" && b.kind === "place") return a.clause === b.clause && a.parent === b.parent;
  if (a.kind === "place" || b.kind === "place") {
    const [place, thing] = a.kind === "place" ? [a, b] : [b, a];
    return thing.kind === "clause" && !place.instead && [place.clause, place.parent].includes(thing.clause);
  }
  return a.clause === b.clause;
}

/** Half-open ranges with a character in common; an empty one meets another at its offset and a range it is strictly inside. */
function rangesMeet(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/** An amendment as far as collisions are concerned. */
export interface Amending {
  readonly id: string;
  readonly base: string;
  readonly changes: readonly Change[];
}

/**
 * The amendments that each amendment collides with, by id. Those to different versions are compared clause by clause.
 * @param texts the versions they were made to, by hash; one that is not loaded yet is passed over.
 */
export function collisions(amendments: readonly Amending[], texts: ReadonlyMap<string, Text>): Map<string, string[]> {
  const found = new Map<string, string[]>(amendments.map(({ id }) => [id, []]));
  for (const [i, one] of amendments.entries()) {
    for (const other of amendments.slice(i + 1)) {
      if (!amendmentsCollide(one, other, texts)) continue;
      found.get(one.id)?.push(other.id);
      found.get(other.id)?.push(one.id);
    }
  }
  return found;
}

function amendmentsCollide(one: Amending, other: Amending, texts: ReadonlyMap<string, Text>): boolean {
  const [base, otherBase] = [texts.get(one.base), texts.get(other.base)];
  if (base === undefined || otherBase === undefined) return false;
  if (one.base === other.base) return collide(one.changes, other.changes, base);
  const clauses = new Set(touches(one.changes, base).map((span) => span.clause));
  return touches(other.changes, otherBase).some((span) => clauses.has(span.clause));
}

/** The clauses at which an amendment stands in the margin, in the order of its changes; the beginning of a part has none. */
export function anchors(changes: readonly Change[]): string[] {
  const at = changes.map((change) =>
    change.kind === "insert_clause" ? (change.after ?? change.parent ?? "") : change.clause,
  );
  return [...new Set(at)];
}
