"""The tiles of a record, proved from the signed root downwards, so that a false file is named and never believed."""

from collections.abc import Iterable
from typing import Final

from deliberation.core import merkle
from deliberation.core.checkpoint import Checkpoint
from deliberation.core.merkle import HASH_BYTES, leaf_hash
from deliberation.core.tiles import (
    ENTRIES,
    FULL_BYTES,
    HEIGHT,
    MAX_ENTRY,
    WIDTH,
    Edge,
    TileName,
    parse_tile_path,
    split_bundle,
    tile_path,
    tiles_of,
)
from deliberation.errors import BadFormat
from deliberation.verify.report import Broken
from deliberation.verify.source import Source

BUNDLE_MAX: Final = WIDTH * (2 + MAX_ENTRY)


class Tree:
    """The hash tiles of a log, each proved by the one above it and the highest by the root.

    In memory stay the hashes of level 1 and above, 32 bytes for 256 entries, and the last tile of level 0.

    Args:
        source: where the tiles are.
        checkpoint: the tree that was signed for.

    Raises:
        Broken: a tile is missing, or is not the one that was signed for.
    """

    def __init__(self, source: Source, checkpoint: Checkpoint) -> None:
        self._source = source
        self.size = checkpoint.size
        self._right: dict[int, bytes] = {}
        self._levels: dict[int, list[bytes]] = {}
        edge = Edge.load(self.size, self._right_tile)
        if edge.root() != checkpoint.root:
            raise self._blame()
        for level in reversed(range(self._height())):
            hashes = [
                hash for n in range(self._hashes(level) // WIDTH) for hash in self._full(level, n, keep=level > 0)
            ]
            self._levels[level] = [*hashes, *_split(self._right.get(level, b""))]

    @property
    def tiles(self) -> int:
        """How many hash tiles the checkpoint has."""
        return sum(1 for _ in tiles_of(self.size))

    def _height(self) -> int:
        return -(-self.size.bit_length() // HEIGHT)

    def _hashes(self, level: int) -> int:
        return self.size >> HEIGHT * level

    def _right_tile(self, level: int, n: int) -> bytes:
        """The partial tile of a level; `__init__` proves all of them together."""
        name = TileName(level, n, self._hashes(level) % WIDTH)
        self._right[level] = self._read(name)
        return self._right[level]

    def _full(self, level: int, n: int, *, keep: bool = True) -> list[bytes]:
        """The hashes of a full tile, proved by the level above; an empty list where they need not be kept."""
        name = TileName(level, n)
        hashes = _split(self._read(name))
        if merkle.root(hashes) != self._levels[level + 1][n]:
            where = self.first_difference(n, hashes) if level == 0 else None
            raise Broken("tree", "this tile is not the one that was signed for", entry=where, file=tile_path(*name))
        return hashes if keep else []

    def _read(self, name: TileName) -> bytes:
        path = tile_path(*name)
        raw = _read(self._source, path, FULL_BYTES)
        if len(raw) != name.width * HASH_BYTES:
            raise Broken("tree", f"this tile has {len(raw)} bytes and not {name.width * HASH_BYTES}", file=path)
        return raw

    def _blame(self) -> Broken:
        """The tiles at the right edge do not give the root: one is false, or the checkpoint is of another record."""
        paths = [
            tile_path(level, self._hashes(level) // WIDTH, len(raw) // HASH_BYTES) for level, raw in self._right.items()
        ]
        lowest = _split(self._right.get(0, b""))
        where = self.first_difference(self.size // WIDTH, lowest)
        return Broken(
            "tree", "the tiles do not lead to the root that was signed for", entry=where, file=" or ".join(paths)
        )

    def first_difference(self, n: int, hashes: list[bytes]) -> int | None:
        """The first entry of a bundle whose hash is not the tile's; None where all are, or nothing can be read."""
        try:
            entries = split_bundle(self._source.read(tile_path(ENTRIES, n, len(hashes)), BUNDLE_MAX) or b"")
        except BadFormat:
            return None
        pairs = enumerate(zip(entries, hashes, strict=False), n * WIDTH)
        return next((index for index, (entry, hash) in pairs if leaf_hash(entry) != hash), None)

    def leaves(self, n: int) -> list[bytes]:
        """The leaf hashes of bundle n, read and proved."""
        if n == self.size // WIDTH:
            return self._levels[0]
        return self._full(0, n)

    def entries(self, n: int) -> list[bytes]:
        """The entries of bundle n, every byte proved.

        Raises:
            Broken: the bundle is missing or malformed, or has an entry that was not signed for; the first is named.
        """
        width = min(WIDTH, self.size - n * WIDTH)
        path = tile_path(ENTRIES, n, width)
        try:
            entries = split_bundle(_read(self._source, path, BUNDLE_MAX))
        except BadFormat as fault:
            raise Broken("tree", str(fault), entry=n * WIDTH, file=path) from None
        hashes = [leaf_hash(entry) for entry in entries]
        proved = hashes == self._levels[0] if width < WIDTH else merkle.root(hashes) == self._levels[1][n]
        if proved and len(entries) == width:
            return entries
        leaves = self.leaves(n)
        same = next((i for i, (one, other) in enumerate(zip(hashes, leaves, strict=False)) if one != other), None)
        index = n * WIDTH + (min(len(hashes), width) if same is None else same)
        raise Broken("tree", "this entry is not the one that was signed for", entry=index, file=path)

    def root_at(self, size: int) -> bytes:
        """The root that the tree had at an earlier size."""

        def read(level: int, index: int) -> bytes:
            low, height = divmod(level, HEIGHT)
            n, place = divmod(index, WIDTH >> height)
            hashes = self.leaves(n) if low == 0 else self._levels[low][n * WIDTH : (n + 1) * WIDTH]
            return merkle.root(hashes[place << height : (place + 1) << height])

        return merkle.root_at(size, read)

    def check_others(self, paths: Iterable[str]) -> int:
        """Accepts the files below `tile/` besides the checkpoint's own: partial tiles that earlier checkpoints had.

        Returns:
            How many there are.

        Raises:
            Broken: a file that is no tile of this tree.
        """
        own = {tile_path(*name) for name in tiles_of(self.size)}
        own |= {tile_path(ENTRIES, name.n, name.width) for name in tiles_of(self.size) if name.level == 0}
        older = 0
        for path in paths:
            if path not in own:
                self._check_older(path)
                older += 1
        return older

    def _check_older(self, path: str) -> None:
        try:
            name = parse_tile_path(path)
        except BadFormat:
            raise Broken("tree", "this file is no part of a record", file=path) from None
        level = max(name.level, 0)
        if name.n * WIDTH + name.width > self._hashes(level):
            raise Broken("tree", "this tile reaches beyond the record", file=path)
        known = self.leaves(name.n) if level == 0 else self._levels[level][name.n * WIDTH : (name.n + 1) * WIDTH]
        raw = _read(self._source, path, BUNDLE_MAX)
        try:
            found = [leaf_hash(entry) for entry in split_bundle(raw)] if name.level == ENTRIES else _split(raw)
        except BadFormat:
            found = []
        if found != known[: name.width]:
            raise Broken("tree", "this older tile is not as it was signed for", file=path)


def _split(raw: bytes) -> list[bytes]:
    return [raw[start : start + HASH_BYTES] for start in range(0, len(raw), HASH_BYTES)]


def _read(source: Source, path: str, limit: int) -> bytes:
    """A file that must be there."""
    try:
        raw = source.read(path, limit)
    except BadFormat as fault:
        raise Broken("tree", str(fault), file=path) from None
    if raw is None:
        raise Broken("tree", "this file is missing", file=path)
    return raw
