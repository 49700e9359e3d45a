"""Destroying what was erased: PostgreSQL keeps the old versions of rows until it vacuums, and here it does so soon.

An erasure deletes words, takes them out of the frames that told them and out of the search. Old versions of these rows
stay in the tables, though nobody can ask for them. Soon after an erasure they are vacuumed, all that was erased
meanwhile at once; so they are when a server starts, which may have stopped before. Then the words are in no row any
more, and PostgreSQL writes others where they were. Room that is not written again yet, the write-ahead log and backups
are the operator's to see to (README).
"""

import asyncio
import logging
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from deliberation.store.engine import Store

_log = logging.getLogger("deliberation.threads")
TABLES: Final = ("words", "frame", "search")
"""Where words are that can be erased."""
PAUSE: Final = 60.0
"""Seconds from an erasure, or from the start, to the vacuum, and so at least from one to the next."""


class Destroying:
    """Vacuums after erasures; each process after those that it performed."""

    def __init__(self, store: Store, pause: float = PAUSE) -> None:
        self._store = store
        self._pause = pause
        self._erased = asyncio.Event()
        self._erased.set()  # nobody knows what was erased before the start

    def erased(self) -> None:
        """Something was erased, in a transaction that may not have ended yet."""
        self._erased.set()

    async def run(self) -> None:
        """Vacuums whenever something was erased, until it is cancelled; what fails is tried again."""
        while True:
            await self._erased.wait()
            await asyncio.sleep(self._pause)
            self._erased.clear()
            try:
                await self._store.vacuum(TABLES)
            except (SQLAlchemyError, OSError) as fault:
                _log.warning("what was erased waits for the database to be vacuumed: %s", fault)
                self._erased.set()
