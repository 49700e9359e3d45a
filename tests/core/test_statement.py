"""Statements beside a vote: once, by whom, and nothing that was counted changes (P-28, P-47, P-76, P-78, P-82)."""

import msgspec
import pytest

from deliberation.core import en_bloc, meeting, motion, statement
from deliberation.core.ballot import Ballot
from deliberation.core.profiles.ga import GA
from deliberation.core.statement import Statement
from tests.drafting import chair, delegate, move, put, the_proposal, vote
from tests.memory import CHAIR, World
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def sitting(world: World) -> str:
    return world.meet()


@pytest.fixture
def of(world: World) -> str:
    return world.table("KEN")


def the(world: World, id: str) -> Statement:
    return world.state.objects(Statement)[id]


def explained(world: World, by: str, of: str, noun: str = "proposal") -> Statement:
    return the(world, delegate(world, statement.Explain, by, noun=noun, subject=of, words="It is clear.\nWe like it."))


def test_a_vote_is_explained_once_before_or_after_it(world: World, sitting: str, of: str) -> None:
    """P-76."""
    before = explained(world, "FRA", of)
    assert (before.kind, before.before, before.about) == ("explanation", True, "proposal")
    voting = put(world, sitting, "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        explained(world, "CHN", of)
    for voter in ("FRA", "CHN", "KEN"):
        world.cast(voting, voter, "in_favour")
    world.lock(voting)
    with refuses("stated_already", world.state):
        explained(world, "FRA", of)
    after = explained(world, "CHN", of)
    assert (after.kind, after.before) == ("explanation", False)


def test_a_sponsor_does_not_explain_its_vote_on_its_own_text(world: World, sitting: str, of: str) -> None:
    """P-47; on an amendment to it that another submitted it does."""
    amended = world.amend(of, "FRA")
    with refuses("sponsor_explains", world.state):
        explained(world, "KEN", of)
    with refuses("sponsor_explains", world.state):
        explained(world, "FRA", amended, "amendment")
    explained(world, "KEN", amended, "amendment")
    vote(world, sitting, "amendment", amended, of, yes=3, no=1)
    with refuses("sponsor_explains", world.state):
        explained(world, "KEN", of)


def test_where_the_rules_say_so_a_sponsor_explains_once_its_text_was_amended() -> None:
    """EC 62."""
    ec = World("amended")
    ec.profile = msgspec.structs.replace(GA, sponsor_eov="if_amended")
    ec.found()
    sitting, of = ec.meet(), ec.table("KEN")
    with refuses("sponsor_explains", ec.state):
        explained(ec, "KEN", of)
    vote(ec, sitting, "amendment", ec.amend(of, "FRA"), of, yes=3, no=1)
    assert explained(ec, "KEN", of).kind == "explanation"


def test_what_was_adopted_without_a_vote_is_followed_by_positions(world: World, sitting: str, of: str) -> None:
    """P-82: of sponsors too."""
    amended = world.amend(of, "FRA")
    text = the_proposal(world, of).text
    asked = chair(world, en_bloc.Ask, proposal=of, text=text, amendments=(amended,))
    chair(world, en_bloc.Adopt, en_bloc=asked, text=text)
    assert explained(world, "FRA", amended, "amendment").kind == "position"


def test_what_is_not_decided_is_not_explained(world: World, sitting: str, of: str) -> None:
    chair(world, motion.Carry, motion=move(world, sitting, "adjourn_debate", "FRA", proposal=of))
    with refuses("nothing_to_explain", world.state):
        explained(world, "CHN", of)


def test_an_intention_is_noted_after_the_lock_and_changes_no_total(world: World, sitting: str, of: str) -> None:
    """P-78."""
    voting = put(world, sitting, "proposal", of, of)
    world.cast(voting, "FRA", "against")
    with refuses("note_after_the_lock", world.state):
        delegate(world, statement.Intend, "FRA", ballot=voting.id, choice="in_favour")
    locked = world.lock(voting)
    noted = the(world, delegate(world, statement.Intend, "FRA", ballot=voting.id, choice="in_favour"))
    assert (noted.kind, noted.choice) == ("intended", "in_favour")
    assert world.state.objects(Ballot)[voting.id] == locked
    with refuses("stated_already", world.state):
        delegate(world, statement.Intend, "FRA", ballot=voting.id, choice="abstaining")


def test_who_had_no_vote_had_no_intention(world: World, sitting: str, of: str) -> None:
    """P-78: only members on the roll."""
    locked = vote(world, sitting, "proposal", of, of, yes=3, no=1)
    world.state.save([msgspec.structs.replace(locked, roll=("ARG", "CHN"))], locked.entry)
    with refuses("not_on_roll", world.state, member="FRA"):
        delegate(world, statement.Intend, "FRA", ballot=locked.id, choice="in_favour")


def test_a_member_dissociates_itself_from_a_paragraph_once(world: World, sitting: str, of: str) -> None:
    """P-81: it joins the adoption all the same."""
    facts = {"proposal": of, "dissociates": True, "clause": "opera1"}
    with refuses("reserve_after_adoption", world.state):
        delegate(world, statement.Reserve, "FRA", **facts)
    vote(world, sitting, "proposal", of, of, yes=3, no=1)
    with refuses("unknown_clause", world.state):
        delegate(world, statement.Reserve, "FRA", **facts | {"clause": "opera9"})
    assert the(world, delegate(world, statement.Reserve, "FRA", **facts)).kind == "dissociation"
    with refuses("stated_already", world.state):
        delegate(world, statement.Reserve, "FRA", **facts | {"dissociates": False})
    whole = delegate(world, statement.Reserve, "FRA", proposal=of, dissociates=False, words="We read it so.")
    assert (the(world, whole).kind, the(world, whole).clause) == ("reservation", None)


def test_replies_are_counted_for_each_text_and_meeting(world: World, sitting: str, of: str) -> None:
    """P-28."""
    facts = {"meeting": sitting, "proposal": of, "words": "This was said of us, and is not so."}
    assert [the(world, delegate(world, statement.Reply, "CHN", **facts)).place for _ in range(2)] == [1, 2]
    with refuses("replies_spent", world.state, limit=2):
        delegate(world, statement.Reply, "CHN", **facts)
    delegate(world, statement.Reply, "CHN", **facts | {"proposal": world.table("FRA", "Another norm")})
    delegate(world, statement.Reply, "FRA", **facts)
    voting = put(world, sitting, "proposal", of, of)
    with refuses("voting_in_progress", world.state):
        delegate(world, statement.Reply, "TUV", **facts)
    world.lock(voting)
    world.do(meeting.Adjourn, CHAIR, meeting=sitting)
    with refuses("meeting_not_open", world.state):
        delegate(world, statement.Reply, "TUV", **facts)
    later = world.meet()
    assert the(world, delegate(world, statement.Reply, "CHN", **facts | {"meeting": later})).place == 1
