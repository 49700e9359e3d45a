"""What goes over the socket, in both directions (architecture.md, The live stream)."""

from typing import Annotated, Literal

import msgspec

from deliberation.core.act import AssemblyId
from deliberation.drafts.wire import CloseDraft, Here, OpenDraft, Send
from deliberation.record.submission import Posted


class Subscribe(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="subscribe"):
    """Asks for all frames of an assembly after an index; -1 asks for all there are."""

    assembly: AssemblyId
    since: Annotated[int, msgspec.Meta(ge=-1, le=2**53 - 1)]


class Subscribed(msgspec.Struct, frozen=True, tag_field="type", tag="subscribed"):
    """The frames that follow are for these audiences; what was missed reaches up to `upto`."""

    assembly: str
    audiences: tuple[str, ...]
    upto: int


class Reset(msgspec.Struct, frozen=True, tag_field="type", tag="reset"):
    """What the client has cannot be continued: it fetches a snapshot and subscribes anew."""

    reason: Literal["gap", "rights", "unknown"]


class Pulse(msgspec.Struct, frozen=True, tag_field="type", tag="pulse"):
    """The line is alive, and the record reaches up to here."""

    upto: int


class Refused(msgspec.Struct, frozen=True, tag_field="type", tag="refused"):
    """A message that was not understood; the socket is closed after it."""

    code: str
    rule: str
    detail: str


class Perform(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="perform"):
    """Hands in an act, as `POST /api/acts` does; the answer comes under the same number (decision 0014)."""

    number: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
    posted: Posted


class Performed(msgspec.Struct, frozen=True, tag_field="type", tag="performed"):
    """The act is durable; its receipt is the one that HTTP would answer with."""

    number: int
    receipt: msgspec.Raw


class NotPerformed(msgspec.Struct, frozen=True, tag_field="type", tag="not_performed"):
    """The act was refused, and nothing has changed; the socket stays."""

    number: int
    code: str
    rule: str
    detail: str
    facts: dict[str, str | int]


Incoming = Perform | Subscribe | OpenDraft | CloseDraft | Send | Here
"""What a client may say; messages about drafts, and their answers, stand in `drafts/wire.py`."""

incoming = msgspec.json.Decoder(Incoming)
encode = msgspec.json.Encoder().encode

CLOSE_REFUSED = 4400
CLOSE_SLOW = 4408
CLOSE_RIGHTS = 4403
CLOSE_GOING = 1012
