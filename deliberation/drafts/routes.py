"""Drafts over HTTP: the list, one draft with what the caller lacks, and what is too large for the socket."""

from typing import Annotated

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.status_codes import HTTP_200_OK, HTTP_201_CREATED, HTTP_204_NO_CONTENT

from deliberation.drafts import actions, queries
from deliberation.drafts.pace import Paces
from deliberation.drafts.wire import Compacted, DraftShown, Ending, Log, NewDraft, NewUpdate, Saved
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store


class Drafts(Controller):
    """What a delegation writes together before it tables; for its delegates alone."""

    path = "/api/assemblies/{assembly:str}/drafts"
    tags = ("drafts",)

    @get()
    async def all(self, viewer: NamedDependency[Viewer], store: NamedDependency[Store]) -> list[DraftShown]:
        """The drafts of the caller's delegation: the open ones, and those that ended within thirty days."""
        async with store.read() as tx:
            return await queries.drafts(tx, viewer)

    @post(status_code=HTTP_201_CREATED)
    async def begin(
        self,
        data: JSONBody[NewDraft],
        viewer: NamedDependency[Viewer],
        store: NamedDependency[Store],
        paces: NamedDependency[Paces],
    ) -> DraftShown:
        """Begins a draft; the same again is the same draft."""
        paces.demand(viewer)
        return await actions.begin(store, viewer, data)

    @get("/{id:str}")
    async def log(
        self,
        id: FromPath[str],
        viewer: NamedDependency[Viewer],
        store: NamedDependency[Store],
        since: Annotated[int, QueryParameter(ge=0, le=2**53 - 1)] = 0,
    ) -> Log:
        """A draft, and its updates after a number."""
        async with store.read() as tx:
            return await queries.log(tx, viewer, id, since)

    @post("/{id:str}/updates", status_code=HTTP_201_CREATED)
    async def append(
        self,
        id: FromPath[str],
        data: JSONBody[NewUpdate],
        viewer: NamedDependency[Viewer],
        store: NamedDependency[Store],
        paces: NamedDependency[Paces],
    ) -> Saved:
        """Adds an update."""
        paces.demand(viewer)
        return Saved(await actions.append(store, viewer, id, data.update, data.title))

    @post("/{id:str}/compacted", status_code=HTTP_204_NO_CONTENT)
    async def compact(
        self,
        id: FromPath[str],
        data: JSONBody[Compacted],
        viewer: NamedDependency[Viewer],
        store: NamedDependency[Store],
        paces: NamedDependency[Paces],
    ) -> None:
        """Puts one update in the place of all up to a number."""
        paces.demand(viewer)
        await actions.compact(store, viewer, id, data.upto, data.update)

    @post("/{id:str}/end", status_code=HTTP_200_OK)
    async def end(
        self,
        id: FromPath[str],
        data: JSONBody[Ending],
        viewer: NamedDependency[Viewer],
        store: NamedDependency[Store],
    ) -> DraftShown:
        """Ends a draft, because an act tabled it or because it is thrown away."""
        return await actions.end(store, viewer, id, data.act)
