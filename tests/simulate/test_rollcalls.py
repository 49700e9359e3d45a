"""Roll calls from files: what is read, in which order, and what a bad file is told."""

import gzip
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core.validity import validate
from deliberation.errors import Trouble
from deliberation.simulate.replay import text_of
from deliberation.simulate.rollcalls import RollCall, read_session, tidy_name, tidy_title
from tests.shared_data import data, needs_data

RESOLUTIONS = """undl_id,symbol,session,date,title,recorded,yes,no,abstain,adopted
1,A/RES/9/10,9,1954-12-01,Of fish : resolution / adopted by the General Assembly,True,2,1,0,True
2,A/RES/9/9,9,1954-12-01,Of birds,True,1,1,1,False
3,A/RES/9/1,9,1954-11-01,Of ants,True,3,0,0,True
4,A/RES/9/2,9,1954-11-02,By consensus,False,,,,True
5,A/RES/8/1,8,1953-11-01,Another session,True,1,0,0,True
"""
VOTES = """undl_id,ms_name,iso3,vote
1,KENYA,KEN,Y
1,BRAZIL,BRA,Y
1,CHINA,CHN,N
2,KENYA,KEN,Y
2,BRAZIL,BRA,N
2,CHINA,CHN,A
3,KENYA,KEN,Y
3,BRAZIL,BRA,Y
3,CHINA,CHN,Y
5,FRANCE,FRA,Y
"""


def written(folder: Path, resolutions: str = RESOLUTIONS, votes: str = VOTES) -> tuple[Path, Path]:
    paths = folder / "resolutions.csv", folder / "votes.csv.gz"
    paths[0].write_text(resolutions, "utf-8")
    paths[1].write_bytes(gzip.compress(votes.encode()))
    return paths


def test_roll_calls_come_in_the_order_of_their_dates_and_numbers(tmp_path: Path) -> None:
    session = read_session(*written(tmp_path), "9")
    assert [call.symbol for call in session.calls] == ["A/RES/9/1", "A/RES/9/9", "A/RES/9/10"]
    assert session.states == {"BRA": "Brazil", "CHN": "China", "KEN": "Kenya"}
    assert session.calls[2].title == "Of fish"
    assert session.calls[1].votes == {"KEN": "in_favour", "BRA": "against", "CHN": "abstaining"}
    assert [call.adopted for call in session.calls] == [True, False, True]
    assert [call.symbol for call in read_session(*written(tmp_path), "9", 1).calls] == ["A/RES/9/1"]


def test_marks_that_say_nothing_are_neither_votes_nor_lost(tmp_path: Path) -> None:
    votes = VOTES.replace("1,CHINA,CHN,N", "1,CHINA,CHN,?").replace("1,BRAZIL,BRA,Y", "1,BRAZIL,BRA,X")
    call = read_session(*written(tmp_path, votes=votes), "9").calls[2]
    assert call.votes == {"KEN": "in_favour"}
    assert call.unreadable == ["CHN"]
    assert sorted(call.marks) == ["BRA", "CHN", "KEN"]


@pytest.mark.parametrize(
    ("resolutions", "votes", "session", "says"),
    [
        (RESOLUTIONS, VOTES, "99", "no recorded vote of session 99"),
        (RESOLUTIONS.replace("abstain", "abst"), VOTES, "9", "no column abstain"),
        (RESOLUTIONS, VOTES.replace("iso3", "iso"), "9", "no column iso3"),
        (RESOLUTIONS, VOTES + "1,KENYA,KEN,N\n", "9", "lists KEN twice"),
        (RESOLUTIONS.replace("2,1,0,True", "two,1,0,True"), VOTES, "9", "totals of A/RES/9/10"),
        ("", "", "9", "no recorded vote"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(
    tmp_path: Path, resolutions: str, votes: str, session: str, says: str
) -> None:
    with pytest.raises(Trouble, match=says):
        read_session(*written(tmp_path, resolutions, votes), session)


def test_a_file_that_is_not_there_or_not_packed_is_told(tmp_path: Path) -> None:
    resolutions, votes = written(tmp_path)
    with pytest.raises(Trouble, match="can't be read"):
        read_session(tmp_path / "none.csv", votes, "9")
    votes.write_text(VOTES)
    with pytest.raises(Trouble, match="can't be read"):
        read_session(resolutions, votes, "9")


def test_parquet_without_its_extra_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Trouble, match=r"deliberation\[parquet\]"):
        read_session(written(tmp_path)[0], tmp_path / "votes.parquet", "9")


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("COTE D'IVOIRE", "Cote d'Ivoire"),
        ("LAO PEOPLE'S DEMOCRATIC REPUBLIC", "Lao People's Democratic Republic"),
        ("BOLIVIA (PLURINATIONAL STATE OF)", "Bolivia (Plurinational State of)"),
        ("DEMOCRATIC REPUBLIC OF THE CONGO", "Democratic Republic of the Congo"),
        ("TÜRKİYE", "Türkiye"),
        ("GUINEA-BISSAU", "Guinea-Bissau"),
    ],
)
def test_names_are_written_as_in_a_sentence(name: str, tidied: str) -> None:
    assert tidy_name(name) == tidied


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_title_gives_a_text_that_can_be_tabled(title: str, symbol: str) -> None:
    line = tidy_title(title.encode("utf-8", "ignore").decode())
    call = RollCall(symbol="A/RES/1", date="1954-11-01", title=line or "A", marks={}, announced=(0, 0, 0), adopted=True)
    validate(text_of(call))


@needs_data
def test_a_real_session_has_its_announced_totals() -> None:
    session = read_session(data("un-votes", "resolutions.csv.gz"), data("un-votes", "votes.parquet"), "78")
    assert len(session.states) == 193
    for call in session.calls:
        counts = tuple(list(call.votes.values()).count(choice) for choice in ("in_favour", "against", "abstaining"))
        assert counts == call.announced
        assert len(call.marks) == 193
