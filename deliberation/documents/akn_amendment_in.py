"""An amendment read out of an Akoma Ntoso document: ours as it was written, others' where what they change is certain.

Each `textualMod` of ours holds its change as programs take it, anchored to the version whose hash the document names.
Others name a place of the draft by its `eId`: a substitution whose words stand there once, a repeal, the insertion of
one paragraph after another are read; anything else is refused with the number of the change, and nothing is guessed.
What is read is judged as a submitted amendment is, so a file can bring nothing that a hand could not.
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import Struct

from deliberation.core import amending, canonical
from deliberation.core.amendment import CHANGES_MAX
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.outline import outline
from deliberation.core.text import Text, text_hash, walk
from deliberation.documents.akn import eids
from deliberation.documents.akn_amendment import BASE, CHANGE
from deliberation.documents.akn_in import parse, read_paragraph
from deliberation.documents.akn_inline import local, words_in
from deliberation.documents.akn_meta import NAMESPACE, Element
from deliberation.documents.remarks import FILE_MAX, unreadable
from deliberation.errors import BadFormat, Refusal

_decoder: Final = msgspec.json.Decoder[Change](Change)


class ReadAmendment(Struct, frozen=True):
    """What a file asks for.

    Args:
        base: the hash of the version that it is made to.
        changes: anchored to that version.
        explanation: why, in the sponsors' words; may be empty.
    """

    base: str
    changes: tuple[Change, ...]
    explanation: str = ""


def read_amendment(raw: bytes, versions: Mapping[str, Text], current: Text) -> ReadAmendment:
    """The changes in an Akoma Ntoso document, each possible in the version that the document was made to.

    Args:
        raw: the file.
        versions: the texts that it may be made to, by their hashes.
        current: what a document amends that names no version by its hash.

    Raises:
        Refusal: `file_too_large`, `file_unsafe`; `file_unreadable`, with `why` `other_base` where it was made to a text
            that is not among the versions, or `change` with the `number` of one that is not certain; what
            `amending.apply` raises for changes that are not possible (P-52).
    """
    if len(raw) > FILE_MAX:
        raise Refusal("file_too_large", limit=FILE_MAX // 2**20)
    root = parse(raw)
    document = root.find(f"{{{NAMESPACE}}}amendment")
    if document is None:
        unreadable("no_amendment", found=", ".join(local(child) for child in root) or "nothing")
    named = next((found for each in document.iter(f"{{{NAMESPACE}}}original") if (found := each.get(BASE))), None)
    base = current if named is None else versions.get(named)
    if base is None:
        unreadable("other_base")
    mods = document.findall(f"{{{NAMESPACE}}}meta/{{{NAMESPACE}}}analysis/*/{{{NAMESPACE}}}textualMod")
    if not 0 < len(mods) <= CHANGES_MAX:
        raise Refusal("bad_amendment", why="changes")
    reader = _Reader(document, base, raw)
    changes = tuple(reader.change(each, number) for number, each in enumerate(mods, 1))
    amending.apply(base, base, changes)
    why = " ".join(words_in(each) for each in document.iter(f"{{{NAMESPACE}}}amendmentJustification"))
    return ReadAmendment(text_hash(base), changes, why)


class _Reader:
    """Reads the modifications of one document, which are made to one version."""

    def __init__(self, document: Element, base: Text, raw: bytes) -> None:
        self._base: Final = base
        self._raw: Final = raw
        self._elements: Final = {f"#{eid}": each for each in document.iter() if (eid := each.get("eId"))}
        self._clauses: Final = {eid: id for id, eid in eids(base).items()}

    def change(self, mod: Element, number: int) -> Change:
        """One modification as a change.

        Raises:
            Refusal: `file_unreadable`.
        """
        own = next(mod.iter(CHANGE), None)
        change = self._foreign(mod, number) if own is None else _decoded(own)
        if change is None:
            unreadable("change", number=number)
        return change

    def _foreign(self, mod: Element, number: int) -> Change | None:
        destination = mod.find(f"{{{NAMESPACE}}}destination")
        href = "" if destination is None else destination.get("href", "")
        eid = href.rpartition("~")[2] if "~" in href else href.rpartition("#")[2]
        clause = self._clauses.get(eid, eid)
        if destination is None or clause not in outline(self._base).words:
            return None
        old, new = (self._pointed(mod, tag) for tag in ("old", "new"))
        match mod.get("type"):
            case "repeal" if old is None:
                return DeleteClause(clause)
            case "repeal" | "substitution" | "replacement":
                return self._reworded(clause, old, new)
            case "insertion" if destination.get("pos") == "after" and new is not None:
                return self._inserted(clause, new, number)
        return None

    def _pointed(self, mod: Element, tag: str) -> Element | None:
        pointer = mod.find(f"{{{NAMESPACE}}}{tag}")
        return None if pointer is None else self._elements.get(pointer.get("href", ""))

    def _reworded(self, clause: str, old: Element | None, new: Element | None) -> ReplaceWords | None:
        words = outline(self._base).words[clause]
        was, now = (None if each is None else words_in(each) for each in (old, new))
        quoted = all(each is None or local(each) == "quotedText" for each in (old, new))
        was = words if was is None and now else was
        if not was or words.count(was) != 1 or not quoted:
            return None
        start = words.index(was)
        return ReplaceWords(clause, start, start + len(was), was, now or "")

    def _inserted(self, after: str, new: Element, number: int) -> InsertClause | None:
        place = next((each for each in walk(self._base) if each.clause.id == after), None)
        alone = len(new) == 1 and local(new) == "quotedStructure"
        if place is None or not alone or next(new.iter(f"{{{NAMESPACE}}}authorialNote"), None) is not None:
            return None
        clause = read_paragraph(new[0], place.clause.kind, f"{number}".encode() + self._raw)
        return InsertClause(after, place.part, clause, place.above[-1] if place.above else place.annex or None)


def _decoded(own: Element) -> Change | None:
    try:
        found: Change = canonical.decode_as((own.text or "").encode(), _decoder)
    except BadFormat:
        return None
    return found
