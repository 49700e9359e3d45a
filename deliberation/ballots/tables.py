"""Ballots and votes. One member, one vote is a constraint here too.

Until the lock only the encrypted body of a cast is kept.
"""

from datetime import datetime

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from deliberation.store.tables import ObjectRow


class BallotRow(ObjectRow, table=True):
    """A ballot."""

    __tablename__ = "ballot"

    number: int
    meeting: str
    put: dict[str, object] = Field(sa_type=JSONB)
    question: str
    members: int
    quorum: int
    present: list[str] = Field(sa_type=JSONB)
    roll: list[str] = Field(sa_type=JSONB)
    roll_hash: str
    opened: datetime
    locked: datetime | None
    openings: str | None
    outcome: dict[str, object] | None = Field(sa_type=JSONB)


class VoteRow(ObjectRow, table=True):
    """A member's last cast on a ballot (P-01)."""

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("assembly", "ballot", "member"),)

    ballot: str
    member: str
    commitment: str


class SealedRow(SQLModel, table=True):
    """The sealed body and salt of a member's last cast, encrypted under the server's secret until the lock."""

    __tablename__ = "sealed"

    assembly: str = Field(primary_key=True)
    vote: str = Field(primary_key=True)
    ballot: str = Field(index=True)
    box: bytes = Field(sa_type=LargeBinary)
