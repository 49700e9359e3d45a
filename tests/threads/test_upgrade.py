"""Comments that were made before threads had wordings keep their words, and are found, after the upgrade."""

from typing import Any

from sqlalchemy import bindparam, text

from deliberation.app import METADATA
from deliberation.core.thread import Comment
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store, Tx
from deliberation.store.migrate import drift, migrate, unmigrate
from deliberation.threads import queries
from deliberation.threads.indexing import index_missing
from deliberation.threads.search import Question, search
from deliberation.threads.wire import COMMENT
from tests.store.test_migrations import empty
from tests.talk import on, say
from tests.world import World, delegate_of

__all__ = ["empty"]
KEN = delegate_of("KEN")
COPIED = ("head", "entry", "blob", "words")
"""What a comment's own tables are made from; objects are copied as they were then."""


async def test_a_database_from_before_is_brought_to_this_version(world: World, empty: Store) -> None:
    tabled = await world.table("KEN")
    id = await say(world, KEN, on(tabled), "Older than the search")
    await migrate(empty, "0003")
    rows = {name: await _rows(world.store, name, world.id) for name in (*COPIED, "comment", "proposal")}
    for words in rows["words"]:
        del words["act"]
    for comment in rows["comment"]:
        comment["commitment"] = comment.pop("wordings")[0]["commitment"]
        for later in ("mark", "mentions", "hidden", "resolved", "erased", "worded"):
            del comment[later]
    async with empty.write() as tx:
        for name, today in rows.items():
            table = METADATA.tables[name]
            there = await _columns(tx, name)
            found = [{column: value for column, value in row.items() if column in there} for row in today]
            columns = ", ".join(f'"{column}"' for column in found[0])
            given = ", ".join(f":{column}" for column in found[0])
            statement = text(f'INSERT INTO "{name}" ({columns}) VALUES ({given})')
            typed = {column: table.c[column].type for column in found[0] if column in table.c}
            bound = statement.bindparams(*(bindparam(column, type_=type_) for column, type_ in typed.items()))
            await tx.run(bound, found)
    await migrate(empty)
    assert await drift(empty, METADATA) == []
    async with empty.read() as tx:
        [comment] = await COMMENT.shelf.where(tx, world.id)
    assert comment == await world.get(Comment, id)
    assert await index_missing(empty) == [world.id]
    assert await index_missing(empty) == []
    async with empty.read() as tx:
        [hit], _ = await search(tx, Viewer(world.id), Question("older"))
        assert (hit.id, (await queries.thread(tx, Viewer(world.id), on(tabled)))[0]["text"]) == (
            id, "Older than the search",
        )  # fmt: skip
    await unmigrate(empty, "0003")
    async with empty.read() as tx:
        asked = await tx.run(text("SELECT commitment FROM comment"))
        assert list(asked.scalars()) == [comment.wordings[0].commitment]


async def _columns(tx: Tx, table: str) -> set[str]:
    """The columns that a table has now; others came later, and all have a default."""
    asked = text("SELECT column_name FROM information_schema.columns WHERE table_name = :table")
    return set((await tx.run(asked, {"table": table})).scalars())


async def _rows(store: Store, table: str, assembly: str) -> list[dict[str, Any]]:
    async with store.read() as tx:
        found = await tx.run(METADATA.tables[table].select().where(METADATA.tables[table].c.assembly == assembly))
        return [dict(row) for row in found.mappings()]
