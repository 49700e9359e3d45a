"""The database that starts by itself: held by one server, of one major version, in a place that is fit for it."""

import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

from deliberation.errors import Trouble
from deliberation.store.embedded import PATH_MAX, ROOM, Embedded
from deliberation.store.engine import MAJOR, Store, address


def test_a_second_server_on_the_same_folder_is_refused(place: Path, database: str) -> None:
    assert database
    with pytest.raises(Trouble, match="in use by another server"), Embedded(place):
        pass


def test_a_folder_of_another_major_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
    with (
        pytest.raises(Trouble, match=f"PostgreSQL 17, and this program runs on {MAJOR}: export it"),
        Embedded(tmp_path),
    ):
        pass


def test_a_path_too_long_for_a_socket_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * PATH_MAX)
    with pytest.raises(Trouble, match="too long"), Embedded(deep):
        pass
    assert not deep.exists()


def test_a_place_where_no_folder_can_be_is_refused() -> None:
    # the path is short, or that it is too long for a socket would be refused first
    with tempfile.NamedTemporaryFile(prefix="d-") as file:
        place = Path(file.name) / "data"
        with pytest.raises(Trouble, match="can't be made"), Embedded(place):
            pass


class _Usage(NamedTuple):
    free: int


def test_a_full_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(ROOM - 1))
    with pytest.raises(Trouble, match="MiB free"), Embedded(tmp_path):
        pass


async def test_it_is_of_the_version_that_we_run_on(store: Store) -> None:
    await store.check_version()


async def test_another_version_is_refused_with_what_to_do(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deliberation.store.engine.MAJOR", MAJOR + 1)
    with pytest.raises(Trouble, match=f"is PostgreSQL {MAJOR}, and this program runs on {MAJOR + 1}: upgrade it"):
        await store.check_version()


@pytest.mark.parametrize("url", ["postgres://h/d", "postgresql://h/d", "postgresql+asyncpg://h/d"])
def test_an_address_is_taken_in_any_form(url: str) -> None:
    assert address(url) == "postgresql+asyncpg://h/d"


@pytest.mark.parametrize("url", ["", "h/d", "sqlite:///d", "mysql://h/d", "postgresql:h"])
def test_an_address_of_no_postgresql_is_refused(url: str) -> None:
    with pytest.raises(Trouble):
        address(url)
