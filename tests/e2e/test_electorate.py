"""Voting rights at a browser: entered at the desk, seen by the chair, told to a delegate without a vote; founding."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.hall import ASSEMBLY, Hall, Person, hall, signed_in, somebody
from tests.e2e.story import DRAFT, said, step
from tests.e2e.test_pages import look


class Desk(NamedTuple):
    """The hall, and those at browsers in it."""

    place: Hall
    secretariat: Person
    chair: Person
    kenya: Person
    brazil: Person


@pytest_asyncio.fixture(scope="module")
async def desk(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with hall(tmp_path_factory.mktemp("rights") / "d") as place:
        yield Desk(
            place,
            await signed_in(running, place, place.link("an officer of the secretariat")),
            await signed_in(running, place, place.link("the chair")),
            await signed_in(running, place, place.link("delegate of Kenya")),
            await signed_in(running, place, place.link("delegate of Brazil")),
        )


async def enter(page: Page, member: str, matter: str, fields: dict[str, str], shown: str = "") -> None:
    """The secretariat enters something about a member."""
    rights = page.get_by_role("region", name="Voting rights")
    await rights.get_by_label("Find a member").fill(member)
    row = rights.get_by_role("row", name=member)
    await row.get_by_role("button", name="Enter").click()
    dialog = page.get_by_role("dialog", name=said(f"{member}: voting rights"))
    await dialog.get_by_label("What is to be entered").select_option(label=matter)
    for label, words in fields.items():
        await dialog.get_by_label(label).fill(words)
    if shown:
        await look(page, shown)
    await dialog.get_by_role("button", name=said(f"Enter this for {member}")).click()
    await expect(dialog).to_be_hidden()


async def test_voting_rights_from_the_desk_to_the_roll(desk: Desk) -> None:
    page = desk.secretariat.page
    await page.goto(f"/a/{ASSEMBLY}/secretariat")
    await expect(page.get_by_text("Nothing is noted of any member")).to_be_visible()
    owes = {"Arrears": "1,200.50", "Due for two years": "1200.50", "The document that says so": "A/1/12"}
    await enter(page, "Kenya", "Arrears", owes, "rights-arrears")
    await enter(page, "Brazil", "Arrears", owes)
    permitted = {"Last day of the permission": "2999-12-31", "The plenary’s decision": "1/5"}
    await enter(page, "Brazil", "Permission to vote", permitted, "rights-permission")
    await enter(page, "France", "Credentials", {"The objection, or the plenary’s decision": "A/1/600"})
    await enter(page, "Chile", "Suspension", {"The plenary’s decision, by two thirds": "1/9"})
    leaves = {"First day on which it is no longer a member": "2999-12-31", "The notice": "Letter of 1 September"}
    await enter(page, "Norway", "Withdrawal", leaves)
    rights = page.get_by_role("region", name="Voting rights")
    await rights.get_by_label("Find a member").fill("")
    await expect(rights.get_by_role("row", name="Kenya")).to_contain_text("no vote")
    await expect(rights.get_by_role("row", name="Brazil")).to_contain_text("has a vote")
    await expect(rights.get_by_role("row")).to_have_count(6)
    await look(page, "rights")

    kenya = desk.kenya.page
    await expect(kenya.get_by_text(said("Kenya has no vote now"))).to_be_visible()
    await look(kenya, "now-without-a-vote")
    await expect(desk.brazil.page.get_by_text(said("Brazil votes by permission"))).to_be_visible()

    await page.get_by_role("button", name=said("Note 193 as present")).click()
    chair = desk.chair.page
    await chair.goto(f"/a/{ASSEMBLY}/chair")
    await step(chair, said("Open meeting 1"))
    put = said(f"Put draft {DRAFT} to the vote")
    await chair.get_by_role("main").get_by_role("button", name=put).click()
    dialog = chair.get_by_role("dialog")
    await dialog.get_by_text(said("191 of 193 members have a vote")).click()
    await look(chair, "preflight")
    await dialog.get_by_role("radio", name="Simple majority", exact=True).check()
    await dialog.get_by_role("button", name=put).click()
    await expect(dialog).to_be_hidden()

    await enter(page, "Kenya", "Permission to vote", permitted)
    [ballot] = await desk.chair.objects("ballot")
    await kenya.goto(f"/a/{ASSEMBLY}/votes/{ballot['id']}")
    await expect(kenya.get_by_text(said("Kenya has no vote in this ballot"))).to_be_visible()
    await expect(kenya.get_by_role("heading", name="Who has a vote in this ballot, and why")).to_be_visible()
    await look(kenya, "vote-without-a-vote")

    brazil = desk.brazil.page
    await brazil.goto(f"/a/{ASSEMBLY}/votes/{ballot['id']}")
    await brazil.get_by_role("button", name="In favour").click()
    await brazil.get_by_role("button", name="Vote in favour").click()
    await expect(brazil.get_by_text("Recorded as:").first).to_be_visible()
    await step(chair, said("Lock ballot 1"))
    await brazil.goto(f"/a/{ASSEMBLY}/votes/{ballot['id']}/check")
    await expect(brazil.locator(".verdict")).to_have_text("The result holds.")
    for person in (desk.secretariat, desk.chair, desk.kenya, desk.brazil):
        assert person.faults == []


async def test_a_member_is_admitted_and_somebody_accredited_for_it(desk: Desk) -> None:
    page = desk.secretariat.page
    await page.goto(f"/a/{ASSEMBLY}/secretariat")
    await page.get_by_role("button", name="Admit a member").click()
    dialog = page.get_by_role("dialog", name="Admit a member")
    await dialog.get_by_label("Name in English").fill("Atlantis")
    await dialog.get_by_label("Short code").fill("ATL")
    await dialog.get_by_label("The decision, or the instrument").fill("Resolution 1/1")
    await look(page, "admit")
    await dialog.get_by_role("button", name=said("Admit Atlantis")).click()
    await expect(dialog).to_be_hidden()
    await page.get_by_role("button", name="Accredit a person").click()
    dialog = page.get_by_role("dialog", name="Accredit a person")
    await dialog.get_by_label("Member").select_option(label="Atlantis (ATL)")
    await look(page, "accredit")
    await dialog.get_by_role("button", name=said("Accredit a delegate of Atlantis")).click()
    dialog = page.get_by_role("dialog", name="Sign-in link")
    await expect(dialog).to_contain_text("Atlantis")
    await look(page, "sign-in-link-for")
    await dialog.get_by_role("button", name="Go back").click()
    await page.get_by_label("Find a person or a member").fill("Atlantis")
    await page.get_by_role("row", name="Atlantis").last.get_by_role("button", name="End").click()
    dialog = page.get_by_role("dialog", name="End an accreditation")
    await look(page, "accreditation-end")
    await dialog.get_by_role("button", name=said("End the accreditation of a delegate of Atlantis")).click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_text("Nobody found.")).to_be_visible()
    assert desk.secretariat.faults == []


async def test_an_assembly_is_founded_at_a_browser(desk: Desk, running: Browser) -> None:
    operator = await somebody(running, desk.place)
    page = operator.page
    await page.goto("/found")
    await page.get_by_label("Name of the assembly").fill("Second Assembly")
    await page.get_by_label("Name in addresses").fill("second")
    await page.get_by_label("Time zone where it sits").select_option("Asia/Shanghai")
    await page.get_by_label("Rules of procedure").select_option("United Nations conference")
    await page.get_by_label("Operator’s token").fill("wrong")
    await look(page, "found")
    await page.get_by_role("button", name=said("Found Second Assembly")).click()
    await expect(page.get_by_text("Only the operator can do this")).to_be_visible()
    await page.get_by_label("Operator’s token").fill(desk.place.operator_token)
    await page.get_by_role("button", name=said("Found Second Assembly")).click()
    await expect(page.get_by_text(said("Second Assembly is founded"))).to_be_visible()
    await look(page, "founded")
    link = await page.get_by_label("Sign-in link of the first secretariat").input_value()
    secretariat = await signed_in(running, desk.place, link)
    await expect(secretariat.page.get_by_text("Second Assembly").first).to_be_visible()
    operator.forgive("403")
    assert operator.faults + secretariat.faults == []
    await secretariat.page.context.close()
    await page.context.close()
