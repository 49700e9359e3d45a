"""The pen and the margin as delegates use them: several places at once, amendments to amendments, a compilation."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.hall import ASSEMBLY
from tests.e2e.scene import Scene, scene
from tests.e2e.story import DRAFT, card, clause, retype, said, select
from tests.e2e.test_pages import look, settled, tab_to


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("desk") / "d") as hall:
        yield hall


async def at(stage: Scene, who: str, path: str = "") -> Page:
    """A person at the draft, or at what is below it."""
    page = stage.people[who].page
    await page.goto(f"/a/{ASSEMBLY}/texts/{stage.ids['draft']}{path}")
    await settled(page)
    return page


async def submit(pen: Locator, member: str, label: str = "Submit the amendment") -> None:
    await pen.get_by_role("button", name=label).click()
    await pen.get_by_role("button", name=re.compile(f"for .?{member}.?$")).click()


async def test_one_amendment_in_several_places(stage: Scene) -> None:
    """Words, a new sub-paragraph, the title and a move, reviewed before the act and then read on its page."""
    page = await at(stage, "brazil")
    await clause(page, "operative05").hover()
    await page.get_by_role("button", name=said("Amend paragraph 5")).click()
    pen = page.get_by_role("dialog", name="Your amendment")
    await expect(pen.get_by_role("textbox", name=said("Reword paragraph 5"))).to_be_focused()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(" in any language")
    await pen.get_by_role("button", name="Insert a sub-paragraph").click()
    below = pen.get_by_role("textbox", name=said("New first paragraph of paragraph 5"))
    await expect(below).to_be_focused()
    await page.keyboard.type("by the means that they have")
    await pen.get_by_label("Take up the title").select_option(value="title")
    await expect(pen.get_by_role("textbox", name=re.compile("Reword .?the title"))).to_be_focused()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(" for all")
    await pen.get_by_label("Take up the title").select_option(value="operative07")
    moving = pen.locator("section", has=page.get_by_role("textbox", name=said("Reword paragraph 7")))
    await moving.get_by_text("Alternative, split or move").click()
    await moving.get_by_role("button", name="Up", exact=True).click()
    await expect(moving.get_by_text(said("It then stands as 6"))).to_be_visible()
    await pen.get_by_label("Explanation").fill("So that nobody is left out.")
    await pen.get_by_label("Co-sponsors").select_option(label="Kenya")
    await look(page, "pen-several-places")
    await pen.get_by_role("button", name="Submit the amendment").click()
    effect = pen.get_by_role("region", name="What changes")
    await expect(effect).to_contain_text("by the means that they have")
    await look(page, "pen-review")
    await pen.get_by_role("button", name=re.compile("with .{0,2}4.? changes.?, for .?Brazil")).click()
    await expect(pen).to_be_hidden()
    await card(page, 4).get_by_role("link", name="Amend.4").click()
    await expect(page.get_by_text("So that nobody is left out.")).to_be_visible()
    await expect(page.get_by_text("Invited, not joined yet")).to_be_visible()
    changes = page.get_by_role("region", name="What it changes")
    await expect(changes.locator("ins").filter(has_text="in any language")).to_be_visible()
    await look(page, "amendment-several-places")
    assert stage.people["brazil"].faults == []


async def test_the_same_amendment_is_recognised_before_it_is_submitted(stage: Scene) -> None:
    page = await at(stage, "kenya")
    await select(page, "operative03", "one year")
    await page.get_by_role("button", name="Replace these words").click()
    await expect(page.get_by_role("textbox", name=said("Reword paragraph 3"))).to_be_focused()
    await page.keyboard.type("six months")
    pen = page.get_by_role("dialog", name="Your amendment")
    await expect(pen.get_by_text(said(f"{DRAFT}/Amend.1 has the same effect"))).to_be_visible()
    await expect(pen.get_by_text(said(f"Collides with {DRAFT}/Amend.2"))).to_be_visible()
    await look(page, "pen-identical")
    await submit(pen, "Kenya")
    await expect(pen).to_be_hidden()
    await expect(card(page, 1).locator(".head")).to_contain_text("Kenya")
    assert stage.people["kenya"].faults == []


async def test_an_amendment_is_amended_and_revised(stage: Scene) -> None:
    """The sub-amendment is made to the text with the amendment; one to it would be too deep, and says so."""
    page = await at(stage, "kenya", f"/amendments/{stage.ids['amendment']}")
    await page.get_by_role("button", name="Amend this amendment").click()
    pen = page.get_by_role("region", name="Amend this amendment")
    await pen.get_by_label("Take up the title").select_option(value="operative03")
    field = pen.get_by_role("textbox", name=said("Reword paragraph 3"))
    await retype(field, "six months", "nine months")
    await look(page, "pen-sub-amendment")
    await submit(pen, "Kenya")
    await expect(page.get_by_role("listitem").filter(has_text=said(f"Changes {DRAFT}/Amend.1"))).to_be_visible()
    deeper = page.get_by_role("button", name="Amend this amendment")
    await expect(deeper).to_have_attribute("aria-disabled", "true")
    await expect(page.get_by_text("Amendments stand at most")).to_be_visible()
    await look(page, "sub-amendment")
    main = await at(stage, "brazil", f"/amendments/{stage.ids['amendment']}")
    await expect(main.get_by_text("The amendments to it are decided first")).to_have_count(0)
    await main.get_by_role("button", name="Revise it").click()
    pen = main.get_by_role("region", name="Revise it")
    field = pen.get_by_role("textbox", name=said("Reword paragraph 3"))
    await retype(field, "six months", "eight months")
    await submit(pen, "Brazil", "Submit the revision")
    await expect(main.get_by_role("heading", level=1)).to_contain_text("Rev.1")
    await expect(main.get_by_text(re.compile("as revision .?1"))).to_be_visible()
    await look(main, "amendment-revised")
    for who in ("kenya", "brazil"):
        assert stage.people[who].faults == []


async def test_the_margin_is_filtered_by_the_keyboard(stage: Scene) -> None:
    page = await at(stage, "kenya")
    await expect(card(page, 2)).to_be_visible()
    await look(page, "margin")
    await tab_to(page, "Mine")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"\?show=mine"))
    await expect(card(page, 2)).to_have_count(0)
    await expect(page.get_by_text(re.compile("of .?[0-9]+.? amendments shown")).last).to_be_visible()
    await page.reload()
    await expect(card(page, 1)).to_be_visible()
    await expect(card(page, 2)).to_have_count(0)
    await page.get_by_label("By member…").select_option(label="Indonesia")
    await expect(card(page, 2)).to_be_visible()
    await expect(card(page, 1)).to_have_count(0)
    assert stage.people["kenya"].faults == []


async def test_the_compilation_has_every_pending_amendment_below_its_clause(stage: Scene) -> None:
    page = await at(stage, "public", "?view=all")
    text = page.get_by_role("region", name="The text")
    await expect(text.locator("#clause-operative03")).to_contain_text("without delay")
    await expect(text.locator("#clause-operative05")).to_contain_text("by the means that they have")
    await look(page, "compilation")
    await page.emulate_media(media="print")
    await expect(text.locator("#clause-operative03")).to_contain_text("without delay")
    await page.emulate_media(media="screen")
    assert stage.people["public"].faults == []
