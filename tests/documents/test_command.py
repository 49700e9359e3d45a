"""`deliberation import`: a file in, a canonical text out, the remarks said, the reasons of a refusal said."""

import json
from pathlib import Path

import pytest
from msgspec import structs

from deliberation.cli import main
from deliberation.core.text import decode, encode
from tests.documents.test_akn_amendment import GOOD
from tests.documents.test_compilation import TEXT
from tests.documents.test_reading import DRAFT


def test_a_text_is_written_and_the_remarks_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "draft.txt", tmp_path / "text.json"
    file.write_bytes(DRAFT)
    assert main(["import", str(file), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert decode(out.read_bytes()).title == "Title of the draft"
    assert "22: In the file this is “5.”, here it is “2.”. “Thanks all.”" in said.err
    assert main(["import", str(file)]) == 0
    assert decode(capsys.readouterr().out.strip().encode()).title == "Title of the draft"


def test_what_could_not_be_tabled_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "draft.md"
    file.write_text("# A title alone")
    assert main(["import", str(file)]) == 1
    assert "A text needs at least one operative paragraph." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.7", "can’t be read: it is a PDF file"),
        (b"x" * 5_300_000, "at most 5 MB"),
        (None, "can't be read (No such file or directory)"),
    ],
)
def test_a_refusal_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes | None, said: str
) -> None:
    file = tmp_path / "draft"
    if raw is not None:
        file.write_bytes(raw)
    assert main(["import", str(file)]) == 2
    assert said in capsys.readouterr().err


def test_an_amendment_is_read_with_the_text_that_it_amends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, base, other = tmp_path / "amendment.xml", tmp_path / "text.json", tmp_path / "other.json"
    file.write_bytes(GOOD)
    base.write_bytes(encode(TEXT))
    other.write_bytes(encode(structs.replace(TEXT, title="Another")))
    assert main(["import", str(file), "--base", str(base)]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0]["new"] == "publish"
    assert main(["import", str(file), "--base", str(other)]) == 2
    assert "it amends another text" in capsys.readouterr().err
    assert main(["import", str(file)]) == 2
    assert "it is an amendment" in capsys.readouterr().err
