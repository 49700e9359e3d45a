"""When a text is put to the vote: circulated the day before or by the chair's leave, again in time (P-41, P-69)."""

from datetime import timedelta

import msgspec
import pytest

from deliberation.core import meeting, redrafting, second_vote
from deliberation.core.profiles.ga import GA
from tests.drafting import chair, delegate, in_force, put, revise, reword, submit, the_amendment, the_proposal, vote
from tests.memory import CHAIR, SECRETARIAT, World
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def of(world: World) -> str:
    return world.table("KEN")


def lapse(world: World, noun: str, id: str, actor: str = CHAIR) -> None:
    world.do(second_vote.Lapse, actor, noun=noun, subject=id)


# circulation


def test_a_proposal_is_voted_on_the_day_after_it_was_circulated(world: World, of: str) -> None:
    sitting = world.meet()
    midnight = world.now.replace(hour=0, minute=0, second=0) + timedelta(days=1)
    world.now = midnight - timedelta(seconds=2)
    with refuses("not_circulated_in_time", world.state, symbol="A/80/L.1"):
        put(world, sitting, "proposal", of, of, waive_circulation=False)
    world.now = midnight - timedelta(seconds=1)
    put(world, sitting, "proposal", of, of, waive_circulation=False)


def test_the_chair_allows_it_on_the_record(world: World, of: str) -> None:
    """P-42."""
    assert put(world, world.meet(), "proposal", of, of, waive_circulation=True).opened == world.now


def test_a_written_revision_is_circulated_anew_and_an_oral_one_is_not(world: World, of: str) -> None:
    sitting = world.meet()
    world.now += timedelta(days=1)
    revise(world, of, "KEN", reword(in_force(world, of), "opera1", "share", "publish"), oral=True)
    voting = put(world, sitting, "proposal", of, of, waive_circulation=False)
    world.cast(voting, "ARG", "in_favour")
    world.lock(voting)
    other = world.table("KEN", "Other tests")
    world.now += timedelta(days=1)
    revise(world, other, "KEN", reword(in_force(world, other), "opera1", "share", "publish"))
    with refuses("not_circulated_in_time", world.state):
        put(world, sitting, "proposal", other, other, waive_circulation=False)


def test_amendments_are_circulated_too(world: World, of: str) -> None:
    sitting = world.meet()
    world.now += timedelta(days=1)
    text = in_force(world, of)
    id = submit(world, of, "FRA", reword(text, "opera1", "share", "publish"))
    with refuses("not_circulated_in_time", world.state, symbol="A/80/L.1/Amend.1"):
        put(world, sitting, "amendment", id, of, waive_circulation=False)
    world.now += timedelta(days=1)
    facts = {"amendment": id, "base": the_proposal(world, of).text}
    delegate(world, redrafting.Revise, "FRA", **facts, changes=(reword(text, "opera1", "share", "hide"),))
    with refuses("not_circulated_in_time", world.state):
        put(world, sitting, "amendment", id, of, waive_circulation=False)


def test_hours_where_the_rules_count_hours() -> None:
    """The variant of ECOSOC rule 54."""
    world = World()
    world.profile = msgspec.structs.replace(GA, circulation="hours:24")
    world.found()
    of, sitting = world.table("KEN"), world.meet()
    tabled = the_proposal(world, of).versions[0].at
    world.now = tabled + timedelta(hours=24, seconds=-2)
    with refuses("not_circulated_in_time", world.state):
        put(world, sitting, "proposal", of, of, waive_circulation=False)
    put(world, sitting, "proposal", of, of, waive_circulation=False)


# the second vote


def test_what_is_not_voted_on_again_in_time_has_lapsed(world: World, of: str) -> None:
    sitting = world.meet()
    vote(world, sitting, "proposal", of, of, yes=2, no=2)
    world.now += timedelta(hours=48, seconds=-3)
    with refuses("not_lapsed", world.state):
        lapse(world, "proposal", of)
    world.now += timedelta(seconds=2)
    lapse(world, "proposal", of, SECRETARIAT)
    assert (the_proposal(world, of).state, the_proposal(world, of).tied) == ("lapsed", None)
    with refuses("not_lapsed", world.state):
        lapse(world, "proposal", of)
    with refuses("proposal_closed", world.state, state="lapsed"):
        put(world, sitting, "proposal", of, of)


def test_an_amendment_lapses_by_an_act_or_when_the_whole_is_put(world: World, of: str) -> None:
    sitting = world.meet()
    text = in_force(world, of)
    tied = [
        submit(world, of, "FRA", reword(text, "opera1", "share", "publish")),
        submit(world, of, "TUV", reword(text, "opera2", "seized", "informed")),
    ]
    for id in tied:
        vote(world, sitting, "amendment", id, of, yes=2, no=2)
    world.now += timedelta(hours=49)
    lapse(world, "amendment", tied[0])
    assert [the_amendment(world, id).state for id in tied] == ["lapsed", "second_vote_pending"]
    voting = put(world, sitting, "proposal", of, of)
    assert [the_amendment(world, id).state for id in tied] == ["lapsed", "lapsed"]
    with refuses("not_lapsed", world.state):
        lapse(world, "amendment", tied[1])
    world.lock(voting)


def test_nothing_lapses_while_it_is_voted_on(world: World, of: str) -> None:
    sitting = world.meet()
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"))
    vote(world, sitting, "amendment", id, of, yes=2, no=2)
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    voting = put(world, world.meet(), "amendment", id, of)
    world.now += timedelta(hours=49)
    with refuses("voting_in_progress", world.state):
        chair(world, second_vote.Lapse, noun="amendment", subject=id)
    world.cast(voting, "ARG", "in_favour")
    world.lock(voting)
    assert the_amendment(world, id).state == "adopted"
