"""Tiles (C2SP tlog-tiles): the Merkle tree cut into files of 256 hashes, the entries cut into bundles of 256.

Hash i of tile (level, n) is the perfect subtree of 256^level leaves at n * 256 + i. `Edge` is the right edge of such a
tree in memory: it takes leaves, says which tiles they filled, and proves any leaf at once, asking for older full tiles
where it must.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from deliberation.core.merkle import (
    HASH_BYTES,
    HashReader,
    inclusion_proof,
    node_hash,
    path_above,
    peak_level,
    root_at,
)
from deliberation.errors import BadFormat

WIDTH: Final = 256
HEIGHT: Final = 8
FULL_BYTES: Final = WIDTH * HASH_BYTES
ENTRIES: Final = -1
MAX_LEVEL: Final = 63
MAX_ENTRY: Final = 65_535
CACHED_TILES: Final = 64

TileReader = Callable[[int, int], bytes]
"""Reads the bytes of tile (level, n); more than are needed do no harm."""

_Rows = list[list[bytes]]  # a tile with its inner nodes: rows[k] are the perfect subtrees of 2^k of its hashes

_PATH: Final = re.compile(r"tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([0-9]{1,3}))?", re.ASCII)


class TileName(NamedTuple):
    """Which tile: its level (`ENTRIES` for a bundle), its number and how many hashes or entries it holds."""

    level: int
    n: int
    width: int = WIDTH


class Tile(NamedTuple):
    """A full tile: 8192 bytes of hashes."""

    level: int
    n: int
    hashes: bytes


def tile_path(level: int, n: int, width: int = WIDTH) -> str:
    """The path of a tile under a log's prefix (record.md section 5).

    Args:
        level: 0 to 63, or `ENTRIES` for an entry bundle.
        n: the tile's number.
        width: how many hashes or entries it holds; 256 is the full tile.
    """
    number = f"{n % 1000:03d}"
    while n := n // 1000:
        number = f"x{n % 1000:03d}/{number}"
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{'entries' if level == ENTRIES else level}/{number}{partial}"


def parse_tile_path(path: str) -> TileName:
    """Which tile a path names; raises BadFormat for anything that `tile_path` would not have written."""
    match = _PATH.fullmatch(path)
    if match is None:
        raise BadFormat("not the path of a tile")
    kind, number, partial = match.groups()
    level = ENTRIES if kind == "entries" else int(kind)
    name = TileName(level, int(number.replace("x", "").replace("/", "")), int(partial) if partial else WIDTH)
    if level > MAX_LEVEL or not 1 <= name.width <= WIDTH or tile_path(*name) != path:
        raise BadFormat("not the path of a tile")
    return name


def tiles_of(size: int) -> Iterator[TileName]:
    """The hash tiles of a log of this size, level by level; its bundles have the numbers and widths of level 0."""
    level = 0
    while hashes := size >> HEIGHT * level:
        full, rest = divmod(hashes, WIDTH)
        for n in range(full):
            yield TileName(level, n)
        if rest:
            yield TileName(level, full, rest)
        level += 1


def bundle(entries: Iterable[bytes]) -> bytes:
    """The bytes of an entry bundle; raises BadFormat for an entry over 65,535 bytes."""
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MAX_ENTRY:
            raise BadFormat("an entry over 65,535 bytes")
        parts += (len(entry).to_bytes(2), entry)
    return b"".join(parts)


def split_bundle(raw: bytes) -> list[bytes]:
    """The entries of a bundle; raises BadFormat where it is cut short or holds more than 256."""
    entries: list[bytes] = []
    start = 0
    while start < len(raw):
        end = start + 2 + int.from_bytes(raw[start : start + 2])
        if end > len(raw) or start + 2 > len(raw) or len(entries) == WIDTH:
            raise BadFormat("an entry bundle that is cut short or too long")
        entries.append(raw[start + 2 : end])
        start = end
    return entries


def tiles_behind(prove: Callable[[HashReader], object]) -> set[tuple[int, int]]:
    """The tiles (level, n) that a proof reads, so that they can be fetched before it is made.

    Args:
        prove: makes the proof with a reader, for example `lambda read: inclusion_proof(index, size, read)`.
    """
    places: set[tuple[int, int]] = set()

    def note_place(level: int, index: int) -> bytes:
        places.add((level // HEIGHT, index >> HEIGHT - level % HEIGHT))
        return bytes(HASH_BYTES)

    prove(note_place)
    return places


def full_tiles_for(index: int, size: int) -> set[tuple[int, int]]:
    """The full tiles (level, n) that `Edge.proof` asks for at a size, unless it remembers them."""
    behind = tiles_behind(lambda read: inclusion_proof(index, size, read))
    return {(level, n) for level, n in behind if n < size >> HEIGHT * (level + 1)}


class Edge:
    """The right edge of a tiled tree: every partial tile with its inner nodes, and full tiles that were lately used.

    A turn that may be rolled back works on a `copy`, and the copy replaces the original when the turn has committed.
    """

    __slots__ = ("_above", "_full", "_partial", "size")

    def __init__(self, size: int, partial: list[_Rows], full: dict[tuple[int, int], _Rows]) -> None:
        self.size = size
        self._partial = partial
        self._full = full
        self._above: dict[int, list[bytes]] = {}

    @classmethod
    def empty(cls) -> "Edge":
        """The edge of a tree without leaves."""
        return cls(0, [], {})

    @classmethod
    def load(cls, size: int, tile_reader: TileReader) -> "Edge":
        """The edge of a saved tree; compare its `root` with the checkpoint's.

        Args:
            size: how many leaves the tree has.
            tile_reader: reads the partial tile (level, n) of each level.

        Raises:
            BadFormat: a tile is too short.
        """
        partial: list[_Rows] = []
        while hashes := size >> HEIGHT * len(partial):
            width = hashes % WIDTH
            raw = tile_reader(len(partial), hashes // WIDTH) if width else b""
            partial.append(_rows(raw, width))
        return cls(size, partial, {})

    def copy(self) -> "Edge":
        """An edge that goes its own way from here."""
        return Edge(self.size, [[row.copy() for row in rows] for rows in self._partial], self._full.copy())

    def append(self, leaf_hashes: Iterable[bytes]) -> list[Tile]:
        """Adds leaves at the right.

        Args:
            leaf_hashes: the hashes of the new entries, in order.

        Returns:
            The tiles that became full, in the order in which they did.
        """
        filled: list[Tile] = []
        for leaf in leaf_hashes:
            self.size += 1
            node: bytes | None = leaf
            level = 0
            while node is not None:
                node = self._push(level, node, filled)
                level += 1
        self._above.clear()
        return filled

    def _push(self, level: int, node: bytes, filled: list[Tile]) -> bytes | None:
        """Adds one hash to the partial tile of a level, and returns the tile's root where that filled it."""
        if level == len(self._partial):
            self._partial.append(_empty_rows())
        rows = self._partial[level]
        _grow(rows, node)
        if len(rows[0]) < WIDTH:
            return None
        n = (self.size >> HEIGHT * (level + 1)) - 1
        filled.append(Tile(level, n, b"".join(rows[0])))
        self._remember(level, n, rows)
        self._partial[level] = _empty_rows()
        return rows[HEIGHT][0]

    def root(self) -> bytes:
        """The root of the whole tree."""
        return root_at(self.size, self._read_edge)

    def proof(self, index: int, full_tile: TileReader) -> list[bytes]:
        """The inclusion proof of a leaf at the present size.

        Args:
            index: the leaf.
            full_tile: reads full tiles that are not remembered (`full_tiles_for` says which).

        Raises:
            BadProof: there is no such leaf.
            BadFormat: a full tile is not 8192 bytes long.
        """
        top = peak_level(index, self.size)
        proof: list[bytes] = []
        for bottom in range(0, top, HEIGHT):
            place = index >> bottom
            rows = self._tile_rows(bottom // HEIGHT, place // WIDTH, full_tile)
            place %= WIDTH
            proof += [rows[k][place >> k ^ 1] for k in range(min(HEIGHT, top - bottom))]
        if top not in self._above:
            self._above[top] = path_above(top, self.size, self._read_edge)
        return proof + self._above[top]

    def reader(self, full_tile: TileReader) -> HashReader:
        """A reader of every perfect subtree up to the present size, for proofs between any sizes.

        Args:
            full_tile: reads full tiles that are not remembered.
        """

        def read(level: int, index: int) -> bytes:
            height = level % HEIGHT
            n, place = divmod(index, WIDTH >> height)
            return self._tile_rows(level // HEIGHT, n, full_tile)[height][place]

        return read

    def tile(self, level: int, n: int) -> bytes:
        """The bytes of the partial tile of a level; raises BadFormat where (level, n) is not at the right edge."""
        if not 0 <= level < len(self._partial) or n != self.size >> HEIGHT * (level + 1):
            raise BadFormat(f"tile {level}/{n} is not at the right edge")
        return b"".join(self._partial[level][0])

    def partial_tiles(self) -> list[TileName]:
        """The partial tiles that have any hash, the lowest level first."""
        widths = [len(rows[0]) for rows in self._partial]
        return [
            TileName(level, self.size >> HEIGHT * (level + 1), width) for level, width in enumerate(widths) if width
        ]

    def _read_edge(self, level: int, index: int) -> bytes:
        """A peak: the last whole subtree of its level always lies in a partial tile."""
        height = level % HEIGHT
        return self._partial[level // HEIGHT][height][index % (WIDTH >> height)]

    def _tile_rows(self, level: int, n: int, full_tile: TileReader) -> _Rows:
        if n == self.size >> HEIGHT * (level + 1):
            return self._partial[level]
        rows = self._full.get((level, n))
        if rows is None:
            raw = full_tile(level, n)
            if len(raw) != FULL_BYTES:
                raise BadFormat(f"full tile {level}/{n} is not {FULL_BYTES} bytes long")
            rows = _rows(raw, WIDTH)
            self._remember(level, n, rows)
        return rows

    def _remember(self, level: int, n: int, rows: _Rows) -> None:
        if len(self._full) >= CACHED_TILES:
            del self._full[next(iter(self._full))]
        self._full[level, n] = rows


def _empty_rows() -> _Rows:
    return [[] for _ in range(HEIGHT + 1)]


def _grow(rows: _Rows, node: bytes) -> None:
    """Adds one hash to a tile, and every inner node that it completes."""
    rows[0].append(node)
    count = len(rows[0])
    height = 0
    while not count & 1:
        row = rows[height]
        height += 1
        rows[height].append(node_hash(row[-2], row[-1]))
        count >>= 1


def _rows(raw: bytes, width: int) -> _Rows:
    if len(raw) < width * HASH_BYTES:
        raise BadFormat("a tile that is cut short")
    rows = _empty_rows()
    for start in range(0, width * HASH_BYTES, HASH_BYTES):
        _grow(rows, raw[start : start + HASH_BYTES])
    return rows
