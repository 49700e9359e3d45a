/** Where a vote stands: whether it is cast on, interrupted, waits for tellers, or is over. One place for it, as the core has it. */
import type { Ballot, Entered, Proposal, Vote, WithoutVote } from "./nouns";
import { undecided } from "./pending";

type Standing = Pick<Ballot, "locked" | "annulled">;

/** Whether no vote is taken any more: it is locked, or void. */
export function isOver({ locked, annulled }: Standing): boolean {
  return locked !== null || annulled !== null;
}

/** Whether votes are taken, or would be if it were not interrupted. */
export function isOpen(ballot: Standing): boolean {
  return !isOver(ballot);
}

/** Whether the room is held by it: it is open, or its figures wait for the tellers (P-91). */
export function inProgress({ annulled, outcome }: Pick<Ballot, "annulled" | "outcome">): boolean {
  return annulled === null && outcome === null;
}

/** Whether it decided something, so that it is listed among the results. */
export function isDecided({ outcome }: Pick<Ballot, "outcome">): boolean {
  return outcome !== null;
}

/** What interrupts it now, if anything does. */
export function interruption({ suspensions }: Pick<Ballot, "suspensions">): Ballot["suspensions"][number] | undefined {
  const last = suspensions.at(-1);
  return last?.ended === null ? last : undefined;
}

/** The member whose turn it is in a roll-call; undefined when the roll is called (P-74). */
export function called({ roll_call: call }: Pick<Ballot, "roll_call">): string | undefined {
  if (call === null) return undefined;
  const answered = (id: string): boolean => id in call.answers;
  const first = call.order.find((id) => !answered(id) && !call.passed.includes(id));
  return first ?? call.passed.find((id) => !answered(id) && !call.silent.includes(id));
}

/** Whether votes are cast sealed, with the paper. */
export function isSealed({ method }: Pick<Ballot, "method">): boolean {
  return method === "recorded" || method === "non_recorded";
}

/** How many have voted, in whatever way; of hands nobody knows. */
export function votedOf(ballot: Ballot, votes: readonly Vote[]): number {
  if (ballot.roll_call) return Object.keys(ballot.roll_call.answers).length;
  return votes.filter((vote) => vote.ballot === ballot.id).length;
}

/** The members that have voted, whose votes two tellers entered, and what waits for the other teller. */
export function waiting(ballot: Pick<Ballot, "id">, entered: readonly Entered[]): Entered[] {
  return entered.filter((each) => each.ballot === ballot.id && each.waits);
}

/** What the chair asks now about adopting a draft without a vote: on the text in force, while it is undecided (P-81). */
export function askedNow(all: readonly WithoutVote[], proposal: Proposal | undefined): WithoutVote | undefined {
  if (!proposal || !undecided(proposal)) return undefined;
  const asked = all.find((each) => each.proposal === proposal.id && each.state === "asked");
  return asked && asked.text === proposal.versions.at(-1)?.text ? asked : undefined;
}

/** The message of where a draft stands; one that was adopted without a vote says so (P-81). */
export function standing(proposal: Proposal, message: "proposal" | "proposal-is"): string {
  const state = proposal.without_vote ? "adopted-without-vote" : proposal.state;
  return message === "proposal" ? `proposal-${state.replaceAll("_", "-")}` : `proposal-is-${state}`;
}
