"""The house: a snapshot with the frames laid over it equals a new snapshot, whatever happened in between."""

import asyncio

import pytest

from deliberation.client.api import Api, Refused
from deliberation.client.house import House
from deliberation.core.meeting import Call, Declare, Open
from deliberation.simulate.founding import establish, seat
from deliberation.simulate.server import OwnServer
from tests.client.test_api import STATES, cutting


async def until(house: House, index: int) -> None:
    """Follows the house until an object was changed by the entry at `index`."""
    async for changed in house.follow():
        if any(each["entry"] >= index for each in changed):
            return


@pytest.mark.parametrize("cuts", [0, 1])
async def test_old_snapshot_and_frames_are_the_new_snapshot(server: OwnServer, cuts: int) -> None:
    async with Api(server.url) as api, cutting(server.url, cuts) as line, Api(line) as watching:
        office = await establish(api, server.operator_token, 1, STATES, "Test")
        house = House(watching, office.assembly)
        await house.refresh()
        chair, kenya = await seat(api, office, "chair"), await seat(api, office, "ken-1", "KEN")
        call = chair.act(Call, title="Opening", body="plenary")
        parcels = [
            chair.sign(call),
            kenya.sign(kenya.act(Declare, meeting=call.id, present=True)),
            chair.sign(chair.act(Open, meeting=call.id)),
        ]
        following = asyncio.create_task(until(house, (await api.snapshot(office.assembly)).index + len(parcels)))
        for parcel in parcels:
            await api.submit(parcel)
        await asyncio.wait_for(following, 120)
        taken = await api.snapshot(office.assembly)
        shown = [each for noun in ("assembly", "member", "meeting") for each in house.all(noun)]
        by_id = {(each["noun"], each["id"]): each for each in shown}
        assert by_id == {(each["noun"], each["id"]): each for each in taken.objects}
        assert [each["state"] for each in house.all("meeting")] == ["open"]


async def test_an_older_change_never_replaces_a_newer_one() -> None:
    async with Api("http://127.0.0.1:9") as api:
        house = House(api, "demo")
        newer = {"noun": "meeting", "id": "m", "entry": 5, "state": "open"}
        assert house.lay([newer]) == [newer]
        assert house.lay([{**newer, "entry": 4, "state": "called"}]) == []
        assert house.get("meeting", "m") == newer


async def test_votes_go_when_their_ballot_is_locked_and_don_t_come_back() -> None:
    async with Api("http://127.0.0.1:9") as api:
        house = House(api, "demo")
        vote = {"noun": "vote", "id": "b.KEN", "entry": 2, "ballot": "b", "member": "KEN"}
        house.lay([{"noun": "ballot", "id": "b", "entry": 1, "locked": None}, vote])
        assert house.all("vote") == [vote]
        house.lay([{"noun": "ballot", "id": "b", "entry": 4, "locked": "2026-01-01T00:00:00Z"}])
        assert house.all("vote") == []
        assert house.lay([{**vote, "entry": 3}]) == []


async def test_an_assembly_that_is_not_there_is_refused(server: OwnServer) -> None:
    async with Api(server.url) as api:
        with pytest.raises(Refused, match="other_assembly"):
            await House(api, "nowhere").refresh()
