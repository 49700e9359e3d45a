"""The numbers that Word counts: which mark stands before a paragraph of a list.

A paragraph names a list and a level, itself or by its style; the list's definition says how the level is written
("(%2)", lower-case letters) and where it begins. A deeper level begins anew after each paragraph of a higher one.
"""

from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from msgspec import Struct

from deliberation.documents.docx_safe import Element
from deliberation.documents.marks import numeral

_BULLET: Final = "•"
_LEVELS: Final = 9


class _Level(Struct, frozen=True):
    """How one level is counted and written."""

    form: str
    words: str
    start: int


class Lists:
    """Counts the lists of one document."""

    def __init__(self, document: Document) -> None:
        self._definitions: Final[dict[str, dict[int, _Level]]] = {}
        self._abstract: Final[dict[str, str]] = {}
        self._counts: Final[dict[tuple[str, int], int]] = {}
        self._read(document)

    def _read(self, document: Document) -> None:
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is None:
            return
        for abstract in part.element.iter(qn("w:abstractNum")):
            levels = dict(_levels(abstract))
            self._definitions[abstract.get(qn("w:abstractNumId"), "")] = levels
        for num in part.element.iter(qn("w:num")):
            target = num.find(qn("w:abstractNumId"))
            if target is not None:
                self._abstract[num.get(qn("w:numId"), "")] = target.get(qn("w:val"), "")
                self._restart(num)

    def _restart(self, num: Element) -> None:
        """A list that begins anew counts by itself, with the definition it refers to."""
        id = num.get(qn("w:numId"), "")
        levels = dict(self._definitions.get(self._abstract[id], {}))
        for override in num.iter(qn("w:lvlOverride")):
            levels |= dict(_levels(override))
            start = override.find(qn("w:startOverride"))
            at = int(override.get(qn("w:ilvl"), "0"))
            if start is not None and at in levels:
                levels[at] = _Level(levels[at].form, levels[at].words, int(start.get(qn("w:val"), "1")))
                self._abstract[id] = f"{id} anew"
        if num.find(qn("w:lvlOverride")) is not None:
            self._definitions[self._abstract[id]] = levels

    def mark(self, paragraph: Paragraph) -> tuple[str, int]:
        """The mark before the next paragraph of the document, empty for none, and the level of its list."""
        id, at = _list_of(paragraph)
        abstract = self._abstract.get(id, "")
        level = self._definitions.get(abstract, {}).get(at)
        if id == "0" or level is None or level.form == "none":
            return "", 0
        count = self._counts.get((abstract, at), level.start - 1) + 1
        self._counts[abstract, at] = count
        for below in range(at + 1, _LEVELS):
            self._counts.pop((abstract, below), None)
        if level.form == "bullet":
            return _BULLET, at
        return level.words.replace(f"%{at + 1}", _written(count, level.form)).strip(), at


def _levels(above: Element) -> Iterator[tuple[int, _Level]]:
    for level in above.iter(qn("w:lvl")):

        def value(tag: str, default: str, level: Element = level) -> str:
            found = level.find(qn(tag))
            return default if found is None else str(found.get(qn("w:val"), default))

        start = value("w:start", "1")
        words = value("w:lvlText", "")
        yield (
            int(level.get(qn("w:ilvl"), "0")),
            _Level(value("w:numFmt", "decimal"), words, int(start) if start.isdigit() else 1),
        )


def _list_of(paragraph: Paragraph) -> tuple[str, int]:
    """The list and the level that a paragraph names, itself or by its style and those that this is based on."""
    look: Any = paragraph._p.pPr  # noqa: SLF001 - python-docx has no such property
    found = None if look is None else look.numPr
    style: Any = paragraph.style
    seen = 0
    while found is None and style is not None and seen < _LEVELS:
        look = style.element.pPr
        found = None if look is None else look.numPr
        style, seen = style.base_style, seen + 1
    if found is None or found.numId is None:
        return "0", 0
    return str(found.numId.val), 0 if found.ilvl is None else int(found.ilvl.val)


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return numeral(count) if form == "lowerRoman" else numeral(count).upper()
    return str(count)
