"""The tests' database: a PostgreSQL 18 of their own, started once, and a record over it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from deliberation.record.record import Record
from deliberation.settings import Settings
from deliberation.store.embedded import Embedded
from deliberation.store.engine import Store
from deliberation.store.migrate import migrate
from tests.world import World, new_record, new_world


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the database and of the server's secrets."""
    return tmp_path_factory.mktemp("d")


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
