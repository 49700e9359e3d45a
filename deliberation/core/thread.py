"""Threads: comments and replies beside a proposal or an amendment.

The words of a comment are a salted commitment in the record with their body beside it, so that a person's words can be
erased and the record stays valid (architecture.md, The one idea). A comment may be for the public, for the members, or
for one delegation.
"""

from typing import Annotated, Literal

import msgspec

from deliberation.core import canonical, law
from deliberation.core.act import END, Act, Id, MemberId, Sha256, demand
from deliberation.core.amendment import Amendment
from deliberation.core.key import Key
from deliberation.core.proposal import Proposal
from deliberation.errors import BadFormat, Refusal

Audience = Annotated[str, msgspec.Meta(pattern=r"^(public|members|member:[A-Z0-9]{2,12})" + END)]
"""Who may read: everyone, the members with chair and secretariat, or one member's delegation."""

WORDS_MAX = 10_000


class Subject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a thread is about."""

    noun: Literal["proposal", "amendment"]
    id: Id


class Comment(law.Object, frozen=True, kw_only=True):
    """A comment: who, for which member, about what; its words lie beside the record."""

    about: Subject
    author: str
    role: str
    member: str | None
    audience: str
    commitment: str
    reply_to: str | None = None


class Post(Act, frozen=True, kw_only=True, tag="comment.post"):
    """A delegate, the chair or the secretariat comments.

    Args:
        commitment: SHA-256 of salt and body, where the body is the canonical form of `Words`.
    """

    about: Subject
    audience: Audience
    commitment: Sha256
    member: MemberId | None = None
    reply_to: Id | None = None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sealed body of a comment."""

    text: str


_words = msgspec.json.Decoder(Words)


def words(body: bytes) -> Words:
    """The words of a comment from its body.

    Raises:
        Refusal: `malformed` where the body is not canonical, `bad_words` where it is empty or too long, or
            holds U+0000, which no table can.
    """
    try:
        found = canonical.decode_as(body, _words)
    except BadFormat as fault:
        raise Refusal("malformed", why=str(fault)) from None
    fitting = len(found.text.strip()) > 0 and len(found.text) <= WORDS_MAX and "\0" not in found.text
    demand(fitting, "bad_words", limit=WORDS_MAX)
    return found


def post(case: law.Case) -> law.Law[law.Changes]:
    """Adds a comment to the thread of a proposal or an amendment that exists; replies stay in their thread."""
    this: Post = case.act
    signer = yield from law.the(Key, case.keyids[0])
    demand(signer.member == this.member, "not_your_member", member=this.member or "")
    own = this.audience in ("public", "members") or this.audience == f"member:{signer.member}"
    demand(own, "not_your_audience", audience=this.audience)
    yield from law.the(Proposal if this.about.noun == "proposal" else Amendment, this.about.id)
    if this.reply_to is not None:
        parent = yield from law.the(Comment, this.reply_to)
        demand(parent.about == this.about and parent.audience == this.audience, "reply_elsewhere")
    comment = Comment(
        id=this.id,
        about=this.about,
        author=this.actor,
        role=signer.role,
        member=this.member,
        audience=this.audience,
        commitment=this.commitment,
        reply_to=this.reply_to,
    )
    return (comment,)
