/**
 * An outcome in sentences: the result with its tally, the figure that was needed and its rule, the quorum and its rule. Each sentence is
 * a message of the catalogue (`outcome.ftl`) with its figures; the same ids as in the server's `core/outcome.py`.
 */
import type { Outcome, Reason, Result } from "./outcome";

/** A message id of the catalogue and the figures it needs. */
export type Sentence = readonly [id: string, figures: Readonly<Record<string, string | number>>];

const HEADLINES: Readonly<Record<Result, string>> = {
  adopted: "outcome-adopted",
  rejected: "outcome-rejected",
  not_adopted: "outcome-not-adopted-no-votes",
  no_decision: "outcome-no-decision",
  second_vote_within_48h: "outcome-second-vote",
  ruling_stands: "outcome-ruling-stands",
  ruling_overruled: "outcome-ruling-overruled",
  invalid: "outcome-invalid-more-voters-than-members",
};

const SPECIAL: Readonly<Partial<Record<Reason, Readonly<Partial<Record<Result, string>>>>>> = {
  equally_divided: { rejected: "outcome-rejected-equally-divided" },
  equally_divided_twice: { rejected: "outcome-rejected-equally-divided-twice" },
  "more votes than members present": { invalid: "outcome-invalid-more-votes-than-present" },
};

/** The sentences in reading order. */
export function explain(outcome: Outcome): Sentence[] {
  const { tally, members, present, quorum, voting, result, reason } = outcome;
  const votes = voting + tally.abstaining;
  const headline: Sentence = [
    SPECIAL[reason]?.[result] ?? HEADLINES[result],
    { ...tally, present, members, votes, voters: votes + tally.not_voting },
  ];
  if (result === "invalid") return [headline];
  const cited = citation(outcome.quorum_rule, outcome.quorum_provision);
  const met: Sentence = ["outcome-quorum", { present, members, quorum, cited }];
  return result === "no_decision" ? [headline, met] : [headline, ground(outcome), met];
}

function ground(outcome: Outcome): Sentence {
  const { voting, required, reason, result, question } = outcome;
  const majority = question.kind === "appeal_of_ruling" ? "simple" : question.majority;
  const figures = { voting, required, cited: citation(outcome.rule, outcome.provision) };
  switch (reason) {
    case "no_votes_cast":
      return ["outcome-nobody-voting", figures];
    case "equally_divided_twice":
      return ["outcome-tie-rejected-twice", figures];
    case "equally_divided":
      return [result === "second_vote_within_48h" ? "outcome-tie-second-vote" : "outcome-tie-rejected", figures];
    default:
      return [`outcome-majority-${majority.replaceAll("_", "-")}`, figures];
  }
}

function citation(rule: string, provision: string): string {
  return rule === "" ? provision : `${rule}; ${provision}`;
}
