"""The record of one vote (P-103): every member's vote once, and from it the lists, the totals and the sentence.

Whatever shows the vote, a sheet, a file or the metadata of a resolution, is made of one `Voting`; nothing is counted
or listed a second time. The sentences are those of the United Nations: "Adopted by a recorded vote of 29 to 13, with
5 abstentions."
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from deliberation.core.outcome import Outcome, Tally
from deliberation.core.text import Language
from deliberation.core.voting import Choice
from deliberation.documents.forms import form, listed, plural
from deliberation.errors import BadProof

Mark = Literal["in_favour", "against", "abstaining", "not_voting"]
MARKS: Final[tuple[Mark, ...]] = ("in_favour", "against", "abstaining", "not_voting")
"""The four categories of P-79, in the order in which they are listed."""
SIGNS: Final[Mapping[Mark, str]] = {"in_favour": "Y", "against": "N", "abstaining": "A", "not_voting": ""}
"""What is printed beside a member's name."""
_UNDECIDED: Final = {"second_vote_within_48h": "second-vote"}


class Position(Struct, frozen=True):
    """A member and its vote; `name` is in the language of the document."""

    member: str
    name: str
    vote: Mark


class Intended(Struct, frozen=True):
    """Members that said after the vote how they had meant to vote: a note, which changes nothing (P-78)."""

    members: tuple[str, ...]
    choice: Choice


class Voting(Struct, frozen=True):
    """One vote, as it was counted.

    Args:
        positions: every member on the roll, in English alphabetical order; empty where only totals are published.
        method: how the vote was taken.
        intended: what members said later.
    """

    outcome: Outcome
    positions: tuple[Position, ...] = ()
    method: str = "recorded"
    intended: tuple[Intended, ...] = ()

    def of(self, vote: Mark) -> tuple[Position, ...]:
        """The members that voted so, in the order of the roll."""
        return tuple(each for each in self.positions if each.vote == vote)

    def name(self, member: str) -> str:
        """A member's name."""
        return next((each.name for each in self.positions if each.member == member), member)


def voting(
    outcome: Outcome,
    names: Mapping[str, tuple[str, str]],
    choices: Mapping[str, Choice] | None,
    *,
    method: str = "recorded",
    intended: tuple[Intended, ...] = (),
) -> Voting:
    """A vote from its openings.

    Args:
        names: of every member on the roll: in English, which orders them, and in the document's language.
        choices: how each voted that did; None where only totals are published.

    Raises:
        BadProof: the outcome counts otherwise, or one voted who is not on the roll.
    """
    if choices is None:
        return Voting(outcome, method=method, intended=intended)
    if stray := choices.keys() - names.keys():
        raise BadProof(f"{min(stray)} is not on the roll")
    roll = sorted(names, key=lambda member: (alphabetical(names[member][0]), member))
    positions = tuple(Position(member, names[member][1], choices.get(member, "not_voting")) for member in roll)
    made = Voting(outcome, positions, method, intended)
    if tally_of(positions) != outcome.tally:
        raise BadProof("the votes of the members are not those that the outcome counts")
    return made


def tally_of(positions: Iterable[Position]) -> Tally:
    """The totals of the four categories."""
    votes = [each.vote for each in positions]
    return Tally(**{mark: votes.count(mark) for mark in MARKS})


def alphabetical(name: str) -> str:
    """A key for English alphabetical order (P-74): letters with marks stand where a reader looks for them."""
    plain = (sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return "".join(plain).casefold().replace("’", "'")


def sentence(of: Voting, language: Language) -> str:
    """What the vote came to: "Adopted by a recorded vote of 29 to 13, with 5 abstentions."."""
    tally = of.outcome.tally
    by = form(
        "voting-by",
        language,
        method=of.method,
        yes=tally.in_favour,
        no=tally.against or form("voting-none", language),
        abstaining=tally.abstaining,
        abstentions=plural(tally.abstaining, language) if tally.abstaining else "none",
    )
    result = of.outcome.result
    return form(f"voting-{_UNDECIDED.get(result, result).replace('_', '-')}", language, by=by)


def lists(of: Voting, language: Language, marks: Sequence[Mark] = MARKS[:3]) -> list[tuple[Mark, str, str]]:
    """Who voted in favour, against and abstained: the category, its heading with the total, and the names.

    A category that nobody is in says so; there are none where only totals are published.
    """
    found: list[tuple[Mark, str, str]] = []
    for mark in marks if of.positions else ():
        names = [each.name for each in of.of(mark)]
        said = comma(language).join(names) or form("voting-nobody", language)
        found.append((mark, heading(mark, len(names), language), said))
    return found


def heading(mark: Mark, count: int, language: Language) -> str:
    """"In favour (29):"."""  # fmt: skip
    return form("voting-list", language, choice=form(f"voting-{mark.replace('_', '-')}", language), count=count)


def notes(of: Voting, language: Language) -> list[str]:
    """What members said after the vote, one sentence for each choice (P-78)."""
    return [
        form(
            "voting-intended",
            language,
            names=listed([of.name(member) for member in each.members], language),
            count="one" if len(each.members) == 1 else "other",
            choice=each.choice,
        )
        for each in of.intended
    ]


def grounds(outcome: Outcome, language: Language) -> list[str]:
    """The figures that decided, each with its rule: what was required, and the quorum."""
    required = form(
        "voting-required",
        language,
        voting=outcome.voting,
        required=outcome.required,
        rule=_cited(outcome.rule, outcome.provision),
    )
    quorum = form(
        "voting-quorum",
        language,
        quorum=outcome.quorum,
        present=outcome.present,
        members=outcome.members,
        rule=_cited(outcome.quorum_rule, outcome.quorum_provision),
    )
    return [required, quorum]


def closing(of: Voting, language: Language) -> list[str]:
    """The lines below a resolution: the sentence in square brackets, then the three lists."""
    said = sentence(of, language)
    named = lists(of, language)
    if not named:
        return [f"[{said}]"]
    follows = form("voting-follows", language)
    gap = "" if language == "zh" else " "
    return [f"[{said}{gap}{follows}]", *(f"{head} {names}" for _, head, names in named), *notes(of, language)]


def comma(language: Language) -> str:
    """What stands between the names of a list."""
    return {"ar": "، ", "zh": "、"}.get(language, ", ")


def _cited(rule: str, provision: str) -> str:
    return f"{rule}; {provision}" if rule else provision
