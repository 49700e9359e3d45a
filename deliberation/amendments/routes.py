"""Reading amendments over HTTP."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.amendments import queries
from deliberation.amendments.wire import Ordered
from deliberation.errors import Refusal
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


class Amendments(Controller):
    """The amendments of an assembly."""

    path = "/api/assemblies/{assembly:str}/amendments"
    tags = ("amendments",)

    @get()
    async def all(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All amendments of the assembly."""
        async with store.read() as tx:
            return await queries.amendments(tx, viewer)

    @get("/{id:str}")
    async def one(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]) -> Shown:
        """One amendment."""
        async with store.read() as tx:
            found = await queries.amendment(tx, viewer, id)
        if found is None:
            raise Refusal("unknown_object", noun="amendment", id=id)
        return found


class Order(Controller):
    """The order in which the amendments to a proposal are voted on."""

    path = "/api/assemblies/{assembly:str}/proposals/{id:str}/order"
    tags = ("amendments",)

    @get()
    async def order(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]) -> Ordered:
        """How the pending amendments stand to each other, the order proposed with its reasons, and the chair's."""
        async with store.read() as tx:
            found = await queries.order(tx, viewer, id)
        if found is None:
            raise Refusal("unknown_object", noun="proposal", id=id)
        return found
