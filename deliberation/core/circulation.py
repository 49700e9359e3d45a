"""Circulation: a text is put to the vote only when all have had time to read it (P-41, P-42).

Under `day_before_meeting` copies are circulated not later than the calendar day before; days are counted in UTC.
"""

from datetime import UTC, datetime, timedelta

from deliberation.core.act import demand
from deliberation.core.amendment import Amendment
from deliberation.core.proposal import Proposal
from deliberation.core.rules import RulesProfile

HOURS = "hours:"


def circulated_in_time(subject: Proposal | Amendment, at: datetime, profile: RulesProfile) -> bool:
    """Whether a proposal or an amendment may be put to the vote at an instant (P-41)."""
    if profile.circulation.startswith(HOURS):
        return at >= subject.circulated + timedelta(hours=int(profile.circulation.removeprefix(HOURS)))
    return subject.circulated.astimezone(UTC).date() < at.astimezone(UTC).date()


def in_time_or_allowed(subject: Proposal | Amendment, at: datetime, profile: RulesProfile, *, allowed: bool) -> None:
    """Refuses what was not circulated in time, unless the chair allows it, on the record (P-42)."""
    demand(allowed or circulated_in_time(subject, at, profile), "not_circulated_in_time", symbol=subject.symbol)
