"""Signing in and out, and the server's countersignature under the keys that a sign-in authorises.

Sessions and links are not acts and not in the record: only their hashes are kept, beside it.
"""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from deliberation.core import envelope
from deliberation.core.envelope import Envelope
from deliberation.core.key import Enrol
from deliberation.errors import Refusal
from deliberation.identity.queries import token_hash, viewer_of
from deliberation.identity.tables import LinkRow, SessionRow
from deliberation.members.tables import AccreditationRow, PersonRow
from deliberation.record.keyring import Keyring
from deliberation.record.submission import Posted
from deliberation.record.viewer import Viewer
from deliberation.settings import Settings
from deliberation.store.engine import Store, Tx

_sessions = SessionRow.__table__  # type: ignore[attr-defined]
_links = LinkRow.__table__  # type: ignore[attr-defined]
_persons = PersonRow.__table__  # type: ignore[attr-defined]
_accreditations = AccreditationRow.__table__  # type: ignore[attr-defined]


async def make_link(store: Store, settings: Settings, assembly: str, accreditation: str, name: str | None) -> str:
    """Makes a sign-in link for an accredited person, and keeps their name beside the record.

    Returns:
        The link's token, which is kept nowhere.

    Raises:
        Refusal: `unknown_object` where there is no such accreditation in force.
    """
    token = secrets.token_urlsafe(32)
    async with store.write() as tx:
        known = await tx.run(
            select(_accreditations.c.id).where(
                _accreditations.c.assembly == assembly,
                _accreditations.c.id == accreditation,
                ~_accreditations.c.revoked,
            )
        )
        if known.first() is None:
            raise Refusal("unknown_object", noun="accreditation", id=accreditation)
        expires = func.clock_timestamp() + timedelta(hours=settings.link_hours)
        row = {"token": token_hash(token), "assembly": assembly, "accreditation": accreditation, "expires": expires}
        await tx.run(insert(_links).values(**row))
        if name:
            statement = insert(_persons).values(assembly=assembly, accreditation=accreditation, name=name)
            keep = statement.on_conflict_do_update(
                index_elements=[_persons.c.assembly, _persons.c.accreditation], set_={"name": name}
            )
            await tx.run(keep)
    return token


async def sign_in(store: Store, settings: Settings, token: str, former: str | None) -> str:
    """Signs a person in by their link, once; the session that their browser had ends.

    Args:
        former: the session token that the caller came with, if any.

    Returns:
        The new session's token.

    Raises:
        Refusal: `bad_link` where the link is unknown, used or out of date.
    """
    session = secrets.token_urlsafe(32)
    async with store.write() as tx:
        used = await tx.run(
            update(_links)
            .where(_links.c.token == token_hash(token), _links.c.used.is_(None))
            .where(_links.c.expires > func.clock_timestamp())
            .values(used=func.clock_timestamp())
            .returning(_links.c.assembly, _links.c.accreditation)
        )
        row = used.first()
        if row is None:
            raise Refusal("bad_link")
        if former is not None:
            await _end(tx, former)
        now: Any = func.clock_timestamp()
        await tx.run(
            insert(_sessions).values(
                token=token_hash(session),
                assembly=row.assembly,
                accreditation=row.accreditation,
                begun=now,
                expires=now + timedelta(hours=settings.session_hours),
            )
        )
        if await viewer_of(tx, session) is None:
            raise Refusal("bad_link")
    return session


async def sign_out(store: Store, token: str) -> None:
    """Ends a session."""
    async with store.write() as tx:
        await _end(tx, token)


async def _end(tx: Tx, token: str) -> None:
    await tx.run(_sessions.delete().where(_sessions.c.token == token_hash(token)))


def countersign(posted: Posted, enrol: Enrol, body: bytes, viewer: Viewer | None, keyring: Keyring) -> Posted:
    """Adds the server's signature to an enrolment that the caller's sign-in authorises (record.md, Entries).

    Raises:
        Refusal: `not_signed_in` where the session is not of the accreditation that the key is for.
    """
    authorised = viewer is not None and (viewer.assembly, viewer.accreditation) == (enrol.assembly, enrol.actor)
    if not authorised:
        raise Refusal("not_signed_in")
    own = envelope.sign(body, posted.act.payload_type, keyring.server)
    signed = Envelope(posted.act.payload, posted.act.payload_type, (*posted.act.signatures[:1], *own.signatures))
    return Posted(act=signed, beside=posted.beside, sealed=posted.sealed)
