"""Amendments that are derived from texts."""

from collections import Counter

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deliberation.core.amending import apply, carry_out, check, replaces_whole
from deliberation.core.changes import Change, MoveClause, ReplaceWords
from deliberation.core.deriving import align, compose, derive
from deliberation.core.diff import tokens
from deliberation.core.making import reads_as
from deliberation.core.text import Clause, Text, walk
from deliberation.errors import Refusal
from tests.core.texts import attempt, changes, edited, texts
from tests.vectors import make_changes
from tests.vectors.make_texts import NORM


@st.composite
def two_versions(draw: st.DrawFn) -> tuple[Text, Text]:
    old = draw(texts())
    return old, draw(edited(old))


@settings(max_examples=500)
@given(two_versions())
def test_what_is_derived_makes_the_new_text_of_the_old(versions: tuple[Text, Text]) -> None:
    old, new = versions
    changes = derive(old, new)
    assert carry_out(old, old, changes) == new
    assert bool(changes) == (old != new)
    if changes and not replaces_whole(old, changes):
        check(old, changes)


@st.composite
def amendment_and_sub_amendment(draw: st.DrawFn) -> tuple[Text, list[Change], list[Change]]:
    base = draw(texts())
    one = draw(st.lists(changes(base, "one"), min_size=1, max_size=2))
    amended = attempt(base, base, one)
    assume(isinstance(amended, Text))
    assert isinstance(amended, Text)
    return base, one, draw(st.lists(changes(amended, "sub"), min_size=1, max_size=2))


@given(amendment_and_sub_amendment())
def test_a_composed_amendment_does_what_both_do(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, further = case
    amended = apply(base, base, one)
    assume(isinstance(attempt(amended, amended, further), Text))
    both = compose(base, one, further)
    expected = apply(amended, amended, further)
    assert (carry_out(base, base, both) if both else base) == expected


def test_the_fewest_clauses_are_moved() -> None:
    first, *others = NORM.operative
    new = msgspec.structs.replace(NORM, operative=(*others, first))
    assert derive(NORM, new) == (MoveClause("invite", "seized", "operative"),)


def test_only_the_words_that_differ_are_replaced() -> None:
    new = apply(NORM, NORM, [ReplaceWords("invite", 43, 48, "share", "publish")])
    assert derive(NORM, new) == (ReplaceWords("invite", 42, 48, " share", " publish"),)


def test_opening_words_that_do_not_follow_are_said() -> None:
    invite = msgspec.structs.replace(NORM.operative[0], opening=11)
    new = msgspec.structs.replace(NORM, operative=(invite, *NORM.operative[1:]))
    assert apply(NORM, NORM, derive(NORM, new)) == new


@pytest.mark.parametrize(("field", "value"), [("kind", "heading"), ("language", "fr")])
def test_what_no_amendment_can_say_is_refused(field: str, value: str) -> None:
    other = msgspec.structs.replace(NORM.operative[0], **{field: value})
    with pytest.raises(Refusal) as refusal:
        derive(NORM, msgspec.structs.replace(NORM, operative=(other, *NORM.operative[1:])))
    assert refusal.value.facts == {"why": field}


@given(two_versions())
def test_aligned_texts_read_the_same_and_never_share_an_id_by_chance(versions: tuple[Text, Text]) -> None:
    earlier, later = versions
    aligned = align(earlier, later)
    assert reads_as(aligned, ids_of(aligned)) == reads_as(later, ids_of(later))
    assert len(ids_of(aligned)) == sum(1 for _ in walk(aligned)) + len(aligned.annexes) + len(aligned.notes)
    old = {place.clause.id: place.clause.text for place in walk(earlier)}
    for place in walk(aligned):
        if place.clause.id in old:
            words = Counter(tokens(place.clause.text)), Counter(tokens(old[place.clause.id]))
            assert place.clause.text == old[place.clause.id] or (words[0] & words[1])


def ids_of(text: Text) -> set[str]:
    clauses = {place.clause.id for place in walk(text)}
    return clauses | {annex.id for annex in text.annexes} | {note.id for note in text.notes}


@given(texts())
def test_a_text_with_other_ids_gets_its_own_back(text: Text) -> None:
    renamed = align(Text("Other", (), ()), text)
    strange = msgspec.json.decode(msgspec.json.encode(renamed).replace(b'"id":"0', b'"id":"z'), type=Text)
    assert align(text, strange) == text


def test_a_paragraph_that_was_reworded_keeps_its_id() -> None:
    last = Clause("other1", "operative", "Decides to remain actively seized of this matter", 7)
    thanks = Clause("seized", "operative", "Thanks the secretariat", 6)
    later = align(NORM, msgspec.structs.replace(NORM, operative=(*NORM.operative[:-1], thanks, last)))
    assert [clause.id for clause in later.operative][2:] == [later.operative[2].id, "seized"]
    assert later.operative[2].id not in ids_of(NORM)


def test_the_vectors_are_current() -> None:
    assert make_changes.FILE.read_text("utf-8") == make_changes.make()
