"""What is known of members' right to vote."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    standing = sa.Column("standing", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="{}")
    op.add_column("member", standing)


def downgrade() -> None:
    op.drop_column("member", "standing")
