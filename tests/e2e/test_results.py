"""A result that a newspaper could link to, and how its members voted before: for the public, in pictures and words."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.hall import DESK
from tests.e2e.scene import Scene, scene
from tests.e2e.story import said
from tests.e2e.test_pages import look, settled


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("results") / "d") as hall:
        yield hall


async def opened(stage: Scene, path: str) -> Page:
    """The page at an address, for somebody who is not signed in."""
    person = stage.people["public"]
    person.faults.clear()
    await person.page.set_viewport_size(DESK)
    await person.page.goto(path.format(**stage.ids))
    await settled(person.page)
    return person.page


async def test_a_result_shows_every_vote_four_times_and_always_the_same(stage: Scene) -> None:
    page = await opened(stage, "/a/demo/votes/{ballot}")
    [ballot] = [each for each in await stage.people["public"].objects("ballot") if each["id"] == stage.ids["ballot"]]
    tally = ballot["outcome"]["tally"]
    await expect(page.locator(".tile:not(.nobody)")).to_have_count(193)
    groups = page.get_by_role("table", name="The votes of the members of each regional group")
    for at, mark in enumerate(("in_favour", "against", "abstaining", "not_voting")):
        assert await page.locator(f".seat.{mark}").count() == tally[mark]
        assert await page.locator(f".tile.{mark}").count() == tally[mark]
        assert await page.locator(f"#votes td.{mark}").count() == tally[mark]
        cells = await groups.locator(f"tbody td:nth-of-type({at + 1})").all_inner_texts()
        assert sum(int(re.sub(r"\D", "", cell)) for cell in cells) == tally[mark]
    assert stage.people["public"].faults == []


async def test_the_voting_record_is_taken_away_in_any_language(stage: Scene) -> None:
    page = await opened(stage, "/a/demo/votes/{ballot}")
    await page.get_by_label("Voting record in").select_option("fr")
    async with page.expect_download() as asked:
        await page.get_by_role("link", name=said("Voting record: CSV")).click()
    taken = await asked.value
    assert re.fullmatch(r"A-1-L\.1-Amend\.\d+-vote-1-fr\.csv", taken.suggested_filename)
    lines = (await taken.path()).read_text("utf-8").splitlines()
    assert len(lines) == 194
    async with page.expect_download() as asked:
        await page.get_by_role("link", name=said("Voting record: PDF")).click()
    assert (await (await asked.value).path()).read_bytes().startswith(b"%PDF-1.7")


async def test_from_a_name_in_the_table_to_how_two_members_voted(stage: Scene) -> None:
    page = await opened(stage, "/a/demo/votes/{ballot}")
    table = page.locator("#votes")
    both = [await table.get_by_role("row", name=re.compile(name)).inner_text() for name in ("Kenya", "Norway")]
    await table.get_by_role("link", name="Norway").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(said("Norway and its votes"))
    await expect(page.get_by_role("table", name=said("How Norway voted")).get_by_role("row")).not_to_have_count(1)
    await page.get_by_label("Another member").select_option("Kenya")
    if all("Not voting" not in row for row in both):
        await expect(page.get_by_text(said("in which Norway and Kenya both voted"))).to_be_visible()
    await expect(page).to_have_url(re.compile(r"/members/NOR\?with=KEN$"))
    await page.get_by_text("Agreement with every other member").click()
    await expect(page.get_by_role("table", name=said("Agreement of Norway with each other member"))).to_be_visible()
    await look(page, "member-opened")
    assert stage.people["public"].faults == []


async def test_what_is_printed_is_the_result_and_not_the_house(stage: Scene) -> None:
    page = await opened(stage, "/a/demo/votes/{ballot}")
    await page.emulate_media(media="print")
    await expect(page.locator(".map")).to_be_visible()
    await expect(page.locator("#votes")).to_be_visible()
    for hidden in ("header", "nav", ".tools"):
        for each in await page.locator(hidden).all():
            await expect(each).to_be_hidden()
    await page.emulate_media(media="screen")
