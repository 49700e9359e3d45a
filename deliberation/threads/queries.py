"""Reading threads. Who may see a comment is part of the query: its audience must be one of the viewer's."""

from sqlalchemy import select

from deliberation.core.entry import parse
from deliberation.record.nouns import Shown
from deliberation.record.tables import EntryRow
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx
from deliberation.threads.tables import WordsRow
from deliberation.threads.wire import COMMENT, comment_shown

_words = WordsRow.__table__  # type: ignore[attr-defined]
_entries = EntryRow.__table__  # type: ignore[attr-defined]


async def thread(tx: ReadTx, viewer: Viewer, noun: str, id: str) -> list[Shown]:
    """The comments about a proposal or an amendment that the viewer may see, in the order in which they were made."""
    columns = COMMENT.shelf.table.c
    found = await COMMENT.shelf.where(
        tx,
        viewer.assembly,
        columns.about["noun"].astext == noun,
        columns.about["id"].astext == id,
        columns.audience.in_(viewer.audiences),
    )
    ids = [each.id for each in found]
    rows = await tx.run(
        select(_words.c.comment, _words.c.body).where(_words.c.assembly == viewer.assembly, _words.c.comment.in_(ids))
    )
    bodies: dict[str, bytes] = {row.comment: row.body for row in rows}
    made = await tx.run(
        select(_entries.c.act, _entries.c.raw).where(_entries.c.assembly == viewer.assembly, _entries.c.act.in_(ids))
    )
    at = {row.act: parse(row.raw).at for row in made}
    return [
        comment_shown(each, bodies.get(each.id), at[each.id]) for each in sorted(found, key=lambda each: each.entry)
    ]
