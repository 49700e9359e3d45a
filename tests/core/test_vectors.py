"""The vector files are what `make.py` makes, and the code that reads agrees with the code that wrote them."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from deliberation.core import canonical, checkpoint, envelope, merkle, note, receipt, seal, tiles
from deliberation.errors import BadFormat, BadProof
from tests.vectors import make

REFUSED = (BadFormat, BadProof)


def must_refuse(why: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(REFUSED):
        pytest.fail(f"{why}: {attempt()!r}")


def read(name: str) -> Any:
    return json.loads((make.HERE / name).read_text())


@pytest.mark.parametrize("name", sorted(make.files()))
def test_each_file_is_what_the_script_makes(name: str) -> None:
    assert (make.HERE / name).read_text() == make.files()[name]


def test_canonical() -> None:
    vectors = read("canonical.json")
    for case in vectors["values"]:
        assert canonical.encode(case["value"]).hex() == case["hex"], case["name"]
        assert canonical.decode(bytes.fromhex(case["hex"])) == case["value"]
    for case in vectors["refused_values"]:
        with pytest.raises(BadFormat):
            pytest.fail(f"{case['why']}: {canonical.encode(case['value'])!r}")
    for case in vectors["refused_bytes"]:
        with pytest.raises(BadFormat):
            pytest.fail(f"{case['why']}: {canonical.decode(bytes.fromhex(case['hex']))!r}")


def test_envelopes() -> None:
    vectors = read("envelopes.json")
    for case in vectors["signed"]:
        public, body = bytes.fromhex(case["public"]), bytes.fromhex(case["body_hex"])
        assert envelope.verify_bytes(envelope.pae(case["payload_type"], body), envelope.unb64(case["sig"]), public), (
            case["name"]
        )
    for case in vectors["wrong"]:
        public, body = bytes.fromhex(case["public"]), bytes.fromhex(case["body_hex"])
        assert not envelope.verify_bytes(
            envelope.pae(case["payload_type"], body), envelope.unb64(case["sig"]), public
        ), case["why"]


def test_merkle() -> None:
    vectors = read("merkle.json")
    leaves, roots = map(unhex, (vectors["leaf_hashes"], vectors["roots"]))
    for case in vectors["inclusion"]:
        index, size = case["index"], case["size"]
        merkle.check_inclusion(index, size, leaves[index], unhex(case["proof"]), roots[size])
    for case in vectors["consistency"]:
        old, new = case["old"], case["new"]
        merkle.check_consistency(old, new, roots[old], roots[new], unhex(case["proof"]))
    for case in vectors["wrong_inclusion"]:
        leaf, *proof, root = unhex([case["leaf"], *case["proof"], case["root"]])
        must_refuse(case["why"], partial(merkle.check_inclusion, case["index"], case["size"], leaf, proof, root))
    for case in vectors["wrong_consistency"]:
        old_root, new_root, *proof = unhex([case["old_root"], case["new_root"], *case["proof"]])
        check = partial(merkle.check_consistency, case["old"], case["new"], old_root, new_root, proof)
        must_refuse(case["why"], check)


def unhex(values: list[str]) -> list[bytes]:
    return [bytes.fromhex(value) for value in values]


def test_tiles() -> None:
    vectors = read("tiles.json")
    for case in vectors["paths"]:
        assert tiles.parse_tile_path(case["path"]) == (case["level"], case["n"], case["width"])
    for path in vectors["refused_paths"]:
        with pytest.raises(BadFormat):
            pytest.fail(f"{path!r}: {tiles.parse_tile_path(path)}")
    assert tiles.split_bundle(bytes.fromhex(vectors["bundle"]["hex"])) == unhex(vectors["bundle"]["entries_hex"])
    for raw in unhex(vectors["refused_bundles"]):
        with pytest.raises(BadFormat):
            pytest.fail(f"{raw.hex()}: {tiles.split_bundle(raw)}")


def test_notes() -> None:
    vectors = read("notes.json")
    for case in vectors["vkeys"]:
        verifier = note.Verifier.parse(case["vkey"])
        assert (verifier.name, verifier.type, verifier.key.hex()) == (case["name"], case["type"], case["key"])
    for case in vectors["refused_vkeys"]:
        with pytest.raises(BadFormat):
            pytest.fail(f"{case['why']}: {note.Verifier.parse(case['vkey'])}")
    for case in vectors["signed"]:
        verifiers = [note.Verifier.parse(vkey) for vkey in case["vkeys"]]
        names = [signer["name"] for signer in case["signers"]]
        assert note.open_note(case["note"].encode(), verifiers) == (case["text"], names)
    for case in vectors["refused"]:
        with pytest.raises(REFUSED):
            pytest.fail(f"{case['why']}: {note.open_note(case['note'], map(note.Verifier.parse, case['vkeys']))}")


def test_checkpoints() -> None:
    vectors = read("checkpoints.json")
    for case in vectors["checkpoints"]:
        opened = checkpoint.open_checkpoint(case["note"], note.Verifier.parse(case["vkey"]))
        assert (opened.origin, opened.size, opened.root.hex()) == (case["origin"], case["size"], case["root"])
    for case in vectors["refused_texts"]:
        with pytest.raises(BadFormat):
            pytest.fail(f"{case['why']}: {checkpoint.Checkpoint.parse(case['text'])}")
    for case in vectors["refused_notes"]:
        with pytest.raises(REFUSED):
            pytest.fail(f"{case['why']}: {checkpoint.open_checkpoint(case['note'], make.LOG.verifier)}")


def test_receipts() -> None:
    vectors = read("receipts.json")
    for case in vectors["accepted"]:
        parsed = receipt.parse(case["file"])
        covering = receipt.check(parsed, bytes.fromhex(case["entry_hex"]), note.Verifier.parse(case["vkey"]))
        assert (parsed.index, covering.size, covering.root.hex()) == (case["index"], case["size"], case["root"])
        assert receipt.write(parsed.index, parsed.proof, parsed.checkpoint, parsed.extra) == case["file"]
    for case in vectors["refused"]:
        must_refuse(case["why"], partial(check_file, case["file"], bytes.fromhex(case["entry_hex"])))


def check_file(raw: str, entry: bytes) -> checkpoint.Checkpoint:
    return receipt.check(receipt.parse(raw), entry, make.LOG.verifier)


def test_commitments() -> None:
    vectors = read("commitments.json")
    for case in vectors["commitments"]:
        seal.check(case["commitment"], bytes.fromhex(case["salt"]), bytes.fromhex(case["body_hex"]))
    for case in vectors["refused"]:
        salt, body = bytes.fromhex(case["salt"]), bytes.fromhex(case["body_hex"])
        must_refuse(case["why"], partial(seal.check, case["commitment"], salt, body))
