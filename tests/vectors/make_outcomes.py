"""Writes `outcomes.json`: quorums, announced figures and explained outcomes that Python and TypeScript must agree on.

Run as `python -m tests.vectors.make_outcomes`; a test asserts that the file is what this makes.
"""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
from msgspec.structs import replace

from deliberation.core.counterfactual import counterfactual, would_have
from deliberation.core.outcome import Question, Tally, decide, explain
from deliberation.core.profiles.association import ASSOCIATION
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import (
    STANDARD,
    AmendingRule,
    Body,
    QuestionKind,
    RulesProfile,
    Threshold,
    decision_quorum,
    opening_quorum,
)
from deliberation.words import sentence

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

OWN: Final = replace(
    ASSOCIATION,
    name="own",
    majorities=ASSOCIATION.majorities
    | {
        "floored": Threshold("cast", 1, 2, strict=True, floor=2, rule="rule 9"),
        "few_against": Threshold("members_present", 2, 5, strict=False, against_at_most=1),
        "vetoed": Threshold("members", 3, 5, strict=False, vetoes=("CHN", "FRA")),
    },
    amending=AmendingRule("absolute_two_thirds", after_report=False, rule="rule 40"),
)
"""A profile with majorities of every kind."""
_OWN_VOTES: Final[tuple[tuple[int, int, tuple[int, int, int, int], Question, tuple[str, ...]], ...]] = (
    (60, 50, (31, 10, 9, 10), Question(majority="absolute"), ()),
    (60, 50, (30, 10, 10, 10), Question(majority="absolute"), ()),
    (60, 50, (40, 10, 0, 10), Question(majority="absolute_two_thirds", kind="change_of_rules"), ()),
    (60, 50, (39, 10, 1, 10), Question(majority="absolute_two_thirds", kind="change_of_rules"), ()),
    (60, 50, (20, 0, 30, 10), Question(majority="unanimity"), ()),
    (60, 50, (20, 1, 29, 10), Question(majority="unanimity"), ()),
    (3, 3, (1, 0, 0, 2), Question(majority="floored"), ()),
    (10, 9, (4, 2, 3, 1), Question(majority="few_against"), ()),
    (10, 9, (6, 2, 1, 1), Question(majority="vetoed"), ("CHN",)),
    (10, 9, (6, 2, 1, 1), Question(majority="vetoed"), ("CHN", "FRA")),
    (10, 9, (7, 2, 0, 1), Question(majority="vetoed"), ()),
)


def make() -> str:
    """The contents of the file."""
    figures = [
        {"voting": voting, **{name: each.required(voting) for name, each in STANDARD.items()}}
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
        "own": {
            "rules": msgspec.to_builtins(OWN),
            "explained": [_explained(*vote, profile=OWN) for vote in _OWN_VOTES],
            "turned": list(_turned()),
        },
        "grid": {"members": 3, "present": 3, "rows": list(_grid())},
    }
    return _rows(file)


def _explained(
    members: int,
    present: int,
    votes: tuple[int, int, int, int],
    question: Question,
    vetoed: tuple[str, ...] = (),
    profile: RulesProfile = GA,
) -> dict[str, Any]:
    outcome = decide(Tally(*votes), question, members=members, present=present, profile=profile, vetoed=vetoed)
    turned = would_have(outcome)
    sentences = [*explain(outcome), *([turned] if turned else [])]
    return {
        "members": members,
        "present": present,
        "outcome": msgspec.to_builtins(outcome),
        "sentences": [{"message": message, "figures": figures} for message, figures in explain(outcome)],
        "turned": None if turned is None else {"message": turned[0], "figures": turned[1]},
        "words": [sentence(message, figures) for message, figures in sentences],
    }


def _turned() -> Iterator[list[Any]]:
    """Every vote of four members of whom three are present, under every majority, and what would have turned it."""
    for majority in (*STANDARD, *OWN.majorities):
        for yes, no, abstaining in product(range(4), repeat=3):
            silent = 4 - yes - no - abstaining
            if yes + no + abstaining > 3:
                continue
            tally = Tally(yes, no, abstaining, silent)
            outcome = decide(tally, Question(majority=majority), members=4, present=3, profile=OWN)
            found = counterfactual(outcome)
            yield [
                majority,
                yes,
                no,
                abstaining,
                silent,
                outcome.result,
                *((found.change, found.votes) if found else ()),
            ]


def _grid() -> list[list[str | int]]:
    kinds: tuple[QuestionKind, ...] = ("substantive", "procedural", "appeal_of_ruling")
    rows: list[list[str | int]] = []
    for body, majority, kind, attempt in product(get_args(Body), STANDARD, kinds, (1, 2)):
        for yes, no, abstaining in product(range(4), repeat=3):
            question = Question(body, majority, kind, attempt)
            outcome = decide(Tally(yes, no, abstaining), question, members=3, present=3)
            if outcome.result != "invalid":
                rows.append([body, majority, kind, attempt, yes, no, abstaining, outcome.result, outcome.reason])
    return rows


def _rows(file: dict[str, Any]) -> str:
    """JSON with one row of the grids per line, so that a change is readable."""
    grid, own = file["grid"], file["own"]
    marked = {**file, "grid": {**grid, "rows": ["ROWS"]}, "own": {**own, "turned": ["TURNED"]}}
    text = json.dumps(marked, indent=1, ensure_ascii=False)
    for mark, rows in (("TURNED", own["turned"]), ("ROWS", grid["rows"])):
        before, after = text.split(f'"{mark}"')
        lines = ",\n".join("  " + json.dumps(row) for row in rows)
        text = f"{before.rstrip()}\n{lines}\n  {after.lstrip()}"
    return text + "\n"


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
