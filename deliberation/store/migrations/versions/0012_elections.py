"""Elections, their ballots and papers."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STRING = sqlmodel.sql.sqltypes.AutoString
JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "election",
        *_object(),
        sa.Column("number", sa.Integer(), nullable=False),
        *_strings("title"),
        sa.Column("places", sa.Integer(), nullable=False),
        *_strings("method", "majority", "ties", "profile"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        *_strings("state"),
        sa.Column("candidates", JSONB, nullable=False),
        sa.Column("demanded", STRING(), nullable=True),
        sa.Column("slate", sa.Boolean(), nullable=False),
        sa.Column("elected", JSONB, nullable=False),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("poll", STRING(), nullable=True),
        sa.Column("last_poll", STRING(), nullable=True),
        sa.Column("seed", STRING(), nullable=True),
        sa.Column("then", JSONB, nullable=True),
        sa.Column("drawings", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_election")),
    )
    op.create_table(
        "poll",
        *_object(),
        *_strings("election"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_strings("meeting"),
        sa.Column("asked", JSONB, nullable=False),
        *_strings("question", "entry_by"),
        sa.Column("tellers", JSONB, nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("present", JSONB, nullable=False),
        sa.Column("roll", JSONB, nullable=False),
        *_strings("roll_hash", "commitment"),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered", JSONB, nullable=True),
        sa.Column("confirmed", JSONB, nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("openings", STRING(), nullable=True),
        sa.Column("seed", STRING(), nullable=True),
        sa.Column("announced", JSONB, nullable=True),
        sa.Column("count", JSONB, nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_poll")),
    )
    op.create_index(op.f("ix_poll_election"), "poll", ["election"], unique=False)
    op.create_table(
        "paper",
        *_object(),
        *_strings("poll", "member", "commitment"),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_paper")),
        sa.UniqueConstraint("assembly", "poll", "member", name=op.f("uq_paper_assembly_poll_member")),
    )


def _object() -> list[sa.Column[object]]:
    """What every object has."""
    return [*_strings("assembly", "id"), sa.Column("entry", sa.BigInteger(), nullable=False)]


def _strings(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, STRING(), nullable=False) for name in names]


def downgrade() -> None:
    op.drop_table("paper")
    op.drop_index(op.f("ix_poll_election"), table_name="poll")
    op.drop_table("poll")
    op.drop_table("election")
