"""The order of amendments over HTTP: how they stand to each other, the order proposed, and the chair's (P-53, P-56)."""

from typing import Any

from deliberation.core import amendment, proposal, rendering, revising, ruling
from deliberation.core import text as texts
from deliberation.core.changes import Change, DeleteClause, ReplaceWords
from deliberation.core.proposal import Proposal
from deliberation.core.rendering import Rendered, Rendering
from tests.check import check
from tests.door import Door
from tests.web.test_acts import problem
from tests.world import CHAIR, SECRETARIAT, World, delegate_of, draft, sha256


async def order(world: World, door: Door, of: str) -> dict[str, Any]:
    answer = await door.http.get(f"/api/assemblies/{world.id}/proposals/{of}/order")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def submit(world: World, of: str, by: str, *changes: Change, **facts: Any) -> str:
    base = (await world.get(Proposal, of)).text
    said = {"proposal": of, "base": base, "changes": changes, "sponsors": (by,)} | facts
    return (await world.do(delegate_of(by), amendment.Submit, **said)).id


def reword(old: str, new: str, clause: int = 0) -> ReplaceWords:
    found = draft().operative[clause]
    start = found.text.index(old)
    return ReplaceWords(found.id, start, start + len(old), old, new)


async def test_it_says_what_stands_before_what_and_why(world: World, door: Door) -> None:
    of = await world.table("KEN")
    small = await submit(world, of, "FRA", reword("share", "publish"))
    large = await submit(world, of, "TUV", reword("to share tests of", "and observers to hide the tests of"))
    gone = await submit(world, of, "ARG", DeleteClause("opera2"))
    found = await order(world, door, of)
    assert found["text"] == (await world.get(Proposal, of)).text
    assert [each["id"] for each in found["order"]] == [large, small, gone]
    assert [each["reason"] for each in found["order"]] == ["furthest", "furthest", "clause_order"]
    assert {(each["one"], each["other"], each["kind"]) for each in found["relations"]} == {
        (small, large, "incompatible"), (large, small, "incompatible"),
    }  # fmt: skip
    assert found["chair"] == []
    await world.do(CHAIR, ruling.Order, proposal=of, order=(gone, small))
    assert (await order(world, door, of))["chair"] == [gone, small]
    await world.do(delegate_of("TUV"), amendment.Withdraw, amendment=large)
    assert [each["id"] for each in (await order(world, door, of))["order"]] == [small, gone]
    await check(world)


async def test_an_amendment_to_an_amendment_comes_before_it(world: World, door: Door) -> None:
    of = await world.table("KEN")
    parent = await submit(world, of, "FRA", reword("share tests", "publish tests"))
    text = texts.decode(texts.encode(draft()))
    words = text.operative[0].text.replace("share tests", "publish tests")
    changed = texts.Text(text.title, text.preamble, (texts.Clause("opera1", "operative", words, 8), text.operative[1]))
    start = words.index("publish")
    change = ReplaceWords("opera1", start, start + 7, "publish", "print")
    sub = await submit(world, of, "TUV", change, base=texts.text_hash(changed), amends=parent)
    found = (await order(world, door, of))["order"]
    assert [each["id"] for each in found] == [sub, parent]
    assert found[0]["reason"] == "sub_amendment"
    await check(world)


async def test_one_in_another_language_meets_what_it_would_replace(world: World, door: Door) -> None:
    of = await world.table("KEN")
    hash = (await world.get(Proposal, of)).text
    french = "Prie tous les membres de partager les essais"
    rendered = Rendering("fr", "Titre", {"opera1": Rendered(french, rendering.source(draft().operative[0].text))})
    raw = rendering.encode(rendered)
    facts = {"proposal": of, "base": hash, "language": "fr", "rendering": sha256(raw)}
    await world.do(SECRETARIAT, revising.Render, beside=(raw,), **facts)
    shown = rendering.render(draft(), rendered)
    change = ReplaceWords("opera1", 0, 4, "Prie", "Invite")
    in_french = await submit(world, of, "FRA", change, language="fr", base=texts.text_hash(shown))
    in_english = await submit(world, of, "TUV", reword("Requests", "Invites"))
    found = await order(world, door, of)
    assert {each["id"] for each in found["order"]} == {in_french, in_english}
    assert {each["kind"] for each in found["relations"]} == {"incompatible"}
    await check(world)


async def test_where_there_is_no_proposal_there_is_no_order(world: World, door: Door) -> None:
    of = await world.table("KEN")
    assert (await order(world, door, of))["order"] == []
    nobody = "00000000-0000-4000-8000-000000000000"
    problem(await door.http.get(f"/api/assemblies/{world.id}/proposals/{nobody}/order"), "unknown_object")
    await world.do(delegate_of("KEN"), proposal.Withdraw, proposal=of)
    assert (await order(world, door, of))["relations"] == []
