"""Reading the real elections of the test data, with the traps that their SOURCE names.

A ranking in the files is a list of groups of candidates numbered from 1; in the cast vote records of American
elections it is flat, with "O" for an overvote and "U" for a rank that was skipped.
"""

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from deliberation.core.counting.papers import Ranking
from deliberation.core.counting.schulze import Groups
from tests.shared_data import data

UNDECLARED = {"droop-mpls-undeclared": "Paris"}
"""Write-in candidates who had not declared themselves; only the report of the count says so."""


def results() -> dict[str, dict[str, str]]:
    """The lines of the results that can be seen, by id."""
    with data("elections", "results.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file) if row["part"] == "visible"}


def names(told: str, mark: str) -> list[str]:
    """The names in a field of the results: winners divided by "|", an order by ">"."""
    return [" ".join(name.split()) for name in told.split(mark)] if told else []


def election(row: dict[str, str]) -> dict[str, Any]:
    """The election of a line of the results. Names are without the spaces too many that a few of them hold."""
    with gzip.open(data("elections", "ballots", row["group"], row["id"] + ".json.gz")) as file:
        found: dict[str, Any] = json.load(file)
    found["candidates"] = [" ".join(name.split()) for name in found["candidates"]]
    return found


def withdrawn(of: dict[str, Any]) -> set[int]:
    """Who withdrew after the papers were printed, or had not declared; papers go on to the next name on them."""
    told = re.search(r"withdrawn=\[([\d, ]*)\]", of["notes"])
    gone = {int(each) - 1 for each in told[1].split(",")} if told else set()
    if of["id"] in UNDECLARED:
        gone.add(of["candidates"].index(UNDECLARED[of["id"]]))
    return gone


def strict(of: dict[str, Any]) -> Counter[Ranking]:
    """The papers of an election whose rankings have no ties."""
    gone = withdrawn(of)
    papers: Counter[Ranking] = Counter()
    for number, groups in of["ballots"]:
        assert all(len(group) == 1 for group in groups)
        papers[tuple(group[0] - 1 for group in groups if group[0] - 1 not in gone)] += number
    return papers


def weak(of: dict[str, Any]) -> Counter[Groups]:
    """The papers of an election whose rankings may have ties."""
    papers: Counter[Groups] = Counter()
    for number, groups in of["ballots"]:
        papers[tuple(tuple(each - 1 for each in group) for group in groups)] += number
    return papers


def cast(of: dict[str, Any]) -> Counter[Ranking]:
    """The papers of a cast vote record, as the rules of its place read them.

    An overvote is skipped, or ends the paper; so do more skipped ranks in a row than are allowed. Who is named again is
    not read twice. Where the source states no rules both are skipped.
    """
    rules = json.loads(of["notes"])["rules"] if of["notes"] else {}
    skips = int(rules.get("maxSkippedRanksAllowed", len(of["candidates"])))
    ends = rules.get("overvoteRule") == "exhaustImmediately"
    papers: Counter[Ranking] = Counter()
    for number, marks in of["ballots"]:
        papers[_read(marks, skips, ends=ends)] += number
    return papers


def _read(marks: list[int | str], skips: int, *, ends: bool) -> Ranking:
    ranking: list[int] = []
    skipped = 0
    for mark in marks:
        skipped = skipped + 1 if mark == "U" else 0
        if skipped > skips or (mark == "O" and ends):
            break
        if isinstance(mark, int) and mark - 1 not in ranking:
            ranking.append(mark - 1)
    return tuple(ranking)


def wards() -> Iterator[tuple[str, int, int, Counter[Ranking]]]:
    """The Scottish wards: name of the file, places, candidates, papers."""
    with gzip.open(data("elections", "scottish_wards_ballots_only.jsonl.gz")) as file:
        for line in file:
            ward = json.loads(line)
            papers: Counter[Ranking] = Counter()
            for number, *ranking in ward["ballots"]:
                papers[tuple(each - 1 for each in ranking)] += number
            yield ward["file"], int(ward["seats"]), len(ward["candidates"]), papers


def reports() -> dict[str, dict[str, str]]:
    """The counts of an independent program, round by round: by election and rule."""
    with gzip.open(data("elections", "droop_reports.json.gz")) as file:
        found: dict[str, dict[str, str]] = json.load(file)
    return found


def reported_rounds(report: str, candidates: list[str]) -> list[tuple[list[str], Counter[str]]]:
    """The moves of a report: whose papers, and everybody's votes after it, as the report prints them."""
    rounds: list[tuple[list[str], Counter[str]]] = []
    moved = False
    for line in report.splitlines():
        act = re.match(r"Action: (Surplus transferred: (.*) \(([\d.]+)\)|Transfer defeated: (.*)|Begin Count)$", line)
        if line.startswith("Action:"):
            moved = act is not None and act[3] != "0.00000"
            if moved and act is not None:
                rounds.append((_listed(act[2] or act[4] or "", candidates), Counter()))
        told = re.match(r"\t(?:Hopeful|Pending|Elected|Defeated): +(.*) \(([\d.]+)\)$", line)
        if moved and told:
            for name in _listed(told[1], candidates):
                rounds[-1][1][name] = int(told[2].replace(".", ""))
    return rounds


def _listed(told: str, candidates: list[str]) -> list[str]:
    """The names of a list, of which one may hold a comma itself."""
    whole = names(told, "|")
    return whole if whole and whole[0] in candidates else names(told, ", ")
