"""The whole story, told by four people at their browsers at once, with bots in all other seats."""

from pathlib import Path

from playwright.async_api import Browser

from tests.e2e import story
from tests.e2e.hall import hall


async def test_from_sign_in_to_a_result_that_anyone_can_check(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d", "--bots") as place:
        house = await story.arrive(running, place)
        await story.open_meeting(house)
        await story.amend(house)
        await story.discuss(house)
        await story.write_while_it_changes(house, place)
        await story.collide(house)
        await story.delete_and_insert(house)
        await story.accept(house)
