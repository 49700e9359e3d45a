"""How texts are worked on: sponsorship, revisions, parts, sub-amendments, rulings, amendments put together."""

from typing import Any

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NONE = sa.text("'[]'::jsonb")
NOTHING = sa.text("'{}'::jsonb")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for column in _of_proposals():
        op.add_column("proposal", column)
    for column in _of_amendments():
        op.add_column("amendment", column)
    op.create_index(op.f("ix_amendment_amends"), "amendment", ["amends"], unique=False)
    op.create_table(
        "part",
        *_key(),
        sa.Column("proposal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("symbol", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("clauses", _json(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("tied", _json(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_part")),
    )
    op.create_table(
        "ruling",
        *_key(),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("symbol", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rule", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amendment", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("order", _json(), nullable=False),
        sa.Column("before", _json(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("appealed", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_ruling")),
    )
    op.create_table(
        "en_bloc",
        *_key(),
        sa.Column("proposal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("symbol", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amendments", _json(), nullable=False),
        sa.Column("objections", _json(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_en_bloc")),
    )
    for table in ("part", "ruling", "en_bloc"):
        op.create_index(op.f(f"ix_{table}_proposal"), table, ["proposal"], unique=False)


def _json() -> postgresql.JSONB:
    return postgresql.JSONB(astext_type=sa.Text())


def _key() -> list[sa.Column[Any]]:
    return [
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
    ]


def _of_proposals() -> list[sa.Column[Any]]:
    """New columns; what was there before is nobody's invitation, no revision, not settled and not divided."""
    return [
        sa.Column("invited", _json(), nullable=False, server_default=NONE),
        sa.Column("open_to_cosponsors", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("reintroduces", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("corrigenda", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("settled", _json(), nullable=False, server_default=NOTHING),
        sa.Column("order", _json(), nullable=False, server_default=NONE),
        sa.Column("renderings", _json(), nullable=False, server_default=NOTHING),
        sa.Column("parts", _json(), nullable=False, server_default=NONE),
    ]


def _of_amendments() -> list[sa.Column[Any]]:
    """New columns; when an amendment was circulated `deliberation rebuild` reads from the record."""
    return [
        sa.Column("invited", _json(), nullable=False, server_default=NONE),
        sa.Column("open_to_cosponsors", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("circulated", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False, server_default="epoch"),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("amends", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("explanation", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("spent", _json(), nullable=False, server_default=NONE),
        sa.Column("part_of", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("into", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    ]


def downgrade() -> None:
    for table in ("en_bloc", "ruling", "part"):
        op.drop_table(table)
    op.drop_index(op.f("ix_amendment_amends"), table_name="amendment")
    for table, columns in (("amendment", _of_amendments()), ("proposal", _of_proposals())):
        for column in columns:
            op.drop_column(table, column.name)
