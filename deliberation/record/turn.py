"""One turn: one transaction in which acts are judged, entered and told, one after the other.

The order is always the same: lock the head, read the instant, find acts that are already in the record, judge the
rest, and only then write: objects, what lies beside, entries, tiles, the signed checkpoint, the frames, the head.
Refusals happen before any write.

Right after a turn of this process the head can be foreseen, and then a turn of casts is one statement: it judges by
what the last turn left, and moves the head only from where it was foreseen (decision 0007).
"""

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any, Final

import msgspec

from deliberation.core import ballot, checkpoint, entry, law, merkle
from deliberation.core.checkpoint import Checkpoint
from deliberation.core.tiles import Edge, Tile
from deliberation.errors import BadProof, DeliberationError, Refusal
from deliberation.record import edges
from deliberation.record.desk import Desk, Objects
from deliberation.record.frames import Frame, frames_of
from deliberation.record.keyring import Keyring
from deliberation.record.listening import payload
from deliberation.record.nouns import Nouns
from deliberation.record.submission import Handlings, Keep, Kept, Submission
from deliberation.store.engine import NotSingle, Single, Tx


class Receipt(msgspec.Struct, frozen=True):
    """What an accepted act is answered with: its entry, its place in the tree, and the checkpoint that covers it."""

    index: int
    entry: bytes
    proof: list[bytes]
    note: str


class Head(msgspec.Struct, frozen=True):
    """How far the record goes, at the instant of the turn."""

    size: int
    root: bytes
    told: dict[str, int]
    at: datetime


class Known(msgspec.Struct, frozen=True):
    """An act that the record holds already, at this index; its receipt is looked up there."""

    index: int


Answer = Receipt | Known | DeliberationError


class Left(msgspec.Struct, frozen=True):
    """What a turn leaves for the next one of the same process.

    Args:
        head: as the turn moved it.
        edge: the tree's right edge.
        objects: those that are often asked for.
        clock: what time the database had then.
        heard: what this process's own clock had when it heard of that.
    """

    head: Head
    edge: Edge
    objects: Objects
    clock: datetime
    heard: float


class Bench(msgspec.Struct):
    """What a turn works with, for one assembly.

    Its keys, its nouns, and what the last turn left. `follow` brings what is derived from the objects, such as the
    search, to where they are now.
    """

    assembly: str
    keyring: Keyring
    nouns: Nouns
    handlings: Handlings
    follow: Keep | None = None
    left: Left | None = None

    def left_at(self, size: int) -> Left | None:
        """What the last turn left, if nobody else's came since: a record of the same size is the same record."""
        return self.left if self.left is not None and self.left.head.size == size else None


FORESEEN: Final = 2.0
"""The seconds for which this process trusts its own clock to go on from the database's."""

_known: Final = 'SELECT act, "index", raw FROM entry WHERE assembly = $1 AND act = ANY($2::text[])'
_lock: Final = (
    "WITH head AS MATERIALIZED (SELECT size, root, told, at FROM head WHERE assembly = $1 FOR UPDATE) "  # noqa: S608
    "SELECT size, root, told, greatest(at, clock_timestamp()) AS at, known.* "
    f"FROM head LEFT JOIN ({_known}) AS known ON true"
)
"""The head, and the acts that were in the record before it was locked."""
_add_entries: Final = (
    'INSERT INTO entry (assembly, "index", act, raw) SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::bytea[])'
)
_add_tiles: Final = (
    "INSERT INTO tile (assembly, level, n, hashes, root) "
    "SELECT $1, * FROM unnest($2::int[], $3::bigint[], $4::bytea[], $5::bytea[])"
)
_add_checkpoint: Final = "INSERT INTO checkpoint (assembly, size, note) VALUES ($1, $2, $3)"
_add_frames: Final = (
    "INSERT INTO frame (assembly, audience, upto, after, casts, body) SELECT $1, * "
    "FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::int[], $6::jsonb[])"
)
_move_head: Final = (
    "UPDATE head SET size = CASE WHEN size = $7 THEN $2::bigint END, root = $3, at = $4, told = $5 WHERE assembly = $1 "
    "RETURNING pg_notify('deliberation', $6), clock_timestamp() AS clock"
)
"""From anywhere else than where it was read or foreseen the head moves to NULL, which the table refuses."""


class Taken(msgspec.Struct, frozen=True):
    """What a turn came to: an answer to each act, in order; what it leaves for the next; the frames."""

    answers: list[Answer]
    left: Left
    frames: list[Frame]


def foreseen(bench: Bench, sent: Sequence[Submission]) -> Head | None:
    """The head of a turn that begins now, if it is of casts alone and this process has just had one; None otherwise.

    The instant is what the database's clock showed then and what has gone by since, so it is never ahead of it.
    """
    left = bench.left
    if left is None or not all(isinstance(each.act, ballot.Cast) for each in sent):
        return None
    gone = time.monotonic() - left.heard
    if gone > FORESEEN:
        return None
    return msgspec.structs.replace(left.head, at=max(left.head.at, left.clock + timedelta(seconds=gone)))


async def take(tx: Tx, bench: Bench, sent: Sequence[Submission], head: Head | None = None) -> Taken:
    """Takes one turn.

    Args:
        tx: a transaction in which nothing was done yet; a `Single` one if the head is foreseen.
        sent: acts whose signatures hold, no two with the same id.
        head: as it was foreseen, or None where it is to be locked.

    Returns:
        What it came to, once the transaction has committed.

    Raises:
        NotSingle: the head was foreseen, and the turn must ask the database, or has nothing to enter and so nothing
            by which the database would confirm what was foreseen; nothing was done.
    """
    answers: dict[int, Answer] = {}
    if head is None:
        head, answers = await _lock_head(tx, bench, sent)
    edge = await _edge(tx, bench, head)
    blobs = {hash: raw for each in sent for hash, raw in each.blobs.items()}
    left = bench.left_at(head.size)
    desk = Desk(tx, bench.assembly, bench.nouns, blobs, left.objects if left else {})
    kept: list[Kept] = []
    leaves: list[bytes] = []
    places: list[int] = []
    fresh = [place for place in range(len(sent)) if place not in answers]
    for _, group in groupby(fresh, key=lambda place: -1 if isinstance(sent[place].act, ballot.Cast) else place):
        together = list(group)
        judged = await _judge(tx, bench, [sent[place] for place in together], head.at, desk)
        for place, verdict in zip(together, judged, strict=True):
            if isinstance(verdict, DeliberationError):
                answers[place] = verdict
                continue
            changes, leaf = verdict
            kept.append((sent[place], desk.put(changes, head.size + len(leaves))))
            leaves.append(leaf)
            places.append(place)
    frames: list[Frame] = []
    if kept:
        left, frames = await _write(tx, bench, head, desk, edge, kept, leaves, answers, places)
    elif isinstance(tx, Single):
        raise NotSingle
    else:
        left = Left(head, edge, desk.remembered(), head.at, time.monotonic())
    return Taken([answers[place] for place in range(len(sent))], left, frames)


async def _lock_head(tx: Tx, bench: Bench, sent: Sequence[Submission]) -> tuple[Head, dict[int, Answer]]:
    """Locks the head, and answers the acts that the record holds already.

    The statement that locks sees the record as it was when it began to wait: right where the head stands as this
    process left it, and otherwise the acts are looked up again.
    """
    by_id = {each.act.id: place for place, each in enumerate(sent)}
    rows = await tx.call(_lock, bench.assembly, list(by_id))
    row = rows[0]
    head = Head(row["size"], row["root"], row["told"], row["at"].astimezone(UTC))
    if bench.left_at(head.size) is None:
        rows = await tx.call(_known, bench.assembly, list(by_id))
    return head, {by_id[row["act"]]: _known_act(row, sent[by_id[row["act"]]]) for row in rows if row["act"] is not None}


def _known_act(row: Mapping[str, Any], sent: Submission) -> Answer:
    """The same act is known, another under the same id is refused."""
    same = entry.parse(row["raw"]).act == sent.envelope
    return Known(row["index"]) if same else Refusal("act_id_reused")


async def _edge(tx: Tx, bench: Bench, head: Head) -> Edge:
    """The tree's edge: as this process left it, or loaded where another process has gone on."""
    left = bench.left_at(head.size)
    if left is not None:
        return left.edge.copy()
    return await edges.load(tx, bench.assembly, head.size, head.root)


async def _judge(
    tx: Tx, bench: Bench, sent: Sequence[Submission], at: datetime, desk: Desk
) -> list[tuple[law.Changes, bytes] | DeliberationError]:
    """What each act changes and its leaf, or why not; the acts must not touch each other."""
    try:
        givens = [await _given(tx, bench, each, desk) for each in sent]
    except (Refusal, BadProof) as refusal:  # only an act that is judged by itself has anything given
        return [refusal]
    cases = [
        law.Case(act=each.act, at=at, keyids=each.opened.keyids, given=given)
        for each, given in zip(sent, givens, strict=True)
    ]
    judged: list[tuple[law.Changes, bytes] | DeliberationError] = []
    for each, case, verdict in zip(sent, cases, await desk.judge(cases), strict=True):
        if isinstance(verdict, DeliberationError):
            judged.append(verdict)
            continue
        try:
            judged.append((verdict, entry.encode(each.envelope, at, case.given)))
        except Refusal as too_large:
            judged.append(too_large)
    return judged


async def _given(tx: Tx, bench: Bench, sent: Submission, desk: Desk) -> msgspec.Struct | None:
    handling = bench.handlings.get(type(sent.act))
    if handling is None or handling.given is None:
        return None
    given, blob = await handling.given(tx, sent, desk)
    if blob is not None:
        desk.lay(blob)
    return given


async def _write(
    tx: Tx,
    bench: Bench,
    head: Head,
    desk: Desk,
    edge: Edge,
    kept: list[Kept],
    leaves: list[bytes],
    answers: dict[int, Answer],
    places: list[int],
) -> tuple[Left, list[Frame]]:
    desk.save()
    await _keep_beside(tx, bench, kept)
    indexes = list(range(head.size, head.size + len(leaves)))
    tx.later(_add_entries, bench.assembly, indexes, [sent.act.id for sent, _ in kept], leaves)
    _save_tiles(tx, bench.assembly, edge.append([merkle.leaf_hash(leaf) for leaf in leaves]))
    root = edge.root()
    note = checkpoint.sign(Checkpoint(bench.keyring.origin, edge.size, root), bench.keyring.signer)
    frames = frames_of(kept, head.size, head.at, head.told, bench.nouns)
    told = head.told | {frame.audience: frame.upto for frame in frames}
    hint = payload(bench.assembly, edge.size - 1, all(frame.casts_only for frame in frames))
    tx.later(_add_checkpoint, bench.assembly, edge.size, note)
    tx.later(_add_frames, bench.assembly, *_columns(frames))
    tx.later(_move_head, bench.assembly, edge.size, root, head.at, _json(told), hint, head.size)
    [moved] = await tx.send()
    left = Left(Head(edge.size, root, told, head.at), edge, desk.remembered(), moved["clock"], time.monotonic())
    for i, (place, leaf) in enumerate(zip(places, leaves, strict=True)):
        proof = edge.proof(head.size + i, _no_tile)
        answers[place] = Receipt(head.size + i, leaf, proof, note)
    return left, frames


async def _keep_beside(tx: Tx, bench: Bench, kept: list[Kept]) -> None:
    """Saves what lies beside: the acts that are kept in the same way go together, in their order."""
    by_keeper: dict[Keep, list[Kept]] = {}
    for each in kept:
        handling = bench.handlings.get(type(each[0].act))
        if handling is not None and handling.keep is not None:
            by_keeper.setdefault(handling.keep, []).append(each)
    for keep, together in by_keeper.items():
        await keep(tx, bench.assembly, together)
    if bench.follow is not None:
        await bench.follow(tx, bench.assembly, kept)


def _save_tiles(tx: Tx, assembly: str, filled: list[Tile]) -> None:
    if filled:
        levels, numbers, hashes = zip(*filled, strict=True)
        tx.later(_add_tiles, assembly, levels, numbers, hashes, [edges.tile_root(tile) for tile in filled])


def _columns(frames: list[Frame]) -> tuple[list[object], ...]:
    return (
        [frame.audience for frame in frames],
        [frame.upto for frame in frames],
        [frame.after for frame in frames],
        [frame.casts if frame.casts_only else 0 for frame in frames],
        [_json(frame) for frame in frames],
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _no_tile(level: int, n: int) -> bytes:
    """The proof of an entry of this turn never needs an older tile: the ones that it filled are remembered."""
    raise AssertionError(f"tile {level}/{n}")
