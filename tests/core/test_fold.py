"""The fold: the law over entries, which believes no entry that was not lawful at its instant."""

from datetime import timedelta

import msgspec
import pytest

from deliberation.core import entry, kinds, meeting
from deliberation.core.fold import State
from deliberation.core.law import Object
from deliberation.errors import BadFormat, BadProof, Refusal
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of, small
from tests.refusing import picture, refuses


@pytest.fixture
def world() -> World:
    return small()


def folded(world: World, entries: list[bytes]) -> State:
    state = State(world.blobs.get)
    for raw in entries:
        state.add(raw)
    return state


def test_the_same_entries_give_the_same_state(world: World) -> None:
    assert picture(folded(world, world.entries)) == picture(world.state)


def test_each_object_knows_the_entry_that_last_changed_it(world: World) -> None:
    state = State(world.blobs.get)
    last: dict[tuple[type[Object], str], int] = {}
    for index, raw in enumerate(world.entries):
        for change in state.add(raw):
            last[type(change), change.id] = index
    for kind in kinds.NOUNS:
        for id, each in state.objects(kind).items():
            assert each.entry == last[kind, id]


def test_an_act_stands_in_the_record_once(world: World) -> None:
    for raw in world.entries:
        found = entry.parse(raw)
        again = entry.encode(found.act, world.now, found.given)
        with refuses("act_id_reused", world.state):
            world.state.add(again)


def test_another_spelling_of_an_id_is_no_other_id(world: World) -> None:
    act = world.do(meeting.Note, SECRETARIAT, meeting=_meeting(world), members=(), present=True)
    spelled = msgspec.structs.replace(act, id=act.id + "\n")
    with refuses("malformed", world.state):
        world.enter(world.raw(spelled))


def test_an_act_of_another_assembly_is_not_of_this_record(world: World) -> None:
    act = world.make(meeting.Call, CHAIR, title="Sitting", body="plenary", assembly="other")
    with refuses("other_assembly", world.state):
        world.enter(world.raw(act))


def test_time_never_runs_backwards(world: World) -> None:
    act = world.make(meeting.Note, SECRETARIAT, meeting=_meeting(world), members=(), present=True)
    at = world.now
    world.now = at - timedelta(seconds=2)
    early = world.raw(act)
    with pytest.raises(BadProof):
        world.enter(early)
    world.now = at - timedelta(seconds=1)
    world.enter(world.raw(act))


def test_an_entry_that_was_changed_is_not_believed(world: World) -> None:
    index = len(world.entries) - 3
    found = entry.parse(world.entries[index])
    other = entry.parse(world.entries[index - 1])
    for changed in (
        msgspec.structs.replace(found, act=msgspec.structs.replace(found.act, signatures=other.act.signatures)),
        msgspec.structs.replace(found, given=entry.parse(world.entries[-1]).given),
    ):
        state = folded(world, world.entries[:index])
        before = picture(state)
        with pytest.raises((BadProof, BadFormat)):
            state.add(msgspec.json.encode(changed, order="sorted"))
        assert picture(state) == before


def test_a_lock_without_what_is_given_is_not_believed(world: World) -> None:
    found = entry.parse(world.entries[-1])
    state = folded(world, world.entries[:-1])
    with pytest.raises(BadProof):
        state.add(msgspec.json.encode(msgspec.structs.replace(found, given=None), order="sorted"))


def test_entries_in_another_order_are_not_believed(world: World) -> None:
    """An enrolment before its accreditation, a cast before its opening."""
    for index in (1, len(world.entries) - 2):
        state = folded(world, world.entries[:index])
        with pytest.raises((BadProof, Refusal)):
            folded_on(state, world.entries[index + 1], world.entries[index])


def test_a_blob_that_nobody_has_is_asked_for_in_vain(world: World) -> None:
    state = State()
    for raw in world.entries:
        if b"proposal.table" in entry.open_envelope(entry.parse(raw).act).body:
            with refuses("unknown_object", state, noun="blob"):
                state.add(raw)
            return
        state.add(raw)
    raise AssertionError("no proposal was tabled")


def test_what_was_refused_may_be_lawful_later(world: World) -> None:
    """A refused act uses up nothing, not even its id."""
    called = _meeting(world)
    act = world.make(meeting.Declare, delegate_of("KEN"), member="KEN", meeting=called, present=True)
    with refuses("not_your_key", world.state):
        world.enter(world.raw(act, world.key(CHAIR)))
    world.enter(world.raw(act))


def folded_on(state: State, *entries: bytes) -> None:
    for raw in entries:
        state.add(raw)


def _meeting(world: World) -> str:
    return next(iter(world.state.objects(meeting.Meeting)))
