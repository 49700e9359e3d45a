"""The live stream over real sockets: nothing is missed, nothing skipped, nothing told to whom it is not for."""

import asyncio
import contextlib
import socket as sockets
from typing import Any

import asyncpg
import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from deliberation.core import key
from deliberation.errors import REFUSALS
from deliberation.live.hub import Hub, Sink
from deliberation.live.protocol import CLOSE_REFUSED, CLOSE_RIGHTS, CLOSE_SLOW
from deliberation.record.frames import Frame
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.check import Screen, check
from tests.door import Door, Ear, serving
from tests.world import CHAIR, OBSERVER, SECRETARIAT, World, delegate_of, new_world


async def snapshot(door: Door, world: World) -> dict[str, Any]:
    answer = await door.http.get(f"/api/assemblies/{world.id}/snapshot")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def session_of_work(world: World) -> None:
    """A meeting, an amendment that is adopted, and the vote."""
    sitting = await world.meet()
    tabled = await world.table("KEN")
    await world.decide(sitting, "amendment", await world.amend(tabled, "FRA"), 3, 1)
    await world.comment(tabled, "TUV", "A small state asks for time", "members")
    await world.decide(sitting, "proposal", tabled, 2, 1)


def refused(message: dict[str, Any], code: str) -> None:
    """The message is this refusal, complete."""
    assert (message["type"], message["code"], message["rule"]) == ("refused", code, REFUSALS[code][1])
    assert message["detail"]


async def last(world: World) -> int:
    size, _ = await world.head()
    return size - 1


async def test_an_old_snapshot_and_the_frames_are_the_new_snapshot(world: World, door: Door) -> None:
    old = await snapshot(door, world)
    async with door.live() as socket:
        ear = Ear(socket)
        subscribed = await ear.subscribe(world.id, old["index"])
        assert subscribed == {
            "type": "subscribed", "assembly": world.id, "audiences": ["public"], "upto": old["index"],
        }  # fmt: skip
        await session_of_work(world)
        frames = await ear.until(await last(world))
    screen = Screen(old["index"], old["objects"])
    for frame in frames:
        screen.take(frame)
    new = await snapshot(door, world)
    assert new["index"] == await last(world)
    assert screen.objects == Screen(0, new["objects"]).objects
    await check(world)


async def test_from_the_beginning_everything_is_told(world: World, door: Door) -> None:
    await session_of_work(world)
    async with door.live() as socket:
        ear = Ear(socket)
        subscribed = await ear.subscribe(world.id, -1)
        assert subscribed["upto"] == await last(world)
        frames = await ear.until(await last(world))
    assert frames[0].after == -1
    screen = Screen(-1, [])
    for frame in frames:
        screen.take(frame)
    assert screen.objects == Screen(0, (await snapshot(door, world))["objects"]).objects


async def test_after_a_break_exactly_what_was_missed_is_told(world: World, door: Door) -> None:
    async with door.live() as socket:
        ear = Ear(socket)
        await ear.subscribe(world.id, await last(world))
        await world.meet()
        heard = (await ear.until(await last(world)))[-1].upto
    tabled = await world.table("KEN")
    await world.amend(tabled, "FRA")
    async with door.live() as socket:
        ear = Ear(socket)
        await ear.subscribe(world.id, heard)
        missed = list(await ear.until(await last(world)))
        assert [line["index"] for frame in missed for line in frame.entries] == [heard + 1, heard + 2]
        await world.table("TUV")
        frames = await ear.until(await last(world))
    assert [frame.after for frame in frames] == [heard, heard + 1, heard + 2]


async def test_those_who_join_while_acts_come_are_told_each_frame_once(world: World, door: Door) -> None:
    """However far a newcomer's snapshot is behind or ahead of the stream, one frame begins where the last ended."""
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    begin = await last(world)
    done = asyncio.Event()

    async def follow(since: int) -> tuple[int, list[Frame]]:
        async with door.live() as socket:
            ear = Ear(socket)
            await ear.subscribe(world.id, since)
            await done.wait()
            return since, await ear.until(await last(world))

    newcomers = [asyncio.create_task(follow(begin))]
    for turn in range(12):
        for voter in world.members:
            await world.cast(on, voter)
        if turn % 3 == 2:
            await world.amend(await world.table("TUV"), "FRA")
        now = await last(world)
        newcomers += [asyncio.create_task(follow(since)) for since in (begin, now - 2, now)]
    await world.lock(on)
    done.set()
    for since, frames in await asyncio.gather(*newcomers):
        told = [index for frame in frames for index in range(frame.after + 1, frame.upto + 1)]
        assert told == list(range(since + 1, await last(world) + 1))


async def test_casts_come_together(world: World, store: Store, settings: Settings) -> None:
    """The pause is so long that casts come many times within it, also where each takes its time."""
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    begin = await last(world)
    with serving(msgspec.structs.replace(settings, tally_ms=1000), store.url) as door:
        async with door.live() as socket:
            ear = Ear(socket)
            await ear.subscribe(world.id, begin)
            for _ in range(8):
                for voter in world.members:
                    await world.cast(on, voter)
            frames = await ear.until(await last(world))
            assert sum(frame.casts for frame in frames) == 40
            assert len(frames) < 20
            assert all(frame.entries == [] for frame in frames)
            voted = {change["member"] for frame in frames for change in frame.changes}
            assert voted == set(world.members)
            await world.cast(on, "KEN")
            await world.lock(on)
            frames = await ear.until(await last(world))
        await door.http.aclose()
    assert [line["kind"] for line in frames[-1].entries] == ["ballot.lock"]
    cursor = begin
    for frame in frames:
        assert frame.after == cursor
        cursor = frame.upto


async def test_who_hears_what(world: World, door: Door) -> None:
    """Comments for members, and for one delegation, never reach others: neither their words nor that they are there."""
    who = {"public": None, "observer": OBSERVER, "chair": CHAIR, "KEN": delegate_of("KEN"), "FRA": delegate_of("FRA")}
    tabled = await world.table("KEN")
    begin = await last(world)
    ears: dict[str, Ear] = {}
    late: dict[str, Ear] = {}
    async with contextlib.AsyncExitStack() as stack:
        for name, accreditation in who.items():
            token = await door.token(world, accreditation) if accreditation else None
            for there in (ears, late):
                there[name] = Ear(await stack.enter_async_context(door.live(token)))
            await ears[name].subscribe(world.id, begin)
        first = await world.comment(tabled, "KEN", "for the members", "members")
        await world.comment(tabled, "KEN", "for ourselves", "member:KEN")
        await world.comment(tabled, "KEN", "again for the members", "members", reply_to=first)
        await world.comment(tabled, "KEN", "for everyone", "public")
        for name in who:
            await late[name].subscribe(world.id, begin)
            for there in (ears, late):
                await there[name].until(await last(world))
    heard = {"public": 1, "observer": 1, "chair": 3, "KEN": 4, "FRA": 3}
    for there in (ears, late):
        for name, ear in there.items():
            text = "".join(ear.texts)
            lines = [line for frame in ear.frames for line in frame.entries]
            assert len(lines) == heard[name], name
            assert ("for ourselves" in text) == (name == "KEN")
            assert ("the members" in text) == (name not in ("public", "observer"))
            assert "for everyone" in text
    await check(world)


async def test_threads_are_read_by_the_same_rule(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    for audience in ("public", "members", "member:KEN"):
        await world.comment(tabled, "KEN", f"for {audience}", audience)
    seen: dict[str, list[str]] = {}
    for name, who in {"public": None, "observer": OBSERVER, "sec": SECRETARIAT, "KEN": delegate_of("KEN"),
                      "FRA": delegate_of("FRA")}.items():  # fmt: skip
        headers = door.bearer(await door.token(world, who)) if who else {}
        answer = await door.http.get(f"/api/assemblies/{world.id}/threads/proposal/{tabled}", headers=headers)
        seen[name] = [each["audience"] for each in answer.json()["objects"]]
    assert seen == {
        "public": ["public"], "observer": ["public"], "sec": ["public", "members"],
        "KEN": ["public", "members", "member:KEN"], "FRA": ["public", "members"],
    }  # fmt: skip


@pytest.mark.parametrize("end", ["accreditation ended", "signed out"])
async def test_whose_rights_end_is_told_no_more(
    world: World, door: Door, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deliberation.live.socket.RECHECK", 0.1)
    tabled = await world.table("KEN")
    token = await door.token(world, delegate_of("FRA"))
    async with door.live(token) as socket:
        ear = Ear(socket)
        assert (await ear.subscribe(world.id, await last(world)))["audiences"] == ["public", "members", "member:FRA"]
        if end == "signed out":
            assert (await door.http.delete("/api/session", headers=door.bearer(token))).status_code == 204
        else:
            await world.do(SECRETARIAT, key.Disaccredit, accreditation=delegate_of("FRA"))
        while (message := await ear.next())["type"] == "frame":
            pass
        assert message == {"type": "reset", "reason": "rights"}
        with pytest.raises(ConnectionClosed) as closed:
            await ear.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == CLOSE_RIGHTS
    await world.comment(tabled, "KEN", "for the members", "members")
    async with door.live(token) as socket:
        ear = Ear(socket)
        assert (await ear.subscribe(world.id, -1))["audiences"] == ["public"]
        await ear.until(await last(world) - 1)
        assert "for the members" not in "".join(ear.texts)


GARBAGE: list[Any] = [
    "", "null", "[]", "{}", "subscribe", "\x00", '{"type":"subscribe"}', '{"type":"shout","assembly":"w","since":0}',
    '{"type":"subscribe","assembly":"%s","since":"0"}', '{"type":"subscribe","assembly":"%s","since":-2}',
    '{"type":"subscribe","assembly":"%s","since":1.5}', '{"type":"subscribe","assembly":"%s","since":null}',
    '{"type":"subscribe","assembly":"%s","since":9007199254740992}',
    '{"type":"subscribe","assembly":"%s","since":1e400}', '{"type":"subscribe","assembly":"%s","since":0,"as":"KEN"}',
    '{"type":"subscribe","assembly":"%s\\n","since":0}', '{"type":"subscribe","assembly":"../%s","since":0}',
    "[" * 20_000, b"\x00\xff\xfe", b'{"type":"subscribe","assembly":"w","since":0}',
]  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
async def test_what_is_not_understood_is_refused_and_ends(world: World, door: Door, garbage: Any) -> None:
    before = await world.picture()
    async with door.live() as socket:
        ear = Ear(socket)
        await socket.send(garbage.replace("%s", world.id) if isinstance(garbage, str) else garbage)
        message = await ear.next()
        refused(message, "bad_cursor")
        with pytest.raises(ConnectionClosed) as closed:
            await ear.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == CLOSE_REFUSED
    assert await world.picture() == before


async def test_an_assembly_that_there_is_not_is_refused(door: Door) -> None:
    async with door.live() as socket:
        refused(await Ear(socket).subscribe("nowhere", 0), "other_assembly")


async def test_a_message_too_large_ends_the_socket(door: Door) -> None:
    async with door.live() as socket:
        await socket.send("x" * 70_000)
        with pytest.raises(ConnectionClosed):
            await Ear(socket).next()


async def test_who_knows_more_than_there_is_begins_anew(world: World, door: Door) -> None:
    async with door.live() as socket:
        ear = Ear(socket)
        assert await ear.subscribe(world.id, await last(world) + 1) == {"type": "reset", "reason": "unknown"}
        assert (await ear.subscribe(world.id, await last(world)))["type"] == "subscribed"


async def test_who_missed_too_much_begins_anew(world: World, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deliberation.live.socket.MISSED_MAX", 5)
    async with door.live() as socket:
        ear = Ear(socket)
        assert await ear.subscribe(world.id, 0) == {"type": "reset", "reason": "gap"}
        assert (await ear.subscribe(world.id, await last(world) - 4))["type"] == "subscribed"


async def test_a_socket_moves_from_one_assembly_to_another(world: World, door: Door) -> None:
    other = await new_world(world.record)
    async with door.live() as socket:
        ear = Ear(socket)
        await ear.subscribe(world.id, await last(world))
        assert (await ear.subscribe(other.id, await last(other)))["assembly"] == other.id
        await world.meet()
        await other.table("KEN")
        message = await ear.next()
        assert [line["kind"] for line in message["entries"]] == ["proposal.table"]


async def test_a_foreign_page_opens_no_socket(door: Door) -> None:
    for origin in ("https://evil.example", "null", door.url + ".evil.example", door.url.replace("http", "https")):
        with pytest.raises(InvalidStatus) as answer:
            async with door.live(origin=origin):
                pass
        assert answer.value.response.status_code == 403
    with pytest.raises(InvalidStatus):
        async with _cross_site(door):
            pass
    async with door.live(origin=door.url):
        pass


def _cross_site(door: Door) -> Any:
    return connect(
        door.url.replace("http", "ws", 1) + "/live", additional_headers={"sec-fetch-site": "cross-site"}, proxy=None
    )


async def test_a_lost_listening_connection_is_made_again(world: World, door: Door) -> None:
    """Only the notification tells the server what this process's record has done."""
    async with door.live() as socket:
        ear = Ear(socket)
        await ear.subscribe(world.id, await last(world))
        await world.meet()
        await ear.until(await last(world))
        database = await asyncpg.connect(world.store.url.replace("+asyncpg", ""))
        killed = await database.fetch(
            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        )
        await database.close()
        assert killed
        for _ in range(3):
            await world.table("KEN")
            await ear.until(await last(world))
            await asyncio.sleep(0.6)
    cursor = ear.frames[0].after
    for frame in ear.frames:
        assert frame.after == cursor
        cursor = frame.upto


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Sink]:
    """The servers' ends of all sockets that are opened from now on."""
    sinks: list[Sink] = []
    real = Hub.sink

    def sink(hub: Hub, *facts: Any) -> Sink:
        sinks.append(real(hub, *facts))
        return sinks[-1]

    monkeypatch.setattr(Hub, "sink", sink)
    return sinks


async def test_a_client_that_does_not_read_is_dropped_and_never_skipped(
    world: World, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sinks = watched(monkeypatch)
    tabled = await world.table("KEN")
    begin = await last(world)
    hasty = msgspec.structs.replace(settings, slow_ms=300)
    with serving(hasty, store.url, send_buffer=4096) as door:
        address = door.url.replace("http", "ws", 1) + "/live"
        narrow = sockets.socket()
        narrow.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
        narrow.setblocking(False)
        await asyncio.get_running_loop().sock_connect(narrow, ("127.0.0.1", door.settings.port))
        async with (
            connect(address, sock=narrow, compression=None, max_queue=1, ping_interval=None, proxy=None) as asleep,
            door.live() as awake,
        ):
            slow, quick = Ear(asleep), Ear(awake)
            await slow.subscribe(world.id, begin)
            await quick.subscribe(world.id, begin)
            listening = asyncio.create_task(quick.until(begin + 60))
            for number in range(60):
                await world.comment(tabled, "KEN", f"{number} " + "x" * 9_000)
            await listening
            async with asyncio.timeout(60):
                while not any(sink.dropped for sink in sinks):  # noqa: ASYNC110  # who does not read is told nothing
                    await asyncio.sleep(0.01)
            with pytest.raises(ConnectionClosed) as closed:
                await slow.until(await last(world))
            assert closed.value.rcvd is None or closed.value.rcvd.code == CLOSE_SLOW
        heard = [line["index"] for frame in slow.frames for line in frame.entries]
        assert 0 < len(heard) < 60
        assert heard == list(range(begin + 1, begin + 1 + len(heard)))
        async with door.live() as back:
            again = Ear(back)
            await again.subscribe(world.id, heard[-1])
            frames = await again.until(await last(world))
        rest = [line["index"] for frame in frames for line in frame.entries]
        assert heard + rest == list(range(begin + 1, await last(world) + 1))
        await door.http.aclose()


async def test_the_hall_pulses(world: World, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deliberation.live.socket.RECHECK", 0.05)
    monkeypatch.setattr("deliberation.live.socket.PULSE", 0.1)
    async with door.live() as socket:
        ear = Ear(socket)
        await ear.subscribe(world.id, await last(world))
        assert await ear.next() == {"type": "pulse", "upto": await last(world)}
