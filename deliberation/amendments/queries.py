"""Reading amendments. They are public."""

from deliberation.amendments.wire import AMENDMENT
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx


async def amendments(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All amendments, in order of id."""
    return [shown("amendment", each) for each in await AMENDMENT.shelf.where(tx, viewer.assembly)]


async def amendment(tx: ReadTx, viewer: Viewer, id: str) -> Shown | None:
    """One amendment, or None."""
    found = (await AMENDMENT.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    return None if found is None else shown("amendment", found)
