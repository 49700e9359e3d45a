"""Writes `outcomes.json`: quorums, announced figures and explained outcomes that Python and TypeScript must agree on.

Run as `python -m tests.vectors.make_outcomes`; a test asserts that the file is what this makes.
"""

import json
from itertools import product
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from deliberation.core.outcome import Question, Tally, decide, explain
from deliberation.core.rules import GA, Body, Majority, QuestionKind, decision_quorum, opening_quorum, required
from deliberation.words import outcome_sentences

FILE: Final = Path(__file__).with_name("outcomes.json")

_VOTES: Final[tuple[tuple[int, int, tuple[int, int, int, int], Question], ...]] = (
    (193, 171, (123, 19, 29, 22), Question(majority="two_thirds")),
    (193, 171, (123, 19, 29, 22), Question()),
    (193, 97, (1, 0, 96, 96), Question()),
    (193, 96, (96, 0, 0, 97), Question()),
    (193, 180, (100, 60, 20, 13), Question(majority="two_thirds")),
    (193, 180, (100, 60, 20, 13), Question(body="committee")),
    (193, 193, (0, 0, 193, 0), Question()),
    (193, 193, (96, 96, 1, 0), Question()),
    (193, 193, (96, 96, 1, 0), Question(attempt=2)),
    (193, 193, (96, 96, 1, 0), Question(body="committee")),
    (193, 193, (96, 96, 1, 0), Question(kind="procedural")),
    (193, 193, (96, 96, 1, 0), Question(kind="appeal_of_ruling")),
    (193, 193, (97, 96, 0, 0), Question(kind="appeal_of_ruling")),
    (193, 193, (97, 96, 0, 0), Question(kind="appeal_of_ruling", body="committee")),
    (193, 150, (80, 45, 25, 43), Question(kind="procedural", majority="two_thirds")),
    (193, 150, (50, 100, 0, 43), Question(kind="procedural", majority="one_third")),
    (193, 150, (75, 75, 0, 43), Question(kind="procedural", majority="one_third")),
    (193, 150, (49, 101, 0, 43), Question(kind="procedural", majority="one_third")),
    (193, 150, (2, 1, 0, 190), Question(body="committee", majority="two_thirds")),
    (60, 40, (30, 20, 0, 0), Question()),
    (60, 60, (30, 20, 5, 6), Question()),
    (60, 61, (30, 20, 5, 5), Question()),
    (1, 1, (1, 0, 0, 0), Question()),
    (2500, 2100, (1200, 800, 50, 450), Question()),
)


def make() -> str:
    """The contents of the file."""
    figures = [
        {"voting": voting, **{majority: required(voting, majority) for majority in get_args(Majority)}}
        for voting in (0, 1, 2, 3, 4, 5, 41, 60, 100, 142, 186, 187, 190, 191, 192, 193, 2500)
    ]
    quorums = [
        {
            "members": members,
            "opening": {body: opening_quorum(members, body, GA) for body in get_args(Body)},
            "decision": decision_quorum(members, GA),
        }
        for members in (1, 2, 3, 4, 5, 20, 47, 60, 61, 192, 193, 2500)
    ]
    file = {
        "required": figures,
        "quorum": quorums,
        "explained": [_explained(*vote) for vote in _VOTES],
        "grid": {"members": 3, "present": 3, "rows": list(_grid())},
    }
    return _rows(file)


def _explained(members: int, present: int, votes: tuple[int, int, int, int], question: Question) -> dict[str, Any]:
    outcome = decide(Tally(*votes), question, members=members, present=present)
    return {
        "members": members,
        "present": present,
        "outcome": msgspec.to_builtins(outcome),
        "sentences": [{"message": message, "figures": figures} for message, figures in explain(outcome)],
        "words": outcome_sentences(outcome),
    }


def _grid() -> list[list[str | int]]:
    rows: list[list[str | int]] = []
    for body, majority, kind, attempt in product(get_args(Body), get_args(Majority), get_args(QuestionKind), (1, 2)):
        for yes, no, abstaining in product(range(4), repeat=3):
            question = Question(body, majority, kind, attempt)
            outcome = decide(Tally(yes, no, abstaining), question, members=3, present=3)
            if outcome.result != "invalid":
                rows.append([body, majority, kind, attempt, yes, no, abstaining, outcome.result, outcome.reason])
    return rows


def _rows(file: dict[str, Any]) -> str:
    """JSON with one row of the grid per line, so that a change is readable."""
    grid = file["grid"]
    rows = ",\n".join("  " + json.dumps(row) for row in grid["rows"])
    head = json.dumps({**file, "grid": {**grid, "rows": ["ROWS"]}}, indent=1, ensure_ascii=False)
    before, after = head.split('"ROWS"')
    return f"{before.rstrip()}\n{rows}\n  {after.lstrip()}\n"


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
