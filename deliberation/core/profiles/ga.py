"""The rules of procedure of the General Assembly, A/520/Rev.20, with this project's choice where they are silent."""

from typing import Final

from deliberation.core.rules import Body, MotionRule, RulesProfile, Share, SilenceRules


def in_both(plenary: str, committee: str) -> dict[Body, str]:
    """Under which rule a provision stands in plenary, and under which in committee."""
    return {"plenary": plenary, "committee": committee}


_GA_MOTIONS: Final[dict[str, MotionRule]] = {
    "appeal": MotionRule(0, (0, 0), "simple", "GA rule 71/113"),
    "suspend_meeting": MotionRule(1, (0, 0), "simple", "GA rule 76/118"),
    "adjourn_meeting": MotionRule(2, (0, 0), "simple", "GA rule 76/118"),
    "adjourn_debate": MotionRule(3, (2, 2), "simple", "GA rule 74/116"),
    "close_debate": MotionRule(4, (0, 2), "simple", "GA rule 75/117"),
    "competence": MotionRule(5, None, "simple", "GA rule 79/121"),
    "division": MotionRule(5, (2, 2), "simple", "GA rule 89/129"),
    "limit_speaking_time": MotionRule(5, (2, 2), "simple", "GA rule 72/114"),
    "reconsider": MotionRule(5, (0, 2), "two_thirds", "GA rule 81/123"),
    "discuss_committee_report": MotionRule(5, (0, 0), "one_third", "GA rule 66"),
    "include_agenda_item": MotionRule(5, (3, 3), "simple", "GA rules 22 and 23"),
    "change_order_of_proposals": MotionRule(5, None, "simple", "GA rule 91/131"),
}

_GA_CITATIONS: Final[dict[str, dict[Body, str]]] = {
    "P-14": in_both("GA rule 67", "GA rule 108"),
    "P-31": in_both("GA rule 71", "GA rule 113"),
    "P-38": in_both("GA rule 81", "GA rule 123"),
    "P-40": in_both("GA rule 66", ""),
    "P-65": in_both("GA rule 86", "GA rule 126"),
    "P-66": in_both("GA rule 85", "GA rule 125"),
    "P-67": in_both("GA rule 83", ""),
    "P-69": in_both("GA rule 95", ""),
    "P-70": in_both("GA rule 85", "GA rule 133"),
    "P-72": in_both("GA rule 85", "GA rule 133"),
}

GA: Final[RulesProfile] = RulesProfile(
    name="ga",
    version=2,
    votes_per_member=1,
    credentials_deadline_days=7,
    credentials_committee_size=9,
    challenged_credentials_may_vote=True,
    arrears_effect="vote_only",
    quorum_base="all_members",
    chair_votes=False,
    chair_delegation_votes=True,
    proxy_votes=False,
    opening_quorum={"plenary": Share(1, 3), "committee": Share(1, 4)},
    opening_quorum_waived=False,
    decision_quorum="majority_of_members",
    remote_counts_for_quorum=False,
    remote_may_vote=False,
    remote_may_object=False,
    reply_max_per_item_per_meeting=2,
    reply_minutes=(10, 5),
    no_decision_motion="disabled",
    circulation="day_before_meeting",
    processing_business_days=4,
    sponsor_eov="never",
    financial_statement_hours=48,
    amendment_order="chair_ranked",
    amendment_depth_max=2,
    important_questions=("admission", "suspension", "expulsion", "budget", "statute_amendment", "binding_norm"),
    second_vote_scope="substantive",
    second_vote_hours=48,
    eov_minutes=10,
    revote_until_close=True,
    reveal_before_close_minutes=0,
    election_tie="special_ballot_then_lot",
    silence=SilenceRules(
        min_hours=72,
        floor_hours=24,
        objection_threshold=1,
        amendment_breaks=True,
        on_broken="vote",
        objector_visibility="members",
    ),
    motions=_GA_MOTIONS,
    citations=_GA_CITATIONS,
    division="voted_if_objected",
)
