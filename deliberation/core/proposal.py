"""Proposals: draft norms, tabled by members, with every version of their text frozen under its hash.

Their rules are P-37, P-41 and P-44. Who sponsors them stands in `sponsorship.py`, how their text changes in
`revising.py`, `amendment.py`, `en_bloc.py` and `division.py`.
"""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import law, markup, numbering
from deliberation.core import text as texts
from deliberation.core.act import Id, MemberAct, MemberId, Sha256, Title, demand
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.member import Member
from deliberation.core.rules import Majority
from deliberation.core.text import Clause, Text
from deliberation.core.validity import validate
from deliberation.errors import Refusal

Pillar = Literal["innovation", "inclusion", "governance"]
State = Literal[
    "circulated",
    "action",
    "second_vote_pending",
    "adopted",
    "rejected",
    "withdrawn",
    "lapsed",
    "no_action",
    "not_receivable",
]
VersionKind = Literal["tabled", "amendment", "revision", "oral_revision", "corrigendum", "division"]
Status = Literal["agreed_ad_ref", "agreed"]
"""How far a clause is agreed; one that is neither is open (section (d))."""

WRITTEN = ("tabled", "revision")
"""The kinds of version that are circulated as a document of their own (P-41, P-46)."""


class Version(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One frozen text: its hash, when and how it came to be.

    Args:
        kind: `tabled`, a sponsor's `revision` or `oral_revision` (P-46), the secretariat's `corrigendum`, by an
            `amendment` or several, or by `division`, which leaves out a part that was rejected (P-61).
        amendment: the amendment that made it, where one did.
        cause: otherwise the act, the amendments put together (`en_bloc.py`) or the part that made it.
        by: the member that tabled or revised it; it may leave the sponsors later.
    """

    text: str
    at: datetime
    kind: VersionKind = "tabled"
    amendment: str | None = None
    cause: str | None = None
    by: str | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An equally divided vote in plenary: the second vote is at a subsequent meeting, within 48 hours of it (P-69)."""

    meeting: str
    at: datetime


class Proposal(law.Object, frozen=True, kw_only=True):
    """A draft norm.

    Args:
        symbol: its document symbol, with that of its last written revision; the adopted text has `resolution` besides.
        sponsors: who sponsors it, the main sponsor first.
        invited: members that its sponsors have named and that have not joined yet (P-45).
        open_to_cosponsors: whether any member may join.
        reintroduces: the withdrawn proposal that it brings again (P-37).
        versions: every text it had, the last one being in force.
        revision: how often it was revised in writing.
        corrigenda: how many corrigenda it has.
        settled: the clauses that are agreed, and how far.
        order: the order in which the chair puts its amendments to the vote, as announced (P-53).
        renderings: its text in other languages, by the hash of a `rendering.Rendering`.
        parts: the parts that are voted on separately (P-60).
        ballot: the open ballot on it, on a part, on one of its amendments or on a ruling; its text is frozen as long as
            there is one.
        majority: the majority that its ballots in plenary are taken under, fixed by the first of them (P-57).
        tied: its equally divided vote, which a second one may follow (P-69).
        amendments: how many amendments were submitted to it.
        after: the proposals on the same question that are voted on before it (P-49).
        debate_closed: whether the debate on it was closed (P-35).
        without_vote: whether it was adopted without a vote (P-81).
    """

    symbol: str
    title: str
    pillar: Pillar
    sponsors: tuple[str, ...]
    invited: tuple[str, ...] = ()
    open_to_cosponsors: bool = False
    reintroduces: str | None = None
    versions: tuple[Version, ...]
    revision: int = 0
    corrigenda: int = 0
    settled: dict[str, Status] = msgspec.field(default_factory=dict)
    order: tuple[str, ...] = ()
    renderings: dict[str, str] = msgspec.field(default_factory=dict)
    parts: tuple[str, ...] = ()
    state: State = "circulated"
    ballot: str | None = None
    majority: Majority | None = None
    tied: Tie | None = None
    resolution: str | None = None
    amendments: int = 0
    after: tuple[str, ...] = ()
    debate_closed: bool = False
    without_vote: bool = False

    @property
    def text(self) -> str:
        """The hash of the text in force."""
        return self.versions[-1].text

    @property
    def circulated(self) -> datetime:
        """When its last written version was circulated (P-41)."""
        return max(version.at for version in self.versions if version.kind in WRITTEN)


class Table(MemberAct, frozen=True, kw_only=True, tag="proposal.table"):
    """A member tables a draft norm (P-44).

    Args:
        title: as in the text.
        pillar: one of the three purposes of the organisation.
        sponsors: the tabling member, which is its sponsor, and after it those that it invites to join.
        text: the hash of the text's canonical form, which travels beside the act.
        open_to_cosponsors: whether any member may join.
        reintroduces: the withdrawn proposal that it brings again.
    """

    title: Title
    pillar: Pillar
    sponsors: tuple[MemberId, ...]
    text: Sha256
    open_to_cosponsors: bool = False
    reintroduces: Id | None = None


class Withdraw(MemberAct, frozen=True, kw_only=True, tag="proposal.withdraw"):
    """The main sponsor withdraws the proposal (P-37)."""

    proposal: Id


def table(case: law.Case) -> law.Law[law.Changes]:
    """Tables a proposal, gives it its symbol and freezes its first version (P-44, P-45, P-41; P-37 for one again)."""
    this: Table = case.act
    blob = yield from law.the(law.Blob, this.text)
    text = texts.decode(blob.raw)
    validate(text)
    demand(text.title == this.title, "bad_text", why="title")
    for gone in markup.dangling(text):
        raise Refusal("bad_text", why="dangling", clause=numbering.number(text).get(gone.clause, ""))
    yield from known_sponsors(this.sponsors, this.member)
    if this.reintroduces is not None:
        former = yield from law.the(Proposal, this.reintroduces)
        demand(former.state == "withdrawn", "not_withdrawn", symbol=former.symbol)
    assembly = yield from law.the(Assembly, this.assembly)
    number, assembly = next_number(assembly, "proposals")
    proposal = Proposal(
        id=this.id,
        symbol=f"{assembly.prefix}/{assembly.session}/L.{number}",
        title=this.title,
        pillar=this.pillar,
        sponsors=(this.member,),
        invited=this.sponsors[1:],
        open_to_cosponsors=this.open_to_cosponsors,
        reintroduces=this.reintroduces,
        versions=(Version(text=this.text, at=case.at, by=this.member),),
    )
    return assembly, proposal, blob


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws a proposal before voting on it has begun, provided that it has not been amended (P-37)."""
    this: Withdraw = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    demand(proposal.sponsors[0] == this.member, "not_the_sponsor", symbol=proposal.symbol)
    demand(proposal.state == "circulated", "voting_begun", symbol=proposal.symbol)
    amended = any(version.kind == "amendment" for version in proposal.versions)
    demand(not amended, "already_amended", symbol=proposal.symbol)
    return (replace(proposal, state="withdrawn"),)


def known_sponsors(sponsors: tuple[str, ...], tabling: str) -> law.Law[None]:
    """Sponsors are members, each named once, the tabling member first (P-44, P-45)."""
    demand(bool(sponsors) and sponsors[0] == tabling, "sponsor_first", member=tabling)
    demand(len(set(sponsors)) == len(sponsors), "sponsor_twice")
    for sponsor in sponsors:
        yield from law.the(Member, sponsor)


def not_voted_on(proposal: Proposal) -> None:
    """Refuses while a ballot on the proposal is open: voting is not interrupted (P-75)."""
    demand(proposal.ballot is None, "voting_in_progress")


def open_to_change(proposal: Proposal) -> None:
    """Refuses where the text cannot change now: it is being voted on (P-75), decided, or divided (P-64)."""
    not_voted_on(proposal)
    demand(proposal.state in ("circulated", "action"), "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    demand(not proposal.parts, "divided", symbol=proposal.symbol)


def text_in_force(proposal: Proposal) -> law.Law[Text]:
    """The text in force, from its blob."""
    return (yield from text_of(proposal.text))


def text_of(hash: str) -> law.Law[Text]:
    """A text by its hash."""
    blob = yield from law.the(law.Blob, hash)
    return texts.decode(blob.raw)


def revised(
    proposal: Proposal, before: Text, text: Text, at: datetime, kind: VersionKind, **made_by: str
) -> tuple[Proposal, law.Blob]:
    """The proposal with a further version of its text; a settled clause whose words change is open again.

    Args:
        before: the text in force.
        made_by: `amendment`, or `cause` and `by`, of the version.
    """
    blob = law.blob(texts.encode(text))
    version = Version(text=blob.id, at=at, kind=kind, **made_by)
    same = _words(before).items() & _words(text).items()
    unchanged = {id for id, _ in same}
    settled = {id: status for id, status in proposal.settled.items() if id in unchanged}
    versions = (*proposal.versions, version)
    return replace(proposal, title=text.title, versions=versions, settled=settled), blob


def _words(text: Text) -> dict[str, tuple[str, str | None]]:
    return {clause.id: (clause.text, clause.language) for clause in clauses_of(text)}


def clauses_of(text: Text) -> list[Clause]:
    """Every clause of a text, those of its annexes too, in reading order."""
    return [place.clause for place in texts.walk(text)]


def ids_of(text: Text) -> set[str]:
    """Every id that a text uses."""
    ids = {clause.id for clause in clauses_of(text)} | {annex.id for annex in text.annexes}
    return ids | {note.id for note in text.notes}


def with_suffix(symbol: str, suffix: str, number: int) -> str:
    """The symbol of a document's nth revision: `A/1/L.5` or `A/1/L.5/Rev.1` becomes `A/1/L.5/Rev.2` (section (d))."""
    return f"{series(symbol)}/{suffix}.{number}"


def series(symbol: str) -> str:
    """A document's symbol without that of its revision."""
    return symbol.partition("/Rev.")[0]
