"""Founding an assembly: its keys, its head, and entry 0, which the server signs."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy.dialects.postgresql import insert

from deliberation.core import act, canonical, envelope, merkle, seat
from deliberation.core.assembly import Create
from deliberation.core.profiles.validating import validate
from deliberation.core.rules import RulesProfile
from deliberation.errors import Refusal
from deliberation.record import log
from deliberation.record.keyring import Keyring, keyring_row, load_keyring, new_keyring
from deliberation.record.record import Record
from deliberation.record.submission import Posted, submission
from deliberation.record.tables import HeadRow, KeyringRow


async def found(
    record: Record,
    *,
    origin: str,
    id: str,
    name: str,
    prefix: str,
    session: int,
    profile: RulesProfile,
    secretariat: str,
    time_zone: str = seat.UTC,
) -> Keyring:
    """Founds an assembly; one whose keys were made but whose entry 0 was not written is finished.

    Args:
        origin: the name under which this server's logs are known; the log's own origin is below it.
        secretariat: the id of the first secretariat's accreditation.
        time_zone: the IANA name of the time zone where it sits.

    Raises:
        Refusal: `assembly_exists`, `unknown_time_zone`, `bad_profile`, or `malformed` where a field is not of its form.
    """
    seat.is_zone(time_zone)
    validate(profile)
    log_origin = f"{origin}/log/{id}"
    keyring = await _keyring(record, id, log_origin)
    create = Create(
        v=1,
        id=str(uuid4()),
        assembly=id,
        actor=act.SERVER,
        name=name,
        origin=log_origin,
        prefix=prefix,
        session=session,
        profile=profile,
        server_key=envelope.b64(keyring.server.public),
        secretariat=secretariat,
        time_zone=time_zone,
    )
    body = canonical.encode(create)
    signed = envelope.sign(body, act.payload_type("assembly.create"), keyring.server)
    await record.submit(submission(Posted(act=signed)))
    return keyring


async def _keyring(record: Record, assembly: str, origin: str) -> Keyring:
    """The assembly's keys, made now unless an earlier founding got no further than that."""
    async with record.store.write() as tx:
        if await log.size(tx, assembly):
            raise Refusal("assembly_exists", assembly=assembly)
        known = await load_keyring(tx, assembly, record.vault)
        if known is not None:
            return known
        keyring = new_keyring(origin)
        await tx.run(insert(KeyringRow.__table__).values(**keyring_row(assembly, keyring, record.vault)))  # type: ignore[attr-defined]
        head = {"assembly": assembly, "size": 0, "root": merkle.EMPTY_ROOT, "told": {}}
        await tx.run(insert(HeadRow.__table__).values(**head, at=datetime(1970, 1, 1, tzinfo=UTC)))  # type: ignore[attr-defined]
    return keyring
