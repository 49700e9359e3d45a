"""What would have turned a vote, and every kind of majority, beside slow implementations written from the procedure.

The slow ones know fractions and lists of votes, no formula of the engine's.
"""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deliberation.core.counterfactual import CHANGES, Counterfactual, counterfactual, would_have
from deliberation.core.outcome import Outcome, Question, Tally, decide, explain, steps
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import Base, Threshold
from deliberation.words import sentence

BASES: tuple[Base, ...] = ("present_and_voting", "cast", "members_present", "members")
FRACTIONS = st.integers(1, 7).flatmap(lambda below: st.tuples(st.integers(0, below), st.just(below)))
THRESHOLDS = st.builds(
    lambda base, fraction, strict, floor, limit: Threshold(
        base, fraction[0], fraction[1], strict=strict and fraction[0] < fraction[1], floor=floor, against_at_most=limit
    ),
    st.sampled_from(BASES),
    FRACTIONS,
    st.booleans(),
    st.sampled_from((0, 0, 2)),
    st.sampled_from((None, None, 1)),
)
SMALL = st.integers(0, 6)
FATES = {"adopted": True, "ruling_overruled": True}


def judge(asked: Threshold, votes: tuple[int, int, int, int], away: int, vetoed: tuple[str, ...] = ()) -> Outcome:
    """A vote under the threshold; of those who cast none so many are away."""
    yes, no, abstaining, silent = votes
    members = yes + no + abstaining + silent
    profile = replace(GA, majorities={"own": asked}, second_vote_scope="none")
    tally = Tally(yes, no, abstaining, silent)
    return decide(
        tally, Question(majority="own"), members=members, present=members - away, profile=profile, vetoed=vetoed
    )


def carries(asked: Threshold, votes: tuple[int, int, int, int], away: int) -> bool:
    """The rules, read aloud: of what is counted, more than the part or at least it; nobody voting carries nothing."""
    yes, no, abstaining, silent = votes
    room = ["yes"] * yes + ["no"] * no + ["abstention"] * abstaining + ["nothing"] * (silent - away)
    body = [*room, *["absent"] * away]
    said = [each for each in room if each in ("yes", "no")]
    counted = {
        "present_and_voting": said,
        "cast": [each for each in room if each != "nothing"],
        "members_present": room,
        "members": body,
    }[asked.base]
    if not said:
        return False
    part, bar = Fraction(yes), Fraction(asked.numerator, asked.denominator) * len(counted)
    enough = part > bar if asked.strict else part >= bar
    few = asked.against_at_most is None or no <= asked.against_at_most
    return enough and yes >= asked.floor and few


@settings(deadline=None)  # the first call reads the catalogue
@given(THRESHOLDS, st.tuples(SMALL, SMALL, SMALL, SMALL), SMALL)
def test_every_majority_is_what_its_fraction_says(
    asked: Threshold, votes: tuple[int, int, int, int], away: int
) -> None:
    away = min(away, votes[3])
    outcome = judge(asked, votes, away)
    if outcome.result != "no_decision":
        assert (outcome.result == "adopted") == carries(asked, votes, away)
    made = steps(outcome)
    assert all(step.holds for step in made) == (outcome.result == "adopted") or outcome.reason == "no_votes_cast"
    assert {step.what for step in made} >= ({"quorum"} if outcome.result == "no_decision" else {"quorum", "majority"})
    for message, figures in explain(outcome):
        assert sentence(message, figures)


@settings(max_examples=300)
@given(THRESHOLDS, st.tuples(SMALL, SMALL, SMALL, SMALL), SMALL)
def test_what_would_have_turned_it_is_the_least_that_does(
    asked: Threshold, votes: tuple[int, int, int, int], away: int
) -> None:
    away = min(away, votes[3])
    outcome = judge(asked, votes, away)
    if outcome.result == "no_decision":
        short = outcome.quorum - outcome.present
        assert counterfactual(outcome) == Counterfactual("more_present", short)
        return
    was = carries(asked, votes, away)
    assert counterfactual(outcome) == least(asked, votes, away, was)


def least(asked: Threshold, votes: tuple[int, int, int, int], away: int, was: bool) -> Counterfactual | None:
    """Every way of so many members, fewest first: from those who abstained, were silent in the room, or were away."""
    yes, no, abstaining, silent = votes
    ways = product(range(abstaining + 1), range(silent - away + 1), range(away + 1))
    for moved in sorted(ways, key=sum):
        from_abstaining, from_room, from_away = moved
        more, gone = sum(moved), from_room + from_away
        rest = abstaining - from_abstaining, silent - gone
        turned = (yes, no + more, *rest) if was else (yes + more, no, *rest)
        if more and carries(asked, turned, away - from_away) != was:
            return Counterfactual("more_against" if was else "more_in_favour", more)
    for switched in range(1, (yes if was else no) + 1):
        turned = (yes - switched, no + switched, abstaining, silent)
        if not was:
            turned = (yes + switched, no - switched, abstaining, silent)
        if carries(asked, turned, away) != was:
            return Counterfactual("from_in_favour" if was else "from_against", switched)
    return None


def test_a_veto_defeats_and_without_it_the_rest_decides() -> None:
    asked = Threshold("members", 3, 5, strict=False, vetoes=("CHN", "FRA"))
    outcome = judge(asked, (9, 2, 2, 2), 0, ("CHN", "FRA"))
    assert (outcome.result, outcome.reason) == ("rejected", "vetoed")
    assert counterfactual(outcome) == Counterfactual("without_vetoes", 2)
    lost = judge(asked, (8, 2, 3, 2), 0, ("CHN",))
    assert counterfactual(lost) is None
    assert [step.holds for step in steps(outcome)] == [True, True, False]


def test_a_count_that_is_no_result_has_neither_steps_nor_another_course() -> None:
    outcome = decide(Tally(5, 0), Question(), members=6, present=4)
    assert (outcome.result, steps(outcome), counterfactual(outcome), would_have(outcome)) == ("invalid", (), None, None)


def test_nothing_turns_what_nobody_could_reach() -> None:
    """Nine votes in favour, in a body of six."""
    assert counterfactual(judge(Threshold("members", 1, 2, strict=True, floor=9), (3, 3, 0, 0), 0)) is None


def test_an_appeal_is_said_of_the_ruling() -> None:
    """P-31: a tie lets it stand, so one more overrules it."""
    outcome = decide(Tally(20, 20, 20), Question(kind="appeal_of_ruling"), members=60, present=60)
    said = would_have(outcome)
    assert said is not None
    assert sentence(*said) == "One more in favour would have overruled it."


def test_a_million_votes_are_turned_at_once() -> None:
    tally = Tally(400_000, 300_000, 100_000, 200_000)
    outcome = decide(tally, Question(), members=1_000_000, present=1_000_000)
    assert counterfactual(outcome) == Counterfactual("more_against", 100_000)


def test_every_change_has_its_words() -> None:
    for message in CHANGES.values():
        for votes, of in product((1, 2), ("question", "appeal")):
            assert sentence(message, {"votes": votes, "of": of}).endswith(".")
