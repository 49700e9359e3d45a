"""Adoption without a vote: nobody stops it, or somebody does (P-14, P-41, P-64, P-81, P-117)."""

import pytest

from deliberation.core import meeting, without_vote
from deliberation.core.proposal import Proposal
from deliberation.core.without_vote import WithoutVote
from tests.drafting import chair, delegate, put, the_proposal
from tests.memory import CHAIR, SECRETARIAT, World
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def ask(world: World, of: str, *, waive: bool = True, text: str = "") -> str:
    facts = {"proposal": of, "text": text or the_proposal(world, of).text, "waive_circulation": waive}
    return chair(world, without_vote.Ask, **facts)


def adopt(world: World, asked: str) -> None:
    found = world.state.objects(WithoutVote)[asked]
    chair(world, without_vote.Adopt, without_vote=asked, text=found.text)


def stop(world: World, asked: str, by: str, wish: str = "objection") -> None:
    delegate(world, without_vote.Object, by, without_vote=asked, wish=wish)


def test_what_nobody_stops_is_adopted_and_said_to_be_so(world: World) -> None:
    sitting, of = world.meet(), world.table("KEN")
    asked = ask(world, of)
    adopt(world, asked)
    found, done = the_proposal(world, of), world.state.objects(WithoutVote)[asked]
    assert (found.state, found.without_vote, found.resolution) == ("adopted", True, "A/RES/80/1")
    assert (done.state, done.present, done.members, done.meeting) == ("adopted", 5, 5, sitting)
    assert world.state.objects(meeting.Meeting)[sitting].voting is None


@pytest.mark.parametrize("wish", ["objection", "vote"])
def test_any_member_that_is_present_stops_it(world: World, wish: str) -> None:
    sitting, of = world.meet(), world.table("KEN")
    asked = ask(world, of)
    stop(world, asked, "TUV", wish)
    found = world.state.objects(WithoutVote)[asked]
    assert (found.state, found.stopped, found.wish) == ("stopped", "TUV", wish)
    with refuses("asking_closed", world.state):
        adopt(world, asked)
    with refuses("asking_closed", world.state):
        stop(world, asked, "FRA")
    locked = world.lock(put(world, sitting, "proposal", of, of))
    assert locked.outcome is not None
    assert the_proposal(world, of).without_vote is False


def test_who_is_not_there_stops_nothing(world: World) -> None:
    """P-117."""
    sitting, of = world.meet(), world.table("KEN")
    asked = ask(world, of)
    world.do(meeting.Note, SECRETARIAT, meeting=sitting, members=("TUV",), present=False)
    with refuses("not_present", world.state, member="TUV"):
        stop(world, asked, "TUV")
    adopt(world, asked)


def test_it_needs_the_quorum_of_a_decision_then_and_when_the_gavel_falls(world: World) -> None:
    of = world.table("KEN")
    with refuses("meeting_not_open", world.state):
        ask(world, of)
    sitting = world.meet()
    asked = ask(world, of)
    world.do(meeting.Note, SECRETARIAT, meeting=sitting, members=("ARG", "CHN", "FRA"), present=False)
    with refuses("decision_quorum", world.state, present=2, needed=3, members=5):
        adopt(world, asked)
    with refuses("decision_quorum", world.state):
        ask(world, of)
    world.do(meeting.Note, SECRETARIAT, meeting=sitting, members=("ARG",), present=True)
    adopt(world, asked)


def test_it_comes_after_all_that_a_vote_on_the_whole_comes_after(world: World) -> None:
    sitting, of = world.meet(), world.table("KEN")
    with refuses("not_circulated_in_time", world.state):
        ask(world, of, waive=False)
    asked = ask(world, of)
    amended = world.amend(of, "FRA")
    for act in (lambda: ask(world, of), lambda: adopt(world, asked)):
        with refuses("amendments_pending", world.state):
            act()
    voting = put(world, sitting, "amendment", amended, of)
    with refuses("voting_in_progress", world.state):
        adopt(world, asked)
    for voter in world.members:
        world.cast(voting, voter, "in_favour")
    world.lock(voting)
    with refuses("superseded_version", world.state):
        adopt(world, asked)
    adopt(world, ask(world, of))
    assert the_proposal(world, of).without_vote


def test_what_is_asked_anew_closes_what_was_asked_and_what_is_decided_is_not_asked(world: World) -> None:
    world.meet()
    of = world.table("KEN")
    first, second = ask(world, of), ask(world, of)
    assert world.state.objects(WithoutVote)[first].state == "closed"
    with refuses("asking_closed", world.state):
        adopt(world, first)
    with refuses("superseded_version", world.state):
        ask(world, of, text="0" * 64)
    adopt(world, second)
    with refuses("proposal_closed", world.state):
        ask(world, of)


def test_the_next_meeting_is_asked_anew(world: World) -> None:
    sitting, of = world.meet(), world.table("KEN")
    asked = ask(world, of)
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    with refuses("meeting_not_open", world.state):
        stop(world, asked, "FRA")
    world.meet()
    with refuses("asking_closed", world.state):
        adopt(world, asked)


def test_a_second_vote_is_a_vote(world: World) -> None:
    """P-69: a tie is followed by another vote."""
    sitting, of = world.meet(), world.table("KEN")
    voting = put(world, sitting, "proposal", of, of)
    world.cast(voting, "ARG", "in_favour")
    world.cast(voting, "CHN", "against")
    world.lock(voting)
    assert world.state.objects(Proposal)[of].state == "second_vote_pending"
    with refuses("proposal_closed", world.state):
        ask(world, of)
