import re
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from hypothesis import given
from hypothesis import strategies as st

from deliberation import words
from deliberation.core.act import kind_of
from deliberation.core.counterfactual import CHANGES
from deliberation.core.kinds import LAW
from deliberation.core.outcome import MESSAGES, Question, Tally, decide
from deliberation.core.rules import STANDARD, Body, QuestionKind
from deliberation.errors import REFUSALS, Refusal

ENGLISH = words.CATALOGUE / words.FALLBACK


def messages(file: str) -> set[str]:
    entries = FluentParser().parse((ENGLISH / file).read_text("utf-8")).body
    assert not [entry for entry in entries if isinstance(entry, Junk)]
    return {entry.id.name for entry in entries if isinstance(entry, Message)}


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal() -> None:
    assert messages("refusals.ftl") == {f"refusal-{code.replace('_', '-')}" for code in REFUSALS}


def test_every_sentence_of_an_outcome_is_in_the_catalogue_and_no_other() -> None:
    assert messages("outcome.ftl") == MESSAGES | set(CHANGES.values())


def test_an_explained_outcome() -> None:
    outcome = decide(Tally(123, 19, 29, 22), Question(majority="two_thirds"), members=193, present=171)
    assert words.outcome_sentences(outcome) == [
        "Adopted: 123 in favour, 19 against, 29 abstaining.",
        "Of 142 present and voting, two thirds is 95 (GA rule 83; P-67).",
        "Quorum: 171 of 193 members were present; 97 are needed (GA rule 67; P-14).",
    ]


@given(
    st.tuples(*[st.integers(0, 4)] * 4),
    st.builds(
        Question,
        st.sampled_from(get_args(Body)),
        st.sampled_from(sorted(STANDARD)),
        st.sampled_from(get_args(QuestionKind)),
        st.integers(1, 2),
    ),
    st.integers(1, 8),
    st.integers(0, 9),
)
def test_no_sentence_of_an_outcome_lacks_a_figure(
    votes: tuple[int, int, int, int], question: Question, members: int, present: int
) -> None:
    outcome = decide(Tally(*votes), question, members=members, present=present)
    for sentence in words.outcome_sentences(outcome):
        assert "{" not in sentence
        assert "$" not in sentence


@pytest.mark.parametrize("locale", ["xx", "..", "../en", "", "en/..", "/etc"])
def test_a_language_that_is_not_there_is_english(locale: str) -> None:
    sentence = words.refusal_sentence(Refusal("not_an_amendment"), locale)
    assert sentence == words.refusal_sentence(Refusal("not_an_amendment"))


def test_a_message_that_no_language_has() -> None:
    with pytest.raises(KeyError):
        words.sentence("no-such-message", {})


def test_the_reason_of_a_refusal_is_in_its_sentence() -> None:
    assert "“" not in words.refusal_sentence(Refusal("bad_text", why="title", clause=""))
    sentence = words.refusal_sentence(Refusal("bad_text", why="empty", clause="2 (b)"))
    assert sentence == "Paragraph 2 (b) is empty."
    assert "2 (b)" in words.refusal_sentence(Refusal("amendment_no_longer_fits", clause="2 (b)"))


def test_every_reason_that_the_core_gives_has_its_own_words() -> None:
    core = words.CATALOGUE.parent / "core"
    other = words.refusal_sentence(Refusal("bad_amendment", why="?"))
    for why in set(re.findall(r'_bad\("(\w+)"', (core / "amending.py").read_text("utf-8"))):
        assert words.refusal_sentence(Refusal("bad_amendment", why=why)) != other
    other = words.refusal_sentence(Refusal("bad_text", why="?", clause="1"))
    reasons = re.findall(r'why="(\w+)"', (core / "text.py").read_text("utf-8"))
    reasons += re.findall(r'(?:_bad\(|return |else )"(\w+)"', (core / "validity.py").read_text("utf-8"))
    for why in set(reasons):
        assert words.refusal_sentence(Refusal("bad_text", why=why, clause="1")) != other, why


def test_every_kind_of_act_has_its_line_in_the_minutes() -> None:
    catalogue = "".join(file.read_text("utf-8") for file in (words.CATALOGUE / "en").glob("*.ftl"))
    lines = set(re.findall(r"^deed-([\w-]+) =", catalogue, re.MULTILINE))
    assert {re.sub("[._]", "-", kind_of(kind)) for kind in LAW} <= lines
