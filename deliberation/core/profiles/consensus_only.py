"""A body that decides by consensus alone, as the Conference on Disarmament does, CD/8/Rev.10; else as `ga`."""

from typing import Final

from msgspec.structs import replace

from deliberation.core.profiles.ga import GA, in_both
from deliberation.core.rules import CONSENSUS, AmendingRule, RulesProfile

CONSENSUS_ONLY: Final[RulesProfile] = replace(
    GA,
    name="consensus_only",
    version=1,
    important_questions=(),
    second_vote_scope="none",
    silence=replace(GA.silence, on_broken="refer_back"),  # what can't be put to the vote goes back
    motions={},
    citations={"P-81": in_both("CD rule 18", "CD rule 18"), "P-109": in_both("CD rule 47", "CD rule 47")},
    division="on_request",
    decides_by="consensus",
    amending=AmendingRule(CONSENSUS, after_report=False, rule="CD rules 18 and 47"),
)
"""Nothing is put to the vote, and the rules change when nobody objects (CD 18, 47)."""
