"""What a Word document needs besides its paragraphs: page and styles, the definitions of its numbers, its footnotes.

All of it is made as elements of the package's own XML trees; nothing is pasted from strings.
"""

from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from deliberation.core.text import Language

TAGS: Final[Mapping[Language, str]] = {
    "ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN",
}  # fmt: skip
STEP: Final = 624
"""The indentation of one level, in twentieths of a point."""
_LEVELS: Final = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("lowerLetter", "%4."),
                  ("lowerRoman", "%5."))  # fmt: skip
_ABSTRACT: Final = 100
"""Above the numbers of the lists that python-docx's own template defines."""
_SERIF: Final = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman", "eastAsia": "SimSun"}


def element(tag: str, *children: BaseOxmlElement | None, **attributes: str | int) -> BaseOxmlElement:
    """An element of WordprocessingML: `element("jc", val="center")` is `<w:jc w:val="center"/>`."""
    made: Any = OxmlElement(f"w:{tag}", attrs={qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend([child for child in children if child is not None])
    whole: BaseOxmlElement = made
    return whole


def set_page(document: Document, language: Language) -> None:
    """A4, the first page without a running head; from right to left where the language is."""
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin = section.bottom_margin = Mm(24)
    section.different_first_page_header_footer = True
    if language == "ar":
        grid: Any = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001  # python-docx has no bidi sections
        grid.addprevious(element("bidi"))


def set_styles(document: Document, language: Language) -> None:
    """The look of every kind of paragraph: one serif, black, no colour of the template's."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        defaults.remove(child)
    tag = TAGS[language]
    latin = "en-GB" if language in ("ar", "zh") else tag
    defaults.extend(
        [
            element("rFonts", **_SERIF),
            element("sz", val=22),
            element("szCs", val=26 if language == "ar" else 22),
            element("lang", val=latin, eastAsia="zh-CN", bidi="ar-SA"),
        ]
    )
    _restyle(document, "Normal", size=0, before=0, after=120)
    _restyle(document, "Title", size=30, bold=True, before=240, after=180)
    _restyle(document, "Heading 1", size=26, bold=True, before=0, after=120, outline=0)
    _restyle(document, "Heading 2", size=22, bold=True, before=240, after=120, outline=1)
    _restyle(document, "Heading 3", size=22, bold=True, before=200, after=80, outline=2)
    _restyle(document, "Subtitle", size=26, bold=True, before=0, after=180)
    for name in ("Header", "Footer"):
        _restyle(document, name, size=18, before=0, after=0)
    _add_footnote_styles(styles)


def _restyle(
    document: Document, name: str, *, size: int, before: int, after: int, bold: bool = False, outline: int | None = None
) -> None:
    style: Any = document.styles[name].element
    for tag in ("w:pPr", "w:rPr"):
        for child in style.findall(qn(tag)):
            style.remove(child)
    heading = outline is not None
    style.append(
        element(
            "pPr",
            element("keepNext") if heading else None,
            element("keepLines") if heading else None,
            element("spacing", before=before, after=after),
            element("outlineLvl", val=outline) if outline is not None else None,
        )
    )
    style.append(
        element(
            "rPr",
            element("b") if bold else None,
            element("bCs") if bold else None,
            element("sz", val=size) if size else None,
            element("szCs", val=size) if size else None,
        )
    )


def _add_footnote_styles(styles: BaseOxmlElement) -> None:
    text = element("style", element("name", val="footnote text"), element("basedOn", val="Normal"), type="paragraph",
                   styleId="FootnoteText")  # fmt: skip
    text.append(element("pPr", element("spacing", after=40)))
    text.append(element("rPr", element("sz", val=18), element("szCs", val=20)))
    mark = element("style", element("name", val="footnote reference"), type="character", styleId="FootnoteReference")
    mark.append(element("rPr", element("vertAlign", val="superscript")))
    styles.extend([text, mark])


class Numbers:
    """The lists of a document: one definition of the five levels, and one list for each series of numbers."""

    def __init__(self, document: Document) -> None:
        self._root: Any = document.part.numbering_part.element
        self._lists: dict[str, int] = {}
        definition = element("abstractNum", element("multiLevelType", val="multilevel"), abstractNumId=_ABSTRACT)
        for level, (form, text) in enumerate(_LEVELS):
            definition.append(_level(level, form, text))
        first = self._root.find(qn("w:num"))
        first.addprevious(definition)

    def of(self, series: str, level: int) -> BaseOxmlElement:
        """The `numPr` of a paragraph."""
        if series not in self._lists:
            self._lists[series] = _ABSTRACT + len(self._lists)
            restarts = [
                element("lvlOverride", element("startOverride", val=1), ilvl=each) for each in range(len(_LEVELS))
            ]
            reference = element("abstractNumId", val=_ABSTRACT)
            self._root.append(element("num", reference, *restarts, numId=self._lists[series]))
        return element("numPr", element("ilvl", val=level), element("numId", val=self._lists[series]))


def _level(level: int, form: str, text: str) -> BaseOxmlElement:
    indent = element("ind", left=STEP * (level + 1), hanging=STEP)
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("suff", val="tab"),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", indent),
        ilvl=level,
    )


class Footnotes:
    """The footnotes of a document, which python-docx knows nothing of: a part of their own."""

    def __init__(self, document: Document) -> None:
        self._root: Any = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for id, tag in ((-1, "separator"), (0, "continuationSeparator")):
            paragraph = element("p", element("r", element(tag)))
            self._root.append(element("footnote", paragraph, type=tag, id=id))
        name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
        part = XmlPart(name, kind, self._root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        separators = element("footnotePr", element("footnote", id=-1), element("footnote", id=0))
        settings: Any = document.settings.element
        settings.find(qn("w:compat")).addprevious(separators)
        self._count = 0

    def add(self, paragraph: BaseOxmlElement) -> int:
        """Adds a footnote of one paragraph, and returns what its mark names it by."""
        self._count += 1
        self._root.append(element("footnote", paragraph, id=self._count))
        return self._count
