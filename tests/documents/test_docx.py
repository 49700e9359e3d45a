"""Word documents: what is written is read back by others, with revisions accepted, with them rejected, and printed."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx as word_library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import numbering
from deliberation.core.text import Annex, Clause, Note, Text
from deliberation.documents import docx
from deliberation.documents.paper import between, of_text
from tests.core.texts import edited, texts
from tests.documents.papers import AT, WORDS, paper
from tests.documents.texts import rich_texts
from tests.documents.word import Paragraph, W, opened, read, settled

OLD = Text(
    "Safe tests",
    (Clause("preamb1", "preambular", "Recalling the Charter{^note01}", 9),),
    (Clause("opera01", "operative", "Decides to share tests", 7),),
    (),
    (Note("note01", "Chapter I."),),
)
NEW = Text(
    "Safe and public tests",
    (Clause("preamb1", "preambular", "Recalling the Charter{^note01}", 9),),
    (
        Clause("opera01", "operative", "Decides to publish tests as in {@annexi1}", 7),
        Clause("opera02", "operative", "Also decides:", 12, (Clause("subaa01", "sub_paragraph", "to report"),)),
    ),
    (Annex("annexi1", "Form", (Clause("annpar1", "paragraph", "One page"),)),),
    (Note("note01", "Chapters I and II."),),
)


def plain(text: Text) -> list[Paragraph]:
    return read(opened(docx.write(paper(of_text(text, WORDS)))))


def tracked(old: Text, new: Text) -> bytes:
    return docx.write(paper(between(old, new, WORDS), tracked=True))


@settings(max_examples=60)
@given(st.data())
def test_accepted_it_is_the_new_text_and_rejected_the_old(data: st.DataObject) -> None:
    old = data.draw(texts())
    new = data.draw(edited(old))
    raw = tracked(old, new)
    assert read(settled(raw, accept=True)) == plain(new)
    assert read(settled(raw, accept=False)) == plain(old)


@settings(max_examples=30)
@given(rich_texts(), rich_texts())
def test_so_it_is_for_any_two_texts(old: Text, new: Text) -> None:
    raw = tracked(old, new)
    assert read(settled(raw, accept=True)) == plain(new)
    assert read(settled(raw, accept=False)) == plain(old)


@settings(max_examples=60)
@given(texts())
def test_word_counts_the_numbers_that_the_text_has(text: Text) -> None:
    marks = numbering.marks(text)
    expected = [marks.get(line.id, "") for line in of_text(text, WORDS)]
    assert [paragraph.number for paragraph in plain(text)] == expected


def test_opening_words_footnotes_and_references() -> None:
    title, formula, recalling, decides, also, sub, annex, annex_title, _ = plain(NEW)
    assert title == Paragraph("Title", "", "Safe and public tests", "", ())
    assert formula.italic == "The Assembly,"
    assert recalling == Paragraph("", "", "Recalling the Charter,", "Recalling", ("Chapters I and II.",))
    assert decides == Paragraph("", "1.", "Decides to publish tests as in annex;", "Decides", ())
    assert (also.number, also.words, sub.number, sub.words) == ("2.", "Also decides:", "(a)", "to report.")
    assert (annex.style, annex.words, annex_title.words) == ("Heading1", "Annex", "Form")


def test_revisions_are_the_members_at_the_records_instant() -> None:
    with zipfile.ZipFile(io.BytesIO(tracked(OLD, NEW))) as archive:
        raw = archive.read("word/document.xml") + archive.read("word/footnotes.xml")
    assert raw.count(b"<w:ins ") + raw.count(b"<w:del ") + raw.count(b"<w:pPrChange ") == raw.count(b'w:author="Kenya"')
    assert raw.count(b'w:author="Kenya"') == raw.count(b'w:date="2026-11-24T09:30:00Z"') > 5


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert tracked(OLD, NEW) == tracked(OLD, NEW)


def test_what_the_file_says_of_itself_is_the_documents() -> None:
    facts = word_library.Document(io.BytesIO(tracked(OLD, NEW))).core_properties
    assert (facts.title, facts.identifier, facts.language) == ("A/80/L.1: Safe tests", "A/80/L.1", "en")
    assert (facts.created, facts.modified) == (AT, AT)
    assert "python-docx" not in f"{facts.author}{facts.comments}"


def test_arabic_runs_from_right_to_left_and_says_its_language() -> None:
    text = Text("نص", (), (Clause("opera01", "operative", "تقرر أن تنشر", 4),), language="ar")
    document = word_library.Document(io.BytesIO(docx.write(paper(of_text(text, WORDS), language="ar"))))
    paragraphs = list(document.element.body.iterchildren(f"{W}p"))
    assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in paragraphs[:-1])
    assert document.element.body.sectPr.find(f"{W}bidi") is not None
    assert {each.get(f"{W}bidi") for each in document.element.body.iter(f"{W}lang")} == {"ar-SA"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is absent (libreoffice-writer)")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is absent (poppler-utils)")
def test_libreoffice_opens_and_prints_it(tmp_path: Path) -> None:
    for name, raw in (("new", docx.write(paper(of_text(NEW, WORDS)))), ("changes", tracked(OLD, NEW))):
        (tmp_path / f"{name}.docx").write_bytes(raw)
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=120)
    printed = subprocess.run(["pdftotext", "-layout", tmp_path / "new.pdf", "-"], check=True, capture_output=True)
    words = " ".join(printed.stdout.decode().split())
    for line in ("Safe and public tests", "1. Decides to publish tests as in annex;", "(a) to report.", "A/80/L.1 1/2",
                 "Chapters I and II."):  # fmt: skip
        assert line in words
    shown = subprocess.run(["pdftotext", "-layout", tmp_path / "changes.pdf", "-"], check=True, capture_output=True)
    both = shown.stdout.decode()
    assert "share" in both
    assert "publish" in both
