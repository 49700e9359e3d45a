"""The wheel carries the front end, the catalogue and the migrations, and serves where there is no Node."""

import re
import site
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing of ours but the wheel; the libraries are those that the tests run with."""
    place = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(place),
        str(ROOT),
    ]
    subprocess.run(command, check=True)
    [wheel] = place.glob("*.whl")
    venv.create(place / "environment", with_pip=True)
    python = place / "environment" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True)
    [packages] = (place / "environment" / "lib").glob("python3*/site-packages")
    ours = [folder for folder in site.getsitepackages() if Path(folder).is_dir()]
    (packages / "libraries.pth").write_text("\n".join(ours))
    return place / "environment" / "bin"


def test_the_wheel_serves_the_built_front_end_without_node(installed: Path, tmp_path: Path) -> None:
    nothing_else = {"PATH": f"{installed}:/nowhere", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [str(installed / "deliberation"), "serve", "--port", "0", "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, env=nothing_else, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        lines = []
        for line in server.stdout:
            lines.append(line)
            if found := re.match(r"deliberation: serving (\S+)", line):
                page = urllib.request.urlopen(found[1]).read().decode()
                asset = re.search(r'src="(/assets/[^"]+\.js)"', page)
                assert asset is not None
                assert urllib.request.urlopen(found[1] + asset[1]).status == 200
                break
        server.terminate()
        server.communicate(timeout=20)
    assert any("serving" in line for line in lines), lines
    assert server.returncode == 0


def test_what_runs_is_the_wheels_own_copy(installed: Path, tmp_path: Path) -> None:
    asks = "import deliberation; print(deliberation.__file__)"
    answer = subprocess.run(
        [installed / "python", "-c", asks], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(installed.parent) in answer.stdout
