"""How far somebody has read: kept beside the record, for each reader by themselves, and never less than before."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from deliberation.core.thread import Erase, Hide, Resolve, Show, Subject
from tests.door import Door
from tests.talk import moderate, on, reword, say
from tests.web.test_acts import problem
from tests.world import CHAIR, OBSERVER, World, delegate_of

KEN, FRA, TUV = delegate_of("KEN"), delegate_of("FRA"), delegate_of("TUV")


class Reader:
    """Somebody who reads over HTTP."""

    def __init__(self, door: Door, world: World, headers: dict[str, str]) -> None:
        self.door, self.world, self.headers = door, world, headers
        self.path = f"/api/assemblies/{world.id}"

    async def lines(self) -> dict[str, dict[str, Any]]:
        """The figures of each thread, by what it is about."""
        found = await self.all()
        return {each["about"].get("clause") or each["about"]["noun"]: each for each in found["threads"]}

    async def all(self) -> dict[str, Any]:
        answer = await self.door.http.get(f"{self.path}/threads", headers=self.headers)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def asks(self) -> list[str]:
        return [each["text"] for each in (await self.all())["asks"]]

    async def read(self, about: Any, upto: Any) -> Any:
        body = {"about": {"noun": about.noun, "id": about.id} | ({"clause": about.clause} if about.clause else {})}
        return await self.door.http.put(f"{self.path}/seen", json=body | {"upto": upto}, headers=self.headers)


async def reader(door: Door, world: World, who: str | None) -> Reader:
    return Reader(door, world, door.bearer(await door.token(world, who)) if who else {})


def figures(line: dict[str, Any]) -> tuple[int, int, int]:
    return line["total"], line["open"], line["unread"]


async def test_what_others_said_is_unread_until_it_is_seen(world: World, door: Door) -> None:
    about = on(await world.table("KEN"), "opera1")
    kenya, france, public = [await reader(door, world, who) for who in (KEN, FRA, None)]
    first = await say(world, KEN, about, "One")
    await say(world, FRA, about, "Two", reply_to=first)
    assert figures((await kenya.lines())["opera1"]) == (2, 1, 1)
    assert figures((await france.lines())["opera1"]) == (2, 1, 1)
    assert figures((await public.lines())["opera1"]) == (2, 1, 0)
    size, _ = await world.head()
    assert (await kenya.read(about, size - 1)).status_code == 204
    line = (await kenya.lines())["opera1"]
    assert (figures(line), line["seen"]) == ((2, 1, 0), size - 1)
    assert figures((await france.lines())["opera1"]) == (2, 1, 1)
    assert (await kenya.read(about, 0)).status_code == 204, "reading less than before changes nothing"
    assert (await kenya.lines())["opera1"]["seen"] == size - 1
    await say(world, FRA, about, "Three", reply_to=first)
    assert figures((await kenya.lines())["opera1"]) == (3, 1, 1)


async def test_new_words_are_unread_and_what_is_done_about_them_is_not(world: World, door: Door) -> None:
    about = on(await world.table("KEN"))
    kenya = await reader(door, world, KEN)
    id = await say(world, FRA, about, "One")
    await kenya.read(about, (await world.head())[0] - 1)
    await moderate(world, FRA, Resolve, id, resolved=True)
    assert figures((await kenya.lines())["proposal"]) == (1, 0, 0)
    await reword(world, FRA, id, "One, better said")
    assert figures((await kenya.lines())["proposal"]) == (1, 0, 1)
    await moderate(world, CHAIR, Hide, id, reason="For a while")
    assert figures((await kenya.lines())["proposal"]) == (1, 0, 0)
    await moderate(world, CHAIR, Show, id)
    assert figures((await kenya.lines())["proposal"]) == (1, 0, 1)
    await moderate(world, FRA, Erase, id)
    assert figures((await kenya.lines())["proposal"]) == (1, 0, 0)


async def test_figures_count_what_the_reader_may_read(world: World, door: Door) -> None:
    about = on(await world.table("KEN"))
    await say(world, KEN, about, "everyone")
    await say(world, KEN, about, "members", "members")
    await say(world, KEN, about, "Kenya", "member:KEN")
    counted = {}
    for who in (None, OBSERVER, FRA, CHAIR, KEN):
        counted[who] = (await (await reader(door, world, who)).lines())["proposal"]["total"]
    assert counted == {None: 1, OBSERVER: 1, FRA: 2, CHAIR: 2, KEN: 3}


async def test_a_mention_and_a_question_ask_until_they_are_read(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    amended = await world.amend(tabled, "TUV")
    clause = on(tabled, "opera1")
    kenya, tuvalu, france = [await reader(door, world, who) for who in (KEN, TUV, FRA)]
    await say(world, FRA, clause, "Look, Kenya and Tuvalu", mentions=("KEN", "TUV"))
    await say(world, FRA, on(tabled), "A question to the sponsor", mark="question")
    about = Subject(noun="amendment", id=amended)
    asked = await say(world, FRA, about, "A question to Tuvalu", mark="question")
    assert await kenya.asks() == ["Look, Kenya and Tuvalu", "A question to the sponsor"]
    assert await tuvalu.asks() == ["Look, Kenya and Tuvalu", "A question to Tuvalu"]
    assert await france.asks() == []
    await tuvalu.read(clause, (await world.head())[0] - 1)
    assert await tuvalu.asks() == ["A question to Tuvalu"]
    await moderate(world, FRA, Resolve, asked, resolved=True)
    assert await tuvalu.asks() == []
    assert len(await kenya.asks()) == 2


async def test_reading_is_no_act_and_is_kept_for_nothing_that_is_not_there(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    await say(world, KEN, on(tabled), "Among us", "member:KEN")
    france, kenya, public = [await reader(door, world, who) for who in (FRA, KEN, None)]
    before = await world.picture()
    for about in (on(tabled), on(tabled, "opera1"), on(tabled, "nothere"), on(str(uuid4()))):
        assert (await france.read(about, 3)).status_code == 204
    assert await world.picture() == before
    problem(await public.read(on(tabled), 3), "not_signed_in")
    for upto in (-2, 2**53, 2**80, "three", None, 1.5):
        answer = await kenya.read(on(tabled), upto)
        assert answer.status_code == 400, upto
        assert answer.json()["code"] in ("bad_cursor", "malformed")
    for body in (b"", b"[]", b'{"about":{"noun":"vote","id":"x"},"upto":1}', b'{"upto":1}', b"\xff"):
        answer = await door.http.put(f"{kenya.path}/seen", content=body, headers=kenya.headers)
        assert answer.status_code == 400, body
    assert await world.picture() == before
    assert (await kenya.read(on(tabled), 2**50)).status_code == 204
    assert (await kenya.lines())["proposal"]["seen"] == (await world.head())[0] - 1, "no further than the record goes"
    foreign = await door.http.put(
        f"{kenya.path}/seen", json={}, headers=kenya.headers | {"origin": "https://evil.example"}
    )
    problem(foreign, "foreign_origin")


async def test_many_who_read_at_once(world: World, door: Door) -> None:
    about = on(await world.table("KEN"))
    for place in range(5):
        await say(world, KEN, about, f"Number {place}")
    size, _ = await world.head()
    france = await reader(door, world, FRA)
    await asyncio.gather(*(france.read(about, upto) for upto in range(size)))
    assert (await france.lines())["proposal"]["seen"] == size - 1


@pytest.mark.parametrize("path", ["threads", "search?q=x"])
async def test_of_an_assembly_that_is_not_there(door: Door, path: str) -> None:
    problem(await door.http.get(f"/api/assemblies/nowhere/{path}"), "other_assembly")
