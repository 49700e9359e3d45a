"""What can be tabled and what can't, each with its reason; and that nobody can make the judge work for long."""

import time

import pytest
from hypothesis import given

from deliberation.core.markup import open_points
from deliberation.core.numbering import punctuate
from deliberation.core.text import CLAUSE_MAX, CLAUSES_MAX, Annex, Clause, Note, Text, decode, encode
from deliberation.core.validity import validate
from deliberation.errors import Refusal
from tests.core.texts import texts
from tests.core.whole_texts import whole_texts

HEADING = Clause("head01", "heading", "Heading")
INSIDE = Clause("inside", "paragraph", "All share")
NOTE = Note("note01", "See above")


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


def whole(words: str = "Decides", annexes: tuple[Annex, ...] = (), notes: tuple[Note, ...] = ()) -> Text:
    return Text("Title", (), (paragraph(words),), annexes, notes)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (operative(paragraph(), title=""), "title"),
        (operative(paragraph(), title=" "), "title"),
        (operative(paragraph(), title="t" * 401), "title"),
        (operative(paragraph(), title="two\nlines"), "characters"),
        (operative(), "no_operative"),
        (operative(*(paragraph(id=f"id{index:06}") for index in range(CLAUSES_MAX + 1))), "too_many_clauses"),
        (whole(annexes=(Annex("annex1", "A", (HEADING,)),) * CLAUSES_MAX), "too_many_clauses"),
        (operative(HEADING), "no_operative"),
        (operative(paragraph(id="short")), "id"),
        (operative(paragraph(id="UPPERCASE")), "id"),
        (operative(paragraph(id="abcdef\n")), "id"),
        (operative(paragraph(id="a" * 33)), "id"),
        (operative(paragraph(), paragraph()), "id_twice"),
        (operative(paragraph(children=(Clause("abcdef", "sub_paragraph", "words"),))), "id_twice"),
        (operative(Clause("abcdef", "preambular", "Recalling")), "kind"),
        (operative(paragraph(children=(paragraph(id="below1"),))), "kind"),
        (operative(paragraph(children=(nested(5),))), "depth"),
        (operative(paragraph(children=(nested(10),))), "depth"),
        (operative(paragraph(children=(nested(5_000),))), "depth"),
        (operative(paragraph(children=(HEADING,))), "kind"),
        (operative(paragraph(), Clause("head02", "heading", "H", 0, (nested(1),))), "heading"),
        (operative(paragraph(), Clause("inside", "paragraph", "in no annex")), "kind"),
        (operative(paragraph(), title="See {@abcdef}"), "title_marks"),
        (operative(paragraph(), title="See{^note01}"), "title_marks"),
        (whole(annexes=(Annex("annex1", "A", (Clause("inside", "operative", "Decides"),)),)), "kind"),
        (whole(annexes=(Annex("annex1", "A"),)), "annex_empty"),
        (whole(annexes=(Annex("annex1", " ", (INSIDE,)),)), "annex_title"),
        (whole(annexes=(Annex("annex1", "a" * 401, (INSIDE,)),)), "annex_title"),
        (whole(annexes=(Annex("annex1", "a\n", (INSIDE,)),)), "characters"),
        (whole(annexes=(Annex("A", "A", (INSIDE,)),)), "id"),
        (whole(annexes=(Annex("abcdef", "A", (INSIDE,)),)), "id_twice"),
        (whole("Decides{^inside}", (Annex("annex1", "A", (INSIDE,)),), (Note("inside", "n"),)), "id_twice"),
        (whole("Decides{^note01}", notes=(Note("note01", "n"), Note("note01", "n"))), "id_twice"),
        (whole(notes=(Note("note01", "n"),)), "note_unmarked"),
        (whole("Decides{^note01}"), "note_unknown"),
        (whole("Decides{^abcdef}"), "note_unknown"),
        (whole("Decides{^note01} and {^note01}", notes=(Note("note01", "n"),)), "note_twice"),
        (whole("Decides{^note01}", notes=(Note("note01", " "),)), "note_empty"),
        (whole("Decides{^note01}", notes=(Note("note01", "a" * 8001),)), "note_empty"),
        (whole("Decides{^note01}", notes=(Note("note01", "a\u202e"),)), "characters"),
        (whole("Decides{^note01}", notes=(Note("note01", "{^note01}"),)), "note_marks"),
        (whole("Decides{^n}", notes=(Note("n", "n"),)), "id"),
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
    validate(operative(paragraph("a" * CLAUSE_MAX, opening=CLAUSE_MAX, children=(nested(4),)), title="t" * 300))
    validate(operative(*(paragraph(id=f"id{index:06}") for index in range(CLAUSES_MAX))))
    validate(operative(paragraph("يدعو\u200f الأعضاء")))
    validate(operative(paragraph("one ] stray [ bracket, {@gone01} and {@not an id}")))
    validate(
        whole("Decides{^note01}", (Annex("annex1", "A{^note02}", (INSIDE,)),), (NOTE, Note("note02", "{@inside}")))
    )


@given(whole_texts() | texts())
def test_what_the_strategies_make_can_be_tabled(text: Text) -> None:
    validate(text)


def test_the_label_says_where() -> None:
    wrong = whole(annexes=(Annex("annex1", "A", (INSIDE,)), Annex("annex2", "B", (HEADING, paragraph()))))
    with pytest.raises(Refusal) as refusal:
        validate(wrong)
    assert refusal.value.facts == {"why": "id_twice", "clause": "annex II, 1"}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'{"operative":[' + b",".join(b'{"id":"c%06d","kind":"operative","text":"t"}' % i for i in range(10_000))
         + b'],"preamble":[],"title":"t"}', "too_many_clauses"),
        (b'{"operative":[{"id":"abcdef","kind":"operative","text":"' + b"a" * 5_000_000
         + b'"}],"preamble":[],"title":"t"}', "size"),
        (encode(operative(paragraph(children=(nested(10),)))), "depth"),
        (encode(operative(paragraph(children=(nested(25),)))), "depth"),
        (encode(operative(*(paragraph("a" + " " * 7_998 + "b", f"id{index:06}") for index in range(250)))), ""),
        (encode(operative(*(paragraph("[" * 4_000 + "]" * 4_000, f"id{index:06}") for index in range(250)))), ""),
        (encode(operative(*(paragraph("[Alt. " + "[" * 3_990 + "]" * 3_991, f"id{n:06}") for n in range(250)))), ""),
        (encode(operative(*(paragraph("[Alt. " + "[]" * 99 + " " * 7_000 + "]", f"i{n:06}") for n in range(250)))), ""),
        (encode(operative(*(paragraph("{^" * 4_000, f"id{index:06}") for index in range(250)))), ""),
    ],
)  # fmt: skip
def test_what_is_made_to_do_harm_is_answered_quickly(raw: bytes, why: str) -> None:
    began = time.process_time()
    try:
        text = decode(raw)
        validate(text)
        punctuate(text)
        open_points(text)
        said = ""
    except Refusal as refusal:
        said = str(refusal.facts["why"])
    assert said == why
    assert time.process_time() - began < 3
