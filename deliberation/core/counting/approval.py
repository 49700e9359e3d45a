"""Approval: each paper names as many candidates as it likes, and those named most often are elected."""

from collections.abc import Mapping

from deliberation.core.act import demand
from deliberation.core.counting.lots import Lot
from deliberation.core.counting.papers import Count, Round, Tie

Approvals = Mapping[frozenset[int], int]
"""How many papers approve of each set of candidates. An empty one is an abstention."""


def count(papers: Approvals, candidates: int, places: int, lot: Lot) -> Count:
    """Counts approvals. Lots decide between candidates that are level for the last place; nobody wins without a vote.

    Raises:
        Refusal: `bad_count` where the papers can't be counted.
    """
    demand(candidates > 0, "bad_count", why="candidates")
    demand(places > 0, "bad_count", why="places")
    votes = [0] * candidates
    for named, number in papers.items():
        demand(number >= 0, "bad_count", why="papers")
        for each in named:
            demand(0 <= each < candidates, "bad_count", why="unlisted")
            votes[each] += number
    order = sorted((each for each in range(candidates) if votes[each]), key=lambda each: (-votes[each], each))
    elected = order[:places]
    ties: tuple[Tie, ...] = ()
    if len(order) > places and votes[order[places - 1]] == votes[order[places]]:
        elected, ties = _drawn(order, votes, places, lot)
    total = sum(number for named, number in papers.items() if named)
    only = Round(what="approvals", votes=tuple(votes), elected=tuple(elected), ties=ties)
    return Count(
        elected=tuple(elected), papers=total, quota=votes[elected[-1]] if elected else 0, unit=1, rounds=(only,)
    )


def _drawn(order: list[int], votes: list[int], places: int, lot: Lot) -> tuple[list[int], tuple[Tie, ...]]:
    cut = votes[order[places]]
    above = [each for each in order if votes[each] > cut]
    tied = tuple(each for each in order if votes[each] == cut)
    drawn = list(lot("last place", tied)[: places - len(above)])
    return above + drawn, tuple(Tie(among=tied, chosen=each) for each in drawn)
