"""A roll call of the past taken again by signed acts, and its result beside the one that the file announces."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec

from deliberation.client.actor import Parcel
from deliberation.client.api import Api, Refused
from deliberation.client.receipt import Receipt, check_receipt
from deliberation.core import text as texts
from deliberation.core.ballot import Ballot, Lock
from deliberation.core.ballot import Open as OpenBallot
from deliberation.core.meeting import Call, Note
from deliberation.core.meeting import Open as OpenMeeting
from deliberation.core.outcome import Outcome
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.simulate.founding import Body
from deliberation.simulate.rollcalls import RollCall

Pace = Callable[[], Awaitable[None]]
"""Waits until the next vote may be cast."""


class Replayed(msgspec.Struct, frozen=True):
    """What came of one roll call.

    Args:
        call: as it was taken then.
        outcome: what our ballot gave; None where it could not be opened.
        refused: why not, in the server's words.
    """

    call: RollCall
    outcome: Outcome | None
    refused: str = ""

    @property
    def differences(self) -> list[str]:
        """What differs from the announced totals and result, in words; nothing where there was no ballot."""
        if self.outcome is None:
            return []
        tally = self.outcome.tally
        ours = tally.in_favour, tally.against, tally.abstaining
        names = "in favour", "against", "abstaining"
        found = [
            f"{counted} {name}, announced {announced}"
            for name, counted, announced in zip(names, ours, self.call.announced, strict=True)
            if counted != announced
        ]
        if (self.outcome.result == "adopted") != self.call.adopted:
            found.append(f"{self.outcome.result}, announced {'adopted' if self.call.adopted else 'not adopted'}")
        return found


def pace(per_second: float | None) -> Pace:
    """Lets so many votes a second pass; all at once for None."""

    async def at_once() -> None:
        """Nobody waits."""

    if per_second is None:
        return at_once
    next_at = 0.0

    async def wait() -> None:
        nonlocal next_at
        loop = asyncio.get_running_loop()
        next_at = max(loop.time(), next_at + 1 / per_second)
        await asyncio.sleep(next_at - loop.time())

    return wait


class Replay:
    """Takes roll calls again, one after the other, in one plenary meeting.

    Args:
        api: the server.
        body: the assembly and its actors.
        pace: when votes are cast.
        told: called with every accepted act and its checked receipt.
    """

    def __init__(self, api: Api, body: Body, pace: Pace, told: Callable[[Parcel, Receipt], None] | None = None) -> None:
        self._api = api
        self._body: Final = body
        self._pace = pace
        self._told = told
        self._meeting = ""
        self._open = False
        self._present: set[str] = set()

    async def take(self, call: RollCall) -> Replayed:
        """Tables the text, notes who is present, and takes the vote.

        A ballot that may not be opened, for want of a quorum (P-12, P-14), is told in `refused`.

        Raises:
            Refused: any other no of the server's.
            BadProof: a receipt does not hold.
        """
        proposal, text = await self._table(call)
        await self._note_presence(call)
        try:
            await self._open_meeting()
            ballot = await self._open_ballot(proposal, text)
        except Refused as refused:
            if refused.code not in ("opening_quorum", "decision_quorum"):
                raise
            return Replayed(call, None, refused.detail)
        await self._cast_all(call, ballot)
        await self._submit(self._body.chair.sign(self._body.chair.act(Lock, ballot=ballot.id)))
        return Replayed(call, (await self._ballot(ballot.id)).outcome)

    async def _table(self, call: RollCall) -> tuple[str, str]:
        """Tables the text for the first state in favour, and returns the proposal's id and its text's hash."""
        member = next((state for state, choice in call.votes.items() if choice == "in_favour"), next(iter(call.marks)))
        text = text_of(call)
        frozen = texts.text_hash(text)
        delegate = self._body.delegates[member]
        act = delegate.act(Table, title=text.title, pillar="governance", sponsors=(member,), text=frozen)
        await self._submit(delegate.sign(act, beside=(texts.encode(text),)))
        return act.id, frozen

    async def _note_presence(self, call: RollCall) -> None:
        """Notes the listed states as present and all others as absent."""
        secretariat = self._body.secretariat
        if not self._meeting:
            act = secretariat.act(Call, title="Roll calls taken again", body="plenary")
            await self._submit(secretariat.sign(act))
            self._meeting = act.id
        listed = set(call.marks)
        for members, present in ((self._present - listed, False), (listed - self._present, True)):
            if members:
                noted = secretariat.act(Note, meeting=self._meeting, members=tuple(sorted(members)), present=present)
                await self._submit(secretariat.sign(noted))
        self._present = listed

    async def _open_meeting(self) -> None:
        if not self._open:
            chair = self._body.chair
            await self._submit(chair.sign(chair.act(OpenMeeting, meeting=self._meeting)))
            self._open = True

    async def _open_ballot(self, proposal: str, text: str) -> Ballot:
        chair = self._body.chair
        terms: dict[str, Any] = {"noun": "proposal", "subject": proposal, "text": text, "majority": "simple"}
        # the text was tabled a moment ago, which needs the chair's leave (P-42)
        act = chair.act(OpenBallot, meeting=self._meeting, waive_circulation=True, **terms)
        await self._submit(chair.sign(act))
        return await self._ballot(act.id)

    async def _ballot(self, id: str) -> Ballot:
        shown = await self._api.read(self._body.assembly, f"ballots/{id}", dict[str, Any])
        return msgspec.convert({name: value for name, value in shown.items() if name != "noun"}, Ballot)

    async def _cast_all(self, call: RollCall, ballot: Ballot) -> None:
        casting: list[asyncio.Task[None]] = []
        for state, choice in call.votes.items():
            await self._pace()
            parcel = self._body.delegates[state].cast(ballot.id, ballot.question, choice)
            casting.append(asyncio.create_task(self._submit(parcel)))
        await asyncio.gather(*casting)

    async def _submit(self, parcel: Parcel) -> None:
        receipt = await self._api.submit(parcel)
        check_receipt(receipt, parcel.envelope, self._body.verifier)
        if self._told is not None:
            self._told(parcel, receipt)


def text_of(call: RollCall) -> Text:
    """A text for a roll call: its title, the day in the preamble, and the symbol in the one operative paragraph."""
    day = Clause("recalling", "preambular", f"Recalling the vote of {call.date}", opening=len("Recalling"))
    norm = Clause("adopting", "operative", f"Adopts the resolution known as {call.symbol}", opening=len("Adopts"))
    return Text(call.title, (day,), (norm,))
