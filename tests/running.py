"""A server with a database of its own, for tests that talk to one; their `conftest.py` imports the fixture."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from deliberation.simulate.server import OwnServer


@pytest_asyncio.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[OwnServer]:
    """One for all tests of a folder."""
    async with OwnServer(tmp_path_factory.mktemp("server")) as running:
        yield running
