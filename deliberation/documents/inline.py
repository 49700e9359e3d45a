"""The words of a paragraph as Markdown has them.

Opening words stand in asterisks, marks of footnotes in brackets, and a backslash before what would otherwise mean
something. A cross-reference is a link to the label of its clause, `[3 (a)](#3-a)`, for ids are not kept in Markdown.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from deliberation.documents.marks import split

_SPECIAL: Final = re.compile(r"[\\*_#`]|(?<=\[)\^|(?<=\])\(|^[-+>](?=\s|$)|^---")
_SPECIAL_INSIDE: Final = re.compile(r"[\\*_#`]|(?<=\[)\^|(?<=\])\(")
_PIECES: Final = re.compile(
    r"\\(?P<escaped>[^\w]|_)"
    r"|\[\^(?P<note>[^\]\s]+)\]"
    r"|\[(?P<label>[^\[\]]*)\]\((?P<target>[^()\s]*)\)"
    r"|(?P<emphasis>\*{1,3}|__?(?=\w)|(?<=\w)__?(?!\w))"
)
MARKUP: Final = re.compile(r"\{(?P<sign>[@^])(?P<id>[a-z0-9]{6,32})\}")
"""A cross-reference or the mark of a footnote in the words of a clause."""


class Shown(Struct, frozen=True):
    """Words out of Markdown: without its signs, and how many characters at their start were in italics.

    Args:
        lost: the signs that a text can't hold: other italics, links to elsewhere.
    """

    words: str
    opening: int = 0
    lost: tuple[str, ...] = ()


def slug(label: str) -> str:
    """The fragment by which a clause is linked to, from its label."""
    return re.sub(r"\W+", "-", label).strip("-")


def escape(words: str) -> str:
    """Words in which Markdown finds no sign of its own, nor the mark of a paragraph."""
    mark, _ = split(words)
    if not mark:
        return _SPECIAL.sub(lambda found: f"\\{found[0]}", words)
    return f"{mark[:-1]}\\{mark[-1]}" + _SPECIAL.sub(lambda found: f"\\{found[0]}", words[len(mark) :])


def write(words: str, opening: int, labels: Mapping[str, str], notes: Mapping[str, int]) -> str:
    """Words in Markdown.

    Args:
        words: a clause's, with its punctuation.
        opening: how many characters are opening words.
        labels: of clauses, by id, for cross-references.
        notes: numbers of footnotes, by id.
    """
    written = _plain(words[:opening], labels, notes)
    rest = _plain(words[opening:], labels, notes, start=not opening)
    return f"*{written}*{rest}" if opening else rest


def _plain(words: str, labels: Mapping[str, str], notes: Mapping[str, int], *, start: bool = True) -> str:
    written, at = "", 0
    for found in MARKUP.finditer(words):
        written += _escaped(words[at : found.start()], start=start and not at)
        id = found["id"]
        if found["sign"] == "^":
            written += f"[^{notes.get(id, id)}]"
        else:
            written += f"[{labels.get(id, '…')}](#{slug(labels[id]) if id in labels else id})"
        at = found.end()
    return written + _escaped(words[at:], start=start and not at)


def _escaped(words: str, *, start: bool) -> str:
    if start:
        return escape(words)
    return _SPECIAL_INSIDE.sub(lambda found: f"\\{found[0]}", words)


def read(source: str) -> Shown:
    """Words out of Markdown."""
    found = list(_PIECES.finditer(source))
    pairs = _pairs(found)
    words, opening, at = "", 0, 0
    lost: list[str] = []
    for index, piece in enumerate(found):
        words += source[at : piece.start()]
        at = piece.end()
        if piece["escaped"] is not None:
            words += piece["escaped"]
        elif piece["note"] is not None:
            words += "{^" + piece["note"] + "}"
        elif piece["target"] is not None:
            words += _linked(piece["label"], piece["target"], lost)
        elif index not in pairs:
            words += piece[0]
        elif pairs[index] == 0 and found[0].start() == 0:
            opening = len(words)
        elif index > pairs[index]:
            lost.append(piece[0])
    return Shown(words + source[at:], opening, tuple(lost))


def _pairs(found: Sequence[re.Match[str]]) -> dict[int, int]:
    """For each sign of emphasis that has a partner, where the first of the two is."""
    pairs: dict[int, int] = {}
    open_signs: dict[str, int] = {}
    for index, piece in enumerate(found):
        sign = piece["emphasis"]
        if sign in open_signs:
            first = open_signs.pop(sign)
            pairs |= {first: first, index: first}
        elif sign is not None:
            open_signs[sign] = index
    return pairs


def _linked(label: str, target: str, lost: list[str]) -> str:
    if target.startswith("#") and len(target) > 1:
        return "{@" + target[1:] + "}"
    lost.append(target)
    return label
