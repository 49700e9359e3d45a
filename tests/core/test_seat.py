"""Calendar days where the assembly sits (P-41)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import ballot
from deliberation.core.ballot import Ballot
from deliberation.core.proposal import Proposal
from deliberation.core.seat import day, zones
from tests.drafting import chair
from tests.memory import World
from tests.refusing import refuses

ZONES = sorted(zones())
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # Hypothesis adds it


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        ("UTC", "2026-09-15T23:59:59", 15), ("Asia/Shanghai", "2026-09-15T15:59:59", 15),
        ("Asia/Shanghai", "2026-09-15T16:00:00", 16), ("America/New_York", "2026-09-16T03:59:59", 15),
        ("America/New_York", "2026-12-16T04:59:59", 15), ("America/New_York", "2026-12-16T05:00:00", 16),
        ("Pacific/Kiritimati", "2026-09-15T10:00:00", 16), ("Asia/Kathmandu", "2026-09-15T18:15:00", 16),
    ],
)  # fmt: skip
def test_days_begin_at_midnight_of_the_seat(zone: str, at: str, expected: int) -> None:
    """In summer and in winter."""
    assert day(datetime.fromisoformat(at).replace(tzinfo=UTC), zone).day == expected


@given(INSTANTS, st.sampled_from(ZONES))
def test_every_zone_has_a_day_for_every_instant(at: datetime, zone: str) -> None:
    """No zone is further than a day away, and days never run backwards."""
    here = day(at, zone)
    assert isinstance(here, date)
    assert abs(here - at.date()) <= timedelta(days=1)
    assert day(at + timedelta(days=2), zone) > here


def founded(zone: str) -> World:
    world = World("seat")
    world.time_zone = zone
    world.found()
    return world


@pytest.mark.parametrize(("zone", "hours"), [("UTC", 14), ("Asia/Shanghai", 6), ("America/New_York", 18)])
def test_circulated_the_day_before_is_counted_at_the_seat(zone: str, hours: int) -> None:
    """What is tabled at ten in the morning, UTC, is circulated in time at the next midnight of the seat."""
    world = founded(zone)
    sitting, of = world.meet(), world.table("KEN")
    tabled = world.state.objects(Proposal)[of]
    assert tabled.circulated.hour == 10
    facts = {"meeting": sitting, "noun": "proposal", "subject": of, "text": tabled.text, "majority": "simple"}
    midnight = datetime(2026, 9, 15, 10, tzinfo=UTC) + timedelta(hours=hours)
    world.now = midnight - timedelta(seconds=2)
    with refuses("not_circulated_in_time", world.state):
        chair(world, ballot.Open, **facts)
    world.now = midnight
    assert chair(world, ballot.Open, **facts) in world.state.objects(Ballot)
