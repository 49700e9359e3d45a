"""Renderings: the words of a text in another language, clause by clause, and amendments that are written in it.

A text has one original, and any number of renderings beside it (P-43). Each rendered clause names the words that it
renders by their hash: as soon as those change it is *behind*, and the text in that language shows the original's words
until somebody renders them. An amendment written in another language is anchored to the words of that language; when it
is adopted the clauses that it changes have its words and say so (`Clause.language`), so that they are behind in every
other language.
"""

import hashlib
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deliberation.core import canonical
from deliberation.core.act import Sha256
from deliberation.core.text import Clause, Language, Text
from deliberation.core.validity import validate
from deliberation.errors import BadFormat, Refusal


class Rendered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of one clause in another language; of an annex its title, of a footnote its words.

    Args:
        of: SHA-256, in hex, of the words that it renders.
        opening: as in `Clause`.
    """

    text: str
    of: Sha256
    opening: int = 0


class Rendering(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in another language; `clauses` by their ids."""

    language: Language
    title: str
    clauses: dict[str, Rendered]


_decoder: Final = msgspec.json.Decoder(Rendering)


def encode(rendering: Rendering) -> bytes:
    """The canonical bytes of a rendering (record.md, canonical encoding)."""
    return canonical.encode(rendering)


def decode(raw: bytes) -> Rendering:
    """The rendering of canonical bytes.

    Raises:
        Refusal: `bad_rendering` where the bytes are not the canonical form of one.
    """
    try:
        return canonical.decode_as(raw, _decoder)
    except BadFormat:
        raise Refusal("bad_rendering", why="form") from None


def source(words: str) -> str:
    """What a rendered clause names the words by that it renders."""
    return hashlib.sha256(words.encode()).hexdigest()


def is_current(clause: Clause, rendering: Rendering) -> bool:
    """Whether the words of a clause are rendered as they are now; those in the rendering's language need none."""
    if clause.language == rendering.language:
        return True
    found = rendering.clauses.get(clause.id)
    return found is not None and found.of == source(clause.text)


def render(text: Text, rendering: Rendering) -> Text:
    """The text in the language of a rendering: a clause that is behind has its original words and their language."""
    return replace(
        text,
        language=rendering.language,
        title=rendering.title,
        preamble=_rendered(text.preamble, text, rendering),
        operative=_rendered(text.operative, text, rendering),
        annexes=tuple(
            replace(
                annex,
                title=_words(annex.id, annex.title, rendering),
                clauses=_rendered(annex.clauses, text, rendering),
            )
            for annex in text.annexes
        ),
        notes=tuple(replace(note, text=_words(note.id, note.text, rendering)) for note in text.notes),
    )


def _rendered(clauses: tuple[Clause, ...], text: Text, rendering: Rendering) -> tuple[Clause, ...]:
    return tuple(
        replace(_one(clause, text, rendering), children=_rendered(clause.children, text, rendering))
        for clause in clauses
    )


def _one(clause: Clause, text: Text, rendering: Rendering) -> Clause:
    own = clause.language or text.language
    found = rendering.clauses.get(clause.id)
    if own == rendering.language:
        return replace(clause, language=None)
    if found is None or found.of != source(clause.text):
        return replace(clause, language=own)
    return replace(clause, text=found.text, opening=found.opening, language=None)


def _words(id: str, words: str, rendering: Rendering) -> str:
    found = rendering.clauses.get(id)
    return found.text if found is not None and found.of == source(words) else words


def original(text: Text, shown: Text, changed: Text) -> Text:
    """The text with what an amendment in another language changed; what it left alone keeps its original words.

    Args:
        text: the text in its original language.
        shown: the same text in the amendment's language (`render`).
        changed: `shown` with the amendment.

    Raises:
        Refusal: `bad_amendment` where it changes what has no language of its own: the title, an annex's title, a note;
            `bad_text` where the original's words do not go together as it arranges them.
    """
    before = _by_id(shown.preamble, shown.operative, *(annex.clauses for annex in shown.annexes))
    words = _by_id(text.preamble, text.operative, *(annex.clauses for annex in text.annexes))
    titles = {annex.id: annex.title for annex in shown.annexes}
    notes = {note.id: note for note in shown.notes}
    alone = changed.title == shown.title and all(titles.get(annex.id) == annex.title for annex in changed.annexes)
    if not alone or any(notes.get(note.id) != note for note in changed.notes):
        raise Refusal("bad_amendment", why="language")

    def restored(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(replace(_restored(clause), children=restored(clause.children)) for clause in clauses)

    def _restored(clause: Clause) -> Clause:
        known = before.get(clause.id)
        if known is not None and (known.text, known.opening) == (clause.text, clause.opening):
            own = words[clause.id]
            return replace(clause, text=own.text, opening=own.opening, language=own.language)
        language = clause.language or changed.language
        return replace(clause, language=None if language == text.language else language)

    was = {annex.id: annex.title for annex in text.annexes}
    kept = {note.id: note for note in text.notes}
    found = replace(
        text,
        preamble=restored(changed.preamble),
        operative=restored(changed.operative),
        annexes=tuple(
            replace(annex, title=was[annex.id], clauses=restored(annex.clauses)) for annex in changed.annexes
        ),
        notes=tuple(kept[note.id] for note in changed.notes),
    )
    validate(found)
    return found


def with_languages_of(text: Text, changed: Text) -> Text:
    """A changed text that says of no clause that it is in another language than before, to compare words alone."""
    before = _by_id(text.preamble, text.operative, *(annex.clauses for annex in text.annexes))

    def silent(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(
            replace(
                clause,
                language=before[clause.id].language if clause.id in before else None,
                children=silent(clause.children),
            )
            for clause in clauses
        )

    return replace(
        changed,
        preamble=silent(changed.preamble),
        operative=silent(changed.operative),
        annexes=tuple(replace(annex, clauses=silent(annex.clauses)) for annex in changed.annexes),
    )


def _by_id(*parts: tuple[Clause, ...]) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for clauses in parts:
        for clause in clauses:
            found[clause.id] = clause
            found |= _by_id(clause.children)
    return found
