"""The rules of procedure as data: every rule that a body may set otherwise is a field of a versioned `RulesProfile`.

A decision stores the name and version of the profile it was taken under, so that it can be judged again by the same
rules for ever. The fields carry the names and P-numbers of the rules of procedure; `GA` is the profile of the General
Assembly. Below the data stand the few formulas that every count needs: the two quorums and the figure that is
announced as the majority.
"""

from typing import Final, Literal

from msgspec import Struct

Body = Literal["plenary", "committee"]
Majority = Literal["simple", "two_thirds", "one_third"]
QuestionKind = Literal["substantive", "procedural", "appeal_of_ruling"]


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """A fraction of the members, always rounded up to whole members."""

    numerator: int
    denominator: int

    def of(self, members: int) -> int:
        """The least number of members that is at least this share of `members`."""
        return -(-members * self.numerator // self.denominator)


class MotionRule(Struct, frozen=True, forbid_unknown_fields=True):
    """How a procedural motion is taken: its precedence (0 first), who may speak, the majority it needs.

    `speakers` is (for, against) besides the mover; None where the rules don't say.
    """

    rank: int
    speakers: tuple[int, int] | None
    majority: Majority
    rule: str


class SilenceRules(Struct, frozen=True, forbid_unknown_fields=True):
    """The silence (no-objection) procedure, P-94 to P-98 and P-116."""

    min_hours: int
    """P-94: the shortest period of silence."""
    floor_hours: int
    """P-97: what remains at least when the period is extended or shortened."""
    objection_threshold: int
    """P-95: how many written objections break the silence."""
    amendment_breaks: bool
    """P-96: a proposed amendment counts as an objection."""
    on_broken: Literal["not_adopted", "vote", "refer_back"]
    """P-98: what follows when the silence is broken; the chair may choose another at the launch."""
    objector_visibility: Literal["members", "bureau", "public"]
    """P-116: who reads the names of those who objected."""


class RulesProfile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One version of the rules of a body. Plain data, so that it can be stored, signed and read in ten years.

    A field that came after the first records has a default, which is what they were judged by, and is not written out.
    """

    name: str
    version: int

    votes_per_member: int
    """P-01"""
    credentials_deadline_days: int
    """P-02"""
    credentials_committee_size: int
    """P-03"""
    challenged_credentials_may_vote: bool
    """P-04"""
    arrears_effect: Literal["vote_only"]
    """P-07: a member in arrears loses the vote and nothing else."""
    quorum_base: Literal["all_members"]
    """P-07: the members without a vote still count in the base of the quorum."""
    chair_votes: bool
    """P-08"""
    chair_delegation_votes: bool
    """P-08"""
    proxy_votes: bool
    """P-10"""
    opening_quorum: dict[Body, Share]
    """P-12, P-13"""
    opening_quorum_waived: bool
    """P-15: whether the body has waived the opening quorum; the decision quorum can't be waived."""
    decision_quorum: Literal["majority_of_members"]
    """P-14"""
    remote_counts_for_quorum: bool
    """P-18"""
    remote_may_vote: bool
    """P-18"""
    remote_may_object: bool
    """P-18"""
    reply_max_per_item_per_meeting: int
    """P-28"""
    reply_minutes: tuple[int, int]
    """P-28: the first and the second reply."""
    no_decision_motion: Literal["enabled", "disabled"]
    """P-39"""
    circulation: Literal["day_before_meeting", "hours:24"]
    """P-41"""
    processing_business_days: int
    """P-43"""
    sponsor_eov: Literal["never", "if_amended"]
    """P-47"""
    financial_statement_hours: int
    """P-48"""
    amendment_order: Literal["chair_ranked"]
    """P-53"""
    amendment_depth_max: int
    """P-56"""
    important_questions: tuple[str, ...]
    """P-68: what needs two thirds in plenary."""
    second_vote_scope: Literal["substantive", "all", "none"]
    """P-69, P-72: the questions on which an equally divided plenary votes a second time."""
    second_vote_hours: int
    """P-69"""
    eov_minutes: int
    """P-76"""
    revote_until_close: bool
    """P-77"""
    reveal_before_close_minutes: int
    """P-80: how long before the lock votes become visible; 0 is at the lock."""
    election_tie: Literal["special_ballot_then_lot", "lot"]
    """P-89"""
    silence: SilenceRules
    """P-94 to P-98, P-116"""
    motions: dict[str, MotionRule]
    """P-29 to P-40: the motion table."""
    citations: dict[str, dict[Body, str]]
    """Under which rule of the instrument a provision stands, in plenary and in committee (empty where it is silent)."""
    division: Literal["voted_if_objected", "on_request"] = "on_request"
    """P-60: whether a division that somebody objects to is put to the vote, or is granted on request (EC 64)."""


def opening_quorum(members: int, body: Body, profile: RulesProfile) -> int:
    """How many members must be present to open a meeting and permit debate (P-12, P-13)."""
    return profile.opening_quorum[body].of(members)


def decision_quorum(members: int, profile: RulesProfile) -> int:
    """How many members must be present for any decision: a majority of the members (P-14)."""
    match profile.decision_quorum:
        case "majority_of_members":
            return members // 2 + 1


def required(voting: int, majority: Majority) -> int:
    """The announced figure: how many votes in favour carry a question with `voting` votes (P-66, P-67, P-40)."""
    match majority:
        case "simple":
            return voting // 2 + 1
        case "two_thirds":
            return -(-2 * voting // 3)
        case "one_third":
            return -(-voting // 3)


def _in_both(plenary: str, committee: str) -> dict[Body, str]:
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
    "P-14": _in_both("GA rule 67", "GA rule 108"),
    "P-31": _in_both("GA rule 71", "GA rule 113"),
    "P-38": _in_both("GA rule 81", "GA rule 123"),
    "P-40": _in_both("GA rule 66", ""),
    "P-65": _in_both("GA rule 86", "GA rule 126"),
    "P-66": _in_both("GA rule 85", "GA rule 125"),
    "P-67": _in_both("GA rule 83", ""),
    "P-69": _in_both("GA rule 95", ""),
    "P-70": _in_both("GA rule 85", "GA rule 133"),
    "P-72": _in_both("GA rule 85", "GA rule 133"),
}

GA: Final = RulesProfile(
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
"""The rules of procedure of the General Assembly, with this project's choice where they are silent."""
