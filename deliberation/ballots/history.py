"""How members voted, vote after vote: read from the published openings, which are all that it rests on.

There is no table of votes to keep true. The openings of a ballot never change and are named by their hash, so what was
read of them once is kept in memory, a line for each member, and a thousand votes of 193 members are a megabyte. Votes
of which only totals are published have no openings, and are not here.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import literal, select
from sqlalchemy.dialects.postgresql import JSONB

from deliberation.ballots.tables import BallotRow
from deliberation.core import agreement, canonical
from deliberation.core import ballot as ballots
from deliberation.core.agreement import Participation, Shared
from deliberation.core.ballot import Sealed
from deliberation.core.voting import Choice
from deliberation.record.viewer import Viewer
from deliberation.record.wire import BLOB
from deliberation.store.engine import ReadTx

_ballots: Final = BallotRow.__table__  # type: ignore[attr-defined]
_KEPT: Final = 64 * 2**20
"""How many characters are kept; those that were read first go first."""
_AT_ONCE: Final = 64
"""How many openings are fetched in one statement."""
_CHOICES: Final[Mapping[str, Choice]] = {
    canonical.encode(Sealed(choice)).decode(): choice
    for choice in ("in_favour", "against", "abstaining")
}  # fmt: skip
_LETTERS: Final[Mapping[str, Choice]] = {"Y": "in_favour", "N": "against", "A": "abstaining"}
_Pair = tuple[Mapping[str, Any], Choice | None, Choice | None]
"""A vote, and what each of two members chose in it."""
_LETTER_OF: Final = {choice: letter for letter, choice in _LETTERS.items()}


class Cast(msgspec.Struct, frozen=True):
    """How a member voted in one vote.

    Args:
        vote: its choice, or `not_voting`; None where it was not on the roll.
    """

    ballot: str
    number: int
    meeting: str
    locked: datetime
    noun: str
    symbol: str
    title: str
    result: str
    vote: Choice | Literal["not_voting"] | None


class History(msgspec.Struct, frozen=True):
    """A member's votes, the first one first, and how it used them."""

    member: str
    participation: Participation
    votes: tuple[Cast, ...]


class Alike(msgspec.Struct, frozen=True):
    """The agreement of a member with another one."""

    member: str
    both: int
    same: int


class Stretch(msgspec.Struct, frozen=True):
    """The agreement of two members in one meeting; `at` is when its first vote was locked."""

    meeting: str
    at: datetime
    both: int
    same: int


class Differed(msgspec.Struct, frozen=True):
    """A vote in which two members chose differently."""

    ballot: str
    one: Choice
    other: Choice


class Compared(msgspec.Struct, frozen=True):
    """Two members compared: over all votes, from meeting to meeting, and where they differed."""

    one: str
    other: str
    both: int
    same: int
    meetings: tuple[Stretch, ...]
    differed: tuple[Differed, ...]


class Opened:
    """What was read of openings, by their hash: a line for each member that voted, "KEN Y"."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._weight = 0

    async def of(self, tx: ReadTx, viewer: Viewer, hashes: Sequence[str]) -> dict[str, str]:
        """The lines of each of the openings; what is not known yet is fetched, and read beside the event loop."""
        found = {hash: self._kept[hash] for hash in hashes if hash in self._kept}
        missing = [hash for hash in hashes if hash not in found]
        for start in range(0, len(missing), _AT_ONCE):
            blobs = await BLOB.shelf.by_ids(tx, viewer.assembly, missing[start : start + _AT_ONCE])
            read = await asyncio.to_thread(_read, {hash: blob.raw for hash, blob in blobs.items()})
            found |= read
            self._keep(read)
        return found

    def _keep(self, read: Mapping[str, str]) -> None:
        for hash, lines in read.items():
            if hash not in self._kept:
                self._kept[hash] = lines
                self._weight += len(lines)
        while self._weight > _KEPT:
            _, oldest = self._kept.popitem(last=False)
            self._weight -= len(oldest)


_OPENED: Final = Opened()


def _read(raw: Mapping[str, bytes]) -> dict[str, str]:
    return {
        hash: "\n" + "".join(
            f"{each.member} {_LETTER_OF[_CHOICES[each.body]]}\n" for each in ballots.decode_openings(of).openings
        )
        for hash, of in raw.items()
    }  # fmt: skip


def _choice(lines: str, member: str) -> Choice | None:
    """A member's choice among the lines of one vote; None where it has none."""
    begins = f"\n{member} "
    at = lines.find(begins)
    return None if at < 0 else _LETTERS[lines[at + len(begins)]]


async def history(tx: ReadTx, viewer: Viewer, member: str) -> History:
    """How a member voted in every vote whose votes are published, and in which it had one."""
    rows = await _locked(tx, viewer, member)
    opened = await _OPENED.of(tx, viewer, [row["openings"] for row in rows])
    votes = tuple(_cast(row, _choice(opened[row["openings"]], member)) for row in rows)
    entitled = [each.vote for each in votes if each.vote is not None]
    used = agreement.participation(None if vote == "not_voting" else vote for vote in entitled)
    return History(member, used, votes)


def _cast(row: Mapping[str, Any], choice: Choice | None) -> Cast:
    names = ("ballot", "number", "meeting", "locked", "noun", "symbol", "title", "result")
    return Cast(**{name: row[name] for name in names}, vote=choice or ("not_voting" if row["entitled"] else None))


async def alike(tx: ReadTx, viewer: Viewer, member: str) -> list[Alike]:
    """The agreement of a member with each other one with which it ever voted, in order of their ids."""
    rows = await _locked(tx, viewer, member)
    opened = await _OPENED.of(tx, viewer, [row["openings"] for row in rows])
    took_part = [lines for lines in (opened[row["openings"]] for row in rows) if _choice(lines, member)]
    found = await asyncio.to_thread(agreement.with_each, member, map(_choices, took_part))
    return [Alike(other, of.both, of.same) for other, of in sorted(found.items())]


def _choices(lines: str) -> dict[str, Choice]:
    return {line[:-2]: _LETTERS[line[-1]] for line in lines.split("\n") if line}


async def compared(tx: ReadTx, viewer: Viewer, one: str, other: str) -> Compared:
    """The agreement of two members, over all votes and in each meeting."""
    rows = await _locked(tx, viewer, one)
    opened = await _OPENED.of(tx, viewer, [row["openings"] for row in rows])
    pairs: list[_Pair] = []
    for row in rows:
        lines = opened[row["openings"]]
        pairs.append((row, _choice(lines, one), _choice(lines, other)))
    total = agreement.shared((first, second) for _, first, second in pairs)
    differed = (
        Differed(row["ballot"], first, second)
        for row, first, second in pairs
        if first is not None and second is not None and first != second
    )
    return Compared(one, other, total.both, total.same, tuple(_stretches(pairs)), tuple(differed))


def _stretches(pairs: Sequence[_Pair]) -> Iterator[Stretch]:
    """One for each meeting in which both voted, in the order of their first votes."""
    meetings: dict[str, tuple[datetime, list[tuple[Choice | None, Choice | None]]]] = {}
    for row, first, second in pairs:
        meetings.setdefault(row["meeting"], (row["locked"], []))[1].append((first, second))
    for meeting, (at, votes) in meetings.items():
        of: Shared = agreement.shared(votes)
        if of.both:
            yield Stretch(meeting, at, of.both, of.same)


async def _locked(tx: ReadTx, viewer: Viewer, member: str) -> list[Mapping[str, Any]]:
    """Every vote whose votes are published, and whether the member was on its roll; the first one first."""
    columns = _ballots.c
    matter = columns.put["matter"]
    statement = (
        select(
            columns.id.label("ballot"),
            columns.number,
            columns.meeting,
            columns.locked,
            columns.openings,
            matter["noun"].astext.label("noun"),
            matter["symbol"].astext.label("symbol"),
            matter["title"].astext.label("title"),
            columns.outcome["result"].astext.label("result"),
            columns.roll.contains(literal([member], JSONB)).label("entitled"),
        )
        .where(columns.assembly == viewer.assembly, columns.openings.is_not(None), columns.method == "recorded")
        .order_by(columns.number)
    )
    return [dict(row) for row in (await tx.run(statement)).mappings()]
