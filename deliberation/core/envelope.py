"""Signed envelopes (DSSE): the exact bytes of a body, their type, and Ed25519 signatures over both.

What is signed is the pre-authentication encoding of type and body, so a signature never counts for another type and
bodies are never serialised again. Keys are checked once, when they are enrolled (`is_valid_key`); with such keys
Ed25519 verifiers agree on all signatures but one kind, which `verify_bytes` refuses.
"""

import binascii
import hashlib
import secrets
from typing import Final

import msgspec
from nacl.bindings import (
    crypto_core_ed25519_is_valid_point,
    crypto_sign,
    crypto_sign_open,
    crypto_sign_seed_keypair,
)
from nacl.exceptions import BadSignatureError

from deliberation.errors import BadFormat

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One signature of an envelope: whose key (`keyid`) and the 64 bytes in base64."""

    keyid: str
    sig: str


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"payload_type": "payloadType"}):
    """A DSSE envelope as it stands in the record; its canonical bytes come from `canonical.encode`."""

    payload: str
    payload_type: str
    signatures: tuple[Signature, ...]


Claim = tuple[bytes, bytes, bytes]
"""What `verify_bytes` takes: that a message has this signature under this key."""


class SigningKey:
    """An Ed25519 private key.

    Args:
        seed: the 32 bytes that the key is made of.

    Raises:
        BadFormat: the seed has another length.
    """

    __slots__ = ("_secret", "keyid", "public", "seed")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise BadFormat("an Ed25519 seed has 32 bytes")
        self.seed = seed
        self.public, self._secret = crypto_sign_seed_keypair(seed)
        self.keyid = keyid(self.public)

    @classmethod
    def generate(cls) -> "SigningKey":
        """A new key from the system's randomness."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """The key of a 32-byte seed; raises BadFormat for another length."""
        return cls(seed)

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature of a message."""
        return crypto_sign(message, self._secret)[:SIGNATURE_BYTES]

    def __repr__(self) -> str:
        return f"SigningKey({self.keyid})"


def keyid(public_key: bytes) -> str:
    """The id of a public key: the first 32 hex digits of the SHA-256 of its 32 bytes."""
    return hashlib.sha256(public_key).hexdigest()[:32]


def pae(payload_type: str, body: bytes) -> bytes:
    """The bytes that a signature is made over (DSSE pre-authentication encoding; lengths count bytes)."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(body), body)


def sign(body: bytes, payload_type: str, *keys: SigningKey) -> Envelope:
    """An envelope of a body, signed by each of the keys in their order.

    Args:
        body: the exact bytes (canonical JSON in the record).
        payload_type: their media type.
        keys: the signers.
    """
    message = pae(payload_type, body)
    signatures = tuple(Signature(key.keyid, b64(key.sign(message))) for key in keys)
    return Envelope(b64(body), payload_type, signatures)


def payload(envelope: Envelope) -> bytes:
    """The body of an envelope; raises BadFormat unless it is in canonical base64."""
    return unb64(envelope.payload)


def verify_bytes(message: bytes, sig: bytes, public_key: bytes) -> bool:
    """Whether an Ed25519 signature over plain bytes holds; anything of a wrong length does not.

    A signature whose R is the neutral point is refused as well. Only a key's holder can make one, and under a valid key
    it is the one input on which Ed25519 verifiers disagree: whoever checks the record elsewhere must refuse it too.
    """
    if len(sig) != SIGNATURE_BYTES or len(public_key) != KEY_BYTES:
        return False
    try:
        crypto_sign_open(sig + message, public_key)
    except BadSignatureError:
        return False
    return True


def is_valid_key(public_key: bytes) -> bool:
    """Whether a public key may be enrolled: a canonical point of the prime-order group (record.md)."""
    return len(public_key) == KEY_BYTES and bool(crypto_core_ed25519_is_valid_point(public_key))


def b64(raw: bytes) -> str:
    """Canonical base64 with padding, as everywhere in the record."""
    return binascii.b2a_base64(raw, newline=False).decode()


def unb64(text: str) -> bytes:
    """The bytes of canonical base64; raises BadFormat for anything that `b64` would not have written."""
    try:
        raw = binascii.a2b_base64(text)
    except ValueError:
        raise BadFormat("not base64") from None
    if b64(raw) != text:
        raise BadFormat("not canonical base64")
    return raw
