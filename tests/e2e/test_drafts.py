"""Two of one delegation at one draft: they type into one clause at once, and one of them loses the line meanwhile."""

import asyncio
import re
from pathlib import Path

import httpx
from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.hall import ASSEMBLY, Hall, Person, hall, signed_in, somebody
from tests.e2e.story import WORDS, read_draft

CLAUSE = "operative03"


async def second_link(place: Hall, accreditation: str) -> str:
    """A further sign-in link for the same accreditation: the same person at another desk."""
    async with httpx.AsyncClient(base_url=place.url, trust_env=False) as http:
        asked = {"assembly": ASSEMBLY, "accreditation": accreditation, "name": "Amina Mwangi"}
        headers = {"authorization": f"Bearer {place.operator_token}"}
        made = await http.post("/api/sign-in-links", json=asked, headers=headers)
        return str(made.json()["link"])


def field(page: Page, id: str = CLAUSE) -> Locator:
    return page.locator(f'[data-words="{id}"]')


def state(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status").first


async def types_at(page: Page, words: str, where: int) -> None:
    """Types letter by letter at a place of the clause."""
    await field(page).focus()
    await field(page).evaluate("(field, at) => field.setSelectionRange(at, at)", where)
    await page.keyboard.type(words, delay=30)


async def together(running: Browser, place: Hall) -> tuple[Person, Person]:
    """Kenya's delegate begins a draft, and their colleague opens it from the list."""
    one = await signed_in(running, place, place.link("delegate of Kenya"))
    other = await somebody(running, place)
    await other.page.goto(await second_link(place, "ken-1"))
    await other.page.get_by_role("button", name="Sign in on this device").click()
    await other.page.get_by_role("button", name="Leave the vote where it is").click()
    await other.page.wait_for_url("**/now")
    await read_draft(one)
    await one.page.get_by_role("button", name="Draft together").click()
    await expect(field(one.page)).to_have_value(WORDS)
    await expect(state(one.page)).to_have_text("Saved")
    await other.page.get_by_role("region", name="Drafts of your delegation").get_by_role("link").click()
    await expect(field(other.page)).to_have_value(WORDS)
    return one, other


async def both(one: Person, other: Person, words: str) -> None:
    for person in (one, other):
        await expect(field(person.page)).to_have_value(words)
        await expect(state(person.page)).to_have_text(re.compile(r"^\s*Saved"))


async def test_two_type_into_one_clause_and_one_goes_offline(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place:
        one, other = await together(running, place)
        await field(one.page).focus()
        chips = other.page.locator("li", has=field(other.page)).get_by_role("list", name="Also here")
        await expect(chips).to_be_visible()

        await asyncio.gather(
            types_at(one.page, "Firmly and without delay ", 0), types_at(other.page, " in every region", len(WORDS))
        )
        await both(one, other, f"Firmly and without delay {WORDS} in every region")

        await other.page.context.set_offline(True)
        await expect(state(other.page)).to_contain_text("Offline")
        await asyncio.gather(
            types_at(one.page, "Once more ", 0), types_at(other.page, "Together ", len("Firmly and without delay "))
        )
        await expect(state(other.page)).to_have_text("Kept here, not yet sent")
        await expect(state(one.page)).to_have_text("Saved")
        await other.page.context.set_offline(False)
        words = f"Once more Firmly and without delay Together {WORDS} in every region"
        await both(one, other, words)
        await expect(state(other.page)).to_contain_text("has been put together with yours")

        await closed_lid(running, place, one, other, words)
        other.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket")
        one.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket")
        assert one.faults + other.faults == []


async def closed_lid(running: Browser, place: Hall, one: Person, other: Person, words: str) -> None:
    """The page is gone before its words were sent; they are there when the draft is opened again, and sent."""
    address = other.page.url
    await other.page.context.set_offline(True)
    await types_at(other.page, "Last word. ", 0)
    await expect(state(other.page)).to_have_text("Kept here, not yet sent")
    await other.page.wait_for_timeout(300)
    context = other.page.context
    await other.page.close()
    await context.set_offline(False)
    page = await context.new_page()
    await page.goto(address)
    for there in (page, one.page):
        await expect(field(there)).to_have_value(f"Last word. {words}")
    stranger = await signed_in(running, place, place.link("delegate of Brazil"))
    await stranger.page.goto(address)
    await expect(stranger.page.get_by_text("draft of your delegation")).to_be_visible()
    await expect(stranger.page.get_by_text("Last word")).to_have_count(0)
    await one.page.get_by_role("button", name="Throw the draft away").click()
    await expect(page.get_by_text("This draft was thrown away by your delegation")).to_be_visible()
