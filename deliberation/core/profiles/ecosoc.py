"""The rules of procedure of the Economic and Social Council, E/5715/Rev.2; what they are silent on is as in `ga`."""

from typing import Final

from msgspec.structs import replace

from deliberation.core.profiles.ga import GA, in_both
from deliberation.core.rules import AmendingRule, Body, MotionRule, RulesProfile, Share

_MOTIONS: Final[dict[str, MotionRule]] = {
    "appeal": MotionRule(0, (0, 0), "simple", "EC rule 43"),
    "suspend_meeting": MotionRule(1, (0, 0), "simple", "EC rule 49"),
    "adjourn_meeting": MotionRule(2, (0, 0), "simple", "EC rule 49"),
    "adjourn_debate": MotionRule(3, (2, 2), "simple", "EC rule 50"),
    "close_debate": MotionRule(4, (0, 2), "simple", "EC rule 51"),
    "competence": MotionRule(5, None, "simple", "EC rule 56"),
    "no_decision": MotionRule(5, None, "simple", "EC rule 67(2)"),
    "division": MotionRule(5, (0, 0), "simple", "EC rule 64"),
    "limit_speaking_time": MotionRule(5, (2, 2), "simple", "EC rule 44(3)"),
    "reconsider": MotionRule(5, (0, 2), "simple", "EC rule 57"),
    "discuss_committee_report": MotionRule(5, (0, 0), "one_third", "EC rule 53"),
    "change_order_of_proposals": MotionRule(5, None, "simple", "EC rule 67(1)"),
}


def _both(rule: str) -> dict[Body, str]:
    return in_both(rule, rule)


ECOSOC: Final[RulesProfile] = replace(
    GA,
    name="ecosoc",
    version=1,
    credentials_deadline_days=3,
    chair_votes=True,  # EC 23: the President may delegate the right to vote, and so has it
    opening_quorum={"plenary": Share(1, 3), "committee": Share(1, 3)},
    no_decision_motion="enabled",
    circulation="hours:24",
    sponsor_eov="if_amended",
    important_questions=(),
    second_vote_scope="none",
    motions=_MOTIONS,
    citations={
        "P-14": _both("EC rule 41"),
        "P-31": _both("EC rule 43"),
        "P-38": _both("EC rule 57"),
        "P-40": in_both("EC rule 53", ""),
        "P-65": _both("EC rule 60"),
        "P-66": _both("EC rule 60"),
        "P-70": _both("EC rule 71"),
        "P-72": _both("EC rule 71"),
    },
    division="on_request",
    plenary_majorities=("simple",),
    amending=AmendingRule("simple", after_report=True, rule="EC rule 85"),
    suspension="notice:24",
)
"""Every decision by a majority of the members present and voting (EC 60), a division on request (EC 64)."""
