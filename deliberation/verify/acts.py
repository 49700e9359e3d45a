"""The acts of a record, done again one after the other by the law itself, and what was published beside them.

Objects that no later act can ask for are let go at once, so that a long record needs no more memory than its open
business, one line for each ballot, and the ids of its acts and files.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from deliberation.core import entry
from deliberation.core.act import kind_of
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Vote
from deliberation.core.fold import State
from deliberation.core.law import Blob, Object
from deliberation.core.outcome import explain
from deliberation.core.proposal import Proposal
from deliberation.core.tiles import WIDTH
from deliberation.core.voting import Entered
from deliberation.errors import BadFormat, BadProof, DeliberationError, Refusal, Trouble
from deliberation.verify.report import Broken, Decided, Name
from deliberation.verify.source import Source
from deliberation.verify.tree import Tree

BLOB_MAX: Final = 2**25
_OF_VOTES: Final = ("vote.cast", "vote.answer", "vote.enter", "vote.confirm", "ballot.lock", "ballot.attest")

Progress = Callable[[int, int], None]
"""Told how many entries of how many have been done again."""


class Counts(msgspec.Struct):
    """What was counted on the way."""

    acts: int = 0
    casts: int = 0
    counted: int = 0
    changed: int = 0
    ballots: int = 0
    open: int = 0
    void: int = 0
    blobs: int = 0
    texts: int = 0
    rolls: int = 0


class Acts:
    """The acts of one record.

    Args:
        source: where blobs and openings are.
        tree: the proved tree, from which the entries come.
        origin: the log that the checkpoint is of.
    """

    def __init__(self, source: Source, tree: Tree, origin: str) -> None:
        self._source = source
        self._tree = tree
        self._origin = origin
        self._state = State(self._read_blob)
        self._named: set[bytes] = set()
        self._rolls: set[str] = set()
        self._locked: set[str] = set()
        self._open: dict[str, int] = {}
        self.counts = Counts()
        self.decided: list[Decided] = []

    def run(self, progress: Progress) -> list[Broken]:
        """Does every act again, up to the first that does not hold; the bytes of all later entries are checked still.

        Returns:
            What does not hold: an act, a bundle, or first the one and then the other.
        """
        broken: list[Broken] = []
        for n in range(-(-self._tree.size // WIDTH)):
            try:
                entries = self._tree.entries(n)
            except Broken as bundle:
                return [*broken, bundle]
            try:
                for raw in () if broken else entries:
                    self._add(raw)
            except Broken as act:
                broken.append(act)
            progress(n * WIDTH + len(entries), self._tree.size)
        self.counts.open = len(self._open)
        return broken

    def check_listing(self, paths: Iterable[str]) -> None:
        """Accepts the files below `blob/` and `openings/`, each of which the record must have named.

        Raises:
            Broken: a file that nothing in the record names.
        """
        for path in paths:
            folder, _, name = path.partition("/")
            if folder == "blob" and not self._is_named(name):
                raise Broken("blobs", "no act of the record names this file", file=path)
            if folder == "openings" and name not in self._locked:
                raise Broken("votes", "the record has no locked ballot of this id", file=path)

    def _is_named(self, name: str) -> bool:
        try:
            digest = bytes.fromhex(name)
        except ValueError:
            return False
        return digest in self._named and digest.hex() == name

    def _add(self, raw: bytes) -> None:
        index = self._state.size
        section: Name = "acts"
        try:
            found = entry.parse(raw)
            opened = entry.open_envelope(found.act)
            section = "votes" if kind_of(opened.act).startswith(_OF_VOTES) else "acts"
            changes = self._state.add_opened(found, opened)
            if index == 0:
                self._check_origin()
            self._follow(changes)
        except Broken as broken:
            raise Broken(broken.section, broken.failure.why, entry=index, file=broken.failure.file) from None
        except Trouble:
            raise
        except Exception as fault:  # noqa: BLE001  # whatever a hostile entry does, it ends in the report
            raise Broken(section, _why(fault), entry=index) from None
        self.counts.acts += 1

    def _check_origin(self) -> None:
        origin = self._state.objects(Assembly)[self._state.assembly].origin
        if origin != self._origin:
            raise BadProof(f"it founds the record of {origin}, and the checkpoint is of {self._origin}")

    def _follow(self, changes: list[Object]) -> None:
        """Compares what an act made with what was published, and lets go of what is done with."""
        texts = {change.text for change in changes if isinstance(change, Proposal)}
        for change in changes:
            if isinstance(change, Blob):
                self._compare(change)
                self.counts.texts += change.id in texts
            elif isinstance(change, Vote):
                self.counts.casts += 1
                self._open[change.ballot] += 1
            elif isinstance(change, Ballot):
                self._follow_ballot(change)

    def _compare(self, blob: Blob) -> None:
        """A blob that a step made must be published as it was made; it is read again where a later act asks for it."""
        self._read_blob(blob.id)  # what has the hash that was derived is what was derived
        self._state.forget(blob)

    def _follow_ballot(self, ballot: Ballot) -> None:
        if ballot.id not in self._rolls:
            self._rolls.add(ballot.id)
            self._open[ballot.id] = 0
            self.counts.rolls += 1
        if ballot.id not in self._open:
            return  # its result was announced, or a void ballot was named
        if ballot.annulled is not None:
            self.counts.void += 1
            self._let_go(ballot)
        elif ballot.outcome is not None:
            self._follow_outcome(ballot)

    def _follow_outcome(self, ballot: Ballot) -> None:
        if ballot.method != "non_recorded":
            self._check_openings(ballot)
        self.counts.changed += self._open[ballot.id]
        votes = self._let_go(ballot)
        self.counts.changed -= votes
        self.counts.ballots += 1
        self.counts.counted += votes
        self.decided.append(_decided(ballot))

    def _let_go(self, ballot: Ballot) -> int:
        """Forgets the votes of a ballot that is over, and says how many there were."""
        votes = [vote for vote in self._state.objects(Vote).values() if vote.ballot == ballot.id]
        entered = [each for each in self._state.objects(Entered).values() if each.ballot == ballot.id]
        for each in (*votes, *entered):
            self._state.forget(each)
        del self._open[ballot.id]
        return len(votes)

    def _check_openings(self, ballot: Ballot) -> None:
        path = f"openings/{ballot.id}"
        raw = self._read("votes", path)
        if raw is None or hashlib.sha256(raw).hexdigest() != ballot.openings:
            why = "the opened votes are missing" if raw is None else "these are not the opened votes that were counted"
            raise Broken("votes", why, file=path)
        self._locked.add(ballot.id)

    def _read_blob(self, named: str) -> bytes:
        """The bytes of a hash, which they are proved to have."""
        path = f"blob/{named}"
        raw = self._read("blobs", path)
        if raw is None:
            raise Broken("blobs", "this file is missing, and the record names it", file=path)
        digest = hashlib.sha256(raw).digest()
        if digest.hex() != named:
            raise Broken("blobs", "the bytes of this file are not those that its name is the hash of", file=path)
        self._named.add(digest)
        self.counts.blobs = len(self._named)
        return raw

    def _read(self, section: Name, path: str) -> bytes | None:
        try:
            return self._source.read(path, BLOB_MAX)
        except BadFormat as fault:
            raise Broken(section, str(fault), file=path) from None


def _decided(ballot: Ballot) -> Decided:
    outcome = ballot.outcome
    assert outcome is not None
    return Decided(
        entry=ballot.entry,
        number=ballot.number,
        symbol=ballot.put.matter.symbol,
        result=outcome.result,
        in_favour=outcome.tally.in_favour,
        against=outcome.tally.against,
        abstaining=outcome.tally.abstaining,
        not_voting=outcome.tally.not_voting,
        voting=outcome.voting,
        required=outcome.required,
        rule=outcome.rule,
        method=ballot.method,
        tellers=len(ballot.counted.attested) if ballot.counted is not None else 0,
        explained=explain(outcome),
    )


def _why(fault: Exception) -> str:
    """Why an entry fails, in words."""
    if isinstance(fault, Refusal):
        facts = "".join(f"; {name} {value}" for name, value in fault.facts.items())
        return f"the rules do not allow this act: {fault.code.replace('_', ' ')} ({fault.rule}{facts})"
    if isinstance(fault, DeliberationError):
        return str(fault)
    return f"this entry cannot be judged ({type(fault).__name__}: {fault})"
