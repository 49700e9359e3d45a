"""The command: a folder and an address give the same verdict, and the exit status says it."""

import argparse
import contextlib
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from deliberation.errors import BadFormat, Trouble
from deliberation.verify import command
from deliberation.verify.source import open_source
from tests.verify.records import FILES, OUTSIDE, RECEIPTS, SMALL


def called(*words: object) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([str(word) for word in words]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return SMALL.write(tmp_path / "record")


class Published(BaseHTTPRequestHandler):
    """The small record below /log/memory; bundles are compressed though nobody asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        raw = FILES.get(self.path.removeprefix("/log/memory/"))
        packed = raw is not None and "entries" in self.path
        body = gzip.compress(raw or b"") if packed else raw or b"nothing"
        self.send_response(404 if raw is None else 200)
        self.send_header("content-length", str(len(body)))
        if packed:
            self.send_header("content-encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it has
        """Silence."""


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Published) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/log/memory"
        server.shutdown()


def test_a_folder_that_holds(folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    policy, seen = tmp_path / "policy", tmp_path / "seen"
    policy.write_bytes(OUTSIDE)
    seen.write_text(SMALL.note(9))
    assert called(folder, "--policy", policy, "--seen", seen) == 0
    text = capsysbinary.readouterr().out.decode()
    assert "Everything holds." in text
    assert "Ballot 1 on A/80/L.1/Amend.1: adopted. 4 in favour, 0 against, 1 abstaining" in text
    assert called(folder) == 0
    assert "if the policy that came with the record is the right one" in capsysbinary.readouterr().out.decode()


def test_a_folder_that_does_not(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    bundle = folder / "tile/entries/000.p/30"
    bundle.write_bytes(FILES["tile/entries/000.p/30"].replace(b"10:00:20", b"10:00:21"))
    assert called(folder) == 1
    text = capsysbinary.readouterr().out.decode()
    assert "THIS RECORD DOES NOT HOLD. First failure: entry 19, tile/entries/000.p/30" in text
    assert called(folder, "--json") == 1
    report = msgspec.json.decode(capsysbinary.readouterr().out)
    assert report["holds"] is False
    assert report["first"]["entry"] == 19
    assert {section["name"]: section["state"] for section in report["sections"]}["votes"] == "unchecked"


def test_receipts_in_the_folder(folder: Path) -> None:
    (folder / "proof").mkdir()
    for path, raw in RECEIPTS.items():
        (folder / path).write_bytes(raw)
    assert called(folder) == 0
    (folder / "proof/9.entry").write_bytes(SMALL.entries[8])
    assert called(folder) == 1
    (folder / "proof/9.entry").write_bytes(SMALL.entries[9])
    (folder / "proof/9").rename(folder / "proof/8")
    (folder / "proof/9.entry").rename(folder / "proof/8.entry")
    assert called(folder) == 1


def test_a_receipt_of_an_earlier_checkpoint(folder: Path) -> None:
    (folder / "proof").mkdir()
    (folder / "proof/9").write_text(SMALL.proof(9, 17))
    (folder / "proof/9.entry").write_bytes(SMALL.entries[9])
    assert called(folder) == 0


def test_an_address(site: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert called(site) == 0
    assert "At an address nobody can look for files" in capsysbinary.readouterr().out.decode()
    assert called(f"{site}/") == 0
    assert called(f"{site}/elsewhere") == 1


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for place in (tmp_path / "none", "ftp://127.0.0.1/", "http:///log", "http://127.0.0.1:1/log/memory"):
        with pytest.raises(Trouble):
            called(place)
    with pytest.raises(Trouble):
        called(tmp_path, "--policy", tmp_path / "none")


def test_what_a_terminal_obeys_is_not_printed(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "tile" / "\x1b[2Jempty").write_bytes(b"")
    assert called(folder) == 1
    assert b"\x1b" not in capsysbinary.readouterr().out


def test_a_source_reads_plain_files_up_to_a_limit(folder: Path, site: str) -> None:
    for place in (str(folder), site):
        with contextlib.closing(open_source(place)) as source:
            assert source.read("policy", len(OUTSIDE)) == OUTSIDE
            assert source.read("nothing", 10) is None
            for path in ("policy", "tile/entries/000.p/30"):
                with pytest.raises(BadFormat):
                    source.read(path, 10)
    with pytest.raises(BadFormat):
        open_source(str(folder)).read("tile", 10)
