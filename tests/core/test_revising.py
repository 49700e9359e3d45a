"""Revisions, corrigenda and what is settled: who may change a text, when, and what it is called (P-46, P-50, P-105)."""

from typing import Any

import pytest

from deliberation.core import proposal, revising
from deliberation.core.changes import Change, DeleteClause, InsertClause
from deliberation.core.text import Clause
from tests.drafting import (
    accept,
    chair,
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
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
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


def correct(world: World, of: str, *changes: Change, actor: str = SECRETARIAT, **facts: Any) -> None:
    said = {"proposal": of, "base": the_proposal(world, of).text, "changes": changes}
    world.do(revising.Correct, actor, **(said | facts))


def settle(world: World, of: str, clause: str, status: Any, **facts: Any) -> None:
    clauses = (revising.Settled(clause=clause, status=status),)
    said = {"proposal": of, "text": the_proposal(world, of).text, "clauses": clauses}
    chair(world, revising.Settle, **(said | facts))


def test_a_written_revision_has_its_symbol_and_an_oral_one_has_none(world: World, of: str) -> None:
    revise(world, of, "KEN", reword(in_force(world, of), "opera1", "share", "publish"))
    assert (the_proposal(world, of).symbol, the_proposal(world, of).revision) == ("A/80/L.1/Rev.1", 1)
    revise(world, of, "KEN", NEW, oral=True)
    assert the_proposal(world, of).symbol == "A/80/L.1/Rev.1"
    revise(world, of, "KEN", DeleteClause("opera9"))
    found = the_proposal(world, of)
    assert (found.symbol, found.revision) == ("A/80/L.1/Rev.2", 2)
    assert [each.kind for each in found.versions] == ["tabled", "revision", "oral_revision", "revision"]
    assert all(each.cause for each in found.versions[1:])
    amended = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "publish", "hide"))
    assert the_amendment(world, amended).symbol == "A/80/L.1/Amend.1"


def test_the_main_sponsor_revises_the_text_in_force_before_the_vote(world: World, of: str) -> None:
    change = reword(in_force(world, of), "opera1", "share", "publish")
    with refuses("not_the_sponsor", world.state):
        revise(world, of, "FRA", change)
    with refuses("superseded_version", world.state):
        facts = {"proposal": of, "base": "0" * 64, "changes": (change,), "oral": False}
        delegate(world, revising.Revise, "KEN", **facts)
    with refuses("not_an_amendment", world.state):
        revise(world, of, "KEN", DeleteClause("opera1"), DeleteClause("opera2"), NEW)
    with refuses("bad_amendment", world.state):
        revise(world, of, "KEN")
    sitting = world.meet()
    amended = submit(world, of, "FRA", change)
    voting = put(world, sitting, "amendment", amended, of)
    with refuses("voting_in_progress", world.state):
        revise(world, of, "KEN", NEW)
    world.cast(voting, "ARG", "against")
    world.lock(voting)
    with refuses("voting_begun", world.state):
        revise(world, of, "KEN", NEW)


def test_a_revised_proposal_is_withdrawn_an_amended_one_is_not(world: World, of: str) -> None:
    """P-37."""
    other = world.table("KEN", "Other tests")
    revise(world, of, "KEN", NEW)
    delegate(world, proposal.Withdraw, "KEN", proposal=of)
    accept(world, world.amend(other, "FRA"), "KEN")
    with refuses("already_amended", world.state):
        delegate(world, proposal.Withdraw, "KEN", proposal=other)


def test_ids_of_clauses_are_not_used_again_by_a_revision_nor_after_one(world: World, of: str) -> None:
    pending = submit(world, of, "FRA", NEW)
    with refuses("bad_amendment", world.state, why="id_twice"):
        revise(world, of, "KEN", NEW)
    own = InsertClause(None, "operative", Clause("opera8", "operative", "Asks for more"))
    revise(world, of, "KEN", own)
    revise(world, of, "KEN", DeleteClause("opera8"))
    with refuses("bad_amendment", world.state, why="id_twice"):
        submit(world, of, "TUV", own)
    accept(world, pending, "KEN")
    assert words_of(world, of, "opera9") == "Invites all to learn"


def test_a_new_title_is_the_proposals(world: World, of: str) -> None:
    from deliberation.core.changes import TITLE, ReplaceWords

    revise(world, of, "KEN", ReplaceWords(TITLE, 0, 4, "Safe", "Sound"))
    assert the_proposal(world, of).title == in_force(world, of).title == "Sound tests"


def test_the_secretariat_corrects_words_of_what_stands(world: World, of: str) -> None:
    change = reword(in_force(world, of), "opera1", "Requests", "Requested")
    with refuses("words_only", world.state):
        correct(world, of, change, NEW)
    with refuses("superseded_version", world.state):
        correct(world, of, change, base="0" * 64)
    for actor in (CHAIR, delegate_of("KEN")):
        with refuses("not_permitted", world.state):
            correct(world, of, change, actor=actor)
    correct(world, of, change)
    sitting = world.meet()
    voting = put(world, sitting, "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        correct(world, of, reword(in_force(world, of), "opera1", "Requested", "Requests"))
    world.cast(voting, "ARG", "in_favour")
    world.lock(voting)
    correct(world, of, reword(in_force(world, of), "opera1", "Requested", "Requests"))
    found = the_proposal(world, of)
    assert (found.state, found.corrigenda, found.versions[-1].kind) == ("adopted", 2, "corrigendum")
    assert words_of(world, of, "opera1").startswith("Requests all")


@pytest.mark.parametrize(("yes", "no", "state"), [(1, 2, "rejected"), (2, 2, "second_vote_pending")])
def test_what_is_rejected_or_voted_on_again_is_not_corrected(
    world: World, of: str, yes: int, no: int, state: str
) -> None:
    vote(world, world.meet(), "proposal", of, of, yes=yes, no=no)
    with refuses("proposal_closed", world.state, state=state):
        correct(world, of, reword(in_force(world, of), "opera1", "Requests", "Requested"))


def test_a_clause_is_agreed_until_its_words_change(world: World, of: str) -> None:
    settle(world, of, "opera1", "agreed_ad_ref")
    settle(world, of, "opera2", "agreed")
    settle(world, of, "pream1", "agreed")
    settle(world, of, "pream1", "open")
    assert the_proposal(world, of).settled == {"opera1": "agreed_ad_ref", "opera2": "agreed"}
    accept(world, submit(world, of, "FRA", NEW), "KEN")
    assert the_proposal(world, of).settled == {"opera1": "agreed_ad_ref", "opera2": "agreed"}
    revise(world, of, "KEN", reword(in_force(world, of), "opera1", "share", "publish"))
    assert the_proposal(world, of).settled == {"opera2": "agreed"}
    revise(world, of, "KEN", DeleteClause("opera2"))
    assert the_proposal(world, of).settled == {}


def test_nothing_is_settled_while_there_is_a_vote_or_after_it(world: World, of: str) -> None:
    sitting = world.meet()
    voting = put(world, sitting, "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        settle(world, of, "opera1", "agreed")
    world.cast(voting, "ARG", "in_favour")
    world.lock(voting)
    with refuses("proposal_closed", world.state):
        settle(world, of, "opera1", "agreed")


def test_what_is_settled_is_there_and_without_brackets(world: World, of: str) -> None:
    with refuses("unknown_clause", world.state):
        settle(world, of, "opera7", "agreed")
    with refuses("superseded_version", world.state):
        settle(world, of, "opera1", "agreed", text="0" * 64)
    revise(world, of, "KEN", reword(in_force(world, of), "opera1", "share", "[share] [publish]"))
    with refuses("clause_has_brackets", world.state, clause="1"):
        settle(world, of, "opera1", "agreed")
