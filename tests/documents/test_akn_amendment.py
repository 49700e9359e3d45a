"""Amendments as Akoma Ntoso read back: the same changes of each kind, others' where certain, nothing hostile."""

import json
import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from deliberation.core.amending import apply
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.text import Clause, Text, text_hash
from deliberation.documents.akn_amendment import CHANGE, Amending, write_amendment
from deliberation.documents.akn_amendment_in import ReadAmendment, read_amendment
from deliberation.errors import Refusal
from tests.core.texts import changes, texts
from tests.documents.test_akn import ABOUT, AMENDMENT, assert_valid
from tests.documents.test_compilation import SENTENCES, TEXT
from tests.documents.test_reading import BILLION
from tests.refusing import refuses
from tests.shared_data import needs_data
from tests.vectors.make_changes import BASE


def written(text: Text, made: Sequence[Change], why: str = "Why.") -> bytes:
    return write_amendment(Amending(tuple(made), text, apply(text, text, made), AMENDMENT, ABOUT, why))


def read(raw: bytes, text: Text = TEXT) -> ReadAmendment:
    return read_amendment(raw, {text_hash(text): text}, text)


@pytest.mark.parametrize("change", [change for change, _ in SENTENCES], ids=[said for _, said in SENTENCES])
def test_each_change_is_read_as_it_was_written(change: Change) -> None:
    raw = written(TEXT, [change])
    assert read(raw) == ReadAmendment(text_hash(TEXT), (change,), "Why.")


@needs_data
@given(st.data())
@settings(max_examples=150)
def test_any_amendment_is_valid_and_read_as_it_was_written(data: st.DataObject) -> None:
    text = data.draw(texts() | st.just(BASE))
    made = [data.draw(changes(text, f"zz{index}")) for index in range(data.draw(st.integers(1, 3)))]
    try:
        raw = written(text, made)
    except Refusal:
        return
    assert_valid(raw)
    assert read(raw, text).changes == tuple(made)


def without_ours(raw: bytes) -> bytes:
    """As another program would write it: nothing of our own namespace."""
    root = etree.fromstring(raw)
    for each in list(root.iter(CHANGE)):
        above = each.getparent()
        assert above is not None
        above.remove(each)
    for each in root.iter("{*}original"):
        del each.attrib["{urn:deliberation:amendment}text"]
    return etree.tostring(root)


def test_what_others_write_is_read_where_it_is_certain() -> None:
    new = Clause("newop01", "operative", "Calls for peace", 9, (Clause("newsub1", "sub_paragraph", "in Europe"),))
    made: list[Change] = [
        ReplaceWords("opera01", 11, 16, "share", "publish"),
        DeleteClause("subaa02"),
        InsertClause("opera02", "operative", new),
    ]
    raw = without_ours(written(TEXT, made, why=""))
    found = read(raw)
    assert found.base == text_hash(TEXT)
    assert apply(TEXT, TEXT, found.changes) == apply(TEXT, TEXT, made)


def test_words_that_stand_twice_are_not_guessed() -> None:
    twice = Text("t", (), (Clause("opera01", "operative", "Asks all, and all again"),))
    raw = without_ours(written(twice, [ReplaceWords("opera01", 5, 8, "all", "some")]))
    with refuses("file_unreadable", why="change", number=1):
        read(raw, twice)


def test_an_insertion_of_words_alone_is_not_guessed() -> None:
    raw = without_ours(written(TEXT, [ReplaceWords("opera01", 22, 22, "", " now")]))
    with refuses("file_unreadable", why="change", number=1):
        read(raw)


GOOD = written(TEXT, [ReplaceWords("opera01", 11, 16, "share", "publish")])


def ours(change: object) -> bytes:
    """The good file with another change in it."""
    root = etree.fromstring(GOOD)
    [own] = root.iter(CHANGE)
    own.text = json.dumps(change, separators=(",", ":"), sort_keys=True)
    return etree.tostring(root)


def test_one_that_was_made_to_another_text_is_refused() -> None:
    other = structs.replace(TEXT, title="Another")
    with refuses("file_unreadable", why="other_base"):
        read_amendment(GOOD, {text_hash(other): other}, other)


@pytest.mark.parametrize(
    ("raw", "code", "why"),
    [
        (ours({"kind": "delete_clause", "clause": "nobody1"}), "bad_amendment", "unknown_clause"),
        (ours({"kind": "delete_clause", "clause": "opera01", "extra": 1}), "file_unreadable", "change"),
        (ours({"kind": "burn_clause", "clause": "opera01"}), "file_unreadable", "change"),
        (ours([]), "file_unreadable", "change"),
        (
            ours({"kind": "replace_words", "clause": "opera01", "start": 0, "end": 5, "old": "wrong", "new": "x"}),
            "bad_amendment",
            "words",
        ),
        (re.sub(rb"(<textualMod.*?</textualMod>)", rb"\1" * 51, GOOD, flags=re.DOTALL), "bad_amendment", "changes"),
        (re.sub(rb"<textualMod.*?</textualMod>", b"", GOOD, flags=re.DOTALL), "bad_amendment", "changes"),
        (GOOD.replace(b"?>", b"?>" + BILLION.encode(), 1), "file_unsafe", "doctype"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + GOOD.partition(b"?>")[2], "file_unsafe", "doctype"),
        (GOOD[:900], "file_unreadable", "xml"),
        (b"<akomaNtoso/>", "file_unreadable", "namespace"),
    ],
)
def test_what_is_wrong_or_hostile_is_refused(raw: bytes, code: str, why: str) -> None:
    with refuses(code, why=why):
        read(raw)


def test_depth_and_size_are_refused_at_once() -> None:
    deep = b'{"kind":"insert_clause","after":null,"part":"operative","clause":' + b'{"children":[' * 50_000
    began = time.thread_time()
    root = etree.fromstring(GOOD)
    [own] = root.iter(CHANGE)
    own.text = deep.decode()
    with refuses("file_unreadable", why="change"):
        read(etree.tostring(root))
    with refuses("file_too_large"):
        read(b"x" * 6_000_000)
    assert time.thread_time() - began < 3


def test_a_text_is_no_amendment() -> None:
    text = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement/></akomaNtoso>'
    with refuses("file_unreadable", why="no_amendment"):
        read(text)
