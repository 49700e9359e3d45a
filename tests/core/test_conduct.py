"""The conduct of a vote: interrupted, closing, extended, annulled, repeated, announced (P-29, P-75 to P-78)."""

from datetime import timedelta

import pytest

from deliberation.core import conduct, meeting
from deliberation.core.ballot import Vote
from deliberation.core.proposal import Proposal
from tests.balloting import chair, founded, now, rise, voting
from tests.drafting import put
from tests.memory import CHAIR, World
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    return founded()


def test_a_point_of_order_interrupts_and_the_chair_resumes(world: World) -> None:
    """P-29, P-75: what was cast before stands, and the question is the same."""
    on = voting(world)
    world.cast(on, "ARG", "in_favour")
    risen = rise(world, on, "KEN")
    assert risen.suspended
    assert (risen.suspensions[0].cause, risen.suspensions[0].member) == ("point_of_order", "KEN")
    for act in (lambda: world.cast(on, "CHN", "against"), lambda: world.lock(on), lambda: rise(world, on, "FRA")):
        with refuses("ballot_suspended", world.state):
            act()
    resumed = chair(world, conduct.Resume, on, ruling="The sound is repaired")
    assert (resumed.suspended, resumed.suspensions[0].ruling) == (False, "The sound is repaired")
    assert resumed.question == on.question
    with refuses("ballot_not_suspended", world.state):
        chair(world, conduct.Resume, on)
    world.cast(on, "CHN", "in_favour")
    locked = world.lock(on)
    assert locked.outcome is not None
    assert locked.outcome.tally.in_favour == 2


def test_a_member_has_one_point_of_order_in_a_vote(world: World) -> None:
    """P-29: who could rise without end could keep the body from ever deciding."""
    on = voting(world)
    rise(world, on, "KEN")
    chair(world, conduct.Resume, on)
    with refuses("point_of_order_raised", world.state, member="KEN"):
        rise(world, on, "KEN")
    rise(world, on, "FRA")


def test_an_incident_suspends_and_its_time_is_given_back(world: World) -> None:
    on = voting(world, minutes=10)
    assert on.closes == on.opened + timedelta(minutes=10)
    chair(world, conduct.Suspend, on, reason="The line to the seat is down")
    suspended = world.now
    world.now += timedelta(minutes=30)
    with refuses("ballot_suspended", world.state):
        world.cast(on, "KEN", "in_favour")
    resumed = chair(world, conduct.Resume, on)
    assert resumed.closes == on.closes + (world.now - suspended)
    world.cast(on, "KEN", "in_favour")


def test_what_closes_takes_no_vote_after_its_time(world: World) -> None:
    """P-77: the instant itself is too late."""
    on = voting(world, minutes=1)
    assert on.closes is not None
    world.cast(on, "KEN", "in_favour")
    with refuses("closes_later", world.state):
        world.lock(on)
    world.now = on.closes - timedelta(seconds=1, microseconds=1)
    world.cast(on, "ARG", "in_favour")
    world.now = on.closes - timedelta(seconds=1)
    with refuses("ballot_closed", world.state):
        world.cast(on, "CHN", "in_favour")
    world.now = on.closes
    with refuses("ballot_closed", world.state):
        chair(world, conduct.Extend, on, minutes=5)
    locked = world.lock(on)
    assert locked.outcome is not None
    assert locked.outcome.tally.in_favour == 2


def test_it_is_extended_before_it_closes_and_locked_before_it_closes_when_all_have_voted(world: World) -> None:
    on = voting(world, minutes=1)
    assert on.closes is not None
    extended = chair(world, conduct.Extend, on, minutes=5)
    assert extended.closes == on.closes + timedelta(minutes=5)
    world.now = on.closes
    for voter in world.members:
        world.cast(on, voter, "against")
    assert world.lock(on).locked is not None


def test_a_ballot_without_a_closing_has_none_to_extend(world: World) -> None:
    on = voting(world)
    with refuses("not_scheduled", world.state):
        chair(world, conduct.Extend, on, minutes=5)
    with refuses("not_scheduled"):
        voting(founded(), method="show_of_hands", minutes=5)


def test_what_is_annulled_decided_nothing_and_is_repeated(world: World) -> None:
    sitting = world.meet()
    of = world.table("KEN")
    text = world.state.objects(Proposal)[of].text
    on = put(world, sitting, "proposal", of, of, majority="two_thirds")
    world.cast(on, "KEN", "in_favour")
    void = chair(world, conduct.Annul, on, reason="Put by the wrong majority")
    assert void.annulled is not None
    assert (void.annulled.reason, void.outcome, void.locked) == ("Put by the wrong majority", None, None)
    found = world.state.objects(Proposal)[of]
    assert (found.ballot, found.text, found.state, found.majority) == (None, text, "action", None)
    assert world.state.objects(meeting.Meeting)[sitting].voting is None
    for act in (lambda: world.cast(on, "ARG", "in_favour"), lambda: world.lock(on), lambda: rise(world, on, "KEN"),
                lambda: chair(world, conduct.Annul, on, reason="Again"),
                lambda: chair(world, conduct.Announce, on)):  # fmt: skip
        with refuses("ballot_annulled", world.state):
            act()
    again = put(world, sitting, "proposal", of, of, repeats=on.id)
    assert (again.repeats, again.number, again.question != on.question) == (on.id, 2, True)
    assert [each for each in world.state.objects(Vote).values() if each.ballot == again.id] == []
    world.cast(again, "ARG", "in_favour")
    world.lock(again)
    assert world.state.objects(Proposal)[of].state == "adopted"


def test_a_majority_that_an_earlier_ballot_fixed_stays_fixed(world: World) -> None:
    """P-57."""
    sitting, of = world.meet(), world.table("KEN")
    amended = world.amend(of, "FRA")
    world.lock(put(world, sitting, "amendment", amended, of, majority="two_thirds"))
    on = put(world, sitting, "proposal", of, of, majority="two_thirds")
    chair(world, conduct.Annul, on, reason="The line was down")
    with refuses("majority_differs", world.state):
        put(world, sitting, "proposal", of, of, majority="simple")


def test_only_what_is_void_is_repeated_and_on_its_own_matter(world: World) -> None:
    sitting, of, other = world.meet(), world.table("KEN"), world.table("FRA", "Other tests")
    on = put(world, sitting, "proposal", of, of)
    world.lock(on)
    with refuses("nothing_to_repeat", world.state):
        put(world, sitting, "proposal", other, other, repeats=on.id)
    with refuses("ballot_locked", world.state):
        chair(world, conduct.Annul, on, reason="Too late")
    void = chair(world, conduct.Annul, put(world, sitting, "proposal", other, other), reason="An error")
    third = world.table("TUV", "Third tests")
    with refuses("nothing_to_repeat", world.state):
        put(world, sitting, "proposal", third, third, repeats=void.id)


def test_a_result_is_announced_once_and_when_there_is_one(world: World) -> None:
    on = voting(world)
    with refuses("nothing_to_announce", world.state):
        chair(world, conduct.Announce, on)
    world.lock(on)
    announced = chair(world, conduct.Announce, on)
    assert announced.announced == world.now
    with refuses("already_announced", world.state):
        chair(world, conduct.Announce, on)


def test_no_meeting_ends_and_no_other_vote_begins_while_one_is_interrupted(world: World) -> None:
    on = voting(world)
    rise(world, on, "KEN")
    with refuses("voting_in_progress", world.state):
        world.do(meeting.Adjourn, CHAIR, meeting=on.meeting)
    with refuses("voting_in_progress"):
        voting(world)
    assert now(world, on).suspended


def test_who_is_not_on_the_roll_interrupts_nothing(world: World) -> None:
    from deliberation.core.accreditation import Grant, Grantee
    from deliberation.core.member import Admit, Admitted
    from tests.memory import SECRETARIAT

    on = voting(world)
    world.do(Admit, SECRETARIAT, members=(Admitted(member="BRA", name="Brazil"),))
    world.do(Grant, SECRETARIAT, grantees=(Grantee(accreditation="bra-1", role="delegate", member="BRA"),))
    world.enrol("bra-1", votes=True)
    with refuses("not_on_roll", world.state, member="BRA"):
        rise(world, on, "BRA")
