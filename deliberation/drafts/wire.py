"""Drafts as they go over the wire: over HTTP and over the socket.

By HTTP they are begun, loaded, ended, and much is saved at once; by the socket people write together. Updates are
base64 in JSON.
"""

from typing import Annotated, Final, Literal

import msgspec

from deliberation.core.act import AccreditationId, Id, Line, Sha256

SENT_MAX: Final = 40_000
"""The bytes of one update over the socket, whose messages have 64 KiB; larger ones go over HTTP."""
UPDATE_MAX: Final = 2 * 2**20
"""The bytes of one update over HTTP, and of a whole draft once it is compacted."""

Kind = Literal["amendment", "proposal"]
State = Literal["open", "tabled", "discarded"]
Name = Annotated[str, msgspec.Meta(max_length=64, pattern=r"^[A-Za-z0-9_:-]*$(?!\n)")]
"""What a client calls a clause or a message of its own."""


class NewDraft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Begins a draft.

    Args:
        id: drawn by the client, which may have written in it long before the server heard of it.
        proposal, base: what an amendment is to, and the hash of the version that its author saw.
        update: the whole document as it is.
    """

    id: Id
    kind: Kind
    update: bytes
    title: Line
    proposal: Id | None = None
    base: Sha256 | None = None


class NewUpdate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Adds to a draft what is too large for the socket, or what the socket is not there for."""

    update: bytes
    title: Line | None = None


class Compacted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One update that stands for all up to a number."""

    upto: Annotated[int, msgspec.Meta(ge=1)]
    update: bytes


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ends a draft: by the act that tabled it, or none where it is thrown away."""

    act: Id | None = None


class DraftShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A draft in the list of its delegation.

    Args:
        number: of its last update.
        act: the act that tabled it.
        kept_until: of an ended one, until when its words are there at least.
    """

    id: str
    kind: Kind
    title: str
    author: str
    begun: str
    changed: str
    changed_by: str
    number: int
    state: State
    proposal: str | None = None
    base: str | None = None
    act: str | None = None
    kept_until: str | None = None


class Logged(msgspec.Struct, frozen=True):
    """One update under its number."""

    number: int
    update: bytes


class Log(msgspec.Struct, frozen=True):
    """A draft and its updates after a number; one who applies them has everything up to `draft.number`."""

    draft: DraftShown
    updates: list[Logged]


class Saved(msgspec.Struct, frozen=True):
    """The number under which an update is kept."""

    number: int


# over the socket, from the client


class OpenDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="draft.open"):
    """Wants to be told what is written in a draft."""

    draft: Id


class CloseDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="draft.close"):
    """Has left a draft."""

    draft: Id


class Send(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="draft.send"):
    """Adds an update; `id` is the client's own name for it, by which it is acknowledged."""

    draft: Id
    id: Name
    update: Annotated[bytes, msgspec.Meta(max_length=SENT_MAX)]
    title: Line | None = None


class Here(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="draft.here"):
    """Says at which clause of an open draft the person is."""

    draft: Id
    clause: Name | None = None


# over the socket, to the client


class Opened(msgspec.Struct, frozen=True, tag_field="type", tag="draft.opened"):
    """From now on everything after `number` is told; the log holds so many updates, and `visit` is the socket's own."""

    draft: str
    number: int
    updates: int
    visit: str


class Told(msgspec.Struct, frozen=True, tag_field="type", tag="draft.told"):
    """An update was added; without it the client fetches what it lacks."""

    draft: str
    number: int
    update: bytes | None = None


class Kept(msgspec.Struct, frozen=True, tag_field="type", tag="draft.kept"):
    """The update that the client calls so is kept, under this number."""

    draft: str
    id: str
    number: int


class Person(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody of the delegation who has a draft open.

    Args:
        visit: their socket; one person may have two.
    """

    visit: str
    accreditation: AccreditationId
    draft: str
    name: str | None = None
    clause: str | None = None


class People(msgspec.Struct, frozen=True, tag_field="type", tag="draft.people"):
    """Everybody of the delegation who has a draft open now."""

    people: tuple[Person, ...]


class Listed(msgspec.Struct, frozen=True, tag_field="type", tag="draft.listed"):
    """The list of the delegation's drafts has changed."""


class Ended(msgspec.Struct, frozen=True, tag_field="type", tag="draft.ended"):
    """A draft was tabled or thrown away."""

    draft: str
    state: State
    act: str | None = None


class NotTaken(msgspec.Struct, frozen=True, tag_field="type", tag="draft.refused"):
    """What was sent about a draft is refused; the socket stays open."""

    draft: str
    code: str
    rule: str
    detail: str
    facts: dict[str, str | int]
    id: str | None = None


Wish = OpenDraft | CloseDraft | Send | Here
