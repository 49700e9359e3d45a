"""The schema: its migrations go there and back, and end where the code's tables are."""

from collections.abc import AsyncIterator

import pytest_asyncio
from sqlalchemy import text

from deliberation.app import METADATA, NOUNS
from deliberation.store.engine import Store
from deliberation.store.migrate import drift, migrate, unmigrate


@pytest_asyncio.fixture
async def empty(database: str, store: Store) -> AsyncIterator[Store]:
    """A database without a schema."""
    name = "empty_for_migrations"
    async with store.engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        await alone.execute(text(f"CREATE DATABASE {name}"))
    opened = Store(database.replace("/postgres?", f"/{name}?"))
    yield opened
    await opened.close()


async def catalogue(store: Store) -> list[tuple[str, ...]]:
    """Columns, constraints, indexes, triggers and functions."""
    asked = [
        (
            "SELECT 'column', table_name, column_name, data_type, is_nullable FROM information_schema.columns "
            "WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
        ),
        (
            "SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'"
        ),
        (
            "SELECT 'index', indexname, indexdef FROM pg_indexes "
            "WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        ),
    ]
    behind = [
        "SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ]
    found: list[tuple[str, ...]] = []
    async with store.read() as tx:
        for statement in asked + behind:
            found += [tuple(row) for row in await tx.run(text(statement))]
    return sorted(found)


async def test_to_the_head_and_back_and_to_the_head_again(empty: Store) -> None:
    await migrate(empty)
    first = await catalogue(empty)
    assert await drift(empty, METADATA) == []
    await unmigrate(empty, "base")
    assert await catalogue(empty) == []
    await migrate(empty)
    assert await catalogue(empty) == first
    await migrate(empty)  # a second time does nothing
    assert await catalogue(empty) == first


async def test_drift_is_seen(empty: Store) -> None:
    await migrate(empty)
    async with empty.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE member DROP COLUMN territory"))
    assert any("territory" in each for each in await drift(empty, METADATA))


async def test_two_who_migrate_at_once_wait_for_each_other(empty: Store) -> None:
    import asyncio

    other = Store(empty.url)
    await asyncio.gather(migrate(empty), migrate(other))
    await other.close()
    assert await drift(empty, METADATA) == []


def test_the_columns_of_each_shelf_are_the_fields_of_its_object() -> None:
    for kind, noun in NOUNS.items():
        assert noun.shelf.kind is kind
        assert set(noun.shelf.table.c.keys()) == {"assembly", *kind.__struct_fields__}, kind
