"""Voting rights through the door: what is refused, in which words, and a record with all of it (P-04 to P-11)."""

from typing import Any

import msgspec

from deliberation.app import NOUNS
from deliberation.core import meeting, member, standing
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.ballot import Ballot
from deliberation.core.member import Member
from deliberation.core.standing import Owing
from deliberation.record.rebuild import rebuild
from deliberation.threads.indexing import index_all
from tests.check import check
from tests.door import Door
from tests.web.test_acts import problem, unchanged
from tests.world import CHAIR, SECRETARIAT, World, delegate_of


async def arrears(world: World, *of: str) -> None:
    lines = tuple(Owing(member=id, owed=123456, due=123456) for id in of)
    await world.do(SECRETARIAT, standing.NoteArrears, notice="A/80/712", currency="USD", members=lines)


async def voting(world: World) -> Ballot:
    """A ballot of which ARG is in arrears, CHN permitted, FRA without its seat, and TUV suspended."""
    tabled = await world.table("KEN")
    await arrears(world, "ARG", "CHN")
    await world.do(CHAIR, standing.Permit, members=("CHN",), decision="80/5", until="2999-12-31")
    await world.do(CHAIR, standing.NoteCredentials, members=("FRA",), state="rejected", cites="A/80/600")
    await world.do(CHAIR, standing.Suspend, members=("TUV",), decision="80/9")
    return await world.open(await world.meet(), "proposal", tabled)


async def test_a_vote_that_a_member_does_not_have_is_refused_for_its_reason(world: World, door: Door) -> None:
    on = await voting(world)
    assert on.roll == ("CHN", "KEN")
    for of, code, words in (
        ("ARG", "vote_lost_by_arrears", ("USD 1,234.56", "A/80/712", "P-06", "speaks, proposes")),
        ("FRA", "credentials_rejected", ("A/80/600", "New credentials")),
        ("TUV", "member_suspended", ("80/9", "restore")),
    ):
        async with unchanged(world):
            said = problem(await door.post(world.vote(on, of)), code)["detail"]
        assert all(each in said for each in words), said
    await world.cast(on, "CHN")
    locked = await world.lock(on)
    assert locked.outcome is not None
    assert (locked.outcome.result, locked.members, locked.quorum) == ("adopted", 5, 3)
    await check(world)


async def test_acts_of_the_bureau_that_do_not_fit_change_nothing(world: World, door: Door) -> None:
    gone: dict[str, Any] = {"members": ("KEN",), "decision": "80/5", "until": "2020-01-01"}
    for who, kind, facts, code in (
        (SECRETARIAT, standing.Permit, gone, "day_past"),
        (SECRETARIAT, standing.Permit, gone | {"until": "2030-02-30"}, "malformed"),
        (SECRETARIAT, standing.Restore, {"members": ("KEN",), "decision": "80/10"}, "nothing_to_restore"),
        (SECRETARIAT, standing.Suspend, {"members": ("XXX",), "decision": "80/9"}, "unknown_object"),
        (SECRETARIAT, standing.Suspend, {"members": ("KEN",), "decision": ""}, "malformed"),
        (delegate_of("KEN"), standing.Suspend, {"members": ("FRA",), "decision": "80/9"}, "not_permitted"),
        (CHAIR, standing.Withdraw, {"members": ("KEN",), "notice": "n", "day": "2999-01-01"}, "not_permitted"),
    ):
        async with unchanged(world):
            problem(await door.post(world.parcel(who, kind, **facts)), code)


async def test_who_does_not_sit_acts_for_nobody_through_the_door(world: World, door: Door) -> None:
    on = await voting(world)
    for of, code in (("FRA", "credentials_rejected"), ("TUV", "member_suspended")):
        async with unchanged(world):
            declared = world.parcel(delegate_of(of), meeting.Declare, meeting=on.meeting, present=False)
            problem(await door.post(declared), code)


async def test_one_who_joins_later_is_no_member_until_then(world: World, door: Door) -> None:
    """P-112: in force from a day; its delegate is accredited before and acts from then on."""
    bra = (member.Admitted(member="BRA", name="Brazil"),)
    await world.do(SECRETARIAT, member.Admit, members=bra, decision="Instrument 7", joins="2999-01-01")
    await world.do(SECRETARIAT, Grant, grantees=(Grantee(accreditation="bra-1", role="delegate", member="BRA"),))
    await world.enrol("bra-1", votes=True)
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    assert (on.members, "BRA" in on.roll) == (5, False)
    world.actors["bra-1"] = msgspec.structs.replace(world.actor("bra-1"), member="BRA")
    async with unchanged(world):
        problem(await door.post(world.vote(on, "BRA")), "not_on_roll")
    async with unchanged(world):
        declared = world.parcel("bra-1", meeting.Declare, meeting=on.meeting, present=True)
        problem(await door.post(declared), "not_a_member")


async def test_the_tables_are_made_anew_from_such_a_record(world: World) -> None:
    on = await voting(world)
    await world.do(SECRETARIAT, standing.Restore, members=("TUV",), decision="80/10")
    await world.do(SECRETARIAT, standing.Withdraw, members=("TUV",), notice="letter", day="2999-01-01")
    await world.lock(on)
    before = {id: await world.get(Member, id) for id in world.members}
    assert (await rebuild(world.store, NOUNS, world.id, index_all)).different == []
    assert {id: await world.get(Member, id) for id in world.members} == before
    await check(world)
