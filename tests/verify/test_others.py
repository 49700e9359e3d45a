"""Programs that nobody here wrote come to the same verdict: Go's packages on the log, openssl on a signed act."""

import shutil
import subprocess
from base64 import b64decode
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests import memory
from tests.verify.go import Tlogcheck, tlogcheck
from tests.verify.records import RECEIPTS, SMALL

__all__ = ["tlogcheck"]


def test_go_agrees_on_the_log(tlogcheck: Tlogcheck, tmp_path: Path) -> None:
    world = memory.large(14, members=20)
    folder = world.write(tmp_path)
    assert f"{len(world.entries)} entries hash to the checkpoint root" in tlogcheck(
        "log", "-dir", folder, "-vkey", world.vkey
    )
    old = tmp_path / "old"
    for size in (1, 255, 256, 257, len(world.entries)):
        old.write_text(world.note(size))
        assert "consistency ok" in tlogcheck("consistency", "-dir", folder, "-vkey", world.vkey, "-old", old)
    path = tmp_path / "tile/entries/000"
    path.write_bytes(path.read_bytes().replace(b"10:00:20", b"10:00:21"))
    with pytest.raises(AssertionError, match="is not the checkpoint root"):
        tlogcheck("log", "-dir", folder, "-vkey", world.vkey)


def test_go_agrees_on_a_receipt(tlogcheck: Tlogcheck, tmp_path: Path) -> None:
    (tmp_path / "proof").mkdir()
    for path, raw in RECEIPTS.items():
        (tmp_path / path).write_bytes(raw)
    words = ("proof", "-vkey", SMALL.vkey, "-entry")
    assert "proof ok" in tlogcheck(*words, tmp_path / "proof/9.entry", tmp_path / "proof/9")
    (tmp_path / "proof/9.entry").write_bytes(SMALL.entries[8])
    with pytest.raises(AssertionError):
        tlogcheck(*words, tmp_path / "proof/9.entry", tmp_path / "proof/9")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is absent")
def test_openssl_agrees_on_a_signed_act(tmp_path: Path) -> None:
    """Only the entry's bytes, and the key of the delegate: the encoding that is signed is put together here anew."""
    act = next(act for act in _acts() if "vote.cast" in act["payloadType"])
    body, kind = b64decode(act["payload"]), act["payloadType"].encode()
    actor = msgspec.json.decode(body)["actor"]
    key = Ed25519PublicKey.from_public_bytes(SMALL.key(actor).public)
    (tmp_path / "pub.pem").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    (tmp_path / "sig").write_bytes(b64decode(act["signatures"][0]["sig"]))
    for said, status in ((body, 0), (body.replace(b'"member":"', b'"member":"X'), 1)):
        signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(said), said)
        (tmp_path / "pae").write_bytes(signed)
        words = [
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            "pub.pem",
            "-rawin",
            "-in",
            "pae",
            "-sigfile",
            "sig",
        ]
        assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == status


def _acts() -> list[dict[str, Any]]:
    return [msgspec.json.decode(entry)["act"] for entry in SMALL.entries]
