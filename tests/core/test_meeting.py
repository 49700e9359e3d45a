"""Meetings: how many members must be present to open one, and who says that they are (P-12, P-13, P-15 to P-20)."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import meeting
from deliberation.core.assembly import Assembly
from deliberation.core.fold import State
from deliberation.core.law import Case
from deliberation.core.meeting import Meeting
from deliberation.core.member import Member
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import Body
from deliberation.errors import Refusal
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

BODIES: tuple[Body, ...] = ("plenary", "committee")
ID = "00000000-0000-4000-8000-000000000001"
PARTS = {"plenary": 3, "committee": 4}


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def call(world: World, body: Body = "plenary", actor: str = CHAIR) -> str:
    return str(world.do(meeting.Call, actor, title="Sitting", body=body).id)


def note(world: World, id: str, *members: str, present: bool = True) -> None:
    world.do(meeting.Note, SECRETARIAT, meeting=id, members=members, present=present)


def called(members: int, present: int, body: Body, *, waived: bool = False) -> State:
    """A meeting that is called, with as many of as many members present."""
    profile = msgspec.structs.replace(GA, opening_quorum_waived=waived)
    ids = [f"M{number:03}" for number in range(members)]
    state = State()
    home = Assembly(id="memory", name="M", origin="o", prefix="A", session=1, profile=profile, server_key="")
    sitting = Meeting(id=ID, number=1, title="Sitting", body=body, present=tuple(ids[:present]))
    state.save([home, sitting, *(Member(id=id, name=id) for id in ids)], 0)
    return state


def open_(state: State) -> Any:
    act = meeting.Open(v=1, id=ID, assembly="memory", actor=CHAIR, meeting=ID)
    return state.drive(meeting.open_(Case(act=act, at=datetime(2026, 1, 1, tzinfo=UTC), keyids=())))


@settings(max_examples=300)
@given(st.integers(1, 200), st.integers(0, 200), st.sampled_from(BODIES))
def test_a_third_opens_the_plenary_and_a_quarter_a_committee(members: int, present: int, body: Body) -> None:
    present = min(members, present)
    state = called(members, present, body)
    enough = present * PARTS[body] >= members
    if enough:
        [opened] = open_(state)
        assert opened.state == "open"
    else:
        with refuses("opening_quorum", state, present=present, members=members):
            open_(state)


@pytest.mark.parametrize("body", BODIES)
def test_exactly_the_quorum_opens_and_one_less_does_not(body: Body) -> None:
    for members in range(1, 61):
        needed = -(-members // PARTS[body])
        open_(called(members, needed, body))
        with pytest.raises(Refusal) as refused:
            open_(called(members, needed - 1, body))
        assert refused.value.facts == {"present": needed - 1, "needed": needed, "members": members}


def test_a_meeting_is_called_when_the_last_one_is_adjourned(world: World) -> None:
    first = call(world)
    with refuses("meeting_not_adjourned", world.state, meeting=1):
        call(world)
    world.do(meeting.Adjourn, CHAIR, meeting=first)
    second = call(world, actor=SECRETARIAT)
    assert world.state.objects(Meeting)[second].number == 2


def test_its_states_follow_one_another(world: World) -> None:
    id = call(world)
    note(world, id, *world.members)
    world.do(meeting.Open, CHAIR, meeting=id)
    with refuses("meeting_state", world.state, state="open"):
        world.do(meeting.Open, CHAIR, meeting=id)
    world.do(meeting.Adjourn, CHAIR, meeting=id)
    for kind in (meeting.Open, meeting.Adjourn):
        with refuses("meeting_state", world.state, state="adjourned"):
            world.do(kind, CHAIR, meeting=id)
    with refuses("meeting_state", world.state, state="adjourned"):
        note(world, id, "KEN")
    with refuses("meeting_state", world.state, state="adjourned"):
        world.do(meeting.Declare, delegate_of("KEN"), member="KEN", meeting=id, present=True)


def test_no_meeting_is_adjourned_while_a_vote_is_taken(world: World) -> None:
    id = world.meet()
    world.open(id, "proposal", world.table("KEN"))
    with refuses("voting_in_progress", world.state):
        world.do(meeting.Adjourn, CHAIR, meeting=id)


def test_presence_is_noted_for_members_that_there_are(world: World) -> None:
    id = call(world)
    with refuses("unknown_object", world.state, noun="member", id="XXX"):
        note(world, id, "KEN", "XXX")
    with refuses("unknown_object", world.state, noun="meeting"):
        note(world, world.id(), "KEN")


def test_a_delegate_declares_for_their_own_member_alone(world: World) -> None:
    id = call(world)
    with refuses("not_your_member", world.state, member="FRA"):
        world.do(meeting.Declare, delegate_of("KEN"), member="FRA", meeting=id, present=True)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from(["ARG", "KEN", "TUV"]))), max_size=8))
def test_those_present_are_those_who_came_and_did_not_leave(steps: list[tuple[bool, set[str]]]) -> None:
    world = World(members=("ARG", "KEN", "TUV"))
    world.found()
    id = call(world)
    there: set[str] = set()
    for coming, members in steps:
        note(world, id, *sorted(members), present=coming)
        there = there | members if coming else there - members
        assert world.state.objects(Meeting)[id].present == tuple(sorted(there))


@pytest.mark.parametrize(
    ("kind", "actor", "fields"),
    [
        (meeting.Call, delegate_of("KEN"), {"title": "Sitting", "body": "plenary"}),
        (meeting.Open, SECRETARIAT, {"meeting": ID}),
        (meeting.Adjourn, SECRETARIAT, {"meeting": ID}),
        (meeting.Note, CHAIR, {"meeting": ID, "members": (), "present": True}),
        (meeting.Declare, CHAIR, {"meeting": ID, "member": "KEN", "present": True}),
    ],
)
def test_each_step_has_its_role(world: World, kind: type[Any], actor: str, fields: dict[str, Any]) -> None:
    with refuses("not_permitted", world.state):
        world.do(kind, actor, **fields)


@pytest.mark.parametrize("title", ["", "two\nlines", "nul\0", "x" * 301])
def test_a_title_is_one_line(world: World, title: str) -> None:
    with refuses("malformed", world.state):
        world.do(meeting.Call, CHAIR, title=title, body="plenary")
