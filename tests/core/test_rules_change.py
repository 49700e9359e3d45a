"""Changing the rules under the rules (P-109), and what is judged by which version."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deliberation.core import ballot, rules_change
from deliberation.core.assembly import Assembly, Former
from deliberation.core.ballot import Ballot
from deliberation.core.canonical import encode
from deliberation.core.law import blob
from deliberation.core.profiles import PROFILES
from deliberation.core.profiles.association import ASSOCIATION
from deliberation.core.profiles.conference import CONFERENCE
from deliberation.core.profiles.consensus_only import CONSENSUS_ONLY
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import RulesProfile
from deliberation.core.rules_change import Altered, RulesChange, Setting, changed, plain
from deliberation.core.voting import Choice
from deliberation.errors import Refusal
from tests.drafting import chair, change_rules, delegate, vote
from tests.memory import MEMBERS, SECRETARIAT, World
from tests.refusing import refuses


def founded(profile: RulesProfile = GA) -> World:
    world = World()
    world.profile = profile
    world.found()
    return world


def rules(world: World) -> RulesProfile:
    return world.state.objects(Assembly)[world.assembly].profile


def the(world: World, id: str) -> RulesChange:
    return world.state.objects(RulesChange)[id]


def report(world: World, id: str) -> None:
    world.do(rules_change.Report, SECRETARIAT, change=id, report="A/80/500")


def put(world: World, sitting: str, id: str, majority: str = "simple") -> Ballot:
    text = blob(encode(rules(world))).id
    opened = chair(world, ballot.Open, meeting=sitting, noun="rules", subject=id, text=text, majority=majority)
    return world.state.objects(Ballot)[opened]


def decide(world: World, sitting: str, id: str, yes: int, no: int, majority: str = "simple") -> Ballot:
    on = put(world, sitting, id, majority)
    for place, member in enumerate(MEMBERS[: yes + no]):
        world.cast(on, member, "in_favour" if place < yes else "against")
    return world.lock(on)


def test_a_change_is_proposed_reported_on_voted_and_in_force() -> None:
    """GA 163: by a simple majority, after a committee has reported."""
    world = founded()
    sitting = world.meet()
    id = change_rules(world, "KEN", "Shorter explanations", eov_minutes=5, silence__min_hours=96)
    assert the(world, id).altered == (Altered("eov_minutes", 10, 5), Altered("silence.min_hours", 72, 96))
    assert the(world, id).symbol == "A/RULES/80/1"
    with refuses("report_first", world.state, symbol="A/RULES/80/1"):
        put(world, sitting, id)
    report(world, id)
    locked = decide(world, sitting, id, 3, 2)
    assert locked.outcome is not None
    assert (locked.outcome.result, locked.outcome.rule, locked.outcome.provision) == ("adopted", "GA rule 163", "P-109")
    assert locked.outcome.profile == "ga/2"
    assert (rules(world).version, rules(world).eov_minutes, rules(world).silence.min_hours) == (3, 5, 96)
    assert the(world, id).state == "adopted"
    home = world.state.objects(Assembly)[world.assembly]
    assert [each.profile for each in home.former] == [GA]
    put_ = locked.put.matter
    assert (put_.noun, put_.title) == ("rules", "Shorter explanations")
    assert world.blobs[put_.text] == encode(GA)
    assert world.blobs[put_.result] == encode(rules(world))


@pytest.mark.parametrize(("yes", "no"), [(2, 3), (2, 2), (0, 0)])
def test_what_is_not_carried_changes_nothing_and_may_be_proposed_again(yes: int, no: int) -> None:
    """P-72: a tie carries nothing, and has no second vote."""
    world = founded()
    sitting = world.meet()
    id = change_rules(world, "KEN", eov_minutes=5)
    report(world, id)
    decide(world, sitting, id, yes, no)
    assert (the(world, id).state, rules(world)) == ("rejected", GA)
    with refuses("rules_change_closed", world.state):
        put(world, sitting, id)
    assert change_rules(world, "KEN", eov_minutes=5)


@pytest.mark.parametrize(
    ("profile", "majority", "enough"), [(CONFERENCE, "two_thirds", 4), (ASSOCIATION, "absolute_two_thirds", 4)]
)
def test_each_profile_is_changed_by_its_own_majority(profile: RulesProfile, majority: str, enough: int) -> None:
    """CF 68: two thirds; the association's model: two thirds of all members, so of five it takes four."""
    for yes in (enough - 1, enough):
        world = founded(profile)
        sitting = world.meet()
        id = change_rules(world, "KEN", eov_minutes=5)
        if profile.amending.after_report:
            report(world, id)
        with refuses("majority_for_rules", world.state, majority=majority):
            put(world, sitting, id, "simple")
        locked = decide(world, sitting, id, yes, 5 - yes, majority)
        assert locked.outcome is not None
        assert locked.outcome.provision == "P-109"
        assert (rules(world).version == 2) == (yes == enough)


def test_a_body_of_consensus_changes_them_when_nobody_objects() -> None:
    """CD 18 and 47, P-117."""
    world = founded(CONSENSUS_ONLY)
    sitting = world.meet()
    id = change_rules(world, "KEN", eov_minutes=5)
    for noun, subject in (("rules", id), ("proposal", world.table("KEN"))):
        with refuses("decides_by_consensus", world.state):
            text = blob(encode(rules(world))).id
            chair(world, ballot.Open, meeting=sitting, noun=noun, subject=subject, text=text, majority="simple")
    with refuses("rules_not_asked", world.state):
        chair(world, rules_change.Adopt, change=id)
    with refuses("rules_not_asked", world.state):
        delegate(world, rules_change.Object, "FRA", change=id)
    chair(world, rules_change.Ask, change=id)
    delegate(world, rules_change.Object, "FRA", change=id)
    assert (the(world, id).state, the(world, id).objected) == ("proposed", "FRA")
    with refuses("rules_not_asked", world.state):
        chair(world, rules_change.Adopt, change=id)
    chair(world, rules_change.Ask, change=id)
    chair(world, rules_change.Adopt, change=id)
    assert (rules(world).version, rules(world).eov_minutes, the(world, id).state) == (2, 5, "adopted")


def test_without_a_vote_too_it_takes_an_open_meeting() -> None:
    """P-14."""
    world = founded(CONSENSUS_ONLY)
    id = change_rules(world, "KEN", eov_minutes=5)
    chair(world, rules_change.Ask, change=id)
    with refuses("meeting_not_open", world.state):
        chair(world, rules_change.Adopt, change=id)


def test_a_ballot_is_judged_by_the_rules_under_which_it_was_opened() -> None:
    """Whatever is adopted before it is locked."""
    world = founded()
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    choices: dict[str, Choice] = {"KEN": "in_favour", "FRA": "against"}
    before = world.state.objects(Assembly)[world.assembly]
    later = changed(GA, (Altered("second_vote_scope", "substantive", "none"),))
    after = replace(before, profile=later, former=(Former(profile=GA, until=on.opened + timedelta(seconds=1)),))
    assert ballot.count(on, choices, after) == ballot.count(on, choices, before)
    counted = ballot.count(replace(on, opened=on.opened + timedelta(seconds=1)), choices, after)
    assert (counted.profile, counted.result) == ("ga/3", "rejected")


def test_a_member_with_a_veto_defeats_what_it_votes_against() -> None:
    veto = {"base": "present_and_voting", "numerator": 1, "denominator": 2, "strict": True, "vetoes": ["FRA"]}
    profile = changed(GA, (Altered("majorities.guarded", None, veto), Altered("plenary_majorities", None, ["guarded"])))
    world = founded(profile)
    sitting = world.meet()
    tabled = world.table("KEN")
    locked = vote(world, sitting, "proposal", tabled, tabled, yes=2, no=1, majority="guarded")
    assert locked.outcome is not None
    assert (locked.outcome.reason, locked.outcome.vetoed) == ("vetoed", ("FRA",))


def test_what_was_proposed_to_change_the_former_version_is_overtaken() -> None:
    world = founded()
    sitting = world.meet()
    first, second = change_rules(world, "KEN", eov_minutes=5), change_rules(world, "FRA", eov_minutes=7)
    report(world, first)
    decide(world, sitting, first, 3, 0)
    assert the(world, second).state == "overtaken"
    with refuses("superseded_rules", world.state, version=3):
        setting = (Setting("eov_minutes", 7),)
        delegate(world, rules_change.Propose, "FRA", title="Late", version=2, settings=setting)


def test_only_its_mover_withdraws_it_and_not_while_it_is_voted_on() -> None:
    """P-37."""
    world = founded()
    sitting = world.meet()
    id = change_rules(world, "KEN", eov_minutes=5)
    with refuses("not_the_mover", world.state):
        delegate(world, rules_change.Withdraw, "FRA", change=id)
    report(world, id)
    put(world, sitting, id)
    with refuses("voting_in_progress", world.state):
        delegate(world, rules_change.Withdraw, "KEN", change=id)
    other = change_rules(world, "FRA", eov_minutes=6)
    delegate(world, rules_change.Withdraw, "FRA", change=other)
    assert the(world, other).state == "withdrawn"


def test_a_majority_that_is_not_for_texts_here() -> None:
    """P-68, CF 35: in a conference every matter of substance takes two thirds in plenary."""
    world = founded(CONFERENCE)
    sitting = world.meet()
    tabled = world.table("KEN")
    with refuses("majority_not_here", world.state, lawful="two_thirds"):
        world.open(sitting, "proposal", tabled)


BAD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bad_change", {"no_such_rule": 1}),
    ("bad_change", {"version": 7}),
    ("bad_change", {"name": "mun"}),
    ("bad_change", {"eov_minutes": 10}),
    ("bad_change", {"eov_minutes": "ten"}),
    ("bad_change", {"eov_minutes": 5.0}),
    ("bad_change", {"eov_minutes": None}),
    ("bad_change", {"silence__no_such": 1}),
    ("bad_change", {"eov_minutes__minutes": 1}),
    ("bad_change", {}),
    ("bad_profile", {"votes_per_member": 2}),
    ("bad_profile", {"amending__majority": "absolute"}),
    ("bad_profile", {"majorities__own": {"base": "members", "numerator": 0, "denominator": 0, "strict": True}}),
)


@pytest.mark.parametrize(("code", "settings"), BAD)
def test_a_change_that_gives_no_rules_is_refused(code: str, settings: dict[str, Any]) -> None:
    world = founded()
    if settings == {"eov_minutes": 5.0}:
        altered = (Altered("eov_minutes", 10, 5.5),)
        with refuses(code):
            changed(GA, altered)
        return
    with refuses(code, world.state):
        change_rules(world, "KEN", **settings)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 100) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PARAMETERS = st.sampled_from([*plain(GA), "silence.min_hours", "motions.appeal.rank", "majorities.x", "a.b.c", "", "."])


@given(st.sampled_from(sorted(PROFILES)), st.lists(st.tuples(PARAMETERS, JSON), min_size=1, max_size=3))
def test_whatever_is_asked_the_rules_stay_rules(name: str, asked: list[tuple[str, Any]]) -> None:
    """Either it is refused, or the next version is sound, of the same name and readable again."""
    profile = PROFILES[name]
    try:
        found = changed(profile, tuple(Altered(parameter, None, value) for parameter, value in asked))
    except Refusal:
        return
    assert (found.name, found.version) == (profile.name, profile.version + 1)
    assert replace(found, version=profile.version) != profile


def test_the_rules_at_an_instant() -> None:
    world = founded()
    sitting = world.meet()
    before = world.now
    id = change_rules(world, "KEN", eov_minutes=5)
    report(world, id)
    decide(world, sitting, id, 3, 0)
    home = world.state.objects(Assembly)[world.assembly]
    assert home.rules_at(before) == GA
    assert home.rules_at(world.now) == home.rules_at(world.now + timedelta(days=1)) == rules(world)
    assert vote(world, sitting, "proposal", (of := world.table("KEN")), of, yes=2, no=1).outcome.profile == "ga/3"  # type: ignore[union-attr]
