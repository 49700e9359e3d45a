"""The process that checks signatures for the server (`signatures.py`): `python -m deliberation.record.checking`.

It reads groups of claims and answers each with one byte for every claim, until there is nothing more to read. It knows
nothing else: no settings, no secrets, no database.
"""

import signal
import sys
from typing import BinaryIO, Final

import msgspec

from deliberation.core.envelope import Claim, verify_bytes

LENGTH: Final = 4
"""The bytes of a group's length, which goes before it."""
_decoder: Final = msgspec.msgpack.Decoder(tuple[Claim, ...])


def check(claims: tuple[Claim, ...]) -> bytes:
    """One byte for each claim: 1 where its signature holds."""
    return bytes(verify_bytes(*claim) for claim in claims)


def serve(source: BinaryIO, answers: BinaryIO) -> None:
    """Answers group after group until the source ends."""
    while len(length := source.read(LENGTH)) == LENGTH:
        group = source.read(int.from_bytes(length))
        if len(group) < int.from_bytes(length):
            return
        answers.write(check(_decoder.decode(group)))
        answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes our source
    serve(sys.stdin.buffer, sys.stdout.buffer)
