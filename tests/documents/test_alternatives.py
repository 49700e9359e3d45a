"""Paragraphs that are alternatives to each other, 3 and 3 bis, in every format: written, counted, read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from deliberation.core import numbering
from deliberation.core.text import Clause, Text
from deliberation.documents import docx
from deliberation.documents.akn import eids, write_akn
from deliberation.documents.akn_in import read_akn
from deliberation.documents.docx_in import read_docx
from deliberation.documents.marks import readings, split
from deliberation.documents.paper import between, of_text
from deliberation.documents.plain import read_markdown, write_markdown
from tests.documents.papers import WORDS, paper
from tests.documents.test_akn import ABOUT, assert_valid
from tests.documents.texts import same
from tests.documents.word import opened, read, settled
from tests.shared_data import needs_data
from tests.vectors.make_texts import ALTERNATIVES

WORDINGS = st.lists(st.sampled_from(["[Asks A]", "[Alt. Asks B – KEN]", "Asks C", "[Alt. Asks D] of all"]), max_size=4)


@st.composite
def negotiated(draw: st.DrawFn) -> Text:
    """A text in which any paragraph may be an alternative, also below others."""
    count = 0

    def clause(kind: str, words: str, level: int) -> Clause:
        nonlocal count
        count += 1
        id = f"clause{count:02}"
        below = draw(WORDINGS)[:2] if level < 2 else []
        children = tuple(clause("sub_paragraph", each, level + 1) for each in below)
        return Clause(id, kind, words, 0, children)  # type: ignore[arg-type]  # one of the kinds

    return Text(
        "Reports",
        tuple(clause("preambular", each, 2) for each in draw(WORDINGS)),
        (clause("operative", "Decides", 0), *(clause("operative", each, 0) for each in draw(WORDINGS))),
    )


@needs_data
@given(negotiated() | st.just(ALTERNATIVES))
@settings(max_examples=60)
def test_akn_has_the_number_and_is_read_back(text: Text) -> None:
    raw = write_akn(text, ABOUT)
    assert_valid(raw)
    assert read_akn(raw).text == text
    assert "renumbered" not in {remark.code for remark in read_akn(raw).remarks}


def test_eids_say_bis() -> None:
    named = eids(ALTERNATIVES)
    assert (named["report2"], named["report3"], named["partly1"]) == ("para_2bis", "para_2ter", "para_3")
    assert named["below02"] == "para_2bis__list_1__point_abis"
    nums = [each.text for each in etree.fromstring(write_akn(ALTERNATIVES, ABOUT)).iter("{*}num")]
    assert nums[1:3] == ["2.", "2 bis."]
    root = etree.fromstring(write_akn(ALTERNATIVES, ABOUT))
    others = {each.get("wId"): each.get("alternativeTo") for each in root.iter("{*}paragraph")}
    assert (others["report1"], others["report3"], others["partly1"]) == (None, "para_2", None)


@given(negotiated())
@settings(max_examples=60)
def test_markdown_and_word_are_read_back(text: Text) -> None:
    assert same(read_markdown(write_markdown(text)).text) == same(text)
    read_back = read_docx(docx.write(paper(of_text(text, {"formula": "The General Assembly,", "annex": "Annex"}))))
    assert [clause.text for clause in read_back.text.operative] == [clause.text for clause in text.operative]
    assert numbering.marks(same(read_back.text)) == numbering.marks(same(text))


@given(negotiated(), negotiated())
@settings(max_examples=60)
def test_word_counts_the_others_and_revisions_hold_both(old: Text, new: Text) -> None:
    plain = {each: read(opened(docx.write(paper(of_text(text, WORDS))))) for each, text in (("old", old), ("new", new))}
    raw = docx.write(paper(between(old, new, WORDS), tracked=True))
    assert read(settled(raw, accept=True)) == plain["new"]
    assert read(settled(raw, accept=False)) == plain["old"]
    marks = numbering.marks(new)
    for line, paragraph in zip(of_text(new, WORDS), plain["new"], strict=True):
        mark = marks.get(line.id, "")
        assert paragraph.number == ("" if " " in mark else mark)
        assert paragraph.words.startswith(mark if " " in mark else line.runs[0].words[:1])


@pytest.mark.parametrize(
    ("words", "mark"),
    [("3 bis. [Alt. x]", "3 bis."), ("(a) ter [Alt. x]", "(a) ter"), ("a. bis [Alt. x]", "a. bis"),
     ("(a) bis repetita", "(a)"), ("3 11. [Alt. x]", "3 11."), ("3 11. Urges", ""), ("3 bis", "")],
)  # fmt: skip
def test_marks_of_alternatives(words: str, mark: str) -> None:
    assert split(words)[0] == mark
    assert [each.again for each in readings(mark)] == ([] if not mark else [" " in mark])
