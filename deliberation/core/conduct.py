"""The conduct of a vote: interrupted and resumed, extended, annulled, announced (P-29, P-75, P-77, P-78).

Voting begins with the chair's announcement and ends with that of the result. Only a point of order on the conduct of
the vote interrupts it, or an incident; neither changes the question. A ballot that went wrong is annulled before its
lock, with the reason: nothing was decided, nothing has changed in the text, and the vote is repeated.
"""

from datetime import timedelta
from typing import Annotated

import msgspec
from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Act, Id, Line, MemberAct, demand
from deliberation.core.ballot import Ballot, Minutes, goes_on, not_over
from deliberation.core.meeting import Meeting
from deliberation.core.proposal import Proposal
from deliberation.core.voting import Annulment, Suspension

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=1000, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]
"""A point of order or a reason, on one line."""


class Rise(MemberAct, frozen=True, kw_only=True, tag="ballot.point_of_order"):
    """A member rises to a point of order on the conduct of the vote, which interrupts it (P-29, P-75)."""

    ballot: Id
    point: Words


class Suspend(Act, frozen=True, kw_only=True, tag="ballot.suspend"):
    """The chair suspends the vote after an incident (P-75)."""

    ballot: Id
    reason: Words


class Resume(Act, frozen=True, kw_only=True, tag="ballot.resume"):
    """The chair resumes the vote; what it says of a point of order is its ruling (P-29, P-75)."""

    ballot: Id
    ruling: Line | None = None


class Extend(Act, frozen=True, kw_only=True, tag="ballot.extend"):
    """The chair puts the closing off, before it has come (P-75)."""

    ballot: Id
    minutes: Minutes


class Annul(Act, frozen=True, kw_only=True, tag="ballot.annul"):
    """The chair annuls the ballot, with the reason (P-75)."""

    ballot: Id
    reason: Words


class Announce(Act, frozen=True, kw_only=True, tag="ballot.announce"):
    """The chair announces the result, with which voting ends (P-75)."""

    ballot: Id


def rise(case: law.Case) -> law.Law[law.Changes]:
    """Interrupts the vote for a point of order; a member on the roll has one in each vote (P-29, P-75)."""
    this: Rise = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    goes_on(ballot)
    demand(this.member in ballot.roll, "not_on_roll", member=this.member)
    first = all(each.member != this.member for each in ballot.suspensions)
    demand(first, "point_of_order_raised", member=this.member, number=ballot.number)
    point = Suspension(cause="point_of_order", at=case.at, reason=this.point, member=this.member)
    return (replace(ballot, suspensions=(*ballot.suspensions, point)),)


def suspend(case: law.Case) -> law.Law[law.Changes]:
    """Suspends the vote; nobody votes, and nothing is counted, until it is resumed (P-75)."""
    this: Suspend = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    goes_on(ballot)
    incident = Suspension(cause="incident", at=case.at, reason=this.reason)
    return (replace(ballot, suspensions=(*ballot.suspensions, incident)),)


def resume(case: law.Case) -> law.Law[law.Changes]:
    """Resumes the vote; a closing that had not come is put off by as long as it was interrupted (P-75)."""
    this: Resume = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    not_over(ballot)
    demand(ballot.suspended, "ballot_not_suspended", number=ballot.number)
    *before, last = ballot.suspensions
    closes = ballot.closes
    if closes is not None and last.at < closes:
        closes += case.at - last.at
    ended = replace(last, ended=case.at, ruling=this.ruling)
    return (replace(ballot, suspensions=(*before, ended), closes=closes),)


def extend(case: law.Case) -> law.Law[law.Changes]:
    """Puts a closing off that was announced and has not come; what is closed stays closed (P-75, P-77)."""
    this: Extend = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    goes_on(ballot)
    demand(ballot.closes is not None, "not_scheduled")
    assert ballot.closes is not None
    demand(case.at < ballot.closes, "ballot_closed", number=ballot.number)
    return (replace(ballot, closes=ballot.closes + timedelta(minutes=this.minutes)),)


def annul(case: law.Case) -> law.Law[law.Changes]:
    """Annuls a ballot that has no outcome: nothing is decided, and no vote is ever opened (P-75, P-78)."""
    this: Annul = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.outcome is None, "ballot_locked", number=ballot.number)
    demand(ballot.annulled is None, "ballot_annulled", number=ballot.number)
    return (yield from voided(ballot, Annulment(at=case.at, reason=this.reason)))


def voided(ballot: Ballot, annulled: Annulment) -> law.Law[law.Changes]:
    """A void ballot, and the room and the text free again; a majority that it fixed is fixed no longer (P-57, P-75)."""
    meeting = yield from law.the(Meeting, ballot.meeting)
    held = yield from law.every(Proposal, ballot=ballot.id)
    free = (replace(each, ballot=None, majority=None if ballot.fixes_majority else each.majority) for each in held)
    return replace(ballot, annulled=annulled), replace(meeting, voting=None), *free


def announce(case: law.Case) -> law.Law[law.Changes]:
    """Notes that the chair has announced the result, once there is one (P-75)."""
    this: Announce = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.annulled is None, "ballot_annulled", number=ballot.number)
    demand(ballot.outcome is not None, "nothing_to_announce", number=ballot.number)
    demand(ballot.announced is None, "already_announced", number=ballot.number)
    return (replace(ballot, announced=case.at),)
