"""Proposals: draft norms, tabled by members, with every version of their text frozen under its hash.

Their rules are P-37 and P-44 to P-50.
"""

from datetime import datetime
from typing import Literal

import msgspec

from deliberation.core import law
from deliberation.core import text as texts
from deliberation.core.act import Id, Line, MemberAct, MemberId, Sha256, demand
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.member import Member
from deliberation.core.rules import Majority
from deliberation.core.text import Text

Pillar = Literal["innovation", "inclusion", "governance"]
State = Literal["circulated", "action", "second_vote_pending", "adopted", "rejected", "withdrawn"]


class Version(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One frozen text: its hash, when it came to be, and the amendment that made it (none for the text as tabled)."""

    text: str
    at: datetime
    amendment: str | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An equally divided vote in plenary: the second vote is at a subsequent meeting, within 48 hours of it (P-69)."""

    meeting: str
    at: datetime


class Proposal(law.Object, frozen=True, kw_only=True):
    """A draft norm.

    Args:
        symbol: its document symbol; the adopted text has `resolution` besides.
        versions: every text it had, the last one being in force.
        ballot: the open ballot on it or on one of its amendments; its text is frozen as long as there is one.
        majority: the majority that its ballots in plenary are taken under, fixed by the first of them (P-57).
        tied: its equally divided vote, which a second one may follow (P-69).
    """

    symbol: str
    title: str
    pillar: Pillar
    sponsors: tuple[str, ...]
    versions: tuple[Version, ...]
    state: State = "circulated"
    ballot: str | None = None
    majority: Majority | None = None
    tied: Tie | None = None
    resolution: str | None = None
    amendments: int = 0

    @property
    def text(self) -> str:
        """The hash of the text in force."""
        return self.versions[-1].text


class Table(MemberAct, frozen=True, kw_only=True, tag="proposal.table"):
    """A member tables a draft norm (P-44).

    Args:
        title: as in the text.
        pillar: one of the three purposes of the organisation.
        sponsors: the members that sponsor it, the tabling member first.
        text: the hash of the text's canonical form, which travels beside the act.
    """

    title: Line
    pillar: Pillar
    sponsors: tuple[MemberId, ...]
    text: Sha256


class Withdraw(MemberAct, frozen=True, kw_only=True, tag="proposal.withdraw"):
    """The main sponsor withdraws the proposal (P-37)."""

    proposal: Id


def table(case: law.Case) -> law.Law[law.Changes]:
    """Tables a proposal, gives it its symbol and freezes its first version (P-44, P-41)."""
    this: Table = case.act
    blob = yield from law.the(law.Blob, this.text)
    text = texts.decode(blob.raw)
    texts.validate(text)
    demand(text.title == this.title, "bad_text", why="title")
    yield from known_sponsors(this.sponsors, this.member)
    assembly = yield from law.the(Assembly, this.assembly)
    number, assembly = next_number(assembly, "proposals")
    proposal = Proposal(
        id=this.id,
        symbol=f"{assembly.prefix}/{assembly.session}/L.{number}",
        title=this.title,
        pillar=this.pillar,
        sponsors=this.sponsors,
        versions=(Version(text=this.text, at=case.at),),
    )
    return assembly, proposal, blob


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws a proposal before voting on it has begun, provided that it has not been amended (P-37)."""
    this: Withdraw = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    demand(proposal.sponsors[0] == this.member, "not_the_sponsor", symbol=proposal.symbol)
    demand(proposal.state == "circulated", "voting_begun", symbol=proposal.symbol)
    demand(len(proposal.versions) == 1, "already_amended", symbol=proposal.symbol)
    return (msgspec.structs.replace(proposal, state="withdrawn"),)


def known_sponsors(sponsors: tuple[str, ...], tabling: str) -> law.Law[None]:
    """Sponsors are members, each named once, the tabling member first (P-44, P-45)."""
    demand(bool(sponsors) and sponsors[0] == tabling, "sponsor_first", member=tabling)
    demand(len(set(sponsors)) == len(sponsors), "sponsor_twice")
    for sponsor in sponsors:
        yield from law.the(Member, sponsor)


def open_to_change(proposal: Proposal) -> None:
    """Refuses where the text cannot change now: it is being voted on (P-75) or decided."""
    demand(proposal.ballot is None, "voting_in_progress")
    demand(proposal.state in ("circulated", "action"), "proposal_closed", symbol=proposal.symbol, state=proposal.state)


def text_in_force(proposal: Proposal) -> law.Law[Text]:
    """The text in force, from its blob."""
    return (yield from text_of(proposal.text))


def text_of(hash: str) -> law.Law[Text]:
    """A text by its hash."""
    blob = yield from law.the(law.Blob, hash)
    return texts.decode(blob.raw)


def revised(proposal: Proposal, text: Text, at: datetime, amendment: str) -> tuple[Proposal, law.Blob]:
    """The proposal with a further version of its text, made by an amendment."""
    blob = law.blob(texts.encode(text))
    version = Version(text=blob.id, at=at, amendment=amendment)
    return msgspec.structs.replace(proposal, versions=(*proposal.versions, version)), blob
