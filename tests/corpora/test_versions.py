"""Resolutions of successive years under one title: what changed, made again to the earlier one, gives the later one."""

import csv
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import normalize

from deliberation.core.amending import carry_out
from deliberation.core.changes import ReplaceWords
from deliberation.core.deriving import align, derive
from deliberation.core.making import reads_as
from deliberation.core.text import Clause, ClauseKind, Text, walk
from tests.shared_data import data, needs_data

pytestmark = needs_data
SHARE_KEPT = 0.9
"""Of the paragraphs that are the same words in both years, how many keep their ids at least."""


@cache
def resolutions() -> dict[str, dict[str, Any]]:
    with gzip.open(data("resolutions", "ga_resolutions_en.jsonl.gz"), "rt", encoding="utf-8") as file:
        return {row["symbol"]: row for row in map(json.loads, file)}


def pairs() -> Iterator[tuple[str, str]]:
    with data("resolutions", "versions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["earlier"], row["later"]


def text_of(resolution: dict[str, Any]) -> Text:
    """The paragraphs and headings of a resolution, each below the one that its level says; ids count from one."""
    parts: dict[str, list[tuple[int, str, str]]] = {"preambular": [], "operative": []}
    for each in resolution["elements"]:
        words = normalize("NFC", " ".join((each["text"] or "").split()))
        if each["t"] in ("paragraph", "heading") and words:
            part = parts[each["k"] or ("operative" if parts["operative"] else "preambular")]
            part.append((each["l"] or 1, each["t"], words))
    count = iter(range(100_000))
    preamble = nested(parts["preambular"], "preambular", count)
    return Text(resolution["title"], preamble, nested(parts["operative"], "operative", count))


def nested(lines: list[tuple[int, str, str]], kind: ClauseKind, count: Iterator[int]) -> tuple[Clause, ...]:
    made: list[Clause] = []
    while lines:
        level, form, words = lines[0]
        deeper = next(
            (n for n, line in enumerate(lines[1:], 1) if line[0] <= level or line[1] == "heading"), len(lines)
        )
        id = f"clause{next(count):04}"
        if form == "heading" and kind != "sub_paragraph":
            made.append(Clause(id, "heading", words))
            lines = lines[1:]
        else:
            below = nested(lines[1:deeper], "sub_paragraph", count)
            made.append(Clause(id, kind, words, 0, below))
            lines = lines[deeper:]
    return tuple(made)


def test_what_changed_from_year_to_year_gives_the_later_text() -> None:
    done = same = kept = 0
    kinds: Counter[str] = Counter()
    begun = time.perf_counter()
    for earlier, later in pairs():
        old, new = text_of(resolutions()[earlier]), text_of(resolutions()[later])
        aligned = align(old, new)
        assert reads_as(aligned) == reads_as(new)
        amendment = derive(old, aligned)
        assert carry_out(old, old, amendment) == aligned
        assert all(change.old != change.new for change in amendment if isinstance(change, ReplaceWords))
        known = {place.clause.text: place.clause.id for place in walk(old)}
        for place in walk(aligned):
            same += place.clause.text in known
            kept += known.get(place.clause.text) == place.clause.id
        kinds.update(type(change).__name__ for change in amendment)
        done += 1
    seconds = time.perf_counter() - begun
    print(f"\n{done} of {done} pairs of versions: what is derived gives the later text, {seconds:.1f} s")
    print(f"  changes: {dict(kinds)}")
    print(f"  {kept} of {same} paragraphs that are the same words keep their ids")
    assert done > 0
    assert kept >= SHARE_KEPT * same
