"""The decision table beside what the United Nations decided: two compilations of roll calls, each disagreement named.

The first holds adopted resolutions alone; the second also amendments, paragraphs and what failed, and says of a vote
that it was adopted by naming the resolution. `pytest -s` prints the counts.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from deliberation.core.outcome import Outcome, Question, Tally, decide
from tests.shared_data import data, needs_data

NOTHING_RECORDED = {
    "278849": "A/RES/39/28A lists 159 members and no vote of any",
    "278850": "A/RES/39/28B lists 159 members and no vote of any",
    "281405": "A/RES/43/62 lists 159 members and no vote of any",
}
"""Where the table gives another outcome than the first compilation, and why."""


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", newline="") as file:
        yield from csv.DictReader(file)


def judged(yes: str, no: str, abstaining: str, silent: int, majority: str = "simple") -> Outcome:
    """A plenary roll call; who is listed was a member, and the record says of nobody that they were away."""
    tally = Tally(int(yes), int(no), int(abstaining), silent)
    listed = tally.in_favour + tally.against + tally.abstaining + silent
    return decide(tally, Question(majority=majority), members=listed, present=listed)


@needs_data
def test_the_adopted_resolutions_of_the_first_compilation() -> None:
    calls = [row for row in rows(data("un-votes", "resolutions.csv.gz")) if row["recorded"] == "True"]
    found: Counter[str] = Counter()
    disagreeing: dict[str, str] = {}
    under_two_thirds = 0
    for row in calls:
        totals = (row["yes"], row["no"], row["abstain"], int(row["non_voting"]) + int(row["unclear"]))
        outcome = judged(*totals)
        found[outcome.result] += 1
        under_two_thirds += outcome.result == "adopted" and judged(*totals, "two_thirds").result != "adopted"
        if outcome.result != "adopted":
            disagreeing[row["undl_id"]] = f"{outcome.result}: {outcome.reason}"
    print(f"\nfirst compilation: {len(calls)} roll calls, {dict(found)}; {under_two_thirds} under two thirds")
    for id, outcome_given in disagreeing.items():
        print(f"  recorded adopted, judged {outcome_given} - {NOTHING_RECORDED[id]}")
    assert len(calls) == 3789
    assert found == {"adopted": 3786, "not_adopted": 3}
    assert set(disagreeing) == set(NOTHING_RECORDED)
    assert set(disagreeing.values()) == {"not_adopted: no_votes_cast"}


@needs_data
def test_the_roll_calls_of_the_second_compilation() -> None:
    """Its own count and the totals that were stated give one outcome; what it names a resolution is adopted."""
    calls = list(rows(data("un-votes", "voeten_rollcalls.csv.gz")))
    found: Counter[tuple[str, str]] = Counter()
    failed = tied = contradicted = stated = 0
    for row in calls:
        kind = "amendment" if row["amend"] == "1" else "paragraph" if row["para"] == "1" else "other"
        counts = row["count_yes"], row["count_no"], row["count_abstain"], int(row["count_absent"] or 0)
        outcome = judged(*counts)
        found[kind, outcome.result] += 1
        failed += outcome.result != "adopted"
        tied += outcome.reason == "equally_divided"
        contradicted += bool(row["undl_symbol"]) and outcome.result != "adopted"
        if row["stated_yes"]:
            yes, no, abstaining = (str(int(float(row[f"stated_{each}"] or 0))) for each in ("yes", "no", "abstain"))
            stated += 1
            contradicted += judged(yes, no, abstaining, 0).result != outcome.result
    print(
        f"\nsecond compilation: {len(calls)} roll calls, {failed} not carried, {tied} ties, {stated} with totals stated"
    )
    for (kind, result), number in sorted(found.items()):
        print(f"  {kind}: {number} {result}")
    assert (len(calls), failed, tied, stated) == (4322, 241, 5, 3778)
    assert (sum(row["amend"] == "1" for row in calls), sum(row["para"] == "1" for row in calls)) == (220, 685)
    assert contradicted == 0


@needs_data
def test_a_tie_in_the_compilations_is_voted_again_and_then_rejected() -> None:
    """P-69, GA rule 95."""
    ties = [row for row in rows(data("un-votes", "voeten_rollcalls.csv.gz")) if row["count_yes"] == row["count_no"]]
    assert len(ties) == 5
    for row in ties:
        tally = Tally(int(row["count_yes"]), int(row["count_no"]), int(row["count_abstain"]))
        listed = tally.in_favour + tally.against + tally.abstaining
        for attempt, result in ((1, "second_vote_within_48h"), (2, "rejected")):
            assert decide(tally, Question(attempt=attempt), members=listed, present=listed).result == result
