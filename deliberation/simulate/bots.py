"""Bots: delegates of members that nobody represents; they enrol, declare presence and vote over the public API alone.

All share one live socket, whose stream is public, and each signs with its own key, kept in a file. What bots do follows
from what the house shows, so a restart changes nothing: who has enrolled, is present or has voted is seen.
"""

import asyncio
import contextlib
import os
import random
import sys
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.client.actor import Actor
from deliberation.client.api import Api, Refused
from deliberation.client.house import House, Shown, is_over
from deliberation.client.keyfile import kept_key
from deliberation.core.ballot import SEALED
from deliberation.core.meeting import Declare
from deliberation.core.voting import Choice
from deliberation.errors import DeliberationError, Trouble

PACE: Final = 12.0
"""The seconds over which delegates spread what they do."""
RETURN: Final = 300.0
"""The patience of bots whose server is away, in seconds."""
_TOGETHER: Final = 16
_LEANINGS: Final = ((70, 12, 18), (55, 25, 20), (38, 42, 20), (85, 3, 12))
"""How likely each choice is, of a hundred; a ballot has one of these leanings."""
_CHOICES: Final[tuple[Choice, ...]] = ("in_favour", "against", "abstaining")


class Seat(msgspec.Struct, frozen=True):
    """A member's place, and the accreditation by which a bot takes it."""

    member: str
    accreditation: str


class Bots:
    """The bots of one assembly.

    Args:
        api: the server.
        assembly: which assembly.
        right: the token of the operator or of a secretariat's session, which makes their sign-in links.
        keys: the folder of their keys.
        pace: the seconds over which they spread what they do.
    """

    def __init__(self, api: Api, assembly: str, right: str, keys: Path, pace: float = PACE) -> None:
        self._api = api
        self._right = right
        self._keys = keys / assembly
        self._pace = pace
        self.house: Final = House(api, assembly)
        self.actors: Final[dict[str, Actor]] = {}
        self._begun: set[tuple[str, str]] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, seats: Iterable[Seat]) -> None:
        """Takes the seats that are free, and acts in them until it is cancelled.

        Args:
            seats: those that bots may take.

        Raises:
            Refused: the assembly is not there, or the right to make links is not given.
        """
        await self.house.refresh()
        await self.sit(seats)
        try:
            for each in await self.house.refresh():
                self._heed(each)
            async for changed in self.house.follow():
                for each in changed:
                    self._heed(each)
        finally:
            for task in self._tasks:
                task.cancel()

    async def sit(self, seats: Iterable[Seat]) -> None:
        """Enrols a key for each seat whose member has no voting key, or has ours."""
        waiting = asyncio.Semaphore(_TOGETHER)

        async def take(seat: Seat) -> None:
            async with waiting:
                await self._sit(seat)

        await asyncio.gather(*(take(seat) for seat in seats))

    async def _sit(self, seat: Seat) -> None:
        path = self._keys / f"{seat.accreditation}.key"
        member = self.house.get("member", seat.member)
        if member is None or (member["voting_key"] is not None and not path.exists()):
            return
        key = kept_key(path)
        if member["voting_key"] not in (None, key.keyid):
            return  # a person has taken the seat
        actor = Actor(self.house.assembly, seat.accreditation, key, seat.member)
        if member["voting_key"] is None:
            await self._enrol(actor)
        self.actors[seat.member] = actor

    async def _enrol(self, actor: Actor) -> None:
        session = await self._api.enter(self._right, actor.assembly, actor.accreditation)
        await self._api.enrol(actor, session, votes=True)

    def _heed(self, changed: Shown) -> None:
        """Begins what a change of the house asks of the bots: once for each meeting and each ballot."""
        id = changed["id"]
        match changed["noun"]:
            case "meeting" if changed["state"] != "adjourned":
                absent = self.actors.keys() - set(changed["present"])
                self._begin("meeting", id, absent, lambda actor: self._declare(actor, id))
            case "ballot" if not is_over(changed) and changed["method"] in SEALED:
                voted = {vote["member"] for vote in self.house.all("vote") if vote["ballot"] == id}
                weights = random.Random(id).choice(_LEANINGS)  # noqa: S311  # no secret; the same after a restart
                question = changed["question"]
                to_vote = self.actors.keys() & set(changed["roll"]) - voted
                self._begin("ballot", id, to_vote, lambda actor: self._vote(actor, id, question, weights))

    def _begin(self, noun: str, id: str, members: Iterable[str], act: Callable[[Actor], Awaitable[None]]) -> None:
        if (noun, id) in self._begun:
            return
        self._begun.add((noun, id))
        for member in sorted(members):
            self._start(self._later(act, self.actors[member]))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _later(self, act: Callable[[Actor], Awaitable[None]], actor: Actor) -> None:
        """Acts after a while; most are quick and some take their time, as people do."""
        await asyncio.sleep(self._pace * random.betavariate(2, 4))
        try:
            await act(actor)
        except Refused:
            return  # the meeting was adjourned or the ballot locked meanwhile, or a person took the seat
        except Trouble as trouble:
            print(f"deliberation: the bot of {actor.member}: {trouble}")

    async def _declare(self, actor: Actor, meeting: str) -> None:
        await self._api.submit(actor.sign(actor.act(Declare, meeting=meeting, present=True)))

    async def _vote(self, actor: Actor, ballot: str, question: str, weights: tuple[int, ...]) -> None:
        [choice] = random.choices(_CHOICES, weights)  # noqa: S311  # no secret
        await self._api.submit(actor.cast(ballot, question, choice))


async def play(url: str, assembly: str, right: str, keys: Path, taken: Collection[str], pace: float) -> None:
    """Runs bots for all members but some, by the members' first delegates; ends with the process that began it.

    Args:
        taken: the members that persons represent.
        pace: the seconds over which they spread what they do.

    Raises:
        Refused: as `Bots.run`.
    """
    async with Api(url, patience=RETURN) as api:
        bots = Bots(api, assembly, right, keys, pace)
        members = sorted(each["id"] for each in await bots.house.refresh() if each["noun"] == "member")
        seats = [Seat(member, f"{member.lower()}-1") for member in members if member not in taken]
        running = asyncio.create_task(bots.run(seats))
        beginner = os.getppid()
        while os.getppid() == beginner and not running.done():
            await asyncio.wait([running], timeout=1)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


def main(arguments: Sequence[str]) -> int:
    """Runs the bots of an assembly; DELIBERATION_RIGHT is the operator's token.

    Args:
        arguments: the address, the assembly, the data folder, the pace in seconds, and the members to leave alone.

    Returns:
        The exit status.
    """
    url, assembly, data, pace, *taken = arguments
    try:
        asyncio.run(play(url, assembly, os.environ["DELIBERATION_RIGHT"], Path(data) / "bots", taken, float(pace)))
    except KeyboardInterrupt:
        return 130
    except DeliberationError as fault:
        print(f"deliberation: the bots have stopped: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
