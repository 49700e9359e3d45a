"""Amendments carried over to a later version of the text."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from deliberation.core.amending import apply, carry_out
from deliberation.core.changes import Change, DeleteClause, InsertClause, MoveClause, ReplaceWords, SplitClause
from deliberation.core.rebasing import Rebased, rebase
from deliberation.core.text import Clause, Text
from deliberation.errors import Refusal
from tests.core.texts import amended, attempt
from tests.vectors.make_texts import NORM


@settings(max_examples=400)
@given(amended())
def test_what_is_rebased_does_what_the_amendment_does(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, other = case
    now = attempt(base, base, other)
    assume(isinstance(now, Text) and isinstance(attempt(base, base, one), Text))
    assert isinstance(now, Text)
    rebased = rebase(one, base, now)
    assert len(rebased.changes) + len(rebased.misfits) == len(one)
    if rebased.misfits:
        event("misfits")
        with pytest.raises(Refusal, match="amendment_no_longer_fits"):
            apply(now, base, one)
    else:
        assert carry_out(now, now, rebased.changes) == carry_out(now, base, one)
        assert rebase(rebased.changes, now, now).changes == rebased.changes


@given(amended())
def test_nothing_moves_where_nothing_changed(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, _ = case
    assume(isinstance(attempt(base, base, one), Text))
    words = [change for change in one if isinstance(change, ReplaceWords | DeleteClause | SplitClause)]
    assert rebase(words, base, base) == Rebased(tuple(words), ())


def reworded(old: str, now: str, start: int, end: int) -> str | None:
    """What becomes of a clause that was reworded since, when another replaces words of it by an x."""
    base = Text("T", (), (Clause("clause", "operative", old), Clause("others", "operative", "x")))
    text = Text("T", (), (Clause("clause", "operative", now), base.operative[1]))
    rebased = rebase([ReplaceWords("clause", start, end, old[start:end], "X")], base, text)
    return None if rebased.misfits else carry_out(text, text, rebased.changes).operative[0].text


@pytest.mark.parametrize(
    ("old", "now", "words", "expected"),
    [
        ("share all tests", "Also share all tests", "tests", "Also share all X"),
        ("all share and all take", "all share tests and all take", "all take", "all share tests and X"),
        ("a b", "a a b", "a", None),  # either could be the one that was meant
        ("all x all y", "all y", "all x", None),  # gone in part
        ("x all", "y all", "x", None),  # gone
        ("x, all", "y, all", " all", "y,X"),
        ("all x all", "some x all", "all", None),  # the other "all" is another
        ("first one two three then rest", "rest then one two three", "one two three", "rest then X"),
        ("first one then rest", "rest then one", "one", None),  # single words recur by chance
    ],
)
def test_words_are_anchored_where_they_can_only_be_the_same(
    old: str, now: str, words: str, expected: str | None
) -> None:
    start = old.index(words)
    assert reworded(old, now, start, start + len(words)) == expected


@pytest.mark.parametrize(
    ("old", "now", "at", "expected"),
    [
        ("one two three", "one two three four", 3, "oneX two three four"),
        ("one two three", "one two three four", 0, "Xone two three four"),
        ("one two three", "one three", 3, "oneX three"),  # what followed is gone, and nothing came instead
        ("one two three", "one other three", 3, None),
        ("one two three", "one two three four", 13, None),  # the end, where others wrote on
        ("one two three", "zero one two three", 13, "zero one two threeX"),
    ],
)
def test_an_insertion_keeps_its_place_between_words_that_stayed(
    old: str, now: str, at: int, expected: str | None
) -> None:
    assert reworded(old, now, at, at) == expected


def test_misfits_are_told_apart_from_what_fits() -> None:
    text = apply(NORM, NORM, [DeleteClause("setsup"), ReplaceWords("invite", 0, 0, "", "Also ")])
    gone, moved = DeleteClause("onrisk"), ReplaceWords("invite", 43, 48, "share", "publish")
    rebased = rebase([gone, moved], NORM, text)
    assert rebased == Rebased((ReplaceWords("invite", 48, 53, "share", "publish"),), (gone,))


def test_what_follows_a_misfit_is_one_too() -> None:
    text = apply(NORM, NORM, [DeleteClause("invite")])
    first = InsertClause("invite", "operative", Clause("newone", "operative", "Thanks"))
    second = InsertClause("newone", "operative", Clause("newtwo", "operative", "Thanks too"))
    below = MoveClause("meets1", None, "operative", "newtwo")
    assert rebase([first, second, below], NORM, text).misfits == (first, second, below)


@given(st.permutations(["aaaaaa", "mmmmmm", "zzzzzz"]))
def test_new_clauses_that_came_since_stand_in_the_order_of_ids(ids: list[str]) -> None:
    text = NORM
    for id in ids:
        text = apply(text, NORM, [InsertClause("invite", "operative", Clause(id, "operative", "New"))])
    assert [clause.id for clause in text.operative][1:4] == sorted(ids)


def test_a_place_whose_neighbours_were_moved_is_no_longer_certain() -> None:
    late = InsertClause("invite", "operative", Clause("newone", "operative", "Thanks"))
    text = apply(NORM, NORM, [MoveClause("seized", "invite", "operative")])
    assert rebase([late], NORM, text).misfits == (late,)
