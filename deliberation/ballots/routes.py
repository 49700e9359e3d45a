"""Reading ballots over HTTP."""

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.ballots import queries
from deliberation.core.ballot import Ballot
from deliberation.errors import Refusal
from deliberation.record import log
from deliberation.record.nouns import Shown
from deliberation.record.routes import FOREVER, found
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


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
            return found(await log.blob(tx, viewer.assembly, ballot.openings), "application/json", FOREVER)
