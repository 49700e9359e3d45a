"""The repository itself: what stands at its top, what lock files and scripts promise, and that no place is named."""

import json
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

from deliberation import settings

ROOT = Path(__file__).parents[2]
TOP = {"deliberation", "frontend", "tests", "scripts", "pyproject.toml", "docker-compose.yml", "README.md"}
FORCED_BY_TOOLS = {".ci", ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", "Dockerfile", "LICENSE"}
LOCKS = ("requirements.lock", "requirements-dev.lock")
BASH = [
    *(
        ROOT / "scripts" / name
        for name in ("bench", "build", "check", "e2e", "environment", "lock", "picture", "serve", "test")
    ),
    ROOT / ".ci" / "run",
]
LONG_SCRIPTS = {"environment": 40}  # the one place that installs, for all others
# in pieces, so that this file holds none of them
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
REGISTRIES += [".".join(parts) for parts in (("deb", "debian", "org"), ("proxy", "golang", "org"))]
MACHINE_PATH = re.compile(r"(?<![\w.\-$}])/(?:work|root|Users|home)/[\w.]")
REQUIREMENT = re.compile(
    r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^\s;]+)(?: ; [^\\]+?)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


@cache
def files() -> dict[str, str]:
    """The text of every file that is, or would be, committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return {name: (ROOT / name).read_text("utf-8", errors="replace") for name in names if (ROOT / name).is_file()}


def pins(lock: str) -> dict[str, str]:
    return {name: version for name, version, _ in REQUIREMENT.findall((ROOT / lock).read_text("utf-8"))}


def test_the_top_level_is_fixed() -> None:
    assert {name.split("/")[0] for name in files()} <= TOP | FORCED_BY_TOOLS | set(LOCKS)


def test_no_file_names_a_registry() -> None:
    assert [(name, host) for name, text in files().items() for host in REGISTRIES if host in text] == []


def test_no_file_names_a_path_of_the_machine_it_was_made_on() -> None:
    assert [(name, found[0]) for name, text in files().items() if (found := MACHINE_PATH.findall(text))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_pins_and_hashes_and_nothing_else(lock: str) -> None:
    assert REQUIREMENT.sub("", (ROOT / lock).read_text("utf-8")) == ""
    assert pins(lock)


def test_what_runs_in_production_is_what_was_tested() -> None:
    tested = pins("requirements-dev.lock")
    assert {name: version for name, version in pins("requirements.lock").items() if tested.get(name) != version} == {}


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = {
        re.sub(r"[._]", "-", re.split(r"[\[>=<; ]", need)[0]).lower() for need in project["project"]["dependencies"]
    }
    assert named - pins("requirements.lock").keys() == set()


def test_the_lock_file_of_the_front_end_holds_hashes_and_no_address() -> None:
    text = (ROOT / "frontend" / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert [
        name for name, entry in packages.items() if name and not entry.get("integrity", "").startswith("sha512-")
    ] == []


@pytest.mark.parametrize("script", BASH, ids=lambda path: path.name)
def test_a_script_is_short_strict_and_runs_from_anywhere(script: Path) -> None:
    lines = script.read_text("utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[1].startswith("# "), "the second line says what it does"
    assert lines[2:4] == ["set -euo pipefail", 'cd "$(dirname "$0")/.."']
    assert len(lines) <= LONG_SCRIPTS.get(script.name, 15)
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_every_bash_script_is_looked_at() -> None:
    scripts = {name for name in files() if name.startswith("scripts/") and not name.endswith(".py")}
    assert scripts == {str(path.relative_to(ROOT)) for path in BASH if path.parent.name == "scripts"}


def test_compose_follows_its_specification() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_compose_opens_the_proxy_alone_and_writes_no_secret() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    services = compose["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert [name for name, service in services.items() if "outside" in service["networks"]] == ["proxy"]
    assert services["database"]["image"] == "postgres:18"
    for service in services.values():
        assert not re.search(r"SECRET|TOKEN|PASSWORD(?!_FILE)|DATABASE_URL", " ".join(service.get("environment", {})))
        assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= compose["volumes"].keys()
        assert set(service.get("secrets", [])) <= compose["secrets"].keys()
        assert set(service.get("depends_on", {})) <= services.keys()


def test_compose_gives_settings_that_there_are() -> None:
    known = {variable for variable, _, _ in settings.table()}
    given = set(re.findall(r"DELIBERATION_[A-Z_]+", (ROOT / "docker-compose.yml").read_text("utf-8")))
    assert given - known == set()
