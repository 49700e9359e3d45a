"""Elections, their ballots and papers. One member, one paper is a constraint here too (P-01)."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from deliberation.store.tables import ObjectRow


class ElectionRow(ObjectRow, table=True):
    """An election."""

    __tablename__ = "election"

    number: int
    title: str
    places: int
    method: str
    majority: str
    ties: str
    profile: str
    version: int
    opened: datetime
    state: str
    candidates: list[dict[str, object]] = Field(sa_type=JSONB)
    demanded: str | None
    slate: bool
    elected: list[str] = Field(sa_type=JSONB)
    polls: int
    poll: str | None
    last_poll: str | None
    seed: str | None
    then: dict[str, object] | None = Field(sa_type=JSONB)
    drawings: list[dict[str, object]] = Field(sa_type=JSONB)


class PollRow(ObjectRow, table=True):
    """A ballot of an election."""

    __tablename__ = "poll"

    election: str = Field(index=True)
    number: int
    meeting: str
    asked: dict[str, object] = Field(sa_type=JSONB)
    question: str
    entry_by: str
    tellers: list[str] = Field(sa_type=JSONB)
    members: int
    quorum: int
    present: list[str] = Field(sa_type=JSONB)
    roll: list[str] = Field(sa_type=JSONB)
    roll_hash: str
    commitment: str
    opened: datetime
    entered: dict[str, object] | None = Field(sa_type=JSONB)
    confirmed: list[str] = Field(sa_type=JSONB)
    closed: datetime | None
    openings: str | None
    seed: str | None
    announced: dict[str, object] | None = Field(sa_type=JSONB)
    count: dict[str, object] | None = Field(sa_type=JSONB)


class PaperRow(ObjectRow, table=True):
    """A member's last paper in a ballot (P-01)."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("assembly", "poll", "member"),)

    poll: str
    member: str
    commitment: str
