"""A server that lies with its own keys: every tree and checkpoint is in order, and an act is not."""

from datetime import timedelta

import msgspec
import pytest

from deliberation.core import accreditation, ballot, canonical, entry, key, law, meeting, member
from deliberation.core.act import kind_of, payload_type
from deliberation.core.amendment import Amendment
from deliberation.core.ballot import Ballot, Given, Openings
from deliberation.core.envelope import SigningKey, b64, sign
from deliberation.core.outcome import Tally
from deliberation.core.profiles.ga import GA
from deliberation.core.proposal import Proposal
from deliberation.verify.report import Report
from tests import memory
from tests.memory import SECRETARIAT, World, delegate_of
from tests.verify.records import verdict


def voting() -> tuple[World, Ballot]:
    """A world in which a ballot is open and everybody but TUV has voted."""
    world = World("lies")
    world.found()
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    for voter in ("ARG", "CHN", "FRA", "KEN"):
        world.cast(on, voter, "against")
    return world, on


def fails(world: World, section: str, words: str, *, at: int = -1) -> Report:
    """The record fails in this section, at its last entry unless another is said, for a reason with these words."""
    report = verdict(world.files(), policy=None)
    [failed] = [each for each in report.sections if each.failure is not None]
    assert failed.name == section, failed.failure
    assert failed.failure is not None
    assert words in failed.failure.why
    assert failed.failure.entry == at % len(world.entries)
    assert not report.holds
    return report


def test_another_lawful_history_under_the_checkpoint_of_the_first() -> None:
    """Every act of it is signed and every tile fits; only the root that was signed says that it is not the record."""
    (one, on), (other, same) = voting(), voting()
    one.cast(on, "TUV", "in_favour")
    other.cast(same, "TUV", "against")
    published = one.note().encode()
    assert verdict(other.files(), policy=None).holds
    report = verdict(other.files() | {"checkpoint": published}, policy=None)
    assert report.section("tree").failure is not None
    receipt = {"proof/3": other.proof(3).encode(), "proof/3.entry": other.entries[3]}
    assert verdict(other.files() | receipt, policy=None).holds
    report = verdict(one.files() | receipt, policy=None)
    assert report.section("receipts").failure is not None


def test_an_open_ballot_is_in_order() -> None:
    world, _ = voting()
    report = verdict(world.files(), policy=None)
    assert report.holds
    assert report.section("votes").counts == {
        "ballots": 0,
        "open": 1,
        "void": 0,
        "casts": 4,
        "counted": 0,
        "changed": 0,
    }


def test_an_act_that_an_attacker_signed() -> None:
    world, on = voting()
    world.force(world.raw(world.cast_act(on, "TUV", "against"), SigningKey.generate()))
    fails(world, "votes", "unknown key")


def test_an_act_signed_again_under_another_keys_id() -> None:
    world, on = voting()
    act = world.cast_act(on, "TUV", "against")
    forged = sign(canonical.encode(act), payload_type(kind_of(act)), SigningKey.generate())
    named = msgspec.structs.replace(forged.signatures[0], keyid=world.key(act.actor).keyid)
    forged = msgspec.structs.replace(forged, signatures=(named,))
    world.force(entry.encode(forged, world.now, None))
    fails(world, "votes", "a signature does not hold")


def test_a_cast_by_a_key_that_does_not_hold_the_vote() -> None:
    world, on = voting()
    device = world.enrol(delegate_of("TUV"), device="second phone")
    world.force(world.raw(world.cast_act(on, "TUV", "against"), device))
    fails(world, "votes", "not voting key")


def test_a_cast_by_a_key_that_was_given_up() -> None:
    world, on = voting()
    owner = delegate_of("TUV")
    world.do(key.Revoke, owner, key=world.key(owner).keyid)
    world.force(world.raw(world.cast_act(on, "TUV", "against")))
    fails(world, "votes", "key revoked")


def test_a_cast_for_another_member() -> None:
    world, on = voting()
    act = msgspec.structs.replace(world.cast_act(on, "TUV", "against"), actor=delegate_of("KEN"))
    world.force(world.raw(act))
    fails(world, "votes", "not your member")


def test_a_cast_of_a_member_who_is_not_on_the_roll() -> None:
    world, on = voting()
    world.do(member.Admit, SECRETARIAT, members=(member.Admitted(member="ZWE", name="Zimbabwe"),))
    grantee = accreditation.Grantee(accreditation="zwe-1", role="delegate", member="ZWE")
    world.do(accreditation.Grant, SECRETARIAT, grantees=(grantee,))
    world.enrol("zwe-1", votes=True)
    world.force(world.raw(world.cast_act(on, "ZWE", "against")))
    fails(world, "votes", "not on roll")


def test_a_cast_that_is_entered_again() -> None:
    """The member changed its vote; entering the first act again would change it back."""
    world, on = voting()
    first = world.entries[-1]
    world.cast(on, "KEN", "in_favour")
    again = msgspec.structs.replace(entry.parse(first), at=entry.instant(world.now))
    world.force(canonical.encode(again))
    fails(world, "votes", "act id reused")


def test_a_cast_after_the_lock() -> None:
    world, on = voting()
    act = world.cast_act(on, "TUV", "against")
    world.lock(on)
    world.force(world.raw(act))
    fails(world, "votes", "ballot locked")


def test_a_forged_tally() -> None:
    world, on = voting()
    raw = world.lock_entry(on, world.opened(on))
    given = msgspec.convert(entry.parse(raw).given, Given)
    for forged in (
        msgspec.structs.replace(given, tally=Tally(in_favour=4, against=0, abstaining=0, not_voting=1)),
        msgspec.structs.replace(given, result="adopted"),
    ):
        world.force(world.lock_entry(on, world.opened(on), forged))
        fails(world, "votes", "not what its votes give")
        world.entries.pop()
    world.force(raw)
    assert verdict(world.files(), policy=None).holds


def test_openings_that_are_not_of_the_last_casts() -> None:
    world, on = voting()
    before = world.opened(on)
    world.cast(on, "KEN", "in_favour")
    now = world.opened(on)
    ken = next(opening for opening in now.openings if opening.member == "KEN")
    against = msgspec.structs.replace(ken, body=before.openings[0].body)
    for forged in (
        before,  # the vote that the member replaced
        Openings(ballot=on.id, openings=now.openings[:-1]),  # one vote is hidden
        Openings(ballot=on.id, openings=(*now.openings, ken)),  # one is counted twice
        Openings(ballot=on.id, openings=(*now.openings[:-1], against)),  # one says another thing
        Openings(ballot=on.id, openings=(*now.openings[:-1], msgspec.structs.replace(ken, entry=0))),  # of no entry
        Openings(ballot=world.id(), openings=now.openings),  # those of another ballot
    ):
        kept = world.openings.copy(), world.blobs.copy()
        world.force(world.lock_entry(on, forged, _given(world, on, forged)))
        report = verdict(world.files(), policy=None)
        assert report.section("votes").failure is not None
        assert report.first is not None
        assert report.first.entry == len(world.entries) - 1
        world.entries.pop()
        world.openings, world.blobs = kept


def _given(world: World, on: Ballot, openings: Openings) -> Given:
    """What a lock gives that counts whatever is in the openings."""
    choices = [ballot.choice(opening.body.encode()) for opening in openings.openings]
    tally = Tally(in_favour=choices.count("in_favour"), against=choices.count("against"), not_voting=5 - len(choices))
    return Given(openings=law.blob(canonical.encode(openings)).id, tally=tally, result="rejected")


def test_openings_that_were_never_published() -> None:
    world, on = voting()
    world.lock(on)
    del world.openings[on.id]
    fails(world, "votes", "the opened votes are missing")


def test_a_text_that_follows_from_an_amendment_and_was_not_published() -> None:
    world = memory.small()
    [amended] = world.state.objects(Amendment).values()
    [proposal] = world.state.objects(Proposal).values()
    assert proposal.versions[1].amendment == amended.id
    del world.blobs[proposal.text]
    opening = next(
        index for index, raw in enumerate(world.entries)
        if isinstance(entry.open_envelope(entry.parse(raw).act).act, ballot.Open)
    )  # fmt: skip
    fails(world, "blobs", "missing", at=opening)


def test_the_chairs_act_by_a_delegate() -> None:
    world, _ = voting()
    act = world.make(meeting.Adjourn, delegate_of("KEN"), meeting=next(iter(world.state.objects(meeting.Meeting))))
    world.force(world.raw(act))
    fails(world, "acts", "not permitted")


def test_a_key_that_the_server_did_not_sign_in() -> None:
    world, _ = voting()
    own = world.key("ghost")
    act = world.make(key.Enrol, delegate_of("TUV"), public_key=b64(own.public), votes=True)
    world.force(world.raw(act, own, SigningKey.generate()))
    fails(world, "acts", "a signature does not hold")


def test_an_act_for_another_assembly() -> None:
    world, on = voting()
    act = msgspec.structs.replace(world.cast_act(on, "TUV", "against"), assembly="elsewhere")
    world.force(world.raw(act))
    fails(world, "votes", "other assembly")


def test_a_second_assembly_in_the_same_record() -> None:
    world, _ = voting()
    second = World("second")
    second.assembly = "second"
    second.found()
    world.force(world.raw(entry.open_envelope(entry.parse(second.entries[0]).act).act, second.server))
    fails(world, "acts", "other assembly")


def test_a_record_of_another_origin() -> None:
    world = World("origin")
    world.found()
    world.origin = "deliberation.example/other"
    world.log = type(world.log)(world.origin, world.log.key)
    report = verdict(world.files(), policy=None)
    assert report.first is not None
    assert report.first.entry == 0
    assert "it founds the record of" in report.first.why


def test_time_that_runs_backwards() -> None:
    world, on = voting()
    act = world.cast_act(on, "TUV", "against")
    world.now -= timedelta(hours=1)
    world.force(world.raw(act))
    fails(world, "votes", "earlier")


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"null", b"\xff\xfe", b"[" * 60_000, b'{"act":{},"at":"","given":null,"v":1}'],
    ids=["nothing", "empty", "null", "no text", "deep", "half"],
)  # fmt: skip
def test_bytes_that_are_no_entry(raw: bytes) -> None:
    world, _ = voting()
    world.force(raw)
    fails(world, "acts", "")


def test_a_record_that_begins_in_the_middle() -> None:
    world, _ = voting()
    del world.entries[0]
    report = verdict(world.files(), policy=None)
    assert report.first is not None
    assert report.first.entry == 0


def test_rules_under_which_nothing_can_be_computed() -> None:
    """A hostile profile must end in the report and not in a traceback."""
    world = World("profile")
    third = msgspec.structs.replace(GA.opening_quorum["plenary"], denominator=0)
    world.profile = msgspec.structs.replace(GA, opening_quorum={"plenary": third})
    world.force(world.creation())
    fails(world, "acts", "bad profile")
