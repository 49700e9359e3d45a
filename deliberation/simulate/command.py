"""`deliberation simulate`: a session's roll calls taken again by signed acts, each compared with what was announced."""

import argparse
import asyncio
import contextlib
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.client.api import Api, Refused
from deliberation.errors import Trouble
from deliberation.simulate.founding import found
from deliberation.simulate.replay import Replay, Replayed, pace
from deliberation.simulate.rollcalls import Session, read_session
from deliberation.simulate.server import OwnServer

SPEED: Final = 200.0
DESCRIPTION: Final = (
    "Takes the recorded votes of a session again: founds an assembly of its states, and for each roll call tables a "
    "text, notes who is present, opens a ballot, lets each state cast a signed vote, locks, and compares tally and "
    "outcome with what was announced. Everything goes over the public interface of a server, which is started for it "
    "unless --url names one. Ends with 1 where anything differs."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options to its parser."""
    parser.add_argument(
        "--votes", type=Path, required=True, metavar="FILE", help="every state's vote: .parquet, .csv or .csv.gz"
    )
    parser.add_argument(
        "--resolutions", type=Path, required=True, metavar="FILE", help="the announced totals: .csv or .csv.gz"
    )
    parser.add_argument("--session", required=True, metavar="N", help="the session to replay, such as 78")
    parser.add_argument("--limit", type=int, metavar="N", help="only its first N roll calls")
    parser.add_argument(
        "--speed",
        type=_speed,
        default=SPEED,
        metavar="N|max",
        help=f"votes cast a second (default {SPEED:.0f}), or max",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write what came of each roll call to this file")
    parser.add_argument("--url", help="a running server, with --token; otherwise one is started")
    parser.add_argument("--token", help="the operator's token of the server at --url")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder of the server that is started; kept")


def _speed(text: str) -> float | None:
    if text == "max":
        return None
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not 0 < speed < float("inf"):
        raise argparse.ArgumentTypeError("a number of votes a second, or max")
    return speed


def run(args: argparse.Namespace) -> int:
    """Replays the session; the exit code is 1 where a result differs from the announced one.

    Raises:
        Trouble: a file can't be read, or no server answers.
    """
    if (args.url is None) != (args.token is None):
        raise Trouble("--url and --token belong together")
    session = read_session(args.resolutions, args.votes, args.session, args.limit)
    try:
        return asyncio.run(_run(args, session))
    except Refused as refused:
        raise Trouble(f"the server refused what a replay needs: {refused}") from None


async def _run(args: argparse.Namespace, session: Session) -> int:
    replayed: list[Replayed] = []
    began = time.monotonic()
    async with _server(args) as (url, token), Api(url) as api:
        number = int(session.number) if session.number.isdigit() else 1
        name = f"General Assembly, session {session.number}, taken again"
        body = await found(api, token, number, session.states, name)
        print(f"{url}  {body.assembly}: {len(body.delegates)} members, {len(session.calls)} roll calls", flush=True)
        replay = Replay(api, body, pace(args.speed))
        for place, call in enumerate(session.calls, 1):
            replayed.append(await replay.take(call))
            print(f"{place:3}/{len(session.calls)}  {line_of(replayed[-1])}", flush=True)
    print(summary(replayed, time.monotonic() - began))
    if args.json is not None:
        args.json.write_bytes(msgspec.json.format(msgspec.json.encode([_shown(each) for each in replayed])) + b"\n")
    return 1 if any(each.differences for each in replayed) else 0


@contextlib.asynccontextmanager
async def _server(args: argparse.Namespace) -> AsyncIterator[tuple[str, str]]:
    """The address of the server and the operator's token: of the one that is named, or of one that is started here."""
    if args.url is not None:
        yield args.url, args.token
        return
    with contextlib.ExitStack() as stack:
        data = args.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="simulate-")))
        async with OwnServer(data) as server:
            yield server.url, server.operator_token


def line_of(each: Replayed) -> str:
    """One roll call in one line: the symbol, the tally, the outcome, and what differs."""
    if each.outcome is None:
        said = f"no ballot: {each.refused}"
    else:
        tally = each.outcome.tally
        said = f"{tally.in_favour}-{tally.against}-{tally.abstaining}  {each.outcome.result}"
    notes = [f"DIFFERS: {difference}" for difference in each.differences]
    if each.call.unreadable:
        notes.append(f"unreadable, counted as nothing: {', '.join(each.call.unreadable)}")
    return "  ".join([f"{each.call.symbol:18}", said, *notes])


def summary(replayed: list[Replayed], seconds: float) -> str:
    """The last line: how many roll calls and votes, how many without a ballot, and how many differences."""
    votes = sum(len(each.call.votes) for each in replayed if each.outcome is not None)
    without = sum(each.outcome is None for each in replayed)
    different = sum(bool(each.differences) for each in replayed)
    unopened = f", {without} without a ballot for want of a quorum" if without else ""
    return f"{len(replayed)} roll calls, {votes:,} votes in {seconds:.0f} s{unopened}; {different} differences"


def _shown(each: Replayed) -> dict[str, Any]:
    return {
        "symbol": each.call.symbol,
        "date": each.call.date,
        "announced": dict(zip(("in_favour", "against", "abstaining"), each.call.announced, strict=True)),
        "outcome": each.outcome,
        "unreadable": each.call.unreadable,
        "no_ballot": each.refused or None,
        "differences": each.differences,
    }
