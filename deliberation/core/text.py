"""The text of a norm: a title, preambular and operative paragraphs with sub-paragraphs below them, annexes, footnotes.

A clause has an id that never changes, so that comments and amendments stay where they were put however often the
numbers move; the numbers, and the punctuation at the end of each clause, are derived when the text is shown
(`numbering.py`). The words hold marks for cross-references and footnotes (`markup.py`); whether a text can be tabled
is said by `validity.py`. Texts are immutable values: a change makes a new one (`amending.py`), and a text is known by
the hash of its canonical form.
"""

import hashlib
from collections.abc import Iterator
from typing import Final, Literal

import msgspec
from msgspec import Struct

from deliberation.core import canonical
from deliberation.errors import BadFormat, Refusal

Part = Literal["preamble", "operative", "annex"]
ClauseKind = Literal["preambular", "operative", "sub_paragraph", "heading", "paragraph"]
Language = Literal["ar", "en", "es", "fr", "ru", "zh"]

TITLE_MAX: Final = 400
CLAUSE_MAX: Final = 8_000
CLAUSES_MAX: Final = 2_000
"""How many things with an id a text has: clauses, annexes and footnotes."""
LEVELS_MAX: Final = 4
"""Levels of sub-paragraphs: (a), (i), a., i."""
BYTES_MAX: Final = 2 * 2**20
"""Of a text in its canonical form, before which nothing of it is read."""


class Clause(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One paragraph or sub-paragraph.

    Args:
        id: `[a-z0-9]{6,32}`, unique in the text, the same in every version and every language.
        kind: `preambular` or `operative` at the top of its part, `paragraph` at the top of an annex, `sub_paragraph`
            below each; or a `heading`, which has no number and no sub-paragraphs.
        text: its words, without number and without the punctuation that `punctuate` sets.
        opening: how many characters at the start are the opening words, printed in italics; 0 for none.
        children: its sub-paragraphs; `text` is then their chapeau.
        language: the language of its words where that is not the text's own (an amendment in another language was
            adopted, and nobody has translated it yet).
    """

    id: str
    kind: ClauseKind
    text: str
    opening: int = 0
    children: tuple["Clause", ...] = ()
    language: Language | None = None


class Note(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A footnote. Its mark `{^id}` stands in the words of one clause; its number is derived.

    Args:
        language: as in `Clause`.
    """

    id: str
    text: str
    language: Language | None = None


class Annex(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An annex: a title, headings and paragraphs with their own numbers. Its id is one of the text's clause ids.

    Args:
        language: that of its title, as in `Clause`.
    """

    id: str
    title: str
    clauses: tuple[Clause, ...] = ()
    language: Language | None = None


class Text(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The whole text of a proposal or of an adopted norm.

    Args:
        title_language: that of its title where it is not the text's own, as in `Clause`.
    """

    title: str
    preamble: tuple[Clause, ...]
    operative: tuple[Clause, ...]
    annexes: tuple[Annex, ...] = ()
    notes: tuple[Note, ...] = ()
    language: Language = "en"
    title_language: Language | None = None


class Place(Struct, frozen=True):
    """A clause where it stands: its part, the ids of the clauses above it, its index among its siblings, its annex."""

    clause: Clause
    part: Part
    above: tuple[str, ...]
    index: int
    annex: str = ""


_decoder: Final = msgspec.json.Decoder(Text)


def encode(text: Text) -> bytes:
    """The canonical bytes of a text (record.md, canonical encoding)."""
    return canonical.encode(text)


def decode(raw: bytes) -> Text:
    """The text of canonical bytes; its contents are judged by `validity.validate`.

    Raises:
        Refusal: `bad_text`, with `why`: `size` beyond `BYTES_MAX`, `form` where the bytes are not the canonical form
            of a text.
    """
    if len(raw) > BYTES_MAX:
        raise Refusal("bad_text", why="size", clause="")
    try:
        return canonical.decode_as(raw, _decoder)
    except BadFormat:
        raise Refusal("bad_text", why="form", clause="") from None


def text_hash(text: Text) -> str:
    """The name of a text: SHA-256, in hex, of its canonical bytes."""
    return hashlib.sha256(encode(text)).hexdigest()


def walk(text: Text) -> Iterator[Place]:
    """Every clause in reading order: preamble, operative part, annex by annex."""
    yield from _walk(text.preamble, "preamble", ())
    yield from _walk(text.operative, "operative", ())
    for annex in text.annexes:
        yield from _walk(annex.clauses, "annex", (), annex.id)


def _walk(clauses: tuple[Clause, ...], part: Part, above: tuple[str, ...], annex: str = "") -> Iterator[Place]:
    for index, clause in enumerate(clauses):
        yield Place(clause, part, above, index, annex)
        yield from _walk(clause.children, part, (*above, clause.id), annex)


def languages(text: Text) -> dict[str, Language | None]:
    """Which language everything that has words says it is in, by id; None where it is the text's own."""
    found = {place.clause.id: place.clause.language for place in walk(text)}
    found |= {annex.id: annex.language for annex in text.annexes}
    return found | {note.id: note.language for note in text.notes}


def wordings(text: Text) -> Iterator[tuple[str, str]]:
    """The words in which footnotes are marked, by id in reading order: clauses, each annex's title before its own."""
    titles = {annex.id: annex.title for annex in text.annexes}
    for place in walk(text):
        if place.annex in titles:
            yield place.annex, titles.pop(place.annex)
        yield place.clause.id, place.clause.text


def kind_at_top(part: Part) -> ClauseKind:
    """The kind of a paragraph that stands at the top of a part; a heading may stand there too."""
    match part:
        case "preamble":
            return "preambular"
        case "operative":
            return "operative"
        case _:
            return "paragraph"
