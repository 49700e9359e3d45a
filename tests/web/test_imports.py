"""Reading files over HTTP: for those who are signed in, with the reasons, and with nothing stored."""

import msgspec

from deliberation.core import rendering
from deliberation.core.amending import apply
from deliberation.core.amendment import Amendment, Submit
from deliberation.core.changes import Change, DeleteClause, ReplaceWords
from deliberation.core.proposal import Proposal
from deliberation.core.rendering import Rendered, Rendering, source
from deliberation.core.revising import Render
from deliberation.core.text import text_hash
from deliberation.documents.akn import write_akn
from tests.documents.test_akn import ABOUT
from tests.documents.test_docx_in import TEXT
from tests.documents.test_reading import BILLION, DRAFT, akn
from tests.door import Door
from tests.web.test_acts import problem
from tests.world import SECRETARIAT, World, delegate_of, sha256


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
    problem(await door.http.post(f"{path}&amends={world.id}", content=b"x", headers=headers), "unknown_object")
    problem(await door.http.post(f"{path}&language=fr", content=b"x", headers=headers), "no_rendering")


async def test_one_to_an_amendment_and_one_in_another_language_are_read(world: World, door: Door) -> None:
    """Each to what it is made to; and one that names no version, to what it would be made to now."""
    tabled = await world.table("KEN")
    text = await world.text((await world.get(Proposal, tabled)).text)
    raw = rendering.encode(Rendering("fr", "Titre", {"opera2": Rendered("Décide", source(text.operative[1].text), 6)}))
    facts = {"proposal": tabled, "base": text_hash(text), "language": "fr", "rendering": sha256(raw)}
    await world.do(SECRETARIAT, Render, beside=(raw,), **facts)
    french = rendering.render(text, rendering.decode(raw))
    above = await world.amend(tabled, "FRA")
    preview = apply(text, text, (await world.get(Amendment, above)).changes)
    entered = [
        await world.do(delegate_of("CHN"), Submit, proposal=tabled, sponsors=("CHN",), **more)
        for more in (
            {"base": text_hash(preview), "amends": above, "changes": (DeleteClause("opera2"),)},
            {"base": text_hash(french), "language": "fr", "changes": (ReplaceWords("opera2", 0, 6, "Décide", "Prie"),)},
        )
    ]
    headers = door.bearer(await door.token(world, delegate_of("KEN")))
    for act, to in zip(entered, (f"&amends={above}", "&language=fr"), strict=True):
        path = f"/api/assemblies/{world.id}/amendments/{act.id}/document"
        file = (await door.http.get(path, params={"format": "akn"})).content
        answer = await door.http.post(f"/api/imports/amendment?proposal={tabled}{to}", content=file, headers=headers)
        assert answer.status_code == 200, answer.text
        assert answer.json()["base"] == act.base
        assert msgspec.convert(answer.json()["changes"], tuple[Change, ...]) == act.changes
        foreign = file.replace(act.base.encode(), b"").replace(b'base=""', b"")
        answer = await door.http.post(f"/api/imports/amendment?proposal={tabled}{to}", content=foreign, headers=headers)
        assert (answer.status_code, answer.json().get("base")) == (200, act.base), answer.text
