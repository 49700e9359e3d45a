import gzip
import json
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.diff import Op, compare, compare_words, tokens
from deliberation.core.text import Text, walk
from tests.core.texts import texts
from tests.shared_data import data, needs_data

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
    before = time.perf_counter()
    assert [op.deed for op in compare_words(old, new)] == ["delete", "insert"]
    assert time.perf_counter() - before < 5


@given(texts(), texts())
def test_a_difference_of_texts_names_every_clause_of_both(old: Text, new: Text) -> None:
    for found, whole in ((compare(old, new), True), (compare(old, old), False)):
        assert [c.id for c in found.clauses if c.state != "inserted"] == [p.clause.id for p in walk(old)]
        if whole:
            assert [c.id for c in found.clauses if c.state != "deleted"] == [p.clause.id for p in walk(new)]
        else:
            assert {c.state for c in found.clauses} == {"unchanged"}


@needs_data
def test_real_amendments_to_the_ai_act() -> None:
    with gzip.open(data("amendments", "ai-act", "proposed.jsonl.gz"), "rt") as lines:
        amendments = [json.loads(line) for line in lines][:600]
    for amendment in amendments:
        ops = compare_words(amendment["base"], amendment["text"])
        assert (old_of(ops), new_of(ops)) == (amendment["base"], amendment["text"])
