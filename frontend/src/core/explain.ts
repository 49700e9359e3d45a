/**
 * An outcome in sentences: the result with its tally, the figure that was needed and its rule, the quorum and its rule. Each sentence is
 * a message of the catalogue (`outcome.ftl`) with its figures; the same ids as in the server's `core/outcome.py`.
 */
import { counted, majorityOf, type Outcome, type Reason, type Result, thresholdOf } from "./outcome";
import { fraction } from "./rules";

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
  return result === "no_decision" ? [headline, met] : [headline, ground(outcome), ...besides(outcome), met];
}

function ground(outcome: Outcome): Sentence {
  const { voting, required, reason, result } = outcome;
  const figures = { voting, required, cited: citation(outcome.rule, outcome.provision) };
  switch (reason) {
    case "no_votes_cast":
      return ["outcome-nobody-voting", figures];
    case "equally_divided_twice":
      return ["outcome-tie-rejected-twice", figures];
    case "equally_divided":
      return [result === "second_vote_within_48h" ? "outcome-tie-second-vote" : "outcome-tie-rejected", figures];
    default:
      return outcome.threshold
        ? ofBase(outcome, figures.cited)
        : [`outcome-majority-${majorityOf(outcome.question).replaceAll("_", "-")}`, figures];
  }
}

/** The figure needed under a majority of the profile's own, of what it is a fraction, and which. */
function ofBase(outcome: Outcome, cited: string): Sentence {
  const asked = thresholdOf(outcome);
  const { base, numerator, denominator, strict } = asked;
  const than = numerator === denominator ? "all" : strict ? "more" : "least";
  const of = counted(base, outcome.tally, outcome);
  return ["outcome-threshold", { of, base, required: fraction(of, asked), numerator, denominator, than, cited }];
}

/** What the rules ask for besides the fraction. */
function besides(outcome: Outcome): Sentence[] {
  const { floor = 0, against_at_most: limit = null, vetoes = [] } = thresholdOf(outcome);
  const { in_favour, against } = outcome.tally;
  const cited = citation(outcome.rule, outcome.provision);
  const said: Sentence[] = [];
  if (floor > 0) said.push(["outcome-floor", { found: in_favour, needed: floor, cited }]);
  if (limit !== null) said.push(["outcome-against", { found: against, needed: limit, cited }]);
  if (vetoes.length > 0) said.push(["outcome-vetoes", { found: outcome.vetoed?.length ?? 0, needed: 0, cited }]);
  return said;
}

function citation(rule: string, provision: string): string {
  return rule === "" ? provision : `${rule}; ${provision}`;
}
