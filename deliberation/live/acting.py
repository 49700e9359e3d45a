"""What one socket has to do with acts: they are handed in by it, many at once, and each is answered by itself.

Whoever casts a vote has the live line open anyway; over it an act needs no request of its own. It is the same door
(`Record.perform`): the signature is the act's authority, and the receipt is the same.
"""

import asyncio
import logging
from typing import Final

import msgspec

from deliberation.core.act import kind_of, payload_type
from deliberation.core.key import Enrol
from deliberation.errors import Refusal
from deliberation.live.hub import Sink
from deliberation.live.protocol import NotPerformed, Perform, Performed, encode
from deliberation.record.record import Record
from deliberation.record.submission import Posted
from deliberation.words import refusal_sentence

_log = logging.getLogger("deliberation.live")
TOGETHER: Final = 64
"""How many acts of one socket may be under way; the next is read when one of them is answered."""
_ENROLMENT: Final = payload_type(kind_of(Enrol))


class Acting:
    """The acts of one socket.

    Args:
        record: where they are entered.
        sink: where they are answered.
    """

    def __init__(self, record: Record, sink: Sink) -> None:
        self._record = record
        self._sink = sink
        self._room = asyncio.Semaphore(TOGETHER)
        self._under_way: set[asyncio.Task[None]] = set()

    async def take(self, wish: Perform) -> None:
        """Hands an act in; returns as soon as the next may come."""
        await self._room.acquire()
        task = asyncio.create_task(self._perform(wish))
        self._under_way.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._under_way.discard(task)
        self._room.release()

    async def _perform(self, wish: Perform) -> None:
        """An act that was handed in is performed even if the socket ends; its receipt can be asked for by its id."""
        try:
            receipt = await self._record.perform(_without_session(wish.posted))
            self._sink.offer(encode(Performed(wish.number, msgspec.Raw(receipt))))
        except Refusal as refusal:
            self._refuse(wish, refusal)
        except Exception:  # noqa: BLE001  # whatever it was, the client must not wait for ever
            _log.exception("an act that came by a socket failed")
            self._refuse(wish, Refusal("busy"))

    def _refuse(self, wish: Perform, refusal: Refusal) -> None:
        sentence = refusal_sentence(refusal)
        answer = NotPerformed(wish.number, refusal.code, refusal.rule, sentence, refusal.facts)
        self._sink.offer(encode(answer))


def _without_session(posted: Posted) -> Posted:
    """An act that is its signer's own affair.

    Raises:
        Refusal: `malformed` for an enrolment, which a session authorises (P-09): it goes over HTTP.
    """
    if posted.act.payload_type == _ENROLMENT:
        raise Refusal("malformed", why="an enrolment goes to POST /api/acts, with the session that authorises it")
    return posted
