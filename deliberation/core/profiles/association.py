"""A general meeting whose texts need an absolute majority of all members: this project's model for associations.

No single instrument stands behind it; the rules that it cites are those of the model. What it does not set is as in
`ga`.
"""

from typing import Final

from msgspec.structs import replace

from deliberation.core.profiles.ga import GA
from deliberation.core.rules import AmendingRule, MotionRule, RulesProfile, Threshold

_MODEL: Final = "association model"
_MOTIONS: Final[dict[str, MotionRule]] = {
    name: replace(motion, rule=_MODEL) for name, motion in GA.motions.items() if name != "discuss_committee_report"
}

ASSOCIATION: Final[RulesProfile] = replace(
    GA,
    name="association",
    version=1,
    chair_votes=True,
    circulation="hours:24",
    sponsor_eov="if_amended",
    important_questions=("statute_amendment", "dissolution", "expulsion", "budget"),
    second_vote_scope="none",
    motions=_MOTIONS,
    citations={},
    division="on_request",
    majorities={
        "absolute": Threshold("members", 1, 2, strict=True, rule=_MODEL),
        "absolute_two_thirds": Threshold("members", 2, 3, strict=False, rule=_MODEL),
        "unanimity": Threshold("present_and_voting", 1, 1, strict=False, rule=_MODEL),
    },
    plenary_majorities=("absolute", "absolute_two_thirds"),
    amending=AmendingRule("absolute_two_thirds", after_report=False, rule=_MODEL),
    suspension="notice:24",
)
"""An absolute majority of the members for a text, two thirds of them for what the chair names as important."""
