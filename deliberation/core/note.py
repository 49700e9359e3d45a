"""Signed notes (C2SP signed-note and tlog-cosignature): a text, an empty line, and signature lines that name their key.

Three kinds of key are verified: Ed25519 over the text, an Ed25519 cosignature with the second it was made at, and an
ML-DSA-44 cosignature, which signs the tree that a checkpoint's text describes. Lines by unknown keys are ignored; a
note on which a known key's signature fails is refused whole.
"""

import hashlib
from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from deliberation.core.envelope import KEY_BYTES, SigningKey, b64, is_valid_key, unb64, verify_bytes
from deliberation.errors import BadFormat, BadProof

ED25519: Final = 0x01
COSIGNATURE: Final = 0x04
ML_DSA_44: Final = 0x06

MAX_NOTE: Final = 1_000_000
MAX_SIGNATURES: Final = 100
MAX_TIMESTAMP: Final = 2**63 - 1

_KEY_ID_BYTES: Final = 4
_TIMESTAMP_BYTES: Final = 8
_ML_DSA_KEY_BYTES: Final = 1312
_DASH: Final = "— "


class Verifier(msgspec.Struct, frozen=True):
    """A public key under a name. `parse` and `of` make one; `key_id` is derived from the rest."""

    name: str
    key_id: bytes
    type: int
    key: bytes

    @classmethod
    def of(cls, name: str, kind: int, key: bytes) -> "Verifier":
        """The verifier of a raw public key.

        Args:
            name: the key's name; a log's is its origin.
            kind: `ED25519`, `COSIGNATURE` or `ML_DSA_44`.
            key: the raw public key.

        Raises:
            BadFormat: a name that notes cannot carry, an unknown kind, or a key that is not valid for it.
        """
        _check_name(name)
        if kind == ML_DSA_44:
            fits = len(key) == _ML_DSA_KEY_BYTES
        else:
            fits = kind in (ED25519, COSIGNATURE) and is_valid_key(key)
        if not fits:
            raise BadFormat(f"not a public key of type {kind:#04x}")
        return cls(name, _key_id(name, kind, key), kind, key)

    @classmethod
    def parse(cls, vkey: str) -> "Verifier":
        """The verifier that a vkey describes (record.md section 3).

        Args:
            vkey: name, key id and key, as in a policy file.

        Raises:
            BadFormat: another shape, a key id that is not the key's, or what `of` refuses.
        """
        name, _, rest = vkey.partition("+")
        raw = unb64(rest.partition("+")[2])
        if not raw:
            raise BadFormat("a vkey has a name, an id and a key")
        verifier = cls.of(name, raw[0], raw[1:])
        if verifier.vkey() != vkey:
            raise BadFormat("the key id of a vkey is not that of its key")
        return verifier

    def vkey(self) -> str:
        """The text form of this key."""
        return f"{self.name}+{self.key_id.hex()}+{b64(bytes([self.type]) + self.key)}"

    def holds(self, text: str, signature: bytes) -> bool:
        """Whether a signature line's bytes (without the key id) are this key's signature over a text."""
        if self.type == ED25519:
            return verify_bytes(text.encode(), signature, self.key)
        timestamp, signature = int.from_bytes(signature[:_TIMESTAMP_BYTES]), signature[_TIMESTAMP_BYTES:]
        if timestamp > MAX_TIMESTAMP:
            return False
        if self.type == COSIGNATURE:
            return verify_bytes(_cosigned(text, timestamp), signature, self.key)
        try:
            MLDSA44PublicKey.from_public_bytes(self.key).verify(signature, _subtree(self.name, text, timestamp))
        except (InvalidSignature, BadFormat):
            return False
        return True


class Signer(msgspec.Struct, frozen=True):
    """An Ed25519 key under a name; it signs texts or cosigns checkpoints, never both. BadFormat for a bad name."""

    name: str
    key: SigningKey

    def __post_init__(self) -> None:
        _check_name(self.name)

    @property
    def verifier(self) -> Verifier:
        """Who signs with `sign_note`."""
        return self._verifier(ED25519)

    @property
    def cosigner(self) -> Verifier:
        """Who signs with `cosign`."""
        return self._verifier(COSIGNATURE)

    def _verifier(self, kind: int) -> Verifier:
        """Not by `Verifier.of`, whose check of the point costs more than a signature and is for strangers' keys."""
        return Verifier(self.name, _key_id(self.name, kind, self.key.public), kind, self.key.public)

    def line(self, text: str) -> str:
        """The signature line over a text."""
        return _line(self.verifier, self.key.sign(text.encode()))

    def cosign(self, text: str, timestamp: int) -> str:
        """The cosignature line over a checkpoint's text, made at a time in seconds since 1970."""
        signature = self.key.sign(_cosigned(text, timestamp))
        return _line(self.cosigner, timestamp.to_bytes(_TIMESTAMP_BYTES) + signature)


class LatticeSigner:
    """An ML-DSA-44 key under a name, which cosigns checkpoints so that they outlive Ed25519.

    Args:
        name: the key's name; a log's is its origin.
        seed: the 32 bytes that the key is made of.

    Raises:
        BadFormat: the seed has another length.
    """

    __slots__ = ("_key", "verifier")

    def __init__(self, name: str, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise BadFormat("an ML-DSA-44 seed has 32 bytes")
        self._key = MLDSA44PrivateKey.from_seed_bytes(seed)
        self.verifier = Verifier.of(name, ML_DSA_44, self._key.public_key().public_bytes_raw())

    def cosign(self, text: str, timestamp: int) -> str:
        """The cosignature line over a checkpoint's text; raises BadFormat where the text is no checkpoint's."""
        signature = self._key.sign(_subtree(self.verifier.name, text, timestamp))
        return _line(self.verifier, timestamp.to_bytes(_TIMESTAMP_BYTES) + signature)


class _SignatureLine(NamedTuple):
    name: str
    key_id: bytes
    signature: bytes


def sign_note(text: str, signers: Iterable[Signer]) -> str:
    """A text with the signature lines of its signers (record.md section 3).

    Args:
        text: it ends in a newline.
        signers: in the order of their lines.

    Raises:
        BadFormat: a text that a note cannot carry, or no signer.
    """
    _check_text(text)
    lines = "".join(signer.line(text) for signer in signers)
    if not lines:
        raise BadFormat("a note needs a signature")
    return f"{text}\n{lines}"


def split_note(raw: str | bytes) -> tuple[str, str]:
    """The text and the signature lines of a note, of which nothing is verified yet.

    Raises:
        BadFormat: not the form of a note, or over `MAX_NOTE` bytes.
    """
    if len(raw) > MAX_NOTE:
        raise BadFormat(f"a note over {MAX_NOTE} bytes")
    try:
        note = raw.decode() if isinstance(raw, bytes) else raw
        note.encode()
    except UnicodeError:
        raise BadFormat("a note that is not UTF-8") from None
    text, blank, lines = note.rpartition("\n\n")
    _check_text(note)
    if not blank or not lines:
        raise BadFormat("a note without signature lines")
    return text + "\n", lines


def open_note(raw: str | bytes, verifiers: Iterable[Verifier]) -> tuple[str, list[str]]:
    """The text of a note and the names of the known keys that signed it (record.md section 3).

    Args:
        raw: the whole note.
        verifiers: the known keys; lines by other keys are ignored.

    Raises:
        BadFormat: not the form of a note.
        BadProof: a known key's signature fails, or no known key signed.
    """
    text, lines = split_note(raw)
    known = {(verifier.name, verifier.key_id): verifier for verifier in verifiers}
    signed: dict[str, None] = {}
    for line in _parse_lines(lines):
        verifier = known.get((line.name, line.key_id))
        if verifier is None:
            continue
        if not verifier.holds(text, line.signature):
            raise BadProof(f"the signature of {line.name} on a note does not hold")
        signed[line.name] = None
    if not signed:
        raise BadProof("no known key signed this note")
    return text, list(signed)


def _parse_lines(lines: str) -> list[_SignatureLine]:
    rows = lines.removesuffix("\n").split("\n")
    if len(rows) > MAX_SIGNATURES:
        raise BadFormat(f"a note with more than {MAX_SIGNATURES} signatures")
    return [_parse_line(row) for row in rows]


def _parse_line(row: str) -> _SignatureLine:
    name, space, encoded = row.removeprefix(_DASH).partition(" ")
    if not row.startswith(_DASH) or not space:
        raise BadFormat("not a signature line")
    _check_name(name)
    raw = unb64(encoded)
    if len(raw) <= _KEY_ID_BYTES:
        raise BadFormat("a signature line without a signature")
    return _SignatureLine(name, raw[:_KEY_ID_BYTES], raw[_KEY_ID_BYTES:])


def _line(verifier: Verifier, signature: bytes) -> str:
    return f"{_DASH}{verifier.name} {b64(verifier.key_id + signature)}\n"


def _key_id(name: str, kind: int, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:_KEY_ID_BYTES]


def _check_name(name: str) -> None:
    if not name or "+" in name or any(char.isspace() or char < " " for char in name):
        raise BadFormat("a key name is not empty and holds neither spaces nor plus signs")


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise BadFormat("a note's text ends in a newline")
    if any(char < " " and char != "\n" for char in text):
        raise BadFormat("a control character in a note")


def _cosigned(text: str, timestamp: int) -> bytes:
    return f"cosignature/v1\ntime {timestamp}\n{text}".encode()


def _subtree(name: str, text: str, timestamp: int) -> bytes:
    """What ML-DSA-44 signs: cosigner, time, origin, and the tree from 0 to its size (record.md section 6)."""
    origin, size, root = [*text.split("\n"), "", ""][:3]
    try:
        cosigner, log = (bytes([len(value)]) + value for value in (name.encode(), origin.encode()))
        at, start, end = (number.to_bytes(_TIMESTAMP_BYTES) for number in (timestamp, 0, int(size)))
    except (ValueError, OverflowError):
        raise BadFormat("not the text of a checkpoint") from None
    if text != f"{origin}\n{int(size)}\n{root}\n":  # what is signed says only this much
        raise BadFormat("not the plain text of a checkpoint")
    return b"subtree/v1\n\0" + cosigner + at + log + start + end + unb64(root)
