"""How often two members vote alike, and how often one votes at all: counted from opened votes, so anybody can recount.

The method is the plainest that there is. Of the votes in which both chose (in favour, against or abstaining), agreement
is the share in which they chose the same. A member that did not vote took no side: that vote counts for nothing here.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from deliberation.core.voting import Choice


class Shared(Struct, frozen=True):
    """Votes in which two members both chose, and in how many of them the same."""

    both: int = 0
    same: int = 0


class Participation(Struct, frozen=True):
    """A member's votes by what it chose; together they are the votes in which it was on the roll."""

    in_favour: int = 0
    against: int = 0
    abstaining: int = 0
    not_voting: int = 0


def shared(pairs: Iterable[tuple[Choice | None, Choice | None]]) -> Shared:
    """The agreement of two members.

    Args:
        pairs: what each chose in one vote after the other; None where it did not vote.
    """
    both = same = 0
    for one, other in pairs:
        if one is not None and other is not None:
            both += 1
            same += one == other
    return Shared(both, same)


def with_each(member: str, votes: Iterable[Mapping[str, Choice]]) -> dict[str, Shared]:
    """The agreement of a member with every other one with which it ever voted.

    Args:
        votes: of each vote the choices by member.
    """
    both: dict[str, int] = {}
    same: dict[str, int] = {}
    for choices in votes:
        own = choices.get(member)
        if own is None:
            continue
        for other, choice in choices.items():
            both[other] = both.get(other, 0) + 1
            if choice == own:
                same[other] = same.get(other, 0) + 1
    both.pop(member, None)
    return {other: Shared(count, same.get(other, 0)) for other, count in both.items()}


def participation(choices: Iterable[Choice | None]) -> Participation:
    """How a member used its vote where it had one."""
    used = ["not_voting" if choice is None else choice for choice in choices]
    return Participation(*(used.count(name) for name in Participation.__struct_fields__))
