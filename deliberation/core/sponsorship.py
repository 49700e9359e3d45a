"""Sponsorship: who stands behind a proposal or an amendment. Nobody is named a sponsor without their own act.

The member that tables is the first sponsor; those that it names, and those that any sponsor invites later, join by an
act of their own, others where the sponsors are open to it (P-45). Who leaves does so until the vote.
"""

from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Id, MemberAct, MemberId, demand
from deliberation.core.amendment import Amendment, circulating
from deliberation.core.proposal import Proposal, known_sponsors, open_to_change


class Cosponsor(MemberAct, frozen=True, kw_only=True, tag="proposal.cosponsor"):
    """A member that is invited, or any where it is open, joins the sponsors of a proposal (P-45)."""

    proposal: Id


class Leave(MemberAct, frozen=True, kw_only=True, tag="proposal.leave"):
    """A sponsor leaves, or an invited member declines (P-45)."""

    proposal: Id


class OpenSponsorship(MemberAct, frozen=True, kw_only=True, tag="proposal.open_sponsorship"):
    """The main sponsor opens the proposal to any further sponsor, or closes it (P-45)."""

    proposal: Id
    open: bool


class Invite(MemberAct, frozen=True, kw_only=True, tag="proposal.invite"):
    """A sponsor invites further members to join; each does so by an act of its own (P-45)."""

    proposal: Id
    members: tuple[MemberId, ...]


class CosponsorAmendment(MemberAct, frozen=True, kw_only=True, tag="amendment.cosponsor"):
    """A member that is invited, or any where it is open, joins the sponsors of an amendment (P-45)."""

    amendment: Id


class OpenAmendment(MemberAct, frozen=True, kw_only=True, tag="amendment.open_sponsorship"):
    """The main sponsor opens the amendment to any further sponsor, or closes it (P-45)."""

    amendment: Id
    open: bool


class InviteToAmendment(MemberAct, frozen=True, kw_only=True, tag="amendment.invite"):
    """A sponsor of an amendment invites further members to join; each does so by an act of its own (P-45)."""

    amendment: Id
    members: tuple[MemberId, ...]


class LeaveAmendment(MemberAct, frozen=True, kw_only=True, tag="amendment.leave"):
    """A sponsor of an amendment leaves, or an invited member declines (P-45)."""

    amendment: Id


def cosponsor(case: law.Case) -> law.Law[law.Changes]:
    """Adds a sponsor to a proposal that is still to be voted on (P-45)."""
    this: Cosponsor = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    return (_joined(proposal, this.member),)


def leave(case: law.Case) -> law.Law[law.Changes]:
    """Takes a sponsor from a proposal; the next one is then the main sponsor. The last cannot leave (P-45, P-37)."""
    this: Leave = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    return (_left(proposal, this.member),)


def open_sponsorship(case: law.Case) -> law.Law[law.Changes]:
    """Lets any member join the sponsors, or only those that are invited (P-45)."""
    this: OpenSponsorship = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    return (_opened(proposal, this.member, to_all=this.open),)


def invite(case: law.Case) -> law.Law[law.Changes]:
    """Invites members to join the sponsors of a proposal that is still to be voted on (P-45)."""
    this: Invite = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    return ((yield from _invited(proposal, this)),)


def cosponsor_amendment(case: law.Case) -> law.Law[law.Changes]:
    """Adds a sponsor to an amendment that is still to be voted on (P-45)."""
    this: CosponsorAmendment = case.act
    amendment, _ = yield from circulating(this.amendment)
    return (_joined(amendment, this.member),)


def open_amendment(case: law.Case) -> law.Law[law.Changes]:
    """Lets any member join the sponsors of an amendment, or only those that are invited (P-45)."""
    this: OpenAmendment = case.act
    amendment, _ = yield from circulating(this.amendment)
    return (_opened(amendment, this.member, to_all=this.open),)


def invite_to_amendment(case: law.Case) -> law.Law[law.Changes]:
    """Invites members to join the sponsors of an amendment that is still to be voted on (P-45)."""
    this: InviteToAmendment = case.act
    amendment, _ = yield from circulating(this.amendment)
    return ((yield from _invited(amendment, this)),)


def leave_amendment(case: law.Case) -> law.Law[law.Changes]:
    """Takes a sponsor from an amendment; the last one withdraws it instead (P-45, P-37)."""
    this: LeaveAmendment = case.act
    amendment, _ = yield from circulating(this.amendment)
    return (_left(amendment, this.member),)


def _opened(subject: Proposal | Amendment, member: str, *, to_all: bool) -> Proposal | Amendment:
    demand(subject.sponsors[0] == member, "not_the_sponsor", symbol=subject.symbol)
    return replace(subject, open_to_cosponsors=to_all)


def _invited(subject: Proposal | Amendment, by: Invite | InviteToAmendment) -> law.Law[Proposal | Amendment]:
    demand(by.member in subject.sponsors, "not_a_sponsor", symbol=subject.symbol, member=by.member)
    demand(len(by.members) > 0, "malformed", why="nobody is invited")
    yield from known_sponsors((by.member, *by.members), by.member)
    for member in by.members:
        demand(member not in subject.sponsors, "already_sponsor", symbol=subject.symbol, member=member)
        demand(member not in subject.invited, "already_invited", symbol=subject.symbol, member=member)
    return replace(subject, invited=(*subject.invited, *by.members))


def _joined(subject: Proposal | Amendment, member: str) -> Proposal | Amendment:
    demand(member not in subject.sponsors, "already_sponsor", symbol=subject.symbol, member=member)
    may = subject.open_to_cosponsors or member in subject.invited
    demand(may, "not_invited", symbol=subject.symbol, member=member)
    return replace(subject, sponsors=(*subject.sponsors, member), invited=_without(subject.invited, member))


def _left(subject: Proposal | Amendment, member: str) -> Proposal | Amendment:
    if member in subject.invited:
        return replace(subject, invited=_without(subject.invited, member))
    demand(member in subject.sponsors, "not_a_sponsor", symbol=subject.symbol, member=member)
    demand(len(subject.sponsors) > 1, "last_sponsor", symbol=subject.symbol)
    return replace(subject, sponsors=_without(subject.sponsors, member))


def _without(members: tuple[str, ...], member: str) -> tuple[str, ...]:
    return tuple(each for each in members if each != member)
