"""Amendments: changes to part of a proposal, accepted by its sponsors or put to the vote before it (P-52 to P-59).

An amendment may itself be amended. What it is applied to (`ground_of`) is the text in force, in the language that it is
written in; for a sub-amendment it is that text with the amendment that it changes. An adopted sub-amendment is taken up
by its amendment (P-56), an adopted amendment by the text (P-55).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from deliberation.core import amending, colliding, deriving, law, rebasing, rendering
from deliberation.core import text as texts
from deliberation.core.act import Id, Line, MemberAct, MemberId, Sha256, demand
from deliberation.core.assembly import Assembly
from deliberation.core.changes import Change
from deliberation.core.proposal import (
    Proposal,
    Tie,
    ids_of,
    known_sponsors,
    not_voted_on,
    open_to_change,
    revised,
    series,
    text_in_force,
    text_of,
)
from deliberation.core.text import Language, Text
from deliberation.errors import Refusal

State = Literal[
    "circulated",
    "incorporated",
    "second_vote_pending",
    "adopted",
    "rejected",
    "withdrawn",
    "moot",
    "merged",
    "divided",
    "not_receivable",
    "lapsed",
]
PENDING = ("circulated", "second_vote_pending")
"""The states in which an amendment is still to be decided, so that its proposal cannot be put to the vote."""

CHANGES_MAX = 50


class Amendment(law.Object, frozen=True, kw_only=True):
    """An amendment to a version of a proposal, or to another amendment.

    Args:
        symbol: its document symbol, with that of its last revision.
        base: the text that its author saw, in the language it is written in; its changes are anchored there, to clause
            ids and words. For a sub-amendment, the text with the amendment that it changes.
        sponsors: who sponsors it, the main sponsor first; `invited` and `open_to_cosponsors` as for a proposal.
        circulated: when it was submitted or last revised (P-41).
        language: the language it is written in where that is not the text's own.
        amends: the amendment that it changes (P-56).
        explanation: why, in its author's words.
        revision: how often its sponsor has revised it.
        spent: ids of clauses that it brought once and does no longer.
        part_of: the amendment that was divided into this and others.
        accepted: the sponsors of the proposal (of the amendment, for a sub-amendment) that have accepted it; when all
            have, it is incorporated (P-58).
        tied: its equally divided vote, which a second one may follow (P-69).
        moot: the amendment whose adoption implied its rejection (P-54), or that it would have changed and that is gone.
        into: the amendment of the same effect into which it was merged.
    """

    symbol: str
    proposal: str
    base: str
    changes: tuple[Change, ...]
    sponsors: tuple[str, ...]
    invited: tuple[str, ...] = ()
    open_to_cosponsors: bool = False
    circulated: datetime
    language: Language | None = None
    amends: str | None = None
    explanation: str | None = None
    revision: int = 0
    spent: tuple[str, ...] = ()
    part_of: str | None = None
    state: State = "circulated"
    accepted: tuple[str, ...] = ()
    tied: Tie | None = None
    moot: str | None = None
    into: str | None = None


class Submit(MemberAct, frozen=True, kw_only=True, tag="amendment.submit"):
    """A member submits an amendment to the text in force, or to an amendment to it (P-52, P-56).

    Args:
        base: the hash of the text as its author sees it: in force, in `language`, with the amendment that it changes.
        sponsors: the submitting member, and after it those that it invites to join.
        language: where it is not the text's own.
        amends: the amendment that it changes.
        explanation: why, in one line.
    """

    proposal: Id
    base: Sha256
    changes: tuple[Change, ...]
    sponsors: tuple[MemberId, ...]
    open_to_cosponsors: bool = False
    language: Language | None = None
    amends: Id | None = None
    explanation: Line | None = None


class Withdraw(MemberAct, frozen=True, kw_only=True, tag="amendment.withdraw"):
    """Its main sponsor withdraws an amendment before it is put to the vote (P-37)."""

    amendment: Id


class Accept(MemberAct, frozen=True, kw_only=True, tag="amendment.accept"):
    """A sponsor of what is amended, the proposal or an amendment, accepts an amendment to the text in force (P-58)."""

    amendment: Id
    text: Sha256


def submit(case: law.Case) -> law.Law[law.Changes]:
    """Circulates an amendment to part of the text in force, or merges it into one of the same effect (P-52, P-56)."""
    this: Submit = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    yield from known_sponsors(this.sponsors, this.member)
    amendment = Amendment(
        id=this.id,
        symbol=f"{series(proposal.symbol)}/Amend.{proposal.amendments + 1}",
        proposal=proposal.id,
        base=this.base,
        changes=this.changes,
        sponsors=(this.member,),
        invited=this.sponsors[1:],
        open_to_cosponsors=this.open_to_cosponsors,
        circulated=case.at,
        language=(yield from _language(this, proposal)),
        amends=this.amends,
        explanation=this.explanation,
    )
    if this.amends is not None:
        yield from _may_be_amended(this.amends, amendment, this.assembly)
    ground, blob = yield from in_form(amendment, proposal)
    proposal = replace(proposal, amendments=proposal.amendments + 1)
    same = yield from _of_the_same_effect(amendment, ground)
    if same is None:
        return proposal, amendment, *blob
    return proposal, replace(amendment, state="merged", into=same.id), _joined_by(same, this.sponsors), *blob


def _language(this: Submit, proposal: Proposal) -> law.Law[Language | None]:
    """The language of an amendment where it is not the text's own; there must be a rendering in it."""
    text = yield from text_in_force(proposal)
    if this.language is None or this.language == text.language:
        return None
    demand(this.language in proposal.renderings, "no_rendering", symbol=proposal.symbol, language=this.language)
    return this.language


def _may_be_amended(id: str, by: Amendment, assembly: str) -> law.Law[None]:
    """An amendment is amended in its own language while it is circulated, and not without end (P-56)."""
    parent, _ = yield from circulating(id)
    demand(parent.proposal == by.proposal, "unknown_object", noun="amendment", id=id)
    demand(parent.language == by.language, "bad_amendment", why="language")
    depth = 2
    above = parent.amends
    while above is not None:
        depth += 1
        above = (yield from law.the(Amendment, above)).amends
    most = (yield from law.the(Assembly, assembly)).profile.amendment_depth_max
    demand(depth <= most, "amendment_too_deep", symbol=parent.symbol, limit=most)


def in_form(
    amendment: Amendment, proposal: Proposal, own: frozenset[str] = frozenset()
) -> law.Law[tuple[Text, law.Changes]]:
    """What an amendment that is in form is made to now, and the blob of that, where it is not the text in force.

    Args:
        own: ids of clauses that it has brought before.

    Raises:
        Refusal: `superseded_version`, or as `amending.apply` does.
    """
    changes = amendment.changes
    demand(0 < len(changes) <= CHANGES_MAX, "bad_amendment", why="changes")
    text = yield from text_in_force(proposal)
    ground = yield from ground_of(amendment, proposal, text)
    base = law.blob(texts.encode(ground))
    demand(amendment.base == base.id, "superseded_version", symbol=proposal.symbol)
    after = amending.apply(ground, ground, changes)
    yield from _in_original(amendment, proposal, text, after)
    taken = (yield from taken_ids(proposal)) - own
    demand(taken.isdisjoint(amending.inserted(changes)), "bad_amendment", why="id_twice")
    return ground, () if base.id == proposal.text else (base,)


def taken_ids(proposal: Proposal) -> law.Law[frozenset[str]]:
    """The ids of clauses that nobody may use again: those of the texts as written, and all that amendments brought.

    Otherwise an amendment to a deleted clause could fit its namesake, or one amendment could bar another by its ids.
    """
    taken: set[str] = set()
    for version in proposal.versions:
        if version.kind in ("tabled", "revision", "oral_revision"):
            taken |= ids_of((yield from text_of(version.text)))
    for other in (yield from law.every(Amendment, proposal=proposal.id)):
        taken |= amending.inserted(other.changes) | set(other.spent)
    return frozenset(taken)


def _of_the_same_effect(amendment: Amendment, base: Text) -> law.Law[Amendment | None]:
    """A circulated amendment that would do exactly what this one does to the text that it is made to, if there is.

    Only those that name the same clauses are compared, of which there are few.
    """
    anchored = _anchored(amendment)
    for other in (yield from law.every(Amendment, proposal=amendment.proposal, state="circulated")):
        if _anchored(other) != anchored:
            continue
        changes: Sequence[Change] = other.changes
        if other.base != amendment.base:
            rebased = rebasing.rebase(changes, (yield from text_of(other.base)), base)
            if rebased.misfits:
                continue
            changes = rebased.changes
        if colliding.same_effect(changes, amendment.changes, base):
            return other
    return None


def _anchored(amendment: Amendment) -> tuple[str | None, str | None, frozenset[str]]:
    """What an amendment is made to, and the clauses there that its changes name."""
    clauses = {amending.named(change) for change in amendment.changes} - amending.inserted(amendment.changes)
    return amendment.amends, amendment.language, frozenset(clauses)


def _joined_by(amendment: Amendment, sponsors: tuple[str, ...]) -> Amendment:
    """An amendment with the sponsor, and those invited, of another of the same effect."""
    first, *named = sponsors
    joined = tuple(dict.fromkeys((*amendment.sponsors, first)))
    invited = tuple(each for each in dict.fromkeys((*amendment.invited, *named)) if each not in joined)
    return replace(amendment, sponsors=joined, invited=invited)


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws an amendment on which voting has not begun (P-37); what would have changed it falls with it."""
    this: Withdraw = case.act
    amendment, proposal = yield from pending(this.amendment)
    demand(amendment.state == "circulated", "voting_begun", symbol=amendment.symbol)
    demand(amendment.sponsors[0] == this.member, "not_the_sponsor", symbol=amendment.symbol)
    not_voted_on(proposal)
    fallen = yield from fallen_with(amendment)
    return replace(amendment, state="withdrawn"), *fallen


def accept(case: law.Case) -> law.Law[law.Changes]:
    """Notes a sponsor's acceptance; when all have accepted, the amendment is in their revision (P-58).

    An acceptance is repeated where those who have not accepted have left the sponsors since.
    """
    this: Accept = case.act
    amendment, proposal = yield from circulating(this.amendment)
    demand(proposal.text == this.text, "superseded_version", symbol=proposal.symbol)
    owner: Proposal | Amendment = proposal
    if amendment.amends is not None:
        owner = yield from law.the(Amendment, amendment.amends)
    demand(this.member in owner.sponsors, "not_a_sponsor", symbol=owner.symbol, member=this.member)
    complete = set(owner.sponsors) <= set(amendment.accepted)
    demand(complete or this.member not in amendment.accepted, "already_accepted", symbol=amendment.symbol)
    yield from subs_decided(amendment)
    yield from amended(amendment, proposal, (yield from text_in_force(proposal)))
    amendment = replace(amendment, accepted=tuple(dict.fromkeys((*amendment.accepted, this.member))))
    if not set(owner.sponsors) <= set(amendment.accepted):
        return (amendment,)
    changes = yield from taken_up(amendment, proposal, case.at)
    return replace(amendment, state="incorporated"), *changes


def taken_up(amendment: Amendment, proposal: Proposal, at: datetime) -> law.Law[law.Changes]:
    """What adopting an amendment changes besides it: the text, or the amendment that it amends (P-55, P-56)."""
    text = yield from text_in_force(proposal)
    if amendment.amends is None:
        after = yield from amended(amendment, proposal, text)
        return revised(proposal, text, after, at, "amendment", amendment=amendment.id)
    parent = yield from law.the(Amendment, amendment.amends)
    ground = yield from ground_of(parent, proposal, text)
    after = yield from outcome_of(amendment, proposal, text)
    base = law.blob(texts.encode(ground))
    changes = deriving.derive(ground, after)
    taking = rechanged(parent, base.id, changes)
    if not changes:  # nothing is left of it
        taking = replace(taking, state="moot", moot=amendment.id)
    return proposal, taking, base


def rechanged(amendment: Amendment, base: str, changes: tuple[Change, ...]) -> Amendment:
    """An amendment that does something else now; nobody has accepted that yet."""
    gone = amending.inserted(amendment.changes) - amending.inserted(changes)
    spent = tuple(sorted({*amendment.spent, *gone}))
    return replace(amendment, base=base, changes=changes, accepted=(), spent=spent)


def pending(id: str) -> law.Law[tuple[Amendment, Proposal]]:
    """An amendment that is still to be decided, and its proposal."""
    amendment = yield from law.the(Amendment, id)
    demand(amendment.state in PENDING, "amendment_closed", symbol=amendment.symbol, state=amendment.state)
    proposal = yield from law.the(Proposal, amendment.proposal)
    return amendment, proposal


def circulating(id: str) -> law.Law[tuple[Amendment, Proposal]]:
    """An amendment on which voting has not begun, and its proposal, whose text can still change."""
    amendment, proposal = yield from pending(id)
    demand(amendment.state == "circulated", "voting_begun", symbol=amendment.symbol)
    open_to_change(proposal)
    return amendment, proposal


def subs_of(amendment: Amendment) -> law.Law[list[Amendment]]:
    """The amendments to an amendment that are still to be decided."""
    found = yield from law.every(Amendment, amends=amendment.id)
    return [each for each in found if each.state in PENDING]


def subs_decided(amendment: Amendment) -> law.Law[None]:
    """Refuses while an amendment to this one is pending: it comes first (P-56)."""
    for each in (yield from subs_of(amendment)):
        raise Refusal("sub_amendments_pending", symbol=each.symbol, of=amendment.symbol)


def fallen_with(amendment: Amendment) -> law.Law[law.Changes]:
    """The pending amendments to one that is no longer put to the vote: they are moot with it (P-54)."""
    fallen: list[law.Object] = []
    for each in (yield from subs_of(amendment)):
        fallen += [replace(each, state="moot", moot=amendment.id), *(yield from fallen_with(each))]
    return tuple(fallen)


def ground_of(amendment: Amendment, proposal: Proposal, text: Text) -> law.Law[Text]:
    """What an amendment is applied to: the text in its language, with the amendment that it changes.

    Args:
        text: the text in force, or as it would be.
    """
    if amendment.amends is None:
        return (yield from in_language(proposal, text, amendment.language))
    parent = yield from law.the(Amendment, amendment.amends)
    return (yield from outcome_of(parent, proposal, text))


def outcome_of(amendment: Amendment, proposal: Proposal, text: Text) -> law.Law[Text]:
    """The text in the amendment's language as it would be with the amendment, and with the one that it changes.

    Raises:
        Refusal: `amendment_no_longer_fits` where its words are no longer there.
    """
    ground = yield from ground_of(amendment, proposal, text)
    base = yield from text_of(amendment.base)
    return amending.apply(ground, base, amendment.changes)


def amended(amendment: Amendment, proposal: Proposal, text: Text) -> law.Law[Text]:
    """A text as it would be with the amendment, and with the one that it changes; in the text's own language.

    Raises:
        Refusal: `amendment_no_longer_fits` where its words are no longer there.
    """
    after = yield from outcome_of(amendment, proposal, text)
    return (yield from _in_original(amendment, proposal, text, after))


def _in_original(amendment: Amendment, proposal: Proposal, text: Text, after: Text) -> law.Law[Text]:
    """The text in its original language, from that in the amendment's language as it would be with it."""
    if amendment.language is None:
        return after
    shown = yield from in_language(proposal, text, amendment.language)
    return rendering.original(text, shown, after)


def in_language(proposal: Proposal, text: Text, language: Language | None) -> law.Law[Text]:
    """A text of a proposal in a language that there is a rendering in; None for its original."""
    if language is None or language == text.language:
        return text
    blob = yield from law.the(law.Blob, proposal.renderings[language])
    return rendering.render(text, rendering.decode(blob.raw))
