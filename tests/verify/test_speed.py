"""A long record is checked at the pace of its signatures, in the memory that its open business needs."""

import time
from pathlib import Path

from nacl.bindings import crypto_sign_open

from deliberation.core.ballot import Vote
from deliberation.core.checkpoint import open_checkpoint
from deliberation.core.envelope import SigningKey
from deliberation.core.law import Blob
from deliberation.core.note import Verifier
from deliberation.verify.acts import Acts
from deliberation.verify.source import Folder
from deliberation.verify.tree import Tree
from deliberation.verify.verify import verify
from tests import memory

SHARE = 0.3
"""Of the rate at which bare signatures are verified: the floor of entries a second."""


def signatures_a_second() -> float:
    key = SigningKey(bytes(32))
    signed = key.sign(b"x" * 500) + b"x" * 500
    before = time.process_time()
    for _ in range(2_000):
        crypto_sign_open(signed, key.public)
    return 2_000 / (time.process_time() - before)


def test_entries_a_second(tmp_path: Path) -> None:
    world = memory.large(20, members=193)
    folder = Folder(world.write(tmp_path))
    bare = signatures_a_second()
    before = time.process_time()
    report = verify(folder)
    rate = report.size / (time.process_time() - before)
    assert report.holds
    assert report.section("votes").counts["counted"] == 20 * 193
    assert rate >= SHARE * bare, f"{rate:.0f} entries and {bare:.0f} signatures a second"


def test_what_is_done_with_is_let_go(tmp_path: Path) -> None:
    world = memory.large(6, members=60)
    folder = Folder(world.write(tmp_path))
    checkpoint = open_checkpoint(world.note(), Verifier.parse(world.vkey))
    acts = Acts(folder, Tree(folder, checkpoint), checkpoint.origin)
    assert acts.run(lambda _, __: None) == []
    assert acts.counts.counted == 360
    assert acts._state.objects(Vote) == {}
    assert acts._state.objects(Blob) == {}
