"""Document symbols: their grammar, and the suffixes of what follows a document (procedure.md, section (d), "Symbols").

`A/C.1/78/L.56/Rev.1` names organ, committee, session, the limited draft and its revision. A revision (`Rev.`) replaces
the document, a corrigendum (`Corr.`) corrects its words, an amendment (`Amend.`) is proposed to it, and an addendum
(`Add.`) adds to it without changing a word. Nothing may be added to the words of a draft but by its sponsors, which is
a revision (P-46, P-50), or by an amendment (P-52): what an addendum to a draft adds is the sponsors who joined it since
(P-45), so it follows from the record and needs no act of its own.
"""

import re
from typing import Final

LONGEST: Final = 100
"""Characters of a symbol; what is longer is none."""
_SYMBOL: Final = re.compile(
    r"[A-Z]{1,6}(?:/(?:[A-Z][A-Za-z]*\.\d+|[A-Z]{1,8}|[A-Z]-\d+|ES-\d+|OS))*(?:/\d+)*"
    r"(?:/(?:L|CRP|WP|PV|SR|INF|NGO|DEC|RES|PRST)[./]?\d+(?:/\d+)?)?(?:\s?\(\d{4}\))?(?: [A-Z](?:-[A-Z])?)?"
    r"(?:/(?:Rev|Add|Corr|Amend)\.\d+)*\*?"
)


def is_symbol(words: str) -> bool:
    """Whether words are a document symbol; one has at least two components (section (d))."""
    return len(words) <= LONGEST and "/" in words and _SYMBOL.fullmatch(words) is not None


def addendum(symbol: str, number: int = 1) -> str:
    """The symbol of an addendum to a document or to its last revision: `A/1/L.5/Rev.1/Add.1` (section (d))."""
    return f"{symbol}/Add.{number}"
