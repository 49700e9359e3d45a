"""Two of one delegation at one draft: they type into one clause at once, and one of them loses the line meanwhile.

The draft follows its text to a new version, ends as an amendment or as a text of their own, and can be begun again.
"""

import asyncio
import re
from pathlib import Path

import httpx
from playwright.async_api import Browser, Locator, Page, expect

from deliberation.client.api import Api
from deliberation.core.changes import Change, ReplaceWords
from deliberation.core.revising import Revise
from deliberation.core.text import walk
from deliberation.demo.draft import draft as demonstration
from tests.e2e.hall import ASSEMBLY, Hall, Person, hall, signed_in, somebody
from tests.e2e.scene import Pens
from tests.e2e.story import WORDS, read_draft, said
from tests.e2e.test_pages import look

CLAUSE = "operative03"
OTHER = "operative05"


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


async def caret(page: Page, where: int) -> None:
    """Stands at a place of the clause, ready to type."""
    await field(page).focus()
    await field(page).evaluate("(field, at) => field.setSelectionRange(at, at)", where)


async def types_at(page: Page, words: str, where: int) -> None:
    """Types letter by letter at a place of the clause."""
    await caret(page, where)
    await page.keyboard.type(words, delay=30)


async def colleagues(running: Browser, place: Hall) -> tuple[Person, Person]:
    """Kenya's delegate at two desks."""
    one = await signed_in(running, place, place.link("delegate of Kenya"))
    other = await somebody(running, place)
    await other.page.goto(await second_link(place, "ken-1"))
    await other.page.get_by_role("button", name="Sign in on this device").click()
    await other.page.get_by_role("button", name="Leave the vote where it is").click()
    await other.page.wait_for_url("**/now")
    return one, other


async def together(running: Browser, place: Hall) -> tuple[Person, Person]:
    """Kenya's delegate begins a draft, and their colleague opens it from the list."""
    one, other = await colleagues(running, place)
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

        await caret(one.page, 0)
        await caret(other.page, len(WORDS))
        await asyncio.gather(
            one.page.keyboard.type("Firmly and without delay ", delay=30),
            other.page.keyboard.type(" in every region", delay=30),
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
    await other.page.wait_for_function(_KEPT, arg="Last word. ")
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
    await one.page.get_by_role("button", name="Throw the draft away, for your whole delegation").click()
    await expect(page.get_by_text("This draft was thrown away by your delegation")).to_be_visible()


def reworded(clause: str, old: str, new: str) -> ReplaceWords:
    words = next(place.clause.text for place in walk(demonstration()) if place.clause.id == clause)
    start = words.index(old)
    return ReplaceWords(clause, start, start + len(old), old, new)


async def revise(place: Hall, *changes: Change) -> None:
    """The draft norm's main sponsor brings a new version, by a program."""
    async with Api(place.url) as api:
        pens = Pens(api, place.operator_token)
        kenya = await pens.of("ken-1", "KEN")
        [proposal] = await pens.objects("proposal")
        base = proposal["versions"][-1]["text"]
        act = kenya.act(Revise, proposal=proposal["id"], base=base, changes=changes, oral=False)
        await api.submit(kenya.sign(act))


async def rewrites(person: Person, id: str, old: str, new: str) -> None:
    """Types other words over some of a clause."""
    words = await field(person.page, id).input_value()
    await field(person.page, id).focus()
    at = words.index(old)
    await field(person.page, id).evaluate(
        "(field, [from, to]) => field.setSelectionRange(from, to)", [at, at + len(old)]
    )
    await person.page.keyboard.type(new, delay=30)


async def test_a_draft_follows_its_text_to_a_new_version(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place:
        one, other = await together(running, place)
        await types_at(one.page, "Firmly and without delay ", 0)
        await rewrites(other, OTHER, "public", "open")
        await both(one, other, f"Firmly and without delay {WORDS}")
        await other.page.context.set_offline(True)
        await expect(state(other.page)).to_contain_text("Offline")
        await types_at(other.page, "Together ", len("Firmly and without delay "))

        changed = reworded(CLAUSE, "one year", "two years"), reworded(OTHER, "public", "common")
        await revise(place, *changed)
        carried = f"Firmly and without delay {WORDS.replace('one year', 'two years')}"
        await expect(field(one.page)).to_have_value(carried)
        await expect(one.page.get_by_text(said("number 2, and the draft has been carried over"))).to_be_visible()
        await other.page.context.set_offline(False)
        carried = carried.replace("delay ", "delay Together ")
        await both(one, other, carried)
        for person in (one, other):
            await expect(person.page.get_by_text("do not fit the text in force any more")).to_be_visible()
            misfit = person.page.locator(f'[data-row="{OTHER}"]').get_by_role("alert")
            await expect(misfit).to_contain_text("The same words were changed")
            for word in ("open", "common"):
                await expect(field(person.page, OTHER)).to_have_value(re.compile(word))
        await expect(one.page.get_by_role("button", name="Submit the amendment")).to_be_disabled()
        await look(one.page, "draft-misfit")
        await other.page.get_by_role("button", name="Take what you had").click()
        for person in (one, other):
            await expect(field(person.page, OTHER)).to_have_value(
                "Requests the secretariat to keep a open register of incidents, to which any member may report"
            )
            await expect(person.page.get_by_role("alert")).to_have_count(0)
            await expect(field(person.page)).to_have_value(carried)
        other.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket")
        assert one.faults + other.faults == []


async def test_submitted_it_has_ended_for_all_and_can_be_begun_again(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place:
        one, other = await together(running, place)
        away = await other.page.context.new_page()
        await away.goto(other.page.url)
        await expect(field(away)).to_have_value(WORDS)
        await types_at(one.page, "Firmly ", 0)
        await both(one, other, f"Firmly {WORDS}")
        await look(one.page, "draft-amendment")
        address = one.page.url

        await one.page.get_by_role("button", name="Submit the amendment").click()
        await expect(one.page.get_by_role("region", name="What changes")).to_contain_text("Firmly")
        await one.page.get_by_role("button", name=re.compile("^Submit an amendment to .*for .?Kenya")).click()
        await one.page.wait_for_url("**/amendments/*")
        for page in (other.page, away):
            link = page.get_by_role("main").get_by_role("link", name=said("A/1/L.1/Amend.1"))
            await expect(page.get_by_text("This draft has been tabled as")).to_be_visible()
            await expect(link).to_be_visible()
            await expect(field(page)).not_to_be_editable()
        await look(other.page, "draft-tabled")
        await other.page.get_by_role("button", name="Begin it again with these words").click()
        await expect(field(other.page)).to_be_editable()
        await expect(field(other.page)).to_have_value(f"Firmly {WORDS}")
        assert other.page.url != address
        await away.goto(address)  # whoever opens it afterwards, on a device that had nothing of it any more
        await expect(away.get_by_text("This draft has been tabled as")).to_be_visible()
        await expect(field(away)).to_have_value(f"Firmly {WORDS}")
        await away.goto(f"/a/{ASSEMBLY}/now")
        await away.get_by_text(said("1 draft that has ended")).click()
        listed = away.get_by_role("region", name="Drafts of your delegation")
        await expect(listed.get_by_role("link", name=said("A/1/L.1/Amend.1"))).to_be_visible()
        await look(away, "draft-listed")
        assert one.faults + other.faults == []


async def test_the_end_is_told_to_who_was_offline(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place:
        one, other = await together(running, place)
        await types_at(one.page, "Firmly ", 0)
        await both(one, other, f"Firmly {WORDS}")
        await other.page.context.set_offline(True)
        await expect(state(other.page)).to_contain_text("Offline")
        await types_at(other.page, "Too late. ", 0)
        await one.page.get_by_role("button", name="Submit the amendment").click()
        await one.page.get_by_role("button", name=re.compile("^Submit an amendment to .*for .?Kenya")).click()
        await one.page.wait_for_url("**/amendments/*")
        await other.page.context.set_offline(False)
        await expect(other.page.get_by_text("This draft has been tabled as")).to_be_visible()
        await expect(other.page.get_by_role("main").get_by_role("link", name=said("Amend.1"))).to_be_visible()
        await expect(other.page.get_by_text("came too late")).to_be_visible()
        await expect(field(other.page)).to_have_value(f"Too late. Firmly {WORDS}")
        await other.page.get_by_role("button", name="Begin it again with these words").click()
        await expect(field(other.page)).to_be_editable()
        await expect(field(other.page)).to_have_value(f"Too late. Firmly {WORDS}")
        await expect(state(other.page)).to_have_text("Saved")
        other.forgive("ERR_INTERNET_DISCONNECTED", "WebSocket")
        assert one.faults + other.faults == []


async def test_a_text_of_their_own_is_written_together_and_tabled(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place:
        one, other = await colleagues(running, place)
        await one.page.goto(f"/a/{ASSEMBLY}/table")
        await one.page.get_by_role("textbox", name="Title", exact=True).fill("A common register")
        await one.page.locator('[data-item="operative1"]').fill("Decides to keep a register")
        await one.page.get_by_role("button", name="Draft together").click()
        await expect(field(one.page, "operative1")).to_have_value("Decides to keep a register")
        await expect(state(one.page)).to_have_text("Saved")
        await other.page.get_by_role("region", name="Drafts of your delegation").get_by_role("link").click()
        await field(other.page, "preamble1").fill("Recalling its earlier work")
        await one.page.get_by_role("radio", name="Inclusive development").check()
        await asyncio.gather(
            rewrites(other, "operative1", "register", "public register"),
            rewrites(one, "title", "common", "shared"),
        )
        await one.page.get_by_role("button", name="Add an operative paragraph").click()
        await expect(one.page.locator("[data-words]:focus")).to_have_value("")
        await one.page.keyboard.type("Invites all to report to it")
        for person in (one, other):
            preview = person.page.get_by_role("region", name="As it will be printed")
            for words in ("A shared register", "earlier work", "a public register;", "Invites all to report to it."):
                await expect(preview).to_contain_text(words)
            await expect(person.page.get_by_role("radio", name="Inclusive development")).to_be_checked()
        await look(one.page, "draft-text")
        await other.page.get_by_role("button", name="Table the draft").click()
        await other.page.get_by_role("button", name=re.compile("^Table .*A shared register.* for .?Kenya")).click()
        await other.page.wait_for_url("**/texts/*")
        await expect(one.page.get_by_text("This draft has been tabled as")).to_be_visible()
        await one.page.get_by_role("main").get_by_role("link", name=said("A/1/L.2")).click()
        await expect(one.page.get_by_role("region", name="The text")).to_contain_text("to keep a public register")
        assert one.faults + other.faults == []


_KEPT = """words => new Promise((resolve) => {
  const opening = indexedDB.open("deliberation");
  opening.onsuccess = () => {
    const kept = opening.result.transaction("drafts").objectStore("drafts").getAll();
    kept.onsuccess = () => {
      const updates = kept.result.flatMap(({ update }) => update ?? []);
      const letters = new RegExp([...words].join("[^]{0,16}?"));
      opening.result.close();
      resolve(updates.some((update) => letters.test(new TextDecoder("latin1").decode(update))));
    };
  };
})"""
"""Whether this device keeps these words until they are sent; between the letters stand marks of the update's form."""
