"""The desk of a turn: the objects that its acts ask for, loaded once each, and those that they changed.

It drives the law's steps against the tables. The steps of several acts run in lockstep where they cannot touch each
other (casts write votes only, and read none), so that what a hundred casts ask for is loaded by one statement for each
kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from deliberation.core import kinds, law
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.key import Key
from deliberation.core.law import Ask, Blob, Changes, Every, Object, One
from deliberation.core.meeting import Meeting
from deliberation.core.member import Member
from deliberation.errors import BadProof, Refusal
from deliberation.record.nouns import Nouns
from deliberation.store.engine import Tx

Verdict = Changes | Refusal | BadProof
Objects = dict[tuple[type[Object], str], Object | None]
REMEMBERED: Final = frozenset({Assembly, Ballot, Key, Meeting, Member})
"""The kinds that nearly every turn asks for, and of which there are few: each turn leaves them for the next."""


class Desk:
    """Answers what the law asks inside one turn.

    Args:
        blobs: bytes that came beside the turn's acts, by hash.
        remembered: objects that are known to be as they are in the tables.
    """

    def __init__(self, tx: Tx, assembly: str, nouns: Nouns, blobs: dict[str, bytes], remembered: Objects) -> None:
        self._tx = tx
        self._assembly = assembly
        self._nouns = nouns
        self._remembered = remembered
        self._known: Objects = {(Blob, hash): Blob(id=hash, raw=raw) for hash, raw in blobs.items()}
        self._changed: dict[type[Object], dict[str, Object]] = defaultdict(dict)

    def remembered(self) -> Objects:
        """What the next turn need not load again, if nobody else's turn comes between."""
        found: Objects = {at: known for at, known in self._known.items() if at[0] in REMEMBERED and known is not None}
        return self._remembered | found if found else self._remembered

    async def judge(self, cases: Sequence[law.Case]) -> list[Verdict]:
        """The verdict of the law on each case; the cases must not touch each other."""
        return await self._lockstep([kinds.judge(case) for case in cases])

    async def drive(self, steps: law.Law[law.Result]) -> law.Result:
        """Runs one step to its end.

        Raises:
            Refusal: as the step does.
        """
        [verdict] = await self._lockstep([steps])
        if isinstance(verdict, Exception):
            raise verdict
        return verdict  # type: ignore[no-any-return]  # the step's own result

    def lay(self, blob: Blob) -> None:
        """Lays bytes on the desk that the turn itself made."""
        self._known[Blob, blob.id] = blob

    def put(self, changes: Changes, index: int) -> Changes:
        """Lays changed objects on the desk under the index of their entry, and returns them so marked."""
        saved = tuple(msgspec.structs.replace(change, entry=index) for change in changes)
        for change in saved:
            self._known[type(change), change.id] = change
            self._changed[type(change)][change.id] = change
        return saved

    def save(self) -> None:
        """Saves everything that was changed, one statement for each kind, all sent together."""
        for kind, objects in self._changed.items():
            self._nouns[kind].shelf.save(self._tx, self._assembly, list(objects.values()))

    async def _lockstep(self, steps: Sequence[law.Law[Any]]) -> list[Any]:
        """Runs steps to their verdicts, each as far as the desk has answers; the rest is loaded for all at once."""
        verdicts: list[Any] = [None] * len(steps)
        waiting: dict[int, Any] = dict.fromkeys(range(len(steps)))
        while waiting:
            asks: dict[int, Ask] = {}
            for place, answer in waiting.items():
                try:
                    asks[place] = self._advance(steps[place], answer)
                except StopIteration as end:
                    verdicts[place] = end.value
                except (Refusal, BadProof) as refusal:
                    verdicts[place] = refusal
            await self._load(ask for ask in asks.values() if isinstance(ask, One))
            waiting = {place: await self._answer(ask) for place, ask in asks.items()}
        return verdicts

    def _advance(self, step: law.Law[Any], answer: Any) -> Ask:  # noqa: ANN401  # what the step asked for
        """The first question of a step to which the desk has no answer."""
        while True:
            ask = step.send(answer)
            at = (ask.kind, ask.id) if isinstance(ask, One) else None
            if at in self._known:
                answer = self._known[at]
            elif at in self._remembered:
                answer = self._remembered[at]
            else:
                return ask

    async def _load(self, asks: Iterable[One]) -> None:
        wanted: dict[type[Object], set[str]] = defaultdict(set)
        for ask in asks:
            wanted[ask.kind].add(ask.id)
        for kind, ids in wanted.items():
            found = await self._nouns[kind].shelf.by_ids(self._tx, self._assembly, ids)
            self._known.update({(kind, id): found.get(id) for id in ids})

    async def _answer(self, ask: Ask) -> Object | list[Object] | None:
        if isinstance(ask, One):
            return self._known[ask.kind, ask.id]
        return await self._every(ask)

    async def _every(self, ask: Every) -> list[Object]:
        """What the table has, with what this turn changed laid over it."""
        stored = await self._nouns[ask.kind].shelf.where(self._tx, self._assembly, **dict(ask.where))
        found: dict[str, Object] = {each.id: each for each in stored} | self._changed.get(ask.kind, {})
        fitting = (each for each in found.values() if all(getattr(each, name) == value for name, value in ask.where))
        return sorted(fitting, key=lambda each: each.id)
