"""The Merkle tree of the record (RFC 6962 section 2.1, RFC 9162 section 2.1): hashes, roots, proofs and their checks.

Proofs are computed from *perfect subtrees*, named by level and index: subtree (level, index) covers the 2^level leaves
that begin at index * 2^level. Where those hashes come from (a list, tiles) is the reader's business. A tree of any size
is a row of perfect subtrees, its *peaks*, one for each set bit of the size, highest first; folded from the right they
give the root.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from deliberation.errors import BadFormat, BadProof

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()

HashReader = Callable[[int, int], bytes]
"""Reads the hash of the perfect subtree (level, index)."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def peaks(size: int) -> list[tuple[int, int]]:
    """The perfect subtrees (level, index) that a tree of this size is made of, left to right."""
    levels = [level for level in range(size.bit_length() - 1, -1, -1) if size >> level & 1]
    return [(level, (size >> level) - 1) for level in levels]


def fold(hashes: Sequence[bytes]) -> bytes:
    """The root over a row of peaks; the empty row has the empty tree's root."""
    if not hashes:
        return EMPTY_ROOT
    result = hashes[-1]
    for left in reversed(hashes[:-1]):
        result = node_hash(left, result)
    return result


class Frontier:
    """A tree of which only the peaks are kept: appending and the root cost O(log size).

    Args:
        size: how many leaves there are.
        hashes: the peaks' hashes, left to right.

    Raises:
        BadFormat: the hashes are not as many as the size has peaks, or not 32 bytes each.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        self.size = size
        self._peaks = list(hashes)
        if size < 0 or len(self._peaks) != size.bit_count() or any(len(peak) != HASH_BYTES for peak in self._peaks):
            raise BadFormat("a frontier needs one 32-byte hash for each peak of its size")

    @classmethod
    def from_hashes(cls, size: int, hashes: Iterable[bytes]) -> "Frontier":
        """The frontier that was saved as `size` and `hashes`; raises BadFormat where they do not fit."""
        return cls(size, hashes)

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """The peaks' hashes, left to right."""
        return tuple(self._peaks)

    def append(self, leaf: bytes) -> None:
        """Adds one leaf hash at the right."""
        node, carry = leaf, self.size
        while carry & 1:
            node = node_hash(self._peaks.pop(), node)
            carry >>= 1
        self._peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The root of the whole tree."""
        return fold(self._peaks)


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes."""
    frontier = Frontier()
    for leaf in hashes:
        frontier.append(leaf)
    return frontier.root()


def list_reader(hashes: Sequence[bytes]) -> HashReader:
    """A reader over plain leaf hashes, which computes every inner node once."""
    rows = [list(hashes)]
    while len(rows[-1]) > 1:
        row = rows[-1]
        rows.append([node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])
    return lambda level, index: rows[level][index]


def root_at(size: int, read: HashReader) -> bytes:
    """The root that the tree had at a size, from its perfect subtrees."""
    return fold([read(level, index) for level, index in peaks(size)])


def path_above(level: int, size: int, read: HashReader) -> list[bytes]:
    """What an inclusion proof holds above the peak of a level: the peaks right of it folded, then those left of it."""
    right = [read(*peak) for peak in peaks(size) if peak[0] < level]
    left = [read(*peak) for peak in peaks(size) if peak[0] > level]
    return ([fold(right)] if right else []) + left[::-1]


def peak_level(index: int, size: int) -> int:
    """The level of the peak that a leaf lies under: the highest bit in which its index differs from the size.

    Raises:
        BadProof: the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise BadProof(f"a tree of {size} leaves has no leaf {index}")
    return (index ^ size).bit_length() - 1


def inclusion_proof(index: int, size: int, read: HashReader) -> list[bytes]:
    """The proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1).

    Args:
        index: the leaf.
        size: the tree's size.
        read: the perfect subtrees of that tree.

    Raises:
        BadProof: the tree has no such leaf.
    """
    top = peak_level(index, size)
    return [read(level, index >> level ^ 1) for level in range(top)] + path_above(top, size, read)


def consistency_proof(old: int, new: int, read: HashReader) -> list[bytes]:
    """The proof that the tree of `old` leaves is a prefix of the tree of `new` leaves (RFC 9162 section 2.1.4.1).

    Args:
        old: the earlier size.
        new: the later size.
        read: the perfect subtrees of the later tree.

    Raises:
        BadProof: the sizes are in the wrong order.
    """
    if not 0 <= old <= new:
        raise BadProof(f"a tree of {new} leaves does not extend one of {old}")
    if old in (0, new):
        return []
    proof: list[bytes] = []
    start, end = 0, new
    while old < end:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if old <= middle:
            proof.append(_span(middle, end, read))
            end = middle
        else:
            proof.append(_span(start, middle, read))
            start = middle
    if start:
        proof.append(_span(start, end, read))
    return proof[::-1]


def _span(start: int, end: int, read: HashReader) -> bytes:
    """The root over leaves start..end, where start is a multiple of every power of two up to the span's length."""
    return fold([read(level, (start >> level) + index) for level, index in peaks(end - start)])


def check_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Accepts a proof that a leaf hash stands at `index` under a root (RFC 9162 section 2.1.3.2).

    Args:
        index: where the leaf stands.
        size: the tree's size.
        leaf: the leaf's hash.
        proof: its siblings, the lowest first.
        root: the tree's root.

    Raises:
        BadProof: it does not hold.
    """
    if not 0 <= index < size:
        raise BadProof(f"a tree of {size} leaves has no leaf {index}")
    _check_hashes(leaf, root, *proof)
    inner = (index ^ (size - 1)).bit_length()
    _check_length(proof, inner + (index >> inner).bit_count())
    node = leaf
    for level, sibling in enumerate(proof):
        on_the_right = level >= inner or index >> level & 1
        node = node_hash(sibling, node) if on_the_right else node_hash(node, sibling)
    if node != root:
        raise BadProof("the inclusion proof does not lead to the root")


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Accepts a proof that a later tree begins with all of an earlier one (RFC 9162 section 2.1.4.2).

    Args:
        old: the earlier size.
        new: the later size.
        old_root: the earlier root.
        new_root: the later root.
        proof: the hashes; none where `old` is 0 or `new`.

    Raises:
        BadProof: it does not hold.
    """
    if not 0 <= old <= new:
        raise BadProof(f"a tree of {new} leaves does not extend one of {old}")
    _check_hashes(old_root, new_root, *proof)
    if (old == 0 and old_root != EMPTY_ROOT) or (old == new and old_root != new_root):
        raise BadProof("the sizes and the roots contradict each other")
    if old in (0, new):
        _check_length(proof, 0)
        return
    shared = (old & -old).bit_length() - 1  # levels below the earlier tree's last peak, where both trees are the same
    seed = int(old != 1 << shared)  # the proof begins with the earlier tree's last peak, unless that is its root
    inner = ((old - 1) ^ (new - 1)).bit_length() - shared
    last = (old - 1) >> shared
    _check_length(proof, seed + inner + (last >> inner).bit_count())
    before = after = proof[0] if seed else old_root
    for level, sibling in enumerate(proof[seed:]):
        if level >= inner or last >> level & 1:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
        else:
            after = node_hash(after, sibling)
    if before != old_root or after != new_root:
        raise BadProof("the consistency proof does not lead to both roots")


def _check_hashes(*hashes: bytes) -> None:
    if any(len(value) != HASH_BYTES for value in hashes):
        raise BadProof("a hash that is not 32 bytes long")


def _check_length(proof: Sequence[bytes], length: int) -> None:
    if len(proof) != length:
        raise BadProof(f"a proof of {len(proof)} hashes where {length} are due")
