"""Numbers and punctuation against a slow and obvious model of section (d), and by its examples."""

from hypothesis import given

from deliberation.core.markup import note_marks, part_last_notes
from deliberation.core.numbering import marks, note_numbers, number, punctuate
from deliberation.core.text import Annex, Clause, Place, Text, walk, wordings
from tests.core.test_validity import operative, paragraph
from tests.core.texts import texts
from tests.core.whole_texts import whole_texts
from tests.vectors.make_texts import LONE, WHOLE

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
