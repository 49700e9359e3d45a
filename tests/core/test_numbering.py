"""Numbers and punctuation against a slow and obvious model of section (d), and by its examples."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deliberation.core.markup import note_marks, part_last_notes
from deliberation.core.numbering import is_abbreviated, marks, note_numbers, number, punctuate
from deliberation.core.text import Annex, Clause, Place, Text, walk, wordings
from tests.core.test_validity import operative, paragraph
from tests.core.texts import texts
from tests.core.whole_texts import whole_texts
from tests.vectors.make_texts import ALTERNATIVES, LONE, STOPPED, WHOLE

MARKS = (("(a)", "(b)"), ("(i)", "(ii)"), ("a.", "b."), ("i.", "ii."))
STOPS = {"ar": {",": "،", ";": "؛"}, "zh": {",": "，", ";": "；", ".": "。", ":": "："}}


def siblings(text: Text, place: Place) -> tuple[Clause, ...]:
    if place.above:
        return next(other.clause.children for other in walk(text) if other.clause.id == place.above[-1])
    if place.annex:
        return next(annex.clauses for annex in text.annexes if annex.id == place.annex)
    return text.preamble if place.part == "preamble" else text.operative


def figure(text: Text, place: Place) -> int:
    return sum(clause.kind != "heading" for clause in siblings(text, place)[: place.index + 1])


def slow_mark(text: Text, place: Place) -> str:
    if place.above:
        return MARKS[len(place.above) - 1][place.index]
    alone = sum(clause.kind != "heading" for clause in siblings(text, place)) == 1
    return "" if alone or place.part == "preamble" or place.clause.kind == "heading" else f"{figure(text, place)}."


def slow_stop(text: Text, place: Place) -> str:
    """The stop of a clause that is no heading, in English."""
    return ":" if place.clause.children else slow_end(text, place)


def slow_end(text: Text, place: Place) -> str:
    """How all that belongs to a clause ends."""
    later = siblings(text, place)[place.index + 1 :]
    if place.above:
        parent = next(other for other in walk(text) if other.clause.id == place.above[-1])
        return ";" if later else slow_end(text, parent)
    if place.part != "operative":
        return "," if place.part == "preamble" else "."
    return ";" if any(clause.kind != "heading" for clause in later) else "."


@given(whole_texts())
def test_numbers_are_those_of_the_model(text: Text) -> None:
    printed = marks(text)
    labels = number(text)
    for place in walk(text):
        assert printed[place.clause.id] == slow_mark(text, place)
        label = labels[place.clause.id]
        if place.above:
            assert label == f"{labels[place.above[-1]]} {slow_mark(text, place)}"
        elif place.clause.kind != "heading":
            assert label.endswith(f"PP{figure(text, place)}" if place.part == "preamble" else f"{figure(text, place)}")
        assert label.startswith(f"{labels[place.annex]}, ") if place.annex else not label.startswith("annex")


@given(whole_texts() | texts())
def test_everything_has_one_label_of_its_own(text: Text) -> None:
    labels = number(text)
    clauses = {place.clause.id for place in walk(text)}
    assert len(set(labels.values())) == len(labels)
    assert labels.keys() == clauses | {annex.id for annex in text.annexes}
    assert marks(text).keys() == punctuate(text).keys() == clauses


@given(whole_texts())
def test_stops_are_those_of_the_model(text: Text) -> None:
    punctuated = punctuate(text)
    for place in walk(text):
        words = punctuated[place.clause.id]
        if place.clause.kind == "heading":
            assert words == place.clause.text
            continue
        stop = slow_stop(text, place)
        language = place.clause.language or text.language
        before, notes = part_last_notes(words)
        assert before.endswith(STOPS.get(language, {}).get(stop, stop))
        assert not before[:-1].endswith((",", ";", ".", ":", " ", "،", "؛"))
        assert note_marks(notes) == note_marks(place.clause.text)[-len(note_marks(notes)) or len(words) :]


@given(whole_texts())
def test_footnotes_are_numbered_as_they_are_read(text: Text) -> None:
    numbers = note_numbers(text)
    assert sorted(numbers.values()) == list(range(1, len(text.notes) + 1))
    assert numbers.keys() == {note.id for note in text.notes}
    everything = " ".join(words for _, words in wordings(text))
    places = [everything.index(f"{{^{id}}}") for id in sorted(numbers, key=lambda id: numbers[id])]
    assert places == sorted(places)


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
    assert punctuate(text, "ar") == {"first1": "Decides؛", "second": "Asks who."}


def test_only_one_paragraph_of_an_annex_is_not_numbered_and_annexes_are_counted_from_two() -> None:
    clause = Clause("first1", "paragraph", "Shares")
    one = Text("t", (), (paragraph(),), (Annex("annex1", "One", (clause,)),))
    assert (number(one)["annex1"], number(one)["first1"], marks(one)["first1"]) == ("annex", "annex, 1", "")
    assert number(WHOLE)["a2two1"] == "annex II, 2"


def test_a_stop_stands_before_the_footnote_mark() -> None:
    text = operative(paragraph("Decides;{^note01} {^note02}"), paragraph("Asks {^note03}", "second"))
    assert punctuate(text) == {"abcdef": "Decides;{^note01} {^note02}", "second": "Asks. {^note03}"}


ABBREVIATED = (
    "at 3 p.m.",
    "in the U.S.",
    "models (e.g.",
    "tools, etc.",
    "и т.д.",
    "в 2026 г.",
    "a Ph.D.",
    "Ada et al.",
)
WORDS = ("no.", "annex A.", "A/78/L.5.", "the end.", "3.", "etcetera.", "final.", "[p.m.].", "..", ".", "x", "p.m")


@pytest.mark.parametrize("words", ABBREVIATED)
def test_an_abbreviation_keeps_its_stop_wherever_it_stands(words: str) -> None:
    text = operative(paragraph(f"{words},", "first1"), paragraph(words, "second"))
    assert punctuate(text) == {"first1": f"{words};", "second": words}
    assert punctuate(text, "zh") == {"first1": f"{words}；", "second": f"{words}。"}


@given(st.lists(st.sampled_from(ABBREVIATED + WORDS), min_size=1, max_size=3), st.text(" ,;.:", max_size=3))
def test_what_is_printed_is_printed_again_and_only_abbreviations_keep_a_stop(pieces: list[str], end: str) -> None:
    words = " ".join(pieces) + end
    once = punctuate(operative(paragraph(words, "first1"), paragraph(words, "second")))
    again = punctuate(operative(paragraph(once["first1"], "first1"), paragraph(once["second"], "second")))
    assert again == once
    assert once["first1"].endswith(";")
    assert once["second"].endswith(".")
    assert once["first1"].endswith(".;") == is_abbreviated(once["first1"][:-1])


def test_stops_of_the_vectors_are_what_a_reader_expects() -> None:
    printed = punctuate(STOPPED)
    assert printed["sinceam"] == "Noting the meeting at 10 a.m.,"
    assert printed["annexaa"] == "Noting annex A,"
    assert printed["inplace"] == "Meets in the U.S.A.:{^placed}"
    assert printed["nostop1"] == "at 4 p.m;"
    assert printed["decides"] == "Voted no;"
    assert printed["symbols"] == "Recalls A/78/L.5. and Ph.D."


def test_alternatives_share_the_number_of_the_first() -> None:
    labels, printed = number(ALTERNATIVES), marks(ALTERNATIVES)
    assert [labels[id] for id in ("ppfirst", "ppother", "pplast1")] == ["PP1", "PP1 bis", "PP2"]
    operative_ids = ("agreed1", "report1", "report2", "report3", "partly1", "orphan1", "headed1", "orphan2")
    assert [labels[id] for id in operative_ids] == ["1", "2", "2 bis", "2 ter", "3", "4", "H1", "5"]
    assert [printed[id] for id in operative_ids] == ["1.", "2.", "2 bis.", "2 ter.", "3.", "4.", "", "5."]
    assert [labels[id] for id in ("below01", "below02", "below03", "deep002", "deeper2")] == [
        "2 bis (a)", "2 bis (a) bis", "2 bis (b)", "2 bis (a) bis (i) bis", "2 bis (a) bis (i) bis a. bis",
    ]  # fmt: skip
    assert [labels[f"alter{n:02}"] for n in (0, 8, 9, 10)] == ["5 bis", "5 decies", "5 11", "5 12"]
    assert labels["altered"] == "6"


def test_what_is_chosen_has_the_number_alone() -> None:
    kept = [clause for clause in ALTERNATIVES.operative if clause.id not in ("report1", "report3")]
    chosen = [replace(clause, text="Requests two reports") if clause.id == "report2" else clause for clause in kept]
    labels = number(replace(ALTERNATIVES, operative=tuple(chosen)))
    assert (labels["report2"], labels["partly1"]) == ("2", "3")


@given(st.lists(st.sampled_from(["[A]", "[Alt. B]", "C", "[Alt. D] e", "[F] g"]), min_size=1, max_size=30))
def test_numbers_run_on_whatever_the_alternatives(words: list[str]) -> None:
    text = operative(*(paragraph(each, f"clause{n:02}") for n, each in enumerate(words)))
    labels = [number(text)[f"clause{n:02}"] for n in range(len(words))]
    assert len(set(labels)) == len(labels)
    figures = [int(label.partition(" ")[0]) for label in labels]
    assert figures[0] == 1
    for (before, one), (after, other) in pairwise(zip(words, figures, strict=True)):
        shares = after == "[Alt. B]" and before in ("[A]", "[Alt. B]")
        assert other == one + (not shares)
