"""Threads and the search as people use them: by the keyboard, live for the others, and nothing typed is lost."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.scene import Scene, scene
from tests.e2e.story import said
from tests.e2e.test_pages import look, settled, tab_to


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("threads") / "d") as hall:
        yield hall


async def thread(stage: Scene, who: str, clause: str = "operative03") -> Page:
    """Opens the thread of a clause."""
    page = stage.people[who].page
    await page.goto(f"/a/demo/texts/{stage.ids['draft']}?thread={clause}")
    await settled(page)
    await expect(page.get_by_role("dialog")).to_be_visible()
    return page


def comment(page: Page, words: str) -> Locator:
    """The comment of the open thread that says so itself, not one that answers it."""
    own = page.locator("p:not(.quote)").filter(has_text=words)
    return page.get_by_role("dialog").get_by_role("article").filter(has=own)


async def test_a_mention_asks_until_it_is_read(stage: Scene) -> None:
    page = stage.people["kenya"].page
    await page.goto("/a/demo/now")
    await settled(page)
    row = page.get_by_role("listitem").filter(has_text=said("Indonesia mentions you on A/1/L.1"))
    await expect(row).to_be_visible()
    await look(page, "now-mentioned")
    async with page.expect_response(lambda answer: answer.url.endswith("/seen") and answer.status == 204):
        await row.get_by_role("link", name="Read").click()
        await expect(comment(page, "does one year begin")).to_contain_text("Question to the sponsor")
        await expect(comment(page, "does one year begin").get_by_text("New", exact=True)).to_be_visible()
    await page.goto("/a/demo/now")
    await settled(page)
    await expect(row).to_have_count(0)


async def test_a_member_is_mentioned_by_the_keyboard_and_words_survive_a_reload(stage: Scene) -> None:
    page = await thread(stage, "brazil", "operative05")
    await page.get_by_label("Your comment").press_sequentially("We ask @indo")
    listbox = page.get_by_role("listbox", name="Members to mention")
    await expect(listbox.get_by_role("option")).to_have_count(1)
    await look(page, "mention")
    await page.get_by_label("Your comment").press_sequentially(" ")
    for _ in range(6):
        await page.keyboard.press("Backspace")
    await page.keyboard.type("@k")
    await expect(listbox.get_by_role("option").first).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Escape")
    await expect(listbox).to_have_count(0)
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.type("e")
    await expect(listbox.get_by_role("option").first).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Your comment")).to_have_value("We ask @KEN ")
    await page.keyboard.type("to explain.")
    await page.reload()
    await settled(page)
    await expect(page.get_by_label("Your comment")).to_have_value("We ask @KEN to explain.")
    await page.get_by_label("Kind").select_option("question")
    await page.get_by_role("button", name="Post for everyone").click()
    await expect(comment(page, "We ask @KEN to explain.").locator("abbr")).to_have_attribute("title", "Kenya")
    await expect(page.get_by_label("Your comment")).to_have_value("")


async def test_what_is_reworded_hidden_shown_and_resolved_is_seen_by_the_others(stage: Scene) -> None:
    brazil, chair, public = [await thread(stage, who, "operative07") for who in ("brazil", "chair", "public")]
    await brazil.get_by_label("Your comment").fill("A first wording")
    await brazil.get_by_role("button", name="Post for everyone").click()
    for page in (brazil, chair, public):
        await expect(comment(page, "A first wording")).to_be_visible()
    await comment(brazil, "A first wording").get_by_role("button", name="Reword").click()
    await expect(brazil.get_by_label("Your comment, reworded")).to_be_focused()
    await brazil.get_by_label("Your comment, reworded").fill("A better wording")
    await look(brazil, "reword")
    await brazil.get_by_role("button", name="Save the new wording").click()
    await expect(comment(public, "A better wording")).to_be_visible()
    await comment(public, "A better wording").get_by_role("button", name="Reworded").click()
    await expect(public.get_by_role("list", name="Every wording").get_by_text("A first wording")).to_be_visible()
    await look(public, "wordings")
    await comment(chair, "A better wording").get_by_role("button", name="Hide").click()
    await look(chair, "hide")
    await chair.get_by_label("Reason").fill("Belongs to another paragraph")
    await chair.get_by_role("button", name="Hide the comment").click()
    await expect(comment(public, "Hidden by the chair: Belongs to another paragraph")).to_be_visible()
    await expect(public.get_by_text("A better wording")).to_have_count(0)
    hidden = comment(chair, "Belongs to another paragraph")
    await hidden.get_by_role("button", name="Read what is hidden").click()
    await expect(hidden.get_by_text("A better wording")).to_be_visible()
    await hidden.get_by_role("button", name="Show again").click()
    await expect(comment(public, "A better wording")).to_be_visible()
    await comment(brazil, "A better wording").get_by_role("button", name="Mark as resolved").click()
    await expect(public.get_by_role("button", name=said("Resolved A better wording no answer"))).to_be_visible()
    for who in ("brazil", "chair", "public"):
        assert stage.people[who].faults == []


async def test_words_are_erased_in_two_steps(stage: Scene) -> None:
    page = await thread(stage, "brazil", "operative08")
    await page.get_by_label("Your comment").fill("Better unsaid")
    await page.get_by_role("button", name="Post for everyone").click()
    await comment(page, "Better unsaid").get_by_role("button", name="Erase").click()
    await look(page, "erase")
    await page.get_by_role("button", name="Erase these words for ever").click()
    await expect(comment(page, "These words were erased.")).to_be_visible()
    await expect(page.get_by_text("Better unsaid")).to_have_count(0)


async def test_a_thread_without_a_connection_keeps_what_is_typed(stage: Scene) -> None:
    page = await thread(stage, "kenya", "operative05")
    await page.context.set_offline(True)
    await page.get_by_label("Your comment").fill("Sent when the line is back")
    await page.get_by_role("button", name="Post for everyone").click()
    await expect(page.get_by_text("Signed and kept here")).to_be_visible()
    try:
        await look(page, "thread-offline")
    finally:
        await page.context.set_offline(False)
    await expect(comment(page, "Sent when the line is back")).to_be_visible()
    stage.people["kenya"].faults.clear()


async def test_the_search_by_the_keyboard(stage: Scene) -> None:
    page = stage.people["kenya"].page
    await page.goto("/a/demo/search")
    await settled(page)
    await page.get_by_label("Words").focus()
    await page.keyboard.type("enough accounts")
    await page.keyboard.press("Enter")
    found = page.get_by_role("region", name=said("1 result"))
    await expect(found.locator("mark").first).to_have_text("enough")
    await expect(page).to_have_url(re.compile(r"\?q=enough\+accounts$"))
    await tab_to(page, "Comment on A/1/L.1/Amend.1", tag="A")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("A/1/L.1/Amend.1")
    await page.go_back()
    await expect(found).to_be_visible()
    await page.get_by_label("Where").select_option("text")
    await expect(page.get_by_text("Nothing was found.")).to_be_visible()


async def test_a_found_clause_is_gone_to(stage: Scene) -> None:
    page = stage.people["observer"].page
    await page.goto("/a/demo/search?q=%22one+year%22&noun=text")
    await settled(page)
    await page.get_by_role("link", name=said("Paragraph 3 of A/1/L.1")).click()
    await expect(page.locator("#clause-operative03")).to_be_in_viewport()


async def test_a_search_without_a_connection_says_so(stage: Scene) -> None:
    page = stage.people["public"].page
    await page.goto("/a/demo/search")
    await settled(page)
    await page.context.set_offline(True)
    await page.get_by_label("Words").fill("anything")
    await page.get_by_role("button", name="Search").click()
    await expect(page.get_by_text("There is no connection.")).to_be_visible()
    try:
        await look(page, "search-offline")
    finally:
        await page.context.set_offline(False)
    stage.people["public"].faults.clear()
