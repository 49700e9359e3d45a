"""Meetings and presence: without enough members present nothing is decided (P-12 to P-17)."""

from typing import Literal

import msgspec

from deliberation.core import act, law, rules
from deliberation.core.act import Id, Line, MemberAct, MemberId, demand
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.member import Member, belonging
from deliberation.core.rules import Body

State = Literal["called", "open", "suspended", "adjourned"]


class Meeting(law.Object, frozen=True, kw_only=True):
    """A meeting of the plenary or of a committee.

    Args:
        present: the members present, in order of id.
        voting: the ballot that is open in it; voting is not interrupted, so there is one at a time (P-75).
        minutes: how long a speech may be, where that was decided (P-26).
    """

    number: int
    title: str
    body: Body
    state: State = "called"
    present: tuple[str, ...] = ()
    voting: str | None = None
    minutes: int | None = None


def present_of(meeting: Meeting, members: list[Member]) -> tuple[str, ...]:
    """Of the members those present; one that has left since is none (P-07)."""
    ids = {each.id for each in members}
    return tuple(id for id in meeting.present if id in ids)


class Call(act.Act, frozen=True, kw_only=True, tag="meeting.call"):
    """The chair or the secretariat calls a meeting; presence may be declared from then on."""

    title: Line
    body: Body


class Open(act.Act, frozen=True, kw_only=True, tag="meeting.open"):
    """The chair opens the meeting (P-20)."""

    meeting: Id


class Adjourn(act.Act, frozen=True, kw_only=True, tag="meeting.adjourn"):
    """The chair adjourns the meeting (P-20)."""

    meeting: Id


class Resume(act.Act, frozen=True, kw_only=True, tag="meeting.resume"):
    """The chair resumes a meeting that was suspended (P-20)."""

    meeting: Id


class Declare(MemberAct, frozen=True, kw_only=True, tag="presence.declare"):
    """A delegate declares that the member is present, or no longer is."""

    meeting: Id
    present: bool


class Note(act.Act, frozen=True, kw_only=True, tag="presence.note"):
    """The secretariat notes the presence of members."""

    meeting: Id
    members: tuple[MemberId, ...]
    present: bool


def call(case: law.Case) -> law.Law[law.Changes]:
    """Calls a meeting; the next one can be called when the last is adjourned."""
    this: Call = case.act
    for other in (yield from law.every(Meeting)):
        demand(other.state == "adjourned", "meeting_not_adjourned", meeting=other.number)
    assembly = yield from law.the(Assembly, this.assembly)
    number, assembly = next_number(assembly, "meetings")
    return assembly, Meeting(id=this.id, number=number, title=this.title, body=this.body)


def open_(case: law.Case) -> law.Law[law.Changes]:
    """Opens a meeting when a third of the members (plenary) or a quarter (committee) are present (P-12, P-13)."""
    this: Open = case.act
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state == "called", "meeting_state", state=meeting.state)
    assembly = yield from law.the(Assembly, this.assembly)
    members = yield from belonging(case.at, assembly.time_zone)
    needed = rules.opening_quorum(len(members), meeting.body, assembly.profile)
    present = len(present_of(meeting, members))
    demand(present >= needed, "opening_quorum", present=present, needed=needed, members=len(members))
    return (msgspec.structs.replace(meeting, state="open"),)


def adjourn(case: law.Case) -> law.Law[law.Changes]:
    """Adjourns a meeting; not while a vote is being taken (P-75)."""
    this: Adjourn = case.act
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state != "adjourned", "meeting_state", state=meeting.state)
    demand(meeting.voting is None, "voting_in_progress")
    return (msgspec.structs.replace(meeting, state="adjourned"),)


def resume(case: law.Case) -> law.Law[law.Changes]:
    """Resumes a suspended meeting; the quorum is checked when something is decided (P-16)."""
    this: Resume = case.act
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state == "suspended", "meeting_state", state=meeting.state)
    return (msgspec.structs.replace(meeting, state="open"),)


def may_decide(meeting: Meeting, case: law.Case) -> law.Law[tuple[Assembly, int]]:
    """A decision without a vote, too, is taken with a majority of the members present (P-14).

    Returns:
        The assembly, and how many members it has.
    """
    home = yield from law.the(Assembly, case.act.assembly)
    members = yield from belonging(case.at, home.time_zone)
    needed, present = rules.decision_quorum(len(members), home.profile), len(present_of(meeting, members))
    demand(present >= needed, "decision_quorum", present=present, needed=needed, members=len(members))
    return home, len(members)


def declare(case: law.Case) -> law.Law[law.Changes]:
    """Notes one's own member as present or not."""
    this: Declare = case.act
    return (yield from _note(this.meeting, {this.member}, this.present))


def note(case: law.Case) -> law.Law[law.Changes]:
    """Notes members as present or not, each of them a member."""
    this: Note = case.act
    for member in this.members:
        yield from law.the(Member, member)
    return (yield from _note(this.meeting, set(this.members), this.present))


def _note(id: str, members: set[str], present: bool) -> law.Law[law.Changes]:
    meeting = yield from law.the(Meeting, id)
    demand(meeting.state != "adjourned", "meeting_state", state=meeting.state)
    before = set(meeting.present)
    now = before | members if present else before - members
    return (msgspec.structs.replace(meeting, present=tuple(sorted(now))),)


def deciding(case: law.Case) -> law.Law[tuple[Assembly, Meeting, int]]:
    """The assembly, its open meeting that can decide something without a vote now, and how many members there are.

    Raises:
        Refusal: no meeting is open, a vote is being taken (P-75), or fewer than a majority are present (P-14).
    """
    sitting = yield from law.every(Meeting, state="open")
    demand(bool(sitting), "meeting_not_open")
    demand(sitting[0].voting is None, "voting_in_progress")
    home, members = yield from may_decide(sitting[0], case)
    return home, sitting[0], members
