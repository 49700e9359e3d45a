"""What every table of the law's objects has, and the names of constraints. Table classes never go over the wire."""

from sqlalchemy import BigInteger, MetaData
from sqlmodel import Field, SQLModel

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class ObjectRow(SQLModel):
    """A row that holds one object of the law: its columns are the object's fields, under its assembly."""

    assembly: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    entry: int = Field(sa_type=BigInteger)
