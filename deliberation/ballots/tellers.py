"""What the two tellers of a ballot may read besides everybody: an entry to confirm, and votes without names to count.

Both stay sealed for all others (P-73, P-91, P-102); who reads is signed in as one of the two.
"""

from typing import Final

from sqlalchemy import select

from deliberation.ballots.actions import openings_of
from deliberation.ballots.queries import ballot_itself
from deliberation.ballots.tables import SealedRow
from deliberation.ballots.wire import ENTERED, VOTE
from deliberation.core import canonical
from deliberation.core.ballot import Ballot, vote_id
from deliberation.core.envelope import b64
from deliberation.core.seal import SALT_BYTES
from deliberation.errors import Refusal
from deliberation.record.keyring import Vault
from deliberation.record.submission import Sealed
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx

_sealed: Final = SealedRow.__table__  # type: ignore[attr-defined]


async def openings(tx: ReadTx, viewer: Viewer, vault: Vault, id: str) -> bytes:
    """The openings of a locked non-recorded ballot, whose hash its lock names.

    Raises:
        Refusal: `unknown_object`, `not_a_teller`; `other_method`, `ballot_not_locked` where there is nothing to count.
    """
    ballot = await _of_teller(tx, viewer, id)
    if ballot.method != "non_recorded":
        raise Refusal("other_method", number=ballot.number, method=ballot.method)
    if ballot.locked is None or ballot.annulled is not None:
        raise Refusal("ballot_not_locked")
    votes = await VOTE.shelf.where(tx, viewer.assembly, ballot=id)
    return canonical.encode(await openings_of(vault, tx, viewer.assembly, ballot, votes))


async def entered(tx: ReadTx, viewer: Viewer, vault: Vault, id: str, member: str) -> Sealed:
    """Body and salt of what waits to be confirmed for a member.

    Raises:
        Refusal: `unknown_object`, `not_a_teller`; `nothing_entered` where nothing waits.
    """
    ballot = await _of_teller(tx, viewer, id)
    name = vote_id(ballot.id, member)
    waiting = (await ENTERED.shelf.by_ids(tx, viewer.assembly, [name])).get(name)
    if waiting is None or not waiting.waits or ballot.annulled is not None:
        raise Refusal("nothing_entered", member=member)
    this = (_sealed.c.assembly == viewer.assembly, _sealed.c.vote == f"{name}.entered")
    box = (await tx.run(select(_sealed.c.box).where(*this))).scalar_one()
    plain = vault.unlock(f"ballot {ballot.id}", box)
    return Sealed(body=plain[SALT_BYTES:].decode(), salt=b64(plain[:SALT_BYTES]))


async def _of_teller(tx: ReadTx, viewer: Viewer, id: str) -> Ballot:
    ballot = await ballot_itself(tx, viewer, id)
    if ballot is None:
        raise Refusal("unknown_object", noun="ballot", id=id)
    if viewer.accreditation is None or viewer.accreditation not in ballot.tellers:
        raise Refusal("not_a_teller", number=ballot.number)
    return ballot
