"""The rules on their page: read by everybody, changed by a member, a committee, a chair and a vote (P-109)."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.e2e.hall import ASSEMBLY
from tests.e2e.scene import Scene, scene
from tests.e2e.story import said
from tests.e2e.test_pages import look, settled


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("rules") / "d") as hall:
        yield hall


async def at(stage: Scene, who: str) -> Page:
    """A person at the rules."""
    page = stage.people[who].page
    await page.goto(f"/a/{ASSEMBLY}/rules")
    await settled(page)
    return page


def change(page: Page) -> Locator:
    return page.get_by_role("article").filter(has_text="A/RULES/1/1")


async def test_everybody_reads_the_rules(stage: Scene) -> None:
    page = await at(stage, "public")
    await expect(page.get_by_text(said("The rules of the General Assembly, version 2"))).to_be_visible()
    await expect(page.get_by_text("As the assembly was founded, nothing has been changed.")).to_be_visible()
    quorum = page.get_by_role("listitem").filter(has_text="Any decision needs a majority of the members present.")
    await expect(quorum).to_contain_text("GA rule 67, GA rule 108")
    await expect(page.get_by_role("row").filter(has_text="Reconsider a decision")).to_contain_text("Two thirds")
    await look(page, "rules")
    assert stage.people["public"].faults == []


async def test_a_change_is_proposed_reported_on_and_adopted(stage: Scene) -> None:
    """GA 163: the chair can put it to nobody before a committee has reported; then nobody objects."""
    kenya = await at(stage, "kenya")
    await kenya.get_by_text("Propose a change", exact=True).first.click()
    await kenya.get_by_label("Which rule").select_option("eov_minutes")
    await kenya.get_by_label("New value").fill("5")
    await kenya.get_by_label("What the change is for").fill("Shorter explanations of vote")
    await look(kenya, "rules-proposing")
    await kenya.get_by_role("button", name="Propose a change").click()
    await kenya.get_by_role("button", name=re.compile("Propose for .?Kenya")).click()
    await expect(change(kenya)).to_contain_text("Shorter explanations of vote")

    chair = await at(stage, "chair")
    ask = change(chair).get_by_role("button", name="Ask whether anybody objects")
    await expect(ask).to_have_attribute("aria-disabled", "true")
    await expect(change(chair)).to_contain_text(said("A committee reports on A/RULES/1/1 before it is decided."))

    secretariat = await at(stage, "secretariat")
    await change(secretariat).get_by_label("Symbol of the committee’s report").fill("A/1/500")
    await change(secretariat).get_by_role("button", name="Note the report").click()
    await change(secretariat).get_by_role("button", name="Note the report").last.click()
    await expect(change(chair)).to_contain_text(said("A committee has reported: A/1/500."))

    await ask.click()
    await change(chair).get_by_role("button", name=re.compile("Ask: does anybody object")).click()
    await expect(change(kenya).get_by_role("button", name="I object")).to_be_visible()
    await look(kenya, "rules-asked")
    await look(chair, "rules-chair")
    for person in ("kenya", "chair", "secretariat"):
        assert stage.people[person].faults == []
