"""Reading procedural motions and statements. They are public."""

from deliberation.motions.wire import MOTION, STATEMENT
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx


async def motions(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All procedural motions, in order of id."""
    return [shown("motion", each) for each in await MOTION.shelf.where(tx, viewer.assembly)]


async def statements(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All statements, in order of id."""
    return [shown("statement", each) for each in await STATEMENT.shelf.where(tx, viewer.assembly)]
