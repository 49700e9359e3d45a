"""Checks a published record from the signed checkpoint down to every vote; says what holds and what fails first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from deliberation.core import receipt
from deliberation.core.checkpoint import Checkpoint, open_checkpoint
from deliberation.core.note import MAX_NOTE, Verifier
from deliberation.core.receipt import MAX_EXTRA
from deliberation.core.tiles import MAX_ENTRY, WIDTH
from deliberation.errors import BadFormat, BadProof
from deliberation.verify import policy as policies
from deliberation.verify.acts import Acts, Progress
from deliberation.verify.policy import Policy
from deliberation.verify.report import HANDED, UNWITNESSED, Broken, Name, Report, new_report
from deliberation.verify.source import Source
from deliberation.verify.tree import Tree

POLICY_MAX: Final = 1_000_000
_FOLDERS: Final = frozenset({"tile", "blob", "openings", "proof"})
_FILES: Final = frozenset({"checkpoint", "policy"})


def verify(
    source: Source, policy: bytes | None = None, seen: bytes | None = None, progress: Progress = lambda _, __: None
) -> Report:
    """Checks a record (record.md, Where things are served).

    Args:
        source: where it is.
        policy: the policy file that the observer brings; without one the record's own is believed, which is reported.
        seen: a checkpoint that the observer kept, which the record must continue.
        progress: told after every bundle how far the acts have been done again.

    Returns:
        What holds, what fails first, and what could not be reached because of it.

    Raises:
        Trouble: the source cannot be read.
    """
    check = _Check(source, policy, seen, progress)
    try:
        check.run()
    except Broken as broken:
        check.report.fail(broken)
    return check.report


class _Check:
    """One check under way."""

    def __init__(self, source: Source, policy: bytes | None, seen: bytes | None, progress: Progress) -> None:
        self.source = source
        self.outside = policy
        self.seen = seen
        self.progress = progress
        listed = source.listing()
        self.paths = None if listed is None else list(listed)
        self.report = self._report()

    def run(self) -> None:
        trusted = self._policy()
        checkpoint, log = self._checkpoint(trusted)
        tree = Tree(self.source, checkpoint)
        older = tree.check_others(self._below("tile"))
        self._seen(tree, log)
        acts = Acts(self.source, tree, checkpoint.origin)
        broken = acts.run(self.progress)
        self.report.ballots = acts.decided
        for fault in broken:
            self.report.fail(fault)
        if self.report.section("tree").state == "unchecked":
            bundles = -(-tree.size // WIDTH)
            self._close("tree", entries=tree.size, bundles=bundles, tiles=tree.tiles, older=older)
        if not broken:
            self._acts(acts)
            self._receipts(tree, log)

    def _acts(self, acts: Acts) -> None:
        counts = acts.counts
        self._close("acts", acts=counts.acts)
        acts.check_listing(self._below("blob") + self._below("openings"))
        self._close(
            "votes",
            ballots=counts.ballots,
            open=counts.open,
            void=counts.void,
            casts=counts.casts,
            counted=counts.counted,
            changed=counts.changed,
        )
        self._close("blobs", blobs=counts.blobs, texts=counts.texts, rolls=counts.rolls)

    def _close(self, name: Name, **counts: int) -> None:
        section = self.report.section(name)
        section.counts = counts
        section.close()

    def _policy(self) -> Policy:
        """The policy that is believed; the published one must be there, well written, and of the same log."""
        with _within("policy", "policy"):
            raw = self._read("policy", POLICY_MAX)
            published = policies.parse(raw)
            if not policies.is_plain(raw):
                raise BadFormat("the published policy is not in its plain form")
        with _within("policy"):
            believed = published if self.outside is None else policies.parse(self.outside)
            if not set(published.logs) <= set(believed.logs):
                raise BadProof("the published policy names another log than yours does")
        self._close("policy", logs=len(believed.logs), witnesses=len(believed.witnesses))
        if self.outside is None:
            self.report.section("policy").answer = HANDED
        return believed

    def _read(self, path: str, limit: int) -> bytes:
        raw = self.source.read(path, limit)
        if raw is None:
            raise BadFormat("this file is missing")
        return raw

    def _checkpoint(self, trusted: Policy) -> tuple[Checkpoint, Verifier]:
        with _within("checkpoint", "checkpoint"):
            checkpoint, log, signed = trusted.open(self._read("checkpoint", MAX_NOTE))
            self.report.origin, self.report.size = checkpoint.origin, checkpoint.size
            if not trusted.met(signed):
                raise BadProof(
                    f"{len(signed)} witnesses of the policy have cosigned, which is not the quorum it asks for"
                )
        self._close("checkpoint", cosigned=len(signed), witnesses=len(trusted.witnesses))
        if not trusted.witnesses:
            self.report.section("checkpoint").answer = UNWITNESSED
        return checkpoint, log

    def _report(self) -> Report:
        """The empty report; files that the record's form does not know are only mentioned in it."""
        without: set[Name] = set() if self._below("proof") else {"receipts"}
        if self.seen is None:
            without.add("seen")
        report = new_report(self.source.name, "handed" if self.outside is None else "outside", without)
        strange = [path for path in self.paths or () if path not in _FILES and path.partition("/")[0] not in _FOLDERS]
        if self.paths is None:
            report.notes.append("At an address nobody can look for files that the record does not name.")
        elif strange:
            report.notes.append(
                f"{strange[0]} is no part of the record; so many files were not looked at: {len(strange)}."
            )
        return report

    def _below(self, folder: str) -> list[str]:
        """The files that a folder of the record has, as far as the source can tell."""
        return [path for path in self.paths or () if path.startswith(f"{folder}/")]

    def _seen(self, tree: Tree, log: Verifier) -> None:
        if self.seen is None:
            return
        with _within("seen"):
            kept = open_checkpoint(self.seen, log)
            if kept.size > tree.size:
                raise BadProof(
                    f"the checkpoint that you kept has {kept.size} entries; {kept.size - tree.size} are gone"
                )
            if tree.root_at(kept.size) != kept.root:
                raise BadProof(f"the first {kept.size} entries are not those of the checkpoint that you kept")
        self._close("seen", entries=kept.size)

    def _receipts(self, tree: Tree, log: Verifier) -> None:
        """Each receipt in the folder leads to the entry beside it, under a checkpoint of this record."""
        proofs = set(self._below("proof"))
        receipts = sorted(path for path in proofs if not path.endswith(".entry"))
        for path in receipts:
            with _within("receipts", path):
                self._receipt(path, tree, log)
        alone = proofs - set(receipts) - {f"{path}.entry" for path in receipts}
        if alone:
            raise Broken("receipts", "an entry without its receipt", file=min(alone))
        if proofs:
            self._close("receipts", receipts=len(receipts))

    def _receipt(self, path: str, tree: Tree, log: Verifier) -> None:
        beside = self.source.read(f"{path}.entry", MAX_ENTRY)
        if beside is None:
            raise BadProof("the entry of this receipt is not beside it")
        found = receipt.parse(self._read(path, MAX_NOTE + 2 * MAX_EXTRA))
        under = receipt.check(found, beside, log)
        if path != f"proof/{found.index}":
            raise BadProof(f"this is the receipt of entry {found.index}")
        if under.size > tree.size or tree.root_at(under.size) != under.root:
            raise BadProof("its checkpoint is not of this record")


@contextmanager
def _within(name: Name, file: str | None = None) -> Iterator[None]:
    """Where what is done within does not hold, the section of this name is what fails."""
    try:
        yield
    except Broken:
        raise
    except (BadFormat, BadProof) as fault:
        raise Broken(name, str(fault), file=file) from None
