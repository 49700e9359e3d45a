"""The verifier on a record in which texts were worked on in every way: it holds, and each lie in it is found."""

import pytest

from deliberation.core import amendment, en_bloc, rendering, revising, ruling
from deliberation.core import text as texts
from deliberation.core.changes import TITLE, ReplaceWords
from deliberation.core.proposal import Proposal
from tests.core.test_redrafting import amend, preview
from tests.core.test_rendering import ANNEXED
from tests.drafting import (
    accept,
    chair,
    delegate,
    in_force,
    render,
    reword,
    submit,
    table,
    the_amendment,
    the_proposal,
    worked,
)
from tests.memory import World
from tests.verify.records import verdict


def holds(world: World) -> bool:
    return verdict(world.files(), policy=world.policy.encode()).holds


def why(world: World) -> str:
    failure = verdict(world.files(), policy=world.policy.encode()).first
    assert failure is not None
    return failure.why


@pytest.fixture(scope="module")
def record() -> World:
    return worked()


def test_it_holds(record: World) -> None:
    report = verdict(record.files(), policy=record.policy.encode())
    assert report.holds, report.first
    kinds = {each.symbol for each in report.ballots}
    assert {"A/80/L.2/Rev.1", "A/80/L.2/Amend.3"} <= kinds


def test_a_rendering_and_the_base_of_a_sub_amendment_must_be_published() -> None:
    world = worked()
    of = world.table("KEN", "A third norm")
    parent = submit(world, of, "FRA", reword(in_force(world, of), "opera1", "share", "publish"))
    amend(world, parent, "TUV", reword(preview(world, parent), "opera1", "publish", "print"))
    assert holds(world)
    base = texts.text_hash(preview(world, parent))
    renderings = [hash for each in world.state.objects(Proposal).values() for hash in each.renderings.values()]
    for hash in (base, *renderings):
        kept = world.blobs.pop(hash)
        assert "missing" in why(world)
        world.blobs[hash] = kept
    assert holds(world)


def test_what_no_rendering_has_is_amended_in_another_language_and_replayed() -> None:
    """Its base says of each annex, title and footnote that it is in the original's language: so it does in a replay."""
    world = worked()
    of = table(world, "KEN", ANNEXED)
    render(world, of, "fr", {"opera1": "Adopte le mandat ({@annex1}){^note01}"})
    shown = _in_french(world, of)
    assert (shown.annexes[0].language, shown.notes[0].language) == ("en", "en")
    first = submit(
        world, of, "FRA", _reword_any(shown, shown.annexes[0].id), _reword_any(shown, shown.notes[0].id),
        base=texts.text_hash(shown), language="fr",
    )  # fmt: skip
    assert holds(world)
    accept(world, first, "KEN")
    again = _in_french(world, of)
    submit(world, of, "CHN", ReplaceWords(TITLE, 0, 0, "", "Tous : "), base=texts.text_hash(again), language="fr")
    assert holds(world)
    assert the_amendment(world, first).base == texts.text_hash(shown)


def _in_french(world: World, of: str) -> texts.Text:
    [hash] = the_proposal(world, of).renderings.values()
    return rendering.render(in_force(world, of), rendering.decode(world.blobs[hash]))


def _reword_any(text: texts.Text, id: str) -> ReplaceWords:
    """The first three characters of an annex's title, or of a footnote, become other ones."""
    words = {annex.id: annex.title for annex in text.annexes} | {note.id: note.text for note in text.notes}
    return ReplaceWords(id, 0, 3, words[id][:3], "Oui")


def lies() -> list[tuple[str, str]]:
    return [
        ("revised by one who does not sponsor it", "not the sponsor"),
        ("adopted over an objection to each", "bad en bloc"),
        ("adopted outside of a meeting", "meeting not open"),
        ("voted before the appeal", "appeal pending"),
        ("voted out of turn", "not its turn"),
        ("voted on the day it was tabled", "not circulated in time"),
        ("an amendment in the name of another", "not your member"),
    ]


@pytest.mark.parametrize(("lie", "found"), lies())
def test_an_act_that_was_never_lawful_is_found(lie: str, found: str) -> None:
    from deliberation.core import ballot, meeting
    from tests.memory import CHAIR, delegate_of

    world = worked()
    of = world.table("KEN", "A third norm")
    text = in_force(world, of)
    first = submit(world, of, "FRA", reword(text, "opera1", "share", "publish"))
    second = submit(world, of, "TUV", reword(text, "opera2", "seized", "informed"))
    hash = the_proposal(world, of).text
    sitting = next(iter(world.state.objects(meeting.Meeting)))
    put = {"meeting": sitting, "noun": "amendment", "text": hash, "majority": "simple", "waive_circulation": True}
    match lie:
        case "revised by one who does not sponsor it":
            facts = {"member": "FRA", "proposal": of, "base": hash, "oral": False}
            change = (reword(text, "opera1", "share", "hide"),)
            act = world.make(revising.Revise, delegate_of("FRA"), **facts, changes=change)
        case "adopted over an objection to each" | "adopted outside of a meeting":
            asked = chair(world, en_bloc.Ask, proposal=of, text=hash, amendments=(first,))
            if found == "bad en bloc":
                delegate(world, en_bloc.Object, "CHN", en_bloc=asked, amendments=(first,))
            else:
                chair(world, meeting.Adjourn, meeting=sitting)
            act = world.make(en_bloc.Adopt, CHAIR, en_bloc=asked, text=hash)
        case "voted before the appeal" | "voted out of turn":
            ruled = chair(world, ruling.Order, proposal=of, order=(first,))
            if found == "appeal pending":
                delegate(world, ruling.Appeal, "ARG", ruling=ruled)
            act = world.make(ballot.Open, CHAIR, **put, subject=second)
        case "voted on the day it was tabled":
            act = world.make(ballot.Open, CHAIR, **(put | {"waive_circulation": False}), subject=first)
        case _:
            facts = {"proposal": of, "base": hash, "sponsors": ("FRA",), "member": "FRA"}
            change = (reword(text, "opera1", "share", "hide"),)
            act = world.make(amendment.Submit, delegate_of("TUV"), **facts, changes=change)
    assert holds(world)
    world.force(world.raw(act))
    assert found in why(world)
