"""The chapters of the story in which is voted: an amendment, what its adoption made moot, then the text as a whole."""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Page, expect

from deliberation.core import entry, tiles
from deliberation.core.act import Act
from deliberation.core.ballot import Cast
from tests.e2e.hall import ASSEMBLY, PLAYED, Hall, Person
from tests.e2e.story import DRAFT, House, clause, read_draft, said, step

VOTED: Final = re.compile(r"(\d+)\W? of \W?193\W? have voted")
CHOICE: Final = re.compile(r"choice|commitment|in_favour|against|abstaining")
MARKS: Final = ("in_favour", "against", "abstaining", "not_voting")
STEPS: Final = 8
"""How many sentences the browser checks."""


async def vote_on_amendment(house: House) -> None:
    """Brazil's amendment is put to the vote; the ballot comes to everyone, and nobody sees how anyone votes."""
    for person in (house.kenya, house.observer):
        await person.page.get_by_role("navigation").get_by_role("link", name="Now").first.click()
    since = [len(person.frames) for person in house]
    await step(house.chair.page, said(f"Put amendment {DRAFT}/Amend.1 to the vote"), majority="Simple majority")
    await house.observer.page.get_by_role("main").get_by_role("link", name=said(f"{DRAFT}/Amend.1")).first.click()
    seen = await voted(house.observer.page)
    await cast_and_change(house.kenya.page)
    await rising(house.observer.page, seen)
    await vote_while_offline(house.brazil)
    [ballot] = await house.observer.objects("ballot")
    await those_missing(house)
    await no_choice_is_seen(house, ballot, since)
    await lock(house, 1)
    await expect(house.observer.page.get_by_role("heading", level=1)).to_contain_text("Adopted:")
    casts = [act async for act in acts(house.observer) if isinstance(act, Cast)]
    assert Counter(act.member for act in casts if act.member in {"KEN", "BRA"}) == {"KEN": 2, "BRA": 1}


async def cast_and_change(page: Page) -> None:
    """The ballot is the first thing on Kenya's page; two taps cast the vote, two more change it."""
    await expect(page.get_by_text(said("Ballot 1 on"))).to_be_visible()
    await page.get_by_role("main").get_by_role("link", name="Vote", exact=True).click()
    await cast(page, "In favour", "Vote in favour of amendment")
    await expect(page.get_by_text("You may change it until the chair locks the vote.")).to_be_visible()
    await expect(page.get_by_text(said("Receipt: entry"))).to_be_visible()
    await cast(page, "Against", "Vote against amendment")


async def cast(page: Page, choice: str, confirm: str) -> None:
    """One tap chooses, the second says what it does."""
    choices = page.get_by_role("group", name="Your vote: three choices, none chosen beforehand")
    await choices.get_by_role("button", name=choice).click()
    await page.get_by_role("button", name=said(confirm)).click()
    await expect(page.get_by_text("Recorded as:").locator("b")).to_contain_text(choice)


async def rising(page: Page, seen: int) -> None:
    """The count of those who have voted goes up as the bots vote, not by Kenya's vote alone."""
    higher = "([words, than]) => Number(new RegExp(words).exec(document.body.innerText)?.[1]) > than"
    await page.wait_for_function(higher, arg=[VOTED.pattern, seen + 1])


async def voted(page: Page) -> int:
    found = VOTED.search(await page.get_by_text(VOTED).first.inner_text())
    assert found
    return int(found[1])


async def vote_while_offline(brazil: Person) -> None:
    """A vote cast without a connection is said to be unrecorded, is kept, and is sent when the connection is back."""
    page = brazil.page
    await page.get_by_role("navigation").get_by_role("link", name="Votes").first.click()
    await page.get_by_role("main").get_by_role("link", name=said(f"{DRAFT}/Amend.1")).first.click()
    await page.get_by_role("button", name="Abstaining").click()
    await page.context.set_offline(True)
    await page.get_by_role("button", name=re.compile("^Abstain on")).click()
    await expect(page.get_by_text("Not recorded yet: there is no connection.")).to_be_visible()
    await expect(page.get_by_role("banner").get_by_text("Offline")).to_be_visible()
    await page.context.set_offline(False)
    await expect(page.get_by_text("Recorded as:").locator("b")).to_contain_text("Abstaining")
    await expect(page.get_by_role("banner").get_by_text("Live")).to_be_visible()
    brazil.forgive("ERR_INTERNET_DISCONNECTED")


async def no_choice_is_seen(house: House, ballot: dict[str, Any], since: list[int]) -> None:
    """Before the lock nobody's snapshot, frames, screen or log hold how a member votes."""
    for person, first in zip(house, since, strict=True):
        for vote in await person.objects("vote"):
            assert vote.keys() == {"noun", "id", "ballot", "member", "entry"}
        [shown] = await person.objects("ballot")
        assert shown["outcome"] is None
        votes = [frame for frame in person.frames[first:] if '"vote"' in frame]
        assert votes
        assert [frame for frame in votes if CHOICE.search(frame)] == []
    for person in (house.kenya, house.brazil, house.observer):
        seats = person.page.locator(".seat")
        await expect(seats).to_have_count(193)
        marks = await seats.evaluate_all("seats => seats.map(seat => seat.classList[1])")
        assert set(marks) <= {"sealed", "waiting"}
    answer = await house.observer.page.request.get(f"/log/{ASSEMBLY}/openings/{ballot['id']}")
    assert answer.status == 404


async def those_missing(house: House) -> None:
    """The chair waits for the bots, and reads who has not voted yet."""
    presence = house.chair.page.get_by_role("region", name="Presence")
    await expect(presence.get_by_role("heading", name=said("1 has not voted yet"))).to_be_visible(timeout=PLAYED)
    await expect(presence.get_by_role("listitem")).to_have_text([re.compile("Indonesia")])


async def lock(house: House, number: int) -> None:
    await step(house.chair.page, said(f"Lock ballot {number}"))


async def acts(person: Person) -> AsyncIterator[Act]:
    """All acts of the record, as the log publishes them."""
    checkpoint = await (await person.page.request.get(f"/log/{ASSEMBLY}/checkpoint")).text()
    size = int(checkpoint.split("\n")[1])
    for name in tiles.tiles_of(size):
        if name.level > 0:
            break
        path = tiles.tile_path(tiles.ENTRIES, name.n, name.width)
        answer = await person.page.request.get(f"/log/{ASSEMBLY}/{path}")
        assert answer.ok, answer.url
        for raw in tiles.split_bundle(await answer.body()):
            yield entry.open_envelope(entry.parse(raw).act).act


async def moot(house: House) -> None:
    """What the adoption has left of Indonesia's amendment is nothing to vote on; the chair says so (P-54)."""
    page = house.chair.page
    await step(page, said(f"Rule amendment {DRAFT}/Amend.2 moot"))
    await expect(page.get_by_role("main").get_by_role("button", name=re.compile("Amend"))).to_have_count(0)


async def vote_on_text(house: House) -> None:
    """The text as amended is voted on as a whole (P-55) and adopted; its rule, the seats and the table agree."""
    await step(house.chair.page, said(f"Put draft {DRAFT} as amended to the vote"), majority="Simple majority")
    for person in (house.kenya, house.observer):
        await person.page.get_by_role("navigation").get_by_role("link", name="Votes").first.click()
        await person.page.get_by_role("main").get_by_role("link", name=said(f"{DRAFT} Cooperation")).first.click()
    await cast(house.kenya.page, "Against", "Vote against draft")
    await those_missing_but(house, 2)
    await lock(house, 2)
    page = house.observer.page
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Adopted:")
    await expect(page.get_by_role("main")).to_contain_text(said("(GA rule 85; P-66)"))
    ballot = next(each for each in await house.observer.objects("ballot") if each["number"] == 2)
    await expect(page.locator(".seat")).to_have_count(193)
    for mark in MARKS:
        for place in (".seat", "table#votes tbody td"):
            await expect(page.locator(f"{place}.{mark}")).to_have_count(ballot["outcome"]["tally"][mark])


async def those_missing_but(house: House, count: int) -> None:
    heading = house.chair.page.get_by_role("heading", name=said(f"{count} have not voted yet"))
    await expect(heading).to_be_visible(timeout=PLAYED)


async def adopted(house: House) -> None:
    """The adopted text has its number, and nothing in it can be changed any more."""
    for person in (house.brazil, house.observer):
        await person.page.get_by_role("navigation").get_by_role("link", name="Texts").first.click()
        await expect(person.page.get_by_role("listitem").filter(has_text="A/RES/1/1")).to_contain_text("Adopted")
    await read_draft(house.brazil)
    page = house.brazil.page
    await expect(page.get_by_text("A/RES/1/1")).to_be_visible()
    await expect(clause(page, "operative03")).to_contain_text("within six months")
    await expect(page.get_by_text("The text is decided.")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("^Amend paragraph"))).to_have_count(0)


async def check(house: House, place: Hall) -> None:
    """Kenya's receipt holds; the observer's browser checks all of it, and so does the verifier at the same address."""
    page = house.kenya.page
    await page.get_by_role("button", name="Verify my receipt").click()
    await expect(page.get_by_text("It is published and counted as you cast it: ")).to_contain_text("Against")
    page = house.observer.page
    await page.get_by_role("navigation").get_by_role("link", name="Votes").first.click()
    await page.get_by_role("main").get_by_role("link", name=said(f"{DRAFT} Cooperation")).first.click()
    await page.get_by_role("link", name="Check this result").click()
    await expect(page.locator("li.holds")).to_have_count(STEPS)
    await expect(page.locator(".verdict")).to_have_text("The result holds.")
    await run("verify", f"{place.url}/log/{ASSEMBLY}")


async def take_away(place: Hall, folder: Path) -> None:
    """The record in a folder says the same, when the server is gone."""
    await run("export", "--data", str(place.data), str(folder))
    report = await run("verify", str(folder))
    assert f"Ballot 2 on {DRAFT}: adopted." in report
    assert report.rstrip().endswith("Everything holds, if the policy that came with the record is the right one.")


async def run(*arguments: str) -> str:
    """What a command of ours says; it must end well."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "deliberation", *arguments, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    return said.decode()
