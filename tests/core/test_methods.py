"""Hands, the roll called, votes without names, and what two tellers enter and attest (P-73, P-74, P-79, P-91)."""

import hashlib

import msgspec
import pytest

from deliberation.core import conduct, hands, roll_call, rules, tellers
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.ballot import Ballot, Given, Vote
from deliberation.core.key import Disaccredit
from deliberation.core.member import Member
from deliberation.core.outcome import Tally
from deliberation.core.proposal import Proposal
from deliberation.core.voting import drawn
from deliberation.errors import BadProof
from tests.balloting import (
    TELLERS,
    answer,
    attest,
    chair,
    confirm,
    enter,
    founded,
    hand_count,
    lock,
    lock_nameless,
    member,
    now,
    second_delegate,
    voting,
)
from tests.drafting import put
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    return founded()


def tally_of(on: Ballot) -> Tally:
    assert on.outcome is not None
    return on.outcome.tally


# show of hands (P-73, P-79)


def test_hands_are_counted_and_decide(world: World) -> None:
    on = voting(world, method="show_of_hands")
    with refuses("nothing_counted", world.state):
        lock(world, on)
    with refuses("too_many_hands", world.state, raised=6, present=5):
        hand_count(world, on, 3, 2, 1)
    hand_count(world, on, 2, 2)
    hand_count(world, on, 3, 1)
    locked = lock(world, on)
    assert tally_of(locked) == Tally(in_favour=3, against=1, abstaining=0, not_voting=1)
    assert world.state.objects(Proposal)[on.put.matter.id].state == "adopted"


def test_nobody_casts_where_hands_are_raised(world: World) -> None:
    on = voting(world, method="show_of_hands")
    for act in (
        lambda: world.cast(on, "KEN", "in_favour"),
        lambda: answer(world, on, "KEN", "in_favour"),
        lambda: enter(world, on, "KEN", "in_favour"),
    ):
        with refuses("other_method", world.state):
            act()
    again = put_again(world, on)
    with refuses("other_method", world.state):
        hand_count(world, again, 1, 0)


def put_again(world: World, on: Ballot) -> Ballot:
    chair(world, conduct.Annul, on, reason="By another method")
    return put(world, on.meeting, "proposal", on.put.matter.id, on.put.matter.id, repeats=on.id)


def test_two_tellers_confirm_hands_where_the_rules_ask_for_it() -> None:
    world = founded(tellers_confirm_hands=True)
    on = voting(world, method="show_of_hands")
    with refuses("not_a_teller", world.state):
        member_attests(world, on)
    chair(world, tellers.Appoint, on, tellers=TELLERS)
    with refuses("nothing_counted", world.state):
        member_attests(world, on)
    hand_count(world, on, 3, 1)
    for others in ({"in_favour": 2}, {"openings": "0" * 64}):
        with refuses("other_figures", world.state):
            attest(world, on, TELLERS[0], **others)
    attest(world, on, TELLERS[0])
    with refuses("teller_alone", world.state):
        attest(world, on, TELLERS[0])
    with refuses("two_tellers", world.state):
        lock(world, on)
    hand_count(world, on, 3, 2)
    attest(world, on, TELLERS[0])
    attest(world, on, TELLERS[1])
    assert tally_of(lock(world, on)).in_favour == 3


def member_attests(world: World, on: Ballot) -> None:
    world.do(tellers.Attest, TELLERS[0], ballot=on.id, in_favour=1, against=0, abstaining=0)


@pytest.mark.parametrize("method", ["show_of_hands", "non_recorded"])
def test_any_member_may_demand_a_recorded_vote_before_the_lock(world: World, method: str) -> None:
    """P-73."""
    on = voting(world, method=method)
    of = on.put.matter.id
    if method == "show_of_hands":
        hand_count(world, on, 5, 0)
    void = member(world, hands.Demand, on, "TUV")
    assert void.annulled is not None
    assert (void.annulled.demanded, void.outcome) == ("TUV", None)
    assert world.state.objects(Proposal)[of].state == "action"
    for nameless in ("show_of_hands", "non_recorded"):
        with refuses("recorded_vote_demanded", world.state, number=1):
            put(world, on.meeting, "proposal", of, of, method=nameless)
    again = put(world, on.meeting, "proposal", of, of, method="recorded", repeats=on.id)
    world.cast(again, "KEN", "against")
    world.lock(again)
    assert world.state.objects(Proposal)[of].state == "rejected"


def test_a_recorded_vote_is_not_demanded_after_the_lock_or_of_one(world: World) -> None:
    on = voting(world, method="show_of_hands")
    hand_count(world, on, 1, 0)
    lock(world, on)
    with refuses("ballot_locked", world.state):
        member(world, hands.Demand, on, "TUV")
    recorded = voting(world)
    with refuses("other_method", world.state):
        member(world, hands.Demand, recorded, "TUV")


@pytest.mark.parametrize("method", ["show_of_hands", "non_recorded"])
def test_who_has_a_veto_is_seen_to_use_it(method: str) -> None:
    guarded = msgspec.structs.replace(rules.STANDARD["simple"], vetoes=("KEN",))
    world = founded(majorities={"guarded": guarded}, plenary_majorities=("guarded",))
    with refuses("veto_needs_names"):
        voting(world, method=method, majority="guarded")
    voting(world, majority="guarded")


# the roll is called, P-74


def test_the_roll_is_called_in_english_order_from_a_drawn_member() -> None:
    names = {"CIV": "Côte d’Ivoire", "HRV": "Croatia", "TUR": "Türkiye", "TKM": "Turkmenistan", "ALA": "Åland"}
    world = World(members=tuple(names))
    world.found()
    members = [Member(id=id, name=name) for id, name in names.items()]
    call = drawn("0" * 64, world.now, members)
    in_order = ["ALA", "CIV", "HRV", "TUR", "TKM"]
    first = in_order.index(call.order[0])
    assert call.order == (*in_order[first:], *in_order[:first])
    said = f"{'0' * 64} {world.now:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert call.seed == hashlib.sha256(said.encode()).hexdigest()
    assert first == int(call.seed, 16) % 5


def test_every_member_is_drawn_first_about_as_often(world: World) -> None:
    members = [Member(id=id, name=id) for id in world.members]
    firsts = [drawn(hashlib.sha256(bytes([n])).hexdigest(), world.now, members).order[0] for n in range(250)]
    assert all(25 <= firsts.count(id) <= 80 for id in world.members)


def test_members_answer_when_they_are_called_and_who_passes_is_called_once_more(world: World) -> None:
    on = voting(world, method="roll_call")
    assert on.roll_call is not None
    one, two, three, four, five = on.roll_call.order
    with refuses("not_called", world.state, called=one):
        answer(world, on, two, "in_favour")
    answer(world, on, one, "pass")
    answer(world, on, two, "in_favour")
    chair(world, roll_call.PassOver, on, member=three)
    with refuses("not_called", world.state, called=four):
        chair(world, roll_call.PassOver, on, member=five)
    answer(world, on, four, "against")
    with refuses("not_called", world.state, called=five):
        answer(world, on, two, "against")
    with refuses("roll_call_not_over", world.state):
        lock(world, on)
    answer(world, on, five, "in_favour")
    with refuses("passed_already", world.state, member=one):
        answer(world, on, one, "pass")
    answer(world, on, one, "abstaining")
    done = chair(world, roll_call.PassOver, on, member=three)
    assert done.roll_call is not None
    assert (done.roll_call.called, done.roll_call.silent) == (None, (three,))
    with refuses("not_called", world.state):
        answer(world, on, three, "against")
    locked = lock(world, on)
    assert tally_of(locked) == Tally(in_favour=2, against=1, abstaining=1, not_voting=1)


def test_an_answer_is_of_its_member_and_to_the_question(world: World) -> None:
    on = voting(world, method="roll_call")
    assert on.roll_call is not None
    called = on.roll_call.order[0]
    act = world.make(
        roll_call.Answer, delegate_of(called), ballot=on.id, member=called, question=on.question, answer="in_favour"
    )
    with refuses("other_question", world.state):
        world.enter(world.raw(msgspec.structs.replace(act, question="0" * 64)))
    with refuses("chair_does_not_vote", world.state):
        world.enter(world.raw(msgspec.structs.replace(act, actor=CHAIR)))
    second = second_delegate(world, called)
    with refuses("not_voting_key", world.state, member=called):
        world.enter(world.raw(msgspec.structs.replace(act, actor=second)))


# what two tellers enter (P-91)


@pytest.fixture
def on(world: World) -> Ballot:
    found = voting(world)
    return chair(world, tellers.Appoint, found, tellers=TELLERS)


def test_two_tellers_enter_the_vote_of_a_member_without_a_device(world: World, on: Ballot) -> None:
    for voter in world.members[:3]:
        world.cast(on, voter, "against")
    confirm(world, on, "TUV", enter(world, on, "TUV", "in_favour"))
    votes = {each.member for each in world.state.objects(Vote).values()}
    assert votes == {*world.members[:3], "TUV"}
    locked = world.lock(on)
    assert locked.by_tellers == ("TUV",)
    assert tally_of(locked) == Tally(in_favour=1, against=3, abstaining=0, not_voting=1)


def test_one_teller_alone_enters_nothing(world: World, on: Ballot) -> None:
    committed = enter(world, on, "TUV", "in_favour")
    with refuses("teller_alone", world.state, member="TUV"):
        confirm(world, on, "TUV", committed, TELLERS[0])
    with refuses("nothing_entered", world.state, member="TUV"):
        confirm(world, on, "TUV", "0" * 64)
    with refuses("nothing_entered", world.state, member="KEN"):
        confirm(world, on, "KEN", committed)
    locked = world.lock(on)
    assert (locked.by_tellers, tally_of(locked).not_voting) == ((), 5)


def test_what_was_entered_anew_is_confirmed_anew(world: World, on: Ballot) -> None:
    first = enter(world, on, "TUV", "in_favour")
    second = enter(world, on, "TUV", "against", TELLERS[1])
    with refuses("nothing_entered", world.state):
        confirm(world, on, "TUV", first)
    confirm(world, on, "TUV", second, TELLERS[0])
    with refuses("nothing_entered", world.state):
        confirm(world, on, "TUV", second, TELLERS[0])
    confirm(world, on, "TUV", enter(world, on, "TUV", "abstaining"))
    assert tally_of(world.lock(on)).abstaining == 1


def test_who_votes_itself_is_not_entered_and_who_is_entered_may_still_vote_itself(world: World, on: Ballot) -> None:
    """P-77: the last counts."""
    confirm(world, on, "TUV", enter(world, on, "TUV", "in_favour"))
    world.cast(on, "TUV", "against")
    with refuses("voted_itself", world.state, member="TUV"):
        enter(world, on, "TUV", "in_favour")
    committed = enter(world, on, "KEN", "in_favour")
    world.cast(on, "KEN", "against")
    with refuses("voted_itself", world.state, member="KEN"):
        confirm(world, on, "KEN", committed)
    locked = world.lock(on)
    assert (locked.by_tellers, tally_of(locked).against) == ((), 2)


def test_tellers_enter_who_is_there_and_on_the_roll_on_this_question(world: World, on: Ballot) -> None:
    from deliberation.core.meeting import Note

    with refuses("not_on_roll", world.state, member="BRA"):
        enter(world, on, "BRA", "in_favour")
    with refuses("not_a_teller", world.state):
        enter(world, on, "TUV", "in_favour", delegate_of("CHN"))
    world.do(Note, SECRETARIAT, meeting=on.meeting, members=("TUV",), present=False)
    with refuses("not_present", world.state, member="TUV"):
        enter(world, on, "TUV", "in_favour")
    act = world.make(tellers.Enter, TELLERS[0], ballot=on.id, question="0" * 64, voter="KEN", commitment="0" * 64)
    with refuses("other_question", world.state):
        world.enter(world.raw(act))


def test_tellers_are_two_persons_of_two_members(world: World) -> None:
    on = voting(world)
    second = second_delegate(world, "FRA")
    for pair in ((SECRETARIAT,), (SECRETARIAT, SECRETARIAT), (delegate_of("FRA"), second), (*TELLERS, second)):
        with refuses("two_tellers", world.state):
            chair(world, tellers.Appoint, on, tellers=pair)
    world.do(Grant, SECRETARIAT, grantees=(Grantee(accreditation="obs-1", role="observer"),))
    for wrong in (CHAIR, "obs-1"):
        with refuses("not_to_be_teller", world.state, accreditation=wrong):
            chair(world, tellers.Appoint, on, tellers=(SECRETARIAT, wrong))
    world.do(Disaccredit, SECRETARIAT, accreditation=second)
    with refuses("accreditation_revoked", world.state):
        chair(world, tellers.Appoint, on, tellers=(SECRETARIAT, second))


# votes without names (P-73, P-91)


def nameless(world: World) -> Ballot:
    on = voting(world, method="non_recorded")
    for place, voter in enumerate(world.members[:4]):
        world.cast(on, voter, "in_favour" if place else "against")
    return on


def test_a_vote_without_names_is_decided_when_two_tellers_attest_it(world: World) -> None:
    on = nameless(world)
    with refuses("two_tellers", world.state):
        lock_nameless(world, on)
    chair(world, tellers.Appoint, on, tellers=TELLERS)
    locked = lock_nameless(world, on)
    assert (locked.outcome, locked.openings in world.blobs) == (None, False)
    with refuses("nothing_to_announce", world.state):
        chair(world, conduct.Announce, on)
    with refuses("voting_in_progress"):
        voting(world)
    with refuses("ballot_locked", world.state):
        member(world, hands.Demand, on, "TUV")
    attest(world, on, TELLERS[0])
    with refuses("teller_alone", world.state):
        attest(world, on, TELLERS[0])
    assert now(world, on).outcome is None
    done = attest(world, on, TELLERS[1])
    assert tally_of(done) == Tally(in_favour=3, against=1, abstaining=0, not_voting=1)
    assert done.outcome is not None
    assert (done.outcome.present, world.state.objects(Proposal)[on.put.matter.id].state) == (5, "adopted")
    with refuses("ballot_locked", world.state):
        attest(world, on, TELLERS[1])
    with refuses("ballot_locked", world.state):
        chair(world, tellers.Appoint, on, tellers=TELLERS)
    chair(world, conduct.Announce, on)


def test_figures_that_the_tellers_do_not_find_are_annulled(world: World) -> None:
    on = nameless(world)
    chair(world, tellers.Appoint, on, tellers=TELLERS)
    lock_nameless(world, on)
    with refuses("other_figures", world.state):
        attest(world, on, TELLERS[0], in_favour=4, against=0)
    void = chair(world, conduct.Annul, on, reason="The tellers found other figures")
    assert void.annulled is not None
    with refuses("ballot_annulled", world.state):
        attest(world, on, TELLERS[0])
    with refuses("ballot_annulled", world.state):
        chair(world, tellers.Appoint, on, tellers=TELLERS)


def test_figures_of_others_than_who_voted_are_not_believed(world: World) -> None:
    on = nameless(world)
    chair(world, tellers.Appoint, on, tellers=TELLERS)
    false = Given(openings="0" * 64, tally=Tally(in_favour=5, against=0, abstaining=0, not_voting=0), result="adopted")
    with pytest.raises(BadProof):
        lock_nameless(world, on, false)
