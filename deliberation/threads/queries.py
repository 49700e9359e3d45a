"""Reading threads. Who may see a comment is part of the query: its audience must be one of the viewer's."""

from typing import Any, Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from deliberation.core.entry import instant
from deliberation.core.thread import Comment, Subject, words
from deliberation.errors import Refusal
from deliberation.record.nouns import Shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx
from deliberation.threads.tables import SeenRow, WordsRow
from deliberation.threads.wire import COMMENT, Line, Worded, comment_shown, thread_of

ASKS_MAX: Final = 50

_words: Final = WordsRow.__table__  # type: ignore[attr-defined]
_seen: Final = SeenRow.__table__  # type: ignore[attr-defined]
_bodies: Final = select(_words.c.act, _words.c.body).where(
    _words.c.assembly == bindparam("a"), _words.c.act == bindparam("acts", type_=ARRAY(TEXT)).any_()
)
_SAID: Final = "CASE WHEN comment.worded < 0 THEN comment.entry ELSE comment.worded END"
_UNREAD: Final = (
    f"comment.author <> :who AND NOT comment.erased AND comment.hidden IS NULL AND {_SAID} > coalesce(seen.upto, -1)"
)
_JOINED: Final = (
    "FROM comment LEFT JOIN seen ON seen.assembly = comment.assembly AND seen.accreditation = :who AND seen.thread = "
    "concat_ws('/', comment.about ->> 'noun', comment.about ->> 'id', comment.about ->> 'clause') "
    "WHERE comment.assembly = :a AND comment.audience = ANY(:audiences)"
)
_lines: Final = text(
    "SELECT comment.about ->> 'noun' AS noun, comment.about ->> 'id' AS id, comment.about ->> 'clause' AS clause, "
    "count(*) AS total, count(*) FILTER (WHERE comment.reply_to IS NULL AND NOT comment.resolved) AS open, "
    f"count(*) FILTER (WHERE {_UNREAD}) AS unread, coalesce(max(seen.upto), -1) AS seen {_JOINED} "
    "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)
_asks: Final = text(
    f"SELECT comment.id {_JOINED} AND {_UNREAD} AND (comment.mentions ? CAST(:member AS text) OR ("  # noqa: S608  # our own names
    "  comment.mark = 'question' AND NOT comment.resolved AND ("
    "    EXISTS (SELECT FROM proposal WHERE proposal.assembly = :a AND proposal.id = comment.about ->> 'id'"
    "      AND proposal.sponsors ? CAST(:member AS text))"
    "    OR EXISTS (SELECT FROM amendment WHERE amendment.assembly = :a AND amendment.id = comment.about ->> 'id'"
    "      AND amendment.sponsors ? CAST(:member AS text))))) "
    "ORDER BY comment.entry LIMIT :most"
)


async def thread(tx: ReadTx, viewer: Viewer, about: Subject) -> list[Shown]:
    """The comments about something that the viewer may see, in the order in which they were made."""
    columns = COMMENT.shelf.table.c
    clause = columns.about["clause"].astext
    found = await COMMENT.shelf.where(
        tx,
        viewer.assembly,
        columns.about["noun"].astext == about.noun,
        columns.about["id"].astext == about.id,
        clause.is_(None) if about.clause is None else clause == about.clause,
        columns.audience.in_(viewer.audiences),
    )
    return await _shown(tx, viewer, found)


async def lines(tx: ReadTx, viewer: Viewer) -> list[Line]:
    """Every thread in which the viewer may read something, in figures, by one statement."""
    who = viewer.accreditation
    rows = await tx.run(_lines, {"a": viewer.assembly, "who": who or "", "audiences": list(viewer.audiences)})
    return [
        Line(
            Subject(noun=row.noun, id=row.id, clause=row.clause),
            row.total,
            row.open,
            row.unread if who is not None else 0,
            row.seen,
        )
        for row in rows
    ]


async def asks(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """What the viewer has not read and is asked to: mentions of their member, questions on what it sponsors."""
    if viewer.member is None or viewer.accreditation is None:
        return []
    facts: dict[str, Any] = {"a": viewer.assembly, "who": viewer.accreditation, "audiences": list(viewer.audiences)}
    rows = await tx.run(_asks, facts | {"member": viewer.member, "most": ASKS_MAX})
    found = await COMMENT.shelf.by_ids(tx, viewer.assembly, rows.scalars())
    return await _shown(tx, viewer, list(found.values()))


async def seen(tx: ReadTx, viewer: Viewer, about: Subject) -> int:
    """The index up to which the viewer has read a thread; -1 before the first time."""
    upto: int | None = (
        await tx.run(
            select(_seen.c.upto).where(
                _seen.c.assembly == viewer.assembly,
                _seen.c.accreditation == (viewer.accreditation or ""),
                _seen.c.thread == thread_of(about),
            )
        )
    ).scalar_one_or_none()
    return -1 if upto is None else upto


async def wordings(tx: ReadTx, viewer: Viewer, id: str) -> list[Worded]:
    """Everything that a comment ever said, the first wording first; of one that is hidden for few (P-20).

    Raises:
        Refusal: `unknown_object` where the viewer may not know of it, `words_hidden`.
    """
    comment = (await COMMENT.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    if comment is None or comment.audience not in viewer.audiences:
        raise Refusal("unknown_object", noun="comment", id=id)
    may = viewer.role in ("chair", "secretariat") or viewer.accreditation == comment.author
    if comment.hidden is not None and not may:
        raise Refusal("words_hidden")
    bodies = await _bodies_of(tx, viewer, [each.act for each in comment.wordings])
    return [
        Worded(each.act, instant(each.at), words(bodies[each.act]).text if each.act in bodies else None)
        for each in comment.wordings
    ]


async def _shown(tx: ReadTx, viewer: Viewer, found: list[Comment]) -> list[Shown]:
    bodies = await _bodies_of(tx, viewer, [each.wordings[-1].act for each in found])
    ordered = sorted(found, key=lambda each: (each.wordings[0].at, each.id))
    return [comment_shown(each, bodies.get(each.wordings[-1].act)) for each in ordered]


async def _bodies_of(tx: ReadTx, viewer: Viewer, acts: list[str]) -> dict[str, bytes]:
    rows = await tx.run(_bodies, {"a": viewer.assembly, "acts": acts})
    return {row.act: row.body for row in rows}
