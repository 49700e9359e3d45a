"""How a text changes besides by amendment: revisions, corrigenda, renderings; and what the chair notes as settled.

A sponsor revises before voting has begun, in writing or orally; either is certified by the sponsor's own signature
(P-46), and the proposal keeps its place (P-50). A corrigendum corrects words, also of an adopted text. A rendering puts
the text into another language beside it (P-43).
"""

from typing import Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import amending, law, markup, rendering
from deliberation.core.act import Act, Id, MemberAct, MemberId, Sha256, demand
from deliberation.core.amendment import taken_ids
from deliberation.core.changes import Change, ReplaceWords
from deliberation.core.key import Key
from deliberation.core.numbering import is_alternative, is_bracketed, number
from deliberation.core.proposal import (
    Proposal,
    clauses_of,
    ids_of,
    not_voted_on,
    open_to_change,
    revised,
    text_in_force,
    with_suffix,
)
from deliberation.core.text import Language, Text, walk
from deliberation.core.validity import validate


class Revise(MemberAct, frozen=True, kw_only=True, tag="proposal.revise"):
    """The main sponsor revises the text in force, in writing (Rev.) or orally (P-46, P-50).

    Args:
        base: the hash of the text in force.
        changes: what changes in it.
    """

    proposal: Id
    base: Sha256
    changes: tuple[Change, ...]
    oral: bool


class Correct(Act, frozen=True, kw_only=True, tag="proposal.correct"):
    """The secretariat corrects words of the text in force, by a corrigendum (section (d), P-105)."""

    proposal: Id
    base: Sha256
    changes: tuple[Change, ...]


class Settled(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a clause is agreed."""

    clause: str
    status: Literal["open", "agreed_ad_ref", "agreed"]


class Settle(Act, frozen=True, kw_only=True, tag="proposal.settle"):
    """The chair notes which clauses of the text in force are agreed, and how far (section (d), P-20)."""

    proposal: Id
    text: Sha256
    clauses: tuple[Settled, ...]


class Render(Act, frozen=True, kw_only=True, tag="proposal.render"):
    """A sponsor or the secretariat puts the text in force into another language (P-43).

    Args:
        base: the hash of the text in force.
        rendering: the hash of the `rendering.Rendering`, which travels beside the act.
        member: the sponsor; none for the secretariat.
    """

    proposal: Id
    base: Sha256
    language: Language
    rendering: Sha256
    member: MemberId | None = None


def revise(case: law.Case) -> law.Law[law.Changes]:
    """Makes a revision the text in force; without any of its operative part it would be a new proposal (P-46, P-50)."""
    this: Revise = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    demand(proposal.sponsors[0] == this.member, "not_the_sponsor", symbol=proposal.symbol)
    open_to_change(proposal)
    demand(proposal.state == "circulated", "voting_begun", symbol=proposal.symbol)
    demand(this.base == proposal.text, "superseded_version", symbol=proposal.symbol)
    before = yield from text_in_force(proposal)
    text = amending.apply(before, before, this.changes)
    taken = yield from taken_ids(proposal)
    demand(taken.isdisjoint(amending.inserted(this.changes)), "bad_amendment", why="id_twice")
    kind: Literal["oral_revision", "revision"] = "oral_revision" if this.oral else "revision"
    proposal, blob = revised(proposal, before, text, case.at, kind, cause=this.id, by=this.member)
    if not this.oral:
        nth = proposal.revision + 1
        proposal = replace(proposal, revision=nth, symbol=with_suffix(proposal.symbol, "Rev", nth))
    return proposal, blob


def correct(case: law.Case) -> law.Law[law.Changes]:
    """Corrects words, also of a text that is adopted; not of one that is about to be voted on again (P-69, P-105)."""
    this: Correct = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    not_voted_on(proposal)
    stands = proposal.state in ("circulated", "action", "adopted")
    demand(stands, "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    demand(this.base == proposal.text, "superseded_version", symbol=proposal.symbol)
    words = all(isinstance(change, ReplaceWords) for change in this.changes)
    demand(words, "words_only", symbol=proposal.symbol)
    before = yield from text_in_force(proposal)
    text = amending.apply(before, before, this.changes)
    proposal, blob = revised(proposal, before, text, case.at, "corrigendum", cause=this.id)
    return replace(proposal, corrigenda=proposal.corrigenda + 1), blob


def settle(case: law.Case) -> law.Law[law.Changes]:
    """Notes clauses as agreed, agreed ad referendum or open again (section (d))."""
    this: Settle = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    demand(this.text == proposal.text, "superseded_version", symbol=proposal.symbol)
    text = yield from text_in_force(proposal)
    known = {clause.id for clause in clauses_of(text)}
    bracketed = {point.clause for point in markup.open_points(text)}
    settled = dict(proposal.settled)
    for each in this.clauses:
        demand(each.clause in known, "unknown_clause", symbol=proposal.symbol)
        if each.status == "open":
            settled.pop(each.clause, None)
        else:
            clause = number(text)[each.clause]
            demand(each.clause not in bracketed, "clause_has_brackets", symbol=proposal.symbol, clause=clause)
            settled[each.clause] = each.status
    return (replace(proposal, settled=settled),)


def render(case: law.Case) -> law.Law[law.Changes]:
    """Takes the text in another language, in which it must be a text as well; the former one is replaced (P-43)."""
    this: Render = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    signer = yield from law.the(Key, case.keyids[0])
    demand(signer.member == this.member, "not_your_member", member=this.member or "")
    sponsors = this.member is None or this.member in proposal.sponsors
    demand(sponsors, "not_a_sponsor", symbol=proposal.symbol, member=this.member or "")
    not_voted_on(proposal)
    stands = proposal.state not in ("withdrawn", "rejected", "lapsed")
    demand(stands, "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    demand(this.base == proposal.text, "superseded_version", symbol=proposal.symbol)
    blob = yield from law.the(law.Blob, this.rendering)
    rendered = rendering.decode(blob.raw)
    demand(rendered.language == this.language, "bad_rendering", why="language")
    text = yield from text_in_force(proposal)
    demand(rendered.clauses.keys() <= ids_of(text), "bad_rendering", why="unknown_clause")
    shown = rendering.render(text, rendered)
    validate(shown)
    demand(_brackets(shown) == _brackets(text), "bad_rendering", why="brackets")
    return replace(proposal, renderings=proposal.renderings | {this.language: this.rendering}), blob


def _brackets(text: Text) -> dict[str, tuple[bool, bool]]:
    """Which paragraphs are in brackets, and which say that they are alternatives: then numbers are the same in all."""
    words = ((place.clause.id, place.clause.text) for place in walk(text))
    return {id: (is_bracketed(said), is_alternative(said)) for id, said in words}
