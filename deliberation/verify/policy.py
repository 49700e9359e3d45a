"""The policy (C2SP tlog-policy): which log an observer means, which witnesses they know, how many must have cosigned.

Items on a line are separated by spaces or tabs; empty lines and comments are skipped. Everything else is strict: each
name is defined before it is used, is a member of one group at most, and there is one quorum line.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from deliberation.core.checkpoint import Checkpoint, open_checkpoint
from deliberation.core.note import COSIGNATURE, ED25519, ML_DSA_44, Verifier, open_note
from deliberation.errors import BadFormat, BadProof

NONE: Final = "none"
LINES_MAX: Final = 1_000

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PLAIN: Final = re.compile(r"(?:[^ \t\n#][^ \t\n]*(?: [^ \t\n]+)*\n)+")
_THRESHOLD: Final = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)


class Group(msgspec.Struct, frozen=True):
    """A group of witnesses or of groups: it has witnessed a checkpoint when at least `least` of its members have."""

    least: int
    members: tuple[str, ...]


class Policy(msgspec.Struct, frozen=True):
    """A policy: the logs any of which may sign a checkpoint, the witnesses by name, the groups, and the quorum."""

    logs: tuple[Verifier, ...]
    witnesses: dict[str, Verifier]
    groups: dict[str, Group]
    quorum: str

    def met(self, signed: AbstractSet[str]) -> bool:
        """Whether the witnesses who have cosigned are a quorum.

        Args:
            signed: the names, in the policy, of those whose cosignatures hold.
        """
        return self.quorum == NONE or self._witnessed(self.quorum, signed)

    def _witnessed(self, name: str, signed: AbstractSet[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in signed
        return sum(self._witnessed(member, signed) for member in group.members) >= group.least

    def open(self, note: bytes) -> tuple[Checkpoint, Verifier, frozenset[str]]:
        """The checkpoint of a note, the log that signed it, and the witnesses whose cosignatures hold.

        Args:
            note: the whole signed note.

        Raises:
            BadFormat: it is no note or no checkpoint.
            BadProof: no log of the policy signed it, or the signature of a key in the policy does not hold.
        """
        open_note(note, [*self.logs, *self.witnesses.values()])  # refused whole where a known key's signature fails
        signed = frozenset(name for name, witness in self.witnesses.items() if _has_signed(note, witness))
        for log in self.logs:
            if _has_signed(note, log):
                return open_checkpoint(note, log), log, signed
        raise BadProof("no log of the policy has signed the checkpoint")


def _has_signed(note: bytes, verifier: Verifier) -> bool:
    try:
        open_note(note, [verifier])
    except BadProof:
        return False
    return True


def parse(raw: bytes) -> Policy:
    """The policy that a file describes (record.md section 8).

    Args:
        raw: the file.

    Raises:
        BadFormat: not such a file, with the number of the line that is wrong.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise BadFormat("a policy that is not UTF-8") from None
    if _CONTROL.search(text) or not text.endswith("\n") or text.count("\n") > LINES_MAX:
        raise BadFormat("not a policy file")
    draft = _Draft()
    for number, line in enumerate(text.split("\n"), 1):
        items = [item for item in re.split(r"[ \t]+", line) if item]
        if items and not items[0].startswith("#"):
            try:
                draft.read(items)
            except BadFormat as fault:
                raise BadFormat(f"line {number} of the policy: {fault}") from None
    return draft.policy()


def is_plain(raw: bytes) -> bool:
    """Whether a policy that was parsed is written as records publish it: single spaces, no comments, no empty lines."""
    return _PLAIN.fullmatch(raw.decode()) is not None


class _Draft:
    """A policy as far as it has been read."""

    def __init__(self) -> None:
        self.logs: list[Verifier] = []
        self.witnesses: dict[str, Verifier] = {}
        self.groups: dict[str, Group] = {}
        self.grouped: set[str] = set()
        self.quorum: str | None = None

    def read(self, items: list[str]) -> None:
        readers: dict[str, Callable[[list[str]], None]] = {
            "log": self.read_log,
            "witness": self.read_witness,
            "group": self.read_group,
            "quorum": self.read_quorum,
        }
        if items[0] not in readers:
            raise BadFormat("it begins with none of log, witness, group, quorum")
        readers[items[0]](items[1:])

    def read_log(self, items: list[str]) -> None:
        match items:
            case [vkey] | [vkey, _]:
                log = Verifier.parse(vkey)
            case _:
                raise BadFormat("a log has a key and perhaps an address")
        if log.type not in (ED25519, ML_DSA_44) or log.key in {known.key for known in self.logs}:
            raise BadFormat("the key of a log is one that signs checkpoints, and stands there once")
        self.logs.append(log)

    def read_witness(self, items: list[str]) -> None:
        match items:
            case [name, vkey] | [name, vkey, _]:
                witness = Verifier.parse(vkey)
            case _:
                raise BadFormat("a witness has a name, a key and perhaps an address")
        if witness.type not in (COSIGNATURE, ML_DSA_44) or witness.key in {key.key for key in self.witnesses.values()}:
            raise BadFormat("the key of a witness is one that cosigns, and stands there once")
        self.demand_new(name)
        self.witnesses[name] = witness

    def read_group(self, items: list[str]) -> None:
        match items:
            case [name, least, *members] if members:
                self.demand_new(name)
            case _:
                raise BadFormat("a group has a name, a threshold and members")
        for member in members:
            if not self.known(member) or member in self.grouped:
                raise BadFormat(f"{member} is not defined above, or is a member already")
            self.grouped.add(member)
        self.groups[name] = Group(_threshold(least, len(members)), tuple(members))

    def read_quorum(self, items: list[str]) -> None:
        match items:
            case [name] if self.quorum is None and (name == NONE or self.known(name)):
                self.quorum = name
            case _:
                raise BadFormat("there is one quorum, of a name that is defined above")

    def demand_new(self, name: str) -> None:
        if name == NONE or self.known(name):
            raise BadFormat(f"{name} is defined already")

    def known(self, name: str) -> bool:
        return name in self.witnesses or name in self.groups

    def policy(self) -> Policy:
        if self.quorum is None or not self.logs:
            raise BadFormat("a policy names a log and a quorum")
        return Policy(tuple(self.logs), self.witnesses, self.groups, self.quorum)


def _threshold(word: str, members: int) -> int:
    if word in ("all", "any"):
        return members if word == "all" else 1
    if not _THRESHOLD.fullmatch(word) or int(word) > members:
        raise BadFormat("a threshold is all, any, or a number of members")
    return int(word)
