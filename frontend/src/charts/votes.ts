/**
 * How members' votes are shown: one mark, one word and one colour for each, on every screen. Before the lock nobody's choice is known,
 * only whether a vote has been cast (P-77, P-80); after it the four categories of P-79.
 */
import type { Choice } from "../core/ballotrecord";

/** A vote as the screens know it: the four categories, or whether a sealed vote has been cast yet. */
export type Mark = Choice | "not_voting" | "sealed" | "waiting";

/** The order in which votes are listed; the three choices in the neutral order of the ballot. */
export const MARKS: readonly Mark[] = ["in_favour", "against", "abstaining", "not_voting", "sealed", "waiting"];

/** What is printed beside the word, so that nothing rests on colour alone. */
export const GLYPHS: Readonly<Record<Mark, string>> = {
  in_favour: "＋",
  against: "−",
  abstaining: "○",
  not_voting: "·",
  sealed: "✓",
  waiting: "□",
};

/** A member and its vote. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly mark: Mark;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const english = new Intl.Collator("en");

/** The seats of an open ballot: who has voted and who has not, in English alphabetical order (P-74). */
export function openSeats(members: readonly Named[], voted: ReadonlySet<string>): Seat[] {
  return seats(members, (id) => (voted.has(id) ? "sealed" : "waiting"));
}

/** The seats of a locked ballot: each member's choice, or not voting. */
export function lockedSeats(members: readonly Named[], choices: ReadonlyMap<string, Choice>): Seat[] {
  return seats(members, (id) => choices.get(id) ?? "not_voting");
}

function seats(members: readonly Named[], mark: (id: string) => Mark): Seat[] {
  return members
    .map(({ id, name }) => ({ id, name, mark: mark(id) }))
    .sort((one, other) => english.compare(one.name, other.name) || english.compare(one.id, other.id));
}

/** How many seats have each mark, in the order of `MARKS`, those that none has left out. */
export function counts(of: readonly Seat[]): { readonly mark: Mark; readonly count: number }[] {
  return MARKS.map((mark) => ({ mark, count: of.filter((seat) => seat.mark === mark).length })).filter(
    ({ count }) => count > 0,
  );
}

/** What the table is sorted by and filtered to. */
export interface TableView {
  readonly by: "name" | "vote";
  readonly descending: boolean;
  readonly only: Mark | "all";
  readonly search: string;
}

/** The rows of the table; members of one vote stay in alphabetical order whichever way the votes are sorted. */
export function rows(of: readonly Seat[], view: TableView): Seat[] {
  const wanted = view.search.trim().toLocaleLowerCase();
  const turn = view.descending ? -1 : 1;
  const byName = (one: Seat, other: Seat): number => english.compare(one.name, other.name);
  const byVote = (one: Seat, other: Seat): number => turn * (MARKS.indexOf(one.mark) - MARKS.indexOf(other.mark));
  return of
    .filter((seat) => view.only === "all" || seat.mark === view.only)
    .filter((seat) => wanted === "" || `${seat.name} ${seat.id}`.toLocaleLowerCase().includes(wanted))
    .sort((one, other) => (view.by === "vote" ? byVote(one, other) || byName(one, other) : turn * byName(one, other)));
}

/** The part of a message id that names a state or a vote: `in_favour` is `in-favour`. */
export function slug(state: string): string {
  return state.replaceAll("_", "-");
}
