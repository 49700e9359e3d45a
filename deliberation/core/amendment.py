"""Amendments: changes to part of a proposal, accepted by its sponsors or put to the vote before it (P-52 to P-58)."""

from typing import Literal

import msgspec

from deliberation.core import amending, law
from deliberation.core.act import Act, Id, MemberAct, MemberId, Sha256, demand
from deliberation.core.amending import Change
from deliberation.core.proposal import Proposal, Tie, known_sponsors, open_to_change, revised, text_in_force, text_of
from deliberation.core.text import Text, walk
from deliberation.errors import Refusal

State = Literal["circulated", "incorporated", "second_vote_pending", "adopted", "rejected", "withdrawn", "moot"]
PENDING = ("circulated", "second_vote_pending")
"""The states in which an amendment is still to be decided, so that its proposal cannot be put to the vote."""

CHANGES_MAX = 50


class Amendment(law.Object, frozen=True, kw_only=True):
    """An amendment to a version of a proposal.

    Args:
        base: the version that its author saw; its changes are anchored there, to clause ids and words.
        accepted: the sponsors of the proposal that have accepted it; when all have, it is incorporated (P-58).
        tied: its equally divided vote, which a second one may follow (P-69).
        moot: the amendment whose adoption implied its rejection (P-54).
    """

    symbol: str
    proposal: str
    base: str
    changes: tuple[Change, ...]
    sponsors: tuple[str, ...]
    state: State = "circulated"
    accepted: tuple[str, ...] = ()
    tied: Tie | None = None
    moot: str | None = None


class Submit(MemberAct, frozen=True, kw_only=True, tag="amendment.submit"):
    """A member submits an amendment to the version of a proposal that is in force (P-52)."""

    proposal: Id
    base: Sha256
    changes: tuple[Change, ...]
    sponsors: tuple[MemberId, ...]


class Withdraw(MemberAct, frozen=True, kw_only=True, tag="amendment.withdraw"):
    """Its main sponsor withdraws an amendment before it is put to the vote (P-37)."""

    amendment: Id


class Accept(MemberAct, frozen=True, kw_only=True, tag="amendment.accept"):
    """A sponsor of the proposal accepts an amendment to the text in force (P-58)."""

    amendment: Id
    text: Sha256


class RuleMoot(Act, frozen=True, kw_only=True, tag="amendment.moot"):
    """The chair rules that the adoption of one amendment implied the rejection of another (P-54)."""

    amendment: Id
    by: Id


def submit(case: law.Case) -> law.Law[law.Changes]:
    """Circulates an amendment that adds to, deletes from or revises part of the text in force (P-52)."""
    this: Submit = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    demand(this.base == proposal.text, "superseded_version", symbol=proposal.symbol)
    demand(0 < len(this.changes) <= CHANGES_MAX, "bad_amendment", why="changes")
    yield from known_sponsors(this.sponsors, this.member)
    text = yield from text_in_force(proposal)
    demand(not amending.replaces_whole(text, this.changes), "not_an_amendment")
    amending.apply(text, text, this.changes)
    yield from _ids_are_new(this.changes, proposal)
    number = proposal.amendments + 1
    amendment = Amendment(
        id=this.id,
        symbol=f"{proposal.symbol}/Amend.{number}",
        proposal=proposal.id,
        base=this.base,
        changes=this.changes,
        sponsors=this.sponsors,
    )
    return msgspec.structs.replace(proposal, amendments=number), amendment


def _ids_are_new(changes: tuple[Change, ...], proposal: Proposal) -> law.Law[None]:
    """A clause's id is never used again: neither one of the text as tabled, nor one that any amendment brings.

    Otherwise an amendment to a deleted clause could fit its namesake, or one amendment could bar another by its ids.
    """
    tabled = yield from text_of(proposal.versions[0].text)
    taken = {place.clause.id for place in walk(tabled)}
    for other in (yield from law.every(Amendment, proposal=proposal.id)):
        taken |= amending.inserted(other.changes)
    demand(taken.isdisjoint(amending.inserted(changes)), "bad_amendment", why="id_twice")


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws an amendment on which voting has not begun (P-37)."""
    this: Withdraw = case.act
    amendment, proposal = yield from pending(this.amendment)
    demand(amendment.state == "circulated", "voting_begun", symbol=amendment.symbol)
    demand(amendment.sponsors[0] == this.member, "not_the_sponsor", symbol=amendment.symbol)
    demand(proposal.ballot is None, "voting_in_progress")
    return (msgspec.structs.replace(amendment, state="withdrawn"),)


def accept(case: law.Case) -> law.Law[law.Changes]:
    """Notes a sponsor's acceptance; when all sponsors have accepted, the amendment is in their revision (P-58)."""
    this: Accept = case.act
    amendment, proposal = yield from pending(this.amendment)
    demand(amendment.state == "circulated", "voting_begun", symbol=amendment.symbol)
    open_to_change(proposal)
    demand(proposal.text == this.text, "superseded_version", symbol=proposal.symbol)
    demand(this.member in proposal.sponsors, "not_a_sponsor", symbol=proposal.symbol, member=this.member)
    demand(this.member not in amendment.accepted, "already_accepted", symbol=amendment.symbol)
    text = yield from amended(amendment, proposal)
    amendment = msgspec.structs.replace(amendment, accepted=(*amendment.accepted, this.member))
    if set(amendment.accepted) < set(proposal.sponsors):
        return (amendment,)
    proposal, blob = revised(proposal, text, case.at, amendment.id)
    return msgspec.structs.replace(amendment, state="incorporated"), proposal, blob


def rule_moot(case: law.Case) -> law.Law[law.Changes]:
    """Marks an amendment moot by another that was adopted or incorporated and touches the same words (P-54)."""
    this: RuleMoot = case.act
    amendment, proposal = yield from pending(this.amendment)
    demand(proposal.ballot is None, "voting_in_progress")
    by = yield from law.the(Amendment, this.by)
    demand(by.proposal == amendment.proposal and by.state in ("adopted", "incorporated"), "not_adopted_yet")
    collide = yield from collides(amendment, by)
    fits = yield from still_fits(amendment, proposal)
    demand(collide or not fits, "not_implied", symbol=amendment.symbol, by=by.symbol)
    return (msgspec.structs.replace(amendment, state="moot", moot=by.id),)


def pending(id: str) -> law.Law[tuple[Amendment, Proposal]]:
    """An amendment that is still to be decided, and its proposal."""
    amendment = yield from law.the(Amendment, id)
    demand(amendment.state in PENDING, "amendment_closed", symbol=amendment.symbol, state=amendment.state)
    proposal = yield from law.the(Proposal, amendment.proposal)
    return amendment, proposal


def amended(amendment: Amendment, proposal: Proposal) -> law.Law[Text]:
    """The text in force as it would be with the amendment.

    Raises:
        Refusal: `amendment_no_longer_fits` where its words are no longer there.
    """
    base = yield from text_of(amendment.base)
    text = yield from text_in_force(proposal)
    return amending.apply(text, base, amendment.changes)


def still_fits(amendment: Amendment, proposal: Proposal) -> law.Law[bool]:
    """Whether the amendment can be applied to the text in force."""
    try:
        yield from amended(amendment, proposal)
    except Refusal:
        return False
    return True


def collides(one: Amendment, other: Amendment) -> law.Law[bool]:
    """Whether two amendments to the same version touch the same words; across versions their clauses are compared."""
    one_base = yield from text_of(one.base)
    other_base = yield from text_of(other.base)
    if one.base == other.base:
        return amending.collide(one.changes, other.changes, one_base)
    one_clauses = {span.clause for span in amending.touches(one.changes, one_base)}
    return not one_clauses.isdisjoint(span.clause for span in amending.touches(other.changes, other_base))
