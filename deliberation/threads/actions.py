"""What the server does for comments beside the law.

Words must be words, and are kept beside the record; what is hidden or erased is taken out of the frames that told it;
what is erased is destroyed. How far somebody has read is kept too, and is no act.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT, insert

from deliberation.core.thread import Comment, Edit, Erase, Hide, Post, Resolve, Show, Subject, words
from deliberation.errors import Refusal
from deliberation.record.submission import Handling, Handlings, Kept, Submission
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store, Tx
from deliberation.threads.tables import WordsRow
from deliberation.threads.wire import thread_of

_words: Final = WordsRow.__table__  # type: ignore[attr-defined]
_keep: Final = insert(_words)
_of_acts: Final = select(_words.c.act, _words.c.body).where(
    _words.c.assembly == bindparam("a"), _words.c.act == bindparam("acts", type_=ARRAY(TEXT)).any_()
)
_destroy: Final = delete(_words).where(
    _words.c.assembly == bindparam("a"), _words.c.comment == bindparam("ids", type_=ARRAY(TEXT)).any_()
)
_scrub: Final = text(
    "UPDATE frame SET body = jsonb_set(frame.body, '{changes}', ("
    "  SELECT jsonb_agg(CASE WHEN told.change ->> 'noun' = 'comment' AND told.change ->> 'id' = :id"
    "    THEN told.change || '{\"text\": null}' ELSE told.change END ORDER BY told.place)"
    "  FROM jsonb_array_elements(frame.body -> 'changes') WITH ORDINALITY AS told (change, place))) "
    "FROM entry WHERE entry.assembly = :a AND entry.act = :id AND frame.assembly = :a AND frame.audience = :audience "
    "AND frame.upto >= entry.index AND frame.body -> 'changes' @> CAST(:told AS jsonb)"
)
"""No frame tells a comment before the entry that made it."""
_read: Final = text(
    "INSERT INTO seen (assembly, accreditation, thread, upto) "
    "SELECT head.assembly, CAST(:who AS text), CAST(:thread AS text), least(:upto, head.size - 1) "
    "FROM head WHERE head.assembly = :a AND EXISTS (SELECT FROM comment WHERE comment.assembly = :a "
    "  AND comment.about ->> 'id' = :id AND comment.about ->> 'noun' = :noun AND comment.audience = ANY(:audiences)"
    "  AND coalesce(comment.about ->> 'clause', '') = :clause) "
    "ON CONFLICT (assembly, accreditation, thread) DO UPDATE SET upto = greatest(seen.upto, excluded.upto)"
)
"""Nothing is kept for a thread in which the reader has nothing to read."""


async def read_up_to(store: Store, viewer: Viewer, about: Subject, upto: int) -> None:
    """Notes that the viewer has read a thread up to an index; never less than before.

    Raises:
        Refusal: `not_signed_in`, `bad_cursor`.
    """
    if viewer.accreditation is None:
        raise Refusal("not_signed_in")
    if not -1 <= upto < 2**53:
        raise Refusal("bad_cursor", why="upto")
    async with store.write() as tx:
        await tx.run(
            _read,
            {
                "a": viewer.assembly, "who": viewer.accreditation, "thread": thread_of(about), "upto": upto,
                "noun": about.noun, "id": about.id, "clause": about.clause or "", "audiences": list(viewer.audiences),
            },
        )  # fmt: skip


def _check(sent: Submission) -> None:
    words(sent.body)


async def _follow_up(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """Keeps what came beside, destroys what is erased, scrubs what must not be told again, finds what is to be told."""
    said = [(sent, _comment(objects)) for sent, objects in kept]
    fresh = [
        {"assembly": assembly, "act": sent.act.id, "comment": comment.id, "body": sent.body, "salt": sent.salt}
        for sent, comment in said
        if isinstance(sent.act, Post | Edit)
    ]
    if fresh:
        await tx.run(_keep, fresh)
    erased = sorted({comment.id for sent, comment in said if isinstance(sent.act, Erase)})
    if erased:
        await tx.run(_destroy, {"a": assembly, "ids": erased})
    for comment in {comment.id: comment for sent, comment in said if isinstance(sent.act, Hide | Erase)}.values():
        told = f'[{{"noun": "comment", "id": "{comment.id}"}}]'
        await tx.run(_scrub, {"a": assembly, "id": comment.id, "audience": comment.audience, "told": told})
    await _find_words(tx, assembly, [each for each in said if isinstance(each[0].act, Show | Resolve)])


async def _find_words(tx: Tx, assembly: str, said: Sequence[tuple[Submission, Comment]]) -> None:
    """Lays the words in force beside acts that came without them, for the frame that tells the comment."""
    bodies = await wordings(tx, assembly, (comment.wordings[-1].act for _, comment in said))
    for sent, comment in said:
        sent.body = bodies.get(comment.wordings[-1].act, b"")


async def wordings(tx: Tx, assembly: str, acts: Iterable[str]) -> dict[str, bytes]:
    """The bodies of wordings that are kept, by the acts that brought them."""
    wanted = sorted(set(acts))
    if not wanted:
        return {}
    return {row.act: row.body for row in await tx.run(_of_acts, {"a": assembly, "acts": wanted})}


def _comment(objects: Sequence[object]) -> Comment:
    [comment] = [each for each in objects if isinstance(each, Comment)]
    return comment


def handlings(erased: Callable[[], None]) -> Handlings:
    """What is done for each kind of act about comments.

    Args:
        erased: is called when words are destroyed, in the turn that may still fail.
    """

    async def keep(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
        await _follow_up(tx, assembly, kept)
        if any(isinstance(sent.act, Erase) for sent, _ in kept):
            erased()

    worded, moderated = Handling(check=_check, keep=keep), Handling(keep=keep)
    return {
        Post: worded, Edit: worded, Hide: moderated, Show: moderated, Resolve: moderated, Erase: moderated,
    }  # fmt: skip
