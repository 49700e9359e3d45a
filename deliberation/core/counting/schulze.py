"""The Schulze method: candidates are compared two by two, and beat each other along the strongest chain of victories.

A is before B where the strongest chain from A to B is stronger than the one from B to A; a chain is as strong as its
weakest victory. A candidate that beats each other one is always first. `condorcet_run_off` is the other rule that
bodies use on the same comparisons.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from deliberation.core.act import demand
from deliberation.core.counting.lots import Lot
from deliberation.core.counting.papers import MOST_CANDIDATES, Tie

Groups = tuple[tuple[int, ...], ...]
"""Candidates in groups, the best first; those of one group are level."""

Weak = Mapping[Groups, int]
"""How many papers hold each ranking with ties."""

Unranked = Literal["last", "not_compared"]
Strength = Literal["winning_votes", "margins"]
Table = tuple[tuple[int, ...], ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="by", tag="pairs"):
    """A count by comparison of two at a time.

    Args:
        elected: the winners, in order.
        papers: how many ranked somebody.
        preferred: for each candidate, how many papers put it before each other one.
        chains: for each candidate, the strength of its strongest chain to each other one.
        order: all candidates; those of one group are level.
        ties: those that lots decided.
    """

    elected: tuple[int, ...]
    papers: int
    preferred: Table
    chains: Table
    order: Groups
    ties: tuple[Tie, ...] = ()


def count(
    papers: Weak,
    candidates: int,
    places: int,
    lot: Lot,
    *,
    unranked: Unranked = "last",
    strength: Strength = "winning_votes",
    default: int | None = None,
) -> Comparison:
    """Counts ranked papers by the Schulze method.

    Args:
        candidates: how many stand; papers name them by number, from 0.
        lot: draws lots for the last place where candidates are level.
        unranked: whether a candidate that a paper leaves out is below all on it, or is not compared at all.
        strength: of a victory: the papers for it, or how many more are for it than against.
        default: the candidate "none of the above"; who does not beat it is not elected (Debian's constitution, A.6).

    Raises:
        Refusal: `bad_count` where the papers can't be counted.
    """
    _check(papers, candidates, places)
    table = preferred(papers, candidates, unranked)
    standing = [True] * candidates
    if default is not None:
        standing = [each == default or table[each][default] > table[default][each] for each in range(candidates)]
    chains = _chains(table, strength, standing)
    order = _order(chains)
    may_win = [tuple(each for each in group if standing[each] and each != default) for group in order]
    elected, ties = _first(may_win, places, lot)
    number = sum(count for groups, count in papers.items() if groups)
    return Comparison(elected=elected, papers=number, preferred=table, chains=_frozen(chains), order=order, ties=ties)


def condorcet_run_off(
    papers: Weak, candidates: int, places: int, lot: Lot, *, unranked: Unranked = "last"
) -> tuple[int, ...]:
    """The winners, in order: each time who beats all others that are left; where none does, by a run-off.

    The run-off is within the smallest group whose members beat all others. Papers that rank several candidates level
    at their top are not counted in its rounds.
    """
    _check(papers, candidates, places)
    table = preferred(papers, candidates, unranked)
    left = set(range(candidates))
    elected: list[int] = []
    while left and len(elected) < places:
        group = _beats_all_others(table, left)
        winner = _run_off(papers, table, group, lot)
        elected.append(winner)
        left.discard(winner)
    return tuple(elected)


def preferred(papers: Weak, candidates: int, unranked: Unranked = "last") -> Table:
    """For each candidate, how many papers put it before each other one."""
    table = [[0] * candidates for _ in range(candidates)]
    everybody = frozenset(range(candidates))
    for groups, number in papers.items():
        below = set(everybody) if unranked == "last" else {each for group in groups for each in group}
        for group in groups:
            below.difference_update(group)
            for each in group:
                row = table[each]
                for other in below:
                    row[other] += number
    return _frozen(table)


def _check(papers: Weak, candidates: int, places: int) -> None:
    demand(0 < candidates <= MOST_CANDIDATES, "bad_count", why="candidates")
    demand(places > 0, "bad_count", why="places")
    for groups, number in papers.items():
        named = [each for group in groups for each in group]
        demand(number >= 0, "bad_count", why="papers")
        demand(len(set(named)) == len(named), "bad_count", why="twice")
        demand(all(0 <= each < candidates for each in named), "bad_count", why="unlisted")


def _frozen(table: Sequence[Sequence[int]]) -> Table:
    return tuple(tuple(row) for row in table)


def _chains(table: Table, strength: Strength, standing: list[bool]) -> list[list[int]]:
    """The strongest chains, by the widest paths of Floyd and Warshall: a chain through each candidate in turn."""
    everybody = range(len(table))
    chains = [
        [
            (to - table[b][a] if strength == "margins" else to)
            if standing[a] and standing[b] and to > table[b][a]
            else 0
            for b, to in enumerate(row)
        ]
        for a, row in enumerate(table)
    ]
    for by in everybody:
        on = chains[by]
        for a in everybody:
            reach = chains[a][by]
            if a != by and reach:
                chains[a] = [max(now, min(reach, far)) for now, far in zip(chains[a], on, strict=True)]
    for each in everybody:
        chains[each][each] = 0
    return chains


def _order(chains: list[list[int]]) -> Groups:
    """The candidates in groups: before another is whose chain to it is the stronger."""
    left = set(range(len(chains)))
    order = []
    while left:
        first = tuple(a for a in sorted(left) if all(chains[a][b] >= chains[b][a] for b in left))
        order.append(first)
        left.difference_update(first)
    return tuple(order)


def _first(order: Sequence[tuple[int, ...]], places: int, lot: Lot) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
    elected: list[int] = []
    ties: list[Tie] = []
    for group in order:
        left = places - len(elected)
        taken = group if len(group) <= left else tuple(lot("last place", group)[:left])
        if len(taken) < len(group):
            ties += [Tie(among=group, chosen=each) for each in taken]
        elected += taken
    return tuple(elected), tuple(ties)


def _beats_all_others(table: Table, among: set[int]) -> list[int]:
    """The smallest group each of whose members beats each one outside it."""
    wins = {a: sum(table[a][b] > table[b][a] for b in among) for a in among}
    order = sorted(among, key=lambda each: (-wins[each], each))
    group: list[int] = []
    for each in order:
        group.append(each)
        if all(table[a][b] > table[b][a] for a in group for b in among if b not in group):
            return group
    return group


def _run_off(papers: Weak, table: Table, group: list[int], lot: Lot) -> int:
    """Excludes who has the fewest first preferences until somebody beats all that are left."""
    left = set(group)
    while len(best := _beats_all_others(table, left)) > 1:
        firsts = dict.fromkeys(best, 0)
        for groups, number in papers.items():
            top = next((level for level in ([e for e in group if e in left] for group in groups) if level), [])
            if len(top) == 1 and top[0] in firsts:
                firsts[top[0]] += number
        least = min(firsts.values())
        tied = [each for each in best if firsts[each] == least]
        left = set(best)
        left.discard(lot("run-off", tied)[0] if len(tied) > 1 else tied[0])
    return best[0]
