"""Entries: an act with its instant and what was given with it, as one leaf of the record (record.md, Entries)."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any, Final, Literal

import msgspec

from deliberation.core import canonical
from deliberation.core.act import demand
from deliberation.core.envelope import Claim, Envelope, keyid, pae, unb64, verify_bytes
from deliberation.core.kinds import AnyAct, decode
from deliberation.errors import BadFormat, Refusal

ENTRY_MAX: Final = 65_535
SIGNATURES_MAX: Final = 2


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry; its canonical form is the leaf.

    Args:
        act: the act in its envelope.
        at: the turn's instant, as `instant` writes it.
        given: what cannot be derived from the acts, in the form of the kind (`kinds.given`).
        v: the version of the entry's form.
    """

    act: Envelope
    at: str
    given: Annotated[dict[str, Any], msgspec.Meta(min_length=1)] | None
    v: Literal[1]


_decoder: Final = msgspec.json.Decoder(Entry)
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d\.\d{6}Z", re.ASCII)


@lru_cache(16)
def instant(at: datetime) -> str:
    """An instant in the record's form: RFC 3339, UTC, microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_instant(text: str) -> datetime:
    """The instant that `instant` wrote.

    Raises:
        BadFormat: for any other form.
    """
    try:
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text)  # ten times as fast as strptime, and looser, hence the pattern
    except ValueError:  # a thirty-first of February
        pass
    raise BadFormat("an instant is RFC 3339 in UTC with microseconds")


def encode(envelope: Envelope, at: datetime, given: object) -> bytes:
    """The leaf of an act.

    Args:
        given: what stands beside it in its kind's form, or None.

    Raises:
        Refusal: `too_large` where it is over 65,535 bytes.
    """
    told = None if given is None else msgspec.to_builtins(given)
    raw = canonical.encode(Entry(act=envelope, at=instant(at), given=told, v=1))
    demand(len(raw) <= ENTRY_MAX, "too_large", limit=ENTRY_MAX)
    return raw


def parse(raw: bytes) -> Entry:
    """An entry from its bytes.

    Raises:
        BadFormat: not the canonical form of an entry.
    """
    return canonical.decode_as(raw, _decoder)


class Opened(msgspec.Struct, frozen=True):
    """An envelope that was opened: the typed act, its body, and whose keys signed with what."""

    act: AnyAct
    body: bytes
    payload_type: str
    keyids: tuple[str, ...]
    signatures: tuple[bytes, ...]

    def claims(self, *keys: bytes) -> tuple[Claim, ...] | None:
        """What must hold for the signatures to be those of the given public keys; None where they name others."""
        if tuple(map(keyid, keys)) != self.keyids:
            return None
        message = pae(self.payload_type, self.body)
        return tuple((message, signature, key) for signature, key in zip(self.signatures, keys, strict=True))

    def signed_by(self, *keys: bytes) -> bool:
        """Whether the signatures are exactly those of the given public keys, in their order."""
        claims = self.claims(*keys)
        return claims is not None and all(verify_bytes(*claim) for claim in claims)


def open_envelope(envelope: Envelope) -> Opened:
    """Opens an envelope strictly: canonical base64, canonical body, a known kind, one or two signatures.

    Raises:
        Refusal: `malformed`, with what is wrong.
    """
    demand(1 <= len(envelope.signatures) <= SIGNATURES_MAX, "malformed", why="signatures")
    try:
        body = unb64(envelope.payload)
        signatures = tuple(unb64(signature.sig) for signature in envelope.signatures)
    except BadFormat as fault:
        raise Refusal("malformed", why=str(fault)) from None
    return Opened(
        act=decode(body, envelope.payload_type),
        body=body,
        payload_type=envelope.payload_type,
        keyids=tuple(signature.keyid for signature in envelope.signatures),
        signatures=signatures,
    )
