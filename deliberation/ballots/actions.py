"""What the server does for ballots beside the law.

It keeps sealed bodies that nobody can read (`sealing.py`), and opens them at the lock.
"""

from collections.abc import Sequence
from typing import Final

from deliberation.ballots.sealing import keep_sealed, opened_of
from deliberation.core import canonical, law
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Cast, Given, Lock, Openings, Vote, choice, count, decided, opened, vote_id
from deliberation.core.conduct import Annul
from deliberation.core.hands import Demand
from deliberation.core.tellers import Confirm, Enter
from deliberation.record.keyring import Vault
from deliberation.record.submission import Asker, Handling, Handlings, Kept, Submission
from deliberation.store.engine import ReadTx, Tx

_DESTROY: Final = "DELETE FROM sealed WHERE assembly = $1 AND ballot = ANY($2::text[])"


def handlings(vault: Vault) -> Handlings:
    """The handling of casts, of what tellers enter, of locks, and of ballots that are void.

    Args:
        vault: encrypts sealed bodies until the lock.
    """

    async def keep(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
        _keep_sealed(vault, tx, assembly, kept)

    return {
        **dict.fromkeys((Cast, Enter, Confirm), Handling(check=_check, keep=keep)),
        Lock: Handling(given=lambda tx, sent, desk: _given(vault, tx, sent, desk)),
        **dict.fromkeys((Annul, Demand), Handling(keep=_destroy)),
    }


def _check(sent: Submission) -> None:
    choice(sent.body)


def _keep_sealed(vault: Vault, tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """Keeps body and salt of each member's last cast."""
    keep_sealed(vault, tx, assembly, [(_box_of(sent.act), sent.act.ballot, sent) for sent, _ in kept])


def _box_of(act: Cast | Enter | Confirm) -> str:
    """Under which name a sealed body is kept: what a teller entered lies apart until the other confirms it."""
    if isinstance(act, Cast):
        return vote_id(act.ballot, act.member)
    name = vote_id(act.ballot, act.voter)
    return f"{name}.entered" if isinstance(act, Enter) else name


async def _destroy(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """The sealed bodies of a void ballot are destroyed unopened (P-75)."""
    tx.later(_DESTROY, assembly, [sent.act.ballot for sent, _ in kept])


async def _given(vault: Vault, tx: Tx, sent: Submission, desk: Asker) -> tuple[Given, law.Blob | None]:
    """Opens the last casts of a ballot, and counts them (P-77, P-79); two tellers have those without names (P-73)."""
    ballot, votes, assembly = await desk.drive(_what_to_open(sent.act))
    openings = await openings_of(vault, tx, assembly.id, ballot, votes)
    blob = law.blob(canonical.encode(openings))
    if ballot.method == "non_recorded":
        outcome = count(ballot, opened(ballot, votes, openings), assembly)
    else:
        outcome = decided(ballot, votes, openings, assembly)
    given = Given(openings=blob.id, tally=outcome.tally, result=outcome.result)
    return given, None if ballot.method == "non_recorded" else blob


async def openings_of(vault: Vault, tx: ReadTx, assembly: str, ballot: Ballot, votes: Sequence[Vote]) -> Openings:
    """The openings of a ballot's last casts, from what was kept sealed."""
    last = [(vote.id, vote.entry, vote.member) for vote in votes]
    return Openings(ballot=ballot.id, openings=await opened_of(vault, tx, assembly, ballot.id, last))


def _what_to_open(act: Lock) -> law.Law[tuple[Ballot, list[Vote], Assembly]]:
    ballot = yield from law.the(Ballot, act.ballot)
    votes = yield from law.every(Vote, ballot=ballot.id)
    assembly = yield from law.the(Assembly, act.assembly)
    return ballot, votes, assembly
