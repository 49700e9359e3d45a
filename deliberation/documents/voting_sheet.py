"""The voting record sheet (P-103): one vote as a paper to be printed, as a table (CSV) and as data (JSON).

All three are written from the same `Voting`; the paper has what the United Nations print: symbol, title, meeting, date
and method, the outcome with its rule, the four lists with their totals, notes, and every member with its mark in
English alphabetical order.
"""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct

from deliberation.core.outcome import Outcome, Tally
from deliberation.core.text import Language
from deliberation.documents import voting
from deliberation.documents.forms import day, form, language_name
from deliberation.documents.paper import Kind, Line, Masthead, Paper, Run
from deliberation.documents.voting import SIGNS, Intended, Voting

COLUMNS: Final = ("ballot", "vote", "symbol", "resolution", "locked", "member", "name", "mark", "position")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell."""


class Head(Struct, frozen=True, kw_only=True):
    """What a vote was on, and when.

    Args:
        ballot: its id; `number` is that of the vote.
        noun: what was put: a proposal, an amendment, a part, …; `part` is the number of a part.
        symbol: of what was put; `resolution` is the symbol of what it became, empty where it became none.
        meeting: the number of the meeting; `body` says whether it was of the plenary.
        locked: when the vote ended.
    """

    ballot: str
    number: int
    noun: str
    symbol: str
    title: str
    organ: str
    session: int
    meeting: int
    body: str
    locked: datetime
    resolution: str = ""
    part: int = 0


class Row(Struct, frozen=True):
    """A member's vote in JSON."""

    member: str
    name: str
    mark: str
    position: str


class Data(Struct, frozen=True, kw_only=True):
    """A vote in JSON: the lists hold members' ids, and every total is the length of its list."""

    ballot: str
    number: int
    noun: str
    part: int
    symbol: str
    resolution: str
    title: str
    organ: str
    session: int
    meeting: int
    body: str
    locked: datetime
    method: str
    sentence: str
    outcome: Outcome
    totals: Tally
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    not_voting: tuple[str, ...]
    positions: tuple[Row, ...]
    intended: tuple[Intended, ...]


def paper(head: Head, of: Voting, language: Language) -> Paper:
    """The sheet, to be printed in any format that papers have."""
    symbol = head.resolution or head.symbol
    number = form("voting-number", language, number=head.number)
    said = form("voting-record", language)
    facts = (
        form("distribution-general", language),
        day(head.locked.astimezone(UTC).date(), language),
        form("original", language, original=language_name(language, language)),
    )
    session = form("session", language, session=head.session)
    masthead = Masthead(
        organ=head.organ, symbol=symbol, session=session, heading=f"{said}: {number}", facts=facts
    )  # fmt: skip
    lines = tuple(_lines(head, of, language))
    return Paper(masthead, f"{symbol}: {said}, {number}", lines, language, at=head.locked)


def _lines(head: Head, of: Voting, language: Language) -> Iterator[Line]:
    yield _line("title", head.title)
    put = form("voting-matter", language, noun=head.noun, symbol=head.symbol, part=head.part)
    now = form("voting-now", language, symbol=head.resolution) if head.resolution else ""
    yield _line("remark", voting.comma(language).join(filter(None, (put, now))))
    date = day(head.locked.astimezone(UTC).date(), language)
    yield _line("remark", form("voting-meeting", language, body=head.body, number=head.meeting, date=date))
    yield _line("remark", form("voting-method", language, method=of.method))
    yield _line("heading", voting.sentence(of, language))
    for ground in voting.grounds(of.outcome, language):
        yield _line("remark", ground)
    if not of.positions:
        yield _line("remark", form("voting-totals-only", language))
    for _, heading, names in voting.lists(of, language, voting.MARKS):
        yield _line("heading", heading)
        yield _line("remark", names)
    for note in voting.notes(of, language):
        yield _line("remark", note)
    if of.positions:
        yield _line("heading", form("voting-members", language))
        yield _line("remark", form("voting-key", language))
    for each in of.positions:
        yield Line("position", (Run(SIGNS[each.vote]), Run(f" {each.name}")))


def table(head: Head, of: Voting) -> str:
    """The vote as CSV (RFC 4180), a line for each member on the roll; in it no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    locked = head.locked.astimezone(UTC).isoformat().replace("+00:00", "Z")
    vote = (head.ballot, head.number, head.symbol, head.resolution, locked)
    for each in of.positions:
        writer.writerow(map(_cell, (*vote, each.member, each.name, SIGNS[each.vote], each.vote)))
    return out.getvalue()


def data(head: Head, of: Voting, language: Language) -> bytes:
    """The vote as JSON, in lines."""
    listed = {mark: tuple(each.member for each in of.of(mark)) for mark in voting.MARKS}
    totals = voting.tally_of(of.positions) if of.positions else of.outcome.tally
    made = Data(
        **msgspec.structs.asdict(head),
        in_favour=listed["in_favour"],
        against=listed["against"],
        abstaining=listed["abstaining"],
        not_voting=listed["not_voting"],
        method=of.method,
        sentence=voting.sentence(of, language),
        outcome=of.outcome,
        totals=totals,
        positions=tuple(Row(each.member, each.name, SIGNS[each.vote], each.vote) for each in of.positions),
        intended=of.intended,
    )
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _cell(value: object) -> str:
    words = str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _line(kind: Kind, words: str) -> Line:
    return Line(kind, (Run(words),))
