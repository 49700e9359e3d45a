"""The browser is there, is found in the promised order, and draws."""

from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.e2e import browser as found
from tests.e2e.browser import BrowserMissingError, browser


@pytest.fixture(autouse=True)
def _search_anew() -> None:
    browser.cache_clear()


async def drawn(path: str, arguments: list[str]) -> bytes:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=arguments)
        page = await chromium.new_page(viewport={"width": 200, "height": 100})
        await page.set_content("<h1 dir='rtl'>مداولة</h1>")
        picture = await page.screenshot()
        await chromium.close()
    return picture


async def test_the_browser_draws() -> None:
    assert (await drawn(*browser())).startswith(b"\x89PNG")


async def test_the_browser_of_the_npm_package_draws() -> None:
    path = found._packaged()
    assert path is not None, "run `npm ci` in frontend/"
    assert (await drawn(path, list(found.ARGUMENTS))).startswith(b"\x89PNG")


def test_the_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "my-chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert browser().path == str(program)


def test_a_named_browser_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(BrowserMissingError, match="/nowhere/chromium"):
        browser()


def test_no_browser_at_all_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrowserMissingError, match="install"):
        browser()
