"""Sealed bodies: the record holds a salted commitment; body and salt lie beside it until published or erased."""

import hashlib
import hmac
from typing import Final

from deliberation.errors import BadFormat, BadProof

SALT_BYTES: Final = 32


def commitment(salt: bytes, body: bytes) -> str:
    """The commitment to a body: the SHA-256 of salt and body in hex (record.md, "Entries").

    Args:
        salt: exactly 32 random bytes, drawn by the client.
        body: canonical bytes.

    Raises:
        BadFormat: the salt has another length.
    """
    if len(salt) != SALT_BYTES:
        raise BadFormat("a salt has exactly 32 bytes")
    return hashlib.sha256(salt + body).hexdigest()


def check(committed: str, salt: bytes, body: bytes) -> None:
    """Accepts the opening of a commitment.

    Args:
        committed: the commitment in the record.
        salt: the salt beside it.
        body: the body beside it.

    Raises:
        BadFormat: the salt has another length than 32.
        BadProof: the body and the salt are not those that were committed to.
    """
    if not hmac.compare_digest(commitment(salt, body).encode(), committed.encode()):
        raise BadProof("the opening does not match its commitment")
