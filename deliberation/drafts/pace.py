"""How fast one accreditation may write to drafts: quicker than anybody types, and no quicker."""

import time
from collections.abc import Callable
from typing import Final

from deliberation.errors import Refusal
from deliberation.record.viewer import Viewer

RATE: Final = 20.0
"""Messages a second in the long run; a client that types sends three or four."""
BURST: Final = 100.0
_FORGET: Final = 10_000


class Paces:
    """How much each accreditation may still send at once, in this process.

    Args:
        clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: dict[tuple[str, str | None], tuple[float, float]] = {}

    def demand(self, viewer: Viewer) -> None:
        """Counts one message.

        Raises:
            Refusal: `too_fast`; the same message may come again a little later.
        """
        now = self._clock()
        who = viewer.assembly, viewer.accreditation
        left, since = self._left.get(who, (BURST, now))
        left = min(BURST, left + (now - since) * RATE)
        if left < 1:
            raise Refusal("too_fast")
        if len(self._left) >= _FORGET:
            self._left.clear()
        self._left[who] = left - 1, now
