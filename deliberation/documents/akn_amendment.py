"""An amendment as an Akoma Ntoso document: what it asks for, in sentences and as modifications that programs read.

Each change is a sentence (`instructions.py`) in which the words that go and the words that come are marked, and a
`textualMod` that names the place of the draft by its IRI and `eId`.
"""

from typing import Final

from deliberation.core import markup
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
from deliberation.core.text import Text, walk
from deliberation.documents.akn import Writer, append, serialised
from deliberation.documents.akn_meta import NAMESPACE, About, Element, element, expression_iri, new_document, write_meta
from deliberation.documents.forms import form
from deliberation.documents.instructions import instructions

_TYPES: Final[dict[type[Change], str]] = {
    DeleteClause: "repeal", InsertClause: "insertion", InsertAnnex: "insertion", InsertNote: "insertion",
    MoveClause: "renumbering", SplitClause: "split",
}  # fmt: skip


def write_amendment(
    changes: tuple[Change, ...], base: Text, amended: Text, about: About, draft: About, explanation: str = ""
) -> bytes:
    """An amendment as an Akoma Ntoso document.

    Args:
        changes: what it changes.
        base: the version that it was made to.
        amended: that version with the amendment.
        about: what the amendment is.
        draft: what the draft is, in the version `base`.
        explanation: its sponsors' remarks, which are no part of the text.
    """
    root = new_document()
    amendment = element(root, "amendment", name="amendment", contains="originalVersion")
    meta = write_meta(amendment, about, base.language, "amendment/amendment")
    _preface(amendment, about, draft, base)
    body = element(amendment, "amendmentBody")
    writer = _Changes(base, amended, draft)
    analysis = element(meta, "analysis", source="#secretariat")
    meta.insert(1, analysis)  # the schema has it before the references
    modifications = element(analysis, "activeModifications")
    sentences = instructions(changes, base, amended, base.language)
    for index, (change, sentence) in enumerate(zip(changes, sentences, strict=True), 1):
        writer.content(body, change, sentence, index)
        writer.modification(modifications, change, index)
    if explanation:
        element(element(body, "amendmentJustification"), "p", explanation)
    references = meta.find(f"{{{NAMESPACE}}}references")
    assert references is not None
    iri = f"{expression_iri(draft, base.language)}/!main"
    references.insert(0, element(references, "original", eId="original_1", href=iri, showAs=draft.symbol))
    return serialised(root)


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

    def content(self, body: Element, change: Change, sentence: str, index: int) -> None:
        """The sentence of a change, what it takes out and brings in marked."""
        name = f"amendContent_{index}"
        element(element(body, "amendmentHeading", eId=f"amendHeading_{index}"), "p", self._heading(change))
        line = element(element(body, "amendmentContent", eId=name), "p")
        mod = element(line, "mod", eId=f"{name}__mod_1")
        rest = sentence
        for number, words in enumerate(self._quoted(change), 1):
            before, found, after = rest.partition(words) if words else (rest, "", "")
            if not found:
                continue
            append(mod, before)
            element(mod, "quotedText", words, eId=f"{name}__mod_1__qtext_{number}")
            rest = after
        append(mod, rest)
        if isinstance(change, InsertClause):
            quoted = element(mod, "quotedStructure", eId=f"{name}__mod_1__qstr_1")
            self._structure(quoted, change)

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
        for each in above.iter():  # names of the draft; here they would stand twice
            if "eId" in each.attrib and each is not above:
                each.set("eId", f"{above.get('eId')}__{each.get('eId')}")

    def _quoted(self, change: Change) -> tuple[str, ...]:
        """The words that go and that come, as the sentence has them, in its order."""
        if not isinstance(change, ReplaceWords):
            return ()
        old, new = (markup.shown(words, self._labels, {}).strip() for words in (change.old, change.new))
        return old, new

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

    def modification(self, above: Element, change: Change, index: int) -> None:
        """A change for programs."""
        kind = _TYPES.get(type(change)) or ("substitution" if change.old else "insertion")  # type: ignore[union-attr]
        mod = element(above, "textualMod", type=kind, eId=f"amod_{index}")
        name = f"#amendContent_{index}__mod_1"
        element(mod, "source", href=name)
        eid = self._old.eids.get(self._place(change))
        destination = element(mod, "destination", href=f"{self._draft}~{eid}" if eid else self._draft)
        if isinstance(change, InsertClause) and change.after:
            destination.set("pos", "after")
        if isinstance(change, InsertClause):
            element(mod, "new", href=f"{name}__qstr_1")
