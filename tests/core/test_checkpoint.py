"""Checkpoints: one text for each, and only the log's own key speaks for its origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import checkpoint, note
from deliberation.core.checkpoint import MAX_SIZE, Checkpoint, parse_decimal
from deliberation.core.envelope import SigningKey
from deliberation.core.note import Signer, Verifier
from deliberation.errors import BadFormat, BadProof
from tests.shared_data import data, needs_data

LOG = Signer("log.example/a", SigningKey(bytes(32)))
hashes = st.binary(min_size=32, max_size=32)


@given(st.integers(1, MAX_SIZE), hashes)
def test_a_checkpoint_comes_back(size: int, root: bytes) -> None:
    shown = Checkpoint(LOG.name, size, root)
    assert Checkpoint.parse(shown.text()) == shown
    assert checkpoint.open_checkpoint(checkpoint.sign(shown, LOG), LOG.verifier) == shown


@given(st.integers(1, 999), hashes, st.data())
def test_whatever_is_read_is_written_again(size: int, root: bytes, draw: st.DataObject) -> None:
    text = Checkpoint("o", size, root).text()
    place = draw.draw(st.integers(0, len(text)))
    changed = (
        text[:place] + draw.draw(st.text("0159+/=ab \n٣", max_size=2)) + text[place + draw.draw(st.integers(0, 2)) :]
    )
    try:
        parsed = Checkpoint.parse(changed)
    except BadFormat:
        return
    assert parsed.text() == changed


@given(st.text("0123456789+- _.e٣²\n", max_size=21))
def test_numbers_have_one_form(text: str) -> None:
    try:
        number = parse_decimal(text)
    except BadFormat:
        assert not (text.isascii() and text.isdigit() and str(int(text)) == text and int(text) <= MAX_SIZE)
        return
    assert str(number) == text


def test_numbers_end_at_63_bits() -> None:
    assert parse_decimal(str(MAX_SIZE)) == MAX_SIZE
    for text in (str(MAX_SIZE + 1), "1" * 5000):
        with pytest.raises(BadFormat):
            parse_decimal(text)


def test_a_witness_cannot_speak_for_the_log() -> None:
    raw = checkpoint.sign(Checkpoint("log.example/b", 1, bytes(32)), LOG)
    with pytest.raises(BadProof):
        checkpoint.open_checkpoint(raw, LOG.verifier)
    with pytest.raises(BadProof):
        checkpoint.open_checkpoint(raw, Signer("log.example/b", LOG.key).verifier)


@needs_data
def test_the_checkpoints_of_others_open() -> None:
    tessera = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
    folder = data("vectors", "tessera-testlog", "testdata", "log")
    for size in range(16):
        opened = checkpoint.open_checkpoint((folder / f"checkpoint.{size}").read_bytes(), Verifier.parse(tessera))
        assert opened.size == size


@needs_data
def test_a_checkpoint_of_another_program_is_written_byte_for_byte() -> None:
    folder = data("vectors", "minilog-600")
    signer = Signer("example.org/assembly/log1", SigningKey(bytes.fromhex((folder / "seed.hex").read_text())))
    assert signer.verifier.vkey() == (folder / "vkey").read_text().strip()
    for path in folder.glob("checkpoint*"):
        raw = path.read_text()
        assert note.sign_note(checkpoint.open_checkpoint(raw, signer.verifier).text(), [signer]) == raw


@needs_data
def test_a_cosigned_checkpoint_opens_by_the_log_and_its_witness() -> None:
    folder = data("vectors", "witness-requests")
    raw = (folder / "cp5.cosigned").read_text()
    verifier = Verifier.parse((folder / "svkey").read_text().strip())
    assert checkpoint.open_checkpoint(raw, verifier).origin == (folder / "sorigin").read_text().strip()
