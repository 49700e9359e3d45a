"""What the server does for elections beside the law.

It keeps sealed papers that nobody can read and opens them at the close, and it commits to the secret from which lots
are drawn before anybody has handed in a paper.
"""

from collections.abc import Sequence

from deliberation.ballots.sealing import keep_sealed, opened_of
from deliberation.core import canonical, law
from deliberation.core.ballot import Openings
from deliberation.core.poll import Cast, Close, Committed, Open, Paper, Poll, Shown, commitment_to, marked, paper_id
from deliberation.record.keyring import Vault
from deliberation.record.submission import Asker, Handling, Handlings, Kept, Submission
from deliberation.store.engine import Tx


def handlings(vault: Vault) -> Handlings:
    """The handling of papers, and of the opening and closing of their ballots.

    Args:
        vault: encrypts sealed papers until the close, and holds the secret of each drawing of lots.
    """
    return {
        Cast: Handling(check=_check, keep=lambda tx, assembly, kept: _keep(vault, tx, assembly, kept)),
        Open: Handling(given=lambda _, sent, __: _committed(vault, sent)),
        Close: Handling(given=lambda tx, sent, desk: _shown(vault, tx, sent, desk)),
    }


def _check(sent: Submission) -> None:
    marked(sent.body)


async def _keep(vault: Vault, tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """Keeps body and salt of each member's last paper."""
    papers = [(paper_id(sent.act.poll, sent.act.member), sent.act.poll, sent) for sent, _ in kept]
    keep_sealed(vault, tx, assembly, papers)


def _secret(vault: Vault, assembly: str, poll: str) -> str:
    return vault.secret_for(f"lots of {assembly} {poll}").hex()


async def _committed(vault: Vault, sent: Submission) -> tuple[Committed, None]:
    return Committed(commitment=commitment_to(_secret(vault, sent.act.assembly, sent.act.id))), None


async def _shown(vault: Vault, tx: Tx, sent: Submission, desk: Asker) -> tuple[Shown, law.Blob | None]:
    """Shows the secret, and opens the papers that were handed in."""
    poll, papers = await desk.drive(_what_to_open(sent.act))
    secret = _secret(vault, sent.act.assembly, poll.id)
    if poll.entry_by == "manual" or poll.closed is not None:
        return Shown(secret=secret, openings=None), None
    last = [(paper.id, paper.entry, paper.member) for paper in papers]
    opened = await opened_of(vault, tx, sent.act.assembly, poll.id, last)
    blob = law.blob(canonical.encode(Openings(ballot=poll.id, openings=opened)))
    return Shown(secret=secret, openings=blob.id), blob


def _what_to_open(act: Close) -> law.Law[tuple[Poll, list[Paper]]]:
    poll = yield from law.the(Poll, act.poll)
    papers = yield from law.every(Paper, poll=poll.id)
    return poll, papers
