"""State from entries: the law driven in memory, for `rebuild`, `verify` and the tests' slow obvious model."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from deliberation.core import entry, kinds, law
from deliberation.core.act import Act, demand
from deliberation.core.entry import Entry, Opened
from deliberation.core.law import Ask, Blob, Object, One, Result
from deliberation.errors import BadProof

BlobReader = Callable[[str], bytes | None]
"""Finds the bytes that have a hash, or None."""


class State:
    """The objects of one assembly, as the entries so far made them.

    Args:
        blobs: where blobs are read that no step has made.
    """

    def __init__(self, blobs: BlobReader = lambda _: None) -> None:
        self._objects: dict[type[Object], dict[str, Object]] = {}
        self._blobs = blobs
        self._acts: set[bytes] = set()
        self.assembly = ""
        self.size = 0
        self.at = ""

    def objects(self, kind: type[law.Kind]) -> dict[str, law.Kind]:
        """All objects of a kind, by id."""
        return self._objects.setdefault(kind, {})  # type: ignore[return-value]  # keyed by their kind

    def drive(self, steps: law.Law[Result]) -> Result:
        """Runs a step to its end, answering what it asks from memory.

        Raises:
            Refusal: as the step does.
        """
        answer: Any = None
        try:
            while True:
                answer = self._answer(steps.send(answer))
        except StopIteration as end:
            result: Result = end.value
            return result

    def save(self, changes: Iterable[Object], index: int) -> list[Object]:
        """Keeps changed objects under the index of the entry that changed them, and returns them so marked."""
        saved = [msgspec.structs.replace(change, entry=index) for change in changes]
        for change in saved:
            self._objects.setdefault(type(change), {})[change.id] = change
        return saved

    def forget(self, each: Object) -> None:
        """Lets go of what no later act asks for (a locked ballot's vote), or what is read again (a blob)."""
        self._objects[type(each)].pop(each.id, None)

    def add(self, raw: bytes) -> list[Object]:
        """Proves and judges the next entry, and applies it.

        Returns:
            The objects that it changed.

        Raises:
            BadFormat: the bytes are not an entry.
            BadProof: a signature does not hold, or time runs backwards.
            Refusal: the act was not lawful.
        """
        found = entry.parse(raw)
        opened = entry.open_envelope(found.act)
        return self.add_opened(found, opened)

    def add_opened(self, found: Entry, opened: Opened) -> list[Object]:
        """As `add`, for an entry that has been taken apart."""
        at = entry.parse_instant(found.at)
        if found.at < self.at:
            raise BadProof("its instant is earlier than that of the entry before")
        self._demand_place(opened.act)
        given = kinds.given(opened.act, found.given)
        case = law.Case(act=opened.act, at=at, keyids=opened.keyids, given=given)
        if not opened.signed_by(*self.drive(kinds.signers(opened.act, opened.keyids))):
            raise BadProof("a signature does not hold")
        saved = self.save(self.drive(kinds.judge(case)), self.size)
        self.size += 1
        self.at = found.at
        self.assembly = opened.act.assembly
        self._acts.add(_short(opened.act.id))
        return saved

    def _demand_place(self, act: Act) -> None:
        """An act is of this assembly and stands in the record once.

        Who could enter a cast again could undo a later one.
        """
        demand(self.size == 0 or act.assembly == self.assembly, "other_assembly", assembly=act.assembly)
        demand(_short(act.id) not in self._acts, "act_id_reused", id=act.id)

    def _answer(self, ask: Ask) -> Object | list[Object] | None:
        if isinstance(ask, One):
            found = self._objects.get(ask.kind, {}).get(ask.id)
            return self._read_blob(ask.id) if found is None and ask.kind is Blob else found
        of_kind = self._objects.get(ask.kind, {})
        matching = (each for each in of_kind.values() if all(getattr(each, name) == value for name, value in ask.where))
        return sorted(matching, key=lambda each: each.id)

    def _read_blob(self, hash: str) -> Blob | None:
        raw = self._blobs(hash)
        return None if raw is None else Blob(id=hash, raw=raw)


def _short(id: str) -> bytes:
    """An act's id in 16 bytes, of which a long record keeps very many."""
    return bytes.fromhex(id.replace("-", ""))
