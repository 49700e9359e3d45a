"""Whether a text can be tabled, printed and amended: its form, its bounds, its ids, its footnotes.

What is wrong is said with the label of the clause where there is one. Bounds come first and are found without reading
the words, so that a text made to do harm is refused at once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final
from unicodedata import category, is_normalized

from deliberation.core.markup import note_marks, references
from deliberation.core.numbering import note_numbers, number
from deliberation.core.text import (
    CLAUSE_MAX,
    CLAUSES_MAX,
    LEVELS_MAX,
    TITLE_MAX,
    Clause,
    Place,
    Text,
    kind_at_top,
    walk,
    wordings,
)
from deliberation.errors import Refusal

_ID: Final = re.compile(r"[a-z0-9]{6,32}")
# They make a line read in another order than the one that is signed; U+200E and U+200F, which don’t, stay allowed.
_DIRECTION_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def validate(text: Text) -> None:
    """Accepts a text that can be tabled, printed and amended (P-41).

    Raises:
        Refusal: `bad_text`, with `why` and the label of the `clause` where there is one. The reasons: `title`,
            `title_marks`, `no_operative`, `too_many_clauses`, `depth`, `id`, `id_twice`, `kind`, `heading`, `empty`,
            `length`, `opening`, `characters`, `annex_title`, `annex_empty`, `note_empty`, `note_marks`,
            `note_unmarked`, `note_twice`, `note_unknown`.
    """
    _check_title(text)
    if not any(clause.kind != "heading" for clause in text.operative):
        raise _bad("no_operative")
    _check_bounds(text)
    labels = number(text)
    _check_ids(text, labels)
    for place in walk(text):
        why = _fault(place)
        if why:
            raise _bad(why, labels[place.clause.id])
    for annex in text.annexes:
        why = _fault_of_title(annex.title) or ("" if annex.clauses else "annex_empty")
        if why:
            raise _bad(why, labels[annex.id])
    _check_notes(text, labels)


def _check_title(text: Text) -> None:
    if not text.title.strip() or len(text.title) > TITLE_MAX:
        raise _bad("title")
    if not _plain(text.title):
        raise _bad("characters")
    if note_marks(text.title) or references(text.title):
        raise _bad("title_marks")


def _check_bounds(text: Text) -> None:
    """How many things it has and how deep they lie, level by level, so that no depth can exhaust the stack."""
    found = len(text.annexes) + len(text.notes)
    clauses = [*text.preamble, *text.operative, *chain.from_iterable(annex.clauses for annex in text.annexes)]
    for _ in range(LEVELS_MAX + 1):
        found += len(clauses)
        if found > CLAUSES_MAX:
            raise _bad("too_many_clauses")
        clauses = [child for clause in clauses for child in clause.children]
    if clauses:
        raise _bad("depth")


def _check_ids(text: Text, labels: dict[str, str]) -> None:
    """Clauses, annexes and footnotes share one namespace."""
    seen: set[str] = set()
    for id in _ids(text):
        if not _ID.fullmatch(id):
            raise _bad("id", labels.get(id, ""))
        if id in seen:
            raise _bad("id_twice", labels.get(id, ""))
        seen.add(id)


def _ids(text: Text) -> Iterator[str]:
    yield from (place.clause.id for place in walk(text))
    yield from (annex.id for annex in text.annexes)
    yield from (note.id for note in text.notes)


def _fault(place: Place) -> str:
    """What is wrong with one clause, or the empty string."""
    clause = place.clause
    if not _may_stand(clause, place):
        return "kind"
    if clause.kind == "heading" and clause.children:
        return "heading"
    if not clause.text.strip():
        return "empty"
    if len(clause.text) > CLAUSE_MAX:
        return "length"
    if not 0 <= clause.opening <= len(clause.text):
        return "opening"
    return "" if _plain(clause.text) else "characters"


def _may_stand(clause: Clause, place: Place) -> bool:
    if place.above:
        return clause.kind == "sub_paragraph"
    return clause.kind in ("heading", kind_at_top(place.part))


def _fault_of_title(title: str) -> str:
    if not title.strip() or len(title) > TITLE_MAX:
        return "annex_title"
    return "" if _plain(title) else "characters"


def _check_notes(text: Text, labels: dict[str, str]) -> None:
    """Every footnote has exactly one mark, in a clause or an annex's title, and every mark has a footnote."""
    notes = {note.id for note in text.notes}
    marked = Counter[str]()
    for id, words in wordings(text):
        for note_id in note_marks(words):
            marked[note_id] += 1
            if note_id not in notes:
                raise _bad("note_unknown", labels[id])
            if marked[note_id] > 1:
                raise _bad("note_twice", labels[id])
    numbers = note_numbers(text)
    for note in text.notes:
        if note.id not in marked:
            raise _bad("note_unmarked")
        label = str(numbers[note.id])
        if not note.text.strip() or len(note.text) > CLAUSE_MAX:
            raise _bad("note_empty", label)
        if not _plain(note.text):
            raise _bad("characters")
        if note_marks(note.text):
            raise _bad("note_marks", label)


def _plain(words: str) -> bool:
    """NFC, without control characters, line breaks, lone surrogates or anything that reverses the reading order."""
    if words.isascii() and words.isprintable():
        return True
    return is_normalized("NFC", words) and not any(
        category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTION_OVERRIDES for character in words
    )


def _bad(why: str, clause: str = "") -> Refusal:
    return Refusal("bad_text", why=why, clause=clause)
