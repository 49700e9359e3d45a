"""A server of our own, started in a process beside us and stopped with us."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from deliberation.errors import Trouble

READY: Final = "deliberation: serving "
"""What the server says before its address, when it answers."""
PROGRAM: Final = ("-m", "deliberation", "serve", "--no-demo")
START: Final = 90.0
STOP: Final = 30.0


class OwnServer:
    """A server with a database of its own, from entry to exit of the context.

    Args:
        data: its data folder.
        port: where it listens; 0 for any free one.
        program: what Python runs, which takes `--data` and `--port` and says when it serves.
    """

    def __init__(self, data: Path, port: int = 0, program: Sequence[str] = PROGRAM) -> None:
        self._data = data
        self._port = port
        self._program = program
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self.url = ""

    @property
    def operator_token(self) -> str:
        """The operator's token, which the server keeps in its data folder."""
        return (self._data / "operator.token").read_text().strip()

    @property
    def process(self) -> asyncio.subprocess.Process:
        """The running process."""
        assert self._process is not None
        return self._process

    async def __aenter__(self) -> Self:
        command = [*self._program, "--data", str(self._data), "--port", str(self._port)]
        # our settings stand in the command line; those of the environment may name a database that is not for replays
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DELIBERATION_")}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=subprocess.PIPE, env=environment | {"PYTHONUNBUFFERED": "1"}
        )
        try:
            async with asyncio.timeout(START):
                self.url = await self._address()
        except BaseException as fault:
            await self._stop()
            if isinstance(fault, TimeoutError):
                raise Trouble(f"the server did not start within {START:.0f} seconds") from None
            raise
        self._reading = asyncio.create_task(self._read_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def _address(self) -> str:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            if (said := line.decode().strip()).startswith(READY):
                return said.removeprefix(READY).split()[0]
        raise Trouble(f"the server ended with code {await self.process.wait()}; what it said stands above")

    async def _read_on(self) -> None:
        """Reads what else it says, so that it never waits for us."""
        assert self.process.stdout is not None
        while await self.process.stdout.read(2**16):
            pass

    async def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.terminate()
            try:
                await asyncio.wait_for(self.process.wait(), STOP)
            except TimeoutError:
                self.process.kill()
                await self.process.wait()
