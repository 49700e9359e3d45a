"""Every page: accessible in light and dark, whole at 360 px and mirrored too, pressed with a finger, named by its
heading, from our own host alone, without a fault in the console.

With `$PICTURES` naming a folder, each page is also pictured at 360, 1280 and 1920 px (the projector at 3840 px, too) in
light and dark, and mirrored.
"""

import gzip
import json
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Response, expect

from tests.e2e.browser import FRONTEND
from tests.e2e.hall import ASSEMBLY, DESK, Person, signed_in, somebody
from tests.e2e.scene import REMARK, Scene, scene
from tests.e2e.story import marked, said

AXE: Final = (FRONTEND / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FIRST_SCREEN: Final = 100_000
"""Bytes, compressed."""
# who looks, where; what stands in braces is one of the scene's ids
PAGES: Final = {
    "assemblies": ("public", "/"),
    "sign-in": ("public", "/sign-in"),
    "not-found": ("public", "/a/demo/nothing/here"),
    "no-such-assembly": ("public", "/a/nowhere/now"),
    "no-such-text": ("public", "/a/demo/texts/00000000-0000-4000-8000-000000000000"),
    "no-such-amendment": ("public", "/a/demo/texts/{draft}/amendments/00000000-0000-4000-8000-000000000000"),
    "no-such-vote": ("public", "/a/demo/votes/00000000-0000-4000-8000-000000000000"),
    "now-public": ("public", "/a/demo/now"),
    "now-observer": ("observer", "/a/demo/now"),
    "now-delegate": ("kenya", "/a/demo/now"),
    "now-chair": ("chair", "/a/demo/now"),
    "now-secretariat": ("secretariat", "/a/demo/now"),
    "texts": ("brazil", "/a/demo/texts"),
    "text": ("brazil", "/a/demo/texts/{draft}"),
    "text-public": ("public", "/a/demo/texts/{draft}"),
    "text-arabic": ("observer", "/a/demo/texts/{arabic}"),
    "text-worked": ("brazil", "/a/demo/texts/{worked}"),
    "text-worked-chair": ("chair", "/a/demo/texts/{worked}"),
    "text-withdrawn": ("brazil", "/a/demo/texts/{withdrawn}"),
    "text-blame": ("observer", "/a/demo/texts/{worked}?read=words"),
    "text-in-arabic": ("kenya", "/a/demo/texts/{worked}?read=ar"),
    "text-in-french": ("public", "/a/demo/texts/{worked}?read=fr"),
    "versions": ("observer", "/a/demo/texts/{worked}/versions?from=1&to=5"),
    "versions-side": ("observer", "/a/demo/texts/{worked}/versions?from=1&to=5&view=side&text=whole"),
    "versions-one": ("public", "/a/demo/texts/{arabic}/versions"),
    "revise": ("kenya", "/a/demo/texts/{worked}/revise"),
    "revise-forbidden": ("brazil", "/a/demo/texts/{worked}/revise"),
    "correct": ("secretariat", "/a/demo/texts/{worked}/revise"),
    "render-arabic": ("secretariat", "/a/demo/texts/{worked}/languages/ar"),
    "render-chinese": ("kenya", "/a/demo/texts/{worked}/languages/zh"),
    "table": ("kenya", "/a/demo/table"),
    "table-again": ("brazil", "/a/demo/table?again={withdrawn}"),
    "amendment": ("kenya", "/a/demo/texts/{draft}/amendments/{amendment}"),
    "votes": ("observer", "/a/demo/votes"),
    "ballot": ("kenya", "/a/demo/votes/{open}"),
    "ballot-observer": ("observer", "/a/demo/votes/{open}"),
    "result": ("kenya", "/a/demo/votes/{ballot}"),
    "result-public": ("public", "/a/demo/votes/{ballot}"),
    "member": ("public", "/a/demo/members/NOR?with=SWE"),
    "no-such-member": ("public", "/a/demo/members/XXX"),
    "check": ("observer", "/a/demo/votes/{ballot}/check"),
    "check-too-early": ("observer", "/a/demo/votes/{open}/check"),
    "chair": ("chair", "/a/demo/chair"),
    "chair-forbidden": ("observer", "/a/demo/chair"),
    "secretariat": ("secretariat", "/a/demo/secretariat"),
    "secretariat-forbidden": ("observer", "/a/demo/secretariat"),
    "projector": ("public", "/a/demo/projector"),
    "record": ("observer", "/a/demo/record"),
    "thread-of-a-clause": ("kenya", "/a/demo/texts/{draft}?thread=operative03"),
    "thread-public": ("public", "/a/demo/texts/{draft}?thread=operative03"),
    "thread-of-a-gone-clause": ("kenya", "/a/demo/texts/{draft}?thread=operative77"),
    "search": ("kenya", "/a/demo/search"),
    "search-found": ("kenya", "/a/demo/search?q=year"),
    "search-arabic": ("observer", "/a/demo/search?q=%D8%AA%D8%B9%D8%AF%D9%8A%D9%84"),
    "search-nothing": ("public", "/a/demo/search?q=porcupine&noun=comment"),
}


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("pages") / "d") as hall:
        yield hall


async def visit(stage: Scene, name: str) -> Person:
    """Opens a page and waits until it is all there."""
    who, path = PAGES[name]
    person = stage.people[who]
    person.faults.clear()
    await person.page.set_viewport_size(DESK)
    await person.page.goto(path.format(**stage.ids))
    await settled(person.page)
    return person


async def settled(page: Page) -> None:
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_text("One moment …").or_(page.get_by_text("being read…"))).to_have_count(0)


async def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds, one line for each element; what moves is at its end, for colours on their way are no colours."""
    await page.evaluate("document.getAnimations().forEach(each => { try { each.finish(); } catch {} })")
    await page.evaluate(AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = await page.evaluate("options => axe.run(document, options)", {"runOnly": only})
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


async def overflow(page: Page) -> list[str]:
    """What stands out of the window at the side, if the page can be scrolled there."""
    found: list[str] = await page.evaluate(_OVERFLOW)
    return found


async def small(page: Page) -> list[str]:
    """What a finger may miss: lower than 44 px, and no link within a sentence."""
    found: list[str] = await page.evaluate(_SMALL)
    return found


async def mirror(page: Page, direction: str) -> None:
    """Turns the interface to be read from the right, or back, its words staying what they are."""
    await page.evaluate("direction => { document.documentElement.dir = direction; }", direction)


async def drawn(page: Page) -> None:
    """Waits until the page has been told of its size, and has been drawn so."""
    await page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


async def picture(page: Page, name: str) -> None:
    folder = os.environ.get("PICTURES")
    if not folder:
        return
    sizes = [(360, 760), (1280, 900), (1920, 1080), *([(3840, 2160)] if name.startswith("projector") else [])]
    for look, dark, direction in (("light", False, "ltr"), ("dark", True, "ltr"), ("mirrored", False, "rtl")):
        await page.emulate_media(color_scheme="dark" if dark else "light")
        await mirror(page, direction)
        for width, height in sizes:
            await page.set_viewport_size({"width": width, "height": height})
            await page.screenshot(path=Path(folder) / f"{name}-{width}-{look}.png", full_page=True)
    await page.emulate_media(color_scheme="light")
    await mirror(page, "ltr")
    await page.set_viewport_size(DESK)


async def look(page: Page, name: str) -> None:
    """The gates of every page."""
    # so that no colour is looked at on its way to another
    await page.emulate_media(reduced_motion="reduce")
    await picture(page, name)
    assert await violations(page) == []
    await page.emulate_media(color_scheme="dark")
    assert await violations(page, "color-contrast") == []
    await page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    await page.set_viewport_size({"width": 360, "height": 760})
    await drawn(page)
    assert await overflow(page) == []
    assert await small(page) == []
    await mirror(page, "rtl")
    await drawn(page)
    assert await overflow(page) == []
    await mirror(page, "ltr")
    await page.set_viewport_size(DESK)


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_is_accessible_fits_and_is_quiet(stage: Scene, name: str) -> None:
    person = await visit(stage, name)
    if name == "check":
        await expect(person.page.locator(".verdict")).to_have_text("The result holds.")
    await look(person.page, name)
    heading = " ".join((await person.page.get_by_role("heading", level=1).inner_text()).split())
    await expect(person.page).to_have_title(re.compile(f"^{re.escape(heading)}"))
    # the browser itself notes answers that are not 2xx: nobody is signed in, there is no such assembly
    person.forgive(*{"sign-in": ["401"], "no-such-assembly": ["404"]}.get(name, []))
    assert person.faults == []


async def test_a_link_that_was_used_says_so(stage: Scene, running: Browser) -> None:
    stranger = await somebody(running, stage.place)
    page = stranger.page
    await page.goto(stage.place.link("an observer"))
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await look(page, "sign-in-link")
    await page.get_by_role("button", name="Sign in on this device").click()
    await expect(page.get_by_text("This link has been used already")).to_be_visible()
    await look(page, "sign-in-used")
    stranger.forgive("400", "401", "403", "404", "410")
    assert stranger.faults == []
    await page.context.close()


async def test_without_a_connection_the_page_says_so_and_stays(stage: Scene) -> None:
    person = await visit(stage, "text-public")
    await person.page.context.set_offline(True)
    await expect(person.page.get_by_role("banner").get_by_text("Offline")).to_be_visible()
    await expect(person.page.locator("#clause-operative11")).to_be_visible()
    await look(person.page, "offline")
    await person.page.context.set_offline(False)
    await expect(person.page.get_by_role("banner").get_by_text("Live")).to_be_visible()


async def test_the_panels_of_a_text_are_accessible(stage: Scene) -> None:
    """The composer and the thread, which a click brings."""
    person = await visit(stage, "text")
    page = person.page
    await page.get_by_role("article").first.get_by_role("button", name="Discuss").click()
    remark = page.get_by_text(REMARK)
    await expect(remark).to_be_visible()
    assert await remark.evaluate("words => getComputedStyle(words).direction") == "rtl"
    await look(page, "thread")
    await page.keyboard.press("Escape")
    await page.locator("#clause-operative05").hover()
    await page.get_by_role("button", name=said("Amend paragraph 5")).click()
    await expect(page.get_by_role("textbox", name=said("Reword paragraph 5"))).to_be_focused()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(" in any language")
    await look(page, "composer")
    await page.get_by_role("button", name="Submit the amendment").click()
    await look(page, "composer-second-step")
    assert person.faults == []


async def test_arabic_is_read_from_right_to_left(stage: Scene) -> None:
    page = (await visit(stage, "text-arabic")).page
    clause = page.locator("[data-clause=operative2s2]")
    assert await clause.evaluate("clause => getComputedStyle(clause).direction") == "rtl"
    above, number = page.locator("[data-clause=operative2]"), page.locator("#clause-operative2 .number")
    outer, hung, inner = await above.bounding_box(), await number.bounding_box(), await clause.bounding_box()
    assert outer is not None
    assert hung is not None
    assert inner is not None
    assert hung["x"] > outer["x"] + outer["width"] / 2, "its number hangs at the right"
    assert inner["x"] + inner["width"] < outer["x"] + outer["width"], "a sub-paragraph steps in from the right"


async def test_a_vote_is_cast_with_the_keyboard_alone(stage: Scene, running: Browser) -> None:
    person = await signed_in(running, stage.place, stage.place.link("delegate of Indonesia"))
    page = person.page
    await tab_to(page, "Vote", tag="A")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    await tab_to(page, "Abstaining")
    await page.keyboard.press("Space")
    await expect(page.get_by_role("group", name="Confirm your vote")).to_be_focused()
    await look(page, "ballot-second-step")
    await tab_to(page, "Abstain on draft")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Recorded as:").locator("b")).to_contain_text("Abstaining")
    await look(page, "ballot-cast")
    assert person.faults == []
    await page.context.close()


async def tab_to(page: Page, words: str, tag: str = "BUTTON") -> None:
    """Presses Tab until something of this kind is focused whose words begin so; it must be seen that it is."""
    named = re.compile(rf"^\W*{marked(words)}")
    await expect(page.locator(tag.lower()).filter(has_text=named).first).to_be_visible()
    for _ in range(60):
        await page.keyboard.press("Tab")
        if await page.evaluate(_FOCUSED, [marked(words), tag]):
            return
    raise AssertionError(f"{words} is not reached with 60 tabs")


async def test_a_draft_is_tabled_by_its_form(stage: Scene) -> None:
    """Typed paragraph by paragraph, with a sub-paragraph, and seen by others as it was printed in the preview."""
    person = await visit(stage, "table")
    page = person.page
    await page.get_by_label("Title").fill("Common terms of reference")
    await page.get_by_role("radio", name="Inclusive development").check()
    await page.get_by_label("Co-sponsors").select_option(label="Fiji")
    await page.get_by_role("button", name="Add a preambular paragraph").click()
    await (
        page.get_by_role("textbox", name="PP1")
        .or_(page.get_by_role("textbox", name="New paragraph"))
        .first.fill("Recalling its earlier decisions")
    )
    form, preview = page.locator("form"), page.get_by_role("region", name="As it will be printed")
    await type_paragraphs(form)
    await look(page, "table-filled")
    await expect(preview).to_contain_text("Recalling its earlier decisions,")
    await expect(preview).to_contain_text("training teachers;")
    await page.get_by_role("button", name="Table the draft").click()
    await page.get_by_role("button", name=said("Table “Common terms of reference”, for Kenya")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Common terms of reference")
    seen = (await visit(stage, "texts")).page
    await seen.get_by_role("link", name="Common terms of reference").click()
    text = seen.get_by_role("region", name="The text")
    for words in ("Recalling its earlier decisions,", "Calls upon all members to cooperate by", "training teachers;"):
        await expect(text).to_contain_text(words)
    assert person.faults == []


async def type_paragraphs(form: Any) -> None:
    """One operative paragraph with two sub-paragraphs."""
    await form.get_by_role("button", name="Add an operative paragraph").click()
    fields = form.get_by_role("textbox")
    await fields.last.fill("Calls upon all members to cooperate by")
    for words in ("training teachers", "opening access to computing power"):
        await form.get_by_role("button", name=said("Add a sub-paragraph to: paragraph 1")).first.click()
        await fields.last.fill(words)


async def test_the_first_screen_is_light(stage: Scene, running: Browser) -> None:
    """All that a first visit loads until the page is there, compressed as a server in front would."""
    stranger = await somebody(running, stage.place)
    loaded: list[Response] = []
    stranger.page.on("response", lambda each: loaded.append(each))  # noqa: PLW0108  # Playwright marks its handlers
    await stranger.page.goto(f"/a/{ASSEMBLY}/now", wait_until="load")
    await expect(stranger.page.get_by_role("heading", level=1)).to_be_visible()
    kinds = {"document", "script", "stylesheet", "font", "image"}
    weights = {
        each.url: len(gzip.compress(await each.body(), 9)) for each in loaded if each.request.resource_type in kinds
    }
    assert sum(weights.values()) <= FIRST_SCREEN, json.dumps(weights, indent=1)
    await stranger.page.context.close()


_FOCUSED: Final = """([words, tag]) => {
  const it = document.activeElement;
  const outline = getComputedStyle(it).outlineStyle;
  if (it.tagName !== tag || !new RegExp("^\\\\W*" + words).test(it.innerText.trim())) return false;
  if (outline === "none") throw new Error(`focus on "${it.innerText}" is not seen`);
  return true;
}"""
_OVERFLOW: Final = """() => {
  const width = document.documentElement.clientWidth;
  const panels = [...document.querySelectorAll("[role=dialog], [role=dialog] > *, dialog")];
  const cut = panels.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.outerHTML.slice(0, 90));
  if (cut.length > 0 || document.documentElement.scrollWidth <= width) return cut;
  return [...document.body.querySelectorAll("*")]
    .filter(each => each.getBoundingClientRect().right > width + 1 || each.getBoundingClientRect().left < -1)
    .map(each => `${each.tagName}.${each.className}: ${each.textContent.slice(0, 60)}`).slice(0, 5);
}"""
_SMALL: Final = """() => {
  const inSentence = (link) => getComputedStyle(link).display === "inline"
    && link.parentElement.innerText.trim().length > link.innerText.trim().length + 3;
  const pressed = (it) => ["checkbox", "radio"].includes(it.type) ? it.closest("label") ?? it : it;
  return [...document.querySelectorAll("a[href], button, summary, select, input, textarea")]
    .filter(it => it.checkVisibility() && !it.closest(".heard, .projector") && !inSentence(it))
    .filter(it => pressed(it).getBoundingClientRect().height < 43.5)
    .map(it => it.outerHTML.slice(0, 160));
}"""
