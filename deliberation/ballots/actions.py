"""What the server does for ballots beside the law.

It keeps sealed bodies that nobody can read (`sealing.py`), and opens them at the lock.
"""

from collections.abc import Sequence

from deliberation.ballots.sealing import keep_sealed, opened_of
from deliberation.core import canonical, law
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Cast, Given, Lock, Openings, Vote, choice, count, opened, vote_id
from deliberation.record.keyring import Vault
from deliberation.record.submission import Asker, Handling, Handlings, Kept, Submission
from deliberation.store.engine import Tx


def handlings(vault: Vault) -> Handlings:
    """The handling of casts and locks.

    Args:
        vault: encrypts sealed bodies until the lock.
    """
    return {
        Cast: Handling(check=_check, keep=lambda tx, assembly, kept: _keep_sealed(vault, tx, assembly, kept)),
        Lock: Handling(given=lambda tx, sent, desk: _given(vault, tx, sent, desk)),
    }


def _check(sent: Submission) -> None:
    choice(sent.body)


async def _keep_sealed(vault: Vault, tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """Keeps body and salt of each member's last cast."""
    casts = [(vote_id(sent.act.ballot, sent.act.member), sent.act.ballot, sent) for sent, _ in kept]
    keep_sealed(vault, tx, assembly, casts)


async def _given(vault: Vault, tx: Tx, sent: Submission, desk: Asker) -> tuple[Given, law.Blob]:
    """Opens the last casts of a ballot, and counts them (P-77, P-79)."""
    ballot, votes, assembly = await desk.drive(_what_to_open(sent.act))
    last = [(vote.id, vote.entry, vote.member) for vote in votes]
    openings = Openings(ballot=ballot.id, openings=await opened_of(vault, tx, assembly.id, ballot.id, last))
    raw = canonical.encode(openings)
    blob = law.blob(raw)
    outcome = count(ballot, opened(ballot, votes, openings), assembly)
    return Given(openings=blob.id, tally=outcome.tally, result=outcome.result), blob


def _what_to_open(act: Lock) -> law.Law[tuple[Ballot, list[Vote], Assembly]]:
    ballot = yield from law.the(Ballot, act.ballot)
    votes = yield from law.every(Vote, ballot=ballot.id)
    assembly = yield from law.the(Assembly, act.assembly)
    return ballot, votes, assembly
