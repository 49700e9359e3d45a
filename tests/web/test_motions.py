"""Procedural motions and statements through the door: what is moved is told to all, what is refused changes nothing."""

from typing import Any

from deliberation.core import ballot, meeting, motion, statement
from tests.check import check
from tests.door import Door, Ear
from tests.web.test_acts import problem, unchanged
from tests.world import CHAIR, World, delegate_of

KEN = delegate_of("KEN")


async def test_a_motion_is_told_to_all_and_takes_effect(world: World, door: Door) -> None:
    sitting = await world.meet()
    async with door.live() as socket:
        ear = Ear(socket)
        assert (await ear.subscribe(world.id))["type"] != "error"
        parcel = world.parcel(KEN, motion.Move, member="KEN", meeting=sitting, motion="suspend_meeting")
        assert (await door.post(parcel)).status_code == 201
        size, _ = await world.head()
        frames = await ear.until(size - 1)
    [told] = [change for frame in frames for change in frame.changes if change["noun"] == "motion"]
    assert (told["kind"], told["moved"], told["symbol"], told["state"]) == (
        "suspend_meeting",
        "KEN",
        "A/80/PV.1",
        "moved",
    )
    assert (await door.post(world.parcel(CHAIR, motion.Carry, motion=parcel.act.id))).status_code == 201
    shown = (await door.http.get(f"/api/assemblies/{world.id}/snapshot")).json()["objects"]
    [room] = [each for each in shown if each["noun"] == "meeting"]
    assert room["state"] == "suspended"
    assert [each["state"] for each in shown if each["noun"] == "motion"] == ["carried"]
    assert (await door.post(world.parcel(CHAIR, meeting.Resume, meeting=sitting))).status_code == 201
    await check(world)


async def test_refusals_cite_their_rule_and_change_nothing(world: World, door: Door) -> None:
    sitting = await world.meet()
    of = await world.table("KEN")
    text = (await door.http.get(f"/api/assemblies/{world.id}/proposals/{of}")).json()["versions"][-1]["text"]
    facts: dict[str, Any] = {
        "member": "KEN",
        "meeting": sitting,
        "motion": "point_of_order",
        "words": "There is no interpretation",
    }
    point = await world.do(KEN, motion.Move, **facts)
    put: dict[str, Any] = {"meeting": sitting, "noun": "proposal", "subject": of, "text": text, "majority": "simple"}
    async with unchanged(world):
        problem(await door.post(world.parcel(CHAIR, ballot.Open, **put)), "point_of_order_pending")
        problem(await door.post(world.parcel(KEN, motion.Move, **facts)), "motion_pending")
        problem(await door.post(world.parcel(CHAIR, motion.Carry, motion=point.id)), "point_of_order_is_ruled_on")
        problem(await door.post(world.parcel(KEN, motion.Carry, motion=point.id)), "not_permitted")
        words: dict[str, Any] = {"noun": "proposal", "subject": of, "words": "It is ours"}
        problem(await door.post(world.parcel(KEN, statement.Explain, **words)), "sponsor_explains")
        long = words | {"words": "a" * 8001}
        problem(await door.post(world.parcel(KEN, statement.Explain, **long)), "malformed")
