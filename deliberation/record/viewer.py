"""Who is looking, and so which audiences' things they may see.

Every query takes a Viewer: visibility is part of the query.
"""

import msgspec

from deliberation.record.nouns import PUBLIC

MEMBERS = "members"


class Viewer(msgspec.Struct, frozen=True):
    """A reader of one assembly.

    Args:
        role: `public` for one who is not signed in.
        member: the member that a delegate represents.
    """

    assembly: str
    accreditation: str | None = None
    role: str = PUBLIC
    member: str | None = None

    @property
    def audiences(self) -> tuple[str, ...]:
        """What the viewer may see: the public's; the members' if they take part; their own delegation's."""
        seen = [PUBLIC]
        if self.role in ("chair", "delegate", "secretariat"):
            seen.append(MEMBERS)
        if self.member is not None:
            seen.append(f"member:{self.member}")
        return tuple(seen)
