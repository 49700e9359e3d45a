"""How far a client has heard, for each audience: what follows is taken, what repeats is ignored, a gap is noticed."""

from collections.abc import Iterable
from typing import Literal

Heard = Literal["next", "repeated", "gap"]


class Cursors:
    """One cursor for each audience (architecture.md, The live stream).

    Args:
        index: the entry up to which a snapshot was complete, for every audience.
    """

    def __init__(self, index: int) -> None:
        self._start = index
        self._heard: dict[str, int] = {}

    def since(self, audiences: Iterable[str]) -> int:
        """From where to ask for frames: what each of the audiences was heard up to for certain."""
        return min((self._heard.get(audience, self._start) for audience in audiences), default=self._start)

    def hear(self, audience: str, after: int, upto: int) -> Heard:
        """Judges a frame over the entries after `after` up to `upto`, and moves the cursor if it is the next one."""
        cursor = self._heard.get(audience, self._start)
        if upto <= cursor:
            return "repeated"
        if after > cursor:
            return "gap"
        self._heard[audience] = upto
        return "next"
