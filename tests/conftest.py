"""The tests' database: a PostgreSQL 18 of their own, started once, and a record over it."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio

from deliberation.record.record import Record
from deliberation.settings import Settings
from deliberation.store.embedded import Embedded
from deliberation.store.engine import Store
from deliberation.store.migrate import migrate
from tests.door import Door, serving
from tests.world import World, new_record, new_world

# how long an example takes is the machine's affair; what must be quick is tested by the clock of its thread
hypothesis.settings.register_profile(
    "patient",
    parent=hypothesis.settings.default,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("patient")


@contextmanager
def data_folder() -> Iterator[Path]:
    """A folder for a database. Not pytest's, whose rights every run sets anew, under the feet of servers."""
    folder = Path(tempfile.mkdtemp(prefix="deliberation-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """The data folder of the database and of the server's secrets."""
    with data_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def database(place: Path) -> Iterator[str]:
    """The address of a real database."""
    with Embedded(place) as embedded:
        yield embedded.url


@pytest.fixture(scope="session")
def settings(place: Path) -> Settings:
    """How the tests' servers run."""
    return Settings(data=place, tally_ms=50)


@pytest_asyncio.fixture(scope="session")
async def store(database: str) -> AsyncIterator[Store]:
    """The migrated database."""
    opened = Store(database)
    await migrate(opened)
    yield opened
    await opened.close()


@pytest_asyncio.fixture(scope="session")
async def record(store: Store, settings: Settings) -> AsyncIterator[Record]:
    """The record as one process keeps it."""
    kept = new_record(store, settings)
    yield kept
    await kept.close()


@pytest_asyncio.fixture
async def world(record: Record) -> World:
    """An assembly of five members."""
    return await new_world(record)


@pytest_asyncio.fixture(scope="session")
async def door(settings: Settings, store: Store) -> AsyncIterator[Door]:
    """A real server over the tests' database."""
    with serving(settings, store.url) as opened:
        yield opened
        await opened.http.aclose()


@pytest.fixture(autouse=True)
def _nobody_is_signed_in_by_a_former_test(request: pytest.FixtureRequest) -> None:
    if "door" in request.fixturenames:
        request.getfixturevalue("door").http.cookies.clear()
