"""The rules of a United Nations conference, in the modern form of A/RES/75/212; the rest is as in `ga`."""

from typing import Final

from msgspec.structs import replace

from deliberation.core.profiles.ga import GA, in_both
from deliberation.core.rules import AmendingRule, MotionRule, RulesProfile

_MOTIONS: Final[dict[str, MotionRule]] = {
    "appeal": MotionRule(0, (0, 0), "simple", "CF rule 21"),
    "suspend_meeting": MotionRule(1, (0, 0), "simple", "CF rule 27"),
    "adjourn_meeting": MotionRule(2, (0, 0), "simple", "CF rule 27"),
    "adjourn_debate": MotionRule(3, (2, 2), "simple", "CF rule 25"),
    "close_debate": MotionRule(4, (0, 2), "simple", "CF rule 26"),
    "competence": MotionRule(5, None, "simple", "CF rule 31"),
    "no_decision": MotionRule(5, None, "simple", "CF rule 43(3)"),
    "division": MotionRule(5, (2, 2), "simple", "CF rule 40"),
    "limit_speaking_time": MotionRule(5, (2, 2), "simple", "CF rule 20"),
    "reconsider": MotionRule(5, (0, 2), "two_thirds", "CF rule 32"),
    "change_order_of_proposals": MotionRule(5, None, "simple", "CF rule 43(1)"),
}

CONFERENCE: Final[RulesProfile] = replace(
    GA,
    name="conference",
    version=1,
    reply_minutes=(5, 3),
    no_decision_motion="enabled",
    sponsor_eov="if_amended",
    important_questions=(),  # every matter of substance is one (CF 35(1))
    second_vote_scope="none",
    motions=_MOTIONS,
    citations={
        "P-14": in_both("CF rule 19", "CF rule 51"),
        "P-31": in_both("CF rule 21", "CF rule 21"),
        "P-38": in_both("CF rule 32", "CF rule 32"),
        "P-65": in_both("CF rule 36", "CF rule 36"),
        "P-66": in_both("CF rule 35(2)", "CF rule 52(b)"),
        "P-67": in_both("CF rule 35(1)", ""),
        "P-70": in_both("CF rule 35(4)", "CF rule 35(4)"),
        "P-72": in_both("CF rule 35(4)", "CF rule 35(4)"),
    },
    plenary_majorities=("two_thirds",),
    amending=AmendingRule("two_thirds", after_report=True, rule="CF rule 68"),
    suspension="notice:24",
)
"""Two thirds on every matter of substance in plenary (CF 35), a majority in committee (CF 52)."""
