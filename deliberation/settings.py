"""Every setting with its explanation, from the environment; `deliberation settings` prints this table.

A setting's variable is `DELIBERATION_` and its name in capitals. The command line's options set the same fields.
"""

import os
from pathlib import Path
from typing import Annotated, Literal, get_args, get_type_hints

import msgspec

from deliberation.errors import Trouble

PREFIX = "DELIBERATION_"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How one server runs. Each field's explanation is what `deliberation settings` prints."""

    env: Annotated[
        Literal["development", "production"],
        "production refuses the embedded database, plain HTTP off loopback without a proxy, and secrets made by itself",
    ] = "development"
    data: Annotated[Path, "the folder for the embedded database and the server's secrets"] = Path(".deliberation")
    database_url: Annotated[str, "postgresql://… of a PostgreSQL 18 server; empty starts the embedded one"] = ""
    host: Annotated[str, "the address to listen on"] = "127.0.0.1"
    port: Annotated[int, "the port to listen on"] = 8470
    url: Annotated[
        str, "the address that people open, as in https://assembly.example; empty: made of host and port"
    ] = ""
    behind_proxy: Annotated[bool, "whether a proxy in front ends TLS; its X-Forwarded headers are then believed"] = (
        False
    )
    origin: Annotated[str, "the name in every log's origin; it never changes, whatever host or port serves it"] = (
        "deliberation.local"
    )
    secret: Annotated[str, "64 hex digits that encrypt log keys and sealed bodies; empty: made once, kept in data"] = ""
    operator_token: Annotated[str, "the operator's token; empty: made once, kept in data"] = ""
    session_hours: Annotated[int, "how long a sign-in lasts"] = 24
    link_hours: Annotated[int, "how long a sign-in link can be used, once"] = 24 * 14
    turn_acts: Annotated[int, "how many waiting acts one turn takes at most"] = 512
    waiting_acts: Annotated[int, "how many acts may wait for a turn before new ones are told to come again"] = 8192
    signature_processes: Annotated[int, "how many processes check signatures beside the server's own"] = int(
        (os.cpu_count() or 1) > 1
    )
    tally_ms: Annotated[int, "how often casts of an open ballot are told to the hall, in milliseconds"] = 250
    slow_ms: Annotated[int, "how long a socket may leave what it is sent unread before it is dropped, in ms"] = 10_000

    @property
    def base_url(self) -> str:
        """The address that people open, without a slash at the end."""
        return (self.url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def secure(self) -> bool:
        """Whether browsers reach the server over TLS, so that cookies can say so."""
        return self.base_url.startswith("https://")


def from_environment(**given: object) -> Settings:
    """The settings of the environment, with what the command line gives in their place.

    Args:
        given: fields that the caller sets; None means not given.

    Raises:
        Trouble: a variable that is not of its form, or one that names no setting.
    """
    known = {f"{PREFIX}{name.upper()}": name for name in Settings.__struct_fields__}
    own = {variable: value for variable, value in os.environ.items() if variable.startswith(PREFIX)}
    unknown = sorted(set(own) - set(known) - {f"{PREFIX}TEST_DATA"})
    if unknown:
        raise Trouble(f"{unknown[0]} is not a setting; `deliberation settings` lists them")
    values: dict[str, object] = {known[variable]: value for variable, value in own.items() if variable in known}
    values |= {name: value for name, value in given.items() if value is not None}
    try:
        return msgspec.convert(values, Settings, strict=False, dec_hook=lambda kind, value: kind(value))
    except msgspec.ValidationError as fault:
        raise Trouble(f"a setting is not of its form: {fault}") from None


def table() -> list[tuple[str, str, str]]:
    """The variable, the default and the explanation of every setting."""
    hints = get_type_hints(Settings, include_extras=True)
    defaults = Settings()
    return [
        (f"{PREFIX}{name.upper()}", str(getattr(defaults, name)), get_args(hints[name])[1])
        for name in Settings.__struct_fields__
    ]
