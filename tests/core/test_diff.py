import gzip
import json
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from deliberation.core.amending import apply
from deliberation.core.changes import Change, DeleteClause, InsertClause
from deliberation.core.diff import Op, compare, compare_words, tokens
from deliberation.core.text import Clause, Note, Text, walk, wordings
from tests.core.texts import texts
from tests.core.whole_texts import whole_texts
from tests.shared_data import data, needs_data
from tests.vectors.make_changes import BASE
from tests.vectors.make_texts import WHOLE

WORDINGS = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(["a", "b", ",", ".", "审", "ال", " "])).map("".join)
)


def old_of(ops: tuple[Op, ...]) -> str:
    return "".join(op.words for op in ops if op.deed != "insert")


def new_of(ops: tuple[Op, ...]) -> str:
    return "".join(op.words for op in ops if op.deed != "delete")


@given(WORDINGS)
def test_tokens_lose_nothing(words: str) -> None:
    assert "".join(tokens(words)) == words


def test_a_mark_is_one_piece() -> None:
    assert tokens("as {@abcdef}, or{^note01}") == ["as", " {@abcdef}", ",", " or", "{^note01}"]
    assert compare_words("{@abcdef}", "{@ghijkl}") == (Op("delete", "{@abcdef}"), Op("insert", "{@ghijkl}"))


@given(WORDINGS, WORDINGS)
def test_a_difference_holds_both_wordings(old: str, new: str) -> None:
    ops = compare_words(old, new)
    assert (old_of(ops), new_of(ops)) == (old, new)
    assert all(op.words for op in ops)
    assert all(a.deed != b.deed for a, b in pairwise(ops))
    assert not any(a.deed == "insert" and b.deed == "delete" for a, b in pairwise(ops))


def longest_common(old: list[str], new: list[str]) -> int:
    lengths = [0] * (len(new) + 1)
    for piece in old:
        row = [0]
        for index, other in enumerate(new):
            row.append(lengths[index] + 1 if piece == other else max(lengths[index + 1], row[index]))
        lengths = row
    return lengths[-1]


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_as_much_as_possible_is_kept(old: list[str], new: list[str]) -> None:
    ops = compare_words(" ".join(["", *old]), " ".join(["", *new]))
    kept = sum(len(op.words.split()) for op in ops if op.deed == "equal")
    assert kept == longest_common(old, new)


def test_a_mark_alone_between_two_changes_is_part_of_the_change() -> None:
    assert compare_words("safe, open", "sure, free") == (Op("delete", "safe, open"), Op("insert", "sure, free"))
    assert compare_words("(safe)", "(sure)")[::3] == (Op("equal", "("), Op("equal", ")"))


def test_two_long_wordings_with_nothing_in_common_take_no_time() -> None:
    old, new = " ".join(f"a{n}" for n in range(1_500)), " ".join(f"b{n}" for n in range(1_500))
    before = time.thread_time()
    assert [op.deed for op in compare_words(old, new)] == ["delete", "insert"]
    assert time.thread_time() - before < 5


def in_order(text: Text) -> tuple[list[tuple[str, str]], ...]:
    """What a text holds by id: clauses with the titles of annexes, footnotes."""
    return list(wordings(text)), [(note.id, note.text) for note in text.notes]


@given(texts() | whole_texts(), texts() | whole_texts())
def test_a_difference_of_texts_holds_all_words_of_both(old: Text, new: Text) -> None:
    for then in (old, new):
        found = compare(old, then)
        assert (old_of(found.title), new_of(found.title)) == (old.title, then.title)
        rows = found.clauses, found.notes
        for diffs, was, now in zip(rows, in_order(old), in_order(then), strict=True):
            assert [(each.id, old_of(each.ops)) for each in diffs if each.state != "inserted"] == was
            assert [(each.id, new_of(each.ops)) for each in diffs if each.state != "deleted"] == now
            if then is old:
                assert {each.state for each in diffs} <= {"unchanged"}


@given(texts() | whole_texts(), texts() | whole_texts())
def test_what_was_deleted_never_parts_a_paragraph_from_what_is_new_below_it(old: Text, new: Text) -> None:
    before, after = places(old), places(new)
    rows = compare(old, new).clauses
    for one, next_ in pairwise(rows):
        if one.state == "deleted" and next_.state == "inserted":
            (part, depth), (own, inner) = before[one.id], after[next_.id]
            assert part < own or (part == own and inner <= depth)


def places(text: Text) -> dict[str, tuple[int, int]]:
    """The part of each clause and how far below its top it stands; the title of an annex is above all clauses of it."""
    parts = ("preamble", "operative", "annex")
    found = {annex.id: (2, -1) for annex in text.annexes}
    return found | {each.clause.id: (parts.index(each.part), len(each.above)) for each in walk(text)}


def test_a_new_sub_paragraph_stands_before_a_deleted_paragraph_that_follows() -> None:
    changes: list[Change] = [
        DeleteClause("setsup"),
        InsertClause(None, "operative", Clause("newsub", "sub_paragraph", "Learn"), "invite"),
    ]
    rows = [(each.id, each.state) for each in compare(BASE, apply(BASE, BASE, changes)).clauses]
    at = rows.index(("invite", "unchanged"))
    assert rows[at + 1 : at + 3] == [("newsub", "inserted"), ("setsup", "deleted")]


def test_an_annex_and_a_footnote_that_changed_are_told() -> None:
    now = structs.replace(
        WHOLE,
        annexes=(structs.replace(WHOLE.annexes[0], title="Principles of all"), WHOLE.annexes[1]),
        notes=(*WHOLE.notes[1:], Note("added1", "New.")),
    )
    found = compare(WHOLE, now)
    clauses = {each.id: each for each in found.clauses}
    assert clauses["annex1"].ops == (Op("equal", "Principles"), Op("insert", " of all"))
    assert [id for id, each in clauses.items() if each.state != "unchanged"] == ["annex1"]
    states = {each.id: each.state for each in found.notes}
    assert (states["before"], states["source"], states["added1"]) == ("deleted", "unchanged", "inserted")


@needs_data
def test_real_amendments_to_the_ai_act() -> None:
    with gzip.open(data("amendments", "ai-act", "proposed.jsonl.gz"), "rt") as lines:
        amendments = [json.loads(line) for line in lines][:600]
    for amendment in amendments:
        ops = compare_words(amendment["base"], amendment["text"])
        assert (old_of(ops), new_of(ops)) == (amendment["base"], amendment["text"])
