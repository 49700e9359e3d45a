"""The engine and its two kinds of transaction: a `ReadTx` can only read, a `Tx` is a turn and may write.

A `ReadTx` is REPEATABLE READ READ ONLY, so that all its reads are of one instant; a `Tx` is READ COMMITTED and a turn's
first statement locks the assembly's head row (architecture.md, The one idea). A `Single` is a `Tx` of one statement,
which locks the head by moving it. Nothing else in the application begins or commits a transaction.
"""

import contextlib
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, Final, NoReturn

import asyncpg
import msgspec
from sqlalchemy import Executable, text
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from deliberation.errors import Trouble

MAJOR: Final = 18
"""The major version of PostgreSQL that the embedded server has, and that every other must have."""


Rows = Mapping[str, object] | Sequence[Mapping[str, object]] | None
_PARAMETER: Final = re.compile(r"\$(\d+)")


class ReadTx:
    """A transaction that reads, all of it at one instant."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def run(self, statement: Executable, rows: Rows = None) -> CursorResult[Any]:
        """Runs a Core statement, once for a mapping of parameters, or for each of a list of them."""
        return await self._connection.execute(statement, rows)


class Tx(ReadTx):
    """A transaction that may write: what a turn works in, and the keeping of sessions and links.

    Each way to the database has its price, so changes may be left for `later`: they go together, as one statement,
    before whatever is asked next, and at the latest before the commit.
    """

    def __init__(self, connection: AsyncConnection, driver: Any) -> None:  # noqa: ANN401  # asyncpg has no types
        super().__init__(connection)
        self._driver = driver
        self._later: list[tuple[str, tuple[object, ...]]] = []

    async def run(self, statement: Executable, rows: Rows = None) -> CursorResult[Any]:
        """As `ReadTx.run`, after what was left for later."""
        await self.send()
        return await super().run(statement, rows)

    async def call(self, statement: str, *values: object) -> list[Any]:
        """Runs a statement by the driver itself, for those of every turn, where SQLAlchemy's part would cost the most.

        Args:
            statement: with $1, $2, ...
            values: as asyncpg takes them.

        Returns:
            The rows.

        Raises:
            DBAPIError: whatever the driver raises, in the form in which `run` does.
        """
        await self.send()
        return await self._fetch(statement, *values)

    async def _fetch(self, statement: str, *values: object) -> list[Any]:
        try:
            rows: list[Any] = await self._driver.fetch(statement, *values)
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
            raise DBAPIError(statement, None, fault, connection_invalidated=self._driver.is_closed()) from fault
        return rows

    def later(self, statement: str, *values: object) -> None:
        """Leaves an INSERT, UPDATE or DELETE for later; of those that go together none sees what another did."""
        self._later.append((statement, values))

    async def send(self) -> list[Any]:
        """Sends what was left for later, all in one statement unless the same is there twice.

        Returns:
            What the last of them returned.
        """
        rows: list[Any] = []
        while self._later:
            batch: dict[str, tuple[object, ...]] = {}
            for statement, values in self._later:
                if statement in batch:
                    break
                batch[statement] = values
            self._later = self._later[len(batch) :]
            rows = await self._fetch(together(tuple(batch)), *(value for values in batch.values() for value in values))
        return rows


class NotSingle(Exception):
    """A transaction that was meant to be a single statement would need another; nothing was done."""


class Single(Tx):
    """A transaction of a single statement, which PostgreSQL begins and commits itself: nothing can be asked in it.

    It costs one way to the database instead of four.
    """

    async def run(self, *_: object) -> NoReturn:
        """Nothing can be asked.

        Raises:
            NotSingle: always.
        """
        raise NotSingle

    async def call(self, *_: object) -> NoReturn:
        """Nothing can be asked.

        Raises:
            NotSingle: always.
        """
        raise NotSingle

    async def send(self) -> list[Any]:
        """Sends what was left for later; it is durable when this returns.

        Raises:
            NotSingle: it does not go together.
        """
        if len({statement for statement, _ in self._later}) < len(self._later):
            raise NotSingle
        return await super().send()


@lru_cache(256)
def together(statements: tuple[str, ...]) -> str:
    """Statements that change something as one, the parameters of each after those of the one before it."""
    parts: list[str] = []
    before = 0
    for statement in statements:
        parts.append(_moved(statement, before))
        before += max(int(number) for number in _PARAMETER.findall(statement))
    *first, last = parts
    named = ", ".join(f"part{place} AS ({part})" for place, part in enumerate(first))
    return f"WITH {named} {last}" if first else last


def _moved(statement: str, by: int) -> str:
    return _PARAMETER.sub(lambda found: f"${by + int(found[1])}", statement)


class Store:
    """The database of one server.

    Args:
        url: a `postgresql+asyncpg://` address.
    """

    def __init__(self, url: str, *, pool: int = 10) -> None:
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=pool,
            max_overflow=0,
            pool_use_lifo=True,  # the one that was used last has its statements prepared
            json_serializer=lambda value: msgspec.json.encode(value).decode(),
            json_deserializer=msgspec.json.decode,
        )
        self._writes = self.engine.execution_options(isolation_level="AUTOCOMMIT")  # a `Tx` begins and commits itself
        self._reads = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadTx]:
        """Opens a transaction that reads."""
        async with self._reads.connect() as connection:
            yield ReadTx(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """Opens a transaction that writes, and commits it unless an exception leaves it."""
        connection, driver = await self._connect()
        tx = Tx(connection, driver)
        ended = False
        try:
            await tx.call("BEGIN")
            try:
                yield tx
                await tx.send()
            except BaseException:
                with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                    await driver.execute("ROLLBACK")
                    ended = True
                raise
            await tx.call("COMMIT")
            ended = True
        finally:
            if not ended:  # nobody knows how it stands, the driver neither, where whoever waited has gone away
                await connection.invalidate()
            await connection.close()

    @asynccontextmanager
    async def single(self) -> AsyncIterator[Single]:
        """Opens a transaction of a single statement."""
        connection, driver = await self._connect()
        ended = False
        try:
            yield Single(connection, driver)
            ended = True
        except (NotSingle, DBAPIError):  # the driver knows how it stands
            ended = True
            raise
        finally:
            if not ended:
                await connection.invalidate()
            await connection.close()

    async def vacuum(self, tables: Sequence[str]) -> None:
        """Has the old versions of rows removed that nobody can see any more, which no transaction can."""
        async with self._writes.connect() as connection:
            await connection.execute(text(f"VACUUM {', '.join(tables)}"))

    async def _connect(self) -> tuple[AsyncConnection, Any]:
        """A connection that is alive as far as one can see, and the driver's below it."""
        while True:
            connection = await self._writes.connect()
            driver: Any = (await connection.get_raw_connection()).driver_connection
            if not driver.is_closed():
                return connection, driver
            await connection.invalidate()
            await connection.close()

    async def check_version(self) -> None:
        """Makes sure that the server is of the one major version that we run on.

        Raises:
            Trouble: it is of another, with what to do.
        """
        async with self.read() as tx:
            number = int((await tx.run(text("SHOW server_version_num"))).scalar_one())
        if number // 10_000 != MAJOR:
            raise Trouble(
                f"the database is PostgreSQL {number // 10_000}, and this program runs on {MAJOR}: "
                f"upgrade it with pg_upgrade, or name another in DELIBERATION_DATABASE_URL"
            )

    async def close(self) -> None:
        """Closes every connection."""
        await self.engine.dispose()


def address(url: str) -> str:
    """The address in the form that the driver wants, from any form that people write.

    Raises:
        Trouble: it is not one of PostgreSQL.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("postgres", "postgresql", "postgresql+asyncpg"):
        raise Trouble("DELIBERATION_DATABASE_URL must begin with postgresql://")
    return f"postgresql+asyncpg://{rest}"
