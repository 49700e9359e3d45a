/**
 * The chair's steps: the one that comes next, and the others with the reason why they are lawful or not now. The reasons are the
 * codes and facts that the law would refuse with, so that a step shown as closed says the same sentence as a refused act; the law
 * itself judges every act again.
 */
import type { Amendment, Ballot, Meeting, Proposal } from "../../live/nouns";
import { pendingAmendment, undecided } from "../../live/pending";
import type { Quorum } from "../../live/quorum";

export interface Floor {
  readonly meeting: Meeting | undefined;
  readonly quorum: Quorum | undefined;
  readonly ballot: Ballot | undefined;
  /** The proposal in hand, with all its amendments. */
  readonly proposal: Proposal | undefined;
  readonly amendments: readonly Amendment[];
  readonly now: Date;
  readonly secondVoteHours: number;
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

export type Step = Common &
  (
    | { readonly kind: "call" }
    | { readonly kind: "open" | "adjourn"; readonly meeting: Meeting }
    | { readonly kind: "put_amendment"; readonly proposal: Proposal; readonly amendment: Amendment }
    | { readonly kind: "put_proposal"; readonly proposal: Proposal }
    | { readonly kind: "moot"; readonly amendment: Amendment; readonly by: readonly Amendment[] }
    | { readonly kind: "lock"; readonly ballot: Ballot }
  );

const no = (code: string, facts: Because["facts"] = {}): { because: Because } => ({ because: { code, facts } });

/** All steps, the lawful one that comes next first. Adjourning is never pressed on a meeting that waits, for its quorum say. */
export function steps(floor: Floor): Step[] {
  const { meeting, ballot } = floor;
  const all: Step[] = [];
  if (ballot) all.push({ kind: "lock", ballot, rule: "P-75, P-78" });
  if (!meeting) return [...all, { kind: "call", rule: "P-20" }];
  if (meeting.state === "called") all.push(opening(meeting, floor.quorum));
  all.push(...putting(floor), ...mooting(floor), adjourning(meeting));
  const next = all.findIndex((step) => step.because === undefined && step.kind !== "adjourn");
  return next <= 0 ? all : [all[next]!, ...all.slice(0, next), ...all.slice(next + 1)];
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

/** Amendments are voted on before the text that they change (P-53), each while it is pending. */
function putting(floor: Floor): Step[] {
  const { proposal, amendments } = floor;
  if (!proposal || !undecided(proposal)) return [];
  const pending = amendments.filter(pendingAmendment);
  const closed = closedTo(floor, proposal);
  const each = pending.map((amendment): Step => {
    return { kind: "put_amendment", proposal, amendment, rule: "P-53", ...secondVote(floor, amendment), ...closed };
  });
  const before = pending.find((amendment) => !lapsed(floor, amendment));
  const first = before ? no("amendments_pending", { symbol: before.symbol }) : secondVote(floor, proposal);
  return [...each, { kind: "put_proposal", proposal, rule: "P-66, P-67", ...first, ...closed }];
}

function closedTo({ meeting, quorum }: Floor, proposal: Proposal): { because?: Because } {
  if (meeting?.state !== "open") return no("meeting_not_open");
  if (meeting.voting !== null || proposal.ballot !== null) return no("voting_in_progress");
  if (!quorum || quorum.decides) return {};
  return no("decision_quorum", { present: quorum.present, needed: quorum.decision, members: quorum.members });
}

/** A second vote is taken at a subsequent meeting, within 48 hours of the first (P-69). */
function secondVote(floor: Floor, subject: Proposal | Amendment): { because?: Because } {
  const { symbol, tied } = subject;
  if (tied === null) return {};
  if (lapsed(floor, subject)) return no("second_vote_lapsed", { symbol, hours: floor.secondVoteHours });
  return tied.meeting === floor.meeting?.id ? no("second_vote_same_meeting", { symbol }) : {};
}

function lapsed({ now, secondVoteHours: hours }: Floor, { tied }: Proposal | Amendment): boolean {
  return tied !== null && now.getTime() > Date.parse(tied.at) + hours * 3_600_000;
}

/** An amendment whose rejection was implied by one that was adopted (P-54); whether it was, the law finds out. */
function mooting({ proposal, amendments }: Floor): Step[] {
  const by = amendments.filter(({ state }) => state === "adopted" || state === "incorporated");
  if (!proposal || by.length === 0) return [];
  const voting = proposal.ballot === null ? {} : no("voting_in_progress");
  return amendments
    .filter(pendingAmendment)
    .map((amendment) => ({ kind: "moot", amendment, by, rule: "P-54", ...voting }));
}
