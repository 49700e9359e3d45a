"""Taking votes in the world of `memory.py` by every method, in few words."""

from typing import Any

import msgspec

from deliberation.core import ballot, canonical, conduct, hands, roll_call, seal, tellers, without_vote
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Given, Sealed, Vote, count, opened
from deliberation.core.law import blob
from deliberation.core.meeting import Meeting
from deliberation.core.voting import Choice
from tests.drafting import put, the_proposal
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of

TELLERS = (SECRETARIAT, delegate_of("FRA"))
"""Two persons who may count."""


def founded(**rules: Any) -> World:
    """A world with these rules besides those of the General Assembly."""
    world = World()
    world.profile = msgspec.structs.replace(world.profile, **rules)
    world.found()
    return world


def voting(world: World, **facts: Any) -> Ballot:
    """An open ballot on a draft, in the meeting that is open or in a new one."""
    open_now = [each.id for each in world.state.objects(Meeting).values() if each.state == "open"]
    of = world.table("KEN")
    return put(world, open_now[0] if open_now else world.meet(), "proposal", of, of, **facts)


def now(world: World, of: Ballot) -> Ballot:
    """The ballot as it is now."""
    return world.state.objects(Ballot)[of.id]


def chair(world: World, kind: Any, of: Ballot, **facts: Any) -> Ballot:
    """The chair does something about a ballot."""
    world.do(kind, CHAIR, ballot=of.id, **facts)
    return now(world, of)


def member(world: World, kind: Any, of: Ballot, by: str, **facts: Any) -> Ballot:
    """A member does something about a ballot."""
    world.do(kind, delegate_of(by), ballot=of.id, member=by, **facts)
    return now(world, of)


def rise(world: World, of: Ballot, by: str, point: str = "We can't hear the chair") -> Ballot:
    """A point of order."""
    return member(world, conduct.Rise, of, by, point=point)


def answer(world: World, of: Ballot, by: str, said: str) -> Ballot:
    """A member answers in a roll-call."""
    return member(world, roll_call.Answer, of, by, question=of.question, answer=said)


def hand_count(world: World, of: Ballot, yes: int, no: int, abstaining: int = 0) -> Ballot:
    """The chair enters what was counted."""
    return chair(world, hands.CountHands, of, in_favour=yes, against=no, abstaining=abstaining)


def lock(world: World, of: Ballot) -> Ballot:
    """Locks a ballot that was not cast sealed."""
    return world.lock(now(world, of))


def enter(world: World, of: Ballot, voter: str, choice: Choice, by: str = TELLERS[0]) -> str:
    """A teller enters a vote; its commitment."""
    body, salt = canonical.encode(Sealed(choice)), world.bytes_of(f"{voter} {choice}")
    committed = seal.commitment(salt, body)
    world.keep_sealed(committed, voter, body, salt)
    world.do(tellers.Enter, by, ballot=of.id, question=of.question, voter=voter, commitment=committed)
    return committed


def confirm(world: World, of: Ballot, voter: str, committed: str, by: str = TELLERS[1]) -> None:
    """The other teller confirms it."""
    world.do(tellers.Confirm, by, ballot=of.id, question=of.question, voter=voter, commitment=committed)


def attest(world: World, of: Ballot, by: str, **other: Any) -> Ballot:
    """A teller attests the figures that wait, or others."""
    found = now(world, of)
    assert found.counted is not None
    facts = {"in_favour": found.counted.in_favour, "against": found.counted.against}
    facts |= {"abstaining": found.counted.abstaining}
    world.do(tellers.Attest, by, ballot=of.id, **{**facts, "openings": found.openings, **other})
    return now(world, of)


def lock_nameless(world: World, of: Ballot, given: Given | None = None) -> Ballot:
    """Locks a non-recorded vote: its openings are nowhere published."""
    openings = world.opened(of)
    votes = [each for each in world.state.objects(Vote).values() if each.ballot == of.id]
    outcome = count(of, opened(of, votes, openings), world.state.objects(Assembly)[world.assembly])
    found = given or Given(openings=blob(canonical.encode(openings)).id, tally=outcome.tally, result=outcome.result)
    world.enter(world.raw(world.make(ballot.Lock, CHAIR, ballot=of.id), given=found))
    return now(world, of)


def second_delegate(world: World, of: str) -> str:
    """Another person of a member."""
    world.do(Grant, SECRETARIAT, grantees=(Grantee(accreditation="second-1", role="delegate", member=of),))
    world.enrol("second-1")
    return "second-1"


def every_method() -> World:
    """One vote by each method, one adoption without a vote, an interruption, a void ballot and its repetition."""
    world = founded()
    world.meet()
    entered = chair(world, tellers.Appoint, voting(world, minutes=5), tellers=TELLERS)
    for voter in world.members[:3]:
        world.cast(entered, voter, "in_favour")
    rise(world, entered, "KEN")
    chair(world, conduct.Resume, entered)
    confirm(world, entered, "TUV", enter(world, entered, "TUV", "against"))
    chair(world, conduct.Extend, entered, minutes=1)
    closes = now(world, entered).closes
    assert closes is not None
    world.now = closes
    world.lock(now(world, entered))
    chair(world, conduct.Announce, entered)
    called = voting(world, method="roll_call")
    assert called.roll_call is not None
    for voter in called.roll_call.order[:4]:
        answer(world, called, voter, "abstaining" if voter == "KEN" else "in_favour")
    chair(world, roll_call.PassOver, called, member=called.roll_call.order[4])
    chair(world, roll_call.PassOver, called, member=called.roll_call.order[4])
    lock(world, called)
    raised = voting(world, method="show_of_hands")
    hand_count(world, raised, 2, 1)
    lock(world, raised)
    nameless = chair(world, tellers.Appoint, voting(world, method="non_recorded"), tellers=TELLERS)
    world.cast(nameless, "KEN", "in_favour")
    world.cast(nameless, "FRA", "in_favour")
    world.cast(nameless, "FRA", "against")
    lock_nameless(world, nameless)
    attest(world, nameless, TELLERS[0])
    attest(world, nameless, TELLERS[1])
    demanded = voting(world, method="show_of_hands")
    member(world, hands.Demand, demanded, "ARG")
    of = demanded.put.matter.id
    again = put(world, demanded.meeting, "proposal", of, of, repeats=demanded.id)
    world.cast(again, "ARG", "in_favour")
    world.lock(again)
    tabled = world.table("CHN")
    asked = world.do(
        without_vote.Ask, CHAIR, proposal=tabled, text=the_proposal(world, tabled).text, waive_circulation=True
    )
    world.do(without_vote.Adopt, CHAIR, without_vote=asked.id, text=the_proposal(world, tabled).text)
    voting(world)
    return world
