"""An election from its nominations to lots, as the chair and a delegate see it, using only what the screen offers.

With `$PICTURES` naming a folder each state is pictured; all of them pass the gates of every page.
"""

import re
import secrets
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, expect

from deliberation.client.actor import Actor
from deliberation.client.api import Api
from deliberation.core import canonical, seal
from deliberation.core.election import Close, Nominate, Open
from deliberation.core.envelope import SigningKey
from deliberation.core.meeting import Note
from deliberation.core.meeting import Open as OpenMeeting
from deliberation.core.poll import Cast, Marked
from deliberation.core.poll import Close as ClosePoll
from deliberation.core.poll import Open as OpenPoll
from tests.e2e.hall import ASSEMBLY, hall, signed_in
from tests.e2e.scene import Pens
from tests.e2e.story import said
from tests.e2e.test_pages import look


async def step(page: Page, first: str, second: str) -> None:
    """Both steps of an act."""
    await page.get_by_role("button", name=re.compile(f"^{said(first).pattern}$")).click()
    await page.get_by_role("button", name=said(second)).click()
    await expect(page.get_by_role("button", name=said(second))).to_be_hidden()


async def brazil_of(pens: Pens) -> Actor:
    """Brazil, by a program that holds its vote."""
    session = await pens.api.enter(pens.right, ASSEMBLY, "bra-1")
    actor = Actor(ASSEMBLY, "bra-1", SigningKey.generate(), "BRA")
    await pens.api.enrol(actor, session, votes=True)
    return actor


async def sit(pens: Pens) -> None:
    """Opens the meeting with everybody there."""
    chair, secretariat = await pens.of("chair"), await pens.of("secretariat")
    [meeting] = await pens.objects("meeting")
    members = tuple(sorted(each["id"] for each in await pens.objects("member")))
    await pens.api.submit(secretariat.sign(secretariat.act(Note, meeting=meeting["id"], members=members, present=True)))
    await pens.api.submit(chair.sign(chair.act(OpenMeeting, meeting=meeting["id"])))


async def hand_in(pens: Pens, actor: Actor, *names: str) -> None:
    """A program's paper in the ballot that is open."""
    on: dict[str, Any] = next(each for each in await pens.objects("poll") if each["closed"] is None)
    body, salt = canonical.encode(Marked(names=names)), secrets.token_bytes(seal.SALT_BYTES)
    facts = {"poll": on["id"], "question": on["question"], "commitment": seal.commitment(salt, body)}
    await pens.api.submit(actor.sign(actor.act(Cast, **facts), sealed=(body, salt)))


async def standing(pens: Pens, brazil: Actor, chair: Actor, title: str, **fields: Any) -> str:
    """An election of three candidates whose nominations are closed, by programs."""
    opened = chair.act(Open, title=title, **fields)
    await pens.api.submit(chair.sign(opened))
    for name in ("Amina Diallo", "Bo Chen", "Carla Rossi"):
        await pens.api.submit(brazil.sign(brazil.act(Nominate, election=opened.id, name=name)))
    await pens.api.submit(chair.sign(chair.act(Close, election=opened.id)))
    return opened.id


async def rank(pens: Pens, brazil: Actor, page: Page) -> None:
    """A ranked ballot: a delegate ranks on the page, and sees the count round by round, or pair by pair."""
    chair = await pens.of("chair")
    for method in ("single_transferable", "schulze"):
        of = await standing(pens, brazil, chair, "Two members of the panel", places=2, method=method)
        await page.goto(f"/a/{ASSEMBLY}/elections/{of}")
        names = ("Amina Diallo", "Bo Chen", "Carla Rossi")
        opened = chair.act(OpenPoll, election=of, candidates=names)
        await pens.api.submit(chair.sign(opened))
        for name in ("Carla Rossi", "Amina Diallo"):
            await page.get_by_label(said(f"Rank of {name}")).select_option("1")  # who was first is then second
        await look(page, f"election-rank-{method}")
        await page.get_by_role("button", name="Go on with this paper").click()
        await page.get_by_role("button", name=said("Hand in for Kenya: Amina Diallo and Carla Rossi")).click()
        await hand_in(pens, brazil, "Bo Chen", "Carla Rossi")
        await pens.api.submit(chair.sign(chair.act(ClosePoll, poll=opened.id)))
        await expect(page.get_by_role("heading", name=said("Ballot 1,"))).to_be_visible()
        await look(page, f"election-{method}")


async def count_by_hand(pens: Pens, page: Page) -> None:
    """The chair enters the count of a ballot of paper, which waits for its tellers."""
    chair, brazil = await pens.of("chair"), await brazil_of(pens)
    of = await standing(pens, brazil, chair, "Chair of the working group", places=1)
    await page.goto(f"/a/{ASSEMBLY}/elections/{of}")
    await page.get_by_label("Papers of paper").check()
    await page.get_by_label("First teller").select_option("Kenya")
    await page.get_by_label("Second teller").select_option("Brazil")
    await step(page, "Open ballot 1", "Open ballot 1:")
    for figure, number in (
        ("Ballot papers", "150"),
        ("Invalid papers", "2"),
        ("Bo Chen", "100"),
        ("Carla Rossi", "48"),
    ):
        await page.get_by_label(figure, exact=True).fill(number)
    await step(page, "Enter this count", "Enter 150 papers:")
    await expect(page.get_by_text("No teller has confirmed it yet.")).to_be_visible()
    await look(page, "election-by-hand")


async def test_an_election_is_taken_to_its_end_by_lot(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place, Api(place.url) as api:
        pens = Pens(api, place.operator_token)
        await sit(pens)
        brazil = await brazil_of(pens)
        chair = await signed_in(running, place, place.link("the chair"))
        kenya = await signed_in(running, place, place.link("delegate of Kenya"))
        await chair.page.goto(f"/a/{ASSEMBLY}/elections")
        await chair.page.get_by_label("What is filled").fill("Rapporteur of the plenary")
        await look(chair.page, "elections-chair")
        await step(chair.page, "Open the nominations", "Open the election “Rapporteur of the plenary”")
        await chair.page.get_by_role("link", name="Rapporteur of the plenary").click()
        address = chair.page.url

        await kenya.page.goto(address)
        await kenya.page.get_by_label("Name of the candidate").fill("Wanjiru Kamau")
        await step(kenya.page, "Nominate", "Nominate Wanjiru Kamau on behalf of Kenya")
        [election] = await pens.objects("election")
        nomination = brazil.act(Nominate, election=election["id"], name="Beatriz Almeida")
        await api.submit(brazil.sign(nomination))
        await expect(chair.page.get_by_text("Beatriz Almeida")).to_be_visible()
        await look(kenya.page, "election-nominating")
        await step(chair.page, "Close the nominations", "Close the nominations for Rapporteur of the plenary")

        for number in ("1", "2"):
            await step(chair.page, f"Open ballot {number}", f"Open ballot {number}:")
            await kenya.page.get_by_label("Wanjiru Kamau").check()
            await kenya.page.get_by_role("button", name="Go on with this paper").click()
            if number == "1":
                await look(kenya.page, "election-paper")
            await kenya.page.get_by_role("button", name=said("Hand in for Kenya: Wanjiru Kamau")).click()
            await expect(kenya.page.get_by_text("Your paper is recorded")).to_be_visible()
            await hand_in(pens, brazil, "Beatriz Almeida")
            await expect(chair.page.get_by_text(said("2 of 193 papers handed in"))).to_be_visible()
            await step(chair.page, "Close and count the ballot", f"Close ballot {number} and count it")
        await expect(chair.page.get_by_text("The votes are equally divided between the two")).to_be_visible()
        await look(chair.page, "election-tied")
        await chair.page.get_by_role("button", name="Draw lots", exact=True).click()
        await chair.page.get_by_role("button", name="Draw lots between").click()
        for person in (chair, kenya):
            await expect(person.page.get_by_text("Elected:")).to_be_visible()
            await expect(person.page.get_by_role("heading", name="Lots drawn after ballot")).to_be_visible()
        await look(kenya.page, "election-elected")
        await rank(pens, brazil, kenya.page)
        await count_by_hand(pens, chair.page)
        assert chair.faults == kenya.faults == []
        for person in (chair, kenya):
            await person.page.context.close()
