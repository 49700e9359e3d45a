"""The rules of procedure as data: every rule that a body may set otherwise is a field of a versioned `RulesProfile`.

A decision stores the name and version of the profile it was taken under, so that it can be judged again by the same
rules for ever. The fields carry the names and P-numbers of the rules of procedure; the profiles that are shipped stand
in `profiles/`. A majority is data too: a `Threshold` under a name, which the rules, the acts and the outcomes use.
Below the data stand the few formulas that every count needs: the two quorums and the figure that is announced.
"""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Struct

from deliberation.errors import Refusal

Body = Literal["plenary", "committee"]
Majority = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$(?!\n)")]
"""The name of a threshold: one of `STANDARD`, or of the profile's own majorities."""
QuestionKind = Literal["substantive", "procedural", "appeal_of_ruling", "change_of_rules"]
Base = Literal["present_and_voting", "cast", "members_present", "members"]
"""What a fraction is a fraction of: votes in favour and against; abstentions too; all present; all members."""
CONSENSUS: Final = "consensus"
"""In the place of a majority: adopted when nobody objects (P-81, P-117)."""


class Threshold(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a question needs to be carried: an exact fraction of a base, and what the rules ask for besides.

    Unanimity of those voting is 1/1 of `present_and_voting`, an absolute majority is strictly 1/2 of `members`.

    Args:
        strict: more than the fraction, otherwise at least the fraction.
        floor: the least number of votes in favour, whatever the base.
        against_at_most: so many votes against, and no more, leave it carried; None where the rules set no such limit.
        vetoes: the members whose vote against defeats it.
        rule: under which rule of the instrument it stands.
    """

    base: Base
    numerator: int
    denominator: int
    strict: bool
    floor: int = 0
    against_at_most: int | None = None
    vetoes: tuple[str, ...] = ()
    rule: str = ""

    def fraction(self, of: int) -> int:
        """The least number of votes that is enough of a fraction where the base counts `of`."""
        parts = of * self.numerator
        return parts // self.denominator + 1 if self.strict else -(-parts // self.denominator)

    def required(self, of: int) -> int:
        """The least number of votes in favour that is enough where the base counts `of`: the announced figure."""
        return max(self.fraction(of), self.floor)


STANDARD: Final[dict[str, Threshold]] = {
    "simple": Threshold("present_and_voting", 1, 2, strict=True),
    "two_thirds": Threshold("present_and_voting", 2, 3, strict=False),
    "one_third": Threshold("present_and_voting", 1, 3, strict=False),
}
"""The majorities that every profile has, and means the same by (P-66, P-67, P-40)."""


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


class AmendingRule(Struct, frozen=True, forbid_unknown_fields=True):
    """How the rules themselves are changed (P-109).

    Args:
        majority: the name of a threshold, or `consensus`.
        after_report: a committee reports on the change before it is decided.
        rule: under which rule of the instrument.
    """

    majority: Majority
    after_report: bool
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
    majorities: dict[str, Threshold] = msgspec.field(default_factory=dict)
    """P-66 to P-68: the majorities that these rules know besides the standard ones."""
    plenary_majorities: tuple[Majority, ...] = ("simple", "two_thirds")
    """P-57, P-68: by which of them a plenary decides on a text; where there are several the chair says which."""
    committee_majorities: tuple[Majority, ...] = ("simple",)
    """P-57, P-68: by which of them a committee does."""
    decides_by: Literal["vote", "consensus"] = "vote"
    """P-81, P-117: whether questions can be put to the vote at all."""
    amending: AmendingRule = AmendingRule("simple", after_report=True, rule="GA rule 163")
    """P-109"""
    suspension: Literal["none", "notice:24"] = "none"
    """P-110: whether a rule may be suspended, and on how many hours' notice."""
    tellers_confirm_hands: bool = False
    """P-73, P-91: whether two tellers confirm the hands that the chair counts."""
    arrears_rule: Literal["charter_19", "unesco"] = "charter_19"
    """P-05: whether arrears as high as two years' contributions take the vote, or only higher ones (UNESCO)."""


def opening_quorum(members: int, body: Body, profile: RulesProfile) -> int:
    """How many members must be present to open a meeting and permit debate (P-12, P-13)."""
    return profile.opening_quorum[body].of(members)


def decision_quorum(members: int, profile: RulesProfile) -> int:
    """How many members must be present for any decision: a majority of the members (P-14)."""
    match profile.decision_quorum:
        case "majority_of_members":
            return members // 2 + 1


def threshold(profile: RulesProfile, majority: str) -> Threshold:
    """What a majority means under these rules.

    Raises:
        Refusal: `unknown_majority`.
    """
    found = STANDARD.get(majority) or profile.majorities.get(majority)
    if found is None:
        raise Refusal("unknown_majority", majority=majority)
    return found


def for_texts(profile: RulesProfile, body: Body) -> tuple[str, ...]:
    """The majorities by which a body may decide on a text (P-57, P-63, P-68)."""
    return profile.plenary_majorities if body == "plenary" else profile.committee_majorities
