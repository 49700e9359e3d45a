"""The whole story, told by four people at their browsers at once, with bots in all other seats."""

from pathlib import Path

from playwright.async_api import Browser

from tests.e2e import story, voting
from tests.e2e.hall import Hall, hall


async def tell(running: Browser, place: Hall) -> None:
    house = await story.arrive(running, place)
    await story.open_meeting(house)
    await story.amend(house)
    await story.discuss(house)
    await story.write_while_it_changes(house, place)
    await story.collide(house)
    await story.delete_and_insert(house)
    await story.accept(house)
    await voting.vote_on_amendment(house)
    await voting.moot(house)
    await voting.vote_on_text(house)
    await voting.adopted(house)
    await voting.check(house, place)
    assert [fault for person in house for fault in person.faults] == []


async def test_from_sign_in_to_a_result_that_anyone_can_check(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d", "--bots") as place:
        await tell(running, place)
    await voting.take_away(place, tmp_path / "record")
