"""The page of a large draft, part of `scripts/bench text`: what comes over the wire, and when the page can be used."""

import asyncio
import gzip
import secrets
import statistics
import tempfile
from itertools import cycle
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Response

from deliberation.client.actor import Actor
from deliberation.client.api import Api
from deliberation.core import canonical, seal
from deliberation.core import text as texts
from deliberation.core.amendment import Submit
from deliberation.core.proposal import Table
from deliberation.core.thread import Post, Subject, Words
from tests.e2e.hall import ASSEMBLY, Hall, chromium, hall, somebody
from tests.e2e.scene import Pens
from tests.load.wording import AMENDMENTS, Draft

COMMENTS: Final = 2_000
OPENINGS: Final = 5
GOAL_BYTES: Final = 150_000
GOAL_SECONDS: Final = 1.0
AT_ONCE: Final = 32
_DELEGATES: Final = ("KEN", "BRA", "IDN", "FRA", "NOR", "CHN")
_READ: Final = """() => new Promise((done) => {
  const look = () => {
    if (document.querySelectorAll("[data-clause]").length < 60 || !document.querySelector("article.card"))
      return void requestAnimationFrame(look);
    const data = performance.getEntriesByType("resource").filter((each) => /\\/api\\/|\\/log\\//.test(each.name));
    const last = Math.max(...data.map((each) => each.responseEnd));
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - last) / 1000)));
  };
  look();
})"""
"""Seconds from the last byte of data until the text with its first amendments stands and the page answers again."""


async def measure() -> None:
    """Makes the draft with its amendments and comments over the interface, opens it, and prints what it took."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with hall(Path(folder) / "d") as place, Api(place.url) as api, chromium() as running:
            proposal = await _fill(Pens(api, place.operator_token))
            opened = [await _open(running, place, proposal) for _ in range(OPENINGS)]
    weight = opened[0][0]
    seconds = statistics.median(took for _, took in opened)
    print(f"\nthe page of a draft with {AMENDMENTS} amendments and {COMMENTS:,} comments, median of {OPENINGS}")
    print(f"  data, compressed               {weight:9,} bytes   {_met(weight, GOAL_BYTES)} of {GOAL_BYTES:,}")
    print(f"  from the data to a usable page {seconds:9.2f} s       {_met(seconds, GOAL_SECONDS)} of {GOAL_SECONDS} s")


def _met(found: float, goal: float) -> str:
    return "within the goal" if found <= goal else "NOT within the goal"


async def _fill(pens: Pens) -> str:
    """The draft, its amendments, and a comment about each of them in turn; returns the proposal's id."""
    draft = Draft()
    actors = [await pens.of(f"{member.lower()}-1", member) for member in _DELEGATES]
    frozen = texts.text_hash(draft.text)
    table = actors[0].act(Table, title=draft.text.title, pillar="governance", sponsors=("KEN",), text=frozen)
    await pens.api.submit(actors[0].sign(table, beside=(texts.encode(draft.text),)))
    gate = asyncio.Semaphore(AT_ONCE)

    async def amend(actor: Actor, number: int) -> str:
        changes = draft.amendments[number]
        act = actor.act(Submit, proposal=table.id, base=frozen, changes=changes, sponsors=(actor.member,))
        async with gate:
            await pens.api.submit(actor.sign(act))
        return act.id

    async def say(actor: Actor, about: str, number: int) -> None:
        body, salt = canonical.encode(Words(f"{draft.words(30)} {number}")), secrets.token_bytes(seal.SALT_BYTES)
        act = actor.act(
            Post, about=Subject(noun="amendment", id=about), audience="public", member=actor.member,
            commitment=seal.commitment(salt, body),
        )  # fmt: skip
        async with gate:
            await pens.api.submit(actor.sign(act, sealed=(body, salt)))

    ids = await asyncio.gather(*(amend(actor, n) for n, actor in zip(range(AMENDMENTS), cycle(actors), strict=False)))
    about = zip(range(COMMENTS), cycle(actors), cycle(ids), strict=False)
    await asyncio.gather(*(say(actor, id, number) for number, actor, id in about))
    return table.id


async def _open(running: Browser, place: Hall, proposal: str) -> tuple[int, float]:
    """Opens the page as somebody who was never there; the bytes of its data, and the seconds until it can be used."""
    reader = await somebody(running, place)
    answers: list[Response] = []
    reader.page.on("response", lambda each: answers.append(each))  # noqa: PLW0108  # Playwright marks its handlers
    await reader.page.goto(f"/a/{ASSEMBLY}/texts/{proposal}", wait_until="commit")
    seconds = float(await reader.page.evaluate(_READ))
    data = [each for each in answers if "/api/" in each.url or "/log/" in each.url]
    weight = sum([len(gzip.compress(await each.body(), 9)) for each in data if each.ok])
    await reader.page.context.close()
    return weight, seconds
