"""The text of a norm: a title, preambular and operative paragraphs, and two levels of sub-paragraphs below each.

A clause has an id that never changes, so that comments and amendments stay where they were put however often the
numbers move; the numbers, and the punctuation at the end of each clause, are derived when the text is shown. Texts
are immutable values: a change makes a new one (`amending.py`), and a text is known by the hash of its canonical form.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final, Literal
from unicodedata import category, is_normalized

import msgspec
from msgspec import Struct

from deliberation.core import canonical
from deliberation.errors import BadFormat, Refusal

Part = Literal["preamble", "operative"]
ClauseKind = Literal["preambular", "operative", "sub_paragraph"]
Language = Literal["ar", "en", "es", "fr", "ru", "zh"]

TITLE_MAX: Final = 300
CLAUSE_MAX: Final = 8_000
CLAUSES_MAX: Final = 500
LEVELS_MAX: Final = 2
"""Levels of sub-paragraphs: (a), then (i)."""

_ID: Final = re.compile(r"[a-z0-9]{6,32}")
# They make a line read in another order than the one that is signed; U+200E and U+200F, which don’t, stay allowed.
_DIRECTION_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Clause(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One paragraph or sub-paragraph.

    Args:
        id: `[a-z0-9]{6,32}`, unique in the text, the same in every version and every language.
        kind: `preambular` or `operative` at the top of its part, `sub_paragraph` below.
        text: its words, without number and without the punctuation that `punctuate` sets.
        opening: how many characters at the start are the opening words, printed in italics; 0 for none.
        children: its sub-paragraphs; `text` is then their chapeau.
    """

    id: str
    kind: ClauseKind
    text: str
    opening: int = 0
    children: tuple["Clause", ...] = ()


class Text(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The whole text of a proposal or of an adopted norm."""

    title: str
    preamble: tuple[Clause, ...]
    operative: tuple[Clause, ...]


class Place(Struct, frozen=True):
    """A clause where it stands: its part, the ids of the clauses above it, its index among its siblings."""

    clause: Clause
    part: Part
    above: tuple[str, ...]
    index: int


_decoder: Final = msgspec.json.Decoder(Text)


def encode(text: Text) -> bytes:
    """The canonical bytes of a text (record.md, canonical encoding)."""
    return canonical.encode(text)


def decode(raw: bytes) -> Text:
    """The text of canonical bytes; its contents are judged by `validate`.

    Raises:
        Refusal: `bad_text` where the bytes are not the canonical form of a text.
    """
    try:
        return canonical.decode_as(raw, _decoder)
    except BadFormat:
        raise _bad("form") from None


def text_hash(text: Text) -> str:
    """The name of a text: SHA-256, in hex, of its canonical bytes."""
    return hashlib.sha256(encode(text)).hexdigest()


def walk(text: Text) -> Iterator[Place]:
    """Every clause in reading order."""
    yield from _walk(text.preamble, "preamble", ())
    yield from _walk(text.operative, "operative", ())


def _walk(clauses: tuple[Clause, ...], part: Part, above: tuple[str, ...]) -> Iterator[Place]:
    for index, clause in enumerate(clauses):
        yield Place(clause, part, above, index)
        yield from _walk(clause.children, part, (*above, clause.id))


def number(text: Text) -> dict[str, str]:
    """The label by which each clause is addressed: "PP1", "PP1 (a)", "3", "3 (a)", "3 (a) (ii)" (section (d))."""
    labels: dict[str, str] = {}
    for place in walk(text):
        if place.above:
            labels[place.clause.id] = f"{labels[place.above[-1]]} {_sub_mark(place)}"
        else:
            labels[place.clause.id] = f"{'PP' if place.part == 'preamble' else ''}{place.index + 1}"
    return labels


def marks(text: Text) -> dict[str, str]:
    """What is printed before each clause: nothing in the preamble, "1." in the operative part, "(a)" and "(i)" below.

    A single operative paragraph is not numbered (section (d)).
    """
    printed: dict[str, str] = {}
    for place in walk(text):
        if place.above:
            printed[place.clause.id] = _sub_mark(place)
        else:
            numbered = place.part == "operative" and len(text.operative) > 1
            printed[place.clause.id] = f"{place.index + 1}." if numbered else ""
    return printed


def _sub_mark(place: Place) -> str:
    return f"({_letters(place.index)})" if len(place.above) == 1 else f"({_roman(place.index + 1)})"


def _letters(index: int) -> str:
    """From a to z, then aa, bb, as United Nations documents have it."""
    return "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)


def _roman(figure: int) -> str:
    numeral = ""
    for value, letters in (
        (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        numeral += letters * (figure // value)
        figure %= value
    return numeral


class _Stops(Struct, frozen=True):
    comma: str = ","
    semicolon: str = ";"
    stop: str = "."
    colon: str = ":"


_STOPS: Final[dict[Language, _Stops]] = {
    "ar": _Stops(comma="،", semicolon="؛"),
    "zh": _Stops(comma="，", semicolon="；", stop="。", colon="："),
}
_TRAILING: Final = " \u00a0,;.:،؛，；。："


def punctuate(text: Text, language: Language = "en") -> dict[str, str]:
    """Each clause's words with the punctuation that its place demands (section (d)).

    A preambular paragraph ends with a comma, an operative one with a semicolon, the last with a full stop; a chapeau
    ends with a colon, its sub-paragraphs with semicolons, the last of them as its paragraph would have.
    """
    stops = _STOPS.get(language, _Stops())
    punctuated: dict[str, str] = {}

    def end(clause: Clause, mark: str) -> None:
        punctuated[clause.id] = clause.text.rstrip(_TRAILING) + (stops.colon if clause.children else mark)
        for index, child in enumerate(clause.children):
            end(child, mark if index == len(clause.children) - 1 else stops.semicolon)

    for clause in text.preamble:
        end(clause, stops.comma)
    for index, clause in enumerate(text.operative):
        end(clause, stops.stop if index == len(text.operative) - 1 else stops.semicolon)
    return punctuated


def validate(text: Text) -> None:
    """Accepts a text that can be tabled, printed and amended.

    Raises:
        Refusal: `bad_text`, with `why` (form, title, no_operative, too_many_clauses, id, id_twice, kind, depth,
            opening, empty,
            length, characters) and the label of the clause where there is one.
    """
    if not text.title.strip() or len(text.title) > TITLE_MAX:
        raise _bad("title")
    if not _plain(text.title):
        raise _bad("characters")
    if not text.operative:
        raise _bad("no_operative")
    places = list(walk(text))
    if len(places) > CLAUSES_MAX:
        raise _bad("too_many_clauses")
    for place in places:
        if len(place.above) > LEVELS_MAX:
            raise _bad("depth")
    labels = number(text)
    seen: set[str] = set()
    for place in places:
        why = _fault(place, seen)
        if why:
            raise _bad(why, labels[place.clause.id])
        seen.add(place.clause.id)


def _fault(place: Place, seen: set[str]) -> str:
    """What is wrong with one clause, or the empty string."""
    clause = place.clause
    if not _ID.fullmatch(clause.id):
        return "id"
    if clause.id in seen:
        return "id_twice"
    if clause.kind != ("sub_paragraph" if place.above else kind_at_top(place.part)):
        return "kind"
    if not clause.text.strip():
        return "empty"
    if len(clause.text) > CLAUSE_MAX:
        return "length"
    if not 0 <= clause.opening <= len(clause.text):
        return "opening"
    return "" if _plain(clause.text) else "characters"


def kind_at_top(part: Part) -> ClauseKind:
    """The kind of a paragraph that stands at the top of a part."""
    return "preambular" if part == "preamble" else "operative"


def _plain(words: str) -> bool:
    """NFC, without control characters, line breaks, lone surrogates or anything that reverses the reading order."""
    if words.isascii() and words.isprintable():
        return True
    return is_normalized("NFC", words) and not any(
        category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTION_OVERRIDES for character in words
    )


def _bad(why: str, clause: str = "") -> Refusal:
    return Refusal("bad_text", why=why, clause=clause)
