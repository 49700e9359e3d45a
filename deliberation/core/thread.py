"""Threads: what is said beside a proposal, one of its clauses or an amendment, and how it is kept in order.

The words of a comment are a salted commitment in the record with their body beside it, so that a person's words can be
erased and the record stays valid (architecture.md, The one idea). A comment may be for the public, for the members, or
for one delegation. Its author may reword it, and every earlier wording stays readable; the chair may hide it, with a
reason and on the record; its author or the secretariat may have its words destroyed. Who began a thread, the sponsors
of what it is about and the bureau say when it is resolved.
"""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import canonical, law
from deliberation.core.act import END, Act, Id, Line, MemberId, Sha256, demand
from deliberation.core.amendment import Amendment
from deliberation.core.key import Key
from deliberation.core.member import Member
from deliberation.core.proposal import Proposal, text_in_force
from deliberation.core.text import Language, walk
from deliberation.errors import BadFormat, Refusal

Audience = Annotated[str, msgspec.Meta(pattern=r"^(public|members|member:[A-Z0-9]{2,12})" + END)]
"""Who may read: everyone, the members with chair and secretariat, or one member's delegation."""
ClauseId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{6,32}" + END)]
Mark = Literal["explanation", "reservation", "question"]
"""What a comment is besides a remark: an explanation, a reservation, a question to the sponsor."""

WORDS_MAX: Final = 10_000
MENTIONS_MAX: Final = 20
WORDINGS_MAX: Final = 100
"""How often a comment may be worded, the first time included."""

Mentions = Annotated[tuple[MemberId, ...], msgspec.Meta(max_length=MENTIONS_MAX)]


class Subject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a thread is about.

    Args:
        id: of a clause, that of its proposal.
        clause: the clause's own id, the same in every version of the text; only where `noun` is `clause`.
    """

    noun: Literal["proposal", "amendment", "clause"]
    id: Id
    clause: ClauseId | None = None


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One wording: the act that brought it, what it committed to, and when."""

    act: str
    commitment: str
    at: datetime


class Hidden(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the chair has hidden a comment: who, why, and since when."""

    by: str
    reason: str
    at: datetime


class Comment(law.Object, frozen=True, kw_only=True):
    """A comment: who, for which member, about what; its words lie beside the record.

    Args:
        wordings: all that it ever said, the last one being in force.
        resolved: of the comment that began a thread, that the matter is settled.
        worded: the entry that brought the wording in force, where a later act changed something else; otherwise -1.
    """

    about: Subject
    author: str
    role: str
    member: str | None
    audience: str
    wordings: tuple[Wording, ...]
    reply_to: str | None = None
    mark: Mark | None = None
    mentions: tuple[str, ...] = ()
    hidden: Hidden | None = None
    resolved: bool = False
    erased: bool = False
    worded: int = -1

    @property
    def said(self) -> int:
        """The index of the entry that brought the wording in force; who has read so far has read it."""
        return self.entry if self.worded < 0 else self.worded


class Post(Act, frozen=True, kw_only=True, tag="comment.post"):
    """A delegate, the chair or the secretariat comments.

    Args:
        commitment: SHA-256 of salt and body, where the body is the canonical form of `Words`.
        mentions: the members whose delegates are asked to read it.
    """

    about: Subject
    audience: Audience
    commitment: Sha256
    member: MemberId | None = None
    reply_to: Id | None = None
    mark: Mark | None = None
    mentions: Mentions = ()


class Edit(Act, frozen=True, kw_only=True, tag="comment.edit"):
    """The author words a comment anew; mark and mentions are those of the new wording."""

    comment: Id
    commitment: Sha256
    member: MemberId | None = None
    mark: Mark | None = None
    mentions: Mentions = ()


class Hide(Act, frozen=True, kw_only=True, tag="comment.hide"):
    """The chair hides the words of a comment, for a reason that stays on the record."""

    comment: Id
    reason: Line


class Show(Act, frozen=True, kw_only=True, tag="comment.show"):
    """The chair shows a hidden comment again."""

    comment: Id


class Resolve(Act, frozen=True, kw_only=True, tag="comment.resolve"):
    """A thread is resolved, or open again.

    Args:
        comment: the one that began the thread.
    """

    comment: Id
    resolved: bool
    member: MemberId | None = None


class Erase(Act, frozen=True, kw_only=True, tag="comment.erase"):
    """The words of a comment and their salts are destroyed, with every earlier wording; the record stays valid."""

    comment: Id
    member: MemberId | None = None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The sealed body of a comment.

    Args:
        language: the one that its author says it is in, if they say so.
    """

    text: str
    language: Language | None = None


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
    """Adds a comment to a thread; replies stay in their thread and with its readers (P-51).

    A thread may begin at any clause of the text in force; one that began goes on after the clause is gone.
    """
    this: Post = case.act
    signer = yield from _for_own_member(case, this.member)
    _demand_reader(signer, this.audience)
    subject = yield from _subject(this.about)
    if this.reply_to is not None:
        parent = yield from law.the(Comment, this.reply_to)
        demand(parent.about == this.about and parent.audience == this.audience, "reply_elsewhere")
    elif this.about.clause is not None:
        assert isinstance(subject, Proposal)
        yield from _demand_clause(subject, this.about.clause)
    yield from _demand_mentioned(this.mentions, this.audience)
    comment = Comment(
        id=this.id,
        about=this.about,
        author=this.actor,
        role=signer.role,
        member=this.member,
        audience=this.audience,
        wordings=(Wording(act=this.id, commitment=this.commitment, at=case.at),),
        reply_to=this.reply_to,
        mark=this.mark,
        mentions=this.mentions,
    )
    return (comment,)


def edit(case: law.Case) -> law.Law[law.Changes]:
    """Words a comment anew; the earlier wordings stay."""
    this: Edit = case.act
    yield from _for_own_member(case, this.member)
    comment = yield from _kept(this.comment)
    demand(comment.author == this.actor, "not_your_comment")
    demand(comment.hidden is None, "comment_hidden")
    demand(len(comment.wordings) < WORDINGS_MAX, "worded_too_often", limit=WORDINGS_MAX)
    yield from _demand_mentioned(this.mentions, comment.audience)
    wording = Wording(act=this.id, commitment=this.commitment, at=case.at)
    wordings = (*comment.wordings, wording)
    return (replace(comment, wordings=wordings, mark=this.mark, mentions=this.mentions, worded=-1),)


def hide(case: law.Case) -> law.Law[law.Changes]:
    """Hides a comment that the chair can read (P-20); that something was said stays seen, with the reason."""
    this: Hide = case.act
    signer = yield from law.the(Key, case.keyids[0])
    demand(bool(this.reason.strip()), "reason_needed")
    comment = yield from _kept(this.comment)
    _demand_reader(signer, comment.audience)
    demand(comment.hidden is None, "comment_hidden")
    hidden = Hidden(by=this.actor, reason=this.reason, at=case.at)
    return (replace(comment, hidden=hidden, worded=comment.said),)


def show(case: law.Case) -> law.Law[law.Changes]:
    """Shows a hidden comment again (P-20)."""
    this: Show = case.act
    comment = yield from _kept(this.comment)
    demand(comment.hidden is not None, "comment_not_hidden")
    return (replace(comment, hidden=None, worded=comment.said),)


def resolve(case: law.Case) -> law.Law[law.Changes]:
    """Says that a thread is resolved, or open again.

    For the member that began it, the sponsors of what it is about, the chair and the secretariat.
    """
    this: Resolve = case.act
    signer = yield from _for_own_member(case, this.member)
    comment = yield from law.the(Comment, this.comment)
    _demand_reader(signer, comment.audience)
    demand(comment.reply_to is None, "not_a_thread")
    demand(comment.resolved != this.resolved, "already_resolved", resolved="yes" if this.resolved else "no")
    if signer.member is not None and signer.member != comment.member:
        subject = yield from _subject(comment.about)
        demand(signer.member in subject.sponsors, "not_your_thread")
    return (replace(comment, resolved=this.resolved, worded=comment.said),)


def erase(case: law.Case) -> law.Law[law.Changes]:
    """Notes that a comment's words are destroyed; whoever keeps them beside the record does it in the same turn.

    The secretariat erases words that it may not read: a person's right does not end where a thread is closed to it.
    """
    this: Erase = case.act
    signer = yield from _for_own_member(case, this.member)
    comment = yield from _kept(this.comment)
    demand(comment.author == this.actor or signer.role == "secretariat", "not_your_comment")
    return (replace(comment, erased=True, worded=comment.said),)


def _for_own_member(case: law.Case, member: str | None) -> law.Law[Key]:
    """The signer, who acts for their own member or, of the bureau, for none (P-10)."""
    signer = yield from law.the(Key, case.keyids[0])
    demand(signer.member == member, "not_your_member", member=member or "")
    return signer


def _kept(id: str) -> law.Law[Comment]:
    """A comment whose words are not erased."""
    comment = yield from law.the(Comment, id)
    demand(not comment.erased, "comment_erased")
    return comment


def _subject(about: Subject) -> law.Law[Proposal | Amendment]:
    """What a thread is about; of a clause, its proposal."""
    demand((about.noun == "clause") == (about.clause is not None), "malformed", why="clause")
    if about.noun == "amendment":
        return (yield from law.the(Amendment, about.id))
    return (yield from law.the(Proposal, about.id))


def _demand_clause(proposal: Proposal, clause: str) -> law.Law[None]:
    text = yield from text_in_force(proposal)
    known = {place.clause.id for place in walk(text)} | {annex.id for annex in text.annexes}
    demand(clause in known, "no_such_clause", symbol=proposal.symbol)


def _demand_reader(signer: Key, audience: str) -> None:
    """Who writes, hides or resolves in a thread is one of its readers (P-51)."""
    own = audience in ("public", "members") or audience == f"member:{signer.member}"
    demand(own, "not_your_audience", audience=audience)


def _demand_mentioned(mentions: tuple[str, ...], audience: str) -> law.Law[None]:
    """Members are mentioned once each, and only where their delegates can read it."""
    demand(len(set(mentions)) == len(mentions), "mentioned_twice")
    for member in mentions:
        yield from law.the(Member, member)
        can_read = not audience.startswith("member:") or audience == f"member:{member}"
        demand(can_read, "mention_not_reader", member=member)
