"""The profiles that are shipped, and rules that contradict themselves."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deliberation.core import canonical
from deliberation.core.outcome import Question, Tally, decide
from deliberation.core.profiles import PROFILES, named
from deliberation.core.profiles.association import ASSOCIATION
from deliberation.core.profiles.conference import CONFERENCE
from deliberation.core.profiles.consensus_only import CONSENSUS_ONLY
from deliberation.core.profiles.ecosoc import ECOSOC
from deliberation.core.profiles.ga import GA
from deliberation.core.profiles.validating import validate
from deliberation.core.rules import AmendingRule, RulesProfile, Share, Threshold, for_texts, threshold
from deliberation.errors import Refusal
from deliberation.words import refusal_sentence
from tests.refusing import refuses
from tests.shared_data import data, needs_data


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_a_profile_is_sound_plain_and_the_same_when_read_again(profile: RulesProfile) -> None:
    validate(profile)
    raw = canonical.encode(profile)
    assert canonical.decode_as(raw, msgspec.json.Decoder(RulesProfile)) == profile
    assert named(profile.name) is profile


def test_a_profile_that_nobody_ships_is_not_founded_on() -> None:
    with refuses("unknown_profile", name="mun"):
        named("mun")


def test_majorities_are_what_the_instruments_say() -> None:
    """P-68: EC 60, CF 35 and 52(b), GA 83 and 125; the association's are of all members."""
    assert for_texts(GA, "plenary") == ("simple", "two_thirds")
    assert (
        for_texts(GA, "committee") == for_texts(ECOSOC, "plenary") == for_texts(CONFERENCE, "committee") == ("simple",)
    )
    assert for_texts(CONFERENCE, "plenary") == ("two_thirds",)
    tally, absolute = Tally(31, 0, 20), Question(majority="absolute")
    for yes, result in ((31, "adopted"), (30, "rejected")):
        given = replace(tally, in_favour=yes)
        assert decide(given, absolute, members=61, present=60, profile=ASSOCIATION).result == result
    with refuses("unknown_majority", majority="absolute"):
        threshold(GA, "absolute")


@pytest.mark.parametrize(
    ("profile", "by", "after_report"),
    [
        (GA, "simple", True),
        (ECOSOC, "simple", True),
        (CONFERENCE, "two_thirds", True),
        (CONSENSUS_ONLY, "consensus", False),
    ],
    ids=lambda each: getattr(each, "name", str(each)),
)
def test_each_has_its_own_way_of_being_amended(profile: RulesProfile, by: str, after_report: bool) -> None:
    """P-109: GA 163, EC 85, CF 68, CD 18 and 47."""
    assert (profile.amending.majority, profile.amending.after_report) == (by, after_report)


def test_variants_that_the_procedure_names() -> None:
    """P-02, P-28, P-38, P-39, P-41, P-47, P-60, P-69, P-70 and P-110 differ by instrument."""
    assert (ECOSOC.credentials_deadline_days, ECOSOC.circulation, ECOSOC.division) == (3, "hours:24", "on_request")
    assert (ECOSOC.motions["reconsider"].majority, CONFERENCE.motions["reconsider"].majority) == (
        "simple",
        "two_thirds",
    )
    assert (GA.reply_minutes, CONFERENCE.reply_minutes) == ((10, 5), (5, 3))
    for each in (ECOSOC, CONFERENCE):
        assert (each.no_decision_motion, each.sponsor_eov, each.suspension) == ("enabled", "if_amended", "notice:24")
        tied = decide(Tally(20, 20), Question(), members=40, present=40, profile=each)
        assert (tied.result, tied.provision) == ("rejected", "P-70")
    assert decide(Tally(20, 20), Question(), members=40, present=40).provision == "P-69"


CITED = {"ecosoc": ("E_5715_REV.2.txt", r"^Rule {}$"), "conference": ("A_RES_75_212.txt", r"^Rule {}$")}


PAGE = Path(__file__).parents[2] / "frontend" / "src" / "pages" / "rules" / "articles.ts"


def test_the_page_of_the_rules_knows_every_parameter() -> None:
    known = PAGE.read_text("utf-8")
    assert [name for name in RulesProfile.__struct_fields__ if name not in known] == ["version"]


@needs_data
@pytest.mark.parametrize("name", CITED)
def test_every_rule_that_is_cited_is_in_the_instrument(name: str) -> None:
    file, form = CITED[name]
    text = data("texts", "rules", file).read_text("utf-8")
    profile = PROFILES[name]
    rules = [motion.rule for motion in profile.motions.values()] + [profile.amending.rule]
    rules += [rule for by_body in profile.citations.values() for rule in by_body.values() if rule]
    for rule in rules:
        number = re.search(r"rule (\d+)", rule)
        assert number is not None, rule
        assert re.search(form.format(number[1]), text, re.MULTILINE), rule


def own(*args: Any, **rest: Any) -> dict[str, Threshold]:
    return {"own": Threshold(*args, **rest)}


BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing of nothing": ("zero", {"majorities": own("members", 0, 0, strict=True)}),
    "a half of nothing": ("zero", {"majorities": own("members", 1, 0, strict=True)}),
    "less than nothing": ("zero", {"majorities": own("members", -1, 2, strict=True)}),
    "three halves": ("above_whole", {"majorities": own("members", 3, 2, strict=False)}),
    "more than all": ("unreachable", {"majorities": own("members", 2, 2, strict=True)}),
    "at least none": ("always", {"majorities": own("members", 0, 1, strict=False)}),
    "fewer than none against": ("negative", {"majorities": own("members", 1, 2, strict=True, against_at_most=-1)}),
    "a floor below": ("negative", {"majorities": own("members", 1, 2, strict=True, floor=-1)}),
    "two vetoes of one": ("twice", {"majorities": own("members", 1, 2, strict=True, vetoes=("CHN", "CHN"))}),
    "beyond counting": ("too_large", {"majorities": own("members", 1, 2**40, strict=True)}),
    "another simple": ("redefined", {"majorities": {"simple": Threshold("members", 1, 2, strict=True)}}),
    "a strange majority": ("unknown_majority", {"plenary_majorities": ("tremendous",)}),
    "a strange motion": ("unknown_majority", {"motions": {"a": replace(GA.motions["appeal"], majority="tremendous")}}),
    "no majority": ("none", {"committee_majorities": ()}),
    "a third": ("one_third", {"plenary_majorities": ("one_third",)}),
    "one twice": ("twice", {"plenary_majorities": ("simple", "simple")}),
    "amended by what is not there": ("unknown_majority", {"amending": AmendingRule("tremendous", True, "")}),
    "no votes, but for the rules": ("no_votes", {"decides_by": "consensus"}),
    "silence to a vote": (
        "no_votes",
        {"decides_by": "consensus", "amending": AmendingRule("consensus", False, ""), "division": "on_request"},
    ),
    "a body missing": ("bodies", {"opening_quorum": {"plenary": Share(1, 3)}}),
    "a quorum of nothing": ("zero", {"opening_quorum": {"plenary": Share(1, 0), "committee": Share(1, 4)}}),
    "a quorum of more": ("above_whole", {"opening_quorum": {"plenary": Share(4, 3), "committee": Share(1, 4)}}),
    "two votes": ("one_vote", {"votes_per_member": 2}),
    "proxies": ("no_proxies", {"proxy_votes": True}),
    "remote and not there": ("remote", {"remote_may_vote": True}),
    "no time for a second vote": ("negative", {"second_vote_hours": 0}),
    "a floor above": ("above_least", {"silence": replace(GA.silence, floor_hours=100)}),
    "silence that nothing breaks": ("zero", {"silence": replace(GA.silence, objection_threshold=0)}),
    "divided without a motion": ("no_motion", {"motions": {}}),
}


@pytest.mark.parametrize("name", BAD)
def test_rules_that_contradict_themselves_are_refused(name: str) -> None:
    why, fields = BAD[name]
    with refuses("bad_profile", why=why):
        validate(replace(GA, **fields))


@pytest.mark.parametrize("name", BAD)
def test_the_refusal_says_what_is_wrong(name: str) -> None:
    why, fields = BAD[name]
    with pytest.raises(Refusal) as caught:
        validate(replace(GA, **fields))
    said = refusal_sentence(caught.value)
    assert not said.endswith(f": {why}.")
    assert "{" not in said


@given(st.integers(-3, 5), st.integers(-3, 5), st.booleans())
def test_what_is_let_through_can_be_reached_and_missed(numerator: int, denominator: int, strict: bool) -> None:
    asked = Threshold("members", numerator, denominator, strict=strict)
    try:
        validate(replace(GA, majorities={"own": asked}))
    except Refusal:
        return
    assert 0 < asked.required(12) <= 12
