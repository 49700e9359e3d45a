"""Drafting together over sockets: what one writes the other is told, and nobody else hears that anybody writes."""

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import msgspec
import pytest
import pytest_asyncio
from websockets.exceptions import ConnectionClosed

from deliberation.core import key
from deliberation.drafts import pace
from deliberation.drafts.pace import BURST
from deliberation.drafts.wire import SENT_MAX
from deliberation.errors import REFUSALS
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.door import Door, serving
from tests.drafts.desk import Desk, Seat, delegate, signed_in
from tests.drafts.updates import update, update64
from tests.world import CHAIR, OBSERVER, SECRETARIAT, World, delegate_of


@pytest_asyncio.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as sockets:
        yield sockets


async def two(world: World, door: Door) -> tuple[Desk, Desk]:
    return await signed_in(world, door, delegate_of("KEN")), await delegate(world, door, "ken-2", "KEN")


def refused(message: dict[str, Any], code: str) -> None:
    """The message is this refusal, complete."""
    assert (message["type"], message["code"], message["rule"]) == ("draft.refused", code, REFUSALS[code][1])
    assert message["detail"]


async def test_what_one_writes_the_other_is_told(world: World, door: Door, stack: AsyncExitStack) -> None:
    one, other = await two(world, door)
    draft = await one.begin()
    here, there = await one.sits(stack), await other.sits(stack)
    for seat in (here, there):
        opened = await seat.open(draft)
        assert (opened["number"], opened["updates"]) == (1, 1)
    await here.send(draft, update64(2, 0, "from one"), "name-1")
    assert await here.next("kept") == {"type": "draft.kept", "draft": draft, "id": "name-1", "number": 2}
    told = await there.next("told")
    assert (told["number"], b64decode(told["update"])) == (2, update(2, 0, "from one"))
    await other.post(f"/{draft}/updates", {"update": update64(3, 0, "by HTTP")})
    assert b64decode((await here.next("told", "told"))["update"])
    assert (await there.next("told"))["number"] == 3


async def test_who_has_not_opened_it_is_told_of_the_list_alone(world: World, door: Door, stack: AsyncExitStack) -> None:
    one, other = await two(world, door)
    seat = await other.sits(stack)
    draft = await one.begin()
    assert await seat.next("listed") == {"type": "draft.listed"}
    await one.post(f"/{draft}/updates", {"update": update64(2, 0, "x")})
    await seat.hears_nothing()
    await one.post(f"/{draft}/updates", {"update": update64(2, 1, "x"), "title": "Another title"})
    await seat.next("listed")
    await one.post(f"/{draft}/end", {})
    ended = await seat.next("ended")
    assert ended == {"type": "draft.ended", "draft": draft, "state": "discarded", "act": None}


async def test_who_is_at_which_clause(world: World, door: Door, stack: AsyncExitStack) -> None:
    one, other = await two(world, door)
    draft = await one.begin()
    here = await one.sits(stack)
    await here.open(draft)
    await here.here(draft, "opera1")
    async with AsyncExitStack() as visit:
        there = await other.sits(visit)
        [present] = await there.people(1)
        assert (present["name"], present["clause"], present["draft"]) == ("Name of ken-1", "opera1", draft)
        visit_of = (await there.open(draft))["visit"]
        await there.here(draft, "opera2")
        people = await here.people(2)
        while {each.get("clause") for each in people} != {"opera1", "opera2"}:
            people = await here.people(2)
        assert {each["visit"] for each in people if each["clause"] == "opera2"} == {visit_of}
    assert len(await here.people(1)) == 1, "one who has gone is gone"
    await here.ear.send({"type": "draft.close", "draft": draft})
    await here.people(0)


@pytest.mark.parametrize("who", [delegate_of("FRA"), OBSERVER, CHAIR, SECRETARIAT, None])
async def test_others_hear_nothing_and_write_nothing(
    world: World, door: Door, stack: AsyncExitStack, who: str | None
) -> None:
    one, _ = await two(world, door)
    draft = await one.begin()
    here = await one.sits(stack)
    await here.open(draft)
    stranger = await (await signed_in(world, door, who) if who else Desk(world, door, None)).sits(stack)
    await here.here(draft, "opera1")
    await here.send(draft, update64(2, 0, "for ourselves"))
    await here.next("kept")
    await one.begin("another")
    await stranger.hears_nothing()
    before = await world.picture()
    await stranger.send(draft, update64(9, 0, "from a stranger"))
    if who == delegate_of("FRA"):
        refused(await stranger.next("refused"), "unknown_object")
        refused(await stranger.open(draft), "unknown_object")
        await stranger.here(draft, "opera1")
        await stranger.hears_nothing()
    else:
        message = await stranger.ear.next()
        assert (message["type"], message["code"]) == ("refused", "not_permitted")
        with pytest.raises(ConnectionClosed):
            await stranger.ear.next()
    assert await world.picture() == before
    assert len((await one.get()).json()) == 2


async def test_whose_accreditation_ends_hears_no_more_from_that_instant(
    world: World, door: Door, stack: AsyncExitStack
) -> None:
    """Not five seconds later, when the socket is looked at again."""
    one, other = await two(world, door)
    draft = await one.begin()
    here, there = await one.sits(stack), await other.sits(stack)
    await here.open(draft)
    await there.open(draft)
    await there.people(2)
    await world.do(SECRETARIAT, key.Disaccredit, accreditation="ken-2")
    await here.send(draft, update64(2, 0, "without them"))
    await here.next("kept")
    await here.here(draft, "opera1")
    await there.hears_nothing()
    await there.send(draft, update64(3, 0, "from one who has gone"))
    while (await there.ear.next())["type"] not in ("refused", "reset"):
        pass
    assert len(await one.words(draft)) == 2


async def test_refused_is_answered_and_the_socket_stays(world: World, door: Door, stack: AsyncExitStack) -> None:
    one, _ = await two(world, door)
    draft, ended = await one.begin(), await one.begin()
    await one.post(f"/{ended}/end", {})
    seat = await one.sits(stack)
    refused(await seat.open(str(uuid4())), "unknown_object")
    refused(await seat.open(ended), "draft_ended")
    await seat.send(ended, update64(2, 0, "too late"), "late")
    message = await seat.next("refused")
    refused(message, "draft_ended")
    assert message["id"] == "late"
    await seat.send(draft, "AAA=")
    refused(await seat.next("refused"), "bad_update")
    assert (await seat.open(draft))["type"] == "draft.opened"


GARBAGE: list[Any] = [
    {"type": "draft.open"}, {"type": "draft.open", "draft": "x"}, {"type": "draft.send", "draft": str(uuid4())},
    {"type": "draft.send", "draft": str(uuid4()), "id": "a", "update": "%"},
    {"type": "draft.send", "draft": str(uuid4()), "id": "a\n", "update": "AAA="},
    {"type": "draft.send", "draft": str(uuid4()), "id": "a", "update": "A" * (SENT_MAX * 4 // 3 + 8)},
    {"type": "draft.here", "draft": str(uuid4()), "clause": "../x"},
    {"type": "draft.here", "draft": str(uuid4()), "clause": "x" * 65},
    {"type": "draft.told", "draft": str(uuid4()), "number": 1},
    {"type": "draft.open", "draft": str(uuid4()), "as": "FRA"},
]  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
async def test_what_is_not_understood_ends_the_socket(
    world: World, door: Door, stack: AsyncExitStack, garbage: Any
) -> None:
    seat = await (await signed_in(world, door, delegate_of("KEN"))).sits(stack)
    await seat.ear.send(garbage)
    assert (await seat.ear.next())["code"] == "bad_cursor"
    with pytest.raises(ConnectionClosed):
        await seat.ear.next()


async def test_before_subscribing_nothing_is_taken(world: World, door: Door, stack: AsyncExitStack) -> None:
    from tests.door import Ear

    ours = await signed_in(world, door, delegate_of("KEN"))
    ear = Ear(await stack.enter_async_context(door.live(ours.token)))
    await ear.send({"type": "draft.open", "draft": str(uuid4())})
    assert (await ear.next())["code"] == "bad_cursor"


async def test_too_fast_is_said_and_nothing_else_happens(
    world: World, door: Door, stack: AsyncExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "RATE", 0.0)  # however long it takes to send them
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin()
    seat = await ours.sits(stack)
    for _ in range(int(BURST) + 40):
        await seat.send(draft, "AAA=")
    codes = [(await seat.next("refused"))["code"] for _ in range(int(BURST) + 40)]
    assert set(codes) == {"bad_update", "too_fast"}


async def test_a_large_update_is_named_and_fetched(world: World, door: Door, stack: AsyncExitStack) -> None:
    one, other = await two(world, door)
    draft = await one.begin()
    seat = await other.sits(stack)
    await seat.open(draft)
    await one.post(f"/{draft}/updates", {"update": update64(2, 0, "x" * (SENT_MAX + 1))})
    assert await seat.next("told") == {"type": "draft.told", "draft": draft, "number": 2, "update": None}
    assert len(await other.words(draft, since=1)) == 1


async def test_two_processes_are_one_room(
    world: World, door: Door, store: Store, settings: Settings, stack: AsyncExitStack
) -> None:
    one = await signed_in(world, door, delegate_of("KEN"))
    draft = await one.begin()
    with serving(msgspec.structs.replace(settings), store.url) as another:
        other = await delegate(world, another, "ken-2", "KEN")
        async with AsyncExitStack() as far:
            here, there = await one.sits(stack), await other.sits(far)
            await here.open(draft)
            await there.open(draft)
            await there.here(draft, "opera2")
            people = await here.people(2)
            while "opera2" not in {each.get("clause") for each in people}:
                people = await here.people(2)
            await there.send(draft, update64(2, 0, "from afar"))
            assert b64decode((await here.next("told"))["update"]) == update(2, 0, "from afar")
        await here.people(1)
        await another.http.aclose()


async def test_many_updates_come_to_all_in_full(world: World, door: Door, stack: AsyncExitStack) -> None:
    one, other = await two(world, door)
    draft = await one.begin()
    here, there = await one.sits(stack), await other.sits(stack)
    await here.open(draft)
    await there.open(draft)

    async def write(seat: Seat, client: int) -> None:
        for clock in range(40):
            await seat.send(draft, update64(client, clock, "x"), f"n{clock}")
            await asyncio.sleep(0.01)

    await asyncio.gather(write(here, 2), write(there, 3))
    for seat in (here, there):
        numbers: set[int] = set()
        while len(numbers) < 80:
            told = await seat.next("told")
            assert told["update"]
            numbers.add(told["number"])
        assert numbers == set(range(2, 82))
    assert len(await one.words(draft)) == 81
