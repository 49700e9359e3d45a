"""Procedural motions: points of order, suspension, adjournment, closure and the rest of their table (P-29 to P-40).

Any member moves one, and the chair puts for the room what is moved in it. Motions come in the order of their rank,
before what they are about (P-32). On a point of order the chair rules at once. Any other motion the chair declares
carried where nobody objects; where somebody does, as many speak as its rule allows, and it is put to the vote. What is
carried takes effect in the same step.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

from msgspec import Meta
from msgspec.structs import replace

from deliberation.core import law, sequence
from deliberation.core.act import Act, Id, Line, MemberAct, MemberId, demand
from deliberation.core.assembly import Assembly
from deliberation.core.key import Key
from deliberation.core.meeting import Meeting, may_decide
from deliberation.core.proposal import Proposal
from deliberation.core.rules import MotionRule, RulesProfile
from deliberation.core.ruling import Ruling, no_appeal_pending
from deliberation.errors import Refusal

Kind = Literal[
    "point_of_order",
    "suspend_meeting",
    "adjourn_meeting",
    "adjourn_debate",
    "close_debate",
    "competence",
    "no_decision",
    "limit_speaking_time",
    "reconsider",
    "change_order_of_proposals",
    "suspend_rule",
]
State = Literal["moved", "objected", "carried", "refused", "withdrawn", "upheld", "not_upheld", "answered"]
Side = Literal["for", "against"]
Verdict = Literal["upheld", "not_upheld", "answered"]
Minutes = Annotated[int, Meta(ge=1, le=120)]

WAITING: Final = ("moved", "objected")
POINT: Final = "point_of_order"
OF_THE_MEETING: Final = frozenset({"suspend_meeting", "adjourn_meeting"})
"""They come before everything else in the meeting, and need no quorum of a decision to be agreed on (P-32, P-33)."""
ON_A_DRAFT: Final = frozenset({"adjourn_debate", "close_debate", "competence", "no_decision"})
"""They are about a draft that is still to be decided, and are taken before any vote on it (P-34 to P-36, P-39)."""
NOTICE: Final = timedelta(hours=24)
"""How long before it is put to the vote the suspension of a rule is moved, unless nobody objects (P-110)."""
SUSPENSION: Final = MotionRule(5, None, "simple", "P-110")
NO_TEXT: Final = hashlib.sha256(b"").hexdigest()
"""What a question about no text names instead of one."""


class Motion(law.Object, frozen=True, kw_only=True):
    """A procedural motion.

    Args:
        symbol: of the draft that it is about; otherwise that of the record of its meeting.
        title: of the draft or the meeting.
        at: when it was moved.
        moved: the member that moved it; none where the chair put it for the room.
        proposal: the draft that it is about, if any.
        words: the point, or the purpose, in its mover's words.
        minutes: the limit of a speech, of a motion to limit speaking time.
        rule: the rule to be suspended.
        order: of a motion to change the order of proposals, the order moved.
        objected: the first member that objected.
        speakers_for, speakers_against: who has asked to speak, in order.
    """

    kind: Kind
    meeting: str
    symbol: str
    title: str
    at: datetime
    moved: str | None = None
    proposal: str | None = None
    words: str | None = None
    minutes: int | None = None
    rule: str | None = None
    order: tuple[str, ...] = ()
    objected: str | None = None
    speakers_for: tuple[str, ...] = ()
    speakers_against: tuple[str, ...] = ()
    state: State = "moved"


class Move(Act, frozen=True, kw_only=True, tag="motion.move"):
    """A member, or the chair for the room, makes a procedural motion (P-29 to P-40, P-110).

    Args:
        motion: which one.
        member: the member that moves it; none for the chair.
        proposal, words, minutes, rule, order: what a motion of its kind says (`Motion`).
    """

    meeting: Id
    motion: Kind
    member: MemberId | None = None
    proposal: Id | None = None
    words: Line | None = None
    minutes: Minutes | None = None
    rule: Line | None = None
    order: tuple[Id, ...] = ()


class Object(MemberAct, frozen=True, kw_only=True, tag="motion.object"):
    """A member objects to a motion, which is then put to the vote."""

    motion: Id


class Speak(MemberAct, frozen=True, kw_only=True, tag="motion.speak"):
    """A member asks to speak for a motion or against it; how many may, its rule says (P-26, P-34, P-35, P-38)."""

    motion: Id
    side: Side


class Withdraw(Act, frozen=True, kw_only=True, tag="motion.withdraw"):
    """Who made a motion withdraws it before it is put to the vote (P-37).

    Args:
        member: the member that moved it; none for the chair.
    """

    motion: Id
    member: MemberId | None = None


class Carry(Act, frozen=True, kw_only=True, tag="motion.carry"):
    """The chair declares a motion carried, nobody objecting (P-20)."""

    motion: Id


class Rule(Act, frozen=True, kw_only=True, tag="motion.rule"):
    """The chair decides on a point of order, at once and in words (P-29).

    Args:
        verdict: `answered` where it was a request for information, on which there is no ruling and no appeal (P-30).
    """

    motion: Id
    verdict: Verdict
    words: Line


def move(case: law.Case) -> law.Law[law.Changes]:
    """Makes a motion that the rules know; voting is interrupted by a point of order alone (P-75)."""
    this: Move = case.act
    yield from _speaks_for(this.member, case)
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state == "open", "meeting_not_open")
    assembly = yield from law.the(Assembly, this.assembly)
    demand(_provided(this.motion, assembly.profile), "motion_not_provided", motion=this.motion)
    demand(meeting.voting is None or this.motion == POINT, "voting_in_progress")
    _says_what_it_must(this)
    proposal = None if this.proposal is None else (yield from law.the(Proposal, this.proposal))
    motion = Motion(
        id=this.id,
        kind=this.motion,
        meeting=meeting.id,
        symbol=proposal.symbol if proposal else f"{assembly.prefix}/{assembly.session}/PV.{meeting.number}",
        title=proposal.title if proposal else meeting.title,
        at=case.at,
        moved=this.member,
        proposal=this.proposal,
        words=this.words,
        minutes=this.minutes,
        rule=this.rule,
        order=this.order,
    )
    yield from _is_about_something(motion)
    for each in (yield from pending(meeting)):
        same = (each.kind, each.proposal) == (motion.kind, motion.proposal)
        demand(not same and each.kind != POINT, "motion_pending", motion=each.kind, member=each.moved or "")
    return (motion,)


def _provided(kind: Kind, profile: RulesProfile) -> bool:
    """Whether the rules know a motion: it is in their table, and allowed where they have a switch for it."""
    match kind:
        case "point_of_order":
            return True
        case "suspend_rule":
            return profile.suspension != "none"
        case "no_decision":
            return profile.no_decision_motion == "enabled" and kind in profile.motions
    return kind in profile.motions


def rule_of(kind: Kind, profile: RulesProfile) -> MotionRule:
    """How a motion is taken; the suspension of a rule comes last where the table does not say (P-32, P-110)."""
    return profile.motions.get(kind, SUSPENSION)


def _says_what_it_must(this: Move) -> None:
    """What a motion says depends on its kind, and it says nothing else."""
    on_a_draft = this.motion in ON_A_DRAFT or this.motion == "reconsider"
    demand(this.proposal is not None or not on_a_draft, "bad_motion", why="proposal")
    demand(this.proposal is None or on_a_draft or this.motion == POINT, "bad_motion", why="no_proposal")
    demand((this.minutes is not None) == (this.motion == "limit_speaking_time"), "bad_motion", why="minutes")
    demand((this.rule is not None) == (this.motion == "suspend_rule"), "bad_motion", why="rule")
    demand(bool(this.order) == (this.motion == "change_order_of_proposals"), "bad_motion", why="order")
    spoken = this.motion in (POINT, "suspend_rule")
    demand(this.words is not None or not spoken, "bad_motion", why="words")


def _is_about_something(motion: Motion) -> law.Law[None]:
    """Drafts are still to be decided; what is reconsidered was adopted or rejected in this session (P-38)."""
    if motion.kind == "change_order_of_proposals":
        yield from sequence.undecided(motion.order)
    if motion.proposal is None or motion.kind == POINT:
        return
    proposal = yield from law.the(Proposal, motion.proposal)
    if motion.kind == "reconsider":
        demand(proposal.state in ("adopted", "rejected"), "not_decided_yet", symbol=proposal.symbol)
        return
    demand(proposal.state in ("circulated", "action"), "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    demand(motion.kind != "close_debate" or not proposal.debate_closed, "debate_closed", symbol=proposal.symbol)


def pending(meeting: Meeting) -> law.Law[list[Motion]]:
    """The motions that are to be decided in a meeting, a point of order before the others, then as they were made.

    The end of its meeting ends a motion, and so does the decision of what it was about; the notice of a suspension of
    a rule outlasts its meeting (P-110).
    """
    found: list[Motion] = []
    for state in WAITING:
        found += yield from law.every(Motion, state=state)
    lives: dict[str, bool] = {}
    for each in found:
        lives[each.id] = yield from _lives(each, meeting)
    return sorted((each for each in found if lives[each.id]), key=lambda each: (each.kind != POINT, each.entry))


def _lives(motion: Motion, meeting: Meeting) -> law.Law[bool]:
    if motion.meeting != meeting.id and motion.kind != "suspend_rule":
        return False
    try:
        yield from _is_about_something(motion)
    except Refusal:
        return False
    return True


def _waiting(id: str) -> law.Law[tuple[Motion, Meeting]]:
    """A motion that is still to be decided, and the open meeting that can."""
    motion = yield from law.the(Motion, id)
    demand(motion.state in WAITING, "motion_closed", motion=motion.kind, state=motion.state)
    sitting = yield from law.every(Meeting, state="open")
    meeting = yield from law.the(Meeting, motion.meeting)
    if motion.kind == "suspend_rule" and sitting:
        meeting = sitting[0]
    ended = motion.kind != "suspend_rule" and meeting.state == "adjourned"
    lives = not ended and (yield from _lives(motion, meeting))
    demand(lives, "motion_closed", motion=motion.kind, state="overtaken")
    demand(meeting.state == "open", "meeting_not_open")
    return motion, meeting


def object_(case: law.Case) -> law.Law[law.Changes]:
    """Notes that somebody objects; who does so first is named. A point of order is the chair's to decide (P-29)."""
    this: Object = case.act
    motion, meeting = yield from _waiting(this.motion)
    demand(motion.kind != POINT, "point_of_order_is_ruled_on")
    demand(meeting.voting is None, "voting_in_progress")
    return (_objected(motion, this.member),)


def _objected(motion: Motion, member: str) -> Motion:
    return replace(motion, state="objected", objected=motion.objected or member)


def speak(case: law.Case) -> law.Law[law.Changes]:
    """Puts a member on the short list of those who speak; whoever speaks against objects (P-26)."""
    this: Speak = case.act
    motion, meeting = yield from _waiting(this.motion)
    demand(meeting.voting is None, "voting_in_progress")
    demand(motion.kind != POINT, "not_debated", motion=motion.kind)
    limits = (yield from _rule(motion, this.assembly)).speakers
    demand(limits != (0, 0), "not_debated", motion=motion.kind)
    spoken = (motion.moved, *motion.speakers_for, *motion.speakers_against)
    demand(this.member not in spoken, "speaks_already", member=this.member)
    on_list = motion.speakers_for if this.side == "for" else motion.speakers_against
    if limits is not None:
        limit = limits[0 if this.side == "for" else 1]
        demand(len(on_list) < limit, "speakers_full", side=this.side, limit=limit)
    if this.side == "for":
        return (replace(motion, speakers_for=(*on_list, this.member)),)
    return (_objected(replace(motion, speakers_against=(*on_list, this.member)), this.member),)


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws a motion on which voting has not begun (P-37)."""
    this: Withdraw = case.act
    yield from _speaks_for(this.member, case)
    motion, meeting = yield from _waiting(this.motion)
    demand(motion.moved == this.member, "not_the_mover", symbol=motion.symbol)
    demand(meeting.voting is None or motion.kind == POINT, "voting_in_progress")
    return (replace(motion, state="withdrawn"),)


def _speaks_for(member: str | None, case: law.Case) -> law.Law[None]:
    signer = yield from law.the(Key, case.keyids[0])
    demand(signer.member == member, "not_your_member", member=member or "")


def rule(case: law.Case) -> law.Law[law.Changes]:
    """Decides on a point of order; the ruling can be appealed against (P-29 to P-31, P-108)."""
    this: Rule = case.act
    motion, meeting = yield from _waiting(this.motion)
    demand(motion.kind == POINT, "no_point_of_order")
    decided = replace(motion, state=this.verdict)
    if this.verdict == "answered":
        return (decided,)
    ruling = Ruling(
        id=this.id,
        kind="point_upheld" if this.verdict == "upheld" else "point_not_upheld",
        proposal=motion.proposal,
        symbol=motion.symbol,
        rule="P-29",
        reason=this.words,
        motion=motion.id,
        meeting=meeting.id,
    )
    return decided, ruling


def overruled(ruling: Ruling) -> law.Law[law.Changes]:
    """What follows when the ruling on a point of order is overruled: the point is decided the other way (P-31)."""
    motion = yield from law.the(Motion, ruling.motion or "")
    turned: Verdict = "not_upheld" if motion.state == "upheld" else "upheld"
    return replace(ruling, state="overruled"), replace(motion, state=turned)


def carry(case: law.Case) -> law.Law[law.Changes]:
    """Declares carried what nobody objects to, in a meeting that can decide (P-14, P-20, P-32)."""
    this: Carry = case.act
    motion, meeting = yield from _waiting(this.motion)
    demand(motion.kind != POINT, "point_of_order_is_ruled_on")
    demand(motion.objected is None, "motion_objected", member=motion.objected or "")
    demand(meeting.voting is None, "voting_in_progress")
    yield from _its_turn(motion, meeting, this.assembly)
    if motion.kind not in OF_THE_MEETING:
        yield from may_decide(meeting, case)
    return (yield from _carried(motion, meeting))


def put(id: str, meeting: Meeting, at: datetime, assembly: str) -> law.Law[tuple[Motion, Proposal | None]]:
    """A motion that can be put to the vote now, and the draft that it is about (P-32, P-110)."""
    motion, _ = yield from _waiting(id)
    demand(motion.kind != POINT, "point_of_order_is_ruled_on")
    demand(motion.kind != "suspend_rule" or at >= motion.at + NOTICE, "notice_too_short", rule=motion.rule or "")
    yield from _its_turn(motion, meeting, assembly)
    proposal = None if motion.proposal is None else (yield from law.the(Proposal, motion.proposal))
    return motion, proposal


def _its_turn(motion: Motion, meeting: Meeting, assembly: str) -> law.Law[None]:
    """No appeal waits, no point of order, and no motion of higher rank (P-29, P-31, P-32)."""
    proposal = None if motion.proposal is None else (yield from law.the(Proposal, motion.proposal))
    yield from no_appeal_pending(proposal)
    profile = (yield from law.the(Assembly, assembly)).profile
    yield from nothing_of_higher_rank(meeting, rule_of(motion.kind, profile).rank, profile)


def nothing_of_higher_rank(meeting: Meeting, rank: int, profile: RulesProfile) -> law.Law[None]:
    """Refuses while a motion waits that comes before those of a rank (P-29, P-32)."""
    for each in (yield from pending(meeting)):
        demand(each.kind != POINT, "point_of_order_pending", member=each.moved or "")
        demand(rule_of(each.kind, profile).rank >= rank, "motion_first", motion=each.kind, symbol=each.symbol)


def nothing_before(meeting: Meeting, proposal: Proposal) -> law.Law[None]:
    """Refuses to decide on a draft while a motion waits that comes before it (P-29, P-32 to P-36, P-39, P-49)."""
    for each in (yield from pending(meeting)):
        demand(each.kind != POINT, "point_of_order_pending", member=each.moved or "")
        about = each.kind in OF_THE_MEETING or each.proposal == proposal.id or proposal.id in each.order
        demand(not about, "motion_first", motion=each.kind, symbol=each.symbol)


def no_point_pending(meeting: Meeting) -> law.Law[None]:
    """Refuses while a point of order waits for the chair's decision, which is immediate (P-29, P-75)."""
    for each in (yield from law.every(Motion, meeting=meeting.id, state="moved")):
        demand(each.kind != POINT, "point_of_order_pending", member=each.moved or "")


def _rule(motion: Motion, assembly: str) -> law.Law[MotionRule]:
    return rule_of(motion.kind, (yield from law.the(Assembly, assembly)).profile)


def decided(id: str, meeting: Meeting, *, carried: bool) -> law.Law[law.Changes]:
    """What the vote on a motion changes; a tie carries none, and is not voted on again (P-72)."""
    motion = yield from law.the(Motion, id)
    if carried:
        return (yield from _carried(motion, meeting))
    refused = replace(motion, state="refused")
    if motion.proposal is None:
        return (refused,)
    return refused, replace((yield from law.the(Proposal, motion.proposal)), ballot=None)


def _carried(motion: Motion, meeting: Meeting) -> law.Law[law.Changes]:
    """A motion that is carried takes effect (P-26, P-33 to P-36, P-38, P-39, P-49)."""
    carried = replace(motion, state="carried")
    if motion.proposal is not None:
        proposal = yield from law.the(Proposal, motion.proposal)
        return carried, _with_effect(motion.kind, replace(proposal, ballot=None))
    match motion.kind:
        case "suspend_meeting":
            return carried, replace(meeting, state="suspended")
        case "adjourn_meeting":
            return carried, replace(meeting, state="adjourned")
        case "limit_speaking_time":
            return carried, replace(meeting, minutes=motion.minutes)
        case "change_order_of_proposals":
            return carried, *(yield from sequence.in_order(motion.order))
    return (carried,)


def _with_effect(kind: Kind, proposal: Proposal) -> Proposal:
    """A draft after a motion about it; one that is reconsidered goes on from the text that was decided on (P-38)."""
    match kind:
        case "adjourn_debate" | "no_decision":
            return replace(proposal, state="no_action")
        case "competence":
            return replace(proposal, state="not_receivable")
        case "close_debate":
            return replace(proposal, debate_closed=True)
        case "reconsider":
            return replace(proposal, state="action", tied=None, resolution=None, parts=(), debate_closed=False)
    return proposal
