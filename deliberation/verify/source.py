"""Where a record is read from: a folder, or the address that it is published at. What they hold is a stranger's."""

import gzip
import http.client
import io
import os
import stat
import urllib.parse
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from deliberation.errors import BadFormat, Trouble

TIMEOUT_SECONDS: Final = 30


class Source(Protocol):
    """The files of a record by their paths below its root."""

    @property
    def name(self) -> str:
        """What the source is called in the report."""

    def read(self, path: str, limit: int) -> bytes | None:
        """The bytes of a file, or None where there is none.

        Args:
            path: as record.md names it, with slashes.
            limit: how many bytes it may have.

        Raises:
            BadFormat: it is longer, or no plain file.
            Trouble: the source cannot be read.
        """

    def listing(self) -> Iterator[str] | None:
        """Every file's path, or None where the source cannot tell."""


class Folder:
    """A record in a folder.

    Args:
        root: the folder.

    Raises:
        Trouble: there is no such folder.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise Trouble(f"{root} is not a folder")
        self._root = root
        self.name = str(root)

    def read(self, path: str, limit: int) -> bytes | None:
        """As `Source.read`."""
        place = self._root / path
        try:
            if not stat.S_ISREG(place.stat().st_mode):
                raise BadFormat(f"{path} is not a plain file")
            with place.open("rb") as file:
                raw = file.read(limit + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as fault:
            raise Trouble(f"{place} cannot be read: {fault.strerror}") from None
        return _within(raw, path, limit)

    def close(self) -> None:
        """Nothing is kept open."""

    def listing(self) -> Iterator[str]:
        """As `Source.listing`, in order of the paths in each folder; what links lead to is not entered."""
        for folder, folders, files in os.walk(self._root):
            folders.sort()
            for file in sorted(files):
                yield (Path(folder) / file).relative_to(self._root).as_posix()


class Site:
    """A record at an address, read over one connection that is kept open.

    Args:
        url: what stands before `/checkpoint`.

    Raises:
        Trouble: not an address of http or https.
    """

    def __init__(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise Trouble(f"{url} is not an address that begins with http:// or https://")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(parts.hostname, parts.port, timeout=TIMEOUT_SECONDS)
        self._prefix = parts.path.rstrip("/")
        self.name = url

    def read(self, path: str, limit: int) -> bytes | None:
        """As `Source.read`."""
        try:
            try:
                response = self._ask(path)
            except (http.client.HTTPException, ConnectionError):  # a kept connection may have been closed meanwhile
                self._connection.close()
                response = self._ask(path)
            most = limit + limit // 1024 + 64  # hashes can't be compressed, so gzip makes a full tile longer
            body = response.read(most + 1)
            if len(body) > most:
                self._connection.close()
        except (OSError, http.client.HTTPException) as fault:
            self._connection.close()
            raise Trouble(f"{self.name}/{path} cannot be read: {fault}") from None
        if response.status == http.HTTPStatus.NOT_FOUND:
            return None
        if response.status != http.HTTPStatus.OK:
            raise Trouble(f"{self.name}/{path} was answered with status {response.status}")
        if response.headers.get("content-encoding") == "gzip":
            body = _unzipped(body, path, limit)
        return _within(body, path, limit)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def listing(self) -> None:
        """As `Source.listing`: a site cannot tell."""
        return

    def _ask(self, path: str) -> http.client.HTTPResponse:
        self._connection.request("GET", f"{self._prefix}/{path}", headers={"accept-encoding": "gzip"})
        return self._connection.getresponse()


def open_source(place: str) -> Folder | Site:
    """The record in a folder or at an address.

    Raises:
        Trouble: it is neither.
    """
    return Site(place) if "://" in place else Folder(Path(place))


def _within(raw: bytes, path: str, limit: int) -> bytes:
    if len(raw) > limit:
        raise BadFormat(f"{path} is longer than {limit} bytes")
    return raw


def _unzipped(raw: bytes, path: str, limit: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
            return file.read(limit + 1)
    except (OSError, EOFError, zlib.error):
        raise BadFormat(f"{path} is not what its gzip encoding says") from None
