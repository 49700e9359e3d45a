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
    method: str
    closes: datetime | None
    suspensions: list[dict[str, object]] = Field(sa_type=JSONB)
    annulled: dict[str, object] | None = Field(sa_type=JSONB)
    repeats: str | None
    fixes_majority: bool
    announced: datetime | None
    tellers: list[str] = Field(sa_type=JSONB)
    counted: dict[str, object] | None = Field(sa_type=JSONB)
    roll_call: dict[str, object] | None = Field(sa_type=JSONB)
    by_tellers: list[str] = Field(sa_type=JSONB)


class VoteRow(ObjectRow, table=True):
    """A member's last cast on a ballot (P-01)."""

    __tablename__ = "vote"
    __table_args__ = (UniqueConstraint("assembly", "ballot", "member"),)

    ballot: str
    member: str
    commitment: str


class EnteredRow(ObjectRow, table=True):
    """What a teller has entered for a member that is present without a device (P-91)."""

    __tablename__ = "entered"

    ballot: str = Field(index=True)
    member: str
    commitment: str
    teller: str
    confirmed: str | None


class SealedRow(SQLModel, table=True):
    """The sealed body and salt of a member's last cast, encrypted under the server's secret until the lock."""

    __tablename__ = "sealed"

    assembly: str = Field(primary_key=True)
    vote: str = Field(primary_key=True)
    ballot: str = Field(index=True)
    box: bytes = Field(sa_type=LargeBinary)
