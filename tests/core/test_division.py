"""Division: parts by themselves, what is left as a whole, and nothing without an operative paragraph (P-60 to P-64)."""

from datetime import timedelta
from typing import Any

import pytest

from deliberation.core import division, meeting, revising, ruling, second_vote
from deliberation.core.division import Part
from deliberation.core.text import Clause, Text
from tests.drafting import (
    chair,
    delegate,
    in_force,
    parts,
    put,
    reword,
    submit,
    table,
    the_amendment,
    the_proposal,
    vote,
)
from tests.memory import CHAIR, World
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
