"""Comments as clients see them: the object with its words, as long as these are kept."""

from deliberation.core.thread import Comment, words
from deliberation.record.nouns import Noun, Shown, shown
from deliberation.record.submission import Submission
from deliberation.store.shelf import Shelf
from deliberation.threads.tables import CommentRow


def comment_shown(comment: Comment, body: bytes | None, at: str) -> Shown:
    """A comment with its words, or None in their place where they were erased."""
    return shown("comment", comment) | {"text": None if body is None else words(body).text, "at": at}


def _told(comment: Comment, sent: Submission | None, at: str) -> Shown:
    return comment_shown(comment, None if sent is None else sent.body, at)


COMMENT = Noun("comment", Shelf(Comment, CommentRow), _told, lambda comment: comment.audience)
