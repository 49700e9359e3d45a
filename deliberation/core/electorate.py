"""The electorate: for each member whether it has a vote, and why (P-01 to P-11).

It is worked out anew from the members' standing whenever a roll is made, and frozen with the roll. To lose the vote is
to lose nothing else: a member without one counts for the quorum, speaks and proposes (P-07). Only a member whose rights
are suspended, or whose credentials were rejected, does not act at all until that is decided otherwise.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Literal

import msgspec

from deliberation.core import seat
from deliberation.core.act import demand
from deliberation.core.assembly import Assembly
from deliberation.core.member import Arrears, Member, Standing
from deliberation.core.rules import RulesProfile
from deliberation.core.seat import Day
from deliberation.errors import Refusal

Reason = Literal[
    "member", "permitted", "challenged", "arrears", "credentials_challenged", "credentials_rejected", "suspended"
]

RULES: Final[dict[Reason, str]] = {
    "member": "P-01",
    "permitted": "P-06",
    "challenged": "P-04",
    "arrears": "P-05",
    "credentials_challenged": "P-04",
    "credentials_rejected": "P-04",
    "suspended": "P-68",
}
"""Under which rule a member has its vote, or has none."""

ENTITLING: Final[frozenset[Reason]] = frozenset({"member", "permitted", "challenged"})

_REFUSED: Final[dict[Reason, str]] = {
    "arrears": "vote_lost_by_arrears",
    "credentials_challenged": "credentials_challenged",
    "credentials_rejected": "credentials_rejected",
    "suspended": "member_suspended",
}
"""How a vote of one who has none is refused."""


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of the electorate: a member, whether it has a vote, and why.

    Args:
        reason: what decides it; the first that holds of those in `line_of`.
        rule: the P-number of that reason.
        cites: the decision, the objection or the notice on which it rests.
        until: the last day of a permission (P-06).
        owed, due: the figures that were compared, in hundredths of the currency's unit (P-05).
    """

    member: str
    entitled: bool
    reason: Reason
    rule: str
    cites: str | None = None
    until: Day | None = None
    owed: int | None = None
    due: int | None = None
    currency: str | None = None


def roll(members: Iterable[Member], assembly: Assembly, at: datetime) -> tuple[Line, ...]:
    """The electorate at an instant: a line for each who is a member then, with or without a vote."""
    today = seat.today(at, assembly.time_zone)
    return tuple(line_of(each, assembly.profile, today) for each in members if each.belongs(today))


def line_of(member: Member, profile: RulesProfile, today: Day) -> Line:
    """Whether a member has a vote on a day, and why.

    The first that holds decides: suspended; credentials rejected; challenged where that takes the vote; in arrears and
    not permitted; in arrears and permitted; challenged and seated with the vote; a member like all (P-01 to P-06).
    """
    now = member.standing
    credentials = now.credentials
    challenged = credentials is not None and credentials.state == "challenged"
    if now.suspended is not None:
        return _line(member, "suspended", cites=now.suspended)
    if credentials is not None and credentials.state == "rejected":
        return _line(member, "credentials_rejected", cites=credentials.cites)
    if credentials is not None and challenged and not profile.challenged_credentials_may_vote:
        return _line(member, "credentials_challenged", cites=credentials.cites)
    if now.arrears is not None and takes_the_vote(now.arrears, profile):
        return _in_arrears(member, now, now.arrears, today)
    if credentials is not None and challenged:
        return _line(member, "challenged", cites=credentials.cites)
    return _line(member, "member")


def takes_the_vote(arrears: Arrears, profile: RulesProfile) -> bool:
    """Whether arrears are so high that the member has no vote (P-05).

    They are when they equal or exceed the contributions of two years; at UNESCO when they exceed them. Who owes nothing
    is not in arrears, whatever was due from it.
    """
    match profile.arrears_rule:
        case "charter_19":
            return 0 < arrears.owed >= arrears.due
        case "unesco":
            return arrears.owed > arrears.due


def refuse_vote(line: Line | None, member: str) -> None:
    """Refuses the vote of a member that is not on a frozen roll, with the reason that stands there.

    Args:
        line: what the roll says about the member, if anything.

    Raises:
        Refusal: always; `not_on_roll` where it was no member when the roll was made (P-11).
    """
    if line is None or line.entitled:
        raise Refusal("not_on_roll", member=member)
    facts: dict[str, str | int] = {"member": member, "cites": line.cites or ""}
    if line.owed is not None and line.due is not None:
        facts |= {"owed": amount(line.owed, line.currency), "due": amount(line.due, line.currency)}
    raise Refusal(_REFUSED[line.reason], **facts)


def demand_seat(member: Member, assembly: Assembly, at: datetime) -> None:
    """Refuses whatever else is done for a member that does not sit now.

    Raises:
        Refusal: `not_a_member` before it joins and after it has left, `member_suspended`, `credentials_rejected`.
    """
    standing = member.standing
    demand(member.belongs(seat.today(at, assembly.time_zone)), "not_a_member", member=member.id)
    demand(standing.suspended is None, "member_suspended", member=member.id, cites=standing.suspended or "")
    credentials = standing.credentials
    rejected = credentials is not None and credentials.state == "rejected"
    demand(not rejected, "credentials_rejected", member=member.id, cites=credentials.cites if credentials else "")


def amount(hundredths: int, currency: str | None) -> str:
    """An amount of money in figures, such as `USD 1,234.56`."""
    whole, rest = divmod(hundredths, 100)
    return f"{currency} {whole:,}.{rest:02}"


def _in_arrears(member: Member, now: Standing, arrears: Arrears, today: Day) -> Line:
    permission = now.permission
    owes: dict[str, str | int] = {"owed": arrears.owed, "due": arrears.due, "currency": arrears.currency}
    if permission is not None and today <= permission.until:
        return _line(member, "permitted", cites=permission.decision, until=permission.until, **owes)
    return _line(member, "arrears", cites=arrears.notice, **owes)


def _line(member: Member, reason: Reason, **facts: str | int | None) -> Line:
    said = {"member": member.id, "entitled": reason in ENTITLING, "reason": reason, "rule": RULES[reason]}
    return Line(**said, **facts)  # type: ignore[arg-type]  # the facts of its reason
