/** Presence against the two quorums (P-12 to P-14, P-07: the base is all members). */
import { decisionQuorum } from "../core/rules";
import type { Assembly, Meeting, Member } from "./nouns";

export interface Quorum {
  readonly present: number;
  readonly members: number;
  /** Members needed to open the meeting and debate, and to decide. */
  readonly opening: number;
  readonly decision: number;
  readonly opens: boolean;
  readonly decides: boolean;
}

/** How a meeting stands to its quorums; with or without a vote, every member counts, and one that has left does not. */
export function quorum(meeting: Meeting, all: readonly Member[], assembly: Assembly): Quorum {
  const members = all.length;
  const { numerator, denominator } = assembly.profile.opening_quorum[meeting.body];
  const opening = Math.ceil((members * numerator) / denominator);
  const decision = decisionQuorum(members);
  const present = all.filter(({ id }) => meeting.present.includes(id)).length;
  return { present, members, opening, decision, opens: present >= opening, decides: present >= decision };
}
