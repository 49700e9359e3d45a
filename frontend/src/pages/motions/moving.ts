/** Which motions can be made now, and what each must say; the law judges again. Pure. */
import { rankOf } from "../../live/motions";
import type { Meeting, Motion, MotionKind, Proposal, RulesProfile } from "../../live/nouns";

/** All but the point of order, which has a button of its own. */
const OTHERS: readonly MotionKind[] = [
  "suspend_meeting",
  "adjourn_meeting",
  "adjourn_debate",
  "close_debate",
  "competence",
  "no_decision",
  "limit_speaking_time",
  "reconsider",
  "change_order_of_proposals",
  "suspend_rule",
];

/** The motions that the rules know, those of higher rank first (P-32, P-39, P-110). */
export function provided(profile: RulesProfile): readonly MotionKind[] {
  return OTHERS.filter(
    (kind) =>
      (kind in profile.motions && (kind !== "no_decision" || profile.no_decision_motion === "enabled")) ||
      (kind === "suspend_rule" && (profile.suspension ?? "none") !== "none"),
  ).sort((one, other) => rankOf(one, profile) - rankOf(other, profile));
}

/** The drafts that a motion can be about; none where it is about none. */
export function draftsFor(kind: MotionKind, proposals: readonly Proposal[]): readonly Proposal[] {
  switch (kind) {
    case "reconsider":
      return proposals.filter(({ state }) => state === "adopted" || state === "rejected");
    case "close_debate":
      return proposals.filter((each) => open(each) && !each.debate_closed);
    case "adjourn_debate":
    case "competence":
    case "no_decision":
    case "change_order_of_proposals":
      return proposals.filter(open);
    default:
      return [];
  }
}

function open({ state }: Proposal): boolean {
  return state === "circulated" || state === "action";
}

/** Whether a motion names one draft. */
export function namesOne(kind: MotionKind): boolean {
  return ["reconsider", "close_debate", "adjourn_debate", "competence", "no_decision"].includes(kind);
}

/** The code and facts that the law would refuse a motion with, if any (P-29, P-32, P-75). */
export function refusedNow(
  kind: MotionKind,
  meeting: Meeting | undefined,
  pending: readonly Motion[],
): readonly [string, Readonly<Record<string, string>>] | undefined {
  if (meeting?.state !== "open") return ["meeting_not_open", {}];
  if (pending[0]?.kind === "point_of_order") return ["motion_pending", { motion: "point_of_order" }];
  return meeting.voting !== null && kind !== "point_of_order" ? ["voting_in_progress", {}] : undefined;
}
