"""Amendments in the making: merged, revised, divided, amended themselves (P-46, P-52, P-56, P-60)."""

from typing import Any

import pytest

from deliberation.core import amendment, redrafting, ruling
from deliberation.core import text as texts
from deliberation.core.changes import Change, DeleteClause, InsertClause
from deliberation.core.law import Blob
from deliberation.core.text import Clause, Text
from tests.drafting import (
    accept,
    chair,
    clause_of,
    delegate,
    in_force,
    put,
    revise,
    reword,
    submit,
    the_amendment,
    the_proposal,
    vote,
    words_of,
)
from tests.memory import World
from tests.refusing import refuses

NEW = InsertClause("opera1", "operative", Clause("opera9", "operative", "Invites all to learn", 7))


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def of(world: World) -> str:
    return world.table("KEN")


def preview(world: World, id: str) -> Text:
    """The text as it would be with an amendment."""
    found = the_amendment(world, id)
    proposal = the_proposal(world, found.proposal)
    return world.state.drive(amendment.amended(found, proposal, in_force(world, proposal.id)))


def amend(world: World, parent: str, by: str, *changes: Change, **facts: Any) -> str:
    """Submits an amendment to an amendment."""
    facts = {"base": texts.text_hash(preview(world, parent)), "amends": parent} | facts
    return submit(world, the_amendment(world, parent).proposal, by, *changes, **facts)


def reworded(world: World, id: str, by: str, *changes: Change) -> None:
    base = the_proposal(world, the_amendment(world, id).proposal).text
    delegate(world, redrafting.Revise, by, amendment=id, base=base, changes=changes)


# the same effect


def test_amendments_of_the_same_effect_are_one_under_all_their_sponsors(world: World, of: str) -> None:
    text = in_force(world, of)
    first = submit(world, of, "FRA", reword(text, "opera1", "share tests", "publish tests"))
    second = submit(world, of, "TUV", reword(text, "opera1", "share", "publish"), sponsors=("TUV", "CHN", "FRA"))
    found, merged = the_amendment(world, first), the_amendment(world, second)
    assert (merged.state, merged.into, merged.symbol) == ("merged", first, "A/80/L.1/Amend.2")
    assert (found.state, found.sponsors, found.invited) == ("circulated", ("FRA", "TUV"), ("CHN",))
    with refuses("amendment_closed", world.state, state="merged"):
        delegate(world, amendment.Withdraw, "TUV", amendment=second)
    other = submit(world, of, "TUV", reword(text, "opera1", "share", "hide"))
    assert the_amendment(world, other).state == "circulated"


def test_the_same_new_paragraph_under_another_id_is_the_same(world: World, of: str) -> None:
    first = submit(world, of, "FRA", NEW)
    namesake = InsertClause("opera1", "operative", Clause("opera8", "operative", "Invites all to learn", 7))
    second = submit(world, of, "TUV", namesake)
    assert the_amendment(world, second).into == first


def test_what_is_no_longer_circulated_takes_nothing_in(world: World, of: str) -> None:
    change = reword(in_force(world, of), "opera1", "share", "publish")
    first = submit(world, of, "FRA", change)
    delegate(world, amendment.Withdraw, "FRA", amendment=first)
    assert the_amendment(world, submit(world, of, "TUV", change)).state == "circulated"


def test_one_to_an_earlier_version_is_recognised_too(world: World, of: str) -> None:
    first = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"))
    revise(world, of, "KEN", reword(in_force(world, of), "opera2", "seized", "informed"))
    second = submit(world, of, "TUV", reword(in_force(world, of), "opera1", "share", "publish"))
    assert the_amendment(world, second).into == first


# revised


def test_its_sponsor_revises_it_and_nobody_has_accepted_that(world: World, of: str) -> None:
    from deliberation.core import sponsorship

    delegate(world, sponsorship.OpenSponsorship, "KEN", proposal=of, open=True)
    delegate(world, sponsorship.Cosponsor, "CHN", proposal=of)
    text = in_force(world, of)
    id = submit(world, of, "FRA", reword(text, "opera1", "share", "publish"), NEW)
    accept(world, id, "KEN")
    with refuses("not_the_sponsor", world.state):
        reworded(world, id, "TUV", reword(text, "opera1", "share", "hide"))
    reworded(world, id, "FRA", reword(text, "opera1", "share", "hide"))
    found = the_amendment(world, id)
    assert (found.symbol, found.revision, found.accepted) == ("A/80/L.1/Amend.1/Rev.1", 1, ())
    assert found.spent == ("opera9",)
    with refuses("bad_amendment", world.state, why="id_twice"):
        submit(world, of, "TUV", NEW)
    with refuses("superseded_version", world.state):
        delegate(world, redrafting.Revise, "FRA", amendment=id, base="0" * 64, changes=(NEW,))


def test_one_whose_words_are_gone_is_anchored_anew(world: World, of: str) -> None:
    sitting = world.meet()
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share tests", "publish tests"))
    revise(world, of, "KEN", reword(in_force(world, of), "opera1", "to share tests", "to give results"))
    with refuses("amendment_no_longer_fits", world.state):
        put(world, sitting, "amendment", id, of)
    reworded(world, id, "FRA", reword(in_force(world, of), "opera1", "give results", "publish results"))
    vote(world, sitting, "amendment", id, of, yes=2, no=1)
    assert "publish results" in words_of(world, of, "opera1")


def test_it_is_not_revised_once_it_was_voted_on(world: World, of: str) -> None:
    id = submit(world, of, "FRA", NEW)
    vote(world, world.meet(), "amendment", id, of, yes=2, no=2)
    with refuses("voting_begun", world.state):
        reworded(world, id, "FRA", DeleteClause("opera2"))


# divided


def divide(world: World, id: str, *parts: tuple[int, ...]) -> list[str]:
    """The chair divides an amendment; its parts in order."""
    chair(world, redrafting.Divide, amendment=id, parts=parts)
    found = [each for each in world.state.objects(amendment.Amendment).values() if each.part_of == id]
    return [each.id for each in sorted(found, key=lambda each: each.symbol)]


def test_its_parts_are_decided_each_by_itself(world: World, of: str) -> None:
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"), NEW)
    chair(world, ruling.Order, proposal=of, order=(id,))
    one, other = divide(world, id, (0,), (1,))
    assert the_amendment(world, id).state == "divided"
    assert [the_amendment(world, each).symbol[-7:] for each in (one, other)] == ["/Part.1", "/Part.2"]
    assert the_proposal(world, of).order == (one, other)
    accept(world, other, "KEN")
    vote(world, world.meet(), "amendment", one, of, yes=1, no=2)
    assert [clause.id for clause in in_force(world, of).operative] == ["opera1", "opera9", "opera2"]
    assert "share" in words_of(world, of, "opera1")


@pytest.mark.parametrize(
    "parts", [((0, 1),), ((0,), ()), ((0,),), ((0,), (0, 1)), ((0,), (2,)), ((0,), (1,), (-1,)), ()]
)
def test_each_change_is_in_one_part(world: World, of: str, parts: Any) -> None:
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"), NEW)
    with refuses("bad_division", world.state):
        chair(world, redrafting.Divide, amendment=id, parts=parts)


def test_a_part_stands_by_itself(world: World, of: str) -> None:
    below = InsertClause(None, "operative", Clause("opera8", "sub_paragraph", "in peace"), parent="opera9")
    id = submit(world, of, "FRA", NEW, below)
    with refuses("bad_amendment", world.state):
        chair(world, redrafting.Divide, amendment=id, parts=((0,), (1,)))


def test_only_its_main_sponsor_and_the_chair_divide_it(world: World, of: str) -> None:
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"), NEW)
    with refuses("not_the_sponsor", world.state):
        delegate(world, redrafting.Divide, "KEN", amendment=id, parts=((0,), (1,)))
    with refuses("not_your_member", world.state):
        world.do(redrafting.Divide, "ken-1", amendment=id, parts=((0,), (1,)), member="FRA")
    with refuses("not_your_member", world.state):
        world.do(redrafting.Divide, "ken-1", amendment=id, parts=((0,), (1,)))
    delegate(world, redrafting.Divide, "FRA", amendment=id, parts=((0,), (1,)))


# amendments to amendments


def test_a_sub_amendment_is_voted_first_and_taken_up_by_its_amendment(world: World, of: str) -> None:
    sitting = world.meet()
    parent = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share tests", "publish all tests"), NEW)
    sub = amend(world, parent, "TUV", reword(preview(world, parent), "opera1", "all tests", "some tests"))
    assert the_amendment(world, sub).base in world.state.objects(Blob)
    with refuses("sub_amendments_pending", world.state):
        put(world, sitting, "amendment", parent, of)
    with refuses("sub_amendments_pending", world.state):
        accept(world, parent, "KEN")
    with refuses("sub_amendments_pending", world.state):
        chair(world, redrafting.Divide, amendment=parent, parts=((0,), (1,)))
    voted = vote(world, sitting, "amendment", sub, of, yes=3, no=1)
    assert "share tests" in words_of(world, of, "opera1")
    assert the_amendment(world, sub).state == "adopted"
    assert voted.put.matter.result == texts.text_hash(preview(world, parent))
    vote(world, sitting, "amendment", parent, of, yes=3, no=1)
    assert "publish some tests" in words_of(world, of, "opera1")
    assert texts.text_hash(in_force(world, of)) == voted.put.matter.result


def test_a_rejected_sub_amendment_leaves_its_amendment(world: World, of: str) -> None:
    sitting = world.meet()
    parent = submit(world, of, "FRA", NEW)
    sub = amend(world, parent, "TUV", reword(preview(world, parent), "opera9", "learn", "rest"))
    vote(world, sitting, "amendment", sub, of, yes=1, no=3)
    assert clause_of(preview(world, parent), "opera9").text == "Invites all to learn"


def test_the_sponsors_of_an_amendment_accept_what_changes_it(world: World, of: str) -> None:
    parent = submit(world, of, "FRA", NEW)
    sub = amend(world, parent, "TUV", reword(preview(world, parent), "opera9", "learn", "rest"))
    with refuses("not_a_sponsor", world.state, symbol="A/80/L.1/Amend.1"):
        accept(world, sub, "KEN")
    accept(world, sub, "FRA")
    assert the_amendment(world, sub).state == "incorporated"
    accept(world, parent, "KEN")
    assert words_of(world, of, "opera9") == "Invites all to rest"


def test_acceptances_of_what_an_amendment_was_do_not_count_for_what_it_is(world: World, of: str) -> None:
    from deliberation.core import sponsorship

    delegate(world, sponsorship.OpenSponsorship, "KEN", proposal=of, open=True)
    delegate(world, sponsorship.Cosponsor, "CHN", proposal=of)
    parent = submit(world, of, "FRA", NEW)
    accept(world, parent, "KEN")
    accept(world, amend(world, parent, "TUV", reword(preview(world, parent), "opera9", "learn", "rest")), "FRA")
    assert the_amendment(world, parent).accepted == ()


def test_amendments_go_two_levels_deep(world: World, of: str) -> None:
    parent = submit(world, of, "FRA", NEW)
    sub = amend(world, parent, "TUV", reword(preview(world, parent), "opera9", "learn", "rest"))
    with refuses("amendment_too_deep", world.state, limit=2):
        amend(world, sub, "ARG", reword(preview(world, sub), "opera9", "rest", "sing"))


@pytest.mark.parametrize("end", ["withdrawn", "not_receivable", "moot"])
def test_what_would_change_an_amendment_falls_with_it(world: World, of: str, end: str) -> None:
    parent = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share tests", "publish all tests"))
    sub = amend(world, parent, "TUV", reword(preview(world, parent), "opera1", "all tests", "some tests"))
    match end:
        case "withdrawn":
            delegate(world, amendment.Withdraw, "FRA", amendment=parent)
        case "not_receivable":
            chair(world, ruling.RuleNotReceivable, amendment=parent, reason="It is another matter")
        case _:
            other = submit(world, of, "ARG", DeleteClause("opera1"))
            vote(world, world.meet(), "amendment", other, of, yes=3, no=0)
            chair(world, ruling.RuleMoot, amendment=parent, by=other)
    assert (the_amendment(world, parent).state, the_amendment(world, sub).state) == (end, "moot")
    assert the_amendment(world, sub).moot == parent


def test_it_amends_one_that_is_there_in_the_text_that_it_would_make(world: World, of: str) -> None:
    elsewhere = submit(world, world.table("KEN", "Other tests"), "FRA", NEW)
    parent = submit(world, of, "ARG", reword(in_force(world, of), "opera1", "share", "publish"))
    change = reword(preview(world, parent), "opera1", "publish", "hide")
    with refuses("superseded_version", world.state):
        amend(world, parent, "TUV", change, base=the_proposal(world, of).text)
    with refuses("unknown_object", world.state):
        submit(world, of, "TUV", change, amends=elsewhere)
    delegate(world, amendment.Withdraw, "ARG", amendment=parent)
    with refuses("amendment_closed", world.state):
        submit(world, of, "TUV", change, amends=parent)
