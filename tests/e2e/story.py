"""The chapters of the story that the end-to-end test tells: from sign-in to a result that anyone can check.

Five people take part: the chair, delegates of Kenya (who sponsors the draft) and of Brazil, and an observer, each at a
browser; and a delegate of Indonesia, who writes by a program of their own.
"""

import random
import re
from typing import Final, NamedTuple
from uuid import UUID

from playwright.async_api import Browser, Locator, Page, expect

from deliberation.client.actor import Actor
from deliberation.client.api import Api
from deliberation.core.amendment import Submit
from deliberation.core.changes import ReplaceWords
from deliberation.core.envelope import SigningKey
from deliberation.demo.draft import draft
from deliberation.simulate import bots
from tests.e2e.hall import ASSEMBLY, Hall, Person, signed_in

DRAFT: Final = "A/1/L.1"
WORDS: Final = draft().operative[2].text
"""What Brazil and Indonesia want to change: operative paragraph 3."""


def marked(words: str) -> str:
    """A pattern of words as a page holds them: invisible marks of direction stand around figures and symbols."""
    return re.sub(r"[\w/.]+|[()]", lambda word: r"\W?" + re.sub("[/.()]", r"\\W", word[0]) + r"\W?", words)


def said(words: str) -> re.Pattern[str]:
    """Words as a page says them.

    They begin and end where words do, so that two votes that are missing are not found in 192.
    """
    return re.compile(rf"(?<!\w){marked(words)}(?!\w)")


class House(NamedTuple):
    """Those at browsers."""

    chair: Person
    kenya: Person
    brazil: Person
    observer: Person


def favourable(count: int) -> list[str]:
    """Ids of ballots on which the bots' leaning, drawn from the id, is the most favourable, so that they adopt."""
    best = max(bots._LEANINGS)
    drawn = random.Random(7)
    ids: list[str] = []
    while len(ids) < count:
        id = str(UUID(int=drawn.getrandbits(128), version=4))
        if random.Random(id).choice(bots._LEANINGS) == best:
            ids.append(id)
    return ids


async def arrive(running: Browser, place: Hall) -> House:
    """All sign in by the links that the server printed; their devices make keys, which the record shows enrolled."""
    house = House(
        await signed_in(running, place, place.link("the chair"), chance=favourable(64)),
        await signed_in(running, place, place.link("delegate of Kenya")),
        await signed_in(running, place, place.link("delegate of Brazil")),
        await signed_in(running, place, place.link("an observer")),
    )
    for person in house:
        await person.page.evaluate("window.neverReloaded = true")
    members = {each["id"]: each for each in await house.observer.objects("member")}
    assert members["KEN"]["voting_key"]
    assert members["BRA"]["voting_key"]
    for delegate in (house.kenya, house.brazil):
        await delegate.page.get_by_role("button", name="Declare presence").click()
        await expect(delegate.page.get_by_role("button", name="Declare presence")).to_have_count(0)
    return house


async def open_meeting(house: House) -> None:
    """The chair opens the meeting once the quorum is there; all see it."""
    page = house.chair.page
    await page.get_by_role("link", name="Chair’s console").first.click()
    await expect(page.get_by_text("To decide").locator("..")).to_contain_text("· met")
    await step(page, said("Open meeting 1"))
    for person in house:
        await expect(person.page.get_by_role("banner")).to_contain_text(said("Meeting 1 is open"))


async def step(page: Page, name: re.Pattern[str], *, majority: str = "", by: str = "") -> None:
    """The chair's step with its second one in the dialog that names it."""
    await page.get_by_role("main").get_by_role("button", name=name).click()
    dialog = page.get_by_role("dialog")
    for choice in filter(None, (majority, by)):
        await dialog.get_by_role("radio", name=choice, exact=True).check()
    await dialog.get_by_role("button", name=name).click()
    await expect(dialog).to_be_hidden()


async def read_draft(person: Person) -> None:
    """Goes to the draft by the links of the page."""
    page = person.page
    await page.get_by_role("navigation").get_by_role("link", name="Texts").first.click()
    await page.get_by_role("link", name="Cooperation on artificial intelligence").click()
    await expect(clause(page, "operative11")).to_be_visible()


def clause(page: Page, id: str) -> Locator:
    """A clause's words and what stands below them."""
    return page.locator(f"#clause-{id}").first


def card(page: Page, number: int) -> Locator:
    """The card of an amendment at its clause."""
    return page.get_by_role("article", name=said(f"Amendment {DRAFT}/Amend.{number}")).first


async def select(page: Page, id: str, words: str) -> None:
    """Selects words of a clause with the mouse, from the first letter to the last, once they stand still."""
    await clause(page, id).scroll_into_view_if_needed()
    box = await page.evaluate(_BOX, [id, words])
    await page.mouse.move(box["left"] + 1, box["y"])
    await page.mouse.down()
    await page.mouse.move(box["right"] - 2, box["y"], steps=6)
    await page.mouse.up()


async def retype(field: Locator, old: str, new: str) -> None:
    """Puts other words into a field that holds these."""
    await expect(field).to_have_value(re.compile(re.escape(old)))
    await field.fill((await field.input_value()).replace(old, new))


async def submit(page: Page) -> None:
    """The two steps of submitting what is in the composer."""
    composer = page.get_by_role("dialog", name="Your amendment")
    await composer.get_by_role("button", name="Submit the amendment").click()
    await composer.get_by_role("button", name=re.compile("^Submit an amendment to .*for .?Brazil")).click()
    await expect(composer).to_be_hidden()


async def amend(house: House) -> None:
    """Brazil replaces words that it selects; the others see it beside the clause without loading the page again."""
    for person in (house.kenya, house.brazil, house.observer):
        await read_draft(person)
    page = house.brazil.page
    await select(page, "operative03", "within one year")
    toolbar = page.get_by_role("toolbar", name="The words you selected")
    await expect(toolbar).to_contain_text("within one year")
    await toolbar.get_by_role("button", name="Replace these words").click()
    await expect(page.get_by_role("textbox", name=said("Reword paragraph 3"))).to_be_focused()
    await page.keyboard.type("within six months")
    await submit(page)
    await expect(card(page, 1)).to_be_visible()
    for person in (house.kenya, house.observer):
        await person.page.get_by_role("button", name=said("1 new amendment Show")).click()
        change = card(person.page, 1).locator(".change")
        await expect(change.locator("del")).to_contain_text("one year")
        await expect(change.locator("ins")).to_contain_text("six months")
        assert await person.page.evaluate("window.neverReloaded")


async def discuss(house: House) -> None:
    """A comment and its reply arrive while the others look at the thread."""
    for person in (house.kenya, house.brazil, house.observer):
        await card(person.page, 1).get_by_role("button", name="Discuss").click()
    await comment(house.kenya.page, "Six months is short for small administrations.")
    drawer = house.brazil.page.get_by_role("dialog")
    await expect(drawer.get_by_text("Six months is short")).to_be_visible()
    await drawer.get_by_role("button", name="Reply").click()
    await comment(house.brazil.page, "A plain account need not be a long one.")
    for person in (house.kenya, house.observer):
        said = person.page.get_by_role("dialog").get_by_role("listitem").nth(1)
        await expect(said).to_contain_text("A plain account need not be a long one.")
        await expect(said.locator(".quote")).to_contain_text("Six months is short")
    for person in (house.kenya, house.brazil, house.observer):
        await person.page.keyboard.press("Escape")
        await expect(person.page.get_by_role("dialog")).to_have_count(0)


async def comment(page: Page, words: str) -> None:
    drawer = page.get_by_role("dialog")
    await drawer.get_by_label("Your comment").fill(words)
    await drawer.get_by_role("button", name="Post for everyone").click()
    await expect(drawer.get_by_role("listitem").filter(has_text=words).first).to_be_visible()


async def indonesia(place: Hall) -> Actor:
    """Indonesia's delegate, who signs in by a program with the link that was printed."""
    async with Api(place.url) as api:
        token = place.link("delegate of Indonesia").partition("#")[2]
        session = await api.sign_in(token)
        actor = Actor(ASSEMBLY, session.accreditation, SigningKey.generate(), session.member)
        await api.enrol(actor, session, votes=True)
    return actor


async def write_while_it_changes(house: House, place: Hall) -> None:
    """Another's amendment arrives while Brazil types: focus, caret, words and scroll stay; a reload keeps the words."""
    actor = await indonesia(place)
    page = house.brazil.page
    await clause(page, "operative07").hover()
    await page.get_by_role("button", name=said("Amend paragraph 7")).click()
    field = page.get_by_role("textbox", name=said("Reword paragraph 7"))
    await expect(field).to_be_focused()
    await page.keyboard.press("Control+Home")
    await page.keyboard.type("Firmly ")
    before = await page.evaluate(_WHERE)
    proposal = (await house.observer.objects("proposal"))[0]
    start = WORDS.index("one year")
    change = ReplaceWords(clause="operative03", start=start, end=start + 8, old="one year", new="two years")
    async with Api(place.url) as api:
        act = actor.act(
            Submit, proposal=proposal["id"], base=proposal["versions"][-1]["text"], changes=(change,), sponsors=("IDN",)
        )
        await api.submit(actor.sign(act))
    await expect(page.get_by_role("button", name=said("1 new amendment Show"))).to_be_visible()
    assert await page.evaluate(_WHERE) == before
    await page.keyboard.type("and ")
    await expect(field).to_have_value(re.compile(r"^Firmly and Urges"))
    await page.reload()
    await page.get_by_role("button", name="Go on with your amendment").click()
    await expect(field).to_have_value(re.compile(r"^Firmly and Urges those who provide"))


async def collide(house: House) -> None:
    """The two amendments to the same words are shown as colliding to everyone."""
    await house.brazil.page.keyboard.press("Escape")
    for person in (house.kenya, house.observer):
        await person.page.get_by_role("button", name=said("1 new amendment Show")).click()
    for person in (house.kenya, house.brazil, house.observer):
        for number, other in ((1, 2), (2, 1)):
            await expect(card(person.page, number)).to_contain_text(said(f"Collides with Amend.{other}"))


async def delete_and_insert(house: House) -> None:
    """Brazil goes on with its draft, as a deletion of one paragraph and a new one after another."""
    page = house.brazil.page
    await page.get_by_role("button", name="Go on with your amendment").click()
    composer = page.get_by_role("dialog", name="Your amendment")
    await composer.get_by_role("button", name="Insert a paragraph after it").click()
    await composer.get_by_role("textbox", name=said("New paragraph after paragraph 7")).fill(
        "Encourages those who test such systems to publish what they find"
    )
    await composer.get_by_role("button", name="Leave out").first.click()
    await composer.get_by_role("button", name="Close").click()
    await select(page, "operative09", "procurement")
    await page.get_by_role("toolbar").get_by_role("button", name="Delete the paragraph").click()
    await submit(page)
    for person in (house.kenya, house.observer):
        await person.page.get_by_role("button", name=said("1 new amendment Show")).click()
        await expect(card(person.page, 3)).to_be_visible()


async def accept(house: House) -> None:
    """Kenya, the only sponsor, accepts: a version is made, and the text changes before everybody's eyes."""
    page = house.kenya.page
    await card(page, 3).get_by_role("link", name="Amend.3").click()
    await page.get_by_role("button", name="Accept this amendment").click()
    await page.get_by_role("button", name=said(f"Accept {DRAFT}/Amend.3, for Kenya")).click()
    await expect(page.get_by_text("Accepted by all sponsors")).to_be_visible()
    await read_draft(house.kenya)
    for person in (house.brazil, house.observer):
        await person.page.get_by_role("button", name=said("version 2 is in force")).click()
    for person in (house.kenya, house.brazil, house.observer):
        await expect(person.page.get_by_role("region", name="The text")).to_contain_text("publish what they find")
        await expect(clause(person.page, "operative09")).to_have_count(0)
    versions = house.observer.page.locator(".versions")
    await versions.get_by_role("button", name="Compare with the one before").click()
    await expect(versions.locator("del")).to_contain_text("procurement by public bodies")
    await expect(versions.locator("ins")).to_contain_text("publish what they find")


_BOX: Final = """async ([id, words]) => {
  const holder = document.querySelector(`[data-clause="${id}"]`);
  const all = holder.textContent;
  const from = all.indexOf(words);
  const point = (offset) => {
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (offset < node.length) return [node, offset];
      offset -= node.length;
    }
  };
  const box = (at) => {
    const [node, offset] = point(at);
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect();
  };
  let [first, last, still] = [undefined, undefined, 0];
  while (still < 10) {
    await new Promise(requestAnimationFrame);
    const before = first;
    [first, last] = [box(from), box(from + words.length - 1)];
    still = first.top === before?.top && first.left === before.left ? still + 1 : 0;
  }
  if (first.top !== last.top) throw new Error(`"${words}" stands on two lines`);
  return { left: first.left, right: last.right, y: first.top + first.height / 2 };
}"""
_WHERE: Final = """() => {
  const field = document.activeElement;
  return [field.getAttribute("aria-label"), field.value, field.selectionStart, field.selectionEnd, window.scrollY];
}"""
