/**
 * From a tally to its outcome: the decision table of the rules of procedure, section (b), first match wins. It exists here a second
 * time so that a browser can check a result without asking who announced it; shared vectors hold the two to each other.
 */
import {
  AMENDING,
  type Base,
  type Body,
  type CountingRules,
  decisionQuorum,
  type Majority,
  type QuestionKind,
  required,
  STANDARD,
  type Threshold,
  threshold,
} from "./rules";

export type Result =
  | "adopted"
  | "rejected"
  | "not_adopted"
  | "no_decision"
  | "second_vote_within_48h"
  | "ruling_stands"
  | "ruling_overruled"
  | "invalid";

export type Reason =
  | ""
  | "decision_quorum_not_met"
  | "no_votes_cast"
  | "equally_divided"
  | "equally_divided_twice"
  | "below_required_majority"
  | "vetoed"
  | "too_many_against"
  | "more votes than members present"
  | "more voters than members";

/** The four categories of P-79. */
export interface Tally {
  readonly in_favour: number;
  readonly against: number;
  readonly abstaining: number;
  readonly not_voting: number;
}

/** What is put to the vote, as far as the count is concerned. */
export interface Question {
  readonly body: Body;
  readonly majority: Majority;
  readonly kind: QuestionKind;
  readonly attempt: number;
}

/** All members of the body (P-07), and those present when the chair announced the voting (P-16). */
export interface Attendance {
  readonly members: number;
  readonly present: number;
}

/** A result with every figure and rule that it rests on, field by field as the record has it. */
export interface Outcome extends Attendance {
  readonly result: Result;
  readonly reason: Reason;
  readonly tally: Tally;
  readonly question: Question;
  readonly quorum: number;
  readonly voting: number;
  readonly required: number;
  readonly rule: string;
  readonly provision: string;
  readonly quorum_rule: string;
  readonly quorum_provision: string;
  readonly profile: string;
  /** What the majority means, where it is not one of the standard ones. */
  readonly threshold?: Threshold;
  /** The members whose vote against defeats it, as far as they cast one. */
  readonly vetoed?: readonly string[];
}

type Judgement = readonly [result: Result, reason: Reason, provision: string];

/**
 * Judges one vote by the decision table (P-14, P-31, P-65 to P-72).
 * @param vetoed the members with a veto under this majority that voted against.
 */
export function decide(
  tally: Tally,
  question: Question,
  attendance: Attendance,
  rules: CountingRules,
  vetoed: readonly string[] = [],
): Outcome {
  const [result, reason, provision] = judge(tally, question, attendance, rules, vetoed);
  const asked = threshold(rules, majorityOf(question));
  return {
    result,
    reason,
    tally,
    question,
    members: attendance.members,
    present: attendance.present,
    quorum: decisionQuorum(attendance.members),
    voting: presentAndVoting(tally),
    required: required(counted(asked.base, tally, attendance), asked),
    rule: ruleOf(provision, question, rules),
    provision,
    quorum_rule: rules.citations["P-14"]?.[question.body] ?? "",
    quorum_provision: "P-14",
    profile: `${rules.name}/${rules.version}`,
    ...(asked !== STANDARD[majorityOf(question)] && { threshold: asked }),
    ...(vetoed.length > 0 && { vetoed }),
  };
}

/** The majority of an appeal is always the simple one (P-31). */
export function majorityOf(question: Question): Majority {
  return question.kind === "appeal_of_ruling" ? "simple" : question.majority;
}

/** What the majority meant by which an outcome was judged. */
export function thresholdOf(outcome: Outcome): Threshold {
  return outcome.threshold ?? threshold({}, majorityOf(outcome.question));
}

/** The figure that a majority is a fraction of (P-65). */
export function counted(base: Base, tally: Tally, { members, present }: Attendance): number {
  switch (base) {
    case "present_and_voting":
      return presentAndVoting(tally);
    case "cast":
      return presentAndVoting(tally) + tally.abstaining;
    case "members_present":
      return present;
    case "members":
      return members;
  }
}

/** Those who voted in favour or against; members who abstain are considered as not voting (P-65). */
export function presentAndVoting(tally: Tally): number {
  return tally.in_favour + tally.against;
}

function judge(
  tally: Tally,
  question: Question,
  attendance: Attendance,
  rules: CountingRules,
  vetoed: readonly string[],
): Judgement {
  const { members, present } = attendance;
  const voting = presentAndVoting(tally);
  const votes = voting + tally.abstaining;
  if (votes > present) return ["invalid", "more votes than members present", "P-79"];
  if (votes + tally.not_voting > members || present > members) return ["invalid", "more voters than members", "P-79"];
  if (present < decisionQuorum(members)) return ["no_decision", "decision_quorum_not_met", "P-14"];
  if (question.kind === "appeal_of_ruling") {
    return [2 * tally.in_favour > voting ? "ruling_overruled" : "ruling_stands", "", "P-31"];
  }
  if (voting === 0) return ["not_adopted", "no_votes_cast", "P-71"];
  const asked = threshold(rules, question.majority);
  const enough = tally.in_favour >= required(counted(asked.base, tally, attendance), asked);
  // Where half of the votes is enough, as for the third of P-40, a tie is no tie.
  if (tally.in_favour === tally.against && !enough) return equallyDivided(question, rules);
  const provision = majorityProvision(question);
  if (vetoed.length > 0) return ["rejected", "vetoed", provision];
  if (tally.against > (asked.against_at_most ?? Infinity)) return ["rejected", "too_many_against", provision];
  return enough ? ["adopted", "", provision] : ["rejected", "below_required_majority", provision];
}

function equallyDivided({ body, kind, attempt }: Question, { second_vote_scope: scope }: CountingRules): Judgement {
  if (body === "plenary" && scope !== "none" && attempt > 1) return ["rejected", "equally_divided_twice", "P-69"];
  // A change of the rules that is not carried may be proposed again.
  if (body === "plenary" && kind !== "change_of_rules" && (scope === "all" || scope === kind)) {
    return ["second_vote_within_48h", "equally_divided", "P-69"];
  }
  return ["rejected", "equally_divided", kind === "substantive" ? "P-70" : "P-72"];
}

function majorityProvision({ majority, kind }: Question): string {
  if (kind === "change_of_rules") return "P-109";
  switch (majority) {
    case "simple":
      return "P-66";
    case "two_thirds":
      return kind === "procedural" ? "P-38" : "P-67";
    case "one_third":
      return "P-40";
    default:
      return "P-68";
  }
}

/** The rule that decided: of a majority of the profile's own the one that it stands under. */
function ruleOf(provision: string, question: Question, rules: CountingRules): string {
  if (provision === "P-109") return (rules.amending ?? AMENDING).rule;
  if (provision === "P-68") return threshold(rules, question.majority).rule ?? "";
  return rules.citations[provision]?.[question.body] ?? "";
}
