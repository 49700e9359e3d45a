"""Reading changes of the rules. They are public."""

from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.rules.wire import RULES_CHANGE
from deliberation.store.engine import ReadTx


async def changes_of_rules(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All proposed changes of the rules, in order of id."""
    return [shown("rules", each) for each in await RULES_CHANGE.shelf.where(tx, viewer.assembly)]
