/**
 * Where amendments meet (P-54): the same words, a clause that one deletes and another changes, one place for two clauses. The same as
 * `core/colliding.py`, so that a collision is seen while reading and even before an amendment is submitted.
 */
import { type Change, type Seated } from "./changes";
import { noteMarks } from "./markup";
import { containerOf, inside, type Outline, outline, within } from "./outline";
import { rangesMeet } from "./rebasing";
import { type Text, walk, wordings } from "./text";

/** What a change touches: words, a clause as a whole (deleted or split), where it stands (moved), or the place where something goes. */
export interface Span {
  readonly kind: "words" | "clause" | "seat" | "place";
  /** The clause touched; of a place, the sibling before it, or else its container. */
  readonly clause: string;
  /** Of words, their range in the base; -1 where the opening words are set. */
  readonly start: number;
  readonly end: number;
  /** The container that a place is in. */
  readonly parent: string;
  /** Of a place, that only one can have it: what stands before it is deleted by the same amendment, or a clause is moved there. */
  readonly instead: boolean;
}

function span(kind: Span["kind"], clause: string, more: Partial<Span> = {}): Span {
  return { kind, clause, start: 0, end: 0, parent: "", instead: false, ...more };
}

/** The sibling that stands before what the amendment itself puts there; the place is the one after that. */
function beforeOwn(after: string | null, seated: ReadonlyMap<string, string | null>): string | null {
  const passed = new Set<string>();
  while (after !== null && seated.has(after) && !passed.has(after)) {
    passed.add(after);
    after = seated.get(after)!;
  }
  return after;
}

/** What an amendment touches, in the order of its changes; deleting a clause touches its sub-paragraphs too, and the footnotes it marks. */
export function touches(changes: readonly Change[], base: Text): Span[] {
  const then = outline(base);
  const deleted = new Set(changes.flatMap((change) => (change.kind === "delete_clause" ? [change.clause] : [])));
  const moved = changes.flatMap((change) => (change.kind === "move_clause" ? [change.clause] : []));
  const seated = new Map(
    changes.flatMap((change): [string, string | null][] => {
      if (change.kind === "move_clause") return [[change.clause, change.after]];
      return change.kind === "insert_clause" ? [[change.clause.id, change.after]] : [];
    }),
  );
  const kept = new Set(changes.flatMap(wordsBrought).flatMap(noteMarks));
  const notesGone = (words: string): Span[] =>
    noteMarks(words).flatMap((id) => (kept.has(id) ? [] : [span("clause", id)]));
  return changes.flatMap((change): Span[] => {
    switch (change.kind) {
      case "replace_words": {
        const opening = change.opening === undefined ? [] : [span("words", change.clause, { start: -1, end: -1 })];
        const { start, end } = change;
        return [span("words", change.clause, { start, end }), ...opening, ...notesGone(change.old)];
      }
      case "delete_clause": {
        const below = inside(then, change.clause).filter((id) => !moved.some((other) => within(then, id, other)));
        const gone = [change.clause, ...below];
        return [...gone.map((id) => span("clause", id)), ...gone.flatMap((id) => notesGone(then.words.get(id) ?? ""))];
      }
      case "split_clause":
        return [span("clause", change.clause)];
      case "move_clause": {
        const parent = containerOf(change);
        const place = span("place", beforeOwn(change.after, seated) ?? parent, { parent });
        return [span("seat", change.clause), place, { ...place, instead: true }];
      }
      case "insert_clause":
      case "insert_annex":
        return placesTaken(change, then, deleted);
      case "insert_note":
        return [];
    }
  });
}

function wordsBrought(change: Change): string[] {
  switch (change.kind) {
    case "replace_words":
      return [change.new];
    case "insert_clause":
      return walk({ title: "", preamble: [change.clause], operative: [] }).map(({ clause }) => clause.text);
    case "insert_annex":
      return wordings({ title: "", preamble: [], operative: [], annexes: [change.annex] }).map(([, words]) => words);
    default:
      return [];
  }
}

/** The place of something new and, where it replaces deleted ones, the places before them, which become the same. */
function placesTaken(change: Seated, then: Outline, deleted: ReadonlySet<string>): Span[] {
  const parent = containerOf(change);
  const { after } = change;
  const spans = [span("place", after ?? parent, { parent })];
  if (after === null || then.homes.get(after) !== parent) return spans;
  const row = then.below.get(parent) ?? [];
  for (let seat = then.seats.get(after) ?? -1; seat >= 0 && deleted.has(row[seat] ?? ""); seat--)
    spans.push(span("place", row[seat - 1] ?? parent, { parent, instead: true }));
  return spans;
}

/** Whether two amendments to one version change the same words or clauses, so that adopting one tells on the other (P-54). */
export function collide(one: readonly Change[], other: readonly Change[], base: Text): boolean {
  const theirs = touches(other, base);
  return touches(one, base).some((a) => theirs.some((b) => meet(a, b) && !samePlace(a, b)));
}

/** Everywhere that two amendments meet; at the `samePlace` both can be adopted. */
export function overlaps(one: readonly Change[], other: readonly Change[], base: Text): Overlap[] {
  const theirs = touches(other, base);
  return touches(one, base).flatMap((a) =>
    theirs.flatMap((b) => (meet(a, b) ? [{ one: a, other: b, samePlace: samePlace(a, b) }] : [])),
  );
}

export interface Overlap {
  readonly one: Span;
  readonly other: Span;
  readonly samePlace: boolean;
}

/** Two new clauses at one place: both can be adopted. */
function samePlace(a: Span, b: Span): boolean {
  return a.kind === "place" && b.kind === "place" && !a.instead && !b.instead;
}

function meet(a: Span, b: Span): boolean {
  if (a.kind === "place" && b.kind === "place") return a.clause === b.clause && a.parent === b.parent;
  if (a.kind === "place" || b.kind === "place") {
    const [place, thing] = a.kind === "place" ? [a, b] : [b, a];
    if (thing.kind === "seat") return thing.clause === place.clause && place.clause !== place.parent;
    return thing.kind === "clause" && !place.instead && [place.clause, place.parent].includes(thing.clause);
  }
  if (a.clause !== b.clause) return false;
  if (a.kind === "words" && b.kind === "words") return rangesMeet(a, b);
  return a.kind === "clause" || b.kind === "clause" || a.kind === b.kind;
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
  const read = amendments.map((amendment) => {
    const base = texts.get(amendment.base);
    const spans = base === undefined ? [] : touches(amendment.changes, base);
    return { ...amendment, spans, clauses: new Set(spans.map(({ clause }) => clause)) };
  });
  for (const [i, one] of read.entries()) {
    for (const other of read.slice(i + 1)) {
      const together =
        one.base === other.base
          ? one.spans.some((a) => other.spans.some((b) => meet(a, b) && !samePlace(a, b)))
          : [...one.clauses].some((clause) => other.clauses.has(clause));
      if (!together) continue;
      found.get(one.id)?.push(other.id);
      found.get(other.id)?.push(one.id);
    }
  }
  return found;
}

/** The clauses at which an amendment stands in the margin, in the order of its changes; the beginning of a part has none. */
export function anchors(changes: readonly Change[]): string[] {
  const at = changes.flatMap((change): string[] => {
    if (change.kind === "insert_note") return [];
    if (change.kind === "insert_annex") return [change.after ?? ""];
    return [change.kind === "insert_clause" ? (change.after ?? change.parent ?? "") : change.clause];
  });
  return [...new Set(at)];
}
