"""Runs the machine of `drafting_life.py` on the tests' database."""

from hypothesis.stateful import run_state_machine_as_test

from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.machines.drafting_life import DraftingLife


def test_however_texts_are_worked_on_the_record_the_tables_and_the_stream_agree(
    store: Store, settings: Settings
) -> None:
    DraftingLife.place = (store.url, settings)
    run_state_machine_as_test(DraftingLife, settings=DraftingLife.TestCase.settings)
