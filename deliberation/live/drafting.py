"""What one socket has to do with drafts: a delegate's comes into their delegation's room and writes there.

Each message is judged by who its sender is now. What is refused is answered, and the socket stays, for the stream of
the record goes over it too.
"""

from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from deliberation.drafts import actions, queries
from deliberation.drafts.pace import Paces
from deliberation.drafts.rooms import Ear, Guest, Rooms
from deliberation.drafts.wire import CloseDraft, Here, Kept, NotTaken, OpenDraft, Opened, Send, Wish
from deliberation.errors import Refusal
from deliberation.identity.queries import name_of
from deliberation.live.protocol import encode
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store
from deliberation.words import refusal_sentence

OPEN_MAX: Final = 12
"""How many drafts one socket may have open."""


class Drafting:
    """The drafts of one socket.

    Args:
        rooms: those of this process.
        paces: how fast each accreditation may write.
    """

    def __init__(self, store: Store, rooms: Rooms, paces: Paces) -> None:
        self._store = store
        self._rooms = rooms
        self._paces = paces
        self._guest: Guest | None = None

    async def enter(self, ear: Ear, viewer: Viewer) -> None:
        """The socket was subscribed; a delegate's comes into their delegation's room."""
        if viewer.role == "delegate" and viewer.member is not None:
            async with self._store.read() as tx:
                name = await name_of(tx, viewer)
            self._guest = self._rooms.enter(ear, viewer, name)

    def leave(self) -> None:
        """The socket ends, or goes elsewhere."""
        if self._guest is not None:
            self._rooms.leave(self._guest)
            self._guest = None

    async def take(self, wish: Wish, viewer: Viewer) -> None:
        """Does what the client wishes, or answers why not.

        Args:
            viewer: who the socket's session is now.

        Raises:
            Refusal: `not_permitted` where it is no delegate's any more or never was; the socket then ends.
        """
        guest = self._guest
        if guest is None or guest.viewer != viewer:
            raise Refusal("not_permitted", role=viewer.role)
        try:
            self._paces.demand(viewer)
            await self._do(wish, guest)
        except Refusal as refusal:
            self._answer(guest, wish, refusal)
        except (SQLAlchemyError, OSError):  # nothing is kept; the client sends it again
            self._answer(guest, wish, Refusal("busy"))

    async def _do(self, wish: Wish, guest: Guest) -> None:
        match wish:
            case OpenDraft():
                await self._open(wish, guest)
            case CloseDraft():
                self._rooms.close_draft(guest, wish.draft)
            case Here():
                if wish.draft in guest.open:
                    self._rooms.at(guest, wish.draft, wish.clause)
            case Send():
                number = await actions.append(self._store, guest.viewer, wish.draft, wish.update, wish.title)
                guest.ear.offer(encode(Kept(wish.draft, wish.id, number)))

    async def _open(self, wish: OpenDraft, guest: Guest) -> None:
        if len(guest.open) >= OPEN_MAX and wish.draft not in guest.open:
            raise Refusal("too_many_drafts", limit=OPEN_MAX)
        async with self._store.read() as tx:
            found = await queries.draft(tx, guest.viewer, wish.draft)
        if found.state != "open":
            raise Refusal("draft_ended", state=found.state)
        self._rooms.at(guest, wish.draft, guest.open.get(wish.draft))
        # looked up again now that updates are told: whoever has this number lacks nothing that was not told
        async with self._store.read() as tx:
            number = (await queries.draft(tx, guest.viewer, wish.draft)).number
            updates = await queries.length(tx, guest.viewer.assembly, wish.draft)
        guest.ear.offer(encode(Opened(wish.draft, number, updates, guest.visit)))

    @staticmethod
    def _answer(guest: Guest, wish: Wish, refusal: Refusal) -> None:
        id = wish.id if isinstance(wish, Send) else None
        detail = refusal_sentence(refusal)
        guest.ear.offer(encode(NotTaken(wish.draft, refusal.code, refusal.rule, detail, refusal.facts, id)))
