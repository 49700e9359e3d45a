"""Reading sessions: who a token belongs to, as long as the session and the accreditation are in force."""

import hashlib

from sqlalchemy import func, select

from deliberation.identity.tables import SessionRow
from deliberation.members.tables import AccreditationRow, PersonRow
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx

_sessions = SessionRow.__table__  # type: ignore[attr-defined]
_accreditations = AccreditationRow.__table__  # type: ignore[attr-defined]
_persons = PersonRow.__table__  # type: ignore[attr-defined]


def token_hash(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()


async def viewer_of(tx: ReadTx, token: str) -> Viewer | None:
    """The viewer that a session token signs in, or None."""
    rows = await tx.run(
        select(_sessions.c.assembly, _accreditations.c.id, _accreditations.c.role, _accreditations.c.member)
        .join(
            _accreditations,
            (_accreditations.c.assembly == _sessions.c.assembly) & (_accreditations.c.id == _sessions.c.accreditation),
        )
        .where(_sessions.c.token == token_hash(token), _sessions.c.expires > func.clock_timestamp())
        .where(~_accreditations.c.revoked)
    )
    row = rows.first()
    return None if row is None else Viewer(row.assembly, row.id, row.role, row.member)


async def name_of(tx: ReadTx, viewer: Viewer) -> str | None:
    """The name of the person who is signed in, where it is known."""
    found: str | None = (
        await tx.run(
            select(_persons.c.name).where(
                _persons.c.assembly == viewer.assembly, _persons.c.accreditation == viewer.accreditation
            )
        )
    ).scalar_one_or_none()
    return found
