"""How the law's objects lie in tables: one shelf for each kind, its columns named as the object's fields.

Objects are loaded and saved whole. A shelf of what never changes (blobs) keeps what it has; all others replace.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Generic

import msgspec
from sqlalchemy import ColumnElement, RowMapping, Table, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY, TEXT, insert

from deliberation.core.law import Kind, Object
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
        self._keep = insert(self.table).on_conflict_do_nothing() if immutable else None
        names = ", ".join(f'"{name}"' for name in kind.__struct_fields__)
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in kind.__struct_fields__ if name != "id")
        self._save = (
            f'INSERT INTO "{self.table.name}" (assembly, {names}) '  # noqa: S608  # our own names
            f'SELECT $1, {names} FROM jsonb_populate_recordset(NULL::"{self.table.name}", $2) '
            f"ON CONFLICT (assembly, id) DO UPDATE SET {changes}"
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

    async def save(self, tx: Tx, assembly: str, objects: Sequence[Kind]) -> None:
        """Saves objects, all in one statement."""
        if self._keep is None:
            await tx.call(self._save, assembly, msgspec.json.encode(objects).decode())
        else:
            await tx.run(self._keep, [{"assembly": assembly, **_row(each)} for each in objects])

    def _object(self, row: RowMapping) -> Kind:
        fields = {name: row[name] for name in self.kind.__struct_fields__}
        return msgspec.convert(fields, self.kind)


def _row(each: Object) -> dict[str, object]:
    return {name: _plain(getattr(each, name)) for name in each.__struct_fields__}


def _plain(value: object) -> object:
    """A field as its column takes it: instants and bytes as they are, what has parts as JSON."""
    if value is None or isinstance(value, str | int | bytes | datetime):
        return value
    return msgspec.to_builtins(value)
