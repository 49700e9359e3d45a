/** What is still to be decided; the states are the core's (`PENDING` of amendments, `_undecided` of ballots). */
import type { Amendment, Proposal } from "./nouns";

/** Whether an amendment is still to be decided, so that its proposal cannot be put to the vote. */
export function pendingAmendment(amendment: Amendment): boolean {
  return amendment.state === "circulated" || amendment.state === "second_vote_pending";
}

/** The draft to decide next: one whose voting has begun, before those that are only circulated. */
export function nextDraft(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.find((each) => undecided(each) && each.state !== "circulated") ?? proposals.find(undecided);
}

/** Whether a proposal may still be put to the vote. */
export function undecided(proposal: Proposal): boolean {
  return proposal.state === "circulated" || proposal.state === "action" || proposal.state === "second_vote_pending";
}
