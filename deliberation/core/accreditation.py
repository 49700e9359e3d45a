"""Accreditations: who may act in an assembly, in which role and for which member.

The record holds their ids, never names.
"""

from typing import Final, Literal

import msgspec

from deliberation.core import act, law
from deliberation.core.act import AccreditationId, MemberId, demand
from deliberation.core.member import Member

GRANTEES_MAX: Final = 500

Role = Literal["chair", "delegate", "observer", "secretariat"]


class Accreditation(law.Object, frozen=True, kw_only=True):
    """A person's right to act: as chair, observer or secretariat officer, or as delegate of a member."""

    role: Role
    member: str | None = None
    revoked: bool = False


class Grantee(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of a grant: the new accreditation, its role, and the member that a delegate represents."""

    accreditation: AccreditationId
    role: Role
    member: MemberId | None = None


class Grant(act.Act, frozen=True, kw_only=True, tag="accreditation.grant"):
    """The secretariat accredits persons (P-02, P-09)."""

    grantees: tuple[Grantee, ...]


def grant(case: law.Case) -> law.Law[law.Changes]:
    """Accredits each grantee once; a delegate needs a member, the others have none (P-09, P-99)."""
    this: Grant = case.act
    demand(0 < len(this.grantees) <= GRANTEES_MAX, "malformed", why="grantees")
    granted: dict[str, Accreditation] = {}
    for grantee in this.grantees:
        known = yield from law.perhaps(Accreditation, grantee.accreditation)
        fresh = known is None and grantee.accreditation not in granted and grantee.accreditation != act.SERVER
        demand(fresh, "accreditation_exists", accreditation=grantee.accreditation)
        demand((grantee.member is not None) == (grantee.role == "delegate"), "delegate_needs_member")
        if grantee.member is not None:
            yield from law.the(Member, grantee.member)
        granted[grantee.accreditation] = Accreditation(
            id=grantee.accreditation, role=grantee.role, member=grantee.member
        )
    return tuple(granted.values())
