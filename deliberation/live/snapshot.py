"""Snapshots: everything that a client shows, as it is at one index; the frames after that index keep it true.

All objects in it are public, so one snapshot serves everybody; comments come by thread, texts by their hash.
"""

from typing import Any

import msgspec
from sqlalchemy import select

from deliberation.amendments.queries import amendments, en_blocs, rulings
from deliberation.ballots.queries import ballots, entered_in_progress, votes_in_progress
from deliberation.core.entry import instant
from deliberation.elections.queries import elections, papers_in_progress, polls
from deliberation.meetings.queries import meetings
from deliberation.members.queries import members
from deliberation.motions.queries import motions, statements
from deliberation.proposals.queries import divisions, parts, proposals, without_votes
from deliberation.record.keyring import Keyring
from deliberation.record.nouns import Shown
from deliberation.record.tables import HeadRow
from deliberation.record.viewer import Viewer
from deliberation.record.wire import ASSEMBLY
from deliberation.rules.queries import changes_of_rules
from deliberation.store.engine import ReadTx, Store

_heads = HeadRow.__table__  # type: ignore[attr-defined]


class ViewerShown(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who the snapshot is for."""

    role: str
    audiences: tuple[str, ...]
    accreditation: str | None = None
    member: str | None = None


class Snapshot(msgspec.Struct, frozen=True):
    """An assembly at one index."""

    assembly: str
    index: int
    at: str
    origin: str
    vkey: str
    viewer: ViewerShown
    objects: msgspec.Raw


class Snapshots:
    """Makes snapshots, and keeps the last one of each assembly as long as nothing happens there."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: dict[str, tuple[int, msgspec.Raw]] = {}

    async def of(self, viewer: Viewer, keyring: Keyring) -> Snapshot:
        """The snapshot for a viewer."""
        async with self._store.read() as tx:
            index, at = await _reached(tx, viewer.assembly)
            last = self._last.get(viewer.assembly)
            if last is None or last[0] != index:
                last = index, msgspec.Raw(msgspec.json.encode(await objects(tx, viewer)))
                self._last[viewer.assembly] = last
        return Snapshot(
            assembly=viewer.assembly,
            index=index,
            at=at,
            origin=keyring.origin,
            vkey=keyring.vkey,
            viewer=ViewerShown(viewer.role, viewer.audiences, viewer.accreditation, viewer.member),
            objects=last[1],
        )


async def _reached(tx: ReadTx, assembly: str) -> tuple[int, str]:
    row: Any = (await tx.run(select(_heads.c.size, _heads.c.at).where(_heads.c.assembly == assembly))).one()
    return row.size - 1, instant(row.at)


async def objects(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All objects of a snapshot."""
    found = [
        ASSEMBLY.show(each, None, "") if ASSEMBLY.show else {}
        for each in await ASSEMBLY.shelf.where(tx, viewer.assembly)
    ]
    of_texts = (proposals, without_votes, divisions, parts, amendments, rulings, en_blocs, motions)
    of_votes = (ballots, votes_in_progress, entered_in_progress, statements, elections, polls, papers_in_progress)
    for query in (members, meetings, changes_of_rules, *of_texts, *of_votes):
        found += await query(tx, viewer)
    return found
