"""Renderings: the words of a text in another language, clause by clause, and amendments that are written in it.

A text has one original, and any number of renderings beside it (P-43). Whatever is rendered names the words that it
renders by their hash: as soon as those change it is *behind*, and the text in that language shows the original's words
until somebody renders them. An amendment written in another language is anchored to the words of that language; when it
is adopted what it changes has its words and says so (`Clause.language`, and so for titles and footnotes), so that it is
behind in every other language, the original's included, where a rendering in the text's own language puts it right.
"""

import hashlib
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deliberation.core import canonical
from deliberation.core.act import Sha256
from deliberation.core.text import Annex, Clause, Language, Note, Text, languages, walk
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


class Rendering(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text in another language.

    Args:
        clauses: clauses, annexes and footnotes, by their ids.
        of: SHA-256, in hex, of the title that `title` renders; where it is not said, the title of the text as it was
            written, which is then never behind.
    """

    language: Language
    title: str
    clauses: dict[str, Rendered]
    of: Sha256 | None = None


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


def is_title_current(text: Text, rendering: Rendering) -> bool:
    """Whether the title is rendered as it is now."""
    if (text.title_language or text.language) == rendering.language:
        return True
    return text.title_language is None if rendering.of is None else rendering.of == source(text.title)


def render(text: Text, rendering: Rendering) -> Text:
    """The text in the language of a rendering: what is behind has its original words and their language."""
    title = Rendered(rendering.title, source(text.title)) if is_title_current(text, rendering) else None
    words, spoken, _ = _shown(text.title, text.title_language or text.language, title, rendering)
    return replace(
        text,
        language=rendering.language,
        title=words,
        title_language=spoken,
        preamble=_rendered(text.preamble, text, rendering),
        operative=_rendered(text.operative, text, rendering),
        annexes=tuple(_annex(annex, text, rendering) for annex in text.annexes),
        notes=tuple(_note(note, text, rendering) for note in text.notes),
    )


def _rendered(clauses: tuple[Clause, ...], text: Text, rendering: Rendering) -> tuple[Clause, ...]:
    return tuple(
        replace(_one(clause, text, rendering), children=_rendered(clause.children, text, rendering))
        for clause in clauses
    )


def _one(clause: Clause, text: Text, rendering: Rendering) -> Clause:
    found = rendering.clauses.get(clause.id)
    words, language, taken = _shown(clause.text, clause.language or text.language, found, rendering)
    return replace(clause, text=words, opening=taken.opening if taken else clause.opening, language=language)


def _annex(annex: Annex, text: Text, rendering: Rendering) -> Annex:
    found = rendering.clauses.get(annex.id)
    words, language, _ = _shown(annex.title, annex.language or text.language, found, rendering)
    return replace(annex, title=words, language=language, clauses=_rendered(annex.clauses, text, rendering))


def _note(note: Note, text: Text, rendering: Rendering) -> Note:
    found = rendering.clauses.get(note.id)
    words, language, _ = _shown(note.text, note.language or text.language, found, rendering)
    return replace(note, text=words, language=language)


def _shown(
    words: str, own: Language, found: Rendered | None, rendering: Rendering
) -> tuple[str, Language | None, Rendered | None]:
    """The words that are shown, their language where it is not the rendering's, and what they were taken from."""
    if own == rendering.language:
        return words, None, None
    if found is None or found.of != source(words):
        return words, own, None
    return found.text, None, found


def original(text: Text, shown: Text, changed: Text) -> Text:
    """The text with what an amendment in another language changed; what it left alone keeps its original words.

    Args:
        text: the text in its original language.
        shown: the same text in the amendment's language (`render`).
        changed: `shown` with the amendment.

    Raises:
        Refusal: `bad_text` where the original's words do not go together as it arranges them.
    """

    def said(language: Language | None) -> Language | None:
        """The language of changed words as the original says it."""
        spoken = language or changed.language
        return None if spoken == text.language else spoken

    own, before = _by_id(text), _by_id(shown)

    def restored(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(replace(one(clause), children=restored(clause.children)) for clause in clauses)

    def one(clause: Clause) -> Clause:
        known = before.get(clause.id)
        if known is not None and (known.text, known.opening) == (clause.text, clause.opening):
            kept = own[clause.id]
            return replace(clause, text=kept.text, opening=kept.opening, language=kept.language)
        return replace(clause, language=said(clause.language))

    annexes, titles = {annex.id: annex for annex in text.annexes}, {annex.id: annex.title for annex in shown.annexes}
    notes, noted = {note.id: note for note in text.notes}, {note.id: note.text for note in shown.notes}

    def titled(annex: Annex) -> Annex:
        clauses = restored(annex.clauses)
        if titles.get(annex.id) == annex.title:
            return replace(annexes[annex.id], clauses=clauses)
        return replace(annex, clauses=clauses, language=said(annex.language))

    title, spoken = changed.title, said(changed.title_language)
    if changed.title == shown.title:
        title, spoken = text.title, text.title_language
    found = replace(
        text,
        title=title,
        title_language=spoken,
        preamble=restored(changed.preamble),
        operative=restored(changed.operative),
        annexes=tuple(titled(annex) for annex in changed.annexes),
        notes=tuple(
            notes[note.id] if noted.get(note.id) == note.text else replace(note, language=said(note.language))
            for note in changed.notes
        ),
    )
    validate(found)
    return found


def with_languages_of(text: Text, changed: Text) -> Text:
    """A changed text that says of nothing that it is in another language than before, to compare words alone."""
    before = languages(text)

    def silent(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(
            replace(clause, language=before.get(clause.id), children=silent(clause.children)) for clause in clauses
        )

    return replace(
        changed,
        title_language=text.title_language,
        preamble=silent(changed.preamble),
        operative=silent(changed.operative),
        annexes=tuple(
            replace(annex, language=before.get(annex.id), clauses=silent(annex.clauses)) for annex in changed.annexes
        ),
        notes=tuple(replace(note, language=before.get(note.id)) for note in changed.notes),
    )


def _by_id(text: Text) -> dict[str, Clause]:
    return {place.clause.id: place.clause for place in walk(text)}
