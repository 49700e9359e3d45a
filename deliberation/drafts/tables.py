"""Drafts and their updates. They are private papers: nothing of them is in the record, and `rebuild` leaves them."""

from datetime import datetime

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, SQLModel


class DraftRow(SQLModel, table=True):
    """A draft of one member's delegation. Some time after its end this row alone stays, as the note of how it ended."""

    __tablename__ = "draft"

    assembly: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    member: str = Field(index=True)
    kind: str
    proposal: str | None
    base: str | None
    title: str
    author: str
    begun: datetime
    changed: datetime
    changed_by: str
    number: int = Field(sa_type=BigInteger)
    size: int = Field(sa_type=BigInteger)
    state: str
    act: str | None


class UpdateRow(SQLModel, table=True):
    """One update of a draft's document; the first one may stand for all before it, which were compacted into it."""

    __tablename__ = "draft_update"

    assembly: str = Field(primary_key=True)
    draft: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_type=BigInteger)
    raw: bytes = Field(sa_type=LargeBinary)
