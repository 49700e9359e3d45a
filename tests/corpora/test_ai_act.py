"""The amendments tabled in committee to the AI Act, as amendments of ours: well formed, collisions, duplicates."""

import gzip
import json
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any, Final

import msgspec
import pytest

from deliberation.core.amending import apply
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.colliding import collide, same_effect
from deliberation.core.deriving import derive
from deliberation.core.ordering import Tabled, relations
from deliberation.core.text import Clause, Text, walk
from deliberation.errors import Refusal
from tests.shared_data import data, needs_data

pytestmark = needs_data
END: Final = Clause("closing", "operative", "This Regulation shall enter into force")
Tabling = tuple[dict[str, Any], tuple[Change, ...]]


class Unit:
    """An article, recital or annex as the Commission proposed it, and the amendments to it."""

    def __init__(self, tabled: list[dict[str, Any]]) -> None:
        wordings: dict[str, Counter[str]] = {}
        for one in tabled:
            if one["base"]:
                wordings.setdefault(one["place"], Counter())[one["base"]] += 1
        self.ids = {place: f"place{n:05}" for n, place in enumerate(wordings)}
        clauses = [
            Clause(self.ids[place], "operative", words.most_common(1)[0][0]) for place, words in wordings.items()
        ]
        self.base = Text(tabled[0]["unit"], (), (*clauses, END))
        self.amendments: list[Tabling] = []
        self.refused: list[tuple[int, str]] = []
        for one in tabled:
            try:
                self.amendments.append((one, self.changes(one)))
            except Refusal as refusal:
                self.refused.append((one["number"], str(refusal.facts.get("why", refusal.code))))

    def changes(self, one: dict[str, Any]) -> tuple[Change, ...]:
        """The amendment, derived from the text as it would be with it, and made once."""
        if one["base"] and one["base"] != self.words(one["place"]):
            raise Refusal("bad_amendment", why="its base is worded otherwise than in the other amendments to the place")
        new = self.with_(one)
        changes = derive(self.base, new)
        assert apply(self.base, self.base, changes) == new
        return changes

    def words(self, place: str) -> str:
        return next(clause.text for clause in self.base.operative if clause.id == self.ids[place])

    def with_(self, one: dict[str, Any]) -> Text:
        row = list(self.base.operative)
        if one["kind"] == "add":
            at = next(
                (n + 1 for n, clause in reversed(list(enumerate(row))) if self.before(clause.id, one["place"])), 0
            )
            row.insert(at, Clause(f"new{one['number']:05}", "operative", one["text"]))
        else:
            at = [clause.id for clause in row].index(self.ids[one["place"]])
            row[at : at + 1] = [msgspec.structs.replace(row[at], text=one["text"])] if one["kind"] == "modify" else []
        return msgspec.structs.replace(self.base, operative=tuple(row))

    def before(self, id: str, place: str) -> bool:
        """Whether a clause is in the paragraph or point after whose beginning a new place is named."""
        stem = place.removesuffix(" (new)").rpartition(" ")[0]
        return any(known == id and name.startswith(stem) for name, known in self.ids.items())


@pytest.fixture(scope="module")
def units() -> list[Unit]:
    with gzip.open(data("amendments", "ai-act", "proposed.jsonl.gz"), "rt") as lines:
        rows = [json.loads(line) for line in lines]
    by_unit: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_unit[row["unit"]].append(row)
    return [Unit(tabled) for tabled in by_unit.values()]


def test_every_amendment_is_well_formed_or_listed_with_the_reason(units: list[Unit]) -> None:
    made = sum(len(unit.amendments) for unit in units)
    refused = [one for unit in units for one in unit.refused]
    kinds = Counter(type(change).__name__ for unit in units for _, changes in unit.amendments for change in changes)
    print(f"\nAI Act: {made} of {made + len(refused)} amendments made, in {len(units)} texts; changes: {dict(kinds)}")
    for why, count in Counter(why for _, why in refused).most_common():
        print(f"  {count:4} not: {why}: {[number for number, reason in refused if reason == why][:12]}")
    assert made / (made + len(refused)) > 0.95
    assert set(kinds) == {"ReplaceWords", "InsertClause", "DeleteClause"}


def test_collisions_agree_with_a_slow_obvious_model(units: list[Unit]) -> None:
    found = meetings = 0
    for unit in units:
        for (_, one), (_, other) in combinations(unit.amendments, 2):
            expected = clash(one, other, unit.base)
            assert collide(one, other, unit.base) == expected
            found += expected
            meetings += 1
    print(f"\nAI Act: {found} collisions among {meetings} pairs of amendments to one article, recital or annex")
    assert found > 1_000


def clash(one: tuple[Change, ...], other: tuple[Change, ...], base: Text) -> bool:
    """Letter by letter: whether both touch a letter or the gap between two, or one deletes what the other is after."""
    first, second = atoms(one, base), atoms(other, base)
    return bool(first[0] & second[0] or first[0] & second[1] or first[1] & second[0])


def atoms(changes: tuple[Change, ...], base: Text) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """What is changed, letters at odd places and gaps at even ones, and the clauses after which something is put."""
    changed: set[tuple[str, int]] = set()
    after: set[tuple[str, int]] = set()
    words = {place.clause.id: place.clause.text for place in walk(base)}
    for change in changes:
        match change:
            case ReplaceWords(clause=id, start=start, end=end):
                places = [2 * start] if start == end else range(2 * start + 1, 2 * end)
                changed.update((id, place) for place in places)
            case DeleteClause(clause=id):
                changed.update((id, place) for place in range(-1, 2 * len(words[id]) + 1))
            case InsertClause():
                after.add((change.after or "", -1))
            case _:
                raise AssertionError(change)
    return changed, after


def test_duplicates_are_recognised(units: list[Unit]) -> None:
    doubles = places = 0
    for unit in units:
        by_place: dict[str, list[Tabling]] = defaultdict(list)
        for one, changes in unit.amendments:
            by_place[one["place"]].append((one, changes))
        places += sum(len(tabled) > 1 for tabled in by_place.values())
        for tabled in by_place.values():
            for (one, changes), (other, others) in combinations(tabled, 2):
                same = one["text"] == other["text"] and one["kind"] == other["kind"]
                assert same_effect(changes, others, unit.base) == same
                doubles += same
    print(f"\nAI Act: {doubles} pairs of identical amendments at {places} contested places")
    assert doubles > 100


def test_relations_of_all_name_the_duplicates_too(units: list[Unit]) -> None:
    kinds: Counter[str] = Counter()
    for unit in units:
        tabled = [Tabled(str(one["number"]), one["number"], changes, unit.base) for one, changes in unit.amendments]
        kinds.update(relation.kind for relation in relations(tabled, unit.base))
    print(f"\nAI Act: relations {dict(kinds.most_common())}")
    assert kinds["same_effect"] > 100
