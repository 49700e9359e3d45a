"""What the server does for ballots beside the law.

It keeps sealed bodies that nobody can read, and opens them at the lock.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from deliberation.ballots.tables import SealedRow
from deliberation.core import canonical, law
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Cast, Given, Lock, Opening, Openings, Vote, choice, count, opened, vote_id
from deliberation.core.envelope import b64
from deliberation.core.seal import SALT_BYTES
from deliberation.record.keyring import Vault
from deliberation.record.submission import Asker, Handling, Handlings, Kept, Submission
from deliberation.store.engine import Tx

_sealed: Final = SealedRow.__table__  # type: ignore[attr-defined]
_KEEP: Final = (
    "INSERT INTO sealed (assembly, vote, ballot, box) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bytea[]) "
    "ON CONFLICT (assembly, vote) DO UPDATE SET box = excluded.box"
)


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
    """Keeps body and salt of each member's last cast, encrypted; those of an earlier cast are gone."""
    last = {vote_id(sent.act.ballot, sent.act.member): sent for sent, _ in kept}
    plain: dict[str, list[bytes]] = defaultdict(list)
    for sent in last.values():
        plain[sent.act.ballot].append(sent.salt + sent.body)
    locked = {ballot: iter(vault.lock_all(f"ballot {ballot}", of)) for ballot, of in plain.items()}
    ballots = [sent.act.ballot for sent in last.values()]
    tx.later(_KEEP, assembly, list(last), ballots, [next(locked[ballot]) for ballot in ballots])


async def _given(vault: Vault, tx: Tx, sent: Submission, desk: Asker) -> tuple[Given, law.Blob]:
    """Opens the last casts of a ballot, and counts them (P-77, P-79)."""
    ballot, votes, assembly = await desk.drive(_what_to_open(sent.act))
    rows = await tx.run(
        select(_sealed.c.vote, _sealed.c.box).where(_sealed.c.assembly == assembly.id, _sealed.c.ballot == ballot.id)
    )
    boxes: dict[str, bytes] = {row.vote: row.box for row in rows}
    openings = Openings(
        ballot=ballot.id,
        openings=tuple(_opening(vote, vault.unlock(f"ballot {ballot.id}", boxes[vote.id])) for vote in votes),
    )
    raw = canonical.encode(openings)
    blob = law.blob(raw)
    outcome = count(ballot, opened(ballot, votes, openings), assembly)
    return Given(openings=blob.id, tally=outcome.tally, result=outcome.result), blob


def _what_to_open(act: Lock) -> law.Law[tuple[Ballot, list[Vote], Assembly]]:
    ballot = yield from law.the(Ballot, act.ballot)
    votes = yield from law.every(Vote, ballot=ballot.id)
    assembly = yield from law.the(Assembly, act.assembly)
    return ballot, votes, assembly


def _opening(vote: Vote, plain: bytes) -> Opening:
    salt, body = plain[:SALT_BYTES], plain[SALT_BYTES:]
    return Opening(entry=vote.entry, member=vote.member, body=body.decode(), salt=b64(salt))
