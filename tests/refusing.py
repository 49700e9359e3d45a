"""`refuses`: the law says no with this code, and nothing has changed.

`test_refusals.py` reads from the source of all tests which codes they see refused, so each call names its code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from deliberation.core import kinds
from deliberation.core.fold import State
from deliberation.errors import Refusal


@contextmanager
def refuses(code: str, state: State | None = None, /, **facts: str | int) -> Iterator[None]:
    """What stands below it is refused.

    Args:
        code: the refusal's.
        state: must be afterwards as it was before.
        facts: some of the refusal's.
    """
    before = None if state is None else picture(state)
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code, caught.value
    assert caught.value.status >= 400
    assert caught.value.rule
    assert facts.items() <= caught.value.facts.items()
    if state is not None:
        assert picture(state) == before


def picture(state: State) -> tuple[Any, ...]:
    """Everything that a state holds."""
    objects = {kind: dict(state.objects(kind)) for kind in kinds.NOUNS}
    return state.size, state.at, objects
