/**
 * The objects of an assembly as they come over the wire: field by field the Structs of `deliberation/core`, with `noun` besides.
 * A client keeps them by noun and id; of two versions the one with the higher `entry` wins.
 */
import type { Choice, PublishedBallot } from "../core/ballotrecord";
import type { Change } from "../core/changes";
import type { Standing, VotingRules } from "../core/electorate";
import type { Question } from "../core/outcome";
import type { Body, CountingRules, Majority } from "../core/rules";
import type { Language } from "../core/text";
import type { Election, Paper, Poll } from "./electionnouns";
import type { Thing } from "./thing";

export type * from "./electionnouns";

/** A fraction of the members, rounded up to whole members. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** How a procedural motion is taken; `speakers` are those for and against besides its mover. */
export interface MotionRule {
  readonly rank: number;
  readonly speakers: readonly [number, number] | null;
  readonly majority: Majority;
  readonly rule: string;
}

/** The rules in force, as far as the screens read them. */
export interface RulesProfile extends CountingRules, VotingRules {
  readonly opening_quorum: Readonly<Record<Body, Share>>;
  readonly second_vote_hours: number;
  /** `day_before_meeting`, or `hours:` and how many (P-41). */
  readonly circulation: string;
  /** How many amendments may stand one upon the other. */
  readonly amendment_depth_max: number;
  /** Whether a division that somebody objects to is put to the vote; what does not say so grants it on request (P-60, EC 64). */
  readonly division?: "voted_if_objected" | "on_request";
  /** By which majorities texts are decided, where these are not the usual ones (P-57, P-68). */
  readonly plenary_majorities?: readonly Majority[];
  readonly committee_majorities?: readonly Majority[];
  /** How procedural motions are taken: their rank (0 first), who may speak, for and against, and the majority that they need. */
  readonly motions: Readonly<Record<string, MotionRule>>;
  /** Whether it may be moved that no decision be taken on a draft (P-39). */
  readonly no_decision_motion: "enabled" | "disabled";
  /** Whether a rule may be suspended (P-110); what does not say so does not allow it. */
  readonly suspension?: "none" | "notice:24";
  /** Whether a sponsor may explain its vote on its own text (P-47), and for how many minutes members explain theirs (P-76). */
  readonly sponsor_eov: "never" | "if_amended";
  readonly eov_minutes: number;
  /** How often a member replies on a text in a meeting, and for how many minutes, the first time and the second (P-28). */
  readonly reply_max_per_item_per_meeting: number;
  readonly reply_minutes: readonly [number, number];
}

export interface Assembly extends Thing {
  readonly noun: "assembly";
  readonly name: string;
  readonly origin: string;
  readonly prefix: string;
  readonly session: number;
  /** The IANA name of the time zone where it sits: calendar days are counted there (P-41). */
  readonly time_zone: string;
  readonly profile: RulesProfile;
  /** The versions of the rules before the one in force, the oldest first, each with the instant until which it was. */
  readonly former: readonly { readonly profile: RulesProfile; readonly until: string }[];
}

/** The rules that were in force at an instant, by which what was begun then is judged (P-109). */
export function rulesAt({ profile, former }: Assembly, at: string): RulesProfile {
  return former.find(({ until }) => micro(at) < micro(until))?.profile ?? profile;
}

/** An instant with all its six decimals, so that instants can be compared as words. */
const micro = (instant: string): string => {
  const [seconds = "", parts = ""] = instant.replace("Z", "").split(".");
  return `${seconds}.${parts.padEnd(6, "0")}`;
};

export interface Member extends Thing {
  readonly noun: "member";
  readonly name: string;
  readonly territory?: string | null;
  /** The name of the key that casts its vote now. */
  readonly voting_key?: string | null;
  readonly standing: Standing;
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
  readonly state: "called" | "open" | "suspended" | "adjourned";
  readonly present: readonly string[];
  /** The ballot that is open in it. */
  readonly voting: string | null;
  /** How long a speech may be, where that was decided (P-26). */
  readonly minutes: number | null;
}

export type Pillar = "innovation" | "inclusion" | "governance";

export type VersionKind = "tabled" | "amendment" | "revision" | "oral_revision" | "corrigendum" | "division";

/** One frozen text: its hash, its instant, and what made it. */
export interface Version {
  readonly text: string;
  readonly at: string;
  readonly kind: VersionKind;
  readonly amendment: string | null;
  /** Otherwise the act, the amendments put together or the part that made it. */
  readonly cause: string | null;
  /** The member that tabled or revised it. */
  readonly by: string | null;
}

/** An equally divided vote, which a second one may follow at a subsequent meeting within 48 hours (P-69). */
export interface Tie {
  readonly meeting: string;
  readonly at: string;
}

export type ProposalState =
  | "circulated"
  | "action"
  | "second_vote_pending"
  | "adopted"
  | "rejected"
  | "withdrawn"
  | "lapsed"
  | "no_action"
  | "not_receivable";

export interface Proposal extends Thing {
  readonly noun: "proposal";
  readonly symbol: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly sponsors: readonly string[];
  /** Members that its sponsors have named and that have not joined yet. */
  readonly invited: readonly string[];
  readonly open_to_cosponsors: boolean;
  /** The withdrawn proposal that it brings again. */
  readonly reintroduces: string | null;
  readonly versions: readonly Version[];
  readonly revision: number;
  readonly corrigenda: number;
  /** The clauses that are agreed, and how far; all others are open. */
  readonly settled: Readonly<Record<string, "agreed_ad_ref" | "agreed">>;
  /** The order in which the chair puts its amendments to the vote, as announced. */
  readonly order: readonly string[];
  /** Its text in other languages, by the hash of a rendering. */
  readonly renderings: Readonly<Record<string, string>>;
  /** The parts that are voted on separately. */
  readonly parts: readonly string[];
  readonly state: ProposalState;
  readonly ballot: string | null;
  readonly majority: Majority | null;
  readonly tied: Tie | null;
  readonly resolution: string | null;
  readonly amendments: number;
  /** The proposals on the same question that are voted on before it (P-49). */
  readonly after: readonly string[];
  /** Whether the debate on it was closed (P-35). */
  readonly debate_closed: boolean;
  readonly without_vote: boolean;
}

export type { Change };

export type AmendmentState =
  | "circulated"
  | "incorporated"
  | "second_vote_pending"
  | "adopted"
  | "rejected"
  | "withdrawn"
  | "moot"
  | "merged"
  | "divided"
  | "not_receivable"
  | "lapsed";

export interface Amendment extends Thing {
  readonly noun: "amendment";
  readonly symbol: string;
  readonly proposal: string;
  readonly base: string;
  readonly changes: readonly Change[];
  readonly sponsors: readonly string[];
  readonly invited: readonly string[];
  readonly open_to_cosponsors: boolean;
  /** When it was submitted or last revised. */
  readonly circulated: string;
  /** The language it is written in where that is not the text's own. */
  readonly language: Language | null;
  /** The amendment that it changes. */
  readonly amends: string | null;
  readonly explanation: string | null;
  readonly revision: number;
  readonly spent: readonly string[];
  /** The amendment that was divided into this and others. */
  readonly part_of: string | null;
  readonly state: AmendmentState;
  readonly accepted: readonly string[];
  readonly tied: Tie | null;
  /** The amendment whose adoption implied its rejection, or that it would have changed and that is gone. */
  readonly moot: string | null;
  /** The amendment of the same effect into which it was merged. */
  readonly into: string | null;
}

/** A ruling of the chair on amendments or on a point of order, which may be appealed against (P-21, P-31). */
export interface Ruling extends Thing {
  readonly noun: "ruling";
  readonly kind: "order" | "moot" | "not_receivable" | "point_upheld" | "point_not_upheld";
  /** The draft that it is about; a point of order may be about none. */
  readonly proposal: string | null;
  readonly symbol: string;
  readonly rule: string;
  readonly amendment: string | null;
  readonly reason: string | null;
  readonly order: readonly string[];
  readonly before: readonly string[];
  readonly state: "given" | "appealed" | "stands" | "overruled";
  /** The member that has appealed. */
  readonly appealed: string | null;
  /** Of a ruling on a point of order, the point and where it was raised. */
  readonly motion: string | null;
  readonly meeting: string | null;
}

/** Amendments that the chair has put together, to be adopted when nobody objects (P-59). */
export interface EnBloc extends Thing {
  readonly noun: "en_bloc";
  readonly proposal: string;
  readonly symbol: string;
  readonly text: string;
  readonly amendments: readonly string[];
  /** The first member that objected to each. */
  readonly objections: Readonly<Record<string, string>>;
  readonly state: "asked" | "adopted" | "closed";
}

/** A motion that parts of a proposal be voted on separately (P-60). */
export interface Division extends Thing {
  readonly noun: "division";
  readonly proposal: string;
  readonly symbol: string;
  /** The hash of the text that it divides; another text overtakes it. */
  readonly text: string;
  /** The clauses of each part. */
  readonly parts: readonly (readonly string[])[];
  /** The member that moved it; none where the chair put it for the room. */
  readonly moved: string | null;
  /** The first member that objected. */
  readonly objected: string | null;
  readonly state: "moved" | "objected" | "granted" | "refused" | "withdrawn" | "overtaken";
}

/** A part of a proposal that is voted on separately (P-60). */
export interface ProposalPart extends Thing {
  readonly noun: "part";
  readonly proposal: string;
  readonly symbol: string;
  readonly number: number;
  readonly clauses: readonly string[];
  readonly state: "pending" | "second_vote_pending" | "adopted" | "rejected" | "lapsed";
  readonly tied: Tie | null;
}

/** A proposed change of the rules of procedure (P-109). */
export interface RulesChange extends Thing {
  readonly noun: "rules";
  readonly symbol: string;
  readonly title: string;
  /** The version that it changes. */
  readonly version: number;
  /** The member that proposes it. */
  readonly member: string;
  readonly altered: readonly { readonly parameter: string; readonly before: unknown; readonly after: unknown }[];
  readonly state: "proposed" | "asked" | "adopted" | "rejected" | "withdrawn" | "overtaken";
  /** The symbol of the committee's report on it. */
  readonly report: string | null;
  /** The first member that objected to adopting it without a vote. */
  readonly objected: string | null;
  readonly ballot: string | null;
  readonly decided: string | null;
}

export type MotionKind =
  | "point_of_order"
  | "suspend_meeting"
  | "adjourn_meeting"
  | "adjourn_debate"
  | "close_debate"
  | "competence"
  | "no_decision"
  | "limit_speaking_time"
  | "reconsider"
  | "change_order_of_proposals"
  | "suspend_rule";

/** A procedural motion (P-29 to P-40). */
export interface Motion extends Thing {
  readonly noun: "motion";
  readonly kind: MotionKind;
  readonly meeting: string;
  readonly symbol: string;
  readonly title: string;
  readonly at: string;
  /** The member that moved it; none where the chair put it for the room. */
  readonly moved: string | null;
  readonly proposal: string | null;
  readonly words: string | null;
  readonly minutes: number | null;
  readonly rule: string | null;
  readonly order: readonly string[];
  /** The first member that objected. */
  readonly objected: string | null;
  readonly speakers_for: readonly string[];
  readonly speakers_against: readonly string[];
  readonly state: "moved" | "objected" | "carried" | "refused" | "withdrawn" | "upheld" | "not_upheld" | "answered";
}

/** What a member stated beside a vote (P-28, P-76, P-78, P-82). */
export interface Statement extends Thing {
  readonly noun: "statement";
  readonly kind: "explanation" | "position" | "intended" | "reservation" | "dissociation" | "reply";
  readonly member: string;
  readonly at: string;
  /** What it is about; `subject` says which one. */
  readonly about: "proposal" | "amendment" | "ballot";
  readonly subject: string;
  readonly words: string | null;
  /** Whether an explanation was given before the vote. */
  readonly before: boolean;
  readonly choice: Choice | null;
  readonly clause: string | null;
  readonly meeting: string | null;
  /** Of a reply, the member's first or second on that text in the meeting. */
  readonly place: number | null;
}

/** What a thread is about; of a clause `id` is the proposal's. */
export interface Subject {
  readonly noun: "proposal" | "amendment" | "clause";
  readonly id: string;
  readonly clause?: string;
}

/** What a comment is besides a remark. */
export type Mark = "explanation" | "reservation" | "question";
export const MARKS: readonly Mark[] = ["explanation", "reservation", "question"];

/** The record holds no names: a comment is its member's. `text` is null when the words are hidden or were erased. */
export interface Comment extends Thing {
  readonly noun: "comment";
  readonly about: Subject;
  readonly author: string;
  readonly member: string | null;
  readonly audience: string;
  readonly reply_to: string | null;
  readonly mark: Mark | null;
  readonly mentions: readonly string[];
  /** That the chair has hidden it, and why. */
  readonly hidden: { readonly reason: string; readonly at: string } | null;
  /** Of the comment that began a thread. */
  readonly resolved: boolean;
  readonly erased: boolean;
  readonly at: string;
  /** When it was last worded anew. */
  readonly edited: string | null;
  /** The index of the entry that brought its words; who has read so far has read it. */
  readonly said: number;
  readonly text: string | null;
  /** The language that its author says it is in, if they say so. */
  readonly language?: Language;
}

export interface Matter {
  readonly noun: "proposal" | "amendment" | "division" | "part" | "ruling" | "rules" | "motion";
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

export interface Ballot extends Thing, PublishedBallot {
  readonly noun: "ballot";
  readonly entry: number;
  readonly id: string;
  readonly meeting: string;
  readonly put: Put;
}

/** What a teller has entered for a member without a device, on an open ballot; it waits for the other one (P-91). */
export interface Entered extends Thing {
  readonly noun: "entered";
  readonly ballot: string;
  readonly member: string;
  readonly teller: string;
  readonly waits: boolean;
}

/** That the chair has asked whether a proposal may be adopted without a vote (P-81). */
export interface WithoutVote extends Thing {
  readonly noun: "without_vote";
  readonly proposal: string;
  readonly symbol: string;
  readonly title: string;
  readonly text: string;
  readonly meeting: string;
  readonly asked: string;
  /** The member that stopped it, and what it said. */
  readonly stopped: string | null;
  readonly wish: "objection" | "vote" | null;
  readonly state: "asked" | "stopped" | "adopted" | "closed";
  readonly present: number;
  readonly members: number;
  readonly adopted: string | null;
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
  readonly ruling: Ruling;
  readonly en_bloc: EnBloc;
  readonly division: Division;
  readonly part: ProposalPart;
  readonly rules: RulesChange;
  readonly motion: Motion;
  readonly comment: Comment;
  readonly ballot: Ballot;
  readonly vote: Vote;
  readonly statement: Statement;
  readonly entered: Entered;
  readonly without_vote: WithoutVote;
  readonly election: Election;
  readonly poll: Poll;
  readonly paper: Paper;
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
  "ruling",
  "en_bloc",
  "division",
  "part",
  "rules",
  "motion",
  "comment",
  "ballot",
  "vote",
  "statement",
  "entered",
  "without_vote",
  "election",
  "poll",
  "paper",
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
