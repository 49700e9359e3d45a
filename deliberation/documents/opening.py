"""The opening words of a paragraph, which are printed in italics (section (d)).

They are a participle or adjective phrase in the preamble, a verb in the operative part. English phrases of more than
one word are known; elsewhere it is the first word, and none where a script has no spaces between words. A file that
shows its italics is believed; this is for plain text, which has none.
"""

import re
from typing import Final

_ADVERBS: Final = "also|further|deeply|gravely|strongly|firmly|fully|once again|again"
_PHRASES: Final = (
    "bearing in mind|mindful of|aware of|guided by|alarmed by|acting under|having considered|having examined|"
    "having adopted|taking note|takes note|taking into account|takes into account|taking into consideration|"
    "calls upon|calls for"
)
_OPENING: Final = re.compile(rf"(?:(?:{_ADVERBS})\s+)*(?:(?:{_PHRASES})(?!\w)|[^\W\d_]+)", re.IGNORECASE)
_WITHOUT_SPACES: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_PARTICIPLE: Final = re.compile(
    rf"(?:(?:{_ADVERBS}|profoundly|seriously|keenly|particularly)\s+)*"
    r"(?:[a-z]+ing|[a-z]+ed|aware|mindful|conscious|cognizant|desirous|anxious)\b",
    re.IGNORECASE,
)


def opening_words(words: str) -> int:
    """How many characters of a paragraph are its opening words."""
    found = None if _WITHOUT_SPACES.match(words) else _OPENING.match(words)
    return found.end() if found else 0


def opens_preamble(words: str) -> bool:
    """Whether a paragraph opens as preambular ones do in English: with a participle or an adjective."""
    return _PARTICIPLE.match(words) is not None
