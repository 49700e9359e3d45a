"""Akoma Ntoso 3.0 read into a text: ours back as it was, others' as far as a text can hold it.

The parser resolves no entity, fetches nothing and takes no document type declaration; a document in another namespace
(the drafts of the standard have `…/WD17`) is refused, for its elements mean other things. Elements that no text can
hold are remarked with their place and words. Ids are kept where `wId` holds one of ours; others' paragraphs get new
ones.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct

from deliberation.core import numbering
from deliberation.core.text import Annex, Clause, ClauseKind, Language, Part, Text, kind_at_top, walk
from deliberation.documents.akn_inline import Inlines, collapsed, language_of, local, place_of, words_in
from deliberation.documents.akn_meta import LANGUAGES, NAMESPACE, Element
from deliberation.documents.endings import strip_endings
from deliberation.documents.outline import Ids
from deliberation.documents.remarks import CLAUSES_MAX, LEVELS_MAX, Read, Remarks, unreadable, unsafe

_TEXTS: Final = ("statement", "act", "bill", "doc")
_SECTIONS: Final = frozenset({
    "section", "part", "chapter", "title", "article", "book", "tome", "division", "subdivision", "subsection",
    "subpart", "subchapter", "subtitle", "hcontainer",
})  # fmt: skip
_PARAGRAPHS: Final = frozenset({"paragraph", "clause", "rule", "proviso", "transitional", "recital", "citation"})
_POINTS: Final = frozenset({
    "point", "subparagraph", "subclause", "indent", "alinea", "item", "sublist", "subrule", "paragraph", "li",
})  # fmt: skip
_LISTS: Final = frozenset({"list", "blockList", "ol", "ul"})
_WORDS: Final = frozenset({"p", "block", "listIntroduction", "heading", "docTitle", "crossHeading", "span"})
_THROUGH: Final = frozenset({"content", "intro", "container", "recitals", "citations", "div", "blockContainer", "li"})
_ID: Final = re.compile(r"[a-z0-9]{6,32}")


class _Found(Struct):
    """A paragraph while it is read: its words in pieces, and what stands below it."""

    element: Element
    kind: ClauseKind
    num: str = ""
    words: list[str] = []
    opening: int = 0
    children: list["_Found"] = []


def read_akn(raw: bytes) -> Read:
    """A text from an Akoma Ntoso document.

    Raises:
        Refusal: `file_unsafe` for a document type declaration; `file_unreadable` for what is no XML, no Akoma Ntoso
            3.0, no document with a text, or too large.
    """
    root = parse(raw)
    document = next((child for child in root if local(child) in _TEXTS), None)
    if document is None:
        if root.find(f"{{{NAMESPACE}}}amendment") is not None:
            unreadable("an_amendment")
        unreadable("document_type", found=", ".join(local(child) for child in root) or "nothing")
    return _Reader(document, raw).read()


def parse(raw: bytes) -> Element:
    """The root of an Akoma Ntoso document, parsed without entities, network or declarations.

    Raises:
        Refusal: as `read_akn`.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        unsafe("doctype")
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as fault:
        unreadable("xml", line=fault.lineno or 0)
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding in which the bytes did not show it
        unsafe("doctype")
    name = etree.QName(root)
    if name.localname != "akomaNtoso":
        unreadable("not_akn", found=name.localname)
    if name.namespace != NAMESPACE:
        unreadable("namespace", found=name.namespace or "none", expected=NAMESPACE)
    return root


def read_paragraph(element: Element, kind: ClauseKind, seed: bytes) -> Clause:
    """A paragraph that stands alone, as an amendment quotes it, without footnotes.

    Args:
        seed: what new ids are made from.

    Raises:
        Refusal: `file_unreadable` for too many sub-paragraphs or levels.
    """
    return _Reader(element, seed).alone(kind)


class _Reader:
    """Reads one document, or one paragraph."""

    def __init__(self, document: Element, raw: bytes) -> None:
        self._document: Final = document
        self._remarks: Final = Remarks()
        self._ids: Final = Ids(raw)
        self._inlines: Final = Inlines(document, self._remarks)
        self._by_element: Final[dict[Element, str]] = {}
        self._used: Final[set[str]] = set()
        self._count = 0
        self._named: Final[list[tuple[str, str, Element]]] = []

    def read(self) -> Read:
        """The text and what was remarked."""
        document, (title, spoken) = self._document, self._title()
        preamble = self._part(self._children("preamble"), "preamble")
        operative = self._part(self._children("mainBody", "body"), "operative")
        attachments = document.iterfind(f"{{{NAMESPACE}}}attachments/{{{NAMESPACE}}}attachment")
        annexes = [self._annex(each) for each in attachments]
        for tag in ("coverPage", "conclusions", "components"):
            for each in document.iterfind(f"{{{NAMESPACE}}}{tag}"):
                self._remark("front_matter" if tag == "coverPage" else "closing", each)
        notes = self._inlines.notes(self._id)
        text = Text(title, preamble, operative, tuple(annexes), notes, self._language(), spoken)
        text = self._inlines.resolved(text, self._eids())
        text = strip_endings(text)
        self._remark_numbers(text)
        return Read(text, self._remarks.all())

    def alone(self, kind: ClauseKind) -> Clause:
        """The one paragraph that there is to read."""
        clause = self._clause(self._paragraph(self._document, kind, 0))
        text = self._inlines.resolved(Text("…", (), (clause,)), self._eids())
        return strip_endings(text).operative[0]

    def _language(self) -> Language:
        codes = {code: language for language, code in LANGUAGES.items()}
        found = self._document.find(f".//{{{NAMESPACE}}}FRBRlanguage")
        code = "" if found is None else found.get("language", "")
        if code not in codes:
            self._remarks.add("language", "meta", code)
        return codes.get(code, "en")

    def _title(self) -> tuple[str, Language | None]:
        """The title, and its language where that is not the text's."""
        preface = self._document.find(f"{{{NAMESPACE}}}preface")
        titles = [] if preface is None else list(preface.iter(f"{{{NAMESPACE}}}docTitle", f"{{{NAMESPACE}}}longTitle"))
        for paragraph in [] if preface is None else preface.iter(f"{{{NAMESPACE}}}p"):
            inside = [each for each in paragraph.iter() if each in titles[:1]]
            rest = words_in(paragraph)
            if inside:
                rest = collapsed(rest.replace(words_in(inside[0]), "", 1))
            if rest:
                self._remarks.add("front_matter", place_of(paragraph), rest)
        if not titles:
            self._remarks.add("no_title", "preface")
            return "…", None
        return self._inlines.words(titles[0]).words or "…", language_of(titles[0])

    def _children(self, *tags: str) -> list[Element]:
        return [child for each in self._document if local(each) in tags for child in each]

    def _part(self, elements: Iterable[Element], part: Part) -> tuple[Clause, ...]:
        return tuple(self._clause(found) for found in self._top(elements, kind_at_top(part)))

    def _top(self, elements: Iterable[Element], kind: ClauseKind) -> Iterator[_Found]:
        """What stands at the top of a part: headings and paragraphs, sections opened."""
        for each in elements:
            tag = local(each)
            if tag == "formula":
                self._remark("formula", each)
            elif tag in _SECTIONS:
                yield from self._section(each, kind)
            elif tag == "crossHeading" and each.get("refersTo") == "#preamble":
                self._remark("preambular_inside", each)
                yield self._paragraph(each, kind, 0)
            elif tag == "crossHeading" or each.get("name") == "heading":
                yield self._heading(each, [child for child in each if local(child) in _WORDS] or [each])
            elif tag in ("recitals", "citations", "div", "list") and not each.get("name"):
                yield from self._top(each, kind)
            elif tag in _PARAGRAPHS | _POINTS | _LISTS | _WORDS | {"container"}:
                if self._says_something(each):
                    yield self._paragraph(each, kind, 0)
            else:
                self._remark("not_held", each)

    def _section(self, section: Element, kind: ClauseKind) -> Iterator[_Found]:
        """A section is its heading and what follows it."""
        head = [child for child in section if local(child) in ("num", "heading", "subheading")]
        if head:
            yield self._heading(section, head)
        yield from self._top([child for child in section if child not in head], kind)

    def _heading(self, above: Element, parts: list[Element]) -> _Found:
        """A heading, its number before its words."""
        shown = [self._inlines.words(part) for part in parts]
        words = " ".join(part.words for part in shown if part.words)
        return _Found(above, "heading", words=[words or "…"], opening=shown[0].opening)

    def _paragraph(self, above: Element, kind: ClauseKind, level: int) -> _Found:
        """A paragraph with what stands below it."""
        if level > LEVELS_MAX:
            unreadable("too_deep", limit=LEVELS_MAX, place=place_of(above))
        self._count += 1
        if self._count > CLAUSES_MAX:
            unreadable("too_many_clauses", limit=CLAUSES_MAX)
        found = _Found(above, kind, words=[], children=[])
        if local(above) in _WORDS:
            self._say(found, above)
        else:
            self._into(found, above, level)
        return found

    def _into(self, found: _Found, above: Element, level: int) -> None:
        """Takes the words and the sub-paragraphs of an element, in order."""
        for child in above:
            tag = local(child)
            if tag == "num":
                found.num = words_in(child)
            elif tag in _WORDS:
                if found.children and self._says_something(child):
                    self._remark("after_list", child)
                self._say(found, child)
            elif tag in _LISTS or tag in _THROUGH:
                self._into(found, child, level)
            elif tag in _POINTS:
                found.children.append(self._paragraph(child, "sub_paragraph", level + 1))
            elif tag in ("wrapUp", "listWrapUp"):
                self._remark("after_list", child)
            else:
                self._remark("not_held", child)

    def _say(self, found: _Found, element: Element) -> None:
        shown = self._inlines.words(element)
        if not found.words:
            found.opening = shown.opening
        elif shown.words:
            self._remark("joined", element)
        if shown.words:
            found.words.append(shown.words)

    def _clause(self, found: _Found) -> Clause:
        id = self._id(found.element)
        words = " ".join(found.words)
        if not words:
            self._remarks.add("empty", place_of(found.element), found.num)
            words = "…"
        if found.num or found.kind != "heading":
            self._named.append((id, found.num, found.element))
        children = tuple(self._clause(child) for child in found.children)
        return Clause(id, found.kind, words, found.opening, children, language_of(found.element))

    def _annex(self, attachment: Element) -> Annex:
        id = self._id(attachment)
        document = next((child for child in attachment if local(child) in _TEXTS), None)
        if document is None:
            self._remark("not_held", attachment)
            return Annex(id, "…")
        title = document.find(f".//{{{NAMESPACE}}}docTitle")
        heading = attachment.find(f"{{{NAMESPACE}}}heading")
        named = next((each for each in (title, heading) if each is not None), None)
        words = "" if named is None else self._inlines.words(named).words
        elements = [child for each in document if local(each) in ("preamble", "mainBody", "body") for child in each]
        return Annex(id, words or "…", self._part(elements, "annex"), None if named is None else language_of(named))

    def _id(self, element: Element) -> str:
        """Our id where the element has one, kept once; otherwise a new one."""
        id = element.get("wId", "")
        if not _ID.fullmatch(id) or id in self._used:
            id = self._ids.new()
        self._used.add(id)
        self._by_element[element] = id
        return id

    def _eids(self) -> Mapping[str, str]:
        return {eid: id for element, id in self._by_element.items() if (eid := element.get("eId"))}

    def _remark_numbers(self, text: Text) -> None:
        printed = numbering.marks(text)
        words = {place.clause.id: place.clause.text for place in walk(text)}
        for id, num, element in self._named:
            now = printed.get(id, "")
            if num and num.strip() != now:
                code = "renumbered" if now else "unnumbered"
                self._remarks.add(code, place_of(element), words[id], was=num, now=now)

    def _says_something(self, element: Element) -> bool:
        return words_in(element) != ""

    def _remark(self, code: str, element: Element) -> None:
        self._remarks.add(code, place_of(element), words_in(element))
