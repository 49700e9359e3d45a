"""The reader of updates: it reads what Yjs writes, refuses all else at once, and knows what a compaction lacks."""

import json
import time
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deliberation.drafts.update import STRUCTS_MAX, Contents, Ranges, covers, read
from deliberation.errors import Refusal
from tests.drafts.updates import string, uint, update
from tests.refusing import refuses

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "vectors" / "drafts.json").read_text("utf-8"))


def points(ranges: Ranges) -> set[tuple[int, int]]:
    return {(client, clock) for client, spans in ranges.items() for start, end in spans for clock in range(start, end)}


def vector(name: str) -> bytes:
    return b64decode(next(each["update"] for each in VECTORS if each["name"] == name))


@pytest.mark.parametrize("each", VECTORS, ids=lambda each: each["name"])
def test_it_reads_what_yjs_writes(each: dict[str, Any]) -> None:
    found = read(b64decode(each["update"]))
    for ranges, said in ((found.changes, each["changes"]), (found.deleted, each["deleted"])):
        assert points(ranges) == points({int(client): spans for client, spans in said.items()})


def test_the_small_updates_of_the_tests_are_of_the_form() -> None:
    assert read(update(7, 3, "a😀")).changes == {7: [(3, 6)]}


@pytest.mark.parametrize("each", VECTORS[:8], ids=lambda each: each["name"])
def test_no_piece_of_one_is_one(each: dict[str, Any]) -> None:
    raw = b64decode(each["update"])
    for end in range(len(raw)):
        with refuses("bad_update"):
            read(raw[:end])
    with refuses("bad_update", why="form"):
        read(raw + b"\0")


@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff" * 300)
@example(b"\0\0")
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        read(raw)
    except Refusal as refusal:
        assert refusal.code == "bad_update"  # noqa: PT017


@given(st.sampled_from(VECTORS), st.data())
def test_a_changed_byte_is_read_or_refused(each: dict[str, Any], data: st.DataObject) -> None:
    raw = bytearray(b64decode(each["update"]))
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(raw))
    except Refusal as refusal:
        assert refusal.code == "bad_update"  # noqa: PT017


HEAD = bytes((1, 1, 7, 0))
"""One client, one change of client 7 from 0."""
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"\0\0", "empty"),
    "only a hole": (HEAD + bytes((10,)) + uint(5) + b"\0", "empty"),
    "a client without changes": (bytes((1, 0, 7, 0, 0)), "structs"),
    "too many changes": (bytes((1,)) + uint(STRUCTS_MAX + 1) + b"\x07\0", "structs"),
    "binary content": (HEAD + bytes((3, 1)) + string("t") + string("x") + b"\0", "content"),
    "an embedded object": (HEAD + bytes((5, 1)) + string("t") + string("{}") + b"\0", "content"),
    "a document in the document": (HEAD + bytes((9, 1)) + string("t") + string("x") + bytes((118, 0, 0)), "content"),
    "an XML element": (HEAD + bytes((7, 1)) + string("t") + bytes((3,)) + string("b") + b"\0", "content"),
    "an unknown content": (HEAD + bytes((31, 1)) + string("t") + b"\0", "content"),
    "no words": (HEAD + bytes((4, 1)) + string("t") + string("") + b"\0", "words"),
    "words that are no UTF-8": (HEAD + bytes((4, 1)) + string("t") + b"\x02\xff\xfe\0", "form"),
    "a number without end": (b"\xff" * 12, "form"),
    "a clock past all numbers": (bytes((1, 1, 7)) + uint(2**53 - 1) + bytes((0, 9, 0)), "clock"),
    "a deletion past all numbers": (bytes((0, 1, 7, 1)) + uint(2**53 - 1) + bytes((9,)), "clock"),
    "lists in lists": (HEAD + bytes((8, 1)) + string("t") + b"\1" + bytes((117, 1)) * 60 + b"\x7e\0", "content"),
    "a list said to be huge": (HEAD + bytes((8, 1)) + string("t") + uint(2**40), "structs"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_draft_holds_is_refused_at_once(name: str) -> None:
    raw, why = HOSTILE[name]
    begun = time.thread_time()
    with refuses("bad_update", why=why):
        read(raw)
    assert time.thread_time() - begun < 1


def test_a_compaction_must_carry_everything() -> None:
    for seed in (1, 2, 3, 4):
        whole, merged, step = (read(vector(f"{name} {seed}")) for name in ("whole", "merged", "step"))
        assert covers(whole, [merged, step])
        assert not covers(merged, [whole]), "the beginning is not in the steps"
        assert not covers(read(vector(f"holed {seed}")), [merged])


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=5)
contents = st.builds(
    lambda one, other, gone: Contents(_ranges({1: one, 2: other}), _ranges({1: gone})), spans, spans, spans
)


def _ranges(of: dict[int, list[tuple[int, int]]]) -> Ranges:
    return {client: [(start, start + length) for start, length in some] for client, some in of.items() if some}


@given(contents, st.lists(contents, max_size=4))
def test_covering_is_having_every_point(whole: Contents, parts: Sequence[Contents]) -> None:
    def all_points(of: Sequence[Contents]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        return (
            set().union(*(points(each.changes) for each in of)),
            set().union(*(points(each.deleted) for each in of)),
        )

    has, must = all_points([whole]), all_points(parts)
    assert covers(whole, parts) == (must[0] <= has[0] and must[1] <= has[1])
    assert covers(whole, [])
    assert covers(whole, [whole])


def test_the_largest_update_is_read_in_time() -> None:
    run = b"".join(bytes((0x84,)) + uint(7) + uint(clock) + string("x") for clock in range(STRUCTS_MAX))
    begun = time.thread_time()
    read(bytes((1,)) + uint(STRUCTS_MAX) + bytes((7, 1)) + run + b"\0")
    assert time.thread_time() - begun < 2
