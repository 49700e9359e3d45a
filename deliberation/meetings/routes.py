"""Reading meetings over HTTP."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.errors import Refusal
from deliberation.meetings import queries
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


class Meetings(Controller):
    """The meetings of an assembly."""

    path = "/api/assemblies/{assembly:str}/meetings"
    tags = ("meetings",)

    @get()
    async def all(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All meetings of the assembly."""
        async with store.read() as tx:
            return await queries.meetings(tx, viewer)

    @get("/{id:str}")
    async def one(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]) -> Shown:
        """One meeting."""
        async with store.read() as tx:
            found = await queries.meeting(tx, viewer, id)
        if found is None:
            raise Refusal("unknown_object", noun="meeting", id=id)
        return found
