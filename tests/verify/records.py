"""Records for the verifier's tests: the small world as files, and the verdict on files that were tampered with."""

from collections.abc import Callable, Iterator

from deliberation.errors import BadFormat
from deliberation.verify.report import Report
from deliberation.verify.verify import verify
from tests import memory
from tests.memory import World

Files = dict[str, bytes]


class Files_:
    """Files in memory as a source."""

    name = "memory"

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self, path: str, limit: int) -> bytes | None:
        raw = self._files.get(path)
        if raw is not None and len(raw) > limit:
            raise BadFormat(f"{path} is longer than {limit} bytes")
        return raw

    def listing(self) -> Iterator[str]:
        return iter(sorted(self._files))


SMALL = memory.small()
FILES = SMALL.files()
RECEIPTS = {"proof/9": SMALL.proof(9).encode(), "proof/9.entry": SMALL.entries[9]}
OUTSIDE = SMALL.policy.encode()


def verdict(files: Files, *, policy: bytes | None = OUTSIDE, seen: bytes | None = None) -> Report:
    """What the verifier says of files."""
    return verify(Files_(files), policy, seen)


def lie(change: Callable[[World], None], *, until: int | None = None) -> Report:
    """The verdict on a record that its own server forged and signed: the small world, cut after `until` entries."""
    world = memory.small()
    del world.entries[len(world.entries) if until is None else until :]
    change(world)
    return verdict(world.files())
