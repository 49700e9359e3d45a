import json
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.outcome import MESSAGES, Outcome, Question, Tally, decide, explain
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import STANDARD, Body, QuestionKind
from tests.shared_data import data, needs_data
from tests.vectors import make_outcomes

QUESTIONS = st.builds(
    Question,
    st.sampled_from(get_args(Body)),
    st.sampled_from(sorted(STANDARD)),
    st.sampled_from(("substantive", "procedural", "appeal_of_ruling")),
    st.integers(1, 2),
)
SMALL = st.integers(0, 12)
TALLIES = st.builds(Tally, SMALL, SMALL, SMALL, SMALL)


def judged(outcome: Outcome) -> tuple[str, str]:
    return outcome.result, outcome.reason


def slowly(tally: Tally, question: Question, members: int, present: int) -> str:
    """The decision table, read aloud over lists of votes."""
    votes = ["yes"] * tally.in_favour + ["no"] * tally.against + ["abstention"] * tally.abstaining
    entitled = votes + ["none"] * tally.not_voting
    if len(votes) > present or len(entitled) > members or present > members:
        return "invalid"
    absent = members - present
    if not present > absent:
        return "no_decision"
    yes, no = votes.count("yes"), votes.count("no")
    if question.kind == "appeal_of_ruling":
        return "ruling_overruled" if yes > no else "ruling_stands"
    if yes == no == 0:
        return "not_adopted"
    if question.majority == "one_third":
        return "adopted" if yes + yes >= no else "rejected"
    if yes == no:
        again = question.body == "plenary" and question.kind == "substantive" and question.attempt == 1
        return "second_vote_within_48h" if again else "rejected"
    if question.majority == "two_thirds":
        return "adopted" if yes >= no + no else "rejected"
    return "adopted" if yes > no else "rejected"


@given(TALLIES, QUESTIONS, st.integers(1, 40), SMALL)
def test_decide_agrees_with_the_table_read_slowly(tally: Tally, question: Question, members: int, absent: int) -> None:
    present = max(0, members - absent)
    assert decide(tally, question, members=members, present=present).result == slowly(tally, question, members, present)


@given(TALLIES, QUESTIONS)
def test_one_more_in_favour_never_undoes_an_adoption(tally: Tally, question: Question) -> None:
    for more in (
        msgspec.structs.replace(tally, in_favour=tally.in_favour + 1, not_voting=max(0, tally.not_voting - 1)),
        msgspec.structs.replace(tally, in_favour=tally.in_favour + 1, against=max(0, tally.against - 1)),
    ):
        before = decide(tally, question, members=60, present=60)
        after = decide(more, question, members=60, present=60)
        if before.result in ("adopted", "ruling_overruled"):
            assert after.result == before.result


@given(TALLIES, QUESTIONS, st.integers(1, 60), st.integers(0, 60))
def test_every_outcome_can_be_explained(tally: Tally, question: Question, members: int, present: int) -> None:
    outcome = decide(tally, question, members=members, present=present)
    assert {message for message, _ in explain(outcome)} <= MESSAGES
    assert msgspec.json.decode(msgspec.json.encode(outcome), type=Outcome) == outcome


@given(TALLIES, QUESTIONS)
def test_abstentions_and_silence_never_decide(tally: Tally, question: Question) -> None:
    without = Tally(tally.in_favour, tally.against)
    assert judged(decide(tally, question, members=60, present=60)) == judged(
        decide(without, question, members=60, present=60)
    )


def test_a_tie_is_more_than_the_third_that_rule_66_asks_for() -> None:
    question = Question(majority="one_third", kind="procedural")
    assert decide(Tally(10, 10), question, members=60, present=60).result == "adopted"


@pytest.mark.parametrize(("scope", "result"), [("all", "second_vote_within_48h"), ("none", "rejected")])
def test_the_profile_says_which_ties_are_voted_again(scope: str, result: str) -> None:
    profile = msgspec.convert({**msgspec.to_builtins(GA), "second_vote_scope": scope}, type(GA))
    kind: QuestionKind = "procedural" if scope == "all" else "substantive"
    outcome = decide(Tally(20, 20), Question(kind=kind), members=60, present=60, profile=profile)
    assert outcome.result == result


def test_the_outcome_names_its_rules() -> None:
    outcome = decide(Tally(123, 19, 29, 22), Question(majority="two_thirds"), members=193, present=171)
    assert (outcome.voting, outcome.required, outcome.quorum) == (142, 95, 97)
    assert (outcome.rule, outcome.provision) == ("GA rule 83", "P-67")
    assert (outcome.quorum_rule, outcome.quorum_provision, outcome.profile) == ("GA rule 67", "P-14", "ga/2")


@needs_data
def test_the_worked_cases() -> None:
    cases = json.loads(data("cases", "cases.json").read_text())["votes"]
    assert len(cases) == 32
    for case in cases:
        given = case["input"]
        question = Question(
            given.get("kind", "plenary"),
            given.get("majority", "simple"),
            given.get("question", "substantive"),
            given.get("attempt", 1),
        )
        tally = Tally(given["y"], given["no"], given["ab"])
        outcome = decide(tally, question, members=given["n"], present=given["present"])
        assert judged(outcome) == (case["expect"]["outcome"], case["expect"]["reason"]), case["id"]


@needs_data
def test_the_recorded_votes_of_the_human_rights_council() -> None:
    votes = json.loads(data("recorded-votes", "hrc_recorded_votes.json").read_text())
    assert len(votes) == 160
    for vote in votes:
        totals = vote["totals"]
        cast = sum(totals.values())
        tally = Tally(totals["yes"], totals["no"], totals["abstain"], 47 - cast)
        outcome = decide(tally, Question(body="committee"), members=47, present=cast)
        assert outcome.result == "adopted", vote["symbol"]


def test_the_vectors_are_current() -> None:
    assert make_outcomes.FILE.read_text("utf-8") == make_outcomes.make()
