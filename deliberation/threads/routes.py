"""Threads over HTTP: reading them, how far they have been read, and the search."""

from typing import Annotated, Literal

import msgspec
from litestar import Controller, get, put
from litestar.di import NamedDependency
from litestar.openapi.spec import Example
from litestar.params import Body, FromPath, FromQuery
from litestar.status_codes import HTTP_204_NO_CONTENT

from deliberation.core.thread import Subject
from deliberation.errors import Refusal
from deliberation.record import log
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx, Store
from deliberation.threads import actions, queries
from deliberation.threads.search import Question, search
from deliberation.threads.wire import Lines, Read, Results, Thread, Worded

_READ = Read(about=Subject(noun="clause", id="2f9d6a54-7a0d-4b1e-9a53-0c1f6e3f5a11", clause="operative01"), upto=96)


class Threads(Controller):
    """The threads beside proposals, clauses and amendments."""

    path = "/api/assemblies/{assembly:str}"
    tags = ("threads",)

    @get("/threads")
    async def lines(self, store: NamedDependency[Store], viewer: NamedDependency[Viewer]) -> Lines:
        """Every thread in figures, and the unread comments that mention the caller's member or ask its sponsors."""
        async with store.read() as tx:
            return Lines(await _index(tx, viewer), await queries.lines(tx, viewer), await queries.asks(tx, viewer))

    @get("/threads/{noun:str}/{id:str}")
    async def thread(
        self,
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        noun: FromPath[Literal["proposal", "amendment"]],
        id: FromPath[str],
    ) -> Thread:
        """The comments about a proposal as a whole, or an amendment."""
        return await _thread(store, viewer, Subject(noun=noun, id=id))

    @get("/threads/clause/{id:str}/{clause:str}")
    async def of_clause(
        self,
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
        clause: FromPath[str],
    ) -> Thread:
        """The comments about one clause of a proposal, whatever its number is by now."""
        return await _thread(store, viewer, Subject(noun="clause", id=id, clause=clause))

    @get("/comments/{id:str}/wordings")
    async def wordings(
        self, store: NamedDependency[Store], viewer: NamedDependency[Viewer], id: FromPath[str]
    ) -> list[Worded]:
        """Everything that a comment ever said; of a hidden one for the chair, the secretariat and its author."""
        async with store.read() as tx:
            return await queries.wordings(tx, viewer, id)

    @put("/seen", status_code=HTTP_204_NO_CONTENT)
    async def seen(
        self,
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        data: Annotated[Read, Body(examples=[Example(summary="A clause's thread", value=msgspec.to_builtins(_READ))])],
    ) -> None:
        """Notes that the caller has read a thread up to an index; never less than before."""
        await actions.read_up_to(store, viewer, data.about, data.upto)

    @get("/search")
    async def search(
        self,
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        q: FromQuery[str] = "",
        noun: FromQuery[str] = "",
        proposal: FromQuery[str] = "",
        member: FromQuery[str] = "",
        language: FromQuery[str] = "",
        after: FromQuery[int] = 0,
    ) -> Results:
        """Titles, clauses in force, amendments and comments that have these words, each in its own language."""
        async with store.read() as tx:
            found, more = await search(tx, viewer, Question(q, noun, proposal, member, language, after))
            return Results(await _index(tx, viewer), found, more)


async def _thread(store: Store, viewer: Viewer, about: Subject) -> Thread:
    async with store.read() as tx:
        found = await queries.thread(tx, viewer, about)
        return Thread(await _index(tx, viewer), await queries.seen(tx, viewer, about), found)


async def _index(tx: ReadTx, viewer: Viewer) -> int:
    size = await log.size(tx, viewer.assembly)
    if not size:
        raise Refusal("other_assembly", assembly=viewer.assembly)
    return size - 1
