"""How votes are taken besides casts, at browsers: without one, by hands, by roll-call, on demand, interrupted.

The chair and a delegate of Kenya are at browsers; the secretariat notes by a program who is there.
"""

import os
import re
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Page, expect

from deliberation.client.api import Api
from deliberation.core.meeting import Note
from tests.e2e.hall import ASSEMBLY, Hall, hall, signed_in
from tests.e2e.scene import Pens
from tests.e2e.story import DRAFT, said, step
from tests.e2e.voting import cast

PICTURES: Final = os.environ.get("PICTURES", "")


async def seen(page: Page, name: str) -> None:
    """Takes a picture where the environment names a folder for them."""
    if not PICTURES:
        return
    for width in (1280, 360):
        for scheme in ("light", "dark"):
            await page.set_viewport_size({"width": width, "height": 900})
            await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            await page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{scheme}.png", full_page=True)
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.emulate_media(color_scheme="light")


async def all_there(place: Hall) -> None:
    """The secretariat notes every member as present."""
    async with Api(place.url) as api:
        pens = Pens(api, place.operator_token)
        secretariat = await pens.of("secretariat")
        [meeting] = await pens.objects("meeting")
        members = tuple(each["id"] for each in await pens.objects("member"))
        act = secretariat.act(Note, meeting=meeting["id"], members=members, present=True)
        await api.submit(secretariat.sign(act))


async def twice(page: Page, first: str, second: str) -> None:
    """An act of two steps."""
    await page.get_by_role("button", name=said(first)).first.click()
    await page.get_by_role("button", name=said(second)).first.click()


async def test_a_draft_from_no_objection_to_a_recorded_vote_on_demand(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place:
        chair = await signed_in(running, place, place.link("the chair"))
        kenya = await signed_in(running, place, place.link("delegate of Kenya"))
        await all_there(place)
        await chair.page.goto(f"/a/{ASSEMBLY}/chair")
        await step(chair.page, said("Open meeting 1"))
        await stopped(chair.page, kenya.page)
        await by_hands(chair.page, kenya.page)
        await by_roll_call(chair.page, kenya.page)
        await recorded(chair.page, kenya.page)
        assert [fault for person in (chair, kenya) for fault in person.faults] == []


async def stopped(chair: Page, kenya: Page) -> None:
    """The chair asks; Kenya asks for a vote; the chair reads who did."""
    await step(chair, said(f"Ask whether {DRAFT} may be adopted without a vote"))
    await expect(kenya.get_by_text(said(f"The chair asks: may {DRAFT} be adopted without a vote"))).to_be_visible()
    await seen(kenya, "without-vote-kenya")
    await seen(chair, "without-vote-chair")
    await twice(kenya, "We ask for a vote", f"Ask for a vote on {DRAFT}, for Kenya")
    await expect(chair.get_by_text(said(f"Kenya asks for a vote: {DRAFT} is not adopted without one"))).to_be_visible()


async def put(chair: Page, method: str) -> None:
    """The chair puts the draft to the vote by a method."""
    await chair.get_by_role("main").get_by_role("button", name=said(f"Put draft {DRAFT} to the vote")).click()
    dialog = chair.get_by_role("dialog")
    if await dialog.get_by_label("Simple majority").count():
        await dialog.get_by_label("Simple majority").check()
    how = dialog.get_by_text(re.compile("^How it is taken"))
    if not await dialog.get_by_role("radio", name=re.compile(f"^{method}")).is_visible():
        await how.click()
    await dialog.get_by_role("radio", name=re.compile(f"^{method}")).check()
    await seen(chair, f"preflight-{method[:4].lower()}")
    await dialog.get_by_role("button", name=said(f"Put draft {DRAFT} to the vote")).click()
    await expect(dialog).to_have_count(0)


async def by_hands(chair: Page, kenya: Page) -> None:
    """Hands are counted; before the lock Kenya demands a recorded vote, and they are void."""
    await put(chair, "Show of hands")
    for label, figure in (("In favour", "100"), ("Against", "50"), ("Abstaining", "20")):
        await chair.get_by_role("spinbutton", name=label).fill(figure)
    await twice(chair, "Enter the count", "Enter 100 in favour, 50 against, 20 abstaining")
    await expect(chair.get_by_text(said("Counted: 100 in favour, 50 against, 20 abstaining"))).to_be_visible()
    await kenya.get_by_role("navigation").get_by_role("link", name="Votes").first.click()
    await kenya.get_by_role("main").get_by_role("link", name=said(DRAFT)).first.click()
    await seen(kenya, "hands-kenya")
    await seen(chair, "hands-chair")
    await twice(kenya, "Demand a recorded vote", "Demand a recorded vote, for Kenya")
    await expect(kenya.get_by_role("heading", level=1)).to_contain_text("Void")


async def recorded(chair: Page, kenya: Page) -> None:
    """The vote is repeated, interrupted by a point of order, resumed, and locked."""
    await put(chair, "Recorded vote")
    await kenya.get_by_role("link", name=re.compile("^It was repeated")).click()
    await cast(kenya, "Against", "Vote against draft")
    await kenya.get_by_text("Point of order", exact=True).click()
    await kenya.get_by_label("The point").fill("The interpretation can't be heard")
    await twice(kenya, "Rise to a point of order", "Interrupt the vote for a point of order, for Kenya")
    await expect(kenya.get_by_role("button", name="In favour")).to_be_disabled()
    await expect(chair.get_by_text("The interpretation can't be heard").first).to_be_visible()
    await seen(kenya, "interrupted-kenya")
    await seen(chair, "interrupted-chair")
    await chair.get_by_label(re.compile("^What you rule")).fill("It is repaired")
    await twice(chair, "Resume the vote", "Resume the vote now")
    await expect(kenya.get_by_role("button", name="In favour")).to_be_enabled()
    await step(chair, said("Lock ballot 3"))
    await expect(kenya.get_by_role("heading", level=1)).to_contain_text("Rejected:")
    await twice(chair, "Announce the result", "The result is announced")
    await expect(kenya.get_by_text(re.compile("^Announced at"))).to_be_visible()
    await seen(kenya, "result-kenya")
    await kenya.get_by_role("link", name="Check this result").click()
    await expect(kenya.get_by_role("main").get_by_text("The result holds.")).to_be_visible()


async def by_roll_call(chair: Page, kenya: Page) -> None:
    """The roll is called for all to see; who does not answer is passed over; the chair annuls it, with the reason."""
    await put(chair, "Roll-call")
    await kenya.get_by_role("link", name=re.compile("^It was repeated")).click()
    called = kenya.locator("li[aria-current=step]")
    first = await called.inner_text()
    await seen(kenya, "roll-call-kenya")
    await seen(chair, "roll-call-chair")
    await chair.get_by_role("button", name=re.compile("does not answer$")).click()
    await chair.get_by_role("button", name=re.compile("^Go on without an answer")).click()
    await expect(called).not_to_have_text(first)
    await chair.get_by_text(re.compile("^More:")).click()
    await chair.get_by_label("Why the ballot is void").fill("The screens do not show the roll")
    await twice(chair, "Annul ballot 2", "Declare ballot 2 void")
    await expect(kenya.get_by_text("The screens do not show the roll")).to_be_visible()
    await seen(kenya, "void-kenya")
