import json
from fractions import Fraction
from math import ceil, floor

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deliberation.core import canonical
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import STANDARD, RulesProfile, decision_quorum, opening_quorum
from tests.shared_data import data, needs_data

COUNTS = st.integers(0, 100_000)


@given(COUNTS)
def test_required_is_the_least_count_that_is_enough(voting: int) -> None:
    assert STANDARD["simple"].required(voting) == floor(Fraction(voting, 2)) + 1
    assert STANDARD["two_thirds"].required(voting) == ceil(Fraction(2 * voting, 3))
    assert STANDARD["one_third"].required(voting) == ceil(Fraction(voting, 3))


@given(st.integers(1, 100_000))
def test_quorums_are_the_least_count_that_is_enough(members: int) -> None:
    assert opening_quorum(members, "plenary", GA) == ceil(Fraction(members, 3))
    assert opening_quorum(members, "committee", GA) == ceil(Fraction(members, 4))
    quorum = decision_quorum(members, GA)
    assert 2 * quorum > members >= 2 * (quorum - 1)


@needs_data
def test_quorums_and_figures_of_the_worked_cases() -> None:
    cases = json.loads(data("cases", "cases.json").read_text())
    for case in cases["quorum"]:
        assert opening_quorum(case["members"], case["kind"], GA) == case["open"]
        assert decision_quorum(case["members"], GA) == case["decide"]
    for case in cases["required"]:
        assert STANDARD["simple"].required(case["voting"]) == case["simple"]
        assert STANDARD["two_thirds"].required(case["voting"]) == case["two_thirds"]


def test_a_profile_is_plain_data() -> None:
    assert msgspec.json.decode(msgspec.json.encode(GA), type=RulesProfile) == GA


def test_a_profile_from_before_a_rule_keeps_its_bytes() -> None:
    """Records that hold it are judged as they were, and read as they were written."""
    before = replace(GA, version=1, division="on_request")
    raw = canonical.encode(before)
    assert b"on_request" not in raw
    assert canonical.decode_as(raw, msgspec.json.Decoder(RulesProfile)) == before
    assert b'"division":"voted_if_objected"' in canonical.encode(GA)


def test_a_profile_with_a_rule_that_nobody_knows_is_refused() -> None:
    stranger = {**msgspec.to_builtins(GA), "casting_vote": True}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(stranger, RulesProfile)


def test_motions_rank_as_rule_77_says() -> None:
    order = ("suspend_meeting", "adjourn_meeting", "adjourn_debate", "close_debate")
    assert [GA.motions[motion].rank for motion in order] == [1, 2, 3, 4]
    assert all(motion.rank == 5 for name, motion in GA.motions.items() if name not in (*order, "appeal"))
