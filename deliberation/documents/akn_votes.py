"""Votes in an Akoma Ntoso document: figures in its metadata, and in its conclusions who voted how (P-79, P-103).

The metadata has quorum and counts of each vote as `parliamentary`; in the conclusions each member is an organization.
Every figure is that of the outcome, which is decided once (`core/outcome.py`); the words that they refer to are
introduced as concepts, so that a program knows what was counted. A count points to the list of the members that it
counts.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from deliberation.core.outcome import Outcome
from deliberation.core.text import Language
from deliberation.documents import voting
from deliberation.documents.akn_meta import NAMESPACE, Element, element
from deliberation.documents.forms import form
from deliberation.documents.voting import MARKS, Mark, Voting

_CONCEPTS: Final = {
    "quorum": "quorum", "present": "members present", "members": "majority of the members",
    "quorum_present": "quorum present", "quorum_not_present": "quorum not present",
    "recorded": "recorded vote", "roll_call": "roll-call vote", "show_of_hands": "show of hands",
    "non_recorded": "non-recorded vote", "simple": "simple majority of the members present and voting",
    "two_thirds": "two thirds of the members present and voting",
    "one_third": "one third of the members present and voting",
    "in_favour": "in favour", "against": "against", "abstaining": "abstaining", "not_voting": "not voting",
    "adopted": "adopted", "rejected": "rejected", "not_adopted": "not adopted", "no_decision": "no decision",
    "second_vote_within_48h": "a second vote is taken",
    "ruling_stands": "the ruling stands", "ruling_overruled": "the ruling is overruled", "invalid": "invalid",
}  # fmt: skip
"""What figures and outcomes refer to, in the words of the glossary (section (f)); a word of the rules stands for
itself."""


def write_votes(meta: Element, votes: Sequence[Voting]) -> None:
    """Adds the votes to the analysis of a document, and what they refer to to its references.

    Args:
        meta: with its `references`; the analysis is made where there is none.
        votes: in the order in which they were taken.
    """
    if not votes:
        return
    analysis = analysis_of(meta)
    parliamentary = element(analysis, "parliamentary")
    for number, vote in enumerate(votes, 1):
        _quorum(parliamentary, vote.outcome, number)
        _voting(parliamentary, vote, number)
    pointed = (each.get(key, "") for each in parliamentary.iter() for key in ("refersTo", "outcome"))
    named = dict.fromkeys(value.removeprefix("#vote_") for value in pointed if value)
    references = meta.find(f"{{{NAMESPACE}}}references")
    assert references is not None
    _introduce(references, votes)
    for name in named:
        href = f"/akn/ontology/concept/un/{name}"
        shown = _CONCEPTS.get(name, name.replace("_", " "))
        element(references, "TLCConcept", eId=f"vote_{name}", href=href, showAs=shown)


def write_lists(above: Element, votes: Sequence[Voting], language: Language) -> None:
    """Adds the conclusions with each vote in words: the sentence, the three lists, who did not vote, and notes.

    Args:
        above: the document; its conclusions are made where there are none.
        votes: as for `write_votes`.
    """
    if not votes:
        return
    conclusions = above.find(f"{{{NAMESPACE}}}conclusions")
    if conclusions is None:
        conclusions = element(above, "conclusions")
    for number, vote in enumerate(votes, 1):
        box = element(conclusions, "container", name="voting", eId=f"votes_{number}")
        element(box, "p", voting.sentence(vote, language))
        for mark in MARKS if vote.positions else ():
            _list(box, vote, mark, number, language)
        for note in voting.notes(vote, language):
            element(box, "p", note)


def analysis_of(meta: Element) -> Element:
    """The analysis in the metadata, which the schema has right after the identification."""
    analysis = meta.find(f"{{{NAMESPACE}}}analysis")
    if analysis is None:
        analysis = etree.Element(f"{{{NAMESPACE}}}analysis", {"source": "#secretariat"})
        meta.insert(1, analysis)
    return analysis


def _introduce(references: Element, votes: Sequence[Voting]) -> None:
    """The members that voted, where sponsors among them are not introduced already; organizations come first."""
    known = {each.get("eId") for each in references}
    last = max((at for at, each in enumerate(references) if str(each.tag).endswith("TLCOrganization")), default=-1)
    members = {_code(each.member): each.name for vote in votes for each in vote.positions}
    new = (code for code in sorted(members) if code not in known)
    for at, code in enumerate(new, last + 1):
        facts = {"eId": code, "href": f"/akn/ontology/organization/un/{code}", "showAs": members[code]}
        references.insert(at, etree.Element(f"{{{NAMESPACE}}}TLCOrganization", facts))


def _list(box: Element, vote: Voting, mark: Mark, number: int, language: Language) -> None:
    """One list; its words are the heading, then the names with what stands between them."""
    members = vote.of(mark)
    facts = {"eId": _list_id(number, mark), "refersTo": f"#vote_{mark}"}
    line = element(box, "p", f"{voting.heading(mark, len(members), language)} ", **facts)
    if not members:
        line.text = f"{line.text}{form('voting-nobody', language)}"
    for at, each in enumerate(members):
        name = f"votes_{number}__{_code(each.member)}"
        named = element(line, "organization", each.name, eId=name, refersTo=f"#{_code(each.member)}")
        named.tail = voting.comma(language) if at < len(members) - 1 else None


def _list_id(number: int, mark: Mark) -> str:
    return f"votes_{number}__{mark}"


def _code(member: str) -> str:
    return member.lower()


def _quorum(above: Element, outcome: Outcome, number: int) -> None:
    found = "quorum_present" if outcome.present >= outcome.quorum else "quorum_not_present"
    facts = {"eId": f"qver_{number}", "refersTo": "#vote_quorum", "outcome": f"#vote_{found}"}
    verified = element(above, "quorumVerification", **facts)
    _figure(verified, "quorum", f"qver_{number}__quorum_1", "members", outcome.quorum)
    _figure(verified, "count", f"qver_{number}__count_1", "present", outcome.present)


def _voting(above: Element, vote: Voting, number: int) -> None:
    outcome = vote.outcome
    facts = {"eId": f"voting_{number}", "refersTo": f"#vote_{vote.method}", "outcome": f"#vote_{outcome.result}"}
    taken = element(above, "voting", **facts, href=f"#votes_{number}")
    _figure(taken, "quorum", f"voting_{number}__quorum_1", outcome.question.majority, outcome.required)
    for index, (name, count) in enumerate(_counts(vote), 1):
        figure = _figure(taken, "count", f"voting_{number}__count_{index}", name, count)
        if vote.positions:
            figure.set("href", f"#{_list_id(number, name)}")


def _counts(vote: Voting) -> Iterator[tuple[Mark, int]]:
    tally = vote.outcome.tally
    yield "in_favour", tally.in_favour
    yield "against", tally.against
    yield "abstaining", tally.abstaining
    yield "not_voting", tally.not_voting


def _figure(above: Element, tag: str, name: str, concept: str, value: int) -> Element:
    return element(above, tag, eId=name, refersTo=f"#vote_{concept}", value=str(value))
