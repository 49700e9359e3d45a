"""`deliberation simulate` from files to its exit code, on a server that it is given."""

import argparse
import json
from pathlib import Path

import pytest

from deliberation.errors import Trouble
from deliberation.simulate import command
from deliberation.simulate.server import OwnServer
from tests.shared_data import data, needs_data
from tests.simulate.test_rollcalls import RESOLUTIONS, VOTES, written


def parsed(server: OwnServer | None, resolutions: Path, votes: Path, *more: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    place = ["--url", server.url, "--token", server.operator_token] if server else []
    return parser.parse_args(
        ["--resolutions", str(resolutions), "--votes", str(votes), "--session", "9", "--speed", "max", *place, *more]
    )


def test_what_was_announced_comes_out(server: OwnServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert command.run(parsed(server, *written(tmp_path), "--json", str(out))) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1:4] for line in lines[1:4]] == [
        ["A/RES/9/1", "3-0-0", "adopted"],
        ["A/RES/9/9", "1-1-1", "second_vote_within_48h"],
        ["A/RES/9/10", "2-1-0", "adopted"],
    ]
    assert lines[-1].startswith("3 roll calls, 9 votes in ")
    assert lines[-1].endswith("; 0 differences")
    assert [each["outcome"]["present"] for each in json.loads(out.read_bytes())] == [3, 3, 3]


def test_a_wrong_announcement_is_found(server: OwnServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = written(tmp_path, RESOLUTIONS.replace("True,3,0,0,True", "True,2,0,1,False"))
    assert command.run(parsed(server, *files, "--limit", "1")) == 1
    said = capsys.readouterr().out
    for difference in ("3 in favour, announced 2", "0 abstaining, announced 1", "adopted, announced not adopted"):
        assert f"DIFFERS: {difference}" in said
    assert "; 1 differences" in said


def test_without_a_quorum_there_is_no_ballot_and_that_is_no_difference(
    server: OwnServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    votes = "\n".join(line for line in VOTES.splitlines() if not line.startswith(("3,BRAZIL", "3,CHINA")))
    assert command.run(parsed(server, *written(tmp_path, votes=votes))) == 0
    said = capsys.readouterr().out
    assert "A/RES/9/1           no ballot:" in said
    assert "1 without a ballot for want of a quorum; 0 differences" in said


def test_what_is_unreadable_is_said(server: OwnServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = written(
        tmp_path, RESOLUTIONS.replace("True,3,0,0", "True,2,0,0"), VOTES.replace("3,CHINA,CHN,Y", "3,CHINA,CHN,?")
    )
    assert command.run(parsed(server, *files, "--limit", "1")) == 0
    assert "unreadable, counted as nothing: CHN" in capsys.readouterr().out


def test_it_starts_a_server_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(parsed(None, *written(tmp_path), "--limit", "1", "--data", str(tmp_path / "d"))) == 0
    assert "A/RES/9/1" in capsys.readouterr().out


def test_a_wrong_token_is_told_in_a_sentence(server: OwnServer, tmp_path: Path) -> None:
    asked = parsed(server, *written(tmp_path))
    asked.token = "wrong"
    with pytest.raises(Trouble, match="not_operator"):
        command.run(asked)
    asked.token = None
    with pytest.raises(Trouble, match="belong together"):
        command.run(asked)


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "inf", "fast"])
def test_a_speed_is_a_number_or_max(speed: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        parsed(None, tmp_path, tmp_path, "--speed", speed)


@needs_data
def test_three_real_roll_calls_have_their_real_results(server: OwnServer, capsys: pytest.CaptureFixture[str]) -> None:
    files = data("un-votes", "resolutions.csv.gz"), data("un-votes", "votes.parquet")
    assert command.run(parsed(server, *files, "--session", "78", "--limit", "3")) == 0
    assert capsys.readouterr().out.rstrip().endswith("; 0 differences")
