"""Acts on a member's standing: arrears, permission to vote, credentials, suspension, withdrawal (P-03 to P-11).

The record never decides these matters. Each act enters what the plenary decided or what a document says, cites it, and
names no member as its own: it is the bureau's. What follows for the vote is worked out in `electorate.py`; a ballot
that is open keeps the roll it was opened with.
"""

from collections.abc import Callable
from typing import Annotated, Final, Literal

import msgspec

from deliberation.core import act, law, seat
from deliberation.core.act import END, Line, MemberId, demand
from deliberation.core.assembly import Assembly
from deliberation.core.member import Arrears, Credentials, Leaving, Member, Permission, Standing
from deliberation.core.seat import Day

MEMBERS_MAX: Final = 500
AMOUNT_MAX: Final = 10**15
"""Ten million million: every browser counts that far exactly."""

Amount = Annotated[int, msgspec.Meta(ge=0, le=AMOUNT_MAX)]
"""An amount of money, in hundredths of its currency's unit."""
Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}" + END)]


class Owing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of a statement of arrears; who owes nothing is cleared by 0."""

    member: MemberId
    owed: Amount
    due: Amount


class NoteArrears(act.Act, frozen=True, kw_only=True, tag="member.note_arrears"):
    """The secretariat enters what members owe beside what was due from them for two years (P-05).

    Args:
        notice: the document that says so.
    """

    notice: Line
    currency: Currency
    members: tuple[Owing, ...]


class Permit(act.Act, frozen=True, kw_only=True, tag="member.permit"):
    """Enters a decision of the plenary that members in arrears may vote, up to and with a day at the seat (P-06)."""

    members: tuple[MemberId, ...]
    decision: Line
    until: Day


class NoteCredentials(act.Act, frozen=True, kw_only=True, tag="member.note_credentials"):
    """Enters an objection to credentials, or what the plenary decided on them (P-03, P-04).

    Args:
        cites: the objection, or the decision.
    """

    members: tuple[MemberId, ...]
    state: Literal["challenged", "accepted", "rejected"]
    cites: Line


class Suspend(act.Act, frozen=True, kw_only=True, tag="member.suspend"):
    """Enters a decision of the plenary, by two thirds, that suspends members from the rights of membership (P-68)."""

    members: tuple[MemberId, ...]
    decision: Line


class Restore(act.Act, frozen=True, kw_only=True, tag="member.restore"):
    """Enters a decision that restores members that are suspended, or that have left or have given notice of it.

    Args:
        decision: the decision, or the letter by which a notice is taken back.
    """

    members: tuple[MemberId, ...]
    decision: Line


class Withdraw(act.Act, frozen=True, kw_only=True, tag="member.withdraw"):
    """The secretariat enters the notice by which members withdraw; they are members no longer from the day named."""

    members: tuple[MemberId, ...]
    notice: Line
    day: Day


def note_arrears(case: law.Case) -> law.Law[law.Changes]:
    """Replaces what was known of these members' arrears (P-05)."""
    this: NoteArrears = case.act
    owing = {each.member: each for each in this.members}

    def changed(member: Member) -> Standing:
        line = owing[member.id]
        owes = Arrears(owed=line.owed, due=line.due, currency=this.currency, notice=this.notice)
        return msgspec.structs.replace(member.standing, arrears=owes if line.owed else None)

    return (yield from _change(tuple(each.member for each in this.members), changed))


def permit(case: law.Case) -> law.Law[law.Changes]:
    """Permits members in arrears to vote until the end of a day that is not past (P-06)."""
    this: Permit = case.act
    yield from _demand_day(case, this.until)
    permission = Permission(decision=this.decision, until=this.until)
    return (yield from _change(this.members, lambda member: _with(member, permission=permission)))


def note_credentials(case: law.Case) -> law.Law[law.Changes]:
    """Notes where the credentials of members' representatives stand (P-03, P-04)."""
    this: NoteCredentials = case.act
    credentials = Credentials(state=this.state, cites=this.cites)
    return (yield from _change(this.members, lambda member: _with(member, credentials=credentials)))


def suspend(case: law.Case) -> law.Law[law.Changes]:
    """Suspends members that are not suspended (P-68)."""
    this: Suspend = case.act

    def changed(member: Member) -> Standing:
        was = member.standing.suspended
        demand(was is None, "member_suspended", member=member.id, cites=was or "")
        return _with(member, suspended=this.decision)

    return (yield from _change(this.members, changed))


def restore(case: law.Case) -> law.Law[law.Changes]:
    """Restores members to the rights of membership, or to membership itself."""
    this: Restore = case.act

    def changed(member: Member) -> Standing:
        was = member.standing
        demand(was.suspended is not None or was.leaving is not None, "nothing_to_restore", member=member.id)
        return _with(member, suspended=None, leaving=None)

    return (yield from _change(this.members, changed))


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Notes that members leave on a day that is not past; another notice may name another day until then."""
    this: Withdraw = case.act
    home = yield from _demand_day(case, this.day)
    today = seat.today(case.at, home.time_zone)

    def changed(member: Member) -> Standing:
        demand(member.belongs(today), "not_a_member", member=member.id)
        return _with(member, leaving=Leaving(notice=this.notice, day=this.day))

    return (yield from _change(this.members, changed))


def _change(ids: tuple[str, ...], changed: Callable[[Member], Standing]) -> law.Law[law.Changes]:
    """Members, each named once, with the standing that they have from now on."""
    demand(0 < len(ids) <= MEMBERS_MAX and len(set(ids)) == len(ids), "malformed", why="members")
    members = []
    for id in ids:
        member = yield from law.the(Member, id)
        members.append(msgspec.structs.replace(member, standing=changed(member)))
    return tuple(members)


def _with(member: Member, **parts: object) -> Standing:
    return msgspec.structs.replace(member.standing, **parts)


def _demand_day(case: law.Case, day: Day) -> law.Law[Assembly]:
    """The assembly, where the day is one of the calendar and not past at the seat."""
    seat.is_day(day)
    home = yield from law.the(Assembly, case.act.assembly)
    today = seat.today(case.at, home.time_zone)
    demand(day >= today, "day_past", day=day, today=today)
    return home
