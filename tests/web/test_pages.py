"""The page of a result says in its head what was decided; every other page is the same for all."""

from pathlib import Path

import pytest

from deliberation.core.ballot import Ballot
from deliberation.web import pages
from tests.door import Door
from tests.world import World

PAGE = b"<!doctype html><html><head><title>Deliberation</title></head><body></body></html>"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A built front end; the door runs in this process."""
    (tmp_path / "index.html").write_bytes(PAGE)
    monkeypatch.setattr(pages, "FOLDER", tmp_path)


async def decided(world: World, title: str = "Safe tests") -> Ballot:
    return await world.decide(await world.meet(), "proposal", await world.table("KEN", title=title), yes=3, no=1)


@pytest.mark.usefixtures("built")
async def test_a_link_to_a_result_says_what_was_decided(world: World, door: Door) -> None:
    on = await decided(world)
    answer = await door.http.get(f"/a/{world.id}/votes/{on.id}")
    assert "<title>Adopted: 3 in favour, 1 against, 0 abstaining. A/80/L.1: Safe tests · World</title>" in answer.text
    assert 'property="og:description"' in answer.text
    assert "a majority is 3" in answer.text


@pytest.mark.usefixtures("built")
async def test_nothing_is_said_of_a_vote_that_is_open_or_not_there(world: World, door: Door) -> None:
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    for path in (
        f"{world.id}/votes/{on.id}",
        f"{world.id}/votes/{'0' * 36}",
        f"nowhere/votes/{on.id}",
        "x/votes/..%2f",
    ):
        answer = await door.http.get(f"/a/{path}")
        assert answer.content == PAGE, path


@pytest.mark.usefixtures("built")
async def test_words_of_a_title_are_no_markup(world: World, door: Door) -> None:
    on = await decided(world, title='</title><script src="x">\\1 "quoted" & more')
    answer = await door.http.get(f"/a/{world.id}/votes/{on.id}")
    assert "<script" not in answer.text
    assert "&lt;script src=&quot;x&quot;&gt;\\1 &quot;quoted&quot; &amp; more" in answer.text
