"""Quota preferential by quotient (D. R. Woodall, Voting matters 17): several places, ranked papers, exact fractions.

Each paper carries how much of the elected it has paid for. A candidate's quotient is the papers that now stand for it,
divided by one and what they have paid. The highest quotient is elected where it exceeds the quota, and its papers have
then paid one place between them; else the lowest is excluded, and the count begins again without it.
"""

from fractions import Fraction

from deliberation.core.counting.lots import Lot
from deliberation.core.counting.papers import Papers, Ranking, next_of, ranked


def count(papers: Papers, candidates: int, places: int, lot: Lot) -> tuple[int, ...]:
    """The winners, in the order of the last beginning; those left when no more are than places come last.

    Raises:
        Refusal: `bad_count` where the papers can't be counted.
    """
    counted = ranked(papers, candidates, places)
    standing = set(range(candidates))
    while len(standing) > places:
        elected, lowest = _begin(counted, standing, places, lot)
        if len(elected) == places:
            return tuple(elected)
        standing.discard(lowest)
    elected, _ = _begin(counted, standing, places, lot)
    return (*elected, *sorted(standing.difference(elected)))


def _begin(papers: dict[Ranking, int], standing: set[int], places: int, lot: Lot) -> tuple[list[int], int]:
    """Elects until nobody's quotient exceeds the quota; answers who is, and who has then the lowest quotient."""
    paid = dict.fromkeys(papers, Fraction(0))
    hopeful = set(standing)
    elected: list[int] = []
    while True:
        piles: dict[int, list[Ranking]] = {each: [] for each in hopeful}
        spent, active = Fraction(0), 0
        for ranking, number in papers.items():
            to = next_of(ranking, 0, hopeful)
            if to == len(ranking):
                spent += paid[ranking] * number
            else:
                active += number
                piles[ranking[to]].append(ranking)
        quotients = {each: _quotient(pile, papers, paid) for each, pile in piles.items()}
        quota = Fraction(active) / (1 + places - spent) if active else Fraction(0)
        top = max(quotients.values(), default=Fraction(0))
        if len(elected) == places or not hopeful or top <= quota:
            least = min(quotients.values(), default=Fraction(0))
            tied = sorted(each for each in hopeful if quotients[each] == least)
            return elected, lot("lowest quotient", tied)[0] if tied else -1
        tied = sorted(each for each in hopeful if quotients[each] == top)
        winner = lot("highest quotient", tied)[0]
        elected.append(winner)
        hopeful.discard(winner)
        for ranking in piles[winner]:
            paid[ranking] = 1 / top


def _quotient(pile: list[Ranking], papers: dict[Ranking, int], paid: dict[Ranking, Fraction]) -> Fraction:
    votes = sum(papers[ranking] for ranking in pile)
    return Fraction(votes) / (1 + sum((paid[ranking] * papers[ranking] for ranking in pile), Fraction(0)))
