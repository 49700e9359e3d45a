"""Roll calls of the past from two files: the resolutions with their announced totals, and every member's vote on each.

Files are CSV, packed with gzip or not, or Parquet where the extra `[parquet]` is installed. The resolutions have the
columns `undl_id, symbol, session, date, title, recorded, yes, no, abstain` and may have `adopted`; the votes have
`undl_id, ms_name, iso3, vote`, with Y, N, A for a vote, X for a state that was listed and did not vote, and anything
else for what is unreadable.
"""

import csv
import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

import msgspec

from deliberation.core.text import TITLE_MAX
from deliberation.core.voting import Choice
from deliberation.errors import Trouble

CHOICES: Final[dict[str, Choice]] = {"Y": "in_favour", "N": "against", "A": "abstaining"}
NOT_VOTING: Final = "X"
_RESOLUTIONS: Final = ("undl_id", "symbol", "session", "date", "title", "recorded", "yes", "no", "abstain")
_VOTES: Final = ("undl_id", "ms_name", "iso3", "vote")
_SMALL: Final = frozenset({"and", "of", "the", "du", "de"})
Row = dict[str, str]


class RollCall(msgspec.Struct, frozen=True, kw_only=True):
    """One roll call as it was taken.

    Args:
        marks: the mark of each listed state, by its code.
        announced: the votes in favour and against, and the abstentions, as the file has them.
        adopted: whether the text was adopted.
    """

    symbol: str
    date: str
    title: str
    marks: dict[str, str]
    announced: tuple[int, int, int]
    adopted: bool

    @property
    def votes(self) -> dict[str, Choice]:
        """What each state that voted chose."""
        return {state: CHOICES[mark] for state, mark in self.marks.items() if mark in CHOICES}

    @property
    def unreadable(self) -> list[str]:
        """The states whose mark says nothing."""
        return [state for state, mark in self.marks.items() if mark not in CHOICES and mark != NOT_VOTING]


class Session(msgspec.Struct, frozen=True):
    """The roll calls of a session in the order of their dates, and the states that were listed in any, by code."""

    number: str
    states: dict[str, str]
    calls: list[RollCall]


def read_session(resolutions: Path, votes: Path, session: str, limit: int | None = None) -> Session:
    """Reads the roll calls of a session.

    Args:
        resolutions: the file of resolutions.
        votes: the file of votes.
        session: as the file writes it, such as `78`.
        limit: only the first so many.

    Raises:
        Trouble: a file that can't be read or lacks a column, or no roll call of the session.
    """
    taken = [row for row in _rows(resolutions, _RESOLUTIONS) if row["session"] == session and _true(row["recorded"])]
    taken.sort(key=lambda row: (row["date"], _natural(row["symbol"])))
    marks: dict[str, dict[str, str]] = {row["undl_id"]: {} for row in taken[:limit]}
    states: dict[str, str] = {}
    for row in _rows(votes, _VOTES):
        listed = marks.get(row["undl_id"])
        if listed is None:
            continue
        if row["iso3"] in listed:
            raise Trouble(f"{votes} lists {row['iso3']} twice on {row['undl_id']}")
        listed[row["iso3"]] = row["vote"]
        states[row["iso3"]] = tidy_name(row["ms_name"])
    if not states:
        raise Trouble(f"{resolutions} and {votes} hold no recorded vote of session {session}")
    calls = [_call(row, marks[row["undl_id"]]) for row in taken[:limit] if marks[row["undl_id"]]]
    return Session(session, dict(sorted(states.items())), calls)


def _call(row: Row, marks: dict[str, str]) -> RollCall:
    try:
        announced = int(row["yes"]), int(row["no"]), int(row["abstain"])
    except ValueError:
        raise Trouble(f"the totals of {row['symbol']} are not numbers") from None
    return RollCall(
        symbol=row["symbol"],
        date=row["date"],
        title=tidy_title(row["title"]) or row["symbol"],
        marks=marks,
        announced=announced,
        adopted=_true(row.get("adopted", "true")),
    )


def tidy_name(name: str) -> str:
    """A state's name in capitals as it is written in a sentence: `COTE D'IVOIRE` as Cote d'Ivoire."""
    plain = normalize("NFC", name).replace("İ", "I")  # whose lower case would be two characters
    words = [word.lower() if word.lower().strip("()") in _SMALL else word.title() for word in plain.split()]
    tidied = re.sub(r"'S\b", "'s", " ".join(words)).replace("D'", "d'")
    return tidied[:1].upper() + tidied[1:]


def tidy_title(title: str) -> str:
    """A title without what catalogues put after it, on one line and no longer than a text's title may be."""
    words = normalize("NFC", title).split(" : resolution / adopted")[0]
    line = " ".join("".join(" " if category(letter).startswith(("C", "Z")) else letter for letter in words).split())
    return line if len(line) <= TITLE_MAX else f"{line[: TITLE_MAX - 1].rstrip()}…"


def _true(value: str) -> bool:
    return value.lower() in ("true", "1", "yes")


def _natural(symbol: str) -> list[tuple[int, str]]:
    """A key by which A/RES/78/9 comes before A/RES/78/10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|\D+", symbol)]


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a file, each with the columns that are needed."""
    rows = _parquet(path, columns) if path.suffix == ".parquet" else _csv(path)
    first = next(rows, None)
    if first is None:
        return
    missing = [column for column in columns if column not in first]
    if missing:
        raise Trouble(f"{path} has no column {missing[0]}")
    yield first
    yield from rows


def _csv(path: Path) -> Iterator[Row]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8", newline="")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8", newline="") as file
        ):
            yield from csv.DictReader(file)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise Trouble(f"{path} can't be read: {fault}") from None


def _parquet(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        from pyarrow import ArrowInvalid, parquet
    except ImportError:
        raise Trouble(
            f"{path} is Parquet, which needs the extra: pip install 'deliberation[parquet]'; CSV is always read"
        ) from None
    try:
        file = parquet.ParquetFile(path)
    except (OSError, ArrowInvalid) as fault:
        raise Trouble(f"{path} can't be read: {fault}") from None
    wanted = [column for column in columns if column in file.schema_arrow.names]
    for batch in file.iter_batches(columns=wanted):
        for row in batch.to_pylist():
            yield {column: "" if value is None else str(value) for column, value in row.items()}
