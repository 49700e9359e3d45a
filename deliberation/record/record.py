"""The record of every assembly, as one process keeps it: acts are proved, then committed in turns.

Acts pass two gates. At the first their signatures are checked, all that are waiting at once. At the
second one turn takes all that have passed and commits them. So while one group is being committed the next is being
proved. Within an assembly turns follow one another; the head row keeps turns of other processes apart. An act is
answered when its turn has committed, never earlier.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from deliberation.core import kinds, law
from deliberation.core.assembly import Assembly, Create
from deliberation.core.key import Key
from deliberation.core.law import Object
from deliberation.core.tiles import Edge
from deliberation.errors import DeliberationError, Refusal
from deliberation.record import log, turn
from deliberation.record.keyring import Vault, load_keyring
from deliberation.record.nouns import Nouns
from deliberation.record.submission import Handlings, Keep, Submission, Waiting
from deliberation.record.turn import Answer, Bench, Known, Receipt
from deliberation.settings import Settings
from deliberation.store.engine import Store

_log = logging.getLogger("deliberation.record")

CHECKS: Final = 32
"""Signatures that are checked before other work has its chance: a millisecond or two."""

Hint = Callable[[str, int, bool], None]
"""Told after a commit: the assembly, the index it now reaches, and whether the turn held only casts."""


class Record:
    """The records that one process writes and reads.

    Args:
        hint: called after every commit of this process.
        follow: keeps in every turn what is derived from the objects.
    """

    def __init__(
        self, store: Store, vault: Vault, nouns: Nouns, handlings: Handlings, settings: Settings, hint: Hint,
        follow: Keep | None = None,
    ) -> None:  # fmt: skip
        self.store = store
        self.vault = vault
        self._nouns = nouns
        self._handlings = handlings
        self._settings = settings
        self._hint = hint
        self._follow = follow
        self._halls: dict[str, _Hall] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def submit(self, sent: Submission) -> Receipt:
        """Enters an act into the record, and answers when that is durable.

        Raises:
            Refusal: the act is not what it says, or the law refuses it; nothing has changed.
        """
        handling = self._handlings.get(type(sent.act))
        if handling is not None and handling.check is not None:
            handling.check(sent)
        hall = await self.hall(sent.act.assembly)
        if hall.waiting >= self._settings.waiting_acts:
            raise Refusal("busy")
        answer = await hall.add(sent)
        if isinstance(answer, Receipt):
            return answer
        if isinstance(answer, Known):
            return await self.receipt(sent.act.assembly, answer.index)
        raise answer

    async def receipt(self, assembly: str, index: int) -> Receipt:
        """The receipt of an entry as it was given when it was entered."""
        async with self.store.read() as tx:
            raw, proof, note = await log.receipt_for(tx, assembly, index)
        return Receipt(index, raw, proof, note)

    async def hall(self, assembly: str) -> "_Hall":
        """Where the acts of an assembly wait.

        Raises:
            Refusal: `other_assembly` where this server does not hold it.
        """
        if assembly not in self._halls:
            async with self.store.read() as tx:
                keyring = await load_keyring(tx, assembly, self.vault)
            if keyring is None:
                raise Refusal("other_assembly", assembly=assembly)
            bench = Bench(assembly, keyring, self._nouns, self._handlings, Edge.empty(), {}, self._follow)
            self._halls.setdefault(assembly, _Hall(self.store, bench, self._settings.turn_acts, self._hint, self.start))
        return self._halls[assembly]

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs work in the background until it ends or the record is closed."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Lets the turns that have begun end."""
        while self._tasks:
            await asyncio.wait(self._tasks)


class _Hall:
    """The acts of one assembly that are waiting, and the two gates that they pass."""

    def __init__(
        self, store: Store, bench: Bench, most: int, hint: Hint, start: Callable[[Coroutine[Any, Any, None]], None]
    ) -> None:
        self.bench = bench
        self._store = store
        self._most = most
        self._hint = hint
        self._start = start
        # Once these are there they never change; whether a key is in force is the turn's question.
        self._keys: dict[str, Key] = {}
        self._home: Assembly | None = None
        self._unproved: list[Waiting] = []
        self._proved: list[Waiting] = []
        self._proving = False
        self._turning = False

    @property
    def waiting(self) -> int:
        """How many acts wait."""
        return len(self._unproved) + len(self._proved)

    async def add(self, sent: Submission) -> Answer:
        """Lets an act wait for its turn, and returns its answer."""
        waiting = Waiting(sent, asyncio.get_running_loop().create_future())
        self._unproved.append(waiting)
        if not self._proving:
            self._proving = True
            self._start(self._prove())
        answer: Answer = await waiting.answer
        return answer

    async def _prove(self) -> None:
        """The first gate: all waiting signatures."""
        try:
            while self._unproved:
                group, self._unproved = self._unproved, []
                try:
                    proved = await self._proved_of(group)
                except Exception as fault:  # noqa: BLE001  # the callers must be answered, whatever it was
                    _log.exception("signatures could not be checked")
                    _answer_all(group, fault)
                    continue
                self._proved += proved
                if self._proved and not self._turning:
                    self._turning = True
                    self._start(self._take_turns())
        finally:
            self._proving = False

    async def _proved_of(self, group: list[Waiting]) -> list[Waiting]:
        """The acts of a group whose signatures hold; the others are answered.

        Signatures are checked here and not in a thread: each check is so short that the threads would spend more on
        handing the interpreter to and fro. Every few checks other work has its chance.
        """
        await self._load_keys(group)
        proved: list[Waiting] = []
        for place, each in enumerate(group, 1):
            try:
                held = each.sent.opened.signed_by(*self._signers(each.sent))
            except Refusal as refusal:
                _answer(each, refusal)
                continue
            if held:
                proved.append(each)
            else:
                _answer(each, Refusal("bad_signature"))
            if place % CHECKS == 0:
                await asyncio.sleep(0)
        return proved

    async def _load_keys(self, group: list[Waiting]) -> None:
        missing = {id for each in group for id in each.sent.opened.keyids} - set(self._keys)
        if not missing:
            return
        nouns, assembly = self.bench.nouns, self.bench.assembly
        async with self._store.read() as tx:
            self._keys |= await nouns[Key].shelf.by_ids(tx, assembly, missing)
            if self._home is None:
                self._home = (await nouns[Assembly].shelf.by_ids(tx, assembly, [assembly])).get(assembly)

    def _signers(self, sent: Submission) -> tuple[bytes, ...]:
        """Whose signatures the act must have, by the law's own rule.

        Nobody founds an assembly but this server: whoever came first to one that is half founded would have it.
        """
        if isinstance(sent.act, Create):
            return (self.bench.keyring.server.public,)
        steps = kinds.signers(sent.act, sent.opened.keyids)
        answer: Object | None = None
        try:
            while True:
                ask = steps.send(answer)
                assert isinstance(ask, law.One)
                answer = self._home if ask.kind is Assembly else self._keys.get(ask.id)
        except StopIteration as end:
            keys: tuple[bytes, ...] = end.value
            return keys

    async def _take_turns(self) -> None:
        """The second gate: turn after turn, as long as acts are waiting."""
        try:
            while self._proved:
                group = self._next_group()
                try:
                    await self._turn(group)
                except Exception as fault:  # noqa: BLE001  # whatever it was, each act is tried by itself
                    await self._one_by_one(group, fault)
        finally:
            self._turning = False

    def _next_group(self) -> list[Waiting]:
        """The acts of the next turn. One that needs something given reads what was saved before.

        So it has a turn of its own.
        """
        length = 0
        ids: set[str] = set()
        for each in self._proved[: self._most]:
            alone = kinds.needs_given(each.sent.act)
            if (alone and length) or each.sent.act.id in ids:
                break
            ids.add(each.sent.act.id)
            length += 1
            if alone:
                break
        group, self._proved = self._proved[:length], self._proved[length:]
        return group

    async def _turn(self, group: list[Waiting]) -> None:
        async with self._store.write() as tx:
            taken = await turn.take(tx, self.bench, [each.sent for each in group])
        self.bench.edge, self.bench.objects = taken.edge, taken.objects
        if taken.frames:
            casts_only = all(frame.casts_only for frame in taken.frames)
            self._hint(self.bench.assembly, taken.edge.size - 1, casts_only)
        for each, answer in zip(group, taken.answers, strict=True):
            _answer(each, answer)

    async def _one_by_one(self, group: list[Waiting], fault: Exception) -> None:
        """After a turn that failed its acts are done again, one a turn.

        Those that were stored all the same are found again.
        """
        _log.warning("a turn of %d acts failed: %s", len(group), fault)
        self.bench.edge, self.bench.objects = Edge.empty(), {}
        for each in group:
            try:
                await self._turn([each])
            except Exception as again:  # noqa: BLE001  # whatever it was, nobody waits for ever
                self.bench.edge, self.bench.objects = Edge.empty(), {}
                _answer(each, again)


def _answer(waiting: Waiting, answer: object) -> None:
    with contextlib.suppress(asyncio.InvalidStateError):  # a caller that went away
        if isinstance(answer, Exception) and not isinstance(answer, DeliberationError):
            waiting.answer.set_exception(answer)
        else:
            waiting.answer.set_result(answer)


def _answer_all(group: list[Waiting], fault: Exception) -> None:
    for each in group:
        _answer(each, fault)
