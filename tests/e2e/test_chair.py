"""A chair new to it takes a draft with four amendments, a division, a tie and an appeal to its end.

It uses only what the screen offers: the one prominent step and what its dialog asks for. Kenya's delegate raises a
point of order from the first page, objects to a motion and explains its vote below the result; other delegates vote by
programs.
"""

import asyncio
import time
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, Page, expect

from deliberation.client.api import Api
from deliberation.core.amendment import Submit
from deliberation.core.division import Divide
from deliberation.core.meeting import Note
from deliberation.core.motion import Move
from deliberation.core.ruling import Appeal
from tests.e2e.competing import MEMBERS, Delegates, reword
from tests.e2e.hall import ASSEMBLY, Hall, Person, hall, signed_in, somebody
from tests.e2e.story import said
from tests.e2e.test_forty import big, press
from tests.e2e.test_pages import look

BOUND: Final = 60.0
"""Seconds, on two cores, from the chair's first step to the adopted text."""
AMENDMENTS: Final = (
    reword("operative03", "one year", "six months"),
    reword("operative05", "any member", "any member or observer"),
    reword("operative06", "remote regions", "remote and poor regions"),
    reword("operative07", "wide use", "general use"),
)
TIED: Final = 3
"""The number of the amendment on which the hall is equally divided."""


async def test_a_chair_is_led_to_the_end(running: Browser, tmp_path: Path) -> None:
    async with hall(tmp_path / "d") as place, Api(place.url) as api:
        delegates = Delegates(api, place)
        await prepare(delegates)
        chair, kenya, wall = await people(running, place)
        began = time.monotonic()
        assert "Open meeting" in await press(chair.page)
        await point_of_order(chair.page, kenya.page, wall.page, delegates)
        await amendments(chair.page, delegates)
        await second_vote(chair.page, delegates)
        await speaking_time(chair.page, kenya.page, delegates)
        await in_parts(chair.page, delegates)
        took = time.monotonic() - began
        await after_the_vote(kenya.page, delegates)
        assert [fault for person in (chair, kenya, wall) for fault in person.faults] == []
        print(f"a chair who is led: {took:.0f} s")
        assert took < BOUND
        for person in (chair, kenya, wall):
            await person.page.context.close()


async def prepare(delegates: Delegates) -> None:
    """Everybody is there, and four amendments are."""
    await delegates.sit()
    await everybody_is_there(delegates)
    [proposal] = await delegates.objects("proposal")
    for member, change in zip(MEMBERS, AMENDMENTS, strict=False):
        facts = {"proposal": proposal["id"], "base": proposal["versions"][-1]["text"], "sponsors": (member,)}
        await delegates.do(delegates.actors[member], Submit, changes=(change,), **facts)


async def everybody_is_there(delegates: Delegates) -> None:
    secretariat = await delegates.enter("secretariat")
    meeting = next(each for each in await delegates.objects("meeting") if each["state"] == "called")
    members = tuple(each["id"] for each in await delegates.objects("member"))
    await delegates.do(secretariat, Note, meeting=meeting["id"], members=members, present=True)


async def people(running: Browser, place: Hall) -> tuple[Person, Person, Person]:
    """The chair at the console, Kenya on its first page, and the wall."""
    chair = await signed_in(running, place, place.link("the chair"))
    kenya = await signed_in(running, place, place.link("delegate of Kenya"))
    wall = await somebody(running, place)
    await wall.page.goto(f"/a/{ASSEMBLY}/projector")
    await chair.page.get_by_role("link", name="Chair’s console").first.click()
    return chair, kenya, wall


async def vote(delegates: Delegates, in_favour: int = len(MEMBERS)) -> None:
    """So many vote in favour of what is open, all others against."""
    ballot = next(each for each in await delegates.objects("ballot") if each["locked"] is None)
    casts = [
        actor.cast(ballot["id"], ballot["question"], "in_favour" if place < in_favour else "against")
        for place, actor in enumerate(delegates.actors.values())
    ]
    await asyncio.gather(*(delegates.post(cast) for cast in casts))


async def put(page: Page, delegates: Delegates, words: str, in_favour: int = len(MEMBERS), **how: Any) -> None:
    """The chair puts what is offered to the vote, the hall votes, the chair locks."""
    assert words in await press(page)
    await vote(delegates, in_favour)
    assert "ballot" in await press(page, **how)


async def point_of_order(page: Page, kenya: Page, wall: Page, delegates: Delegates) -> None:
    """Kenya raises it, the chair rules, Norway appeals, and the hall lets the ruling stand (P-29, P-31)."""
    await kenya.get_by_role("button", name="Point of order").click()
    dialog = kenya.get_by_role("dialog", name="Point of order")
    await dialog.get_by_label("The point, in a line").fill("The French version was not distributed")
    await look(kenya, "chair-point-of-order")
    await dialog.get_by_role("button", name=said("Raise the point of order, for Kenya")).click()
    await expect(dialog).to_be_hidden()
    await expect(big(page)).to_contain_text(said("Rule on the point of order"))
    await expect(wall.get_by_role("heading", level=1)).to_contain_text("point of order")
    await look(wall, "chair-wall-motion")
    await look(page, "chair-motions")
    await big(page).click()
    ruled = page.get_by_role("dialog")
    await ruled.get_by_role("radio", name="The point of order is well taken").check()
    await ruled.get_by_label("Your ruling in a line").fill("It will be distributed before the vote")
    await look(page, "chair-ruling")
    await ruled.get_by_role("button", name=said("Rule on the point of order")).click()
    await expect(ruled).to_be_hidden()
    [ruling] = await delegates.objects("ruling")
    await delegates.do(delegates.actors["NOR"], Appeal, ruling=ruling["id"])
    await expect(big(page)).to_contain_text("Put the appeal")
    await put(page, delegates, "Put the appeal", in_favour=len(MEMBERS) // 2)
    [ruling] = await delegates.objects("ruling")
    assert ruling["state"] == "stands"


async def amendments(page: Page, delegates: Delegates) -> None:
    """All four, in the order that the console has; the hall is equally divided on one."""
    for _ in AMENDMENTS:
        await expect(big(page)).to_contain_text("Put amendment")
        tied = f"Amend.{TIED}" in await big(page).inner_text()
        await put(page, delegates, "Put amendment", in_favour=len(MEMBERS) // 2 if tied else len(MEMBERS))
    await expect(big(page)).to_contain_text("Adjourn meeting")
    await look(page, "chair-tie")


async def second_vote(page: Page, delegates: Delegates) -> None:
    """The console leads to the subsequent meeting, at which the second vote is taken (P-69)."""
    await press(page)
    await big(page).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Title of the meeting").fill("Second plenary meeting")
    await dialog.get_by_role("button", name="Call a meeting").click()
    await expect(dialog).to_be_hidden()
    await everybody_is_there(delegates)
    assert "Open meeting" in await press(page)
    await put(page, delegates, f"Amend.{TIED}", in_favour=4)


async def speaking_time(page: Page, kenya: Page, delegates: Delegates) -> None:
    """Norway moves a limit, Kenya objects, and the hall decides (P-26)."""
    [meeting] = [each for each in await delegates.objects("meeting") if each["state"] == "open"]
    facts = {"member": "NOR", "meeting": meeting["id"], "motion": "limit_speaking_time", "minutes": 3}
    await delegates.do(delegates.actors["NOR"], Move, **facts)
    await expect(big(page)).to_contain_text("Declare carried")
    await kenya.get_by_role("button", name="Object", exact=True).click()
    await look(kenya, "chair-objecting")
    await kenya.get_by_role(
        "button", name=said("Object to the motion to limit speeches to 3 minutes, for Kenya")
    ).click()
    await expect(big(page)).to_contain_text("Put to the vote")
    await put(page, delegates, "Put to the vote")
    [meeting] = [each for each in await delegates.objects("meeting") if each["state"] == "open"]
    assert meeting["minutes"] == 3


async def in_parts(page: Page, delegates: Delegates) -> None:
    """Norway moves a division, nobody objects; a part, and then the whole (P-60, P-64)."""
    [proposal] = await delegates.objects("proposal")
    await delegates.do(
        delegates.actors["NOR"], Divide, member="NOR", proposal=proposal["id"], parts=(("operative08",),)
    )
    await expect(big(page)).to_contain_text("Divide")
    await press(page)
    await put(page, delegates, "Put part", in_favour=2)
    await put(page, delegates, "as amended", last=True)
    [proposal] = await delegates.objects("proposal")
    assert proposal["state"] == "adopted"
    states = {each["symbol"][-1]: each["state"] for each in await delegates.objects("amendment")}
    assert states == {"1": "adopted", "2": "adopted", str(TIED): "rejected", "4": "adopted"}


async def after_the_vote(page: Page, delegates: Delegates) -> None:
    """Kenya, which did not vote, has noted how it had intended to; totals stay (P-78)."""
    whole = next(each for each in await delegates.objects("ballot") if each["put"]["matter"]["noun"] == "proposal")
    await page.goto(f"/a/{ASSEMBLY}/votes/{whole['id']}")
    statements = page.get_by_role("region", name="Statements")
    await statements.get_by_role("button", name="Note how you had intended to vote").click()
    await statements.get_by_role("radio", name="In favour").check()
    await statements.get_by_role("button", name=said("Note it for Kenya")).click()
    await expect(statements.get_by_role("listitem")).to_contain_text(said("had intended to vote: In favour"))
    await look(page, "chair-statements")
    again = next(each for each in await delegates.objects("ballot") if each["id"] == whole["id"])
    assert again["outcome"] == whole["outcome"]
