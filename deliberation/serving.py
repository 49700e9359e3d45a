"""Running the server: database, schema, demonstration, sign-in links, then uvicorn until it is told to stop."""

import asyncio
import contextlib
import ipaddress
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import msgspec
import uvicorn
import uvloop
from sqlalchemy.exc import DBAPIError

from deliberation.app import create_app, create_record, operator_token_of
from deliberation.demo.seed import ASSEMBLY, PERSONAE, seed
from deliberation.errors import Trouble
from deliberation.identity.actions import make_link
from deliberation.live.hub import Hub
from deliberation.record import log
from deliberation.record.record import Record
from deliberation.settings import Settings
from deliberation.store.embedded import Embedded
from deliberation.store.engine import Store, address
from deliberation.store.migrate import migrate

WATCH = 1.0
"""Seconds between looks at whether the embedded database still runs."""


class Server(uvicorn.Server):
    """Uvicorn's server, for which Ctrl-C is the ordinary end: it does not raise the signal again when it has ended."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ends the server at Ctrl-C and SIGTERM."""
        loop = asyncio.get_running_loop()
        ends = (signal.SIGINT, signal.SIGTERM)
        for end in ends:
            loop.add_signal_handler(end, self.handle_exit, end, None)
        try:
            yield
        finally:
            for end in ends:
                loop.remove_signal_handler(end)


def say(words: str) -> None:
    """Tells the operator what is being done."""
    print(f"deliberation: {words}", flush=True)


@contextmanager
def database(settings: Settings, *, beside: bool = False) -> Iterator[tuple[str, Embedded | None]]:
    """The address of the database, which is started where it is the embedded one.

    Args:
        beside: whether a server that has the data folder already is joined, for what only reads.

    Raises:
        Trouble: the embedded database is refused in production, or cannot run here.
    """
    if settings.database_url:
        if settings.env != "production":  # production keeps nothing beside the database
            settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield address(settings.database_url), None
        return
    if settings.env == "production":
        raise Trouble("the embedded database is not for production: name a PostgreSQL 18 in DELIBERATION_DATABASE_URL")
    running = Embedded(settings.data).running() if beside else None
    if running is not None:
        yield running, None
        return
    say(f"starting PostgreSQL in {settings.data}")
    with Embedded(settings.data) as embedded:
        yield embedded.url, embedded


def serve(settings: Settings, *, demo: bool, bots: float | None = None) -> int:
    """Serves until it is told to stop.

    Args:
        demo: whether to make the demonstration where there is no assembly.
        bots: the seconds over which members without a person spread what they do by themselves; None: they do nothing.

    Returns:
        The exit status.

    Raises:
        Trouble: it cannot run here; says what to do.
    """
    _check_exposure(settings)
    listening = _listen(settings)
    settings = msgspec.structs.replace(settings, port=listening.getsockname()[1])
    with listening, database(settings) as (url, embedded):
        uvloop.run(_prepare(settings, url, demo=demo))
        config = uvicorn.Config(
            create_app(settings, url),
            loop="uvloop",
            http="httptools",
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            ws_max_size=65_536,
            ws_ping_interval=20,
            ws_ping_timeout=20,
            proxy_headers=settings.behind_proxy,
            forwarded_allow_ips="*" if settings.behind_proxy else None,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=5,
        )
        server = Server(config)
        return uvloop.run(_run(server, listening, settings, embedded, bots=bots))


def _check_exposure(settings: Settings) -> None:
    """Refuses plain HTTP off loopback: browsers give no keys there, and cookies would travel in the clear."""
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(settings.host).is_loopback:
            return
    if settings.host == "localhost" or (settings.behind_proxy and settings.secure):
        return
    raise Trouble(
        f"{settings.host} is not loopback and plain HTTP would be refused by every browser's key store: "
        "put a proxy with TLS in front, set DELIBERATION_URL to its https address and DELIBERATION_BEHIND_PROXY=1"
    )


def _listen(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.host, settings.port), backlog=2048)
    except OSError as fault:
        raise Trouble(
            f"{settings.host}:{settings.port} can't be listened on ({fault.strerror}): choose another with --port"
        ) from None


async def _prepare(settings: Settings, url: str, *, demo: bool) -> None:
    """Brings the schema to this version, makes the demonstration once, and prints its sign-in links."""
    async with opened(settings, url) as (store, record):
        say("bringing the schema to this version")
        await migrate(store)
        async with store.read() as tx:
            made = await log.size(tx, ASSEMBLY)
        if demo and not made:
            await seed(record, settings.origin, say)
        if demo:
            await _print_links(store, settings)


@asynccontextmanager
async def opened(settings: Settings, url: str) -> AsyncIterator[tuple[Store, Record]]:
    """A store and its record, outside a server.

    Raises:
        Trouble: the database does not answer, has no room for us, or is of another major version.
    """
    store = Store(url)
    record = create_record(store, settings, Hub(store, settings))
    try:
        try:
            await store.check_version()
        except OSError as fault:
            raise Trouble(
                f"the database does not answer ({fault}): start it, or correct DELIBERATION_DATABASE_URL"
            ) from None
        except DBAPIError as fault:
            raise Trouble(
                f"the database refuses us ({fault.orig}): correct DELIBERATION_DATABASE_URL, or make what it names"
            ) from None
        yield store, record
    finally:
        await record.close()
        await store.close()


async def _print_links(store: Store, settings: Settings) -> None:
    say("sign-in links, each for one private window; each works once")
    for persona in PERSONAE:
        token = await make_link(store, settings, ASSEMBLY, persona.accreditation, persona.name)
        print(f"  {persona.title}: {settings.base_url}/sign-in#{token}", flush=True)


async def _run(
    server: Server, listening: socket.socket, settings: Settings, embedded: Embedded | None, *, bots: float | None
) -> int:
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not serving.done():
        await asyncio.wait([serving], timeout=0.02)
    say(f"serving {settings.base_url}")
    hall = None if bots is None else _start_bots(settings, bots)
    try:
        while not serving.done():
            await asyncio.wait([serving], timeout=WATCH)
            if embedded is not None and not embedded.alive() and not serving.done():
                say("the embedded database has stopped; start again, and everything that was answered will be there")
                server.should_exit = True
                await serving
                return 1
    finally:
        if hall is not None:
            hall.send_signal(signal.SIGTERM)
            hall.wait(timeout=10)
    say("stopped")
    return 0


def _start_bots(settings: Settings, pace: float) -> "subprocess.Popen[bytes]":
    """The bots are a program of their own, so that they have nothing but the public interface."""
    taken = [persona.member for persona in PERSONAE if persona.member]
    command = [
        sys.executable,
        "-m",
        "deliberation.simulate.bots",
        settings.base_url,
        ASSEMBLY,
        str(settings.data),
        str(pace),
        *taken,
    ]
    return subprocess.Popen(  # noqa: S603  # our own program and our own settings
        command, env=os.environ | {"DELIBERATION_RIGHT": operator_token_of(settings)}
    )
