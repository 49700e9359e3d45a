"""Reading drafts: a draft is its delegation's own paper. To whoever is not a delegate of the member it is not there.

Not the chair, not the secretariat, no observer, no other member's delegate; and a delegate whose accreditation has
ended is none any more.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import RowMapping, func, select

from deliberation.core.entry import instant
from deliberation.drafts.tables import DraftRow, UpdateRow
from deliberation.drafts.wire import DraftShown, Log, Logged
from deliberation.errors import Refusal
from deliberation.members.tables import AccreditationRow
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx

_drafts = DraftRow.__table__  # type: ignore[attr-defined]
_updates = UpdateRow.__table__  # type: ignore[attr-defined]
_accreditations = AccreditationRow.__table__  # type: ignore[attr-defined]


KEPT: Final = timedelta(days=30)
"""How long the words of an ended draft are kept, so that it can be begun again. Those of an open one always are."""


def own(viewer: Viewer) -> Any:  # noqa: ANN401  # a condition of SQLAlchemy's
    """The condition that a draft is of the viewer's delegation.

    Raises:
        Refusal: `not_permitted` for everybody who is no delegate.
    """
    if viewer.role != "delegate" or viewer.member is None:
        raise Refusal("not_permitted", role=viewer.role)
    return (_drafts.c.assembly == viewer.assembly) & (_drafts.c.member == viewer.member)


async def drafts(tx: ReadTx, viewer: Viewer) -> list[DraftShown]:
    """The drafts of the viewer's delegation, the last changed first: the open ones, then the ended ones with words."""
    is_open = _drafts.c.state == "open"
    there = is_open | (_drafts.c.changed > func.clock_timestamp() - KEPT)
    rows = await tx.run(select(_drafts).where(own(viewer), there).order_by(is_open.desc(), _drafts.c.changed.desc()))
    return [shown(row) for row in rows.mappings()]


async def draft(tx: ReadTx, viewer: Viewer, id: str) -> DraftShown:
    """One draft of the viewer's delegation, also one that has ended.

    Raises:
        Refusal: `unknown_object`.
    """
    row = (await tx.run(select(_drafts).where(own(viewer), _drafts.c.id == id))).mappings().one_or_none()
    if row is None:
        raise Refusal("unknown_object", noun="draft", id=id)
    return shown(row)


async def log(tx: ReadTx, viewer: Viewer, id: str, since: int) -> Log:
    """A draft with the updates that one who has all up to `since` lacks."""
    found = await draft(tx, viewer, id)
    rows = await tx.run(
        select(_updates.c.number, _updates.c.raw)
        .where(_updates.c.assembly == viewer.assembly, _updates.c.draft == id, _updates.c.number > since)
        .order_by(_updates.c.number)
    )
    return Log(found, [Logged(row.number, row.raw) for row in rows])


async def length(tx: ReadTx, assembly: str, id: str) -> int:
    """How many updates the log of a draft holds."""
    counted = select(func.count()).where(_updates.c.assembly == assembly, _updates.c.draft == id)
    return int((await tx.run(counted)).scalar_one())


async def update(tx: ReadTx, assembly: str, id: str, number: int) -> bytes | None:
    """One update, or None where it was compacted meanwhile; for telling it to those who have the draft open."""
    found: bytes | None = (
        await tx.run(
            select(_updates.c.raw).where(
                _updates.c.assembly == assembly, _updates.c.draft == id, _updates.c.number == number
            )
        )
    ).scalar_one_or_none()
    return found


async def in_force(tx: ReadTx, assembly: str, accreditations: Iterable[str]) -> set[str]:
    """Which of the accreditations have not ended."""
    rows = await tx.run(
        select(_accreditations.c.id).where(
            _accreditations.c.assembly == assembly,
            _accreditations.c.id.in_(list(accreditations)),
            ~_accreditations.c.revoked,
        )
    )
    return set(rows.scalars())


def shown(row: RowMapping) -> DraftShown:
    """A draft as its delegation sees it."""
    times = ("begun", "changed", "kept_until")
    facts = {name: row[name] for name in DraftShown.__struct_fields__ if name not in times}
    until = None if row["state"] == "open" else instant(row["changed"] + KEPT)
    return DraftShown(**facts, begun=instant(row["begun"]), changed=instant(row["changed"]), kept_until=until)
