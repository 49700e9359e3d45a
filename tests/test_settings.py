"""Settings: each is explained, none is misspelt in silence, and production has no defaults that only suit a desk."""

from pathlib import Path

import pytest

from deliberation import settings
from deliberation.app import operator_token_of, secret_of
from deliberation.errors import Trouble
from deliberation.serving import serve
from deliberation.settings import Settings


def test_every_setting_is_explained() -> None:
    for variable, _, explanation in settings.table():
        assert variable.startswith("DELIBERATION_")
        assert len(explanation) > 20


def test_the_environment_sets_them_and_the_command_line_prevails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DELIBERATION_PORT", "9000")
    monkeypatch.setenv("DELIBERATION_BEHIND_PROXY", "1")
    monkeypatch.setenv("DELIBERATION_DATA", "/somewhere")
    found = settings.from_environment(port=None)
    assert (found.port, found.behind_proxy, found.data) == (9000, True, Path("/somewhere"))
    assert settings.from_environment(port=1).port == 1


@pytest.mark.parametrize(("variable", "value"), [("DELIBERATION_PROT", "1"), ("DELIBERATION_PORT", "many")])
def test_what_is_misspelt_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(Trouble, match="setting"):
        settings.from_environment()


def test_a_desk_keeps_its_secrets_where_nobody_else_reads_them(tmp_path: Path) -> None:
    desk = Settings(data=tmp_path)
    assert secret_of(desk) == secret_of(desk)
    assert len(secret_of(desk)) == 32
    assert operator_token_of(desk) == operator_token_of(desk)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_production_has_no_secrets_of_its_own_making(tmp_path: Path) -> None:
    bare = Settings(env="production", data=tmp_path)
    with pytest.raises(Trouble, match="DELIBERATION_SECRET"):
        secret_of(bare)
    with pytest.raises(Trouble, match="DELIBERATION_OPERATOR_TOKEN"):
        operator_token_of(bare)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Trouble, match="64 hex digits"):
        secret_of(Settings(secret="short"))


def test_production_refuses_the_embedded_database(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="DELIBERATION_DATABASE_URL"):
        serve(Settings(env="production", data=tmp_path, port=0), demo=False)


@pytest.mark.parametrize("more", [{}, {"behind_proxy": True}, {"url": "https://assembly.example"}])
def test_plain_http_off_loopback_is_refused(tmp_path: Path, more: dict[str, object]) -> None:
    exposed = settings.from_environment(host="0.0.0.0", data=tmp_path, **more)  # that is what is refused
    with pytest.raises(Trouble, match="TLS"):
        serve(exposed, demo=False)


def test_another_database_than_postgresql_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="postgresql://"):
        serve(Settings(database_url="mysql://here", data=tmp_path, port=0), demo=False)
