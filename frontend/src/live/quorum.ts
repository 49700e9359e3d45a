/** Presence against the two quorums (P-12 to P-14, P-07: the base is all members). */
import { decisionQuorum } from "../core/rules";
import type { Assembly, Meeting } from "./nouns";

export interface Quorum {
  readonly present: number;
  readonly members: number;
  /** Members needed to open the meeting and debate, and to decide. */
  readonly opening: number;
  readonly decision: number;
  readonly opens: boolean;
  readonly decides: boolean;
}

/** How a meeting stands to its quorums. */
export function quorum(meeting: Meeting, members: number, assembly: Assembly): Quorum {
  const { numerator, denominator } = assembly.profile.opening_quorum[meeting.body];
  const opening = Math.ceil((members * numerator) / denominator);
  const decision = decisionQuorum(members);
  const present = meeting.present.length;
  return { present, members, opening, decision, opens: present >= opening, decides: present >= decision };
}
