"""What would have changed an outcome: the question that a chair is asked when the figures are read out.

The answer is exact: the least number of members whose other vote turns the result, all others voting as they did. Who
abstained or did not vote is asked first; where they are too few, those on the other side are. `outcome.ftl` words it.
"""

from bisect import bisect_left
from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from deliberation.core.outcome import Outcome, Sentence, Tally, counted, present_and_voting, threshold_of

Change = Literal["more_in_favour", "more_against", "from_against", "from_in_favour", "without_vetoes", "more_present"]
"""More votes of those who cast none, votes of the other side, no veto, or more members present for the quorum."""
CHANGES: Final = {
    "more_in_favour": "counterfactual-more-in-favour",
    "more_against": "counterfactual-more-against",
    "from_against": "counterfactual-from-against",
    "from_in_favour": "counterfactual-from-in-favour",
    "without_vetoes": "counterfactual-without-vetoes",
    "more_present": "counterfactual-more-present",
}
"""The message of each change; the catalogue has exactly these."""


class Counterfactual(Struct, frozen=True, forbid_unknown_fields=True):
    """The least change that turns an outcome: so many members, and what they would have done."""

    change: Change
    votes: int


def counterfactual(outcome: Outcome) -> Counterfactual | None:
    """What would have carried what was not carried, or defeated what was (P-14, P-31, P-65 to P-72).

    Returns:
        None where the count is no result, or no vote of anybody could have turned it.
    """
    if outcome.result == "invalid":
        return None
    if outcome.result == "no_decision":
        return Counterfactual("more_present", outcome.quorum - outcome.present)
    if outcome.vetoed:
        held = len(outcome.vetoed)
        without = replace(outcome, vetoed=(), tally=_moved(outcome.tally, against=-held, abstaining=held))
        return Counterfactual("without_vetoes", held) if carried(without) else None
    tally, idle = outcome.tally, outcome.tally.abstaining + outcome.tally.not_voting
    if carried(outcome):
        return _least("more_against", idle, lambda votes: not carried(_more_against(outcome, votes))) or _least(
            "from_in_favour",
            tally.in_favour,
            lambda votes: not carried(replace(outcome, tally=_switched(tally, -votes))),
        )
    return _least("more_in_favour", idle, lambda votes: carried(_more_in_favour(outcome, votes))) or _least(
        "from_against", tally.against, lambda votes: carried(replace(outcome, tally=_switched(tally, votes)))
    )


def carried(outcome: Outcome) -> bool:
    """Whether the tally of an outcome, with the quorum met, carries its question; an appeal, whether it overrules."""
    asked, tally = threshold_of(outcome), outcome.tally
    of = counted(asked.base, tally, members=outcome.members, present=outcome.present)
    few = asked.against_at_most is None or tally.against <= asked.against_at_most
    voting = present_and_voting(tally) > 0
    return voting and few and not outcome.vetoed and tally.in_favour >= asked.required(of)


def _least(change: Change, most: int, turns: Callable[[int], bool]) -> Counterfactual | None:
    """The least number of members that turns it, of at most so many: with each more it only turns further."""
    votes = bisect_left(range(1, most + 1), True, key=turns) + 1
    return Counterfactual(change, votes) if votes <= most else None


def _more_in_favour(outcome: Outcome, votes: int) -> Outcome:
    """Those who abstained first: they are counted already where a majority is of the votes cast or of those present."""
    abstained = min(votes, outcome.tally.abstaining)
    silent = votes - abstained
    tally = _moved(outcome.tally, in_favour=votes, abstaining=-abstained)
    return _come(outcome, tally, silent, away=max(0, silent - _present_and_silent(outcome)))


def _more_against(outcome: Outcome, votes: int) -> Outcome:
    """Those who were away first: each of them adds to what a majority is of."""
    silent = min(votes, outcome.tally.not_voting)
    tally = _moved(outcome.tally, against=votes, abstaining=silent - votes)
    return _come(outcome, tally, silent, away=min(silent, outcome.tally.not_voting - _present_and_silent(outcome)))


def _come(outcome: Outcome, tally: Tally, silent: int, *, away: int) -> Outcome:
    """The outcome with another tally, `silent` of whose voters had not voted and `away` of them had not been there."""
    return replace(outcome, present=outcome.present + away, tally=replace(tally, not_voting=tally.not_voting - silent))


def _present_and_silent(outcome: Outcome) -> int:
    cast = present_and_voting(outcome.tally) + outcome.tally.abstaining
    return min(outcome.tally.not_voting, outcome.present - cast)


def _moved(tally: Tally, *, in_favour: int = 0, against: int = 0, abstaining: int = 0) -> Tally:
    return replace(
        tally,
        in_favour=tally.in_favour + in_favour,
        against=tally.against + against,
        abstaining=tally.abstaining + abstaining,
    )


def _switched(tally: Tally, votes: int) -> Tally:
    """So many votes in favour that were against, or the other way round."""
    return _moved(tally, in_favour=votes, against=-votes)


def would_have(outcome: Outcome) -> Sentence | None:
    """The counterfactual as a sentence of the catalogue; None where there is none."""
    found = counterfactual(outcome)
    if found is None:
        return None
    turned = "appeal" if outcome.question.kind == "appeal_of_ruling" else "question"
    return CHANGES[found.change], {"votes": found.votes, "of": turned}
