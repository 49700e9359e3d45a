"""Where an assembly sits: the time zone in which its calendar days are counted (P-41).

The zones are those of the IANA database as the package `tzdata` brings it, never the machine's own: so a verifier
counts the same days as the server did.
"""

from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import msgspec

from deliberation.core.act import END, demand
from deliberation.errors import Refusal

TimeZone = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9_+/-]{1,63}" + END)]
"""The name of a time zone, such as `Asia/Shanghai`."""

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}" + END)]
"""A calendar day at the seat, such as `2026-12-31`; days so written are ordered as their letters are."""

UTC: Final = "UTC"


def is_zone(name: str) -> None:
    """Accepts the name of a zone.

    Raises:
        Refusal: `unknown_time_zone` where the IANA database does not have it.
    """
    demand(name in zones(), "unknown_time_zone", name=name)


@cache
def zones() -> frozenset[str]:
    """The names of all zones of the IANA database."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("ascii").split())


def day(at: datetime, zone: str) -> date:
    """The calendar day of an instant at the seat (P-41)."""
    return at.astimezone(_rules(zone)).date()


def today(at: datetime, zone: str) -> Day:
    """The calendar day of an instant at the seat, as acts write days."""
    return day(at, zone).isoformat()


def is_day(written: Day) -> None:
    """Accepts a day of the calendar.

    Raises:
        Refusal: `malformed` where there is no such day, such as 30 February.
    """
    try:
        date.fromisoformat(written)
    except ValueError:
        raise Refusal("malformed", why=f"{written} is no day") from None


@cache
def _rules(zone: str) -> ZoneInfo:
    is_zone(zone)
    with resources.files("tzdata").joinpath("zoneinfo", *zone.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, zone)
