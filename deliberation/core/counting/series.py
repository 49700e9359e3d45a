"""The series of ballots by which a body fills places, one ballot after the other (P-83 to P-91).

`start` gives the first ballot; `announce` says what a counted ballot has decided, and what comes next with its reason:
another ballot and who stands in it, a drawing of lots, or that all places are filled. Papers name at most as many
candidates as there are places to fill. A required majority is of the valid papers that are not blank (P-84).

The order of the ballots is that of rules 93 and 94 of the General Assembly: an initial one, three restricted to the
leading candidates, three unrestricted, three restricted, and so on (P-86, P-87); every ballot counts in that, also one
that filled a place, but for those that decide ties and those on which nobody voted.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from deliberation.core.act import demand

Majority = Literal["simple", "two_thirds"]
Kind = Literal["initial", "restricted", "unrestricted", "special"]
Ties = Literal["special_ballot_then_lot", "lot"]
Aim = Literal["place", "advance"]

ROUND_OF_THREE: Final = 3

REASONS: Final[dict[str, str]] = {
    "first": "P-83",
    "two_leading": "P-85",
    "leading": "P-86, P-87",
    "any_eligible": "P-86, P-87",
    "nobody_voted": "P-84",
    "tied_for_place": "P-88, P-89",
    "tied_to_advance": "P-89",
    "equally_divided": "P-85",
    "still_tied": "P-89",
    "filled": "P-87",
    "nobody_left": "P-93",
}
"""Why a ballot, a drawing or an end comes next, and the rule that says so."""


class Call(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="next",
    tag="ballot",
):
    """A ballot that is to be held.

    Args:
        kind: initial, restricted to the leading candidates, unrestricted, or special to decide a tie.
        candidates: who stands in it, in order of name.
        names: how many names a paper may hold at most.
        ordinary: which of the ballots it is that count in the alternation, from 1; of a special one, the last of them.
        aim: of a special ballot: a place, or who stands in the next ballot.
        certain: of a special ballot to advance: those who stand in the next one in any case.
        reason: a key of `REASONS`.
    """

    kind: Kind
    candidates: tuple[str, ...]
    names: int
    ordinary: int
    reason: str
    aim: Aim | None = None
    certain: tuple[str, ...] = ()


class Lots(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="next",
    tag="lots",
):
    """A drawing of lots that is to be made by the chair.

    Args:
        among: who is level.
        chosen: how many of them are taken.
        aim: for a place, or for the next ballot.
        ordinary, certain: as of a `Call`.
    """

    among: tuple[str, ...]
    chosen: int
    aim: Aim
    ordinary: int
    reason: str
    certain: tuple[str, ...] = ()


class End(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="next", tag="end"):
    """Nothing comes next: all places are filled, or nobody is left to fill them."""

    reason: str


Next = Call | Lots | End


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an election by a series of ballots is held by.

    Args:
        places: to be filled.
        candidates: all who stand, in order of name.
        ties: what decides a tie at a cut-off (P-89).
    """

    places: int
    majority: Majority
    candidates: tuple[str, ...]
    ties: Ties = "special_ballot_then_lot"


class Tally(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The count of one ballot.

    Args:
        papers: handed in.
        invalid: of these; they name too many, twice, or somebody who does not stand (P-90).
        abstentions: blank papers (P-90).
        votes: of each candidate who stands, also where it is none.
    """

    papers: int
    invalid: int
    abstentions: int
    votes: dict[str, int]


class Announcement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the chair announces of a ballot (P-91).

    Args:
        valid: papers that are not invalid.
        voting: members present and voting: the valid papers that are not blank.
        required: the votes that elect; none where nobody voted.
        votes: of each candidate, the most first, those that are level in order of name.
        elected: in this ballot, in that order.
        left: the places that are still to be filled.
    """

    papers: int
    invalid: int
    valid: int
    abstentions: int
    voting: int
    required: int | None
    votes: tuple[tuple[str, int], ...]
    elected: tuple[str, ...]
    left: int


def start(terms: Terms) -> Call:
    """The initial ballot, in which everybody stands.

    Raises:
        Refusal: `bad_count` where no place is to be filled, nobody stands, or a name stands twice.
    """
    demand(terms.places > 0, "bad_count", why="places")
    demand(bool(terms.candidates), "bad_count", why="candidates")
    demand(len(set(terms.candidates)) == len(terms.candidates), "bad_count", why="twice")
    return Call(kind="initial", candidates=terms.candidates, names=terms.places, ordinary=1, reason="first")


def required(voting: int, majority: Majority) -> int:
    """The votes that elect: more than half, or at least two thirds, of those present and voting (P-66, P-67, P-84)."""
    return voting // 2 + 1 if majority == "simple" else -(-2 * voting // 3)


def fault(paper: tuple[str, ...], call: Call) -> str | None:
    """Why a paper is invalid (P-90): too many names, one twice, or one that does not stand; None where it is valid."""
    if len(paper) > call.names:
        return "too_many"
    if len(set(paper)) < len(paper):
        return "twice"
    return None if set(paper) <= set(call.candidates) else "unlisted"


def tally(papers: Mapping[tuple[str, ...], int], call: Call) -> Tally:
    """Counts papers that say the same together (P-90)."""
    votes = dict.fromkeys(call.candidates, 0)
    invalid = abstentions = 0
    for paper, number in papers.items():
        if fault(paper, call) is not None:
            invalid += number
        elif not paper:
            abstentions += number
        else:
            for name in paper:
                votes[name] += number
    return Tally(papers=sum(papers.values()), invalid=invalid, abstentions=abstentions, votes=votes)


def check(counted: Tally, call: Call, members: int) -> None:
    """Refuses a count that no papers can have given.

    Args:
        members: who may vote, one paper each.

    Raises:
        Refusal: `impossible_count` with what is wrong.
    """
    voting = counted.papers - counted.invalid - counted.abstentions
    low = min(counted.papers, counted.invalid, counted.abstentions, *counted.votes.values())
    demand(low >= 0 and voting >= 0, "impossible_count", why="negative")
    demand(counted.papers <= members, "impossible_count", why="papers")
    demand(set(counted.votes) == set(call.candidates), "impossible_count", why="candidates")
    demand(max(counted.votes.values()) <= voting, "impossible_count", why="candidate")
    given = sum(counted.votes.values())
    demand(voting <= given <= voting * call.names, "impossible_count", why="sum")


def announce(terms: Terms, call: Call, counted: Tally, elected: tuple[str, ...] = ()) -> tuple[Announcement, Next]:
    """What a ballot has decided, and what comes next (P-84 to P-91).

    Args:
        elected: who was elected before it.
    """
    valid = counted.papers - counted.invalid
    voting = valid - counted.abstentions
    order = sorted(counted.votes.items(), key=lambda each: (-each[1], each[0]))
    need = required(voting, terms.majority) if voting else None
    now, then = _decided(terms, call, order, need, elected)
    said = Announcement(
        papers=counted.papers,
        invalid=counted.invalid,
        valid=valid,
        abstentions=counted.abstentions,
        voting=voting,
        required=need,
        votes=tuple(order),
        elected=now,
        left=terms.places - len(elected) - len(now),
    )
    return said, then


def drawn(terms: Terms, lot: Lots, order: Sequence[str], elected: tuple[str, ...]) -> tuple[tuple[str, ...], Next]:
    """Who is elected by lot, and what comes next (P-85, P-89).

    Args:
        order: the names in the order in which they were drawn.
        elected: who was elected before.
    """
    taken = tuple(order[: lot.chosen])
    if lot.aim == "advance":
        return (), _restricted(terms, lot.ordinary, (*lot.certain, *taken), elected)
    return taken, _go_on(terms, lot.ordinary, [], (*elected, *taken))


_Order = list[tuple[str, int]]


def _decided(
    terms: Terms, call: Call, order: _Order, need: int | None, elected: tuple[str, ...]
) -> tuple[tuple[str, ...], Next]:
    """Who is elected, and what is next."""
    if need is None:
        return (), msgspec.structs.replace(call, reason="nobody_voted")
    if call.kind == "special":
        return _special(terms, call, order, elected)
    left = terms.places - len(elected)
    now, tied = _cut([each for each in order if each[1] >= need], left)
    if tied:
        return now, _level(terms, tied, left - len(now), "place", call.ordinary)
    if call.kind == "restricted" and _two_decide(terms) and not now:
        return (), _lots(_at_top(order), 1, "place", call.ordinary, "equally_divided")
    rest = [each for each in order if each[0] not in now]
    return now, _go_on(terms, call.ordinary, rest, (*elected, *now))


def _at_top(order: _Order) -> tuple[str, ...]:
    """Those that have the most votes of all."""
    return tuple(name for name, votes in order if votes == order[0][1])


def _two_decide(terms: Terms) -> bool:
    """One place by a simple majority: the second ballot is between two, and decides or is a tie (P-85)."""
    return terms.places == 1 and terms.majority == "simple"


def _special(terms: Terms, call: Call, order: _Order, elected: tuple[str, ...]) -> tuple[tuple[str, ...], Next]:
    """A special ballot: the most votes decide, without a majority; who is level after it draws lots (P-89)."""
    sure, tied = _cut(order, call.names)
    if call.aim == "advance":
        certain = (*call.certain, *sure)
        if tied:
            return (), _lots(tied, call.names - len(sure), "advance", call.ordinary, "still_tied", certain)
        return (), _restricted(terms, call.ordinary, certain, elected)
    if tied:
        return sure, _lots(tied, call.names - len(sure), "place", call.ordinary, "still_tied")
    return sure, _go_on(terms, call.ordinary, [], (*elected, *sure))


def _go_on(terms: Terms, ordinary: int, rest: _Order, elected: tuple[str, ...]) -> Next:
    """After an ordinary ballot: the end, or the next ballot in the alternation (P-85 to P-87)."""
    left = terms.places - len(elected)
    if left == 0:
        return End(reason="filled")
    eligible = tuple(each for each in terms.candidates if each not in elected)
    if not eligible:
        return End(reason="nobody_left")
    if not _is_restricted(ordinary + 1):
        return Call(kind="unrestricted", candidates=eligible, names=left, ordinary=ordinary + 1, reason="any_eligible")
    sure, tied = _cut(rest, 2 * left)
    if tied:
        return _level(terms, tied, 2 * left - len(sure), "advance", ordinary, sure)
    return _restricted(terms, ordinary, sure, elected)


def _is_restricted(ordinary: int) -> bool:
    """Whether the ballot of this number is restricted: 2 to 4, 8 to 10, and so on (P-86)."""
    return (ordinary - 2) // ROUND_OF_THREE % 2 == 0


def _restricted(terms: Terms, ordinary: int, names: tuple[str, ...], elected: tuple[str, ...]) -> Call:
    left = terms.places - len(elected)
    reason = "two_leading" if _two_decide(terms) else "leading"
    return Call(kind="restricted", candidates=tuple(sorted(names)), names=left, ordinary=ordinary + 1, reason=reason)


def _level(
    terms: Terms, tied: tuple[str, ...], chosen: int, aim: Aim, ordinary: int, certain: tuple[str, ...] = ()
) -> Next:
    """A tie at a cut-off: a special ballot among the tied, or lots where the rules say so (P-89)."""
    reason = "tied_for_place" if aim == "place" else "tied_to_advance"
    if terms.ties == "lot":
        return _lots(tied, chosen, aim, ordinary, reason, certain)
    return Call(
        kind="special",
        candidates=tuple(sorted(tied)),
        names=chosen,
        ordinary=ordinary,
        reason=reason,
        aim=aim,
        certain=certain,
    )


def _lots(
    among: tuple[str, ...], chosen: int, aim: Aim, ordinary: int, reason: str, certain: tuple[str, ...] = ()
) -> Lots:
    return Lots(among=tuple(sorted(among)), chosen=chosen, aim=aim, ordinary=ordinary, reason=reason, certain=certain)


def _cut(order: _Order, places: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is above the cut, and who is level at it where not all of them are."""
    if len(order) <= places or order[places][1] < order[places - 1][1]:
        return tuple(name for name, _ in order[:places]), ()
    level = order[places][1]
    above = tuple(name for name, votes in order if votes > level)
    return above, tuple(name for name, votes in order if votes == level)
