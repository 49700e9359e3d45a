"""The README's commands do what it says: the server starts with a database of its own, and says what is wrong."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
SERVE = str(ROOT / "scripts" / "serve")
PROGRAM = (sys.executable, "-m", "deliberation")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("DELIBERATION_")}
SECONDS = 30.0
"""How long a second start may take; the first one founds an assembly of 193."""


@contextmanager
def started(*command: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A running server, told as Ctrl-C tells it to end, and where it serves."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT | {"PYTHONUNBUFFERED": "1"}, start_new_session=True
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.match("deliberation: serving (.*)$", line):
                yield found[1], process
                break
        else:
            pytest.fail(f"it ended with code {process.wait()}")
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)


def read(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        assert answer.status == 200
        body: bytes = answer.read()
    return body.decode()


def refused(*arguments: str) -> str:
    """What is said where a command can't be done."""
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def living(folder: Path) -> list[str]:
    """The processes whose command line names a folder."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = each.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it ended while we looked
            continue
        if str(folder) in words:
            found.append(words)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("commands") / "d"


def said(*arguments: str) -> str:
    """What a command that works prints."""
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_serve_shows_the_page_and_a_second_start_finds_the_same_record(folder: Path, tmp_path: Path) -> None:
    command = (SERVE, "--port", "0", "--data", str(folder))
    with started(*command) as (url, first):
        assert "<title>Deliberation</title>" in read(url)
        checkpoint = read(f"{url}/log/demo/checkpoint")
    assert first.returncode == 0
    assert living(folder) == []
    begun = monotonic()
    with started(*command) as (url, second):
        assert monotonic() - begun < SECONDS
        assert read(f"{url}/log/demo/checkpoint") == checkpoint
        in_use = refused("serve", "--port", "0", "--data", str(folder))
        said("export", str(tmp_path / "record"), "--data", str(folder))  # beside the running server
    assert in_use.startswith("deliberation: ")
    assert "is in use by another server" in in_use
    assert second.returncode == 0
    assert living(folder) == []
    assert (tmp_path / "record/checkpoint").read_text() == checkpoint
    said("verify", str(tmp_path / "record"))


def test_bots_end_with_their_server(folder: Path) -> None:
    with started(*PROGRAM, "serve", "--bots", "--port", "0", "--data", str(folder)) as (url, process):
        assert read(f"{url}/healthz")
        assert len(living(folder)) > 1
    assert process.returncode == 0
    assert living(folder) == []


def test_a_taken_port_is_said(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"127.0.0.1:{port} can't be listened on" in refused("serve", "--port", str(port), "--data", str(folder))


def test_a_database_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        free = held.getsockname()[1]
    url = f"postgresql://nobody@127.0.0.1:{free}/nothing"
    told = refused("serve", "--port", "0", "--data", str(tmp_path), "--database-url", url)
    assert "the database does not answer" in told


def test_a_database_without_that_name_is_said(database: str, tmp_path: Path) -> None:
    url = database.replace("/postgres?", "/nothing?").replace("postgresql+asyncpg:", "postgresql:")
    told = refused("serve", "--port", "0", "--data", str(tmp_path), "--database-url", url)
    assert 'the database refuses us (database "nothing" does not exist)' in told


def commands() -> list[str]:
    text = subprocess.run([*PROGRAM, "--help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return re.findall(r"^    ([a-z-]+) ", text, re.MULTILINE)


def test_help_names_every_command_and_each_has_its_own() -> None:
    assert set(commands()) >= {"serve", "simulate", "export", "import", "verify", "migrate", "rebuild", "settings"}
    for command in commands():
        done = subprocess.run(
            [*PROGRAM, command, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, command
        assert done.stdout.startswith(f"usage: deliberation {command}"), command
        assert done.stderr == "", command
