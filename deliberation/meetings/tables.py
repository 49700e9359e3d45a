"""Meetings, with who is present."""

from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from deliberation.store.tables import ObjectRow


class MeetingRow(ObjectRow, table=True):
    """A meeting."""

    __tablename__ = "meeting"

    number: int
    title: str
    body: str
    state: str
    present: list[str] = Field(sa_type=JSONB)
    voting: str | None
    minutes: int | None
