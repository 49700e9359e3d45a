"""A real server on a real port, in a thread with a loop of its own: to the tests' record it is another process."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import msgspec
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from deliberation.app import create_app, operator_token_of
from deliberation.client.actor import Parcel
from deliberation.record.frames import Frame
from deliberation.settings import Settings
from tests.world import World


class Door:
    """What stands behind an address.

    Args:
        settings: its own, with its port.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = settings.base_url
        self.operator = operator_token_of(settings)
        self.http = httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=30)

    async def post(self, parcel: Parcel | bytes, **headers: str) -> httpx.Response:
        """Hands an act in."""
        body = parcel if isinstance(parcel, bytes) else parcel.body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.post("/api/acts", content=body, headers={"content-type": "application/json"} | named)

    async def token(self, world: World, who: str, name: str = "Somebody") -> str:
        """A session for an accreditation."""
        asked = {"assembly": world.id, "accreditation": who, "name": name}
        made = await self.http.post("/api/sign-in-links", json=asked, headers=self.bearer(self.operator))
        assert made.status_code == 201, made.text
        signed_in = await self.http.post("/api/session", json={"token": made.json()["token"]})
        self.http.cookies.clear()
        return str(signed_in.json()["token"])

    def bearer(self, token: str) -> dict[str, str]:
        """The header of a program that is signed in."""
        return {"authorization": f"Bearer {token}"}

    def live(self, token: str | None = None, **options: Any) -> connect:
        """A socket."""
        headers = self.bearer(token) if token else {}
        address = self.url.replace("http", "ws", 1) + "/live"
        return connect(address, compression=None, additional_headers=headers, max_size=2**24, proxy=None, **options)


@contextmanager
def serving(settings: Settings, database: str, send_buffer: int = 0) -> Iterator[Door]:
    """Serves as `deliberation serve` does.

    Args:
        send_buffer: the bytes that the system keeps of what a client does not read; 0 leaves it to the system.
    """
    listening = socket.create_server(("127.0.0.1", 0), backlog=256)
    if send_buffer:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    settings = msgspec.structs.replace(settings, port=listening.getsockname()[1])
    config = uvicorn.Config(
        create_app(settings, database), http="httptools", ws="websockets-sansio", ws_per_message_deflate=False,
        ws_max_size=65_536, log_config=None, access_log=False, timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield Door(settings)
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


class Ear:
    """What a socket has heard of one assembly.

    Args:
        socket: an open one.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[Frame] = []
        self.texts: list[str] = []

    async def subscribe(self, assembly: str, since: Any = -1) -> dict[str, Any]:
        """Asks for the stream, and returns what is answered first."""
        await self.send({"type": "subscribe", "assembly": assembly, "since": since})
        return await self.next()

    async def send(self, message: object) -> None:
        """Sends JSON."""
        await self.socket.send(msgspec.json.encode(message).decode())

    async def next(self) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(60):
            raw = str(await self.socket.recv())
        self.texts.append(raw)
        message: dict[str, Any] = msgspec.json.decode(raw)
        if message["type"] == "frame":
            self.frames.append(msgspec.json.decode(raw, type=Frame))
        return message

    async def until(self, index: int, audience: str = "public") -> list[Frame]:
        """Listens until an audience was told up to an index, and returns all frames so far."""
        while max((frame.upto for frame in self.frames if frame.audience == audience), default=-1) < index:
            await self.next()
        return self.frames
