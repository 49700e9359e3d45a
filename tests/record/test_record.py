"""The record: acts come in together, are committed in few turns, once each, by however many processes (record.md)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from sqlalchemy import text

from deliberation.core import ballot, canonical, entry, key, meeting, receipt, thread
from deliberation.core.act import SERVER
from deliberation.core.assembly import Create
from deliberation.core.ballot import Ballot
from deliberation.core.envelope import SigningKey, b64, sign
from deliberation.core.merkle import leaf_hash
from deliberation.core.note import Verifier
from deliberation.core.profiles.ga import GA
from deliberation.errors import Refusal
from deliberation.record import found as founding
from deliberation.record import log, turn
from deliberation.record.record import Record
from deliberation.record.submission import Posted, submission
from deliberation.record.turn import Receipt
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.check import Checker, check
from tests.refusing import refuses
from tests.world import CHAIR, SECRETARIAT, World, delegate_of, new_record, new_world, opened


@pytest_asyncio.fixture
async def own(store: Store, settings: Settings) -> AsyncIterator[Record]:
    """A record over a store of its own, whose ways to the database can be counted."""
    alone = Store(store.url)
    record = new_record(alone, settings)
    yield record
    await record.close()
    await alone.close()


def proved(world: World, given: Receipt) -> None:
    """A receipt holds by itself."""
    proof = receipt.Receipt(given.index, tuple(given.proof), given.note)
    covering = receipt.check(proof, given.entry, Verifier.parse(world.vkey))
    assert covering.size > given.index
    assert receipt.parse(receipt.write(given.index, given.proof, given.note)) == proof


async def turns(world: World) -> int:
    """How many turns there were: each signs one checkpoint."""
    async with world.store.read() as tx:
        counted = await tx.run(text("SELECT count(*) FROM checkpoint WHERE assembly = :a"), {"a": world.id})
        return int(counted.scalar_one())


async def voting(world: World) -> Ballot:
    return await world.open(await world.meet(), "proposal", await world.table(world.members[0]))


async def test_casts_that_come_together_are_committed_together(record: Record) -> None:
    world = await new_world(record, 60)
    on = await voting(world)
    before = await turns(world)
    given = await asyncio.gather(*(world.cast(on, voter) for voter in world.members))
    assert await turns(world) - before <= 6
    assert sorted(each.index for each in given) == list(
        range(min(each.index for each in given), len(given) + min(each.index for each in given))
    )
    for each in given:
        proved(world, each)
    locked = await world.lock(on)
    assert locked.outcome is not None
    assert locked.outcome.tally.in_favour == 60
    await check(world)


async def test_what_is_posted_together_is_answered_each_by_itself(world: World, record: Record) -> None:
    """One that cannot be opened, one for an assembly that is not here and one that was there already stop nobody."""
    on = await voting(world)
    posted = [msgspec.json.decode(world.vote(on, voter).body, type=Posted) for voter in world.members]
    nowhere = msgspec.structs.replace(world.actor(CHAIR), assembly="nowhere")
    stray = msgspec.json.decode(nowhere.sign(nowhere.act(meeting.Call, title="S", body="plenary")).body, type=Posted)
    spoiled = msgspec.structs.replace(posted[0], act=msgspec.structs.replace(posted[0].act, payload="!"))
    first = await record.perform(posted[0])
    group = [stray, spoiled, *posted]
    answers = await asyncio.gather(*(record.perform(each) for each in group), return_exceptions=True)
    assert [each.code for each in answers if isinstance(each, Refusal)] == ["other_assembly", "malformed"]
    receipts = [msgspec.json.decode(each) for each in answers if isinstance(each, bytes)]
    assert [each["entry"]["act"] for each in receipts] == [
        msgspec.json.decode(msgspec.json.encode(each.act)) for each in posted
    ]
    assert answers[2] == first
    await check(world)


async def test_of_a_members_casts_in_one_turn_the_last_counts(world: World) -> None:
    on = await voting(world)
    choices: list[Any] = ["in_favour", "abstaining", "against"] * 3
    given = await asyncio.gather(*(world.cast(on, "KEN", choice) for choice in choices))
    assert [each.index for each in given] == sorted(each.index for each in given)
    locked = await world.lock(on)
    assert locked.outcome is not None
    assert (locked.outcome.tally.against, locked.outcome.voting) == (1, 1)
    await check(world)


async def test_the_same_act_at_once_is_one_entry(world: World) -> None:
    on = await voting(world)
    size, _ = await world.head()
    parcel = world.vote(on, "KEN")
    given = await asyncio.gather(*(world.enter(parcel) for _ in range(20)))
    assert all(each == given[0] for each in given)
    assert (await world.head())[0] == size + 1
    proved(world, given[0])
    await check(world)


async def test_the_same_act_later_has_the_same_receipt(world: World) -> None:
    on = await voting(world)
    parcel = world.vote(on, "KEN")
    first = await world.enter(parcel)
    await world.cast(on, "KEN", "against")
    await world.lock(on)
    await world.do(SECRETARIAT, key.Revoke, key=world.actor(delegate_of("KEN")).key.keyid)
    before = await world.picture()
    assert await world.enter(parcel) == first
    assert await world.record.receipt(world.id, first.index) == first
    assert await world.picture() == before


async def test_another_act_under_the_same_id_is_refused(world: World) -> None:
    on = await voting(world)
    actor = world.actor(delegate_of("KEN"))
    one = world.vote(on, "KEN")
    other = msgspec.structs.replace(world.vote(on, "KEN", "against").act, id=one.act.id)
    body = canonical.encode(ballot.Sealed("against"))
    changed = actor.sign(msgspec.structs.replace(other, commitment="0" * 64))
    assert body
    await world.enter(one)
    async with world.refuses("act_id_reused"):
        await world.record.submit(msgspec.structs.replace(opened_without_beside(changed)))


def opened_without_beside(parcel: Any) -> Any:
    """A cast with a body that nobody compared with its commitment, as only this process could hand in."""
    sent = msgspec.json.decode(parcel.body, type=Posted)
    from deliberation.core.entry import open_envelope
    from deliberation.record.submission import Submission

    body = canonical.encode(ballot.Sealed("against"))
    return Submission(envelope=sent.act, opened=open_envelope(sent.act), blobs={}, body=body, salt=bytes(32))


async def test_two_acts_of_one_id_at_once_are_one_act(world: World) -> None:
    call = world.parcel(CHAIR, meeting.Call, title="One", body="plenary")
    other = world.actor(CHAIR).sign(msgspec.structs.replace(call.act, title="Other"))
    answers = await asyncio.gather(world.enter(call), world.enter(other), return_exceptions=True)
    [refused] = [each for each in answers if isinstance(each, Refusal)]
    assert refused.code == "act_id_reused"
    await check(world)


async def test_an_act_of_another_assembly_is_refused(world: World, record: Record) -> None:
    other = await new_world(record)
    stranger = msgspec.structs.replace(world.actor(CHAIR), assembly=other.id)
    sent = opened(stranger.sign(stranger.act(meeting.Call, title="Sitting", body="plenary")))
    async with other.refuses("unknown_key"):
        await record.submit(sent)
    nowhere = msgspec.structs.replace(world.actor(CHAIR), assembly="nowhere")
    with refuses("other_assembly"):
        await record.submit(opened(nowhere.sign(nowhere.act(meeting.Call, title="Sitting", body="plenary"))))


async def test_a_signature_of_another_key_is_refused(world: World) -> None:
    parcel = world.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary")
    forged = sign(canonical.encode(parcel.act), parcel.envelope.payload_type, SigningKey.generate())
    named = msgspec.structs.replace(forged.signatures[0], keyid=parcel.envelope.signatures[0].keyid)
    async with world.refuses("bad_signature"):
        await world.record.submit(submission(Posted(act=msgspec.structs.replace(forged, signatures=(named,)))))
    twice = msgspec.structs.replace(parcel.envelope, signatures=parcel.envelope.signatures * 2)
    async with world.refuses("bad_signature"):
        await world.record.submit(submission(Posted(act=twice)))
    async with world.refuses("unknown_key"):
        await world.record.submit(submission(Posted(act=forged)))


async def test_forged_signatures_among_good_ones_are_told_apart(record: Record) -> None:
    world = await new_world(record, 60)
    on = await voting(world)
    sent = [opened(world.vote(on, voter)) for voter in world.members]
    for each in sent[::3]:
        each.opened = msgspec.structs.replace(each.opened, signatures=(bytes(64),))
    answers = await asyncio.gather(*(record.submit(each) for each in sent), return_exceptions=True)
    refused = {place: each.code for place, each in enumerate(answers) if isinstance(each, Refusal)}
    assert refused == dict.fromkeys(range(0, 60, 3), "bad_signature")
    await check(world)


async def test_only_acts_that_wait_too_many_are_told_to_come_again(world: World, settings: Settings) -> None:
    narrow = new_record(world.store, msgspec.structs.replace(settings, waiting_acts=0))
    async with world.refuses("busy"):
        await narrow.submit(opened(world.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary")))


async def test_one_act_that_is_refused_keeps_none_of_its_turn_back(world: World) -> None:
    on = await voting(world)
    stranger = world.actor("stranger-1")
    bad = [stranger.sign(stranger.act(meeting.Call, title="Sitting", body="plenary")) for _ in range(5)]
    lawful = [world.vote(on, voter) for voter in world.members]
    unlawful = [world.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary") for _ in range(5)]
    mixed = [each for group in zip(bad, lawful, unlawful, strict=True) for each in group]
    answers = await asyncio.gather(*(world.enter(each) for each in mixed), return_exceptions=True)
    codes = [each.code if isinstance(each, Refusal) else "" for each in answers]
    assert codes == ["unknown_key", "", "meeting_not_adjourned"] * 5
    await check(world)


async def test_two_processes_on_one_database_never_fork(world: World, settings: Settings) -> None:
    other = Store(world.store.url)
    second = new_record(other, settings)
    on = await voting(world)
    checker = Checker(world)
    for round_ in range(4):
        parcels = [world.vote(on, voter, "against" if round_ % 2 else "in_favour") for voter in world.members]
        records = [world.record, second]
        given = await asyncio.gather(
            *(records[(place + round_) % 2].submit(opened(parcel)) for place, parcel in enumerate(parcels * 2))
        )
        for place, each in enumerate(given):
            proved(world, each)
            assert each == given[place % len(parcels)]
        await second.submit(
            opened(world.parcel(SECRETARIAT, meeting.Note, meeting=on.meeting, members=(), present=True))
        )
        await checker.check()
    await world.lock(on)
    await checker.check()
    await second.close()
    await other.close()


async def test_what_one_process_did_the_other_knows_at_once(world: World, settings: Settings) -> None:
    """Keys, meetings and ballots that a process remembers are forgotten when another has gone on."""
    other = Store(world.store.url)
    second = new_record(other, settings)
    on = await voting(world)
    await asyncio.gather(*(world.cast(on, voter) for voter in world.members))
    revoke = world.parcel(SECRETARIAT, key.Revoke, key=world.actor(delegate_of("KEN")).key.keyid)
    await second.submit(opened(revoke))
    async with world.refuses("key_revoked"):
        await world.cast(on, "KEN", "against")
    await second.submit(opened(world.vote(on, "FRA", "against")))
    await world.lock(on)
    with refuses("ballot_locked"):
        await second.submit(opened(world.vote(on, "FRA")))
    await second.submit(opened(world.parcel(CHAIR, meeting.Adjourn, meeting=on.meeting)))
    async with world.refuses("meeting_state"):
        await world.do(CHAIR, meeting.Adjourn, meeting=on.meeting)
    await check(world)
    await second.close()
    await other.close()


class Ways:
    """Which ways to the database a record takes, counted."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.taken: list[str] = []
        monkeypatch.setattr(turn, "FORESEEN", 60.0)  # however long a slow machine takes between two acts
        for name in ("single", "write"):
            monkeypatch.setattr(store, name, self._counting(name, getattr(store, name)))

    def _counting(self, name: str, real: Any) -> Any:
        def way() -> Any:
            self.taken.append(name)
            return real()

        return way

    def since(self) -> list[str]:
        """Those since it was asked last."""
        taken, self.taken = self.taken, []
        return taken


async def test_casts_after_ones_own_turn_are_one_statement(own: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """What must be asked, or was said before, or is refused, is told by a whole turn."""
    world = await new_world(own)
    on = await voting(world)
    ways = Ways(own.store, monkeypatch)
    bench = (await own.hall(world.id)).bench
    assert bench.left is not None
    bench.left = msgspec.structs.replace(bench.left, objects={})  # as in a process that knows the head and no more
    await world.cast(on, "KEN")
    assert ways.since() == ["single", "write"]
    parcel = world.vote(on, "KEN", "against")
    given = await world.enter(parcel)
    assert ways.since() == ["single"]
    assert await world.enter(parcel) == given
    assert ways.since() == ["single", "write"]
    await world.lock(on)
    ways.since()
    async with world.refuses("ballot_locked"):
        await world.cast(on, "KEN")
    assert ways.since() == ["single", "write"]
    await check(world)


async def test_a_turn_that_was_foreseen_wrongly_is_done_again(
    own: Record, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process was there in between, and what this one remembers is not so any more."""
    world = await new_world(own)
    other = Store(own.store.url)
    second = new_record(other, settings)
    on = await voting(world)
    for voter in world.members:
        await world.cast(on, voter)
    ways = Ways(own.store, monkeypatch)
    await second.submit(opened(world.vote(on, "FRA", "against")))
    given = await world.cast(on, "KEN")
    assert ways.since() == ["single", "write"]
    proved(world, given)
    await second.submit(opened(world.parcel(CHAIR, ballot.Lock, ballot=on.id)))
    async with world.refuses("ballot_locked"):
        await world.cast(on, "KEN", "against")
    assert ways.since() == ["single", "write"]
    await check(world)
    await second.close()
    await other.close()


async def clock(store: Store) -> datetime:
    """The database's clock."""
    async with store.read() as tx:
        now: datetime = (await tx.run(text("SELECT clock_timestamp()"))).scalar_one()
        return now


async def test_a_foreseen_instant_is_never_ahead_of_the_databases_clock(own: Record) -> None:
    world = await new_world(own)
    on = await voting(world)
    await world.cast(on, "KEN")
    before = None
    for _ in range(5):
        begun = await clock(own.store)
        given = await world.cast(on, "KEN")
        at = entry.parse_instant(entry.parse(given.entry).at)
        assert at <= await clock(own.store)
        assert begun - at < timedelta(seconds=2)
        assert before is None or before <= at
        before = at
        await asyncio.sleep(0.02)


async def test_what_was_left_is_not_trusted_for_long(own: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    world = await new_world(own)
    on = await voting(world)
    for _ in range(2):
        await world.cast(on, "KEN")
    ways = Ways(own.store, monkeypatch)
    monkeypatch.setattr(turn, "FORESEEN", 0.01)
    await asyncio.sleep(0.02)
    await world.cast(on, "KEN")
    assert ways.since() == ["write"]
    await check(world)


async def test_acts_of_one_turn_see_each_other(world: World) -> None:
    """The second of two meetings that are called in one turn is refused, as it is in a turn of its own."""
    tabled = await world.table("KEN")
    amended = await world.amend(tabled, "FRA")
    sitting = await world.meet()
    on = await world.open(sitting, "amendment", amended)
    await world.cast(on, "KEN")
    parcels = [world.parcel(SECRETARIAT, meeting.Note, meeting=sitting, members=(), present=True)]  # a turn of its own
    await world.lock(on)
    parcels.append(world.parcel(CHAIR, meeting.Adjourn, meeting=sitting))
    parcels += [world.parcel(CHAIR, meeting.Call, title=f"Sitting {number}", body="plenary") for number in range(4)]
    before = await turns(world)
    answers = await asyncio.gather(*(world.enter(each) for each in parcels), return_exceptions=True)
    assert await turns(world) - before <= 2
    assert [each.code if isinstance(each, Refusal) else "" for each in answers] == [
        "", "", "", *["meeting_not_adjourned"] * 3,
    ]  # fmt: skip
    await check(world)


async def test_a_record_of_several_tiles_proves_every_entry_at_every_time(world: World) -> None:
    on = await voting(world)
    for _ in range(7):
        await asyncio.gather(*(world.cast(on, voter) for voter in world.members for _ in range(20)))
    size, _ = await world.head()
    assert size > 700
    await check(world)
    later = new_record(world.store, world.record._settings)  # a process that has just begun
    await later.submit(opened(world.vote(on, "KEN", "against")))
    verifier = Verifier.parse(world.vkey)
    async with world.store.read() as tx:
        entries = await log.entries(tx, world.id, 0, size)
        for index in (0, 1, 255, 256, 257, 511, 512, size - 1):
            file = await log.proof_file(tx, world.id, index)
            assert file is not None
            assert receipt.check(receipt.parse(file), entries[index], verifier).size == size + 1
            given = await world.record.receipt(world.id, index)
            assert given.entry == entries[index]
            proved(world, given)
        assert await log.proof_file(tx, world.id, size + 1) is None
    await check(world)
    await later.close()


async def test_a_record_that_was_altered_behind_our_back_is_not_continued(world: World, settings: Settings) -> None:
    """A process that begins reads the tree again, and compares it with the signed head."""
    async with world.store.write() as tx:
        await tx.run(text("UPDATE head SET root = :r WHERE assembly = :a"), {"a": world.id, "r": leaf_hash(b"")})
    fresh = new_record(world.store, settings)
    with pytest.raises(Exception, match="the database was altered"):
        await fresh.submit(opened(world.parcel(CHAIR, meeting.Call, title="Sitting", body="plenary")))
    await fresh.close()


async def test_nobody_else_founds_an_assembly_that_is_half_founded(record: Record) -> None:
    """Its keys are made, and the process dies before entry 0: a stranger's entry 0 must not be the one."""
    id = "half-founded"
    keyring = await founding._keyring(record, id, f"deliberation.test/log/{id}")
    stranger = SigningKey.generate()
    create = Create(
        v=1, id="00000000-0000-4000-8000-00000000000a", assembly=id, actor=SERVER, name="Mine",
        origin=keyring.origin, prefix="A", session=1, profile=GA, server_key=b64(stranger.public), secretariat="me",
    )  # fmt: skip
    signed = sign(canonical.encode(create), "application/vnd.deliberation.assembly.create+json;v=1", stranger)
    with refuses("bad_signature"):
        await record.submit(submission(Posted(act=signed)))
    finished = await founding.found(
        record, origin="deliberation.test", id=id, name="Ours", prefix="A", session=1, profile=GA, secretariat="sec-1"
    )
    assert finished.vkey == keyring.vkey
    with refuses("assembly_exists"):
        await founding.found(
            record, origin="deliberation.test", id=id, name="Ours", prefix="A", session=1, profile=GA, secretariat="s-1"
        )


async def test_an_entry_too_large_is_refused_and_changes_nothing(world: World) -> None:
    from deliberation.core.member import Admit, Admitted

    many = tuple(Admitted(member=f"X{number:03}", name="長" * 300) for number in range(100))
    async with world.refuses("too_large", limit=65_535):
        await world.do(SECRETARIAT, Admit, members=many)


async def test_words_that_no_table_can_hold_are_refused_before_the_turn(world: World) -> None:
    tabled = await world.table("KEN")
    async with world.refuses("bad_words"):
        await world.comment(tabled, "KEN", "nul \0 nul")
    async with world.refuses("bad_words"):
        await world.comment(tabled, "KEN", " ")
    with refuses("bad_commitment"):
        await world.do(
            delegate_of("KEN"), thread.Post, about=thread.Subject(noun="proposal", id=tabled), audience="public",
            member="KEN", commitment="0" * 64, sealed=(b'{"text":"a"}', bytes(32)),
        )  # fmt: skip
    with refuses("not_beside"):
        await world.do(
            delegate_of("KEN"), thread.Post, about=thread.Subject(noun="proposal", id=tabled), audience="public",
            member="KEN", commitment="0" * 64,
        )  # fmt: skip


async def test_time_in_the_record_never_runs_backwards(world: World) -> None:
    """Also where the database's clock does: the head's instant is the least that the next entry may have."""
    async with world.store.write() as tx:
        await tx.run(text("UPDATE head SET at = at + interval '1 hour' WHERE assembly = :a"), {"a": world.id})
    await world.meet()
    await check(world)
