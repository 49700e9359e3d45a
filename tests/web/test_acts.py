"""The door for acts, over real HTTP: each bad input is refused with its code and rule, and nothing has changed."""

import asyncio
import json
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import pytest

from deliberation.client.actor import Parcel
from deliberation.client.receipt import Receipt, check_receipt
from deliberation.core import amendment, ballot, canonical, key, meeting, member, proposal
from deliberation.core.ballot import Ballot
from deliberation.core.changes import DeleteClause
from deliberation.core.envelope import SigningKey, sign
from deliberation.core.note import Verifier
from deliberation.core.proposal import Proposal
from deliberation.errors import REFUSALS
from deliberation.record.record import Record
from deliberation.record.submission import BLOB_MAX
from deliberation.web.problems import BODY_MAX
from tests.check import check
from tests.door import Door
from tests.world import CHAIR, MEMBERS, SECRETARIAT, World, delegate_of, new_world

KEN = delegate_of("KEN")


def problem(answer: httpx.Response, code: str) -> dict[str, Any]:
    """The answer is this problem, complete."""
    found: dict[str, Any] = answer.json()
    assert found["code"] == code, found
    assert answer.headers["content-type"] == "application/problem+json"
    status, rule = REFUSALS[code]
    assert (answer.status_code, found["status"], found["rule"]) == (status, status, rule)
    assert found["type"] == f"/problems/{code}"
    assert found["title"]
    assert found["detail"]
    assert code not in found["detail"], "no sentence, but a code"
    return found


@asynccontextmanager
async def unchanged(world: World) -> AsyncIterator[None]:
    """Nothing in any table, neither head nor read model nor stream."""
    before = await world.picture(), await world.head()
    yield
    assert (await world.picture(), await world.head()) == before


async def voting(world: World) -> Ballot:
    return await world.open(await world.meet(), "proposal", await world.table("KEN"))


def call(world: World) -> Parcel:
    return world.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary")


async def test_an_act_is_answered_with_its_receipt_and_again_with_the_same(world: World, door: Door) -> None:
    parcel = world.vote(await voting(world), "KEN")
    first = await door.post(parcel)
    assert first.status_code == 201, first.text
    check_receipt(msgspec.json.decode(first.content, type=Receipt), parcel.envelope, Verifier.parse(world.vkey))
    await world.cast((await voting_of(world)), "KEN", "against")
    again = await door.post(parcel)
    looked_up = await door.http.get(f"/api/assemblies/{world.id}/acts/{parcel.act.id}")
    assert (again.status_code, again.content) == (201, first.content)
    assert (looked_up.status_code, looked_up.content) == (200, first.content)
    await check(world)


async def voting_of(world: World) -> Ballot:
    from deliberation.app import NOUNS

    async with world.store.read() as tx:
        [found] = await NOUNS[Ballot].shelf.where(tx, world.id)
    assert isinstance(found, Ballot)
    return found


async def test_the_same_act_twenty_times_at_once(world: World, door: Door) -> None:
    parcel = world.vote(await voting(world), "KEN")
    answers = await asyncio.gather(*(door.post(parcel) for _ in range(20)))
    assert {(each.status_code, each.content) for each in answers} == {(201, answers[0].content)}
    await check(world)


async def test_an_altered_act_under_the_same_id(world: World, door: Door) -> None:
    parcel = call(world)
    assert (await door.post(parcel)).status_code == 201
    altered = world.actor(CHAIR).sign(msgspec.structs.replace(parcel.act, title="Another"))
    async with unchanged(world):
        problem(await door.post(altered), "act_id_reused")


async def test_an_act_of_nobody_and_one_of_another_assembly(world: World, record: Record, door: Door) -> None:
    other = await new_world(record)
    nobody = "00000000-0000-4000-8000-000000000000"
    problem(await door.http.get(f"/api/assemblies/{world.id}/acts/{nobody}"), "unknown_act")
    parcel = other.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary")
    await other.enter(parcel)
    problem(await door.http.get(f"/api/assemblies/{world.id}/acts/{parcel.act.id}"), "unknown_act")


@pytest.mark.parametrize(
    "path",
    [
        "/api/assemblies/%00/acts/x",
        "/api/assemblies/x/acts/x%00y",
        "/api/assemblies/%00/snapshot",
        "/log/%00/checkpoint",
    ],
)
async def test_what_no_table_can_hold_is_not_there(door: Door, path: str) -> None:
    answer = await door.http.get(path)
    assert answer.status_code in (400, 404), answer.text


def envelope(parcel: Parcel) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parcel.body)
    return found


def with_payload(parcel: Parcel, payload: bytes) -> bytes:
    """Another payload, signed by the same key."""
    found = envelope(parcel)
    signer = parcel_keys[parcel.envelope.signatures[0].keyid]
    found["act"] = msgspec.to_builtins(sign(payload, parcel.envelope.payload_type, signer))
    return json.dumps(found).encode()


parcel_keys: dict[str, SigningKey] = {}


def raw(parcel: Parcel) -> bytes:
    return b64decode(parcel.envelope.payload)


FORGED: dict[str, Callable[[bytes], bytes]] = {
    "an unknown field": lambda body: body.replace(b'"kind"', b'"extra":1,"kind"'),
    "a wrong type": lambda body: body.replace(b'"v":1', b'"v":"1"'),
    "another version": lambda body: body.replace(b'"v":1', b'"v":2'),
    "a name twice": lambda body: body.replace(b'"v":1', b'"v":1,"v":1'),
    "an escaped letter": lambda body: body.replace(b"plenary", b"plenar\\u0079"),
    "a space": lambda body: body.replace(b":", b": ", 1),
    "another order": lambda body: b'{"v":1,' + body[1:].replace(b',"v":1', b""),
    "text that is not NFC": lambda body: body.replace(b"Sitting", "Re\u0301union".encode()),
    "a lone surrogate": lambda body: body.replace(b"Sitting", b"\\ud800"),
    "a surrogate in bytes": lambda body: body.replace(b"Sitting", b"\xed\xa0\x80"),
    "a line break": lambda body: body.replace(b"Sitting", b"Sit\\nting"),
    "a null": lambda body: body.replace(b"Sitting", b"\\u0000"),
    "an id with a line break": lambda body: body.replace(b'","kind"', b'\\n","kind"'),
    "no JSON": lambda _: b"act",
    "nothing": lambda _: b"",
    "half": lambda body: body[: len(body) // 2],
    "very deep": lambda _: b"[" * 40_000,
    "an unknown kind": lambda body: body.replace(b"meeting.call", b"meeting.burn"),
    "another kind": lambda body: body.replace(b"meeting.call", b"meeting.open"),
    "a title too long": lambda body: body.replace(b"Sitting", b"x" * 301),
    "a float": lambda body: body.replace(b'"v":1', b'"v":1.0'),
}


@pytest.mark.parametrize("forgery", FORGED)
async def test_a_signed_body_of_another_form(world: World, door: Door, forgery: str) -> None:
    parcel = call(world)
    parcel_keys[parcel.envelope.signatures[0].keyid] = world.actor(CHAIR).key
    body = FORGED[forgery](raw(parcel))
    assert body != raw(parcel)
    async with unchanged(world):
        problem(await door.post(with_payload(parcel, body)), "malformed")


BODIES: dict[str, bytes] = {
    "nothing": b"", "no JSON": b"{", "a list": b"[]", "null": b"null", "no act": b"{}", "bytes": b"\xff\xfe\x00",
    "an unknown field": b'{"act":{"payload":"","payloadType":"","signatures":[]},"more":1}',
    "no signatures": b'{"act":{"payload":"","payloadType":"","signatures":[]}}',
    "a wrong type": b'{"act":{"payload":1,"payloadType":"","signatures":[]}}',
    "an unknown field of the envelope": b'{"act":{"payload":"","payloadType":"","signatures":[],"x":1}}',
    "a surrogate": b'{"act":{"payload":"\\ud800","payloadType":"","signatures":[]}}',
    "very deep": b'{"act":' + b"[" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
async def test_a_request_of_another_form(world: World, door: Door, body: str) -> None:
    async with unchanged(world):
        problem(await door.post(BODIES[body]), "malformed")


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/x-msgpack", ""],
)
async def test_a_request_of_another_media_type(world: World, door: Door, kind: str) -> None:
    """Whatever a form on a foreign page could send: it is refused, or it is JSON all the same."""
    async with unchanged(world):
        answer = await door.post(b"act=1&x=%00", content_type=kind)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"


async def test_base64_that_nobody_writes(world: World, door: Door) -> None:
    parcel = call(world)
    changes: list[Callable[[str], str]] = [
        lambda text: text + "\n",
        lambda text: text.rstrip("=") + "==",
        lambda text: "*" + text[1:],
    ]
    for change in changes:
        for where in ("payload", "sig"):
            found = envelope(parcel)
            holder = found["act"] if where == "payload" else found["act"]["signatures"][0]
            written, holder[where] = holder[where], change(holder[where])
            if holder[where] == written:
                continue
            async with unchanged(world):
                problem(await door.post(json.dumps(found).encode()), "malformed")


async def test_what_is_too_large(world: World, door: Door) -> None:
    async with unchanged(world):
        problem(await door.post(b'{"act":"' + b"x" * BODY_MAX + b'"}'), "too_large")
    found = envelope(call(world))
    async with unchanged(world):
        problem(await door.post(json.dumps(found | {"beside": ["x" * (BLOB_MAX + 1)]}).encode()), "too_large")
    many = tuple(member.Admitted(member=f"X{number:03}", name="長" * 300) for number in range(100))
    async with unchanged(world):
        problem(await door.post(world.parcel(SECRETARIAT, member.Admit, members=many)), "too_large")


async def test_who_signs(world: World, door: Door) -> None:
    on = await voting(world)
    actor = world.actor(KEN)
    cast = world.vote(on, "KEN")

    async def refused(code: str, act: Any, *signers: SigningKey, named: str = "") -> None:
        signed = sign(canonical.encode(act), cast.envelope.payload_type, *signers)
        if named:
            signed = msgspec.structs.replace(
                signed, signatures=(msgspec.structs.replace(signed.signatures[0], keyid=named),)
            )
        found = envelope(cast) | {"act": msgspec.to_builtins(signed)}
        async with unchanged(world):
            problem(await door.post(json.dumps(found).encode()), code)

    stranger = SigningKey.generate()
    await refused("unknown_key", cast.act, stranger)
    await refused("bad_signature", cast.act, stranger, named=actor.key.keyid)
    await refused("bad_signature", cast.act, actor.key, actor.key)
    await refused("not_your_key", cast.act, world.actor(delegate_of("FRA")).key)
    await refused("not_your_member", msgspec.structs.replace(cast.act, member="FRA"), actor.key)
    await refused("chair_does_not_vote", msgspec.structs.replace(cast.act, actor=CHAIR), world.actor(CHAIR).key)
    await refused("not_permitted", msgspec.structs.replace(cast.act, actor=SECRETARIAT), world.actor(SECRETARIAT).key)
    await world.do(KEN, key.Revoke, key=actor.key.keyid)
    await refused("key_revoked", cast.act, actor.key)


async def test_acts_of_another_assembly(world: World, door: Door) -> None:
    other = await new_world(world.record)
    cast = world.vote(await voting(world), "KEN")
    await voting(other)
    moved = msgspec.structs.replace(cast.act, assembly=other.id)
    found = envelope(cast)
    async with unchanged(other):
        found["act"] = msgspec.to_builtins(
            sign(canonical.encode(moved), cast.envelope.payload_type, world.actor(KEN).key)
        )
        problem(await door.post(json.dumps(found).encode()), "unknown_key")
    nowhere = msgspec.structs.replace(cast.act, assembly="nowhere")
    found["act"] = msgspec.to_builtins(
        sign(canonical.encode(nowhere), cast.envelope.payload_type, world.actor(KEN).key)
    )
    problem(await door.post(json.dumps(found).encode()), "other_assembly")


async def test_casts_that_are_not_lawful(world: World, door: Door) -> None:
    on = await voting(world)

    async def refused(code: str, parcel: Parcel) -> None:
        async with unchanged(world):
            problem(await door.post(parcel), code)

    await refused(
        "unknown_object", world.actor(KEN).cast(call(world).act.id, on.question, "in_favour")
    )  # before opening
    await refused("other_question", world.actor(KEN).cast(on.id, "0" * 64, "in_favour"))
    await world.do(SECRETARIAT, member.Admit, members=(member.Admitted(member="BRA", name="Brazil"),))
    from deliberation.core.accreditation import Grant, Grantee

    grantees = (
        Grantee(accreditation="bra-1", role="delegate", member="BRA"),
        Grantee(accreditation="ken-2", role="delegate", member="KEN"),
    )
    await world.do(SECRETARIAT, Grant, grantees=grantees)
    for who, of in (("bra-1", "BRA"), ("ken-2", "KEN")):
        world.actors[who] = msgspec.structs.replace(world.actor(who), member=of)
        await world.enrol(who, votes=of == "BRA")
    await refused("not_on_roll", world.actor("bra-1").cast(on.id, on.question, "in_favour"))
    await refused("not_voting_key", world.actor("ken-2").cast(on.id, on.question, "in_favour"))
    await world.lock(on)
    await refused("ballot_locked", world.vote(on, "KEN"))
    await check(world)


async def test_what_travels_beside_a_cast(world: World, door: Door) -> None:
    on = await voting(world)
    cast = envelope(world.vote(on, "KEN"))
    other = envelope(world.vote(on, "KEN", "against"))
    short = b64encode(bytes(31)).decode()
    for code, sealed in (
        ("not_beside", None),
        ("bad_commitment", other["sealed"]),
        ("bad_commitment", cast["sealed"] | {"body": '{"choice":"against"}'}),
        ("bad_commitment", cast["sealed"] | {"salt": short}),
        ("bad_commitment", cast["sealed"] | {"salt": "*"}),
        ("malformed", cast["sealed"] | {"more": 1}),
        ("malformed", {"body": 1, "salt": 2}),
    ):
        async with unchanged(world):
            problem(await door.post(json.dumps(cast | {"sealed": sealed}).encode()), code)
    async with unchanged(world):
        problem(await door.post(json.dumps(envelope(call(world)) | {"sealed": cast["sealed"]}).encode()), "not_beside")
    for body in (b'{"choice":"yes"}', b'{"choice": "against"}', b"", b'{"choice":"against","x":1}'):
        async with unchanged(world):
            problem(await door.post(sealed_as(world, on, body)), "malformed")


def sealed_as(world: World, on: Ballot, body: bytes) -> Parcel:
    """A cast that commits to any bytes."""
    from deliberation.core import seal

    actor, salt = world.actor(KEN), bytes(32)
    act = actor.act(ballot.Cast, ballot=on.id, question=on.question, commitment=seal.commitment(salt, body))
    return actor.sign(act, sealed=(body, salt))


async def test_texts_that_are_not_there_or_no_texts(world: World, door: Door) -> None:
    facts: dict[str, Any] = {"title": "T", "pillar": "governance", "sponsors": ("KEN",)}
    from tests.world import sha256

    for code, beside, hash in (
        ("unknown_object", (), "0" * 64),
        ("unknown_object", (b"{}",), "0" * 64),
        ("bad_text", (b"{}",), sha256(b"{}")),
        ("bad_text", (b"\x00",), sha256(b"\x00")),
    ):
        async with unchanged(world):
            problem(await door.post(world.parcel(KEN, proposal.Table, beside=beside, text=hash, **facts)), code)


async def test_an_amendment_to_a_superseded_version(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    old = (await world.get(Proposal, tabled)).text
    accepted = await world.amend(tabled, "FRA")
    await world.do(KEN, amendment.Accept, amendment=accepted, text=old)
    late = world.parcel(
        KEN, amendment.Submit, proposal=tabled, base=old, changes=(DeleteClause("opera2"),), sponsors=("KEN",)
    )
    async with unchanged(world):
        problem(await door.post(late), "superseded_version")


async def test_a_founding_by_nobody(world: World, door: Door) -> None:
    """Entry 0 is the server's alone, also where somebody posts one for an assembly that there is."""
    from deliberation.core.assembly import Create
    from deliberation.core.envelope import b64
    from deliberation.core.profiles.ga import GA

    stranger = SigningKey.generate()
    act = Create(
        v=1, id=call(world).act.id, assembly=world.id, actor="server", name="Mine", origin="o", prefix="A", session=1,
        profile=GA, server_key=b64(stranger.public), secretariat="me",
    )  # fmt: skip
    signed = sign(canonical.encode(act), "application/vnd.deliberation.assembly.create+json;v=1", stranger)
    async with unchanged(world):
        problem(await door.post(json.dumps({"act": msgspec.to_builtins(signed)}).encode()), "bad_signature")


async def test_a_foreign_page(world: World, door: Door) -> None:
    parcel = call(world)
    for headers in (
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": door.url + ".evil.example"},
        {"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"},
    ):  # fmt: skip
        async with unchanged(world):
            problem(await door.post(parcel, **headers), "foreign_origin")
    assert (await door.post(parcel, origin=door.url)).status_code == 201


async def test_everybody_casts_at_once_over_http(door: Door, world: World) -> None:
    big = await new_world(world.record, 40)
    on = await big.open(await big.meet(), "proposal", await big.table(big.members[0]))
    answers = await asyncio.gather(*(door.post(big.vote(on, voter)) for voter in big.members))
    assert {each.status_code for each in answers} == {201}
    verifier = Verifier.parse(big.vkey)
    for voter, answer in zip(big.members, answers, strict=True):
        given = msgspec.json.decode(answer.content, type=Receipt)
        assert voter.encode() in b64decode(json.loads(bytes(given.entry))["act"]["payload"])
        from deliberation.core import receipt

        receipt.check(receipt.parse(given.proof), bytes(given.entry), verifier)
    assert len(MEMBERS) == 5
    await check(big)
