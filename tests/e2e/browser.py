"""The browser of the end-to-end tests, found without a download of its own.

In this order: `$CHROMIUM`, an installed Chromium or Chrome, the one inside the npm package `@sparticuz/chromium`. Where
there is none the tests fail and say so; they never pass by not being run.
"""

import atexit
import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

FRONTEND = Path(__file__).parents[2] / "frontend"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# no sandbox, for tests may run as root; and nothing that speaks to a network by itself
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
UNPACK = 'import chromium from "@sparticuz/chromium"; process.stdout.write(await chromium.executablePath());'


class Browser(NamedTuple):
    """What Playwright's `chromium.launch` is told: `launch(executable_path=browser.path, args=browser.arguments)`."""

    path: str
    arguments: list[str]


class BrowserMissingError(Exception):
    """There is no browser to test with."""


@functools.cache
def browser() -> Browser:
    """The browser to test with.

    Raises:
        BrowserMissingError: `$CHROMIUM` names no program, or no browser was found at all.
    """
    path = _named() or _installed() or _packaged()
    if path is None:
        raise BrowserMissingError(
            "no browser for the end-to-end tests: set $CHROMIUM to a Chromium, install Debian's `chromium`,"
            " or run `npm ci` in frontend/ (its @sparticuz/chromium carries one)"
        )
    return Browser(path, list(ARGUMENTS))


def _named() -> str | None:
    wanted = os.environ.get("CHROMIUM")
    if not wanted:
        return None
    found = shutil.which(wanted)
    if found is None:
        raise BrowserMissingError(f"$CHROMIUM is {wanted!r}, which is no program")
    return found


def _installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _packaged() -> str | None:
    """Unpack the browser of the npm package.

    Into a folder of this process alone: the package takes whatever `chromium` lies in the temporary folder for its own,
    also that of another version.
    """
    node = shutil.which("node")
    if node is None or not (FRONTEND / "node_modules" / "@sparticuz" / "chromium").is_dir():
        return None
    place = tempfile.mkdtemp(prefix="chromium-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    command = [node, "--input-type=module", "--eval", UNPACK]
    done = subprocess.run(
        command,
        cwd=FRONTEND,
        env={**os.environ, "TMPDIR": place},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode:
        raise BrowserMissingError(f"the browser of @sparticuz/chromium could not be unpacked: {done.stderr.strip()}")
    return done.stdout.strip()
