"""What the server does for comments beside the law: the words must be words, and are kept beside the record."""

from collections.abc import Sequence

from sqlalchemy.dialects.postgresql import insert

from deliberation.core.thread import Post, words
from deliberation.record.submission import Handling, Handlings, Kept, Submission
from deliberation.store.engine import Tx
from deliberation.threads.tables import WordsRow

_keep = insert(WordsRow.__table__)  # type: ignore[attr-defined]


def _check(sent: Submission) -> None:
    words(sent.body)


async def _keep_words(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    rows = [{"assembly": assembly, "comment": sent.act.id, "body": sent.body, "salt": sent.salt} for sent, _ in kept]
    await tx.run(_keep, rows)


HANDLINGS: Handlings = {Post: Handling(check=_check, keep=_keep_words)}
