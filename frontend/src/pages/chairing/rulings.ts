/** Which of the chair's rulings still matter: those on a draft that is to be decided, of its orders the last, and on points of order. */
import type { Proposal, Ruling } from "../../live/nouns";
import { undecided } from "../../live/pending";

/**
 * The latest first, and before all what is appealed against.
 * @param amendment only those on one amendment.
 * @param meeting where rulings on points of order can still be appealed against.
 */
export function current(
  rulings: readonly Ruling[],
  proposals: readonly Proposal[],
  amendment?: string,
  meeting?: string,
): Ruling[] {
  const drafts = new Map(proposals.filter(undecided).map((each) => [each.id, each]));
  const stands = ({ order, proposal, state }: Ruling): boolean =>
    state === "appealed" || drafts.get(proposal ?? "")?.order.join() === order.join();
  const latest = (ruling: Ruling): boolean =>
    ruling.kind !== "order" ||
    (stands(ruling) &&
      !rulings.some(
        (other) =>
          other.kind === "order" && other.proposal === ruling.proposal && stands(other) && other.entry > ruling.entry,
      ));
  return rulings
    .filter(
      (ruling) => (ruling.motion ? ruling.meeting === meeting : drafts.has(ruling.proposal ?? "")) && latest(ruling),
    )
    .filter((ruling) => amendment === undefined || ruling.amendment === amendment)
    .sort(
      (one, other) => Number(other.state === "appealed") - Number(one.state === "appealed") || other.entry - one.entry,
    );
}
