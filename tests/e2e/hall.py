"""A server with the demonstration, in a process of its own, and people at browsers before it.

Each person has a browser context: cookies, keys and words of their own. What goes wrong unseen is gathered beside the
page: errors of the console, refusals of the content security policy, requests to any other host.
"""

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    WebSocket,
    async_playwright,
    expect,
)

from tests.e2e.browser import browser

START: Final = 120.0
SEEN: Final = 30_000
"""How long something may take to be seen, in milliseconds: two cores carry the browser, the server, and 190 bots."""
PLAYED: Final = 120_000
"""How long 190 bots may take until all of them have done what they do, in milliseconds."""
ASSEMBLY: Final = "demo"
DESK: Final[ViewportSize] = {"width": 1280, "height": 900}
LINK: Final = re.compile(r"^  (.*): (http\S+)$")
READY: Final = "deliberation: serving "


class Hall(NamedTuple):
    """A running server.

    Args:
        url: its address.
        links: the sign-in links that it printed, by whom they are for.
        data: its data folder.
    """

    url: str
    links: dict[str, str]
    data: Path

    @property
    def operator_token(self) -> str:
        return (self.data / "operator.token").read_text().strip()

    def link(self, who: str) -> str:
        """The link that was printed for somebody."""
        return next(link for title, link in self.links.items() if who in title)


@asynccontextmanager
async def hall(data: Path, *options: str) -> AsyncIterator[Hall]:
    """Runs `deliberation serve` until the end of the context, and sees that it ends well."""
    command = (sys.executable, "-m", "deliberation", "serve", "--data", str(data), "--port", "0", *options)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DELIBERATION_")}
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, env=environment | {"PYTHONUNBUFFERED": "1"}
    )
    try:
        async with asyncio.timeout(START):
            url, links = await _said(process)
        reading = asyncio.create_task(_read_on(process))
        yield Hall(url, links, data)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        code = await asyncio.wait_for(process.wait(), START)
    await reading
    assert code == 0


async def _said(process: asyncio.subprocess.Process) -> tuple[str, dict[str, str]]:
    assert process.stdout is not None
    links = {}
    async for line in process.stdout:
        said = line.decode().rstrip("\n")
        if found := LINK.match(said):
            links[found[1]] = found[2]
        if said.startswith(READY):
            return said.removeprefix(READY), links
    raise AssertionError(f"the server ended with code {await process.wait()}")


async def _read_on(process: asyncio.subprocess.Process) -> None:
    assert process.stdout is not None
    while await process.stdout.read(2**16):
        pass


class Person:
    """Somebody at a browser.

    Args:
        page: what they see.
        host: the server's; everything else is a stranger.
    """

    def __init__(self, page: Page, host: str) -> None:
        self.page: Final = page
        self.faults: Final[list[str]] = []
        self.frames: Final[list[str]] = []
        """What the live line has told, as it was sent."""
        self._host = host
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._request)
        page.on("websocket", self._line)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{self.page.url}: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc != self._host and parts.scheme not in {"data", "blob"}:
            self.faults.append(f"{self.page.url}: loads {request.url}")

    def _line(self, line: WebSocket) -> None:
        line.on("framereceived", lambda payload: self.frames.append(str(payload)))

    def forgive(self, *known: str) -> None:
        """Takes the faults away that a test brought about itself."""
        self.faults[:] = [fault for fault in self.faults if not any(each in fault for each in known)]

    async def get(self, path: str) -> Any:
        """What the server answers this person's browser, as JSON."""
        answer = await self.page.request.get(path)
        assert answer.ok, answer.status
        return await answer.json()

    async def objects(self, noun: str) -> list[dict[str, Any]]:
        """The objects of a noun in the snapshot, as this person may see them."""
        snapshot = await self.get(f"/api/assemblies/{ASSEMBLY}/snapshot")
        return [each for each in snapshot["objects"] if each["noun"] == noun]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser, running."""
    expect.set_options(timeout=SEEN)
    async with async_playwright() as playwright:
        path, arguments = browser()
        running = await playwright.chromium.launch(executable_path=path, args=arguments)
        yield running
        await running.close()


async def somebody(running: Browser, place: Hall, *, chance: Sequence[str] = (), **options: Any) -> Person:
    """Somebody at a browser of their own who has opened nothing yet.

    Args:
        chance: the ids that are drawn for their acts, one after the other; empty: by the browser's own chance.
        options: of the browser context.
    """
    context = await running.new_context(**{"viewport": DESK, "base_url": place.url, "locale": "en-GB"} | options)
    context.set_default_timeout(SEEN)
    if chance:
        await context.add_init_script(_DRAWN % list(chance))
    return Person(await context.new_page(), urlsplit(place.url).netloc)


async def signed_in(running: Browser, place: Hall, link: str, **options: Any) -> Person:
    """Somebody who has used a sign-in link, and whose device has made its key."""
    person = await somebody(running, place, **options)
    await person.page.goto(link)
    await person.page.get_by_role("button", name="Sign in on this device").click()
    await person.page.wait_for_url("**/now")
    await expect(person.page.get_by_role("heading", name="What needs you now")).to_be_visible()
    return person


def contexts(people: Sequence[Person]) -> list[BrowserContext]:
    return [person.page.context for person in people]


_DRAWN: Final = """(() => {
  const ids = %r;
  crypto.randomUUID = () => {
    const next = Number(sessionStorage.getItem("drawn") ?? 0);
    sessionStorage.setItem("drawn", String(next + 1));
    return ids[next];
  };
})()"""
