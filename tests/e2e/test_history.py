"""How a text comes to be, as those who make it use the pages: joining, noting what is agreed, revising, languages."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.hall import ASSEMBLY
from tests.e2e.scene import Scene, scene
from tests.e2e.story import said
from tests.e2e.test_pages import look, settled, tab_to


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("history") / "d") as hall:
        yield hall


async def at(stage: Scene, who: str, path: str = "", draft: str = "worked") -> Page:
    """A person at the draft, or at what is below it."""
    page = stage.people[who].page
    await page.goto(f"/a/{ASSEMBLY}/texts/{stage.ids[draft]}{path}")
    await settled(page)
    return page


async def test_a_member_joins_and_leaves_the_sponsors(stage: Scene) -> None:
    """Two steps that name the member, seen by others at once."""
    others = await at(stage, "observer")
    page = await at(stage, "brazil")
    await page.set_viewport_size({"width": 360, "height": 760})
    await page.get_by_role("button", name="Co-sponsor", exact=True).click()
    await page.get_by_role("button", name=re.compile(r"Co-sponsor .*, for .?Brazil")).click()
    await expect(others.locator(".sponsors")).to_contain_text(re.compile(r"Indonesia\sIDN, Brazil\sBRA"))
    await page.get_by_role("button", name="Leave the sponsors").click()
    await page.get_by_role("button", name=re.compile(r"Leave the sponsors of .*, for .?Brazil")).click()
    await expect(others.locator(".sponsors")).not_to_contain_text("Brazil")
    await expect(page.get_by_role("button", name="Co-sponsor", exact=True)).to_be_visible()


async def test_the_chair_notes_what_is_agreed(stage: Scene) -> None:
    """One paragraph at its place, then several at once; what is in brackets can't be."""
    page = await at(stage, "chair")
    clause = page.locator("#clause-funds001")
    await clause.get_by_role("button", name="Note…").click()
    await clause.get_by_role("radio", name="agreed", exact=True).check()
    await look(page, "settle-one")
    await clause.get_by_role("button", name=said("Note paragraph 2 as agreed")).click()
    await expect(clause.get_by_text("● agreed")).to_be_visible()
    bracketed = page.locator("#clause-urges001")
    await bracketed.get_by_role("button", name="Note…").click()
    await bracketed.get_by_role("radio", name="agreed ad ref").check()
    await expect(bracketed.get_by_text("the brackets go first")).to_be_visible()
    await page.get_by_text("Note several paragraphs as agreed").click()
    await page.get_by_role("button", name="Choose all that are open").click()
    several = page.locator("details", has_text="Note several")
    await several.get_by_role("radio", name="agreed ad ref").check()
    await several.get_by_role("button", name="Note the chosen paragraphs").click()
    await look(page, "settle-several")
    await several.get_by_role("button", name=said("Note 2 paragraphs as agreed ad referendum: 3 and 5")).click()
    await expect(page.get_by_text(said("2 of 9 paragraphs are still open"))).to_be_visible()


async def test_words_tell_who_brought_them(stage: Scene) -> None:
    """By keyboard, and with a comparison that is linked."""
    page = await at(stage, "observer", "?read=words")
    await tab_to(page, "six months", tag="SPAN")
    await expect(page.locator(".told")).to_contain_text(said("version 2, as orally revised by Kenya"))
    await page.get_by_role("link", name=said("5 versions")).click()
    await page.get_by_role("combobox", name="From").select_option("2")
    await page.get_by_role("combobox", name="to", exact=True).select_option("3")
    await page.get_by_label("Side by side").check()
    await expect(page).to_have_url(re.compile(r"\?from=2&to=3&view=side$"))
    await page.reload()
    await expect(page.get_by_role("cell").locator("ins")).to_contain_text("and multilingual")


async def test_its_main_sponsor_revises_it_orally(stage: Scene) -> None:
    """The changes are derived from the edited text; a clause whose words change is open again and behind in Arabic."""
    page = await at(stage, "kenya", "/revise")
    await page.get_by_role("textbox", name=said("paragraph 2")).fill(
        "Requests the secretariat to meet half of the costs"
    )
    await page.get_by_role("radio", name=re.compile("Orally")).check()
    effect = page.get_by_role("region", name="What changes")
    await expect(effect.locator("ins")).to_contain_text("half of")
    await look(page, "revise-changed")
    await page.get_by_role("button", name="Revise the draft").click()
    await page.get_by_role("button", name=re.compile("Revise .* orally as shown, for .?Kenya")).click()
    await expect(page.get_by_role("listitem").filter(has_text=said("Version 6"))).to_contain_text("as orally revised")
    read = await at(stage, "observer", "?read=ar")
    behind = read.locator("#clause-funds001")
    await expect(behind).to_contain_text("Requests the secretariat to meet half of the costs")
    await expect(behind).to_contain_text("Behind:")


async def test_a_text_is_put_into_another_language(stage: Scene) -> None:
    """By the secretariat: what changed in the original is shown beside; then it is current."""
    page = await at(stage, "secretariat", "/languages/ar")
    words = page.get_by_role("textbox", name=re.compile(r"^\W?1\W?, in .?Arabic"))
    assert await words.evaluate("field => getComputedStyle(field).direction") == "rtl"
    line = page.get_by_role("listitem").filter(has=words)
    await expect(line.locator("ins")).to_contain_text("and multilingual")
    await words.fill("تقرر إنشاء سجل عام متعدد اللغات للحوادث")
    await expect(line.locator("ins")).to_have_count(0)
    await page.get_by_role("button", name=said("Publish the text in Arabic")).click()
    await page.get_by_role("button", name=re.compile("Publish draft .* in .?Arabic")).click()
    await expect(page.locator("#clause-decides1")).to_contain_text("متعدد اللغات")
    await expect(page.locator("#clause-decides1")).not_to_contain_text("Behind:")


async def test_the_secretariat_corrects_words(stage: Scene) -> None:
    """A corrigendum is a version of its own."""
    page = await at(stage, "secretariat", "/revise")
    await page.get_by_role("textbox", name=said("paragraph PP2")).fill(
        "Noting with concern that few of these are reported"
    )
    await page.get_by_role("button", name="Issue the corrigendum").click()
    await page.get_by_role("button", name=said("Issue corrigendum 2")).click()
    await expect(page.get_by_role("listitem").last).to_contain_text(said("corrigendum 2, by the secretariat"))


async def test_a_withdrawn_draft_is_tabled_again(stage: Scene) -> None:
    """Its text fills the form, and the two are linked."""
    page = await at(stage, "brazil", draft="withdrawn")
    await page.get_by_role("link", name="Table it again").click()
    await expect(page.get_by_label("Title")).to_have_value("A shared register of incidents")
    await page.get_by_role("button", name="Table the draft").click()
    await page.get_by_role("button", name=re.compile("Table “.*, for .?Brazil")).click()
    await expect(page.get_by_text("It brings again")).to_be_visible()
    assert [person.faults for person in stage.people.values()] == [[] for _ in stage.people]
