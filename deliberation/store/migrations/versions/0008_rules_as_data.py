"""Changes of the rules of procedure, and the versions of them that were in force before."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STRING = sqlmodel.sql.sqltypes.AutoString
JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "rules_change",
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("id", STRING(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("symbol", STRING(), nullable=False),
        sa.Column("title", STRING(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("member", STRING(), nullable=False),
        sa.Column("altered", JSONB, nullable=False),
        sa.Column("state", STRING(), nullable=False),
        sa.Column("report", STRING(), nullable=True),
        sa.Column("objected", STRING(), nullable=True),
        sa.Column("ballot", STRING(), nullable=True),
        sa.Column("decided", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_rules_change")),
    )
    op.add_column("assembly", sa.Column("former", JSONB, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("assembly", "former")
    op.drop_table("rules_change")
