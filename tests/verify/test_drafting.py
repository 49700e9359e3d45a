"""The verifier on a record in which texts were worked on in every way: it holds, and each lie in it is found."""

import pytest

from deliberation.core import amendment, en_bloc, revising, ruling
from deliberation.core import text as texts
from deliberation.core.proposal import Proposal
from tests.core.test_redrafting import amend, preview
from tests.drafting import chair, delegate, in_force, reword, submit, the_proposal, worked
from tests.memory import World
from tests.verify.records import verdict


def holds(world: World) -> bool:
    return verdict(world.files(), policy=world.policy.encode()).holds


def why(world: World) -> str:
    failure = verdict(world.files(), policy=world.policy.encode()).first
    assert failure is not None
    return failure.why


@pytest.fixture(scope="module")
def record() -> World:
    return worked()


def test_it_holds(record: World) -> None:
    report = verdict(record.files(), policy=record.policy.encode())
    assert report.holds, report.first
    kinds = {each.symbol for each in report.ballots}
    assert {"A/80/L.2/Rev.1", "A/80/L.2/Amend.3"} <= kinds


def test_a_rendering_and_the_base_of_a_sub_amendment_must_be_published() -> None:
    world = worked()
    of = world.table("KEN", "A third norm")
    parent = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"))
    amend(world, parent, "TUV", reword(preview(world, parent), "opera1", "publish", "print"))
    assert holds(world)
    base = texts.text_hash(preview(world, parent))
    renderings = [hash for each in world.state.objects(Proposal).values() for hash in each.renderings.values()]
    for hash in (base, *renderings):
        kept = world.blobs.pop(hash)
        assert "missing" in why(world)
        world.blobs[hash] = kept
    assert holds(world)


def lies() -> list[tuple[str, str]]:
    return [
        ("revised by one who does not sponsor it", "not the sponsor"),
        ("adopted over an objection to each", "bad en bloc"),
        ("adopted outside of a meeting", "meeting not open"),
        ("voted before the appeal", "appeal pending"),
        ("voted out of turn", "not its turn"),
        ("voted on the day it was tabled", "not circulated in time"),
        ("an amendment in the name of another", "not your member"),
    ]


@pytest.mark.parametrize(("lie", "found"), lies())
def test_an_act_that_was_never_lawful_is_found(lie: str, found: str) -> None:
    from deliberation.core import ballot, meeting
    from tests.memory import CHAIR, delegate_of

    world = worked()
    of = world.table("KEN", "A third norm")
    text = in_force(world, of)
    first = submit(world, of, "FRA", reword(text, "opera1", "share", "publish"))
    second = submit(world, of, "TUV", reword(text, "opera2", "seized", "informed"))
    hash = the_proposal(world, of).text
    sitting = next(iter(world.state.objects(meeting.Meeting)))
    put = {"meeting": sitting, "noun": "amendment", "text": hash, "majority": "simple", "waive_circulation": True}
    match lie:
        case "revised by one who does not sponsor it":
            facts = {"member": "FRA", "proposal": of, "base": hash, "oral": False}
            change = (reword(text, "opera1", "share", "hide"),)
            act = world.make(revising.Revise, delegate_of("FRA"), **facts, changes=change)
        case "adopted over an objection to each" | "adopted outside of a meeting":
            asked = chair(world, en_bloc.Ask, proposal=of, text=hash, amendments=(first,))
            if found == "bad en bloc":
                delegate(world, en_bloc.Object, "CHN", en_bloc=asked, amendments=(first,))
            else:
                chair(world, meeting.Adjourn, meeting=sitting)
            act = world.make(en_bloc.Adopt, CHAIR, en_bloc=asked, text=hash)
        case "voted before the appeal" | "voted out of turn":
            ruled = chair(world, ruling.Order, proposal=of, order=(first,))
            if found == "appeal pending":
                delegate(world, ruling.Appeal, "ARG", ruling=ruled)
            act = world.make(ballot.Open, CHAIR, **put, subject=second)
        case "voted on the day it was tabled":
            act = world.make(ballot.Open, CHAIR, **(put | {"waive_circulation": False}), subject=first)
        case _:
            facts = {"proposal": of, "base": hash, "sponsors": ("FRA",), "member": "FRA"}
            change = (reword(text, "opera1", "share", "hide"),)
            act = world.make(amendment.Submit, delegate_of("TUV"), **facts, changes=change)
    assert holds(world)
    world.force(world.raw(act))
    assert found in why(world)
