"""Motions to divide, the time zone of the seat, and a search that is made anew without accents."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

STRING = sqlmodel.sql.sqltypes.AutoString
JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "division",
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("id", STRING(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("proposal", STRING(), nullable=False),
        sa.Column("symbol", STRING(), nullable=False),
        sa.Column("text", STRING(), nullable=False),
        sa.Column("parts", JSONB, nullable=False),
        sa.Column("moved", STRING(), nullable=True),
        sa.Column("objected", STRING(), nullable=True),
        sa.Column("state", STRING(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_division")),
    )
    op.create_index(op.f("ix_division_proposal"), "division", ["proposal"], unique=False)
    op.add_column("assembly", sa.Column("time_zone", STRING(), nullable=False, server_default="UTC"))
    # what starts next makes the index of every assembly anew that has none (threads/indexing.py)
    op.execute("DELETE FROM search")


def downgrade() -> None:
    op.execute("DELETE FROM search")
    op.drop_column("assembly", "time_zone")
    op.drop_index(op.f("ix_division_proposal"), table_name="division")
    op.drop_table("division")
