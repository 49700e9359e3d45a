/** What my member can state beside a vote, and why not now; the law judges again. Pure. */
import type { Amendment, Ballot, Proposal, RulesProfile, Statement } from "../../live/nouns";

const TO_COME = ["circulated", "action", "second_vote_pending"];

/** The code and facts of a refusal. */
export type Because = readonly [string, Readonly<Record<string, string | number>>];

/** Whether a text was adopted without a vote, so that what is explained is a position (P-82). */
export function withoutVote(subject: Proposal | Amendment, ballots: readonly Ballot[]): boolean {
  return (
    subject.state === "adopted" && !ballots.some(({ put, outcome }) => put.matter.id === subject.id && outcome !== null)
  );
}

/** Why my member can't explain its vote or position on a text, or nothing (P-47, P-75, P-76). */
export function whyNotExplain(
  subject: Proposal | Amendment,
  proposal: Proposal,
  member: string,
  stated: readonly Statement[],
  ballots: readonly Ballot[],
  profile: RulesProfile,
): Because | undefined {
  const { symbol, state } = subject;
  if (proposal.ballot !== null) return ["voting_in_progress", {}];
  if (![...TO_COME, "adopted", "rejected"].includes(state)) return ["nothing_to_explain", { symbol }];
  const mayOwn =
    profile.sponsor_eov === "if_amended" &&
    subject.noun === "proposal" &&
    subject.versions.some(({ kind }) => kind === "amendment");
  if (subject.sponsors.includes(member) && !mayOwn && !withoutVote(subject, ballots))
    return ["sponsor_explains", { symbol }];
  const said = stated.some(
    (each) =>
      each.subject === subject.id &&
      each.member === member &&
      (each.kind === "explanation" || each.kind === "position"),
  );
  return said ? ["stated_already", { symbol }] : undefined;
}

/** Why my member can't have it noted how it had intended to vote, or nothing (P-78). */
export function whyNotIntend(ballot: Ballot, member: string, stated: readonly Statement[]): Because | undefined {
  if (ballot.outcome === null) return ["note_after_the_lock", { number: ballot.number }];
  if (!ballot.roll.includes(member)) return ["not_on_roll", { member }];
  const said = stated.some((each) => each.subject === ballot.id && each.member === member);
  return said ? ["stated_already", { symbol: ballot.put.matter.symbol }] : undefined;
}

/** The order in which statements are read: those before the vote, then as they were made. */
export function inOrder(statements: readonly Statement[]): Statement[] {
  return [...statements].sort((one, other) => Number(other.before) - Number(one.before) || one.entry - other.entry);
}
