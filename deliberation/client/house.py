"""An assembly as a client sees it, kept up to date: the snapshot, and the frames of the live socket laid over it.

`follow` yields after every change what has changed, for as long as its caller listens: over broken connections, gaps
and resets, so that whoever reads the house's objects never has to think of them.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Iterable
from typing import Any, Final

import msgspec
import websockets
from websockets.asyncio.client import ClientConnection, connect

from deliberation.client.api import Api, Refused
from deliberation.client.cursors import Cursors

Shown = dict[str, Any]
_FIRST_WAIT: Final = 0.1
_LONGEST_WAIT: Final = 5.0
_SILENCE: Final = 50.0
"""Two pulses missed, which come every 20 seconds, and a little patience."""


class _Message(msgspec.Struct, frozen=True):
    """All messages of the server in one form; each fills what is its own."""

    type: str
    audiences: tuple[str, ...] = ("public",)
    audience: str = ""
    after: int = -1
    upto: int = -1
    changes: list[Shown] = []
    code: str = ""
    rule: str = ""
    detail: str = ""


_decoder: Final = msgspec.json.Decoder(_Message)


class House:
    """The objects of an assembly that the public may see, as they were at the last frame.

    Args:
        api: the server.
        assembly: which one.
    """

    def __init__(self, api: Api, assembly: str) -> None:
        self.assembly: Final = assembly
        self.vkey = ""
        self._api = api
        self._objects: dict[tuple[str, str], Shown] = {}
        self._cursors = Cursors(-1)
        self._audiences: tuple[str, ...] = ()
        self._stale = True

    def all(self, noun: str) -> list[Shown]:
        """All objects of a noun."""
        return [each for (kind, _), each in self._objects.items() if kind == noun]

    def get(self, noun: str, id: str) -> Shown | None:
        """An object, if there is one."""
        return self._objects.get((noun, id))

    async def refresh(self) -> list[Shown]:
        """Takes a snapshot, and returns all that it shows.

        Raises:
            Refused, Trouble: as `Api.snapshot`.
        """
        taken = await self._api.snapshot(self.assembly)
        self.vkey = taken.vkey
        self._objects = {(each["noun"], each["id"]): each for each in taken.objects}
        self._cursors = Cursors(taken.index)
        self._stale = False
        return taken.objects

    async def follow(self) -> AsyncIterator[list[Shown]]:
        """Yields the objects of the snapshot and then, after each frame, those that changed, for its caller to end.

        Raises:
            Refused: the server knows no such assembly, or will not have us.
        """
        wait = _FIRST_WAIT
        address = "ws" + self._api.url.removeprefix("http") + "/live"
        while True:
            try:
                if self._stale:
                    yield await self.refresh()
                async with connect(address, compression=None, max_size=2**24) as socket:
                    await self._subscribe(socket)
                    async for changed in self._heard(socket):
                        wait = _FIRST_WAIT
                        yield changed
            except (OSError, TimeoutError, websockets.WebSocketException):
                pass  # a connection that broke is made again below
            await asyncio.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311  # no secret
            wait = min(2 * wait, _LONGEST_WAIT)

    async def _subscribe(self, socket: ClientConnection) -> None:
        since = self._cursors.since(self._audiences)
        asked = {"type": "subscribe", "assembly": self.assembly, "since": since}
        await socket.send(msgspec.json.encode(asked).decode())

    async def _heard(self, socket: ClientConnection) -> AsyncIterator[list[Shown]]:
        """What each message of one connection changes."""
        while True:
            message = _decoder.decode(await asyncio.wait_for(socket.recv(), _SILENCE))
            match message.type:
                case "frame":
                    heard = self._cursors.hear(message.audience, message.after, message.upto)
                    if heard == "next":
                        yield self.lay(message.changes)
                    elif heard == "gap":
                        await self._subscribe(socket)
                case "subscribed":
                    self._audiences = message.audiences
                case "reset":
                    yield await self.refresh()
                    await self._subscribe(socket)
                case "refused":
                    raise Refused(400, message.code, message.rule, message.detail, {})

    def lay(self, changes: Iterable[Shown]) -> list[Shown]:
        """Lays changed objects over the known ones; the higher entry wins, and votes go when their ballot is over."""
        laid: list[Shown] = []
        for change in changes:
            known = self._objects.get((change["noun"], change["id"]))
            if known is not None and known["entry"] > change["entry"]:
                continue
            if change["noun"] in ("vote", "entered") and self._over(change["ballot"]):
                continue
            self._objects[change["noun"], change["id"]] = change
            laid.append(change)
            if change["noun"] == "ballot" and is_over(change):
                self._drop_votes(change["id"])
        return laid

    def _over(self, ballot: str) -> bool:
        found = self.get("ballot", ballot)
        return found is not None and is_over(found)

    def _drop_votes(self, ballot: str) -> None:
        for vote in [*self.all("vote"), *self.all("entered")]:
            if vote["ballot"] == ballot:
                del self._objects[vote["noun"], vote["id"]]


def is_over(ballot: Shown) -> bool:
    """Whether no vote is cast on a ballot any more: it is locked, or void (P-75, P-78)."""
    return ballot["locked"] is not None or ballot.get("annulled") is not None
