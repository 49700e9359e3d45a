"""Members: equal, admitted once, each with one vote (P-01, P-11)."""

from typing import Any

import pytest

from deliberation.core import member
from deliberation.core.member import Admitted, Member
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def admit(world: World, *ids: str, actor: str = SECRETARIAT) -> Any:
    return world.do(member.Admit, actor, members=tuple(Admitted(member=id, name=id) for id in ids))


def test_members_are_admitted_together(world: World) -> None:
    admit(world, "BRA", "IDN")
    assert world.state.objects(Member)["BRA"] == Member(id="BRA", name="BRA", entry=world.state.size - 1)
    assert {"BRA", "IDN", *world.members} == set(world.state.objects(Member))


@pytest.mark.parametrize("ids", [("KEN",), ("BRA", "KEN"), ("BRA", "BRA")])
def test_a_member_is_admitted_once(world: World, ids: tuple[str, ...]) -> None:
    with refuses("member_exists", world.state, member=ids[-1]):
        admit(world, *ids)


@pytest.mark.parametrize("count", [0, 501])
def test_an_admission_has_between_1_and_500_lines(world: World, count: int) -> None:
    with refuses("malformed", world.state, why="members"):
        admit(world, *(f"X{number:03}" for number in range(count)))


@pytest.mark.parametrize("actor", [CHAIR, delegate_of("KEN")])
def test_only_the_secretariat_admits(world: World, actor: str) -> None:
    with refuses("not_permitted", world.state, kind="member.admit"):
        admit(world, "BRA", actor=actor)
