"""Amendments: part of the text in force, accepted or voted before it, or moot (P-52 to P-58)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from deliberation.core import amendment, meeting, proposal, ruling, sponsorship, text
from deliberation.core.amendment import CHANGES_MAX, Amendment
from deliberation.core.ballot import Ballot
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.proposal import Proposal
from deliberation.core.text import Clause
from tests.memory import CHAIR, World, delegate_of
from tests.refusing import refuses

FRA = delegate_of("FRA")


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def tabled(world: World) -> str:
    return world.table("KEN")


def found(world: World, id: str) -> Amendment:
    return world.state.objects(Amendment)[id]


def in_force(world: World, proposal: str) -> str:
    return world.state.objects(Proposal)[proposal].text


def words(world: World, proposal: str) -> str:
    return text.decode(world.blobs[in_force(world, proposal)]).operative[0].text


def submit(world: World, proposal: str, changes: tuple[Change, ...], /, **fields: Any) -> str:
    facts = {"proposal": proposal, "base": in_force(world, proposal), "sponsors": ("FRA",)}
    return str(world.do(amendment.Submit, FRA, member="FRA", **({**facts, "changes": changes} | fields)).id)


def accept(world: World, id: str, by: str, **fields: Any) -> None:
    facts = {"amendment": id, "text": in_force(world, found(world, id).proposal)}
    world.do(amendment.Accept, delegate_of(by), member=by, **(facts | fields))


def withdraw(world: World, id: str, by: str) -> None:
    world.do(amendment.Withdraw, delegate_of(by), member=by, amendment=id)


def moot(world: World, id: str, by: str, actor: str = CHAIR) -> None:
    world.do(ruling.RuleMoot, actor, amendment=id, by=by)


def vote(world: World, sitting: str, noun: Any, id: str, *, yes: int, no: int) -> Ballot:
    voting = world.open(sitting, noun, id)
    for place, voter in enumerate(world.members[: yes + no]):
        world.cast(voting, voter, "in_favour" if place < yes else "against")
    return world.lock(voting)


def sitting_after(world: World, former: str) -> str:
    world.do(meeting.Adjourn, CHAIR, meeting=former)
    return world.meet()


def test_it_is_circulated_under_its_proposals_symbol(world: World, tabled: str) -> None:
    first, second = world.amend(tabled, "FRA"), world.amend(tabled, "TUV")
    assert [found(world, id).symbol for id in (first, second)] == ["A/80/L.1/Amend.1", "A/80/L.1/Amend.2"]
    assert found(world, first).base == in_force(world, tabled)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("superseded_version", {"base": "0" * 64}),
        ("sponsor_first", {"sponsors": ("KEN", "FRA")}),
        ("sponsor_twice", {"sponsors": ("FRA", "FRA")}),
        ("unknown_object", {"proposal": "00000000-0000-4000-8000-000000000000"}),
        ("bad_amendment", {"changes": ()}),
        ("bad_amendment", {"changes": (DeleteClause("opera2"),) * (CHANGES_MAX + 1)}),
        ("bad_amendment", {"changes": (DeleteClause("opera9"),)}),
        ("bad_amendment", {"changes": (ReplaceWords("opera1", 0, 3, "xyz", "All"),)}),
        ("bad_amendment", {"changes": (ReplaceWords("opera1", 0, 2**53 - 1, "R", "All"),)}),
        ("bad_amendment", {"changes": (DeleteClause("opera2"), DeleteClause("opera2"))}),
        ("bad_amendment", {"changes": (InsertClause("gone12", "operative", Clause("new123", "operative", "X")),)}),
        ("bad_amendment", {"changes": (InsertClause(None, "operative", Clause("opera1", "operative", "X")),)}),
        ("bad_text", {"changes": (InsertClause(None, "operative", Clause("new123", "preambular", "X")),)}),
        ("bad_text", {"changes": (ReplaceWords("opera2", 0, 38, "Decides to remain seized of the matter", ""),)}),
        ("not_an_amendment", {"changes": (DeleteClause("opera1"), DeleteClause("opera2"))}),
        ("malformed", {"changes": ({"kind": "burn", "clause": "opera1"},)}),
    ],
)
def test_what_is_submitted_is_in_form(world: World, tabled: str, code: str, fields: dict[str, Any]) -> None:
    with refuses(code, world.state):
        submit(world, tabled, fields.pop("changes", (DeleteClause("opera2"),)), **fields)


def test_it_makes_so_many_changes_at_most(world: World, tabled: str) -> None:
    many = tuple(
        InsertClause(None, "operative", Clause(f"new{number:04}", "operative", f"Invites {number}"))
        for number in range(CHANGES_MAX + 1)
    )
    with refuses("bad_amendment", world.state, why="changes"):
        submit(world, tabled, many)
    submit(world, tabled, many[:-1])


def test_what_replaces_the_whole_is_a_new_proposal(world: World, tabled: str) -> None:
    instead = InsertClause(None, "operative", Clause("new123", "operative", "Does nothing"))
    with refuses("not_an_amendment", world.state):
        submit(world, tabled, (DeleteClause("opera1"), DeleteClause("opera2"), instead))


def test_a_clause_id_is_never_used_again(world: World, tabled: str) -> None:
    """Neither a rival's, pending or withdrawn, nor that of a clause that is no longer in the text."""
    new = InsertClause(None, "operative", Clause("new123", "operative", "Asks for more"))
    rival = submit(world, tabled, (new,))
    with refuses("bad_amendment", world.state, why="id_twice"):
        submit(world, tabled, (new,))
    withdraw(world, rival, "FRA")
    with refuses("bad_amendment", world.state, why="id_twice"):
        submit(world, tabled, (new,))
    accept(world, submit(world, tabled, (DeleteClause("opera2"),)), "KEN")
    namesake = InsertClause("opera1", "operative", Clause("opera2", "operative", "Decides otherwise"))
    with refuses("bad_amendment", world.state, why="id_twice"):
        submit(world, tabled, (namesake,))


def test_an_amendment_to_a_superseded_version_is_refused(world: World, tabled: str) -> None:
    old = in_force(world, tabled)
    accept(world, world.amend(tabled, "FRA"), "KEN")
    with refuses("superseded_version", world.state, symbol="A/80/L.1"):
        submit(world, tabled, (DeleteClause("opera2"),), base=old)


def test_when_all_sponsors_have_accepted_it_is_in_their_revision(world: World) -> None:
    tabled = world.table("KEN")
    two = _sponsored(world, ("KEN", "TUV"))
    id = world.amend(two, "FRA")
    accept(world, id, "KEN")
    assert (found(world, id).state, found(world, id).accepted) == ("circulated", ("KEN",))
    with refuses("already_accepted", world.state):
        accept(world, id, "KEN")
    with refuses("not_a_sponsor", world.state, member="ARG"):
        accept(world, id, "ARG")
    with refuses("superseded_version", world.state):
        accept(world, id, "TUV", text="0" * 64)
    accept(world, id, "TUV")
    assert found(world, id).state == "incorporated"
    assert "publish tests" in words(world, two)
    assert [each.amendment for each in world.state.objects(Proposal)[two].versions] == [None, id]
    assert "publish tests" not in words(world, tabled)
    with refuses("amendment_closed", world.state, state="incorporated"):
        accept(world, id, "KEN")


def _sponsored(world: World, sponsors: tuple[str, ...]) -> str:
    first = world.state.objects(Proposal)
    other = next(iter(first.values()))
    act = world.do(
        proposal.Table, delegate_of(sponsors[0]), member=sponsors[0], title=other.title, pillar="governance",
        sponsors=sponsors, text=other.text,
    )  # fmt: skip
    for invited in sponsors[1:]:
        world.do(sponsorship.Cosponsor, delegate_of(invited), member=invited, proposal=act.id)
    return str(act.id)


def test_its_main_sponsor_withdraws_it_before_it_is_voted_on(world: World, tabled: str) -> None:
    id = world.amend(tabled, "FRA")
    with refuses("not_the_sponsor", world.state):
        withdraw(world, id, "KEN")
    withdraw(world, id, "FRA")
    again: list[Callable[[], None]] = [lambda: withdraw(world, id, "FRA"), lambda: accept(world, id, "KEN")]
    for act in again:
        with refuses("amendment_closed", world.state):
            act()


def test_amendments_are_voted_before_their_proposal(world: World, tabled: str) -> None:
    """P-53."""
    sitting = world.meet()
    one, other = world.amend(tabled, "FRA"), world.amend(tabled, "TUV", "all members", "each member")
    for id in (one, other):
        with refuses("amendments_pending", world.state):
            world.open(sitting, "proposal", tabled)
        vote(world, sitting, "amendment", id, yes=2, no=1)
    assert words(world, tabled).startswith("Requests each member to publish tests")
    final = vote(world, sitting, "proposal", tabled, yes=3, no=0)
    assert final.put.matter.text == final.put.matter.result == in_force(world, tabled)


@pytest.mark.parametrize("end", ["withdrawn", "rejected", "incorporated", "moot"])
def test_a_decided_amendment_no_longer_stands_before_its_proposal(world: World, tabled: str, end: str) -> None:
    sitting = world.meet()
    id = world.amend(tabled, "FRA")
    match end:
        case "withdrawn":
            withdraw(world, id, "FRA")
        case "rejected":
            vote(world, sitting, "amendment", id, yes=1, no=2)
        case "incorporated":
            accept(world, id, "KEN")
        case _:
            other = world.amend(tabled, "TUV", "share tests", "hide tests")
            vote(world, sitting, "amendment", other, yes=1, no=0)
            moot(world, id, other)
    assert found(world, id).state == end
    world.open(sitting, "proposal", tabled)


def test_a_collision_makes_moot_and_nothing_else_does(world: World, tabled: str) -> None:
    """P-54."""
    sitting = world.meet()
    one = world.amend(tabled, "FRA", "share tests", "publish tests")
    same = world.amend(tabled, "TUV", "to share", "not to share")
    elsewhere = world.amend(tabled, "ARG", "all members", "each member")
    with refuses("not_adopted_yet", world.state):
        moot(world, same, one)
    vote(world, sitting, "amendment", one, yes=2, no=1)
    with refuses("not_implied", world.state):
        moot(world, elsewhere, one)
    with refuses("amendment_no_longer_fits", world.state):
        world.open(sitting, "amendment", same)
    with refuses("amendment_no_longer_fits", world.state):
        accept(world, same, "KEN")
    with refuses("not_permitted", world.state):
        moot(world, same, one, FRA)
    moot(world, same, one)
    assert (found(world, same).state, found(world, same).moot) == ("moot", one)
    with refuses("amendment_closed", world.state):
        world.open(sitting, "amendment", same)
    with refuses("amendment_closed", world.state):
        moot(world, same, one)
    vote(world, sitting, "amendment", elsewhere, yes=2, no=1)
    assert words(world, tabled).startswith("Requests each member to publish tests")


def test_what_another_proposals_amendment_said_makes_nothing_moot(world: World, tabled: str) -> None:
    other = _sponsored(world, ("TUV",))
    id, foreign = world.amend(tabled, "FRA"), world.amend(other, "FRA")
    accept(world, foreign, "TUV")
    with refuses("not_adopted_yet", world.state):
        moot(world, id, foreign)
    with refuses("unknown_object", world.state):
        moot(world, id, tabled)


def test_nothing_is_ruled_moot_while_its_proposal_is_voted_on(world: World, tabled: str) -> None:
    sitting = world.meet()
    one = world.amend(tabled, "FRA")
    same = world.amend(tabled, "TUV", "to share", "not to share")
    accept(world, one, "KEN")
    third = world.amend(tabled, "ARG", "all members", "each member")
    world.open(sitting, "amendment", third)
    with refuses("voting_in_progress", world.state):
        moot(world, same, one)


def test_an_equally_divided_amendment_is_voted_again_or_not_at_all(world: World, tabled: str) -> None:
    """P-69, P-37."""
    sitting = world.meet()
    id = world.amend(tabled, "FRA")
    assert vote(world, sitting, "amendment", id, yes=2, no=2).outcome is not None
    assert found(world, id).state == "second_vote_pending"
    with refuses("amendments_pending", world.state):
        world.open(sitting, "proposal", tabled)
    with refuses("voting_begun", world.state):
        withdraw(world, id, "FRA")
    with refuses("voting_begun", world.state):
        accept(world, id, "KEN")
    with refuses("second_vote_same_meeting", world.state):
        world.open(sitting, "amendment", id)
    sitting = sitting_after(world, sitting)
    second = vote(world, sitting, "amendment", id, yes=2, no=2)
    assert second.outcome is not None
    assert (second.put.terms.attempt, second.outcome.reason) == (2, "equally_divided_twice")
    assert found(world, id).state == "rejected"


def test_the_48_hours_of_one_amendment_are_not_anothers(world: World, tabled: str) -> None:
    sitting = world.meet()
    tied, other = world.amend(tabled, "FRA"), world.amend(tabled, "TUV", "all members", "each member")
    vote(world, sitting, "amendment", tied, yes=2, no=2)
    world.now += timedelta(hours=47)
    vote(world, sitting, "amendment", other, yes=1, no=2)
    world.now += timedelta(hours=2)
    sitting = sitting_after(world, sitting)
    with refuses("second_vote_lapsed", world.state, hours=48):
        world.open(sitting, "amendment", tied)
    world.open(sitting, "proposal", tabled)
