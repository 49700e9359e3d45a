/**
 * Which draft the hall deals with, as the record has it: the one that is voted on; otherwise the one that the chair did something about
 * last: announced an order, ruled, put amendments together, asked about adopting it without a vote, asked about its division, divided it or put something of it to the vote.
 * What a chair only looks at is not in hand. Until the chair has done anything it is the next draft.
 */
import type { Ballot, Noun, Nouns, Proposal } from "./nouns";
import { nextDraft, undecided } from "./pending";

/** What is read of a house. */
interface Shown {
  all<N extends Noun>(noun: N): Nouns[N][];
  get<N extends Noun>(noun: N, id: string | null | undefined): Nouns[N] | undefined;
}

/** The draft in hand, if any is still to be decided. */
export function inHand(house: Shown): Proposal | undefined {
  const proposals = house.all("proposal");
  const voted = proposals.find((each) => each.ballot !== null);
  if (voted) return voted;
  const last = new Map<string, number>();
  const note = (proposal: string | null | undefined, entry: number): void => {
    if (proposal) last.set(proposal, Math.max(last.get(proposal) ?? -1, entry));
  };
  for (const noun of ["ruling", "en_bloc", "part", "without_vote"] as const)
    for (const { proposal, entry } of house.all(noun)) note(proposal, entry);
  for (const { proposal, moved, entry } of house.all("division")) if (moved === null) note(proposal, entry);
  for (const ballot of house.all("ballot")) note(draftOf(house, ballot), ballot.entry);
  const dealt = proposals.filter((each) => undecided(each) && last.has(each.id));
  return dealt.sort((one, other) => last.get(other.id)! - last.get(one.id)!)[0] ?? nextDraft(proposals);
}

function draftOf(house: Shown, { put: { matter } }: Ballot): string | null | undefined {
  if (matter.noun === "rules") return undefined;
  return matter.noun === "proposal" ? matter.id : house.get(matter.noun, matter.id)?.proposal;
}
