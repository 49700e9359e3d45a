"""Whether a rules profile can be worked by: no contradiction, no figure that decides nothing or everything.

Called where an assembly is founded and where its rules are amended, so that no record holds rules that a chair could
not follow.
"""

from collections.abc import Iterator
from typing import Final

from deliberation.core.act import demand
from deliberation.core.rules import CONSENSUS, STANDARD, RulesProfile, Threshold

_MOST: Final = 1_000_000
"""No figure of the rules is larger; larger ones could not be counted exactly in a browser."""


def validate(profile: RulesProfile) -> None:
    """Refuses rules that contradict themselves.

    Raises:
        Refusal: `bad_profile`, which names the parameter and what is wrong with it.
    """
    for parameter, why, holds in (*_of_thresholds(profile), *_of_shares(profile), *_of_names(profile), *_rest(profile)):
        demand(holds, "bad_profile", parameter=parameter, why=why)


Check = tuple[str, str, bool]
"""A parameter, what would be wrong with it, and whether all is well."""


def _of_thresholds(profile: RulesProfile) -> Iterator[Check]:
    for name, each in profile.majorities.items():
        at = f"majorities.{name}"
        yield at, "redefined", name not in STANDARD and name != CONSENSUS
        yield at, "too_large", max(each.numerator, each.denominator, each.floor, each.against_at_most or 0) <= _MOST
        yield at, "zero", each.denominator > 0 and each.numerator >= 0
        yield at, "above_whole", each.numerator <= each.denominator
        yield at, "unreachable", not (each.strict and each.numerator == each.denominator)
        yield at, "always", _asks_for_something(each)
        yield at, "negative", each.floor >= 0 and (each.against_at_most is None or each.against_at_most >= 0)
        yield at, "twice", len(set(each.vetoes)) == len(each.vetoes)


def _asks_for_something(each: Threshold) -> bool:
    return each.numerator > 0 or each.strict or each.floor > 0 or each.against_at_most is not None or bool(each.vetoes)


def _of_shares(profile: RulesProfile) -> Iterator[Check]:
    yield "opening_quorum", "bodies", set(profile.opening_quorum) == {"plenary", "committee"}
    for body, share in profile.opening_quorum.items():
        yield f"opening_quorum.{body}", "zero", share.denominator > 0 and share.numerator >= 0
        yield f"opening_quorum.{body}", "above_whole", share.numerator <= share.denominator
        yield f"opening_quorum.{body}", "too_large", share.denominator <= _MOST


def _of_names(profile: RulesProfile) -> Iterator[Check]:
    known = STANDARD.keys() | profile.majorities.keys()
    for name, motion in profile.motions.items():
        yield f"motions.{name}", "unknown_majority", motion.majority in known
        yield f"motions.{name}", "negative", motion.rank >= 0 and min(motion.speakers or (0,)) >= 0
    for field in ("plenary_majorities", "committee_majorities"):
        names = getattr(profile, field)
        yield field, "none", bool(names)
        yield field, "unknown_majority", set(names) <= known
        yield field, "one_third", "one_third" not in names
        yield field, "twice", len(set(names)) == len(names)
    yield "amending.majority", "unknown_majority", profile.amending.majority in known | {CONSENSUS}
    for provision, cited in profile.citations.items():
        yield f"citations.{provision}", "bodies", set(cited) == {"plenary", "committee"}


def _rest(profile: RulesProfile) -> Iterator[Check]:
    """What the software can't do otherwise, and parameters that exclude each other."""
    by_vote = profile.decides_by == "vote"
    yield "amending.majority", "no_votes", by_vote or profile.amending.majority == CONSENSUS
    yield "silence.on_broken", "no_votes", by_vote or profile.silence.on_broken != "vote"
    yield "division", "no_votes", by_vote or profile.division == "on_request"
    yield "division", "no_motion", profile.division == "on_request" or "division" in profile.motions
    yield "votes_per_member", "one_vote", profile.votes_per_member == 1
    yield "proxy_votes", "no_proxies", not profile.proxy_votes
    yield "remote_may_vote", "remote", profile.remote_counts_for_quorum or not profile.remote_may_vote
    yield "second_vote_hours", "negative", profile.second_vote_hours > 0 or profile.second_vote_scope == "none"
    yield "silence.floor_hours", "above_least", 0 <= profile.silence.floor_hours <= profile.silence.min_hours
    yield "silence.objection_threshold", "zero", profile.silence.objection_threshold > 0
    for field in _COUNTS:
        yield field, "negative", 0 <= getattr(profile, field) <= _MOST


_COUNTS: Final = (
    "credentials_deadline_days",
    "credentials_committee_size",
    "reply_max_per_item_per_meeting",
    "processing_business_days",
    "financial_statement_hours",
    "amendment_depth_max",
    "second_vote_hours",
    "eov_minutes",
    "reveal_before_close_minutes",
)
