"""What a reader of documents hands back: the text, and a remark for everything in the file that is not in the text.

Nothing is left out silently: what a file holds is in the text, or in a remark with its place and its words, or the
whole file is refused.
"""

from typing import Final, NoReturn

from msgspec import Struct

from deliberation.core.text import Text
from deliberation.errors import Refusal

FILE_MAX: Final = 5 * 2**20
"""Bytes of a file at most; of an archive also unpacked, each part."""
CLAUSES_MAX: Final = 10_000
"""Paragraphs of a file from which on it is no draft that anybody could deliberate on."""
LEVELS_MAX: Final = 4
"""Levels of sub-paragraphs: (a), (i), a., i. (section (d))."""
_EXCERPT: Final = 200


class Remark(Struct, frozen=True, omit_defaults=True):
    """Something in the file that was not taken over as it stands.

    Args:
        code: `remark-<code>` of the catalogue says what it means.
        place: where in the file: "line 12", "paragraph 3", an element's path.
        words: the words there, shortened.
        facts: what else the sentence needs.
    """

    code: str
    place: str
    words: str = ""
    facts: dict[str, str | int] = {}


class Read(Struct, frozen=True):
    """A text as it was read, and what was remarked on the way."""

    text: Text
    remarks: tuple[Remark, ...] = ()


class Remarks:
    """Gathers remarks while a file is read."""

    def __init__(self) -> None:
        self._all: list[Remark] = []

    def add(self, code: str, place: str, words: str = "", **facts: str | int) -> None:
        """Adds a remark; `words` may be of any length."""
        shortened = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"
        self._all.append(Remark(code, place, shortened, facts))

    def all(self) -> tuple[Remark, ...]:
        """All remarks, in the order in which they were made."""
        return tuple(self._all)


def unreadable(why: str, **facts: str | int) -> NoReturn:
    """Refuses a file that can't be read as a text.

    Raises:
        Refusal: `file_unreadable`, with `why`.
    """
    raise Refusal("file_unreadable", why=why, **facts)


def unsafe(why: str, **facts: str | int) -> NoReturn:
    """Refuses a file that holds what no draft needs and what could do harm.

    Raises:
        Refusal: `file_unsafe`, with `why`.
    """
    raise Refusal("file_unsafe", why=why, **facts)
