"""The application: the only place where things are wired together."""

import asyncio
import gc
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Request
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import ScalarRenderPlugin
from litestar.params import FromPath
from sqlmodel import SQLModel

from deliberation import __version__
from deliberation.amendments.wire import AMENDMENT, EN_BLOC, RULING
from deliberation.ballots import actions as ballot_actions
from deliberation.ballots.wire import BALLOT, ENTERED, VOTE
from deliberation.drafts import actions as draft_actions
from deliberation.drafts import forgetting
from deliberation.drafts.actions import CHANNEL as DRAFTS
from deliberation.drafts.pace import Paces
from deliberation.drafts.rooms import Rooms
from deliberation.elections import actions as election_actions
from deliberation.elections.wire import ELECTION, PAPER, POLL
from deliberation.errors import Trouble
from deliberation.identity.session import viewing
from deliberation.live.hub import Hub
from deliberation.live.snapshot import Snapshots
from deliberation.meetings.wire import MEETING
from deliberation.members.wire import ACCREDITATION, MEMBER
from deliberation.motions.wire import MOTION, STATEMENT
from deliberation.proposals.wire import DIVISION, PART, PROPOSAL, WITHOUT_VOTE
from deliberation.record.keyring import SECRET_BYTES, Vault
from deliberation.record.listening import listen
from deliberation.record.nouns import Nouns
from deliberation.record.record import Record
from deliberation.record.viewer import Viewer
from deliberation.record.wire import ASSEMBLY, BLOB, KEY
from deliberation.rules.wire import RULES_CHANGE
from deliberation.settings import Settings
from deliberation.store.engine import Store
from deliberation.threads import actions as thread_actions
from deliberation.threads import indexing
from deliberation.threads.destroying import Destroying
from deliberation.threads.wire import COMMENT
from deliberation.web.description import describe
from deliberation.web.guard import Guard
from deliberation.web.problems import BODY_MAX, HANDLERS
from deliberation.web.routes import ROUTES

COLLECT_AFTER = 50_000
"""How many new objects the interpreter lets be before it looks for circles among them."""
ALL = (
    *(ASSEMBLY, KEY, BLOB, MEMBER, ACCREDITATION, MEETING, RULES_CHANGE),
    *(PROPOSAL, WITHOUT_VOTE, DIVISION, PART, AMENDMENT, RULING, EN_BLOC, MOTION, COMMENT),
    *(BALLOT, VOTE, ENTERED, STATEMENT, ELECTION, POLL, PAPER),
)
NOUNS: Nouns = {noun.shelf.kind: noun for noun in ALL}
METADATA = SQLModel.metadata
"""Every table, for the comparison with the migrations."""


def secret_of(settings: Settings) -> bytes:
    """The server's secret: of the settings, or made once and kept in the data folder.

    Raises:
        Trouble: it is not 64 hex digits, or production has none.
    """
    try:
        return bytes.fromhex(settings.secret or _kept(settings, "secret", secrets.token_hex(SECRET_BYTES)))
    except ValueError:
        raise Trouble("DELIBERATION_SECRET must be 64 hex digits") from None


def operator_token_of(settings: Settings) -> str:
    """The operator's token: of the settings, or made once and kept in the data folder.

    Raises:
        Trouble: production has none.
    """
    return settings.operator_token or _kept(settings, "operator_token", secrets.token_urlsafe(32))


def _kept(settings: Settings, name: str, fresh: str) -> str:
    """A secret of the data folder, where others of the machine cannot read it."""
    if settings.env == "production":
        raise Trouble(f"production needs DELIBERATION_{name.upper()}: a secret that only this server has")
    path = settings.data / name.replace("_", ".")
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(fresh)
    return path.read_text().strip()


def create_record(store: Store, settings: Settings, hub: Hub, erased: Callable[[], None] = lambda: None) -> Record:
    """The record over a store, with every noun and what the server does for their acts.

    Args:
        erased: is called when words of persons are destroyed.
    """
    vault = Vault(secret_of(settings))
    handlings = (
        thread_actions.handlings(erased)
        | ballot_actions.handlings(vault)
        | election_actions.handlings(vault)
        | draft_actions.handlings()
    )
    return Record(store, vault, NOUNS, handlings, settings, hub.hint, indexing.follow)


def create_app(settings: Settings, database: str, extra_routes: Sequence[Any] = ()) -> Litestar:
    """The application over a database whose schema is migrated.

    Args:
        database: the address of the database.
        extra_routes: routes besides our own, for measuring.
    """
    store = Store(database)
    hub = Hub(store, settings)
    destroying = Destroying(store)
    record = create_record(store, settings, hub, destroying.erased)
    rooms = Rooms(store)
    paces = Paces()
    snapshots = Snapshots(store)
    operator_token = operator_token_of(settings)

    async def viewer(request: Request[Any, Any, Any], assembly: FromPath[str]) -> Viewer:
        await record.hall(assembly)
        return await viewing(request, store, settings, assembly)

    @asynccontextmanager
    async def running(_: Litestar) -> AsyncIterator[None]:
        await indexing.index_missing(store)

        def may_have_missed() -> None:
            hub.hint_all()
            rooms.may_have_missed()

        listening = listen(database, hub.hint, may_have_missed, {DRAFTS: rooms.heard})
        tasks = [
            asyncio.create_task(work) for work in (listening, rooms.run(), forgetting.run(store), destroying.run())
        ]
        # What is there now stays; and collections that come with every few hundred acts would find nothing.
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER, 20, 50)
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await rooms.close()
            await hub.close()
            await record.close()
            await store.close()

    app = Litestar(
        route_handlers=[*ROUTES, *extra_routes],
        state=State({"record": record, "store": store, "settings": settings}),
        dependencies={
            "store": Provide(lambda: store, sync_to_thread=False),
            "record": Provide(lambda: record, sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "hub": Provide(lambda: hub, sync_to_thread=False),
            "rooms": Provide(lambda: rooms, sync_to_thread=False),
            "paces": Provide(lambda: paces, sync_to_thread=False),
            "snapshots": Provide(lambda: snapshots, sync_to_thread=False),
            "operator_token": Provide(lambda: operator_token, sync_to_thread=False),
            "viewer": Provide(viewer),
        },
        compression_config=CompressionConfig(
            backend="gzip", minimum_size=1024, gzip_compress_level=6, exclude=["/api/acts"]
        ),
        exception_handlers=HANDLERS,
        lifespan=[running],
        request_max_body_size=BODY_MAX,
        openapi_config=OpenAPIConfig(
            title="Deliberation", version=__version__, path="/schema", render_plugins=[ScalarRenderPlugin()]
        ),
        logging_config=None,
    )
    describe(app)
    # around everything, for a middleware would not see what has no route
    app.asgi_handler = Guard(app.asgi_handler, [settings.base_url, *_aliases(settings)], secure=settings.secure)
    return app


def _aliases(settings: Settings) -> list[str]:
    """On loopback browsers may write our address in either way."""
    if settings.url or settings.host not in ("127.0.0.1", "localhost"):
        return []
    return [f"http://{name}:{settings.port}" for name in ("localhost", "127.0.0.1")]
