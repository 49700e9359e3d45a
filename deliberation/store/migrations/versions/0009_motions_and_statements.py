"""Procedural motions, rulings on points of order, statements beside a vote, and proposals on one question."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STRING = sqlmodel.sql.sqltypes.AutoString
JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "motion",
        *_of_every_object(),
        sa.Column("kind", STRING(), nullable=False),
        sa.Column("meeting", STRING(), nullable=False),
        sa.Column("symbol", STRING(), nullable=False),
        sa.Column("title", STRING(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", STRING(), nullable=True),
        sa.Column("proposal", STRING(), nullable=True),
        sa.Column("words", STRING(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("rule", STRING(), nullable=True),
        sa.Column("order", JSONB, nullable=False),
        sa.Column("objected", STRING(), nullable=True),
        sa.Column("speakers_for", JSONB, nullable=False),
        sa.Column("speakers_against", JSONB, nullable=False),
        sa.Column("state", STRING(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_motion")),
    )
    op.create_index(op.f("ix_motion_state"), "motion", ["state"], unique=False)
    op.create_table(
        "statement",
        *_of_every_object(),
        sa.Column("kind", STRING(), nullable=False),
        sa.Column("member", STRING(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("about", STRING(), nullable=False),
        sa.Column("subject", STRING(), nullable=False),
        sa.Column("words", STRING(), nullable=True),
        sa.Column("before", sa.Boolean(), nullable=False),
        sa.Column("choice", STRING(), nullable=True),
        sa.Column("clause", STRING(), nullable=True),
        sa.Column("meeting", STRING(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_subject"), "statement", ["subject"], unique=False)
    op.add_column("meeting", sa.Column("minutes", sa.Integer(), nullable=True))
    op.add_column("proposal", sa.Column("after", JSONB, nullable=False, server_default="[]"))
    op.add_column("proposal", sa.Column("debate_closed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("ruling", "proposal", nullable=True)
    op.add_column("ruling", sa.Column("motion", STRING(), nullable=True))
    op.add_column("ruling", sa.Column("meeting", STRING(), nullable=True))


def downgrade() -> None:
    op.drop_column("ruling", "meeting")
    op.drop_column("ruling", "motion")
    op.execute("DELETE FROM ruling WHERE proposal IS NULL")
    op.alter_column("ruling", "proposal", nullable=False)
    op.drop_column("proposal", "debate_closed")
    op.drop_column("proposal", "after")
    op.drop_column("meeting", "minutes")
    op.drop_index(op.f("ix_statement_subject"), table_name="statement")
    op.drop_table("statement")
    op.drop_index(op.f("ix_motion_state"), table_name="motion")
    op.drop_table("motion")


def _of_every_object() -> tuple[sa.Column[str], sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("id", STRING(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
    )
