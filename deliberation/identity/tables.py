"""Sessions and sign-in links: only hashes of their tokens are kept."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel


class SessionRow(SQLModel, table=True):
    """A signed-in browser or program."""

    __tablename__ = "session"

    token: bytes = Field(primary_key=True, sa_type=LargeBinary)
    assembly: str
    accreditation: str
    begun: datetime
    expires: datetime


class LinkRow(SQLModel, table=True):
    """A link that signs one person in, once."""

    __tablename__ = "link"

    token: bytes = Field(primary_key=True, sa_type=LargeBinary)
    assembly: str
    accreditation: str
    expires: datetime
    used: datetime | None = None
