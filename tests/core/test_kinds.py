"""The closed set of kinds: each has a form, roles and a step, and nothing else comes in (record.md, Entries)."""

import json
from typing import Any, get_args

import msgspec
import pytest

from deliberation.core import act, ballot, canonical, kinds, law, meeting, poll, proposal
from deliberation.core.act import Act, MemberAct, kind_of, payload_type
from deliberation.core.entry import open_envelope
from deliberation.core.envelope import SigningKey, sign
from deliberation.core.kinds import LAW, NOUNS, AnyAct
from tests.balloting import every_method
from tests.drafting import worked
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of, small
from tests.refusing import refuses

ID = "00000000-0000-4000-8000-000000000001"
DECLARE = {
    "actor": "ken-1", "assembly": "memory", "id": ID, "kind": "presence.declare", "meeting": ID, "member": "KEN",
    "present": True, "v": 1,
}  # fmt: skip


def decode(payload: bytes, kind: str = "presence.declare") -> Any:
    return kinds.decode(payload, payload_type(kind))


def raw(**fields: Any) -> bytes:
    return json.dumps(DECLARE | fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_the_law_has_every_kind_and_no_other() -> None:
    assert set(LAW) == set(get_args(AnyAct))
    assert len({kind_of(kind) for kind in LAW}) == len(LAW)


def test_every_kind_is_closed_to_unknown_fields() -> None:
    for kind in LAW:
        assert kind.__struct_config__.forbid_unknown_fields
        assert kind.__struct_config__.omit_defaults
        assert kind.__struct_config__.tag == kind_of(kind)


def test_what_delegates_do_names_their_member() -> None:
    for kind, (roles, _) in LAW.items():
        if roles == kinds.DELEGATE:
            assert issubclass(kind, MemberAct), kind


def test_every_noun_is_made_by_some_step() -> None:
    worlds = worked(), every_method()
    assert {kind for kind in NOUNS for world in worlds if world.state.objects(kind)} == set(NOUNS)


def test_an_act_is_read_as_it_was_written() -> None:
    found = decode(raw())
    assert isinstance(found, meeting.Declare)
    assert canonical.encode(found) == raw()


@pytest.mark.parametrize(
    "payload",
    [
        b"", b"null", b"[]", b"{}", b"\xff\xfe", raw()[:-1], raw() + b"\n", b" " + raw(), raw().replace(b":", b": ", 1),
        raw(extra=1), raw(v=2), raw(v=1.0), raw(v="1"), raw(kind="presence.deny"), raw(kind=None), raw(present="true"),
        raw(present=1), raw(member="ken"), raw(member="KEN\n"), raw(member=""), raw(id=ID.upper().replace("0", "A")),
        raw(id=ID + "\n"), raw(id=ID[:-1]), raw(id=f"{{{ID}}}"), raw(assembly="memory\n"), raw(assembly="M"),
        raw(actor="-x"), raw(actor="ken-1\n"), raw(meeting=[ID]), raw(member={"KEN": 1}),
        raw().replace(b'"present":true', b'"present":true,"present":false'),
        raw().replace(b'"v":1', b'"v":1,"v":1'), raw().replace(b"KEN", b"\\u004bEN"),
        b'{"v":1,' + raw().removesuffix(b',"v":1}')[1:] + b"}", b"[" * 5000 + b"]" * 5000,
    ],
)  # fmt: skip
def test_what_is_not_the_one_form_of_an_act_is_malformed(payload: bytes) -> None:
    with refuses("malformed"):
        decode(payload)


@pytest.mark.parametrize("title", ["e\u0301", "\u212b", "a\u0000", "line\nbreak", "\u007f"])
def test_text_is_nfc_and_of_one_line(title: str) -> None:
    call = {"actor": "chair-1", "assembly": "memory", "body": "plenary", "id": ID, "kind": "meeting.call", "v": 1}
    payload = json.dumps(call | {"title": title}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    with refuses("malformed"):
        decode(payload.encode(), "meeting.call")


def test_a_lone_surrogate_is_malformed() -> None:
    call = (
        b'{"actor":"chair-1","assembly":"memory","body":"plenary","id":"%b","kind":"meeting.call","title":"%b","v":1}'
    )
    for title in (b"\\ud800", b"\\ud800x", b"\xed\xa0\x80"):
        with refuses("malformed"):
            decode(call % (ID.encode(), title), "meeting.call")


@pytest.mark.parametrize(
    "type_", ["", "application/json", payload_type("presence.note"), payload_type("presence.declare") + " "]
)
def test_a_signature_for_one_kind_counts_for_no_other(type_: str) -> None:
    with refuses("malformed", why="payloadType"):
        kinds.decode(raw(), type_)


@pytest.mark.parametrize("count", [0, 3])
def test_an_envelope_has_one_or_two_signatures(count: int) -> None:
    envelope = sign(raw(), payload_type("presence.declare"), *(SigningKey.generate() for _ in range(count)))
    with refuses("malformed", why="signatures"):
        open_envelope(envelope)


@pytest.mark.parametrize("payload", ["!", "QQ", "QUI=\n", "QUJ=", "QQ===", "-_8="])
def test_base64_is_canonical(payload: str) -> None:
    envelope = sign(raw(), payload_type("presence.declare"), SigningKey.generate())
    with refuses("malformed"):
        open_envelope(msgspec.structs.replace(envelope, payload=payload))
    bad = msgspec.structs.replace(envelope.signatures[0], sig=payload)
    with refuses("malformed"):
        open_envelope(msgspec.structs.replace(envelope, signatures=(bad,)))


def judge(world: World, this: Act, signer: SigningKey) -> None:
    case = law.Case(act=this, at=world.now, keyids=(signer.keyid,))
    world.state.drive(kinds.judge(case))


@pytest.fixture(scope="module")
def world() -> World:
    return small()


def test_the_signer_must_be_enrolled_for_the_actor(world: World) -> None:
    this = world.make(meeting.Declare, delegate_of("KEN"), member="KEN", meeting=ID, present=True)
    with refuses("unknown_key", world.state):
        judge(world, this, world.key("stranger"))
    with refuses("not_your_key", world.state):
        judge(world, this, world.key(delegate_of("FRA")))
    with refuses("not_your_key", world.state):
        judge(world, msgspec.structs.replace(this, actor=CHAIR), world.key(delegate_of("KEN")))


ROLES = {"chair": CHAIR, "secretariat": SECRETARIAT, "delegate": delegate_of("KEN")}


@pytest.mark.parametrize(
    "kind", [kind for kind, (roles, _) in LAW.items() if roles != kinds.SERVER and "enrol" not in kind_of(kind)]
)
def test_each_kind_is_refused_to_every_other_role(world: World, kind: type[Act]) -> None:
    facts: dict[str, Any] = dict.fromkeys(kind.__struct_fields__, ID) | {"member": "KEN"}
    for role in set(ROLES) - LAW[kind][0]:
        own = {name: facts[name] for name in kind.__struct_fields__ if name not in ("v", "id", "assembly", "actor")}
        code, told = "not_permitted", {"role": role, "kind": kind_of(kind)}
        if role == "chair" and kind in kinds.VOTES:  # P-08
            code, told = "chair_does_not_vote", {}
        with refuses(code, world.state, **told):
            judge(world, world.make(kind, ROLES[role], **own), world.key(ROLES[role]))


def test_what_closes_a_vote_or_commits_to_lots_is_given_something_and_nothing_else() -> None:
    blank: dict[type[Act], Any] = {kind: dict.fromkeys(kind.__struct_fields__, "") for kind in LAW}
    made = {kind: kind(**blank[kind]) for kind in LAW}
    given = [kind for kind in LAW if kinds.needs_given(made[kind])]
    assert given == [ballot.Lock, poll.Open, poll.Close]


def test_the_server_acts_for_nobody_but_itself(world: World) -> None:
    this = world.make(proposal.Withdraw, act.SERVER, member="KEN", proposal=ID)
    with refuses("not_your_key", world.state):
        judge(world, this, world.key(delegate_of("KEN")))
