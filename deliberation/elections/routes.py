"""Reading elections over HTTP."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.elections import queries
from deliberation.errors import Refusal
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


class Elections(Controller):
    """The elections of an assembly, with their ballots."""

    path = "/api/assemblies/{assembly:str}/elections"
    tags = ("elections",)

    @get()
    async def all(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> list[Shown]:
        """All elections of the assembly."""
        async with store.read() as tx:
            return await queries.elections(tx, viewer)

    @get("/{id:str}")
    async def one(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]) -> Shown:
        """One election, with `polls_held`: its ballots, the first first."""
        async with store.read() as tx:
            election = await queries.election(tx, viewer, id)
            if election is None:
                raise Refusal("unknown_object", noun="election", id=id)
            return election | {"polls_held": await queries.polls_of(tx, viewer, id)}
