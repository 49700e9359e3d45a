"""Languages in documents: the word for an annex in that of the text, and words that stand in another than it."""

import re

import pytest

from deliberation.core.changes import ReplaceWords
from deliberation.core.text import Annex, Clause, Language, Note, Text
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_in import read_akn
from deliberation.documents.instructions import instructions
from deliberation.documents.paper import of_text
from deliberation.documents.plain import read_markdown, write_markdown
from tests.documents.test_akn import ABOUT

WORDS: dict[Language, str] = {
    "ar": "المرفق II، 1",
    "en": "annex II, 1",
    "es": "anexo II, 1",
    "fr": "annexe II, 1",
    "ru": "приложение II, 1",
    "zh": "附件 II，1",
}


def annexed(language: Language, **facts: Language | None) -> Text:
    return Text(
        "Tests",
        (),
        (Clause("decide", "operative", "Decides, as in {@second}{^note01}"),),
        (
            Annex("annex1", "First", (Clause("firsts", "paragraph", "All meet"),)),
            Annex("annex2", "Second", (Clause("second", "paragraph", "Some meet"),), facts.get("annex")),
        ),
        (Note("note01", "See above.", facts.get("note")),),
        language,
        facts.get("title"),
    )


@pytest.mark.parametrize("language", list(WORDS))
def test_a_reference_is_read_in_the_language_of_the_text(language: Language) -> None:
    text = annexed(language)
    [line] = [line for line in of_text(text, {}) if line.id == "decide"]
    assert f"as in {WORDS[language]}" in "".join(run.words for run in line.runs)
    assert f"[{WORDS[language]}](#" in write_markdown(text)
    assert WORDS[language].encode() in write_akn(text, ABOUT)


@pytest.mark.parametrize("language", list(WORDS))
def test_a_reference_in_another_language_is_read_back(language: Language) -> None:
    found = read_markdown(write_markdown(annexed(language)), language).text
    id = re.search(r"\{@([a-z0-9]+)\}", found.operative[0].text)
    assert id is not None
    assert id[1] == found.annexes[1].clauses[0].id


def test_a_sentence_of_an_amendment_names_an_annex_in_its_language() -> None:
    text = annexed("fr")
    change = ReplaceWords("decide", 0, 7, "Decides", "Décide")
    move = ReplaceWords("decide", 15, 24, "{@second}", "{@firsts}")
    said = " ".join(instructions((change, move), text, text, "fr"))
    assert "annexe II, 1" in said
    assert "annexe I, 1" in said


def test_words_in_another_language_than_the_text_say_so_and_are_read_back() -> None:
    """An amendment in another language may have brought the title, an annex's title and a footnote."""
    text = annexed("en", title="fr", annex="ar", note="ru")
    found = read_akn(write_akn(text, ABOUT)).text
    assert found == text
    languages = {line.id: line.language for line in of_text(text, {})}
    assert (languages["title"], languages["annex1"], languages["annex2"]) == ("fr", None, "ar")
