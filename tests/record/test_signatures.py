"""Signatures are checked beside the event loop, and here whenever there is nobody beside it; the answer is the same."""

import asyncio
import io
import os
import signal
from collections.abc import AsyncIterator, Callable

import msgspec
import pytest
import pytest_asyncio

from deliberation.core.envelope import Claim, SigningKey
from deliberation.record import checking, signatures
from deliberation.record.signatures import WORTH, Checker

KEY = SigningKey.generate()
CLAIMS: list[Claim] = [(b"%d" % place, KEY.sign(b"%d" % (place - place % 3 // 2)), KEY.public) for place in range(40)]
HOLD = [int(place % 3 < 2) for place in range(40)]
"""Of every three signatures the last is another message's."""


@pytest_asyncio.fixture
async def checker(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Checker]:
    monkeypatch.setattr(signatures, "AGAIN", 0.01)
    made = Checker(1)
    yield made
    await made.close()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110  # a process tells nobody here
            await asyncio.sleep(0.01)


async def aide_of(checker: Checker) -> int:
    """The process id of the checker's process, which is started if it is not there."""
    [aide] = checker._aides
    assert list(await checker.check(CLAIMS)) == HOLD
    await until(lambda: aide.process is not None and not aide.process.lost and aide.starting is None)
    assert aide.process is not None
    found: int = aide.process._transport.get_pid()
    return found


async def test_the_process_answers_as_we_do(checker: Checker) -> None:
    assert list(await Checker(0).check(CLAIMS)) == HOLD
    await aide_of(checker)
    given = await asyncio.gather(*(checker.check(CLAIMS[start:]) for start in range(30)))
    assert [list(each) for each in given] == [HOLD[start:] for start in range(30)]
    assert list(await checker.check([])) == []


async def test_few_signatures_need_no_process(checker: Checker) -> None:
    assert list(await checker.check(CLAIMS[: WORTH - 1])) == HOLD[: WORTH - 1]
    [aide] = checker._aides
    assert aide.process is None
    assert aide.starting is None


async def test_a_process_that_is_killed_is_replaced_and_nobody_waits_for_it(checker: Checker) -> None:
    lost = await aide_of(checker)
    os.kill(lost, signal.SIGSTOP)
    asked = [asyncio.create_task(checker.check(CLAIMS)) for _ in range(3)]
    await asyncio.sleep(0.05)
    assert not any(each.done() for each in asked)
    os.kill(lost, signal.SIGKILL)
    async with asyncio.timeout(10):
        assert [list(each) for each in await asyncio.gather(*asked)] == [HOLD] * 3
    assert await aide_of(checker) != lost


async def test_a_process_that_does_not_answer_is_given_up(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck = await aide_of(checker)
    monkeypatch.setattr(signatures, "PATIENCE", 0.05)
    os.kill(stuck, signal.SIGSTOP)
    async with asyncio.timeout(10):
        assert list(await checker.check(CLAIMS)) == HOLD
    assert await aide_of(checker) != stuck


async def test_a_process_that_was_lost_is_never_heard_again(checker: Checker) -> None:
    """What it still had to say must not be taken for the next process's answer."""
    await aide_of(checker)
    [aide] = checker._aides
    lost = aide.process
    assert lost is not None
    asked = asyncio.create_task(checker.check(CLAIMS))
    await asyncio.sleep(0)
    lost.lose()
    lost.pipe_data_received(1, bytes([1] * len(CLAIMS)))
    assert list(await asked) == HOLD
    await aide_of(checker)
    assert aide.process is not lost
    assert aide.process is not None
    aide.process.pipe_data_received(1, b"\1")  # nobody asked
    assert aide.process.lost
    assert list(await checker.check(CLAIMS)) == HOLD


async def test_a_process_that_cannot_be_started_is_done_without(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    [aide] = checker._aides
    for _ in range(3):
        assert list(await checker.check(CLAIMS)) == HOLD
        await asyncio.sleep(0.02)
    assert aide.process is None
    monkeypatch.undo()
    await aide_of(checker)


async def test_the_process_ends_with_its_server(checker: Checker) -> None:
    ended = await aide_of(checker)
    await checker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(ended, 0)


def test_groups_are_answered_until_there_are_no_more() -> None:
    groups = [msgspec.msgpack.encode(CLAIMS[:count]) for count in (3, 0, 5)]
    sent = b"".join(len(group).to_bytes(checking.LENGTH) + group for group in groups)
    for cut in (0, 1, len(groups[2]) + 1):  # a server that was killed while it wrote
        answers = io.BytesIO()
        checking.serve(io.BytesIO(sent[: len(sent) - cut]), answers)
        assert list(answers.getvalue()) == HOLD[:3] + ([] if cut else HOLD[:5])
