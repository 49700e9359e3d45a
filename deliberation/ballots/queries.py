"""Reading ballots, and who has voted on those that are open. They are public; choices are not here before the lock."""

from sqlalchemy import Select, select

from deliberation.ballots.tables import BallotRow
from deliberation.ballots.wire import BALLOT, ENTERED, VOTE, entered_shown, vote_shown
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
    cast = await VOTE.shelf.where(tx, viewer.assembly, VOTE.shelf.table.c.ballot.in_(_open_in(viewer.assembly)))
    return [vote_shown(each) for each in cast]


async def entered_in_progress(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """What tellers have entered on the ballots that are open."""
    entered = ENTERED.shelf.table.c.ballot.in_(_open_in(viewer.assembly))
    return [entered_shown(each) for each in await ENTERED.shelf.where(tx, viewer.assembly, entered)]


def _open_in(assembly: str) -> Select[tuple[str]]:
    of_assembly = _ballots.c.assembly == assembly
    return select(_ballots.c.id).where(of_assembly, _ballots.c.locked.is_(None), _ballots.c.annulled.is_(None))
