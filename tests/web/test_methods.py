"""Votes by other methods through the door: what tellers alone may read, and what is refused to whom, by which rule."""

import secrets
from typing import Any

import msgspec

from deliberation.client.actor import Parcel
from deliberation.core import amendment, ballot, canonical, conduct, en_bloc, hands, seal, tellers
from deliberation.core.ballot import Ballot, Sealed
from deliberation.core.envelope import unb64
from deliberation.core.law import blob
from deliberation.core.proposal import Proposal
from deliberation.core.voting import Choice, Method
from tests.check import check
from tests.door import Door
from tests.web.test_acts import problem, unchanged
from tests.world import CHAIR, SECRETARIAT, World, delegate_of

TELLERS = (SECRETARIAT, delegate_of("FRA"))


async def voting(world: World, method: Method = "recorded", sitting: str = "", **facts: Any) -> Ballot:
    of = await world.table("KEN")
    text = (await world.get(Proposal, of)).text
    put: dict[str, Any] = {"meeting": sitting or await world.meet(), "noun": "proposal", "subject": of, "text": text}
    put |= {"majority": "simple", "waive_circulation": True, "method": method}
    return await world.get(Ballot, (await world.do(CHAIR, ballot.Open, **put, **facts)).id)


def entry(world: World, on: Ballot, voter: str, choice: Choice, kind: Any, by: str, salt: bytes = b"") -> Parcel:
    body, salt = canonical.encode(Sealed(choice)), salt or secrets.token_bytes(seal.SALT_BYTES)
    facts: dict[str, Any] = {"ballot": on.id, "question": on.question, "voter": voter}
    facts |= {"commitment": seal.commitment(salt, body)}
    return world.parcel(by, kind, sealed=(body, salt), **facts)


async def refused(door: Door, world: World, parcel: Parcel, code: str) -> None:
    async with unchanged(world):
        problem(await door.post(parcel), code)


async def test_what_a_chair_may_not_do_while_a_vote_is_open(world: World, door: Door) -> None:
    """P-08, P-75: vote, open another on the question, change the question, announce before the lock."""
    on = await voting(world, minutes=60)
    of = on.put.matter.id
    vote = world.vote(on, "KEN").act
    stolen = msgspec.structs.replace(vote, actor=CHAIR)
    body = canonical.encode(Sealed("in_favour"))
    salt = secrets.token_bytes(seal.SALT_BYTES)
    stolen = msgspec.structs.replace(stolen, commitment=seal.commitment(salt, body))
    await refused(door, world, world.actor(CHAIR).sign(stolen, sealed=(body, salt)), "chair_does_not_vote")
    again: dict[str, Any] = {"meeting": on.meeting, "noun": "proposal", "subject": of, "text": on.put.matter.text}
    again |= {"majority": "simple", "waive_circulation": True}
    await refused(door, world, world.parcel(CHAIR, ballot.Open, **again), "voting_in_progress")
    other = msgspec.structs.replace(world.actor(CHAIR).act(ballot.Open, **again), id=on.id, majority="two_thirds")
    await refused(door, world, world.actor(CHAIR).sign(other), "act_id_reused")
    asked = world.parcel(CHAIR, en_bloc.Ask, proposal=of, text=on.put.matter.text, amendments=(of,))
    await refused(door, world, asked, "unknown_object")
    changes = await world.rewording(await world.get(Proposal, of), "share tests", "keep tests")
    facts: dict[str, Any] = {"proposal": of, "base": on.put.matter.text, "changes": changes, "sponsors": ("KEN",)}
    await refused(door, world, world.parcel(delegate_of("KEN"), amendment.Submit, **facts), "voting_in_progress")
    await refused(door, world, world.parcel(CHAIR, conduct.Announce, ballot=on.id), "nothing_to_announce")
    await refused(door, world, world.parcel(CHAIR, ballot.Lock, ballot=on.id), "closes_later")
    await refused(door, world, world.parcel(SECRETARIAT, conduct.Annul, ballot=on.id, reason="So"), "not_permitted")


async def test_nobody_votes_while_it_is_interrupted_and_nobody_demands_after_the_lock(world: World, door: Door) -> None:
    on = await voting(world, "non_recorded")
    await world.cast(on, "ARG")
    await world.do(delegate_of("KEN"), conduct.Rise, ballot=on.id, point="No sound")
    await refused(door, world, world.vote(on, "KEN"), "ballot_suspended")
    await world.do(CHAIR, conduct.Resume, ballot=on.id)
    await refused(door, world, world.parcel(CHAIR, ballot.Lock, ballot=on.id), "two_tellers")
    await world.do(CHAIR, tellers.Appoint, ballot=on.id, tellers=TELLERS)
    await world.do(CHAIR, ballot.Lock, ballot=on.id)
    await refused(door, world, world.parcel(delegate_of("TUV"), hands.Demand, ballot=on.id), "ballot_locked")
    await check(world)


async def test_openings_without_names_are_for_two_tellers_alone(world: World, door: Door) -> None:
    """P-73: neither the log, nor its blobs, nor anybody else's session has them."""
    on = await voting(world, "non_recorded")
    await world.cast(on, "KEN", "against")
    await world.do(CHAIR, tellers.Appoint, ballot=on.id, tellers=TELLERS)
    path = f"/api/assemblies/{world.id}/ballots/{on.id}/openings"
    teller = door.bearer(await door.token(world, TELLERS[0]))
    problem(await door.http.get(path, headers=teller), "ballot_not_locked")
    await world.do(CHAIR, ballot.Lock, ballot=on.id)
    locked = await world.get(Ballot, on.id)
    for who in (None, CHAIR, delegate_of("KEN")):
        headers = door.bearer(await door.token(world, who)) if who else {}
        problem(await door.http.get(path, headers=headers), "not_a_teller")
    problem(await door.http.get(f"/log/{world.id}/openings/{on.id}"), "openings_with_tellers")
    problem(await door.http.get(f"/log/{world.id}/blob/{locked.openings}"), "unknown_object")
    shown = await door.http.get(path, headers=teller)
    assert blob(shown.content).id == locked.openings
    [opening] = ballot.decode_openings(shown.content).openings
    assert ballot.choice(opening.body.encode()) == "against"
    figures: dict[str, Any] = {
        "ballot": on.id,
        "in_favour": 0,
        "against": 1,
        "abstaining": 0,
        "openings": locked.openings,
    }
    false = world.parcel(TELLERS[0], tellers.Attest, **figures | {"against": 0, "in_favour": 1})
    await refused(door, world, false, "other_figures")
    for who in TELLERS:
        assert (await world.get(Ballot, on.id)).outcome is None
        await world.do(who, tellers.Attest, **figures)
    decided = await world.get(Ballot, on.id)
    assert decided.outcome is not None
    assert decided.outcome.tally.against == 1
    await check(world)


async def test_two_tellers_enter_a_vote_and_one_alone_does_not(world: World, door: Door) -> None:
    """P-91: the other teller reads what was entered; nobody else does, before the lock."""
    on = await voting(world)
    await world.do(CHAIR, tellers.Appoint, ballot=on.id, tellers=TELLERS)
    await world.cast(on, "ARG")
    entered = entry(world, on, "TUV", "against", tellers.Enter, TELLERS[0])
    await refused(door, world, entry(world, on, "TUV", "against", tellers.Enter, delegate_of("CHN")), "not_a_teller")
    assert (await door.post(entered)).status_code == 201
    path = f"/api/assemblies/{world.id}/ballots/{on.id}/entered/TUV"
    problem(await door.http.get(path), "not_a_teller")
    other = door.bearer(await door.token(world, TELLERS[1]))
    shown = (await door.http.get(path, headers=other)).json()
    assert shown["body"] == '{"choice":"against"}'
    salt = unb64(shown["salt"])
    await refused(door, world, entry(world, on, "TUV", "against", tellers.Confirm, TELLERS[0], salt), "teller_alone")
    await refused(door, world, entry(world, on, "TUV", "in_favour", tellers.Confirm, TELLERS[1]), "nothing_entered")
    confirmed = entry(world, on, "TUV", "against", tellers.Confirm, TELLERS[1], salt)
    assert (await door.post(confirmed)).status_code == 201
    problem(await door.http.get(path, headers=other), "nothing_entered")
    snapshot = await door.http.get(f"/api/assemblies/{world.id}/snapshot")
    assert "against" not in snapshot.text.replace('"against_', "")
    locked = await world.lock(on)
    assert locked.by_tellers == ("TUV",)
    assert locked.outcome is not None
    assert (locked.outcome.tally.in_favour, locked.outcome.tally.against) == (1, 1)
    await check(world)


async def test_the_votes_of_a_void_ballot_are_destroyed_unopened(world: World) -> None:
    from sqlalchemy import text

    on = await voting(world)
    await world.cast(on, "KEN")
    await world.do(CHAIR, conduct.Annul, ballot=on.id, reason="An incident")
    async with world.store.read() as tx:
        left = await tx.run(text("SELECT count(*) FROM sealed WHERE ballot = :b"), {"b": on.id})
        assert left.scalar_one() == 0
    await check(world)
