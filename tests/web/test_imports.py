"""Reading files over HTTP: for those who are signed in, with the reasons, and with nothing stored."""

import msgspec

from deliberation.core.amendment import Amendment
from deliberation.core.changes import Change
from deliberation.documents.akn import write_akn
from tests.documents.test_akn import ABOUT
from tests.documents.test_docx_in import TEXT
from tests.documents.test_reading import BILLION, DRAFT, akn
from tests.door import Door
from tests.web.test_acts import problem
from tests.world import World, delegate_of


async def test_a_file_is_read_and_nothing_is_stored(world: World, door: Door) -> None:
    token = await door.token(world, delegate_of("KEN"))
    before = await world.head()
    answer = await door.http.post("/api/imports?name=draft.txt", content=DRAFT, headers=door.bearer(token))
    assert answer.status_code == 200, answer.text
    read = answer.json()
    assert read["text"]["title"] == "Title of the draft"
    assert [remark["code"] for remark in read["remarks"]][-1] == "renumbered"
    kept = await door.http.post("/api/imports", content=write_akn(TEXT, ABOUT), headers=door.bearer(token))
    assert kept.json()["text"]["operative"][1]["id"] == "opera01"
    assert await world.head() == before


async def test_it_is_refused_with_the_reason(world: World, door: Door) -> None:
    bomb = akn("<mainBody/>", before=BILLION)
    problem(await door.http.post("/api/imports", content=DRAFT), "not_signed_in")
    headers = door.bearer(await door.token(world, delegate_of("KEN")))
    problem(await door.http.post("/api/imports?name=x.xml", content=bomb, headers=headers), "file_unsafe")
    problem(await door.http.post("/api/imports", content=b"%PDF-1.7", headers=headers), "file_unreadable")
    problem(await door.http.post("/api/imports", content=b"x" * 5_300_000, headers=headers), "file_too_large")
    problem(await door.http.post("/api/imports?language=tlh", content=DRAFT, headers=headers), "malformed")


async def test_an_amendment_is_read_to_the_version_that_it_was_made_to(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    moved = await world.amend(tabled, "FRA")
    entered = await world.get(Amendment, moved)
    path = f"/api/assemblies/{world.id}/amendments/{moved}/document"
    file = (await door.http.get(path, params={"format": "akn"})).content
    headers = door.bearer(await door.token(world, delegate_of("KEN")))
    answer = await door.http.post(f"/api/imports/amendment?proposal={tabled}", content=file, headers=headers)
    assert answer.status_code == 200, answer.text
    read = answer.json()
    assert read["base"] == entered.base
    assert msgspec.convert(read["changes"], tuple[Change, ...]) == entered.changes
    other = await world.table("CHN", title="Another text")
    problem(await door.http.post(f"/api/imports/amendment?proposal={other}", content=file, headers=headers),
            "file_unreadable")  # fmt: skip


async def test_what_is_no_amendment_to_a_text_here_is_refused(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    path = f"/api/imports/amendment?proposal={tabled}"
    problem(await door.http.post(path, content=b"x"), "not_signed_in")
    headers = door.bearer(await door.token(world, delegate_of("KEN")))
    problem(await door.http.post(path, content=DRAFT, headers=headers), "file_unreadable")
    problem(await door.http.post(path, content=akn("<mainBody/>", before=BILLION), headers=headers), "file_unsafe")
    problem(await door.http.post(path, content=b"x" * 5_300_000, headers=headers), "file_too_large")
    unknown = f"/api/imports/amendment?proposal={world.id}"
    problem(await door.http.post(unknown, content=b"x", headers=headers), "unknown_object")
