"""Counts of ranked papers: against slow and obvious ones, and what must hold of every election."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.counting import approval, irv, qpq, schulze, stv
from deliberation.core.counting.lots import from_seed
from deliberation.core.counting.papers import MOST_CANDIDATES, Ranking
from tests.refusing import refuses

SIZE = 5
LOT = from_seed("a seed", [f"candidate {each}" for each in range(SIZE)])
RANKINGS = st.permutations(range(SIZE)).flatmap(lambda all_: st.integers(0, SIZE).map(lambda n: tuple(all_[:n])))
PAPERS = st.lists(RANKINGS, max_size=40).map(Counter)
PLACES = st.integers(1, SIZE)


def level(papers: Counter[Ranking]) -> Counter[schulze.Groups]:
    return Counter({tuple((each,) for each in ranking): number for ranking, number in papers.items()})


def each_paper(papers: Counter[Ranking]) -> list[list[int]]:
    return [list(ranking) for ranking in papers.elements() if ranking]


def before(paper: list[int], a: int, b: int) -> bool:
    return a in paper and (b not in paper or paper.index(a) < paper.index(b))


def beats(papers: Counter[Ranking], a: int, b: int) -> int:
    """How many papers put a before b where that is a victory, else 0."""
    for_, against = (sum(before(paper, *pair) for paper in each_paper(papers)) for pair in ((a, b), (b, a)))
    return for_ if for_ > against else 0


def chain(papers: Counter[Ranking], a: int, b: int) -> int:
    """The strongest chain, by trying every one."""
    others = [each for each in range(SIZE) if each not in (a, b)]
    chains = [(a, *by, b) for n in range(len(others) + 1) for by in permutations(others, n)]
    wins = {(x, y): beats(papers, x, y) for x in range(SIZE) for y in range(SIZE) if x != y}
    return max(min(wins[pair] for pair in pairwise(one)) for one in chains)


@given(PAPERS)
def test_schulze_is_what_every_chain_says(papers: Counter[Ranking]) -> None:
    count = schulze.count(level(papers), SIZE, 1, LOT)
    chains = {(a, b): chain(papers, a, b) for a in range(SIZE) for b in range(SIZE) if a != b}
    assert all(count.chains[a][b] == strength for (a, b), strength in chains.items())
    winners = [a for a in range(SIZE) if all(chains[a, b] >= chains[b, a] for b in range(SIZE) if b != a)]
    assert list(count.order[0]) == winners
    assert count.elected[0] in winners


@given(PAPERS)
def test_who_beats_all_others_wins(papers: Counter[Ranking]) -> None:
    best = [a for a in range(SIZE) if all(beats(papers, a, b) for b in range(SIZE) if b != a)]
    if best:
        assert schulze.count(level(papers), SIZE, 1, LOT).elected == (best[0],)
        assert schulze.count(level(papers), SIZE, 1, LOT, strength="margins").elected == (best[0],)
        assert schulze.condorcet_run_off(level(papers), SIZE, 1, LOT) == (best[0],)


def slow_run_off(papers: Counter[Ranking]) -> int | None:
    """Instant run-off, paper by paper."""
    piles = each_paper(papers)
    history: list[Counter[int]] = []
    left = list(range(SIZE))
    while True:
        piles = [paper for paper in ([each for each in paper if each in left] for paper in piles) if paper]
        votes = Counter({each: sum(paper[0] == each for paper in piles) for each in left})
        history.append(votes)
        if not piles:
            return None if len(history) == 1 else left[0] if len(left) == 1 else -1
        best = max(left, key=lambda each: votes[each])
        if votes[best] * 2 > len(piles) or len(left) == 1:
            return best
        tied = list(left)
        for past in reversed(history):
            tied = [each for each in tied if past[each] == min(past[other] for other in tied)]
        out = tied[0] if len(tied) == 1 else LOT(f"exclusion in round {len(history) + 1}", tied)[0]
        left.remove(out)


@given(PAPERS)
def test_instant_run_off_is_what_paper_by_paper_gives(papers: Counter[Ranking]) -> None:
    count = irv.count(papers, SIZE, LOT)
    told = slow_run_off(papers)
    if told is None:
        assert count.elected == ()
    elif told >= 0:
        assert count.elected == (told,)
    for one in count.rounds:
        assert sum(one.votes) + one.exhausted == count.papers


def slow_transfer(papers: Counter[Ranking], places: int) -> list[int]:
    """Scottish counting, each single paper with its own value."""
    piles = each_paper(papers)
    values = [Fraction(1) for _ in piles]
    quota = len(piles) // (places + 1) + 1
    left = list(range(SIZE))
    elected: list[int] = []
    pending: list[int] = []
    history: list[dict[int, Fraction]] = []

    def holder(paper: list[int]) -> int | None:
        return next((each for each in paper if each in left or each in pending), None)

    held = [holder(paper) for paper in piles]
    votes = {each: Fraction(held.count(each)) for each in left}
    while True:
        history.append(dict(votes))
        order = sorted(left, key=lambda each: (*(-past[each] for past in reversed(history)), each))
        if len(left) <= places - len(elected):
            return elected + order
        for each in order:
            if votes[each] >= quota:
                left.remove(each)
                elected.append(each)
                if votes[each] > quota:
                    pending.append(each)
        if len(elected) == places:
            return elected
        high = bool(pending)
        tied = list(pending or left)
        for past in reversed(history):
            best = (max if high else min)(past[each] for each in tied)
            tied = [each for each in tied if past[each] == best]
        what = "surplus" if high else "exclusion"
        who = tied[0] if len(tied) == 1 else LOT(f"{what} in round {len(history) + 1}", sorted(tied))[0]
        (pending if high else left).remove(who)
        had, votes[who] = votes[who], Fraction(quota if high else 0)
        for number, paper in enumerate(piles):
            if held[number] == who:
                worth = values[number] * (had - quota) / had if high else values[number]
                values[number] = Fraction(int(worth * 10**5), 10**5)
                to = next((each for each in paper[paper.index(who) + 1 :] if each in left), None)
                held[number] = to
                if to is not None:
                    votes[to] += values[number]


@given(PAPERS, PLACES)
def test_transferable_vote_is_what_paper_by_paper_gives(papers: Counter[Ranking], places: int) -> None:
    assert list(stv.count(papers, SIZE, places, LOT).elected) == slow_transfer(papers, places)


@pytest.mark.parametrize("rule", [stv.SCOTTISH, stv.CALIFORNIAN, stv.MINNEAPOLIS])
@given(papers=PAPERS, places=PLACES)
def test_no_vote_is_made_or_lost(rule: stv.Rule, papers: Counter[Ranking], places: int) -> None:
    count = stv.count(papers, SIZE, places, LOT, rule)
    assert len(set(count.elected)) == places
    for one in count.rounds:
        assert sum(one.votes) + one.exhausted + one.lost == count.papers * count.unit
        assert min(*one.votes, one.exhausted, one.lost) >= 0


@given(PAPERS, st.integers(0, SIZE - 1))
def test_a_majority_elects_in_every_method(papers: Counter[Ranking], best: int) -> None:
    papers[(best,)] += papers.total() + 1
    assert irv.count(papers, SIZE, LOT).elected == (best,)
    assert stv.count(papers, SIZE, 1, LOT).elected == (best,)
    assert schulze.count(level(papers), SIZE, 1, LOT).elected == (best,)
    assert best in qpq.count(papers, SIZE, 1, LOT)


@given(PAPERS, PLACES, st.randoms())
def test_the_order_of_the_papers_changes_nothing(papers: Counter[Ranking], places: int, random: Random) -> None:
    lines = list(papers.items())
    random.shuffle(lines)
    shuffled = Counter(dict(lines))
    assert stv.count(papers, SIZE, places, LOT) == stv.count(shuffled, SIZE, places, LOT)
    assert irv.count(papers, SIZE, LOT) == irv.count(shuffled, SIZE, LOT)
    assert schulze.count(level(papers), SIZE, places, LOT) == schulze.count(level(shuffled), SIZE, places, LOT)
    assert qpq.count(papers, SIZE, places, LOT) == qpq.count(shuffled, SIZE, places, LOT)


@given(st.lists(st.frozensets(st.integers(0, SIZE - 1)), max_size=30), PLACES)
def test_approval_elects_those_named_most_often(named: list[frozenset[int]], places: int) -> None:
    count = approval.count(Counter(named), SIZE, places, LOT)
    votes = [sum(each in paper for paper in named) for each in range(SIZE)]
    worst = min((votes[each] for each in count.elected), default=0)
    assert all(votes[each] <= worst for each in range(SIZE) if each not in count.elected) or len(count.elected) < places
    assert len(count.elected) == min(places, sum(bool(number) for number in votes))


def test_approval_takes_a_million_candidates() -> None:
    lot = from_seed("x", [])
    count = approval.count({frozenset({7}): 2, frozenset({7, 999_999}): 1}, 1_000_000, 1, lot)
    assert count.elected == (7,)


@pytest.mark.parametrize(
    ("papers", "candidates", "places"),
    [
        ({}, 0, 1),
        ({}, 1_000_000, 1),
        ({}, MOST_CANDIDATES + 1, 1),
        ({}, 3, 0),
        ({(0, 1, 0): 1}, 3, 1),
        ({(3,): 1}, 3, 1),
        ({(-1,): 1}, 3, 1),
        ({(0,): -1}, 3, 1),
    ],
)
def test_what_can_t_be_counted_is_refused(papers: dict[Ranking, int], candidates: int, places: int) -> None:
    with refuses("bad_count"):
        stv.count(papers, candidates, places, LOT)
    with refuses("bad_count"):
        schulze.count(level(Counter(papers)), candidates, places, LOT)
    if places:
        with refuses("bad_count"):
            irv.count(papers, candidates, LOT)


def test_an_empty_election_elects_nobody_by_approval_or_run_off() -> None:
    assert irv.count({(): 9}, 3, LOT).elected == ()
    assert approval.count({frozenset(): 9}, 3, 1, LOT).elected == ()


def test_two_hundred_candidates_are_counted() -> None:
    papers = {tuple((each * step) % 199 for each in range(199)): step for step in range(1, 199)}
    lot = from_seed("x", [str(each) for each in range(200)])
    assert len(stv.count(papers, 200, 20, lot).elected) == 20
    assert len(schulze.count(level(Counter(papers)), 200, 20, lot).elected) == 20
