"""The votes that are measured: an assembly with an open ballot, signed casts on it, what must hold of the answers."""

import statistics
import time
from collections.abc import Callable
from typing import Final

import msgspec
from nacl.signing import SigningKey

from deliberation.client.actor import Parcel
from deliberation.client.api import Api
from deliberation.client.receipt import Receipt, check_receipt
from deliberation.core import text as texts
from deliberation.core.ballot import Ballot, Lock
from deliberation.core.ballot import Open as OpenBallot
from deliberation.core.meeting import Adjourn, Call, Note
from deliberation.core.meeting import Open as OpenMeeting
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.simulate.founding import Body
from tests.load.lean import Load
from tests.load.socketed import PERFORMED

TOLD: Final = 1_000
"""Of so many members one act tells that they are present."""
CHECKED: Final = 200
"""Receipts of each load that are checked, in full."""


async def open_ballot(api: Api, body: Body, opening: Callable[[], None] = lambda: None) -> Ballot:
    """Opens a meeting with everybody present, and in it a ballot.

    Args:
        opening: called when all but the ballot is there.
    """
    chair, secretariat = body.chair, body.secretariat
    call = chair.act(Call, title="Measured", body="plenary")
    text = Text("Of birds", (), (Clause("operative1", "operative", "Welcomes birds"),))
    frozen = texts.text_hash(text)
    member, delegate = next(iter(body.delegates.items()))
    table = delegate.act(Table, title=text.title, pillar="inclusion", sponsors=(member,), text=frozen)
    opened = chair.act(
        OpenBallot, meeting=call.id, noun="proposal", subject=table.id, text=frozen, majority="simple",
        waive_circulation=True,
    )  # fmt: skip
    members = sorted(body.delegates)
    here = [
        secretariat.act(Note, meeting=call.id, members=tuple(members[start : start + TOLD]), present=True)
        for start in range(0, len(members), TOLD)
    ]
    for parcel in (
        chair.sign(call),
        *(secretariat.sign(each) for each in here),
        chair.sign(chair.act(OpenMeeting, meeting=call.id)),
        delegate.sign(table, beside=(texts.encode(text),)),
    ):
        await api.submit(parcel)
    announced = chair.sign(opened)
    opening()
    await api.submit(announced)
    shown = await api.read(body.assembly, f"ballots/{opened.id}", dict[str, object])
    return msgspec.convert({name: value for name, value in shown.items() if name != "noun"}, Ballot)


async def close_ballot(api: Api, body: Body, ballot: Ballot) -> float:
    """Locks a ballot and adjourns its meeting.

    Returns:
        The seconds from the request of the lock to its answer, when the outcome is in the record.
    """
    chair = body.chair
    lock = chair.sign(chair.act(Lock, ballot=ballot.id))
    began = time.perf_counter()
    await api.submit(lock)
    seconds = time.perf_counter() - began
    await api.submit(chair.sign(chair.act(Adjourn, meeting=ballot.meeting)))
    return seconds


def signed(body: Body, ballot: Ballot, count: int) -> list[Parcel]:
    """So many votes, the members in turn; each may change its vote until the lock (P-77)."""
    delegates = list(body.delegates.values())
    choices = ("in_favour", "against", "abstaining")
    return [
        delegates[place % len(delegates)].cast(ballot.id, ballot.question, choices[place % 3])  # type: ignore[arg-type]
        for place in range(count)
    ]


def check(body: Body, parcels: list[Parcel], casts: Load, entered: int) -> None:
    """Stops where an answer was no receipt, an act was not entered once, or a receipt does not hold."""
    by_payload = {parcel.envelope.payload: parcel.envelope for parcel in parcels}
    assert casts.statuses == {201: len(parcels)}, casts.statuses
    assert entered == len(parcels), (entered, len(parcels))
    for raw in casts.bodies[:: max(1, len(casts.bodies) // CHECKED)]:
        receipt = _receipt(raw)
        ours = by_payload[msgspec.json.decode(receipt.entry)["act"]["payload"]]
        check_receipt(receipt, ours, body.verifier)


class _Performed(msgspec.Struct):
    """The answer to an act that came over a socket."""

    receipt: Receipt


def _receipt(answer: bytes) -> Receipt:
    if answer.startswith(PERFORMED):
        return msgspec.json.decode(answer, type=_Performed).receipt
    return msgspec.json.decode(answer, type=Receipt)


def ed25519_per_second(message: bytes) -> float:
    """What one core verifies with PyNaCl, the median of five."""
    key = SigningKey.generate()
    signature, verifier = key.sign(message).signature, key.verify_key
    rates = []
    for _ in range(5):
        began = time.perf_counter()
        for _ in range(2000):
            verifier.verify(message, signature)
        rates.append(2000 / (time.perf_counter() - began))
    return statistics.median(rates)
