"""Votes in the metadata of an Akoma Ntoso document: `parliamentary`, with quorum and counts of each vote (P-79).

Every figure is that of the outcome, which is decided once (`core/outcome.py`); the words that they refer to are
introduced as concepts, so that a program knows what was counted.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from deliberation.core.outcome import Outcome
from deliberation.documents.akn_meta import NAMESPACE, Element, element

_CONCEPTS: Final = {
    "quorum": "quorum", "present": "members present", "members": "majority of the members",
    "quorum_present": "quorum present", "quorum_not_present": "quorum not present",
    "recorded_vote": "recorded vote", "simple": "simple majority of the members present and voting",
    "two_thirds": "two thirds of the members present and voting",
    "one_third": "one third of the members present and voting",
    "in_favour": "in favour", "against": "against", "abstaining": "abstaining", "not_voting": "not voting",
    "adopted": "adopted", "rejected": "rejected", "not_adopted": "not adopted", "no_decision": "no decision",
    "second_vote_within_48h": "a second vote is taken",
    "ruling_stands": "the ruling stands", "ruling_overruled": "the ruling is overruled", "invalid": "invalid",
}  # fmt: skip
"""What figures and outcomes refer to, in the words of the glossary (section (f))."""


def write_votes(meta: Element, outcomes: Sequence[Outcome]) -> None:
    """Adds the votes to the analysis of a document, and what they refer to to its references.

    Args:
        meta: with its `references`; the analysis is made where there is none.
        outcomes: of the votes, in the order in which they were taken.
    """
    if not outcomes:
        return
    analysis = analysis_of(meta)
    parliamentary = element(analysis, "parliamentary")
    for number, outcome in enumerate(outcomes, 1):
        _quorum(parliamentary, outcome, number)
        _voting(parliamentary, outcome, number)
    pointed = (each.get(key, "") for each in parliamentary.iter() for key in ("refersTo", "outcome"))
    named = dict.fromkeys(value.removeprefix("#vote_") for value in pointed if value)
    references = meta.find(f"{{{NAMESPACE}}}references")
    assert references is not None
    for name in named:
        href = f"/akn/ontology/concept/un/{name}"
        element(references, "TLCConcept", eId=f"vote_{name}", href=href, showAs=_CONCEPTS[name])


def analysis_of(meta: Element) -> Element:
    """The analysis in the metadata, which the schema has right after the identification."""
    analysis = meta.find(f"{{{NAMESPACE}}}analysis")
    if analysis is None:
        analysis = etree.Element(f"{{{NAMESPACE}}}analysis", {"source": "#secretariat"})
        meta.insert(1, analysis)
    return analysis


def _quorum(above: Element, outcome: Outcome, number: int) -> None:
    found = "quorum_present" if outcome.present >= outcome.quorum else "quorum_not_present"
    facts = {"eId": f"qver_{number}", "refersTo": "#vote_quorum", "outcome": f"#vote_{found}"}
    verified = element(above, "quorumVerification", **facts)
    _figure(verified, "quorum", f"qver_{number}__quorum_1", "members", outcome.quorum)
    _figure(verified, "count", f"qver_{number}__count_1", "present", outcome.present)


def _voting(above: Element, outcome: Outcome, number: int) -> None:
    facts = {"eId": f"voting_{number}", "refersTo": "#vote_recorded_vote", "outcome": f"#vote_{outcome.result}"}
    voting = element(above, "voting", **facts)
    _figure(voting, "quorum", f"voting_{number}__quorum_1", outcome.question.majority, outcome.required)
    for index, name in enumerate(("in_favour", "against", "abstaining", "not_voting"), 1):
        _figure(voting, "count", f"voting_{number}__count_{index}", name, getattr(outcome.tally, name))


def _figure(above: Element, tag: str, name: str, concept: str, value: int) -> None:
    element(above, tag, eId=name, refersTo=f"#vote_{concept}", value=str(value))
