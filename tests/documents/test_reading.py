"""The one door for files: what each kind is, what is refused with which reason, what is remarked, how long it takes."""

import re
from contextlib import suppress
from pathlib import Path
from time import process_time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deliberation.documents
from deliberation.core.validity import validate
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_meta import NAMESPACE
from deliberation.documents.command import remark_sentence
from deliberation.documents.reading import FILE_MAX, Read, read
from deliberation.errors import Refusal
from deliberation.words import CATALOGUE
from tests.documents.test_akn import ABOUT
from tests.documents.test_docx_in import TEXT
from tests.refusing import refuses
from tests.shared_data import data, needs_data

DRAFT = b"""United Nations

A/1/L.5

Title of the draft

The General Assembly,

Recalling the Charter
and its purposes,

1. Calls upon all:

(a) To act;

(i) now;

(ii) later;

(b) To report;

5. Thanks all.

1 July 2024
"""


DEEP = "<list><point>" * 10, "</point></list>" * 10


def akn(body: str, *, namespace: str = NAMESPACE, before: str = "", kind: str = "statement") -> bytes:
    title = "<preface><p><docTitle>T</docTitle></p></preface>"
    return f'{before}<akomaNtoso xmlns="{namespace}"><{kind}>{title}{body}</{kind}></akomaNtoso>'.encode()


def test_plain_text_as_people_paste_it() -> None:
    found = read(DRAFT, "draft.txt")
    validate(found.text)
    first, second = found.text.operative
    assert found.text.title == "Title of the draft"
    assert [clause.text for clause in found.text.preamble] == ["Recalling the Charter and its purposes"]
    assert first.text[: first.opening] == "Calls upon"
    assert [child.text for child in first.children] == ["To act", "To report"]
    assert [child.text for child in first.children[0].children] == ["now", "later"]
    assert second.text == "Thanks all"
    said = [(remark.code, remark.place) for remark in found.remarks]
    assert said == [
        ("formula", "7"), ("front_matter", "1"), ("front_matter", "3"), ("closing", "24"), ("renumbered", "22"),
    ]  # fmt: skip


def test_lines_without_empty_lines_between_them_are_paragraphs() -> None:
    assert read(re.sub(rb"\n\n", b"\n", DRAFT).replace(b"Charter\n", b"Charter "), "x").text.operative[0].children


@pytest.mark.parametrize(("before", "mark", "depths"), [
    ("(h)", "(i)", [1, 1]), ("(h)", "(j)", [1, 1]), ("(a)", "(i)", [1, 2]), ("(u)", "(v)", [1, 1]), ("•", "•", [1, 1]),
])  # fmt: skip
def test_a_mark_means_what_its_place_says(before: str, mark: str, depths: list[int]) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    first = letters[: letters.index(before[1]) + 1] if before != "•" else "•"
    marks = [f"({letter})" for letter in first] if before != "•" else ["•"]
    lines = ["T", "The General Assembly,", "1. Does:", *(f"{each} x;" for each in marks), f"{mark} y;", "2. Ends."]
    clause = read("\n\n".join(lines).encode(), "x.txt").text.operative[0]
    last = clause.children[-1]
    assert depths == ([1, 2] if last.children else [1, 1])


def test_reading_twice_gives_the_same_ids() -> None:
    assert read(DRAFT) == read(DRAFT)


@pytest.mark.parametrize(
    ("why", "raw", "name"),
    [
        ("no_text", b"", ""),
        ("no_text", b" \n\n", "x.txt"),
        ("encoding", b"caf\xe9", "x.txt"),
        ("encoding", b"a\0b", "x.txt"),
        ("type", b"%PDF-1.7", "x.pdf"),
        ("type", b"{\\rtf1", "x.rtf"),
        ("xml", b"<akomaNtoso>", "x.xml"),
        ("xml", b"<?xml version='1.0'?>" + b"<a>" * 5_000, "x.xml"),
        ("not_akn", b"<html/>", "x.xml"),
        ("namespace", akn("<mainBody/>", namespace=f"{NAMESPACE}/WD17"), ""),
        ("namespace", b"<akomaNtoso/>", ""),
        ("document_type", akn("", kind="debate"), ""),
        ("too_deep", akn(f"<mainBody><paragraph>{DEEP[0]}<p>x</p>{DEEP[1]}</paragraph></mainBody>"), ""),
        ("too_many_clauses", b"x\n" * 10_001, "x.txt"),
        ("too_many_clauses", akn("<mainBody>" + "<p>x</p>" * 10_001 + "</mainBody>"), ""),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(why: str, raw: bytes, name: str) -> None:
    with refuses("file_unreadable", why=why):
        read(raw, name)


def test_ten_levels_of_bullets_are_refused() -> None:
    nested = "".join(f"{'  ' * level}- level {level}\n\n" for level in range(10))
    with refuses("file_unreadable", why="too_deep"):
        read(f"# T\n\nThe General Assembly,\n\n1. Does:\n\n{nested}".encode(), "x.md")


def test_a_file_over_5_mb_is_refused() -> None:
    with refuses("file_too_large", limit=5):
        read(b"x" * (FILE_MAX + 1))


BILLION = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
EXTERNAL = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BILLION, EXTERNAL, '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_refused_in_any_encoding(declared: str, encoding: str) -> None:
    raw = akn("<mainBody><p>&e;</p></mainBody>", before=declared).decode().encode(encoding)
    begun = process_time()
    with pytest.raises(Refusal) as caught:
        read(raw, "x.xml")
    assert caught.value.code in ("file_unsafe", "file_unreadable")
    assert process_time() - begun < 1


def test_a_declaration_is_called_unsafe() -> None:
    with refuses("file_unsafe", why="doctype"):
        read(akn("<mainBody><p>&e;</p></mainBody>", before=EXTERNAL), "x.xml")


def test_a_hidden_element_of_another_namespace_is_not_taken_for_ours() -> None:
    raw = akn('<mainBody><p>seen</p><x:p xmlns:x="http://other">not ours</x:p></mainBody>')
    found = read(raw)
    assert [clause.text for clause in found.text.operative] == ["seen"]
    assert [(remark.code, remark.words) for remark in found.remarks if remark.code == "not_held"] == [
        ("not_held", "not ours")
    ]


def test_an_id_that_stands_twice_is_kept_once() -> None:
    found = read(akn('<mainBody><p wId="abcdef">one;</p><p wId="abcdef">two.</p><p wId="A b">three.</p></mainBody>'))
    ids = [clause.id for clause in found.text.operative]
    assert ids[0] == "abcdef"
    assert len(set(ids)) == 3
    validate(found.text)


def test_words_are_brought_into_the_form_of_the_record() -> None:
    found = read("T\n\nThe General Assembly,\n\n1. Cafe\u0301 \u202eturned\u202c now;\n\n2. Ends.".encode(), "x.txt")
    assert found.text.operative[0].text == "Café turned now"
    assert "characters" in {remark.code for remark in found.remarks}
    validate(found.text)


def test_what_could_not_be_tabled_is_remarked_and_still_read() -> None:
    found = read(b"T\n\nThe General Assembly,\n\nRecalling the Charter,", "x.txt")
    assert found.remarks[-1].code == "bad_text"
    assert found.text.preamble[0].text == "Recalling the Charter"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_text_or_a_refusal(raw: bytes) -> None:
    for name in ("x.txt", "x.md", "x.xml", "x.docx"):
        with suppress(Refusal):
            found = read(raw, name)
            assert msgspec.json.decode(msgspec.json.encode(found), type=Read) == found


MARKS = [
    "#",
    "##",
    "-",
    "*",
    "1.",
    "(a)",
    "(i)",
    "i.",
    "a.",
    "[^1]",
    "[^1]:",
    "---",
    "Annex",
    "The Assembly,",
    "x",
    "y,",
]


@given(st.lists(st.lists(st.sampled_from(MARKS), max_size=4).map(" ".join), max_size=12).map("\n".join))
@settings(max_examples=300)
def test_any_order_of_signs_is_a_text_or_a_refusal(words: str) -> None:
    for name in ("x.txt", "x.md"):
        with suppress(Refusal):
            read(words.encode(), name)


@needs_data
@pytest.mark.parametrize(("name", "preambular", "operative"), [
    ("A_RES_78_311", 15, 15), ("A_RES_78_265", 9, 13), ("A_RES_79_239", 20, 9),
])  # fmt: skip
def test_the_samples_of_others_are_read(name: str, preambular: int, operative: int) -> None:
    found = read(data("akn", "samples", f"{name}.akn.xml").read_bytes())
    validate(found.text)
    assert (len(found.text.preamble), len(found.text.operative)) == (preambular, operative)
    assert {remark.code for remark in found.remarks} <= {"front_matter", "formula", "closing"}
    assert found.text.preamble[0].opening


def test_every_remark_has_its_sentence() -> None:
    folder = Path(deliberation.documents.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'(?:\.add|_remark|_once|Remark)\(\s*"([a-z_]+)"', source))
    codes |= {"renumbered", "unnumbered", "emphasis", "link", "comments", "running_head", "closing", "front_matter"}
    messages = (CATALOGUE / "en" / "documents.ftl").read_text("utf-8")
    said = {each.replace("-", "_") for each in re.findall(r"^remark-([a-z-]+) =", messages, re.MULTILINE)}
    assert codes - {"bad_text"} == said - {"place"}


def test_remarks_are_sentences() -> None:
    found = read(write_akn(TEXT, ABOUT))
    assert [remark_sentence(remark).partition(": ")[2] for remark in found.remarks] == [
        "This stands before the text and was left out. “A/1/L.5”",
        "The enacting formula is the assembly’s own and is no part of the text. “The Assembly,”",
        "This stands before the text and was left out. “Annex”",
    ][: len(found.remarks)]


def test_five_megabytes_take_seconds_at_most() -> None:
    begun = process_time()
    large = b"T\n\n" + b"".join(b"%d. Decides %s;\n\n" % (n, b"word " * 120) for n in range(1, 8_000))
    assert len(large) < FILE_MAX
    read(large, "x.md")
    read(large, "x.txt")
    nasty = [
        b"*" * 2_000_000,
        b"[" * 2_000_000,
        b"(i) " * 500_000,
        b"\\" * 2_000_000,
        b"[a](" * 400_000,
        b"_ " * 800_000,
    ]
    for each in nasty:
        with suppress(Refusal):
            read(each, "x.md")
    assert process_time() - begun < 20
