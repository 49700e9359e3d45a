"""Amendments as Akoma Ntoso documents, one or a list: what each asks for, in sentences and for programs.

Each change is a sentence (`instructions.py`) in which the words that go and the words that come are marked, and a
`textualMod` that names the place of the draft by its IRI and `eId`; in it the change stands once more as our record has
it, from which `akn_amendment_in.py` reads it back.
"""

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree
from msgspec import Struct

from deliberation.core import canonical, markup
from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.text import Language, Text, text_hash, walk
from deliberation.documents.akn import Writer, append, serialised
from deliberation.documents.akn_meta import NAMESPACE, About, Element, element, expression_iri, new_document, write_meta
from deliberation.documents.akn_votes import analysis_of, write_lists, write_votes
from deliberation.documents.forms import form
from deliberation.documents.instructions import instructions

_OURS: Final = "urn:deliberation:amendment"
CHANGE: Final = f"{{{_OURS}}}change"
"""Holds a change in its canonical form; foreign to Akoma Ntoso, whose schema lets a modification hold such things."""
BASE: Final = f"{{{_OURS}}}text"
"""On the reference to the draft: the hash of the version that the changes are anchored to."""
_OPENS, _CLOSES = "(?<=[“”«„「])[\\s\u00a0\u202f]?", "(?=[\\s\u00a0\u202f]?[”“»」])"
"""Around the words that a sentence quotes, in each language."""
_TYPES: Final[dict[type[Change], str]] = {
    DeleteClause: "repeal", InsertClause: "insertion", InsertAnnex: "insertion", InsertNote: "insertion",
    MoveClause: "renumbering", SplitClause: "split",
}  # fmt: skip


class Amending(Struct, frozen=True):
    """An amendment alone.

    Args:
        changes: what it changes.
        base: the version that it was made to.
        amended: that version with the amendment.
        about: what the amendment is.
        draft: what the draft is, in the version `base`.
        explanation: its sponsors' remarks, which are no part of the text.
    """

    changes: tuple[Change, ...]
    base: Text
    amended: Text
    about: About
    draft: About
    explanation: str = ""


def write_amendment(of: Amending) -> bytes:
    """An amendment as an Akoma Ntoso document."""
    root = new_document()
    _add(root, of)
    return serialised(root)


def write_list(about: About, draft: About, amendments: Sequence[Amending], language: Language) -> bytes:
    """Amendments as an `amendmentList`: what they amend, then each as a document of its own.

    Args:
        about: what the list is.
        draft: the draft in the version in force.
        amendments: in the order in which they are listed.
        language: that of the list.
    """
    root = new_document()
    listed = element(root, "amendmentList", name="amendmentList", contains="originalVersion")
    write_meta(listed, about, language, "amendmentList/amendmentList")
    line = element(element(listed, "preface"), "p")
    element(line, "docTitle", form("compilation", language, symbol=draft.symbol))
    body = element(listed, "collectionBody")
    iri = f"{expression_iri(draft, language)}/!main"
    component = element(body, "component", eId="component_1")
    element(component, "documentRef", eId="component_1__documentRef_1", href=iri, showAs=draft.symbol)
    for index, each in enumerate(amendments, 2):
        name = f"component_{index}"
        _rename(_add(element(body, "component", eId=name), each), f"{name}__")
    return serialised(root)


def _rename(document: Element, prefix: str) -> None:
    """Begins each name in a document and what points to it with a prefix, for a name stands once in a whole file."""
    names = {f"#{eid}" for each in document.iter() if (eid := each.get("eId"))}
    for each in document.iter():
        for key, value in each.attrib.items():
            if key == "eId":
                each.set(key, f"{prefix}{value!s}")
            elif value in names:
                each.set(key, f"#{prefix}{str(value).removeprefix('#')}")


def _add(above: Element, of: Amending) -> Element:
    """An amendment as a new last child."""
    amendment = element(above, "amendment", name="amendment", contains="originalVersion")
    language = of.base.language
    meta = write_meta(amendment, of.about, language, "amendment/amendment")
    _preface(amendment, of.about, of.draft, of.base)
    body = element(amendment, "amendmentBody")
    writer = _Changes(of.base, of.amended, of.draft)
    modifications = element(analysis_of(meta), "activeModifications")
    write_votes(meta, of.about.votes)
    sentences = instructions(of.changes, of.base, of.amended, language)
    for index, (change, sentence) in enumerate(zip(of.changes, sentences, strict=True), 1):
        pointed = writer.content(body, change, sentence, index)
        writer.modification(modifications, change, index, pointed)
    if of.explanation:
        element(element(body, "amendmentJustification"), "p", of.explanation)
    write_lists(amendment, of.about.votes, language)
    references = meta.find(f"{{{NAMESPACE}}}references")
    assert references is not None
    iri = f"{expression_iri(of.draft, language)}/!main"
    original = element(references, "original", eId="original_1", href=iri, showAs=of.draft.symbol)
    original.set(BASE, text_hash(of.base))
    references.insert(0, original)
    return amendment


def _preface(above: Element, about: About, draft: About, base: Text) -> None:
    line = element(element(above, "preface"), "p")
    element(line, "docNumber", about.symbol).tail = " "
    for index, sponsor in enumerate(about.sponsors):
        last = index == len(about.sponsors) - 1
        element(line, "docProponent", sponsor.name, refersTo=f"#{sponsor.code}").tail = ": " if last else ", "
    element(line, "docTitle", form("amendment", base.language, symbol=draft.symbol))


class _Changes:
    """Writes changes of one base."""

    def __init__(self, base: Text, amended: Text, draft: About) -> None:
        self._old: Final = Writer(base)
        self._new: Final = Writer(amended)
        self._clauses: Final = {place.clause.id: place for place in walk(amended)}
        self._labels: Final = self._new.labels | self._old.labels
        self._draft: Final = f"{expression_iri(draft, base.language)}/!main"

    def content(self, body: Element, change: Change, sentence: str, index: int) -> dict[str, str]:
        """The sentence of a change, what it takes out and brings in marked; the names of these, as `old` and `new`."""
        name = f"amendContent_{index}"
        element(element(body, "amendmentHeading", eId=f"amendHeading_{index}"), "p", self._heading(change))
        line = element(element(body, "amendmentContent", eId=name), "p")
        mod = element(line, "mod", eId=f"{name}__mod_1")
        pointed: dict[str, str] = {}
        rest = sentence
        for tag, words in self._quoted(change).items():
            found = re.search(f"{_OPENS}({re.escape(words)}){_CLOSES}", rest)
            if words and found:
                pointed[tag] = f"{name}__mod_1__qtext_{len(pointed) + 1}"
                append(mod, rest[: found.start(1)])
                element(mod, "quotedText", words, eId=pointed[tag])
                rest = rest[found.end(1) :]
        append(mod, rest)
        if isinstance(change, InsertClause):
            pointed["new"] = f"{name}__mod_1__qstr_1"
            self._structure(element(mod, "quotedStructure", eId=pointed["new"]), change)
        return pointed

    def _structure(self, above: Element, change: InsertClause) -> None:
        """A new clause as it would stand in the text."""
        place = self._clauses.get(change.clause.id)
        clause = change.clause if place is None else place.clause
        if clause.kind == "heading" or place is None:
            self._new.words(element(above, "heading"), clause.text, clause.opening)
        elif place.part == "preamble":
            self._new.container(above, clause)
        else:
            self._new.paragraph(above, clause, "point" if place.above else "paragraph")
        for each in above.iter():  # names of the draft; here they would stand twice, or point to what is not here
            each.attrib.pop("alternativeTo", "")
            if "eId" in each.attrib and each is not above:
                each.set("eId", f"{above.get('eId')}__{each.get('eId')}")

    def _quoted(self, change: Change) -> dict[str, str]:
        """The words that go and that come, as the sentence has them, in its order."""
        if not isinstance(change, ReplaceWords):
            return {}
        said = {"old": change.old, "new": change.new}
        return {tag: markup.shown(words, self._labels, {}).strip() for tag, words in said.items()}

    def _heading(self, change: Change) -> str:
        id = self._place(change)
        return self._labels.get(id, id)

    def _place(self, change: Change) -> str:
        match change:
            case InsertClause() | InsertAnnex():
                return change.after or getattr(change, "parent", None) or TITLE
            case InsertNote():
                return change.note.id
            case _:
                return change.clause

    def modification(self, above: Element, change: Change, index: int, pointed: dict[str, str]) -> None:
        """A change for programs; `pointed` names the words that go and that come."""
        kind = _type_of(change)
        mod = element(above, "textualMod", type=kind, eId=f"amod_{index}")
        name = f"#amendContent_{index}__mod_1"
        source = element(mod, "source", href=name)
        etree.SubElement(source, CHANGE, nsmap={"deliberation": _OURS}).text = canonical.encode(change).decode()
        eid = self._old.eids.get(self._place(change))
        destination = element(mod, "destination", href=f"{self._draft}~{eid}" if eid else self._draft)
        if isinstance(change, InsertClause) and change.after:
            destination.set("pos", "after")
        for tag, quoted in pointed.items():
            element(mod, tag, href=f"#{quoted}")


def _type_of(change: Change) -> str:
    if not isinstance(change, ReplaceWords):
        return _TYPES[type(change)]
    if not change.old:
        return "insertion"
    return "substitution" if change.new else "repeal"
