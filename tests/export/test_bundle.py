"""The bundle of a record in a real database: the verifier accepts it, Go does, and folders are only ever added to."""

import argparse
import shutil
from pathlib import Path

import pytest

from deliberation.core.checkpoint import Checkpoint, open_checkpoint, sign
from deliberation.core.note import Verifier
from deliberation.errors import Trouble
from deliberation.export import command
from deliberation.export.bundle import write_bundle
from deliberation.record.keyring import Keyring
from deliberation.verify.report import Report
from deliberation.verify.source import Folder
from deliberation.verify.verify import verify
from tests.verify.go import Tlogcheck, tlogcheck
from tests.world import World, new_world

__all__ = ["tlogcheck"]


async def keyring_of(world: World) -> Keyring:
    return (await world.record.hall(world.id)).bench.keyring


async def write(world: World, folder: Path, *proofs: int) -> int:
    written = await write_bundle(world.store, world.id, await keyring_of(world), folder, proofs)
    assert written.size == (await world.head())[0]
    return written.added


def checked(folder: Path, world: World, seen: bytes | None = None) -> Report:
    report = verify(Folder(folder), f"log {world.vkey}\nquorum none\n".encode(), seen)
    assert report.holds, report.first
    return report


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def voted(world: World) -> None:
    """An amendment and its proposal are voted on, a comment is made, and a ballot stays open."""
    sitting = await world.meet()
    tabled = await world.table("KEN")
    amended = await world.amend(tabled, "FRA")
    await world.comment(tabled, "TUV", "In confidence?")
    await world.decide(sitting, "amendment", amended, 3, 1)
    await world.decide(sitting, "proposal", tabled, 4, 0)
    open_now = await world.open(sitting, "proposal", await world.table("ARG", "A second one"))
    await world.cast(open_now, "CHN")


async def test_a_record_is_written_and_verified(world: World, tmp_path: Path, tlogcheck: Tlogcheck) -> None:
    await voted(world)
    folder = tmp_path / "far" / "away"
    size, _ = await world.head()
    await write(world, folder, 0, 9, size - 1)
    report = checked(folder, world)
    assert report.section("receipts").counts == {"receipts": 3}
    assert [ballot.result for ballot in report.ballots] == ["adopted", "adopted"]
    assert report.section("votes").counts["open"] == 1
    assert report.notes == []
    tlogcheck("log", "-dir", folder, "-vkey", world.vkey)
    for index in (0, 9, size - 1):
        path = folder / f"proof/{index}"
        tlogcheck("proof", "-vkey", world.vkey, "-entry", f"{path}.entry", path)


async def test_nothing_sealed_is_in_it(world: World, tmp_path: Path) -> None:
    await voted(world)
    await write(world, tmp_path)
    everything = b"".join(tree(tmp_path).values())
    assert b"In confidence" not in everything
    assert everything.count(b'in_favour\\"}') == 2 * (3 + 4)  # each opened vote, in its blob and in its openings


async def test_a_later_copy_only_adds(world: World, tmp_path: Path, tlogcheck: Tlogcheck) -> None:
    await voted(world)
    first = await write(world, tmp_path, 4)
    before = tree(tmp_path)
    assert await write(world, tmp_path) == 0
    assert tree(tmp_path) == before
    await world.table("TUV", "A third one")
    assert 0 < await write(world, tmp_path) < first
    after = tree(tmp_path)
    assert all(after[path] == raw for path, raw in before.items() if path != "checkpoint")
    report = checked(tmp_path, world, seen=before["checkpoint"])
    assert report.section("tree").counts["older"] == 2
    assert report.section("receipts").counts == {"receipts": 1}
    (tmp_path / "old").write_bytes(before["checkpoint"])
    tlogcheck("consistency", "-dir", tmp_path, "-vkey", world.vkey, "-old", tmp_path / "old")


async def test_an_interrupted_copy_is_finished(world: World, tmp_path: Path) -> None:
    await voted(world)
    await write(world, tmp_path)
    whole = tree(tmp_path)
    (tmp_path / "checkpoint").unlink()
    shutil.rmtree(tmp_path / "tile")
    (tmp_path / ".writing").mkdir()
    (tmp_path / ".writing/file").write_bytes(b"half")
    await write(world, tmp_path)
    assert tree(tmp_path) == whole


async def test_foreign_folders_are_refused(world: World, tmp_path: Path) -> None:
    await voted(world)
    other = await new_world(world.record)
    await write(other, tmp_path / "other")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/thesis.txt").write_text("all I have")
    (tmp_path / "file").write_text("no folder")
    for name, words in (("other", "no copy of this record"), ("full", "choose an empty folder"), ("file", "made")):
        before = tree(tmp_path)
        with pytest.raises(Trouble, match=words):
            await write(world, tmp_path / name)
        assert tree(tmp_path) == before


async def test_a_copy_that_was_altered_or_has_another_history_is_refused(world: World, tmp_path: Path) -> None:
    await voted(world)
    await write(world, tmp_path)
    keyring = await keyring_of(world)
    note = tmp_path / "checkpoint"
    kept = note.read_text()
    size = open_checkpoint(kept, Verifier.parse(world.vkey)).size
    for forged in (size, size - 3, size + 1):
        note.write_text(sign(Checkpoint(keyring.origin, forged, bytes(32)), keyring.signer))
        with pytest.raises(Trouble, match="another history"):
            await write(world, tmp_path)
    note.write_text(kept)
    some = next((tmp_path / "blob").iterdir())
    some.write_bytes(some.read_bytes() + b" ")
    with pytest.raises(Trouble, match="not as it was written"):
        await write(world, tmp_path)


async def test_the_command(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)

    async def called(*words: str) -> int:
        return await command.run(parser.parse_args(words), world.store, world.record.vault)

    folder = str(tmp_path / "record")
    assert await called(folder, "--assembly", world.id, "--proof", "0", "--proof", "3") == 0
    assert f"deliberation verify {folder}" in capsys.readouterr().out
    assert checked(Path(folder), world).section("receipts").counts == {"receipts": 2}
    for words, why in (
        ((folder, "--assembly", "nobody"), "no assembly nobody"),
        ((folder, "--assembly", world.id, "--proof", "99999"), "the entries 0 to"),
        ((folder, "--assembly", world.id, "--proof", "-1"), "the entries 0 to"),
    ):
        with pytest.raises(Trouble, match=why):
            await called(*words)
