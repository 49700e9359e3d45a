"""A load client that costs little: prepared requests over kept connections, one at a time on each."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from deliberation.record import checking
from deliberation.simulate.server import OwnServer

HEAD_END: Final = b"\r\n\r\n"
LENGTH: Final = b"content-length: "


class Load(msgspec.Struct):
    """What came of a load.

    Args:
        seconds: how long it took.
        busy: the processor time that the server took meanwhile.
        statuses: how many answers had which status.
        bodies: the answers in the order of their arrival.
        waits: the seconds between each request and its answer.
    """

    seconds: float
    busy: float
    statuses: Counter[int]
    bodies: list[bytes]
    waits: list[float]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.bodies) / self.seconds

    @property
    def work(self) -> float:
        """The server's processor time for each answer, in seconds."""
        return self.busy / len(self.bodies)

    def wait(self, share: float) -> float:
        """The seconds within which this share of the answers came."""
        return sorted(self.waits)[int(share * (len(self.waits) - 1))]


def request(path: str, body: bytes) -> bytes:
    """A POST of JSON as it goes over the wire."""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + HEAD_END + body


class _Line(asyncio.Protocol):
    """One connection: sends the next request when the answer to the last has come."""

    def __init__(self, requests: Iterator[bytes], load: Load, done: "asyncio.Future[None]") -> None:
        self._requests = requests
        self._load = load
        self._done = done
        self._buffer = b""
        self._sent = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def next(self) -> None:
        """Sends the next request, or ends."""
        assert self._transport is not None
        following = next(self._requests, None)
        if following is None:
            self._transport.close()
            return
        self._sent = time.perf_counter()
        self._transport.write(following)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(HEAD_END)
        if end < 0:
            return
        head = self._buffer[:end].lower()
        start = head.index(LENGTH) + len(LENGTH)
        length = int(head[start:].split(b"\r", 1)[0])
        body = self._buffer[end + len(HEAD_END) :]
        if len(body) < length:
            return
        self._load.statuses[int(head[9:12])] += 1
        self._load.bodies.append(body)
        self._load.waits.append(time.perf_counter() - self._sent)
        self._buffer = b""
        self.next()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self._done.set_result(None)


def aides(process: int) -> list[int]:
    """The processes that check signatures for a server."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [
        int(child) for child in children if checking.__name__.encode() in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def busy(process: int) -> float:
    """The processor time that a server has taken, in seconds, and those that check its signatures (proc(5))."""
    ticks = 0
    for each in (process, *aides(process)):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def load(server: OwnServer, requests: list[bytes], connections: int) -> Load:
    """Sends every request once, over so many connections at a time.

    Raises:
        RuntimeError: a connection broke before every request was answered.
    """
    loop = asyncio.get_running_loop()
    port = int(server.url.rpartition(":")[2])
    done = [loop.create_future() for _ in range(connections)]
    found = Load(0, 0, Counter(), [], [])
    waiting = iter(requests)
    lines = []
    for each in done:
        _, line = await loop.create_connection(lambda each=each: _Line(waiting, found, each), "127.0.0.1", port)  # type: ignore[misc]
        lines.append(line)
    before, began = busy(server.process.pid), time.perf_counter()
    for line in lines:
        line.next()
    await asyncio.gather(*done)
    found.seconds, found.busy = time.perf_counter() - began, busy(server.process.pid) - before
    if len(found.bodies) != len(requests):
        raise RuntimeError(f"{len(requests) - len(found.bodies)} requests were not answered")
    return found
