"""What happens to a ballot besides casts: interruptions, its annulment, a count by hand, the roll that is called.

Plain data that a `Ballot` holds, and the lot by which a roll call begins. The rules are P-29, P-73 to P-75 and P-91.
"""

import hashlib
import unicodedata
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from deliberation.core import law
from deliberation.core.member import Member

Choice = Literal["in_favour", "against", "abstaining"]
Method = Literal["recorded", "roll_call", "show_of_hands", "non_recorded"]
"""How members vote (P-73, P-74)."""

TELLERS: Final = 2
"""How many count independently of each other (P-91)."""


class Suspension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That voting was interrupted: by a point of order on the conduct of the vote, or after an incident (P-29, P-75).

    Args:
        member: who rose to the point of order.
        reason: the point, or the incident, in words.
        ended: when voting was resumed, and `ruling` what the chair said then.
    """

    cause: Literal["point_of_order", "incident"]
    at: datetime
    reason: str
    member: str | None = None
    ended: datetime | None = None
    ruling: str | None = None


class Annulment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a ballot is void, and why.

    Args:
        reason: the chair's, in words; none where a member's demand made it void.
        demanded: the member that demanded a recorded vote (P-73).
    """

    at: datetime
    reason: str | None = None
    demanded: str | None = None


class Count(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Votes that persons vouch for: hands that were counted, or what was opened to two tellers (P-73, P-91).

    Args:
        attested: the tellers that have confirmed these figures.
    """

    in_favour: int
    against: int
    abstaining: int
    attested: tuple[str, ...] = ()


class RollCall(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the roll is called (P-74).

    Args:
        seed: what the first member was drawn from, in hex.
        order: the members in the order in which they are called.
        passed: those that passed, or did not answer, when they were called first; they are called again at the end.
        silent: those that did not answer when they were called again.
    """

    seed: str
    order: tuple[str, ...]
    answers: dict[str, Choice] = msgspec.field(default_factory=dict)
    passed: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def called(self) -> str | None:
        """The member whose turn it is, or None when the roll is called."""
        first = (each for each in self.order if each not in self.answers and each not in self.passed)
        again = (each for each in self.passed if each not in self.answers and each not in self.silent)
        return next(first, next(again, None))


class Entered(law.Object, frozen=True, kw_only=True):
    """What a teller has entered for a member that is present without a device (P-91).

    It is a vote once the other teller has confirmed it.

    Args:
        teller: the accreditation that entered it.
        confirmed: the commitment that was confirmed last, which may be to what was entered before.
    """

    ballot: str
    member: str
    commitment: str
    teller: str
    confirmed: str | None = None

    @property
    def waits(self) -> bool:
        """Whether the other teller has still to confirm it."""
        return self.confirmed != self.commitment


def drawn(question: str, at: datetime, members: list[Member]) -> RollCall:
    """The order in which the roll is called: English alphabetical, from a member drawn by lot (P-74).

    The lot is the SHA-256 of the question's hash and the instant of the opening's entry: the chair, who words the one,
    does not know the other, and anybody can draw it again from the record.
    """
    seed = hashlib.sha256(f"{question} {at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}".encode()).hexdigest()
    named = [each.id for each in sorted(members, key=_alphabetical)]
    first = int(seed, 16) % len(named)
    return RollCall(seed=seed, order=(*named[first:], *named[:first]))


def _alphabetical(member: Member) -> tuple[str, str]:
    """English alphabetical order: an accent makes no other letter."""
    letters = unicodedata.normalize("NFKD", member.name)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold(), member.id
