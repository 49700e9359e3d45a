"""Acts over the open socket: the same door, the same receipts, the same refusals as over HTTP."""

import asyncio
from typing import Any

import msgspec
import pytest

from deliberation.client.api import Api, Refused
from deliberation.client.line import Line
from deliberation.client.receipt import check_receipt
from deliberation.core import meeting
from deliberation.core.ballot import Ballot
from deliberation.core.note import Verifier
from deliberation.errors import REFUSALS, Trouble
from deliberation.live.acting import TOGETHER
from tests.check import check
from tests.door import Door
from tests.world import CHAIR, World, delegate_of


async def voting(world: World) -> Ballot:
    return await world.open(await world.meet(), "proposal", await world.table("KEN"))


async def test_an_act_has_the_same_receipt_by_either_way(world: World, door: Door) -> None:
    on = await voting(world)
    parcel = world.vote(on, world.members[0])
    async with Line(door.url) as line, Api(door.url) as api:
        by_line = await line.submit(parcel)
        assert await line.submit(parcel) == by_line
        assert await api.submit(parcel) == by_line
    check_receipt(by_line, parcel.envelope, Verifier.parse(world.vkey))
    await check(world)


async def test_more_than_may_be_under_way_are_all_entered_and_each_has_its_own_answer(world: World, door: Door) -> None:
    on = await voting(world)
    parcels = [world.vote(on, voter, "abstaining") for _ in range(TOGETHER) for voter in world.members]
    spoiled = parcels[::7]
    for place, parcel in enumerate(parcels):
        if place % 7 == 0:
            body = msgspec.json.decode(parcel.body)
            body["act"]["signatures"][0]["sig"] = parcels[place - 1].envelope.signatures[0].sig
            parcels[place] = msgspec.structs.replace(parcel, body=msgspec.json.encode(body))
    async with Line(door.url) as line:
        answers = await asyncio.gather(*(line.submit(each) for each in parcels), return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, BaseException)]
    assert len(refused) == len(spoiled)
    assert {each.code for each in refused if isinstance(each, Refused)} == {"bad_signature"}
    for parcel, answer in zip(parcels, answers, strict=True):
        if not isinstance(answer, BaseException):
            check_receipt(answer, parcel.envelope, Verifier.parse(world.vkey))
    await check(world)


async def test_a_refusal_says_its_rule_and_the_line_stays(world: World, door: Door) -> None:
    on = await voting(world)
    stray = world.actor(delegate_of("KEN"))
    not_theirs = stray.sign(stray.act(meeting.Call, title="Mine", body="plenary"))
    async with Line(door.url) as line:
        with pytest.raises(Refused) as caught:
            await line.submit(not_theirs)
        assert (caught.value.code, caught.value.rule) == ("not_permitted", REFUSALS["not_permitted"][1])
        assert caught.value.detail
        await line.submit(world.vote(on, world.members[0]))
    await check(world)


async def test_an_enrolment_does_not_come_this_way(world: World, door: Door) -> None:
    size, _ = await world.head()
    async with Line(door.url) as line:
        with pytest.raises(Refused) as caught:
            await line.submit(world.actor(CHAIR).enrolment(votes=False))
    assert "session" in caught.value.facts["why"]
    assert (await world.head())[0] == size


async def test_an_act_is_performed_though_the_line_ends(world: World, door: Door) -> None:
    on = await voting(world)
    parcels = [world.vote(on, voter) for voter in world.members]
    async with Line(door.url) as line:
        lost: list[Any] = [asyncio.create_task(line.submit(each)) for each in parcels]
        await asyncio.sleep(0)  # they are sent, and nobody waits for the answers
    for each in await asyncio.gather(*lost, return_exceptions=True):
        assert not isinstance(each, BaseException) or isinstance(each, Trouble)
    async with Api(door.url) as api:
        for parcel in parcels:
            check_receipt(await api.submit(parcel), parcel.envelope, Verifier.parse(world.vkey))
    await check(world)


async def test_what_is_no_act_ends_the_line(world: World, door: Door) -> None:
    async with door.live() as socket:
        await socket.send('{"type":"perform","number":-1,"posted":{}}')
        said = msgspec.json.decode(await socket.recv())
        assert said["type"] == "refused"
