"""Elections: nominations, the slate, and what each counted ballot leads to, until all places are filled (P-83 to P-93).

The chair opens an election for a number of places; members nominate; the chair closes the nominations. Where no more
stand than there are places, and no member asks for a ballot, the slate is declared elected. Otherwise ballots are held
(`poll.py`), one after the other as `counting/series.py` says, or one of ranked papers or approvals where the body has
chosen that. What comes next always stands on the election, with its reason. The entry of papers here is *open*: what
each member wrote is public after the ballot is closed.
"""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Act, Id, Line, MemberAct, demand
from deliberation.core.assembly import Assembly
from deliberation.core.counting import lots, series
from deliberation.core.counting.papers import MOST_CANDIDATES
from deliberation.core.counting.series import End, Lots, Majority, Next, Terms, Ties
from deliberation.core.meeting import Meeting

Method = Literal["series", "instant_runoff", "single_transferable", "schulze", "approval"]
RANKED: Final = ("instant_runoff", "single_transferable", "schulze")
MOST_PLACES: Final = 100

State = Literal["nominating", "nominated", "balloting", "ended"]
Places = Annotated[int, msgspec.Meta(ge=1, le=MOST_PLACES)]


class Candidate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who stands, and the member that nominated them (P-93)."""

    name: str
    by: str


class Drawing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A drawing of lots that was made (P-85, P-89).

    Args:
        poll: the ballot after which it was, whose seed it used.
        seed, occasion: as `lots.draw` takes them.
        drawn: the names in the order drawn; the first `chosen` were taken.
    """

    poll: str
    aim: series.Aim
    seed: str
    occasion: str
    drawn: tuple[str, ...]
    chosen: int


class Election(law.Object, frozen=True, kw_only=True):
    """An election.

    Args:
        majority: what elects in a series of ballots; the other methods have their own.
        ties: what decides a tie at a cut-off, by the rules in force at the opening (P-89).
        profile, version: of the rules it is held under.
        candidates: in order of name.
        demanded: the member that asked for a ballot on a clean slate (P-83).
        elected: in the order of their election.
        slate: it was declared elected without a ballot.
        polls: how many ballots were opened; `poll` is the one that is open.
        last_poll, seed: of the ballot that was closed last; lots are drawn from its seed.
        then: what comes next; none before the nominations are closed.
    """

    number: int
    title: str
    places: int
    method: Method
    majority: Majority
    ties: Ties
    profile: str
    version: int
    opened: datetime
    state: State = "nominating"
    candidates: tuple[Candidate, ...] = ()
    demanded: str | None = None
    slate: bool = False
    elected: tuple[str, ...] = ()
    polls: int = 0
    poll: str | None = None
    last_poll: str | None = None
    seed: str | None = None
    then: Next | None = None
    drawings: tuple[Drawing, ...] = ()

    @property
    def terms(self) -> Terms:
        """What its series of ballots is held by."""
        names = tuple(sorted(each.name for each in self.candidates))
        return Terms(places=self.places, majority=self.majority, candidates=names, ties=self.ties)


class Open(Act, frozen=True, kw_only=True, tag="election.open"):
    """The chair opens an election for nominations.

    Args:
        title: what is filled, such as the office or the organ.
        majority: simple, or two thirds where the rules ask for it (P-68, P-85, P-86).
    """

    title: Line
    places: Places
    method: Method = "series"
    majority: Majority = "simple"


class Nominate(MemberAct, frozen=True, kw_only=True, tag="election.nominate"):
    """A member nominates a candidate (P-93)."""

    election: Id
    name: Line


class Withdraw(MemberAct, frozen=True, kw_only=True, tag="election.withdraw"):
    """A member withdraws its nomination, as long as no ballot was opened."""

    election: Id
    name: Line


class Close(Act, frozen=True, kw_only=True, tag="election.close"):
    """The chair closes the nominations."""

    election: Id


class Demand(MemberAct, frozen=True, kw_only=True, tag="election.demand"):
    """A member asks for a ballot although the slate is clean (annex V 16; P-83)."""

    election: Id


class Declare(Act, frozen=True, kw_only=True, tag="election.declare"):
    """The chair declares a clean slate elected, nobody asking for a ballot (annex V 16; P-83)."""

    election: Id


class Draw(Act, frozen=True, kw_only=True, tag="election.draw"):
    """The chair draws the lots that the last ballot has left to be drawn (P-85, P-89)."""

    election: Id


def open_(case: law.Case) -> law.Law[law.Changes]:
    """Opens an election under the rules in force; an instant run-off fills one place."""
    this: Open = case.act
    demand(this.places == 1 or this.method != "instant_runoff", "one_place_only")
    assembly = yield from law.the(Assembly, this.assembly)
    others = yield from law.every(Election)
    profile = assembly.profile
    election = Election(
        id=this.id,
        number=len(others) + 1,
        title=this.title,
        places=this.places,
        method=this.method,
        majority=this.majority,
        ties=profile.election_tie,
        profile=profile.name,
        version=profile.version,
        opened=case.at,
    )
    return (election,)


def nominate(case: law.Case) -> law.Law[law.Changes]:
    """Puts a name on the list, once, and no more than a paper can hold (P-93)."""
    this: Nominate = case.act
    election = yield from _in_state(this.election, "nominating")
    demand(this.name == " ".join(this.name.split()), "malformed", why="name")
    standing = {each.name.casefold() for each in election.candidates}
    demand(this.name.casefold() not in standing, "candidate_stands", name=this.name)
    demand(len(standing) < MOST_CANDIDATES, "too_many_candidates", most=MOST_CANDIDATES)
    candidates = (*election.candidates, Candidate(name=this.name, by=this.member))
    return (replace(election, candidates=tuple(sorted(candidates, key=lambda each: each.name))),)


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Takes a name off the list, by who put it there and before any ballot."""
    this: Withdraw = case.act
    election = yield from _in_state(this.election, "nominating", "nominated")
    found = next((each for each in election.candidates if each.name == this.name), None)
    demand(found is not None, "not_a_candidate", name=this.name)
    demand(found is not None and found.by == this.member, "not_the_nominator", name=this.name)
    left = tuple(each for each in election.candidates if each.name != this.name)
    demand(election.state == "nominating" or bool(left), "no_candidates")
    election = replace(election, candidates=left)
    return (election if election.then is None else replace(election, then=series.start(election.terms)),)


def close(case: law.Case) -> law.Law[law.Changes]:
    """Closes the nominations; from then on the list can only become shorter."""
    this: Close = case.act
    election = yield from _in_state(this.election, "nominating")
    demand(bool(election.candidates), "no_candidates")
    return (replace(election, state="nominated", then=series.start(election.terms)),)


def demand_ballot(case: law.Case) -> law.Law[law.Changes]:
    """Notes that a member asks for a ballot; who does so first is named (P-83)."""
    this: Demand = case.act
    election = yield from _in_state(this.election, "nominated")
    return (replace(election, demanded=election.demanded or this.member),)


def declare(case: law.Case) -> law.Law[law.Changes]:
    """Declares all candidates elected where they are no more than the places (P-83)."""
    this: Declare = case.act
    election = yield from _in_state(this.election, "nominated")
    stand = len(election.candidates)
    demand(stand <= election.places, "not_a_clean_slate", candidates=stand, places=election.places)
    demand(election.demanded is None, "ballot_demanded", member=election.demanded or "")
    yield from sitting()
    names = tuple(each.name for each in election.candidates)
    end = End(reason="filled" if stand == election.places else "nobody_left")
    return (replace(election, state="ended", slate=True, elected=names, then=end),)


def draw(case: law.Case) -> law.Law[law.Changes]:
    """Draws lots from the seed of the last ballot, which was committed to before it was opened (P-85, P-89)."""
    this: Draw = case.act
    election = yield from _in_state(this.election, "balloting")
    lot = election.then
    demand(isinstance(lot, Lots), "no_lots")
    assert isinstance(lot, Lots)
    yield from sitting()
    assert election.seed is not None
    assert election.last_poll is not None
    occasion = f"{lot.aim} {len(election.drawings) + 1}"
    drawn = tuple(lots.draw(election.seed, occasion, lot.among))
    now, then = series.drawn(election.terms, lot, drawn, election.elected)
    made = Drawing(
        poll=election.last_poll,
        aim=lot.aim,
        seed=election.seed,
        occasion=occasion,
        drawn=drawn,
        chosen=lot.chosen,
    )
    return (counted(replace(election, drawings=(*election.drawings, made)), now, then),)


def _in_state(id: str, *states: State) -> law.Law[Election]:
    election = yield from law.the(Election, id)
    demand(election.state in states, "election_state", state=election.state)
    return election


def sitting() -> law.Law[Meeting]:
    """The meeting that is open, in which no vote is being taken (P-75)."""
    open_now = yield from law.every(Meeting, state="open")
    demand(bool(open_now), "meeting_not_open")
    demand(open_now[0].voting is None, "voting_in_progress")
    return open_now[0]


def counted(election: Election, now: tuple[str, ...], then: Next) -> Election:
    """The election after a ballot or a drawing: who was elected, and what comes next."""
    state: State = "ended" if isinstance(then, End) else "balloting"
    return replace(election, state=state, elected=(*election.elected, *now), poll=None, then=then)
