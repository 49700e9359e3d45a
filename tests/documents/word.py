"""What Word makes of a document: revisions accepted or rejected, paragraphs with the numbers that it counts itself."""

import io
from typing import Any, NamedTuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class Paragraph(NamedTuple):
    """A paragraph as it is read: its style, its number, its words, those in italics, the words of its footnotes."""

    style: str
    number: str
    words: str
    italic: str
    notes: tuple[str, ...]


class Opened(NamedTuple):
    """A document and its footnotes, which python-docx leaves as bytes."""

    document: Document
    footnotes: Any


def opened(raw: bytes) -> Opened:
    """The document as it lies."""
    document: Document = docx.Document(io.BytesIO(raw))
    [part] = [each.target_part for each in document.part.rels.values() if each.reltype.endswith("/footnotes")]
    return Opened(document, etree.fromstring(part.blob))


def settled(raw: bytes, *, accept: bool) -> Opened:
    """The document with every revision accepted, or every one rejected."""
    found = opened(raw)
    for root in (found.document.element.body, found.footnotes):
        _settle(root, "ins" if accept else "del", "del" if accept else "ins", accept=accept)
    return found


def _settle(root: Any, kept: str, dropped: str, *, accept: bool) -> None:
    for paragraph in list(root.iter(f"{W}p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}")
        for gone in list(paragraph.iterchildren(f"{W}{dropped}")):
            paragraph.remove(gone)
        if mark is not None:
            assert not list(paragraph.iterchildren(f"{W}r", f"{W}{kept}")), "words would run into the next paragraph"
            paragraph.getparent().remove(paragraph)
            continue
        for change in list(paragraph.iter(f"{W}pPrChange")):
            facts = change.getparent()
            if not accept:
                facts.getparent().replace(facts, change.find(f"{W}pPr"))
            else:
                facts.remove(change)
        for shell in list(paragraph.iterchildren(f"{W}{kept}")):
            for child in list(shell):
                shell.addprevious(child)
            paragraph.remove(shell)
    for words in list(root.iter(f"{W}delText")):
        words.tag = f"{W}t"


def _footnote_words(footnotes: Any) -> dict[str, str]:
    """The words of each footnote, by what its mark names it by."""
    return {
        note.get(qn("w:id")): "".join(each.text or "" for each in note.iter(f"{W}t")).strip()
        for note in footnotes.iterchildren(f"{W}footnote")
    }


def read(opened_: Opened) -> list[Paragraph]:
    """The paragraphs below the masthead."""
    document, notes = opened_.document, _footnote_words(opened_.footnotes)
    counted = _Counting(document)
    found: list[Paragraph] = []
    for paragraph in document.element.body.iterchildren(f"{W}p"):
        words = italic = ""
        of_notes: list[str] = []
        for run in paragraph.iterchildren(f"{W}r"):
            said = "".join(each.text or "" for each in run.iter(f"{W}t"))
            words += said
            italic += said if run.find(f"{W}rPr/{W}i") is not None else ""
            of_notes += [notes[mark.get(qn("w:id"))] for mark in run.iter(f"{W}footnoteReference")]
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(qn("w:val"))
        found.append(Paragraph(name, counted.number(paragraph), words, italic, tuple(of_notes)))
    return found[1:-1]  # without who it is by, and without the rule at the end


class _Counting:
    """Numbers as Word counts them: each list for itself, a deeper level anew after each shallower one."""

    def __init__(self, document: Document) -> None:
        root: Any = document.part.numbering_part.element
        self._definitions = {each.get(qn("w:abstractNumId")): each for each in root.iterchildren(f"{W}abstractNum")}
        self._lists = {
            each.get(qn("w:numId")): each.find(f"{W}abstractNumId").get(qn("w:val"))
            for each in root.iterchildren(f"{W}num")
        }
        self._counts: dict[str, list[int]] = {}

    def number(self, paragraph: Any) -> str:
        facts = paragraph.find(f"{W}pPr/{W}numPr")
        if facts is None:
            return ""
        list_, level = facts.find(f"{W}numId").get(qn("w:val")), int(facts.find(f"{W}ilvl").get(qn("w:val")))
        counts = self._counts.setdefault(list_, [0] * 5)
        counts[level] += 1
        counts[level + 1 :] = [0] * (4 - level)
        definition = self._definitions[self._lists[list_]].findall(f"{W}lvl")[level]
        form = definition.find(f"{W}numFmt").get(qn("w:val"))
        text: str = definition.find(f"{W}lvlText").get(qn("w:val"))
        return text.replace(f"%{level + 1}", _figure(form, counts[level]))


def _figure(form: str, count: int) -> str:
    if form == "decimal":
        return str(count)
    if form == "lowerLetter":
        return LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
    return "x" * (count // 10) + ROMAN[count % 10]
