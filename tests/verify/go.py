"""The checker of logs that nobody on the project wrote: Go's own packages, behind a thin front beside the test data."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shared_data import DATA

_FRONT = None if DATA is None else DATA.parent / "verify" / "tlogcheck"
_PACKAGES = Path("/usr/share/gocode")

Tlogcheck = Callable[..., str]
"""Runs the checker with these words and returns what it printed; fails where it refuses."""


@pytest.fixture(scope="session")
def tlogcheck(tmp_path_factory: pytest.TempPathFactory) -> Tlogcheck:
    """The checker, built once."""
    if _FRONT is None or not _FRONT.is_dir():
        pytest.skip("tlogcheck's source is absent beside the test data")
    if shutil.which("go") is None or not _PACKAGES.is_dir():
        pytest.skip("Go or its x/mod packages are absent (golang-go, golang-golang-x-mod-dev)")
    program = tmp_path_factory.mktemp("go") / "tlogcheck"
    settings = {
        "GO111MODULE": "off",
        "GOPATH": str(_PACKAGES),
        "CGO_ENABLED": "0",
        "GOCACHE": str(program.parent / "c"),
    }
    build = ["go", "build", "-trimpath", "-o", str(program), "."]
    subprocess.run(build, cwd=_FRONT, env=os.environ | settings, check=True, capture_output=True, timeout=300)

    def run(*words: object) -> str:
        done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
