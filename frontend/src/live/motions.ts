/** Procedural motions that are to be decided, in the order of their precedence; the states are the core's (`core/motion.py`). Pure. */
import type { Motion, MotionKind, MotionRule, Proposal, RulesProfile } from "./nouns";

/** What a question about no text names instead of one: the hash of nothing. */
export const NO_TEXT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Those about a draft that is still to be decided. */
export const ON_A_DRAFT: readonly MotionKind[] = ["adjourn_debate", "close_debate", "competence", "no_decision"];
const OF_THE_MEETING: readonly MotionKind[] = ["suspend_meeting", "adjourn_meeting"];

/** How the suspension of a rule is taken where the table does not say (P-110). */
const SUSPENSION: MotionRule = { rank: 5, speakers: null, majority: "simple", rule: "P-110" };

/** How a motion is taken; undefined where the rules do not know it. */
export function ruleOf(kind: MotionKind, profile: RulesProfile | undefined): MotionRule | undefined {
  return profile?.motions[kind] ?? (kind === "suspend_rule" ? SUSPENSION : undefined);
}

/** The rank of a motion; a point of order precedes all (P-29, P-32). */
export function rankOf(kind: MotionKind, profile: RulesProfile): number {
  return kind === "point_of_order" ? -1 : (ruleOf(kind, profile)?.rank ?? Number.MAX_SAFE_INTEGER);
}

/**
 * The motions that wait in a meeting, those that come first before the others, of one rank as they were made.
 * @param meeting the meeting that is called or open.
 */
export function pendingMotions(
  motions: readonly Motion[],
  proposals: readonly Proposal[],
  meeting: string | undefined,
  profile: RulesProfile | undefined,
): Motion[] {
  if (!profile || meeting === undefined) return [];
  const drafts = new Map(proposals.map((each) => [each.id, each]));
  return motions
    .filter((each) => (each.state === "moved" || each.state === "objected") && lives(each, drafts, meeting))
    .sort((one, other) => rankOf(one.kind, profile) - rankOf(other.kind, profile) || one.entry - other.entry);
}

/** What it is about can still be decided as it says, and its meeting has not ended. */
function lives(motion: Motion, drafts: ReadonlyMap<string, Proposal>, meeting: string): boolean {
  if (motion.meeting !== meeting && motion.kind !== "suspend_rule") return false;
  const open = (id: string): boolean => ["circulated", "action"].includes(drafts.get(id)?.state ?? "");
  if (motion.kind === "change_order_of_proposals") return motion.order.every(open);
  if (motion.proposal === null || motion.kind === "point_of_order") return true;
  if (motion.kind === "reconsider") return ["adopted", "rejected"].includes(drafts.get(motion.proposal)?.state ?? "");
  return open(motion.proposal) && !(motion.kind === "close_debate" && drafts.get(motion.proposal)?.debate_closed);
}

/** The motion that comes before a vote on a draft, if any (P-29, P-32 to P-36, P-39, P-49). */
export function before(pending: readonly Motion[], proposal: Proposal): Motion | undefined {
  return pending.find(
    ({ kind, proposal: about, order }) =>
      kind === "point_of_order" ||
      OF_THE_MEETING.includes(kind) ||
      about === proposal.id ||
      order.includes(proposal.id),
  );
}
