"""Proposals; their texts are blobs."""

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
    versions: list[dict[str, object]] = Field(sa_type=JSONB)
    state: str
    ballot: str | None
    majority: str | None
    tied: dict[str, str] | None = Field(sa_type=JSONB)
    resolution: str | None
    amendments: int
