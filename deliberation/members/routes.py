"""Reading members and accreditations over HTTP."""

from litestar import Controller, get
from litestar.di import NamedDependency

from deliberation.errors import Refusal
from deliberation.members import queries
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


class Members(Controller):
    """The members of an assembly, and who is accredited."""

    path = "/api/assemblies/{assembly:str}"
    tags = ("members",)

    @get("/members")
    async def members(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All members of the assembly."""
        async with store.read() as tx:
            return await queries.members(tx, viewer)

    @get("/accreditations")
    async def accreditations(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All accreditations with persons' names, for the chair and the secretariat."""
        if viewer.role not in ("chair", "secretariat"):
            raise Refusal("not_permitted", role=viewer.role, kind="accreditations")
        async with store.read() as tx:
            return await queries.accreditations(tx, viewer)
