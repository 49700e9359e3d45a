"""Threads: every wording of a comment, marks, mentions, moderation; how far readers have read; the search."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STRING = sqlmodel.sql.sqltypes.AutoString
JSONB = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    _comments()
    _words()
    _seen()
    _search()


def _comments() -> None:
    op.add_column("comment", sa.Column("wordings", JSONB, nullable=False, server_default="[]"))
    op.add_column("comment", sa.Column("mark", STRING(), nullable=True))
    op.add_column("comment", sa.Column("mentions", JSONB, nullable=False, server_default="[]"))
    op.add_column("comment", sa.Column("hidden", JSONB, nullable=True))
    op.add_column("comment", sa.Column("resolved", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("comment", sa.Column("erased", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("comment", sa.Column("worded", sa.BigInteger(), nullable=False, server_default="-1"))
    # the one wording that each has had; its instant is its entry's
    op.execute("""
        UPDATE comment SET wordings = jsonb_build_array(jsonb_build_object(
            'act', comment.id, 'commitment', comment.commitment,
            'at', convert_from(entry.raw, 'UTF8')::jsonb ->> 'at'))
        FROM entry WHERE entry.assembly = comment.assembly AND entry.act = comment.id
    """)
    op.drop_column("comment", "commitment")
    op.create_index("ix_comment_about", "comment", ["assembly", sa.text("(about ->> 'id')")])


def _words() -> None:
    op.add_column("words", sa.Column("act", STRING(), nullable=True))
    op.execute("UPDATE words SET act = comment")
    op.alter_column("words", "act", nullable=False)
    op.drop_constraint("pk_words", "words", type_="primary")
    op.create_primary_key("pk_words", "words", ["assembly", "act"])
    op.create_index("ix_words_comment", "words", ["assembly", "comment"])


def _seen() -> None:
    op.create_table(
        "seen",
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("accreditation", STRING(), nullable=False),
        sa.Column("thread", STRING(), nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "accreditation", "thread", name=op.f("pk_seen")),
    )


def _search() -> None:
    op.create_table(
        "search",
        sa.Column("assembly", STRING(), nullable=False),
        sa.Column("place", STRING(), nullable=False),
        sa.Column("noun", STRING(), nullable=False),
        sa.Column("id", STRING(), nullable=False),
        sa.Column("proposal", STRING(), nullable=False),
        sa.Column("amendment", STRING(), nullable=True),
        sa.Column("clause", STRING(), nullable=True),
        sa.Column("label", STRING(), nullable=True),
        sa.Column("audience", STRING(), nullable=False),
        sa.Column("member", STRING(), nullable=True),
        sa.Column("language", STRING(), nullable=False),
        sa.Column("version", STRING(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("words", STRING(), nullable=False),
        sa.Column("vector", postgresql.TSVECTOR(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "place", name=op.f("pk_search")),
    )
    op.create_index("ix_search_vector", "search", ["vector"], postgresql_using="gin")
    op.create_index("ix_search_proposal", "search", ["assembly", "proposal"])


def downgrade() -> None:
    op.drop_table("search")
    op.drop_table("seen")
    op.drop_index("ix_words_comment", "words")
    op.drop_constraint("pk_words", "words", type_="primary")
    # only the last wording has a place in the table as it was
    op.execute("""
        DELETE FROM words USING comment WHERE comment.assembly = words.assembly AND comment.id = words.comment
            AND words.act <> comment.wordings -> -1 ->> 'act'
    """)
    op.drop_column("words", "act")
    op.create_primary_key("pk_words", "words", ["assembly", "comment"])
    op.drop_index("ix_comment_about", "comment")
    op.add_column("comment", sa.Column("commitment", STRING(), nullable=True))
    op.execute("UPDATE comment SET commitment = wordings -> -1 ->> 'commitment'")
    op.alter_column("comment", "commitment", nullable=False)
    for column in ("worded", "erased", "resolved", "hidden", "mentions", "mark", "wordings"):
        op.drop_column("comment", column)
