"""Sessions and links as callers see them."""

import msgspec

from deliberation.core.act import AccreditationId, AssemblyId, Line
from deliberation.core.seat import UTC, TimeZone


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The token of a sign-in link."""

    token: str


class SignedIn(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is signed in; `token` is for programs, which have no cookie."""

    assembly: str
    accreditation: str
    role: str
    member: str | None = None
    name: str | None = None
    token: str | None = None


class NewLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asks for a sign-in link for an accredited person."""

    assembly: AssemblyId
    accreditation: AccreditationId
    name: Line | None = None


class Link(msgspec.Struct, frozen=True):
    """A sign-in link; it works once."""

    token: str
    link: str


class NewAssembly(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asks for a new assembly."""

    id: AssemblyId
    name: Line
    prefix: Line = "A"
    session: int = 1
    time_zone: TimeZone = UTC
    profile: Line = "ga"


class Founded(msgspec.Struct, frozen=True):
    """A new assembly: its first secretariat, the token with which that signs in, and its log's verifier key."""

    assembly: str
    secretariat: str
    token: str
    vkey: str


class AssemblyLine(msgspec.Struct, frozen=True):
    """One assembly of the server."""

    id: str
    name: str
