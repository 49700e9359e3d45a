"""Circulation: a text is put to the vote only when all have had time to read it (P-41, P-42).

Under `day_before_meeting` copies are circulated not later than the calendar day before; days are counted where the
assembly sits.
"""

from datetime import datetime, timedelta

from deliberation.core.act import demand
from deliberation.core.amendment import Amendment
from deliberation.core.assembly import Assembly
from deliberation.core.proposal import Proposal
from deliberation.core.seat import day

HOURS = "hours:"


def circulated_in_time(subject: Proposal | Amendment, at: datetime, assembly: Assembly) -> bool:
    """Whether a proposal or an amendment may be put to the vote at an instant (P-41)."""
    rule = assembly.profile.circulation
    if rule.startswith(HOURS):
        return at >= subject.circulated + timedelta(hours=int(rule.removeprefix(HOURS)))
    return day(subject.circulated, assembly.time_zone) < day(at, assembly.time_zone)


def in_time_or_allowed(subject: Proposal | Amendment, at: datetime, assembly: Assembly, *, allowed: bool) -> None:
    """Refuses what was not circulated in time, unless the chair allows it, on the record (P-42)."""
    demand(allowed or circulated_in_time(subject, at, assembly), "not_circulated_in_time", symbol=subject.symbol)
