"""Where amendments meet."""

import msgspec
import pytest
from hypothesis import given

from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.colliding import collide, overlaps, same_effect
from deliberation.core.text import Annex, Clause, Text
from tests.core.test_amending import NEW, SUB
from tests.core.texts import amended, attempt
from tests.vectors.make_texts import NORM


@given(amended())
def test_collision_is_mutual_and_an_amendment_collides_with_itself(
    case: tuple[Text, list[Change], list[Change]],
) -> None:
    base, one, other = case
    assert collide(one, other, base) == collide(other, one, base)
    if any(not isinstance(change, InsertClause | InsertAnnex) for change in one):
        assert collide(one, one, base)


@pytest.mark.parametrize(
    ("one", "other", "colliding"),
    [
        (ReplaceWords("invite", 0, 7, "", "x"), ReplaceWords("invite", 7, 9, "", "x"), False),
        (ReplaceWords("invite", 0, 8, "", "x"), ReplaceWords("invite", 7, 9, "", "x"), True),
        (ReplaceWords("invite", 3, 3, "", "x"), ReplaceWords("invite", 3, 3, "", "y"), True),
        (ReplaceWords("invite", 3, 3, "", "x"), ReplaceWords("invite", 3, 5, "", "y"), False),
        (ReplaceWords("invite", 4, 4, "", "x"), ReplaceWords("invite", 3, 5, "", "y"), True),
        (ReplaceWords("invite", 0, 7, "", "x"), ReplaceWords("seized", 0, 7, "", "x"), False),
        (DeleteClause("setsup"), ReplaceWords("onrisk", 0, 1, "R", "x"), True),
        (DeleteClause("onrisk"), ReplaceWords("setsup", 0, 1, "E", "x"), False),
        (DeleteClause("onrisk"), DeleteClause("setsup"), True),
        (DeleteClause("invite"), InsertClause("invite", "operative", NEW), True),
        (DeleteClause("setsup"), InsertClause(None, "operative", SUB, "setsup"), True),
        (DeleteClause("setsup"), InsertClause("onrisk", "operative", SUB, "report"), True),
        (InsertClause("invite", "operative", NEW), ReplaceWords("invite", 0, 1, "I", "x"), False),
        (InsertClause(None, "preamble", NEW), InsertClause(None, "operative", NEW), False),
        (ReplaceWords(TITLE, 0, 6, "", "x"), ReplaceWords(TITLE, 3, 9, "", "y"), True),
        (ReplaceWords("invite", 0, 1, "", "x", 1), ReplaceWords("invite", 9, 10, "", "y", 1), True),
        (MoveClause("invite", "setsup", "operative"), ReplaceWords("invite", 0, 1, "", "x"), False),
        (MoveClause("invite", "setsup", "operative"), MoveClause("invite", "seized", "operative"), True),
        (MoveClause("invite", "setsup", "operative"), DeleteClause("invite"), True),
        (MoveClause("invite", "setsup", "operative"), DeleteClause("setsup"), True),
        (MoveClause("invite", "setsup", "operative"), InsertClause("invite", "operative", NEW), True),
        (MoveClause("invite", "setsup", "operative"), InsertClause("setsup", "operative", NEW), True),
        (MoveClause("onrisk", None, "operative"), DeleteClause("setsup"), True),
        (MoveClause("setsup", None, "preamble"), InsertClause(None, "operative", SUB, "setsup"), False),
        (SplitClause("invite", 8, "second"), ReplaceWords("invite", 0, 1, "", "x"), True),
        (SplitClause("invite", 8, "second"), InsertClause(None, "operative", SUB, "invite"), True),
        (SplitClause("invite", 8, "second"), ReplaceWords("seized", 0, 1, "", "x"), False),
    ],
)
def test_what_collides(one: Change, other: Change, colliding: bool) -> None:
    assert collide([one], [other], NORM) is colliding
    assert bool(overlaps([one], [other], NORM)) is colliding


def test_a_new_clause_instead_of_another_collides_with_one_right_before_it() -> None:
    instead: list[Change] = [DeleteClause("setsup"), InsertClause("setsup", "operative", NEW)]
    before = [InsertClause("invite", "operative", msgspec.structs.replace(NEW, id="zzzzzz"))]
    after = [InsertClause("seized", "operative", msgspec.structs.replace(NEW, id="zzzzzz"))]
    assert collide(instead, before, NORM)
    assert not collide(instead, after, NORM)
    assert not collide(instead, [DeleteClause("invite")], NORM)


def test_two_new_clauses_at_one_place_are_named_but_do_not_collide() -> None:
    one, other = (
        [InsertClause("invite", "operative", NEW)],
        [InsertClause("invite", "operative", msgspec.structs.replace(NEW, id="zzzzzz"))],
    )
    assert [overlap.same_place for overlap in overlaps(one, other, NORM)] == [True]
    assert not collide(one, other, NORM)
    below = [InsertClause(None, "operative", SUB, "invite")]
    assert overlaps(one, below, NORM) == []


@given(amended())
def test_the_same_effect_is_mutual_and_holds_whatever_ids_new_clauses_have(
    case: tuple[Text, list[Change], list[Change]],
) -> None:
    base, one, other = case
    if isinstance(attempt(base, base, one), Text) and isinstance(attempt(base, base, other), Text):
        assert same_effect(one, other, base) == same_effect(other, one, base)
        renamed = msgspec.json.encode(one).replace(b"one", b"two")
        assert same_effect(one, msgspec.json.decode(renamed, type=list[Change]), base)


def test_the_same_effect_is_that_of_the_words_as_they_are_read() -> None:
    whole = [ReplaceWords("invite", 0, 7, "Invites", "Urges")]
    part = [ReplaceWords("invite", 0, 6, "Invite", "Urge")]
    assert same_effect(whole, part, NORM)
    twin: list[Change] = [InsertClause("seized", "operative", Clause("twin01", "operative", "Thanks {@twin01}", 6))]
    other: list[Change] = [InsertClause("seized", "operative", Clause("twin02", "operative", "Thanks {@twin02}", 6))]
    there: list[Change] = [InsertClause("seized", "operative", Clause("twin03", "operative", "Thanks {@invite}", 6))]
    assert same_effect(twin, other, NORM)
    assert not same_effect(twin, there, NORM)
    assert not same_effect(whole, twin, NORM)


def test_two_new_annexes_at_one_place_go_together() -> None:
    one, other = ([InsertAnnex(None, Annex(id, "Terms"))] for id in ("annexa", "annexb"))
    assert [overlap.same_place for overlap in overlaps(one, other, NORM)] == [True]
