"""Reading ballots over HTTP."""

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.ballots import history, queries, tellers
from deliberation.ballots.history import Alike, Compared, History
from deliberation.core.ballot import Ballot
from deliberation.errors import Refusal
from deliberation.members.wire import MEMBER
from deliberation.record import log
from deliberation.record.nouns import Shown
from deliberation.record.record import Record
from deliberation.record.routes import FOREVER, found
from deliberation.record.submission import Sealed
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx, Store


class Ballots(Controller):
    """The ballots of an assembly."""

    path = "/api/assemblies/{assembly:str}/ballots"
    tags = ("ballots",)

    @get()
    async def all(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All ballots of the assembly."""
        async with store.read() as tx:
            return await queries.ballots(tx, viewer)

    @get("/{id:str}")
    async def one(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]) -> Shown:
        """One ballot."""
        async with store.read() as tx:
            ballot = await queries.ballot(tx, viewer, id)
        if ballot is None:
            raise Refusal("unknown_object", noun="ballot", id=id)
        return ballot

    @get("/{id:str}/openings")
    async def for_tellers(
        self,
        store: NamedDependency[Store],
        record: NamedDependency[Record],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
    ) -> Response[bytes]:
        """The opened votes of a non-recorded ballot after its lock, for its two tellers alone (P-73, P-91)."""
        async with store.read() as tx:
            raw = await tellers.openings(tx, viewer, record.vault, id)
        return Response(raw, media_type="application/json", headers={"cache-control": "no-store"})

    @get("/{id:str}/entered/{member:str}")
    async def entered(
        self,
        store: NamedDependency[Store],
        record: NamedDependency[Record],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
        member: FromPath[str],
    ) -> Sealed:
        """What one teller has entered for a member, for the other one to confirm (P-91)."""
        async with store.read() as tx:
            return await tellers.entered(tx, viewer, record.vault, id, member)


class Histories(Controller):
    """How members voted, and how often they voted alike, recounted from the published openings.

    Agreement is the share of the same choices (in favour, against, abstaining) in the votes in which both chose.
    """

    path = "/api/assemblies/{assembly:str}/members/{member:str}"
    tags = ("ballots",)

    @get("/votes")
    async def votes(
        self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], member: FromPath[str]
    ) -> History:
        """How the member voted, vote after vote; null where it was not on the roll."""
        async with store.read() as tx:
            await _known(tx, viewer, member)
            return await history.history(tx, viewer, member)

    @get("/agreement")
    async def alike(
        self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], member: FromPath[str]
    ) -> list[Alike]:
        """The member's agreement with each other one."""
        async with store.read() as tx:
            await _known(tx, viewer, member)
            return await history.alike(tx, viewer, member)

    @get("/agreement/{other:str}")
    async def compared(
        self,
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        member: FromPath[str],
        other: FromPath[str],
    ) -> Compared:
        """Two members compared: over all votes, from meeting to meeting, and where they differed."""
        async with store.read() as tx:
            await _known(tx, viewer, member, other)
            return await history.compared(tx, viewer, member, other)


async def _known(tx: ReadTx, viewer: Viewer, *ids: str) -> None:
    """Every one of these is a member.

    Raises:
        Refusal: `unknown_object`.
    """
    found = await MEMBER.shelf.by_ids(tx, viewer.assembly, ids)
    for id in ids:
        if id not in found:
            raise Refusal("unknown_object", noun="member", id=id)


class Openings(Controller):
    """What was sealed until the lock."""

    path = "/log/{assembly:str}/openings"
    tags = ("record",)

    @get("/{id:str}")
    async def openings(
        self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]
    ) -> Response[bytes]:
        """Bodies and salts of the votes of a ballot, once it is locked."""
        async with store.read() as tx:
            ballot: Ballot | None = await queries.ballot_itself(tx, viewer, id)
            if ballot is None or ballot.openings is None:
                raise Refusal("ballot_not_locked")
            if ballot.method == "non_recorded":
                raise Refusal("openings_with_tellers", number=ballot.number)
            return found(await log.blob(tx, viewer.assembly, ballot.openings), "application/json", FOREVER)
