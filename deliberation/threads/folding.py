"""Words as people type them who leave out the accents: "evaluation" for "évaluation", "еще" for "ещё".

What is found by is kept twice where it differs, as it is written and folded, so that a question with its accents keeps
to the forms of its language and one without them finds the same words. Only folded is what writers themselves leave
out: accents of Latin letters, the dots of ё, the vowel signs of Arabic and the bearers of its hamza. й is a letter of
its own. PostgreSQL's `unaccent` is not in every server, so words are folded here, on both sides.
"""

from typing import Final
from unicodedata import normalize

_LETTERS: Final = {
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ё": "е", "Ё": "Е",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ـ": "",
}  # fmt: skip
_LATIN: Final = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_SIGNS: Final = (*range(0x300, 0x370), *range(0x64B, 0x660), 0x670)
"""Accents that stand for themselves, and the vowel signs of Arabic."""


def _base(letter: str) -> str:
    return "".join(part for part in normalize("NFD", letter) if ord(part) not in _SIGNS)


_TABLE: Final = (
    {code: _base(chr(code)) for code in _LATIN}
    | dict.fromkeys(_SIGNS, "")
    | {ord(letter): plain for letter, plain in _LETTERS.items()}
)


def fold(words: str) -> str:
    """Words without what their writers may leave out; words that have nothing of it are returned as they are."""
    return words if words.isascii() else normalize("NFC", words).translate(_TABLE)


def places(words: str) -> list[int]:
    """For each character of the folded words, the place of the one that it comes from."""
    return [place for place, letter in enumerate(words) for _ in letter.translate(_TABLE)]
