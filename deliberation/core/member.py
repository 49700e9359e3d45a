"""Members: the equal bodies that make up an assembly. One member, one vote (P-01)."""

from typing import Final

import msgspec

from deliberation.core import act, law
from deliberation.core.act import Line, MemberId, demand

ADMITTED_MAX: Final = 500


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


class Admitted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of an admission."""

    member: MemberId
    name: Line
    territory: Line | None = None


class Admit(act.Act, frozen=True, kw_only=True, tag="member.admit"):
    """The secretariat enters members into the record; each has its vote from that instant (P-11)."""

    members: tuple[Admitted, ...]


def admit(case: law.Case) -> law.Law[law.Changes]:
    """Admits each member once (P-01, P-11)."""
    this: Admit = case.act
    demand(0 < len(this.members) <= ADMITTED_MAX, "malformed", why="members")
    admitted: dict[str, Member] = {}
    for new in this.members:
        known = yield from law.perhaps(Member, new.member)
        demand(known is None and new.member not in admitted, "member_exists", member=new.member)
        admitted[new.member] = Member(id=new.member, name=new.name, territory=new.territory)
    return tuple(admitted.values())
