"""Compilations, and the sentences in which amendments are written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.core import amending
from deliberation.core.changes import (
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.text import Annex, Clause, Note, Text, wordings
from deliberation.documents import compilation, forms, markdown
from deliberation.documents.compilation import Pending
from deliberation.documents.instructions import instructions
from deliberation.documents.paper import Line, of_text
from tests.core.texts import edited, texts
from tests.documents.papers import WORDS, paper


def sub(id: str, words: str) -> Clause:
    return Clause(id, "sub_paragraph", words)


TEXT = Text(
    "Safe tests",
    (Clause("preamb1", "preambular", "Recalling the Charter", 9),),
    (
        Clause("headng1", "heading", "Principles"),
        Clause("opera01", "operative", "Decides to share tests with all members", 7),
        Clause("opera02", "operative", "Invites members", 7, (sub("subaa01", "to read"), sub("subaa02", "to write"))),
        Clause("opera03", "operative", "Requests a report{^note01}", 8),
    ),
    (Annex("annexi1", "Form", (Clause("annpar1", "paragraph", "One page"), Clause("annpar2", "paragraph", "Two"))),),
    (Note("note01", "See {@opera01}."),),
)
NEW = Clause("newop01", "operative", "Calls for peace", 9, (sub("newsub1", "in Europe"),))

SENTENCES: list[tuple[Change, str]] = [
    (
        ReplaceWords("opera01", 11, 16, "share", "publish"),
        "In operative paragraph 1, replace “share” with “publish”.",
    ),
    (ReplaceWords("opera01", 16, 22, " tests", ""), "In operative paragraph 1, delete “tests”."),
    (
        ReplaceWords("opera01", 22, 22, "", " now"),
        "In operative paragraph 1, insert “now” after “Decides to share tests”.",
    ),
    (
        ReplaceWords("preamb1", 0, 0, "", "Also "),
        "In preambular paragraph 1, insert “Also” at the beginning.",
    ),
    (
        ReplaceWords("subaa02", 0, 8, "to write", "to vote"),
        "Replace the words of operative paragraph 2 (b) with “to vote”.",
    ),
    (ReplaceWords("title", 0, 4, "Safe", "Sound"), "In the title, replace “Safe” with “Sound”."),
    (ReplaceWords("annexi1", 0, 4, "Form", "Shape"), "Replace the words of the title of annex with “Shape”."),
    (ReplaceWords("annpar2", 0, 3, "Two", "Three"), "Replace the words of annex, paragraph 2 with “Three”."),
    (ReplaceWords("note01", 0, 3, "See", "Cf."), "In footnote 1, replace “See” with “Cf.”."),
    (
        ReplaceWords("headng1", 0, 10, "Principles", "Aims"),
        "Replace the words of the heading “Principles” with “Aims”.",
    ),
    (DeleteClause("opera02"), "Delete operative paragraph 2."),
    (InsertClause("opera01", "operative", NEW), "After operative paragraph 1, insert: “Calls for peace in Europe”."),
    (
        InsertClause(None, "operative", sub("newsub2", "to sing"), "opera02"),
        "At the beginning of operative paragraph 2, insert: “to sing”.",
    ),
    (MoveClause("opera01", "opera03", "operative"), "Move operative paragraph 1 after operative paragraph 3."),
    (
        MoveClause("subaa02", None, "operative", "opera02"),
        "Move operative paragraph 2 (b) to the beginning of operative paragraph 2.",
    ),
    (SplitClause("opera01", 11, "newop02"), "Divide operative paragraph 1 before “share tests with all members”."),
    (
        InsertAnnex("annexi1", Annex("annexi2", "Cost", (Clause("annpar9", "paragraph", "None"),))),
        "Insert a new annex entitled “Cost”.",
    ),
]


@pytest.mark.parametrize(("change", "sentence"), SENTENCES, ids=[each for _, each in SENTENCES])
def test_a_change_in_words(change: Change, sentence: str) -> None:
    amended = amending.apply(TEXT, TEXT, (change,))
    assert instructions((change,), TEXT, amended, "en") == (sentence,)


def test_a_new_footnote_in_words() -> None:
    note = InsertNote(Note("note02", "New."))
    changes: tuple[Change, ...] = (note, ReplaceWords("opera01", 7, 7, "", "{^note02}"))
    amended = amending.apply(TEXT, TEXT, changes)
    assert instructions(changes, TEXT, amended, "en")[0] == "Insert a footnote: “New.”."


@pytest.mark.parametrize("language", forms.LOCALES)
def test_each_sentence_is_in_each_language(language: str) -> None:
    ids = {
        name: set(re.findall(r"^([a-z-]+) =", (forms.FORMS / f"{name}.ftl").read_text("utf-8"), re.MULTILINE))
        for name in ("en", language)
    }
    assert ids["en"] == ids[language]
    for change, _ in SENTENCES:
        amended = amending.apply(TEXT, TEXT, (change,))
        [said] = instructions((change,), TEXT, amended, language)  # type: ignore[arg-type]
        assert "{" not in said
        assert said.strip()


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        forms.form("nothing", "en")


def pending(symbol: str, *changes: Change, ground: Text = TEXT) -> Pending:
    return Pending(symbol, f"by {symbol}", ground, amending.apply(ground, ground, changes))


def compiled(*pending: Pending) -> str:
    """The compilation as Markdown, without the masthead."""
    lines = compilation.lines(compilation.compilation(TEXT, pending, WORDS), "en")
    return markdown.write(paper(lines)).partition("# ")[2].replace("\u2003", "")


def test_each_amendment_stands_below_its_clause_as_it_would_read() -> None:
    said = compiled(
        pending("A.1", ReplaceWords("opera01", 11, 16, "share", "publish")),
        pending("A.2", ReplaceWords("opera01", 11, 16, "share", "hide"), DeleteClause("opera02")),
    )
    at_one, _, at_two = said.partition("1. *Decides*")[2].partition("3. *Requests*")[0].partition("\n2. *Invites*")
    assert at_one.count("####") == 2
    assert "> 1. *Decides* to<del> share</del><ins> publish</ins> tests with all members;" in at_one
    assert "> 1. *Decides* to<del> share</del><ins> hide</ins> tests with all members;" in at_one
    assert "#### A.2 (by A.2)" in at_two
    assert "> (b) <del>to write;</del>" in at_two


def test_what_only_changes_its_number_or_ending_is_not_shown_as_changed() -> None:
    said = compiled(pending("A.1", DeleteClause("opera01")))
    assert "<del>*Requests*" not in said
    assert said.count("####") == 1


def test_new_clauses_stand_after_what_they_follow() -> None:
    said = compiled(pending("A.1", InsertClause("opera03", "operative", NEW)))
    assert said.index("3. *Requests*") < said.index("<ins>*Calls for*</ins>") < said.index("## Annex")
    assert "> (a) <ins>in Europe.</ins>" in said


def test_a_clause_that_moves_and_an_annex_are_shown() -> None:
    said = compiled(
        pending("A.1", MoveClause("opera01", "opera03", "operative")),
        pending("A.2", InsertAnnex(None, Annex("annexi2", "Cost", (Clause("annpar9", "paragraph", "None"),)))),
        pending("A.3", ReplaceWords("note01", 0, 3, "See", "Cf.")),
    )
    assert said.count("#### A.1 (by A.1)") == 2
    assert "> <ins>Cost</ins>" in said
    assert "<del>See</del><ins>Cf.</ins>" in said


def test_an_amendment_to_an_amendment_stands_where_that_one_does() -> None:
    first = pending("A.1", InsertClause("opera01", "operative", NEW))
    assert first.after is not None
    said = compiled(first, pending("A.1.1", ReplaceWords("newop01", 10, 15, "peace", "rest"), ground=first.after))
    assert said.index("1. *Decides*") < said.index("#### A.1.1") < said.index("2. *Invites*")
    assert "> 2. *Calls for*<del> peace</del><ins> rest</ins>:" in said


def test_what_no_longer_fits_is_listed_and_nothing_is_said() -> None:
    assert "Amendments whose words have changed since\n\nA.9 (Kenya)" in compiled(Pending("A.9", "Kenya", TEXT, None))
    assert "No amendment is pending." in compiled()


@settings(max_examples=60)
@given(st.data())
def test_the_text_in_force_is_whole_and_the_clauses_that_change_are_all_there(data: st.DataObject) -> None:
    text = data.draw(texts())
    after = data.draw(edited(text))
    made = compilation.compilation(text, [Pending("A.1", "Kenya", text, after)], WORDS)
    assert tuple(each.line for each in made.compiled) == of_text(text, WORDS)
    shown = [line for each in made.compiled for proposed in each.proposed for line in proposed.lines]
    assert all(line.aside for line in shown)
    was, now = (words_by_id(each) for each in (text, after))
    assert {line.id for line in shown} >= {id for id in was.keys() | now.keys() if was.get(id) != now.get(id)}


def words_by_id(text: Text) -> dict[str, str]:
    return {"title": text.title} | {annex.id: annex.title for annex in text.annexes} | dict(wordings(text))


def test_lines_hold_what_readers_need() -> None:
    [line] = [each for each in of_text(TEXT, WORDS) if each.id == "subaa02"]
    assert line == Line("sub_paragraph", line.runs, "subaa02", "(b)", "(b)", 1, "equal", "operative")
    assert line.runs[0].words == "to write;"
