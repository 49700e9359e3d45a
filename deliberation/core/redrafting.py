"""What its sponsors make of an amendment: a revision, or several amendments of their own (P-46, P-60)."""

from msgspec.structs import replace

from deliberation.core import amending, law
from deliberation.core.act import Act, Id, MemberAct, MemberId, Sha256, demand, derived_id
from deliberation.core.amendment import Amendment, circulating, ground_of, in_form, rechanged, subs_decided
from deliberation.core.changes import Change
from deliberation.core.key import Key
from deliberation.core.proposal import text_in_force, text_of, with_suffix


class Revise(MemberAct, frozen=True, kw_only=True, tag="amendment.revise"):
    """The main sponsor revises an amendment, or anchors it anew where its words are gone (P-46).

    Args:
        base, changes: as for a new amendment.
    """

    amendment: Id
    base: Sha256
    changes: tuple[Change, ...]


class Divide(Act, frozen=True, kw_only=True, tag="amendment.divide"):
    """The main sponsor, or the chair, divides an amendment into parts that are decided each by itself (P-60).

    Args:
        parts: the places, among the amendment's changes, of those that each part has; every change is in one.
        member: the main sponsor; none for the chair.
    """

    amendment: Id
    parts: tuple[tuple[int, ...], ...]
    member: MemberId | None = None


def revise(case: law.Case) -> law.Law[law.Changes]:
    """Revises an amendment on which voting has not begun; it is circulated anew, and accepted by nobody yet (P-46)."""
    this: Revise = case.act
    amendment, proposal = yield from circulating(this.amendment)
    demand(amendment.sponsors[0] == this.member, "not_the_sponsor", symbol=amendment.symbol)
    own = frozenset(amending.inserted(amendment.changes))
    number = amendment.revision + 1
    revised = replace(
        rechanged(amendment, this.base, this.changes),
        revision=number,
        symbol=with_suffix(amendment.symbol, "Rev", number),
        circulated=case.at,
    )
    _, blob = yield from in_form(revised, proposal, own)
    return revised, *blob


def divide(case: law.Case) -> law.Law[law.Changes]:
    """Divides an amendment; its parts have its base, its sponsors and its place in the chair's order (P-60)."""
    this: Divide = case.act
    signer = yield from law.the(Key, case.keyids[0])
    demand(signer.member == this.member, "not_your_member", member=this.member or "")
    amendment, proposal = yield from circulating(this.amendment)
    sponsors = this.member is None or amendment.sponsors[0] == this.member
    demand(sponsors, "not_the_sponsor", symbol=amendment.symbol)
    yield from subs_decided(amendment)
    places = [place for part in this.parts for place in part]
    demand(len(this.parts) > 1 and all(this.parts), "bad_division", why="empty")
    demand(sorted(places) == list(range(len(amendment.changes))), "bad_division", why="changes")
    base = yield from text_of(amendment.base)
    ground = yield from ground_of(amendment, proposal, (yield from text_in_force(proposal)))
    parts: list[Amendment] = []
    for number, part in enumerate(this.parts, 1):
        changes = tuple(amendment.changes[place] for place in sorted(part))
        amending.apply(base, base, changes)
        amending.apply(ground, base, changes)
        id, symbol = derived_id(this.id, number), f"{amendment.symbol}/Part.{number}"
        parts.append(
            replace(amendment, id=id, symbol=symbol, changes=changes, accepted=(), spent=(), part_of=amendment.id)
        )
    order = tuple(
        each for id in proposal.order for each in ([part.id for part in parts] if id == amendment.id else [id])
    )
    return replace(proposal, order=order), replace(amendment, state="divided"), *parts
