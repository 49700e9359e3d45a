import json

import msgspec
import pytest
from hypothesis import given

from deliberation.core.text import (
    CLAUSE_MAX,
    CLAUSES_MAX,
    Clause,
    Text,
    decode,
    encode,
    marks,
    number,
    punctuate,
    text_hash,
    validate,
    walk,
)
from deliberation.errors import BadFormat, Refusal
from tests.core.texts import texts
from tests.vectors import make_texts
from tests.vectors.make_texts import LONE, NORM


def operative(*paragraphs: Clause, title: str = "Title") -> Text:
    return Text(title, (), paragraphs)


def paragraph(
    words: str = "Decides", id: str = "abcdef", opening: int = 0, children: tuple[Clause, ...] = ()
) -> Clause:
    return Clause(id, "operative", words, opening, children)


def nested(levels: int) -> Clause:
    clause = Clause(f"level{levels}", "sub_paragraph", "words")
    for level in range(levels - 1, 0, -1):
        clause = Clause(f"level{level}", "sub_paragraph", "words", 0, (clause,))
    return clause


@given(texts())
def test_canonical_bytes_give_the_text_back(text: Text) -> None:
    validate(text)
    assert decode(encode(text)) == text
    assert text_hash(decode(encode(text))) == text_hash(text)


@given(texts())
def test_every_clause_has_one_label_of_its_own(text: Text) -> None:
    labels = number(text)
    assert len(set(labels.values())) == len(labels) == len(list(walk(text)))
    assert labels.keys() == marks(text).keys() == punctuate(text).keys()


@given(texts())
def test_one_full_stop_and_it_is_at_the_end(text: Text) -> None:
    ends = [words[-1] for words in punctuate(text).values()]
    assert ends[-1] == "."
    assert ends.count(".") == 1
    assert sum(end == "," for end in ends) == len(text.preamble)


def test_sub_paragraphs_after_z_and_roman_numbers() -> None:
    sub = tuple(Clause(f"sub{index:04}", "sub_paragraph", "words") for index in range(28))
    deep = tuple(Clause(f"deep{index:04}", "sub_paragraph", "words") for index in range(49))
    text = operative(paragraph(children=(*sub, Clause("parent", "sub_paragraph", "words", 0, deep))))
    labels = number(text)
    assert [labels["sub0000"], labels["sub0025"], labels["sub0026"], labels["sub0027"]] == [
        "1 (a)", "1 (z)", "1 (aa)", "1 (bb)",
    ]  # fmt: skip
    assert [labels[f"deep{index:04}"].split()[-1] for index in (0, 3, 8, 13, 39, 48)] == [
        "(i)", "(iv)", "(ix)", "(xiv)", "(xl)", "(xlix)",
    ]  # fmt: skip


def test_a_single_operative_paragraph_is_addressed_but_not_numbered() -> None:
    assert number(LONE) == {"alone1": "1"}
    assert marks(LONE) == {"alone1": ""}


def test_punctuation_that_stands_is_not_doubled() -> None:
    text = operative(paragraph("Decides; ", "first1"), paragraph("Asks who.", "second"))
    assert punctuate(text) == {"first1": "Decides;", "second": "Asks who."}
    assert punctuate(text, "zh") == {"first1": "Decides；", "second": "Asks who。"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (operative(paragraph(), title=""), "title"),
        (operative(paragraph(), title=" "), "title"),
        (operative(paragraph(), title="t" * 301), "title"),
        (operative(paragraph(), title="two\nlines"), "characters"),
        (operative(), "no_operative"),
        (operative(*(paragraph(id=f"id{index:06}") for index in range(CLAUSES_MAX + 1))), "too_many_clauses"),
        (operative(paragraph(id="short")), "id"),
        (operative(paragraph(id="UPPERCASE")), "id"),
        (operative(paragraph(id="abcdef\n")), "id"),
        (operative(paragraph(id="a" * 33)), "id"),
        (operative(paragraph(), paragraph()), "id_twice"),
        (operative(paragraph(children=(Clause("abcdef", "sub_paragraph", "words"),))), "id_twice"),
        (operative(Clause("abcdef", "preambular", "Recalling")), "kind"),
        (operative(paragraph(children=(paragraph(id="below1"),))), "kind"),
        (operative(paragraph(children=(nested(3),))), "depth"),
        (operative(paragraph("")), "empty"),
        (operative(paragraph("\u00a0 ")), "empty"),
        (operative(paragraph("a" * (CLAUSE_MAX + 1))), "length"),
        (operative(paragraph("Decides", opening=8)), "opening"),
        (operative(paragraph("Decides", opening=-1)), "opening"),
        (operative(paragraph("e\u0301")), "characters"),
        (operative(paragraph("tab\there")), "characters"),
        (operative(paragraph("nul\x00")), "characters"),
        (operative(paragraph("half \ud800")), "characters"),
        (operative(paragraph("read \u202eme")), "characters"),
        (operative(paragraph("line\u2028break")), "characters"),
    ],
)
def test_what_cannot_be_tabled_is_refused(text: Text, why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        validate(text)
    assert (refusal.value.code, refusal.value.facts["why"]) == ("bad_text", why)


def test_what_is_just_within_the_bounds_is_taken() -> None:
    validate(operative(paragraph("a" * CLAUSE_MAX, opening=CLAUSE_MAX, children=(nested(2),)), title="t" * 300))
    validate(operative(*(paragraph(id=f"id{index:06}") for index in range(CLAUSES_MAX))))
    validate(operative(paragraph("يدعو\u200f الأعضاء")))


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


def test_a_text_outside_unicode_has_no_canonical_form() -> None:
    with pytest.raises(BadFormat):
        text_hash(operative(paragraph("half \ud800")))


def test_the_hash_tells_the_smallest_change() -> None:
    other = msgspec.structs.replace(NORM, title=NORM.title + ".")
    assert text_hash(NORM) != text_hash(other)


def test_the_vectors_are_current() -> None:
    assert make_texts.FILE.read_text("utf-8") == make_texts.make()
    assert len(json.loads(make_texts.make())["amendments"]) > 20
