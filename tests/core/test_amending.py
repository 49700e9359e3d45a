from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from deliberation.core.amending import (
    Change,
    DeleteClause,
    InsertClause,
    ReplaceWords,
    apply,
    collide,
    overlaps,
    replaces_whole,
)
from deliberation.core.text import Clause, Text, encode, number, validate, walk
from deliberation.errors import Refusal
from tests.core.texts import changes, rewordings, texts
from tests.vectors.make_texts import NORM

NEW = Clause("newone", "operative", "Thanks the secretariat")
TWIN = msgspec.structs.replace(NORM.operative[2], id="twin00")
SUB = Clause("newsub", "sub_paragraph", "Thank the secretariat")


@st.composite
def amended(draw: st.DrawFn) -> tuple[Text, list[Change], list[Change]]:
    """A text and two amendments to it."""
    text = draw(texts())
    one, other = (draw(st.lists(changes(text, prefix), min_size=1, max_size=2)) for prefix in ("one", "other"))
    return text, one, other


def attempt(text: Text, base: Text, change: Sequence[Change]) -> Text | Refusal:
    try:
        return apply(text, base, change)
    except Refusal as refusal:
        return refusal


def words_of(text: Text, id: str) -> str:
    return next(place.clause.text for place in walk(text) if place.clause.id == id)


@settings(max_examples=400)
@given(amended())
def test_amendments_that_do_not_collide_give_the_same_text_in_either_order(
    case: tuple[Text, list[Change], list[Change]],
) -> None:
    base, one, other = case
    first, second = attempt(base, base, one), attempt(base, base, other)
    assume(isinstance(first, Text) and isinstance(second, Text) and not collide(one, other, base))
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    there, back = attempt(first, base, other), attempt(second, base, one)
    if isinstance(there, Text) and isinstance(back, Text):
        event("both orders")
        assert there == back
    else:
        event("refused in an order")
        for fate in (there, back):
            assert isinstance(fate, Text) or fate.code in ("amendment_no_longer_fits", "not_an_amendment", "bad_text")


@st.composite
def apart(draw: st.DrawFn) -> tuple[Text, list[Change], list[Change]]:
    """A text and rewordings of two different clauses."""
    text = draw(texts())
    one, other = draw(st.permutations([place.clause for place in walk(text)]))[:2]
    return text, [draw(rewordings(one))], [draw(rewordings(other))]


@given(apart())
def test_amendments_to_different_clauses_always_go_together(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, other = case
    first, second = attempt(base, base, one), attempt(base, base, other)
    assume(isinstance(first, Text) and isinstance(second, Text))
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert apply(first, base, other) == apply(second, base, one)


@given(amended())
def test_ids_never_change_and_nothing_is_altered_in_place(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, _ = case
    before = encode(base)
    result = attempt(base, base, one)
    assert encode(base) == before
    if isinstance(result, Text):
        validate(result)
        removed = {change.clause for change in one if isinstance(change, DeleteClause)}
        added = {change.clause.id for change in one if isinstance(change, InsertClause)}
        kept = [p.clause.id for p in walk(base) if not removed & {p.clause.id, *p.above}]
        assert [p.clause.id for p in walk(result) if p.clause.id not in added] == kept


@given(amended())
def test_collision_is_mutual_and_an_amendment_collides_with_itself(
    case: tuple[Text, list[Change], list[Change]],
) -> None:
    base, one, other = case
    assert collide(one, other, base) == collide(other, one, base)
    if any(not isinstance(change, InsertClause) for change in one):
        assert collide(one, one, base)


@given(st.data())
def test_three_chains_of_new_clauses_at_one_place_stand_in_one_order(data: st.DataObject) -> None:
    ids = data.draw(st.permutations([f"clause{n}" for n in range(6)]))
    amendments: list[list[Change]] = []
    for head, tail in zip(ids[::2], ids[1::2], strict=True):
        first, second = (Clause(id, "operative", f"Notes {id}") for id in (head, tail))
        amendments.append([InsertClause("invite", "operative", first), InsertClause(head, "operative", second)])
    results = set()
    for order in ([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]):
        text = NORM
        for index in order:
            text = apply(text, NORM, amendments[index])
        results.add(encode(text))
    assert len(results) == 1


def test_an_offset_holds_where_the_clause_is_as_it_was() -> None:
    text = apply(NORM, NORM, [DeleteClause("recall")])
    result = apply(text, NORM, [ReplaceWords("invite", 43, 48, "share", "publish")])
    assert words_of(result, "invite") == "Invites all members to share tests, and to publish results"


def test_several_changes_of_one_clause_all_count_from_the_base() -> None:
    edits = [ReplaceWords("invite", 43, 48, "share", "publish"), ReplaceWords("invite", 0, 7, "Invites", "Asks")]
    for order in (edits, edits[::-1]):
        result = apply(NORM, NORM, order)
        assert words_of(result, "invite") == "Asks all members to share tests, and to publish results"


def test_words_are_found_again_where_they_stand_once() -> None:
    text = apply(NORM, NORM, [ReplaceWords("invite", 0, 7, "Invites", "Solemnly calls upon")])
    result = apply(text, NORM, [ReplaceWords("invite", 29, 34, "tests", "benchmarks")])
    assert words_of(result, "invite") == "Solemnly calls upon all members to share benchmarks, and to share results"


@pytest.mark.parametrize(
    "late",
    [
        ReplaceWords("invite", 23, 28, "share", "publish"),  # stands twice
        ReplaceWords("invite", 11, 11, "", " the"),  # an insertion has no words to be found by
        ReplaceWords("invite", 0, 7, "Invites", "Urges"),  # no longer stands
    ],
)
def test_what_no_longer_fits_is_refused_and_names_the_paragraph(late: Change) -> None:
    text = apply(NORM, NORM, [ReplaceWords("invite", 0, 7, "Invites", "Asks"), DeleteClause("recall")])
    with pytest.raises(Refusal) as refusal:
        apply(text, NORM, [late])
    assert (refusal.value.code, refusal.value.facts) == ("amendment_no_longer_fits", {"clause": number(NORM)["invite"]})


def test_overlapping_places_of_the_same_words_count_twice() -> None:
    base = msgspec.structs.replace(NORM, operative=(Clause("banana", "operative", "xana y"), *NORM.operative))
    text = apply(base, base, [ReplaceWords("banana", 0, 1, "x", "an")])
    with pytest.raises(Refusal, match="amendment_no_longer_fits"):
        apply(text, base, [ReplaceWords("banana", 1, 4, "ana", "b")])


@pytest.mark.parametrize(
    "late",
    [
        DeleteClause("onrisk"),
        InsertClause("meets1", "operative", SUB, "setsup"),
        ReplaceWords("onuses", 0, 0, "", "All "),
    ],
)
def test_what_stood_in_a_deleted_paragraph_no_longer_fits(late: Change) -> None:
    text = apply(NORM, NORM, [DeleteClause("setsup")])
    with pytest.raises(Refusal, match="amendment_no_longer_fits"):
        apply(text, NORM, [late])


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([], "nothing"),
        ([ReplaceWords("invite", 0, 7, "Invites", "Invites")], "nothing"),
        ([ReplaceWords("invite", 3, 3, "", "")], "nothing"),
        ([DeleteClause("seized"), InsertClause("seized", "operative", TWIN)], "nothing"),
        ([ReplaceWords("invite", 0, 7, "invites", "Urges")], "words"),
        ([ReplaceWords("invite", -7, -1, "result", "")], "words"),
        ([ReplaceWords("invite", 7, 0, "", "x")], "words"),
        ([ReplaceWords("invite", 0, 10**9, NORM.operative[0].text, "x")], "words"),
        ([ReplaceWords("nowhere", 0, 0, "", "x")], "unknown_clause"),
        ([DeleteClause("nowhere")], "unknown_clause"),
        ([InsertClause("nowhere", "operative", NEW)], "unknown_clause"),
        ([InsertClause(None, "operative", SUB, "nowhere")], "unknown_clause"),
        ([InsertClause("newone", "operative", NEW)], "unknown_clause"),
        ([InsertClause("recall", "operative", NEW)], "place"),
        ([InsertClause("meets1", "operative", NEW)], "place"),
        ([InsertClause("invite", "operative", SUB, "setsup")], "place"),
        ([InsertClause(None, "preamble", SUB, "setsup")], "place"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, id="recall"))], "id_twice"),
        ([InsertClause(None, "operative", NEW), InsertClause(None, "operative", NEW)], "id_twice"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, children=(SUB, SUB)))], "id_twice"),
        ([DeleteClause("recall"), DeleteClause("recall")], "overlap"),
        ([DeleteClause("setsup"), DeleteClause("onrisk")], "overlap"),
        ([ReplaceWords("onuses", 0, 4, "Uses", "x"), DeleteClause("report")], "overlap"),
        ([InsertClause(None, "operative", SUB, "setsup"), DeleteClause("setsup")], "overlap"),
        ([ReplaceWords("invite", 0, 7, "Invites", "x"), ReplaceWords("invite", 6, 8, "s ", "y")], "overlap"),
        ([ReplaceWords("invite", 3, 3, "", "x"), ReplaceWords("invite", 3, 3, "", "y")], "overlap"),
    ],
)  # fmt: skip
def test_an_amendment_that_is_wrong_in_itself_is_refused(wrong: list[Change], why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        apply(NORM, NORM, wrong)
    assert (refusal.value.code, refusal.value.facts) == ("bad_amendment", {"why": why})


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([ReplaceWords("onuses", 0, 4, "Uses", "")], "empty"),
        ([ReplaceWords("onuses", 0, 4, "Uses", "a" * 8_001)], "length"),
        ([ReplaceWords("onuses", 4, 4, "", "e\u0301")], "characters"),
        ([ReplaceWords("onuses", 0, 4, "Uses", "\u202eUses")], "characters"),
        ([InsertClause(None, "operative", SUB, "onrisk")], "depth"),
        ([InsertClause(None, "operative", SUB)], "kind"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, id="x"))], "id"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, opening=99))], "opening"),
    ],
)
def test_an_amendment_that_would_make_a_bad_text_is_refused(wrong: list[Change], why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        apply(NORM, NORM, wrong)
    assert (refusal.value.code, refusal.value.facts["why"]) == ("bad_text", why)


def test_deleting_every_operative_paragraph_is_a_new_proposal() -> None:
    all_gone: list[Change] = [DeleteClause(clause.id) for clause in NORM.operative]
    for whole in (all_gone, [*all_gone, InsertClause(None, "operative", NEW)]):
        assert replaces_whole(NORM, whole)
        with pytest.raises(Refusal, match="not_an_amendment"):
            apply(NORM, NORM, whole)
    assert not replaces_whole(NORM, all_gone[1:])


def test_the_last_operative_paragraph_stays_whoever_deletes_it() -> None:
    text = apply(NORM, NORM, [DeleteClause("invite"), DeleteClause("setsup")])
    with pytest.raises(Refusal, match="not_an_amendment"):
        apply(text, NORM, [DeleteClause("seized")])


def test_the_opening_words_stay_italic() -> None:
    def opening(*edits: Change) -> str:
        clause = apply(NORM, NORM, edits).operative[0]
        return clause.text[: clause.opening]

    assert opening(ReplaceWords("invite", 0, 7, "Invites", "Calls upon")) == "Calls upon"
    assert opening(ReplaceWords("invite", 0, 0, "", "Also ")) == "Also Invites"
    assert opening(ReplaceWords("invite", 7, 7, "", " again")) == "Invites"
    assert opening(ReplaceWords("invite", 0, 11, "Invites all", "Urges")) == "Urges"
    assert opening(ReplaceWords("invite", 8, 11, "all", "many")) == "Invites"


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
