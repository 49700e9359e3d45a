"""A folder that a record is copied to: what was written stays, and each file is whole or absent after any power cut."""

import os
import shutil
from pathlib import Path
from typing import Final

from deliberation.errors import Trouble

WRITING: Final = ".writing"
"""Where files are written until they are whole; it is gone when the copy is."""


class Folder:
    """A folder in the making.

    Args:
        root: the folder; it is made where it is not there.

    Raises:
        Trouble: there is something else in its place.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._changed: set[Path] = set()
        self.added = 0
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise Trouble(f"{root} cannot be made: {fault.strerror}") from None

    def is_empty(self) -> bool:
        """Whether nothing is in it but what an interrupted copy was writing."""
        return all(each.name == WRITING for each in self._root.iterdir())

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None where it is not there."""
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise Trouble(f"{self._root / path} cannot be read: {fault.strerror}") from None

    def add(self, path: str, raw: bytes) -> None:
        """Writes a file that never changes.

        Raises:
            Trouble: it is there already with other bytes, or cannot be written.
        """
        there = self.read(path)
        if there is None:
            self.put(path, raw)
            self.added += 1
        elif there != raw:
            raise Trouble(f"{self._root / path} is not as it was written: choose an empty folder, and keep this one")

    def put(self, path: str, raw: bytes) -> None:
        """Writes a file, in the place of an earlier one where there is one.

        Raises:
            Trouble: it cannot be written.
        """
        target, draft = self._root / path, self._root / WRITING / "file"
        try:
            draft.parent.mkdir(exist_ok=True)
            self._make(target.parent)
            with draft.open("wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        except OSError as fault:
            raise Trouble(f"{target} cannot be written: {fault.strerror}") from None
        self._changed.add(target.parent)

    def _make(self, folder: Path) -> None:
        """Makes a folder and those above it, each of which must be told to the disk as well."""
        if not folder.is_dir():
            self._make(folder.parent)
            folder.mkdir()
            self._changed.add(folder.parent)

    def settle(self) -> None:
        """Makes sure that the names of all files written so far are on the disk."""
        for folder in self._changed:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        self._changed.clear()

    def close(self) -> None:
        """Ends the copy."""
        self.settle()
        shutil.rmtree(self._root / WRITING, ignore_errors=True)
