"""Drawing of lots from a public seed, which anybody can repeat (P-85, P-89).

Each candidate's lot is the SHA-256 of the seed, the occasion and the candidate's name, each on its own line; the lots
are drawn in ascending order. The seed is public only after the candidates are known and the papers are in; so nobody
could have chosen it for its result.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Name = TypeVar("Name", int, str)

Lot = Callable[[str, Sequence[int]], Sequence[int]]
"""Draws lots between candidates on an occasion: gives them in the order drawn."""


def lot(seed: str, occasion: str, name: str) -> str:
    """A candidate's lot, in hex: what stands beside its name on the page of a drawing."""
    return hashlib.sha256(f"{seed}\n{occasion}\n{name}".encode()).hexdigest()


def draw(seed: str, occasion: str, names: Iterable[str]) -> list[str]:
    """The names in the order drawn.

    Args:
        seed: public, and fixed after the names were.
        occasion: what the drawing is for, so that two drawings with one seed are independent.
    """
    return sorted(names, key=lambda name: (lot(seed, occasion, name), name))


def from_seed(seed: str, names: Sequence[str]) -> Lot:
    """The drawing of lots among numbered candidates that a count asks for."""

    def drawn(occasion: str, among: Sequence[int]) -> list[int]:
        by_name = {names[each]: each for each in among}
        return [by_name[name] for name in draw(seed, occasion, by_name)]

    return drawn
