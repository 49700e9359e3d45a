"""Counting a locked ballot, by the law's own functions, for rolls of any size."""

import hashlib
import time
from datetime import UTC, datetime
from typing import Final

from deliberation.core import ballot, canonical, seal
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Opening, Openings, Put, Vote
from deliberation.core.envelope import b64
from deliberation.core.matter import Matter
from deliberation.core.outcome import Question
from deliberation.core.profiles.ga import GA

MANY: Final = 1_000_000
CHOICES: Final = ("in_favour", "against", "abstaining")
ASSEMBLY: Final = Assembly(
    id="measured", name="Measured", origin="x", prefix="A", session=1, profile=GA, server_key=b64(bytes(32))
)


def counted(members: int) -> float:
    """The seconds from the published openings of a ballot to its outcome, with so many on the roll, all of whom voted.

    It reads the openings' bytes, opens every commitment, tallies and decides; the result is checked.
    """
    ids = [f"M{number:07}" for number in range(members)]
    held, votes, openings = _ballot(ids), [], []
    for place, id in enumerate(ids):
        body, salt = b'{"choice":"%b"}' % CHOICES[place % 3].encode(), place.to_bytes(32)
        votes.append(Vote(id=f"b.{id}", ballot="b", member=id, commitment=seal.commitment(salt, body), entry=place))
        openings.append(Opening(entry=place, member=id, body=body.decode(), salt=b64(salt)))
    raw = canonical.encode(Openings(ballot="b", openings=tuple(openings)))
    began = time.perf_counter()
    choices = ballot.opened(held, votes, ballot.decode_openings(raw))
    outcome = ballot.count(held, choices, ASSEMBLY)
    seconds = time.perf_counter() - began
    assert (outcome.tally.in_favour, outcome.tally.against) == (-(-members // 3), -(-(members - 1) // 3))
    return seconds


def _ballot(ids: list[str]) -> Ballot:
    nothing = hashlib.sha256(b"").hexdigest()
    matter = Matter(noun="proposal", id="p", symbol="A/1/L.1", title="Measured", text=nothing, result=nothing)
    put = Put(ballot="b", matter=matter, terms=Question())
    return Ballot(
        id="b", number=1, meeting="m", put=put, question=put.hash, members=len(ids), quorum=len(ids) // 2 + 1,
        present=tuple(ids), roll=tuple(ids), roll_hash=nothing, opened=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
