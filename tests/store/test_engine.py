"""What is left for later goes together, before whatever is asked next; a connection that was lost is not used again."""

import asyncio
import contextlib

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from deliberation.store.engine import Store, Tx, together

ADD = "INSERT INTO link SELECT $1, 'later', 'b', now(), NULL"
SPEND = "UPDATE link SET used = $1 WHERE token = $2"
COUNT = text("SELECT count(*) FROM link WHERE assembly = 'later'")


def test_statements_go_together_under_their_own_parameters() -> None:
    assert together((ADD,)) == ADD
    assert together(("A $2 $1", "B $1", "C $1 $2 $1")) == "WITH part0 AS (A $2 $1), part1 AS (B $3) C $4 $5 $4"
    assert together(("A $10 $1", "B $1")) == "WITH part0 AS (A $10 $1) B $11"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that the driver is given."""
    found: list[str] = []
    real = Tx._fetch

    async def fetch(self: Tx, sql: str, *values: object) -> list[object]:
        found.append(sql)
        return await real(self, sql, *values)

    monkeypatch.setattr(Tx, "_fetch", fetch)
    return found


async def test_what_is_left_for_later_is_there_for_what_is_asked_next(store: Store, sent: list[str]) -> None:
    with pytest.raises(LookupError):  # noqa: PT012  # it is what the block is about
        async with store.write() as tx:
            tx.later(ADD, b"\2")
            tx.later(ADD, b"\3")  # the same statement, in its turn
            tx.later(SPEND, None, b"\2")
            assert (await tx.run(COUNT)).scalar_one() == 2
            assert sent == ["BEGIN", ADD, together((ADD, SPEND))]
            tx.later(ADD, b"\4")
            assert len(await tx.call("SELECT FROM link WHERE assembly = $1", "later")) == 3
            raise LookupError
    async with store.read() as reading:
        assert (await reading.run(COUNT)).scalar_one() == 0


async def test_what_is_left_for_later_is_sent_before_the_commit(store: Store, sent: list[str]) -> None:
    async with store.write() as tx:
        tx.later(ADD, b"\2")
    assert sent == ["BEGIN", ADD, "COMMIT"]
    async with store.write() as tx:
        assert (await tx.run(COUNT)).scalar_one() == 1
        tx.later("DELETE FROM link WHERE assembly = $1", "later")


async def test_a_connection_that_was_lost_is_not_used_again(store: Store) -> None:
    alone = Store(store.url, pool=1)
    async with alone.write() as tx:
        lost = tx._driver
    lost.terminate()
    async with alone.write() as tx:
        assert (await tx.run(COUNT)).scalar_one() == 0
    with pytest.raises(DBAPIError):  # noqa: PT012  # as above
        async with alone.write() as tx:
            tx._driver.terminate()
            await tx.call("SELECT 1")
    async with alone.write() as tx:
        assert (await tx.run(COUNT)).scalar_one() == 0
    await alone.close()


async def test_whoever_goes_away_at_any_moment_leaves_nothing_open(store: Store) -> None:
    """Of one connection, so that the next has whatever was left in it."""
    alone = Store(store.url, pool=1)

    async def write() -> None:
        async with alone.write() as tx:
            tx.later(ADD, b"\2")
            assert (await tx.run(COUNT)).scalar_one() == 1
            tx.later("DELETE FROM link WHERE assembly = $1", "later")

    await write()
    for moments in range(60):
        task = asyncio.create_task(write())
        for _ in range(moments):
            await asyncio.sleep(0)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        async with alone.read() as reading:
            assert (await reading.run(COUNT)).scalar_one() == 0
    await alone.close()
