"""Amendments, each to a version of a proposal."""

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
    state: str
    accepted: list[str] = Field(sa_type=JSONB)
    tied: dict[str, str] | None = Field(sa_type=JSONB)
    moot: str | None
