"""Records for the verifier's tests: the small world as files, and the verdict on files that were tampered with."""

from collections.abc import Iterator

from deliberation.errors import BadFormat
from deliberation.verify.report import Report
from deliberation.verify.verify import verify
from tests import memory

Files = dict[str, bytes]


class Shelf:
    """Files in memory, as a source."""

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
    return verify(Shelf(files), policy, seen)
