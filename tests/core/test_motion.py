"""Procedural motions: who makes them, which comes first, who speaks, what they do (P-29 to P-40, P-49, P-110)."""

from datetime import timedelta
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deliberation.core import division, en_bloc, meeting, motion, proposal, ruling, sequence
from deliberation.core.meeting import Meeting
from deliberation.core.motion import Motion
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import MotionRule
from deliberation.core.ruling import Ruling
from tests.drafting import chair, delegate, in_force, move, moved, put, reword, submit, table, the_proposal, vote
from tests.memory import CHAIR, World, delegate_of
from tests.refusing import refuses

EVERY = msgspec.structs.replace(
    GA,
    no_decision_motion="enabled",
    suspension="notice:24",
    motions=GA.motions
    | {
        "no_decision": MotionRule(5, (0, 0), "simple", "EC rule 67"),
    },
)
"""The rules of the General Assembly, and the two motions that ECOSOC has besides."""


@pytest.fixture
def world() -> World:
    founded = World()
    founded.profile = EVERY
    founded.found()
    return founded


@pytest.fixture
def sitting(world: World) -> str:
    return world.meet()


@pytest.fixture
def of(world: World) -> str:
    return world.table("KEN")


def the(world: World, id: str) -> Motion:
    return world.state.objects(Motion)[id]


def state(world: World, id: str) -> str:
    return the(world, id).state


def room(world: World, id: str) -> Meeting:
    return world.state.objects(Meeting)[id]


# points of order


@pytest.mark.parametrize(
    ("verdict", "yes", "no", "ruled", "after"),
    [
        ("upheld", 1, 1, "stands", "upheld"),
        ("upheld", 2, 1, "overruled", "not_upheld"),
        ("not_upheld", 1, 2, "stands", "not_upheld"),
        ("not_upheld", 3, 2, "overruled", "upheld"),
    ],
)
def test_the_chair_rules_at_once_and_the_body_may_overrule(
    world: World, sitting: str, of: str, verdict: Any, yes: int, no: int, ruled: str, after: str
) -> None:
    """P-29, P-31: a tie lets the ruling stand."""
    point = move(world, sitting, "point_of_order", "FRA", words="The list of speakers was closed")
    given = chair(world, motion.Rule, motion=point, verdict=verdict, words="It was closed yesterday")
    found = world.state.objects(Ruling)[given]
    assert (found.kind, found.reason, found.symbol) == (f"point_{verdict}", "It was closed yesterday", "A/80/PV.1")
    assert state(world, point) == verdict
    delegate(world, ruling.Appeal, "CHN", ruling=given)
    with refuses("appeal_pending", world.state):
        put(world, sitting, "proposal", of, of)
    vote(world, sitting, "ruling", given, "", yes=yes, no=no)
    assert (world.state.objects(Ruling)[given].state, state(world, point)) == (ruled, after)
    with refuses("ruling_settled", world.state):
        delegate(world, ruling.Appeal, "CHN", ruling=given)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)


def test_a_point_of_order_comes_before_everything(world: World, sitting: str, of: str) -> None:
    """P-29: one at a time."""
    pending = move(world, sitting, "suspend_meeting", "KEN")
    point = move(world, sitting, "point_of_order", "FRA", words="There is no interpretation")
    with refuses("motion_pending", world.state, motion="point_of_order"):
        move(world, sitting, "point_of_order", "CHN", words="Nor a quorum")
    with refuses("motion_pending", world.state, motion="point_of_order"):
        move(world, sitting, "limit_speaking_time", "CHN", minutes=5)
    with refuses("point_of_order_pending", world.state, member="FRA"):
        chair(world, motion.Carry, motion=pending)
    for noun, id, about in (("motion", pending, ""), ("proposal", of, of)):
        with refuses("point_of_order_pending", world.state):
            put(world, sitting, noun, id, about)
    for act in (motion.Object, motion.Speak):
        facts = {"side": "for"} if act is motion.Speak else {}
        with refuses("not_debated" if facts else "point_of_order_is_ruled_on", world.state):
            delegate(world, act, "CHN", motion=point, **facts)
    with refuses("point_of_order_is_ruled_on", world.state):
        chair(world, motion.Carry, motion=point)
    with refuses("point_of_order_is_ruled_on", world.state):
        put(world, sitting, "motion", point, "")
    chair(world, motion.Rule, motion=point, verdict="answered", words="It begins in a minute")
    assert not world.state.objects(Ruling)  # P-30: neither a ruling nor an appeal
    with refuses("motion_closed", world.state, state="answered"):
        chair(world, motion.Rule, motion=point, verdict="upheld", words="Indeed")
    chair(world, motion.Carry, motion=pending)


def test_voting_is_interrupted_by_a_point_of_order_alone(world: World, sitting: str, of: str) -> None:
    """P-75: the chair decides on it, and the voting goes on."""
    waiting = move(world, sitting, "reconsider", "KEN", proposal=_decided(world, sitting))
    voting = put(world, sitting, "proposal", of, of)
    world.cast(voting, "KEN", "in_favour")
    with refuses("voting_in_progress", world.state):
        move(world, sitting, "suspend_meeting", "FRA")
    for act, facts in ((motion.Object, {}), (motion.Speak, {"side": "against"})):
        with refuses("voting_in_progress", world.state):
            delegate(world, act, "CHN", motion=waiting, **facts)
    with refuses("voting_in_progress", world.state):
        delegate(world, motion.Withdraw, "KEN", motion=waiting)
    with refuses("voting_in_progress", world.state):
        chair(world, motion.Carry, motion=waiting)
    point = move(world, sitting, "point_of_order", "FRA", words="A member’s button does not answer")
    with refuses("point_of_order_pending", world.state):
        world.lock(voting)
    given = chair(world, motion.Rule, motion=point, verdict="upheld", words="The secretariat is on its way")
    with refuses("voting_in_progress", world.state):
        delegate(world, ruling.Appeal, "CHN", ruling=given)
    world.lock(voting)
    delegate(world, ruling.Appeal, "CHN", ruling=given)


def _decided(world: World, sitting: str) -> str:
    of = world.table("TUV", "A norm that was decided")
    vote(world, sitting, "proposal", of, of, yes=3, no=1)
    return of


def test_an_appeal_on_a_point_of_order_ends_with_its_meeting(world: World, sitting: str, of: str) -> None:
    point = move(world, sitting, "point_of_order", "FRA", words="The agenda says otherwise", proposal=of)
    first = chair(world, motion.Rule, motion=point, verdict="upheld", words="It does")
    delegate(world, ruling.Appeal, "CHN", ruling=first)
    other = move(world, sitting, "point_of_order", "FRA", words="And the journal too")
    second = chair(world, motion.Rule, motion=other, verdict="not_upheld", words="It does not")
    with refuses("appeal_pending", world.state):
        delegate(world, ruling.Appeal, "FRA", ruling=second)
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    later = world.meet()
    with refuses("ruling_settled", world.state):
        delegate(world, ruling.Appeal, "FRA", ruling=second)
    with refuses("ruling_settled", world.state):
        put(world, later, "ruling", first, "")
    vote(world, later, "proposal", of, of, yes=3, no=1)


def test_only_a_point_of_order_is_ruled_on(world: World, sitting: str) -> None:
    pending = move(world, sitting, "suspend_meeting", "KEN")
    with refuses("no_point_of_order", world.state):
        chair(world, motion.Rule, motion=pending, verdict="upheld", words="Yes")


# what motions say, and when


@pytest.mark.parametrize(
    ("why", "kind", "facts"),
    [
        ("words", "point_of_order", {}),
        ("words", "suspend_rule", {"rule": "EC rule 54"}),
        ("rule", "suspend_rule", {"words": "To vote today"}),
        ("rule", "suspend_meeting", {"rule": "EC rule 54"}),
        ("proposal", "adjourn_debate", {}),
        ("proposal", "reconsider", {}),
        ("no_proposal", "suspend_meeting", {"proposal": "of"}),
        ("minutes", "limit_speaking_time", {}),
        ("minutes", "suspend_meeting", {"minutes": 5}),
        ("order", "change_order_of_proposals", {}),
        ("order", "adjourn_meeting", {"order": ("of",)}),
    ],
)
def test_a_motion_says_what_its_kind_needs_and_no_more(
    world: World, sitting: str, of: str, why: str, kind: Any, facts: dict[str, Any]
) -> None:
    named: dict[str, Any] = {"proposal": of} if facts.get("proposal") else {}
    named |= {"order": (of,)} if facts.get("order") else {}
    with refuses("bad_motion", world.state, why=why):
        move(world, sitting, kind, "FRA", **facts | named)


def test_what_the_rules_do_not_know_is_not_moved(of: str) -> None:
    """P-39, P-110: neither is among those of the General Assembly."""
    ga = World("ga")
    ga.found()
    sitting, own = ga.meet(), ga.table("KEN")
    with refuses("motion_not_provided", ga.state, motion="no_decision"):
        move(ga, sitting, "no_decision", "FRA", proposal=own)
    with refuses("motion_not_provided", ga.state, motion="suspend_rule"):
        move(ga, sitting, "suspend_rule", "FRA", rule="EC rule 54", words="To vote today")


def test_motions_are_made_in_an_open_meeting(world: World, of: str) -> None:
    called = world.do(meeting.Call, CHAIR, title="Plenary", body="plenary").id
    with refuses("meeting_not_open", world.state):
        move(world, called, "suspend_meeting", "KEN")


def test_nobody_moves_for_another(world: World, sitting: str) -> None:
    """P-10: neither for another member nor for the room."""
    facts: dict[str, Any] = {"meeting": sitting, "motion": "suspend_meeting"}
    for who, said in ((delegate_of("FRA"), {"member": "KEN"}), (delegate_of("FRA"), {}), (CHAIR, {"member": "KEN"})):
        with refuses("not_your_member", world.state):
            world.do(motion.Move, who, **facts, **said)


def test_the_same_motion_is_made_once(world: World, sitting: str, of: str) -> None:
    id = move(world, sitting, "close_debate", "FRA", proposal=of)
    with refuses("motion_pending", world.state, motion="close_debate"):
        move(world, sitting, "close_debate", "CHN", proposal=of)
    with refuses("not_the_mover", world.state):
        delegate(world, motion.Withdraw, "CHN", motion=id)
    delegate(world, motion.Withdraw, "FRA", motion=id)
    with refuses("motion_closed", world.state, state="withdrawn"):
        chair(world, motion.Carry, motion=id)
    again = move(world, sitting, "close_debate", proposal=of)
    chair(world, motion.Withdraw, motion=again)
    assert (state(world, id), state(world, again)) == ("withdrawn", "withdrawn")


# speakers


SPEAKERS = [
    ("adjourn_debate", 2, 2), ("close_debate", 0, 2), ("limit_speaking_time", 2, 2), ("reconsider", 0, 2),
    ("suspend_meeting", 0, 0),
]  # fmt: skip


@given(st.sampled_from(SPEAKERS), st.lists(st.tuples(st.sampled_from(["ARG", "CHN", "FRA", "TUV", "KEN"]),
    st.sampled_from(["for", "against"])), max_size=9))  # fmt: skip
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_as_many_speak_as_the_rule_allows(rule: tuple[Any, int, int], asking: list[tuple[str, Any]]) -> None:
    """P-26, P-33 to P-35, P-38, against a slow count."""
    kind, for_, against = rule
    world = World("speakers")
    world.found()
    sitting, of = world.meet(), world.table("KEN")
    if kind == "reconsider":
        vote(world, sitting, "proposal", of, of, yes=3, no=1)
    facts: dict[str, Any] = {"minutes": 3} if kind == "limit_speaking_time" else {"proposal": of}
    id = move(world, sitting, kind, "KEN", **({} if kind == "suspend_meeting" else facts))
    heard: dict[str, list[str]] = {"for": [], "against": []}
    for member, side in asking:
        if for_ == against == 0:
            expected = "not_debated"
        elif member in ("KEN", *heard["for"], *heard["against"]):
            expected = "speaks_already"
        elif len(heard[side]) >= {"for": for_, "against": against}[side]:
            expected = "speakers_full"
        else:
            delegate(world, motion.Speak, member, motion=id, side=side)
            heard[side].append(member)
            continue
        with refuses(expected, world.state):
            delegate(world, motion.Speak, member, motion=id, side=side)
    found = the(world, id)
    assert (list(found.speakers_for), list(found.speakers_against)) == (heard["for"], heard["against"])
    assert found.objected == (heard["against"][0] if heard["against"] else None)


@pytest.mark.parametrize(
    ("code", "side"), [("not_debated", "for"), ("speaks_already", "for"), ("speakers_full", "against")]
)
def test_refusals_of_speakers(world: World, sitting: str, of: str, code: str, side: Any) -> None:
    kind: Any = "adjourn_meeting" if code == "not_debated" else "close_debate"
    id = move(world, sitting, kind, "KEN", **({} if code == "not_debated" else {"proposal": of}))
    if code == "speakers_full":
        for member in ("ARG", "CHN"):
            delegate(world, motion.Speak, member, motion=id, side="against")
    with refuses(code, world.state):
        delegate(world, motion.Speak, "KEN" if code == "speaks_already" else "TUV", motion=id, side=side)


# precedence


RANKED = ("suspend_meeting", "adjourn_meeting", "adjourn_debate", "close_debate", "competence", "limit_speaking_time")


@given(st.permutations(RANKED).flatmap(lambda kinds: st.integers(1, 6).map(lambda some: kinds[:some])), st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_motions_come_in_the_order_of_their_rank(kinds: list[Any], voting: bool) -> None:
    """P-32: whichever was made first."""
    world = World("precedence")
    world.found()
    sitting, of = world.meet(), world.table("KEN")
    about = {"adjourn_debate": {"proposal": of}, "close_debate": {"proposal": of}, "competence": {"proposal": of}}
    facts: dict[str, Any] = about | {"limit_speaking_time": {"minutes": 3}}
    ids = {kind: move(world, sitting, kind, "FRA", **facts.get(kind, {})) for kind in kinds}
    rank = {kind: GA.motions[kind].rank for kind in kinds}
    waiting = set(kinds)
    while waiting:
        lowest = min(rank[kind] for kind in waiting)
        for kind in sorted(waiting):
            named = of if kind in about else ""
            if rank[kind] > lowest:
                with refuses("motion_first", world.state):
                    chair(world, motion.Carry, motion=ids[kind])
                with refuses("motion_first", world.state):
                    put(world, sitting, "motion", ids[kind], named)
        first = min(waiting, key=lambda kind: (rank[kind], kind))
        if first != "limit_speaking_time":
            with refuses("motion_first", world.state):
                put(world, sitting, "proposal", of, of)
        named = of if first in about else ""
        if voting:
            vote(world, sitting, "motion", ids[first], named, yes=1, no=2)
            assert state(world, ids[first]) == "refused"
        else:
            delegate(world, motion.Withdraw, "FRA", motion=ids[first])
        waiting.remove(first)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)


def test_a_draft_is_decided_in_no_way_while_a_motion_about_it_waits(world: World, sitting: str) -> None:
    """P-32: neither amendments put together nor a division, but another draft."""
    of = table(world, "KEN", in_force(world, world.table("ARG")))
    id = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "all members", "each member"))
    asked = chair(world, en_bloc.Ask, proposal=of, text=the_proposal(world, of).text, amendments=(id,))
    pending = move(world, sitting, "adjourn_debate", "TUV", proposal=of)
    with refuses("motion_first", world.state, motion="adjourn_debate"):
        chair(world, en_bloc.Adopt, en_bloc=asked, text=the_proposal(world, of).text)
    vote(world, sitting, "motion", pending, of, yes=2, no=2)
    assert state(world, pending) == "refused"  # P-72
    chair(world, en_bloc.Adopt, en_bloc=asked, text=the_proposal(world, of).text)
    divided = moved(world, of, ["opera2"], by="FRA")
    pending = move(world, sitting, "close_debate", "TUV", proposal=of)
    with refuses("motion_first", world.state, motion="close_debate"):
        chair(world, division.Grant, division=divided)
    with refuses("motion_first", world.state, motion="close_debate"):
        put(world, sitting, "division", divided, of)
    other = world.table("CHN", "Another norm")
    vote(world, sitting, "proposal", other, other, yes=3, no=1)


# what they do


def test_nobody_objecting_the_chair_declares_it_carried(world: World, sitting: str, of: str) -> None:
    id = move(world, sitting, "limit_speaking_time", "TUV", minutes=3)
    delegate(world, motion.Object, "FRA", motion=id)
    delegate(world, motion.Object, "CHN", motion=id)
    assert (state(world, id), the(world, id).objected) == ("objected", "FRA")
    with refuses("motion_objected", world.state, member="FRA"):
        chair(world, motion.Carry, motion=id)
    with refuses("majority_of_motion", world.state, majority="simple"):
        put(world, sitting, "motion", id, "", majority="two_thirds")
    voted = vote(world, sitting, "motion", id, "", yes=2, no=1)
    assert (voted.put.terms.kind, voted.put.matter.title, voted.put.matter.text) == (
        "procedural", "Plenary", motion.NO_TEXT,
    )  # fmt: skip
    assert (state(world, id), room(world, sitting).minutes) == ("carried", 3)
    other = move(world, sitting, "limit_speaking_time", minutes=7)
    chair(world, motion.Carry, motion=other)
    assert room(world, sitting).minutes == 7


def test_a_suspended_meeting_is_resumed(world: World, sitting: str, of: str) -> None:
    """P-20, P-33."""
    chair(world, motion.Carry, motion=move(world, sitting, "suspend_meeting", "KEN"))
    assert room(world, sitting).state == "suspended"
    for act in (
        lambda: put(world, sitting, "proposal", of, of),
        lambda: move(world, sitting, "adjourn_meeting", "KEN"),
    ):
        with refuses("meeting_not_open", world.state):
            act()
    world.do(meeting.Resume, CHAIR, meeting=sitting)
    with refuses("meeting_state", world.state):
        world.do(meeting.Resume, CHAIR, meeting=sitting)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)


def test_the_end_of_a_meeting_ends_its_motions(world: World, sitting: str, of: str) -> None:
    """P-33: a meeting that cannot decide can still adjourn."""
    other = move(world, sitting, "close_debate", "FRA", proposal=of)
    world.do(meeting.Declare, delegate_of("KEN"), member="KEN", meeting=sitting, present=False)
    for gone in ("ARG", "CHN"):
        world.do(meeting.Declare, delegate_of(gone), member=gone, meeting=sitting, present=False)
    adjourned = move(world, sitting, "adjourn_meeting", "TUV")
    delegate(world, motion.Withdraw, "FRA", motion=other)
    limited = move(world, sitting, "limit_speaking_time", "TUV", minutes=3)
    chair(world, motion.Carry, motion=adjourned)
    assert room(world, sitting).state == "adjourned"
    later = world.meet()
    with refuses("motion_closed", world.state, state="overtaken"):
        put(world, later, "motion", limited, "")
    move(world, later, "limit_speaking_time", "TUV", minutes=3)


def test_a_vote_to_adjourn_ends_the_meeting(world: World, sitting: str) -> None:
    id = move(world, sitting, "adjourn_meeting", "TUV")
    vote(world, sitting, "motion", id, "", yes=3, no=1)
    assert (room(world, sitting).state, room(world, sitting).voting) == ("adjourned", None)


def test_without_a_quorum_other_motions_are_not_carried(world: World, sitting: str) -> None:
    """P-14."""
    id = move(world, sitting, "limit_speaking_time", "TUV", minutes=3)
    for gone in ("ARG", "CHN", "KEN"):
        world.do(meeting.Declare, delegate_of(gone), member=gone, meeting=sitting, present=False)
    with refuses("decision_quorum", world.state):
        chair(world, motion.Carry, motion=id)


@pytest.mark.parametrize(
    ("kind", "after"),
    [("adjourn_debate", "no_action"), ("no_decision", "no_action"), ("competence", "not_receivable")],
)
def test_what_takes_a_draft_from_the_table(world: World, sitting: str, of: str, kind: Any, after: str) -> None:
    """P-34, P-36, P-39."""
    id = move(world, sitting, kind, "FRA", proposal=of)
    vote(world, sitting, "motion", id, of, yes=3, no=1)
    assert (the_proposal(world, of).state, the_proposal(world, of).ballot) == (after, None)
    with refuses("proposal_closed", world.state, state=after):
        put(world, sitting, "proposal", of, of)
    with refuses("proposal_closed", world.state, state=after):
        move(world, sitting, "competence", "CHN", proposal=of)


def test_the_debate_on_a_draft_is_closed_once(world: World, sitting: str, of: str) -> None:
    """P-35."""
    chair(world, motion.Carry, motion=move(world, sitting, "close_debate", "FRA", proposal=of))
    assert the_proposal(world, of).debate_closed
    with refuses("debate_closed", world.state):
        move(world, sitting, "close_debate", "FRA", proposal=of)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)


@pytest.mark.parametrize(("yes", "no", "carried"), [(2, 1, True), (3, 2, False), (2, 2, False)])
def test_a_decided_proposal_is_reconsidered_by_two_thirds(
    world: World, sitting: str, of: str, yes: int, no: int, carried: bool
) -> None:
    """P-38: then it is considered again, at the text that was adopted."""
    with refuses("not_decided_yet", world.state):
        move(world, sitting, "reconsider", "FRA", proposal=of)
    amended = world.amend(of, "FRA")
    vote(world, sitting, "amendment", amended, of, yes=3, no=1)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)
    adopted = the_proposal(world, of)
    id = move(world, sitting, "reconsider", "FRA", proposal=of)
    voted = vote(world, sitting, "motion", id, of, yes=yes, no=no, majority="two_thirds")
    found = the_proposal(world, of)
    assert voted.outcome is not None
    assert (voted.outcome.result, found.text) == ("adopted" if carried else "rejected", adopted.text)
    assert (found.state, found.resolution) == (("action", None) if carried else ("adopted", "A/RES/80/1"))
    if carried:
        again = world.amend(of, "CHN", "publish tests", "keep tests")
        vote(world, sitting, "amendment", again, of, yes=3, no=1)
        vote(world, sitting, "proposal", of, of, yes=3, no=1)
        assert the_proposal(world, of).resolution == "A/RES/80/2"


def test_a_rule_is_suspended_on_notice_unless_nobody_objects(world: World, sitting: str) -> None:
    """P-110: the notice outlasts its meeting."""
    facts = {"rule": "EC rule 54", "words": "To vote on the draft of this morning, today only"}
    quick = move(world, sitting, "suspend_rule", "KEN", **facts)
    chair(world, motion.Carry, motion=quick)
    id = move(world, sitting, "suspend_rule", "KEN", **facts)
    with refuses("notice_too_short", world.state):
        put(world, sitting, "motion", id, "")
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    with refuses("meeting_not_open", world.state):
        delegate(world, motion.Object, "FRA", motion=id)
    world.now += timedelta(hours=24)
    later = world.meet()
    delegate(world, motion.Object, "FRA", motion=id)
    vote(world, later, "motion", id, "", yes=3, no=1)
    assert (state(world, quick), state(world, id)) == ("carried", "carried")


# several proposals on one question


def test_proposals_on_one_question_are_voted_on_as_submitted(world: World, sitting: str) -> None:
    """P-49, P-50."""
    first, second, third = (world.table(by, f"Norm of {by}") for by in ("KEN", "FRA", "TUV"))
    with refuses("bad_sequence", world.state):
        chair(world, sequence.Announce, proposals=(first, first))
    with refuses("bad_sequence", world.state):
        chair(world, sequence.Announce, proposals=(first,))
    chair(world, sequence.Announce, proposals=(third, first, second))
    assert [the_proposal(world, id).after for id in (first, second, third)] == [(), (first,), (first, second)]
    with refuses("earlier_proposal_first", world.state, first="A/80/L.1"):
        put(world, sitting, "proposal", third, third)
    amended = world.amend(second, "CHN")
    with refuses("earlier_proposal_first", world.state):
        put(world, sitting, "amendment", amended, second)
    changed = move(world, sitting, "change_order_of_proposals", "TUV", order=(third, second, first))
    with refuses("motion_first", world.state, motion="change_order_of_proposals"):
        put(world, sitting, "proposal", first, first)
    chair(world, motion.Carry, motion=changed)
    assert [the_proposal(world, id).after for id in (third, second, first)] == [(), (third,), (third, second)]
    vote(world, sitting, "proposal", third, third, yes=3, no=1)
    with refuses("proposal_closed", world.state):
        move(world, sitting, "change_order_of_proposals", "TUV", order=(third, second))
    # after each vote the body may decide whether to vote on the next
    none = move(world, sitting, "no_decision", "KEN", proposal=second)
    chair(world, motion.Carry, motion=none)
    vote(world, sitting, "proposal", first, first, yes=3, no=1)


def test_a_proposal_that_is_withdrawn_holds_no_other_up(world: World, sitting: str) -> None:
    first, second = world.table("KEN", "One norm"), world.table("FRA", "Another norm")
    chair(world, sequence.Announce, proposals=(first, second))
    delegate(world, proposal.Withdraw, "KEN", proposal=first)
    vote(world, sitting, "proposal", second, second, yes=3, no=1)


def test_no_sequence_while_one_is_voted_on(world: World, sitting: str, of: str) -> None:
    other = world.table("FRA", "Another norm")
    put(world, sitting, "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        chair(world, sequence.Announce, proposals=(of, other))


def test_every_motion_of_the_table_is_one_that_can_be_made_or_has_a_noun_of_its_own() -> None:
    elsewhere = {"appeal", "division", "discuss_committee_report", "include_agenda_item"}
    assert set(GA.motions) - elsewhere <= set(get_args(motion.Kind))
