"""Canonical bytes: equal to another implementation of RFC 8785, and one form only."""

import json
import math
from datetime import UTC, datetime
from enum import StrEnum
from unicodedata import normalize

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import canonical
from deliberation.errors import BadFormat
from tests.shared_data import data, needs_data

texts = st.text().map(lambda text: normalize("NFC", text))
names = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])).map(lambda text: normalize("NFC", text))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(names, inner),
    max_leaves=25,
)


OUTSIDE = {"unicode": "NFC", "values": "float", "weird": "Plane"}
"""The published pairs that hold something our subset does not."""


class Choice(StrEnum):
    YES = "yes"


class Vote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    member: str
    choice: Choice = Choice.YES
    weight: int = 1
    note: str | None = None
    ballots: tuple[str, ...] = ()
    free: dict[str, object] | msgspec.UnsetType = msgspec.UNSET


votes = msgspec.json.Decoder(Vote)


@given(values)
def test_the_bytes_are_those_of_rfc_8785(value: object) -> None:
    raw = canonical.encode(value)
    assert raw == rfc8785.dumps(value)  # type: ignore[arg-type]  # its type of JSON is narrower than `object`
    assert canonical.decode(raw) == value


@given(st.binary() | values.map(lambda value: json.dumps(value).encode()))
def test_what_is_decoded_has_no_other_form(raw: bytes) -> None:
    try:
        value = canonical.decode(raw)
    except BadFormat:
        return
    assert rfc8785.dumps(value) == raw  # type: ignore[arg-type]


@given(st.lists(st.text(), unique=True))
def test_names_are_in_the_order_of_rfc_8785_or_refused(keys: list[str]) -> None:
    value = dict.fromkeys(keys, 0)
    try:
        raw = canonical.encode(value)
    except BadFormat:
        assert any(max(key, default="") > "\uffff" or normalize("NFC", key) != key for key in keys)
        return
    assert raw == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [1.0, math.nan, math.inf, 2**53, -(2**53), "\ud800", "e\u0301", b"bytes", {1: 2}, {1}, datetime.now(UTC), object()],
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    for wrapped in (value, [value], {"a": {"b": value}}, Vote("CHE", free={"a": value})):
        with pytest.raises(BadFormat):
            canonical.encode(wrapped)


def test_a_typed_body_is_read_as_it_was_written() -> None:
    raw = b'{"ballots":["b"],"member":"CHE"}'
    vote = canonical.decode_as(raw, votes)
    assert vote == Vote("CHE", ballots=("b",))
    assert canonical.encode(vote) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b'{"member":"CHE","more":1}',
        b'{"member":"CHE","weight":1}',
        b'{"member":"CHE","note":null}',
        b'{"choice":"yes","member":"CHE"}',
        b'{"member":"CHE","member":"CHE"}',
        b'{"member":"FRA","member":"CHE"}',
        b'{"member":"CHE","weight":2.0}',
        b'{"member":"CHE","weight":9007199254740992}',
        b'{"free":{"a":0.5},"member":"CHE"}',
        b'{"member":"e\xcc\x81"}',
        b'{"member":"\\u00e9"}',
        b'{"member":"\\ud83d"}',
        b'{"member":"\xff"}',
        b'{"member":7}',
        b' {"member":"CHE"}',
        b"[]",
        b'{"free":' + b"[" * 100_000,
    ],
)
def test_a_typed_body_in_any_other_form_is_refused(raw: bytes) -> None:
    with pytest.raises(BadFormat):
        canonical.decode_as(raw, votes)


def whole_number(text: str) -> float:
    """One of the published inputs writes an integer as a float, which its output does not."""
    return int(float(text)) if float(text).is_integer() else float(text)


@needs_data
@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
def test_the_published_pairs(name: str) -> None:
    folder = data("vectors", "rfc8785", "testdata")
    given_value = json.loads((folder / "input" / f"{name}.json").read_bytes(), parse_float=whole_number)
    wanted = bytes.fromhex((folder / "outhex" / f"{name}.txt").read_text())
    if name not in OUTSIDE:
        assert canonical.encode(given_value) == wanted
        assert canonical.decode(wanted) == given_value
    else:
        with pytest.raises(BadFormat, match=OUTSIDE[name]):
            canonical.encode(given_value)
        with pytest.raises(BadFormat, match=OUTSIDE[name]):
            canonical.decode(wanted)
