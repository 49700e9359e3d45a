"""A delegate at a draft, by program: over HTTP and over a socket of their own."""

import asyncio
from base64 import b64decode
from contextlib import AsyncExitStack
from typing import Any, Final
from uuid import uuid4

import httpx

from deliberation.core import accreditation
from tests.door import Door, Ear
from tests.drafts.updates import update64
from tests.world import SECRETARIAT, World


class Desk:
    """Somebody with a session.

    Args:
        token: the session's; None for the public.
    """

    def __init__(self, world: World, door: Door, token: str | None) -> None:
        self.door = door
        self.world = world
        self.token = token
        self.path = f"/api/assemblies/{world.id}/drafts"
        self._headers = door.bearer(token) if token else {}

    async def get(self, below: str = "") -> httpx.Response:
        return await self.door.http.get(self.path + below, headers=self._headers)

    async def post(self, below: str, body: object) -> httpx.Response:
        return await self.door.http.post(self.path + below, json=body, headers=self._headers)

    async def begin(self, words: str = "begun", **facts: Any) -> str:
        """Begins a draft of a proposal, and returns its id."""
        id = str(uuid4())
        answer = await self.post("", new(id, words, **facts))
        assert answer.status_code == 201, answer.text
        return id

    async def words(self, draft: str, since: int = 0) -> list[bytes]:
        """The updates of a draft after a number."""
        answer = await self.get(f"/{draft}?since={since}")
        assert answer.status_code == 200, answer.text
        return [b64decode(each["update"]) for each in answer.json()["updates"]]

    async def sits(self, stack: AsyncExitStack) -> "Seat":
        """Opens a socket and subscribes."""
        seat = Seat(Ear(await stack.enter_async_context(self.door.live(self.token))))
        size, _ = await self.world.head()
        await seat.ear.subscribe(self.world.id, size - 1)
        return seat


class Seat:
    """A socket as one who drafts hears it."""

    def __init__(self, ear: Ear) -> None:
        self.ear = ear

    async def open(self, draft: str) -> dict[str, Any]:
        await self.ear.send({"type": "draft.open", "draft": draft})
        return await self.next("opened", "refused")

    async def send(self, draft: str, update: str, id: str = "a") -> None:
        await self.ear.send({"type": "draft.send", "draft": draft, "id": id, "update": update})

    async def here(self, draft: str, clause: str | None) -> None:
        await self.ear.send({"type": "draft.here", "draft": draft, "clause": clause})

    async def next(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of these kinds; others are passed over."""
        while (message := await self.ear.next())["type"] not in {f"draft.{kind}" for kind in kinds}:
            pass
        return message

    async def people(self, count: int) -> list[dict[str, Any]]:
        """Who is there, once there are so many."""
        while len(found := (await self.next("people"))["people"]) != count:
            pass
        return list(found)

    async def hears_nothing(self, seconds: float = 0.7) -> None:
        """No word about drafts comes; that nobody of one's own delegation is there is said again now and then."""
        try:
            async with asyncio.timeout(seconds):
                while (message := await self.next("told", "people", "listed", "ended", "kept", "opened")) == NOBODY:
                    pass
        except TimeoutError:
            return
        raise AssertionError(message)


NOBODY: Final = {"type": "draft.people", "people": []}


async def delegate(world: World, door: Door, who: str, member: str) -> Desk:
    """A further delegate of a member, newly accredited."""
    grantee = accreditation.Grantee(accreditation=who, role="delegate", member=member)
    await world.do(SECRETARIAT, accreditation.Grant, grantees=(grantee,))
    return await signed_in(world, door, who)


async def signed_in(world: World, door: Door, who: str) -> Desk:
    return Desk(world, door, await door.token(world, who, f"Name of {who}"))


def new(id: str, words: str = "begun", **facts: Any) -> dict[str, Any]:
    """What begins a draft of a proposal."""
    return {"id": id, "kind": "proposal", "title": "Safe tests", "update": update64(1, 0, words)} | facts
