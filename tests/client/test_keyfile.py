"""Key files: only their owner reads them, and no key is lost to another."""

from pathlib import Path

import pytest

from deliberation.client.keyfile import kept_key, read_key, write_key
from deliberation.core.envelope import SigningKey
from deliberation.errors import Trouble


def test_a_key_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "ken-1.key"
    key = kept_key(path)
    assert kept_key(path).seed == key.seed
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_no_key_is_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    write_key(path, SigningKey(b"a" * 32))
    with pytest.raises(Trouble, match="holds a key already"):
        write_key(path, SigningKey(b"b" * 32))
    assert read_key(path).seed == b"a" * 32


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    write_key(path, SigningKey.generate())
    path.chmod(0o644)
    with pytest.raises(Trouble, match="chmod 600"):
        read_key(path)


@pytest.mark.parametrize("content", ["", "ab", "g" * 64, "00" * 33, "é"])
def test_what_is_no_key_is_said_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.key"
    path.write_text(content, "utf-8")
    path.chmod(0o600)
    with pytest.raises(Trouble, match="key file"):
        read_key(path)


def test_a_file_that_is_not_there_can_t_be_read(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="can't be read"):
        read_key(tmp_path / "none.key")
