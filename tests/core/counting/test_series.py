"""The series of ballots: the worked elections E01 to E13, and properties of every series."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.counting import lots, series
from deliberation.core.counting.series import Call, End, Lots, Tally, Terms
from tests.refusing import refuses
from tests.shared_data import DATA, data, needs_data

CASES: list[dict[str, Any]] = (
    json.loads(data("cases", "cases.json").read_text("utf-8"))["elections"] if DATA is not None else []
)


def terms_of(told: dict[str, Any], *more: str) -> Terms:
    names = tuple(sorted({*told["votes"], *more}))
    return Terms(places=told["seats"], majority=told.get("majority", "simple"), candidates=names)


def agrees(expected: dict[str, Any], said: series.Announcement, then: series.Next) -> None:
    assert (said.valid, said.voting, said.required) == (expected["valid"], expected["voting"], expected["required"])
    assert sorted(said.elected) == expected["elected"]
    tie = expected["tie_special_ballot"] or expected["advance_tie_special_ballot"]
    if tie:
        assert isinstance(then, Call)
        assert (then.kind, list(then.candidates)) == ("special", tie)
        assert list(then.certain) == (expected["advance"] or [])
    elif expected["places_left"] == 0:
        assert then == End(reason="filled")
    elif expected["required"] is None:
        assert isinstance(then, Call)
        assert then.reason == "nobody_voted"


@needs_data
@pytest.mark.parametrize("case", [case for case in CASES if "input" in case], ids=lambda case: str(case["id"]))
def test_worked_elections(case: dict[str, Any]) -> None:
    """E01 to E12, P-84 to P-90."""
    told = case["input"]
    terms = terms_of(told, *([] if told["votes"] else ["A", "B"]))
    call = series.start(terms)
    if case["id"] in ("E03", "E06"):  # the tenth ballot of its series; the second
        call = Call(kind="restricted", candidates=terms.candidates, names=1, ordinary=2, reason="two_leading")
    votes = dict.fromkeys(terms.candidates, 0) | told["votes"]
    counted = Tally(papers=told["ballots"], invalid=told["invalid"], abstentions=told["abst"], votes=votes)
    series.check(counted, call, told["ballots"])
    said, then = series.announce(terms, call, counted)
    agrees(case["expect"], said, then)
    if case["id"] == "E06":
        assert isinstance(then, Lots)
        assert (then.among, then.chosen, then.reason) == (("A", "B"), 1, "equally_divided")
    elif case["expect"]["advance"] and not case["expect"]["advance_tie_special_ballot"]:
        assert isinstance(then, Call)
        assert (then.kind, list(then.candidates)) == ("restricted", case["expect"]["advance"])


@needs_data
def test_a_series_of_six_ballots() -> None:
    """E13: each ballot follows from the one before it, under rule 94 (P-87)."""
    case = next(case for case in CASES if case["id"] == "E13")
    terms = terms_of(case["sequence"][0], *(name for ballot in case["sequence"] for name in ballot["votes"]))
    then: series.Next = series.start(terms)
    elected: tuple[str, ...] = ()
    for ballot in case["sequence"]:
        assert isinstance(then, Call)
        assert (then.kind, then.ordinary, then.names) == (ballot["kind"], ballot["ballot"], ballot["seats"])
        votes = dict.fromkeys(then.candidates, 0) | ballot["votes"]
        assert set(votes) == set(then.candidates)
        counted = Tally(papers=60, invalid=0, abstentions=0, votes=votes)
        said, then = series.announce(terms, then, counted, elected)
        agrees(ballot["expect"], said, then)
        elected += said.elected
    assert elected == ("A", "B", "C")


@needs_data
def test_the_kinds_of_the_ballots_of_a_long_series() -> None:
    """P-86: one initial ballot, three restricted, three unrestricted, three restricted, and so on."""
    schedule = json.loads(data("cases", "cases.json").read_text("utf-8"))["ballot_schedule"]
    terms = Terms(places=1, majority="two_thirds", candidates=("A", "B", "C"))
    then: series.Next = series.start(terms)
    for ballot in schedule:
        assert isinstance(then, Call)
        assert (then.ordinary, then.kind) == (ballot["ballot"], ballot["kind"])
        votes = dict.fromkeys(then.candidates, 0) | {"A": 110, "B": 77}
        _, then = series.announce(terms, then, Tally(papers=191, invalid=0, abstentions=4, votes=votes))


@needs_data
def test_required_majorities() -> None:
    """P-66, P-67, P-84."""
    for case in json.loads(data("cases", "cases.json").read_text("utf-8"))["required"]:
        for majority in ("simple", "two_thirds"):
            assert series.required(case["voting"], majority) == case[majority]


def test_a_tie_for_the_next_ballot_goes_through_a_special_ballot_and_lots() -> None:
    """E07 continued (P-89): B and C are level again, lots decide, and A meets who is drawn."""
    terms = Terms(places=1, majority="simple", candidates=("A", "B", "C"))
    first = Tally(papers=60, invalid=0, abstentions=0, votes={"A": 24, "B": 18, "C": 18})
    _, special = series.announce(terms, series.start(terms), first)
    assert isinstance(special, Call)
    _, lot = series.announce(terms, special, Tally(papers=60, invalid=0, abstentions=0, votes={"B": 30, "C": 30}))
    assert lot == Lots(among=("B", "C"), chosen=1, aim="advance", ordinary=1, reason="still_tied", certain=("A",))
    assert isinstance(lot, Lots)
    now, second = series.drawn(terms, lot, ["C", "B"], ())
    assert now == ()
    assert second == Call(kind="restricted", candidates=("A", "C"), names=1, ordinary=2, reason="two_leading")


def test_a_tie_for_the_last_place_is_ended_by_lot() -> None:
    """E10 continued (P-88, P-89)."""
    terms = Terms(places=2, majority="simple", candidates=("A", "B", "C"))
    first = Tally(papers=60, invalid=0, abstentions=0, votes={"A": 45, "B": 37, "C": 37})
    said, special = series.announce(terms, series.start(terms), first)
    assert isinstance(special, Call)
    again = Tally(papers=60, invalid=0, abstentions=2, votes={"B": 29, "C": 29})
    _, lot = series.announce(terms, special, again, said.elected)
    assert isinstance(lot, Lots)
    now, then = series.drawn(terms, lot, lots.draw("seed", "last place", lot.among), said.elected)
    assert len(now) == 1
    assert then == End(reason="filled")


def test_a_body_without_special_ballots_draws_lots_at_once() -> None:
    """P-89, the other choice of the profile."""
    terms = Terms(places=1, majority="simple", candidates=("A", "B", "C"), ties="lot")
    first = Tally(papers=60, invalid=0, abstentions=0, votes={"A": 24, "B": 18, "C": 18})
    _, then = series.announce(terms, series.start(terms), first)
    assert isinstance(then, Lots)
    assert (then.among, then.certain, then.reason) == (("B", "C"), ("A",), "tied_to_advance")


def test_places_without_candidates_stay_open() -> None:
    terms = Terms(places=3, majority="simple", candidates=("A",))
    said, then = series.announce(terms, series.start(terms), Tally(papers=5, invalid=0, abstentions=0, votes={"A": 5}))
    assert (said.elected, said.left, then) == (("A",), 2, End(reason="nobody_left"))


def test_invalid_and_blank_papers() -> None:
    """P-90."""
    call = Call(kind="restricted", candidates=("A", "B", "C"), names=2, ordinary=2, reason="leading")
    papers = {(): 3, ("A",): 4, ("A", "B"): 5, ("A", "A"): 1, ("A", "B", "C"): 2, ("A", "X"): 1}
    assert [series.fault(paper, call) for paper in papers] == [None, None, None, "twice", "too_many", "unlisted"]
    assert series.tally(papers, call) == Tally(papers=16, invalid=4, abstentions=3, votes={"A": 9, "B": 5, "C": 0})


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("negative", {"invalid": 11}),
        ("negative", {"votes": {"A": -1, "B": 5}}),
        ("papers", {"papers": 12}),
        ("candidates", {"votes": {"A": 5}}),
        ("candidate", {"votes": {"A": 11, "B": 0}}),
        ("sum", {"votes": {"A": 10, "B": 10}}),
        ("sum", {"votes": {"A": 4, "B": 5}}),
    ],
)
def test_counts_that_no_papers_give_are_refused(why: str, change: dict[str, Any]) -> None:
    call = Call(kind="initial", candidates=("A", "B"), names=1, ordinary=1, reason="first")
    told: dict[str, Any] = {"papers": 10, "invalid": 0, "abstentions": 0, "votes": {"A": 5, "B": 5}} | change
    with refuses("impossible_count", why=why):
        series.check(Tally(**told), call, members=11)


@pytest.mark.parametrize(("places", "names"), [(0, ("A",)), (1, ()), (1, ("A", "A"))])
def test_elections_that_can_t_begin_are_refused(places: int, names: tuple[str, ...]) -> None:
    with refuses("bad_count"):
        series.start(Terms(places=places, majority="simple", candidates=names))


NAMES = st.lists(st.sampled_from("ABCDEFGH"), min_size=1, unique=True).map(lambda names: tuple(sorted(names)))


@given(NAMES, st.integers(1, 4), st.sampled_from(["simple", "two_thirds"]), st.data())
def test_every_series_goes_on_to_its_end(
    names: tuple[str, ...], places: int, majority: Any, drawn: st.DataObject
) -> None:
    """Nobody is elected twice or without standing; the papers allow what is left; each next step has a known rule."""
    terms = Terms(places=places, majority=majority, candidates=names)
    then: series.Next = series.start(terms)
    elected: tuple[str, ...] = ()
    for _ in range(30):
        assert then.reason in series.REASONS
        if isinstance(then, End):
            assert len(elected) == places or set(elected) == set(names)
            return
        if isinstance(then, Lots):
            now, then = series.drawn(terms, then, lots.draw("seed", "x", then.among), elected)
        else:
            paper = st.lists(st.sampled_from(then.candidates), max_size=then.names + 1).map(tuple)
            papers = drawn.draw(st.dictionaries(paper, st.integers(1, 9), max_size=6))
            counted = series.tally(papers, then)
            series.check(counted, then, counted.papers)
            said, following = series.announce(terms, then, counted, elected)
            assert set(said.elected) <= set(then.candidates)
            need = said.required
            assert then.kind == "special" or all(dict(said.votes)[name] >= (need or 0) for name in said.elected)
            now, then = said.elected, following
        assert not set(now) & set(elected)
        elected += now
        assert len(elected) <= places
        if isinstance(then, Call):
            assert not set(then.candidates) & set(elected)
            assert then.kind != "restricted" or len(then.candidates) <= 2 * (places - len(elected))


@given(NAMES, st.text(max_size=9), st.text(max_size=9), st.randoms())
def test_lots_depend_on_the_seed_and_not_on_the_order(
    names: tuple[str, ...], seed: str, what: str, random: Any
) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)
    assert lots.draw(seed, what, names) == lots.draw(seed, what, shuffled)
    assert sorted(lots.draw(seed, what, names)) == list(names)


def test_lots_are_fair_enough() -> None:
    first = [lots.draw(f"seed {number}", "place", "ABC")[0] for number in range(3000)]
    assert all(900 < first.count(name) < 1100 for name in "ABC")
