"""Rulings of the chair and appeals: order, moot, not receivable (P-20, P-21, P-31, P-52 to P-54)."""

from typing import Any

import pytest

from deliberation.core import amendment, en_bloc, proposal, ruling
from deliberation.core.ruling import Ruling
from tests.drafting import accept, chair, delegate, in_force, put, reword, submit, the_amendment, the_proposal, vote
from tests.memory import World
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
    """Three amendments, of which the last collides with the first."""
    text = in_force(world, of)
    return (
        submit(world, of, "FRA", reword(text, "opera1", "share tests", "publish tests")),
        submit(world, of, "TUV", reword(text, "opera2", "seized", "informed")),
        submit(world, of, "ARG", reword(text, "opera1", "share", "hide")),
    )


def order(world: World, of: str, *ids: str) -> str:
    return chair(world, ruling.Order, proposal=of, order=ids)


def appeal(world: World, ruled: str, by: str = "CHN") -> None:
    delegate(world, ruling.Appeal, by, ruling=ruled)


def found(world: World, id: str) -> Ruling:
    return world.state.objects(Ruling)[id]


def test_amendments_are_voted_in_the_order_announced(world: World, of: str, three: tuple[str, str, str]) -> None:
    first, second, third = three
    sitting = world.meet()
    order(world, of, third, first)
    for id in (first, second):
        with refuses("not_its_turn", world.state, first=the_amendment(world, third).symbol):
            put(world, sitting, "amendment", id, of)
    vote(world, sitting, "amendment", third, of, yes=1, no=2)
    order(world, of, second, first)
    with refuses("not_its_turn", world.state):
        put(world, sitting, "amendment", first, of)
    delegate(world, amendment.Withdraw, "TUV", amendment=second)
    vote(world, sitting, "amendment", first, of, yes=2, no=1)
    vote(world, sitting, "proposal", of, of, yes=2, no=1)


def test_an_order_announced_twice_is_undone_by_one_appeal(world: World, of: str, three: tuple[str, str, str]) -> None:
    """P-31: saying it again does not put a ruling out of the body's reach; nor does an order that came between."""
    first, second, third = three
    sitting = world.meet()
    order(world, of, second)
    ruled = ""
    for again in (1, 2, 3):
        ruled = order(world, of, third, first)
        assert found(world, ruled).before == (second,), again
    appeal(world, ruled)
    vote(world, sitting, "ruling", ruled, of, yes=3, no=1)
    assert the_proposal(world, of).order == (second,)
    ruled = order(world, of, third, first)
    assert found(world, ruled).before == (second,)
    for earlier in [id for id, each in world.state.objects(Ruling).items() if each.order == (second,)]:
        with refuses("ruling_settled", world.state):
            appeal(world, earlier)


@pytest.mark.parametrize(
    ("code", "why"), [("bad_order", "twice"), ("bad_order", "other_proposal"), ("bad_order", "sub_amendment")]
)
def test_an_order_is_one_of_amendments_to_this_text(
    world: World, of: str, three: tuple[str, str, str], code: str, why: str
) -> None:
    first, second, _ = three
    ids: list[str] = [first, first]
    if why == "other_proposal":
        ids = [first, world.amend(world.table("KEN", "Other tests"), "FRA")]
    elif why == "sub_amendment":
        from tests.core.test_redrafting import amend, preview

        ids = [first, amend(world, first, "TUV", reword(preview(world, first), "opera1", "publish", "print"))]
    with refuses(code, world.state, why=why):
        order(world, of, *ids)
    delegate(world, amendment.Withdraw, "TUV", amendment=second)
    with refuses("amendment_closed", world.state):
        order(world, of, second)


def test_a_ruling_stands_or_is_undone_by_a_majority(world: World, of: str, three: tuple[str, str, str]) -> None:
    """P-31: a tie lets it stand."""
    first, second, third = three
    sitting = world.meet()
    order(world, of, first)
    ruled = order(world, of, third, second)
    appeal(world, ruled)
    assert (found(world, ruled).state, found(world, ruled).appealed) == ("appealed", "CHN")
    with refuses("appeal_pending", world.state):
        put(world, sitting, "amendment", third, of)
    with refuses("simple_for_appeals", world.state):
        put(world, sitting, "ruling", ruled, of, majority="two_thirds")
    tied = vote(world, sitting, "ruling", ruled, of, yes=2, no=2)
    assert tied.outcome is not None
    assert (tied.put.terms.kind, tied.outcome.result) == ("appeal_of_ruling", "ruling_stands")
    assert (found(world, ruled).state, the_proposal(world, of).order) == ("stands", (third, second))
    with refuses("ruling_settled", world.state):
        appeal(world, ruled)
    with refuses("ruling_settled", world.state):
        put(world, sitting, "ruling", ruled, of)
    again = order(world, of, second)
    appeal(world, again)
    vote(world, sitting, "ruling", again, of, yes=2, no=1)
    assert (found(world, again).state, the_proposal(world, of).order) == ("overruled", (third, second))
    assert the_proposal(world, of).state == "circulated"


@pytest.mark.parametrize("kind", ["moot", "not_receivable"])
def test_an_amendment_comes_back_when_the_chair_is_overruled(
    world: World, of: str, three: tuple[str, str, str], kind: str
) -> None:
    from tests.core.test_redrafting import amend, preview

    first, second, third = three
    sitting = world.meet()
    sub = amend(world, third, "CHN", reword(preview(world, third), "opera1", "hide", "bury"))
    accept(world, first, "KEN")
    if kind == "moot":
        ruled = chair(world, ruling.RuleMoot, amendment=third, by=first)
    else:
        ruled = chair(world, ruling.RuleNotReceivable, amendment=third, reason="It is another matter")
    assert (the_amendment(world, third).state, the_amendment(world, sub).state) == (kind, "moot")
    assert found(world, ruled).rule == {"moot": "P-54", "not_receivable": "P-52"}[kind]
    appeal(world, ruled)
    vote(world, sitting, "ruling", ruled, of, yes=3, no=1)
    for id in (third, sub):
        assert (the_amendment(world, id).state, the_amendment(world, id).moot) == ("circulated", None)
    assert the_amendment(world, second).state == "circulated"


def test_a_ruling_that_something_has_overtaken_is_not_appealed_against(
    world: World, of: str, three: tuple[str, str, str]
) -> None:
    first, second, _ = three
    former = order(world, of, first)
    order(world, of, second)
    with refuses("ruling_settled", world.state):
        appeal(world, former)
    sitting = world.meet()
    delegate(world, proposal.Withdraw, "KEN", proposal=of)
    with refuses("proposal_closed", world.state):
        appeal(world, former)
    with refuses("unknown_object", world.state, noun="ruling"):
        put(world, sitting, "ruling", first, of)


def test_nothing_is_ordered_while_there_is_a_vote_or_after_it(
    world: World, of: str, three: tuple[str, str, str]
) -> None:
    first, second, third = three
    sitting = world.meet()
    voting = put(world, sitting, "amendment", first, of)
    with refuses("voting_in_progress", world.state):
        order(world, of, second)
    world.cast(voting, "ARG", "against")
    world.lock(voting)
    for id, by in ((second, "TUV"), (third, "ARG")):
        delegate(world, amendment.Withdraw, by, amendment=id)
    vote(world, sitting, "proposal", of, of, yes=2, no=1)
    with refuses("proposal_closed", world.state):
        order(world, of)


def test_an_appeal_is_voted_before_anything_is_adopted(world: World, of: str, three: tuple[str, str, str]) -> None:
    first, second, _ = three
    world.meet()
    asked = chair(world, en_bloc.Ask, proposal=of, text=the_proposal(world, of).text, amendments=(first,))
    ruled = order(world, of, second)
    other = chair(world, ruling.RuleNotReceivable, amendment=second, reason="It is another matter")
    appeal(world, ruled)
    with refuses("appeal_pending", world.state):
        chair(world, en_bloc.Adopt, en_bloc=asked, text=the_proposal(world, of).text)
    with refuses("appeal_pending", world.state):
        appeal(world, other)


def test_there_is_no_vote_on_a_ruling_about_what_is_gone(world: World, of: str, three: tuple[str, str, str]) -> None:
    sitting = world.meet()
    ruled = order(world, of, three[0])
    appeal(world, ruled)
    delegate(world, proposal.Withdraw, "KEN", proposal=of)
    with refuses("proposal_closed", world.state, state="withdrawn"):
        put(world, sitting, "ruling", ruled, of)


def test_only_what_is_circulated_is_ruled_not_receivable(world: World, of: str, three: tuple[str, str, str]) -> None:
    first, second, _ = three
    sitting = world.meet()
    facts: dict[str, Any] = {"reason": "It is another matter"}
    voting = put(world, sitting, "amendment", first, of)
    with refuses("voting_in_progress", world.state):
        chair(world, ruling.RuleNotReceivable, amendment=second, **facts)
    for voter, choice in (("ARG", "in_favour"), ("CHN", "against")):
        world.cast(voting, voter, choice)  # type: ignore[arg-type]
    world.lock(voting)
    with refuses("voting_begun", world.state):
        chair(world, ruling.RuleNotReceivable, amendment=first, **facts)
