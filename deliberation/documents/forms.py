"""What documents say besides their text, in the language of the text: "Distr.: Limited", "operative paragraph 3".

It is not the interface's catalogue: a document in Arabic has an Arabic masthead whoever downloads it, and the browser
needs none of it. Names of members, languages and days are CLDR's.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from deliberation.core.text import Language

FORMS: Final = Path(__file__).parent / "forms"
LOCALES: Final[Mapping[Language, str]] = {
    "ar": "ar", "en": "en_GB", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh_Hans",
}  # fmt: skip


def form(message: str, language: Language, **facts: str | int) -> str:
    """One of the fixed sentences.

    Raises:
        KeyError: there is no such message.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(message).value if bundle.has_message(message) else None
    if pattern is None:
        raise KeyError(message)
    words, _ = bundle.format_pattern(pattern, {name: str(fact) for name, fact in facts.items()})
    return str(words)


def member_name(name: str, territory: str | None, language: Language) -> str:
    """A member's name: that of the roll in English, that of its territory in other languages where it is known."""
    if language == "en" or territory is None:
        return name
    found = _locale(language).territories.get(territory)
    return name if found is None else str(found)


def language_name(of: Language, language: Language) -> str:
    """What a language is called in another, or in itself."""
    name = str(_locale(language).languages[of])
    return name if language == "zh" else name[:1].upper() + name[1:]


def plural(count: int, language: Language) -> str:
    """The plural category of a number in a language: `one`, `few`, `many`, `other`, or another of CLDR's."""
    return str(_locale(language).plural_form(count))


def listed(items: Sequence[str], language: Language) -> str:
    """A, B and C."""
    return format_list(items, locale=_locale(language))


def day(of: date, language: Language) -> str:
    """24 November 2026."""
    return format_date(of, "long", locale=_locale(language))


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(LOCALES[language])


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=language == "ar")
    bundle.add_resource(FluentResource((FORMS / f"{language}.ftl").read_text("utf-8")))
    return bundle
