"""Shelves: objects come back as they were laid there, in two kinds of transaction of which one cannot write."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from deliberation.app import NOUNS
from deliberation.core import kinds
from deliberation.core.law import Blob, Object, blob
from deliberation.store.engine import Store
from tests.balloting import every_method
from tests.drafting import worked

RECORD = ("entry", "checkpoint", "blob")


async def test_every_object_comes_back_as_it_was_saved(store: Store) -> None:
    drafted, voted = worked(), every_method()
    nouns: tuple[type[Object], ...] = (*kinds.NOUNS, Blob)
    for kind in nouns:
        shelf = NOUNS[kind].shelf
        laid = drafted.state.objects(kind) | voted.state.objects(kind)
        assert laid
        async with store.write() as tx:
            shelf.save(tx, "shelf", list(laid.values()))
        async with store.write() as tx:
            shelf.save(tx, "shelf", list(laid.values()))  # again: it replaces, or leaves, what is there
            assert await shelf.by_ids(tx, "shelf", [*laid, "no such id"]) == laid
            assert {each.id: each for each in await shelf.where(tx, "shelf")} == laid
            assert await shelf.by_ids(tx, "another", laid) == {}


async def test_a_blob_that_is_there_stays_as_it_is(store: Store) -> None:
    shelf = NOUNS[Blob].shelf
    first = blob(b"first")
    async with store.write() as tx:
        shelf.save(tx, "shelf", [first])
        shelf.save(tx, "shelf", [Blob(id=first.id, raw=b"second", entry=7)])
        assert (await shelf.by_ids(tx, "shelf", [first.id]))[first.id] == first


@pytest.mark.parametrize("table", RECORD)
@pytest.mark.parametrize(
    "change", ["UPDATE {} SET assembly = assembly", "DELETE FROM {}", "TRUNCATE {}", "TRUNCATE {} CASCADE"]
)
async def test_the_record_refuses_every_change(store: Store, table: str, change: str) -> None:
    with pytest.raises(DBAPIError, match="the record never changes"):
        async with store.write() as tx:
            await tx.run(text(change.format(table)))


async def test_a_transaction_that_reads_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError, match="read-only"):
        async with store.read() as tx:
            await tx.run(text("DELETE FROM session"))


async def test_a_transaction_that_reads_sees_one_instant(store: Store) -> None:
    asked = text("SELECT count(*) FROM link")
    async with store.read() as tx:
        before = (await tx.run(asked)).scalar_one()
        async with store.write() as other:
            await other.run(text("INSERT INTO link VALUES ('\\x00', 'a', 'b', now(), NULL)"))
        assert (await tx.run(asked)).scalar_one() == before
    async with store.write() as tx:
        await tx.run(text("DELETE FROM link WHERE token = '\\x00'"))


async def test_what_ends_with_an_exception_was_not_done(store: Store) -> None:
    with pytest.raises(LookupError):  # noqa: PT012  # it is what the block is about
        async with store.write() as tx:
            await tx.run(text("INSERT INTO link VALUES ('\\x01', 'a', 'b', now(), NULL)"))
            raise LookupError  # it is what the block is about
    async with store.read() as tx:
        assert (await tx.run(text("SELECT count(*) FROM link WHERE token = '\\x01'"))).scalar_one() == 0
