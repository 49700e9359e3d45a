"""One ballot of an election: opened, papers handed in or counts entered, closed, counted and announced (P-84 to P-92).

Papers are entered *openly* here: each member signs a salted commitment to the names it writes, and at the close all are
opened and published. Or papers are of paper: the chair enters the count, and two tellers confirm it (P-91). How papers
come in is kept apart from how they are counted (`counting/`), so that a secret entry can take its place.

Lots need a seed that nobody can choose for its result. The server commits to a secret when the ballot is opened, after
the candidates are known; at the close it is shown, and the seed is its hash together with that of the papers.
"""

import hashlib
from collections import Counter
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import canonical, election, electorate, law, seal
from deliberation.core.act import Act, Id, Line, MemberAct, MemberId, Sha256, demand
from deliberation.core.ballot import Openings, decode_openings, refuse_voter, roll_of
from deliberation.core.counting import approval, irv, lots, schulze, series, stv
from deliberation.core.counting.papers import MOST_CANDIDATES, Count
from deliberation.core.counting.schulze import Comparison
from deliberation.core.counting.series import Announcement, Call, End, Next, Tally
from deliberation.core.election import Election, Method
from deliberation.core.envelope import unb64
from deliberation.core.key import Key
from deliberation.core.meeting import Meeting, may_decide, present_of
from deliberation.core.member import Member, belonging
from deliberation.core.rules import decision_quorum
from deliberation.errors import BadFormat, BadProof, Refusal

Entry = Literal["open", "manual"]
TELLERS: Final = 2


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every paper answers: the list of candidates and how many names it may hold, frozen.

    Its canonical form has the hash that papers name.
    """

    poll: str
    election: str
    title: str
    method: Method
    call: Call

    @property
    def hash(self) -> str:
        """The SHA-256 of the canonical form, in hex."""
        return hashlib.sha256(canonical.encode(self)).hexdigest()


class Poll(law.Object, frozen=True, kw_only=True):
    """A ballot of an election and, once it is closed, its count.

    Args:
        number: among the ballots of its election, from 1.
        question: the hash that papers name; `asked` is what it is the hash of.
        tellers: the members that confirm a count by hand; none where papers are entered here.
        roll: the members who may vote; `roll_hash` names the published roll.
        commitment: to the secret from which lots are drawn.
        entered: the count by hand, and the tellers that have confirmed it.
        openings: the hash of the published papers.
        seed: for the drawing of lots; known from the close on.
        announced: what the chair announces of it (P-91).
        count: round by round, or pair by pair, where papers are ranked or approve.
    """

    election: str
    number: int
    meeting: str
    asked: Asked
    question: str
    entry_by: Entry
    tellers: tuple[str, ...]
    members: int
    quorum: int
    present: tuple[str, ...]
    roll: tuple[str, ...]
    roll_hash: str
    commitment: str
    opened: datetime
    entered: Tally | None = None
    confirmed: tuple[str, ...] = ()
    closed: datetime | None = None
    openings: str | None = None
    seed: str | None = None
    announced: Announcement | None = None
    count: Count | Comparison | None = None


class Paper(law.Object, frozen=True, kw_only=True):
    """A member's last paper in a ballot: the commitment to its names, which nobody can read before the close."""

    poll: str
    member: str
    commitment: str


class Open(Act, frozen=True, kw_only=True, tag="poll.open"):
    """The chair opens the ballot that comes next (P-16, P-75, P-86, P-87).

    Args:
        candidates: who stands in it, as the chair has announced them; they must be those who do.
        entry_by: whether members enter papers here, or tellers count papers by hand.
        tellers: two members, where papers are counted by hand.
    """

    election: Id
    candidates: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MOST_CANDIDATES)]
    entry_by: Entry = "open"
    tellers: tuple[MemberId, ...] = ()


class Cast(MemberAct, frozen=True, kw_only=True, tag="paper.cast"):
    """A member hands in its paper, or another in its place; the last one before the close counts (P-77, P-90)."""

    poll: Id
    question: Sha256
    commitment: Sha256


class Enter(Act, frozen=True, kw_only=True, tag="poll.enter"):
    """The chair enters a count by hand, or corrects it; tellers confirm it anew then (P-91)."""

    poll: Id
    tally: Tally


class Confirm(MemberAct, frozen=True, kw_only=True, tag="poll.confirm"):
    """A teller confirms the count that was entered, which the act names by hash (P-91)."""

    poll: Id
    tally: Sha256


class Close(Act, frozen=True, kw_only=True, tag="poll.close"):
    """The chair closes the ballot; it is counted, and what is announced stands on it (P-91)."""

    poll: Id


class Committed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the entry that opens a ballot holds besides: the commitment to the secret that lots are drawn from."""

    commitment: Sha256


class Shown(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the entry that closes a ballot holds besides: the secret, and the published papers by their hash."""

    secret: Sha256
    openings: Sha256 | None


class Marked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sealed body of a paper: the names on it, the best first where it ranks; none on a blank one."""

    names: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MOST_CANDIDATES)]


_body: Final = msgspec.json.Decoder(Marked)


def marked(body: bytes) -> tuple[str, ...]:
    """The names in the sealed body of a paper.

    Raises:
        Refusal: `malformed` where the body is not the canonical form of a paper.
    """
    try:
        return canonical.decode_as(body, _body).names
    except BadFormat as fault:
        raise Refusal("malformed", why=str(fault)) from None


def commitment_to(secret: str) -> str:
    """The commitment to a secret of 32 bytes in hex."""
    return hashlib.sha256(bytes.fromhex(secret)).hexdigest()


def seed_of(secret: str, papers: str) -> str:
    """The seed of a drawing: the hash of the secret together with that of the papers or of their count."""
    return hashlib.sha256(f"{secret}\n{papers}".encode()).hexdigest()


def tally_hash(tally: Tally) -> str:
    """The hash by which tellers confirm a count."""
    return hashlib.sha256(canonical.encode(tally)).hexdigest()


def open_(case: law.Case) -> law.Law[law.Changes]:
    """Opens the next ballot: freezes who stands in it and the roll, and checks the quorum (P-14, P-16, P-75)."""
    this: Open = case.act
    given: Committed = case.given
    on = yield from law.the(Election, this.election)
    demand(on.state in ("nominated", "balloting"), "election_state", state=on.state)
    call = on.then
    demand(isinstance(call, Call), "lots_first")
    assert isinstance(call, Call)
    if on.method != "series":
        call = replace(call, names=len(call.candidates))
    demand(this.candidates == call.candidates, "other_candidates")
    yield from _entry_is_lawful(this, on)
    meeting = yield from election.sitting()
    assembly, _ = yield from may_decide(meeting, case)
    members = yield from belonging(case.at, assembly.time_zone)
    asked = Asked(poll=this.id, election=on.id, title=on.title, method=on.method, call=call)
    roll = roll_of(this.id, members, electorate.roll(members, assembly, case.at))
    rolled = law.blob(canonical.encode(roll))
    poll = Poll(
        id=this.id,
        election=on.id,
        number=on.polls + 1,
        meeting=meeting.id,
        asked=asked,
        question=asked.hash,
        entry_by=this.entry_by,
        tellers=this.tellers,
        members=len(members),
        quorum=decision_quorum(len(members), assembly.profile),
        present=present_of(meeting, members),
        roll=tuple(voter.member for voter in roll.voters),
        roll_hash=rolled.id,
        commitment=given.commitment,
        opened=case.at,
    )
    on = replace(on, state="balloting", polls=poll.number, poll=poll.id)
    return poll, on, replace(meeting, voting=poll.id), rolled


def _entry_is_lawful(this: Open, on: Election) -> law.Law[None]:
    """Papers are counted by hand only in a series of ballots, and by two different members (P-91)."""
    if this.entry_by == "open":
        demand(not this.tellers, "poll_tellers")
        return
    demand(on.method == "series", "open_entry_only")
    demand(len(set(this.tellers)) == len(this.tellers) == TELLERS, "poll_tellers")
    for teller in this.tellers:
        yield from law.the(Member, teller)


def cast(case: law.Case) -> law.Law[law.Changes]:
    """Records a member's paper: on the roll, with its voting key, on this list (P-01, P-09, P-77)."""
    this: Cast = case.act
    poll = yield from _open_now(this.poll, "open")
    demand(this.question == poll.question, "other_question")
    if this.member not in poll.roll:
        yield from refuse_voter(poll.roll_hash, this.member)
    key = yield from law.the(Key, case.keyids[0])
    member = yield from law.the(Member, this.member)
    demand(member.voting_key == key.public, "not_voting_key", member=this.member)
    return (Paper(id=paper_id(poll.id, member.id), poll=poll.id, member=member.id, commitment=this.commitment),)


def paper_id(poll: str, member: str) -> str:
    """The id of a member's paper in a ballot: there is one, by construction (P-01)."""
    return f"{poll}.{member}"


def enter(case: law.Case) -> law.Law[law.Changes]:
    """Enters a count by hand that papers can have given; what tellers had confirmed before no longer counts (P-91)."""
    this: Enter = case.act
    poll = yield from _open_now(this.poll, "manual")
    series.check(this.tally, poll.asked.call, len(poll.roll))
    return (replace(poll, entered=this.tally, confirmed=()),)


def confirm(case: law.Case) -> law.Law[law.Changes]:
    """Notes that a teller has counted the same (P-91)."""
    this: Confirm = case.act
    poll = yield from _open_now(this.poll, "manual")
    demand(this.member in poll.tellers, "not_a_poll_teller", member=this.member)
    demand(poll.entered is not None, "no_count_yet")
    assert poll.entered is not None
    demand(this.tally == tally_hash(poll.entered), "other_count")
    return (replace(poll, confirmed=tuple(sorted({*poll.confirmed, this.member}))),)


def _open_now(id: str, entry_by: Entry) -> law.Law[Poll]:
    poll = yield from law.the(Poll, id)
    demand(poll.closed is None, "poll_closed", number=poll.number)
    demand(poll.entry_by == entry_by, "other_entry", entry=poll.entry_by)
    return poll


def close(case: law.Case) -> law.Law[law.Changes]:
    """Closes a ballot, counts it, and says on the election what comes next (P-84 to P-91)."""
    this: Close = case.act
    given: Shown = case.given
    poll = yield from law.the(Poll, this.poll)
    demand(poll.closed is None, "poll_closed", number=poll.number)
    on = yield from law.the(Election, poll.election)
    if commitment_to(given.secret) != poll.commitment:
        raise BadProof(f"ballot {poll.number}: the secret is not the one that was committed to at its opening")
    if poll.entry_by == "manual":
        demand(poll.entered is not None, "no_count_yet")
        demand(len(poll.confirmed) == TELLERS, "not_confirmed", confirmed=len(poll.confirmed))
        assert poll.entered is not None
        seed = seed_of(given.secret, tally_hash(poll.entered))
        announced, then = series.announce(on.terms, poll.asked.call, poll.entered, on.elected)
        count = None
        beside: law.Changes = ()
    else:
        papers = yield from law.every(Paper, poll=poll.id)
        blob = yield from law.the(law.Blob, given.openings or "")
        names = opened(poll, papers, decode_openings(blob.raw))
        seed = seed_of(given.secret, blob.id)
        announced, count, then = counted(on, poll, Counter(names.values()), seed)
        beside = (blob,)
    poll = replace(poll, closed=case.at, openings=given.openings, seed=seed, announced=announced, count=count)
    on = replace(election.counted(on, announced.elected, then), seed=seed, last_poll=poll.id)
    meeting = yield from law.the(Meeting, poll.meeting)
    return poll, on, replace(meeting, voting=None), *beside


def opened(poll: Poll, papers: list[Paper], openings: Openings) -> dict[str, tuple[str, ...]]:
    """The names on each member's paper, from openings that match the last papers one to one.

    Raises:
        BadProof: an opening is missing, is one too many, or does not match its commitment.
    """
    handed = {paper.member: paper for paper in papers}
    found: dict[str, tuple[str, ...]] = {}
    for opening in openings.openings:
        paper = handed.get(opening.member)
        if paper is None or paper.entry != opening.entry or opening.member in found:
            raise BadProof(f"ballot {poll.number}: the opening for {opening.member} is not of its last paper")
        body = opening.body.encode()
        seal.check(paper.commitment, unb64(opening.salt), body)
        found[opening.member] = marked(body)
    if openings.ballot != poll.id or len(found) != len(papers):
        raise BadProof(f"ballot {poll.number}: {len(papers)} papers were handed in and {len(found)} opened")
    return found


def counted(
    on: Election, poll: Poll, papers: Counter[tuple[str, ...]], seed: str
) -> tuple[Announcement, Count | Comparison | None, Next]:
    """Counts the papers of a ballot by the election's method."""
    call = poll.asked.call
    tally = series.tally(papers, call)
    if on.method == "series":
        announced, then = series.announce(on.terms, call, tally, on.elected)
        return announced, None, then
    number = {name: place for place, name in enumerate(call.candidates)}
    valid = {
        tuple(number[name] for name in paper): times
        for paper, times in papers.items()
        if series.fault(paper, call) is None
    }
    count = _by_method(on, valid, lots.from_seed(seed, call.candidates))
    elected = tuple(call.candidates[each] for each in count.elected)
    voting = tally.papers - tally.invalid - tally.abstentions
    announced = Announcement(
        papers=tally.papers,
        invalid=tally.invalid,
        valid=tally.papers - tally.invalid,
        abstentions=tally.abstentions,
        voting=voting,
        required=None,
        votes=(),
        elected=elected if voting else (),
        left=on.places - (len(elected) if voting else 0),
    )
    if not voting:
        return announced, None, replace(call, reason="nobody_voted")
    return announced, count, End(reason="filled" if announced.left == 0 else "nobody_left")


def _by_method(on: Election, papers: dict[tuple[int, ...], int], lot: lots.Lot) -> Count | Comparison:
    candidates, places = len(on.candidates), on.places
    match on.method:
        case "instant_runoff":
            return irv.count(papers, candidates, lot)
        case "single_transferable":
            return stv.count(papers, candidates, places, lot)
        case "schulze":
            levels: dict[schulze.Groups, int] = {
                tuple((each,) for each in ranking): number for ranking, number in papers.items()
            }
            return schulze.count(levels, candidates, places, lot)
        case _:
            return approval.count(_sets(papers), candidates, places, lot)


def _sets(papers: dict[tuple[int, ...], int]) -> dict[frozenset[int], int]:
    found: Counter[frozenset[int]] = Counter()
    for ranking, number in papers.items():
        found[frozenset(ranking)] += number
    return dict(found)
