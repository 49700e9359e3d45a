"""The record of a vote: one source for lists, totals and sentence, in each language, and in each format as printed."""

import csv
import io
import json
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from deliberation.core.outcome import Outcome, Question, Result, Tally, decide
from deliberation.core.text import Language
from deliberation.core.voting import Choice
from deliberation.demo.members import states
from deliberation.documents import docx, markdown, pdf, voting_sheet
from deliberation.documents.forms import LOCALES
from deliberation.documents.voting import (
    MARKS,
    Intended,
    Voting,
    alphabetical,
    closing,
    grounds,
    lists,
    notes,
    sentence,
    tally_of,
    voting,
)
from deliberation.documents.voting_sheet import COLUMNS, Head
from deliberation.errors import BadProof
from tests.documents.archive import faults, structure
from tests.documents.test_pdf import needs_arabic, needs_chinese, needs_poppler
from tests.shared_data import data, needs_data

HEAD = Head(
    ballot="b1", number=3, noun="proposal", symbol="A/1/L.5", title="Safe tests", organ="Assembly", session=1,
    meeting=2, body="plenary", locked=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), resolution="A/RES/1/1",
)  # fmt: skip
NAMES = {"CIV": "Côte d’Ivoire", "HRV": "Croatia", "COL": "Colombia", "ZAF": "South Africa", "TUR": "Türkiye"}
CHOICES: dict[str, Choice] = {"HRV": "in_favour", "COL": "in_favour", "CIV": "against", "ZAF": "abstaining"}


def taken(choices: dict[str, Choice] = CHOICES, names: dict[str, str] = NAMES, **facts: object) -> Voting:
    votes = list(choices.values())
    counts = [votes.count(choice) for choice in get_args(Choice)]
    tally = Tally(counts[0], counts[1], counts[2], len(names) - len(votes))
    outcome = decide(tally, Question(), members=len(names), present=len(names))
    return voting(outcome, {id: (name, name) for id, name in names.items()}, choices, **facts)  # type: ignore[arg-type]


def full_hall() -> Voting:
    """193 States, every vote among them."""
    names = {code: name for code, name, _ in states()}
    cycle: tuple[Choice | None, ...] = ("in_favour", "in_favour", "in_favour", "against", "abstaining", None)
    cast = {id: cycle[at % 6] for at, id in enumerate(names)}
    return taken({id: choice for id, choice in cast.items() if choice is not None}, names)


def test_members_stand_in_english_alphabetical_order_with_their_marks() -> None:
    assert [(each.name, each.vote) for each in taken().positions] == [
        ("Colombia", "in_favour"), ("Côte d’Ivoire", "against"), ("Croatia", "in_favour"),
        ("South Africa", "abstaining"), ("Türkiye", "not_voting"),
    ]  # fmt: skip


def test_the_lists_are_those_of_the_united_nations() -> None:
    assert closing(taken(), "en") == [
        "[Adopted by a recorded vote of 2 to 1, with 1 abstention. The voting was as follows:]",
        "In favour (2): Colombia, Croatia",
        "Against (1): Côte d’Ivoire",
        "Abstaining (1): South Africa",
    ]


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(29, 13, 5), "Adopted by a recorded vote of 29 to 13, with 5 abstentions."),
        (Tally(31, 1, 15), "Adopted by a recorded vote of 31 to 1, with 15 abstentions."),
        (Tally(47, 0, 0), "Adopted by a recorded vote of 47 to none."),
        (Tally(13, 29, 1), "Rejected by a recorded vote of 13 to 29, with 1 abstention."),
        (Tally(20, 20), "Not decided, equally divided by a recorded vote of 20 to 20; a second vote is to be taken."),
        (Tally(0, 0, 47), "Not adopted by a recorded vote of 0 to none, with 47 abstentions."),
    ],
)  # fmt: skip
def test_the_sentence(tally: Tally, said: str) -> None:
    outcome = decide(
        structs.replace(tally, not_voting=47 - sum(structs.astuple(tally))), Question(), members=47, present=47
    )
    assert sentence(Voting(outcome), "en") == said


@pytest.mark.parametrize("result", get_args(Result))
@pytest.mark.parametrize("language", LOCALES)
def test_each_result_has_its_sentence_in_each_language(result: Result, language: Language) -> None:
    outcome = structs.replace(taken().outcome, result=result)
    for method in ("recorded", "roll_call", "show_of_hands", "non_recorded"):
        said = [sentence(Voting(outcome, method=method), language), *grounds(outcome, language)]
        assert all(words.strip() and "{" not in words for words in said)


def test_what_members_had_intended_is_noted_and_changes_nothing() -> None:
    note = (Intended(("TUR", "CIV"), "in_favour"), Intended(("ZAF",), "against"))
    noted = taken(intended=note)
    several, one = notes(noted, "en")
    assert several.startswith(
        "[Subsequently, the delegations of Türkiye and Côte d’Ivoire informed the Secretariat that"
    )
    assert several.endswith(" they had intended to vote in favour.]")
    assert one.endswith(
        "the delegation of South Africa informed the Secretariat that it had intended to vote against.]"
    )
    assert lists(noted, "en") == lists(taken(), "en")
    assert tally_of(noted.positions) == taken().outcome.tally
    for language in LOCALES:
        assert all("{" not in words for words in notes(noted, language))


def test_lists_that_are_not_those_that_were_counted_are_no_record() -> None:
    counted = taken().outcome
    names = {id: (name, name) for id, name in NAMES.items()}
    with pytest.raises(BadProof, match="not those that the outcome counts"):
        voting(counted, names, {**CHOICES, "TUR": "in_favour"})
    with pytest.raises(BadProof, match="XXX is not on the roll"):
        voting(counted, names, {**CHOICES, "XXX": "in_favour"})


def test_where_only_totals_are_published_there_are_no_lists() -> None:
    outcome = taken().outcome
    shown = voting(outcome, {}, None, method="non_recorded")
    assert closing(shown, "en") == ["[Adopted by a non-recorded vote of 2 to 1, with 1 abstention.]"]
    words = markdown.write(voting_sheet.paper(HEAD, shown, "en"))
    assert "Only the totals of this vote are published." in words
    assert "Colombia" not in words
    assert json.loads(voting_sheet.data(HEAD, shown, "en"))["totals"]["in_favour"] == 2


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.sampled_from(get_args(Choice))))
def test_every_form_of_a_vote_has_the_same_votes(choices: dict[str, Choice]) -> None:
    of = taken(choices)
    rows = list(csv.DictReader(io.StringIO(voting_sheet.table(HEAD, of))))
    read = json.loads(voting_sheet.data(HEAD, of, "en"))
    expected = {id: choices.get(id, "not_voting") for id in NAMES}
    assert {row["member"]: row["position"] for row in rows} == expected
    assert {each["member"]: each["position"] for each in read["positions"]} == expected
    for mark in MARKS:
        assert read["totals"][mark] == len(read[mark]) == getattr(of.outcome.tally, mark)
        assert sorted(read[mark]) == sorted(id for id, vote in expected.items() if vote == mark)
    words = markdown.write(voting_sheet.paper(HEAD, of, "en"))
    for heading, mark in (("In favour", "in_favour"), ("Against", "against"), ("Abstaining", "abstaining")):
        assert rf"{heading} ({getattr(of.outcome.tally, mark)}):" in words


def test_no_cell_of_the_table_is_a_formula() -> None:
    name = '=HYPERLINK("x")'
    of = taken({"EVE": "in_favour"}, {"EVE": name})
    [row] = csv.DictReader(io.StringIO(voting_sheet.table(HEAD, of)))
    assert tuple(row) == COLUMNS
    assert row["name"] == f"'{name}"
    assert json.loads(voting_sheet.data(HEAD, of, "en"))["positions"][0]["name"] == name


@pytest.mark.parametrize(
    "language",
    ["en", "fr", "es", "ru", pytest.param("ar", marks=needs_arabic), pytest.param("zh", marks=needs_chinese)],
)
def test_an_archive_takes_the_sheet_of_a_full_hall(language: Language) -> None:
    paper = voting_sheet.paper(HEAD, full_hall(), language)
    with pikepdf.open(io.BytesIO(pdf.write(paper))) as opened:
        assert faults(opened, language=language, title=paper.title) == []
        assert len(opened.pages) <= 3
        assert "/H2" in structure(opened)
    assert docx.write(paper).startswith(b"PK")


@needs_poppler
def test_the_sheet_says_who_voted_how(tmp_path: Path) -> None:
    of = full_hall()
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf.write(voting_sheet.paper(HEAD, of, "en")))
    read = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True).stdout.decode()
    words = " ".join(read.split())
    assert sentence(of, "en") in words
    roll = words[words.index("The votes of the members") :]
    at = [roll.index(each.name) for each in of.positions if each.name.isalpha()]
    assert len(at) > 100
    for each in of.positions:
        mark = {"in_favour": "Y", "against": "N", "abstaining": "A", "not_voting": ""}[each.vote]
        assert re.search(rf"{mark} ?{re.escape(each.name)}", roll), each


def test_names_are_ordered_as_a_reader_looks_for_them() -> None:
    assert sorted(["Türkiye", "Zambia", "Tuvalu", "Åland", "Côte d’Ivoire", "Congo", "Croatia"], key=alphabetical) == [
        "Åland", "Congo", "Côte d’Ivoire", "Croatia", "Türkiye", "Tuvalu", "Zambia",
    ]  # fmt: skip


@needs_data
def test_the_votes_of_the_human_rights_council_read_as_they_were_printed() -> None:
    """160 recorded votes: the sentence has the totals that were announced, the lists are those of the resolution."""
    votes = json.loads(data("recorded-votes", "hrc_recorded_votes.json").read_text("utf-8"))
    printed = 0
    for each in votes:
        of_list = each["lists"]
        counts = {mark: len(of_list[mark]) for mark in ("in_favour", "against", "abstaining")}
        announced = (each["totals"]["yes"], each["totals"]["no"], each["totals"]["abstain"])
        if tuple(counts.values()) != announced:
            continue  # two slips of the source, and one late correction
        choices: dict[str, Choice] = {name: mark for mark in counts for name in of_list[mark]}  # type: ignore[misc]
        shown = taken(choices, {name: name for name in choices})
        yes, no, abstaining = announced
        end = {0: "", 1: ", with 1 abstention"}.get(abstaining, f", with {abstaining} abstentions")
        assert sentence(shown, "en").endswith(f"by a recorded vote of {yes} to {no or 'none'}{end}."), each["symbol"]
        assert {name for _, _, names in lists(shown, "en") for name in names.split(", ")} - {"None"} == {
            part for name in choices for part in name.split(", ")
        }
        printed += 1
    assert printed >= 157


def test_an_outcome_is_printed_with_its_rule() -> None:
    outcome: Outcome = taken().outcome
    assert grounds(outcome, "en") == [
        "Present and voting: 3; required in favour: 2 (GA rule 85; P-66).",
        "Quorum: 3; present: 5 of 5 (GA rule 67; P-14).",
    ]


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(codec="ascii", categories=["L", "P", "S"]), min_size=1, max_size=30))
def test_words_of_a_name_are_never_the_typesetters(name: str) -> None:
    assert pdf.write(voting_sheet.paper(HEAD, taken({"EVE": "in_favour"}, {"EVE": name}), "en")).startswith(b"%PDF")
