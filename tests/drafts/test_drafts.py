"""Drafts over HTTP: who may, what is kept over a restart, how much, and how they end."""

import asyncio
from base64 import b64encode
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import text

from deliberation.core import amendment, key
from deliberation.core.proposal import Proposal
from deliberation.drafts import actions, pace
from deliberation.drafts.forgetting import forget
from deliberation.drafts.pace import BURST, RATE, Paces
from deliberation.record.viewer import Viewer
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.door import Door, serving
from tests.drafts.desk import Desk, delegate, new, signed_in
from tests.drafts.updates import update, update64
from tests.refusing import refuses
from tests.web.test_acts import problem
from tests.world import CHAIR, OBSERVER, SECRETARIAT, World, delegate_of


async def test_both_delegates_have_what_either_wrote(world: World, door: Door) -> None:
    one, other = await signed_in(world, door, delegate_of("KEN")), await delegate(world, door, "ken-2", "KEN")
    draft = await one.begin("first", title="Safer tests")
    saved = await other.post(f"/{draft}/updates", {"update": update64(2, 0, "second"), "title": "Safest tests"})
    assert (saved.status_code, saved.json()) == (201, {"number": 2})
    assert await one.words(draft) == [update(1, 0, "first"), update(2, 0, "second")]
    assert await one.words(draft, since=1) == [update(2, 0, "second")]
    [listed] = (await one.get()).json()
    assert (listed["id"], listed["title"], listed["number"]) == (draft, "Safest tests", 2)
    assert (listed["author"], listed["changed_by"], listed["state"]) == ("ken-1", "ken-2", "open")
    assert "act" not in listed


async def test_nothing_of_a_draft_is_in_the_record(world: World, door: Door) -> None:
    head = await world.head()
    await (await signed_in(world, door, delegate_of("KEN"))).begin("for ourselves")
    assert await world.head() == head


@pytest.mark.parametrize("who", [None, OBSERVER, CHAIR, SECRETARIAT, "revoked"])
async def test_who_is_no_delegate_has_no_drafts(world: World, door: Door, who: str | None) -> None:
    ours = await delegate(world, door, "ken-2", "KEN")
    draft = await ours.begin()
    if who is None:
        stranger = Desk(world, door, None)
    elif who == "revoked":
        stranger = ours
        await world.do(SECRETARIAT, key.Disaccredit, accreditation="ken-2")
    else:
        stranger = await signed_in(world, door, who)
    for answer in (
        await stranger.get(),
        await stranger.get(f"/{draft}"),
        await stranger.post("", new(str(uuid4()))),
        await stranger.post(f"/{draft}/updates", {"update": update64(2, 0, "x")}),
        await stranger.post(f"/{draft}/compacted", {"upto": 1, "update": update64(1, 0, "begun")}),
        await stranger.post(f"/{draft}/end", {}),
    ):
        problem(answer, "not_permitted")
        assert "begun" not in answer.text
    assert await (await signed_in(world, door, delegate_of("KEN"))).words(draft) == [update(1, 0, "begun")]


async def test_to_another_delegation_it_is_not_there(world: World, door: Door) -> None:
    ours, theirs = [await signed_in(world, door, delegate_of(id)) for id in ("KEN", "FRA")]
    draft = await ours.begin()
    before = await world.picture()
    assert (await theirs.get()).json() == []
    for answer in (
        await theirs.get(f"/{draft}"),
        await theirs.post("", new(draft)),
        await theirs.post(f"/{draft}/updates", {"update": update64(2, 0, "x")}),
        await theirs.post(f"/{draft}/compacted", {"upto": 1, "update": update64(1, 0, "begun")}),
        await theirs.post(f"/{draft}/end", {}),
        await ours.get(f"/{uuid4()}"),
        await ours.get("/x"),
    ):
        problem(answer, "unknown_object")
    assert await world.picture() == before


async def test_a_delegate_of_another_assembly_is_the_public_here(world: World, door: Door, store: Store) -> None:
    stranger = await signed_in(world, door, delegate_of("KEN"))
    stranger.path = "/api/assemblies/nowhere/drafts"
    problem(await stranger.get(), "other_assembly")


async def test_begun_again_it_is_the_same_draft(world: World, door: Door) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin("first")
    await ours.post(f"/{draft}/updates", {"update": update64(1, 5, "more")})
    again = await ours.post("", new(draft, "first"))
    assert (again.status_code, again.json()["number"]) == (201, 2)
    assert len(await ours.words(draft)) == 2


async def test_those_who_write_at_once_get_numbers_without_gaps(world: World, door: Door) -> None:
    one, other = await signed_in(world, door, delegate_of("KEN")), await delegate(world, door, "ken-2", "KEN")
    draft = await one.begin()
    sent = [desk.post(f"/{draft}/updates", {"update": update64(client, n, "x")})
            for n in range(20) for client, desk in ((2, one), (3, other))]  # fmt: skip
    numbers = [answer.json()["number"] for answer in await asyncio.gather(*sent)]
    assert sorted(numbers) == list(range(2, 42))


async def test_an_amendment_names_what_it_is_to(world: World, door: Door) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    tabled = await world.table("FRA")
    facts = {"kind": "amendment", "proposal": tabled, "base": "0" * 64}
    draft = await ours.begin(**facts)
    shown = (await ours.get(f"/{draft}")).json()["draft"]
    assert {name: shown[name] for name in facts} == facts
    for wrong in ({"kind": "amendment"}, {"proposal": tabled}, {"kind": "amendment", "proposal": tabled},
                  {"base": "0" * 64}):  # fmt: skip
        problem(await ours.post("", new(str(uuid4()), **wrong)), "malformed")


BAD: list[dict[str, Any]] = [
    {"update": "AAA"}, {"update": "%"}, {"update": 7}, {"update": None}, {},
    {"update": update64(1, 0, "x"), "as": "FRA"},
    {"update": update64(1, 0, "x"), "title": "two\nlines"}, {"update": update64(1, 0, "x"), "title": ""},
]  # fmt: skip


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
async def test_what_is_not_of_the_form_is_malformed(world: World, door: Door, body: dict[str, Any]) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin()
    before = await world.picture()
    problem(await ours.post(f"/{draft}/updates", body), "malformed")
    assert await world.picture() == before


async def test_updates_that_are_none_change_nothing(world: World, door: Door) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin()
    before = await world.picture()
    for raw in (b"", b"\0\0", b"words", update(1, 0, "x")[:-1], b"\xff" * 100):
        bad = b64encode(raw).decode()
        problem(await ours.post(f"/{draft}/updates", {"update": bad}), "bad_update")
        problem(await ours.post("", new(str(uuid4()), update=bad)), "bad_update")
        problem(await ours.post(f"/{draft}/compacted", {"upto": 1, "update": bad}), "bad_update")
    assert await world.picture() == before


async def test_a_compaction_stands_for_all_before_it(world: World, door: Door) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin("abc")
    for clock in range(3, 8):
        await ours.post(f"/{draft}/updates", {"update": update64(1, clock, "x")})
    before = await world.picture()
    for upto, words in ((6, "abcxxx"), (6, "abcxx"), (7, "abcxxxxxx"), (9, "abcxxxxx"), (2**53, "abcxxxxx")):
        if (upto, words) != (6, "abcxxxxx"):
            answer = await ours.post(f"/{draft}/compacted", {"upto": upto, "update": update64(1, 0, words)})
            assert problem(answer, "bad_update")["facts"] == {"why": "lacking"}
    assert await world.picture() == before
    done = await ours.post(f"/{draft}/compacted", {"upto": 4, "update": update64(1, 0, "abcxxx")})
    assert done.status_code == 204
    assert await ours.words(draft) == [update(1, 0, "abcxxx"), update(1, 6, "x"), update(1, 7, "x")]
    assert await ours.words(draft, since=5) == [update(1, 7, "x")]
    assert await ours.words(draft, since=2) == await ours.words(draft), "who has less gets the compaction"
    saved = await ours.post(f"/{draft}/updates", {"update": update64(1, 8, "y")})
    assert saved.json() == {"number": 7}


async def test_a_draft_holds_so_much(world: World, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    large = "x" * 400_000
    draft = await ours.begin(large)
    monkeypatch.setattr(actions, "LOG_MAX", 900_000)
    saved = await ours.post(f"/{draft}/updates", {"update": update64(2, 0, large)})
    assert saved.status_code == 201
    before = await world.picture()
    problem(await ours.post(f"/{draft}/updates", {"update": update64(3, 0, large)}), "draft_full")
    monkeypatch.setattr(actions, "UPDATE_MAX", 300_000)
    problem(await ours.post(f"/{draft}/updates", {"update": update64(3, 0, large)}), "draft_full")
    problem(await ours.post("", new(str(uuid4()), large)), "draft_full")
    huge = b64encode(b"x" * (4 * 2**20)).decode()
    problem(await ours.post(f"/{draft}/updates", {"update": huge}), "too_large")
    assert await world.picture() == before


async def test_a_delegation_has_so_many_drafts(world: World, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "OPEN_MAX", 3)
    ours, theirs = [await signed_in(world, door, delegate_of(id)) for id in ("KEN", "FRA")]
    begun = await asyncio.gather(*(ours.post("", new(str(uuid4()))) for _ in range(6)))
    assert sorted(answer.status_code for answer in begun) == [201, 201, 201, 409, 409, 409]
    problem(next(answer for answer in begun if answer.status_code == 409), "too_many_drafts")
    await theirs.begin()
    [one, *_] = (await ours.get()).json()
    await ours.post(f"/{one['id']}/end", {})
    await ours.begin()


async def test_nobody_writes_faster_than_people_do(world: World, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    paces = Paces(lambda: now[0])
    one, other = Viewer("a", "ken-1", "delegate", "KEN"), Viewer("a", "ken-2", "delegate", "KEN")
    for _ in range(int(BURST)):
        paces.demand(one)
    with refuses("too_fast"):
        paces.demand(one)
    paces.demand(other)
    now[0] += 1
    for _ in range(int(RATE)):
        paces.demand(one)
    with refuses("too_fast"):
        paces.demand(one)
    monkeypatch.setattr(pace, "RATE", 0.0)  # however long the answers take
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin()
    sent = [ours.post(f"/{draft}/updates", {"update": "AAA="}) for _ in range(int(BURST) * 2)]
    too_fast = [answer for answer in await asyncio.gather(*sent) if answer.status_code == 429]
    problem(too_fast[0], "too_fast")
    assert len(too_fast) >= BURST


async def test_ended_its_words_can_be_read_and_nothing_is_added(world: World, door: Door) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    ended_one, other = await ours.begin("words to keep"), await ours.begin("open")
    ended = await ours.post(f"/{ended_one}/end", {})
    assert (ended.status_code, ended.json()["state"]) == (200, "discarded")
    listed = (await ours.get()).json()
    assert [(each["id"], each["state"]) for each in listed] == [(other, "open"), (ended_one, "discarded")]
    assert "kept_until" not in listed[0]
    assert listed[1]["kept_until"] > listed[1]["changed"]
    assert await ours.words(ended_one) == [update(1, 0, "words to keep")]
    problem(await ours.post(f"/{ended_one}/updates", {"update": update64(2, 0, "x")}), "draft_ended")
    compacted = {"upto": 1, "update": update64(1, 0, "words to keep")}
    problem(await ours.post(f"/{ended_one}/compacted", compacted), "draft_ended")
    assert (await ours.post(f"/{ended_one}/end", {})).json() == ended.json()


async def test_the_words_of_what_ended_long_ago_are_forgotten_and_of_nothing_else(
    world: World, door: Door, store: Store
) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    old, older, recent, ancient = [await ours.begin(words) for words in ("old", "older", "recent", "ancient")]
    for draft in (old, older, recent):
        await ours.post(f"/{draft}/end", {"act": await world.table("KEN")} if draft == older else {})
    async with store.write() as tx:
        aged = text("UPDATE draft SET changed = changed - CAST(:days AS int) * interval '1 day' WHERE id = :id")
        for draft, days in ((old, 30), (older, 400), (recent, 29), (ancient, 4000)):
            await tx.run(aged, {"id": draft, "days": days})
    before = (await ours.get(f"/{old}")).json()["draft"]
    assert await forget(store) == 2
    assert (await ours.get(f"/{old}")).json() == {"draft": before, "updates": []}, "the note of how it ended stays"
    assert await ours.words(older) == []
    assert await ours.words(recent) == [update(1, 0, "recent")]
    assert await ours.words(ancient) == [update(1, 0, "ancient")], "an open draft never expires"
    assert [each["id"] for each in (await ours.get()).json()] == [ancient, recent]
    assert await forget(store) == 0


async def test_tabled_it_names_the_act_of_its_member(world: World, door: Door) -> None:
    ours = await signed_in(world, door, delegate_of("KEN"))
    draft = await ours.begin()
    for foreign in (str(uuid4()), await world.table("FRA")):
        problem(await ours.post(f"/{draft}/end", {"act": foreign}), "unknown_act")
    act = await world.table("KEN")
    ended = (await ours.post(f"/{draft}/end", {"act": act})).json()
    assert (ended["state"], ended["act"]) == ("tabled", act)
    assert (await ours.post(f"/{draft}/end", {})).json() == ended, "it has ended already"


async def test_the_act_that_bears_its_id_ends_it_in_the_turn_that_enters_it(world: World, door: Door) -> None:
    """Whatever becomes of the browser; and a colleague can't table it again."""
    ours, theirs = [await signed_in(world, door, delegate_of(id)) for id in ("KEN", "FRA")]
    of = await world.table("FRA")
    drafted, other = await ours.begin("an amendment", kind="amendment", proposal=of, base="0" * 64), await ours.begin()
    foreign = await theirs.begin()
    subject = await world.get(Proposal, of)
    facts = {"proposal": of, "base": subject.text, "sponsors": ("KEN",)}
    changes = await world.rewording(subject, "share", "publish")

    def submitted(id: str, changes: Any) -> Any:
        actor = world.actor(delegate_of("KEN"))
        return actor.sign(msgspec.structs.replace(actor.act(amendment.Submit, changes=changes, **facts), id=id))

    async with AsyncExitStack() as stack:
        seat = await ours.sits(stack)
        await seat.open(drafted)
        await world.enter(submitted(drafted, changes))
        assert (await seat.next("ended")) == {
            "type": "draft.ended",
            "draft": drafted,
            "state": "tabled",
            "act": drafted,
        }
    shown = {each["id"]: each for each in (await ours.get()).json()}
    assert (shown[drafted]["state"], shown[drafted]["act"], shown[other]["state"]) == ("tabled", drafted, "open")
    assert (await ours.post(f"/{drafted}/end", {"act": drafted})).json() == shown[drafted]
    again = await world.rewording(subject, "share", "hide")
    async with world.refuses("act_id_reused"):
        await world.enter(submitted(drafted, again))
    await world.enter(submitted(foreign, again))
    assert [each["state"] for each in (await theirs.get()).json()] == ["open"], "an act ends its own member's drafts"
    late = submitted(str(uuid4()), await world.rewording(subject, "share", "lend"))
    await world.enter(late)
    begun = (await ours.post("", new(late.act.id))).json()
    assert (begun["state"], begun["act"]) == ("tabled", late.act.id), "its begin came after its act"


async def test_a_server_that_starts_again_has_every_draft(
    world: World, door: Door, store: Store, settings: Settings
) -> None:
    draft = await (await signed_in(world, door, delegate_of("KEN"))).begin("first")
    with serving(msgspec.structs.replace(settings), store.url) as another:
        there = await signed_in(world, another, delegate_of("KEN"))
        assert await there.words(draft) == [update(1, 0, "first")]
        await there.post(f"/{draft}/updates", {"update": update64(1, 5, "second")})
        await another.http.aclose()
    assert len(await (await signed_in(world, door, delegate_of("KEN"))).words(draft)) == 2
