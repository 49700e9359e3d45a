"""Reading threads over HTTP."""

from typing import Literal

import msgspec
from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from deliberation.record import log
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store
from deliberation.threads import queries


class Thread(msgspec.Struct, frozen=True):
    """A thread as the viewer sees it, as it is at an index."""

    index: int
    objects: list[Shown]


class Threads(Controller):
    """The threads beside proposals and amendments."""

    path = "/api/assemblies/{assembly:str}/threads"
    tags = ("threads",)

    @get("/{noun:str}/{id:str}")
    async def thread(
        self,
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        noun: FromPath[Literal["proposal", "amendment"]],
        id: FromPath[str],
    ) -> Thread:
        """The comments about a proposal or an amendment."""
        async with store.read() as tx:
            size = await log.size(tx, viewer.assembly)
            return Thread((size or 0) - 1, await queries.thread(tx, viewer, noun, id))
