"""All elections of the test data: the same winners, in the same order where it is known, under the stated method."""

import time
from collections.abc import Sequence

import pytest

from deliberation.core.counting import irv, qpq, schulze, stv
from deliberation.core.counting.lots import from_seed
from deliberation.core.counting.papers import Count
from tests.corpora import elections
from tests.shared_data import DATA, needs_data

pytestmark = needs_data

RESULTS = elections.results() if DATA is not None else {}
STV = {"scotland": stv.SCOTTISH, "cfer": stv.CALIFORNIAN, "mpls": stv.MINNEAPOLIS, "multiWinner": stv.MINNEAPOLIS}


def by_number(_: str, among: Sequence[int]) -> Sequence[int]:
    """The independent program draws its lots in the order of the candidates."""
    return sorted(among)


def of_kind(*starts: str) -> list[str]:
    return [id for id, row in RESULTS.items() if row["method"].startswith(starts)]


def counted(id: str) -> tuple[list[str], Count]:
    of = elections.election(RESULTS[id])
    papers = elections.cast(of) if RESULTS[id]["group"] == "us-rcv" else elections.strict(of)
    rule = next(rule for start, rule in STV.items() if of["method"].startswith(start))
    return of["candidates"], stv.count(papers, len(of["candidates"]), of["seats"], by_number, rule)


@pytest.mark.parametrize("id", of_kind(*STV))
def test_transferable_vote_elects_whom_the_independent_count_elected(id: str) -> None:
    candidates, count = counted(id)
    elected = [candidates[each] for each in count.elected]
    assert sorted(elected) == sorted(elections.names(RESULTS[id]["winners"], "|"))
    order = elections.names(RESULTS[id]["order"], ">")
    if order:
        # those that are deemed elected in the last round have no order of their own
        before = sum(len(one.elected) for one in count.rounds)
        assert elected[:before] == order[:before]


@pytest.mark.parametrize("id", of_kind("scotland"))
def test_every_round_of_a_scottish_count_is_that_of_the_independent_count(id: str) -> None:
    candidates, count = counted(id)
    told = elections.reported_rounds(elections.reports()[id]["scotland-fixed-p5-d5"], candidates)
    ours = [([candidates[each] for each in one.of], one.votes) for one in count.rounds]
    assert [of for of, _ in ours] == [of for of, _ in told[: len(ours)]]
    for (_, votes), (_, theirs) in zip(ours, told, strict=False):
        assert {name: votes[each] for each, name in enumerate(candidates)} == {
            name: theirs[name] for name in candidates
        }
    assert len(told) - len(ours) <= 1  # they still move the papers of the last one excluded


@pytest.mark.parametrize("id", of_kind("qpq"))
def test_quotients_elect_whom_the_independent_count_elected(id: str) -> None:
    of = elections.election(RESULTS[id])
    elected = qpq.count(elections.strict(of), len(of["candidates"]), of["seats"], by_number)
    assert sorted(of["candidates"][each] for each in elected) == sorted(elections.names(RESULTS[id]["winners"], "|"))


@pytest.mark.parametrize("id", of_kind("singleWinner", "IRV"))
def test_instant_run_off_elects_whom_the_record_names(id: str) -> None:
    of = elections.election(RESULTS[id])
    count = irv.count(elections.cast(of), len(of["candidates"]), from_seed(id, of["candidates"]))
    assert [of["candidates"][each] for each in count.elected] == elections.names(RESULTS[id]["winners"], "|")


@pytest.mark.parametrize("id", of_kind("Schulze (CIVS)", "Schulze (Elekto)"))
def test_schulze_gives_the_published_order(id: str) -> None:
    of = elections.election(RESULTS[id])
    lot = from_seed(id, of["candidates"])
    count = schulze.count(elections.weak(of), len(of["candidates"]), of["seats"], lot, unranked="not_compared")
    published = [shortened(each) for each in elections.names(RESULTS[id]["order"], ">")]
    assert [shortened(of["candidates"][each]) for group in count.order for each in group] == published
    assert [shortened(of["candidates"][each]) for each in count.elected] == published[: of["seats"]]


@pytest.mark.parametrize("id", of_kind("Condorcet-IRV"))
def test_condorcet_run_off_gives_the_published_order(id: str) -> None:
    of = elections.election(RESULTS[id])
    lot = from_seed(id, of["candidates"])
    all_ = schulze.condorcet_run_off(
        elections.weak(of), len(of["candidates"]), len(of["candidates"]), lot, unranked="not_compared"
    )
    published = elections.names(RESULTS[id]["order"], ">")
    assert [shortened(of["candidates"][each]) for each in all_] == [shortened(each) for each in published]


def shortened(name: str) -> str:
    """A name without the account that some files add in brackets."""
    return name.partition(" (")[0].strip()


@pytest.mark.parametrize("id", of_kind("Schulze (Debian"))
def test_debian_elects_whom_the_record_names(id: str) -> None:
    """The winner by winning votes, as Debian's constitution says; the order that is known is by margins."""
    of = elections.election(RESULTS[id])
    lot = from_seed(id, of["candidates"])
    none = next(each for each, name in enumerate(of["candidates"]) if name.lower() == "none of the above")
    papers = elections.weak(of)
    count = schulze.count(papers, len(of["candidates"]), 1, lot, default=none)
    assert [of["candidates"][each] for each in count.elected] == elections.names(RESULTS[id]["winners"], "|")
    by_margins = schulze.count(papers, len(of["candidates"]), 1, lot, strength="margins")
    order = [sorted(elections.names(group, "=")) for group in elections.names(RESULTS[id]["order"], ">")]
    assert [sorted(of["candidates"][each] for each in group) for group in by_margins.order] == order


def test_debian_2006_needs_its_unranked_to_be_last() -> None:
    of = elections.election(RESULTS["debian-dpl-2006"])
    lot = from_seed("x", of["candidates"])
    count = schulze.count(elections.weak(of), len(of["candidates"]), 1, lot, unranked="not_compared")
    assert of["candidates"][count.elected[0]] == "Steve McIntyre"  # the trap that SOURCE names


@pytest.mark.parametrize("id", of_kind("STV (unknown"))
def test_elections_without_a_known_result_are_counted(id: str) -> None:
    of = elections.election(RESULTS[id])
    lot = from_seed(id, of["candidates"])
    count = stv.count(elections.strict(of), len(of["candidates"]), of["seats"], lot)
    assert len(count.elected) == of["seats"]


def test_every_election_is_of_a_kind_that_is_tested(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {
        "transferable vote": of_kind(*STV),
        "quotients": of_kind("qpq"),
        "instant run-off": of_kind("singleWinner", "IRV"),
        "Schulze": of_kind("Schulze"),
        "Condorcet run-off": of_kind("Condorcet-IRV"),
        "no known result": of_kind("STV (unknown"),
    }
    assert sorted(id for ids in kinds.values() for id in ids) == sorted(RESULTS)
    with capsys.disabled():
        print("\nelections:", ", ".join(f"{len(ids)} {kind}" for kind, ids in kinds.items()), f"= {len(RESULTS)}")


def test_all_scottish_wards_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    wards = papers = lots = 0
    began = time.perf_counter()
    for file, places, candidates, ballots in elections.wards():
        count = stv.count(ballots, candidates, places, from_seed(file, [str(each) for each in range(candidates)]))
        assert len(count.elected) == min(places, candidates)
        for one in count.rounds:
            assert sum(one.votes) + one.exhausted + one.lost == count.papers * count.unit
            assert one.lost >= 0
        wards, papers = wards + 1, papers + count.papers
        lots += sum(tie.round is None for one in count.rounds for tie in one.ties)
    with capsys.disabled():
        print(f"\n{wards} Scottish wards, {papers:,} papers, {lots} ties by lot, {time.perf_counter() - began:.1f} s")
    assert wards == 518
