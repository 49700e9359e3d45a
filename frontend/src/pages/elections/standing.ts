/** How an election stands, in words: its ballots, who has handed in, what is next. The law is the server's; these are its reasons. */
import { list, t } from "../../i18n/index";
import type { House } from "../../live/house.svelte";
import type { Election, ElectionMethod, NextBallot, NextEnd, NextLots, Poll } from "../../live/nouns";

export type Next = NextBallot | NextLots | NextEnd;

/** The ballots of an election, the first first. */
export function pollsOf(house: House, election: string): Poll[] {
  return house.all("poll").filter((poll) => poll.election === election);
}

/** The members that have handed in a paper in an open ballot. */
export function handedIn(house: House, poll: string): ReadonlySet<string> {
  return new Set(
    house
      .all("paper")
      .filter((paper) => paper.poll === poll)
      .map((paper) => paper.member),
  );
}

/** Whether papers rank candidates. */
export function ranks(method: ElectionMethod): boolean {
  return method !== "series" && method !== "approval";
}

/** Whether no more stand than there are places, and nothing was held yet (P-83). */
export function cleanSlate(election: Election): boolean {
  return election.state === "nominated" && election.candidates.length <= election.places;
}

/** What comes next, in a sentence without its reason. */
export function nextInWords(next: Next, number: number): string {
  if (next.next === "end") return t("next-end");
  if (next.next === "lots") return t("next-lots", { names: list(next.among) });
  return t("next-ballot", { number, kind: t(`poll-kind-${next.kind}`) });
}

/** The state of an election in a few words. */
export function stateInWords(election: Election): string {
  if (election.poll !== null) return t("election-state-voting", { number: election.polls });
  return t(`election-state-${election.state}`);
}

/** The votes of a count by hand, as one reads them out, in the order of the list. */
export function votesInWords(call: NextBallot, votes: Readonly<Record<string, number>>): string {
  return list(call.candidates.map((name) => `${name} ${votes[name] ?? 0}`));
}
