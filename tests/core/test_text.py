import json
import time

import msgspec
import pytest
from hypothesis import given

from deliberation.core.text import BYTES_MAX, Annex, Clause, Text, decode, encode, text_hash, walk, wordings
from deliberation.core.validity import validate
from deliberation.errors import BadFormat, Refusal
from tests.core.texts import texts
from tests.core.whole_texts import whole_texts
from tests.vectors import make_texts
from tests.vectors.make_texts import LONE, NORM, WHOLE


@given(whole_texts() | texts())
def test_canonical_bytes_give_the_text_back(text: Text) -> None:
    validate(text)
    assert decode(encode(text)) == text
    assert text_hash(decode(encode(text))) == text_hash(text)


def test_a_text_without_what_is_new_has_the_hash_it_always_had() -> None:
    assert encode(LONE) == (
        b'{"operative":[{"id":"alone1","kind":"operative","opening":7,"text":"Decides to meet again"}],'
        b'"preamble":[],"title":"Lone paragraph"}'
    )


def test_what_is_read_in_which_order() -> None:
    ids = [id for id, _ in wordings(WHOLE)]
    assert ids[:2] == ["ppheading", "recall"]
    assert ids[-9:] == ["endhead", "annex1", "a1head", "a1only", "a1sub1", "annex2", "a2one1", "a2head", "a2two1"]
    assert [place.annex for place in walk(WHOLE)][-7:] == ["", *["annex1"] * 3, *["annex2"] * 3]
    assert all(place.above == () for place in walk(WHOLE) if place.clause.kind == "heading")
    assert list(wordings(Text("t", (), (), (Annex("empty1", "Nothing"),)))) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"operative":[],"preamble":[],"title":1}',
        b'{"operative":[],"preamble":[],"title":"t","x":1}',
        b'{"title":"t","operative":[],"preamble":[]}',
        b'{"operative":[],"preamble":[],"title":"t"} ',
        b'{"operative":[{"children":[],"id":"abcdef","kind":"operative","text":"t"}],"preamble":[],"title":"t"}',
        b'{"operative":[],"preamble":[],"title":"' + b"[" * 100_000,
        b'{"operative":' + b'[{"children":' * 20_000,
    ],
)
def test_bytes_that_are_no_canonical_text_are_refused(raw: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        decode(raw)
    assert refusal.value.facts["why"] == "form"


def test_a_large_file_is_refused_before_it_is_read() -> None:
    raw = encode(Text("t", (), (Clause("abcdef", "operative", "a" * BYTES_MAX),)))
    began = time.thread_time()
    with pytest.raises(Refusal) as refusal:
        decode(raw)
    assert refusal.value.facts["why"] == "size"
    assert time.thread_time() - began < 0.01


def test_a_text_outside_unicode_has_no_canonical_form() -> None:
    with pytest.raises(BadFormat):
        text_hash(Text("t", (), (Clause("abcdef", "operative", "half \ud800"),)))


def test_the_hash_tells_the_smallest_change() -> None:
    other = msgspec.structs.replace(NORM, title=NORM.title + ".")
    assert text_hash(NORM) != text_hash(other)


def test_the_vectors_are_current() -> None:
    assert make_texts.FILE.read_text("utf-8") == make_texts.make()
    assert len(json.loads(make_texts.make())["texts"]) > 3
