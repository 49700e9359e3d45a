"""Private keys in files that only their owner reads: 64 hex digits and a line's end."""

import os
from pathlib import Path

from deliberation.core.envelope import SigningKey
from deliberation.errors import BadFormat, Trouble


def write_key(path: Path, key: SigningKey) -> None:
    """Writes a key to a new file with the rights 0600; its folder is made with 0700.

    Raises:
        Trouble: there is a file already, or it can't be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(f"{key.seed.hex()}\n")
    except FileExistsError:
        raise Trouble(f"{path} holds a key already, and no key is ever written over another") from None
    except OSError as fault:
        raise Trouble(f"the key file {path} can't be written: {fault.strerror}") from None


def read_key(path: Path) -> SigningKey:
    """The key of a file.

    Raises:
        Trouble: it can't be read, others may read it, or it holds no key.
    """
    try:
        rights = path.stat().st_mode & 0o077
        text = path.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        raise Trouble(f"the key file {path} can't be read") from None
    if rights and os.name == "posix":
        raise Trouble(
            f"others than its owner have rights on the key file {path}: chmod 600 it, or better make a new key"
        )
    try:
        return SigningKey(bytes.fromhex(text.strip()))
    except (ValueError, BadFormat):
        raise Trouble(f"the key file {path} does not hold 64 hex digits") from None


def kept_key(path: Path) -> SigningKey:
    """The key of a file, made on the first call.

    Raises:
        Trouble: as `read_key` and `write_key`.
    """
    if not path.exists():
        write_key(path, SigningKey.generate())
    return read_key(path)
