"""Members: the equal bodies that make up an assembly. One member, one vote (P-01).

What the record holds about a member's right to vote is its `Standing`; `electorate.py` says what follows from it, and
`standing.py` has the acts that change it.
"""

from datetime import datetime
from typing import Final, Literal

import msgspec

from deliberation.core import act, law, seat
from deliberation.core.act import Line, MemberId, demand
from deliberation.core.seat import Day

ADMITTED_MAX: Final = 500


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a member's standing: plain data, of which what is not so is not written."""


class Arrears(Part, frozen=True, kw_only=True):
    """What a member owes, beside what it had to contribute (P-05).

    Args:
        owed: its arrears, in hundredths of the currency's unit.
        due: its contributions for the two years with which they are compared, in the same unit.
        currency: by its ISO 4217 code.
        notice: the document that says so.
    """

    owed: int
    due: int
    currency: str
    notice: str


class Permission(Part, frozen=True, kw_only=True):
    """The plenary permits a member in arrears to vote, until the end of a day at the seat (P-06)."""

    decision: str
    until: Day


class Credentials(Part, frozen=True, kw_only=True):
    """Where the credentials of a member's representatives stand (P-03, P-04).

    Args:
        cites: the objection, or the decision of the plenary.
    """

    state: Literal["challenged", "accepted", "rejected"]
    cites: str


class Leaving(Part, frozen=True, kw_only=True):
    """A member's notice that it withdraws: it is one no longer from that day."""

    notice: str
    day: Day


class Standing(Part, frozen=True, kw_only=True):
    """What is known about a member's membership and right to vote.

    Args:
        admitted: the decision that admitted it, where one is cited.
        joins: the first day of its membership, where that is not the day of the entry (P-11, P-112).
        suspended: the decision that suspended it from the rights of membership.
    """

    admitted: str | None = None
    joins: Day | None = None
    arrears: Arrears | None = None
    permission: Permission | None = None
    credentials: Credentials | None = None
    suspended: str | None = None
    leaving: Leaving | None = None


class Member(law.Object, frozen=True, kw_only=True):
    """A member and the key that casts its vote: one at a time, by construction (P-09).

    Args:
        name: its name in English, which orders the roll.
        territory: its ISO 3166 code where it is a State, by which its name is found in other languages.
        voting_key: the raw public key (base64) that may cast its vote now.
    """

    name: str
    territory: str | None = None
    voting_key: str | None = None
    standing: Standing = Standing()

    def belongs(self, today: Day) -> bool:
        """Whether it is a member on that day at the seat: from the day it joins to the one before it leaves (P-11)."""
        joins, leaving = self.standing.joins, self.standing.leaving
        return (joins is None or joins <= today) and (leaving is None or today < leaving.day)


class Admitted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of an admission."""

    member: MemberId
    name: Line
    territory: Line | None = None


class Admit(act.Act, frozen=True, kw_only=True, tag="member.admit"):
    """The secretariat enters members into the record; each has its vote from that instant (P-11).

    Args:
        decision: the decision that admitted them (P-111), or the instrument of accession (P-112).
        joins: the day on which the accession enters into force, where that is a later one.
    """

    members: tuple[Admitted, ...]
    decision: Line | None = None
    joins: Day | None = None


def admit(case: law.Case) -> law.Law[law.Changes]:
    """Admits each member once (P-01, P-11); one that left comes back by `member.restore`."""
    this: Admit = case.act
    demand(0 < len(this.members) <= ADMITTED_MAX, "malformed", why="members")
    if this.joins is not None:
        seat.is_day(this.joins)
    admitted: dict[str, Member] = {}
    standing = Standing(admitted=this.decision, joins=this.joins)
    for new in this.members:
        known = yield from law.perhaps(Member, new.member)
        demand(known is None and new.member not in admitted, "member_exists", member=new.member)
        admitted[new.member] = Member(id=new.member, name=new.name, territory=new.territory, standing=standing)
    return tuple(admitted.values())


def belonging(at: datetime, zone: str) -> law.Law[list[Member]]:
    """Those who are members at an instant, in order of id: the base of every quorum (P-07).

    Args:
        zone: the time zone of the seat, whose days count (P-11).
    """
    members = yield from law.every(Member)
    today = seat.today(at, zone)
    return [each for each in members if each.belongs(today)]
