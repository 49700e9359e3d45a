"""Snapshots over HTTP, and the door of the socket."""

from typing import Any

from litestar import Response, WebSocket, get, websocket
from litestar.di import NamedDependency

from deliberation.drafts.pace import Paces
from deliberation.drafts.rooms import Rooms
from deliberation.identity.session import viewing
from deliberation.live.drafting import Drafting
from deliberation.live.hub import Hub
from deliberation.live.protocol import encode
from deliberation.live.snapshot import Snapshots
from deliberation.live.socket import Visit
from deliberation.record.record import Record
from deliberation.record.viewer import Viewer
from deliberation.settings import Settings
from deliberation.store.engine import Store


@get("/api/assemblies/{assembly:str}/snapshot", tags=["live"])
async def snapshot(
    viewer: NamedDependency[Viewer], record: NamedDependency[Record], snapshots: NamedDependency[Snapshots]
) -> Response[bytes]:
    """Everything that a client shows, at one index; the frames after it keep it true."""
    hall = await record.hall(viewer.assembly)
    made = await snapshots.of(viewer, hall.bench.keyring)
    return Response(encode(made), media_type="application/json", headers={"cache-control": "no-store"})


@websocket("/live")
async def live(
    socket: WebSocket[Any, Any, Any],
    store: NamedDependency[Store],
    hub: NamedDependency[Hub],
    record: NamedDependency[Record],
    rooms: NamedDependency[Rooms],
    paces: NamedDependency[Paces],
    settings: NamedDependency[Settings],
) -> None:
    """The live stream."""

    async def viewing_now(assembly: str) -> Viewer:
        return await viewing(socket, store, settings, assembly)

    await Visit(socket, store, hub, record, Drafting(store, rooms, paces), viewing_now).run()
