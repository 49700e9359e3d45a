"""Entries: one form, one size, one instant (record.md, Entries)."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import entry
from deliberation.core.entry import ENTRY_MAX, instant, parse_instant
from deliberation.core.envelope import b64
from deliberation.errors import BadFormat
from tests.memory import small
from tests.refusing import refuses

WORLD = small()
RAW = WORLD.entries[-2]


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_is_read_as_it_was_written(at: datetime) -> None:
    if at.year >= 1000:
        assert parse_instant(instant(at)) == at


@given(st.datetimes(min_value=datetime(1970, 1, 2)), st.integers(-840, 840))  # noqa: DTZ001  # the zone comes below
def test_an_instant_is_written_in_utc(at: datetime, offset: int) -> None:
    there = at.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=offset)))
    assert instant(there) == instant(at.replace(tzinfo=UTC))


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_instants_sort_as_their_text_does(one: datetime, other: datetime) -> None:
    if min(one.year, other.year) >= 1000:
        assert (one < other) == (instant(one) < instant(other))


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-09-15T10:00:00Z", "2026-09-15T10:00:00.000000", "2026-09-15 10:00:00.000000Z",
        "2026-09-15T10:00:00.000000+00:00", "2026-02-31T10:00:00.000000Z", "2026-09-15T24:00:00.000000Z",
        "2026-09-15T10:60:00.000000Z", "2026-09-15T10:00:00.000000Z\n", "٢٠٢٦-09-15T10:00:00.000000Z",
        "2026-09-15t10:00:00.000000z", "20260915T100000.000000Z", "2026-09-15T10:00:00.0000000Z",
    ],
)  # fmt: skip
def test_other_forms_of_an_instant_are_refused(text: str) -> None:
    with pytest.raises(BadFormat):
        parse_instant(text)


def test_an_entry_is_read_as_it_was_written() -> None:
    for raw in WORLD.entries:
        found = entry.parse(raw)
        assert entry.encode(found.act, parse_instant(found.at), found.given) == raw


@pytest.mark.parametrize(
    "change",
    [(b'"v":1', b'"v":2'), (b'"v":1', b'"v":1,"w":1'), (b'{"act"', b'{ "act"'), (b'"given":null', b'"given":{}')],
)
def test_another_form_is_no_entry(change: tuple[bytes, bytes]) -> None:
    old, new = change
    assert old in RAW
    with pytest.raises(BadFormat):
        entry.parse(RAW[::-1].replace(old[::-1], new[::-1], 1)[::-1])


def test_an_entry_has_at_most_65535_bytes() -> None:
    found = entry.parse(RAW).act
    empty = msgspec.structs.replace(found, payload="")
    room = ENTRY_MAX - len(entry.encode(empty, WORLD.now, None))
    fits = msgspec.structs.replace(found, payload="A" * room)
    assert len(entry.encode(fits, WORLD.now, None)) == ENTRY_MAX
    with refuses("too_large", limit=ENTRY_MAX):
        entry.encode(msgspec.structs.replace(found, payload="A" * (room + 1)), WORLD.now, None)


def test_signatures_are_of_the_named_keys_in_their_order() -> None:
    raw = WORLD.entries[1]  # an enrolment, which the new key and the server sign
    opened = entry.open_envelope(entry.parse(raw).act)
    own, server = WORLD.key("sec-1").public, WORLD.server.public
    assert opened.signed_by(own, server)
    assert not opened.signed_by(server, own)
    assert not opened.signed_by(own)
    assert not opened.signed_by(own, server, server)
    assert not msgspec.structs.replace(opened, keyids=opened.keyids[::-1]).signed_by(own, server)
    for changed in ({"body": opened.body + b" "}, {"payload_type": opened.payload_type + " "}):
        assert not msgspec.structs.replace(opened, **changed).signed_by(own, server)
    for place in range(64):
        signature = bytearray(opened.signatures[0])
        signature[place] ^= 1
        assert not msgspec.structs.replace(opened, signatures=(bytes(signature), opened.signatures[1])).signed_by(
            own, server
        )


def test_a_signature_of_another_length_is_not_one() -> None:
    found = entry.parse(RAW).act
    for sig in (b"", bytes(63), bytes(65)):
        bad = msgspec.structs.replace(found.signatures[0], sig=b64(sig))
        opened = entry.open_envelope(msgspec.structs.replace(found, signatures=(bad,)))
        assert not opened.signed_by(WORLD.key("ken-1").public)
