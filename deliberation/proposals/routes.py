"""Reading proposals over HTTP."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.errors import Refusal
from deliberation.proposals import queries
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


class Proposals(Controller):
    """The proposals of an assembly."""

    path = "/api/assemblies/{assembly:str}/proposals"
    tags = ("proposals",)

    @get()
    async def all(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All proposals of the assembly."""
        async with store.read() as tx:
            return await queries.proposals(tx, viewer)

    @get("/{id:str}")
    async def one(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]) -> Shown:
        """One proposal."""
        async with store.read() as tx:
            found = await queries.proposal(tx, viewer, id)
        if found is None:
            raise Refusal("unknown_object", noun="proposal", id=id)
        return found
