"""Acts on members' standing: who may enter what, on which document, and what is not taken (P-03 to P-11)."""

from typing import Any

import pytest

from deliberation.core import standing
from deliberation.core.member import Arrears, Credentials, Leaving, Member, Permission, Standing
from deliberation.core.standing import Owing
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

OWING = {"notice": "A/80/712", "currency": "USD", "members": (Owing(member="KEN", owed=3, due=2),)}
PERMIT = {"members": ("KEN",), "decision": "80/5", "until": "2026-12-31"}
CREDENTIALS = {"members": ("KEN",), "state": "challenged", "cites": "A/80/600"}
SUSPEND = {"members": ("KEN",), "decision": "80/9"}
WITHDRAW = {"members": ("KEN",), "notice": "Letter of 1 September", "day": "2026-12-31"}
ACTS: dict[Any, dict[str, Any]] = {
    standing.NoteArrears: OWING,
    standing.Permit: PERMIT,
    standing.NoteCredentials: CREDENTIALS,
    standing.Suspend: SUSPEND,
    standing.Withdraw: WITHDRAW,
}
BUREAU = (standing.Permit, standing.NoteCredentials, standing.Suspend)


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def of(world: World, id: str = "KEN") -> Standing:
    return world.state.objects(Member)[id].standing


def test_each_act_changes_its_part_and_leaves_the_others(world: World) -> None:
    for kind, facts in ACTS.items():
        world.do(kind, SECRETARIAT, **facts)
    assert of(world) == Standing(
        arrears=Arrears(owed=3, due=2, currency="USD", notice="A/80/712"),
        permission=Permission(decision="80/5", until="2026-12-31"),
        credentials=Credentials(state="challenged", cites="A/80/600"),
        suspended="80/9",
        leaving=Leaving(notice="Letter of 1 September", day="2026-12-31"),
    )
    assert of(world, "FRA") == Standing()
    world.do(standing.Restore, CHAIR, members=("KEN",), decision="80/10")
    assert (of(world).suspended, of(world).leaving) == (None, None)
    world.do(standing.NoteArrears, SECRETARIAT, **OWING | {"members": (Owing(member="KEN", owed=0, due=2),)})
    assert of(world).arrears is None
    assert world.state.objects(Member)["KEN"].voting_key is not None


@pytest.mark.parametrize("kind", ACTS)
def test_who_may_enter_them(world: World, kind: Any) -> None:
    with refuses("not_permitted", world.state, role="delegate"):
        world.do(kind, delegate_of("KEN"), **ACTS[kind])
    if kind in BUREAU:
        world.do(kind, CHAIR, **ACTS[kind])
    else:
        with refuses("not_permitted", world.state, role="chair"):
            world.do(kind, CHAIR, **ACTS[kind])


@pytest.mark.parametrize("kind", [kind for kind in ACTS if kind is not standing.NoteArrears])
def test_members_are_named_once_each_and_there_are_such(world: World, kind: Any) -> None:
    for members in ((), ("KEN", "KEN"), tuple(f"X{number}" for number in range(501))):
        with refuses("malformed", world.state, why="members"):
            world.do(kind, SECRETARIAT, **ACTS[kind] | {"members": members})
    with refuses("unknown_object", world.state, noun="member", id="XXX"):
        world.do(kind, SECRETARIAT, **ACTS[kind] | {"members": ("KEN", "XXX")})


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (Owing(member="KEN", owed=1, due=1), Owing(member="KEN", owed=2, due=1)),
        (Owing(member="KEN", owed=-1, due=1),),
        (Owing(member="KEN", owed=1, due=-1),),
        (Owing(member="KEN", owed=10**15 + 1, due=1),),
    ],
)
def test_figures_that_are_none_are_not_taken(world: World, lines: tuple[Owing, ...]) -> None:
    with refuses("malformed", world.state):
        world.do(standing.NoteArrears, SECRETARIAT, **OWING | {"members": lines})


@pytest.mark.parametrize("currency", ["usd", "US", "USDX", "US\n"])
def test_a_currency_has_three_capitals(world: World, currency: str) -> None:
    with refuses("malformed", world.state):
        world.do(standing.NoteArrears, SECRETARIAT, **OWING | {"currency": currency})


@pytest.mark.parametrize("cited", ["", "two\nlines", "x" * 301])
def test_what_is_cited_stands_on_one_line(world: World, cited: str) -> None:
    for kind, field in (
        (standing.NoteArrears, "notice"),
        (standing.Permit, "decision"),
        (standing.NoteCredentials, "cites"),
        (standing.Suspend, "decision"),
        (standing.Withdraw, "notice"),
    ):
        with refuses("malformed", world.state):
            world.do(kind, SECRETARIAT, **ACTS[kind] | {field: cited})


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0000-01-01"])
def test_days_are_of_the_calendar(world: World, day: str) -> None:
    with refuses("malformed", world.state):
        world.do(standing.Permit, SECRETARIAT, **PERMIT | {"until": day})
    with refuses("malformed", world.state):
        world.do(standing.Withdraw, SECRETARIAT, **WITHDRAW | {"day": day})


def test_days_that_are_past_are_not_taken(world: World) -> None:
    with refuses("day_past", world.state, day="2026-09-14", today="2026-09-15"):
        world.do(standing.Permit, SECRETARIAT, **PERMIT | {"until": "2026-09-14"})
    with refuses("day_past", world.state, day="2026-09-14", today="2026-09-15"):
        world.do(standing.Withdraw, SECRETARIAT, **WITHDRAW | {"day": "2026-09-14"})
    world.do(standing.Permit, SECRETARIAT, **PERMIT | {"until": "2026-09-15"})


def test_nobody_is_suspended_twice_or_restored_from_nothing(world: World) -> None:
    with refuses("nothing_to_restore", world.state, member="KEN"):
        world.do(standing.Restore, SECRETARIAT, members=("KEN",), decision="80/10")
    world.do(standing.Suspend, SECRETARIAT, **SUSPEND)
    with refuses("member_suspended", world.state, member="KEN", cites="80/9"):
        world.do(standing.Suspend, SECRETARIAT, **SUSPEND)


def test_who_has_left_gives_no_notice_again(world: World) -> None:
    world.do(standing.Withdraw, SECRETARIAT, **WITHDRAW | {"day": "2026-09-15"})
    with refuses("not_a_member", world.state, member="KEN"):
        world.do(standing.Withdraw, SECRETARIAT, **WITHDRAW)
