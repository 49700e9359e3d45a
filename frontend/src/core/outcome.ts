/**
 * From a tally to its outcome: the decision table of the rules of procedure, section (b), first match wins. It exists here a second
 * time so that a browser can check a result without asking who announced it; shared vectors hold the two to each other.
 */
import { type Body, type CountingRules, decisionQuorum, type Majority, type QuestionKind, required } from "./rules";

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
}

type Judgement = readonly [result: Result, reason: Reason, provision: string];

/** Judges one vote by the decision table (P-14, P-31, P-65 to P-72). */
export function decide(tally: Tally, question: Question, attendance: Attendance, rules: CountingRules): Outcome {
  const [result, reason, provision] = judge(tally, question, attendance, rules);
  const voting = presentAndVoting(tally);
  const cite = (of: string): string => rules.citations[of]?.[question.body] ?? "";
  return {
    result,
    reason,
    tally,
    question,
    members: attendance.members,
    present: attendance.present,
    quorum: decisionQuorum(attendance.members),
    voting,
    required: required(voting, question.kind === "appeal_of_ruling" ? "simple" : question.majority),
    rule: cite(provision),
    provision,
    quorum_rule: cite("P-14"),
    quorum_provision: "P-14",
    profile: `${rules.name}/${rules.version}`,
  };
}

/** Those who voted in favour or against; members who abstain are considered as not voting (P-65). */
export function presentAndVoting(tally: Tally): number {
  return tally.in_favour + tally.against;
}

function judge(tally: Tally, question: Question, attendance: Attendance, rules: CountingRules): Judgement {
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
  // Half of the votes falls short of a majority and of two thirds, but not of the third of P-40: there a tie is no tie.
  if (tally.in_favour === tally.against && question.majority !== "one_third") return equallyDivided(question, rules);
  const provision = majorityProvision(question);
  return tally.in_favour >= required(voting, question.majority)
    ? ["adopted", "", provision]
    : ["rejected", "below_required_majority", provision];
}

function equallyDivided({ body, kind, attempt }: Question, { second_vote_scope: scope }: CountingRules): Judgement {
  if (body === "plenary" && scope !== "none" && attempt > 1) return ["rejected", "equally_divided_twice", "P-69"];
  if (body === "plenary" && (scope === "all" || scope === kind)) {
    return ["second_vote_within_48h", "equally_divided", "P-69"];
  }
  return ["rejected", "equally_divided", kind === "substantive" ? "P-70" : "P-72"];
}

function majorityProvision({ majority, kind }: Question): string {
  switch (majority) {
    case "simple":
      return "P-66";
    case "two_thirds":
      return kind === "procedural" ? "P-38" : "P-67";
    case "one_third":
      return "P-40";
  }
}
