"""The schema's migrations: to the newest, to a given one, and whether the tables are as the code has them."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData

from deliberation.store.engine import Store

_FOLDER = Path(__file__).parent / "migrations"


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


async def migrate(store: Store, to: str = "head") -> None:
    """Brings the schema to a revision; two processes that do so at once wait for each other.

    Args:
        to: a revision, `head` for the newest.
    """

    def up(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT pg_advisory_lock(20261123)")
        connection.commit()
        try:
            command.upgrade(_config(connection), to)
            connection.commit()
        finally:
            connection.exec_driver_sql("SELECT pg_advisory_unlock(20261123)")
            connection.commit()

    async with store.engine.connect() as connection:
        await connection.run_sync(up)


async def unmigrate(store: Store, to: str) -> None:
    """Takes the schema back to a revision, `base` for none."""

    def down(connection: Connection) -> None:
        command.downgrade(_config(connection), to)
        connection.commit()

    async with store.engine.connect() as connection:
        await connection.run_sync(down)


async def drift(store: Store, metadata: MetaData) -> list[str]:
    """What differs between the schema in the database and the tables of the code; nothing, when all is well."""

    def compare(connection: Connection) -> list[str]:
        return [str(each) for each in compare_metadata(MigrationContext.configure(connection), metadata)]

    async with store.engine.connect() as connection:
        return await connection.run_sync(compare)
