"""A chair takes forty competing amendments on one draft to a final text, from the console alone.

The chair changes the order once, puts together what collides with nothing, and otherwise presses the button that is
offered: which amendment comes next, what it overtakes, what is moot and by which one, is the system's to know. The
delegates submit, object, appeal and vote.
"""

import re
import time
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Locator, Page, expect

from deliberation.client.api import Api
from deliberation.core.en_bloc import Object
from deliberation.core.meeting import Note
from deliberation.core.ruling import Appeal
from deliberation.core.text import walk
from tests.e2e.competing import WORDS, Delegates
from tests.e2e.hall import ASSEMBLY, Person, hall, signed_in, somebody
from tests.e2e.story import said, step
from tests.e2e.test_pages import look

BOUND: Final = 90.0
"""Seconds, on two cores, from the chair's first step to the adopted text."""
PRESSES: Final = 120
FINAL: Final = {
    "operative03": "Encourages members to publish, without delay, a short account of how public bodies use automated "
    "decisions",
    "operative05": "Requests the secretariat to keep a public and searchable register of failures, to which any "
    "member or observer may report",
    "operative06": "Invites members in a position to do so to contribute to a solidarity fund for the connection of "
    "remote and poor regions",
    "operative07": "Urges those who provide systems of any use at all to make them tell people plainly that they are "
    "dealing with a machine",
    "operative09": "Recommends that procurement by all public bodies favour systems whose behaviour can be examined "
    "by others",
}
"""What was put first, and the furthest from the draft, of what competed for the same words."""


async def test_forty_competing_amendments_become_a_final_text(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place, Api(place.url) as api:
        delegates = Delegates(api, place)
        await prepare(delegates)
        chair = await signed_in(running, place, place.link("the chair"))
        kenya = await signed_in(running, place, place.link("delegate of Kenya"))
        wall = await somebody(running, place)
        await wall.page.goto(f"/a/{ASSEMBLY}/projector")
        await chair.page.goto(f"/a/{ASSEMBLY}/chair")
        began = time.monotonic()
        await step(chair.page, said("Open meeting 1"))
        await seen(wall.page, "forty-wall")
        await seen(chair.page, "forty-order")
        looked = time.monotonic() - began
        await reorder(chair.page)
        await together(chair.page, kenya, delegates)
        await work_through(chair.page, kenya, delegates)
        took = time.monotonic() - began - looked
        await check(delegates)
        assert [fault for person in (chair, kenya, wall) for fault in person.faults] == []
        print(f"forty amendments: {took:.0f} s")
        assert took < BOUND
        for person in (chair, kenya, wall):
            await person.page.context.close()


async def prepare(delegates: Delegates) -> None:
    """Everybody is there, and forty amendments are."""
    await delegates.sit()
    secretariat = await delegates.enter("secretariat")
    [meeting] = await delegates.objects("meeting")
    members = tuple(each["id"] for each in await delegates.objects("member"))
    await delegates.do(secretariat, Note, meeting=meeting["id"], members=members, present=True)
    await delegates.amend()


async def reorder(page: Page) -> None:
    """One amendment goes up by keyboard; the chair sees what changes, and announces the order in two steps."""
    order = page.get_by_role("region", name=said("Voting order (39)"))
    await order.get_by_role("button", name="Change the order").click()
    up = order.get_by_role("button", name=said("Move Amend.3 up"))
    await up.focus()
    for changed in ("from place", "Amend.3 from place"):  # after one step it is the other that goes down
        await page.keyboard.press("Enter")
        await expect(order.get_by_role("note")).to_contain_text(said(changed))
        await expect(up).to_be_focused()
    await seen(page, "forty-reordering")
    await order.get_by_role("button", name="Announce this order").click()
    await order.get_by_role("button", name=said("Announce the order of 39 amendments to A/1/L.1")).click()
    await expect(order.get_by_text("As you have announced it")).to_be_visible()


async def together(page: Page, kenya: Person, delegates: Delegates) -> None:
    """What collides with nothing is put to the hall; Kenya objects to one, another delegate to another."""
    bloc = page.get_by_role("region", name="Put together")
    await bloc.get_by_role("button", name=said("Ask whether anybody objects to 18 amendments")).click()
    await bloc.get_by_role("button", name=said("Put 18 amendments to A/1/L.1 together to the hall")).click()
    await expect(bloc.get_by_text(said("You have asked whether anybody objects to 18 amendments"))).to_be_visible()
    await seen(kenya.page, "forty-objecting")
    await kenya.page.get_by_role("button", name=said("Object to Amend.30"), exact=False).click()
    confirm = kenya.page.get_by_role("button", name=said("Object to the adoption of A/1/L.1/Amend.30 without a vote"))
    await confirm.click()
    await expect(bloc.get_by_text("Objection:")).to_have_count(1)
    [asked] = await delegates.objects("en_bloc")
    await delegates.do(delegates.actors["NOR"], Object, en_bloc=asked["id"], amendments=(asked["amendments"][0],))
    await expect(bloc.get_by_text("Objection:")).to_have_count(2)
    await seen(page, "forty-together")
    await expect(big(page)).to_contain_text(said("16"))
    await press(page)


async def work_through(page: Page, kenya: Person, delegates: Delegates) -> None:
    """The chair presses what is offered until the draft is adopted; Norway appeals once against a ruling."""
    appealed = False
    for presses in range(PRESSES):
        pressed = await press(page, pictured="forty-before-the-vote" if presses == 4 else "")
        if pressed.startswith("Put "):
            await delegates.vote()
        if "moot" in pressed and not appealed:
            appealed = True
            [ruling, *_] = [each for each in await delegates.objects("ruling") if each["kind"] == "moot"]
            await seen(kenya.page, "forty-rulings")
            await delegates.do(delegates.actors["NOR"], Appeal, ruling=ruling["id"])
            await expect(big(page)).to_contain_text("Put the appeal")
        if "ballot" in pressed and await whole_is_next(page):
            await divide(page, kenya, delegates)
            await put_parts(page, delegates)
            return
    raise AssertionError(f"the text is not adopted after {PRESSES} steps")


async def seen(page: Page, name: str) -> None:
    """The gates of every page, once nothing moves: no colour is looked at on its way to another."""
    await page.wait_for_function("() => document.getAnimations().length === 0")
    await look(page, name)


async def whole_is_next(page: Page) -> bool:
    await expect(big(page)).to_be_enabled()
    return "as amended" in await big(page).inner_text()


async def divide(page: Page, kenya: Person, delegates: Delegates) -> None:
    """Two paragraphs are to be voted on separately, before the whole; Kenya objects, and the hall votes to divide."""
    await page.get_by_text("Divide the draft").click()
    for label, part in (("10", "Part 1"), ("11", "Part 2")):
        choice = page.get_by_role("combobox", name=re.compile(f"^{label} "))
        await choice.select_option(label=isolated(part))
    await page.get_by_role("button", name="Ask whether anybody objects to this division").click()
    await seen(page, "forty-dividing")
    await page.get_by_role(
        "button", name=said("Ask the hall whether 2 parts of A/1/L.1 are to be voted on separately")
    ).click()
    await expect(big(page)).to_contain_text(said("Divide A/1/L.1, nobody objecting"))
    await seen(kenya.page, "forty-division-asked")
    await kenya.page.get_by_role("button", name="Object to the division").click()
    await kenya.page.get_by_role("button", name=said("Object to the division of A/1/L.1, for Kenya")).click()
    await expect(big(page)).to_contain_text("Put the motion to divide")
    await press(page, pictured="forty-motion")
    await delegates.vote()
    await press(page)
    await expect(big(page)).to_contain_text(said("Put part 1 of"))


async def put_parts(page: Page, delegates: Delegates) -> None:
    """Both parts, of which the second is rejected and left out, then the whole."""
    for matter in ("part 1 of", "part 2 of", "draft"):
        assert matter in await press(page, pictured="forty-part" if matter.startswith("part 2") else "")
        await delegates.vote()
        await press(page, last=matter == "draft")


def isolated(words: str) -> str:
    """Words with a figure, which is kept in its own direction."""
    return re.sub(r"\d+", lambda figure: f"\u2068{figure[0]}\u2069", words)


def big(page: Page) -> Locator:
    """The one prominent step."""
    return page.locator(".next > .button > button")


async def press(page: Page, pictured: str = "", *, last: bool = False) -> str:
    """Takes the step that is offered, with its second one; returns what it said."""
    await expect(big(page)).to_be_enabled()
    said_ = re.sub("[\u2066-\u2069]", "", await big(page).inner_text())
    await big(page).click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    majority = dialog.get_by_role("radio", name="Simple majority", exact=True)
    if await majority.count() and not await majority.is_checked():
        await majority.check()
    if pictured:
        await seen(page, pictured)
    await dialog.get_by_role("button", name=said(said_), exact=False).click()
    await expect(dialog).to_be_hidden()
    if not last:
        await expect(big(page)).not_to_have_text(said(said_))
    return said_


async def check(delegates: Delegates) -> None:
    """Nothing is pending, the text is what was decided, and each ruling names what it rests on."""
    [proposal] = await delegates.objects("proposal")
    assert (proposal["state"], proposal["resolution"]) == ("adopted", "A/RES/1/1")
    amendments = await delegates.objects("amendment")
    states = [each["state"] for each in amendments]
    assert len(states) == 40
    assert {"circulated", "second_vote_pending"}.isdisjoint(states)
    assert states.count("merged") == 1
    adopted = {each["id"] for each in amendments if each["state"] == "adopted"}
    moot = [each for each in amendments if each["state"] == "moot"]
    assert moot
    assert all(each["moot"] in adopted or each["moot"] == each["amends"] for each in moot)
    text = await delegates.text()
    words = {place.clause.id: place.clause.text for place in walk(text)}
    assert {id: words[id] for id in FINAL} == FINAL
    assert "operative12" in words
    assert {"operative04s2p3", "operative11"}.isdisjoint(words)
    assert words["preambular01"] == f"{WORDS['preambular01']}, and of those after them"
