"""Ballots: quorum, majority, one member one vote, and what follows at the lock (P-01, P-14 to P-17, P-57 to P-79)."""

import hashlib
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import accreditation, ballot, canonical, key, meeting, member, second_vote
from deliberation.core.accreditation import Grantee
from deliberation.core.ballot import Ballot, Given, Opening, Openings, Vote
from deliberation.core.envelope import b64
from deliberation.core.law import Blob
from deliberation.core.member import Admitted
from deliberation.core.outcome import Tally
from deliberation.core.proposal import Proposal
from deliberation.core.rules import Body, Majority
from deliberation.core.voting import Choice
from deliberation.errors import BadProof, Refusal
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

CHOICES = st.sampled_from(["in_favour", "against", "abstaining"])
KEN = delegate_of("KEN")


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def sit(world: World, body: Body = "plenary", present: int | None = None) -> str:
    """An open meeting with as many present, who may be too few to decide."""
    called = world.do(meeting.Call, CHAIR, title="Sitting", body=body)
    there = world.members if present is None else world.members[:present]
    world.do(meeting.Note, SECRETARIAT, meeting=called.id, members=there, present=True)
    world.do(meeting.Open, CHAIR, meeting=called.id)
    return str(called.id)


def open_(world: World, sitting: str, subject: str, majority: Majority = "simple", **fields: Any) -> Ballot:
    text = world.state.objects(Proposal)[subject].text if subject in world.state.objects(Proposal) else "0" * 64
    facts: dict[str, Any] = {"meeting": sitting, "noun": "proposal", "subject": subject, "text": text}
    facts |= {"majority": majority, "waive_circulation": True}
    act = world.do(ballot.Open, CHAIR, **(facts | fields))
    return world.state.objects(Ballot)[act.id]


def vote(world: World, on: Ballot, yes: int, no: int, abstaining: int = 0) -> Ballot:
    choices: list[Choice] = ["in_favour"] * yes + ["against"] * no + ["abstaining"] * abstaining  # type: ignore[assignment]
    for voter, choice in zip(world.members, choices, strict=False):
        world.cast(on, voter, choice)
    return world.lock(on)


def state_of(world: World, proposal: str) -> str:
    return world.state.objects(Proposal)[proposal].state


# the quorum (P-14 to P-17)


@pytest.mark.parametrize("body", ["plenary", "committee"])
@pytest.mark.parametrize("count", [1, 2, 5, 6])
def test_a_majority_of_the_members_must_be_present_to_decide(body: Body, count: int) -> None:
    members = [f"M{number}" for number in range(count)]
    for present in range(count + 1):
        world = World(members=members)
        world.found()
        tabled = world.table("M0")
        try:
            sitting = sit(world, body, present)
        except Refusal as refused:
            if refused.code != "opening_quorum":
                raise
            continue
        if 2 * present > count:
            assert open_(world, sitting, tabled).present == tuple(members[:present])
        else:
            with refuses("decision_quorum", world.state, present=present, members=count):
                open_(world, sitting, tabled)
            assert state_of(world, tabled) == "circulated"


def test_the_quorum_is_checked_at_the_opening_and_kept(world: World) -> None:
    """P-16: who leaves afterwards, or joins, changes nothing."""
    sitting = sit(world, present=3)
    voting = open_(world, sitting, world.table("KEN"))
    world.do(meeting.Note, SECRETARIAT, meeting=sitting, members=world.members, present=False)
    locked = vote(world, voting, 1, 0)
    assert locked.outcome is not None
    assert (locked.outcome.present, locked.outcome.quorum, locked.outcome.result) == (3, 3, "adopted")


def test_who_abstains_or_does_not_vote_counts_for_the_quorum_and_no_further(world: World) -> None:
    """P-17, P-65."""
    locked = vote(world, open_(world, sit(world), world.table("KEN")), 1, 0, 3)
    assert locked.outcome is not None
    assert (locked.outcome.voting, locked.outcome.present, locked.outcome.result) == (1, 5, "adopted")
    assert locked.outcome.tally == Tally(in_favour=1, against=0, abstaining=3, not_voting=1)


def test_who_has_voted_was_there(world: World) -> None:
    locked = vote(world, open_(world, sit(world, present=3), world.table("KEN")), 2, 2, 1)
    assert locked.outcome is not None
    assert (len(locked.present), locked.outcome.present) == (3, 5)


# what may be put to the vote


def test_a_ballot_needs_an_open_meeting_and_nothing_else_being_voted_on(world: World) -> None:
    first, second = world.table("KEN"), world.table("FRA", "Other tests")
    called = world.do(meeting.Call, CHAIR, title="Sitting", body="plenary").id
    with refuses("meeting_not_open", world.state):
        open_(world, called, first)
    world.do(meeting.Note, SECRETARIAT, meeting=called, members=world.members, present=True)
    world.do(meeting.Open, CHAIR, meeting=called)
    voting = open_(world, called, first)
    for subject in (first, second):
        with refuses("voting_in_progress", world.state):
            open_(world, called, subject)
    world.lock(voting)
    world.do(meeting.Adjourn, CHAIR, meeting=called)
    with refuses("meeting_not_open", world.state):
        open_(world, called, second)


def test_the_question_is_about_the_text_in_force(world: World) -> None:
    tabled, sitting = world.table("KEN"), sit(world)
    with refuses("superseded_version", world.state):
        open_(world, sitting, tabled, text="0" * 64)


def test_two_thirds_is_for_the_plenary_and_a_third_for_no_text(world: World) -> None:
    """P-68, P-40."""
    tabled = world.table("KEN")
    sitting = sit(world, "committee")
    with refuses("two_thirds_in_committee", world.state):
        open_(world, sitting, tabled, "two_thirds")
    with refuses("majority_not_for_texts", world.state):
        open_(world, sitting, tabled, "one_third")
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    open_(world, sit(world), tabled, "two_thirds")


@pytest.mark.parametrize(("first", "then"), [("simple", "two_thirds"), ("two_thirds", "simple")])
def test_an_amendment_is_decided_by_the_majority_of_its_proposal(world: World, first: Majority, then: Majority) -> None:
    """P-57: the first ballot fixes it."""
    sitting, tabled = sit(world), world.table("KEN")
    amended = world.amend(tabled, "FRA")
    text = world.state.objects(Proposal)[tabled].text
    world.lock(open_(world, sitting, amended, first, noun="amendment", text=text))
    with refuses("majority_differs", world.state, majority=first):
        open_(world, sitting, tabled, then)
    assert open_(world, sitting, tabled, first).put.terms.majority == first


def test_a_vote_in_committee_does_not_bind_the_plenary(world: World) -> None:
    """P-57 is a rule of the plenary; a committee always decides by a simple majority (rule 125)."""
    sitting, tabled = sit(world, "committee"), world.table("KEN")
    amended = world.amend(tabled, "FRA")
    text = world.state.objects(Proposal)[tabled].text
    world.lock(open_(world, sitting, amended, noun="amendment", text=text))
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    assert open_(world, sit(world), tabled, "two_thirds").put.terms.majority == "two_thirds"


# casting (P-01, P-09, P-10, P-75 to P-77)


def test_a_cast_is_on_an_open_ballot_and_its_question(world: World) -> None:
    voting = open_(world, sit(world), world.table("KEN"))
    act = world.cast_act(voting, "KEN", "in_favour")
    with refuses("other_question", world.state):
        world.enter(world.raw(msgspec.structs.replace(act, question="0" * 64)))
    with refuses("unknown_object", world.state, noun="ballot"):
        world.enter(world.raw(msgspec.structs.replace(act, ballot=world.id())))
    world.cast(voting, "FRA", "against")
    world.lock(voting)
    with refuses("ballot_locked", world.state):
        world.enter(world.raw(act))
    with refuses("ballot_locked", world.state):
        world.cast(voting, "FRA", "in_favour")
    with refuses("ballot_locked", world.state):
        world.lock(voting)


def test_nobody_votes_for_another_member(world: World) -> None:
    """P-10, P-08, P-99."""
    voting = open_(world, sit(world), world.table("KEN"))
    act = world.cast_act(voting, "KEN", "in_favour")
    for actor, code in (
        (delegate_of("FRA"), "not_your_member"),
        (CHAIR, "chair_does_not_vote"),
        (SECRETARIAT, "not_permitted"),
    ):
        with refuses(code, world.state):
            world.enter(world.raw(msgspec.structs.replace(act, actor=actor)))


def test_one_key_holds_the_vote_of_a_member(world: World) -> None:
    """P-09: a second delegate, and a second device, cast nothing until they have taken the vote over."""
    voting = open_(world, sit(world), world.table("KEN"))
    world.do(
        accreditation.Grant, SECRETARIAT, grantees=(Grantee(accreditation="ken-2", role="delegate", member="KEN"),)
    )
    second = world.enrol("ken-2")
    act = msgspec.structs.replace(world.cast_act(voting, "KEN", "against"), actor="ken-2")
    with refuses("not_voting_key", world.state, member="KEN"):
        world.enter(world.raw(act, second))
    world.cast(voting, "KEN", "in_favour")
    entrust = world.make(key.Entrust, "ken-2", member="KEN", public_key=b64(second.public))
    world.enter(world.raw(entrust, second))
    with refuses("not_voting_key", world.state, member="KEN"):
        world.cast(voting, "KEN", "in_favour")
    world.enter(world.raw(act, second))
    locked = world.lock(voting)
    assert locked.outcome is not None
    assert locked.outcome.tally == Tally(in_favour=0, against=1, abstaining=0, not_voting=4)


def test_the_roll_is_frozen_at_the_opening(world: World) -> None:
    """P-11: who is admitted later votes on later questions."""
    voting = open_(world, sit(world), world.table("KEN"))
    world.do(member.Admit, SECRETARIAT, members=(Admitted(member="BRA", name="Brazil"),))
    world.do(
        accreditation.Grant, SECRETARIAT, grantees=(Grantee(accreditation="bra-1", role="delegate", member="BRA"),)
    )
    world.enrol("bra-1", votes=True)
    with refuses("not_on_roll", world.state, member="BRA"):
        world.cast(voting, "BRA", "in_favour")
    assert voting.roll == tuple(world.members)
    rolled = msgspec.json.decode(world.blobs[voting.roll_hash], type=ballot.Roll)
    assert [each.member for each in rolled.voters] == list(world.members)


def test_question_and_roll_have_the_hashes_that_they_are_known_by(world: World) -> None:
    voting = open_(world, sit(world), world.table("KEN"))
    assert voting.question == hashlib.sha256(canonical.encode(voting.put)).hexdigest()
    assert voting.roll_hash == hashlib.sha256(world.blobs[voting.roll_hash]).hexdigest()


# the lock


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 4), CHOICES), max_size=14),
    st.sampled_from(["simple", "two_thirds"]),
    st.sampled_from(["plenary", "committee"]),
)
def test_the_last_cast_of_each_member_counts_once_and_decides(
    casts: list[tuple[int, Choice]], majority: Majority, body: Body
) -> None:
    """P-77, P-79, and the decision table against a model in plain words."""
    majority = "simple" if body == "committee" else majority
    world = World()
    world.found()
    tabled = world.table("KEN")
    voting = open_(world, sit(world, body), tabled, majority)
    last: dict[str, Choice] = {}
    for place, choice in casts:
        world.cast(voting, world.members[place], choice)
        last[world.members[place]] = choice
    locked = world.lock(voting)
    yes, no = list(last.values()).count("in_favour"), list(last.values()).count("against")
    assert locked.outcome is not None
    assert locked.outcome.tally == Tally(
        in_favour=yes, against=no, abstaining=len(last) - yes - no, not_voting=5 - len(last)
    )
    assert len(world.state.objects(Vote)) == len(last)
    if yes + no == 0:
        expected = "rejected"
    elif yes == no:
        expected = "second_vote_pending" if body == "plenary" else "rejected"
    else:
        carried = yes > no if majority == "simple" else yes * 3 >= (yes + no) * 2
        expected = "adopted" if carried else "rejected"
    assert state_of(world, tabled) == expected


def test_nobody_voting_is_no_tie(world: World) -> None:
    """P-71: 0 to 0."""
    tabled = world.table("KEN")
    locked = vote(world, open_(world, sit(world), tabled), 0, 0, 5)
    assert locked.outcome is not None
    assert (locked.outcome.result, locked.outcome.reason) == ("not_adopted", "no_votes_cast")
    assert state_of(world, tabled) == "rejected"


def test_a_tie_in_committee_rejects(world: World) -> None:
    """P-70."""
    tabled = world.table("KEN")
    locked = vote(world, open_(world, sit(world, "committee"), tabled), 2, 2)
    assert locked.outcome is not None
    assert (locked.outcome.reason, state_of(world, tabled)) == ("equally_divided", "rejected")


@pytest.mark.parametrize(("yes", "no", "end"), [(3, 2, "adopted"), (2, 3, "rejected"), (2, 2, "rejected")])
def test_a_tie_in_plenary_is_voted_again_at_a_later_meeting(world: World, yes: int, no: int, end: str) -> None:
    """P-69."""
    tabled, sitting = world.table("KEN"), sit(world)
    vote(world, open_(world, sitting, tabled), 2, 2)
    assert state_of(world, tabled) == "second_vote_pending"
    with refuses("second_vote_same_meeting", world.state):
        open_(world, sitting, tabled)
    with refuses("proposal_closed", world.state):
        world.amend(tabled, "FRA")
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    second = open_(world, sit(world), tabled)
    assert second.put.terms.attempt == second_vote.SECOND
    vote(world, second, yes, no)
    assert state_of(world, tabled) == end


@pytest.mark.parametrize(("late", "lapsed"), [(timedelta(), False), (timedelta(microseconds=1), True)])
def test_a_second_vote_lapses_after_48_hours(world: World, late: timedelta, lapsed: bool) -> None:
    """P-69: to the microsecond."""
    tabled, sitting = world.table("KEN"), sit(world)
    first = vote(world, open_(world, sitting, tabled), 2, 2)
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    sitting = sit(world)
    assert first.locked is not None
    world.now = first.locked + timedelta(hours=48) + late - timedelta(seconds=1)
    if lapsed:
        with refuses("second_vote_lapsed", world.state, hours=48):
            open_(world, sitting, tabled)
    else:
        open_(world, sitting, tabled)


def test_after_the_lock_the_room_is_free_and_the_openings_are_published(world: World) -> None:
    sitting, tabled = sit(world), world.table("KEN")
    locked = vote(world, open_(world, sitting, tabled), 3, 2)
    assert world.state.objects(meeting.Meeting)[sitting].voting is None
    assert world.state.objects(Proposal)[tabled].ballot is None
    assert locked.openings is not None
    published = ballot.decode_openings(world.state.objects(Blob)[locked.openings].raw)
    assert [each.member for each in published.openings] == list(world.members)


FALSE_LOCKS: dict[str, Any] = {
    "one opening too few": lambda openings: openings.openings[1:],
    "one opening twice": lambda openings: (*openings.openings, openings.openings[0]),
    "another's opening": lambda openings: (
        msgspec.structs.replace(openings.openings[0], member="TUV"),
        *openings.openings[1:],
    ),
    "another cast's opening": lambda openings: (
        msgspec.structs.replace(openings.openings[0], entry=openings.openings[0].entry - 1),
        *openings.openings[1:],
    ),
    "another choice": lambda openings: (_other(openings.openings[0]), *openings.openings[1:]),
    "an opening of nobody": lambda openings: (
        *openings.openings,
        msgspec.structs.replace(openings.openings[0], member="TUV"),
    ),
}


def _other(opening: Opening) -> Opening:
    return msgspec.structs.replace(opening, body='{"choice":"against"}')


@pytest.mark.parametrize("false", FALSE_LOCKS)
def test_a_lock_that_lies_is_not_believed(world: World, false: str) -> None:
    voting = open_(world, sit(world), world.table("KEN"))
    for voter in world.members[:3]:
        world.cast(voting, voter, "in_favour")
    openings = Openings(ballot=voting.id, openings=FALSE_LOCKS[false](world.opened(voting)))
    raw = canonical.encode(openings)
    world.blobs[hashlib.sha256(raw).hexdigest()] = raw
    claimed = Given(
        openings=hashlib.sha256(raw).hexdigest(),
        tally=Tally(in_favour=3, against=0, abstaining=0, not_voting=2),
        result="adopted",
    )
    entry = world.lock_entry(voting, openings, claimed)
    with pytest.raises(BadProof):
        world.enter(entry)


@pytest.mark.parametrize("of", ["tally", "result", "ballot"])
def test_a_false_result_is_not_believed(world: World, of: str) -> None:
    voting = open_(world, sit(world), world.table("KEN"))
    world.cast(voting, "KEN", "in_favour")
    openings = world.opened(voting)
    tally = Tally(in_favour=2 if of == "tally" else 1, against=0, abstaining=0, not_voting=4 - (of == "tally"))
    if of == "ballot":
        openings = msgspec.structs.replace(openings, ballot=world.id())
    hash = hashlib.sha256(canonical.encode(openings)).hexdigest()
    given_ = Given(openings=hash, tally=tally, result="rejected" if of == "result" else "adopted")
    with pytest.raises(BadProof):
        world.enter(world.lock_entry(voting, openings, given_))


@pytest.mark.parametrize("body", [b"", b"{}", b'{"choice":"yes"}', b'{"choice": "against"}', b'{"choice":["against"]}'])
def test_a_choice_is_one_of_three(body: bytes) -> None:
    with refuses("malformed"):
        ballot.choice(body)


@pytest.mark.parametrize("actor", [SECRETARIAT, KEN])
def test_only_the_chair_opens_and_locks(world: World, actor: str) -> None:
    tabled, sitting = world.table("KEN"), sit(world)
    text = world.state.objects(Proposal)[tabled].text
    with refuses("not_permitted", world.state):
        world.do(ballot.Open, actor, meeting=sitting, noun="proposal", subject=tabled, text=text, majority="simple",
                 waive_circulation=True)  # fmt: skip
    voting = open_(world, sitting, tabled)
    entry = world.lock_entry(voting, world.opened(voting))
    given_ = msgspec.json.decode(entry)["given"]
    lock = world.make(ballot.Lock, actor, ballot=voting.id)
    with refuses("not_permitted", world.state):
        world.enter(world.raw(lock, given=msgspec.convert(given_, Given)))
