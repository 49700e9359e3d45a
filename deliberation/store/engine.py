"""The engine and its two kinds of transaction: a `ReadTx` can only read, a `Tx` is a turn and may write.

A `ReadTx` is REPEATABLE READ READ ONLY, so that all its reads are of one instant; a `Tx` is READ COMMITTED and its
first statement locks the assembly's head row (architecture.md, The one idea). Nothing else in the application begins
or commits a transaction.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

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


class ReadTx:
    """A transaction that reads, all of it at one instant."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def run(
        self, statement: Executable, rows: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None
    ) -> CursorResult[Any]:
        """Runs a Core statement, once for a mapping of parameters, or for each of a list of them."""
        return await self._connection.execute(statement, rows)


class Tx(ReadTx):
    """A transaction that may write: what a turn works in, and the keeping of sessions and links."""

    async def call(self, statement: str, *values: object) -> list[Any]:
        """Runs a statement by the driver itself, for those of every turn, where SQLAlchemy's part would cost the most.

        Args:
            statement: with $1, $2, ...; a `run` has gone before, for that begins the transaction.
            values: as asyncpg takes them.

        Returns:
            The rows.

        Raises:
            DBAPIError: whatever the driver raises, in the form in which `run` does.
        """
        connection = await self._connection.get_raw_connection()
        driver: Any = connection.driver_connection
        try:
            rows: list[Any] = await driver.fetch(statement, *values)
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
            raise DBAPIError(statement, None, fault, connection_invalidated=driver.is_closed()) from fault
        return rows


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
            json_serializer=lambda value: msgspec.json.encode(value).decode(),
            json_deserializer=msgspec.json.decode,
        )
        self._reads = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ReadTx]:
        """Opens a transaction that reads."""
        async with self._reads.connect() as connection:
            yield ReadTx(connection)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """Opens a transaction that writes, and commits it unless an exception leaves it."""
        async with self.engine.begin() as connection:
            yield Tx(connection)

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
