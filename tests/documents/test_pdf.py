"""PDF: an archive takes it, a screen reader reads it, says what the text says, in each language or not at all."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings

from deliberation.core.text import Annex, Clause, Language, Note, Text
from deliberation.documents import pdf
from deliberation.documents.paper import Line, Run, between, of_text
from tests.documents.archive import faults, structure
from tests.documents.papers import WORDS, paper
from tests.documents.texts import rich_texts
from tests.refusing import refuses

ENGLISH = Text(
    "Safe tests",
    (Clause("preamb1", "preambular", "Recalling the Charter{^note01}", 9),),
    (
        Clause("headng1", "heading", "Principles"),
        Clause("opera01", "operative", "Decides to share tests:", 7, (Clause("subaa01", "sub_paragraph", "all"),)),
        Clause("opera02", "operative", "Requests a report as in {@annexi1}", 8),
    ),
    (Annex("annexi1", "Form", (Clause("annpar1", "paragraph", "One page"),)),),
    (Note("note01", "Chapter I."),),
)
ARABIC = Text("نص آمن", (), (Clause("opera01", "operative", "تقرر نشر الاختبارات", 4),), language="ar")
CHINESE = Text("安全测试", (), (Clause("opera01", "operative", "决定公布测试结果", 2),), language="zh")
RUSSIAN = Text("Тексты", (), (Clause("opera01", "operative", "постановляет публиковать", 12),), language="ru")


def has_font(family: str) -> bool:
    return family in pdf._fonts(system=True).families()


needs_arabic = pytest.mark.skipif(
    not has_font("Noto Naskh Arabic"), reason="an Arabic font is absent (fonts-noto-core)"
)
needs_chinese = pytest.mark.skipif(
    not has_font("Noto Serif CJK SC"), reason="a Chinese font is absent (fonts-noto-cjk)"
)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is absent (poppler-utils)")
EACH = pytest.mark.parametrize(
    "text",
    [ENGLISH, RUSSIAN, pytest.param(ARABIC, marks=needs_arabic), pytest.param(CHINESE, marks=needs_chinese)],
    ids=["en", "ru", "ar", "zh"],
)


def printed(text: Text) -> bytes:
    return pdf.write(paper(of_text(text, WORDS), language=text.language))


@EACH
def test_an_archive_takes_it(text: Text) -> None:
    with pikepdf.open(io.BytesIO(printed(text))) as opened:
        assert faults(opened, language=text.language, title="A/80/L.1: Safe tests") == []


def test_a_file_that_no_archive_takes_is_seen() -> None:
    with pikepdf.open(io.BytesIO(printed(ENGLISH))) as opened:
        del opened.Root["/StructTreeRoot"]
        del opened.Root["/OutputIntents"]
        assert faults(opened, language="fr", title="A/80/L.1: Safe tests") == [
            "no structure tree", "another language", "no output intent",
        ]  # fmt: skip


@EACH
def test_the_same_paper_gives_the_same_bytes(text: Text) -> None:
    assert printed(text) == printed(text)


def test_a_screen_reader_finds_headings_paragraphs_and_notes() -> None:
    with pikepdf.open(io.BytesIO(printed(ENGLISH))) as opened:
        types = structure(opened)
    assert types.count("/H1") == 1
    assert types.count("/H2") == 2  # a heading and the annex
    assert "/Note" in types
    assert types.count("/P") > 5


@needs_poppler
def test_it_says_what_the_text_says(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(printed(ENGLISH))
    read = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True).stdout.decode()
    words = " ".join(read.split())
    for line in (
        "Recalling the Charter,",
        "1. Decides to share tests:",
        "(a) all;",
        "2. Requests a report as in annex.",
        "Chapter I.",
        "A/80/L.1 1/2",
        "Annex Form",
    ):
        assert line in words
    facts = subprocess.run(["pdfinfo", file], check=True, capture_output=True).stdout.decode()
    assert "Tagged:          yes" in facts
    assert "2026" in facts.partition("CreationDate:")[2].partition("\n")[0]


def test_deleted_and_inserted_words_are_both_shown() -> None:
    new = Text("Safe tests", (), (Clause("opera01", "operative", "Decides to publish tests", 7),))
    old = Text("Safe tests", (), (Clause("opera01", "operative", "Decides to share tests", 7),))
    raw = pdf.write(paper(between(old, new, WORDS), tracked=True))
    with pikepdf.open(io.BytesIO(raw)) as opened:
        assert faults(opened, language="en", title="A/80/L.1: Safe tests") == []


@pytest.mark.parametrize(("words", "language"), [("𒀀", "en"), ("a 𓀀 b", "ar")])
def test_it_is_refused_where_it_would_show_boxes(words: str, language: Language) -> None:
    sign = next(each for each in words if each > "\uffff")
    with refuses("font_missing", characters=sign):
        pdf.write(paper((Line("title", (Run(words),)),), language=language))


def test_words_are_never_read_as_the_typesetters_signs() -> None:
    hostile = '#import "x": y $x$ *b* _e_ `r` @ref <l> \\ // /* = - + #panic() "quoted" --- ...'
    plain = pdf.write(paper((Line("title", (Run("x"),)), Line("operative", (Run(hostile),)))))
    assert len(plain) > 5_000


@needs_arabic
@needs_chinese
@settings(max_examples=25)
@given(rich_texts())
def test_any_text_prints(text: Text) -> None:
    assert printed(text).startswith(b"%PDF-1.7")
