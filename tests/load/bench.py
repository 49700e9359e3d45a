"""`scripts/bench`: signed casts and verified entries a second on this machine, beside what limits them, in one run.

Ratios come first, for they are what machines have in common. `scripts/bench faults` kills the server and its database
instead, again and again, and looks whether the record kept its word (`tests/faults/kill.py`). `scripts/bench text`
measures a large draft (`wording.py`, `page.py`), and `scripts/bench replay` takes all roll calls of the data again
(`replay.py`). `scripts/bench votes` measures votes on their other ways: over sockets, from the opening to a thousand
screens, from the lock to the outcome (`votes.py`).
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import msgspec

from deliberation.client.api import Api
from deliberation.core.meeting import Call
from deliberation.simulate.founding import Body, found
from deliberation.simulate.server import OwnServer
from deliberation.verify.source import Site
from deliberation.verify.verify import verify
from tests.faults import kill
from tests.load import database, page, replay, votes, wording
from tests.load.casting import CHECKED, check, ed25519_per_second, open_ballot, signed
from tests.load.lean import Load, aides, load, request

CLIENTS: Final = (64, 512)
MEMBERS: Final = 193
ALL: Final = os.sched_getaffinity(0)
GOAL_CASTS: Final = 0.5
GOAL_VERIFY: Final = 0.3
METHOD: Final = f"""
method: {{rounds}} rounds of {{casts:,}} votes for each number of clients, signed before, {MEMBERS} members in turn on
one open ballot. Each vote is verified, durable, in the tree and answered with its receipt; that all were entered once
is checked, and {CHECKED} receipts a round. The server runs on one core, this client on another; on all of them run
PostgreSQL (the embedded one, with fsync) and the process that checks signatures for the server, whose processor time is
counted as the server's. The bare route stands in the same application: it parses the same body behind the same
middleware and answers as many bytes. pgbench inserts one row a transaction into the same PostgreSQL. PyNaCl verifies on
one core. The record is verified by one process, which has its files in memory."""


class Race(msgspec.Struct):
    """The loads of each number of clients: accepted casts, and the bare route; one of each in every round."""

    casts: list[Load] = []
    bare: list[Load] = []

    @property
    def work(self) -> float:
        """The same by the processor time that each request cost the server, which other programs disturb less."""
        pairs = zip(self.casts, self.bare, strict=True)
        return statistics.median(bare.work / cast.work for cast, bare in pairs)

    @property
    def ratio(self) -> float:
        """The median over the rounds of casts to bare requests."""
        return statistics.median(
            cast.per_second / bare.per_second for cast, bare in zip(self.casts, self.bare, strict=True)
        )


class Kept:
    """A record's source that fetches each file once, so that a second verification reads memory alone."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._files: dict[str, bytes | None] = {}
        self.name = site.name

    def read(self, path: str, limit: int) -> bytes | None:
        """As `Source.read`."""
        if path not in self._files:
            self._files[path] = self._site.read(path, limit)
        return self._files[path]

    def listing(self) -> None:
        """A site does not list its files."""


async def race(api: Api, server: OwnServer, body: Body, rounds: int, count: int) -> dict[int, Race]:
    """Loads the bare route and the real one by turns, and checks that every cast was entered and its receipt holds."""
    ballot = await open_ballot(api, body)
    races = {clients: Race(casts=[], bare=[]) for clients in CLIENTS}
    await load(server, [request("/api/acts-bare", each.body) for each in signed(body, ballot, 500)], 64)
    await load(server, [request("/api/acts", each.body) for each in signed(body, ballot, 500)], 64)
    for aide in aides(server.process.pid):  # it has the core that the server had when it started it
        os.sched_setaffinity(aide, ALL)
    for _ in range(rounds):
        for clients in CLIENTS:
            parcels = signed(body, ballot, count)
            before = (await api.snapshot(body.assembly)).index
            races[clients].bare.append(
                await load(server, [request("/api/acts-bare", p.body) for p in parcels], clients)
            )
            casts = await load(server, [request("/api/acts", p.body) for p in parcels], clients)
            races[clients].casts.append(casts)
            check(body, parcels, casts, (await api.snapshot(body.assembly)).index - before)
    return races


def verified_per_second(url: str) -> tuple[int, float]:
    """The entries of a record, and how many of them one process verifies in a second when it has the files."""
    kept = Kept(Site(url))
    size = int((kept.read("checkpoint", 10_000) or b"").split(b"\n")[1])
    rates = []
    for _ in range(3):
        began = time.perf_counter()
        report = verify(kept)
        rates.append(size / (time.perf_counter() - began))
        assert report.holds, report
    return size, statistics.median(rates[1:])


async def measure(parsed: argparse.Namespace) -> None:
    """Makes every measurement, and prints them."""
    server_core, own_core = min(os.sched_getaffinity(0)), max(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        program = ("-m", "tests.load.served", "--core", str(server_core))
        async with OwnServer(Path(folder), program=program) as server, Api(server.url) as api:
            os.sched_setaffinity(0, {own_core})
            states = {f"M{number:03}": f"Member {number}" for number in range(1, MEMBERS + 1)}
            body = await found(api, server.operator_token, 1, states, "Measured")
            races = await race(api, server, body, parsed.rounds, parsed.casts)
            inserts = {clients: database.inserts_per_second(Path(folder), clients) for clients in CLIENTS[:1]}
            message = body.chair.sign(body.chair.act(Call, title="x" * 100, body="plenary")).body
            curve = ed25519_per_second(message)
            size, verified = verified_per_second(f"{server.url}/log/{body.assembly}")
    report(races, inserts, curve, size, verified, parsed)


def report(
    races: dict[int, Race],
    inserts: dict[int, float],
    curve: float,
    size: int,
    verified: float,
    parsed: argparse.Namespace,
) -> None:
    """Prints the ratios first, then the figures, then how they were made."""
    print("\nratios on this machine (medians)")
    curves = "x PyNaCl's Ed25519 verification"
    for clients, each in races.items():
        casts = statistics.median(cast.per_second for cast in each.casts)
        print(f"  casts, {clients:3} clients: {each.ratio:.2f} x a bare route   {_met(each.ratio, GOAL_CASTS)}")
        print(f"  {'':19} {each.work:.2f} x a bare route, by the processor time of the server")
        for parallel, rate in inserts.items():
            print(f"  {'':19} {casts / rate:.2f} x single-row inserts by pgbench with {parallel} clients")
        print(f"  {'':19} {casts / curve:.2f} {curves}")
    print(f"  verifying a record: {verified / curve:.2f} {curves}   {_met(verified / curve, GOAL_VERIFY)}")
    print("\nfigures (a second; medians)")
    for clients, each in races.items():
        _figures(f"casts accepted, {clients} clients", each.casts)
        _figures(f"bare route, {clients} clients", each.bare)
    for parallel, rate in inserts.items():
        print(f"  {f'pgbench inserts, {parallel} clients':32} {rate:8,.0f}")
    print(f"  {'Ed25519 verifications (PyNaCl)':32} {curve:8,.0f}")
    print(f"  {'entries verified':32} {verified:8,.0f}   of a record of {size:,}")
    print(METHOD.format(rounds=parsed.rounds, casts=parsed.casts))


def _met(ratio: float, goal: float) -> str:
    return f"goal {goal}: {'reached' if ratio >= goal else 'NOT reached'}"


def _figures(name: str, loads: list[Load]) -> None:
    rate = statistics.median(each.per_second for each in loads)
    half, most = (statistics.median(each.wait(share) for each in loads) * 1000 for share in (0.5, 0.99))
    work = statistics.median(each.work for each in loads) * 1e6
    print(f"  {name:32} {rate:8,.0f}   half within {half:.0f} ms, 99 % within {most:.0f} ms; server {work:.0f} us each")


def main() -> int:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("casts", "faults", "replay", "text", "votes"), default="casts")
    parser.add_argument("--rounds", type=int, help="rounds of casts (default 3), or of faults (default 20)")
    parser.add_argument("--casts", type=int, default=8_000, help="votes in each load (default 8000)")
    parsed = parser.parse_args()
    if parsed.what == "faults":
        asyncio.run(kill.rounds(parsed.rounds or 20, print))
        return 0
    if parsed.what == "replay":
        return 1 if asyncio.run(replay.measure()) else 0
    if parsed.what == "text":
        wording.measure()
        asyncio.run(page.measure())
        return 0
    parsed.rounds = parsed.rounds or 3
    if parsed.what == "votes":
        asyncio.run(votes.measure(parsed.rounds, parsed.casts))
        return 0
    asyncio.run(measure(parsed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
