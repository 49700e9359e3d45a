"""Three kills in the middle of voting; `scripts/bench faults` does twenty."""

import pytest

from tests.faults import kill


async def test_every_answer_is_kept_over_kills(capsys: pytest.CaptureFixture[str]) -> None:
    await kill.rounds(3, print)
    assert "none is there twice" in capsys.readouterr().out
