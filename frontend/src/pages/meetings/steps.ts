/**
 * The chair's steps: the one that comes next, and the others with the reason why they are lawful or not now. The reasons are the
 * codes and facts that the law would refuse with, so that a step shown as closed says the same sentence as a refused act; the law
 * itself judges every act again.
 */
import { before as motionBefore, rankOf, ruleOf } from "../../live/motions";
import type {
  Amendment,
  Ballot,
  Division,
  EnBloc,
  Meeting,
  Motion,
  Proposal,
  ProposalPart,
  RulesProfile,
  Ruling,
  WithoutVote,
} from "../../live/nouns";
import { pendingAmendment, undecided } from "../../live/pending";
import { called, interruption, isOver } from "../../live/voting";
import type { Quorum } from "../../live/quorum";
import type { Overtaken } from "../chairing/consequences";

export interface Floor {
  readonly meeting: Meeting | undefined;
  readonly quorum: Quorum | undefined;
  readonly ballot: Ballot | undefined;
  /** The proposal in hand, with all that belongs to it. */
  readonly proposal: Proposal | undefined;
  readonly amendments: readonly Amendment[];
  /** A motion to divide it that is to be decided. */
  readonly division: Division | undefined;
  readonly parts: readonly ProposalPart[];
  readonly rulings: readonly Ruling[];
  /** The procedural motions that wait, in the order of their precedence (P-32). */
  readonly motions: readonly Motion[];
  readonly profile: RulesProfile | undefined;
  /** The proposals on the same question that come before it and are still to be decided (P-49). */
  readonly earlier: readonly Proposal[];
  /** The amendments that the chair has put together, where the text is still the one that they were asked about. */
  readonly bloc: EnBloc | undefined;
  /** What the chair has asked about adopting it without a vote, while nobody has stopped it (P-81). */
  readonly asked: WithoutVote | undefined;
  /** How many have voted on the ballot. */
  readonly voted: number;
  /** The pending amendments in the order in which they come. */
  readonly queue: readonly string[];
  /** Those that can be ruled moot. */
  readonly overtaken: readonly Overtaken[];
  readonly now: Date;
  readonly secondVoteHours: number;
  /** Whether the rules put a division to the vote that somebody objects to; otherwise it is granted on request (P-60, EC 64). */
  readonly votesOnDivision: boolean;
}

export interface Because {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

interface Common {
  /** The rule that it stands on. */
  readonly rule: string;
  /** Why not now. */
  readonly because?: Because;
}

/** Something that is put to the vote. */
export type Putting =
  | { readonly kind: "put_amendment"; readonly proposal: Proposal; readonly amendment: Amendment }
  | { readonly kind: "put_division"; readonly proposal: Proposal; readonly division: Division }
  | { readonly kind: "put_part"; readonly proposal: Proposal; readonly part: ProposalPart }
  | { readonly kind: "put_ruling"; readonly proposal: Proposal | undefined; readonly ruling: Ruling }
  | { readonly kind: "put_motion"; readonly proposal: Proposal | undefined; readonly motion: Motion }
  | { readonly kind: "put_proposal"; readonly proposal: Proposal };

export type Step = Common &
  (
    | Putting
    | { readonly kind: "call" }
    | { readonly kind: "open" | "adjourn" | "resume"; readonly meeting: Meeting }
    | { readonly kind: "rule" | "carry"; readonly motion: Motion }
    | { readonly kind: "grant"; readonly proposal: Proposal; readonly division: Division }
    | { readonly kind: "lapse"; readonly subject: Proposal | Amendment | ProposalPart }
    | { readonly kind: "moot"; readonly overtaken: readonly Overtaken[] }
    | { readonly kind: "order"; readonly proposal: Proposal; readonly order: readonly string[] }
    | { readonly kind: "adopt_bloc"; readonly bloc: EnBloc; readonly remaining: readonly string[] }
    | { readonly kind: "lock"; readonly ballot: Ballot }
    | { readonly kind: "ask_without"; readonly proposal: Proposal }
    | { readonly kind: "adopt_without"; readonly asked: WithoutVote }
  );

const OF_THE_MEETING: readonly string[] = ["suspend_meeting", "adjourn_meeting"];
/** How long before the vote the suspension of a rule is moved, in milliseconds (P-110). */
const NOTICE = 24 * 3_600_000;

const no = (code: string, facts: Because["facts"] = {}): { because: Because } => ({ because: { code, facts } });

/** All steps, the lawful one that comes next first. Adjourning is never pressed on a meeting that waits, for its quorum say. */
export function steps(floor: Floor): Step[] {
  const { meeting, ballot } = floor;
  const all: Step[] = [];
  const point = floor.motions[0]?.kind === "point_of_order" ? no("point_of_order_pending") : {};
  if (ballot && !isOver(ballot)) all.push({ ...locking(floor, ballot), ...point });
  if (!meeting) return [...all, { kind: "call", rule: "P-20" }];
  if (meeting.state === "called") all.push(opening(meeting, floor.quorum));
  if (meeting.state === "suspended") all.push({ kind: "resume", meeting, rule: "P-20" });
  all.push(...appeals(floor), ...moved(floor), ...mooting(floor, false), ...adopting(floor), ...gavel(floor));
  all.push(...putting(floor), ...mooting(floor, true), adjourning(meeting));
  const next = all.findIndex((step) => step.because === undefined && step.kind !== "adjourn" && !optional(step));
  // what waits for a second vote at a subsequent meeting is gone on with when this one has ended (P-69)
  const waits = next < 0 && all.some(({ because }) => because?.code === "second_vote_same_meeting");
  if (waits && meeting.voting === null) return [{ kind: "adjourn", meeting, rule: "P-20, P-69" }, ...all.slice(0, -1)];
  return next <= 0 ? all : [all[next]!, ...all.slice(0, next), ...all.slice(next + 1)];
}

/** A ballot is locked when it is counted in its way; before a closing that was announced only when all have voted (P-75, P-77). */
function locking({ now, voted }: Floor, ballot: Ballot): Step {
  const { number, closes } = ballot;
  const step: Step = { kind: "lock", ballot, rule: "P-75, P-78" };
  if (interruption(ballot)) return { ...step, ...no("ballot_suspended", { number }) };
  if (called(ballot) !== undefined) return { ...step, ...no("roll_call_not_over", { number }) };
  if (ballot.method === "show_of_hands" && ballot.counted === null)
    return { ...step, ...no("nothing_counted", { number }) };
  if (ballot.method === "non_recorded" && ballot.tellers.length === 0)
    return { ...step, ...no("two_tellers", { number }) };
  const early = closes !== null && now.getTime() < Date.parse(closes) && voted < ballot.roll.length;
  return early ? { ...step, ...no("closes_later", { number }) } : step;
}

/** What nobody has stopped is adopted without a vote, in a meeting that can decide (P-14, P-81). */
function gavel(floor: Floor): Step[] {
  const { proposal, asked } = floor;
  if (!proposal || !asked) return [];
  return [{ kind: "adopt_without", asked, rule: "P-81", ...closedTo(floor, proposal) }];
}

/** Ruling on what still fits is the chair's choice, and never the next step. */
function optional(step: Step): boolean {
  return step.kind === "moot" && step.overtaken.every(({ fits }) => fits);
}

function opening(meeting: Meeting, quorum: Quorum | undefined): Step {
  const step: Step = { kind: "open", meeting, rule: "P-12, P-20" };
  if (!quorum || quorum.opens) return step;
  const { present, members, opening: needed } = quorum;
  return { ...step, ...no("opening_quorum", { present, needed, members }) };
}

function adjourning(meeting: Meeting): Step {
  const voting = meeting.voting === null ? {} : no("voting_in_progress");
  return { kind: "adjourn", meeting, rule: "P-20", ...voting };
}

/** An appeal against a ruling is put to the vote before all else (P-31). */
function appeals(floor: Floor): Step[] {
  const { rulings, motions } = floor;
  const point = motions[0]?.kind === "point_of_order" ? no("point_of_order_pending") : {};
  return rulings
    .filter(({ state }) => state === "appealed")
    .flatMap((ruling): Step[] => {
      const proposal = ruling.motion === null ? floor.proposal : undefined;
      if (ruling.motion === null && (!proposal || !undecided(proposal))) return [];
      return [{ kind: "put_ruling", proposal, ruling, rule: "P-31", ...point, ...sitting(floor, proposal) }];
    });
}

/** A point of order is ruled on at once; other motions are carried where nobody objects, or put to the vote, by rank (P-29, P-32). */
function moved(floor: Floor): Step[] {
  const { meeting, motions, profile } = floor;
  if (!profile || !meeting || meeting.state === "called") return [];
  return motions.flatMap((motion): Step[] => {
    const closed = meeting.state === "open" ? {} : no("meeting_not_open");
    if (motion.kind === "point_of_order") return [{ kind: "rule", motion, rule: "P-29", ...closed }];
    const rule = ruleOf(motion.kind, profile)?.rule ?? "P-32";
    const objected = motion.objected === null ? {} : no("motion_objected", { member: motion.objected });
    const quorum = OF_THE_MEETING.includes(motion.kind) ? {} : sitting(floor, undefined);
    const voting = meeting.voting === null ? {} : no("voting_in_progress");
    const turn = { ...inRank(floor, motion), ...voting, ...closed };
    const early = motion.kind === "suspend_rule" && floor.now.getTime() < Date.parse(motion.at) + NOTICE;
    const notice = early ? no("notice_too_short", { rule: motion.rule ?? "" }) : {};
    return [
      { kind: "carry", motion, rule, ...quorum, ...objected, ...turn },
      { kind: "put_motion", proposal: undefined, motion, rule, ...notice, ...sitting(floor, undefined), ...turn },
    ];
  });
}

/** Nothing of higher rank waits, and no appeal (P-29, P-31, P-32). */
function inRank({ motions, profile, rulings }: Floor, motion: Motion): { because?: Because } {
  const appealed = rulings.find(({ state }) => state === "appealed");
  if (appealed) return no("appeal_pending", { symbol: appealed.symbol });
  const first = motions[0];
  if (!first || !profile || rankOf(first.kind, profile) >= rankOf(motion.kind, profile)) return {};
  if (first.kind === "point_of_order") return no("point_of_order_pending");
  return no("motion_first", { motion: first.kind, symbol: first.symbol });
}

/** What nobody has objected to is adopted in a meeting that can decide (P-14, P-59). */
function adopting(floor: Floor): Step[] {
  const { proposal, bloc } = floor;
  if (!proposal || !bloc) return [];
  const remaining = bloc.amendments.filter((id) => !(id in bloc.objections));
  if (remaining.length === 0) return [];
  return [{ kind: "adopt_bloc", bloc, remaining, rule: "P-59, P-81", ...closedTo(floor, proposal) }];
}

/**
 * Amendments are voted on before the text that they change (P-53), each while it is pending; then a motion to divide it, its parts, and
 * the whole (P-60, P-64).
 */
function putting(floor: Floor): Step[] {
  const { proposal, amendments, queue, parts } = floor;
  if (!proposal || !undecided(proposal)) return [];
  const known = new Map(amendments.map((each) => [each.id, each]));
  const pending = queue.flatMap((id) => known.get(id) ?? []).filter(pendingAmendment);
  const closed = closedTo(floor, proposal);
  const each = pending.map((amendment): Step => {
    const before = { ...inOrder(proposal, amendment, amendments), ...secondVote(floor, amendment) };
    return { kind: "put_amendment", proposal, amendment, rule: "P-53", ...before, ...closed };
  });
  const left = parts.filter(({ state }) => state === "pending" || state === "second_vote_pending");
  const divided = left.map((part): Step => {
    return { kind: "put_part", proposal, part, rule: "P-60, P-61", ...secondVote(floor, part), ...closed };
  });
  const before = pending.find((amendment) => !lapsed(floor, amendment));
  const part = left.find((one) => !lapsed(floor, one));
  const first = before
    ? no("amendments_pending", { symbol: before.symbol })
    : floor.division
      ? no("division_pending", { symbol: proposal.symbol })
      : part
        ? no("parts_pending", { symbol: part.symbol, number: part.number })
        : secondVote(floor, proposal);
  const whole: Step = { kind: "put_proposal", proposal, rule: "P-66, P-67", ...first, ...closed };
  // after a tie there is a second vote (P-69); what bars it bars the vote on the whole, which says so
  const barred = proposal.state === "second_vote_pending" || floor.asked !== undefined || whole.because !== undefined;
  const ask: Step[] = barred ? [] : [{ kind: "ask_without", proposal, rule: "P-81" }];
  const late = [...pending, ...left, proposal].filter((subject) => lapsed(floor, subject));
  return [...announcing(floor, each, pending), ...each, ...dividing(floor, proposal, pending[0]), ...divided].concat(
    late.map((subject) => lapsing(proposal, subject)),
    whole,
    ask,
  );
}

/** A motion to divide: nobody objecting the chair divides; what somebody objects to is put to the vote (P-60). */
function dividing(floor: Floor, proposal: Proposal, amendment: Amendment | undefined): Step[] {
  const { division } = floor;
  if (!division) return [];
  const { symbol, objected } = division;
  const before = amendment ? no("amendments_pending", { symbol: amendment.symbol }) : {};
  const objection = objected === null ? {} : no("division_objected", { symbol, member: objected });
  const appealed = floor.rulings.find(({ state }) => state === "appealed");
  const voting = proposal.ballot === null ? {} : no("voting_in_progress");
  const appeal = appealed ? no("appeal_pending", { symbol: appealed.symbol }) : {};
  const grant: Step = {
    kind: "grant",
    proposal,
    division,
    rule: "P-60",
    ...objection,
    ...before,
    ...appeal,
    ...voting,
  };
  if (!floor.votesOnDivision) return [grant];
  return [grant, { kind: "put_division", proposal, division, rule: "P-60", ...before, ...closedTo(floor, proposal) }];
}

/** That the time for a second vote has passed is noted, so that nothing waits for it any more (P-69). */
function lapsing(proposal: Proposal, subject: Proposal | Amendment | ProposalPart): Step {
  const voting = proposal.ballot === null ? {} : no("voting_in_progress");
  return { kind: "lapse", subject, rule: "P-69", ...voting };
}

/** An order that was announced before an amendment to one of its amendments came can't be followed, and is announced anew (P-53, P-56). */
function announcing({ proposal }: Floor, each: readonly Step[], pending: readonly Amendment[]): Step[] {
  const stuck = each.every(({ because }) => because !== undefined);
  const behind = each[0]?.because?.code === "not_its_turn";
  if (!proposal || !stuck || !behind) return [];
  const order = pending.filter(({ state }) => state === "circulated").map(({ id }) => id);
  return [{ kind: "order", proposal, order, rule: "P-53" }];
}

/** An amendment comes after those that would change it (P-56), and in the order that the chair has announced (P-53). */
function inOrder(proposal: Proposal, { id, symbol }: Amendment, all: readonly Amendment[]): { because?: Because } {
  const sub = all.find((each) => each.amends === id && pendingAmendment(each));
  if (sub) return no("sub_amendments_pending", { symbol: sub.symbol, of: symbol });
  const announced = proposal.order.map((named) => all.find((each) => each.id === named));
  const first = announced.find((each) => each?.state === "circulated");
  return first && first.id !== id ? no("not_its_turn", { symbol, first: first.symbol }) : {};
}

/** Whether something of a draft can be decided now: in a meeting that can, with no appeal or motion before it, in its turn. */
function closedTo(floor: Floor, proposal: Proposal): { because?: Because } {
  const appealed = floor.rulings.find(({ state }) => state === "appealed");
  const first = motionBefore(floor.motions, proposal);
  const sequence = floor.earlier[0]
    ? no("earlier_proposal_first", { symbol: proposal.symbol, first: floor.earlier[0].symbol })
    : {};
  const moved = !first
    ? {}
    : first.kind === "point_of_order"
      ? no("point_of_order_pending")
      : no("motion_first", { motion: first.kind, symbol: first.symbol });
  const before = appealed ? no("appeal_pending", { symbol: appealed.symbol }) : {};
  return { ...sequence, ...moved, ...before, ...sitting(floor, proposal) };
}

function sitting({ meeting, quorum }: Floor, proposal: Proposal | undefined): { because?: Because } {
  if (meeting?.state !== "open") return no("meeting_not_open");
  if (meeting.voting !== null || (proposal && proposal.ballot !== null)) return no("voting_in_progress");
  if (!quorum || quorum.decides) return {};
  return no("decision_quorum", { present: quorum.present, needed: quorum.decision, members: quorum.members });
}

/** A second vote is taken at a subsequent meeting, within 48 hours of the first (P-69). */
function secondVote(floor: Floor, subject: Proposal | Amendment | ProposalPart): { because?: Because } {
  const { symbol, tied } = subject;
  if (tied === null) return {};
  if (lapsed(floor, subject)) return no("second_vote_lapsed", { symbol, hours: floor.secondVoteHours });
  return tied.meeting === floor.meeting?.id ? no("second_vote_same_meeting", { symbol }) : {};
}

function lapsed(
  { now, secondVoteHours: hours }: Floor,
  { tied }: Pick<Proposal | Amendment | ProposalPart, "tied">,
): boolean {
  return tied !== null && now.getTime() > Date.parse(tied.at) + hours * 3_600_000;
}

/** Amendments whose rejection was implied by one that was adopted (P-54), as far as it can be seen; whether it was, the law finds out. */
function mooting({ proposal, overtaken }: Floor, fits: boolean): Step[] {
  const those = overtaken.filter((each) => each.fits === fits);
  if (!proposal || those.length === 0) return [];
  const voting = proposal.ballot === null ? {} : no("voting_in_progress");
  return [{ kind: "moot", overtaken: those, rule: "P-54", ...voting }];
}
