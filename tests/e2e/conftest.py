"""One browser for all end-to-end tests; each person gets a context of their own."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser

from tests.e2e.hall import chromium


@pytest_asyncio.fixture(scope="session")
async def running() -> AsyncIterator[Browser]:
    """The running browser."""
    async with chromium() as browser:
        yield browser
