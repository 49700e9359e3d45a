"""Where the real data for tests lies, which the project reads and never ships.

`$DELIBERATION_TEST_DATA` names the folder; otherwise `../shared/data` beside the project is used. Where neither is
there, the tests that need it are skipped with this reason and nothing else is.
"""

import os
from pathlib import Path

import pytest

_candidate = Path(os.environ.get("DELIBERATION_TEST_DATA") or Path(__file__).parents[2] / "shared" / "data")
DATA: Path | None = _candidate if _candidate.is_dir() else None

needs_data = pytest.mark.skipif(DATA is None, reason="the test data folder is absent (set DELIBERATION_TEST_DATA)")


def data(*parts: str) -> Path:
    """The path of one file of the test data; call it only in tests marked `needs_data`."""
    assert DATA is not None
    return DATA.joinpath(*parts)
