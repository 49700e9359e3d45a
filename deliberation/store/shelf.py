"""How the law's objects lie in tables: one shelf for each kind, its columns named as the object's fields.

Objects are loaded and saved whole. A shelf of what never changes (blobs) keeps what it has; all others replace.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Generic

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Table, bindparam, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from deliberation.core.law import Kind
from deliberation.store.engine import ReadTx, Tx
from deliberation.store.tables import ObjectRow


class Shelf(Generic[Kind]):
    """The table of one kind of object.

    Args:
        kind: the object's Struct.
        row: the SQLModel class of its table.
        immutable: whether a second save of the same id leaves the first.
    """

    def __init__(self, kind: type[Kind], row: type[ObjectRow], *, immutable: bool = False) -> None:
        self.kind = kind
        self.table: Table = row.__table__  # type: ignore[attr-defined]  # SQLModel sets it for tables
        columns = self.table.c
        self._of_assembly = columns.assembly == bindparam("_assembly")
        self._by_ids = select(self.table).where(
            self._of_assembly, columns.id == bindparam("_ids", type_=ARRAY(TEXT)).any_()
        )
        names = ", ".join(f'"{name}"' for name in kind.__struct_fields__)
        kinds = (columns[name].type.compile(postgresql.dialect()) for name in kind.__struct_fields__)  # type: ignore[no-untyped-call]
        arrays = ", ".join(f"${place}::{kind}[]" for place, kind in enumerate(kinds, 2))
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in kind.__struct_fields__ if name != "id")
        self._save = (
            f'INSERT INTO "{self.table.name}" (assembly, {names}) SELECT $1, * FROM unnest({arrays}) '  # noqa: S608  # our own names
            f"ON CONFLICT (assembly, id) DO {'NOTHING' if immutable else f'UPDATE SET {changes}'}"
        )

    async def by_ids(self, tx: ReadTx, assembly: str, ids: Iterable[str]) -> dict[str, Kind]:
        """The objects with these ids that there are, by id."""
        rows = await tx.run(self._by_ids, {"_assembly": assembly, "_ids": sorted(set(ids))})
        return {found.id: found for found in map(self._object, rows.mappings())}

    async def where(self, tx: ReadTx, assembly: str, *conditions: ColumnElement[bool], **equal: str) -> list[Kind]:
        """The objects for which the conditions hold, in order of id."""
        equals = [self.table.c[name] == value for name, value in equal.items()]
        rows = await tx.run(select(self.table).where(self._of_assembly, *equals, *conditions), {"_assembly": assembly})
        return sorted(map(self._object, rows.mappings()), key=lambda found: found.id)

    def save(self, tx: Tx, assembly: str, objects: Sequence[Kind]) -> None:
        """Saves objects, all in one statement, before anything else is asked of the transaction."""
        names = self.kind.__struct_fields__
        tx.later(self._save, assembly, *([_plain(getattr(each, name)) for each in objects] for name in names))

    def _object(self, row: RowMapping) -> Kind:
        fields = {name: row[name] for name in self.kind.__struct_fields__}
        return msgspec.convert(fields, self.kind)


def _plain(value: object) -> object:
    """A field as its column takes it: instants and bytes as they are, what has parts as JSON."""
    if value is None or isinstance(value, str | int | bytes | datetime):
        return value
    return msgspec.json.encode(value).decode()
