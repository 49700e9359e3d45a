"""What is done with texts after they were tabled: sponsors invited, amendments opened, anchored anew and put in order.

Nobody votes here, so no bots are needed, and three are at browsers: the chair, and delegates of Kenya and Brazil.
"""

import re
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from deliberation.client.api import Api
from deliberation.core.amendment import Submit
from deliberation.core.revising import Revise
from tests.e2e.competing import reword
from tests.e2e.hall import ASSEMBLY, Person, hall, signed_in
from tests.e2e.scene import Pens
from tests.e2e.story import DRAFT, said
from tests.e2e.test_pages import look, settled
from tests.e2e.test_threads import comment


class Room(NamedTuple):
    """Who is at a browser, the programs of the others, and the draft."""

    people: dict[str, Person]
    pens: Pens
    proposal: dict[str, Any]

    async def at(self, who: str, path: str = "") -> Page:
        """A person at the draft, or at what is below it."""
        page = self.people[who].page
        await page.goto(f"/a/{ASSEMBLY}/texts/{self.proposal['id']}{path}")
        await settled(page)
        return page

    async def amend(self, by: str, *changes: Any) -> str:
        """A member's amendment to the text as it was tabled, by a program; its id."""
        actor = await self.pens.of(f"{by.lower()}-1", by)
        facts = {"proposal": self.proposal["id"], "base": self.proposal["versions"][0]["text"], "sponsors": (by,)}
        act = actor.act(Submit, changes=changes, **facts)
        await self.pens.api.submit(actor.sign(act))
        return act.id


@pytest_asyncio.fixture(scope="module")
async def room(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Room]:
    async with hall(tmp_path_factory.mktemp("afterwards") / "d") as place, Api(place.url) as api:
        names = {"chair": "the chair", "kenya": "delegate of Kenya", "brazil": "delegate of Brazil"}
        people = {who: await signed_in(running, place, place.link(name)) for who, name in names.items()}
        pens = Pens(api, place.operator_token)
        [proposal] = await pens.objects("proposal")
        yield Room(people, pens, proposal)
        for person in people.values():
            assert person.faults == []
            await person.page.context.close()


async def test_a_sponsor_invites_a_member_which_joins_from_its_own_page(room: Room) -> None:
    page = await room.at("kenya")
    await page.get_by_role("button", name="Invite co-sponsors").click()
    await page.get_by_label("Whom to invite").select_option(label="Brazil")
    await page.get_by_role("button", name="Invite", exact=True).click()
    await look(page, "sponsors-invite")
    await page.get_by_role("button", name=said("Invite Brazil to co-sponsor")).click()
    await expect(page.locator(".sponsors")).to_contain_text(re.compile("Invited, not joined yet:.*Brazil", re.DOTALL))
    other = room.people["brazil"].page
    await other.goto(f"/a/{ASSEMBLY}/now")
    await expect(other.get_by_text(said(f"Your member is invited to co-sponsor {DRAFT}"))).to_be_visible()
    await other.get_by_role("listitem").filter(has_text="invited to co-sponsor").get_by_role("link").click()
    await other.get_by_role("button", name="Co-sponsor", exact=True).click()
    await other.get_by_role("button", name=re.compile(r"Co-sponsor .*, for .?Brazil")).click()
    await expect(page.locator(".sponsors")).not_to_contain_text("Invited, not joined yet")
    await expect(page.locator(".sponsors")).to_contain_text("Brazil")


async def test_an_amendment_is_opened_to_all_and_joined(room: Room) -> None:
    id = await room.amend("BRA", reword("operative03", "one year", "six months"))
    page = await room.at("brazil", f"/amendments/{id}")
    await page.get_by_role("button", name="Open it to any co-sponsor").click()
    await page.get_by_role("button", name=said(f"Open {DRAFT}/Amend.1 to any co-sponsor, for Brazil")).click()
    other = await room.at("kenya", f"/amendments/{id}")
    await expect(other.get_by_text("open to further co-sponsors")).to_be_visible()
    await other.get_by_role("button", name="Co-sponsor", exact=True).click()
    await other.get_by_role("button", name=re.compile(r"Co-sponsor .*, for .?Kenya")).click()
    await expect(page.locator(".sponsors").first).to_contain_text("Kenya")


async def test_the_language_of_a_comment_is_chosen_and_kept_when_it_is_reworded(room: Room) -> None:
    page = await room.at("brazil", "?thread=operative07")
    await page.get_by_label("Your comment").fill("Nota bene")
    await page.get_by_role("dialog").get_by_label("Language").select_option(label="Spanish")
    await page.get_by_role("button", name="Post for everyone").click()
    await comment(page, "Nota bene").get_by_role("button", name="Reword").click()
    form = page.locator("form", has=page.get_by_label("Your comment, reworded"))
    await expect(form.get_by_label("Language")).to_have_value("es")
    await form.get_by_role("button", name="Leave as it is").click()


async def test_the_chair_drags_the_amendments_into_an_order(room: Room) -> None:
    await room.amend("IDN", reword("operative05", "public register", "confidential register"))
    await room.amend("IDN", reword("operative07", "wide use", "general use"))
    page = room.people["chair"].page
    await page.goto(f"/a/{ASSEMBLY}/chair")
    await page.get_by_role("button", name="Change the order").click()
    rows = page.get_by_role("region", name="Voting order").locator("li[data-id]")
    before = [await row.get_attribute("data-id") for row in await rows.all()]
    assert len(before) == 3
    await rows.nth(2).drag_to(rows.nth(0))
    await expect(rows.first).to_have_attribute("data-id", before[2] or "")
    await page.get_by_role("button", name="Announce this order").click()
    await page.get_by_role("button", name=said("Announce the order of 3 amendments")).click()
    await expect(page.get_by_text("Announced.").first).to_be_visible()
    [proposal] = await room.pens.objects("proposal")
    assert proposal["order"] == [before[2], before[0], before[1]]


async def test_an_amendment_whose_words_are_gone_is_anchored_anew_by_its_author(room: Room) -> None:
    """The sponsor's revision put other words where the amendment stood: its author is shown what no longer fits."""
    kenya = await room.pens.of("ken-1", "KEN")
    changes = (reword("operative03", "within one year", "at its next session"),)
    base = room.proposal["versions"][0]["text"]
    act = kenya.act(Revise, proposal=room.proposal["id"], base=base, changes=changes, oral=False)
    await room.pens.api.submit(kenya.sign(act))
    [mine] = [each for each in await room.pens.objects("amendment") if each["sponsors"][0] == "BRA"]
    page = await room.at("brazil", f"/amendments/{mine['id']}")
    await expect(page.get_by_role("alert").or_(page.get_by_role("status")).first).to_be_visible()
    await page.get_by_role("button", name="Anchor it anew in the text in force").click()
    misfits = page.get_by_text("do not fit the text in force")
    await expect(misfits.first).to_be_visible()
    await look(page, "amendment-misfit")
    await page.get_by_role("button", name="Write it as it reads now").click()
    reads = page.get_by_role("textbox", name=said("Reword paragraph 3"))
    await expect(reads).to_have_value(re.compile("members to publish, at its next session, a plain account"))
    await expect(reads).to_be_focused()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(", or after six months")
    await page.get_by_role("button", name="Settled").click()
    await page.get_by_role("button", name="Submit the revision").click()
    await page.get_by_role("button", name=re.compile("for .?Brazil.?$")).click()
    await expect(page.get_by_text(said(f"{mine['symbol']}/Rev.1")).first).to_be_visible()
    await expect(page.get_by_role("region", name="What it changes").get_by_text("or after six months")).to_be_visible()
