"""Comments as clients see them: the object with its words, as long as these are kept and shown."""

from datetime import datetime
from typing import Any

import msgspec

from deliberation.core.entry import instant
from deliberation.core.thread import Comment, Subject, words
from deliberation.record.nouns import Noun, Shown, shown
from deliberation.record.submission import Submission
from deliberation.store.shelf import Shelf
from deliberation.threads.tables import CommentRow


class Thread(msgspec.Struct, frozen=True):
    """A thread as the viewer sees it, as it is at an index; `seen` is how far they had read it."""

    index: int
    seen: int
    objects: list[Shown]


class Line(msgspec.Struct, frozen=True):
    """One thread in figures.

    Args:
        total: the comments that the viewer may read.
        open: the discussions in it that are not resolved.
        unread: those by others that are worded since the viewer read it; 0 for who is not signed in.
        seen: the index up to which they have read it; -1 before the first time.
    """

    about: Subject
    total: int
    open: int
    unread: int
    seen: int


class Lines(msgspec.Struct, frozen=True):
    """Every thread that the viewer may read, in figures, and the unread comments that ask for their member."""

    index: int
    threads: list[Line]
    asks: list[Shown]


class Read(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a thread has been read up to an index."""

    about: Subject
    upto: int


class Worded(msgspec.Struct, frozen=True):
    """One wording of a comment, with its words as long as they are kept."""

    act: str
    at: str
    text: str | None


class Piece(msgspec.Struct, frozen=True):
    """Words of a snippet, and whether they are what was looked for. Plain words: nothing in them is markup."""

    words: str
    hit: bool


class Found(msgspec.Struct, frozen=True):
    """One thing found.

    Args:
        noun: `proposal` (its title), `clause`, `amendment` or `comment`.
        amendment, clause: of a comment, what it is about, where that is not the proposal as a whole.
        label: the clause's number in the text in force.
    """

    noun: str
    id: str
    proposal: str
    amendment: str | None
    clause: str | None
    label: str | None
    audience: str
    member: str | None
    language: str
    at: datetime | None
    snippet: list[Piece]


class Results(msgspec.Struct, frozen=True):
    """What was found, the best first; `more` says that there is more after these."""

    index: int
    results: list[Found]
    more: bool


def comment_shown(comment: Comment, body: bytes | None) -> Shown:
    """A comment with its words, or None in their place where they are hidden or were erased."""
    fields: dict[str, Any] = shown("comment", comment)
    del fields["wordings"], fields["worded"]
    first, last = comment.wordings[0], comment.wordings[-1]
    readable = body is not None and comment.hidden is None and not comment.erased
    read = words(body) if readable and body is not None else None
    spoken = {"language": read.language} if read is not None and read.language is not None else {}
    return (
        fields
        | spoken
        | {
            "at": instant(first.at),
            "edited": instant(last.at) if last is not first else None,
            "said": comment.said,
            "text": None if read is None else read.text,
        }
    )


def thread_of(about: Subject) -> str:
    """The name of a thread: what it is about, in one line."""
    return "/".join(part for part in (about.noun, about.id, about.clause) if part is not None)


def _told(comment: Comment, sent: Submission | None, _: str) -> Shown:
    """In a turn `sent` has the words in force, which `actions.py` finds where they did not come with the act."""
    return comment_shown(comment, sent.body or None if sent is not None else None)


COMMENT = Noun("comment", Shelf(Comment, CommentRow), _told, lambda comment: comment.audience)
