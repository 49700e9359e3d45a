"""A text as Akoma Ntoso 3.0 in the profile AKN4UN (section (d)), and how its paragraphs are named there.

`wId` is the id of our clause and never changes; `eId` follows the numbering and is what cross-references point to.
Preambular paragraphs are containers, operative ones paragraphs, (a) points of a list; a heading makes a section of what
follows it; annexes are attachments. The words have their numbers and punctuation, as they are printed. What is written
validates against the schema, and `akn_in.py` reads it back to the same text.
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from deliberation.core import numbering
from deliberation.core.text import Annex, Clause, Language, Text
from deliberation.documents.akn_meta import (
    NAMESPACE,
    XML_LANG,
    XML_SPACE,
    About,
    Element,
    element,
    new_document,
    write_meta,
)
from deliberation.documents.akn_votes import write_lists, write_votes
from deliberation.documents.endings import ended, endings
from deliberation.documents.inline import MARKUP

INLINE: Final = frozenset(
    f"{{{NAMESPACE}}}{tag}"
    for tag in ("p", "num", "heading", "docTitle", "docNumber", "docType", "listIntroduction", "mod")
)
"""Elements in which white space is part of the words."""


def write_akn(text: Text, about: About) -> bytes:
    """The text as an Akoma Ntoso document.

    Args:
        text: a valid text; its language is the expression's.
        about: what it is.
    """
    root = new_document()
    name = "resolution" if about.adopted else "resolutionDraft"
    original = text.language == about.original
    contains = "originalVersion" if original else "singleVersion"
    statement = element(root, "statement", name=name, contains=contains)
    meta = write_meta(statement, about, text.language)
    write_votes(meta, about.votes)
    writer = Writer(text)
    _preface(statement, text, about, writer)
    _preamble(statement, text, about, writer)
    body = element(statement, "mainBody")
    writer.body(body, text.operative)
    if about.conclusion:
        element(element(element(statement, "conclusions"), "container", name="conclusion"), "p", about.conclusion)
    write_lists(statement, about.votes, text.language)
    if text.annexes:
        attachments = element(statement, "attachments")
        for index, annex in enumerate(text.annexes, 1):
            _annex(attachments, annex, index, text, about, writer)
    writer.unmarked_notes(meta)
    return serialised(root)


def serialised(root: Element) -> bytes:
    """The bytes of a document, indented where white space means nothing."""
    _indent(root, 0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(above: Element, level: int) -> None:
    children = list(above)
    if not children or above.tag in INLINE:
        return
    above.text = "\n" + "  " * (level + 1)
    for child in children:
        _indent(child, level + 1)
        child.tail = "\n" + "  " * (level + 1)
    children[-1].tail = "\n" + "  " * level


def _preface(above: Element, text: Text, about: About, writer: "Writer") -> None:
    preface = element(above, "preface")
    line = element(element(preface, "container", name="identification"), "p")
    number = element(line, "docNumber", about.symbol)
    number.tail = " "
    writer.words(spoken(element(line, "docTitle"), text.title_language), text.title)
    if about.sponsors:
        proponents = element(element(preface, "container", name="sponsors"), "p")
        for index, sponsor in enumerate(about.sponsors):
            name = element(proponents, "docProponent", sponsor.name, refersTo=f"#{sponsor.code}")
            name.tail = ", " if index < len(about.sponsors) - 1 else None
    if about.provenance:
        provenance = element(preface, "container", name="provenance")
        for words in about.provenance:
            element(provenance, "p", words)


def _preamble(above: Element, text: Text, about: About, writer: "Writer") -> None:
    if not (text.preamble or about.formula):
        return
    preamble = element(above, "preamble")
    if about.formula:
        element(element(preamble, "formula", name="enactingFormula"), "p", about.formula)
    for clause in text.preamble:
        writer.container(preamble, clause)


def _annex(above: Element, annex: Annex, index: int, text: Text, about: About, writer: "Writer") -> None:
    name = f"annex_{index}"
    attachment = element(above, "attachment", eId=name, wId=annex.id)
    document = element(attachment, "doc", name="annex", contains="originalVersion")
    write_meta(document, about, text.language, component=name, references=False)
    line = element(element(document, "preface"), "p")
    figure = writer.labels[annex.id].rpartition(" ")[2] if len(text.annexes) > 1 else ""
    kind = element(line, "docType", f"{about.annex} {figure}".strip())
    kind.tail = " "
    writer.words(spoken(element(line, "docTitle"), annex.language), annex.title)
    body = element(document, "mainBody")
    if annex.clauses:
        writer.body(body, annex.clauses)
    else:
        element(body, "p")


class Writer:
    """Writes the clauses of one text, or of a part of it in an amendment."""

    def __init__(self, text: Text) -> None:
        self.labels: Final = numbering.number(text, text.language)
        self.eids: Final = eids(text)
        self._marks: Final = numbering.marks(text)
        self._alternatives: Final = numbering.alternatives(text)
        self._endings: Final = endings(text)
        self._note_numbers: Final = numbering.note_numbers(text)
        self._notes: Final = {note.id: note for note in text.notes}
        self._note_eids: Final = {note.id: f"note_{at}" for at, note in enumerate(text.notes, 1)}
        self._placed: set[str] = set()

    def body(self, above: Element, clauses: tuple[Clause, ...]) -> None:
        """Operative paragraphs or those of an annex; a heading opens a section."""
        section = above
        for clause in clauses:
            if clause.kind == "heading":
                section = self._named(above, "section", clause)
                self.words(element(section, "heading"), clause.text, clause.opening)
            else:
                self.paragraph(section, clause, "paragraph")

    def paragraph(self, above: Element, clause: Clause, tag: str) -> Element:
        """A paragraph or a point, with its sub-paragraphs as a list."""
        made = self._named(above, tag, clause)
        if mark := self._marks.get(clause.id, ""):
            element(made, "num", mark)
        if not clause.children:
            self.clause_words(element(element(made, "content"), "p"), clause)
            return made
        points = element(made, "list", eId=f"{self.eids[clause.id]}__list_1")
        self.clause_words(element(element(points, "intro"), "p"), clause)
        for child in clause.children:
            self.paragraph(points, child, "point")
        return made

    def container(self, above: Element, clause: Clause) -> None:
        """A preambular paragraph; lists in it are lists of blocks."""
        name = "heading" if clause.kind == "heading" else "preambularParagraph"
        made = self._named(above, "container", clause, name=name)
        if clause.children:
            self._block_list(made, clause)
        else:
            self.clause_words(element(made, "p"), clause)

    def _block_list(self, above: Element, clause: Clause) -> None:
        points = element(above, "blockList", eId=f"{self.eids[clause.id]}__list_1")
        self.clause_words(element(points, "listIntroduction"), clause)
        for child in clause.children:
            item = self._named(points, "item", child)
            element(item, "num", self._marks[child.id])
            if child.children:
                self._block_list(item, child)
            else:
                self.clause_words(element(item, "p"), child)

    def _named(self, above: Element, tag: str, clause: Clause, **attributes: str) -> Element:
        made = element(above, tag, None, **attributes, eId=self.eids[clause.id], wId=clause.id)
        if clause.id in self._alternatives:
            made.set("alternativeTo", self.eids[self._alternatives[clause.id]])
        return spoken(made, clause.language)

    def clause_words(self, above: Element, clause: Clause) -> None:
        """A clause's words with their punctuation, its opening words in italics."""
        self.words(above, ended(clause, self._endings.get(clause.id, "")), clause.opening)

    def words(self, above: Element, words: str, opening: int = 0) -> None:
        """Words with their cross-references and footnotes."""
        if words != words.strip() or "  " in words or words[:opening].endswith(" "):
            above.set(XML_SPACE, "preserve")
        if opening:
            self._pieces(element(above, "i"), words[:opening])
        self._pieces(above, words[opening:])

    def _pieces(self, above: Element, words: str) -> None:
        at = 0
        for found in MARKUP.finditer(words):
            append(above, words[at : found.start()])
            if found["sign"] == "@":
                target = self.eids.get(found["id"], found["id"])
                element(above, "ref", self.labels.get(found["id"], "…"), href=f"#{target}")
            else:
                self._note(above, found["id"])
            at = found.end()
        append(above, words[at:])

    def _note(self, above: Element, id: str) -> None:
        """A footnote stands where its first mark is; further marks refer to it."""
        number = str(self._note_numbers.get(id, 0))
        if id not in self._notes:
            element(above, "noteRef", href=f"#{id}", marker="…")
        elif id in self._placed:
            element(above, "noteRef", href=f"#{self._note_eids[id]}", marker=number)
        else:
            self._placed.add(id)
            note = element(above, "authorialNote", marker=number, placement="bottom", eId=self._note_eids[id], wId=id)
            self.words(element(spoken(note, self._notes[id].language), "p"), self._notes[id].text)

    def unmarked_notes(self, meta: Element) -> None:
        """Footnotes that no words mark stand in the metadata, so that nothing is lost."""
        left = [note for note in self._notes.values() if note.id not in self._placed]
        if left:
            notes = element(meta, "notes", source="#secretariat")
            for note in left:
                made = element(notes, "note", eId=self._note_eids[note.id], wId=note.id)
                self.words(element(spoken(made, note.language), "p"), note.text)


def spoken(made: Element, language: Language | None) -> Element:
    """An element that says the language of its words, where that is not the document's."""
    if language is not None:
        made.set(XML_LANG, language)
    return made


def append(above: Element, words: str) -> None:
    """Adds words at the end of an element."""
    if not words:
        return
    children = list(above)
    if children:
        children[-1].tail = (children[-1].tail or "") + words
    else:
        above.text = (above.text or "") + words


def eids(text: Text) -> dict[str, str]:
    """The `eId` of each clause and annex, by id: from its place and number, as AKN4UN names them; `para_3bis`."""
    named: dict[str, str] = {}
    marks, labels = numbering.marks(text), numbering.number(text)
    for figure, clause in enumerate(text.preamble, 1):
        named[clause.id] = f"preamble__container_{figure}"
        _eids_below(named, clause, "item", marks)
    _eids_in_body(named, text.operative, "", marks, labels)
    for index, annex in enumerate(text.annexes, 1):
        named[annex.id] = f"annex_{index}"
        _eids_in_body(named, annex.clauses, f"annex_{index}__", marks, labels)
    return named


def _eids_in_body(
    named: dict[str, str],
    clauses: tuple[Clause, ...],
    where: str,
    marks: Mapping[str, str],
    labels: Mapping[str, str],
) -> None:
    section, sections = "", 0
    for clause in clauses:
        if clause.kind == "heading":
            sections += 1
            section = f"sec_{sections}__"
            named[clause.id] = f"{where}sec_{sections}"
        else:
            number = labels[clause.id].rpartition(", ")[2].replace(" ", "")
            named[clause.id] = f"{where}{section}para_{number}"
        _eids_below(named, clause, "point", marks)


def _eids_below(named: dict[str, str], clause: Clause, tag: str, marks: Mapping[str, str]) -> None:
    for child in clause.children:
        number = "".join(sign for sign in marks[child.id] if sign.isalnum())
        named[child.id] = f"{named[clause.id]}__list_1__{tag}_{number}"
        _eids_below(named, child, tag, marks)
