"""How members voted: read from the openings, public, and the same as counted by hand from real roll calls."""

import csv
import gzip
import itertools
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from deliberation.ballots import history
from deliberation.ballots.wire import BALLOT
from deliberation.core import canonical
from deliberation.core.ballot import Ballot, Opening, Openings, Put, Sealed
from deliberation.core.law import blob
from deliberation.core.matter import Matter
from deliberation.core.outcome import Question, Tally, decide
from deliberation.core.voting import Choice
from deliberation.record.viewer import Viewer
from deliberation.record.wire import BLOB
from deliberation.simulate.rollcalls import Session, read_session
from tests.door import Door
from tests.shared_data import data, needs_data
from tests.web.test_acts import problem
from tests.world import World

BEGAN = datetime(2023, 9, 1, 10, tzinfo=UTC)
_NUMBERS = itertools.count(1)


def locked(number: int, meeting: str, roll: Sequence[str], choices: Mapping[str, Choice]) -> tuple[Ballot, bytes]:
    """A ballot as the record has it after its lock, and its openings."""
    id = str(UUID(int=next(_NUMBERS)))
    opened = tuple(
        Opening(entry=at, member=member, body=canonical.encode(Sealed(choices[member])).decode(), salt="A" * 43 + "=")
        for at, member in enumerate(sorted(choices))
    )
    raw = canonical.encode(Openings(ballot=id, openings=opened))
    votes = list(choices.values())
    tally = Tally(votes.count("in_favour"), votes.count("against"), votes.count("abstaining"), len(roll) - len(votes))
    terms = Question()
    hashes = {"text": "0" * 64, "result": "0" * 64}
    matter = Matter(noun="proposal", id=id, symbol=f"A/78/L.{number}", title="A text", **hashes)
    ballot = Ballot(
        id=id, entry=number, number=number, meeting=meeting, put=Put(ballot=id, matter=matter, terms=terms),
        question="0" * 64, members=len(roll), quorum=len(roll) // 2 + 1, present=tuple(roll), roll=tuple(roll),
        roll_hash="0" * 64, opened=BEGAN + timedelta(hours=number), locked=BEGAN + timedelta(hours=number, minutes=5),
        openings=blob(raw).id, outcome=decide(tally, terms, members=len(roll), present=len(roll)),
    )  # fmt: skip
    return ballot, raw


async def keep(world: World, of: Sequence[tuple[Ballot, bytes]]) -> Viewer:
    """Has the tables of an assembly hold these ballots."""
    async with world.store.write() as tx:
        BALLOT.shelf.save(tx, world.id, [each for each, _ in of])
        BLOB.shelf.save(tx, world.id, [blob(raw) for _, raw in of])
    return Viewer(world.id)


async def test_it_is_read_by_anybody_as_it_was_voted(world: World, door: Door) -> None:
    sitting = await world.meet()
    first = await world.open(sitting, "proposal", await world.table("KEN"))
    for who, choice in (("KEN", "in_favour"), ("FRA", "in_favour"), ("CHN", "abstaining")):
        await world.cast(first, who, choice)  # type: ignore[arg-type]
    await world.lock(first)
    second = await world.open(sitting, "proposal", await world.table("FRA"))
    for who, choice in (("KEN", "against"), ("FRA", "in_favour"), ("CHN", "in_favour")):
        await world.cast(second, who, choice)  # type: ignore[arg-type]
    at = f"/api/assemblies/{world.id}/members"
    before = (await door.http.get(f"{at}/KEN/votes")).json()
    assert len(before["votes"]) == 1, "nothing of a vote is told before its lock"
    await world.lock(second)
    told = (await door.http.get(f"{at}/KEN/votes")).json()
    assert [(each["number"], each["vote"], each["result"]) for each in told["votes"]] == [
        (1, "in_favour", "adopted"), (2, "against", "adopted"),
    ]  # fmt: skip
    assert told["participation"] == {"in_favour": 1, "against": 1, "abstaining": 0, "not_voting": 0}
    absent = (await door.http.get(f"{at}/TUV/votes")).json()
    assert absent["participation"]["not_voting"] == 2
    two = (await door.http.get(f"{at}/KEN/agreement/FRA")).json()
    assert (two["both"], two["same"]) == (2, 1)
    assert two["differed"] == [{"ballot": second.id, "one": "against", "other": "in_favour"}]
    assert [(each["meeting"], each["both"], each["same"]) for each in two["meetings"]] == [(sitting, 2, 1)]
    row = (await door.http.get(f"{at}/KEN/agreement")).json()
    assert row == [{"member": "CHN", "both": 2, "same": 0}, {"member": "FRA", "both": 2, "same": 1}]
    for path in ("XXX/votes", "XXX/agreement", "KEN/agreement/XXX"):
        problem(await door.http.get(f"{at}/{path}"), "unknown_object")


async def test_a_member_that_was_not_on_the_roll_had_no_vote(world: World) -> None:
    viewer = await keep(world, [locked(1, "m", ["FRA"], {"FRA": "against"}), locked(2, "m", ["FRA", "KEN"], {})])
    async with world.store.read() as tx:
        found = await history.history(tx, viewer, "KEN")
    assert [each.vote for each in found.votes] == [None, "not_voting"]
    assert found.participation.not_voting == 1


def test_ids_that_begin_alike_are_told_apart() -> None:
    _, raw = locked(1, "m", ["AB", "ABC"], {"ABC": "against"})
    lines = history._read({"x": raw})["x"]
    assert history._choice(lines, "AB") is None
    assert history._choice(lines, "BC") is None
    assert history._choice(lines, "ABC") == "against"


async def test_what_is_kept_is_bounded(world: World) -> None:
    of = [locked(at, "m", ["FRA", "KEN"], {"FRA": "against", "KEN": "in_favour"}) for at in range(9)]
    viewer = await keep(world, of)
    small = history.Opened()
    async with world.store.read() as tx:
        for _ in range(2):
            found = await small.of(tx, viewer, [each.openings or "" for each, _ in of])
            assert set(found.values()) == {"\nFRA N\nKEN Y\n"}
    assert small._weight == sum(map(len, small._kept.values()))


def as_ballots(session: Session) -> list[tuple[Ballot, bytes]]:
    """A real session as ballots, a meeting for each of its days."""
    return [
        locked(number, call.date, sorted(call.marks), call.votes) for number, call in enumerate(session.calls, 1)
    ]  # fmt: skip


@needs_data
async def test_a_real_session_is_counted_as_by_hand(world: World) -> None:
    """Session 78 of the General Assembly: each State's participation, and the agreement of some with all others."""
    session = read_session(data("un-votes", "resolutions.csv.gz"), data("un-votes", "votes.parquet"), "78")
    viewer = await keep(world, as_ballots(session))
    marks = by_hand("78")
    states = sorted({state for of in marks.values() for state in of})
    assert len(states) == 193
    async with world.store.read() as tx:
        for state in states:
            used = (await history.history(tx, viewer, state)).participation
            count = Counter(of[state] for of in marks.values() if state in of)
            assert (used.in_favour, used.against, used.abstaining) == (count["Y"], count["N"], count["A"])
            assert used.not_voting == sum(count.values()) - count["Y"] - count["N"] - count["A"]
        for one in ("KEN", "USA", "NRU", "CHN", "FRA"):
            row = {each.member: (each.both, each.same) for each in await history.alike(tx, viewer, one)}
            for other in states:
                pairs = [(of.get(one, ""), of.get(other, "")) for of in marks.values()]
                voted = [pair for pair in pairs if pair[0] in {*"YNA"} and pair[1] in {*"YNA"}]
                expected = (len(voted), sum(first == second for first, second in voted))
                assert other == one or row.get(other, (0, 0)) == expected, (one, other)
        two = await history.compared(tx, viewer, "USA", "CUB")
        assert (two.both, two.same) == (
            sum(each.both for each in two.meetings),
            sum(each.same for each in two.meetings),
        )
        assert two.both - two.same == len(two.differed)
        assert len(two.meetings) > 5


def by_hand(session: str) -> dict[str, dict[str, str]]:
    """The marks of each roll call, read with nothing of ours."""
    from pyarrow import parquet

    with gzip.open(data("un-votes", "resolutions.csv.gz"), "rt", encoding="utf-8") as file:
        calls = {
            row["undl_id"] for row in csv.DictReader(file) if row["session"] == session and row["recorded"] == "True"
        }
    marks: dict[str, dict[str, str]] = {}
    for row in parquet.read_table(data("un-votes", "votes.parquet")).to_pylist():
        if str(row["undl_id"]) in calls:
            marks.setdefault(str(row["undl_id"]), {})[row["iso3"]] = row["vote"]
    return marks


async def test_a_thousand_votes_of_a_full_hall_are_read_while_one_waits(world: World) -> None:
    roll = [f"M{at:03}" for at in range(193)]
    cycle: tuple[Choice, ...] = ("in_favour", "against", "abstaining", "in_favour", "in_favour")
    of = [
        locked(at, f"m{at // 20}", roll, {id: cycle[(at * place) % 5] for place, id in enumerate(roll) if place % 7})
        for at in range(1, 1001)
    ]
    viewer = await keep(world, of)
    took: list[float] = []
    async with world.store.read() as tx:
        for read in (
            history.history(tx, viewer, "M001"),
            history.history(tx, viewer, "M002"),
            history.compared(tx, viewer, "M001", "M002"),
            history.alike(tx, viewer, "M001"),
        ):
            begun = time.perf_counter()
            await read
            took.append(time.perf_counter() - begun)
    print(
        "a thousand votes of 193: first read, again, two compared, one with all:", *(f"{each:.3f} s" for each in took)
    )
    assert took[0] < 10
    assert max(took[1:]) < 2, took
