"""Relations between amendments and the voting order that is proposed."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core.amending import apply, carry_out
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.colliding import collide, overlaps, same_effect
from deliberation.core.ordering import Placed, Relation, Tabled, propose, relations
from deliberation.core.rebasing import rebase
from deliberation.core.text import Clause, Text
from deliberation.errors import Refusal
from tests.core.texts import attempt, changes, texts
from tests.vectors.make_texts import NORM

WHOLE = NORM.operative[0].text


def tabled(*amendments: list[Change]) -> list[Tabled]:
    return [Tabled(f"amendment{n}", n, tuple(one), NORM) for n, one in enumerate(amendments)]


def kinds(*amendments: list[Change]) -> set[tuple[int, int, str]]:
    found = relations(tabled(*amendments), NORM)
    return {(int(one.one[-1]), int(one.other[-1]), one.kind) for one in found}


@st.composite
def many(draw: st.DrawFn) -> tuple[Text, list[Tabled]]:
    text = draw(texts())
    drawn = [draw(st.lists(changes(text, f"{n}"), min_size=1, max_size=2)) for n in range(4)]
    return text, [
        Tabled(f"amendment{n}", n, tuple(one), text)
        for n, one in enumerate(drawn)
        if isinstance(attempt(text, text, one), Text)
    ]


@settings(max_examples=200)
@given(many())
def test_relations_agree_with_making_every_pair_in_both_orders(case: tuple[Text, list[Tabled]]) -> None:
    text, pending = case
    found = {(one.one, one.other): one.kind for one in relations(pending, text)}
    for index, one in enumerate(pending):
        for other in pending[index + 1 :]:
            here, back = found.get((one.id, other.id)), found.get((other.id, one.id))
            meeting = overlaps(one.changes, other.changes, text)
            assert bool(here or back) == bool(meeting)
            if not meeting:
                continue
            assert (here == "same_effect") == same_effect(one.changes, other.changes, text)
            if here == "same_effect":
                continue
            assert (here == "same_place") <= (not collide(one.changes, other.changes, text))
            for first, second, kind in ((one, other, here), (other, one, back)):
                assert (kind in ("incompatible", "implies")) >= (not fits(first, second, text))


def fits(first: Tabled, second: Tabled, text: Text) -> bool:
    try:
        carry_out(carry_out(text, text, first.changes), text, second.changes)
    except Refusal:
        return False
    return True


def test_each_kind_of_relation() -> None:
    reword: list[Change] = [ReplaceWords("invite", 0, 7, "Invites", "Urges")]
    other: list[Change] = [ReplaceWords("invite", 0, 7, "Invites", "Asks")]
    assert kinds(reword, reword) == {(0, 1, "same_effect")}
    assert kinds(reword, other) == {(0, 1, "incompatible"), (1, 0, "incompatible")}
    assert kinds(reword, [DeleteClause("invite")]) == {(1, 0, "incompatible")}
    assert kinds([DeleteClause("report")], [DeleteClause("onrisk")]) == {(0, 1, "implies")}
    assert kinds(reword, [*reword, DeleteClause("recall")]) == {(1, 0, "implies"), (0, 1, "incompatible")}
    new = [InsertClause("invite", "operative", Clause(id, "operative", id)) for id in ("newone", "newtwo")]
    assert kinds([new[0]], [new[1]]) == {(0, 1, "same_place")}
    assert kinds(reword, [DeleteClause("recall")]) == set()


def test_relations_are_those_to_the_text_in_force_and_leave_out_what_no_longer_fits() -> None:
    text = apply(NORM, NORM, [ReplaceWords("invite", 0, 7, "Invites", "Urges"), DeleteClause("report")])
    pending = tabled(
        [ReplaceWords("invite", 29, 34, "tests", "all tests")],
        [ReplaceWords("invite", 23, 34, "share tests", "test")],
        [DeleteClause("onrisk")],
    )
    assert {(one.one, one.other) for one in relations(pending, text)} == {
        ("amendment0", "amendment1"), ("amendment1", "amendment0"),
    }  # fmt: skip


def test_sub_amendments_are_compared_with_each_other() -> None:
    main = Tabled("main00", 0, (ReplaceWords("invite", 0, 7, "Invites", "Urges"),), NORM)
    ground = apply(NORM, NORM, main.changes)
    subs = [
        Tabled(f"sub{n}", n + 1, (ReplaceWords("invite", 0, 5, "Urges", words),), ground, "main00")
        for n, words in enumerate(("Asks", "Begs"))
    ]
    assert set(relations([main, *subs], NORM)) == {
        Relation("sub0", "sub1", "incompatible", ("invite",)),
        Relation("sub1", "sub0", "incompatible", ("invite",)),
    }
    order = propose([main, *subs], NORM)
    assert [(one.id, one.reason) for one in order] == [
        ("sub0", "sub_amendment"), ("sub1", "sub_amendment"), ("main00", "clause_order"),
    ]  # fmt: skip
    assert order[0].facts == {"clause": "1", "amendment": "main00"}


def test_the_furthest_removed_of_those_that_meet_comes_first_and_otherwise_the_order_of_the_text() -> None:
    pending = tabled(
        [ReplaceWords("seized", 0, 7, "Decides", "Wishes")],
        [ReplaceWords("invite", 0, 7, "Invites", "Urges")],
        [ReplaceWords("invite", 0, len(WHOLE), WHOLE, "Urges all members to share what they have learnt so far")],
        [DeleteClause("invite")],
        [ReplaceWords("recall", 0, 9, "Recalling", "Noting")],
    )
    order = propose(pending, NORM)
    assert [(one.id[-1], one.reason) for one in order] == [
        ("4", "clause_order"), ("3", "deletes"), ("2", "furthest"), ("1", "furthest"), ("0", "clause_order"),
    ]  # fmt: skip
    assert [one.facts["clause"] for one in order] == ["PP1", "1", "1", "1", "3"]
    assert propose(pending[:1], NORM) == (Placed("amendment0", "only_one", {"clause": "3"}),)


@given(many())
def test_every_amendment_has_one_place_and_the_order_of_arrival_does_not_tell(case: tuple[Text, list[Tabled]]) -> None:
    text, pending = case
    order = propose(pending, text)
    assert sorted(one.id for one in order) == sorted(one.id for one in pending)
    assert propose(pending[::-1], text) == order
    assert relations(pending[::-1], text) == relations(pending, text)


def test_amendments_that_no_longer_fit_have_a_place_too() -> None:
    text = apply(NORM, NORM, [DeleteClause("invite")])
    pending = tabled([ReplaceWords("invite", 0, 7, "Invites", "Urges")], [DeleteClause("seized")])
    assert rebase(pending[0].changes, NORM, text).misfits
    assert {one.id for one in propose(pending, text)} == {"amendment0", "amendment1"}
    assert relations([msgspec.structs.replace(pending[0]), pending[1]], text) == ()
