"""The form of a draft's updates: Yjs' first version, read as far as the server must know it.

The server never makes a document out of them. It sees that they are of the form, hold nothing but what drafts are made
of (words, maps and plain values), and which changes they carry: each client's changes are counted by a clock, so that
a compaction can be compared with what it stands for, and no word is dropped by one that is not whole.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from deliberation.errors import Refusal

STRUCTS_MAX: Final = 50_000
"""How many runs of changes one update may hold; people who write for a day make a few thousand."""
LEVELS_MAX: Final = 8
_UINT_MAX: Final = 2**53 - 1
_GC, _DELETED, _STRING, _TYPE, _ANY, _SKIP = 0, 1, 4, 7, 8, 10
_MAP, _TEXT = 1, 2
_FIXED: Final = {127: 0, 126: 0, 121: 0, 120: 0, 124: 4, 123: 8}
"""Undefined, null, false, true and floats, with the bytes that follow."""
_INTEGER, _WORDS, _OBJECT, _LIST = 125, 119, 118, 117
_MORE, _SHIFT_MAX = 0x80, 56
_KIND, _HAS_KEY, _HAS_RIGHT, _HAS_LEFT = 0x1F, 0x20, 0x40, 0x80

Ranges = dict[int, list[tuple[int, int]]]
"""For each client the clocks from the first to before the last."""


class Contents(msgspec.Struct, frozen=True):
    """Which changes an update carries, and which it deletes."""

    changes: Ranges
    deleted: Ranges


def read(raw: bytes) -> Contents:
    """What an update carries.

    Raises:
        Refusal: `bad_update` where it is not of the form, holds what no draft does, or changes nothing.
    """
    found = _Reader(raw).update()
    if not found.changes and not found.deleted:
        raise Refusal("bad_update", why="empty")
    return found


def covers(whole: Contents, parts: Iterable[Contents]) -> bool:
    """Whether a compaction carries every change, and every deletion, of the updates that it is to stand for."""
    changes, deleted = _joined([whole.changes]), _joined([whole.deleted])
    all_parts = list(parts)
    return _within(_joined([each.changes for each in all_parts]), changes) and _within(
        _joined([each.deleted for each in all_parts]), deleted
    )


def _joined(many: Iterable[Ranges]) -> Ranges:
    """The ranges of all, in order, those that meet made one."""
    gathered: Ranges = {}
    for ranges in many:
        for client, spans in ranges.items():
            gathered.setdefault(client, []).extend(spans)
    joined: Ranges = {}
    for client, spans in gathered.items():
        own = joined.setdefault(client, [])
        for start, end in sorted(spans):
            if own and start <= own[-1][1]:
                own[-1] = own[-1][0], max(end, own[-1][1])
            else:
                own.append((start, end))
    return joined


def _within(inner: Ranges, outer: Ranges) -> bool:
    for client, spans in inner.items():
        around = iter(outer.get(client, []))
        at = next(around, None)
        for start, end in spans:
            while at is not None and at[1] < end:
                at = next(around, None)
            if at is None or start < at[0]:
                return False
    return True


class _Reader:
    """Reads an update from its first byte to its last."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0
        self._structs = 0

    def update(self) -> Contents:
        try:
            found = Contents(self._changes(), self._deleted())
        except (IndexError, UnicodeDecodeError):
            raise Refusal("bad_update", why="form") from None
        self._demand(self._at == len(self._raw), "form")
        return found

    def _changes(self) -> Ranges:
        changes: Ranges = {}
        for _ in range(self._uint()):
            count, client, clock = self._uint(), self._uint(), self._uint()
            self._structs += count
            self._demand(count > 0 and self._structs <= STRUCTS_MAX, "structs")
            own = changes.setdefault(client, [])
            for _ in range(count):
                length, skipped = self._struct()
                if not skipped:
                    own.append((clock, clock + length))
                clock += length
                self._demand(clock <= _UINT_MAX, "clock")
        return {client: spans for client, spans in changes.items() if spans}

    def _deleted(self) -> Ranges:
        deleted: Ranges = {}
        for _ in range(self._uint()):
            client, count = self._uint(), self._uint()
            self._structs += count
            self._demand(self._structs <= STRUCTS_MAX, "structs")
            for _ in range(count):
                clock, length = self._uint(), self._uint()
                self._demand(length > 0 and clock + length <= _UINT_MAX, "clock")
                deleted.setdefault(client, []).append((clock, clock + length))
        return deleted

    def _struct(self) -> tuple[int, bool]:
        """The length of one run of changes, and whether it only says that so many are left out here."""
        info = self._byte()
        kind = info & _KIND
        if kind in (_GC, _SKIP):
            return self._length(), kind == _SKIP
        if info & _HAS_LEFT:
            self._uint(), self._uint()
        if info & _HAS_RIGHT:
            self._uint(), self._uint()
        if not info & (_HAS_LEFT | _HAS_RIGHT):
            if self._uint() == 1:  # the parent by its name in the document, or by its own change
                self._bytes()
            else:
                self._uint(), self._uint()
            if info & _HAS_KEY:
                self._string()
        return self._content(kind), False

    def _content(self, kind: int) -> int:
        if kind == _STRING:
            words = self._string()
            length = len(words) + sum(character > "\uffff" for character in words)  # as JavaScript counts
            self._demand(length > 0, "words")
            return length
        if kind == _DELETED:
            return self._length()
        if kind == _TYPE:
            self._demand(self._uint() in (_MAP, _TEXT), "content")
            return 1
        self._demand(kind == _ANY, "content")
        length = self._length()
        self._structs += length
        self._demand(self._structs <= STRUCTS_MAX, "structs")
        for _ in range(length):
            self._any(LEVELS_MAX)
        return length

    def _any(self, levels: int) -> None:
        """One plain value: undefined, null, whole number, float, truth value, string, object or list."""
        self._demand(levels > 0, "content")
        tag = self._byte()
        if tag in _FIXED:
            self._skip(_FIXED[tag])
        elif tag == _INTEGER:
            while self._byte() & _MORE:
                pass
        elif tag == _WORDS:
            self._string()
        else:
            self._demand(tag in (_OBJECT, _LIST), "content")
            for _ in range(self._length(0)):
                if tag == _OBJECT:
                    self._string()
                self._any(levels - 1)

    def _length(self, least: int = 1) -> int:
        length = self._uint()
        self._demand(length >= least, "form")
        return length

    def _uint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            self._demand(value <= _UINT_MAX and shift < _SHIFT_MAX, "form")
            if byte < _MORE:
                return value
            shift += 7

    def _string(self) -> str:
        return self._bytes().decode()

    def _bytes(self) -> bytes:
        length = self._uint()
        start = self._at
        self._skip(length)
        return self._raw[start : self._at]

    def _skip(self, length: int) -> None:
        self._at += length
        self._demand(self._at <= len(self._raw), "form")

    def _byte(self) -> int:
        byte = self._raw[self._at]
        self._at += 1
        return byte

    @staticmethod
    def _demand(holds: bool, why: str) -> None:
        if not holds:
            raise Refusal("bad_update", why=why)
