"""Seeding the demonstration: founding, members, accreditations, a meeting that is called, a draft.

All of it is done by signed acts.
"""

from collections.abc import Callable
from typing import Final
from uuid import uuid4

import msgspec

from deliberation.core import act, canonical, envelope, text
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.act import Act
from deliberation.core.envelope import SigningKey
from deliberation.core.key import Enrol, Revoke
from deliberation.core.meeting import Call
from deliberation.core.member import Admit, Admitted
from deliberation.core.profiles.ga import GA
from deliberation.core.proposal import Table
from deliberation.demo.draft import TITLE, draft
from deliberation.demo.members import states
from deliberation.record.found import found
from deliberation.record.record import Record
from deliberation.record.submission import Posted, submission

ASSEMBLY: Final = "demo"
NAME: Final = "Assembly on Artificial Intelligence Cooperation"
SEEDER: Final = "founding-secretariat"


class Persona(msgspec.Struct, frozen=True):
    """Someone whom the demonstration signs in by a link."""

    accreditation: str
    name: str
    title: str
    member: str | None = None


PERSONAE: Final = (
    Persona("chair", "Amara Okafor", "the chair"),
    Persona("ken-1", "Wanjiru Kamau", "a delegate of Kenya, the sponsor of the draft", "KEN"),
    Persona("bra-1", "Rafael Moreira", "a delegate of Brazil", "BRA"),
    Persona("idn-1", "Dewi Santoso", "a delegate of Indonesia", "IDN"),
    Persona("secretariat", "Linh Tran", "an officer of the secretariat"),
    Persona("observer", "Noor Haddad", "an observer"),
)
ROLES: Final = {"chair": "chair", "secretariat": "secretariat", "observer": "observer"}


class Pen:
    """Signs acts of one accreditation with a key that lives as long as the seeding."""

    def __init__(self, record: Record, server: SigningKey, accreditation: str) -> None:
        self._record = record
        self._server = server
        self._key = SigningKey.generate()
        self.accreditation = accreditation

    async def enrol(self) -> None:
        """Enrols the key; the server countersigns, for it is the server that seeds."""
        key = envelope.b64(self._key.public)
        enrol = Enrol(**self._head(), public_key=key, votes=False)  # type: ignore[arg-type]
        await self._perform(enrol, self._key, self._server)

    async def revoke(self) -> None:
        """Gives the key up, so that nobody has it any more."""
        await self.perform(Revoke, key=self._key.keyid)

    async def perform(self, kind: type[Act], beside: tuple[str, ...] = (), **fields: object) -> str:
        """Performs an act, and returns its id."""
        this = kind(**self._head(), **fields)  # type: ignore[arg-type]  # each kind has its own fields
        await self._perform(this, self._key, beside=beside)
        return this.id

    def _head(self) -> dict[str, object]:
        return {"v": 1, "id": str(uuid4()), "assembly": ASSEMBLY, "actor": self.accreditation}

    async def _perform(self, this: Act, *keys: SigningKey, beside: tuple[str, ...] = ()) -> None:
        signed = envelope.sign(canonical.encode(this), act.payload_type(act.kind_of(this)), *keys)
        await self._record.submit(submission(Posted(act=signed, beside=beside)))


async def seed(record: Record, origin: str, say: Callable[[str], None]) -> None:
    """Makes the demonstration.

    Args:
        origin: the server's name in logs.
        say: told what is being done.
    """
    say("founding the demonstration assembly")
    keyring = await found(
        record, origin=origin, id=ASSEMBLY, name=NAME, prefix="A", session=1, profile=GA, secretariat=SEEDER
    )
    secretariat = Pen(record, keyring.server, SEEDER)
    await secretariat.enrol()
    members = states()
    say(f"admitting {len(members)} members and accrediting their delegations")
    admitted = tuple(Admitted(member=code, name=name, territory=territory) for code, name, territory in members)
    await secretariat.perform(Admit, members=admitted)
    await secretariat.perform(Grant, grantees=_grantees([code for code, _, _ in members]))
    await secretariat.perform(Call, title="Opening of the session and general debate", body="plenary")
    say("tabling the draft")
    await _table(Pen(record, keyring.server, "ken-2"))
    await secretariat.revoke()


def _grantees(codes: list[str]) -> tuple[Grantee, ...]:
    """Every member has a delegate; Kenya has a second one, who tables the draft."""
    bureau = tuple(Grantee(accreditation=id, role=role) for id, role in ROLES.items())  # type: ignore[arg-type]
    delegates = tuple(Grantee(accreditation=f"{code.lower()}-1", role="delegate", member=code) for code in codes)
    return *bureau, *delegates, Grantee(accreditation="ken-2", role="delegate", member="KEN")


async def _table(delegate: Pen) -> None:
    await delegate.enrol()
    raw = text.encode(draft()).decode()
    await delegate.perform(
        Table,
        beside=(raw,),
        member="KEN",
        title=TITLE,
        pillar="governance",
        sponsors=("KEN",),
        text=text.text_hash(draft()),
    )
    await delegate.revoke()
