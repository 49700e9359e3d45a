"""Entry 0, and the numbers that symbols are made of."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import assembly, canonical, meeting
from deliberation.core.accreditation import Accreditation
from deliberation.core.act import SERVER
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.envelope import b64
from deliberation.core.profiles.ga import GA
from deliberation.core.proposal import Proposal
from tests.memory import CHAIR, SECRETARIAT, World
from tests.refusing import refuses


def creation(world: World, **fields: Any) -> assembly.Create:
    made: assembly.Create = world.make(
        assembly.Create,
        fields.pop("actor", SERVER),
        **{
            "name": "Memory", "origin": world.origin, "prefix": "A", "session": 80, "profile": GA,
            "server_key": b64(world.server.public), "secretariat": SECRETARIAT,
        }
        | fields,
    )  # fmt: skip
    return made


def test_it_is_created_once() -> None:
    world = World()
    world.enter(world.raw(creation(world), world.server))
    with refuses("assembly_exists", world.state, assembly=world.assembly):
        world.enter(world.raw(creation(world), world.server))


@pytest.mark.parametrize("name", ["Mars/Olympus", "localtime", "posixrules", "Europe", "Europe/paris"])
def test_it_sits_where_there_is_a_time_zone(name: str) -> None:
    """P-41."""
    world = World()
    with refuses("unknown_time_zone", world.state, name=name):
        world.enter(world.raw(creation(world, time_zone=name), world.server))
    for outside in ("/etc/passwd", "../../etc/passwd", "Asia/../../x", ""):
        with refuses("malformed", world.state):
            world.enter(world.raw(creation(world, time_zone=outside), world.server))
    world.enter(world.raw(creation(world, time_zone="Asia/Shanghai"), world.server))
    assert world.state.objects(Assembly)[world.assembly].time_zone == "Asia/Shanghai"


def test_a_seat_that_is_not_named_is_not_written_out() -> None:
    """So that what was founded before there were zones has the same bytes."""
    world = World()
    assert b"time_zone" not in canonical.encode(creation(world))
    world.enter(world.raw(creation(world), world.server))
    assert world.state.objects(Assembly)[world.assembly].time_zone == "UTC"


def test_only_the_server_creates_it() -> None:
    world = World()
    with refuses("not_permitted", world.state, role="server", kind="assembly.create"):
        world.enter(world.raw(creation(world, actor=SECRETARIAT), world.server))


def test_nothing_comes_before_it() -> None:
    world = World()
    with refuses("unknown_key", world.state):
        world.do(meeting.Call, CHAIR, title="Plenary", body="plenary")


def test_it_begins_with_one_secretariat_and_nothing_else() -> None:
    world = World()
    world.enter(world.raw(creation(world), world.server))
    assert world.state.objects(Accreditation) == {
        SECRETARIAT: Accreditation(id=SECRETARIAT, role="secretariat", entry=0)
    }
    [made] = world.state.objects(Assembly).values()
    assert (made.proposals, made.resolutions, made.meetings, made.ballots) == (0, 0, 0, 0)


@given(st.lists(st.sampled_from(["proposals", "resolutions", "meetings", "ballots"])))
def test_each_series_counts_from_one_without_a_gap(series: list[str]) -> None:
    home = Assembly(id="memory", name="M", origin="o", prefix="A", session=1, profile=GA, server_key="", entry=0)
    given_out: dict[str, list[int]] = {}
    for counter in series:
        number, home = next_number(home, counter)
        given_out.setdefault(counter, []).append(number)
    for counter, numbers in given_out.items():
        assert numbers == list(range(1, len(numbers) + 1))
        assert getattr(home, counter) == len(numbers)


@pytest.mark.parametrize("count", [1, 3])
def test_symbols_are_the_prefix_the_session_and_the_number(count: int) -> None:
    world = World()
    world.found()
    for number in range(count):
        world.table("KEN", f"Norm {number}")
    symbols = {each.symbol for each in world.state.objects(Proposal).values()}
    assert symbols == {f"A/80/L.{number}" for number in range(1, count + 1)}
