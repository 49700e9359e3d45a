"""`scripts/bench votes`: votes on all their ways, beside what limits them, in one run.

Casts over HTTP beside a bare route, and over open sockets beside one core's rate of signatures; from the chair's act
that opens a ballot to the last of a thousand sockets; from the lock to the outcome, with rolls of three sizes.
"""

import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

import msgspec

from deliberation.client.api import Api
from deliberation.core.meeting import Call
from deliberation.simulate.founding import Body, found
from deliberation.simulate.server import OwnServer
from tests.load import counting, socketed
from tests.load.casting import check, close_ballot, ed25519_per_second, open_ballot, signed
from tests.load.lean import Load, aides, load, request

MEMBERS: Final = 193
CLIENTS: Final = 64
SOCKETS: Final = 8
SCREENS: Final = 1_000
ROLLS: Final = (MEMBERS, 10_000)
BARE: Final = "bare route"
HTTP: Final = "votes over HTTP"
OVER_SOCKETS: Final = "votes over sockets"
ALL: Final = os.sched_getaffinity(0)
GOAL_HTTP: Final = 0.6
GOAL_SOCKETS: Final = 0.6
METHOD: Final = f"""
method: {{rounds}} rounds of {{casts:,}} votes each, signed before, {MEMBERS} members in turn on one open ballot; every
answer is a receipt, and 200 of each load are checked. The server runs on one core, this client on another; PostgreSQL
(embedded, with fsync) and the process that checks signatures have all of them, and the latter's time is counted as the
server's. HTTP: {CLIENTS} connections, one vote at a time on each. Sockets: {SOCKETS}, 64 votes under way on each.
Screens: {SCREENS:,} sockets follow the assembly, and the time runs from the chair's request until the last of them
has the frame. Locks: from the chair's request to the answer, when the outcome is in the record; {counting.MANY:,} votes
are too many to sign here, so the law's step alone is timed for them: it opens, checks, counts and decides."""


class Screen(socketed.Listener):
    """A socket that follows an assembly, and tells when it has heard of something."""

    def __init__(self, assembly: str, since: int, words: bytes, left: socketed.Left) -> None:
        super().__init__()
        self._asked = socketed.frame(msgspec.json.encode({"type": "subscribe", "assembly": assembly, "since": since}))
        self._words = words
        self._left = left
        self._heard = False
        self.subscribed = asyncio.get_running_loop().create_future()

    def subscribe(self) -> None:
        """Asks for the frames."""
        assert self.transport is not None
        self.transport.write(self._asked)

    def heard(self, message: bytes) -> None:
        """Looks for the words."""
        if message.startswith(b'{"type":"subscribed"'):
            self.subscribed.set_result(None)
        elif not self._heard and self._words in message:
            self._heard = True
            self._left.less()


async def screened(api: Api, server: OwnServer, body: Body) -> float:
    """The seconds from the request that opens a ballot until the last of the screens has heard of it."""
    before = await api.snapshot(body.assembly)
    port = int(server.url.rpartition(":")[2])
    left, screens = socketed.Left(SCREENS), []
    for _ in range(SCREENS):
        _, screen = await asyncio.get_running_loop().create_connection(
            lambda: Screen(body.assembly, before.index, b'"ballot.open"', left), "127.0.0.1", port
        )
        await screen.open
        screen.subscribe()
        screens.append(screen)
    await asyncio.gather(*(screen.subscribed for screen in screens))
    began: list[float] = []
    opening = asyncio.create_task(open_ballot(api, body, lambda: began.append(time.perf_counter())))
    async with asyncio.timeout(60):
        await left.none.wait()
    seconds = time.perf_counter() - began[-1]
    await close_ballot(api, body, await opening)
    for screen in screens:
        assert screen.transport is not None
        screen.transport.close()
    return seconds


async def races(api: Api, server: OwnServer, body: Body, rounds: int, count: int) -> dict[str, list[Load]]:
    """Loads the bare route, the votes over HTTP, and the votes over sockets by turns."""
    ballot = await open_ballot(api, body)
    await load(server, [request("/api/acts", each.body) for each in signed(body, ballot, 500)], CLIENTS)
    for aide in aides(server.process.pid):  # it has the core that the server had when it started it
        os.sched_setaffinity(aide, ALL)
    taken: dict[str, list[Load]] = {BARE: [], HTTP: [], OVER_SOCKETS: []}
    for _ in range(rounds):
        taken[BARE].append(
            await load(server, [request("/api/acts-bare", each.body) for each in signed(body, ballot, count)], CLIENTS)
        )
        for way in (HTTP, OVER_SOCKETS):
            parcels = signed(body, ballot, count)
            before = (await api.snapshot(body.assembly)).index
            if way == HTTP:
                casts = await load(server, [request("/api/acts", each.body) for each in parcels], CLIENTS)
            else:
                frames = [socketed.perform(number, each.body) for number, each in enumerate(parcels)]
                casts = await socketed.load(server, frames, SOCKETS)
            taken[way].append(casts)
            check(body, parcels, casts, (await api.snapshot(body.assembly)).index - before)
    await close_ballot(api, body, ballot)
    return taken


async def locked(api: Api, server: OwnServer, session: int, members: int) -> float:
    """The seconds from the chair's lock to the outcome in the record, with so many on the roll, all of whom voted."""
    body = await found(api, server.operator_token, session, states(members), "Measured")
    ballot = await open_ballot(api, body)
    parcels = signed(body, ballot, members)
    casts = await load(server, [request("/api/acts", each.body) for each in parcels], CLIENTS)
    assert casts.statuses == {201: members}, casts.statuses
    return await close_ballot(api, body, ballot)


def states(members: int) -> dict[str, str]:
    """So many members with their names."""
    return {f"M{number:05}": f"Member {number}" for number in range(1, members + 1)}


async def measure(rounds: int, count: int) -> None:
    """Makes every measurement, and prints them."""
    server_core, own_core = min(ALL), max(ALL)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        program = ("-m", "tests.load.served", "--core", str(server_core))
        async with OwnServer(Path(folder), program=program) as server, Api(server.url) as api:
            os.sched_setaffinity(0, {own_core})
            body = await found(api, server.operator_token, 1, states(MEMBERS), "Measured")
            taken = await races(api, server, body, rounds, count)
            screens = [await screened(api, server, body) for _ in range(rounds)]
            locks = {members: await locked(api, server, place, members) for place, members in enumerate(ROLLS, 2)}
            message = body.chair.sign(body.chair.act(Call, title="x" * 100, body="plenary")).body
            curve = ed25519_per_second(message)
    counts = {members: counting.counted(members) for members in (*ROLLS, counting.MANY)}
    report(taken, curve, screens, locks, counts)
    print(METHOD.format(rounds=rounds, casts=count))


def report(
    taken: dict[str, list[Load]],
    curve: float,
    screens: list[float],
    locks: dict[int, float],
    counts: dict[int, float],
) -> None:
    """Prints the ratios first, then the figures."""
    rates = {way: statistics.median(each.per_second for each in loads) for way, loads in taken.items()}
    over_bare, over_curve = rates[HTTP] / rates[BARE], rates[OVER_SOCKETS] / curve
    print("\nratios on this machine (medians)")
    print(f"  votes over HTTP:    {over_bare:.2f} x a bare route   {met(over_bare, GOAL_HTTP)}")
    print(f"  {'':19} {rates[HTTP] / curve:.2f} x PyNaCl's Ed25519 verification")
    print(f"  votes over sockets: {over_curve:.2f} x PyNaCl's Ed25519 verification   {met(over_curve, GOAL_SOCKETS)}")
    print(f"  {'':19} {rates[OVER_SOCKETS] / rates[HTTP]:.2f} x votes over HTTP")
    print("\nfigures (a second; medians)")
    for way, loads in taken.items():
        work = statistics.median(each.work for each in loads) * 1e6
        print(f"  {way:32} {rates[way]:8,.0f}   server {work:.0f} us each")
    print(f"  {'Ed25519 verifications (PyNaCl)':32} {curve:8,.0f}")
    print(f"\n  opening to the last of {SCREENS:,} sockets: {statistics.median(screens) * 1000:.0f} ms")
    for members, seconds in locks.items():
        print(f"  lock to outcome, {members:,} votes: {seconds * 1000:.0f} ms, {seconds / members * 1e6:.1f} us a vote")
    for members, seconds in counts.items():
        print(f"  counting {members:,} votes: {seconds * 1000:.1f} ms, {seconds / members * 1e6:.2f} us a vote")


def met(ratio: float, goal: float) -> str:
    """Whether a goal is reached, in words."""
    return f"goal {goal}: {'reached' if ratio >= goal else 'NOT reached'}"
