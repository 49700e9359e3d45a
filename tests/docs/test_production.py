"""Production, as the compose file runs it: secrets are given, nothing is kept beside the database, no demonstration."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import asyncpg
import pytest

TOKEN = "the operator's token"
URL = "https://assembly.example"


@pytest.fixture
def empty(database: str) -> Iterator[str]:
    """An empty database on a server that was there before."""
    plain = database.replace("postgresql+asyncpg:", "postgresql:")

    async def run(statement: str) -> None:
        connection = await asyncpg.connect(plain)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(run("CREATE DATABASE production"))
    yield plain.replace("/postgres?", "/production?")
    asyncio.run(run("DROP DATABASE production WITH (FORCE)"))


def environment(database: str) -> dict[str, str]:
    return {
        "PATH": "/usr/bin:/bin",
        "DELIBERATION_ENV": "production",
        "DELIBERATION_URL": URL,
        "DELIBERATION_ORIGIN": "assembly.example",
        "DELIBERATION_HOST": "127.0.0.1",
        "DELIBERATION_PORT": "0",
        "DELIBERATION_BEHIND_PROXY": "true",
        "DELIBERATION_SECRET": "5e" * 32,
        "DELIBERATION_OPERATOR_TOKEN": TOKEN,
        "DELIBERATION_DATABASE_URL": database,
    }


def test_it_serves_what_the_operator_founds(empty: str, tmp_path: Path) -> None:
    given = environment(empty)
    program = [sys.executable, "-m", "deliberation"]
    subprocess.run([*program, "migrate"], env=given, cwd=tmp_path, check=True, timeout=60)
    with subprocess.Popen([*program, "serve"], env=given, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        said = []
        for line in server.stdout:
            said.append(line)
            if "serving" in line:
                break
        port = _port_of(server.pid)
        body = json.dumps({"id": "real", "name": "A real assembly"}).encode()
        head = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        founding = Request(f"http://127.0.0.1:{port}/api/assemblies", body, head)
        with urlopen(founding, timeout=20) as answer:
            founded = json.load(answer)
            assert "strict-transport-security" in answer.headers
        with urlopen(f"http://127.0.0.1:{port}/api/assemblies", timeout=20) as answer:
            assert [each["id"] for each in json.load(answer)] == ["real"]
        server.terminate()
        server.communicate(timeout=20)
    assert founded["vkey"].startswith("assembly.example/log/real+")
    assert said[-1] == f"deliberation: serving {URL}\n"
    assert server.returncode == 0
    assert list(tmp_path.iterdir()) == []


def _port_of(pid: int) -> int:
    """The port that a process listens on, of loopback."""
    own = {Path(f"/proc/{pid}/fd/{each.name}").readlink().name for each in Path(f"/proc/{pid}/fd").iterdir()}
    for row in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = row.split()
        if fields[3] == "0A" and f"socket:[{fields[9]}]" in own and (found := re.search(":([0-9A-F]{4})$", fields[1])):
            return int(found[1], 16)
    pytest.fail("it listens on no port")
