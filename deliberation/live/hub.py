"""The hub: reads each frame once, encodes it once, and hands the bytes to every socket that may see it.

A hint (from this process's own commits, or by NOTIFY from another's) says that there may be something new; the table
is the truth. Turns that hold only casts may wait a quarter of a second and are merged; anything else is told at once,
with the casts before it. What a socket leaves unread is kept for it for a while; then it is dropped and comes back by
itself with the index that it has. It is never skipped.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from itertools import groupby
from typing import Final

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from deliberation.live.protocol import CLOSE_SLOW, encode
from deliberation.record.frames import Frame, merge
from deliberation.record.tables import FrameRow
from deliberation.settings import Settings
from deliberation.store.engine import ReadTx, Store

_log = logging.getLogger("deliberation.live")
_frames: Final = FrameRow.__table__  # type: ignore[attr-defined]
POLL: Final = 5.0
"""Seconds after which the table is read even if no hint came."""
MISSED_MAX: Final = 20_000
"""How many entries a client may have missed and still be told them; more is a reset."""

Send = Callable[[bytes], Awaitable[None]]
Close = Callable[[int], Awaitable[None]]


class Sink:
    """One socket as the hub sees it: where bytes go in, and are written in their order by a task of its own.

    Args:
        send: writes one message.
        close: closes the socket with a code.
        patience: the seconds that a message may lie unread before the socket is dropped.
    """

    def __init__(self, send: Send, close: Close, patience: float) -> None:
        self.audiences: frozenset[str] = frozenset()
        self._send = send
        self._close = close
        self._patience = patience
        self._queue: deque[tuple[float, bytes]] = deque()
        self._wake = asyncio.Event()
        self.dropped = False

    def offer(self, message: bytes) -> None:
        """Takes a message for the socket, or drops the socket that has left an earlier one unread for too long."""
        now = time.monotonic()
        if self._queue and now - self._queue[0][0] > self._patience:
            self.dropped = True
        self._queue.append((now, message))
        self._wake.set()

    def taken(self) -> list[bytes]:
        """Takes out what was offered and not yet written."""
        found = [message for _, message in self._queue]
        self._queue.clear()
        return found

    async def write(self) -> None:
        """Writes what is offered, until the socket is dropped or cancelled."""
        while not self.dropped:
            await self._wake.wait()
            self._wake.clear()
            while self._queue and not self.dropped:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._patience):
                        await self._send(self._queue[0][1])
                        self._queue.popleft()
                        continue
                self.dropped = True
        await self._close(CLOSE_SLOW)


class Channel:
    """One assembly's stream in this process.

    Args:
        upto: the index that the stream begins after.
    """

    def __init__(self, store: Store, settings: Settings, assembly: str, upto: int) -> None:
        self._store = store
        self._pause = settings.tally_ms / 1000
        self.assembly = assembly
        self.upto = upto
        self._sinks: set[Sink] = set()
        self._telling = asyncio.Lock()
        self._urgent = asyncio.Event()
        self._news = asyncio.Event()

    def hint(self, *, casts_only: bool) -> None:
        """Says that there may be something new."""
        self._news.set()
        if not casts_only:
            self._urgent.set()

    def join(self, sink: Sink) -> int:
        """Lets a sink hear what comes from now on, and returns the index after which that begins."""
        self._sinks.add(sink)
        return self.upto

    def leave(self, sink: Sink) -> None:
        """Tells a sink nothing more."""
        self._sinks.discard(sink)

    async def reach(self, index: int) -> None:
        """Comes at least as far as an index of the record: a snapshot may be ahead of the stream."""
        if self.upto < index:
            await self._tell()

    async def run(self) -> None:
        """Tells what is new, until it is cancelled."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), POLL)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._urgent.wait(), self._pause)
            self._news.clear()
            self._urgent.clear()
            try:
                await self._tell()
            except (SQLAlchemyError, OSError) as fault:
                _log.warning("the stream of %s waits for the database: %s", self.assembly, fault)
                await asyncio.sleep(1)

    async def _tell(self) -> None:
        async with self._telling:
            async with self._store.read() as tx:
                found = await frames_since(tx, self.assembly, self.upto)
            for frame in found:
                message = encode(frame)
                for sink in self._sinks:
                    if frame.audience in sink.audiences:
                        sink.offer(message)
                self.upto = max(self.upto, frame.upto)


async def frames_since(
    tx: ReadTx, assembly: str, since: int, upto: int | None = None, audiences: Iterable[str] | None = None
) -> list[Frame]:
    """The frames that reach past an index, in order, neighbouring ones with nothing but casts merged.

    Args:
        upto: none that reaches past this one; None for all that there are.
        audiences: only of these; None for all.
    """
    statement = select(_frames.c.body).where(_frames.c.assembly == assembly, _frames.c.upto > since)
    if upto is not None:
        statement = statement.where(_frames.c.upto <= upto)
    if audiences is not None:
        statement = statement.where(_frames.c.audience.in_(tuple(audiences)))
    rows = await tx.run(statement.order_by(_frames.c.upto, _frames.c.audience))
    found = [msgspec.convert(body, Frame) for body in rows.scalars()]
    told: list[Frame] = []
    for mergeable, group in groupby(found, key=lambda frame: frame.audience if frame.casts_only else None):
        neighbours = list(group)
        told += neighbours if mergeable is None else [merge(neighbours)]
    return told


class Hub:
    """The streams of all assemblies in this process."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._channels: dict[str, Channel] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def hint(self, assembly: str, upto: int, casts_only: bool) -> None:
        """Told after commits, here or elsewhere; streams that nobody watches need no hint."""
        channel = self._channels.get(assembly)
        if channel is not None and upto > channel.upto:
            channel.hint(casts_only=casts_only)

    def hint_all(self) -> None:
        """Says that hints may have been lost."""
        for channel in self._channels.values():
            channel.hint(casts_only=False)

    def channel(self, assembly: str, upto: int) -> Channel:
        """The stream of an assembly; begun where the first to watch it stands."""
        if assembly not in self._channels:
            channel = Channel(self._store, self._settings, assembly, upto)
            self._channels[assembly] = channel
            self._tasks[assembly] = asyncio.create_task(channel.run())
        return self._channels[assembly]

    def sink(self, send: Send, close: Close) -> Sink:
        """A sink for a new socket."""
        return Sink(send, close, self._settings.slow_ms / 1000)

    async def close(self) -> None:
        """Ends every stream."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
