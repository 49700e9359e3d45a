"""Files as delegates use them: an amendment taken away in one and taken in again; alternatives as they are numbered."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.e2e.hall import ASSEMBLY
from tests.e2e.scene import Scene, scene
from tests.e2e.story import clause, said
from tests.e2e.test_desk import at, submit
from tests.e2e.test_pages import look


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("files") / "d") as hall:
        yield hall


async def test_an_alternative_is_written_taken_away_and_taken_in_again(stage: Scene, tmp_path: Path) -> None:
    page = await at(stage, "brazil")
    await clause(page, "operative05").hover()
    await page.get_by_role("button", name=said("Amend paragraph 5")).click()
    pen = page.get_by_role("dialog", name="Your amendment")
    await expect(pen.get_by_role("textbox", name=said("Reword paragraph 5"))).to_be_focused()
    await page.keyboard.press("Control+A")
    await page.keyboard.type("Asks for one report")
    await pen.get_by_text("Alternative, split or move").click()
    await pen.get_by_role("button", name="Insert an alternative").click()
    new = pen.get_by_role("textbox", name=said("New paragraph after paragraph 5"))
    await expect(new).to_be_focused()
    await page.keyboard.type("Asks for two reports")
    await expect(new).to_have_value("[Alt. Asks for two reports – BRA]")
    await look(page, "alternative-written")
    await submit(pen, "Brazil")
    await expect(pen).to_be_hidden()
    [amendment] = [each for each in await stage.people["brazil"].objects("amendment") if "two reports" in str(each)]
    await page.get_by_role("button", name="Read with it").last.click()
    await expect(clause(page, "operative06").locator("..").get_by_text("6.")).to_be_visible()
    await expect(page.get_by_text("5 bis.", exact=True)).to_be_visible()
    await look(page, "alternative-numbered")
    path = f"/api/assemblies/{ASSEMBLY}/amendments/{amendment['id']}/document"
    answer = await page.request.get(path, params={"format": "akn"})
    file = tmp_path / "amendment.akn.xml"
    file.write_bytes(await answer.body())

    page = await at(stage, "kenya")
    await clause(page, "operative03").hover()
    await page.get_by_role("button", name=said("Amend paragraph 3")).click()
    pen = page.get_by_role("dialog", name="Your amendment")
    async with page.expect_file_chooser() as choosing:
        await pen.get_by_role("button", name="From a file").click()
    await (await choosing.value).set_files(file)
    await expect(pen.get_by_role("textbox", name=said("Reword paragraph 5"))).to_have_value("[Asks for one report]")
    new = pen.get_by_role("textbox", name=said("New paragraph after paragraph 5"))
    await expect(new).to_have_value("[Alt. Asks for two reports – BRA]")
    await look(page, "amendment-from-a-file")
