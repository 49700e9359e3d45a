"""The single transferable vote, counted as Scotland counts it (SSI 2007/42, schedule 1, part 6), in whole numbers.

The quota is one more than the whole number of votes divided by the places and one. Who reaches it is elected; the
largest surplus is transferred first, on *all* papers of the candidate (the weighted inclusive Gregory method), each at
its value times the surplus over the candidate's votes, cut off after five decimals. With no surplus left the candidate
with the fewest votes is excluded, and the papers go on at the value they have. Ties are decided by the latest earlier
round that tells the candidates apart, else by lot. `Rule` holds what other bodies do otherwise.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from deliberation.core.counting.lots import Lot
from deliberation.core.counting.papers import Count, Papers, Ranking, Round, Tie, among_tied, ranked


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What differs between bodies.

    Args:
        decimals: of the value of a paper.
        whole_quota: the quota is a whole number of votes; else the least value above the share.
        losers_first: those that can't be elected any more are excluded together, before surpluses are transferred.
    """

    decimals: int = 5
    whole_quota: bool = True
    losers_first: bool = False


SCOTTISH: Final = Rule()
CALIFORNIAN: Final = Rule(whole_quota=False)
MINNEAPOLIS: Final = Rule(decimals=4, losers_first=True)

_Pile = dict[int, list[tuple[Ranking, int, int]]]
"""A candidate's papers by their value: ranking, the candidate's place in it, how many."""


def count(papers: Papers, candidates: int, places: int, lot: Lot, rule: Rule = SCOTTISH) -> Count:
    """Counts ranked papers for several places.

    Args:
        candidates: how many stand; papers name them by number, from 0.
        lot: draws lots where no earlier round decides a tie.

    Raises:
        Refusal: `bad_count` where the papers can't be counted.
    """
    counted = ranked(papers, candidates, places)
    total = sum(counted.values())
    unit = int(10**rule.decimals)
    quota = (total // (places + 1) + 1) * unit if rule.whole_quota else total * unit // (places + 1) + 1
    table = _Table(counted, candidates, places, quota, unit, lot)
    while True:
        if rule.losers_first and (losers := table.certain_losers()):
            table.exclude(losers)
            continue
        table.elect()
        if not table.open:
            break
        if (over := table.largest_surplus()) is not None:
            table.transfer(over)
        else:
            table.exclude([table.lowest()])
    return Count(elected=tuple(table.elected), papers=total, quota=quota, unit=unit, rounds=tuple(table.rounds))


class _Table:
    """The table on which papers lie in piles while they are counted."""

    def __init__(
        self, papers: dict[Ranking, int], candidates: int, places: int, quota: int, unit: int, lot: Lot
    ) -> None:
        self.places, self.quota, self.lot = places, quota, lot
        self.continuing = set(range(candidates))
        self.elected: list[int] = []
        self.pending: list[int] = []
        self.rounds: list[Round] = []
        self._votes = [0] * candidates
        self._exhausted = 0
        self._piles: list[_Pile] = [{} for _ in range(candidates)]
        self._total = sum(papers.values()) * unit
        self._ties: list[Tie] = []
        self._move(((ranking, -1, number) for ranking, number in papers.items()), unit)
        self._record("first_preferences", ())

    @property
    def open(self) -> bool:
        """Whether a place is left, and somebody for it."""
        return len(self.elected) < self.places and bool(self.continuing)

    def elect(self) -> None:
        """Elects all that are left where they are no more than the places, else who has reached the quota."""
        order = sorted(self.continuing, key=self._standing)
        last = self.rounds[-1]
        if order and len(order) <= self.places - len(self.elected):
            now = tuple(order)
            self.rounds[-1] = msgspec.structs.replace(last, deemed=now)
        else:
            now = tuple(each for each in order if self._votes[each] >= self.quota)
            self.rounds[-1] = msgspec.structs.replace(last, elected=now)
            self.pending += [each for each in now if self._votes[each] > self.quota]
        self.elected += now
        self.continuing.difference_update(now)

    def _standing(self, candidate: int) -> tuple[int, ...]:
        """Orders by votes now, then by the votes of the latest rounds; the number only makes it one order."""
        return (*(-each.votes[candidate] for each in reversed(self.rounds)), candidate)

    def largest_surplus(self) -> int | None:
        """Whose surplus is transferred next; none where nobody has one."""
        if not self.pending:
            return None
        most = max(self._votes[each] for each in self.pending)
        return self._first([each for each in self.pending if self._votes[each] == most], "surplus", highest=True)

    def lowest(self) -> int:
        """Who is excluded next: the fewest votes."""
        least = min(self._votes[each] for each in self.continuing)
        tied = sorted(each for each in self.continuing if self._votes[each] == least)
        return self._first(tied, "exclusion", highest=False)

    def certain_losers(self) -> list[int]:
        """The lowest that all votes below them and all surpluses would not lift to the next, as many as there are."""
        order = sorted(self.continuing, key=lambda each: (self._votes[each], each))
        reach = sum(max(0, self._votes[each] - self.quota) for each in (*self.pending, *self.continuing))
        found: list[int] = []
        spare = len(self.continuing) - (self.places - len(self.elected))
        for number, each in enumerate(order[: max(spare, 0)], 1):
            reach += self._votes[each]
            if number < len(order) and reach < self._votes[order[number]]:
                found = order[:number]
        return found

    def _first(self, tied: list[int], what: str, *, highest: bool) -> int:
        votes = [each.votes for each in self.rounds]
        occasion = f"{what} in round {len(self.rounds) + 1}"
        chosen, tie = among_tied(tied, votes, occasion, self.lot, highest=highest)
        if tie is not None:
            self._ties.append(tie)
        return chosen

    def transfer(self, candidate: int) -> None:
        """Transfers the surplus of an elected candidate on all its papers, each at its share of it."""
        self.pending.remove(candidate)
        had = self._votes[candidate]
        surplus = had - self.quota
        pile, self._piles[candidate] = self._piles[candidate], {}
        self._votes[candidate] = self.quota
        for value, papers in pile.items():
            self._move(papers, value * surplus // had)
        self._record("surplus", (candidate,))

    def exclude(self, candidates: list[int]) -> None:
        """Excludes candidates; their papers go on at the value they have."""
        self.continuing.difference_update(candidates)
        for candidate in candidates:
            pile, self._piles[candidate] = self._piles[candidate], {}
            self._votes[candidate] = 0
            for value, papers in pile.items():
                self._move(papers, value)
        self._record("exclusion", tuple(candidates))

    def _move(self, papers: Iterable[tuple[Ranking, int, int]], value: int) -> None:
        """Moves papers to the next continuing candidate on each, at one value."""
        continuing = self.continuing
        got: list[list[tuple[Ranking, int, int]]] = [[] for _ in self._votes]
        left = 0
        for ranking, place, number in papers:
            for to in range(place + 1, len(ranking)):
                if ranking[to] in continuing:
                    got[ranking[to]].append((ranking, to, number))
                    break
            else:
                left += number
        self._exhausted += left * value
        for candidate, pile in enumerate(got):
            if pile:
                self._votes[candidate] += value * sum(number for _, _, number in pile)
                self._piles[candidate].setdefault(value, []).extend(pile)

    def _record(self, what: str, of: tuple[int, ...]) -> None:
        lost = self._total - self._exhausted - sum(self._votes)
        ties, self._ties = tuple(self._ties), []
        self.rounds.append(
            Round(what=what, of=of, votes=tuple(self._votes), exhausted=self._exhausted, lost=lost, ties=ties)
        )
