"""Elections through the one door: posted acts, sealed papers, what is read back, and the record done again."""

import secrets
from typing import Any

from deliberation.core import canonical, election, poll, seal
from deliberation.core.counting import lots
from deliberation.core.counting.series import Call, End
from deliberation.core.election import Election
from deliberation.core.poll import Poll
from tests.check import check
from tests.door import Door
from tests.web.test_acts import problem
from tests.world import CHAIR, World, delegate_of


def paper(world: World, on: Poll, by: str, *names: str) -> Any:
    """A member's paper on its way."""
    body, salt = canonical.encode(poll.Marked(names=names)), secrets.token_bytes(seal.SALT_BYTES)
    return world.parcel(
        delegate_of(by), poll.Cast, sealed=(body, salt), poll=on.id, question=on.question,
        commitment=seal.commitment(salt, body),
    )  # fmt: skip


async def standing(world: World, *names: str, **fields: Any) -> Election:
    """An election at an open meeting whose nominations are closed."""
    await world.meet()
    opened = await world.do(CHAIR, election.Open, title="Chair of the working group", **{"places": 1} | fields)
    for name in names:
        await world.do(delegate_of(world.members[0]), election.Nominate, election=opened.id, name=name)
    await world.do(CHAIR, election.Close, election=opened.id)
    return await world.get(Election, opened.id)


async def ballot(world: World, of: Election, **fields: Any) -> Poll:
    """Opens the next ballot."""
    then = (await world.get(Election, of.id)).then
    assert isinstance(then, Call)
    act = await world.do(CHAIR, poll.Open, election=of.id, candidates=then.candidates, **fields)
    return await world.get(Poll, act.id)


async def test_an_election_from_its_nominations_to_lots(world: World, door: Door) -> None:
    of = await standing(world, "Ada", "Ben")
    for names in (("Ada", "Ada", "Ben", "Ben", ""), ("Ben", "Ben", "Ada", "Ada", "")):
        on = await ballot(world, of)
        for by, name in zip(world.members, names, strict=True):
            posted = await door.post(paper(world, on, by, *([name] if name else [])))
            assert posted.status_code == 201, posted.text
        shown = (await door.http.get(f"/api/assemblies/{world.id}/snapshot")).json()["objects"]
        papers = [each for each in shown if each["noun"] == "paper"]
        assert [sorted(each) for each in papers] == [["entry", "id", "member", "noun", "poll"]] * 5  # no name is told
        await world.do(CHAIR, poll.Close, poll=on.id)
    await world.do(CHAIR, election.Draw, election=of.id)
    after = await world.get(Election, of.id)
    [drawing] = after.drawings
    assert list(drawing.drawn) == lots.draw(drawing.seed, drawing.occasion, ["Ada", "Ben"])
    assert (after.elected, after.then) == (drawing.drawn[:1], End(reason="filled"))
    told = (await door.http.get(f"/api/assemblies/{world.id}/elections/{of.id}")).json()
    assert told["elected"] == list(after.elected)
    assert [held["announced"]["voting"] for held in told["polls_held"]] == [4, 4]
    opened = await door.http.get(f"/log/{world.id}/blob/{told['polls_held'][0]['openings']}")
    assert len(opened.json()["openings"]) == 5
    listed = (await door.http.get(f"/api/assemblies/{world.id}/elections")).json()
    assert [each["id"] for each in listed] == [of.id]
    problem(await door.http.get(f"/api/assemblies/{world.id}/elections/{drawing.poll}"), "unknown_object")
    await check(world)


async def test_the_last_paper_counts_and_none_after_the_close(world: World, door: Door) -> None:
    of = await standing(world, "Ada", "Ben")
    on = await ballot(world, of)
    by = world.members[0]
    for name in ("Ada", "Ben"):
        assert (await door.post(paper(world, on, by, name))).status_code == 201
    await world.do(CHAIR, poll.Close, poll=on.id)
    closed = await world.get(Poll, on.id)
    assert closed.announced is not None
    assert closed.announced.votes == (("Ben", 1), ("Ada", 0))
    problem(await door.post(paper(world, on, by, "Ada")), "poll_closed")
    problem(await door.post(world.parcel(CHAIR, poll.Close, poll=on.id)), "poll_closed")
    await check(world)


async def test_a_paper_that_is_no_paper_and_what_a_delegate_may_not(world: World, door: Door) -> None:
    of = await standing(world, "Ada", "Ben")
    on = await ballot(world, of)
    by = world.members[0]
    body, salt = b'{"choice":"in_favour"}', secrets.token_bytes(seal.SALT_BYTES)
    facts: dict[str, Any] = {"poll": on.id, "question": on.question, "commitment": seal.commitment(salt, body)}
    async with world.refuses("malformed"):
        await world.enter(world.parcel(delegate_of(by), poll.Cast, sealed=(body, salt), **facts))
    problem(await door.post(world.parcel(delegate_of(by), poll.Close, poll=on.id)), "not_permitted")
    problem(await door.post(world.parcel(delegate_of(by), election.Draw, election=of.id)), "not_permitted")
    beside = await standing_beside(world)
    async with world.refuses("voting_in_progress"):
        await world.do(CHAIR, election.Declare, election=beside.id)
    await check(world)


async def standing_beside(world: World) -> Election:
    """Another election, of one candidate."""
    opened = await world.do(CHAIR, election.Open, title="Rapporteur", places=1)
    await world.do(delegate_of(world.members[1]), election.Nominate, election=opened.id, name="Cem")
    await world.do(CHAIR, election.Close, election=opened.id)
    return await world.get(Election, opened.id)


async def test_a_ranked_ballot_comes_back_with_its_rounds(world: World, door: Door) -> None:
    of = await standing(world, "Ada", "Ben", "Cem", places=2, method="single_transferable")
    on = await ballot(world, of)
    for by, names in zip(world.members, ("Ada Ben", "Ada Ben", "Ada Cem", "Cem", "Ben Cem"), strict=True):
        await door.post(paper(world, on, by, *names.split()))
    await world.do(CHAIR, poll.Close, poll=on.id)
    held = (await door.http.get(f"/api/assemblies/{world.id}/elections/{of.id}")).json()["polls_held"][0]
    assert held["count"]["by"] == "rounds"
    assert held["count"]["rounds"][0]["what"] == "first_preferences"
    assert held["announced"]["elected"][0] == "Ada"
    await check(world)
