"""What a caller hands in for a turn: an act in its envelope and what travels beside it.

Here is also what a noun adds to the handling of its acts.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

import msgspec

from deliberation.core import law, seal
from deliberation.core.act import Act
from deliberation.core.entry import Opened, open_envelope
from deliberation.core.envelope import Envelope, unb64
from deliberation.errors import BadFormat, BadProof, Refusal
from deliberation.store.engine import Tx

BLOB_MAX: Final = 2 * 2**20
"""The bytes of one blob at most, larger than any text that was ever tabled."""


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sealed body as it travels: canonical JSON text, and the salt in base64."""

    body: str
    salt: str


class Posted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of `POST /api/acts`.

    Args:
        act: the signed envelope.
        beside: the canonical JSON of blobs that the act names by hash.
        sealed: body and salt of what the act commits to.
    """

    act: Envelope
    beside: tuple[str, ...] = ()
    sealed: Sealed | None = None


class Submission(msgspec.Struct, eq=False):
    """An act on its way into the record, opened, with what lies beside it."""

    envelope: Envelope
    opened: Opened
    blobs: dict[str, bytes]
    body: bytes = b""
    salt: bytes = b""

    @property
    def act(self) -> Any:  # noqa: ANN401  # each kind's own handling knows its fields
        """The act itself."""
        return self.opened.act


def submission(posted: Posted) -> Submission:
    """Opens what was posted.

    Raises:
        Refusal: `malformed`, `too_large` or `bad_commitment`.
    """
    opened = open_envelope(posted.act)
    blobs: dict[str, bytes] = {}
    for text in posted.beside:
        raw = text.encode()
        if len(raw) > BLOB_MAX:
            raise Refusal("too_large", limit=BLOB_MAX)
        blobs[hashlib.sha256(raw).hexdigest()] = raw
    found = Submission(envelope=posted.act, opened=opened, blobs=blobs)
    commitment = getattr(opened.act, "commitment", None)
    if (commitment is None) != (posted.sealed is None):
        raise Refusal("not_beside")
    if commitment is not None and posted.sealed is not None:
        found.body, found.salt = _opening(posted.sealed, commitment)
    return found


def _opening(sealed: Sealed, commitment: str) -> tuple[bytes, bytes]:
    body = sealed.body.encode()
    try:
        salt = unb64(sealed.salt)
        seal.check(commitment, salt, body)
    except (BadFormat, BadProof):
        raise Refusal("bad_commitment") from None
    return body, salt


Sent = TypeVar("Sent", Posted, Submission)
Kept = tuple[Submission, tuple[law.Object, ...]]
"""An accepted act with the objects that it changed, as they were saved."""


Keep = Callable[[Tx, str, Sequence[Kept]], Awaitable[None]]
"""Saves in a turn what lies beside its accepted acts, or follows from them."""


class GivenBy(Protocol):
    """Makes what an entry holds besides its act, inside the turn."""

    def __call__(self, tx: Tx, sent: Submission, desk: "Asker") -> Awaitable[tuple[msgspec.Struct, law.Blob | None]]:
        """What is given, in the form of the kind, and the blob that it names, if it does."""


class Asker(Protocol):
    """Answers the law's questions inside a turn."""

    async def drive(self, steps: law.Law[law.Result]) -> law.Result:
        """Runs a step to its end."""


class Handling(msgspec.Struct, frozen=True):
    """What the server does for a kind of act beside the law; each noun's `actions.py` has its own.

    Args:
        check: refuses before the turn what does not fit the act.
        given: makes what the entry holds besides; such an act has a turn of its own.
        keep: saves in the turn what lies beside the accepted acts of this kind.
    """

    check: Callable[[Submission], None] | None = None
    given: GivenBy | None = None
    keep: Keep | None = None


Handlings = dict[type[Act], Handling]


class Waiting(msgspec.Struct, Generic[Sent], eq=False):
    """What was handed in and the future that its caller awaits.

    Args:
        form: makes of a receipt what the caller wants of it.
    """

    sent: Sent
    answer: "asyncio.Future[Any]"
    form: Callable[[Any], object]
