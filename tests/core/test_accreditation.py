"""Accreditations: who may act, in which role, for whom, and how that ends (P-02, P-09, P-99)."""

import pytest

from deliberation.core import accreditation, key, meeting
from deliberation.core.accreditation import Accreditation, Grantee, Role
from deliberation.core.key import Key
from deliberation.core.member import Member
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def grant(world: World, *grantees: Grantee) -> None:
    world.do(accreditation.Grant, SECRETARIAT, grantees=grantees)


def revoke(world: World, id: str, actor: str = SECRETARIAT) -> None:
    world.do(key.Disaccredit, actor, accreditation=id)


@pytest.mark.parametrize("role", ["chair", "observer", "secretariat"])
def test_others_than_delegates_have_no_member(world: World, role: Role) -> None:
    grant(world, Grantee(accreditation="new-1", role=role))
    assert world.state.objects(Accreditation)["new-1"].role == role
    with refuses("delegate_needs_member", world.state):
        grant(world, Grantee(accreditation="new-2", role=role, member="KEN"))


def test_a_delegate_has_a_member_that_there_is(world: World) -> None:
    with refuses("delegate_needs_member", world.state):
        grant(world, Grantee(accreditation="ken-2", role="delegate"))
    with refuses("unknown_object", world.state, noun="member", id="XXX"):
        grant(world, Grantee(accreditation="xxx-1", role="delegate", member="XXX"))
    grant(world, Grantee(accreditation="ken-2", role="delegate", member="KEN"))
    assert world.state.objects(Accreditation)["ken-2"].member == "KEN"


@pytest.mark.parametrize("ids", [(CHAIR,), ("new-1", "new-1"), ("server",)])
def test_an_accreditation_is_granted_once_and_never_the_servers(world: World, ids: tuple[str, ...]) -> None:
    with refuses("accreditation_exists", world.state, accreditation=ids[-1]):
        grant(world, *(Grantee(accreditation=id, role="observer") for id in ids))


@pytest.mark.parametrize("count", [0, 501])
def test_a_grant_has_between_1_and_500_lines(world: World, count: int) -> None:
    with refuses("malformed", world.state, why="grantees"):
        grant(world, *(Grantee(accreditation=f"o-{number}", role="observer") for number in range(count)))


def test_with_an_accreditation_end_its_keys_and_the_vote_they_held(world: World) -> None:
    delegate = delegate_of("KEN")
    world.enrol(delegate, device="tablet")
    assert world.state.objects(Member)["KEN"].voting_key is not None
    revoke(world, delegate)
    keys = [each for each in world.state.objects(Key).values() if each.accreditation == delegate]
    assert len(keys) == 2
    assert all(each.revoked == world.now for each in keys)
    assert world.state.objects(Member)["KEN"].voting_key is None
    with refuses("accreditation_revoked", world.state, accreditation=delegate):
        world.enrol(delegate, device="phone")
    with refuses("key_revoked", world.state):
        world.do(meeting.Declare, delegate, member="KEN", meeting=world.id(), present=True)


def test_the_end_of_a_second_delegate_leaves_the_vote_where_it_is(world: World) -> None:
    grant(world, Grantee(accreditation="ken-2", role="delegate", member="KEN"))
    world.enrol("ken-2")
    before = world.state.objects(Member)["KEN"]
    revoke(world, "ken-2")
    assert world.state.objects(Member)["KEN"] == before


def test_it_ends_once_and_not_by_oneself(world: World) -> None:
    with refuses("not_yourself", world.state):
        revoke(world, SECRETARIAT)
    revoke(world, CHAIR)
    with refuses("accreditation_revoked", world.state, accreditation=CHAIR):
        revoke(world, CHAIR)
    with refuses("unknown_object", world.state, noun="accreditation"):
        revoke(world, "nobody-1")


@pytest.mark.parametrize("actor", [CHAIR, delegate_of("KEN")])
def test_only_the_secretariat_grants_and_ends(world: World, actor: str) -> None:
    with refuses("not_permitted", world.state, kind="accreditation.revoke"):
        revoke(world, delegate_of("FRA"), actor)
    with refuses("not_permitted", world.state, kind="accreditation.grant"):
        world.do(accreditation.Grant, actor, grantees=(Grantee(accreditation="new-1", role="chair"),))
