"""What the look of a paragraph says where a file does not say it: headings, annexes, opening words.

Plain text has nothing else, and Word files are often written as if they were plain text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import structs

from deliberation.core.text import Clause, Language, Text
from deliberation.documents.endings import each_clause
from deliberation.documents.opening import opening_words, opens_preamble
from deliberation.documents.outline import Line

ANNEX_WORDS: Final[dict[Language, str]] = {
    "ar": "المرفق", "en": "Annex", "es": "Anexo", "fr": "Annexe", "ru": "Приложение", "zh": "附件",
}  # fmt: skip
"""What stands above an annex."""
ANNEX: Final = re.compile(
    rf"(?:{'|'.join(ANNEX_WORDS.values())})(?:\s+(?:[IVXLC]+|\d+|[A-Z]))?(?:\.\s+(?P<title>.*))?$", re.IGNORECASE
)
"""A line that begins an annex, with its title where that stands on the same line."""
_HEADING_MAX: Final = 200
_ENDS: Final = tuple(",;:.،؛，；。：、?!")


def looks_like_heading(words: str, *, numbered: bool) -> bool:
    """Whether a paragraph without a mark is a heading: short, nothing at its end, not opened as in a preamble.

    Args:
        words: the paragraph's.
        numbered: whether a numbered paragraph stood before it, so that the preamble is over.
    """
    return len(words) <= _HEADING_MAX and not words.endswith(_ENDS) and (numbered or not opens_preamble(words))


def with_annexes(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines in which "Annex" begins an annex, whose title is the line after it where that has no mark."""
    yield from titled_annexes(_annexes(lines), lambda line: not line.mark and len(line.words) <= _HEADING_MAX)


def titled_annexes(lines: Iterable[Line], is_title: Callable[[Line], bool]) -> Iterator[Line]:
    """Lines in which an annex without a title takes the next line as its title where that can be one."""
    annex: Line | None = None
    for line in lines:
        if annex is not None:
            titled = is_title(line)
            yield structs.replace(annex, words=line.words) if titled else annex
            annex = None
            if titled:
                continue
        if line.kind == "annex" and not line.words:
            annex = line
        else:
            yield line
    if annex is not None:
        yield annex


def _annexes(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        found = None if line.mark or line.kind == "title" else ANNEX.match(line.words)
        yield line if found is None else structs.replace(line, words=found["title"] or "", kind="annex")


def with_openings(text: Text) -> Text:
    """With the opening words that the paragraphs of a resolution have."""
    top = {clause.id for clause in (*text.preamble, *text.operative) if clause.kind != "heading"}

    def opened(clause: Clause) -> Clause:
        return structs.replace(clause, opening=opening_words(clause.text)) if clause.id in top else clause

    return each_clause(text, opened)
