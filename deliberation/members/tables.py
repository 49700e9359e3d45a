"""Members and accreditations, and the names of persons, which lie beside the record so that they can be erased."""

from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from deliberation.store.tables import ObjectRow


class MemberRow(ObjectRow, table=True):
    """A member and the key that holds its vote."""

    __tablename__ = "member"

    name: str
    territory: str | None
    voting_key: str | None
    standing: dict[str, object] = Field(sa_type=JSONB)


class AccreditationRow(ObjectRow, table=True):
    """A person's right to act."""

    __tablename__ = "accreditation"

    role: str
    member: str | None = Field(index=True)
    revoked: bool


class PersonRow(SQLModel, table=True):
    """The name of an accredited person; not in the record."""

    __tablename__ = "person"

    assembly: str = Field(primary_key=True)
    accreditation: str = Field(primary_key=True)
    name: str
