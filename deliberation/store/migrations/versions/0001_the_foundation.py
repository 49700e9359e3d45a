"""The foundation."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    _assembly()
    _record()
    _members()
    _texts()
    _ballots()


def _assembly() -> None:
    op.create_table(
        "assembly",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("origin", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("prefix", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("profile", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("server_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposals", sa.Integer(), nullable=False),
        sa.Column("resolutions", sa.Integer(), nullable=False),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_assembly")),
    )
    op.create_table(
        "key",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("public", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("accreditation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("enrolled", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("revoked", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_key")),
    )
    op.create_index(op.f("ix_key_accreditation"), "key", ["accreditation"], unique=False)
    op.create_table(
        "keyring",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("origin", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("log_seed", sa.LargeBinary(), nullable=False),
        sa.Column("server_seed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", name=op.f("pk_keyring")),
    )


def _record() -> None:
    op.create_table(
        "blob",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_blob")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "size", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "entry",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("index", sa.BigInteger(), nullable=False),
        sa.Column("act", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "index", name=op.f("pk_entry")),
        sa.UniqueConstraint("assembly", "act", name=op.f("uq_entry_assembly_act")),
    )
    op.create_table(
        "frame",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("audience", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("casts", sa.Integer(), nullable=False),
        sa.Column("body", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "audience", "upto", name=op.f("pk_frame")),
    )
    op.create_table(
        "head",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("told", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("assembly", name=op.f("pk_head")),
    )
    op.create_table(
        "tile",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "level", "n", name=op.f("pk_tile")),
    )


def _members() -> None:
    op.create_table(
        "accreditation",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_accreditation")),
    )
    op.create_index(op.f("ix_accreditation_member"), "accreditation", ["member"], unique=False)
    op.create_table(
        "link",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("accreditation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("expires", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("used", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_link")),
    )
    op.create_table(
        "member",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("territory", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("voting_key", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_member")),
    )
    op.create_table(
        "person",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("accreditation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "accreditation", name=op.f("pk_person")),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("accreditation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("begun", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("expires", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_session")),
    )


def _texts() -> None:
    op.create_table(
        "amendment",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("symbol", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("base", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("changes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sponsors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("accepted", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("tied", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("moot", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_amendment")),
    )
    op.create_index(op.f("ix_amendment_proposal"), "amendment", ["proposal"], unique=False)
    op.create_table(
        "comment",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("about", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("audience", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("commitment", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reply_to", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_comment")),
    )
    op.create_table(
        "meeting",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("present", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("voting", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_meeting")),
    )
    op.create_table(
        "proposal",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("symbol", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pillar", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sponsors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("versions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ballot", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("majority", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("tied", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("resolution", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("amendments", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_proposal")),
    )
    op.create_table(
        "words",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("comment", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "comment", name=op.f("pk_words")),
    )


def _ballots() -> None:
    op.create_table(
        "ballot",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("put", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("present", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("roll", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("roll_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("locked", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("openings", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_ballot")),
    )
    op.create_table(
        "sealed",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("vote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ballot", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "vote", name=op.f("pk_sealed")),
    )
    op.create_index(op.f("ix_sealed_ballot"), "sealed", ["ballot"], unique=False)
    op.create_table(
        "vote",
        sa.Column("assembly", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("ballot", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("commitment", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("assembly", "id", name=op.f("pk_vote")),
        sa.UniqueConstraint("assembly", "ballot", "member", name=op.f("uq_vote_assembly_ballot_member")),
    )


def downgrade() -> None:
    op.drop_table("words")
    op.drop_table("vote")
    op.drop_table("tile")
    op.drop_table("session")
    op.drop_index(op.f("ix_sealed_ballot"), table_name="sealed")
    op.drop_table("sealed")
    op.drop_table("proposal")
    op.drop_table("person")
    op.drop_table("member")
    op.drop_table("meeting")
    op.drop_table("link")
    op.drop_table("keyring")
    op.drop_index(op.f("ix_key_accreditation"), table_name="key")
    op.drop_table("key")
    op.drop_table("head")
    op.drop_table("frame")
    op.drop_table("entry")
    op.drop_table("comment")
    op.drop_table("checkpoint")
    op.drop_table("blob")
    op.drop_table("ballot")
    op.drop_table("assembly")
    op.drop_index(op.f("ix_amendment_proposal"), table_name="amendment")
    op.drop_table("amendment")
    op.drop_index(op.f("ix_accreditation_member"), table_name="accreditation")
    op.drop_table("accreditation")
