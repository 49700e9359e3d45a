"""Papers as Word documents: real numbers, real footnotes, and revisions that a reader can accept or reject.

Where the paper is tracked, accepting all of them gives the new text and rejecting all gives the old one, numbers
included, for Word counts them itself. Author and date of a revision are the record's; the same paper gives the same
bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC
from typing import Any, Final

import docx
from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from deliberation.core.text import Language
from deliberation.documents.docx_parts import STEP, TAGS, Footnotes, Numbers, element, set_page, set_styles
from deliberation.documents.paper import Line, Paper, Run, is_literal

_STYLES: Final = {"title": "Title", "annex_mark": "Heading1", "annex": "Subtitle", "heading": "Heading2",
                  "amendment": "Heading3"}  # fmt: skip
_RESERVED: Final = {"insert": "ins", "delete": "del"}
_COLUMNS: Final = (98, 60)
_COLOURS: Final = {"insert": "1B4F9C", "delete": "A3271A"}


def write(paper: Paper) -> bytes:
    """The paper as a `.docx` file."""
    document = docx.Document()
    set_page(document, paper.language)
    set_styles(document, paper.language)
    _describe(document, paper)
    writer = _Writer(document, paper)
    writer.masthead()
    for line in paper.lines:
        writer.line(line)
    writer.end()
    file = io.BytesIO()
    document.save(file)
    return _repacked(file, paper)


def _describe(document: Document, paper: Paper) -> None:
    """The document's properties; those of the library's template would be false."""
    facts, at = document.core_properties, paper.at.astimezone(UTC)
    facts.title, facts.author, facts.last_modified_by = paper.title[:255], paper.masthead.organ, paper.masthead.organ
    facts.created = facts.modified = at.replace(tzinfo=None)
    facts.comments, facts.language, facts.identifier, facts.revision = "", paper.language, paper.masthead.symbol, 1
    rels: Any = document.part.package.rels
    for id in [id for id, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[id]


def _repacked(file: io.BytesIO, paper: Paper) -> bytes:
    """The same archive with the record's instant on every part, where the library sets the clock's."""
    packed = io.BytesIO()
    stamp = max(paper.at.astimezone(UTC).timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            info = zipfile.ZipInfo(part.filename, stamp)
            target.writestr(info, source.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


class _Writer:
    """Writes the paragraphs of one document."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._rtl = paper.language == "ar"
        self._numbers = Numbers(document)
        self._footnotes = Footnotes(document)
        self._revisions = 0

    # the masthead, the running head and the end

    def masthead(self) -> None:
        """Symbol, organ, date, languages, and by whom it is."""
        head = self._paper.masthead
        table = self._document.add_table(rows=2, cols=2)
        table.autofit = False
        for column, width in enumerate(_COLUMNS):
            table.columns[column].width = Mm(width)
        if self._rtl:
            table._tblPr.append(element("bidiVisual"))  # noqa: SLF001  # python-docx has no such property
        rows = ((head.session, 18, False), (head.symbol, 26, True)), ((head.organ, 30, True), ("", 0, False))
        for row, cells in enumerate(rows):
            for column, (words, size, bold) in enumerate(cells):
                cell = table.cell(row, column)
                cell.width = Mm(_COLUMNS[column])
                if words:
                    self._look(cell.paragraphs[0], words, size=size, bold=bold, end=row == 0 and column == 1)
                cell._tc.get_or_add_tcPr().append(_rule_below(8 if row == 0 else 18))  # noqa: SLF001
        for index, fact in enumerate(head.facts):
            cell = table.cell(1, 1)
            self._look(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), fact, size=20)
        self._look(self._document.add_paragraph(), head.heading, bold=True, before=240)
        self._running()

    def _running(self) -> None:
        section = self._document.sections[0]
        self._look(section.header.paragraphs[0], self._paper.masthead.symbol, size=18, bold=True, end=True)
        for footer in (section.footer, section.first_page_footer):
            self._look(footer.paragraphs[0], f"{self._paper.masthead.symbol}\t", size=18, bold=True)
            paragraph: Any = footer.paragraphs[0]._p  # noqa: SLF001  # fields have no other door
            paragraph.append(_field("PAGE"))
            paragraph.append(self._run(Run("/")))
            paragraph.append(_field("NUMPAGES"))

    def _look(
        self, paragraph: Paragraph, words: str, *, size: int = 0, bold: bool = False, end: bool = False, before: int = 0
    ) -> None:
        """Words of the masthead; not `add_run`, for these need their direction."""
        at: Any = paragraph._p  # noqa: SLF001
        facts: Any = at.get_or_add_pPr()
        for each in (
            element("tabs", element("tab", val="right", pos=8950)) if "\t" in words else None,
            element("bidi") if self._rtl else None,
            element("spacing", before=before, after=40) if not before else element("spacing", before=before, after=120),
            element("jc", val="right") if end else None,
        ):
            if each is not None:
                facts.append(each)
        for index, piece in enumerate(words.split("\t")):
            if index:
                at.append(element("r", element("tab")))
            if piece:
                at.append(self._run(Run(piece), size=size, bold=bold))

    def end(self) -> None:
        """A short rule ends a document; it also keeps the last paragraph's mark apart from the section's."""
        rule = element("pBdr", element("top", val="single", sz=6, space=1, color="auto"))
        facts = element("pPr", rule, element("spacing", before=480), element("ind", left=3600, right=3600))
        self._add(element("p", facts))

    # the lines

    def line(self, line: Line) -> None:
        """One paragraph."""
        paragraph = element("p", self._facts(line))
        for mark in self._typed(line):
            paragraph.append(self._revised(mark, self._run(mark)))
            paragraph.append(self._revised(mark, element("r", element("tab"))))
        language = line.language or self._paper.language
        for run in line.runs:
            paragraph.append(self._revised(run, self._run(run, language=language)))
        self._add(paragraph)

    def _typed(self, line: Line) -> Iterator[Run]:
        """The mark where Word does not count it: beside the text, and of an alternative, "3 bis."."""
        if line.aside:
            yield from [Run(line.mark)] if line.mark else []
            return
        was, now = (mark if is_literal(mark) else "" for mark in (line.was, line.mark))
        if was == now or line.deed != "equal" or not self._paper.tracked:
            yield from [Run(now, line.deed)] if now else []
            return
        yield from [Run(was, "delete")] if was else []
        yield from [Run(now, "insert")] if now else []

    def _add(self, paragraph: BaseOxmlElement) -> None:
        body: Any = self._document.element.body
        body.sectPr.addprevious(paragraph)

    def _facts(self, line: Line) -> BaseOxmlElement:
        """The properties of a paragraph, and the revision of its mark and number."""
        facts = self._plain_facts(line, line.mark)
        tracked = self._paper.tracked
        if tracked and line.deed != "equal":
            facts.append(element("rPr", self._revision(_RESERVED[line.deed])))
        elif tracked and _is_counted(line.mark) != _is_counted(line.was):
            facts.append(self._revision("pPrChange", self._plain_facts(line, line.was)))
        return facts

    def _plain_facts(self, line: Line, mark: str) -> BaseOxmlElement:
        rtl = (line.language or self._paper.language) == "ar"
        style = _STYLES.get(line.kind)
        numbered = _is_counted(mark) and not line.aside
        hanging = line.aside or is_literal(mark)
        border = element("pBdr", element("right" if rtl else "left", val="single", sz=12, space=8, color="999999"))
        indent = STEP * (line.level + (2 if mark else 1))
        return element(
            "pPr",
            element("pStyle", val=style) if style else None,
            element("keepNext") if line.kind == "annex_mark" else None,
            element("pageBreakBefore") if line.kind == "annex_mark" else None,
            self._numbers.of(line.series, line.level) if numbered else None,
            border if line.aside else None,
            element("bidi") if rtl else None,
            element("ind", left=indent, hanging=STEP if mark else 0) if hanging else None,
        )

    def _run(self, run: Run, *, language: Language | None = None, size: int = 0, bold: bool = False) -> BaseOxmlElement:
        """Words, or the mark of a footnote."""
        language = run.language or language or self._paper.language
        shown = run.deed if not self._paper.tracked else "equal"
        look = element(
            "rPr",
            element("rStyle", val="FootnoteReference") if run.note else None,
            *((element("b"), element("bCs")) if bold else ()),
            *((element("i"), element("iCs")) if run.italic else ()),
            element("strike") if shown == "delete" else None,
            element("color", val=_COLOURS[shown]) if shown in _COLOURS else None,
            *((element("sz", val=size), element("szCs", val=size)) if size else ()),
            element("u", val="single") if shown == "insert" else None,
            element("rtl") if language == "ar" else None,
            _language(language),
        )
        if run.note:
            return element("r", look, element("footnoteReference", id=self._footnote(run.note, language)))
        deleted = self._paper.tracked and run.deed == "delete"
        words = element("delText" if deleted else "t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = run.words
        return element("r", look, words)

    def _footnote(self, runs: tuple[Run, ...], language: Language) -> int:
        facts = element("pPr", element("pStyle", val="FootnoteText"), element("bidi") if language == "ar" else None)
        mark = element("r", element("rPr", element("rStyle", val="FootnoteReference")), element("footnoteRef"))
        paragraph = element("p", facts, mark, self._run(Run(" ")))
        for run in runs:
            paragraph.append(self._revised(run, self._run(run, language=language)))
        return self._footnotes.add(paragraph)

    def _revised(self, run: Run, made: BaseOxmlElement) -> BaseOxmlElement:
        if not self._paper.tracked or run.deed == "equal":
            return made
        return self._revision(_RESERVED[run.deed], made)

    def _revision(self, tag: str, *inside: BaseOxmlElement) -> BaseOxmlElement:
        """A revision by the paper's author at the record's instant."""
        self._revisions += 1
        at = self._paper.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return element(tag, *inside, id=self._revisions, author=self._paper.author, date=at)


def _is_counted(mark: str) -> bool:
    """Whether Word counts a mark by itself."""
    return mark != "" and not is_literal(mark)


def _language(language: Language) -> BaseOxmlElement:
    tag = TAGS[language]
    if language == "ar":
        return element("lang", bidi=tag)
    return element("lang", eastAsia=tag) if language == "zh" else element("lang", val=tag)


def _rule_below(size: int) -> BaseOxmlElement:
    return element("tcBorders", element("bottom", val="single", sz=size, space=0, color="auto"))


def _field(instruction: str) -> BaseOxmlElement:
    bold = element("rPr", element("b"), element("bCs"), element("sz", val=18), element("szCs", val=18))
    number = element("t")
    number.text = "1"
    return element("fldSimple", element("r", bold, number), instr=instruction)
