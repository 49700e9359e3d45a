"""Checking signatures beside the event loop: in processes of their own where there are cores for them.

A signature takes longer to check than all else that a turn does for a vote, and a thread would hold the interpreter's
lock when the loop wants it. So groups go to a process (`checking.py`) as they came together. Its answer is only ever
waited for, never needed: few signatures, and all while there is no such process, are checked here.
"""

import asyncio
import contextlib
import logging
import sys
from collections import deque
from collections.abc import Sequence
from subprocess import PIPE
from typing import Any, Final

import msgspec

from deliberation.core.envelope import Claim, verify_bytes
from deliberation.record import checking

_log = logging.getLogger("deliberation.record")
WORTH: Final = 4
"""So many signatures are worth the way to the process and back."""
HERE: Final = 32
"""Signatures that are checked here before other work has its chance: a millisecond or two."""
PATIENCE: Final = 5.0
"""Seconds without an answer after which a process is given up."""
AGAIN: Final = 1.0
"""Seconds between two attempts to start a process."""


class Checker:
    """Checks signatures for every assembly of a server.

    Args:
        processes: how many processes it may have; they are started when they are first wanted.
    """

    def __init__(self, processes: int) -> None:
        self._aides = [_Aide() for _ in range(processes)]

    async def check(self, claims: Sequence[Claim]) -> Sequence[int]:
        """Which of the signatures hold: 1 or 0 for each, in order."""
        if len(claims) >= WORTH and self._aides:
            answer = await min(self._aides, key=len).ask(claims)
            if answer is not None:
                return answer
        return await _check_here(claims)

    async def close(self) -> None:
        """Ends the processes."""
        for aide in self._aides:
            await aide.close()


async def _check_here(claims: Sequence[Claim]) -> list[int]:
    answers: list[int] = []
    for start in range(0, len(claims), HERE):
        if start:
            await asyncio.sleep(0)
        answers += [verify_bytes(*claim) for claim in claims[start : start + HERE]]
    return answers


class _Aide:
    """A place for one process, which is started in the background when it is wanted and is not there."""

    def __init__(self) -> None:
        self.process: _Process | None = None
        self.starting: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """How many groups it has been asked that it has not answered."""
        return len(self.process.asked) if self.process is not None else 0

    async def ask(self, claims: Sequence[Claim]) -> bytes | None:
        """One byte for each claim; None where there is no answer, and somebody else must check."""
        if self.process is not None and not self.process.lost:
            return await self.process.ask(claims)
        if self.starting is None:
            self.starting = asyncio.create_task(self._start())
        return None

    async def _start(self) -> None:
        command = (sys.executable, "-m", checking.__name__)
        try:
            _, self.process = await asyncio.get_running_loop().subprocess_exec(
                _Process, *command, stdin=PIPE, stdout=PIPE, stderr=None
            )
        except OSError as fault:
            _log.warning("no process to check signatures: %s", fault)
        await asyncio.sleep(AGAIN)
        self.starting = None

    async def close(self) -> None:
        """Ends the process."""
        if self.starting is not None:
            self.starting.cancel()
            await asyncio.wait([self.starting])
        if self.process is not None:
            self.process.lose()
            await self.process.ended.wait()


class _Process(asyncio.SubprocessProtocol):
    """One process and what it was asked. Once it is lost it is never heard again, whatever it had still to say."""

    def __init__(self) -> None:
        self.lost = False
        self.ended = asyncio.Event()
        self.asked: deque[tuple[int, asyncio.Future[bytes | None]]] = deque()
        self._answers = b""
        self._alarm: asyncio.TimerHandle | None = None
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remembers the process."""
        self._transport = transport

    async def ask(self, claims: Sequence[Claim]) -> bytes | None:
        """One byte for each claim, or None where the process is lost before it has answered."""
        group = msgspec.msgpack.encode(claims)
        self._transport.get_pipe_transport(0).write(len(group).to_bytes(checking.LENGTH) + group)
        answer: asyncio.Future[bytes | None] = asyncio.get_running_loop().create_future()
        self.asked.append((len(claims), answer))
        if self._alarm is None:
            self._watch()
        return await answer

    def pipe_data_received(self, fd: int, data: bytes) -> None:  # noqa: ARG002  # asyncio's own names
        """Hands the answers to who asked, in order."""
        if self.lost:
            return
        self._answers += data
        while self.asked and len(self._answers) >= self.asked[0][0]:
            count, answer = self.asked.popleft()
            _settle(answer, self._answers[:count])
            self._answers = self._answers[count:]
        if self._answers and not self.asked:
            self.lose()  # it answers what nobody asked
        else:
            self._watch()

    def _watch(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_later(PATIENCE, self.lose) if self.asked else None

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:  # noqa: ARG002  # as above
        """Whichever end was lost, the process is of no use any more."""
        self.lose()

    def process_exited(self) -> None:
        """Tells everybody who waits that no answer comes."""
        self.lose()
        self._transport.close()
        self.ended.set()

    def lose(self) -> None:
        """Gives the process up."""
        if self.lost:
            return
        self.lost = True
        _log.info("a process that checks signatures is given up")
        while self.asked:
            _settle(self.asked.popleft()[1], None)
        self._watch()
        with contextlib.suppress(ProcessLookupError):  # it has ended
            self._transport.kill()


def _settle(answer: "asyncio.Future[bytes | None]", found: bytes | None) -> None:
    if not answer.done():
        answer.set_result(found)
