"""Marks and brackets in words against slow and obvious models, and by their examples."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.markup import (
    NESTING_MAX,
    Bracket,
    Dangling,
    NoteMark,
    OpenPoint,
    Plain,
    Reference,
    Run,
    dangling,
    note_marks,
    open_points,
    parse,
    part_last_notes,
    references,
    shown,
)
from deliberation.core.numbering import note_numbers, number
from deliberation.core.text import Text, walk, wordings
from tests.core.whole_texts import whole_texts
from tests.vectors.make_texts import NORM, WHOLE

WORDS = st.lists(
    st.sampled_from(
        ["[", "]", "[", "]", " ", " – ", "KEN", "fra", "، ", ",", "{@abcdef}", "{^note01}", "{@", "}", "𝟚"]
    ),
    max_size=24,
).map("".join)


def flat(runs: tuple[Run, ...]) -> list[Run]:
    """All runs, those in brackets after their bracket."""
    found: list[Run] = []
    for run in runs:
        found.append(run)
        if isinstance(run, Bracket):
            found.extend(inner for alternative in run.alternatives for inner in flat(alternative.runs))
    return found


def slow_pairs(words: str) -> int:
    """How many brackets have a counterpart, by striking out the innermost again and again."""
    pairs = 0
    while True:
        words, struck = re.subn(r"\[([^\[\]]*)\]", r"(\1)", words)
        if not struck:
            return pairs
        pairs += struck


@given(WORDS)
def test_runs_cover_the_words_from_the_first_to_the_last(words: str) -> None:
    at = 0
    for run in parse(words):
        assert run.start == at
        assert run.end > at
        at = run.end
    assert at == len(words)


@given(WORDS)
def test_runs_are_what_stands_there(words: str) -> None:
    for run in flat(parse(words)):
        here = words[run.start : run.end]
        match run:
            case Plain():
                assert here == run.words
                assert not re.search(r"\{[@^][a-z0-9]{6,32}\}", here)
            case Reference():
                assert here == f"{{@{run.target}}}"
            case NoteMark():
                assert here == f"{{^{run.note}}}"
            case Bracket():
                assert here.startswith("[")
                assert here.endswith("]")


@given(WORDS)
def test_brackets_pair_as_the_model_pairs_them(words: str) -> None:
    brackets = [run for run in flat(parse(words)) if isinstance(run, Bracket)]
    alternatives = [alternative for bracket in brackets for alternative in bracket.alternatives]
    if max_depth(words) <= NESTING_MAX:
        assert len(alternatives) == slow_pairs(words)
    for alternative in alternatives:
        assert words[alternative.start] + words[alternative.end - 1] == "[]"
        after = words[alternative.until : alternative.end - 1]
        if alternative.attribution:
            assert after.startswith(" – ")
            assert [name.strip(" ") for name in re.split("[,،]", after[3:])] == list(alternative.attribution)
        else:
            assert after == ""


def max_depth(words: str) -> int:
    depth = deepest = 0
    for character in words:
        depth = max(0, depth + {"[": 1, "]": -1}.get(character, 0))
        deepest = max(deepest, depth)
    return deepest


@given(whole_texts())
def test_shown_words_are_those_with_every_mark_put_in_by_hand(text: Text) -> None:
    labels, notes = number(text), note_numbers(text)
    for _, words in wordings(text):
        by_hand = words
        for id, label in labels.items():
            by_hand = by_hand.replace(f"{{@{id}}}", label)
        for id, figure in notes.items():
            by_hand = by_hand.replace(f"{{^{id}}}", "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(figure)))
        assert shown(words, labels, notes) == re.sub(r"\{@[a-z0-9]{6,32}\}", "…", by_hand)


@given(whole_texts())
def test_what_dangles_is_what_no_clause_or_annex_answers_to(text: Text) -> None:
    known = {place.clause.id for place in walk(text)} | {annex.id for annex in text.annexes}
    everything = [*wordings(text), *((note.id, note.text) for note in text.notes)]
    expected = [Dangling(id, to) for id, words in everything for to in re.findall(r"\{@([a-z0-9]{6,32})\}", words)]
    assert list(dangling(text)) == [found for found in expected if found.target not in known]


@given(WORDS)
def test_the_last_notes_are_parted_from_the_words(words: str) -> None:
    before, notes = part_last_notes(words)
    assert before + notes == words
    assert re.fullmatch(r"( *\{\^note01\})* *", notes)
    assert not before.endswith("{^note01}")


def only(words: str) -> Bracket:
    (run,) = parse(words)
    assert isinstance(run, Bracket)
    return run


def test_alternatives_have_those_who_want_them() -> None:
    bracket = only("[a – b – KEN, European Union] [where possible – or not][ – 肯尼亚、法国]")
    assert [each.attribution for each in bracket.alternatives] == [
        ("KEN", "European Union"), (), ("肯尼亚", "法国"),
    ]  # fmt: skip
    assert bracket.alternatives[0].runs == (Plain(1, 6, "a – b"),)


def test_brackets_are_nested_to_their_bound_and_plain_beyond() -> None:
    deepest = "[" * NESTING_MAX + "x" + "]" * NESTING_MAX
    assert sum(isinstance(run, Bracket) for run in flat(parse(deepest))) == NESTING_MAX
    within = flat(parse(f"[{deepest}]"))
    assert sum(isinstance(run, Bracket) for run in within) == NESTING_MAX
    assert within[-1] == Plain(NESTING_MAX, NESTING_MAX + 3, "[x]")


def test_what_is_open_is_counted() -> None:
    assert open_points(NORM) == ()
    assert open_points(WHOLE) == (
        OpenPoint("title", 1), OpenPoint("decide", 1), OpenPoint("target", 2), OpenPoint("source4", 1),
    )  # fmt: skip


def test_what_words_name() -> None:
    words = "as {@abcdef} and{^note01} {@abcdef} say"
    assert (references(words), note_marks(words)) == (["abcdef", "abcdef"], ["note01"])


def test_a_reference_follows_its_clause_and_shows_when_it_is_gone() -> None:
    assert shown("see {@seized}", number(NORM), {}) == "see 3"
    assert shown("see {@gone01}", number(NORM), {}) == "see …"


def test_hostile_words_are_read_quickly() -> None:
    began = time.thread_time()
    for words in ("[" * 4_000 + "]" * 4_000, "[]" * 4_000, " {^note01}" * 800, " " * 8_000 + "x", "{@" * 4_000):
        parse(words)
        part_last_notes(words)
        shown(words, {}, {})
    assert time.thread_time() - began < 1
