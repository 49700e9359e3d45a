"""Updates as small as they can be, for tests that need no document: words at the end of a named text."""

from base64 import b64encode


def update(client: int, clock: int, words: str, *, root: str = "t") -> bytes:
    """One client's words, from its clock on."""
    head = bytes((1, 1)) + uint(client) + uint(clock) + bytes((4, 1)) + string(root)
    return head + string(words) + bytes((0,))


def update64(client: int, clock: int, words: str) -> str:
    return b64encode(update(client, clock, words)).decode()


def uint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def string(words: str) -> bytes:
    raw = words.encode()
    return uint(len(raw)) + raw
