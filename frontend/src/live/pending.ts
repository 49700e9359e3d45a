/** What is still to be decided; the states are the core's (`PENDING` of amendments, `_undecided` of ballots). */
import type { Amendment, Division, Proposal } from "./nouns";

/** Whether an amendment is still to be decided, so that its proposal cannot be put to the vote. */
export function pendingAmendment(amendment: Amendment): boolean {
  return amendment.state === "circulated" || amendment.state === "second_vote_pending";
}

/** Whether a motion to divide is still to be decided: on the text in force, which nothing has overtaken (P-60). */
export function pendingDivision({ state, text }: Division, proposal: Proposal | undefined): boolean {
  return (
    (state === "moved" || state === "objected") && proposal !== undefined && text === proposal.versions.at(-1)?.text
  );
}

/** The draft to decide next: one whose voting has begun, before those that are only circulated. */
export function nextDraft(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.find((each) => undecided(each) && each.state !== "circulated") ?? proposals.find(undecided);
}

/** Whether a proposal may still be put to the vote. */
export function undecided(proposal: Proposal): boolean {
  return proposal.state === "circulated" || proposal.state === "action" || proposal.state === "second_vote_pending";
}
