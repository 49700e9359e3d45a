"""Reading elections, their ballots, and who has handed in a paper in one that is open. All of it is public."""

from sqlalchemy import select

from deliberation.elections.tables import PollRow
from deliberation.elections.wire import ELECTION, PAPER, POLL, paper_shown
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx

_polls = PollRow.__table__  # type: ignore[attr-defined]


async def elections(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All elections, in order of id."""
    return [shown("election", each) for each in await ELECTION.shelf.where(tx, viewer.assembly)]


async def election(tx: ReadTx, viewer: Viewer, id: str) -> Shown | None:
    """One election, or None."""
    found = (await ELECTION.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    return None if found is None else shown("election", found)


async def polls(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All ballots of elections, in order of id."""
    return [shown("poll", each) for each in await POLL.shelf.where(tx, viewer.assembly)]


async def polls_of(tx: ReadTx, viewer: Viewer, election: str) -> list[Shown]:
    """The ballots of one election, the first first."""
    found = await POLL.shelf.where(tx, viewer.assembly, election=election)
    return [shown("poll", each) for each in sorted(found, key=lambda poll: poll.number)]


async def papers_in_progress(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """Who has handed in a paper in the ballot that is open."""
    open_now = select(_polls.c.id).where(_polls.c.assembly == viewer.assembly, _polls.c.closed.is_(None))
    handed = await PAPER.shelf.where(tx, viewer.assembly, PAPER.shelf.table.c.poll.in_(open_now))
    return [paper_shown(each) for each in handed]
