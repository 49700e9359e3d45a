"""Proposals and the parts that they are divided into; their texts and renderings are blobs."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from deliberation.store.tables import ObjectRow


class ProposalRow(ObjectRow, table=True):
    """A draft norm and the hashes of its versions."""

    __tablename__ = "proposal"

    symbol: str
    title: str
    pillar: str
    sponsors: list[str] = Field(sa_type=JSONB)
    invited: list[str] = Field(sa_type=JSONB)
    open_to_cosponsors: bool
    reintroduces: str | None
    versions: list[dict[str, object]] = Field(sa_type=JSONB)
    revision: int
    corrigenda: int
    settled: dict[str, str] = Field(sa_type=JSONB)
    order: list[str] = Field(sa_type=JSONB)
    renderings: dict[str, str] = Field(sa_type=JSONB)
    parts: list[str] = Field(sa_type=JSONB)
    state: str
    ballot: str | None
    majority: str | None
    tied: dict[str, str] | None = Field(sa_type=JSONB)
    resolution: str | None
    amendments: int
    after: list[str] = Field(sa_type=JSONB)
    debate_closed: bool
    without_vote: bool


class WithoutVoteRow(ObjectRow, table=True):
    """That the chair has asked whether a proposal may be adopted without a vote (P-81)."""

    __tablename__ = "without_vote"

    proposal: str = Field(index=True)
    symbol: str
    title: str
    text: str
    meeting: str
    asked: datetime
    stopped: str | None
    wish: str | None
    state: str
    present: int
    members: int
    adopted: datetime | None


class DivisionRow(ObjectRow, table=True):
    """A motion that parts of a proposal be voted on separately (P-60)."""

    __tablename__ = "division"

    proposal: str = Field(index=True)
    symbol: str
    text: str
    parts: list[list[str]] = Field(sa_type=JSONB)
    moved: str | None
    objected: str | None
    state: str


class PartRow(ObjectRow, table=True):
    """A part of a proposal that is voted on separately (P-60)."""

    __tablename__ = "part"

    proposal: str = Field(index=True)
    symbol: str
    number: int
    clauses: list[str] = Field(sa_type=JSONB)
    state: str
    tied: dict[str, str] | None = Field(sa_type=JSONB)
