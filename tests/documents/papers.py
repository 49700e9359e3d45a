"""Papers for tests, of any lines."""

from datetime import UTC, datetime

from deliberation.core.text import Language
from deliberation.documents.paper import Line, Masthead, Paper

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
WORDS = {"formula": "The Assembly,", "annex": "Annex"}


def paper(lines: tuple[Line, ...], *, language: Language = "en", tracked: bool = False) -> Paper:
    head = Masthead("World AI Cooperation Organization", "A/80/L.1", "Session 80", "Kenya: draft resolution",
                    ("Distr.: Limited", "24 November 2026", "Original: English"))  # fmt: skip
    return Paper(head, "A/80/L.1: Safe tests", lines, language, AT, "Kenya" if tracked else "", tracked)
