"""Tiles: the edge agrees with the plain tree at every size, and with logs that other programs wrote."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import checkpoint, merkle, tiles
from deliberation.core.note import Verifier
from deliberation.core.tiles import Edge, Tile
from deliberation.errors import BadFormat, BadProof
from tests.shared_data import data, needs_data

LEAVES = [merkle.leaf_hash(b"%d" % n) for n in range(70_000)]
READ = merkle.list_reader(LEAVES)


def defined_tile(level: int, n: int, size: int) -> bytes:
    """The bytes of a tile by its definition, as wide as a tree of this size has it."""
    count = min(256, (size >> 8 * level) - n * 256)
    return b"".join(READ(8 * level, n * 256 + i) for i in range(count))


def nothing(level: int, n: int) -> bytes:
    pytest.fail(f"tile {level}/{n} was asked for")


def full(level: int, n: int) -> bytes:
    return defined_tile(level, n, len(LEAVES))


@given(st.lists(st.integers(0, 700), max_size=4))
@settings(max_examples=60)
def test_an_edge_grows_like_the_plain_tree(steps: list[int]) -> None:
    edge, seen = Edge.empty(), list[Tile]()
    for step in steps:
        seen += edge.append(LEAVES[edge.size : edge.size + step])
        size = edge.size
        assert edge.root() == merkle.root_at(size, READ)
        assert {(t.level, t.n) for t in seen} == {(t.level, t.n) for t in tiles.tiles_of(size) if t.width == 256}
        assert edge.partial_tiles() == [t for t in tiles.tiles_of(size) if t.width < 256]
        for level, n, width in edge.partial_tiles():
            assert edge.tile(level, n) == defined_tile(level, n, size)
            assert len(edge.tile(level, n)) == width * 32
        for index in {0, size // 2, size - step, size - 1} & set(range(size)):
            assert edge.proof(index, nothing) == merkle.inclusion_proof(index, size, READ)
    for tile in seen:
        assert tile.hashes == defined_tile(tile.level, tile.n, edge.size)


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_793, 70_000])
def test_an_edge_is_loaded_where_it_was_saved(size: int) -> None:
    edge = Edge.load(size, lambda level, n: defined_tile(level, n, len(LEAVES)))
    assert edge.root() == merkle.root_at(size, READ)
    for index in {0, 255, 256, size // 2, size - 257, size - 1} & set(range(size)):
        asked = set[tuple[int, int]]()
        fresh = Edge.load(size, lambda level, n: defined_tile(level, n, len(LEAVES)))
        proof = fresh.proof(index, recording(asked))
        merkle.check_inclusion(index, size, LEAVES[index], proof, edge.root())
        assert asked == tiles.full_tiles_for(index, size)
    if size < len(LEAVES):
        edge.append(LEAVES[size : size + 300])
        assert edge.root() == merkle.root_at(edge.size, READ)


def recording(asked: set[tuple[int, int]]) -> Callable[[int, int], bytes]:
    def read(level: int, n: int) -> bytes:
        asked.add((level, n))
        return full(level, n)

    return read


@given(st.integers(0, 70_000), st.integers(0, 70_000))
def test_a_reader_proves_between_any_two_sizes(one: int, two: int) -> None:
    old, new = sorted((one, two))
    read = Edge.load(70_000, full).reader(full)
    proof = merkle.consistency_proof(old, new, read)
    merkle.check_consistency(old, new, merkle.root_at(old, read), merkle.root_at(new, read), proof)
    assert merkle.root_at(new, read) == merkle.root_at(new, READ)


def test_a_copy_goes_its_own_way() -> None:
    edge = Edge.empty()
    edge.append(LEAVES[:250])
    before = edge.root()
    one, two = edge.copy(), edge.copy()
    one.append(LEAVES[1000:1300])
    assert (edge.size, edge.root()) == (250, before)
    edge.append(LEAVES[250:600])
    two.append(LEAVES[2000:2300])
    assert edge.proof(255, nothing) == merkle.inclusion_proof(255, 600, READ)


def test_only_so_many_full_tiles_are_remembered() -> None:
    edge = Edge.empty()
    edge.append(LEAVES)
    assert len(edge._full) == tiles.CACHED_TILES
    assert edge.proof(3, full) == merkle.inclusion_proof(3, 70_000, READ)
    assert len(edge._full) == tiles.CACHED_TILES


def test_tiles_that_are_not_there_or_too_short_are_refused() -> None:
    edge = Edge.load(600, full)
    for level, n in ((0, 1), (0, 3), (1, 1), (2, 0), (-1, 0)):
        with pytest.raises(BadFormat):
            edge.tile(level, n)
    for index in (-1, 600):
        with pytest.raises(BadProof):
            edge.proof(index, full)
    with pytest.raises(BadFormat):
        edge.proof(0, lambda level, n: full(level, n)[:-1])
    with pytest.raises(BadFormat):
        Edge.load(600, lambda level, n: full(level, n)[: 32 * 87])


def test_size_70_000_has_277_tiles() -> None:
    names = list(tiles.tiles_of(70_000))
    assert len(names) == 277
    assert [name for name in names if name.width < 256] == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]


@given(st.integers(-1, 63), st.integers(0, 10**15), st.integers(1, 256))
def test_paths_come_back(level: int, n: int, width: int) -> None:
    assert tiles.parse_tile_path(tiles.tile_path(level, n, width)) == (level, n, width)


def test_the_path_of_the_specification() -> None:
    assert tiles.tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tiles.tile_path(tiles.ENTRIES, 5, 7) == "tile/entries/005.p/7"


@given(
    st.text("tile/0123x.p-entries", max_size=30) | st.from_regex(r"\Atile/(\d+|entries)/(x\d{3}/)*\d{3}(\.p/\d+)?\n?\Z")
)
def test_paths_have_one_form(path: str) -> None:
    try:
        name = tiles.parse_tile_path(path)
    except BadFormat:
        return
    assert tiles.tile_path(*name) == path


@given(st.lists(st.binary(), max_size=256))
def test_bundles_come_back(entries: list[bytes]) -> None:
    assert tiles.split_bundle(tiles.bundle(entries)) == entries


@given(st.binary())
def test_whatever_is_read_as_a_bundle_is_written_again(raw: bytes) -> None:
    try:
        entries = tiles.split_bundle(raw)
    except BadFormat:
        return
    assert tiles.bundle(entries) == raw


def test_bundles_have_their_limits() -> None:
    assert tiles.split_bundle(tiles.bundle([bytes(65_535)])) == [bytes(65_535)]
    with pytest.raises(BadFormat):
        tiles.bundle([bytes(65_536)])
    with pytest.raises(BadFormat):
        tiles.split_bundle(bytes(2 * 257))


LOGS = {
    "minilog-600": ("minilog-600", "example.org/assembly/log1+71ad2900+AWaN1FB6HuWgG5KTrCI8nyQM4k/WF6aj5gKfTRXxKcLR"),
    "tessera": (
        "tessera-testlog/testdata/log",
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
    ),
}


@needs_data
@pytest.mark.parametrize("name", LOGS)
def test_the_logs_of_other_programs_hold(name: str) -> None:
    folder, vkey = data("vectors", LOGS[name][0]), Verifier.parse(LOGS[name][1])
    newest = checkpoint.open_checkpoint((folder / "checkpoint").read_bytes(), vkey)
    edge, filled = Edge.empty(), dict[tuple[int, int], bytes]()
    for tile in tiles.tiles_of(newest.size):
        if tile.level == 0:
            raw = (folder / tiles.tile_path(tiles.ENTRIES, tile.n, tile.width)).read_bytes()
            grown = edge.append(map(merkle.leaf_hash, tiles.split_bundle(raw)))
            filled |= {(t.level, t.n): t.hashes for t in grown}
    assert edge.root() == newest.root
    for level, n, width in tiles.tiles_of(newest.size):
        written = (folder / tiles.tile_path(level, n, width)).read_bytes()
        assert written == (filled[level, n] if width == 256 else edge.tile(level, n))
    for path in folder.glob("checkpoint.*"):
        older = checkpoint.open_checkpoint(path.read_bytes(), vkey)
        read = edge.reader(lambda level, n: filled[level, n])
        proof = merkle.consistency_proof(older.size, newest.size, read)
        merkle.check_consistency(older.size, newest.size, older.root, newest.root, proof)


@needs_data
def test_every_tile_of_the_published_logs_has_a_path_of_ours() -> None:
    found = [
        path.relative_to(log).as_posix()
        for log in (data("vectors", LOGS[name][0]) for name in LOGS)
        for path in Path(log).rglob("*")
        if path.is_file() and re.match(r"tile/", path.relative_to(log).as_posix())
    ]
    assert found
    for path in found:
        tiles.parse_tile_path(path)
