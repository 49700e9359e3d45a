"""One socket: it subscribes, is told what it missed, then everything as it happens.

Its rights are looked at again and again. Acts may be handed in over it (`acting.py`), and delegates draft together
over it (`drafting.py`).
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec
from litestar import WebSocket
from litestar.exceptions import WebSocketDisconnect

from deliberation.drafts.wire import Wish
from deliberation.errors import Refusal
from deliberation.live.acting import Acting
from deliberation.live.drafting import Drafting
from deliberation.live.hub import MISSED_MAX, Channel, Hub, Sink, frames_since
from deliberation.live.protocol import (
    CLOSE_REFUSED,
    CLOSE_RIGHTS,
    Perform,
    Pulse,
    Refused,
    Reset,
    Subscribe,
    Subscribed,
    encode,
    incoming,
)
from deliberation.record import log
from deliberation.record.record import Record
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store
from deliberation.words import refusal_sentence

PULSE: Final = 20.0
RECHECK: Final = 5.0

Socket = WebSocket[Any, Any, Any]


class Visit:
    """A socket from its opening to its end.

    Args:
        viewing: says who the socket's session is now, for an assembly; it is asked again while the socket lives.
    """

    def __init__(
        self,
        socket: Socket,
        store: Store,
        hub: Hub,
        record: Record,
        drafting: Drafting,
        viewing: Callable[[str], Awaitable[Viewer]],
    ) -> None:
        self._socket = socket
        self._store = store
        self._hub = hub
        self._drafting = drafting
        self._viewing = viewing
        self._channel: Channel | None = None
        self._viewer: Viewer | None = None
        self._sink: Sink = hub.sink(self._send, self._close)
        self._acting = Acting(record, self._sink)

    async def run(self) -> None:
        """Serves the socket until it ends."""
        await self._socket.accept()
        tasks = [asyncio.create_task(work) for work in (self._read(), self._sink.write(), self._watch())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if self._channel is not None:
                self._channel.leave(self._sink)
            self._drafting.leave()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _read(self) -> None:
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                raw = await self._socket.receive_data(mode="text")
                try:
                    await self._take(incoming.decode(raw))
                except (msgspec.DecodeError, Refusal) as fault:
                    await self._refuse(fault if isinstance(fault, Refusal) else Refusal("bad_cursor", why=str(fault)))
                    return

    async def _take(self, wish: Perform | Subscribe | Wish) -> None:
        if isinstance(wish, Perform):
            await self._acting.take(wish)
        elif isinstance(wish, Subscribe):
            await self._subscribe(wish)
        elif self._viewer is None:
            raise Refusal("bad_cursor", why="subscribe first")
        else:
            await self._drafting.take(wish, await self._viewing(self._viewer.assembly))

    async def _subscribe(self, wish: Subscribe) -> None:
        viewer: Viewer = await self._viewing(wish.assembly)
        self._drafting.leave()
        if self._channel is not None:
            self._channel.leave(self._sink)
            self._channel = None
        async with self._store.read() as tx:
            size = await log.size(tx, wish.assembly)
        if size is None:
            raise Refusal("other_assembly", assembly=wish.assembly)
        if wish.since >= size or size - wish.since > MISSED_MAX:
            self._sink.offer(encode(Reset("unknown" if wish.since >= size else "gap")))
            return
        self._viewer = viewer
        await self._join(self._hub.channel(wish.assembly, size - 1), viewer, wish.since)
        await self._drafting.enter(self._sink, viewer)

    async def _join(self, channel: Channel, viewer: Viewer, since: int) -> None:
        """Tells what was missed and joins the stream where that ends, so that each frame is told once."""
        await channel.reach(since)
        late = self._hub.sink(self._send, self._close)  # holds what the stream tells meanwhile
        late.audiences = frozenset(viewer.audiences)
        upto = channel.join(late)
        try:
            async with self._store.read() as tx:
                missed = await frames_since(tx, channel.assembly, since, upto, viewer.audiences)
            self._sink.offer(
                encode(Subscribed(channel.assembly, viewer.audiences, missed[-1].upto if missed else since))
            )
            for frame in missed:
                self._sink.offer(encode(frame))
        finally:
            channel.leave(late)
        for message in late.taken():
            self._sink.offer(message)
        self._sink.audiences = late.audiences
        channel.join(self._sink)
        self._channel = channel

    async def _watch(self) -> None:
        """Pulses, and looks whether the session still has the rights that the stream was joined with."""
        waited = 0.0
        while True:
            await asyncio.sleep(RECHECK)
            waited += RECHECK
            if self._viewer is not None and self._channel is not None:
                now: Viewer = await self._viewing(self._viewer.assembly)
                if now.audiences != self._viewer.audiences:
                    self._channel.leave(self._sink)
                    await self._send(encode(Reset("rights")))
                    await self._close(CLOSE_RIGHTS)
                    return
            if waited >= PULSE and self._channel is not None:
                waited = 0.0
                self._sink.offer(encode(Pulse(self._channel.upto)))

    async def _refuse(self, refusal: Refusal) -> None:
        await self._send(encode(Refused(refusal.code, refusal.rule, refusal_sentence(refusal))))
        await self._close(CLOSE_REFUSED)

    async def _send(self, message: bytes) -> None:
        await self._socket.send_data(message, mode="text")

    async def _close(self, code: int) -> None:
        with contextlib.suppress(Exception):  # it may be gone already
            await self._socket.close(code=code)
