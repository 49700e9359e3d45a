"""Reading members, accreditations and the names of persons."""

from sqlalchemy import select

from deliberation.members.tables import PersonRow
from deliberation.members.wire import ACCREDITATION, MEMBER, member_shown
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx

_persons = PersonRow.__table__  # type: ignore[attr-defined]


async def members(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All members; they are public."""
    return [member_shown(each) for each in await MEMBER.shelf.where(tx, viewer.assembly)]


async def accreditations(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All accreditations with the names of persons, for the chair and the secretariat; nothing for others."""
    if viewer.role not in ("chair", "secretariat"):
        return []
    names = await persons(tx, viewer.assembly)
    found = await ACCREDITATION.shelf.where(tx, viewer.assembly)
    return [shown("accreditation", each) | {"name": names.get(each.id)} for each in found]


async def persons(tx: ReadTx, assembly: str) -> dict[str, str]:
    """The names of accredited persons, by accreditation."""
    rows = await tx.run(select(_persons.c.accreditation, _persons.c.name).where(_persons.c.assembly == assembly))
    return {row.accreditation: row.name for row in rows}
