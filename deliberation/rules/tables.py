"""Proposed changes of the rules of procedure."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from deliberation.store.tables import ObjectRow


class RulesChangeRow(ObjectRow, table=True):
    """A proposed change of the rules (P-109)."""

    __tablename__ = "rules_change"

    symbol: str
    title: str
    version: int
    member: str
    altered: list[dict[str, object]] = Field(sa_type=JSONB)
    state: str
    report: str | None
    objected: str | None
    ballot: str | None
    decided: datetime | None
