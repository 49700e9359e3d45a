"""Division: parts by themselves, what is left as a whole, and nothing without an operative paragraph (P-60 to P-64)."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from deliberation.core import division, meeting, revising, ruling, second_vote
from deliberation.core.division import Division, Part
from deliberation.core.profiles.ga import GA
from deliberation.core.text import Clause, Text
from tests.drafting import (
    chair,
    delegate,
    in_force,
    moved,
    parts,
    put,
    reword,
    submit,
    table,
    the_amendment,
    the_proposal,
    vote,
)
from tests.memory import CHAIR, World, delegate_of
from tests.refusing import refuses

TEXT = Text(
    "Safe tests",
    (Clause("pream1", "preambular", "Recalling that all members share tests", 9),),
    (
        Clause("opera1", "operative", "Requests all", 8, (Clause("below1", "sub_paragraph", "to share tests"),)),
        Clause("opera2", "operative", "Invites all to learn", 7),
        Clause("opera3", "operative", "Decides to remain seized of the matter", 7),
    ),
)


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def of(world: World) -> str:
    return table(world, "KEN", TEXT)


def part(world: World, id: str) -> Part:
    return world.state.objects(Part)[id]


def test_parts_are_voted_and_what_is_approved_is_put_as_a_whole(world: World, of: str) -> None:
    """P-61."""
    sitting = world.meet()
    one, other = parts(world, of, ["opera2"], ["pream1", "below1"])
    assert [(part(world, id).number, part(world, id).clauses) for id in (one, other)] == [
        (1, ("opera2",)), (2, ("pream1", "below1")),
    ]  # fmt: skip
    for symbol in (one, other):
        with refuses("parts_pending", world.state):
            put(world, sitting, "proposal", of, of)
        voted = vote(world, sitting, "part", symbol, of, yes=1 if symbol == one else 3, no=2)
        assert voted.put.matter.result == voted.put.matter.text
    assert [part(world, id).state for id in (one, other)] == ["rejected", "adopted"]
    assert [clause.id for clause in in_force(world, of).operative] == ["opera1", "opera3"]
    version = the_proposal(world, of).versions[-1]
    assert (version.kind, version.cause) == ("division", one)
    with refuses("part_closed", world.state):
        put(world, sitting, "part", one, of)
    final = vote(world, sitting, "proposal", of, of, yes=3, no=1)
    assert final.put.matter.text == version.text
    assert the_proposal(world, of).state == "adopted"


def test_without_any_operative_paragraph_the_whole_is_rejected(world: World, of: str) -> None:
    """P-62: preambular survivors do not save it."""
    sitting = world.meet()
    preamble, first, rest = parts(world, of, ["pream1"], ["opera1"], ["opera2", "opera3"])
    vote(world, sitting, "part", preamble, of, yes=3, no=1)
    vote(world, sitting, "part", first, of, yes=1, no=3)
    assert the_proposal(world, of).state == "action"
    vote(world, sitting, "part", rest, of, yes=1, no=3)
    assert (the_proposal(world, of).state, part(world, rest).state) == ("rejected", "rejected")
    with refuses("proposal_closed", world.state):
        put(world, sitting, "proposal", of, of)


@pytest.mark.parametrize(
    ("why", "named"),
    [
        ("empty", ()),
        ("empty", (("opera1",), ())),
        ("unknown_clause", (("opera9",),)),
        ("twice", (("opera1",), ("opera1",))),
        ("twice", (("opera1", "opera1"),)),
        ("twice", (("opera1",), ("below1",))),
    ],
)
def test_each_paragraph_is_in_one_part(world: World, of: str, why: str, named: Any) -> None:
    with refuses("bad_division", world.state, why=why):
        chair(world, division.Divide, proposal=of, parts=named)


def test_a_divided_text_changes_by_its_parts_alone(world: World, of: str) -> None:
    """P-64: amendments come before."""
    sitting = world.meet()
    change = reword(in_force(world, of), "opera2", "learn", "rest")
    id = submit(world, of, "FRA", change)
    with refuses("amendments_pending", world.state):
        parts(world, of, ["opera2"])
    vote(world, sitting, "amendment", id, of, yes=1, no=2)
    assert the_amendment(world, id).state == "rejected"
    parts(world, of, ["opera2"])
    with refuses("divided", world.state):
        submit(world, of, "TUV", change)
    with refuses("divided", world.state):
        facts = {"proposal": of, "base": the_proposal(world, of).text, "changes": (change,), "oral": True}
        delegate(world, revising.Revise, "KEN", **facts)
    with refuses("divided", world.state):
        parts(world, of, ["opera3"])


def test_an_appeal_is_decided_before_a_division(world: World, of: str) -> None:
    """It could bring an amendment back."""
    sitting = world.meet()
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera2", "learn", "rest"))
    ruled = chair(world, ruling.RuleNotReceivable, amendment=id, reason="It is another matter")
    delegate(world, ruling.Appeal, "FRA", ruling=ruled)
    with refuses("appeal_pending", world.state):
        parts(world, of, ["opera2"])
    vote(world, sitting, "ruling", ruled, of, yes=1, no=2)
    parts(world, of, ["opera2"])


def test_parts_are_under_the_majority_of_their_proposal(world: World, of: str) -> None:
    """P-63."""
    sitting = world.meet()
    one, other = parts(world, of, ["opera2"], ["opera3"])
    vote(world, sitting, "part", one, of, yes=2, no=1, majority="two_thirds")
    for noun, id in (("part", other), ("proposal", of)):
        with refuses("majority_differs", world.state):
            put(world, sitting, noun, id, of, majority="simple")


def test_an_equally_divided_part_is_voted_again_or_lapses(world: World, of: str) -> None:
    """P-69."""
    sitting = world.meet()
    one, other = parts(world, of, ["opera2"], ["opera3"])
    for id in (one, other):
        vote(world, sitting, "part", id, of, yes=2, no=2)
        assert part(world, id).state == "second_vote_pending"
    with refuses("second_vote_same_meeting", world.state):
        put(world, sitting, "part", one, of)
    with refuses("not_lapsed", world.state):
        chair(world, second_vote.Lapse, noun="part", subject=one)
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    sitting = world.meet()
    vote(world, sitting, "part", one, of, yes=1, no=3)
    world.now += timedelta(hours=49)
    with refuses("second_vote_lapsed", world.state):
        put(world, sitting, "part", other, of)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)
    assert [part(world, id).state for id in (one, other)] == ["rejected", "lapsed"]
    assert [clause.id for clause in in_force(world, of).operative] == ["opera1", "opera3"]


def motion(world: World, id: str) -> Division:
    return world.state.objects(Division)[id]


def test_nobody_objecting_the_chair_divides_as_a_member_moved(world: World, of: str) -> None:
    """P-60: any member may move it."""
    id = moved(world, of, ["opera2"], ["pream1"], by="TUV")
    assert (motion(world, id).moved, motion(world, id).state, the_proposal(world, of).parts) == ("TUV", "moved", ())
    chair(world, division.Grant, division=id)
    assert motion(world, id).state == "granted"
    assert [part(world, each).clauses for each in the_proposal(world, of).parts] == [("opera2",), ("pream1",)]
    with refuses("division_closed", world.state, state="granted"):
        delegate(world, division.Object, "FRA", division=id)


@pytest.mark.parametrize(("yes", "no", "state"), [(3, 1, "granted"), (1, 3, "refused"), (2, 2, "refused")])
def test_what_somebody_objects_to_is_put_to_the_vote(world: World, of: str, yes: int, no: int, state: str) -> None:
    """P-60; a procedural motion that is equally divided is not carried, and not voted on again (P-72)."""
    sitting = world.meet()
    id = moved(world, of, ["opera2"], by="TUV")
    delegate(world, division.Object, "FRA", division=id)
    delegate(world, division.Object, "CHN", division=id)
    assert (motion(world, id).state, motion(world, id).objected) == ("objected", "FRA")
    with refuses("division_objected", world.state, member="FRA"):
        chair(world, division.Grant, division=id)
    with refuses("division_pending", world.state):
        put(world, sitting, "proposal", of, of)
    with refuses("simple_for_divisions", world.state):
        put(world, sitting, "division", id, of, majority="two_thirds")
    voted = vote(world, sitting, "division", id, of, yes=yes, no=no)
    assert (voted.put.terms.kind, voted.put.matter.result) == ("procedural", voted.put.matter.text)
    assert (motion(world, id).state, len(the_proposal(world, of).parts)) == (state, int(state == "granted"))
    assert (the_proposal(world, of).state, the_proposal(world, of).majority) == ("circulated", None)
    with refuses("division_closed", world.state, state=state):
        put(world, sitting, "division", id, of)
    if state == "refused":
        vote(world, sitting, "proposal", of, of, yes=3, no=1)
        assert the_proposal(world, of).state == "adopted"


def test_an_objection_in_the_room_needs_no_act(world: World, of: str) -> None:
    """The chair puts to the vote what it heard somebody object to."""
    sitting = world.meet()
    id = moved(world, of, ["opera2"])
    vote(world, sitting, "division", id, of, yes=3, no=1)
    assert len(the_proposal(world, of).parts) == 1


def test_who_moved_it_may_withdraw_it_before_the_vote(world: World, of: str) -> None:
    """P-37."""
    sitting = world.meet()
    id = moved(world, of, ["opera2"], by="TUV")
    with refuses("not_the_mover", world.state):
        delegate(world, division.Withdraw, "FRA", division=id)
    with refuses("not_the_mover", world.state):
        chair(world, division.Withdraw, division=id)
    with refuses("division_pending", world.state):
        moved(world, of, ["opera3"], by="FRA")
    voting = put(world, sitting, "division", id, of)
    with refuses("voting_in_progress", world.state):
        delegate(world, division.Withdraw, "TUV", division=id)
    world.lock(voting)
    id = moved(world, of, ["opera2"], by="TUV")
    delegate(world, division.Withdraw, "TUV", division=id)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)


def test_nobody_moves_for_another(world: World, of: str) -> None:
    """P-10: neither for another member nor for the room."""
    facts = {"proposal": of, "parts": (("opera2",),)}
    with refuses("not_your_member", world.state):
        world.do(division.Divide, delegate_of("FRA"), member="KEN", **facts)
    with refuses("not_your_member", world.state):
        world.do(division.Divide, delegate_of("FRA"), **facts)
    with refuses("not_your_member", world.state):
        world.do(division.Divide, CHAIR, member="KEN", **facts)


def test_another_text_overtakes_a_motion(world: World, of: str) -> None:
    """What it would divide is no longer there; amendments come before (P-64)."""
    sitting = world.meet()
    id = moved(world, of, ["opera2"], by="TUV")
    change = reword(in_force(world, of), "opera2", "learn", "rest")
    pending = submit(world, of, "FRA", change)
    for act in (lambda: chair(world, division.Grant, division=id), lambda: put(world, sitting, "division", id, of)):
        with refuses("amendments_pending", world.state):
            act()
    vote(world, sitting, "amendment", pending, of, yes=3, no=1)
    with refuses("superseded_version", world.state):
        chair(world, division.Grant, division=id)
    later = moved(world, of, ["opera3"], by="FRA")
    assert (motion(world, id).state, motion(world, later).state) == ("overtaken", "moved")
    chair(world, division.Grant, division=later)


def test_where_the_rules_say_so_it_is_granted_on_request() -> None:
    """EC 64: no objection, no vote; what the chair announces divides at once."""
    ec = World("on request")
    ec.profile = msgspec.structs.replace(GA, division="on_request")
    ec.found()
    of, sitting = table(ec, "KEN", TEXT), ec.meet()
    id = moved(ec, of, ["opera2"], by="TUV")
    with refuses("division_on_request", ec.state):
        delegate(ec, division.Object, "FRA", division=id)
    with refuses("division_on_request", ec.state):
        put(ec, sitting, "division", id, of)
    chair(ec, division.Grant, division=id)
    of = table(ec, "KEN", TEXT)
    moved(ec, of, ["opera2"])
    assert len(the_proposal(ec, of).parts) == 1
