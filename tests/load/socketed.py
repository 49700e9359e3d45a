"""Sockets under load, at little cost for who measures: acts in prepared frames, and frames that are only counted."""

import asyncio
import os
import time
from base64 import b64encode
from collections import Counter, deque
from collections.abc import Iterator
from typing import Final

from deliberation.live.acting import TOGETHER
from deliberation.simulate.server import OwnServer
from tests.load.lean import HEAD_END, Load, busy

PERFORMED: Final = b'{"type":"performed"'
_TEXT: Final = 0x81
_MASKED: Final = 0x80
_SHORT: Final = 126
_LONG: Final = 127
_NO_MASK: Final = bytes(4)
"""A mask of zeros leaves the words as they are (RFC 6455, 5.3), so that a frame can be prepared."""


def frame(message: bytes) -> bytes:
    """One text frame of a client."""
    size = len(message)
    if size < _SHORT:
        return bytes((_TEXT, _MASKED | size)) + _NO_MASK + message
    if size < 2**16:
        return bytes((_TEXT, _MASKED | _SHORT)) + size.to_bytes(2) + _NO_MASK + message
    return bytes((_TEXT, _MASKED | _LONG)) + size.to_bytes(8) + _NO_MASK + message


def perform(number: int, body: bytes) -> bytes:
    """An act as it goes over a socket."""
    return frame(b'{"type":"perform","number":%d,"posted":%b}' % (number, body))


class Listener(asyncio.Protocol):
    """A client's end of a socket: makes the connection and takes the messages apart."""

    def __init__(self) -> None:
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        key = b64encode(os.urandom(16))
        transport.write(
            b"GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %b" % key + HEAD_END
        )

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self.open.done():
            head, end, rest = self._buffer.partition(HEAD_END)
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self._buffer = rest
            self.open.set_result(None)
        while (size := self._take()) is not None:
            self._buffer = self._buffer[size:]

    def _take(self) -> int | None:
        """Takes the first message, if it is whole, and returns the bytes that it had."""
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1], 2
        if size == _SHORT:
            size, start = int.from_bytes(buffer[2:4]), 4
        elif size == _LONG:
            size, start = int.from_bytes(buffer[2:10]), 10
        if len(buffer) < start + size:
            return None
        if buffer[0] == _TEXT:
            self.heard(buffer[start : start + size])
        return start + size

    def heard(self, message: bytes) -> None:
        """Called with each message."""

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(exc or ConnectionError("the socket was refused"))


class Caster(Listener):
    """A socket on which a window of acts is always under way."""

    def __init__(self, frames: Iterator[bytes], load: Load, left: "Left") -> None:
        super().__init__()
        self._frames = frames
        self._load = load
        self._left = left
        self._sent: deque[float] = deque()

    def begin(self, window: int) -> None:
        """Sends the first acts."""
        for _ in range(window):
            self._next()

    def _next(self) -> None:
        following = next(self._frames, None)
        if following is not None:
            assert self.transport is not None
            self._sent.append(time.perf_counter())
            self.transport.write(following)

    def heard(self, message: bytes) -> None:
        """Counts an answer, and sends the next act."""
        self._load.statuses[201 if message.startswith(PERFORMED) else 400] += 1
        self._load.bodies.append(message)
        self._load.waits.append(time.perf_counter() - self._sent.popleft())
        self._left.less()
        self._next()


class Left:
    """How many answers are still to come."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.none = asyncio.Event()

    def less(self) -> None:
        """One has come."""
        self._count -= 1
        if not self._count:
            self.none.set()


async def load(server: OwnServer, frames: list[bytes], sockets: int, window: int = TOGETHER) -> Load:
    """Sends every act once, over so many sockets with so many acts under way on each."""
    loop = asyncio.get_running_loop()
    port = int(server.url.rpartition(":")[2])
    found, waiting, left = Load(0, 0, Counter(), [], []), iter(frames), Left(len(frames))
    casters = []
    for _ in range(sockets):
        _, caster = await loop.create_connection(lambda: Caster(waiting, found, left), "127.0.0.1", port)
        await caster.open
        casters.append(caster)
    before, began = busy(server.process.pid), time.perf_counter()
    for caster in casters:
        caster.begin(window)
    async with asyncio.timeout(300):
        await left.none.wait()
    found.seconds, found.busy = time.perf_counter() - began, busy(server.process.pid) - before
    for caster in casters:
        assert caster.transport is not None
        caster.transport.close()
    return found
