"""Signing in and out: links work once, sessions are new each time, only hashes are kept (P-09)."""

import asyncio
import hashlib
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import text

from deliberation.core import key
from deliberation.core.envelope import SigningKey
from deliberation.core.key import Key
from deliberation.core.member import Member
from tests.check import check
from tests.door import Door
from tests.web.test_acts import problem, unchanged
from tests.world import CHAIR, SECRETARIAT, World, delegate_of, new_world

KEN = delegate_of("KEN")


async def link(door: Door, world: World, who: str = KEN, **fields: Any) -> str:
    asked = {"assembly": world.id, "accreditation": who} | fields
    made = await door.http.post("/api/sign-in-links", json=asked, headers=door.bearer(door.operator))
    assert made.status_code == 201, made.text
    assert made.json()["link"] == f"{door.url}/sign-in#{made.json()['token']}"
    return str(made.json()["token"])


async def sign_in(door: Door, token: str, **options: Any) -> httpx.Response:
    door.http.cookies.clear()
    return await door.http.post("/api/session", json={"token": token}, **options)


async def tables(world: World) -> str:
    async with world.store.read() as tx:
        rows: list[Any] = []
        for name in ("link", "session", "person"):
            rows += list(await tx.run(text(f"SELECT {name}::text FROM {name} WHERE assembly = :a"), {"a": world.id}))
    return "\n".join(row[0] for row in rows)


async def test_a_link_signs_in_once(world: World, door: Door) -> None:
    token = await link(door, world, name="Wanjiru Kamau")
    answer = await sign_in(door, token)
    assert answer.status_code == 201
    session = answer.json()
    assert session.pop("token")
    expected = {
        "assembly": world.id, "accreditation": KEN, "role": "delegate", "member": "KEN", "name": "Wanjiru Kamau",
    }  # fmt: skip
    assert session == expected
    assert (await door.http.get("/api/session")).json() == expected
    problem(await sign_in(door, token), "bad_link")


async def test_a_link_used_by_many_at_once_signs_one_in(world: World, door: Door) -> None:
    token = await link(door, world)
    answers = await asyncio.gather(*(door.http.post("/api/session", json={"token": token}) for _ in range(10)))
    assert sorted(each.status_code for each in answers) == [201, *[403] * 9]


async def test_a_link_goes_out_of_date(world: World, door: Door) -> None:
    token = await link(door, world)
    async with world.store.write() as tx:
        await tx.run(text("UPDATE link SET expires = now() WHERE assembly = :a"), {"a": world.id})
    problem(await sign_in(door, token), "bad_link")


@pytest.mark.parametrize("token", ["", "x", "\x00", "A" * 10_000, "é"])
async def test_a_link_that_nobody_made(door: Door, token: str) -> None:
    problem(await sign_in(door, token), "bad_link")


@pytest.mark.parametrize("body", [b"", b"{", b"{}", b"[]", b'{"token":1}', b'{"token":"a","role":"chair"}'])
async def test_a_sign_in_of_another_form(door: Door, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    problem(await door.http.post("/api/session", content=body, headers=headers), "malformed")


async def test_a_link_for_nobody_or_for_one_whose_accreditation_ended(world: World, door: Door) -> None:
    asked = {"assembly": world.id, "accreditation": "nobody-1"}
    made = await door.http.post("/api/sign-in-links", json=asked, headers=door.bearer(door.operator))
    problem(made, "unknown_object")
    token = await link(door, world)
    await world.do(SECRETARIAT, key.Disaccredit, accreditation=KEN)
    problem(await sign_in(door, token), "bad_link")


async def test_a_session_ends_with_its_accreditation_with_time_and_with_sign_out(world: World, door: Door) -> None:
    chair, france = await door.token(world, CHAIR), await door.token(world, delegate_of("FRA"))
    ken = await door.token(world, KEN)

    async def signed_in(token: str) -> bool:
        return (await door.http.get("/api/session", headers=door.bearer(token))).status_code == 200

    assert [await signed_in(each) for each in (chair, france, ken)] == [True] * 3
    await world.do(SECRETARIAT, key.Disaccredit, accreditation=delegate_of("FRA"))
    assert not await signed_in(france)
    assert (await door.http.delete("/api/session", headers=door.bearer(ken))).status_code == 204
    assert not await signed_in(ken)
    assert await signed_in(chair)
    async with world.store.write() as tx:
        await tx.run(text("UPDATE session SET expires = now() WHERE assembly = :a"), {"a": world.id})
    assert not await signed_in(chair)
    problem(await door.http.get("/api/session", headers=door.bearer(chair)), "not_signed_in")
    assert (await door.http.delete("/api/session")).status_code == 204


async def test_a_planted_cookie_is_not_kept(world: World, door: Door) -> None:
    token = await link(door, world)
    door.http.cookies.clear()
    answer = await door.http.post("/api/session", json={"token": token}, headers={"cookie": "session=ATTACKERCHOSEN"})
    assert answer.cookies["session"] != "ATTACKERCHOSEN"
    door.http.cookies.clear()
    planted = await door.http.get("/api/session", headers={"cookie": "session=ATTACKERCHOSEN"})
    assert planted.status_code == 401


async def test_signing_in_again_ends_the_session_before(world: World, door: Door) -> None:
    first = (await sign_in(door, await link(door, world))).cookies["session"]
    token = await link(door, world, CHAIR)
    second = await door.http.post("/api/session", json={"token": token}, headers={"cookie": f"session={first}"})
    door.http.cookies.clear()
    assert second.cookies["session"] != first
    assert (await door.http.get("/api/session", headers={"cookie": f"session={first}"})).status_code == 401


async def test_the_cookie_is_not_for_scripts_nor_for_foreign_pages(world: World, door: Door) -> None:
    cookie = (await sign_in(door, await link(door, world))).headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", "path=/"):
        assert part in cookie
    assert "domain" not in cookie


async def test_only_hashes_are_kept(world: World, door: Door) -> None:
    unused = await link(door, world, name="Somebody")
    session = (await sign_in(door, await link(door, world))).json()["token"]
    kept = await tables(world)
    for token in (unused, session):
        assert token not in kept
        assert token.encode().hex() not in kept
        assert hashlib.sha256(token.encode()).hexdigest() in kept


async def test_pages_get_a_cookie_and_no_token(world: World, door: Door) -> None:
    answer = await sign_in(door, await link(door, world), headers={"origin": door.url})
    assert "token" not in answer.json()
    assert answer.cookies["session"]
    for origin in ("https://evil.example", "null"):
        token = await link(door, world)
        problem(await sign_in(door, token, headers={"origin": origin}), "foreign_origin")
        assert (await sign_in(door, token)).status_code == 201  # it was not used up


async def test_who_makes_links(world: World, door: Door) -> None:
    other = await new_world(world.record)
    asked = {"assembly": world.id, "accreditation": KEN}
    tokens = {
        "nobody": "", "wrong": "x", "not ASCII": "ø", "delegate": await door.token(world, KEN),
        "chair": await door.token(world, CHAIR), "another secretariat": await door.token(other, SECRETARIAT),
    }  # fmt: skip
    for name, token in tokens.items():
        headers = {"authorization": f"Bearer {token}".encode("latin-1")} if token else {}
        answer = await door.http.post("/api/sign-in-links", json=asked, headers=headers)  # type: ignore[arg-type]
        assert problem(answer, "not_operator"), name
    own = await door.token(world, SECRETARIAT)
    assert (await door.http.post("/api/sign-in-links", json=asked, headers=door.bearer(own))).status_code == 201


async def test_only_the_operator_founds(world: World, door: Door) -> None:
    asked = {"id": f"{world.id}-new", "name": "New", "prefix": "N", "session": 3}
    for headers in ({}, door.bearer(await door.token(world, SECRETARIAT))):
        problem(await door.http.post("/api/assemblies", json=asked, headers=headers), "not_operator")
    operator = door.bearer(door.operator)
    for wrong in ({"id": "X"}, {"id": "a\n"}, {"name": ""}, {"session": "one"}, {"more": 1}):
        problem(await door.http.post("/api/assemblies", json=asked | wrong, headers=operator), "malformed")
    made = await door.http.post("/api/assemblies", json=asked, headers=operator)
    assert made.status_code == 201
    signed_in = await sign_in(door, made.json()["token"])
    assert signed_in.json()["role"] == "secretariat"
    assert (await door.http.get(f"/log/{asked['id']}/policy")).text == f"log {made.json()['vkey']}\nquorum none\n"
    problem(await door.http.post("/api/assemblies", json=asked, headers=operator), "assembly_exists")


async def test_a_key_is_enrolled_under_its_own_sign_in_alone(world: World, door: Door) -> None:
    device = msgspec.structs.replace(world.actor(KEN), key=SigningKey.generate())
    parcel = device.enrolment(votes=True)
    others = {
        "nobody": {}, "another delegate": door.bearer(await door.token(world, delegate_of("FRA"))),
        "the secretariat": door.bearer(await door.token(world, SECRETARIAT)),
        "the operator": door.bearer(door.operator),
    }  # fmt: skip
    for headers in others.values():
        async with unchanged(world):
            problem(await door.post(parcel, **headers), "not_signed_in")
    own = door.bearer(await door.token(world, KEN))
    first = await door.post(parcel, **own)
    assert first.status_code == 201, first.text
    assert (await door.post(parcel, **own)).content == first.content
    enrolled = await world.get(Key, device.key.keyid)
    assert (enrolled.accreditation, enrolled.member) == (KEN, "KEN")
    assert (await world.get(Member, "KEN")).voting_key == enrolled.public
    await check(world)


async def test_a_new_key_must_sign_its_own_enrolment(world: World, door: Door) -> None:
    own = door.bearer(await door.token(world, KEN))
    device = world.actor("device-1").key
    act = msgspec.structs.replace(world.actor(KEN), key=device).enrolment(votes=True).act
    forged = world.actor(KEN).sign(act)  # signed by the old key, which is not the one that it names
    async with unchanged(world):
        problem(await door.post(forged, **own), "bad_signature")


async def test_a_session_of_one_assembly_is_nobody_in_another(world: World, door: Door) -> None:
    other = await new_world(world.record)
    headers = door.bearer(await door.token(world, CHAIR))
    snapshot = (await door.http.get(f"/api/assemblies/{other.id}/snapshot", headers=headers)).json()
    assert snapshot["viewer"] == {"role": "public", "audiences": ["public"]}
    problem(await door.http.get(f"/api/assemblies/{other.id}/accreditations", headers=headers), "not_permitted")


async def test_a_token_that_a_request_names_itself_goes_before_a_cookie(world: World, door: Door) -> None:
    chair = door.bearer(await door.token(world, CHAIR))
    await sign_in(door, await link(door, world))
    assert (await door.http.get("/api/session")).json()["accreditation"] == KEN
    assert (await door.http.get("/api/session", headers=chair)).json()["accreditation"] == CHAIR
