"""Proposals: tabled by members, numbered, frozen version by version, withdrawn before the vote (P-37, P-44)."""

import hashlib
from typing import Any

import pytest

from deliberation.core import amendment, ballot, proposal, text
from deliberation.core.ballot import Ballot
from deliberation.core.law import Blob
from deliberation.core.proposal import Proposal
from deliberation.core.text import Clause, Text
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

KEN, FRA = delegate_of("KEN"), delegate_of("FRA")
TEXT = Text("Safe tests", (), (Clause("opera1", "operative", "Requests all to test"),))


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def table(world: World, raw: bytes = text.encode(TEXT), actor: str = KEN, **fields: Any) -> Proposal:
    hash = hashlib.sha256(raw).hexdigest()
    world.blobs[hash] = raw
    facts: dict[str, Any] = {"title": "Safe tests", "pillar": "governance", "sponsors": ("KEN",), "member": "KEN"}
    act = world.do(proposal.Table, actor, **(facts | {"text": hash} | fields))
    return world.state.objects(Proposal)[act.id]


def withdraw(world: World, id: str, by: str = "KEN") -> None:
    world.do(proposal.Withdraw, delegate_of(by), member=by, proposal=id)


def test_a_proposal_begins_with_its_text_frozen(world: World) -> None:
    tabled = table(world, sponsors=("KEN", "TUV"))
    assert (tabled.state, tabled.symbol) == ("circulated", "A/80/L.1")
    assert (tabled.sponsors, tabled.invited) == (("KEN",), ("TUV",))
    [version] = tabled.versions
    assert (version.text, version.at, version.amendment) == (text.text_hash(TEXT), world.now, None)
    assert world.state.objects(Blob)[version.text].raw == text.encode(TEXT)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("sponsor_first", {"sponsors": ()}),
        ("sponsor_first", {"sponsors": ("FRA", "KEN")}),
        ("sponsor_twice", {"sponsors": ("KEN", "FRA", "KEN")}),
        ("unknown_object", {"sponsors": ("KEN", "XXX")}),
        ("unknown_object", {"text": "0" * 64}),
        ("bad_text", {"title": "Other tests"}),
        ("malformed", {"title": ""}),
        ("malformed", {"pillar": "profit"}),
        ("malformed", {"sponsors": ("ken",)}),
        ("malformed", {"sponsors": ("KEN\n",)}),
        ("malformed", {"text": "0" * 64 + "\n"}),
        ("not_your_member", {"member": "FRA", "sponsors": ("FRA",)}),
    ],
)
def test_what_is_tabled_is_in_form(world: World, code: str, fields: dict[str, Any]) -> None:
    with refuses(code, world.state):
        table(world, **fields)


def test_its_sponsors_are_members_the_tabling_one_first(world: World) -> None:
    with refuses("sponsor_first", world.state):
        table(world, sponsors=("FRA", "KEN"))
    with refuses("sponsor_twice", world.state):
        table(world, sponsors=("KEN", "KEN"))


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"title":"Safe tests", "operative":[],"preamble":[]}', b"\xff\x00"])
def test_bytes_that_are_no_text_are_not_tabled(world: World, raw: bytes) -> None:
    with refuses("bad_text", world.state):
        table(world, raw)


def test_a_text_of_nothing_is_not_tabled(world: World) -> None:
    with refuses("bad_text", world.state, why="no_operative"):
        table(world, text.encode(Text("Safe tests", (), ())))


@pytest.mark.parametrize("actor", [CHAIR, SECRETARIAT])
def test_only_members_table(world: World, actor: str) -> None:
    with refuses("not_permitted", world.state):
        table(world, actor=actor)


def test_its_main_sponsor_withdraws_it(world: World) -> None:
    tabled = table(world, sponsors=("KEN", "FRA"))
    with refuses("not_the_sponsor", world.state, symbol="A/80/L.1"):
        withdraw(world, tabled.id, "FRA")
    withdraw(world, tabled.id)
    assert world.state.objects(Proposal)[tabled.id].state == "withdrawn"
    with refuses("voting_begun", world.state):
        withdraw(world, tabled.id)
    with refuses("proposal_closed", world.state, state="withdrawn"):
        world.amend(tabled.id, "FRA", "all", "most")
    sitting = world.meet()
    with refuses("proposal_closed", world.state, state="withdrawn"):
        world.open(sitting, "proposal", tabled.id)


def test_it_is_not_withdrawn_once_it_is_amended(world: World) -> None:
    tabled = world.table("KEN")
    amended = world.amend(tabled, "FRA")
    in_force = world.state.objects(Proposal)[tabled].text
    world.do(amendment.Accept, KEN, member="KEN", amendment=amended, text=in_force)
    with refuses("already_amended", world.state):
        withdraw(world, tabled)


def test_it_is_not_withdrawn_once_voting_has_begun(world: World) -> None:
    tabled = world.table("KEN")
    voting = world.open(world.meet(), "proposal", tabled)
    with refuses("voting_begun", world.state):
        withdraw(world, tabled)
    world.cast(voting, "KEN", "against")
    world.lock(voting)
    with refuses("voting_begun", world.state):
        withdraw(world, tabled)


def test_its_text_stands_still_while_it_is_voted_on(world: World) -> None:
    tabled = world.table("KEN")
    sitting = world.meet()
    amended = world.amend(tabled, "FRA")
    frozen = world.state.objects(Proposal)[tabled].text
    voting = world.open(sitting, "amendment", amended)
    with refuses("voting_in_progress", world.state):
        world.amend(tabled, "TUV", "all members", "each member")
    with refuses("voting_in_progress", world.state):
        world.do(amendment.Accept, KEN, member="KEN", amendment=amended, text=frozen)
    with refuses("voting_in_progress", world.state):
        world.do(amendment.Withdraw, FRA, member="FRA", amendment=amended)
    assert world.state.objects(Proposal)[tabled].text == frozen
    world.cast(voting, "ARG", "in_favour")
    world.lock(voting)
    assert world.state.objects(Proposal)[tabled].text == world.state.objects(Ballot)[voting.id].put.matter.result


def test_an_adopted_proposal_is_closed_and_has_its_number(world: World) -> None:
    first, second = world.table("KEN"), world.table("FRA", "Other tests")
    sitting = world.meet()
    for id in (second, first):
        voting = world.open(sitting, "proposal", id)
        world.cast(voting, "ARG", "in_favour")
        world.lock(voting)
    found = world.state.objects(Proposal)
    assert (found[second].resolution, found[first].resolution) == ("A/RES/80/1", "A/RES/80/2")
    with refuses("proposal_closed", world.state, state="adopted"):
        world.amend(first, "FRA")
    with refuses("proposal_closed", world.state, state="adopted"):
        world.open(sitting, "proposal", first)
    with refuses("unknown_object", world.state, noun="proposal"):
        world.do(
            ballot.Open, CHAIR, meeting=sitting, noun="proposal", subject=sitting, text="0" * 64, majority="simple"
        )
