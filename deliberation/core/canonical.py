"""The canonical form: one value, one sequence of bytes (JCS, RFC 8785), for the subset of JSON that the record uses.

The subset has no floats, integers within ±(2^53 - 1), strings in Unicode NFC, no member name beyond the Basic
Multilingual Plane and at most `MAX_DEPTH` levels. Within it msgspec's sorted encoder writes exactly the bytes of RFC
8785 (a property test compares it with another implementation): names beyond the plane are refused because RFC 8785
sorts by UTF-16 units and msgspec by UTF-8 bytes.
"""

from enum import Enum
from typing import Final, TypeVar
from unicodedata import is_normalized

import msgspec

from deliberation.errors import BadFormat

T = TypeVar("T")

MAX_INTEGER: Final = 2**53 - 1
MAX_DEPTH: Final = 64

_encoder: Final = msgspec.json.Encoder(order="sorted")
_parser: Final = msgspec.json.Decoder[object]()


def encode(value: object) -> bytes:
    """The canonical bytes of a value (record.md, "Canonical encoding").

    Args:
        value: None, bool, int, str, list, tuple, dict with string keys, msgspec Struct or Enum of those.

    Raises:
        BadFormat: the value is outside the subset.
    """
    check_value(value)
    return _encoder.encode(value)


def check_value(value: object, depth: int = MAX_DEPTH) -> None:
    """Accepts a value of the subset (record.md, "Canonical encoding").

    Args:
        value: what `encode` takes.
        depth: how many levels may still be opened.

    Raises:
        BadFormat: a float, an integer out of bounds, text that is not NFC, another type, or too many levels.
    """
    kind = type(value)
    if kind is str:
        if not value.isascii():  # type: ignore[attr-defined]  # mypy does not narrow `object` by the exact type
            _check_text(value)  # type: ignore[arg-type]
    elif kind is int:
        if not -MAX_INTEGER <= value <= MAX_INTEGER:  # type: ignore[operator]
            raise BadFormat("an integer beyond ±(2^53 - 1)")
    elif value is not None and kind is not bool:
        _check_compound(value, depth - 1)


def _check_compound(value: object, depth: int) -> None:
    if depth < 0:
        raise BadFormat(f"more than {MAX_DEPTH} levels")
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            field = getattr(value, name)
            if field is not msgspec.UNSET:
                check_value(field, depth)
    elif type(value) is dict:
        for key, item in value.items():
            _check_key(key)
            check_value(item, depth)
    elif type(value) is list or type(value) is tuple:
        for item in value:
            check_value(item, depth)
    elif isinstance(value, Enum):
        check_value(value.value, depth)
    else:
        raise BadFormat(f"a value of type {type(value).__name__} has no canonical form")


def _check_key(key: object) -> None:
    if type(key) is not str:
        raise BadFormat("a member name that is not a string")
    if not key.isascii():
        _check_text(key)
        if max(key) > "\uffff":
            raise BadFormat("a member name beyond the Basic Multilingual Plane")


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadFormat("a lone surrogate") from None
    if not is_normalized("NFC", text):
        raise BadFormat("text that is not in Unicode NFC")


def decode(raw: bytes) -> object:
    """The value of canonical bytes; what is not its own canonical form is refused (record.md, "Canonical encoding").

    Args:
        raw: bytes as they were received.

    Raises:
        BadFormat: not JSON, outside the subset, or not canonical (spaces, order, escapes, duplicate names).
    """
    return decode_as(raw, _parser)


def decode_as(raw: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """The typed value of canonical bytes: nothing may stand in them that the type does not hold and write again.

    Args:
        raw: bytes as they were received.
        decoder: a decoder made once for the type.

    Raises:
        BadFormat: as for `decode`, or the bytes do not fit the type, or hold unknown fields or written-out defaults.
    """
    try:
        value = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadFormat(f"not the expected JSON: {error}") from None
    if encode(value) != raw:
        raise BadFormat("the JSON is not in canonical form")
    return value
