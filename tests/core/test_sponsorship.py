"""Sponsorship: the tabling member alone first; others by their own act, as long as the text can change (P-37, P-45)."""

import pytest

from deliberation.core import proposal, sponsorship
from deliberation.core import text as texts
from tests.drafting import (
    accept,
    delegate,
    in_force,
    join,
    keep,
    put,
    reword,
    submit,
    table,
    the_amendment,
    the_proposal,
    vote,
)
from tests.memory import World
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def leave(world: World, of: str, by: str) -> None:
    delegate(world, sponsorship.Leave, by, proposal=of)


def open_(world: World, of: str, by: str, *, to_all: bool) -> None:
    delegate(world, sponsorship.OpenSponsorship, by, proposal=of, open=to_all)


def named(world: World, *invited: str) -> str:
    return table(world, "KEN", in_force(world, world.table("KEN")), *invited)


def test_who_is_named_is_no_sponsor_before_its_own_act(world: World) -> None:
    of = named(world, "FRA", "TUV")
    assert (the_proposal(world, of).sponsors, the_proposal(world, of).invited) == (("KEN",), ("FRA", "TUV"))
    join(world, of, "TUV")
    assert (the_proposal(world, of).sponsors, the_proposal(world, of).invited) == (("KEN", "TUV"), ("FRA",))
    with refuses("already_sponsor", world.state, member="TUV"):
        join(world, of, "TUV")
    with refuses("not_invited", world.state, member="ARG"):
        join(world, of, "ARG")


def test_an_invited_member_declines(world: World) -> None:
    of = named(world, "FRA")
    leave(world, of, "FRA")
    assert the_proposal(world, of).invited == ()
    with refuses("not_invited", world.state):
        join(world, of, "FRA")


def test_the_main_sponsor_opens_it_and_closes_it(world: World) -> None:
    of = named(world)
    with refuses("not_the_sponsor", world.state):
        open_(world, of, "ARG", to_all=True)
    open_(world, of, "KEN", to_all=True)
    join(world, of, "ARG")
    with refuses("not_the_sponsor", world.state):
        open_(world, of, "ARG", to_all=False)
    open_(world, of, "KEN", to_all=False)
    with refuses("not_invited", world.state):
        join(world, of, "CHN")


def test_a_sponsor_leaves_but_not_the_last(world: World) -> None:
    of = named(world, "FRA")
    with refuses("last_sponsor", world.state):
        leave(world, of, "KEN")
    join(world, of, "FRA")
    leave(world, of, "KEN")
    assert the_proposal(world, of).sponsors == ("FRA",)
    with refuses("not_a_sponsor", world.state):
        leave(world, of, "KEN")
    with refuses("not_the_sponsor", world.state):
        delegate(world, proposal.Withdraw, "KEN", proposal=of)
    delegate(world, proposal.Withdraw, "FRA", proposal=of)


def test_sponsors_stand_still_from_the_vote_on(world: World) -> None:
    of = named(world, "FRA", "TUV")
    join(world, of, "TUV")
    sitting = world.meet()
    voting = put(world, sitting, "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        join(world, of, "FRA")
    with refuses("voting_in_progress", world.state):
        leave(world, of, "TUV")
    with refuses("voting_in_progress", world.state):
        open_(world, of, "KEN", to_all=True)
    world.cast(voting, "ARG", "in_favour")
    world.lock(voting)
    with refuses("proposal_closed", world.state):
        join(world, of, "FRA")


def test_every_sponsor_there_is_must_accept(world: World) -> None:
    """P-58: who joins must, too; who leaves need not any more."""
    of = named(world, "FRA", "TUV")
    join(world, of, "FRA")
    id = submit(world, of, "ARG", reword(in_force(world, of), "opera1", "share", "publish"))
    accept(world, id, "KEN")
    join(world, of, "TUV")
    accept(world, id, "FRA")
    assert the_amendment(world, id).state == "circulated"
    leave(world, of, "TUV")
    assert the_amendment(world, id).state == "circulated"
    accept(world, id, "KEN")
    assert the_amendment(world, id).state == "incorporated"


def test_a_withdrawn_proposal_is_brought_again_by_anybody(world: World) -> None:
    """P-37."""
    of = named(world)
    text = in_force(world, of)
    with refuses("not_withdrawn", world.state):
        table(world, "FRA", text, reintroduces=of)
    delegate(world, proposal.Withdraw, "KEN", proposal=of)
    again = the_proposal(world, table(world, "FRA", text, reintroduces=of))
    assert (again.reintroduces, again.sponsors, again.state) == (of, ("FRA",), "circulated")
    assert again.symbol != the_proposal(world, of).symbol


def test_amendments_have_sponsors_in_the_same_way(world: World) -> None:
    of = named(world)
    change = reword(in_force(world, of), "opera1", "share", "publish")
    id = submit(world, of, "ARG", change, sponsors=("ARG", "CHN"))
    assert (the_amendment(world, id).sponsors, the_amendment(world, id).invited) == (("ARG",), ("CHN",))
    with refuses("not_invited", world.state):
        delegate(world, sponsorship.CosponsorAmendment, "TUV", amendment=id)
    delegate(world, sponsorship.CosponsorAmendment, "CHN", amendment=id)
    delegate(world, sponsorship.LeaveAmendment, "ARG", amendment=id)
    assert the_amendment(world, id).sponsors == ("CHN",)
    with refuses("last_sponsor", world.state):
        delegate(world, sponsorship.LeaveAmendment, "CHN", amendment=id)
    sitting = world.meet()
    vote(world, sitting, "amendment", id, of, yes=2, no=1)
    with refuses("amendment_closed", world.state):
        delegate(world, sponsorship.CosponsorAmendment, "CHN", amendment=id)


def test_an_open_amendment_is_joined_by_anybody(world: World) -> None:
    of = named(world)
    change = reword(in_force(world, of), "opera1", "share", "publish")
    id = submit(world, of, "ARG", change, open_to_cosponsors=True)
    delegate(world, sponsorship.CosponsorAmendment, "TUV", amendment=id)
    assert the_amendment(world, id).sponsors == ("ARG", "TUV")


def test_its_main_sponsor_opens_an_amendment_and_closes_it(world: World) -> None:
    of = named(world)
    change = reword(in_force(world, of), "opera1", "share", "publish")
    id = submit(world, of, "ARG", change)

    def open_amendment(by: str, *, to_all: bool) -> None:
        delegate(world, sponsorship.OpenAmendment, by, amendment=id, open=to_all)

    for by in ("TUV", "KEN"):
        with refuses("not_the_sponsor", world.state):
            open_amendment(by, to_all=True)
    open_amendment("ARG", to_all=True)
    delegate(world, sponsorship.CosponsorAmendment, "TUV", amendment=id)
    open_amendment("ARG", to_all=False)
    with refuses("not_invited", world.state):
        delegate(world, sponsorship.CosponsorAmendment, "CHN", amendment=id)
    delegate(world, sponsorship.LeaveAmendment, "ARG", amendment=id)
    with refuses("not_the_sponsor", world.state):
        open_amendment("ARG", to_all=True)
    voting = put(world, world.meet(), "amendment", id, of)
    with refuses("voting_in_progress", world.state):
        open_amendment("TUV", to_all=True)
    world.lock(voting)
    with refuses("amendment_closed", world.state):
        open_amendment("TUV", to_all=True)


def test_any_sponsor_invites_further_members_to_a_proposal(world: World) -> None:
    of = named(world, "FRA")

    def invite(by: str, *members: str) -> None:
        delegate(world, sponsorship.Invite, by, proposal=of, members=members)

    for by in ("FRA", "ARG"):
        with refuses("not_a_sponsor", world.state, member=by):
            invite(by, "TUV")
    join(world, of, "FRA")
    invite("FRA", "TUV", "CHN")
    assert (the_proposal(world, of).sponsors, the_proposal(world, of).invited) == (("KEN", "FRA"), ("TUV", "CHN"))
    with refuses("already_invited", world.state, member="CHN"):
        invite("KEN", "ARG", "CHN")
    with refuses("already_sponsor", world.state, member="FRA"):
        invite("KEN", "FRA")
    for members, code in (((), "malformed"), (("ARG", "ARG"), "sponsor_twice"), (("KEN",), "sponsor_twice")):
        with refuses(code, world.state):
            invite("KEN", *members)
    with refuses("unknown_object", world.state):
        invite("KEN", "XXX")
    join(world, of, "TUV")
    leave(world, of, "CHN")
    assert (the_proposal(world, of).sponsors, the_proposal(world, of).invited) == (("KEN", "FRA", "TUV"), ())
    invite("TUV", "CHN")
    voting = put(world, world.meet(), "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        invite("KEN", "ARG")
    world.lock(voting)
    with refuses("proposal_closed", world.state):
        invite("KEN", "ARG")


def test_any_sponsor_invites_further_members_to_an_amendment(world: World) -> None:
    of = named(world)
    id = submit(world, of, "ARG", reword(in_force(world, of), "opera1", "share", "publish"))

    def invite(by: str, *members: str) -> None:
        delegate(world, sponsorship.InviteToAmendment, by, amendment=id, members=members)

    with refuses("not_a_sponsor", world.state, member="KEN"):
        invite("KEN", "TUV")
    invite("ARG", "TUV")
    delegate(world, sponsorship.CosponsorAmendment, "TUV", amendment=id)
    invite("TUV", "CHN")
    assert (the_amendment(world, id).sponsors, the_amendment(world, id).invited) == (("ARG", "TUV"), ("CHN",))
    with refuses("already_invited", world.state, member="CHN"):
        invite("ARG", "CHN")
    vote(world, world.meet(), "amendment", id, of, yes=2, no=1)
    with refuses("amendment_closed", world.state):
        invite("ARG", "FRA")


def test_a_text_that_refers_to_what_it_does_not_have_is_not_tabled(world: World) -> None:
    text = in_force(world, world.table("KEN"))
    raw = texts.encode(text).replace(b"Decides to remain seized", b"Decides on {@gone01} to remain seized")
    hash = keep(world, raw)
    facts = {"title": text.title, "pillar": "governance", "sponsors": ("KEN",), "text": hash}
    with refuses("bad_text", world.state, why="dangling", clause="2"):
        delegate(world, proposal.Table, "KEN", **facts)
