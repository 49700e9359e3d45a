"""How the law asks for what it needs: the vocabulary of every step.

A step is a generator. It *asks* for objects (`the`, `perhaps`, `every`), is sent them, and returns the objects as they
are after the act; or it raises a `Refusal`. Who drives it decides where objects come from: the server answers from its
tables inside a turn (`record/turns.py`), `fold.py` from memory for `rebuild` and `verify`. So the law stands once, is
pure, and reads the same things wherever it runs.
"""

import hashlib
from collections.abc import Generator
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from deliberation.errors import Refusal


class Object(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing that acts change: a member, a proposal, a ballot.

    `entry` is the index of the entry that last changed it; whoever saves the object sets it.
    """

    id: str
    entry: int = -1


Kind = TypeVar("Kind", bound=Object)
Result = TypeVar("Result")


class One(msgspec.Struct, frozen=True):
    """The question: which object of this kind has this id? Answered by the object or None."""

    kind: type[Object]
    id: str


class Every(msgspec.Struct, frozen=True):
    """The question: which objects of this kind have these values in these fields? Answered by a list in order of id."""

    kind: type[Object]
    where: tuple[tuple[str, str], ...] = ()


Ask = One | Every
Law = Generator[Ask, Any, Result]
Changes = tuple[Object, ...]


def perhaps(kind: type[Kind], id: str) -> Law[Kind | None]:
    """Asks for an object that may not exist."""
    found: Kind | None = yield One(kind, id)
    return found


def the(kind: type[Kind], id: str) -> Law[Kind]:
    """Asks for an object that must exist.

    Raises:
        Refusal: `unknown_object` where it does not.
    """
    found: Kind | None = yield One(kind, id)
    if found is None:
        raise Refusal("unknown_object", noun=kind.__name__.lower(), id=id)
    return found


def every(kind: type[Kind], **where: str) -> Law[list[Kind]]:
    """Asks for all objects of a kind whose fields have the given values, in order of id."""
    found: list[Kind] = yield Every(kind, tuple(sorted(where.items())))
    return found


class Blob(Object, frozen=True, kw_only=True):
    """Bytes that entries name by their hash (`id`, SHA-256 in hex): a text, a roll, the openings of a ballot."""

    raw: bytes


def blob(raw: bytes) -> Blob:
    """Bytes under their hash."""
    return Blob(id=hashlib.sha256(raw).hexdigest(), raw=raw)


class Case(msgspec.Struct, frozen=True):
    """What a step judges: the act, its instant, the keys that signed it, what was given with it.

    What is given cannot be derived from the acts (record.md, Entries).
    """

    act: Any
    at: datetime
    keyids: tuple[str, ...]
    given: Any = None
