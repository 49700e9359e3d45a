"""An assembly: one organisation with one record, its rules profile and its keys. Entry 0 creates it."""

from base64 import b64decode
from datetime import datetime

import msgspec

from deliberation.core import act, envelope, law, seat
from deliberation.core.accreditation import Accreditation
from deliberation.core.act import AccreditationId, Line, PublicKey, demand
from deliberation.core.profiles.validating import validate
from deliberation.core.rules import RulesProfile
from deliberation.core.seat import TimeZone


class Former(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version of the rules that was in force until another was adopted (P-109)."""

    profile: RulesProfile
    until: datetime


class Assembly(law.Object, frozen=True, kw_only=True):
    """The organisation: its name, origin, rules and the counters from which symbols are derived.

    Args:
        time_zone: where it sits; its calendar days are counted there (P-41).
        former: the versions of the rules before the one in force, the oldest first.
    """

    name: str
    origin: str
    prefix: str
    session: int
    profile: RulesProfile
    server_key: str
    time_zone: str = seat.UTC
    proposals: int = 0
    resolutions: int = 0
    meetings: int = 0
    ballots: int = 0
    former: tuple[Former, ...] = ()

    def rules_at(self, at: datetime) -> RulesProfile:
        """The rules that were in force at an instant, by which what was begun then is judged (P-109)."""
        return next((each.profile for each in self.former if at < each.until), self.profile)


class Create(act.Act, frozen=True, kw_only=True, tag="assembly.create"):
    """Entry 0, signed by the server's key: everything that the record starts from (record.md, Entries).

    Args:
        name: the organisation's name.
        origin: the log's origin, a schema-less URL; also the name of the log's key.
        prefix: the first component of its document symbols, such as `A`.
        session: the session's number in symbols.
        profile: the rules of procedure in force.
        server_key: the public key with which the server signs its own acts.
        secretariat: the first secretariat's accreditation, which accredits all others.
        time_zone: the IANA name of the time zone where it sits.
    """

    name: Line
    origin: Line
    prefix: Line
    session: int
    profile: RulesProfile
    server_key: PublicKey
    secretariat: AccreditationId
    time_zone: TimeZone = seat.UTC


def create(case: law.Case) -> law.Law[law.Changes]:
    """Founds the assembly; lawful only as entry 0."""
    this: Create = case.act
    existing = yield from law.perhaps(Assembly, this.assembly)
    demand(existing is None, "assembly_exists", assembly=this.assembly)
    demand(this.actor == act.SERVER, "not_permitted", role="server", kind="assembly.create")
    demand(envelope.is_valid_key(b64decode(this.server_key)), "weak_key")
    seat.is_zone(this.time_zone)
    validate(this.profile)
    assembly = Assembly(
        id=this.assembly,
        name=this.name,
        origin=this.origin,
        prefix=this.prefix,
        session=this.session,
        profile=this.profile,
        server_key=this.server_key,
        time_zone=this.time_zone,
    )
    return assembly, Accreditation(id=this.secretariat, role="secretariat")


def next_number(assembly: Assembly, counter: str) -> tuple[int, Assembly]:
    """The next number of a series of documents, and the assembly with that number taken."""
    number = getattr(assembly, counter) + 1
    return number, msgspec.structs.replace(assembly, **{counter: number})
