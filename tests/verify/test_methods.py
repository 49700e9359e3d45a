"""Records in which votes were taken by every method, interrupted, annulled and attested, as the verifier reads them."""

import pytest

from deliberation.core import canonical, tellers
from deliberation.core.ballot import Given, Openings
from deliberation.core.outcome import Tally
from deliberation.verify.report import as_text
from tests.balloting import (
    TELLERS,
    chair,
    enter,
    every_method,
    founded,
    hand_count,
    now,
    rise,
    voting,
)
from tests.memory import World
from tests.verify.records import verdict

WORLD = every_method()
FILES = WORLD.files()


def test_every_method_verifies_and_the_report_says_what_is_only_attested() -> None:
    report = verdict(FILES, policy=None)
    assert report.holds, report.first
    counts = {"ballots": 5, "open": 1, "void": 1, "casts": 8, "counted": 7, "changed": 1}
    assert report.section("votes").counts == counts
    told = " ".join(as_text(report).split())
    assert "how they voted is attested by two tellers, and not proved" in told
    assert "counted by the chair: attested, not proved" in told
    assert "every answer is an act of its member" in told
    assert [each.method for each in report.ballots] == [
        "recorded", "roll_call", "show_of_hands", "non_recorded", "recorded",
    ]  # fmt: skip


def test_a_vote_cast_while_it_was_interrupted_is_found() -> None:
    world = founded()
    on = voting(world)
    rise(world, on, "KEN")
    world.force(world.raw(world.cast_act(on, "ARG", "in_favour")))
    report = verdict(world.files(), policy=None)
    assert not report.holds
    assert "ballot suspended" in report.section("votes").answer


def test_a_vote_that_one_teller_made_alone_is_found() -> None:
    world = founded()
    on = chair(world, tellers.Appoint, voting(world), tellers=TELLERS)
    committed = enter(world, on, "TUV", "in_favour")
    act = world.make(tellers.Confirm, TELLERS[0], ballot=on.id, question=on.question, voter="TUV", commitment=committed)
    world.force(world.raw(act))
    assert "teller alone" in verdict(world.files(), policy=None).section("votes").answer


@pytest.mark.parametrize("told", [3, 4])
def test_hands_that_the_lock_counts_otherwise_are_found(told: int) -> None:
    world = founded()
    on = voting(world, method="show_of_hands")
    hand_count(world, on, 3, 1)
    false = Given(
        openings=no_openings(world, on.id),
        tally=Tally(in_favour=told, against=1, abstaining=0, not_voting=1),
        result="adopted",
    )
    world.force(world.lock_entry(now(world, on), Openings(ballot=on.id, openings=()), false))
    assert verdict(world.files(), policy=None).holds == (told == 3)


def no_openings(world: World, ballot: str) -> str:
    """The hash of the openings of a ballot in which nothing was sealed."""
    from deliberation.core.law import blob

    return blob(canonical.encode(Openings(ballot=ballot, openings=()))).id
