"""Languages in documents: the word for an annex in that of the text, and words that stand in another than it."""

import io
import re
import zipfile

import pytest
from lxml import etree
from msgspec import structs

from deliberation.core.changes import ReplaceWords
from deliberation.core.text import Annex, Clause, Language, Note, Text
from deliberation.documents import docx, pdf
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_in import read_akn
from deliberation.documents.instructions import instructions
from deliberation.documents.paper import Run, between, of_text
from deliberation.documents.plain import read_markdown, write_markdown
from tests.documents.papers import paper
from tests.documents.test_akn import ABOUT
from tests.documents.word import W

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


def test_words_that_come_into_another_language_are_deleted_and_inserted_whole() -> None:
    """So an amendment in Arabic is read in an English text: each of the two in its own language and direction."""
    old = annexed("en")
    new = Text(
        "اختبارات",
        (),
        (Clause("decide", "operative", "تقرر 2 Decides{^note01}", 4, language="ar"),),
        (*old.annexes[:1], Annex("annex2", "الثاني 2", old.annexes[1].clauses, "ar")),
        (Note("note01", "Voir above.", "fr"),),
        "en",
        "ar",
    )
    lines = {line.id: line for line in between(old, new, {})}
    for id, words in (("title", "Tests"), ("annex2", "Second")):
        assert next((run.words, run.deed, run.language) for run in lines[id].runs) == (words, "delete", "en")
        assert [(run.deed, run.language) for run in lines[id].runs[1:]] == [("insert", None)]
    decide = lines["decide"]
    assert {run.language for run in decide.runs if run.deed == "delete" and not run.note} == {"en"}
    assert "".join(run.words for run in decide.runs if run.deed == "insert") == "تقرر 2 Decides."
    [mark] = [run for run in decide.runs if run.note and run.deed == "insert"]
    assert mark.note == (Run("Voir above.", "insert", language="fr"),)
    raw = docx.write(paper(tuple(lines.values()), tracked=True))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    for tag, language in (("del", {"val": "en-GB"}), ("ins", {"bidi": "ar-SA"})):
        found = [each for each in body.iter(f"{W}{tag}") if "".join(map(str, each.itertext())).strip()]
        assert found
        for each in found:
            [said] = {tuple(lang.attrib.items()) for lang in each.iter(f"{W}lang")}
            assert said == tuple((f"{W}{name}", tag_) for name, tag_ in language.items()), etree.tostring(each)
    assert pdf.write(paper(tuple(lines.values()))).startswith(b"%PDF")


def test_a_footnote_that_comes_into_another_language_is_deleted_and_inserted_whole() -> None:
    old, new = annexed("en"), annexed("en", note="fr")
    new = structs.replace(new, notes=(Note("note01", "Voir above.", "fr"),))
    [decide] = [line for line in between(old, new, {}) if line.id == "decide"]
    [mark] = [run for run in decide.runs if run.note]
    assert mark.note == (Run("See above.", "delete", language="en"), Run("Voir above.", "insert", language="fr"))
