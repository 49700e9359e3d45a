"""Comments, and their words, which lie beside the record and can be erased."""

from sqlalchemy import LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from deliberation.store.tables import ObjectRow


class CommentRow(ObjectRow, table=True):
    """A comment, without its words."""

    __tablename__ = "comment"

    about: dict[str, str] = Field(sa_type=JSONB)
    author: str
    role: str
    member: str | None
    audience: str
    commitment: str
    reply_to: str | None


class WordsRow(SQLModel, table=True):
    """The body and salt of a comment: what the commitment in the record commits to."""

    __tablename__ = "words"

    assembly: str = Field(primary_key=True)
    comment: str = Field(primary_key=True)
    body: bytes = Field(sa_type=LargeBinary)
    salt: bytes = Field(sa_type=LargeBinary)
