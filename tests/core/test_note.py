"""Signed notes: the published ones open, and no change to one goes unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import note
from deliberation.core.checkpoint import Checkpoint
from deliberation.core.envelope import SigningKey, b64, unb64
from deliberation.core.merkle import leaf_hash
from deliberation.core.note import LatticeSigner, Signer, Verifier
from deliberation.errors import BadFormat, BadProof
from tests.shared_data import data, needs_data

LOG = Signer("log.example/a", SigningKey(bytes(32)))
WITNESS = Signer("witness.example", SigningKey(b"w" * 32))
TEXT = Checkpoint("log.example/a", 7, leaf_hash(b"")).text()
lines = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]))


@given(st.lists(lines, min_size=1).map(lambda rows: "\n".join(rows) + "\n"))
def test_any_text_comes_back(text: str) -> None:
    raw = note.sign_note(text, [LOG, WITNESS])
    both = [LOG.verifier, WITNESS.verifier]
    assert note.open_note(raw, both) == note.open_note(raw.encode(), both) == (text, [LOG.name, WITNESS.name])
    assert note.open_note(raw, [WITNESS.verifier]) == (text, [WITNESS.name])


@given(st.data())
def test_no_byte_can_be_changed(draw: st.DataObject) -> None:
    raw = note.sign_note(TEXT, [LOG]).encode()
    place, byte = draw.draw(st.integers(0, len(raw) - 1)), draw.draw(st.integers(0, 255))
    changed = raw[:place] + bytes([byte]) + raw[place + 1 :]
    if changed != raw:
        with pytest.raises((BadFormat, BadProof)):
            note.open_note(changed, [LOG.verifier])


def test_a_known_key_that_fails_spoils_the_note() -> None:
    forged = f"— {WITNESS.name} {b64(WITNESS.verifier.key_id + bytes(64))}\n"
    raw = note.sign_note(TEXT, [LOG]) + forged
    assert note.open_note(raw, [LOG.verifier])[1] == [LOG.name]
    with pytest.raises(BadProof):
        note.open_note(raw, [LOG.verifier, WITNESS.verifier])


def test_cosignatures_of_both_kinds() -> None:
    lattice = LatticeSigner("pq.example", b"q" * 32)
    raw = note.sign_note(TEXT, [LOG]) + WITNESS.cosign(TEXT, 1_790_000_000) + lattice.cosign(TEXT, 1_790_000_001)
    known = [LOG.verifier, WITNESS.cosigner, Verifier.parse(lattice.verifier.vkey())]
    assert note.open_note(raw, known) == (TEXT, [LOG.name, WITNESS.name, "pq.example"])
    assert note.open_note(raw, [WITNESS.verifier, LOG.verifier])[1] == [LOG.name], "one key, two kinds: two ids"
    for verifier in known:
        with pytest.raises(BadProof):
            note.open_note(raw.replace("\n7\n", "\n8\n"), [verifier])


def test_a_lattice_cosignature_covers_the_whole_text() -> None:
    lattice = LatticeSigner("pq.example", b"q" * 32)
    line = lattice.cosign(TEXT, 5)
    for text in (TEXT + "more\n", TEXT.replace("\n7\n", "\n07\n"), TEXT.replace("\n7\n", "\n٧\n"), "no checkpoint\n"):
        with pytest.raises(BadProof):
            note.open_note(f"{text}\n{line}", [lattice.verifier])
    with pytest.raises(BadFormat):
        lattice.cosign("no checkpoint\n", 5)


@pytest.mark.parametrize("kind", [note.COSIGNATURE, note.ML_DSA_44])
@pytest.mark.parametrize("signature", [b"x", bytes(7), bytes(8), b"\xff" * 72, bytes(72), bytes(8 + 2420)])
def test_cosignatures_of_any_length_fail_quietly(kind: int, signature: bytes) -> None:
    verifier = WITNESS.cosigner if kind == note.COSIGNATURE else LatticeSigner("pq.example", b"q" * 32).verifier
    raw = f"{TEXT}\n— {verifier.name} {b64(verifier.key_id + signature)}\n"
    with pytest.raises(BadProof):
        note.open_note(raw, [verifier])


def test_a_hundred_lines_are_read_and_more_are_not() -> None:
    unknown = f"— {WITNESS.name} {b64(b'abcd' + bytes(64))}\n"
    raw = note.sign_note(TEXT, [LOG])
    assert note.open_note(raw + unknown * 99, [LOG.verifier, WITNESS.verifier])[1] == [LOG.name]
    with pytest.raises(BadFormat):
        note.open_note(raw + unknown * 100, [LOG.verifier])
    with pytest.raises(BadFormat):
        note.open_note("x" * note.MAX_NOTE + "\n\n" + LOG.line("x"), [LOG.verifier])


@given(st.binary() | st.text())
def test_hostile_bytes_are_refused(raw: bytes | str) -> None:
    with pytest.raises((BadFormat, BadProof)):
        note.open_note(raw, [LOG.verifier])


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n", "\0\n", "return\r\n"])
def test_texts_that_a_note_cannot_carry_are_not_signed(text: str) -> None:
    with pytest.raises(BadFormat):
        note.sign_note(text, [LOG])
    with pytest.raises(BadFormat):
        note.sign_note(TEXT, [])


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb", "a\x01"])
def test_names_that_a_note_cannot_carry_are_refused(name: str) -> None:
    with pytest.raises(BadFormat):
        Verifier.of(name, note.ED25519, LOG.key.public)


@needs_data
def test_the_notes_of_others_open() -> None:
    for folder, stem in (("go-sumdb", "peterneumann"), ("c2sp", "signed-note-example")):
        raw = data("vectors", folder, f"{stem}.note").read_bytes()
        verifier = Verifier.parse(data("vectors", folder, f"{stem}.vkey").read_text().strip())
        assert note.open_note(raw, [verifier])[1] == [verifier.name]


@needs_data
def test_the_note_of_another_program_is_written_byte_for_byte() -> None:
    skey = data("vectors", "go-sumdb", "peterneumann.skey").read_text().strip().split("+", 4)[4]
    raw = data("vectors", "go-sumdb", "peterneumann.note").read_text()
    signer = Signer("PeterNeumann", SigningKey(unb64(skey)[1:]))
    assert note.sign_note(note.split_note(raw)[0], [signer]) == raw


@pytest.mark.parametrize(
    "vkey",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
        "++",
        "a+00000000+",
        "a+00000000+AA==",
    ],
)
def test_bad_keys_are_refused(vkey: str) -> None:
    with pytest.raises(BadFormat):
        Verifier.parse(vkey)


@needs_data
def test_cosignatures_made_by_others_hold() -> None:
    witness = data("vectors", "sunlight-witness", "cmd", "skylight", "testdata", "witness")
    mirror = Verifier.parse("mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O")
    signed = [path for path in witness.rglob("checkpoint") if mirror.name in path.read_text()]
    assert signed
    for path in signed:
        assert mirror.name in note.open_note(path.read_bytes(), [mirror])[1]
    receipt = data("vectors", "mldsa44-cosig", "pq.tlog-proof").read_text()
    keys = [data("vectors", "mldsa44-cosig", name).read_text().strip() for name in ("log.vkey", "pq.vkey")]
    assert len(note.open_note(receipt.partition("\n\n")[2], map(Verifier.parse, keys))[1]) == 2
