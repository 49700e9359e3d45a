"""Amendments put together: any member takes any of them out; what remains is one version (P-14, P-59, P-81)."""

from itertools import permutations

import pytest

from deliberation.core import amendment, en_bloc, meeting
from deliberation.core.changes import DeleteClause
from deliberation.core.en_bloc import EnBloc
from tests.drafting import accept, chair, delegate, in_force, put, reword, submit, the_amendment, the_proposal
from tests.memory import CHAIR, SECRETARIAT, World
from tests.refusing import refuses


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def of(world: World) -> str:
    return world.table("KEN")


@pytest.fixture
def three(world: World, of: str) -> tuple[str, str, str]:
    """Three amendments that have nothing to do with each other."""
    text = in_force(world, of)
    return (
        submit(world, of, "FRA", reword(text, "opera1", "share tests", "publish tests")),
        submit(world, of, "TUV", reword(text, "opera1", "all members", "each member")),
        submit(world, of, "ARG", reword(text, "opera2", "seized", "informed")),
    )


def ask(world: World, of: str, *ids: str) -> str:
    return chair(world, en_bloc.Ask, proposal=of, text=the_proposal(world, of).text, amendments=ids)


def adopt(world: World, asked: str, of: str) -> None:
    chair(world, en_bloc.Adopt, en_bloc=asked, text=the_proposal(world, of).text)


def object_(world: World, asked: str, by: str, *ids: str) -> None:
    delegate(world, en_bloc.Object, by, en_bloc=asked, amendments=ids)


def test_what_nobody_objects_to_is_one_version(world: World, of: str, three: tuple[str, str, str]) -> None:
    world.meet()
    second = three[1]
    asked = ask(world, of, *three)
    object_(world, asked, "CHN", second)
    object_(world, asked, "FRA", second)
    adopt(world, asked, of)
    found = world.state.objects(EnBloc)[asked]
    assert (found.state, found.objections) == ("adopted", {second: "CHN"})
    assert [the_amendment(world, id).state for id in three] == ["adopted", "circulated", "adopted"]
    versions = the_proposal(world, of).versions
    assert [(each.kind, each.cause) for each in versions[1:]] == [("amendment", asked)]
    text = in_force(world, of)
    assert text.operative[0].text.startswith("Requests all members to publish")
    assert text.operative[1].text.endswith("informed of the matter")
    with refuses("en_bloc_closed", world.state):
        adopt(world, asked, of)
    with refuses("en_bloc_closed", world.state):
        object_(world, asked, "CHN", second)


def test_in_whatever_order_what_does_not_collide_gives_the_same_text() -> None:
    texts = set()
    for order in permutations(range(3)):
        world = World()
        world.found()
        of = world.table("KEN")
        text = in_force(world, of)
        ids = (
            submit(world, of, "FRA", reword(text, "opera1", "share tests", "publish tests")),
            submit(world, of, "TUV", reword(text, "opera1", "all members", "each member")),
            submit(world, of, "ARG", reword(text, "opera2", "seized", "informed")),
        )
        world.meet()
        adopt(world, ask(world, of, *(ids[place] for place in order)), of)
        texts.add(the_proposal(world, of).text)
    assert len(texts) == 1


def test_amendments_are_put_together_that_fit_together(world: World, of: str, three: tuple[str, str, str]) -> None:
    first, second, _ = three
    for ids, why in (((), "twice"), ((first, first), "twice")):
        with refuses("bad_en_bloc", world.state, why=why):
            ask(world, of, *ids)
    foreign = world.amend(world.table("KEN", "Other tests"), "FRA")
    with refuses("bad_en_bloc", world.state, why="other_proposal"):
        ask(world, of, first, foreign)
    rival = submit(world, of, "CHN", reword(in_force(world, of), "opera1", "to share", "to hide"))
    with refuses("amendment_no_longer_fits", world.state):
        ask(world, of, first, rival)
    old = the_proposal(world, of).text
    accept(world, second, "KEN")
    with refuses("superseded_version", world.state):
        chair(world, en_bloc.Ask, proposal=of, text=old, amendments=(first,))
    with refuses("amendment_closed", world.state):
        ask(world, of, first, second)


def test_an_amendment_to_an_amendment_is_decided_by_itself(world: World, of: str, three: tuple[str, str, str]) -> None:
    from tests.core.test_redrafting import amend, preview

    sub = amend(world, three[0], "CHN", reword(preview(world, three[0]), "opera1", "publish", "print"))
    with refuses("bad_en_bloc", world.state, why="sub_amendment"):
        ask(world, of, sub)
    with refuses("sub_amendments_pending", world.state):
        ask(world, of, three[0])


def test_it_is_a_decision_on_the_text_that_was_asked_about(world: World, of: str, three: tuple[str, str, str]) -> None:
    first, _, third = three
    asked = ask(world, of, first)
    with refuses("meeting_not_open", world.state):
        adopt(world, asked, of)
    sitting = world.meet()
    world.do(meeting.Note, SECRETARIAT, meeting=sitting, members=world.members[:3], present=False)
    with refuses("decision_quorum", world.state, present=2, needed=3):
        adopt(world, asked, of)
    world.do(meeting.Note, SECRETARIAT, meeting=sitting, members=world.members[:1], present=True)
    accept(world, third, "KEN")
    with refuses("superseded_version", world.state):
        adopt(world, asked, of)
    again = ask(world, of, first)
    assert world.state.objects(EnBloc)[asked].state == "closed"
    with refuses("en_bloc_closed", world.state):
        adopt(world, asked, of)
    voting = put(world, sitting, "amendment", three[1], of)
    with refuses("voting_in_progress", world.state):
        adopt(world, again, of)
    world.lock(voting)
    adopt(world, again, of)


def test_one_that_was_withdrawn_meanwhile_is_not_adopted(world: World, of: str, three: tuple[str, str, str]) -> None:
    world.meet()
    asked = ask(world, of, *three)
    delegate(world, amendment.Withdraw, "FRA", amendment=three[0])
    with refuses("amendment_closed", world.state):
        adopt(world, asked, of)
    object_(world, asked, "CHN", three[0])
    adopt(world, asked, of)


def test_nothing_remains_where_each_has_an_objection(world: World, of: str, three: tuple[str, str, str]) -> None:
    world.meet()
    asked = ask(world, of, three[0])
    for ids in ((), (three[1],)):
        with refuses("bad_en_bloc", world.state, why="not_in"):
            object_(world, asked, "CHN", *ids)
    object_(world, asked, "CHN", three[0])
    with refuses("bad_en_bloc", world.state, why="nothing"):
        adopt(world, asked, of)


def test_the_chair_asks_and_any_delegate_objects(world: World, of: str, three: tuple[str, str, str]) -> None:
    facts = {"proposal": of, "text": the_proposal(world, of).text, "amendments": three}
    with refuses("not_permitted", world.state):
        world.do(en_bloc.Ask, SECRETARIAT, **facts)
    asked = ask(world, of, *three)
    with refuses("not_permitted", world.state):
        world.do(en_bloc.Object, CHAIR, member="KEN", en_bloc=asked, amendments=three)
    with refuses("not_your_member", world.state):
        world.do(en_bloc.Object, "ken-1", member="FRA", en_bloc=asked, amendments=three)


def test_a_deletion_and_a_rewording_of_the_same_paragraph_do_not_go_together(world: World, of: str) -> None:
    reworded = submit(world, of, "FRA", reword(in_force(world, of), "opera2", "seized", "informed"))
    deleted = submit(world, of, "TUV", DeleteClause("opera2"))
    with refuses("amendment_no_longer_fits", world.state):
        ask(world, of, deleted, reworded)
