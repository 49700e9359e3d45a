"""Takes the README's picture: the result of a ballot in a full hall, as an observer sees it."""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.async_api import expect

from tests.e2e.hall import ASSEMBLY, chromium
from tests.e2e.scene import scene

LARGEST: Final = 300_000


async def take(path: Path) -> None:
    """Writes the picture."""
    # the path of a database's socket is short, so the folder is not deep
    with tempfile.TemporaryDirectory(prefix="picture-") as folder:
        async with chromium() as running, scene(running, Path(folder) / "d") as hall:
            page = hall.people["public"].page
            await page.set_viewport_size({"width": 1280, "height": 924})
            await page.goto(f"/a/{ASSEMBLY}/votes/{hall.ids['ballot']}")
            await expect(page.locator(".seat")).to_have_count(193)
            await page.screenshot(path=path)


if __name__ == "__main__":
    picture = Path(sys.argv[1])
    asyncio.run(take(picture))
    size = picture.stat().st_size
    print(f"{picture}: {size:,} bytes, of {LARGEST:,} allowed")
    sys.exit(size > LARGEST)
