"""`check(world)`: proves every invariant of an assembly again, from its bytes.

The entries folded in memory give the read model's tables, noun by noun; the tree of their hashes has the head's root,
which each checkpoint signs; the tiles are those of the tree; the frames of each audience follow one another without a
gap, tell every entry, and turn the old snapshot into the new one; the search finds what there is.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import text

from deliberation.app import NOUNS
from deliberation.core import ballot, entry, kinds, merkle, tiles
from deliberation.core.checkpoint import open_checkpoint
from deliberation.core.fold import State
from deliberation.core.law import Blob
from deliberation.core.merkle import leaf_hash
from deliberation.core.note import Verifier
from deliberation.core.thread import Comment
from deliberation.live.snapshot import objects
from deliberation.record import log
from deliberation.record.frames import Frame
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx
from deliberation.threads.indexing import index_all
from deliberation.threads.queries import thread
from tests.world import World

Shown = dict[str, Any]


class Screen:
    """What a client of some audiences shows: a snapshot, and frames laid over it by the client's rules."""

    def __init__(self, index: int, shown: Sequence[Shown], audiences: Sequence[str] = ("public",)) -> None:
        self.objects = by_id(shown)
        self.cursors = dict.fromkeys(audiences, index)

    def take(self, frame: Frame) -> None:
        """Lays a frame over the objects; fails on a gap."""
        if frame.audience not in self.cursors or frame.upto <= self.cursors[frame.audience]:
            return
        assert frame.after <= self.cursors[frame.audience], "a gap"
        self.cursors[frame.audience] = frame.upto
        for change in frame.changes:
            known = self.objects.get((change["noun"], change["id"]))
            if known is None or known["entry"] <= change["entry"]:
                self.objects[change["noun"], change["id"]] = change
        locked = {
            id for (noun, id), each in self.objects.items() if noun == "ballot" and (each["locked"] or each["annulled"])
        }
        gone = [key for key, each in self.objects.items() if key[0] in ("vote", "entered") and each["ballot"] in locked]
        closed = {id for (noun, id), each in self.objects.items() if noun == "poll" and each["closed"]}
        gone += [key for key, each in self.objects.items() if key[0] == "paper" and each["poll"] in closed]
        for key in gone:
            del self.objects[key]


def by_id(shown: Sequence[Shown]) -> dict[tuple[str, str], Shown]:
    """Objects by noun and id, as JSON has them."""
    plain: list[Shown] = msgspec.json.decode(msgspec.json.encode(shown))
    return {(each["noun"], each["id"]): each for each in plain}


class Checker:
    """Checks one world again and again; what was folded before is folded no second time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.entries: list[bytes] = []
        self._blobs: dict[str, bytes] = {}
        self.state = State(self._blobs.get)
        self._screen = Screen(-1, [])

    async def check(self) -> None:
        """Proves everything as it is now."""
        async with self.world.store.read() as tx:
            await self._fold(tx)
            await self._check_nouns(tx)
            await self._check_tree(tx)
            await self._check_frames(tx)
        await self._check_search()

    async def _check_search(self) -> None:
        """The index of the search, which the turns kept, is the one that is made anew from everything."""
        asked = text('SELECT search::text FROM search WHERE assembly = :a ORDER BY place COLLATE "C"')
        async with self.world.store.write() as tx:
            kept = list((await tx.run(asked, {"a": self.world.id})).scalars())
            await index_all(tx, self.world.id)
            assert kept == list((await tx.run(asked, {"a": self.world.id})).scalars())

    async def _rows(self, tx: ReadTx, asked: str) -> list[Any]:
        return list(await tx.run(text(asked), {"a": self.world.id}))

    async def _fold(self, tx: ReadTx) -> None:
        self._blobs |= dict(await self._rows(tx, "SELECT id, raw FROM blob WHERE assembly = :a"))
        rows = await self._rows(tx, "SELECT index, act, raw FROM entry WHERE assembly = :a ORDER BY index")
        assert [row.index for row in rows] == list(range(len(rows)))
        assert [row.raw for row in rows[: len(self.entries)]] == self.entries, "an entry changed"
        for row in rows[len(self.entries) :]:
            self.state.add(row.raw)
            self.entries.append(row.raw)
            assert entry.open_envelope(entry.parse(row.raw).act).act.id == row.act

    async def _check_nouns(self, tx: ReadTx) -> None:
        for kind in kinds.NOUNS:
            stored = {each.id: each for each in await NOUNS[kind].shelf.where(tx, self.world.id)}
            assert stored == self.state.objects(kind), kind.__name__
        made = self.state.objects(Blob)
        assert {id: blob.raw for id, blob in made.items()}.items() == self._blobs.items()

    async def _check_tree(self, tx: ReadTx) -> None:
        leaves = [leaf_hash(each) for each in self.entries]
        [head] = await self._rows(tx, "SELECT size, root FROM head WHERE assembly = :a")
        assert (head.size, head.root) == (len(leaves), merkle.root(leaves))
        verifier = Verifier.parse(self.world.vkey)
        notes = await self._rows(tx, "SELECT size, note FROM checkpoint WHERE assembly = :a ORDER BY size")
        signed = [open_checkpoint(row.note, verifier) for row in notes]
        assert [each.size for each in signed] == [row.size for row in notes]
        assert signed[-1].size == head.size
        for each in signed:
            assert each.root == merkle.root(leaves[: each.size])
        edge = tiles.Edge.empty()
        filled = edge.append(leaves)
        rows = await self._rows(tx, "SELECT level, n, hashes FROM tile WHERE assembly = :a ORDER BY level, n")
        assert [tuple(row) for row in rows] == sorted((tile.level, tile.n, tile.hashes) for tile in filled)
        for name in edge.partial_tiles():
            assert await log.tile(tx, self.world.id, name) == edge.tile(name.level, name.n)

    async def _check_frames(self, tx: ReadTx) -> None:
        rows = await self._rows(tx, "SELECT body FROM frame WHERE assembly = :a ORDER BY upto, audience")
        frames = [msgspec.convert(row.body, Frame) for row in rows]
        ends: dict[str, int] = {}
        for frame in frames:
            assert frame.after == ends.get(frame.audience, -1) < frame.upto
            ends[frame.audience] = frame.upto
        [told] = await self._rows(tx, "SELECT told FROM head WHERE assembly = :a")
        assert told.told == ends
        self._check_told(frames)
        for frame in frames:
            self._screen.take(frame)
        now = by_id(await objects(tx, Viewer(self.world.id)))
        shown = {key: each for key, each in self._screen.objects.items() if key[0] != "comment"}
        assert shown == now, "old snapshot + frames != new snapshot"
        await self._check_comments(tx, frames)

    async def _check_comments(self, tx: ReadTx, frames: list[Frame]) -> None:
        """What was told of comments is what the threads show to the same readers, as long as it is not erased."""
        told = {
            change["id"]: (frame.audience, change)
            for frame in frames
            for change in frame.changes
            if change["noun"] == "comment"
        }
        assert set(told) == set(self.state.objects(Comment))
        for comment in self.state.objects(Comment).values():
            audience, change = told[comment.id]
            assert audience == comment.audience
            reader = Viewer(self.world.id, role="delegate", member=comment.member) if comment.member else None
            read = await thread(tx, reader or Viewer(self.world.id, role="chair"), comment.about)
            found = by_id(read)["comment", comment.id]
            assert change | {"text": found["text"]} == found
            assert found["text"] in (change["text"], None)
            if comment.hidden is not None or comment.erased:
                assert found["text"] is None
                told_of = [each for frame in frames for each in frame.changes if each["id"] == comment.id]
                assert {each["text"] for each in told_of} == {None}, "hidden words are told again"

    def _check_told(self, frames: list[Frame]) -> None:
        """Every entry is told once: a cast as one of a number, one on a comment to its audience, others to everyone."""
        of_comments = {each.id: each.audience for each in self.state.objects(Comment).values()}
        casts = 0
        expected: dict[tuple[int, str], str] = {}
        for index, raw in enumerate(self.entries):
            act = entry.open_envelope(entry.parse(raw).act).act
            if isinstance(act, ballot.Cast):
                casts += 1
            else:
                expected[index, of_comments.get(getattr(act, "comment", act.id), "public")] = act.actor
        lines = [(line["index"], frame.audience, line["actor"]) for frame in frames for line in frame.entries]
        assert len(lines) == len(expected)
        assert {(index, audience): actor for index, audience, actor in lines} == expected
        assert sum(frame.casts for frame in frames) == casts


async def check(world: World) -> None:
    """Proves everything about a world once."""
    await Checker(world).check()
