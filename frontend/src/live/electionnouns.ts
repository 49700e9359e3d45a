/** Elections and their ballots as they come over the wire: field by field the Structs of `core/election.py` and `core/poll.py`. */
import type { Thing } from "./thing";

/** What comes next in an election: a ballot, a drawing of lots, or nothing (P-83 to P-93). */
export interface NextBallot {
  readonly next: "ballot";
  readonly kind: "initial" | "restricted" | "unrestricted" | "special";
  readonly candidates: readonly string[];
  /** How many names a paper may hold at most. */
  readonly names: number;
  readonly ordinary: number;
  readonly reason: string;
  readonly aim?: "place" | "advance";
  readonly certain?: readonly string[];
}
export interface NextLots {
  readonly next: "lots";
  readonly among: readonly string[];
  readonly chosen: number;
  readonly aim: "place" | "advance";
  readonly ordinary: number;
  readonly reason: string;
  readonly certain?: readonly string[];
}
export interface NextEnd {
  readonly next: "end";
  readonly reason: string;
}

/** A drawing of lots; anybody can draw them again from the seed. */
export interface Drawing {
  readonly poll: string;
  readonly aim: "place" | "advance";
  readonly seed: string;
  readonly occasion: string;
  readonly drawn: readonly string[];
  readonly chosen: number;
}

export type ElectionMethod = "series" | "instant_runoff" | "single_transferable" | "schulze" | "approval";

export interface Election extends Thing {
  readonly noun: "election";
  readonly number: number;
  readonly title: string;
  readonly places: number;
  readonly method: ElectionMethod;
  readonly majority: "simple" | "two_thirds";
  readonly state: "nominating" | "nominated" | "balloting" | "ended";
  readonly candidates: readonly { readonly name: string; readonly by: string }[];
  /** The member that asked for a ballot on a clean slate. */
  readonly demanded: string | null;
  /** It was declared elected without a ballot. */
  readonly slate: boolean;
  readonly elected: readonly string[];
  readonly polls: number;
  /** The ballot that is open. */
  readonly poll: string | null;
  readonly then: NextBallot | NextLots | NextEnd | null;
  readonly drawings: readonly Drawing[];
}

/** What the chair announces of a ballot (P-91). */
export interface Announcement {
  readonly papers: number;
  readonly invalid: number;
  readonly valid: number;
  readonly abstentions: number;
  readonly voting: number;
  readonly required: number | null;
  readonly votes: readonly (readonly [string, number])[];
  readonly elected: readonly string[];
  readonly left: number;
}

export interface HandTally {
  readonly papers: number;
  readonly invalid: number;
  readonly abstentions: number;
  readonly votes: Readonly<Record<string, number>>;
}

export interface CountTie {
  readonly among: readonly number[];
  readonly chosen: number;
  /** The earlier round that decided it; none where lots did. */
  readonly round: number | null;
}

export interface CountRound {
  readonly what: "first_preferences" | "surplus" | "exclusion" | "approvals";
  readonly of?: readonly number[];
  readonly votes: readonly number[];
  readonly exhausted?: number;
  readonly lost?: number;
  readonly elected?: readonly number[];
  readonly deemed?: readonly number[];
  readonly ties?: readonly CountTie[];
}

/** A count by rounds; figures are in units, of which `unit` are one vote. */
export interface CountByRounds {
  readonly by: "rounds";
  readonly elected: readonly number[];
  readonly papers: number;
  readonly quota: number;
  readonly unit: number;
  readonly rounds: readonly CountRound[];
}

/** A count by comparison of two at a time. */
export interface CountByPairs {
  readonly by: "pairs";
  readonly elected: readonly number[];
  readonly papers: number;
  readonly preferred: readonly (readonly number[])[];
  readonly chains: readonly (readonly number[])[];
  readonly order: readonly (readonly number[])[];
  readonly ties: readonly CountTie[];
}

/** One ballot of an election. */
export interface Poll extends Thing {
  readonly noun: "poll";
  readonly election: string;
  readonly number: number;
  readonly meeting: string;
  readonly asked: {
    readonly title: string;
    readonly method: ElectionMethod;
    readonly call: NextBallot;
  };
  readonly question: string;
  readonly entry_by: "open" | "manual";
  readonly tellers: readonly string[];
  readonly members: number;
  readonly present: readonly string[];
  readonly roll: readonly string[];
  readonly commitment: string;
  readonly opened: string;
  readonly entered: HandTally | null;
  readonly confirmed: readonly string[];
  readonly closed: string | null;
  readonly openings: string | null;
  readonly seed: string | null;
  readonly announced: Announcement | null;
  readonly count: CountByRounds | CountByPairs | null;
}

/** That a member has handed in a paper in an open ballot; never what is on it. */
export interface Paper extends Thing {
  readonly noun: "paper";
  readonly poll: string;
  readonly member: string;
}
