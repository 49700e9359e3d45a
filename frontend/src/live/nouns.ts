/**
 * The objects of an assembly as they come over the wire: field by field the Structs of `deliberation/core`, with `noun` besides.
 * A client keeps them by noun and id; of two versions the one with the higher `entry` wins.
 */
import type { Outcome, Question } from "../core/outcome";
import type { Body, CountingRules, Majority } from "../core/rules";
import type { Clause, Part } from "../core/text";

interface Thing {
  readonly id: string;
  /** The index of the entry that last changed it. */
  readonly entry: number;
}

/** A fraction of the members, rounded up to whole members. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** The rules in force, as far as the screens read them. */
export interface RulesProfile extends CountingRules {
  readonly opening_quorum: Readonly<Record<Body, Share>>;
  readonly second_vote_hours: number;
}

export interface Assembly extends Thing {
  readonly noun: "assembly";
  readonly name: string;
  readonly origin: string;
  readonly prefix: string;
  readonly session: number;
  readonly profile: RulesProfile;
}

export interface Member extends Thing {
  readonly noun: "member";
  readonly name: string;
  readonly territory?: string | null;
  /** The name of the key that casts its vote now. */
  readonly voting_key?: string | null;
}

export type Role = "chair" | "delegate" | "observer" | "secretariat";

/** Seen by the bureau alone; the name is not of the record. */
export interface Accreditation extends Thing {
  readonly noun: "accreditation";
  readonly role: Role;
  readonly member?: string | null;
  readonly revoked?: boolean;
  readonly name?: string | null;
}

export interface Meeting extends Thing {
  readonly noun: "meeting";
  readonly number: number;
  readonly title: string;
  readonly body: Body;
  readonly state: "called" | "open" | "adjourned";
  readonly present: readonly string[];
  /** The ballot that is open in it. */
  readonly voting: string | null;
}

export type Pillar = "innovation" | "inclusion" | "governance";

/** One frozen text: its hash, its instant, and the amendment that made it. */
export interface Version {
  readonly text: string;
  readonly at: string;
  readonly amendment: string | null;
}

/** An equally divided vote, which a second one may follow at a subsequent meeting within 48 hours (P-69). */
export interface Tie {
  readonly meeting: string;
  readonly at: string;
}

export type ProposalState = "circulated" | "action" | "second_vote_pending" | "adopted" | "rejected" | "withdrawn";

export interface Proposal extends Thing {
  readonly noun: "proposal";
  readonly symbol: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly sponsors: readonly string[];
  readonly versions: readonly Version[];
  readonly state: ProposalState;
  readonly ballot: string | null;
  readonly majority: Majority | null;
  readonly tied: Tie | null;
  readonly resolution: string | null;
  readonly amendments: number;
}

export type Change =
  | {
      readonly kind: "replace_words";
      readonly clause: string;
      readonly start: number;
      readonly end: number;
      readonly old: string;
      readonly new: string;
    }
  | { readonly kind: "delete_clause"; readonly clause: string }
  | {
      readonly kind: "insert_clause";
      readonly after: string | null;
      readonly part: Part;
      readonly clause: Clause;
      readonly parent?: string;
    };

export type AmendmentState =
  "circulated" | "incorporated" | "second_vote_pending" | "adopted" | "rejected" | "withdrawn" | "moot";

export interface Amendment extends Thing {
  readonly noun: "amendment";
  readonly symbol: string;
  readonly proposal: string;
  readonly base: string;
  readonly changes: readonly Change[];
  readonly sponsors: readonly string[];
  readonly state: AmendmentState;
  readonly accepted: readonly string[];
  readonly tied: Tie | null;
  /** The amendment whose adoption implied its rejection. */
  readonly moot: string | null;
}

export interface Subject {
  readonly noun: "proposal" | "amendment";
  readonly id: string;
}

/** The record holds no names: a comment is its member's. `text` is null when the words were erased. */
export interface Comment extends Thing {
  readonly noun: "comment";
  readonly about: Subject;
  readonly author: string;
  readonly member: string | null;
  readonly audience: string;
  readonly reply_to: string | null;
  readonly at: string;
  readonly text: string | null;
}

export interface Matter {
  readonly noun: "proposal" | "amendment";
  readonly id: string;
  readonly symbol: string;
  readonly title: string;
  /** The hash of the text in force, and of the text that results if it is adopted. */
  readonly text: string;
  readonly result: string;
}

/** The question as every voter answers it; its hash is the ballot's `question`. */
export interface Put {
  readonly ballot: string;
  readonly matter: Matter;
  readonly terms: Question;
}

export interface Ballot extends Thing {
  readonly noun: "ballot";
  readonly number: number;
  readonly meeting: string;
  readonly put: Put;
  readonly question: string;
  readonly members: number;
  readonly quorum: number;
  readonly present: readonly string[];
  readonly roll: readonly string[];
  readonly roll_hash: string;
  readonly opened: string;
  readonly locked: string | null;
  readonly openings: string | null;
  readonly outcome: Outcome | null;
}

/** That a member has voted on an open ballot; never how. */
export interface Vote extends Thing {
  readonly noun: "vote";
  readonly ballot: string;
  readonly member: string;
}

export interface Nouns {
  readonly assembly: Assembly;
  readonly member: Member;
  readonly accreditation: Accreditation;
  readonly meeting: Meeting;
  readonly proposal: Proposal;
  readonly amendment: Amendment;
  readonly comment: Comment;
  readonly ballot: Ballot;
  readonly vote: Vote;
}

export type Noun = keyof Nouns;
export type AnyObject = Nouns[Noun];

export const NOUNS: readonly Noun[] = [
  "assembly",
  "member",
  "accreditation",
  "meeting",
  "proposal",
  "amendment",
  "comment",
  "ballot",
  "vote",
];

/** Who looks: what they may read depends on it. */
export interface Viewer {
  readonly accreditation?: string;
  readonly role: Role | "public";
  readonly member?: string;
  readonly audiences: readonly string[];
}

export interface Snapshot {
  readonly assembly: string;
  /** The index of the last entry that it includes. */
  readonly index: number;
  readonly at: string;
  readonly origin: string;
  readonly vkey: string;
  readonly viewer: Viewer;
  readonly objects: readonly AnyObject[];
}

/** What a frame says of an entry: enough for a line of minutes. */
export interface EntryLine {
  readonly index: number;
  readonly kind: string;
  readonly actor: string;
  readonly member?: string | null;
  readonly at: string;
}
