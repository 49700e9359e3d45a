"""Reading files over HTTP: for those who are signed in, with the reasons, and with nothing stored."""

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
