"""The chair's rulings, and appeals against them (P-20, P-21, P-29 to P-31, P-52 to P-54).

The chair rules in which order amendments are voted on, that one is moot, that one is none; on points of order it rules
in `motion.py`. Each ruling is an object of its own, so that any member can appeal against it: the body then decides at
once, and the ruling stands unless a majority overrules it.
"""

import re
from typing import Literal

from msgspec.structs import replace

from deliberation.core import colliding, deriving, law, rendering
from deliberation.core.act import Act, Id, Line, MemberAct, demand
from deliberation.core.amendment import PENDING, Amendment, amended, fallen_with, pending
from deliberation.core.meeting import Meeting
from deliberation.core.ordering import Tabled
from deliberation.core.proposal import Proposal, not_voted_on, open_to_change, series, text_in_force, text_of
from deliberation.core.text import Text
from deliberation.errors import Refusal

Kind = Literal["order", "moot", "not_receivable", "point_upheld", "point_not_upheld"]
State = Literal["given", "appealed", "stands", "overruled"]


class Ruling(law.Object, frozen=True, kw_only=True):
    """A ruling of the chair.

    Args:
        proposal: the draft that it is about; a point of order may be about none.
        symbol: of what was ruled on, a proposal, an amendment or the record of a meeting.
        rule: the rule that the chair relied on (P-108).
        reason: in the chair's words, where it gave any.
        order, before: of a ruling on the order, the order and the one before it.
        appealed: the member that has appealed.
        motion, meeting: of a ruling on a point of order, the point and where it was raised.
    """

    kind: Kind
    proposal: str | None
    symbol: str
    rule: str
    amendment: str | None = None
    reason: str | None = None
    order: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    state: State = "given"
    appealed: str | None = None
    motion: str | None = None
    meeting: str | None = None


class Order(Act, frozen=True, kw_only=True, tag="proposal.order"):
    """The chair announces the order in which the amendments to a proposal are voted on (P-53).

    Args:
        order: pending amendments; any others come after them.
    """

    proposal: Id
    order: tuple[Id, ...]


class RuleMoot(Act, frozen=True, kw_only=True, tag="amendment.moot"):
    """The chair rules that the adoption of one amendment implied the rejection of another (P-54)."""

    amendment: Id
    by: Id


class RuleNotReceivable(Act, frozen=True, kw_only=True, tag="amendment.not_receivable"):
    """The chair rules that what was submitted is not an amendment, with the reason (P-52)."""

    amendment: Id
    reason: Line


class Appeal(MemberAct, frozen=True, kw_only=True, tag="ruling.appeal"):
    """A member appeals against a ruling of the chair, which is put to the vote at once (P-21, P-31)."""

    ruling: Id


def order(case: law.Case) -> law.Law[law.Changes]:
    """Announces an order; an amendment to an amendment comes before it (P-53, P-56)."""
    this: Order = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    demand(len(set(this.order)) == len(this.order), "bad_order", why="twice", symbol=proposal.symbol)
    before: set[str] = set()
    for id in this.order:
        amendment = yield from law.the(Amendment, id)
        demand(amendment.proposal == proposal.id, "bad_order", why="other_proposal", symbol=amendment.symbol)
        fitting = amendment.state == "circulated"
        demand(fitting, "amendment_closed", symbol=amendment.symbol, state=amendment.state)
        demand(amendment.amends not in before, "bad_order", why="sub_amendment", symbol=amendment.symbol)
        before.add(id)
    ruling = Ruling(
        id=this.id,
        kind="order",
        proposal=proposal.id,
        symbol=proposal.symbol,
        rule="P-53",
        order=this.order,
        before=(yield from _before(proposal)) if this.order == proposal.order else proposal.order,
    )
    return replace(proposal, order=this.order), ruling


def _before(proposal: Proposal) -> law.Law[tuple[str, ...]]:
    """The order before the one in force: an order that is announced twice is undone by one appeal (P-31)."""
    given = yield from law.every(Ruling, proposal=proposal.id)
    orders = [each for each in given if each.kind == "order" and each.state != "overruled"]
    in_force = [each for each in orders if each.order == proposal.order]
    return max(in_force, key=lambda each: each.entry).before if in_force else ()


def tabled(proposal: Proposal, text: Text) -> law.Law[list[Tabled]]:
    """The pending amendments as `ordering.py` compares them, in the order in which they were submitted.

    One in another language stands for what it does to the original, as long as it fits.

    Args:
        text: the text in force.
    """
    found = yield from law.every(Amendment, proposal=proposal.id)
    waiting = sorted((each for each in found if each.state in PENDING), key=_submitted)
    bases: dict[str, Text] = {}
    compared: list[Tabled] = []
    for number, each in enumerate(waiting, 1):
        if each.base not in bases:
            bases[each.base] = yield from text_of(each.base)
        base, changes = bases[each.base], each.changes
        if each.language is not None and each.amends is None and (yield from still_fits(each, proposal)):
            after = yield from amended(each, proposal, text)
            base, changes = text, deriving.derive(text, rendering.with_languages_of(text, after))
        compared.append(Tabled(each.id, number, changes, base, each.amends))
    return compared


def _submitted(amendment: Amendment) -> list[int]:
    """By number, and the parts of a divided one by theirs."""
    numbered = series(amendment.symbol).partition("/Amend.")[2]
    part = amendment.symbol.partition("/Part.")[2]
    return [int(figure) for figure in re.findall(r"\d+", f"{numbered}/{part}")]


def rule_moot(case: law.Case) -> law.Law[law.Changes]:
    """Marks an amendment moot by another that was adopted or incorporated and touches the same words (P-54)."""
    this: RuleMoot = case.act
    amendment, proposal = yield from pending(this.amendment)
    not_voted_on(proposal)
    by = yield from law.the(Amendment, this.by)
    demand(by.proposal == amendment.proposal and by.state in ("adopted", "incorporated"), "not_adopted_yet")
    collide = yield from collides(amendment, by)
    fits = yield from still_fits(amendment, proposal)
    demand(collide or not fits, "not_implied", symbol=amendment.symbol, by=by.symbol)
    fallen = yield from fallen_with(amendment)
    return _ruled(this, "moot", "P-54", amendment), replace(amendment, state="moot", moot=by.id), *fallen


def rule_not_receivable(case: law.Case) -> law.Law[law.Changes]:
    """Takes an amendment from those to be decided: its author may table it as a proposal (P-52)."""
    this: RuleNotReceivable = case.act
    amendment, proposal = yield from pending(this.amendment)
    demand(amendment.state == "circulated", "voting_begun", symbol=amendment.symbol)
    not_voted_on(proposal)
    fallen = yield from fallen_with(amendment)
    ruling = replace(_ruled(this, "not_receivable", "P-52", amendment), reason=this.reason)
    return ruling, replace(amendment, state="not_receivable"), *fallen


def _ruled(this: Act, kind: Kind, rule: str, on: Amendment) -> Ruling:
    return Ruling(id=this.id, kind=kind, proposal=on.proposal, symbol=on.symbol, rule=rule, amendment=on.id)


def appeal(case: law.Case) -> law.Law[law.Changes]:
    """Notes an appeal, on which the next ballot must be (P-21, P-31).

    Every ruling in force can be appealed against (P-21). What the body has decided on one is reopened by
    reconsideration alone (P-38), and of an order that a later one replaced there is nothing left to overrule (P-31).
    """
    this: Appeal = case.act
    ruling = yield from law.the(Ruling, this.ruling)
    demand(ruling.state == "given", "ruling_settled", symbol=ruling.symbol)
    if ruling.motion is not None:
        return (yield from _appeal_on_a_point(this, ruling))
    proposal = yield from law.the(Proposal, ruling.proposal or "")
    open_to_change(proposal)
    overtaken = ruling.kind == "order" and proposal.order != ruling.order
    demand(not overtaken, "ruling_settled", symbol=ruling.symbol)
    yield from no_appeal_pending(proposal)
    return (replace(ruling, state="appealed", appealed=this.member),)


def _appeal_on_a_point(this: Appeal, ruling: Ruling) -> law.Law[law.Changes]:
    """An appeal against the ruling on a point of order is made in the meeting in which it was given (P-31)."""
    meeting = yield from law.the(Meeting, ruling.meeting or "")
    demand(meeting.state == "open", "ruling_settled", symbol=ruling.symbol)
    demand(meeting.voting is None, "voting_in_progress")
    yield from no_appeal_pending(None)
    return (replace(ruling, state="appealed", appealed=this.member),)


def no_appeal_pending(proposal: Proposal | None) -> law.Law[None]:
    """Refuses while an appeal waits for its vote, which comes before all else (P-31).

    Args:
        proposal: what is to be decided on; appeals on points of order come before whatever their meeting decides.
    """
    for ruling in (yield from law.every(Ruling, state="appealed")):
        if ruling.meeting is not None:
            waits = (yield from law.the(Meeting, ruling.meeting)).state != "adjourned"
        else:
            waits = proposal is not None and ruling.proposal == proposal.id
        demand(not waits, "appeal_pending", symbol=ruling.symbol)


def decided(ruling: Ruling, proposal: Proposal, *, overruled: bool) -> law.Law[law.Changes]:
    """What the vote on an appeal changes: nothing where the ruling stands, else it is undone (P-31)."""
    if not overruled:
        return replace(ruling, state="stands"), proposal
    ruling = replace(ruling, state="overruled")
    if ruling.amendment is None:
        return ruling, replace(proposal, order=ruling.before)
    amendment = yield from law.the(Amendment, ruling.amendment)
    restored = [_restored(amendment)]
    subs = yield from law.every(Amendment, amends=amendment.id)
    restored += [_restored(each) for each in subs if each.moot == amendment.id]
    return ruling, proposal, *restored


def _restored(amendment: Amendment) -> Amendment:
    return replace(amendment, state="circulated" if amendment.tied is None else "second_vote_pending", moot=None)


def still_fits(amendment: Amendment, proposal: Proposal) -> law.Law[bool]:
    """Whether the amendment can be applied to the text in force."""
    try:
        yield from amended(amendment, proposal, (yield from text_in_force(proposal)))
    except Refusal:
        return False
    return True


def collides(one: Amendment, other: Amendment) -> law.Law[bool]:
    """Whether two amendments to the same version touch the same words; across versions their clauses are compared."""
    one_base = yield from text_of(one.base)
    other_base = yield from text_of(other.base)
    if one.base == other.base:
        return colliding.collide(one.changes, other.changes, one_base)
    one_clauses = {span.clause for span in colliding.touches(one.changes, one_base)}
    return not one_clauses.isdisjoint(span.clause for span in colliding.touches(other.changes, other_base))
