"""Drafting rooms: one for each delegation, with the sockets of its delegates. What is written is told there.

Updates come from the table, however they came in: a writer's notification says that one was added, and every process
tells it to its own sockets. Who has which draft open is known to no table: each process says who is with it, a quarter
of a second after a change and now and then again, and forgets a process that has fallen silent.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Coroutine
from typing import Any, Final, Protocol

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from deliberation.drafts import queries
from deliberation.drafts.actions import Hint, notify
from deliberation.drafts.wire import SENT_MAX, Listed, People, Person, Told
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store

_log = logging.getLogger("deliberation.drafts")
GATHER: Final = 0.25
"""Seconds in which changes of presence are gathered."""
AGAIN: Final = 20.0
"""Seconds after which a process says again who is with it."""
SILENT: Final = 60.0
"""Seconds after which what another process said is forgotten."""
PEOPLE_MAX: Final = 24
"""How many of a delegation one process tells of, for a notification holds 8,000 bytes."""

_encode: Final = msgspec.json.Encoder().encode
Room = tuple[str, str]
"""An assembly and a member."""


class Ear(Protocol):
    """Where messages for one socket go in."""

    def offer(self, message: bytes) -> None:
        """Takes a message."""


class Presence(msgspec.Struct, frozen=True, tag="presence"):
    """Who of a delegation is with one process."""

    process: str
    assembly: str
    member: str
    people: tuple[Person, ...]


_payload: Final = msgspec.json.Decoder(Presence | Hint)


class Guest(msgspec.Struct, eq=False):
    """One socket of a delegate, and the drafts that it has open with the clause at which its person is."""

    ear: Ear
    viewer: Viewer
    name: str | None
    visit: str
    open: dict[str, str | None]


class Rooms:
    """The drafting rooms as far as this process has sockets in them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._process = secrets.token_hex(8)
        self._guests: dict[Room, set[Guest]] = {}
        self._elsewhere: dict[Room, dict[str, tuple[float, tuple[Person, ...]]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._saying: set[Room] = set()

    def enter(self, ear: Ear, viewer: Viewer, name: str | None) -> Guest:
        """A delegate's socket comes in; it is told when its delegation's list changes and who is at which draft."""
        guest = Guest(ear, viewer, name, secrets.token_hex(8), {})
        room = _room(viewer)
        self._guests.setdefault(room, set()).add(guest)
        if people := self._people(room):
            ear.offer(_encode(People(people)))
        return guest

    def leave(self, guest: Guest) -> None:
        """A socket has gone."""
        room = _room(guest.viewer)
        here = self._guests.get(room, set())
        here.discard(guest)
        if not here:
            self._guests.pop(room, None)
        if guest.open:
            self.say(room)

    def at(self, guest: Guest, draft: str, clause: str | None) -> None:
        """A guest is at a clause of a draft, which it has open from now on."""
        if draft not in guest.open or guest.open[draft] != clause:
            guest.open[draft] = clause
            self.say(_room(guest.viewer))

    def close_draft(self, guest: Guest, draft: str) -> None:
        """A guest has left a draft."""
        if draft in guest.open:
            del guest.open[draft]
            self.say(_room(guest.viewer))

    def say(self, room: Room) -> None:
        """Tells all processes soon who of a delegation is with this one."""
        if room not in self._saying:
            self._saying.add(room)
            self._soon(self._say(room))

    def heard(self, payload: str) -> None:
        """What a process has said: of an update, an end, a list, or who is with it."""
        said = _payload.decode(payload)
        room = said.assembly, said.member
        if isinstance(said, Presence):
            self._note(said)
        if room in self._guests:
            self._soon(self._tell(room, said))

    def may_have_missed(self) -> None:
        """After a lost connection: everyone is told to look for themselves."""
        for room, guests in self._guests.items():
            for guest in guests:
                guest.ear.offer(_encode(Listed()))
                for draft in guest.open:
                    guest.ear.offer(_encode(Told(draft, 2**53 - 1)))
            self.say(room)

    async def run(self) -> None:
        """Says again, now and then, who is with this process; until it is cancelled."""
        while True:
            await asyncio.sleep(AGAIN)
            for room in [*self._guests]:
                self.say(room)

    async def close(self) -> None:
        """Ends what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._safely(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @staticmethod
    async def _safely(work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except (SQLAlchemyError, OSError) as fault:
            _log.warning("drafts wait for the database: %s", fault)

    async def _say(self, room: Room) -> None:
        await asyncio.sleep(GATHER)
        self._saying.discard(room)
        own = tuple(person for guest in self._guests.get(room, ()) for person in _persons(guest))
        said = Presence(self._process, *room, own[:PEOPLE_MAX])
        async with self._store.write() as tx:
            await notify(tx, _encode(said))

    def _note(self, said: Presence) -> None:
        room = said.assembly, said.member
        known = self._elsewhere.setdefault(room, {})
        known.pop(said.process, None)
        if said.people and said.process != self._process:
            known[said.process] = time.monotonic(), said.people
        if not known:
            del self._elsewhere[room]

    def _people(self, room: Room) -> tuple[Person, ...]:
        now = time.monotonic()
        known = self._elsewhere.get(room, {})
        theirs = [person for at, people in known.values() if now - at < SILENT for person in people]
        ours = [person for guest in self._guests.get(room, ()) for person in _persons(guest)]
        return tuple(sorted(ours + theirs, key=lambda person: (person.accreditation, person.visit)))

    async def _tell(self, room: Room, said: Presence | Hint) -> None:
        """Tells the guests of a room, those alone whose accreditation has not ended."""
        guests = list(self._guests.get(room, ()))
        async with self._store.read() as tx:
            known = await queries.in_force(tx, room[0], {guest.viewer.accreditation or "" for guest in guests})
            added = None
            if isinstance(said, Hint) and said.number is not None:
                added = await queries.update(tx, said.assembly, said.draft, said.number)
        for guest in guests:
            if guest.viewer.accreditation in known:
                self._offer(guest, said, added)

    def _offer(self, guest: Guest, said: Presence | Hint, added: bytes | None) -> None:
        if isinstance(said, Presence):
            guest.ear.offer(_encode(People(self._people(_room(guest.viewer)))))
            return
        if said.number is not None and said.draft in guest.open:
            small = added if added is not None and len(added) <= SENT_MAX else None
            guest.ear.offer(_encode(Told(said.draft, said.number, small)))
        if said.ended is not None:
            guest.ear.offer(_encode(said.ended))
        if said.listed:
            guest.ear.offer(_encode(Listed()))


def _room(viewer: Viewer) -> Room:
    return viewer.assembly, viewer.member or ""


def _persons(guest: Guest) -> list[Person]:
    accreditation = guest.viewer.accreditation or ""
    return [Person(guest.visit, accreditation, draft, guest.name, clause) for draft, clause in guest.open.items()]
