"""What was erased is soon in no row of the database any more, not in an old version either."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from deliberation.app import create_record
from deliberation.core.thread import Erase
from deliberation.live.hub import Hub
from deliberation.settings import Settings
from deliberation.store.engine import Store
from deliberation.threads.destroying import TABLES, Destroying
from tests.talk import moderate, on, say
from tests.world import delegate_of, new_world

KEN, FRA = delegate_of("KEN"), delegate_of("FRA")
PAGE = 8192
WORDS = "Unmistakable aardvarks"


async def holding(store: Store, words: str) -> set[str]:
    """The tables in which some row has words, be it one that can be seen or an old version; read from the files."""
    async with store.write() as tx:
        await tx.call("CHECKPOINT")
    async with store.read() as tx:
        folder = Path((await tx.run(text("SHOW data_directory"))).scalar_one())
        paths = {name: (await tx.run(text(f"SELECT pg_relation_filepath('{name}')"))).scalar_one() for name in TABLES}
    return {name for name, path in paths.items() if words.encode() in b"".join(_rows((folder / path).read_bytes()))}


def _rows(file: bytes) -> Iterator[bytes]:
    """What of each page is rows: from `pd_upper` on; before it are pointers and room for others."""
    for start in range(0, len(file), PAGE):
        page = file[start : start + PAGE]
        yield page[int.from_bytes(page[14:16], "little") :]


async def test_erased_words_are_soon_in_no_row(store: Store, settings: Settings) -> None:
    """Also those that were erased before the server started; several erasures are one vacuum."""
    destroying = Destroying(store, pause=0.2)
    record = create_record(store, settings, Hub(store, settings), destroying.erased)
    world = await new_world(record)
    about = on(await world.table("KEN"))
    early, *later = [await say(world, KEN, about, f"{WORDS} {number}") for number in range(4)]
    await say(world, FRA, about, "Something else")
    await moderate(world, KEN, Erase, early)
    assert await holding(store, f"{WORDS} 0") == set(TABLES)
    running = asyncio.create_task(destroying.run())
    try:
        await _until_gone(store, f"{WORDS} 0")
        assert await holding(store, f"{WORDS} 1") == set(TABLES)
        for id in later:
            await moderate(world, KEN, Erase, id)
        await _until_gone(store, WORDS)
        assert await holding(store, "Something else") == set(TABLES)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await record.close()


async def _until_gone(store: Store, words: str) -> None:
    async with asyncio.timeout(120):
        while await holding(store, words):  # noqa: ASYNC110  # the files tell nobody
            await asyncio.sleep(0.1)


async def test_a_database_that_does_not_answer_is_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = Store("postgresql+asyncpg://nobody@127.0.0.1:1/none")
    running = asyncio.create_task(Destroying(nowhere, pause=0.01).run())
    async with asyncio.timeout(120):
        while caplog.text.count("waits for the database to be vacuumed") < 2:  # noqa: ASYNC110  # a log tells nobody
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await nowhere.close()
