"""Word documents read: our own come back as the same text, others' are understood, and dangerous ones are refused."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx as word
import pytest
from docx.document import Document
from docx.oxml.ns import nsmap
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from deliberation.core.text import Annex, Clause, ClauseKind, Note, Text
from deliberation.documents import docx
from deliberation.documents.docx_in import read_docx
from deliberation.documents.paper import between, of_text
from deliberation.documents.reading import read
from tests.documents.papers import WORDS, paper
from tests.documents.texts import same
from tests.refusing import refuses

SUB: ClauseKind = "sub_paragraph"
TEXT = Text(
    "Capacity-building in artificial intelligence",
    (
        Clause("preamb1", "preambular", "Recalling its resolution 78/265{^note01}", 9),
        Clause("preamb2", "preambular", "Noting with concern", 6, (Clause("preamb3", SUB, "that divides widen"),)),
    ),
    (
        Clause("headin1", "heading", "Cooperation"),
        Clause("opera01", "operative", "Calls upon all States", 10, (
            Clause("opera02", SUB, "To cooperate", 0, (
                Clause("opera03", SUB, "in research", 0, (
                    Clause("opera04", SUB, "1st", 0, (Clause("opera05", SUB, "at once"), Clause("opera06", SUB, "x"))),
                )),
                Clause("opera07", SUB, "in training"),
            )),
            *(Clause(f"letter{each}", SUB, f"To do {each}") for each in range(9)),
        )),
        Clause("opera08", "operative", "Decides to remain seized of the matter", 7),
    ),
    (Annex("annexi1", "Terms of reference", (
        Clause("annpar1", "paragraph", "The panel meets"), Clause("annpar2", "paragraph", "It reports"),
    )),),
    (Note("note01", "Adopted in 2024."),),
)  # fmt: skip


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def typed(*paragraphs: str) -> Document:
    document = word.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return document


BODY = ("Title of the draft", "The General Assembly,", "Recalling the Charter,", "1. Decides to act;", "2. Thanks all.")


def test_what_we_write_is_read_back() -> None:
    found = read_docx(docx.write(paper(of_text(TEXT, WORDS))))
    assert same(found.text) == same(TEXT)


def test_of_tracked_changes_the_insertions_are_read() -> None:
    new = Text(TEXT.title, TEXT.preamble, (*TEXT.operative[:2], Clause("opera99", "operative", "Thanks all", 6)))
    found = read_docx(docx.write(paper(between(TEXT, new, WORDS), tracked=True)))
    assert found.text.operative[-1].text.startswith("Thanks all")
    assert "seized" not in str(found.text)
    assert "tracked" in {remark.code for remark in found.remarks}


def test_typed_marks_and_guessed_openings() -> None:
    document = typed(
        *BODY[:3], "1. Calls upon all:", "(a) To act;", "(i) now;", "(ii) later;", "(b) To report;", "2. Thanks all.",
        "Annex I", "Terms of reference", "1. It meets.", "2. It ends.",
    )  # fmt: skip
    text = read_docx(saved(document)).text
    first = text.operative[0]
    assert text.title == BODY[0]
    assert first.text[: first.opening] == "Calls upon"
    assert [(child.text, len(child.children)) for child in first.children] == [("To act", 2), ("To report", 0)]
    assert [(annex.title, len(annex.clauses)) for annex in text.annexes] == [("Terms of reference", 2)]


def test_lists_of_word_are_counted_as_word_counts_them() -> None:
    document = typed(*BODY[:3])
    for words in ("Decides to act;", "Thanks all."):
        document.add_paragraph(words, style="List Number")
    text = read_docx(saved(document)).text
    assert [clause.text for clause in text.preamble] == ["Recalling the Charter"]
    assert [clause.text for clause in text.operative] == ["Decides to act", "Thanks all"]


def test_a_list_begins_anew_below_each_paragraph() -> None:
    document = typed(*BODY[:3])
    for words, level in (("Calls:", 0), ("to act;", 1), ("to meet;", 1), ("Asks:", 0), ("to report.", 1)):
        number(document.add_paragraph(words), level)
    found = read_docx(saved(document))
    assert [[child.text for child in clause.children] for clause in found.text.operative] == [
        ["to act", "to meet"],
        ["to report"],
    ]
    assert {remark.code for remark in found.remarks} == {"formula"}


LEVELS = f"""<w:abstractNum xmlns:w="{nsmap["w"]}" w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum>"""
LIST = f'<w:num xmlns:w="{nsmap["w"]}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>'


def number(paragraph: Paragraph, level: int) -> None:
    """Puts a paragraph in a list of our own definition."""
    part: Any = paragraph.part
    definitions = part.numbering_part.element
    if not definitions.xpath('w:num[@w:numId="77"]'):
        definitions.insert(0, parse_xml(LEVELS))
        definitions.append(parse_xml(LIST))
    look: Any = paragraph._p.get_or_add_pPr()
    properties = look.get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 77


def test_what_a_text_cannot_hold_is_remarked() -> None:
    document = typed(*BODY)
    document.add_table(rows=1, cols=1).cell(0, 0).text = "a table"
    document.sections[0].header.paragraphs[0].text = "A/1/L.5"
    remarks = {remark.code: remark.words for remark in read_docx(saved(document)).remarks}
    assert remarks == {"formula": BODY[1], "not_held": "a table", "running_head": "A/1/L.5"}


def repacked(raw: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def with_relationship(kind: str, mode: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        new = f'<Relationship Id="x9" Type="http://x/{kind}" Target="http://evil.example/t" TargetMode="{mode}"/>'
        parts[name] = parts[name].replace(b"</Relationships>", new.encode() + b"</Relationships>")

    return change


def macro_type(parts: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


def put(name: str, part: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: part})


ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("macros", put("word/vbaProject.bin", b"x")),
        ("macros", macro_type),
        ("embedded", put("word/embeddings/oleObject1.bin", b"x")),
        ("embedded", put("word/activeX/activeX1.xml", b"<x/>")),
        ("embedded", with_relationship("oleObject", "Internal")),
        ("external", with_relationship("attachedTemplate", "External")),
        ("external", with_relationship("image", "External")),
        ("bomb", put("word/media/x.png", b"\0" * 40_000_000)),
        ("bomb", put("word/x.xml", b" " * 2_000_000)),
        ("doctype", put("word/comments.xml", ENTITY)),
        ("doctype", put("word/comments.xml", ENTITY.decode().encode("utf-16"))),
    ],
)  # fmt: skip
def test_a_dangerous_document_is_refused(why: str, change: Callable[[dict[str, bytes]], object]) -> None:
    with refuses("file_unsafe", why=why):
        read(repacked(saved(typed(*BODY)), change), "draft.docx")


def test_a_link_that_a_reader_may_click_is_no_danger() -> None:
    raw = repacked(saved(typed(*BODY)), with_relationship("hyperlink", "External"))
    assert read(raw).text.title == BODY[0]


@pytest.mark.parametrize(
    ("why", "raw"),
    [
        ("old_word", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600),
        ("zip", b"PK\x03\x04" + b"\0" * 600),
        ("no_word", repacked(saved(typed(*BODY)), lambda parts: parts.pop("word/document.xml"))),
        ("no_text", saved(typed())),
        ("xml", repacked(saved(typed(*BODY)), put("word/document.xml", b"<w:document"))),
    ],
)
def test_what_is_no_word_document_is_refused(why: str, raw: bytes) -> None:
    with refuses("file_unreadable", why=why):
        read(raw, "draft.docx")


def test_damage_anywhere_is_refused_and_never_a_fault_of_ours() -> None:
    raw = saved(typed(*BODY))
    dice = random.Random(5)
    for _ in range(150):
        damaged = bytearray(raw)
        for _ in range(dice.randint(1, 8)):
            damaged[dice.randrange(len(raw))] = dice.randrange(256)
        outcome(bytes(damaged))


def test_parts_that_are_not_of_words_schema_are_refused_and_never_a_fault_of_ours() -> None:
    raw = docx.write(paper(of_text(TEXT, WORDS)))
    dice = random.Random(7)
    seen = set()
    for _ in range(60):
        seen.add(outcome(repacked(raw, lambda parts: spoil(parts, dice))))
    assert {TEXT.title, "file_unreadable"} <= seen


def spoil(parts: dict[str, bytes], dice: random.Random) -> None:
    """Another value in some attributes of a part, or none."""
    name = dice.choice(["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"])
    part = parts[name].decode()
    attributes = list(re.finditer(r' [\w:]+="[^"]*"', part))
    for found in dice.sample(attributes, min(3, len(attributes))):
        kept = dice.choice(["", re.sub('"[^"]*"', '"no"', found[0]), re.sub('"[^"]*"', '"-99999999999"', found[0])])
        part = part.replace(found[0], kept, dice.choice([1, -1]))
    parts[name] = part.encode()


def outcome(raw: bytes) -> str:
    """A text or a refusal; whatever else is raised fails the test."""
    from deliberation.errors import Refusal

    try:
        return read(raw, "draft.docx").text.title
    except Refusal as refusal:
        return refusal.code
