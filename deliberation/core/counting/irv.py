"""Instant run-off: one place, ranked papers.

As long as nobody has more than half of the papers that still rank somebody, the candidate with the fewest is excluded
and the papers go to the next candidate on them. A tie for the fewest is decided by the latest earlier round that tells
the candidates apart, else by lot.
"""

from msgspec.structs import replace

from deliberation.core.counting.lots import Lot
from deliberation.core.counting.papers import Count, Papers, Ranking, Round, among_tied, next_of, ranked


def count(papers: Papers, candidates: int, lot: Lot) -> Count:
    """Counts ranked papers for one place.

    Where no paper ranks anybody, nobody is elected.

    Raises:
        Refusal: `bad_count` where the papers can't be counted.
    """
    counted = ranked(papers, candidates)
    piles = _piles(counted, candidates)
    continuing = set(range(candidates))
    total, exhausted = sum(counted.values()), 0
    rounds = [Round(what="first_preferences", votes=_votes(piles))]
    while total:
        votes = rounds[-1].votes
        quota = (total - exhausted) // 2 + 1
        leader = max(continuing, key=lambda each: (votes[each], -each))
        if votes[leader] >= quota or len(continuing) == 1:
            rounds[-1] = replace(rounds[-1], elected=(leader,))
            return Count(elected=(leader,), papers=total, quota=quota, unit=1, rounds=tuple(rounds))
        least = min(votes[each] for each in continuing)
        tied = sorted(each for each in continuing if votes[each] == least)
        occasion = f"exclusion in round {len(rounds) + 1}"
        out, tie = among_tied(tied, [each.votes for each in rounds], occasion, lot, highest=False)
        continuing.discard(out)
        exhausted += _hand_on(piles, out, continuing)
        ties = () if tie is None else (tie,)
        rounds.append(Round(what="exclusion", of=(out,), votes=_votes(piles), exhausted=exhausted, ties=ties))
    return Count(elected=(), papers=0, quota=1, unit=1, rounds=tuple(rounds))


_Pile = list[tuple[Ranking, int, int]]


def _piles(papers: dict[Ranking, int], candidates: int) -> list[_Pile]:
    piles: list[_Pile] = [[] for _ in range(candidates)]
    for ranking, number in papers.items():
        piles[ranking[0]].append((ranking, 0, number))
    return piles


def _votes(piles: list[_Pile]) -> tuple[int, ...]:
    return tuple(sum(number for _, _, number in pile) for pile in piles)


def _hand_on(piles: list[_Pile], out: int, continuing: set[int]) -> int:
    """Moves an excluded candidate's papers to the next on them; answers how many rank nobody else."""
    exhausted = 0
    for ranking, place, number in piles[out]:
        to = next_of(ranking, place + 1, continuing)
        if to == len(ranking):
            exhausted += number
        else:
            piles[ranking[to]].append((ranking, to, number))
    piles[out] = []
    return exhausted
