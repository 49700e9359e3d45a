"""Sentences from the catalogue: a refusal or an outcome in words, for the server's answers, mails and documents.

The catalogue is Fluent, one folder per language below `locale/`; the browser renders the same files. What a language
lacks is said in English.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, FluentResource

from deliberation.core.outcome import Outcome, explain
from deliberation.errors import Refusal

CATALOGUE: Final = Path(__file__).parent / "locale"
FALLBACK: Final = "en"
_RIGHT_TO_LEFT: Final = frozenset({"ar"})


def sentence(message: str, facts: Mapping[str, str | int], locale: str = FALLBACK) -> str:
    """One sentence of the catalogue.

    Args:
        message: the message's id.
        facts: what stands in its places.
        locale: a language of the catalogue; English stands in for what it lacks.

    Raises:
        KeyError: no language has the message.
    """
    for language in (locale, FALLBACK):
        bundle = _bundle(language)
        pattern = bundle.get_message(message).value if bundle.has_message(message) else None
        if pattern is not None:
            words, _ = bundle.format_pattern(pattern, dict(facts))
            return str(words)
    raise KeyError(message)


def refusal_sentence(refusal: Refusal, locale: str = FALLBACK) -> str:
    """Why an act is refused, in words."""
    return sentence(f"refusal-{refusal.code.replace('_', '-')}", refusal.facts, locale)


def outcome_sentences(outcome: Outcome, locale: str = FALLBACK) -> list[str]:
    """The explained outcome in words: the result, what was needed for it and why, the quorum."""
    return [sentence(message, figures, locale) for message, figures in explain(outcome)]


@cache
def languages() -> frozenset[str]:
    """The languages of the catalogue."""
    return frozenset(folder.name for folder in CATALOGUE.iterdir() if folder.is_dir())


def _bundle(locale: str) -> FluentBundle:
    """The catalogue of one language, or of English where there is none: a name from a stranger never becomes a path."""
    return _loaded(locale if locale in languages() else FALLBACK)


@cache
def _loaded(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=language in _RIGHT_TO_LEFT)
    for file in sorted((CATALOGUE / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
