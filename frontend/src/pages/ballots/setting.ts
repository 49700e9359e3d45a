/** How a vote may be taken: the methods, and the times after which it closes (P-73, P-74). */
import type { Method } from "../../core/ballotrecord";
import type { Ballot } from "../../live/nouns";

/** The default first. */
export const METHODS: readonly Method[] = ["recorded", "roll_call", "show_of_hands", "non_recorded"];

/** In minutes; none is until the chair locks. */
export const TIMES: readonly (number | undefined)[] = [undefined, 2, 5, 10, 30];

/** Whether votes are cast by each at its own time, so that a closing makes sense. */
export function timed(method: Method): boolean {
  return method === "recorded" || method === "non_recorded";
}

/** Whether a matter may be put so: after a recorded vote was demanded, only by a method that names who voted how (P-73). */
export function mayBe(method: Method, before: Ballot | undefined): boolean {
  return method === "recorded" || method === "roll_call" || !before?.annulled?.demanded;
}
