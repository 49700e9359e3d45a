"""Keys: one holds a member's vote at a time, and every change of hands is on the record (P-09)."""

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import accreditation, key, meeting
from deliberation.core.accreditation import Grantee
from deliberation.core.envelope import SigningKey, b64
from deliberation.core.key import KEYS_MAX, Key
from deliberation.core.member import Member
from deliberation.errors import BadProof, Refusal
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

KEN = delegate_of("KEN")
SMALL_ORDER = [
    bytes(32),
    b"\x01" + bytes(31),
    b"\xec" + b"\xff" * 30 + b"\x7f",
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    b"\xff" * 32,
]


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def voting(world: World, member: str = "KEN") -> str | None:
    return world.state.objects(Member)[member].voting_key


def by(world: World, signer: SigningKey, kind: type[Any], actor: str, **fields: Any) -> None:
    """An act that another key than the actor's first signs."""
    world.enter(world.raw(world.make(kind, actor, **fields), signer))


def test_a_further_device_signs_and_leaves_the_vote(world: World) -> None:
    tablet = world.enrol(KEN, device="tablet")
    assert voting(world) == b64(world.key(KEN).public)
    assert world.state.objects(Key)[tablet.keyid].accreditation == KEN


def test_the_vote_goes_to_the_key_that_was_enrolled_for_it(world: World) -> None:
    tablet = world.enrol(KEN, device="tablet", votes=True)
    assert voting(world) == b64(tablet.public)


def test_a_delegate_takes_the_vote_over(world: World) -> None:
    tablet = world.enrol(KEN, device="tablet")
    with refuses("already_voting_key", world.state):
        world.do(key.Entrust, KEN, member="KEN", public_key=b64(world.key(KEN).public))
    by(world, tablet, key.Entrust, KEN, member="KEN", public_key=b64(tablet.public))
    assert voting(world) == b64(tablet.public)


@pytest.mark.parametrize("other", [KEN, "stranger"])
def test_who_takes_the_vote_over_names_the_key_that_signs(world: World, other: str) -> None:
    tablet = world.enrol(KEN, device="tablet")
    with refuses("not_your_key", world.state):
        by(world, tablet, key.Entrust, KEN, member="KEN", public_key=b64(world.key(other).public))
    assert voting(world) == b64(world.key(KEN).public)


@pytest.mark.parametrize("raw", SMALL_ORDER)
def test_a_key_that_anybody_could_sign_with_is_refused(world: World, raw: bytes) -> None:
    act = world.make(key.Enrol, KEN, public_key=b64(raw), votes=False)
    with refuses("weak_key", world.state):
        world.state.drive(key.enrol(_case(world, act)))


def test_a_key_is_enrolled_once_whoever_asks(world: World) -> None:
    with refuses("key_in_use", world.state):
        world.enrol(KEN)
    with refuses("key_in_use", world.state):
        world.enrol(CHAIR, device=KEN)


def test_a_key_in_base64_that_nobody_writes_is_malformed(world: World) -> None:
    written = b64encode(world.key("tablet").public).decode()
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = written[:42] + digits[digits.index(written[42]) + 1] + "="
    act = world.make(key.Enrol, KEN, public_key=other, votes=False)
    with refuses("malformed", world.state):
        world.enter(world.raw(act, world.key("tablet"), world.server))


def test_an_accreditation_has_a_limited_number_of_keys_in_force(world: World) -> None:
    for number in range(KEYS_MAX - 1):
        world.enrol(KEN, device=f"device {number}")
    with refuses("too_many_keys", world.state, limit=KEYS_MAX):
        world.enrol(KEN, device="one more")
    world.do(key.Revoke, KEN, key=world.key("device 0").keyid)
    world.enrol(KEN, device="one more")


@pytest.mark.parametrize("actor", [CHAIR, SECRETARIAT])
def test_who_has_no_member_has_no_vote_to_hold(world: World, actor: str) -> None:
    with refuses("no_vote_to_hold", world.state):
        world.enrol(actor, device="tablet", votes=True)


def test_an_enrolment_needs_the_servers_signature(world: World) -> None:
    own = world.key("tablet")
    act = world.make(key.Enrol, KEN, public_key=b64(own.public), votes=True)
    for signers in ((own,), (own, own), (world.server, own), (own, world.key(SECRETARIAT))):
        raw = world.raw(act, *signers)
        with pytest.raises(BadProof):
            world.enter(raw)


def test_a_key_is_given_up_by_its_owner_and_ended_by_the_secretariat(world: World) -> None:
    own = world.key(KEN).keyid
    with refuses("not_your_key", world.state):
        world.do(key.Revoke, CHAIR, key=own)
    with refuses("not_your_key", world.state):
        world.do(key.Revoke, delegate_of("FRA"), key=own)
    world.do(key.Revoke, SECRETARIAT, key=own)
    assert voting(world) is None
    with refuses("key_revoked", world.state):
        world.do(key.Revoke, SECRETARIAT, key=own)
    with refuses("key_revoked", world.state):
        world.do(meeting.Declare, KEN, member="KEN", meeting=world.id(), present=True)
    with refuses("unknown_object", world.state, noun="key"):
        world.do(key.Revoke, SECRETARIAT, key="0" * 32)


def test_giving_up_another_device_leaves_the_vote(world: World) -> None:
    tablet = world.enrol(KEN, device="tablet")
    world.do(key.Revoke, KEN, key=tablet.keyid)
    assert voting(world) == b64(world.key(KEN).public)


HANDS = st.sampled_from(["enrol", "enrol to vote", "entrust", "give up", "end", "disaccredit"])


@settings(max_examples=40)
@given(st.lists(st.tuples(HANDS, st.sampled_from([KEN, "ken-2"]), st.integers(0, 3)), max_size=12))
def test_whatever_happens_one_key_in_force_or_none_holds_the_vote(steps: list[tuple[str, str, int]]) -> None:
    world = World(members=("KEN",))
    world.found()
    world.do(
        accreditation.Grant, SECRETARIAT, grantees=(Grantee(accreditation="ken-2", role="delegate", member="KEN"),)
    )
    expected: str | None = b64(world.key(KEN).public)
    for hand, actor, device in steps:
        own = world.key(f"{actor} {device}")
        try:
            match hand:
                case "enrol" | "enrol to vote":
                    world.enrol(actor, device=f"{actor} {device}", votes=hand == "enrol to vote")
                    expected = b64(own.public) if hand == "enrol to vote" else expected
                case "entrust":
                    by(world, own, key.Entrust, actor, member="KEN", public_key=b64(own.public))
                    expected = b64(own.public)
                case "disaccredit":
                    world.do(key.Disaccredit, SECRETARIAT, accreditation=actor)
                    held = [each for each in world.state.objects(Key).values() if each.accreditation == actor]
                    expected = None if expected in [each.public for each in held] else expected
                case _:
                    signer = own if hand == "give up" else world.key(SECRETARIAT)
                    by(world, signer, key.Revoke, actor if hand == "give up" else SECRETARIAT, key=own.keyid)
                    expected = None if expected == b64(own.public) else expected
        except Refusal:
            pass
        assert voting(world) == expected
        holders = [each for each in world.state.objects(Key).values() if each.public == expected]
        assert all(each.revoked is None and each.member == "KEN" for each in holders)
        assert len(holders) == (expected is not None)


def _case(world: World, act: Any) -> Any:
    from deliberation.core.law import Case

    return Case(act=act, at=world.now, keyids=("0" * 32,))
