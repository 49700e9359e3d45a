"""Agreement and participation: what is counted, and that it is counted as anybody would by hand."""

from collections.abc import Mapping
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.agreement import Participation, Shared, participation, shared, with_each
from deliberation.core.voting import Choice

CHOICES = st.sampled_from([*get_args(Choice), None])
VOTES = st.lists(st.dictionaries(st.sampled_from("ABCD"), st.sampled_from(get_args(Choice))), max_size=20)


def test_abstaining_together_is_agreement_and_not_voting_is_nothing() -> None:
    pairs: list[tuple[Choice | None, Choice | None]] = [
        ("in_favour", "in_favour"), ("abstaining", "abstaining"), ("against", "in_favour"), ("in_favour", None),
        (None, None), (None, "against"),
    ]  # fmt: skip
    assert shared(pairs) == Shared(both=3, same=2)
    assert shared([]) == Shared(both=0, same=0)


def test_participation_adds_up_to_the_votes_that_it_had() -> None:
    assert participation(["in_favour", None, "abstaining", "in_favour"]) == Participation(2, 0, 1, 1)


@given(VOTES)
def test_the_row_of_a_member_is_what_comparing_it_with_each_other_gives(votes: list[Mapping[str, Choice]]) -> None:
    row = with_each("A", votes)
    for other in "BCD":
        of_two = shared((each.get("A"), each.get(other)) for each in votes)
        assert row.get(other, Shared()) == of_two
    assert "A" not in row


@given(st.lists(st.tuples(CHOICES, CHOICES)))
def test_agreement_is_mutual(pairs: list[tuple[Choice | None, Choice | None]]) -> None:
    found = shared(pairs)
    assert found == shared((other, one) for one, other in pairs)
    assert found.same <= found.both <= len(pairs)
