"""The record's tables: the head, the entries, checkpoints and blobs, which never change.

Tiles and frames are derived from them.
"""

from datetime import datetime

from sqlalchemy import BigInteger, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from deliberation.store.tables import ObjectRow


class HeadRow(SQLModel, table=True):
    """One row an assembly, locked first in every turn: how far the record goes, and how far each audience was told."""

    __tablename__ = "head"

    assembly: str = Field(primary_key=True)
    size: int = Field(sa_type=BigInteger)
    root: bytes = Field(sa_type=LargeBinary)
    at: datetime
    told: dict[str, int] = Field(sa_type=JSONB)


class EntryRow(SQLModel, table=True):
    """An entry: its bytes are leaf `index` of the tree. Never updated nor deleted (a trigger refuses)."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("assembly", "act"),)

    assembly: str = Field(primary_key=True)
    index: int = Field(primary_key=True, sa_type=BigInteger)
    act: str
    raw: bytes = Field(sa_type=LargeBinary)


class CheckpointRow(SQLModel, table=True):
    """The checkpoint that a turn signed. Never updated nor deleted (a trigger refuses)."""

    __tablename__ = "checkpoint"

    assembly: str = Field(primary_key=True)
    size: int = Field(primary_key=True, sa_type=BigInteger)
    note: str


class BlobRow(ObjectRow, table=True):
    """Bytes that entries name by their hash. Never updated nor deleted (a trigger refuses)."""

    __tablename__ = "blob"

    raw: bytes = Field(sa_type=LargeBinary)


class TileRow(SQLModel, table=True):
    """A full tile of hashes and its own root; derived from the entries."""

    __tablename__ = "tile"

    assembly: str = Field(primary_key=True)
    level: int = Field(primary_key=True)
    n: int = Field(primary_key=True, sa_type=BigInteger)
    hashes: bytes = Field(sa_type=LargeBinary)
    root: bytes = Field(sa_type=LargeBinary)


class FrameRow(SQLModel, table=True):
    """What one turn tells one audience; `casts` counts entries that are casts where the frame holds nothing else."""

    __tablename__ = "frame"

    assembly: str = Field(primary_key=True)
    audience: str = Field(primary_key=True)
    upto: int = Field(primary_key=True, sa_type=BigInteger)
    after: int = Field(sa_type=BigInteger)
    casts: int
    body: dict[str, object] = Field(sa_type=JSONB)


class KeyringRow(SQLModel, table=True):
    """The seeds of an assembly's log key and server key, encrypted under the server's secret."""

    __tablename__ = "keyring"

    assembly: str = Field(primary_key=True)
    origin: str
    log_seed: bytes = Field(sa_type=LargeBinary)
    server_seed: bytes = Field(sa_type=LargeBinary)


class AssemblyRow(ObjectRow, table=True):
    """The assembly."""

    __tablename__ = "assembly"

    name: str
    origin: str
    prefix: str
    session: int
    profile: dict[str, object] = Field(sa_type=JSONB)
    server_key: str
    time_zone: str
    proposals: int
    resolutions: int
    meetings: int
    ballots: int
    former: list[dict[str, object]] = Field(sa_type=JSONB)


class KeyRow(ObjectRow, table=True):
    """An enrolled key."""

    __tablename__ = "key"

    public: str
    accreditation: str = Field(index=True)
    role: str
    member: str | None
    enrolled: datetime
    revoked: datetime | None
