"""The form of an act: what everybody signs.

An act is the canonical JSON of one Struct below its `kind`, in a DSSE envelope (record.md, Entries). It names its
assembly, its own id, its actor and what it acts on by hash or version, so that it cannot be replayed elsewhere, sent
twice or altered. The closed set of kinds is the union `AnyAct` in `kinds.py`; each noun's module defines its own.
"""

import hashlib
from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec

from deliberation.errors import Refusal

END: Final = r"$(?!\n)"
"""The end of a pattern. By itself Python's `$` also fits before a last line break, and two ids would look like one."""

Id = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" + END)]
"""An act's id, a lower-case UUID drawn by the actor. What an act creates has that id."""

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}" + END)]
AssemblyId = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{1,39}" + END)]
MemberId = Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9]{2,12}" + END)]
AccreditationId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{1,63}" + END)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]*" + END)]
"""One line of text: no control characters, which neither a page nor the database would hold."""
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=400, pattern=r"^[^\x00-\x1f\x7f]*" + END)]
"""The title of a text, on one line; those of real resolutions reach 390 characters."""
KeyId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}" + END)]
PublicKey = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=" + END)]
"""32 bytes in canonical base64, which leaves the last two bits of its last digit empty."""

SERVER = "server"
"""The actor of acts that the server performs itself; they are signed by the assembly's server key."""


class Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind"):
    """What every act says.

    Args:
        v: the version of the kind's form.
        id: the act's own id; sending it again is never a second act.
        assembly: the assembly whose record it is for.
        actor: the accreditation that acts.
    """

    v: Literal[1]
    id: Id
    assembly: AssemblyId
    actor: AccreditationId


class MemberAct(Act, frozen=True, kw_only=True):
    """An act that a delegate performs for a member."""

    member: MemberId


def kind_of(act: Act | type[Act]) -> str:
    """The kind's name, such as `vote.cast`."""
    return str(act.__struct_config__.tag)


def payload_type(kind: str) -> str:
    """The DSSE payload type of a kind of act, version 1."""
    return f"application/vnd.deliberation.{kind}+json;v=1"


def derived_id(id: str, number: int) -> str:
    """The id of the `number`th thing that one act makes besides the one that has the act's own id."""
    return str(UUID(bytes=hashlib.sha256(f"{id} {number}".encode()).digest()[:16]))


def demand(holds: bool, code: str, **facts: str | int) -> None:
    """Refuses with `code` unless the condition holds.

    Raises:
        Refusal: with the code and facts given.
    """
    if not holds:
        raise Refusal(code, **facts)
