"""One byte of one file, and the record no longer holds: of some files every byte, of all files any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import law
from deliberation.core.note import Signer
from tests import memory
from tests.verify.records import FILES, OUTSIDE, RECEIPTS, SMALL, Files, verdict

EVERY_BYTE = ("checkpoint", "policy", "tile/0/000.p/30")


def with_byte(files: Files, path: str, place: int, other: int) -> Files:
    raw = bytearray(files[path])
    raw[place] = other
    return files | {path: bytes(raw)}


def test_the_untouched_record_holds() -> None:
    for files in (FILES, FILES | RECEIPTS):
        report = verdict(files)
        assert report.holds
        assert report.first is None
        assert report.trust == "outside"


@pytest.mark.parametrize("path", EVERY_BYTE)
def test_every_byte_of(path: str) -> None:
    for place, byte in enumerate(FILES[path]):
        for other in (byte ^ 0x01, byte ^ 0x20):
            report = verdict(with_byte(FILES, path, place, other))
            assert not report.holds, (place, other)
            assert report.first is not None


def test_every_byte_of_an_entry() -> None:
    """Entry 12, a cast or not, altered in place: the verifier names it."""
    path = f"tile/entries/000.p/{len(SMALL.entries)}"
    before = sum(2 + len(entry) for entry in SMALL.entries[:12])
    for place in range(before + 2, before + 2 + len(SMALL.entries[12])):
        report = verdict(with_byte(FILES, path, place, FILES[path][place] ^ 0x04))
        assert not report.holds
        assert report.first is not None
        assert report.first.entry == 12
        assert report.first.file == path


@given(st.data())
def test_any_byte_of_any_file(data: st.DataObject) -> None:
    files = FILES | RECEIPTS
    path = data.draw(st.sampled_from(sorted(files)))
    place = data.draw(st.integers(0, len(files[path]) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != files[path][place]))
    assert not verdict(with_byte(files, path, place, other)).holds


@given(st.data())
def test_any_file_cut_or_continued(data: st.DataObject) -> None:
    files = FILES | RECEIPTS
    path = data.draw(st.sampled_from(sorted(files)))
    cut = data.draw(st.integers(0, len(files[path]) - 1))
    more = data.draw(st.binary(min_size=1, max_size=40))
    assert not verdict(files | {path: files[path][:cut]}).holds
    assert not verdict(files | {path: files[path] + more}).holds


@pytest.mark.parametrize("path", sorted(FILES | RECEIPTS))
def test_a_removed_file(path: str) -> None:
    files = FILES | RECEIPTS
    report = verdict({name: raw for name, raw in files.items() if name != path})
    assert not report.holds


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/001",
        "tile/0/000.p/31",
        "tile/0/000.p/9/more",
        "tile/1/000.p/1",
        "tile/notes.txt",
        "tile/0/.000.p",
        "blob/" + "00" * 32,
        "blob/note",
        "openings/note",
        "proof/3.entry",
    ],
)
def test_a_file_that_the_record_does_not_name(path: str) -> None:
    for raw in (b"", b"x", FILES["tile/0/000.p/30"]):
        report = verdict(FILES | {path: raw})
        assert not report.holds
        assert report.first is not None
        assert report.first.file == path


def test_files_beside_the_record_are_mentioned() -> None:
    report = verdict(FILES | {"README": b"hello"})
    assert report.holds
    assert "README" in report.notes[0]


def test_partial_tiles_of_earlier_checkpoints_may_stay_and_must_agree() -> None:
    leaves = FILES["tile/0/000.p/30"]
    bundle = FILES["tile/entries/000.p/30"]
    first = bundle[: 2 + len(SMALL.entries[0])]
    older = {"tile/0/000.p/7": leaves[: 7 * 32], "tile/entries/000.p/1": first}
    report = verdict(FILES | older)
    assert report.holds
    assert report.section("tree").counts["older"] == 2
    for path, raw in older.items():
        assert not verdict(with_byte(FILES | older, path, len(raw) - 1, raw[-1] ^ 1)).holds


def test_entries_that_changed_places() -> None:
    world = memory.small()
    world.entries[11:13] = reversed(world.entries[11:13])
    bundle = world.files()["tile/entries/000.p/30"]
    report = verdict(FILES | {"tile/entries/000.p/30": bundle})
    assert report.first is not None
    assert report.first.entry == 11


def test_blobs_that_changed_places() -> None:
    one, other = sorted(path for path in FILES if path.startswith("blob/"))[:2]
    assert not verdict(FILES | {one: FILES[other], other: FILES[one]}).holds


def test_openings_that_moved_to_another_ballot() -> None:
    one, other = sorted(path for path in FILES if path.startswith("openings/"))
    report = verdict(FILES | {one: FILES[other], other: FILES[one]})
    assert report.section("votes").failure is not None
    assert not report.holds


def test_the_bytes_of_later_entries_are_checked_although_an_act_fails() -> None:
    world = memory.large(14, members=20)
    first = next(iter(world.openings))
    broken = world.files() | {f"openings/{first}": b"{}"}
    report = verdict(broken, policy=None)
    assert report.section("votes").state == "fails"
    assert report.section("tree").state == "holds"
    path = f"tile/entries/001.p/{len(world.entries) - 256}"
    report = verdict(with_byte(broken, path, len(broken[path]) - 1, 0), policy=None)
    assert report.section("votes").state == report.section("tree").state == "fails"
    assert report.first is report.section("votes").failure


def test_every_file_of_a_record_with_full_tiles() -> None:
    world = memory.large(14, members=20)
    files = world.files()
    for path in ("tile/0/000", "tile/1/000.p/1", "tile/entries/000"):
        for place in (0, len(files[path]) // 2, len(files[path]) - 1):
            report = verdict(with_byte(files, path, place, files[path][place] ^ 1), policy=None)
            assert report.section("tree").state == "fails"
        assert not verdict({name: raw for name, raw in files.items() if name != path}, policy=None).holds
    report = verdict(with_byte(files, "tile/0/000", 40 * 32, files["tile/0/000"][40 * 32] ^ 1), policy=None)
    assert report.first is not None
    assert (report.first.entry, report.first.file) == (40, "tile/0/000")
    for size in (0, 1, 40, 255, 256, 257, len(world.entries)):
        assert verdict(files, policy=None, seen=world.note(size).encode()).holds


def test_a_policy_from_outside_that_means_another_log() -> None:
    other = memory.World("another").policy.encode()
    report = verdict(FILES, policy=other)
    assert report.first is not None
    assert "another log" in report.first.why
    assert not verdict(FILES | {"policy": other}).holds
    assert not verdict(FILES | {"policy": other}, policy=None).holds
    assert not verdict(FILES | {"policy": OUTSIDE.replace(b" ", b"\t")}).holds


def test_a_policy_that_came_with_the_record_is_said_to() -> None:
    report = verdict(FILES, policy=None)
    assert report.holds
    assert report.trust == "handed"
    assert "no policy was given from outside" in report.section("policy").answer


def test_a_last_entry_that_was_dropped() -> None:
    """Without what was seen before a shorter record of the same log holds; another log's signature never does."""
    world = memory.small()
    kept = world.note().encode()
    forged = memory.World("attacker")
    world.entries.pop()
    openings = world.openings.pop(next(reversed(world.openings)))
    del world.blobs[law.blob(openings).id]
    shorter = world.files()
    assert verdict(shorter).holds
    report = verdict(shorter, seen=kept)
    assert report.first is not None
    assert "1 are gone" in report.first.why
    assert not verdict(shorter | {"checkpoint": world.note(log=forged.log).encode()}).holds
    own_name = Signer(world.origin, forged.log.key)
    assert not verdict(shorter | {"checkpoint": world.note(log=own_name).encode()}).holds


def test_every_earlier_checkpoint_is_continued() -> None:
    for size in range(len(SMALL.entries) + 1):
        assert verdict(FILES, seen=SMALL.note(size).encode()).holds
    other = memory.small("other").note(20)
    foreign = other.replace(other.split("\n\n")[0] + "\n", SMALL.note(20).split("\n\n")[0] + "\n")
    assert not verdict(FILES, seen=foreign.encode()).holds


def test_another_history_than_the_one_that_was_seen() -> None:
    """The log signed two records: whoever kept a checkpoint of one finds out."""
    world = memory.small()
    world.entries[20] = world.entries[19]
    report = verdict(FILES, seen=world.note(25).encode())
    assert report.section("seen").failure is not None
