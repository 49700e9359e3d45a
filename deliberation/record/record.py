"""The record of every assembly, as one process keeps it: acts are proved, then committed in turns.

Acts that come together are opened together, and pass two gates. At the first their signatures are checked, all that
are waiting at once. At the second one turn takes all that have passed and commits them. So while one group is being
committed the next is being proved. Within an assembly turns follow one another; the head row keeps turns of other
processes apart. An act is answered when its turn has committed, never earlier.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from sqlalchemy.exc import DBAPIError

from deliberation.core import kinds, law
from deliberation.core.assembly import Assembly, Create
from deliberation.core.envelope import Claim
from deliberation.core.key import Key
from deliberation.core.law import Object
from deliberation.errors import DeliberationError, Refusal
from deliberation.record import log, turn
from deliberation.record.keyring import Vault, load_keyring
from deliberation.record.nouns import Nouns
from deliberation.record.signatures import Checker
from deliberation.record.submission import Handlings, Keep, Posted, Sent, Submission, Waiting, submission
from deliberation.record.turn import Bench, Known, Receipt, Taken
from deliberation.record.wire import receipt_json
from deliberation.settings import Settings
from deliberation.store.engine import NotSingle, Store

_log = logging.getLogger("deliberation.record")
WHOLE: Final = 48
"""Of more acts that wait together one half is checked first, and is committed while the other is checked."""

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
        self._checker = Checker(settings.signature_processes)
        self._halls: dict[str, _Hall] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._posted: list[Waiting[Posted]] = []
        self._callers = 0
        self._loop: asyncio.AbstractEventLoop | None = None

    async def submit(self, sent: Submission) -> Receipt:
        """Enters an act into the record, and answers when that is durable.

        Raises:
            Refusal: the act is not what it says, or the law refuses it; nothing has changed.
        """
        waiting = self._waiting(sent, _itself)
        self._admit(await self.hall(sent.act.assembly), waiting)
        answer = await self._answer_to(waiting)
        return await self.receipt(sent.act.assembly, answer.index) if isinstance(answer, Known) else answer

    async def perform(self, posted: Posted) -> bytes:
        """Enters what was posted, and answers with its receipt in JSON when it is durable.

        All that came in one round of the loop is opened together, and the receipts of a turn are written together: what
        is done for many in a row costs half of what it costs between other work.

        Raises:
            Refusal: as `submit`.
        """
        waiting = self._waiting(posted, receipt_json)
        self._posted.append(waiting)
        if len(self._posted) == 1:
            self.start(self._open())
        answer = await self._answer_to(waiting)
        if isinstance(answer, Known):
            return receipt_json(await self.receipt(submission(posted).act.assembly, answer.index))
        return answer  # type: ignore[no-any-return]  # the receipt's form

    def _waiting(self, sent: Sent, form: Callable[[Receipt], object]) -> Waiting[Sent]:
        if self._callers >= self._settings.waiting_acts:
            raise Refusal("busy")
        if self._loop is None:
            self._loop = asyncio.get_running_loop()  # asks the system each time
        return Waiting(sent, self._loop.create_future(), form)

    async def _answer_to(self, waiting: Waiting[Any]) -> Any:  # noqa: ANN401  # a receipt in its form, or `Known`
        self._callers += 1
        try:
            answer = await waiting.answer
        finally:
            self._callers -= 1
        if isinstance(answer, DeliberationError):
            raise answer
        return answer

    async def _open(self) -> None:
        """Opens all that came together, and lets each act wait in its hall."""
        group, self._posted = self._posted, []
        for each in group:
            try:
                opened = Waiting(submission(each.sent), each.answer, each.form)
                hall = self._halls.get(opened.sent.act.assembly)
                if hall is None:
                    self.start(self._seek(opened))
                else:
                    self._admit(hall, opened)
            except Exception as fault:  # noqa: BLE001  # the caller must be answered, whatever it was
                _answer(each, fault)

    async def _seek(self, waiting: Waiting[Submission]) -> None:
        """Lets an act wait in a hall that was not opened yet, if there is one; nobody else waits for that."""
        try:
            self._admit(await self.hall(waiting.sent.act.assembly), waiting)
        except Exception as fault:  # noqa: BLE001  # as above
            _answer(waiting, fault)

    def _admit(self, hall: "_Hall", waiting: Waiting[Submission]) -> None:
        """Lets an act wait in a hall, unless it is seen at once that it is not lawful."""
        handling = self._handlings.get(type(waiting.sent.act))
        if handling is not None and handling.check is not None:
            handling.check(waiting.sent)
        hall.add(waiting)

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
            bench = Bench(assembly, keyring, self._nouns, self._handlings, self._follow)
            hall = _Hall(self.store, bench, self._checker, self._settings.turn_acts, self._hint, self.start)
            self._halls.setdefault(assembly, hall)
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
        await self._checker.close()


class _Hall:
    """The acts of one assembly that are waiting, and the two gates that they pass."""

    def __init__(
        self,
        store: Store,
        bench: Bench,
        checker: Checker,
        most: int,
        hint: Hint,
        start: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.bench = bench
        self._store = store
        self._checker = checker
        self._most = most
        self._hint = hint
        self._start = start
        # Once these are there they never change; whether a key is in force is the turn's question.
        self._keys: dict[str, Key] = {}
        self._home: Assembly | None = None
        self._unproved: list[Waiting[Submission]] = []
        self._proved: list[Waiting[Submission]] = []
        self._proving = False
        self._turning = False

    def add(self, waiting: Waiting[Submission]) -> None:
        """Lets an act wait for its turn."""
        self._unproved.append(waiting)
        if not self._proving:
            self._proving = True
            self._start(self._prove())

    async def _prove(self) -> None:
        """The first gate: all waiting signatures."""
        try:
            while self._unproved:
                waiting = len(self._unproved)
                length = waiting if waiting <= WHOLE else -(-waiting // 2)
                group, self._unproved = self._unproved[:length], self._unproved[length:]
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

    async def _proved_of(self, group: list[Waiting[Submission]]) -> list[Waiting[Submission]]:
        """The acts of a group whose signatures hold; the others are answered."""
        await self._load_keys(group)
        named: list[tuple[Waiting[Submission], tuple[Claim, ...]]] = []
        for each in group:
            try:
                claims = each.sent.opened.claims(*self._signers(each.sent))
            except Refusal as refusal:
                _answer(each, refusal)
                continue
            if claims is None:
                _answer(each, Refusal("bad_signature"))
            else:
                named.append((each, claims))
        hold = await self._checker.check([claim for _, claims in named for claim in claims])
        proved: list[Waiting[Submission]] = []
        place = 0
        for each, claims in named:
            if all(hold[place : place + len(claims)]):
                proved.append(each)
            else:
                _answer(each, Refusal("bad_signature"))
            place += len(claims)
        return proved

    async def _load_keys(self, group: list[Waiting[Submission]]) -> None:
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

    def _next_group(self) -> list[Waiting[Submission]]:
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

    async def _turn(self, group: list[Waiting[Submission]]) -> None:
        taken = await self._taken([each.sent for each in group])
        self.bench.left = taken.left
        if taken.frames:
            casts_only = all(frame.casts_only for frame in taken.frames)
            self._hint(self.bench.assembly, taken.left.head.size - 1, casts_only)
        for each, answer in zip(group, taken.answers, strict=True):
            _answer(each, answer)

    async def _taken(self, sent: list[Submission]) -> Taken:
        """Takes the turn in a single statement where the head can be foreseen and was foreseen rightly."""
        head = turn.foreseen(self.bench, sent)
        if head is not None:
            with contextlib.suppress(NotSingle, DBAPIError, OSError):  # a whole turn finds out how it stands
                async with self._store.single() as tx:
                    return await turn.take(tx, self.bench, sent, head)
        async with self._store.write() as tx:
            return await turn.take(tx, self.bench, sent)

    async def _one_by_one(self, group: list[Waiting[Submission]], fault: Exception) -> None:
        """After a turn that failed its acts are done again, one a turn.

        Those that were stored all the same are found again.
        """
        _log.warning("a turn of %d acts failed: %s", len(group), fault)
        self.bench.left = None
        for each in group:
            try:
                await self._turn([each])
            except Exception as again:  # noqa: BLE001  # whatever it was, nobody waits for ever
                self.bench.left = None
                _answer(each, again)


def _answer(waiting: Waiting[Any], answer: object) -> None:
    if waiting.answer.done():  # a caller that went away
        return
    if isinstance(answer, Receipt):
        waiting.answer.set_result(waiting.form(answer))
    elif isinstance(answer, Exception) and not isinstance(answer, DeliberationError):
        waiting.answer.set_exception(answer)
    else:
        waiting.answer.set_result(answer)


def _answer_all(group: list[Waiting[Submission]], fault: Exception) -> None:
    for each in group:
        _answer(each, fault)


def _itself(receipt: Receipt) -> Receipt:
    return receipt
