"""How ballots are taken and interrupted, votes that tellers enter, and adoption without a vote."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STRING = sqlmodel.sql.sqltypes.AutoString
INSTANT = sqlmodel.sql.sqltypes.UTCDateTime
JSONB = postgresql.JSONB(astext_type=sa.Text())
OF_BALLOTS = {
    "method": (STRING(), "recorded"),
    "closes": (INSTANT(), None),
    "suspensions": (JSONB, "[]"),
    "annulled": (JSONB, None),
    "repeats": (STRING(), None),
    "fixes_majority": (sa.Boolean(), sa.false()),
    "announced": (INSTANT(), None),
    "tellers": (JSONB, "[]"),
    "counted": (JSONB, None),
    "roll_call": (JSONB, None),
    "by_tellers": (JSONB, "[]"),
}
"""Each new column with its type and what it has in the ballots that there are; none where it may be empty."""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for name, (kind, before) in OF_BALLOTS.items():
        op.add_column("ballot", sa.Column(name, kind, nullable=before is None, server_default=before))
    op.add_column("proposal", sa.Column("without_vote", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "entered",
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("id", STRING(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("ballot", STRING(), nullable=False),
        sa.Column("member", STRING(), nullable=False),
        sa.Column("commitment", STRING(), nullable=False),
        sa.Column("teller", STRING(), nullable=False),
        sa.Column("confirmed", STRING(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_entered")),
    )
    op.create_index(op.f("ix_entered_ballot"), "entered", ["ballot"], unique=False)
    op.create_table(
        "without_vote",
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("id", STRING(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("proposal", STRING(), nullable=False),
        sa.Column("symbol", STRING(), nullable=False),
        sa.Column("title", STRING(), nullable=False),
        sa.Column("text", STRING(), nullable=False),
        sa.Column("meeting", STRING(), nullable=False),
        sa.Column("asked", INSTANT(), nullable=False),
        sa.Column("stopped", STRING(), nullable=True),
        sa.Column("wish", STRING(), nullable=True),
        sa.Column("state", STRING(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("adopted", INSTANT(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_without_vote")),
    )
    op.create_index(op.f("ix_without_vote_proposal"), "without_vote", ["proposal"], unique=False)


def downgrade() -> None:
    op.drop_table("without_vote")
    op.drop_table("entered")
    op.drop_column("proposal", "without_vote")
    for name in reversed(OF_BALLOTS):
        op.drop_column("ballot", name)
