"""What members state beside a vote: explanations, notes of intent, reservations, replies (P-28, P-76 to P-82).

A statement is a signed act of its own, read beside the result that it belongs to. None changes a vote, a total or an
outcome.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from deliberation.core import law
from deliberation.core.act import END, Id, MemberAct, demand
from deliberation.core.amendment import Amendment
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.meeting import Meeting
from deliberation.core.proposal import Proposal, clauses_of, not_voted_on, text_in_force
from deliberation.core.rules import RulesProfile
from deliberation.core.voting import Choice

Kind = Literal["explanation", "position", "intended", "reservation", "dissociation", "reply"]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=8000, pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*" + END)]
"""Several lines, about as much as is said in ten minutes (P-76)."""
ClauseId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{6,32}" + END)]

EXPLAINED = ("explanation", "position")
TO_COME = ("circulated", "action", "second_vote_pending")
DECIDED = ("adopted", "rejected")


class Statement(law.Object, frozen=True, kw_only=True):
    """A member's statement.

    Args:
        kind: an `explanation` of vote, before or after it; of `position` where the text was adopted without a vote; how
            a member had `intended` to vote; a `reservation` on a text or a paragraph, or a `dissociation` from it; a
            `reply`.
        about: what it is about: a proposal, an amendment, a ballot (of a note of intent); `subject` says which one.
        before: whether an explanation was given before the vote.
        clause: the paragraph that is reserved; none for the text as a whole.
        meeting: where a reply was given.
        place: of a reply, the member's first or second on that text in the meeting; how long it may be depends on it.
    """

    kind: Kind
    member: str
    at: datetime
    about: Literal["proposal", "amendment", "ballot"]
    subject: str
    words: str | None = None
    before: bool = False
    choice: Choice | None = None
    clause: str | None = None
    meeting: str | None = None
    place: int | None = None


class Explain(MemberAct, frozen=True, kw_only=True, tag="statement.explain"):
    """A member explains its vote, or its position where there was no vote (P-76, P-82).

    Args:
        noun: what was, or will be, voted on; `subject` says which one.
    """

    noun: Literal["proposal", "amendment"]
    subject: Id
    words: Words


class Intend(MemberAct, frozen=True, kw_only=True, tag="statement.intended"):
    """A member has it noted after the lock how it had intended to vote; lists and totals stay as they are (P-78)."""

    ballot: Id
    choice: Choice


class Reserve(MemberAct, frozen=True, kw_only=True, tag="statement.reserve"):
    """A member makes a reservation on an adopted text or a paragraph, or dissociates itself from it (P-81)."""

    proposal: Id
    dissociates: bool
    words: Words | None = None
    clause: ClauseId | None = None


class Reply(MemberAct, frozen=True, kw_only=True, tag="statement.reply"):
    """A member exercises its right of reply on a text in a meeting (P-28)."""

    meeting: Id
    proposal: Id
    words: Words


def explain(case: law.Case) -> law.Law[law.Changes]:
    """Takes an explanation, before or after the vote, once for each text; none by a sponsor on its own (P-47, P-76)."""
    this: Explain = case.act
    subject: Proposal | Amendment
    proposal: Proposal
    if this.noun == "proposal":
        subject = proposal = yield from law.the(Proposal, this.subject)
    else:
        subject = yield from law.the(Amendment, this.subject)
        proposal = yield from law.the(Proposal, subject.proposal)
    not_voted_on(proposal)
    fitting = subject.state in TO_COME + DECIDED
    demand(fitting, "nothing_to_explain", symbol=subject.symbol)
    without = subject.state == "adopted" and not (yield from _voted_on(subject.id))
    if not without:
        profile = (yield from law.the(Assembly, this.assembly)).profile
        own = this.member in subject.sponsors and not _may_explain_its_own(subject, profile)
        demand(not own, "sponsor_explains", symbol=subject.symbol)
    for each in (yield from law.every(Statement, subject=subject.id, member=this.member)):
        demand(each.kind not in EXPLAINED, "stated_already", symbol=subject.symbol)
    statement = Statement(
        id=this.id,
        kind="position" if without else "explanation",
        member=this.member,
        at=case.at,
        about=this.noun,
        subject=this.subject,
        words=this.words,
        before=subject.state in TO_COME,
    )
    return (statement,)


def _voted_on(subject: str) -> law.Law[bool]:
    """Whether a text was voted on; what was adopted otherwise was adopted without a vote (P-82)."""
    ballots = yield from law.every(Ballot)
    return any(each.put.matter.id == subject and each.outcome is not None for each in ballots)


def _may_explain_its_own(subject: Proposal | Amendment, profile: RulesProfile) -> bool:
    """Where the rules say so, once the text is another than the one that they tabled (EC 62)."""
    if profile.sponsor_eov == "never" or isinstance(subject, Amendment):
        return False
    return any(version.kind == "amendment" for version in subject.versions)


def intend(case: law.Case) -> law.Law[law.Changes]:
    """Notes how a member had intended to vote, once for each ballot; nothing that was counted changes (P-78)."""
    this: Intend = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.outcome is not None, "note_after_the_lock", number=ballot.number)
    demand(this.member in ballot.roll, "not_on_roll", member=this.member)
    noted = yield from law.every(Statement, subject=ballot.id, member=this.member)
    demand(not noted, "stated_already", symbol=ballot.put.matter.symbol)
    statement = Statement(
        id=this.id,
        kind="intended",
        member=this.member,
        at=case.at,
        about="ballot",
        subject=ballot.id,
        choice=this.choice,
    )
    return (statement,)


def reserve(case: law.Case) -> law.Law[law.Changes]:
    """Takes a reservation or dissociation on a text that was adopted, once for each paragraph (P-81)."""
    this: Reserve = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    demand(proposal.state == "adopted", "reserve_after_adoption", symbol=proposal.symbol)
    if this.clause is not None:
        known = {clause.id for clause in clauses_of((yield from text_in_force(proposal)))}
        demand(this.clause in known, "unknown_clause", symbol=proposal.symbol)
    for each in (yield from law.every(Statement, subject=proposal.id, member=this.member)):
        same = each.kind in ("reservation", "dissociation") and each.clause == this.clause
        demand(not same, "stated_already", symbol=proposal.symbol)
    statement = Statement(
        id=this.id,
        kind="dissociation" if this.dissociates else "reservation",
        member=this.member,
        at=case.at,
        about="proposal",
        subject=proposal.id,
        words=this.words,
        clause=this.clause,
    )
    return (statement,)


def reply(case: law.Case) -> law.Law[law.Changes]:
    """Takes a reply, as many on a text in a meeting as the rules allow a member (P-28)."""
    this: Reply = case.act
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state == "open", "meeting_not_open")
    demand(meeting.voting is None, "voting_in_progress")
    proposal = yield from law.the(Proposal, this.proposal)
    given = yield from law.every(Statement, subject=proposal.id, member=this.member)
    place = sum(each.kind == "reply" and each.meeting == meeting.id for each in given) + 1
    limit = (yield from law.the(Assembly, this.assembly)).profile.reply_max_per_item_per_meeting
    demand(place <= limit, "replies_spent", symbol=proposal.symbol, limit=limit)
    statement = Statement(
        id=this.id,
        kind="reply",
        member=this.member,
        at=case.at,
        about="proposal",
        subject=proposal.id,
        words=this.words,
        meeting=meeting.id,
        place=place,
    )
    return (statement,)
