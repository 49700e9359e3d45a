"""Word documents read into a text.

A paragraph's mark is what its list gives it, counted as Word counts, or what is typed; its level follows from the mark
as everywhere. Headings are by style or by look, opening words are what is in italics at the start (guessed where the
document has none), footnotes are footnotes. Of tracked changes the insertions are read and the deletions are not, and
that is remarked; so are tables, pictures, comments and all else that a text can't hold.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from msgspec import Struct

from deliberation.core.text import Language
from deliberation.documents.docx_lists import Lists
from deliberation.documents.docx_safe import Element, parsed, parts
from deliberation.documents.layout import looks_like_heading, with_annexes, with_openings
from deliberation.documents.marks import readings, split
from deliberation.documents.outline import Line, LineKind, Noted, assemble
from deliberation.documents.remarks import Read, Remarks, unreadable

_HEADING: Final = re.compile(r"heading|_\s?h[ _]|subtitle", re.IGNORECASE)
_SKIPPED: Final = frozenset(map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText")))
_NOT_HELD: Final = frozenset(map(qn, ("w:drawing", "w:pict", "w:object", "w:txbxContent")))
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DAMAGE: Final = (
    OpcError, PythonDocxError, XmlchemyError, zipfile.BadZipFile, OSError,
    KeyError, ValueError, AttributeError, TypeError, IndexError,
)  # fmt: skip
"""What the library raises for parts that are XML but not of Word's schema."""
_FLAGS: Final = frozenset({"0", "false", "off"})


class _Words(Struct):
    """The words of a paragraph and how many of the first are in italics."""

    words: str = ""
    italic: int = 0
    upright: bool = False

    def add(self, words: str, *, italic: bool) -> None:
        self.words += words
        if italic and not self.upright:
            self.italic = len(self.words)
        elif words.strip():
            self.upright = True

    def line(self) -> tuple[str, int]:
        """The words on one line, without white space at the ends, and the opening."""
        words = re.sub(r"[\t\n\r\f\v]+", " ", self.words)
        left = len(words) - len(words.lstrip(" "))
        opening = words[: self.italic].rstrip(" ")
        return words.strip(" "), max(len(opening) - left, 0)


def read_docx(raw: bytes, language: Language = "en") -> Read:
    """A text from a Word document.

    Raises:
        Refusal: `file_unsafe`, `file_unreadable`, as `docx_safe.parts` and `assemble` do.
    """
    found = parts(raw)
    remarks = Remarks()
    try:
        reader = _Reader(docx.Document(io.BytesIO(raw)), remarks)
        lines = list(with_annexes(reader.lines()))
        notes = [*_notes(found, "footnote", reader), *_notes(found, "endnote", reader)]
    except _DAMAGE:
        unreadable("no_word")
    _remark_parts(found, remarks)
    marked = [note for note in notes if note.key in reader.marked_notes]
    text = assemble(lines, marked, language, raw, remarks)
    if not reader.has_italics:
        text = with_openings(text)
    return Read(text, remarks.all())


class _Reader:
    """Reads the paragraphs of one document."""

    def __init__(self, document: Document, remarks: Remarks) -> None:
        self._document: Final = document
        self._remarks: Final = remarks
        self._lists: Final = Lists(document)
        self._seen: Final[set[str]] = set()
        self._numbered = False
        self.has_italics = False
        self.marked_notes: Final[dict[str, None]] = {}

    def lines(self) -> Iterator[Line]:
        """The paragraphs, tables and all else remarked."""
        for number, element in enumerate(self._blocks(self._document.element.body), 1):
            place = f"{number}"
            if isinstance(element, CT_P):
                line = self._line(Paragraph(element, self._document), place)
                if line is not None:
                    yield line
            elif element.tag == qn("w:tbl"):
                words = " ".join(self._words(each, place).words for each in element.iter(qn("w:p")))
                self._remarks.add("not_held", place, " ".join(words.split()))

    def _blocks(self, above: Element) -> Iterator[Element]:
        """Paragraphs and tables, those in content controls too."""
        for child in above:
            if child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")):
                yield from self._blocks(child)
            else:
                yield child

    def _line(self, paragraph: Paragraph, place: str) -> Line | None:
        words, italic = self._words(paragraph._p, place).line()  # noqa: SLF001 - runs alone miss insertions
        listed, indent = self._lists.mark(paragraph)
        if not words:
            return None
        mark, rest = (listed, words) if listed else split(words)
        self._numbered = self._numbered or mark[:1].isdigit()
        opening = max(italic - (len(words) - len(rest)), 0)
        self.has_italics = self.has_italics or 0 < opening < len(rest)
        kind = self._kind(paragraph, mark, rest)
        depth = indent if mark and not readings(mark) else None  # "A.", "1.1": only its list says how deep it stands
        return Line(rest, place, mark, kind, 0 if opening == len(rest) else opening, indent, depth)

    def _kind(self, paragraph: Paragraph, mark: str, words: str) -> LineKind:
        style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
        if style == "title":
            return "title"
        if not mark and (_HEADING.match(style) or looks_like_heading(words, numbered=self._numbered)):
            return "heading"
        return "paragraph"

    def words_of(self, element: Element, place: str) -> str:
        """All words of an element, on one line."""
        return self._words(element, place).line()[0]

    def _words(self, element: Element, place: str) -> _Words:
        words = _Words()
        self._gather(element, words, place, italic=False)
        return words

    def _gather(self, above: Element, words: _Words, place: str, *, italic: bool) -> None:
        for child in above:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                if tag in (qn("w:del"), qn("w:moveFrom")):
                    self._once("tracked", place)
            elif tag in _NOT_HELD or tag.startswith(_MATH):
                self._remarks.add("not_held", place, " ".join("".join(map(str, child.itertext())).split()))
            elif tag == qn("w:t"):
                words.add(child.text or "", italic=italic)
            elif tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
                words.add(" ", italic=italic)
            elif tag == qn("w:noBreakHyphen"):
                words.add("\u2011", italic=italic)
            elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                key = f"{tag.rpartition('}')[2][:-9]}-{child.get(qn('w:id'))}"
                self.marked_notes[key] = None
                words.add(f"{{^{key}}}", italic=italic)
            else:
                if tag in (qn("w:ins"), qn("w:moveTo")):
                    self._once("tracked", place)
                self._gather(child, words, place, italic=self._is_italic(child) if tag == qn("w:r") else italic)

    def _is_italic(self, run: Element) -> bool:
        look = run.find(f"{qn('w:rPr')}/{qn('w:i')}")
        return look is not None and look.get(qn("w:val"), "1") not in _FLAGS

    def _once(self, code: str, place: str) -> None:
        if code not in self._seen:
            self._seen.add(code)
            self._remarks.add(code, place)


def _notes(found: dict[str, bytes], kind: str, reader: _Reader) -> Iterator[Noted]:
    """The footnotes or endnotes of a document, without the lines that part them from the text."""
    part = found.get(f"word/{kind}s.xml")
    for note in parsed(part).iter(qn(f"w:{kind}")) if part else ():
        if note.get(qn("w:type")) is None:
            key = f"{kind}-{note.get(qn('w:id'))}"
            words = " ".join(reader.words_of(each, key) for each in note.iter(qn("w:p")))
            yield Noted(key, words.strip() or "…", key)


def _remark_parts(found: dict[str, bytes], remarks: Remarks) -> None:
    """What stands beside the text: running heads, comments."""
    for name, part in sorted(found.items()):
        if re.fullmatch(r"word/(header|footer)\d*\.xml|word/comments\.xml", name):
            words = " ".join("".join(str(words) for words in parsed(part).itertext()).split())
            if words:
                remarks.add("comments" if "comments" in name else "running_head", name.rpartition("/")[2], words)
