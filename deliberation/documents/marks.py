"""The marks before paragraphs ("1.", "(a)", "(i)", "a.", "i.", "•") and the level that each of them means in its place.

A mark alone does not say its level: "(i)" is the ninth letter after "(h)" and the first Roman figure elsewhere. It is
read as what continues a list that is open, or begins one; where both are possible, indentation decides, then the mark
that follows.
"""

import re
from typing import Final, Literal

from msgspec import Struct

Style = Literal["1.", "(a)", "(i)", "a.", "i.", "•"]

_TIMES: Final = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies"
_BRACKET: Final = r"(?= \\?\[)"
_MARK: Final = re.compile(
    rf"(?P<number>\d{{1,4}})(?: (?P<first>{_TIMES}|\d{{2}}(?=\.{_BRACKET[3:-1]})))?\.(?=[\s\u200e\u200f]|[^\W\d_a-z]|$)"
    rf"|\((?P<inner>[a-z]{{1,2}}|[ivxlc]{{1,7}})\)(?: (?P<second>{_TIMES}|\d{{2}}){_BRACKET})?"
    rf"|(?P<bare>[a-z]|[ivxlc]{{1,7}})\.(?: (?P<third>{_TIMES}|\d{{2}}){_BRACKET})?(?=\s)"
    r"|(?P<bullet>[•●▪◦‣])"
)
"""What follows a number is "bis" or, after the tenth alternative, a figure; an alternative stands in brackets."""
_GAP: Final = " \u00a0\t\u200e\u200f"
"""What may stand between a mark and the words."""
_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMERALS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Mark(Struct, frozen=True):
    """One reading of a mark: the style of its list and its place in it, from 1 (0 for bullets).

    Args:
        again: whether the place is that of the paragraph before it, to which it is an alternative, "3 bis.".
    """

    style: Style
    figure: int
    again: bool = False


def split(words: str) -> tuple[str, str]:
    """The mark that stands before words, and the words; the mark is empty where there is none."""
    found = _MARK.match(words)
    if found is None:
        return "", words
    return found[0], words[found.end() :].lstrip(_GAP)


def readings(mark: str) -> tuple[Mark, ...]:
    """What a mark can mean, the likelier first."""
    found = _MARK.fullmatch(mark) or _MARK.match(f"{mark} [")
    if found is None:
        return ()
    again = any(found[time] for time in ("first", "second", "third"))
    if found["number"]:
        return (Mark("1.", int(found["number"]), again),)
    if found["bullet"]:
        return (Mark("•", 0),)
    bare = found["inner"] is None
    letters = found["bare"] if bare else found["inner"]
    read: list[Mark] = []
    if (roman := _roman(letters)) is not None:
        read.append(Mark("i." if bare else "(i)", roman, again))
    if len(set(letters)) == 1 and len(letters) <= 2:  # noqa: PLR2004 - a to z, then aa to zz
        read.append(Mark("a." if bare else "(a)", 26 * (len(letters) - 1) + ord(letters[0]) - 96, again))
    return tuple(read)


def _goes_on(before: Mark, mark: Mark) -> bool:
    """Whether a mark of the same style is the next one, or an alternative to the one before."""
    return mark.figure == before.figure + (not mark.again)


def _roman(letters: str) -> int | None:
    """The figure of a Roman numeral in its only correct form, or None."""
    if not set(letters) <= set(_DIGITS):
        return None
    digits = [_DIGITS[letter] for letter in letters]
    figure = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return figure if numeral(figure) == letters else None


def numeral(figure: int) -> str:
    """A Roman numeral in small letters."""
    written = ""
    for value, letters in _NUMERALS:
        written += letters * (figure // value)
        figure %= value
    return written


class _Open(Struct):
    """A list that is open while marks are read, with the last mark in it."""

    mark: Mark
    indent: int


class Levels:
    """Reads the marks of one part, in order, and says the level of each."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._top = False

    def top(self) -> None:
        """A paragraph without a mark stands at the top: it closes all lists below it."""
        self._open = []
        self._top = True

    def section(self) -> None:
        """A heading closes the lists below a paragraph, while paragraphs go on counting."""
        del self._open[1 if self._open and self._open[0].mark.style == "1." else 0 :]
        self._top = False

    def place(self, mark: str, indent: int, following: str) -> int:
        """The level of the next paragraph: 0 at the top, 1 for (a) below it.

        Args:
            mark: what stands before it.
            indent: the white space before that.
            following: the mark of the paragraph after it, or the empty string.
        """
        candidates = [(each, depth) for each in readings(mark) for depth in self._depths(each, indent)]
        if not candidates:
            candidates = [self._misplaced(readings(mark))]
        chosen = min(candidates, key=lambda each: self._unlikely(each[0], each[1], indent, following))
        return self._enter(*chosen, indent)

    def _below_top(self) -> int:
        """Depths count from the paragraph at the top, whether it is numbered or not."""
        return 1 if self._top and not (self._open and self._open[0].mark.style == "1.") else 0

    def _depths(self, mark: Mark, indent: int) -> list[int]:
        """The indexes in the open lists where a mark goes on or begins as it should."""
        if mark.style == "•":
            same = [at for at, each in enumerate(self._open) if each.mark.style == "•" and each.indent >= indent]
            return same[:1] or [len(self._open)]
        found = [
            at for at, each in enumerate(self._open) if each.mark.style == mark.style and _goes_on(each.mark, mark)
        ]
        if mark.figure == 1 and not mark.again and all(each.mark.style != mark.style for each in self._open):
            found.append(0 if mark.style == "1." else len(self._open))
        return found

    def _misplaced(self, read: tuple[Mark, ...]) -> tuple[Mark, int]:
        """Where a mark stands that neither goes on nor begins: in the open list of its style, or below all."""
        for at in reversed(range(len(self._open))):
            for mark in read:
                if mark.style == self._open[at].mark.style:
                    return mark, at
        return read[-1], len(self._open)

    def _unlikely(self, mark: Mark, at: int, indent: int, following: str) -> tuple[bool, bool, bool, int]:
        """Sorts readings: those that the indentation allows first, then those that the next mark goes on from."""
        begins = at == len(self._open)
        if begins:
            contradicted = bool(self._open) and indent < self._open[-1].indent
        else:
            contradicted = indent != self._open[at].indent
        goes_on = any(each.style == mark.style and _goes_on(mark, each) for each in readings(following))
        return contradicted, not goes_on, begins, -at

    def _enter(self, mark: Mark, at: int, indent: int) -> int:
        if mark.style == "1.":
            self._open, self._top = [], True
            at = 0
        depth = at + (self._below_top() if mark.style != "1." else 0)
        del self._open[at:]
        self._open.append(_Open(mark, indent))
        return depth
