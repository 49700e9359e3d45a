"""Runs the machine of `ballot_life.py` on the tests' database."""

from hypothesis.stateful import run_state_machine_as_test

from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.machines.ballot_life import BallotLife


def test_whatever_is_done_the_record_the_tables_and_the_stream_agree(store: Store, settings: Settings) -> None:
    BallotLife.place = (store.url, settings)
    run_state_machine_as_test(BallotLife, settings=BallotLife.TestCase.settings)
