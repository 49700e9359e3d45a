"""In which of the six languages words are written, as far as the search needs to know.

Script decides for Arabic, Chinese and Russian, the commonest small words and the letters that only one of them has for
English, French and Spanish. Where nothing is said by these, the words are taken to be in the language that they stand
in. A wrong guess costs little: words are looked for by the rules of the language under which they were kept.
"""

import re
from typing import Final

from deliberation.core.text import Language

CONFIGURATIONS: Final[dict[Language, str]] = {
    "ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian", "zh": "simple",
}  # fmt: skip
"""PostgreSQL's text search configuration of each language. It has none for Chinese: see `in_pairs`."""

_SCRIPTS: Final[dict[Language, re.Pattern[str]]] = {
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
}
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_SMALL_WORDS: Final[dict[Language, str]] = {
    "en": "the of and to in is that for it on with as by this be are not we our from which should",
    "es": "el los las del y que en se por con para una su sus al es lo como más este esta no debe nos",
    "fr": "le les des du et que en dans pour par sur une au aux est qui ce cette ses ne pas nous avec",
}
_OWN_LETTERS: Final[dict[Language, re.Pattern[str]]] = {
    "es": re.compile("[ñáíóú¿¡]"),
    "fr": re.compile("[àâçèêëîïôûùœ]"),
}
_WORD: Final = re.compile(r"\w+")
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PATIENCE: Final = 2_000
"""Characters after which a language is known."""


def language_of(words: str, standing_in: Language = "en") -> Language:
    """The language of words.

    Args:
        standing_in: the language of what they stand in.
    """
    begin = words[:_PATIENCE]
    figures = {language: len(pattern.findall(begin)) for language, pattern in _SCRIPTS.items()}
    figures["zh"] *= 3  # a character is half a word
    script = max(figures, key=lambda language: figures[language])
    if figures[script] > len(_LATIN.findall(begin)):
        return script
    said = [word.lower() for word in _WORD.findall(begin)]
    figures = {language: sum(word in small.split() for word in said) for language, small in _SMALL_WORDS.items()}
    for language, letters in _OWN_LETTERS.items():
        figures[language] += len(letters.findall(begin.lower()))
    best = max(figures, key=lambda language: figures[language])
    if figures[best] > figures.get(standing_in, 0):
        return best
    return standing_in if standing_in in figures else "en"


def in_pairs(words: str) -> str:
    """Words with each run of Chinese characters as its pairs, and its last character by itself.

    Chinese is written without spaces: looked for are pairs of neighbours, one after the other, and for a single
    character the pairs that begin with it.
    """
    return _HAN.sub(lambda run: f" {' '.join((*pairs(run[0]), run[0][-1]))} ", words)


def pairs(run: str) -> list[str]:
    """The neighbours in a run of Chinese characters."""
    return [run[place : place + 2] for place in range(len(run) - 1)]


def runs(words: str) -> list[str]:
    """The runs of Chinese characters in words."""
    return _HAN.findall(words)
