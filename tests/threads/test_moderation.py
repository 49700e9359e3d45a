"""What is hidden is told to nobody, what is erased is nowhere, and the record stays as it was."""

import asyncio

import msgspec
from sqlalchemy import text

from deliberation.app import NOUNS
from deliberation.core.thread import Comment, Edit, Erase, Hide, Post, Resolve, Show, Subject
from deliberation.record.nouns import Shown
from deliberation.record.rebuild import rebuild
from deliberation.record.viewer import Viewer
from deliberation.threads import queries
from deliberation.threads.indexing import index_all
from tests.check import check
from tests.door import Door, Ear
from tests.record.test_sealed import everything
from tests.refusing import refuses
from tests.talk import moderate, on, reword, say, worded
from tests.web.test_acts import problem
from tests.world import CHAIR, OBSERVER, SECRETARIAT, World, delegate_of

KEN, FRA = delegate_of("KEN"), delegate_of("FRA")


async def shown(world: World, about: Subject, viewer: Viewer | None = None) -> list[Shown]:
    async with world.store.read() as tx:
        return await queries.thread(tx, viewer or Viewer(world.id), about)


def chair(world: World) -> Viewer:
    return Viewer(world.id, accreditation=CHAIR, role="chair")


async def test_every_wording_is_readable_and_the_last_one_is_shown(world: World) -> None:
    about = on(await world.table("KEN"), "opera1")
    id = await say(world, KEN, about, "First thoughts", mark="question")
    await reword(world, KEN, id, "Second thoughts")
    await reword(world, KEN, id, "Third thoughts")
    [comment] = await shown(world, about)
    assert (comment["text"], comment["mark"], comment["said"]) == ("Third thoughts", None, comment["entry"])
    assert comment["edited"] > comment["at"]
    assert "wordings" not in comment
    async with world.store.read() as tx:
        said = await queries.wordings(tx, Viewer(world.id), id)
    assert [each.text for each in said] == ["First thoughts", "Second thoughts", "Third thoughts"]
    await check(world)


async def test_wordings_are_for_those_who_read_the_thread(world: World) -> None:
    id = await say(world, KEN, on(await world.table("KEN")), "Among us", "member:KEN")
    async with world.store.read() as tx:
        for viewer in (Viewer(world.id), chair(world), Viewer(world.id, FRA, "delegate", "FRA")):
            with refuses("unknown_object", None, noun="comment"):
                await queries.wordings(tx, viewer, id)
        assert len(await queries.wordings(tx, Viewer(world.id, KEN, "delegate", "KEN"), id)) == 1


async def test_hidden_words_are_told_to_nobody_again(world: World) -> None:
    about = on(await world.table("KEN"))
    id = await say(world, KEN, about, "Unspeakable one")
    await reword(world, KEN, id, "Unspeakable two")
    await moderate(world, CHAIR, Resolve, id, resolved=True)
    await moderate(world, CHAIR, Hide, id, reason="Insults a member")
    [comment] = await shown(world, about)
    assert comment["text"] is None
    assert comment["hidden"]["reason"] == "Insults a member"
    assert "Unspeakable" not in await everything(world, but=("words",))
    await check(world)
    async with world.store.read() as tx:
        for viewer in (
            Viewer(world.id),
            Viewer(world.id, FRA, "delegate", "FRA"),
            Viewer(world.id, OBSERVER, "observer"),
        ):
            with refuses("words_hidden"):
                await queries.wordings(tx, viewer, id)
        for viewer in (
            chair(world),
            Viewer(world.id, SECRETARIAT, "secretariat"),
            Viewer(world.id, KEN, "delegate", "KEN"),
        ):
            assert (await queries.wordings(tx, viewer, id))[1].text == "Unspeakable two"
    await moderate(world, CHAIR, Resolve, id, resolved=False)
    assert "Unspeakable" not in await everything(world, but=("words",))
    await moderate(world, CHAIR, Show, id)
    [comment] = await shown(world, about)
    assert (comment["text"], comment["hidden"]) == ("Unspeakable two", None)
    await check(world)


async def test_erased_words_are_nowhere_and_the_record_stays_valid(world: World) -> None:
    about = on(await world.table("KEN"))
    kept = await say(world, KEN, about, "Words that stay")
    id = await say(world, KEN, about, "Unforgettable one")
    await reword(world, KEN, id, "Unforgettable two")
    root = await world.head()
    parcel = worded(world, KEN, Edit, "Unforgettable three", comment=id)
    await world.enter(parcel)
    before = await everything(world)
    assert "Unforgettable three" in before
    await moderate(world, SECRETARIAT, Erase, id)
    after = await everything(world)
    for form in ("Unforgettable", b"Unforgettable".hex()):
        assert form not in after
    assert "Words that stay" in after
    async with world.store.read() as tx:
        left = await tx.run(text("SELECT comment FROM words WHERE assembly = :a"), {"a": world.id})
        assert set(left.scalars()) == {kept}
        assert [each.text for each in await queries.wordings(tx, Viewer(world.id), id)] == [None, None, None]
    assert [each["text"] for each in await shown(world, about)] == ["Words that stay", None]
    assert (await world.head())[0] == root[0] + 2
    await check(world)


async def test_acts_of_one_turn_are_told_as_they_end(world: World) -> None:
    """Said, hidden, shown, reworded and resolved at once: the frame has the last words, or none."""
    about = on(await world.table("KEN"))
    first = worded(world, KEN, Post, "said at once", about=about, audience="public")
    again = worded(world, KEN, Edit, "reworded at once", comment=first.act.id)
    settled = world.parcel(KEN, Resolve, comment=first.act.id, resolved=True, member="KEN")
    gone = worded(world, FRA, Post, "gone at once", about=about, audience="public")
    hidden = world.parcel(CHAIR, Hide, comment=gone.act.id, reason="At once")
    await asyncio.gather(*(world.enter(each) for each in (first, gone, again, hidden, settled)))
    found = {each["id"]: each["text"] for each in await shown(world, about)}
    assert found == {first.act.id: "reworded at once", gone.act.id: None}
    assert "gone at once" not in await everything(world, but=("words",))
    await check(world)


async def test_rebuilding_gives_the_same_threads_and_the_same_search(world: World) -> None:
    about = on(await world.table("KEN"), "opera2")
    first, second = [await say(world, KEN, about, words, mentions=("FRA",)) for words in ("Rebuild me", "Hide me")]
    await reword(world, KEN, first, "Rebuilt again")
    await moderate(world, CHAIR, Hide, second, reason="Off the matter")
    before = await world.picture()
    async with world.store.write() as tx:
        await tx.run(text("DELETE FROM search WHERE assembly = :a"), {"a": world.id})
        await tx.run(text("UPDATE comment SET resolved = true, worded = 3 WHERE assembly = :a"), {"a": world.id})
    rebuilt = await rebuild(world.store, NOUNS, world.id, index_all)
    assert sorted(rebuilt.different) == sorted(("comment", id) for id in (first, second))
    assert await world.picture() == before
    await check(world)


async def test_the_language_that_its_author_chose_is_told_while_its_words_are(world: World) -> None:
    about = on(await world.table("KEN"), "opera2")
    chosen, other = await say(world, KEN, about, "Non", language="fr"), await say(world, KEN, about, "Non")
    assert {each["id"]: each.get("language") for each in await shown(world, about)} == {chosen: "fr", other: None}
    await moderate(world, CHAIR, Hide, chosen, reason="Off the matter")
    assert all("language" not in each for each in await shown(world, about))


async def test_what_is_done_in_a_thread_is_heard_by_its_readers(world: World, door: Door) -> None:
    about = on(await world.table("KEN"), "opera1")
    async with door.live(await door.token(world, FRA)) as socket:
        ear = Ear(socket)
        await ear.subscribe(world.id, -1)
        id = await say(world, KEN, about, "For the members", "members")
        await reword(world, KEN, id, "For the members, reworded", mentions=("FRA",))
        await moderate(world, KEN, Resolve, id, resolved=True)
        await moderate(world, CHAIR, Hide, id, reason="For a moment")
        await moderate(world, CHAIR, Show, id)
        await moderate(world, KEN, Erase, id)
        size, _ = await world.head()
        frames = [frame for frame in await ear.until(size - 1, "members") if frame.audience == "members"]
    told = [change for frame in frames for change in frame.changes]
    words = ["For the members", *["For the members, reworded"] * 2, None, "For the members, reworded", None]
    assert [each["text"] for each in told] == words
    assert [line["kind"] for frame in frames for line in frame.entries] == [
        "comment.post", "comment.edit", "comment.resolve", "comment.hide", "comment.show", "comment.erase",
    ]  # fmt: skip
    assert told[1]["mentions"] == ["FRA"]
    assert told[-1]["erased"]
    async with door.live(await door.token(world, FRA)) as socket:
        late = Ear(socket)
        await late.subscribe(world.id, -1)
        frames = await late.until(size - 1, "members")
    assert "For the members" not in msgspec.json.encode(frames).decode()
    await check(world)


async def test_over_http(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    id = await say(world, KEN, on(tabled, "opera1"), "Over the wire", mark="reservation")
    path = f"/api/assemblies/{world.id}"
    found = (await door.http.get(f"{path}/threads/clause/{tabled}/opera1")).json()
    assert found["objects"][0]["text"] == "Over the wire"
    assert found["objects"][0]["mark"] == "reservation"
    assert found["seen"] == -1
    for elsewhere in ("proposal", "clause/{0}/opera2", "amendment"):
        other = elsewhere.format(tabled) if "{" in elsewhere else f"{elsewhere}/{tabled}"
        assert (await door.http.get(f"{path}/threads/{other}")).json()["objects"] == []
    assert [each["text"] for each in (await door.http.get(f"{path}/comments/{id}/wordings")).json()] == [
        "Over the wire"
    ]
    problem(await door.http.get(f"{path}/comments/{tabled}/wordings"), "unknown_object")
    await moderate(world, CHAIR, Hide, id, reason="Wrong paragraph")
    problem(await door.http.get(f"{path}/comments/{id}/wordings"), "words_hidden")
    answer = await door.http.get(f"{path}/comments/{id}/wordings", headers=door.bearer(await door.token(world, CHAIR)))
    assert answer.json()[0]["text"] == "Over the wire"
    for bad in ("threads/clause/x", f"threads/clause/{tabled}/%00", "threads/vote/x", "threads/clause/x/y/z"):
        answer = await door.http.get(f"{path}/{bad}")
        assert answer.status_code in (400, 404), bad
    refusal = door.post(world.parcel(FRA, Hide, comment=id, reason="Mine"))
    problem(await refusal, "not_permitted")
    problem(await door.post(world.parcel(CHAIR, Hide, comment=id, reason="Twice")), "comment_hidden")
    problem(await door.post(worded(world, FRA, Edit, "Not mine", comment=id)), "not_your_comment")
    unknown = worded(world, FRA, Post, "Who?", about=on(tabled), audience="public", mentions=("ZZZ",))
    assert problem(await door.post(unknown), "unknown_object")["facts"]["noun"] == "member"


async def test_an_edit_without_its_words_is_refused(world: World) -> None:
    id = await say(world, KEN, on(await world.table("KEN")), "First")
    async with world.refuses("not_beside"):
        await world.enter(world.parcel(KEN, Edit, comment=id, commitment="0" * 64, member="KEN"))
    async with world.refuses("bad_words"):
        await reword(world, KEN, id, " \n ")
    async with world.refuses("bad_words"):
        await reword(world, KEN, id, "nul \0")
    assert len((await world.get(Comment, id)).wordings) == 1
