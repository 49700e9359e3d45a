"""Kills the server and its database by turns in the middle of voting; then looks whether the record kept its word.

Its word is: an act that was answered is in the record, under the index that the answer said; no act is in it twice; and
all of it verifies. The clients know nothing of the kills; what met no answer they send again, under the same act's id.
"""

import asyncio
import itertools
import os
import random
import signal
import socket
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from deliberation.client.actor import Parcel
from deliberation.client.api import Api
from deliberation.client.receipt import Receipt
from deliberation.core import entry
from deliberation.core.entry import open_envelope
from deliberation.core.tiles import ENTRIES, WIDTH, split_bundle, tile_path
from deliberation.simulate.founding import found
from deliberation.simulate.replay import Replay, pace
from deliberation.simulate.rollcalls import RollCall
from deliberation.simulate.server import OwnServer
from deliberation.verify.source import Site
from deliberation.verify.verify import verify

MEMBERS: Final = 40
PATIENCE: Final = 120.0
BETWEEN: Final = (30, 250)
"""Between how many answers and how many more a kill comes."""
WITHIN: Final = 30.0
"""The seconds in which a server that has lost its database must have ended by itself."""


class Voting:
    """Roll calls without end, and what was answered."""

    def __init__(self, replay: Callable[[Callable[[Parcel, Receipt], None]], Replay], states: list[str]) -> None:
        self.answered: Final[dict[str, int]] = {}
        self._replay = replay(self._told)
        self._states = states

    def _told(self, parcel: Parcel, receipt: Receipt) -> None:
        self.answered[parcel.act.id] = receipt.index

    async def run(self) -> None:
        """Votes until it is cancelled; every count must be what was cast."""
        for number in itertools.count(1):
            marks = {state: random.choice("YNA") for state in self._states}
            counts = [list(marks.values()).count(mark) for mark in "YNA"]
            call = RollCall(
                symbol=f"T/RES/{number}",
                date="2026-01-01",
                title=f"Vote {number}",
                marks=marks,
                announced=(counts[0], counts[1], counts[2]),
                adopted=counts[0] > counts[1],
            )
            replayed = await self._replay.take(call)
            assert replayed.outcome is not None, replayed.refused
            assert replayed.differences == [], replayed.differences

    async def until(self, more: int, voting: "asyncio.Task[None]") -> None:
        """Waits for so many more answers, or for the voting to fail."""
        goal = len(self.answered) + more
        async with asyncio.timeout(PATIENCE):
            while len(self.answered) < goal:
                if voting.done():
                    voting.result()
                await asyncio.sleep(0.005)


def free_port() -> int:
    """A port that a server can come back on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def kill_server(server: OwnServer, data: Path) -> None:
    """Kills the server; its database runs on."""
    server.process.kill()
    await server.process.wait()


def database_processes(data: Path) -> list[int]:
    """The embedded database's process and all that it started."""
    postmaster = int((data / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0])
    return [postmaster, *map(int, Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split())]


async def kill_database(server: OwnServer, data: Path) -> None:
    """Kills the database and everything it started; the server must end by itself."""
    for each in database_processes(data):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    await asyncio.wait_for(server.process.wait(), WITHIN)


async def rounds(count: int, say: Callable[[str], None]) -> None:
    """Kills so many times, and checks the record.

    Args:
        count: how many kills, of the server and of the database by turns.
        say: told of each.

    Raises:
        AssertionError: the record did not keep its word.
    """
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        data, port = Path(folder), free_port()
        states = [f"M{number:02}" for number in range(MEMBERS)]
        async with Api(f"http://127.0.0.1:{port}", patience=PATIENCE) as api:
            server = OwnServer(data, port)
            async with server:
                body = await found(api, server.operator_token, 1, {state: state for state in states}, "Faults")
                voting = Voting(lambda told: Replay(api, body, pace(None), told), states)
                running = asyncio.create_task(voting.run())
                await voting.until(random.randint(*BETWEEN), running)
                await kill_server(server, data)
            for number, kill in zip(range(1, count), itertools.cycle((kill_database, kill_server))):
                async with OwnServer(data, port) as server:
                    await voting.until(random.randint(*BETWEEN), running)
                    await kill(server, data)
                    say(f"{number + 1:3}/{count}  {kill.__name__}, {len(voting.answered):,} acts answered so far")
            async with OwnServer(data, port) as server:
                await voting.until(BETWEEN[0], running)
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                check(f"{server.url}/log/{body.assembly}", voting.answered)
        say(f"{len(voting.answered):,} answered acts are in their places, none is there twice, and the record verifies")


def check(url: str, answered: dict[str, int]) -> None:
    """Compares a record with the answers that were given.

    Raises:
        AssertionError: an answered act is missing or elsewhere, an act is there twice, or the record does not verify.
    """
    with closing(Site(url)) as site:
        size = int((site.read("checkpoint", 10_000) or b"").split(b"\n")[1])
        widths = [min(WIDTH, size - start) for start in range(0, size, WIDTH)]
        bundles = [site.read(tile_path(ENTRIES, n, width), 2**25) for n, width in enumerate(widths)]
        report = verify(site)
    assert report.holds, report
    acts = [open_envelope(entry.parse(raw).act).act.id for each in bundles for raw in split_bundle(each or b"")]
    assert len(acts) == size
    assert len(set(acts)) == size, "an act is in the record twice"
    lost = [act for act, index in answered.items() if acts[index : index + 1] != [act]]
    assert lost == [], f"{len(lost)} answered acts are not where the answer said"
