"""Procedural motions, and what members state beside a vote."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from deliberation.store.tables import ObjectRow


class MotionRow(ObjectRow, table=True):
    """A procedural motion (P-29 to P-40)."""

    __tablename__ = "motion"

    kind: str
    meeting: str
    symbol: str
    title: str
    at: datetime
    moved: str | None
    proposal: str | None
    words: str | None
    minutes: int | None
    rule: str | None
    order: list[str] = Field(sa_type=JSONB)
    objected: str | None
    speakers_for: list[str] = Field(sa_type=JSONB)
    speakers_against: list[str] = Field(sa_type=JSONB)
    state: str = Field(index=True)


class StatementRow(ObjectRow, table=True):
    """What a member stated beside a vote (P-28, P-76, P-78, P-82)."""

    __tablename__ = "statement"

    kind: str
    member: str
    at: datetime
    about: str
    subject: str = Field(index=True)
    words: str | None
    before: bool
    choice: str | None
    clause: str | None
    meeting: str | None
    place: int | None
