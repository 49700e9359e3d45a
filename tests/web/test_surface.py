"""The surface: headers on every answer, what is public, the page, health, and a description that is true."""

from typing import Any

import pytest

from deliberation.core.ballot import Ballot
from deliberation.core.merkle import leaf_hash
from deliberation.core.tiles import split_bundle
from deliberation.web.guard import HEADERS
from tests.door import Door
from tests.web.test_acts import problem
from tests.world import CHAIR, OBSERVER, SECRETARIAT, World, delegate_of

EVERYWHERE = [
    "/", "/sign-in", "/a/demo/now", "/api/assemblies", "/healthz", "/readyz", "/schema/openapi.json", "/nowhere",
    "/api/nowhere", "/api/assemblies/nowhere/acts/x", "/api/assemblies/nowhere/snapshot", "/assets/nothing.js",
    "/log/nowhere/checkpoint", "/api/session",
]  # fmt: skip


@pytest.mark.parametrize("path", EVERYWHERE)
async def test_every_answer_tells_the_browser_what_to_refuse(door: Door, path: str) -> None:
    answer = await door.http.get(path)
    assert answer.status_code != 500
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, name


async def test_also_the_answers_to_foreign_pages_and_wrong_methods(door: Door) -> None:
    for answer in (
        await door.http.post("/api/acts", headers={"origin": "https://evil.example"}),
        await door.http.put("/api/acts"),
        await door.http.post("/api/acts", content=b"{}"),
    ):
        assert 400 <= answer.status_code < 500
        assert answer.headers.get("content-security-policy") == HEADERS["content-security-policy"]
        assert answer.headers["content-type"].startswith("application/problem+json")


async def test_it_lives_and_is_ready(door: Door) -> None:
    for path in ("/healthz", "/readyz"):
        assert (await door.http.get(path)).status_code == 200


async def test_the_page_opens_under_each_of_its_addresses(door: Door) -> None:
    answers = [await door.http.get(path) for path in ("/", "/sign-in", "/a/demo/now")]
    assert len({each.content for each in answers}) == 1
    assert answers[0].status_code in (200, 503)  # 503: the front end is not built here


async def test_assemblies_are_public(world: World, door: Door) -> None:
    listed = (await door.http.get("/api/assemblies")).json()
    assert {"id": world.id, "name": "World"} in listed


async def test_each_noun_is_read_as_the_snapshot_has_it(world: World, door: Door) -> None:
    sitting, tabled = await world.meet(), await world.table("KEN")
    amended = await world.amend(tabled, "FRA")
    on = await world.open(sitting, "amendment", amended)
    await world.cast(on, "KEN")
    snapshot = (await door.http.get(f"/api/assemblies/{world.id}/snapshot")).json()
    of_noun: dict[str, list[Any]] = {}
    for each in snapshot["objects"]:
        of_noun.setdefault(each["noun"], []).append(each)
    assert set(of_noun) == {"assembly", "member", "meeting", "proposal", "amendment", "ballot", "vote"}
    for noun in ("member", "meeting", "proposal", "amendment", "ballot"):
        path = f"/api/assemblies/{world.id}/{noun}s"
        assert (await door.http.get(path)).json() == of_noun[noun]
        if noun != "member":
            [only] = of_noun[noun]
            assert (await door.http.get(f"{path}/{only['id']}")).json() == only
            missing = await door.http.get(f"{path}/{world.id}")
            problem(missing, "unknown_object")


async def test_names_of_persons_are_for_chair_and_secretariat(world: World, door: Door) -> None:
    path = f"/api/assemblies/{world.id}/accreditations"
    for who, status in ((None, 403), (OBSERVER, 403), (delegate_of("KEN"), 403), (CHAIR, 200), (SECRETARIAT, 200)):
        headers = door.bearer(await door.token(world, who, f"Name of {who}")) if who else {}
        answer = await door.http.get(path, headers=headers)
        assert answer.status_code == status
        assert ("Name of" in answer.text) == (status == 200)
    everyone = await door.http.get(f"/api/assemblies/{world.id}/snapshot")
    assert "Name of" not in everyone.text


async def test_the_log_is_served_as_it_is(world: World, door: Door) -> None:
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    await world.cast(on, "KEN")
    log = f"/log/{world.id}"
    sealed = await door.http.get(f"{log}/openings/{on.id}")
    problem(sealed, "ballot_not_locked")
    locked = await world.lock(on)
    size, _ = await world.head()
    note = (await door.http.get(f"{log}/checkpoint")).text
    assert note.split("\n")[1] == str(size)
    bundle = await door.http.get(f"{log}/tile/entries/000.p/{size}")
    tile = await door.http.get(f"{log}/tile/0/000.p/{size}")
    assert b"".join(map(leaf_hash, split_bundle(bundle.content))) == tile.content
    assert "immutable" in tile.headers["cache-control"]
    assert (await door.http.get(f"{log}/policy")).text == f"log {world.vkey}\nquorum none\n"
    assert (await door.http.get(f"{log}/proof/0")).text.startswith("c2sp.org/tlog-proof@v1\nindex 0\n")
    openings = await door.http.get(f"{log}/openings/{on.id}")
    blob = await door.http.get(f"{log}/blob/{locked.openings}")
    assert openings.content == blob.content
    assert b"in_favour" in blob.content
    [shown] = (await door.http.get(f"/api/assemblies/{world.id}/ballots")).json()
    assert shown["outcome"]["tally"]["in_favour"] == 1
    assert isinstance(locked, Ballot)


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/001", "tile/0/000", "tile/9/000.p/1", "tile/entries/999", "tile/x/000", "tile/0/000.p/0",
        "tile/0/000.p/256", "tile/0/0", "tile/64/000", "tile/0/x001/000/000",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "proof/99999", "proof/99999999999999999999999", "proof/-1", "blob/" + "0" * 64, "blob/" + "0" * 63,
        "blob/..%2fcheckpoint", "openings/x", "checkpoints", "tile/..%2f..%2fcheckpoint",
    ],
)  # fmt: skip
async def test_what_the_log_does_not_have_is_not_there(world: World, door: Door, path: str) -> None:
    answer = await door.http.get(f"/log/{world.id}/{path}")
    assert answer.status_code in (400, 404), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_description_names_every_route_and_refusal(door: Door) -> None:
    described = (await door.http.get("/schema/openapi.json")).json()
    acts = described["paths"]["/api/acts"]["post"]
    assert "400" in acts["responses"], "4xx answers are not described"
    assert {"/api/session", "/api/assemblies", "/api/sign-in-links"} <= set(described["paths"])
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if isinstance(operation, dict) and "responses" in operation:
                assert operation.get("tags"), (path, method)
