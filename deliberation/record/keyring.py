"""The server's secrets: the assembly's log key and server key, and the box that sealed bodies lie in until the lock."""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Final

import msgspec
from nacl.bindings import crypto_secretbox
from nacl.secret import SecretBox
from sqlalchemy import select

from deliberation.core.envelope import SigningKey
from deliberation.core.note import Signer
from deliberation.errors import Trouble
from deliberation.record.tables import KeyringRow
from deliberation.store.engine import ReadTx, Tx

SECRET_BYTES: Final = 32


class Vault:
    """Encrypts what the database must not show.

    Args:
        secret: the 32 bytes of `DELIBERATION_SECRET`.
    """

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise Trouble("DELIBERATION_SECRET must be 64 hex digits")
        self._secret = secret
        self._boxes: dict[str, SecretBox] = {}

    def _box(self, purpose: str) -> SecretBox:
        if purpose not in self._boxes:
            key = hashlib.blake2b(purpose.encode(), key=self._secret, digest_size=SecretBox.KEY_SIZE).digest()
            self._boxes[purpose] = SecretBox(key)
        return self._boxes[purpose]

    def lock(self, purpose: str, plain: bytes) -> bytes:
        """Encrypts bytes for one purpose."""
        return self.lock_all(purpose, [plain])[0]

    def lock_all(self, purpose: str, plains: Sequence[bytes]) -> list[bytes]:
        """Encrypts each of many by itself, with chance that is drawn once for all."""
        box = self._box(purpose)
        size = SecretBox.NONCE_SIZE
        drawn = secrets.token_bytes(size * len(plains))
        nonces = (drawn[size * place : size * (place + 1)] for place in range(len(plains)))
        return [nonce + crypto_secretbox(plain, nonce, bytes(box)) for plain, nonce in zip(plains, nonces, strict=True)]

    def unlock(self, purpose: str, locked: bytes) -> bytes:
        """Decrypts what `lock` encrypted for the same purpose.

        Raises:
            nacl.exceptions.CryptoError: the secret is another, or the bytes were changed.
        """
        return self._box(purpose).decrypt(locked)

    def secret_for(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same each time, that nobody knows who does not know the secret."""
        return hashlib.blake2b(f"secret for {purpose}".encode(), key=self._secret, digest_size=32).digest()


class Keyring(msgspec.Struct, frozen=True):
    """An assembly's own keys: the one that signs checkpoints and the one that signs the server's acts."""

    origin: str
    log: SigningKey
    server: SigningKey

    @property
    def signer(self) -> Signer:
        """The signer of checkpoints; the log's origin is its name."""
        return Signer(self.origin, self.log)

    @property
    def vkey(self) -> str:
        """The log's verifier key, the root of an observer's trust."""
        return self.signer.verifier.vkey()


def new_keyring(origin: str) -> Keyring:
    """Fresh keys for an assembly."""
    return Keyring(origin, SigningKey.generate(), SigningKey.generate())


def keyring_row(assembly: str, keyring: Keyring, vault: Vault) -> dict[str, object]:
    """The keyring as it is kept."""
    return {
        "assembly": assembly,
        "origin": keyring.origin,
        "log_seed": vault.lock(f"log {assembly}", keyring.log.seed),
        "server_seed": vault.lock(f"server {assembly}", keyring.server.seed),
    }


async def load_keyring(tx: ReadTx | Tx, assembly: str, vault: Vault) -> Keyring | None:
    """The keyring of an assembly, or None where there is no such assembly."""
    rows = await tx.run(select(KeyringRow.__table__).where(KeyringRow.__table__.c.assembly == assembly))  # type: ignore[attr-defined]
    row = rows.mappings().first()
    if row is None:
        return None
    return Keyring(
        row["origin"],
        SigningKey(vault.unlock(f"log {assembly}", row["log_seed"])),
        SigningKey(vault.unlock(f"server {assembly}", row["server_seed"])),
    )
