"""Forgetting the words of drafts that ended long ago. A draft that is open is never forgotten, however old it is."""

import asyncio
import logging
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.exc import SQLAlchemyError

from deliberation.drafts.queries import KEPT
from deliberation.drafts.tables import DraftRow, UpdateRow
from deliberation.store.engine import Store

_log = logging.getLogger("deliberation.drafts")
EVERY: Final = 3600.0
"""Seconds between two looks; each process looks, and what one has deleted is gone for the others."""

_drafts = DraftRow.__table__  # type: ignore[attr-defined]
_updates = UpdateRow.__table__  # type: ignore[attr-defined]


async def forget(store: Store) -> int:
    """Deletes the words of the drafts that ended longer ago than they are kept; the notes of how they ended stay.

    Returns:
        How many updates are gone.
    """
    ended: Any = (_drafts.c.state != "open") & (_drafts.c.changed <= func.clock_timestamp() - KEPT)
    theirs = select(_drafts.c.id).where(
        ended, _drafts.c.assembly == _updates.c.assembly, _drafts.c.id == _updates.c.draft
    )
    async with store.write() as tx:
        gone = await tx.run(delete(_updates).where(theirs.exists()).returning(_updates.c.number))
        return len(gone.all())


async def run(store: Store) -> None:
    """Forgets now and then, until it is cancelled."""
    while True:
        try:
            await forget(store)
        except (SQLAlchemyError, OSError) as fault:
            _log.warning("what is to be forgotten of drafts waits for the database: %s", fault)
        await asyncio.sleep(EVERY)
