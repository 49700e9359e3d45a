"""The open socket as a way for acts: many under way at once, each answered under its number (decision 0014).

A line that breaks answers nothing more. Whoever waits gets `Trouble`, and hands the same parcel in again, by another
line or by `Api.submit`: the record holds it once.
"""

import asyncio
import contextlib
from collections.abc import Iterator
from itertools import count
from types import TracebackType
from typing import Any, Final, Self

import msgspec
import websockets
from websockets.asyncio.client import ClientConnection, connect

from deliberation.client.actor import Parcel
from deliberation.client.api import Refused
from deliberation.client.receipt import Receipt
from deliberation.errors import Trouble

_BAD_REQUEST: Final = 400
SENT_MAX: Final = 60_000
"""The bytes of an act that a socket takes; larger ones go over HTTP."""


class _Answer(msgspec.Struct, frozen=True):
    """The messages of the server that concern us, in one form."""

    type: str
    number: int = -1
    receipt: msgspec.Raw = msgspec.Raw()
    code: str = ""
    rule: str = ""
    detail: str = ""
    facts: dict[str, Any] = {}


_answers: Final = msgspec.json.Decoder(_Answer)


class Line:
    """An open socket: `async with Line(url) as line: await line.submit(parcel)`.

    Args:
        url: the server's address, over HTTP.
    """

    def __init__(self, url: str) -> None:
        self._address: Final = "ws" + url.rstrip("/").removeprefix("http") + "/live"
        self._numbers: Iterator[int] = count()
        self._waiting: dict[int, asyncio.Future[Receipt]] = {}
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._socket = await connect(self._address, compression=None, proxy=None)
        self._reading = asyncio.create_task(self._read(self._socket))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._socket is not None
        assert self._reading is not None
        await self._socket.close()
        await self._reading

    async def submit(self, parcel: Parcel) -> Receipt:
        """Hands an act in, and returns its receipt, which `check_receipt` checks.

        Raises:
            Refused: the law or the door says no; nothing has changed.
            Trouble: the line broke, or the act is too large for it; whether it was entered is seen by handing it in
                again.
        """
        if self._socket is None or len(parcel.body) > SENT_MAX:
            raise Trouble("the act is too large for a socket, or the line is not open")
        number = next(self._numbers)
        answer: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            # one text frame; the parcel is JSON already
            await self._socket.send(b'{"type":"perform","number":%d,"posted":%b}' % (number, parcel.body), text=True)
            return await answer
        except websockets.ConnectionClosed:
            raise Trouble("the line broke") from None
        finally:
            self._waiting.pop(number, None)

    async def _read(self, socket: ClientConnection) -> None:
        with contextlib.suppress(websockets.ConnectionClosed):
            while True:
                self._hear(_answers.decode(await socket.recv(decode=False)))
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(Trouble("the line broke"))

    def _hear(self, said: _Answer) -> None:
        answer = self._waiting.get(said.number)
        if answer is None or answer.done():
            return
        if said.type == "performed":
            answer.set_result(msgspec.json.decode(said.receipt, type=Receipt))
        elif said.type == "not_performed":
            answer.set_exception(Refused(_BAD_REQUEST, said.code, said.rule, said.detail, said.facts))
