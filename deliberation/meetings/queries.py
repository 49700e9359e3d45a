"""Reading meetings. They are public."""

from deliberation.meetings.wire import MEETING
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx


async def meetings(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All meetings, in order of id."""
    return [shown("meeting", each) for each in await MEETING.shelf.where(tx, viewer.assembly)]


async def meeting(tx: ReadTx, viewer: Viewer, id: str) -> Shown | None:
    """One meeting, or None."""
    found = (await MEETING.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    return None if found is None else shown("meeting", found)
