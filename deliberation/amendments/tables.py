"""Amendments, those put together, and the chair's rulings on them."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from deliberation.store.tables import ObjectRow


class AmendmentRow(ObjectRow, table=True):
    """An amendment."""

    __tablename__ = "amendment"

    symbol: str
    proposal: str = Field(index=True)
    base: str
    changes: list[dict[str, object]] = Field(sa_type=JSONB)
    sponsors: list[str] = Field(sa_type=JSONB)
    invited: list[str] = Field(sa_type=JSONB)
    open_to_cosponsors: bool
    circulated: datetime
    language: str | None
    amends: str | None = Field(index=True)
    explanation: str | None
    revision: int
    spent: list[str] = Field(sa_type=JSONB)
    part_of: str | None
    state: str
    accepted: list[str] = Field(sa_type=JSONB)
    tied: dict[str, str] | None = Field(sa_type=JSONB)
    moot: str | None
    into: str | None


class RulingRow(ObjectRow, table=True):
    """A ruling of the chair, which may be appealed against (P-21)."""

    __tablename__ = "ruling"

    kind: str
    proposal: str | None = Field(index=True)
    symbol: str
    rule: str
    amendment: str | None
    reason: str | None
    order: list[str] = Field(sa_type=JSONB)
    before: list[str] = Field(sa_type=JSONB)
    state: str
    appealed: str | None
    motion: str | None
    meeting: str | None


class EnBlocRow(ObjectRow, table=True):
    """Amendments that were put together (P-59)."""

    __tablename__ = "en_bloc"

    proposal: str = Field(index=True)
    symbol: str
    text: str
    amendments: list[str] = Field(sa_type=JSONB)
    objections: dict[str, str] = Field(sa_type=JSONB)
    state: str
