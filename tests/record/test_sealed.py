"""What is sealed is read by nobody before the lock, and what persons wrote can be erased."""

from base64 import b64encode

import msgspec
from sqlalchemy import text

from deliberation.app import METADATA
from deliberation.core import entry
from deliberation.core.thread import Erase, Subject
from deliberation.live.snapshot import objects
from deliberation.record.frames import Frame
from deliberation.record.viewer import Viewer
from deliberation.threads.queries import thread
from tests.check import check
from tests.world import SECRETARIAT, World, opened

CHOICES = ("in_favour", "against", "abstaining")


async def everything(world: World, *, but: tuple[str, ...] = ()) -> str:
    """All rows of an assembly in all tables, as text; bytes once in hex and once as they are."""
    found: list[str] = []
    async with world.store.read() as tx:
        for name, table in METADATA.tables.items():
            if name not in but:
                for (row,) in await tx.run(
                    text(f'SELECT "{name}"::text FROM "{name}" WHERE assembly = :a'), {"a": world.id}
                ):
                    found.append(row)
                for column in table.c:
                    if str(column.type) == "BLOB":
                        asked = f'SELECT "{column.name}" FROM "{name}" WHERE assembly = :a'
                        rows = await tx.run(text(asked), {"a": world.id})
                        found += [raw.decode("latin-1") for (raw,) in rows]
    for raw in list(found):
        if '"payload":' in raw:
            found.append(entry.open_envelope(entry.parse(raw.encode("latin-1")).act).body.decode())
    return "\n".join(found)


async def test_no_choice_is_anywhere_in_the_database_before_the_lock(world: World) -> None:
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    parcels = [world.vote(on, voter, choice) for voter, choice in zip(world.members, CHOICES, strict=False)]  # type: ignore[arg-type]
    for parcel in parcels:
        await world.enter(parcel)
    kept = await everything(world)
    assert "ballot" in kept
    for choice in CHOICES:
        body = f'{{"choice":"{choice}"}}'.encode()
        for form in (choice, choice.encode().hex(), b64encode(body).decode()):
            assert form not in kept, form
    for parcel in parcels:
        salt = opened(parcel).salt
        assert salt.hex() not in kept
        assert b64encode(salt).decode() not in kept
    await world.lock(on)
    kept = await everything(world)
    assert [choice for choice in CHOICES if choice not in kept] == []
    await check(world)


async def test_no_commitment_and_no_choice_is_told_before_the_lock(world: World) -> None:
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    size, _ = await world.head()
    for voter, choice in zip(world.members, CHOICES, strict=False):
        await world.cast(on, voter, choice)  # type: ignore[arg-type]
    async with world.store.read() as tx:
        shown = [each for each in await objects(tx, Viewer(world.id)) if each["noun"] == "vote"]
        rows = await tx.run(
            text("SELECT body FROM frame WHERE assembly = :a AND upto >= :s"), {"a": world.id, "s": size}
        )
        frames = [msgspec.convert(body, Frame) for (body,) in rows]
    told = [change for frame in frames for change in frame.changes]
    assert len(shown) == len(CHOICES)
    assert {change["noun"] for change in told} == {"vote"}
    for vote in shown + told:
        assert set(vote) == {"noun", "id", "entry", "ballot", "member"}
    assert all(frame.entries == [] for frame in frames)
    async with world.store.read() as tx:
        assert not any(each["noun"] == "comment" for each in await objects(tx, Viewer(world.id, role="chair")))


async def test_the_box_of_a_cast_that_was_changed_is_gone(world: World) -> None:
    on = await world.open(await world.meet(), "proposal", await world.table("KEN"))
    await world.cast(on, "KEN", "in_favour")
    boxes = "SELECT box FROM sealed WHERE assembly = :a"
    async with world.store.read() as tx:
        [first] = (await tx.run(text(boxes), {"a": world.id})).scalars()
    await world.cast(on, "KEN", "against")
    async with world.store.read() as tx:
        [second] = (await tx.run(text(boxes), {"a": world.id})).scalars()
    assert second != first
    locked = await world.lock(on)
    assert locked.outcome is not None
    assert locked.outcome.tally.against == 1


async def test_a_persons_words_can_be_erased_and_the_record_stays_valid(world: World) -> None:
    tabled = await world.table("KEN")
    id = await world.comment(tabled, "KEN", "Unforgettable words")
    kept = await everything(world, but=("words", "frame", "search"))
    assert "Unforgettable" not in kept
    assert b"Unforgettable".hex() not in kept
    await world.do(SECRETARIAT, Erase, comment=id)
    assert "Unforgettable" not in await everything(world)
    async with world.store.read() as tx:
        [comment] = await thread(tx, Viewer(world.id), Subject(noun="proposal", id=tabled))
    assert comment["text"] is None
    await check(world)
