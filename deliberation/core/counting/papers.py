"""Ranked papers as the counts take them, and what every count of them answers.

Identical papers are one entry with their number, so that a count works on hundreds of thousands of papers as fast as
on the few thousand rankings that they hold.
"""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from deliberation.core.act import demand
from deliberation.core.counting.lots import Lot

Ranking = tuple[int, ...]
"""Candidates, best first; those that are left out are not ranked."""

Papers = Mapping[Ranking, int]
"""How many papers hold each ranking. An empty ranking is an abstention."""

MOST_CANDIDATES = 200
"""More are refused: a paper nobody can read, and a count that grows with their square."""


class Tie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a tie was decided.

    Args:
        among: the candidates that were level.
        chosen: the one that is taken: elected, transferred or excluded first.
        round: the earlier round in which they were not level; none where lots were drawn.
    """

    among: tuple[int, ...]
    chosen: int
    round: int | None = None


class Round(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One round of a count: whose papers moved, and how everybody stands after it.

    Args:
        what: first preferences, the transfer of a surplus, or an exclusion.
        of: the candidates whose papers moved.
        votes: of each candidate, in the count's unit.
        exhausted: votes on papers that rank nobody who is still in the count.
        lost: what the truncation of transfer values has left over.
        elected: who is elected in this round, in order.
        deemed: who is elected because no more candidates are left than places.
        ties: those that were decided on the way.
    """

    what: str
    of: tuple[int, ...] = ()
    votes: tuple[int, ...]
    exhausted: int = 0
    lost: int = 0
    elected: tuple[int, ...] = ()
    deemed: tuple[int, ...] = ()
    ties: tuple[Tie, ...] = ()


class Count(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="by", tag="rounds"):
    """A count by rounds.

    Args:
        elected: the winners, in the order in which they were elected.
        papers: how many were valid and ranked somebody.
        quota: the votes that elect, in the unit; a majority of the continuing papers in an instant run-off.
        unit: how many units are one vote: 100,000 where values have five decimals.
    """

    elected: tuple[int, ...]
    papers: int
    quota: int
    unit: int
    rounds: tuple[Round, ...]


def ranked(papers: Papers, candidates: int, places: int = 1) -> dict[Ranking, int]:
    """The papers that rank somebody, after a check that all can be counted.

    Raises:
        Refusal: `bad_count` with what is wrong: no candidate or too many of them, no place, a ranking that names
            somebody twice or who does not stand, less than no papers.
    """
    demand(0 < candidates <= MOST_CANDIDATES, "bad_count", why="candidates")
    demand(places > 0, "bad_count", why="places")
    demand(min(papers.values(), default=0) >= 0, "bad_count", why="papers")
    demand(set().union(*papers) <= set(range(candidates)), "bad_count", why="unlisted")
    demand(all(len(set(ranking)) == len(ranking) for ranking in papers), "bad_count", why="twice")
    return {ranking: number for ranking, number in papers.items() if ranking and number}


def among_tied(
    tied: Sequence[int], rounds: Sequence[Sequence[int]], occasion: str, lot: Lot, *, highest: bool
) -> tuple[int, Tie | None]:
    """The one that goes first of those that are level: by the latest earlier round that tells them apart, else by lot.

    Args:
        rounds: the votes after each earlier round, the first first.
        highest: whether the one with most votes goes first, or with least.
    """
    left = list(tied)
    if len(left) == 1:
        return left[0], None
    for number in range(len(rounds), 0, -1):
        votes = rounds[number - 1]
        best = (max if highest else min)(votes[each] for each in left)
        left = [each for each in left if votes[each] == best]
        if len(left) == 1:
            return left[0], Tie(among=tuple(tied), chosen=left[0], round=number)
    chosen = lot(occasion, left)[0]
    return chosen, Tie(among=tuple(tied), chosen=chosen)


def next_of(ranking: Ranking, start: int, continuing: Collection[int]) -> int:
    """Where a ranking's next candidate stands who is still in the count; its length where none is."""
    for place in range(start, len(ranking)):
        if ranking[place] in continuing:
            return place
    return len(ranking)
