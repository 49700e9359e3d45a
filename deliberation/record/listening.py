"""Listening for the commits of other processes.

A notification is a hint, and the table is the truth: a lost one is made up for.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

import asyncpg

_log = logging.getLogger("deliberation.record")
CHANNEL: Final = "deliberation"
AGAIN: Final = 1.0
"""Seconds until a lost connection is tried again."""


Hint = Callable[[str, int, bool], None]
"""Told the assembly, the index that it reached, and whether there were only casts, which may wait a little."""


def payload(assembly: str, index: int, casts_only: bool) -> str:
    """What a turn notifies the other processes of."""
    return f"{assembly}:{index}:casts" if casts_only else f"{assembly}:{index}"


async def listen(
    url: str, hint: Hint, may_have_missed: Callable[[], None], others: Mapping[str, Callable[[str], None]] | None = None
) -> None:
    """Listens until it is cancelled, and connects again whenever the connection is lost.

    Args:
        url: the database's address.
        hint: told what `payload` says.
        may_have_missed: told after each new connection.
        others: what is told the payloads of further channels, by their names.
    """
    dsn = url.replace("postgresql+asyncpg://", "postgresql://")
    while True:
        try:
            await _listen_once(dsn, hint, may_have_missed, others or {})
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
            _log.warning("listening stopped: %s", fault)
        await asyncio.sleep(AGAIN)


async def _listen_once(
    dsn: str, hint: Hint, may_have_missed: Callable[[], None], others: Mapping[str, Callable[[str], None]]
) -> None:
    connection: Any = await asyncpg.connect(dsn)
    lost = asyncio.Event()

    def heard(_: object, __: int, ___: str, told: str) -> None:
        assembly, index, *casts = told.split(":")
        hint(assembly, int(index), bool(casts))

    def heard_else(_: object, __: int, channel: str, told: str) -> None:
        others[channel](told)

    try:
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANNEL, heard)
        for channel in others:
            await connection.add_listener(channel, heard_else)
        may_have_missed()
        await lost.wait()
    finally:
        with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await connection.close(timeout=1)
