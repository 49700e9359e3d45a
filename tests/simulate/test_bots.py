"""Bots in an assembly of seven, one of which a person represents: they come, vote, and a restart changes nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec

from deliberation.client.actor import Actor
from deliberation.client.api import Api
from deliberation.client.house import House
from deliberation.core import text as texts
from deliberation.core.ballot import Lock
from deliberation.core.ballot import Open as OpenBallot
from deliberation.core.meeting import Call
from deliberation.core.meeting import Open as OpenMeeting
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.simulate.bots import Bots, Seat
from deliberation.simulate.founding import Office, delegate_of, establish, seat
from deliberation.simulate.server import OwnServer

STATES = {code: code.title() for code in ("BRA", "CHN", "FRA", "IND", "KEN", "MEX", "USA")}
PACE = 0.3


@asynccontextmanager
async def playing(api: Api, office: Office, server: OwnServer, keys: Path) -> AsyncIterator[Bots]:
    """Bots in all seats."""
    bots = Bots(api, office.assembly, server.operator_token, keys, PACE)
    running = asyncio.create_task(bots.run([Seat(state, delegate_of(state)) for state in STATES]))
    try:
        yield bots
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def until(house: House, holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(120):
        await house.refresh()
        while not holds():
            await asyncio.sleep(0.05)
            await house.refresh()


async def rests(api: Api, assembly: str) -> None:
    """Nothing comes to the record any more; those who were cut off in mid-cast have cast again."""
    before, now = -1, (await api.snapshot(assembly)).index
    async with asyncio.timeout(120):
        while now != before:
            await asyncio.sleep(3 * PACE)
            before, now = now, (await api.snapshot(assembly)).index


async def opened(api: Api, chair: Actor, kenya: Actor, meeting: str) -> str:
    """Opens the meeting, tables a text and opens the ballot on it."""
    await api.submit(chair.sign(chair.act(OpenMeeting, meeting=meeting)))
    text = Text("Of birds", (), (Clause("operative1", "operative", "Welcomes birds"),))
    frozen = texts.text_hash(text)
    table = kenya.act(Table, title=text.title, pillar="inclusion", sponsors=("KEN",), text=frozen)
    await api.submit(kenya.sign(table, beside=(texts.encode(text),)))
    ballot = chair.act(
        OpenBallot, meeting=meeting, noun="proposal", subject=table.id, text=frozen, majority="simple",
        waive_circulation=True,
    )  # fmt: skip
    await api.submit(chair.sign(ballot))
    return ballot.id


async def test_bots_come_vote_and_survive_a_restart(server: OwnServer, tmp_path: Path) -> None:
    async with Api(server.url) as api:
        office = await establish(api, server.operator_token, 1, STATES, "Seven")
        chair, kenya = await seat(api, office, "chair"), await seat(api, office, "ken-1", "KEN")
        house = House(api, office.assembly)
        others = sorted(STATES.keys() - {"KEN"})
        async with playing(api, office, server, tmp_path) as bots:
            await until(house, lambda: sum(each["voting_key"] is not None for each in house.all("member")) == 7)
            call = chair.act(Call, title="Opening", body="plenary")
            await api.submit(chair.sign(call))
            await until(house, lambda: house.all("meeting")[0]["present"] == others)
            ballot = await opened(api, chair, kenya, call.id)
            await until(house, lambda: bool(house.all("vote")))
        assert sorted(bots.actors) == others
        async with playing(api, office, server, tmp_path) as again:
            await until(house, lambda: len(house.all("vote")) == 6)
            await rests(api, office.assembly)
        assert {member: actor.key.keyid for member, actor in again.actors.items()} == {
            member: actor.key.keyid for member, actor in bots.actors.items()
        }
        receipt = await api.submit(chair.sign(chair.act(Lock, ballot=ballot)))
        tally = msgspec.json.decode(receipt.entry)["given"]["tally"]
        assert tally["not_voting"] == 1
        assert sum(tally.values()) == 7


async def test_a_seat_that_a_person_has_taken_is_left_to_them(server: OwnServer, tmp_path: Path) -> None:
    async with Api(server.url) as api:
        office = await establish(api, server.operator_token, 1, STATES, "Seven")
        seats = [Seat(state, delegate_of(state)) for state in ("KEN", "BRA")]
        first = Bots(api, office.assembly, server.operator_token, tmp_path, PACE)
        await first.house.refresh()
        await first.sit(seats)
        assert sorted(first.actors) == ["BRA", "KEN"]
        person = await seat(api, office, "ken-1", "KEN")
        second = Bots(api, office.assembly, server.operator_token, tmp_path, PACE)
        await second.house.refresh()
        await second.sit(seats)
        assert sorted(second.actors) == ["BRA"]
        await second.house.refresh()
        kenya = second.house.get("member", "KEN")
        assert kenya is not None
        assert kenya["voting_key"] == person.key.keyid
