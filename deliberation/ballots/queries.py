"""Reading ballots, and who has voted on those that are open. They are public; choices are not here before the lock."""

from sqlalchemy import select

from deliberation.ballots.tables import BallotRow
from deliberation.ballots.wire import BALLOT, VOTE, vote_shown
from deliberation.core.ballot import Ballot
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx

_ballots = BallotRow.__table__  # type: ignore[attr-defined]


async def ballots(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All ballots, in order of id."""
    return [shown("ballot", each) for each in await BALLOT.shelf.where(tx, viewer.assembly)]


async def ballot(tx: ReadTx, viewer: Viewer, id: str) -> Shown | None:
    """One ballot, or None."""
    found = await ballot_itself(tx, viewer, id)
    return None if found is None else shown("ballot", found)


async def ballot_itself(tx: ReadTx, viewer: Viewer, id: str) -> Ballot | None:
    """One ballot as the law has it, or None."""
    return (await BALLOT.shelf.by_ids(tx, viewer.assembly, [id])).get(id)


async def votes_in_progress(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """Who has voted on the ballots that are open."""
    open_now = select(_ballots.c.id).where(_ballots.c.assembly == viewer.assembly, _ballots.c.locked.is_(None))
    cast = await VOTE.shelf.where(tx, viewer.assembly, VOTE.shelf.table.c.ballot.in_(open_now))
    return [vote_shown(each) for each in cast]
