"""`scripts/bench replay`: every roll call of the data is taken again over the public interface, session after session.

One server takes them all, each session in an assembly of its own, as fast as it will. What comes out is compared with
what the files have. A roll call for which too few states were listed has no ballot, and is told apart.
"""

import csv
import gzip
import tempfile
import time
from pathlib import Path
from typing import Final

import msgspec

from deliberation.client.api import Api
from deliberation.simulate.command import line_of
from deliberation.simulate.founding import found
from deliberation.simulate.replay import Replay, Replayed, pace
from deliberation.simulate.rollcalls import Session, read_session
from deliberation.simulate.server import OwnServer
from tests.shared_data import data

RESOLUTIONS: Final = ("un-votes", "resolutions.csv.gz")
VOTES: Final = ("un-votes", "votes.parquet")


class Sum(msgspec.Struct):
    """What came of many roll calls."""

    calls: int = 0
    votes: int = 0
    without: int = 0
    different: int = 0

    def add(self, replayed: list[Replayed]) -> None:
        """Counts them in."""
        self.calls += len(replayed)
        self.votes += sum(len(each.call.votes) for each in replayed if each.outcome is not None)
        self.without += sum(each.outcome is None for each in replayed)
        self.different += sum(bool(each.differences) for each in replayed)

    def __str__(self) -> str:
        return (
            f"{self.calls:,} roll calls, {self.votes:,} votes, "
            f"{self.without} without a ballot for want of a quorum, {self.different} differences"
        )


def sessions() -> list[str]:
    """The sessions that have recorded votes, in the order of their first."""
    with gzip.open(data(*RESOLUTIONS), "rt", encoding="utf-8", newline="") as file:
        dated = sorted((row["date"], row["session"]) for row in csv.DictReader(file) if row["recorded"] == "True")
    return list(dict.fromkeys(session for _, session in dated))


async def measure() -> int:
    """Takes every session again, prints a line for each and for whatever differs, and returns the differences."""
    total, began = Sum(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="replay-") as folder:
        async with OwnServer(Path(folder)) as server, Api(server.url) as api:
            for place, number in enumerate(sessions(), 1):
                session = read_session(data(*RESOLUTIONS), data(*VOTES), number)
                taken = Sum()
                started = time.monotonic()
                for each in await _replayed(api, server.operator_token, session, place):
                    taken.add([each])
                    total.add([each])
                    if each.differences:
                        print(f"  {line_of(each)}")
                print(f"session {number:>6}: {taken}, {time.monotonic() - started:.0f} s", flush=True)
    print(f"in all: {total}, {time.monotonic() - began:.0f} s")
    return total.different


async def _replayed(api: Api, operator_token: str, session: Session, place: int) -> list[Replayed]:
    body = await found(api, operator_token, place, session.states, f"Session {session.number}, taken again")
    replay = Replay(api, body, pace(None))
    return [await replay.take(call) for call in session.calls]
