"""What is put to the vote, when it is its turn, and what follows from the outcome.

A proposal as a whole, one of its parts, an amendment, a motion, an appeal against a ruling of the chair, or a change of
the rules. The sequence is that of P-64: amendments to amendments, amendments, the motion to divide and the parts, the
whole; procedural motions come before what they are about, in the order of their rank (P-32), and an appeal before all
of them (P-31).
"""

from datetime import datetime
from typing import Literal, Protocol

import msgspec
from msgspec.structs import replace

from deliberation.core import circulation, division, law, motion, rules_change, ruling, sequence
from deliberation.core import text as texts
from deliberation.core.act import demand
from deliberation.core.amendment import PENDING, Amendment, amended, subs_decided, taken_up
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.division import UNDECIDED, Division, Part, parts_of
from deliberation.core.meeting import Meeting
from deliberation.core.outcome import Outcome, Question
from deliberation.core.proposal import Proposal, Tie, revised, text_in_force
from deliberation.core.rules import Body, Majority, RulesProfile, for_texts, threshold
from deliberation.core.ruling import Ruling
from deliberation.core.second_vote import FIRST, attempt, lapsed

Noun = Literal["proposal", "amendment", "division", "part", "ruling", "rules", "motion"]


class Matter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is put to the vote.

    Args:
        noun: a proposal as a whole, a part of one, a motion to divide one, an amendment, a ruling of the chair that is
            appealed against, a change of the rules, or another motion.
        text: the hash of the proposal's text in force; of a change of the rules, of the rules in force;
            `motion.NO_TEXT` where the matter is about none.
        result: the hash of the text that results if it is adopted; of an amendment to an amendment, of the text with
            both.
    """

    noun: Noun
    id: str
    symbol: str
    title: str
    text: str
    result: str


class Opening(Protocol):
    """What the chair's announcement says of the matter (`ballot.Open`)."""

    @property
    def id(self) -> str:
        """The ballot's id."""

    @property
    def noun(self) -> Noun:
        """What is voted on."""

    @property
    def subject(self) -> str:
        """Which one."""

    @property
    def majority(self) -> Majority:
        """By which majority."""

    @property
    def waive_circulation(self) -> bool:
        """Whether the chair allows what was not circulated in time."""


class Turn(msgspec.Struct, frozen=True):
    """A matter whose turn it is.

    Args:
        proposal: its proposal as voting begins; none where it is of no proposal.
        beside: what else the opening changes: amendments and parts whose time has passed; the text that results, where
            it is another; a change of the rules and both versions of them.
    """

    matter: Matter
    terms: Question
    proposal: Proposal | None
    beside: law.Changes = ()


def put(this: Opening, meeting: Meeting, assembly: Assembly, at: datetime) -> law.Law[Turn]:
    """The matter of a ballot that is about to be opened: undecided, its turn, and circulated in time."""
    profile = assembly.profile
    demand(profile.decides_by == "vote", "decides_by_consensus")
    if this.noun == "rules":
        return (yield from _rules(this, meeting.body, assembly))
    if this.noun == "ruling":
        return (yield from _appeal(this, meeting))
    if this.noun == "division":
        return (yield from _division(this, meeting, profile))
    if this.noun == "motion":
        return (yield from _motion(this, meeting, assembly, at))
    subject, proposal, result = yield from _subject(this, at)
    beside: law.Changes = () if result.id == proposal.text else (result,)
    undecided = proposal.state in ("circulated", "action", "second_vote_pending")
    demand(undecided, "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    yield from ruling.no_appeal_pending(proposal)
    yield from motion.nothing_before(meeting, proposal)
    yield from sequence.its_turn(proposal)
    _majority_is_lawful(proposal, meeting.body, this.majority, profile)
    if isinstance(subject, Amendment):
        yield from _its_turn(subject, proposal)
    if isinstance(subject, Proposal):
        beside += yield from nothing_before(proposal, at, profile.second_vote_hours)
    which = attempt(subject, meeting, at, profile.second_vote_hours)
    if not isinstance(subject, Part) and which == FIRST:
        circulation.in_time_or_allowed(subject, at, assembly, allowed=this.waive_circulation)
    terms = Question(body=meeting.body, majority=this.majority, kind="substantive", attempt=which)
    state = "action" if proposal.state == "circulated" else proposal.state
    majority = this.majority if meeting.body == "plenary" else proposal.majority
    proposal = replace(proposal, state=state, majority=majority)
    return Turn(_matter(this, subject.symbol, proposal, result.id), terms, proposal, beside)


def _matter(this: Opening, symbol: str, proposal: Proposal, result: str) -> Matter:
    return Matter(
        noun=this.noun, id=this.subject, symbol=symbol, title=proposal.title, text=proposal.text, result=result
    )


def _subject(this: Opening, at: datetime) -> law.Law[tuple[Amendment | Part | Proposal, Proposal, law.Blob]]:
    """What is voted on, its proposal, and the text that results."""
    if this.noun == "amendment":
        amendment = yield from law.the(Amendment, this.subject)
        demand(amendment.state in PENDING, "amendment_closed", symbol=amendment.symbol, state=amendment.state)
        proposal = yield from law.the(Proposal, amendment.proposal)
        result = yield from amended(amendment, proposal, (yield from text_in_force(proposal)))
        yield from taken_up(amendment, proposal, at)  # it can be, should it be adopted
        return amendment, proposal, law.blob(texts.encode(result))
    if this.noun == "part":
        part = yield from law.the(Part, this.subject)
        demand(part.state in UNDECIDED, "part_closed", symbol=part.symbol, number=part.number)
        proposal = yield from law.the(Proposal, part.proposal)
        division.without((yield from text_in_force(proposal)), part)  # it can be left out, should it be rejected
        return part, proposal, (yield from law.the(law.Blob, proposal.text))
    proposal = yield from law.the(Proposal, this.subject)
    return proposal, proposal, (yield from law.the(law.Blob, proposal.text))


def _appeal(this: Opening, meeting: Meeting) -> law.Law[Turn]:
    """An appeal is voted on by a simple majority, which it needs to overrule (P-31)."""
    on = yield from law.the(Ruling, this.subject)
    demand(on.state == "appealed", "ruling_settled", symbol=on.symbol)
    yield from motion.no_point_pending(meeting)
    demand(this.majority == "simple", "simple_for_appeals")
    terms = Question(body=meeting.body, majority="simple", kind="appeal_of_ruling", attempt=FIRST)
    if on.motion is not None:
        demand(on.meeting == meeting.id, "ruling_settled", symbol=on.symbol)
        point = yield from law.the(motion.Motion, on.motion)
        return Turn(_about_no_text(this, point), terms, None)
    proposal = yield from law.the(Proposal, on.proposal or "")
    demand(proposal.state in ("circulated", "action"), "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    return Turn(_matter(this, on.symbol, proposal, proposal.text), terms, proposal)


def _motion(this: Opening, meeting: Meeting, assembly: Assembly, at: datetime) -> law.Law[Turn]:
    """A procedural motion, in the order of precedence and by the majority of the motion table (P-32, P-38)."""
    moved, proposal = yield from motion.put(this.subject, meeting, at, assembly.id)
    majority = motion.rule_of(moved.kind, assembly.profile).majority
    demand(this.majority == majority, "majority_of_motion", motion=moved.kind, majority=majority)
    terms = Question(body=meeting.body, majority=majority, kind="procedural", attempt=FIRST)
    if proposal is None:
        return Turn(_about_no_text(this, moved), terms, None)
    return Turn(_matter(this, moved.symbol, proposal, proposal.text), terms, proposal)


def _about_no_text(this: Opening, moved: motion.Motion) -> Matter:
    none = motion.NO_TEXT
    return Matter(noun=this.noun, id=this.subject, symbol=moved.symbol, title=moved.title, text=none, result=none)


def _division(this: Opening, meeting: Meeting, profile: RulesProfile) -> law.Law[Turn]:
    """A motion to divide is procedural; what can be granted on request is never put to the vote (P-60, EC 64).

    That somebody objects may have been said in the room, and is not asked of the record.
    """
    moved, proposal = yield from division.ready(this.subject)
    demand(profile.division == "voted_if_objected", "division_on_request", symbol=moved.symbol)
    yield from motion.nothing_before(meeting, proposal)
    majority = profile.motions["division"].majority
    demand(this.majority == majority, "simple_for_divisions")
    terms = Question(body=meeting.body, majority=majority, kind="procedural", attempt=FIRST)
    return Turn(_matter(this, moved.symbol, proposal, proposal.text), terms, proposal)


def _rules(this: Opening, body: Body, assembly: Assembly) -> law.Law[Turn]:
    """A change of the rules needs the majority that the rules have for it (P-109)."""
    change, before, after = yield from rules_change.put(this.subject, this.id, assembly, this.majority)
    terms = Question(body=body, majority=this.majority, kind="change_of_rules", attempt=FIRST)
    matter = Matter(
        noun="rules", id=change.id, symbol=change.symbol, title=change.title, text=before.id, result=after.id
    )
    return Turn(matter, terms, None, (change, before, after))


def _its_turn(amendment: Amendment, proposal: Proposal) -> law.Law[None]:
    """An amendment comes after those to it (P-56), and in the order that the chair announced (P-53)."""
    yield from subs_decided(amendment)
    for id in proposal.order:
        first = yield from law.the(Amendment, id)
        if first.state == "circulated":
            demand(first.id == amendment.id, "not_its_turn", symbol=amendment.symbol, first=first.symbol)
            return


def nothing_before(proposal: Proposal, at: datetime, hours: int) -> law.Law[law.Changes]:
    """The whole comes last (P-53, P-60, P-61, P-64); what waits in vain for a second vote has lapsed (P-69)."""
    yield from division.no_division_pending(proposal)
    passed: list[law.Object] = []
    for amendment in (yield from law.every(Amendment, proposal=proposal.id)):
        gone = lapsed(amendment, at, hours)
        demand(amendment.state not in PENDING or gone, "amendments_pending", symbol=amendment.symbol)
        if gone and amendment.state in PENDING:
            passed.append(replace(amendment, state="lapsed", tied=None))
    for part in (yield from parts_of(proposal)):
        gone = lapsed(part, at, hours)
        demand(part.state not in UNDECIDED or gone, "parts_pending", symbol=part.symbol, number=part.number)
        if gone:
            passed.append(replace(part, state="lapsed", tied=None))
    return tuple(passed)


def _majority_is_lawful(proposal: Proposal, body: Body, majority: Majority, profile: RulesProfile) -> None:
    """The rules say which majorities are for texts, in plenary and in committee (P-68, CF 35).

    In plenary a proposal and its amendments have one majority (P-57), and so have its parts (P-63). A third decides no
    text (P-40).
    """
    threshold(profile, majority)
    demand(majority != "one_third", "majority_not_for_texts")
    lawful = for_texts(profile, body)
    if body == "committee":
        important = majority == "two_thirds" and majority in for_texts(profile, "plenary")
        demand(not important or majority in lawful, "two_thirds_in_committee")
    demand(majority in lawful, "majority_not_here", majority=majority, lawful=", ".join(lawful))
    if body == "committee":
        return
    agrees = proposal.majority is None or proposal.majority == majority
    demand(agrees, "majority_differs", symbol=proposal.symbol, majority=proposal.majority or "")


def follows(
    matter: Matter, outcome: Outcome, meeting: Meeting, assembly: Assembly, at: datetime
) -> law.Law[law.Changes]:
    """What the outcome does to what was voted on (P-31, P-55, P-56, P-60 to P-62, P-69)."""
    tie = Tie(meeting=meeting.id, at=at) if outcome.result == "second_vote_within_48h" else None
    adopted = outcome.result == "adopted"
    match matter.noun:
        case "amendment":
            return (yield from _amendment_follows(matter.id, tie, at, adopted=adopted))
        case "division":
            return (yield from _division_follows(matter.id, adopted=adopted))
        case "motion":
            return (yield from motion.decided(matter.id, meeting, carried=adopted))
        case "rules":
            return (yield from rules_change.follows(matter.id, assembly, at, adopted=adopted))
        case "part":
            return (yield from _part_follows(matter.id, tie, at, adopted=adopted))
        case "ruling":
            return (yield from _ruling_follows(matter.id, overruled=outcome.result == "ruling_overruled"))
    proposal = yield from law.the(Proposal, matter.id)
    if not adopted:
        return (replace(proposal, ballot=None, state=_undone(tie), tied=tie),)
    return adopted_as(proposal, assembly)


def adopted_as(proposal: Proposal, assembly: Assembly) -> tuple[Assembly, Proposal]:
    """An adopted proposal with the symbol of its resolution, and the assembly with that number taken (P-55, P-81)."""
    number, assembly = next_number(assembly, "resolutions")
    symbol = f"{assembly.prefix}/RES/{assembly.session}/{number}"
    return assembly, replace(proposal, ballot=None, state="adopted", tied=None, resolution=symbol)


def _undone(tie: Tie | None) -> Literal["rejected", "second_vote_pending"]:
    return "rejected" if tie is None else "second_vote_pending"


def _amendment_follows(id: str, tie: Tie | None, at: datetime, *, adopted: bool) -> law.Law[law.Changes]:
    amendment = yield from law.the(Amendment, id)
    proposal = replace((yield from law.the(Proposal, amendment.proposal)), ballot=None)
    if not adopted:
        return replace(amendment, state=_undone(tie), tied=tie), proposal
    changes = yield from taken_up(amendment, proposal, at)
    return replace(amendment, state="adopted", tied=None), *changes


def _division_follows(id: str, *, adopted: bool) -> law.Law[law.Changes]:
    """A motion that is carried divides the proposal; a tie carries none (P-60, P-72)."""
    moved = yield from law.the(Division, id)
    proposal = replace((yield from law.the(Proposal, moved.proposal)), ballot=None)
    if adopted:
        return division.granted(moved, proposal)
    return replace(moved, state="refused"), proposal


def _ruling_follows(id: str, *, overruled: bool) -> law.Law[law.Changes]:
    on = yield from law.the(Ruling, id)
    if on.motion is not None:
        return (yield from motion.overruled(on)) if overruled else (replace(on, state="stands"),)
    proposal = yield from law.the(Proposal, on.proposal or "")
    return (yield from ruling.decided(on, replace(proposal, ballot=None), overruled=overruled))


def _part_follows(id: str, tie: Tie | None, at: datetime, *, adopted: bool) -> law.Law[law.Changes]:
    """A rejected part is left out; with no operative paragraph left the whole is rejected (P-61, P-62)."""
    part = yield from law.the(Part, id)
    proposal = replace((yield from law.the(Proposal, part.proposal)), ballot=None)
    if adopted or tie is not None:
        return replace(part, state="adopted" if adopted else "second_vote_pending", tied=tie), proposal
    part = replace(part, state="rejected", tied=None)
    text = yield from text_in_force(proposal)
    left = division.without(text, part)
    if left is None:
        return part, replace(proposal, state="rejected")
    return part, *revised(proposal, text, left, at, "division", cause=part.id)
