"""Comments; their words, which lie beside the record and can be erased; how far each reader has read; the search."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlmodel import Field, SQLModel

from deliberation.store.tables import ObjectRow


class CommentRow(ObjectRow, table=True):
    """A comment, without its words."""

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_about", "assembly", text("(about ->> 'id')")),)

    about: dict[str, str] = Field(sa_type=JSONB)
    author: str
    role: str
    member: str | None
    audience: str
    wordings: list[dict[str, str]] = Field(sa_type=JSONB)
    reply_to: str | None
    mark: str | None
    mentions: list[str] = Field(sa_type=JSONB)
    hidden: dict[str, str] | None = Field(sa_type=JSONB)
    resolved: bool
    erased: bool
    worded: int = Field(sa_type=BigInteger)


class WordsRow(SQLModel, table=True):
    """Body and salt of one wording of a comment, named by the act that brought it: what its commitment commits to."""

    __tablename__ = "words"
    __table_args__ = (Index("ix_words_comment", "assembly", "comment"),)

    assembly: str = Field(primary_key=True)
    act: str = Field(primary_key=True)
    comment: str
    body: bytes = Field(sa_type=LargeBinary)
    salt: bytes = Field(sa_type=LargeBinary)


class SeenRow(SQLModel, table=True):
    """How far a reader has read a thread: up to which entry. It is nobody's act, and no part of the record."""

    __tablename__ = "seen"

    assembly: str = Field(primary_key=True)
    accreditation: str = Field(primary_key=True)
    thread: str = Field(primary_key=True)
    upto: int = Field(sa_type=BigInteger)


class SearchRow(SQLModel, table=True):
    """One thing that can be found: a title, a clause in force, an amendment's new words, a comment's words.

    Derived from the objects and from what lies beside the record; hidden and erased words are not in it.
    """

    __tablename__ = "search"
    __table_args__ = (
        Index("ix_search_vector", "vector", postgresql_using="gin"),
        Index("ix_search_proposal", "assembly", "proposal"),
    )

    assembly: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    noun: str
    id: str
    proposal: str
    amendment: str | None
    clause: str | None
    label: str | None
    audience: str
    member: str | None
    language: str
    version: str
    said: int = Field(sa_type=BigInteger)
    at: datetime | None
    words: str
    vector: Any = Field(sa_type=TSVECTOR)
