"""What the verifier says: a section for each thing it establishes, and the first place where something does not hold.

Every sentence stands in `QUESTIONS` and `ANSWERS`; the numbers in them are the section's counts. A report is plain
data, so `--json` prints the same that the sentences say.
"""

import textwrap
from typing import Final, Literal

import msgspec

from deliberation.errors import BadProof

Name = Literal["policy", "checkpoint", "tree", "seen", "acts", "votes", "blobs", "receipts"]
State = Literal["holds", "fails", "unchecked"]
Trust = Literal["outside", "handed"]

QUESTIONS: Final[dict[Name, str]] = {
    "policy": "Whom does this check trust?",
    "checkpoint": "Who has signed for the record as a whole?",
    "tree": "Is the record whole and unaltered?",
    "seen": "Does it continue what you saw before?",
    "acts": "Was every act signed by its author, and allowed when it was done?",
    "votes": "One member, one vote: are the results what was voted?",
    "blobs": "Are the texts and rolls that the record names all there?",
    "receipts": "Do the receipts in the folder prove what they say?",
}

ANSWERS: Final[dict[Name, str]] = {
    "policy": (
        "A policy that you brought yourself, with {logs:log} and {witnesses:witness|witnesses}. The published one "
        "names the same log."
    ),
    "checkpoint": "Signed by the log, and by {cosigned:witness|witnesses} of the policy: the quorum that it asks for.",
    "tree": (
        "{entries:entry|entries} in {bundles:bundle} and {tiles:tile} of hashes are, byte for byte, what the "
        "checkpoint is signed for. Tiles of earlier checkpoints beside them: {older}; they agree."
    ),
    "seen": "Every entry that the checkpoint that you kept covers is there unaltered: {entries}.",
    "acts": (
        "{acts:act}, each signed with a key that was enrolled for its author at that moment; each was allowed by the "
        "rules of procedure at its instant, and none stands there twice."
    ),
    "votes": (
        "{ballots:locked ballot}, {open:open ballot}, {void:void ballot}. {casts:vote} cast, by members on the roll "
        "with their voting keys or by two tellers: {counted} counted, at most one for each member in a ballot, and "
        "{changed} replaced by their members before the lock. Every sealed vote that is due has been opened and "
        "matches what was signed; every tally and outcome was computed anew."
    ),
    "blobs": (
        "{blobs:file}, matching the hashes that name them; among them {texts:version} of texts and {rolls:roll} of "
        "voters. Those that follow from acts were derived anew."
    ),
    "receipts": "{receipts:receipt}, leading to the entries beside them under checkpoints of this record.",
}

UNWITNESSED: Final = (
    "Signed by the log itself. The policy names no witnesses, so a log that shows different records to different "
    "people is found out only when they compare: keep this checkpoint, and give it with --seen the next time."
)
HANDED: Final = (
    "Nobody but the record itself: no policy was given from outside, so the one that came with the record was "
    "believed. Whoever made the record could have made that policy too. Ask for the policy by another way and give it "
    "with --policy."
)
UNCHECKED: Final = "Not established, because the check ended before."
_MARKS: Final[dict[State, str]] = {"holds": "  holds ", "fails": "  FAILS ", "unchecked": "      – "}
_WIDTH: Final = 100
_INDENT: Final = " " * 10


class _Number(int):
    """A count as sentences have it: `{n:vote}` gives "1 vote" and "2 votes", `{n:entry|entries}` "2 entries"."""

    def __format__(self, noun: str) -> str:
        one, _, many = noun.partition("|")
        return f"{int(self)} {one if self == 1 else many or one + 's'}" if noun else str(int(self))


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the check ended and why.

    Args:
        why: in words.
        entry: the index of the first entry that fails, where it is an entry.
        file: the file in which that is found, where it is one.
    """

    why: str
    entry: int | None = None
    file: str | None = None

    def __str__(self) -> str:
        place = [f"entry {self.entry}"] if self.entry is not None else []
        place += [self.file] if self.file is not None else []
        return f"{', '.join(place)}: {self.why}" if place else self.why


class Broken(BadProof):
    """Something does not hold: raised where it is found, caught by `verify`.

    Args:
        section: what it belongs to.
        failure: where and why.
    """

    def __init__(self, section: Name, why: str, *, entry: int | None = None, file: str | None = None) -> None:
        self.section: Final = section
        named = (
            None if file is None else file.encode(errors="backslashreplace").decode()
        )  # names of files may be any bytes
        self.failure: Final = Failure(why, entry, named)
        super().__init__(str(self.failure))


class Section(msgspec.Struct):
    """One thing that the verifier establishes: what was checked, how much of it, and what fails first."""

    name: Name
    question: str
    state: State = "unchecked"
    answer: str = UNCHECKED
    counts: dict[str, int] = {}
    failure: Failure | None = None

    def close(self) -> None:
        """Says that it holds, with what was counted."""
        self.state = "holds"
        self.answer = ANSWERS[self.name].format(**{name: _Number(count) for name, count in self.counts.items()})


class Decided(msgspec.Struct, frozen=True):
    """A locked ballot as it was counted anew; `explained` names the sentences of its outcome with their figures."""

    entry: int
    number: int
    symbol: str
    result: str
    in_favour: int
    against: int
    abstaining: int
    not_voting: int
    voting: int
    required: int
    rule: str
    explained: list[tuple[str, dict[str, int | str]]]
    method: str = "recorded"
    tellers: int = 0

    def __str__(self) -> str:
        cited = f" ({self.rule})" if self.rule else ""
        return (
            f"Ballot {self.number} on {self.symbol}: {self.result.replace('_', ' ')}. {self.in_favour} in favour, "
            f"{self.against} against, {self.abstaining} abstaining, {self.not_voting} not voting; "
            f"of {self.voting} present and voting {self.required} were needed{cited}.{self._ground()}"
        )

    def _ground(self) -> str:
        """What the figures rest on, where they are not proved by votes that were opened."""
        if self.method == "roll_call":
            return " By roll-call: every answer is an act of its member."
        if self.method == "show_of_hands":
            by = "the chair and two tellers" if self.tellers else "the chair"
            return f" By show of hands, counted by {by}: attested, not proved."
        if self.method == "non_recorded":
            return " Not recorded: who voted is proved; how they voted is attested by two tellers, and not proved."
        return ""


class Report(msgspec.Struct):
    """Everything that the verifier says of a record."""

    source: str
    trust: Trust
    sections: list[Section]
    origin: str = ""
    size: int = 0
    ballots: list[Decided] = []
    notes: list[str] = []

    @property
    def holds(self) -> bool:
        """Whether everything does."""
        return all(section.state == "holds" for section in self.sections)

    @property
    def first(self) -> Failure | None:
        """What fails first: what is of the whole record, then the earliest entry."""
        failures = [section.failure for section in self.sections if section.failure is not None]
        return min(failures, key=lambda failure: -1 if failure.entry is None else failure.entry, default=None)

    def fail(self, broken: Broken) -> None:
        """Notes in its section what does not hold."""
        section = self.section(broken.section)
        section.state, section.failure, section.answer = "fails", broken.failure, broken.failure.why

    def section(self, name: Name) -> Section:
        """The section of this name."""
        return next(section for section in self.sections if section.name == name)


def new_report(source: str, trust: Trust, without: set[Name]) -> Report:
    """A report in which nothing is established yet.

    Args:
        source: what the record's place is called.
        trust: where the policy comes from.
        without: what there is no occasion to ask.
    """
    sections = [Section(name, question, counts={}) for name, question in QUESTIONS.items() if name not in without]
    return Report(source=source, trust=trust, sections=sections, ballots=[], notes=[])


def as_json(report: Report) -> str:
    """The report for programs."""
    told = {"holds": report.holds, "first": report.first, **msgspec.to_builtins(report)}
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()


def as_text(report: Report) -> str:
    """The report for people."""
    lines = [f"The record in {report.source}"]
    if report.origin:
        lines.append(f"{report.origin}, {report.size} entries")
    for section in report.sections:
        lines += ["", f"{_MARKS[section.state]}  {section.question}", *_wrapped(_said(section))]
        if section.name == "votes":
            for ballot in report.ballots:
                lines += _wrapped(str(ballot))
    for note in report.notes:
        lines += ["", *_wrapped(f"Note: {note}")]
    text = "\n".join([*lines, "", *textwrap.wrap(_verdict(report), _WIDTH)])
    return "".join(char if char == "\n" or char.isprintable() else "\ufffd" for char in text)  # a terminal obeys some


def _said(section: Section) -> str:
    return str(section.failure) if section.failure is not None else section.answer


def _verdict(report: Report) -> str:
    if not report.holds:
        return f"THIS RECORD DOES NOT HOLD. First failure: {report.first or 'the check was not completed'}"
    if report.trust == "handed":
        return "Everything holds, if the policy that came with the record is the right one."
    return "Everything holds."


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
