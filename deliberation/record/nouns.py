"""The nouns as the record needs them: where each kind of object lies, and how it is shown, to whom."""

from collections.abc import Callable
from typing import Any

import msgspec

from deliberation.core.law import Object
from deliberation.record.submission import Submission
from deliberation.store.shelf import Shelf

Shown = dict[str, Any]
PUBLIC = "public"


class Noun(msgspec.Struct, frozen=True):
    """One kind of object.

    Args:
        name: as clients know it.
        shelf: where it lies.
        show: its form on the wire, or None where it is not told live; it may take from what came beside the act, and
            its instant.
        audience: who may see a change of it.
    """

    name: str
    shelf: Shelf[Any]
    show: Callable[[Any, Submission | None, str], Shown] | None = None
    audience: Callable[[Any], str] = lambda _: PUBLIC


Nouns = dict[type[Object], Noun]


def shown(name: str, each: Object) -> Shown:
    """An object's fields as plain JSON values, with its noun."""
    return {"noun": name, **msgspec.to_builtins(each)}
