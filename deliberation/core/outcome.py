"""From a tally to an explained outcome: the decision table of the rules, and the sentences that make its figures plain.

`decide` runs the table from top to bottom, the first match wins. The `Outcome` it returns carries every figure it
used, so nothing has to be looked up to explain it: `steps` gives each comparison that was made, `explain` the sentences
and their figures, which the catalogue (`outcome.ftl`) words in every language. All are pure: the server, the browser
and the verifier get the same outcome from the same figures. What would have changed it is `counterfactual.py`'s.
"""

from typing import Final, Literal

from msgspec import Struct

from deliberation.core.profiles.ga import GA
from deliberation.core.rules import (
    STANDARD,
    Base,
    Body,
    Majority,
    QuestionKind,
    RulesProfile,
    Threshold,
    decision_quorum,
    threshold,
)

Result = Literal[
    "adopted",
    "rejected",
    "not_adopted",
    "no_decision",
    "second_vote_within_48h",
    "ruling_stands",
    "ruling_overruled",
    "invalid",
]
Reason = Literal[
    "",
    "decision_quorum_not_met",
    "no_votes_cast",
    "equally_divided",
    "equally_divided_twice",
    "below_required_majority",
    "vetoed",
    "too_many_against",
    "more votes than members present",
    "more voters than members",
]
Sentence = tuple[str, dict[str, int | str]]
"""A message id of the catalogue and the figures it needs."""


class Tally(Struct, frozen=True, forbid_unknown_fields=True):
    """The four categories of P-79; together they are the members entitled to vote."""

    in_favour: int
    against: int
    abstaining: int = 0
    not_voting: int = 0


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """What is put to the vote, as far as the count is concerned: where, how, of what kind, for which time."""

    body: Body = "plenary"
    majority: Majority = "simple"
    kind: QuestionKind = "substantive"
    attempt: int = 1


class Outcome(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The result of one vote, with every figure and rule that it rests on.

    `provision` (a P-number) and `rule` (of the instrument, such as "GA rule 83", or empty where it is silent) decided;
    `quorum_provision` and `quorum_rule` set the quorum.

    Args:
        threshold: what the majority means, where it is not one of the standard ones.
        vetoed: the members whose vote against defeats it, as far as they cast one.
    """

    result: Result
    reason: Reason
    tally: Tally
    question: Question
    members: int
    present: int
    quorum: int
    voting: int
    required: int
    rule: str
    provision: str
    quorum_rule: str
    quorum_provision: str
    profile: str
    threshold: Threshold | None = None
    vetoed: tuple[str, ...] = ()


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One comparison that an outcome rests on: `found` beside `needed`, and under which rule.

    Args:
        of: the figure that a fraction was taken of, counted as `base` says; None where there is none.
    """

    what: Literal["quorum", "majority", "floor", "against", "vetoes"]
    found: int
    comparison: Literal["at_least", "at_most"]
    needed: int
    holds: bool
    rule: str
    provision: str
    of: int | None = None
    base: Base | None = None


def present_and_voting(tally: Tally) -> int:
    """The members who voted in favour or against; those who abstain are considered as not voting (P-65)."""
    return tally.in_favour + tally.against


def decide(
    tally: Tally,
    question: Question,
    *,
    members: int,
    present: int,
    profile: RulesProfile = GA,
    vetoed: tuple[str, ...] = (),
) -> Outcome:
    """Judge one vote by the decision table, first match wins (section (b); P-14, P-31, P-65 to P-72).

    Args:
        members: all members of the body, with or without the right to vote (P-07).
        present: the members present when the chair announced the voting (P-16).
        vetoed: the members with a veto under this majority that voted against.

    Raises:
        Refusal: `unknown_majority` where the rules have none of that name.
    """
    asked = _asked(question, profile)
    result, reason, provision = _judge(tally, question, members, present, profile, vetoed)
    body = question.body
    own = asked is not STANDARD.get(_majority_of(question))
    return Outcome(
        result=result,
        reason=reason,
        tally=tally,
        question=question,
        members=members,
        present=present,
        quorum=decision_quorum(members, profile),
        voting=present_and_voting(tally),
        required=asked.required(counted(asked.base, tally, members=members, present=present)),
        rule=_rule(provision, question, profile),
        provision=provision,
        quorum_rule=_cite("P-14", body, profile),
        quorum_provision="P-14",
        profile=f"{profile.name}/{profile.version}",
        threshold=asked if own else None,
        vetoed=vetoed,
    )


def counted(base: Base, tally: Tally, *, members: int, present: int) -> int:
    """The figure that a majority is a fraction of (P-65)."""
    match base:
        case "present_and_voting":
            return present_and_voting(tally)
        case "cast":
            return present_and_voting(tally) + tally.abstaining
        case "members_present":
            return present
        case "members":
            return members


def threshold_of(outcome: Outcome) -> Threshold:
    """What the majority meant by which an outcome was judged."""
    return outcome.threshold or STANDARD[_majority_of(outcome.question)]


def _judge(
    tally: Tally, question: Question, members: int, present: int, profile: RulesProfile, vetoed: tuple[str, ...]
) -> tuple[Result, Reason, str]:
    yes, no = tally.in_favour, tally.against
    voting = present_and_voting(tally)
    if yes + no + tally.abstaining > present:
        return "invalid", "more votes than members present", "P-79"
    if yes + no + tally.abstaining + tally.not_voting > members or present > members:
        return "invalid", "more voters than members", "P-79"
    if present < decision_quorum(members, profile):
        return "no_decision", "decision_quorum_not_met", "P-14"
    if question.kind == "appeal_of_ruling":
        return ("ruling_overruled" if 2 * yes > voting else "ruling_stands"), "", "P-31"
    if voting == 0:
        return "not_adopted", "no_votes_cast", "P-71"
    asked = _asked(question, profile)
    enough = yes >= asked.required(counted(asked.base, tally, members=members, present=present))
    # Where half of the votes is enough, as for the third of P-40, a tie is no tie.
    if yes == no and not enough:
        return _equally_divided(question, profile)
    provision = _majority_provision(question)
    if vetoed:
        return "rejected", "vetoed", provision
    if asked.against_at_most is not None and no > asked.against_at_most:
        return "rejected", "too_many_against", provision
    return ("adopted", "", provision) if enough else ("rejected", "below_required_majority", provision)


def _equally_divided(question: Question, profile: RulesProfile) -> tuple[Result, Reason, str]:
    of_rules = question.kind == "change_of_rules"  # what is not carried may be proposed again
    second_vote = profile.second_vote_scope in ("all", question.kind) and not of_rules
    if question.body == "plenary" and profile.second_vote_scope != "none" and question.attempt > 1:
        return "rejected", "equally_divided_twice", "P-69"
    if question.body == "plenary" and second_vote:
        return "second_vote_within_48h", "equally_divided", "P-69"
    return "rejected", "equally_divided", "P-70" if question.kind == "substantive" else "P-72"


def _majority_of(question: Question) -> Majority:
    return "simple" if question.kind == "appeal_of_ruling" else question.majority


def _asked(question: Question, profile: RulesProfile) -> Threshold:
    return threshold(profile, _majority_of(question))


def _majority_provision(question: Question) -> str:
    if question.kind == "change_of_rules":
        return "P-109"
    match question.majority:
        case "simple":
            return "P-66"
        case "two_thirds":
            return "P-38" if question.kind == "procedural" else "P-67"
        case "one_third":
            return "P-40"
        case _:
            return "P-68"


def _rule(provision: str, question: Question, profile: RulesProfile) -> str:
    """The rule that decided: of a majority of the profile's own the one that it stands under."""
    if provision == "P-109":
        return profile.amending.rule
    if provision == "P-68":
        return _asked(question, profile).rule
    return _cite(provision, question.body, profile)


def _cite(provision: str, body: Body, profile: RulesProfile) -> str:
    by_body = profile.citations.get(provision)
    return by_body[body] if by_body else ""


def steps(outcome: Outcome) -> tuple[Step, ...]:
    """The comparisons that were made, in the order of the decision table; none where the count is no result (P-79)."""
    if outcome.result == "invalid":
        return ()
    quorum = Step(
        "quorum", outcome.present, "at_least", outcome.quorum, outcome.present >= outcome.quorum,
        outcome.quorum_rule, outcome.quorum_provision, outcome.members, "members",
    )  # fmt: skip
    if outcome.result == "no_decision":
        return (quorum,)
    asked, tally = threshold_of(outcome), outcome.tally
    of = counted(asked.base, tally, members=outcome.members, present=outcome.present)
    rule, provision = outcome.rule, outcome.provision

    def step(what: Literal["floor", "against", "vetoes"], found: int, needed: int) -> Step:
        if what == "floor":
            return Step(what, found, "at_least", needed, found >= needed, rule, provision)
        return Step(what, found, "at_most", needed, found <= needed, rule, provision)

    yes, part = tally.in_favour, asked.fraction(of)
    made = [quorum, Step("majority", yes, "at_least", part, yes >= part, rule, provision, of, asked.base)]
    if asked.floor:
        made.append(step("floor", yes, asked.floor))
    if asked.against_at_most is not None:
        made.append(step("against", tally.against, asked.against_at_most))
    if asked.vetoes:
        made.append(step("vetoes", len(outcome.vetoed), 0))
    return tuple(made)


_HEADLINES: Final[dict[tuple[Result, Reason], str]] = {
    ("adopted", ""): "outcome-adopted",
    ("rejected", "below_required_majority"): "outcome-rejected",
    ("rejected", "vetoed"): "outcome-rejected",
    ("rejected", "too_many_against"): "outcome-rejected",
    ("rejected", "equally_divided"): "outcome-rejected-equally-divided",
    ("rejected", "equally_divided_twice"): "outcome-rejected-equally-divided-twice",
    ("second_vote_within_48h", "equally_divided"): "outcome-second-vote",
    ("not_adopted", "no_votes_cast"): "outcome-not-adopted-no-votes",
    ("no_decision", "decision_quorum_not_met"): "outcome-no-decision",
    ("ruling_stands", ""): "outcome-ruling-stands",
    ("ruling_overruled", ""): "outcome-ruling-overruled",
    ("invalid", "more votes than members present"): "outcome-invalid-more-votes-than-present",
    ("invalid", "more voters than members"): "outcome-invalid-more-voters-than-members",
}
MESSAGES: Final = frozenset(_HEADLINES.values()) | {
    "outcome-majority-simple",
    "outcome-majority-two-thirds",
    "outcome-majority-one-third",
    "outcome-threshold",
    "outcome-floor",
    "outcome-against",
    "outcome-vetoes",
    "outcome-tie-second-vote",
    "outcome-tie-rejected",
    "outcome-tie-rejected-twice",
    "outcome-nobody-voting",
    "outcome-quorum",
}
"""Every message that `explain` may name; the catalogue has exactly these."""


def explain(outcome: Outcome) -> list[Sentence]:
    """The explained outcome: the result with its tally, the figure needed and its rule, the quorum and its rule.

    Returns sentences in reading order, each a message id with its figures.
    """
    tally = outcome.tally
    figures: dict[str, int | str] = {
        "in_favour": tally.in_favour,
        "against": tally.against,
        "abstaining": tally.abstaining,
        "not_voting": tally.not_voting,
        "present": outcome.present,
        "members": outcome.members,
        "votes": outcome.voting + tally.abstaining,
        "voters": outcome.voting + tally.abstaining + tally.not_voting,
    }
    sentences: list[Sentence] = [(_HEADLINES[outcome.result, outcome.reason], figures)]
    if outcome.result == "invalid":
        return sentences
    if outcome.result != "no_decision":
        sentences.append(_ground(outcome))
        sentences += _besides(outcome)
    quorum: dict[str, int | str] = {
        "present": outcome.present,
        "members": outcome.members,
        "quorum": outcome.quorum,
        "cited": _cited(outcome.quorum_rule, outcome.quorum_provision),
    }
    sentences.append(("outcome-quorum", quorum))
    return sentences


def _ground(outcome: Outcome) -> Sentence:
    figures: dict[str, int | str] = {
        "voting": outcome.voting,
        "required": outcome.required,
        "cited": _cited(outcome.rule, outcome.provision),
    }
    match outcome.reason:
        case "no_votes_cast":
            return "outcome-nobody-voting", figures
        case "equally_divided_twice":
            return "outcome-tie-rejected-twice", figures
        case "equally_divided":
            tied = "outcome-tie-second-vote" if outcome.result == "second_vote_within_48h" else "outcome-tie-rejected"
            return tied, figures
        case _:
            return _fraction(outcome, figures)


def _fraction(outcome: Outcome, figures: dict[str, int | str]) -> Sentence:
    """The figure needed, of what it is a fraction, and which: a standard majority has its own sentence."""
    asked = outcome.threshold
    if asked is None:
        return f"outcome-majority-{_majority_of(outcome.question).replace('_', '-')}", figures
    of = counted(asked.base, outcome.tally, members=outcome.members, present=outcome.present)
    whole = asked.numerator == asked.denominator
    return "outcome-threshold", {
        "of": of,
        "base": asked.base,
        "required": asked.fraction(of),
        "numerator": asked.numerator,
        "denominator": asked.denominator,
        "than": "all" if whole else "more" if asked.strict else "least",
        "cited": figures["cited"],
    }


def _besides(outcome: Outcome) -> list[Sentence]:
    """What the rules ask for besides the fraction."""
    return [
        (
            f"outcome-{step.what}",
            {"found": step.found, "needed": step.needed, "cited": _cited(step.rule, step.provision)},
        )
        for step in steps(outcome)
        if step.what in ("floor", "against", "vetoes")
    ]


def _cited(rule: str, provision: str) -> str:
    return f"{rule}; {provision}" if rule else provision
