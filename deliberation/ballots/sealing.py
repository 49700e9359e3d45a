"""Sealed bodies between a cast and its opening: encrypted under the server's secret, and read by nobody before."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from deliberation.ballots.tables import SealedRow
from deliberation.core.ballot import Opening
from deliberation.core.envelope import b64
from deliberation.core.seal import SALT_BYTES
from deliberation.record.keyring import Vault
from deliberation.record.submission import Submission
from deliberation.store.engine import ReadTx, Tx

_sealed: Final = SealedRow.__table__  # type: ignore[attr-defined]
_KEEP: Final = (
    "INSERT INTO sealed (assembly, vote, ballot, box) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bytea[]) "
    "ON CONFLICT (assembly, vote) DO UPDATE SET box = excluded.box"
)


def keep_sealed(vault: Vault, tx: Tx, assembly: str, casts: Sequence[tuple[str, str, Submission]]) -> None:
    """Keeps body and salt of each last cast, encrypted; those of an earlier cast are gone.

    Args:
        casts: the id of the vote or paper, that of its ballot, and what was sent; a later one replaces an earlier.
    """
    last = {vote: (ballot, sent) for vote, ballot, sent in casts}
    plain: dict[str, list[bytes]] = defaultdict(list)
    for ballot, sent in last.values():
        plain[ballot].append(sent.salt + sent.body)
    locked = {ballot: iter(vault.lock_all(f"ballot {ballot}", of)) for ballot, of in plain.items()}
    ballots = [ballot for ballot, _ in last.values()]
    tx.later(_KEEP, assembly, list(last), ballots, [next(locked[ballot]) for ballot in ballots])


async def opened_of(
    vault: Vault, tx: ReadTx, assembly: str, ballot: str, votes: Sequence[tuple[str, int, str]]
) -> tuple[Opening, ...]:
    """Opens the last casts of a ballot.

    Args:
        votes: of each its id, the index of its entry and its member.
    """
    rows = await tx.run(
        select(_sealed.c.vote, _sealed.c.box).where(_sealed.c.assembly == assembly, _sealed.c.ballot == ballot)
    )
    boxes: dict[str, bytes] = {row.vote: row.box for row in rows}
    return tuple(
        _opening(entry, member, vault.unlock(f"ballot {ballot}", boxes[vote])) for vote, entry, member in votes
    )


def _opening(entry: int, member: str, plain: bytes) -> Opening:
    salt, body = plain[:SALT_BYTES], plain[SALT_BYTES:]
    return Opening(entry=entry, member=member, body=body.decode(), salt=b64(salt))
