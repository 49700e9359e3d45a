/**
 * What would have changed an outcome: the least number of members whose other vote turns the result, all others voting as they did. Who
 * abstained or did not vote is asked first; where they are too few, those on the other side are. As the server's `core/counterfactual.py`.
 */
import type { Sentence } from "./explain";
import { counted, type Outcome, presentAndVoting, type Tally, thresholdOf } from "./outcome";
import { required } from "./rules";

export type Change =
  "more_in_favour" | "more_against" | "from_against" | "from_in_favour" | "without_vetoes" | "more_present";

/** So many members, and what they would have done. */
export interface Counterfactual {
  readonly change: Change;
  readonly votes: number;
}

/** What would have carried what was not carried, or defeated what was; undefined where nobody's vote could have. */
export function counterfactual(outcome: Outcome): Counterfactual | undefined {
  const { tally, vetoed = [] } = outcome;
  if (outcome.result === "invalid") return undefined;
  if (outcome.result === "no_decision") return { change: "more_present", votes: outcome.quorum - outcome.present };
  if (vetoed.length > 0) {
    const without = { ...outcome, vetoed: [], tally: moved(tally, 0, -vetoed.length, vetoed.length) };
    return carried(without) ? { change: "without_vetoes", votes: vetoed.length } : undefined;
  }
  const idle = tally.abstaining + tally.not_voting;
  const switched = (votes: number): Outcome => ({ ...outcome, tally: moved(tally, votes, -votes, 0) });
  return carried(outcome)
    ? (least("more_against", idle, (votes) => !carried(moreAgainst(outcome, votes))) ??
        least("from_in_favour", tally.in_favour, (votes) => !carried(switched(-votes))))
    : (least("more_in_favour", idle, (votes) => carried(moreInFavour(outcome, votes))) ??
        least("from_against", tally.against, (votes) => carried(switched(votes))));
}

/** Whether the tally of an outcome, with the quorum met, carries its question; an appeal, whether it overrules. */
export function carried(outcome: Outcome): boolean {
  const { tally, vetoed = [] } = outcome;
  const asked = thresholdOf(outcome);
  const few = tally.against <= (asked.against_at_most ?? Infinity);
  const enough = tally.in_favour >= required(counted(asked.base, tally, outcome), asked);
  return presentAndVoting(tally) > 0 && few && vetoed.length === 0 && enough;
}

/** The least number of members that turns it, of at most so many: with each more it only turns further. */
function least(change: Change, most: number, turns: (votes: number) => boolean): Counterfactual | undefined {
  let low = 1;
  let high = most + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (turns(middle)) high = middle;
    else low = middle + 1;
  }
  return low <= most ? { change, votes: low } : undefined;
}

/** Those who abstained first: they are counted already where a majority is of the votes cast or of those present. */
function moreInFavour(outcome: Outcome, votes: number): Outcome {
  const abstained = Math.min(votes, outcome.tally.abstaining);
  const silent = votes - abstained;
  return come(
    outcome,
    moved(outcome.tally, votes, 0, -abstained),
    silent,
    Math.max(0, silent - presentAndSilent(outcome)),
  );
}

/** Those who were away first: each of them adds to what a majority is of. */
function moreAgainst(outcome: Outcome, votes: number): Outcome {
  const silent = Math.min(votes, outcome.tally.not_voting);
  const away = outcome.tally.not_voting - presentAndSilent(outcome);
  return come(outcome, moved(outcome.tally, 0, votes, silent - votes), silent, Math.min(silent, away));
}

/** The outcome with another tally, `silent` of whose voters had not voted and `away` of them had not been there. */
function come(outcome: Outcome, tally: Tally, silent: number, away: number): Outcome {
  return { ...outcome, present: outcome.present + away, tally: { ...tally, not_voting: tally.not_voting - silent } };
}

function presentAndSilent({ tally, present }: Outcome): number {
  return Math.min(tally.not_voting, present - presentAndVoting(tally) - tally.abstaining);
}

function moved(tally: Tally, inFavour: number, against: number, abstaining: number): Tally {
  return {
    ...tally,
    in_favour: tally.in_favour + inFavour,
    against: tally.against + against,
    abstaining: tally.abstaining + abstaining,
  };
}

/** The counterfactual as a sentence of the catalogue; undefined where there is none. */
export function wouldHave(outcome: Outcome): Sentence | undefined {
  const found = counterfactual(outcome);
  const of = outcome.question.kind === "appeal_of_ruling" ? "appeal" : "question";
  return found && [`counterfactual-${found.change.replaceAll("_", "-")}`, { votes: found.votes, of }];
}
