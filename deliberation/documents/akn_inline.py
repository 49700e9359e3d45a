"""The words in Akoma Ntoso elements: italics, cross-references and footnotes in the middle of them.

Cross-references point to elements that may stand further on, so they are read as they are and resolved at the end.
White space means nothing where the file does not say so, as in HTML.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct, structs

from deliberation.core.text import Clause, Language, Note, Text
from deliberation.documents.akn_meta import LANGUAGES, NAMESPACE, XML_LANG, XML_SPACE, Element
from deliberation.documents.endings import each_clause
from deliberation.documents.remarks import Remarks

_NUMBERED: Final = re.compile(r"note_(\d+)")
_ID: Final = re.compile(r"[a-z0-9]{6,32}")
_HIDDEN: Final = re.compile(r"\{([@^])~(\d+)~\}")
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_PLAIN: Final = frozenset({
    "docTitle", "docNumber", "docType", "docDate", "docProponent", "docPurpose", "docketNumber", "concept", "date",
    "organization", "person", "location", "role", "entity", "term", "def", "inline", "quantity", "quotedText", "num",
    "heading", "object", "event", "process", "time", "session", "shortTitle", "a", "abbr", "remark", "embeddedText",
})  # fmt: skip
"""Elements that say what words are; the words are all that a text holds."""


class Shown(Struct, frozen=True):
    """Words with our marks, and how many of them are opening words."""

    words: str
    opening: int = 0


def language_of(element: Element) -> Language | None:
    """The language that an element says its words are in, where it is one of ours."""
    said = element.get(XML_LANG)
    return next((each for each in LANGUAGES if each == said), None)


def local(element: Element) -> str:
    """An element's name; that of another namespace with its namespace, so that it is never taken for ours."""
    name = etree.QName(element)
    return name.localname if name.namespace == NAMESPACE else name.text


def words_in(element: Element) -> str:
    """All words in an element and those below it, white space as a reader sees it."""
    return collapsed("".join(str(words) for words in element.itertext()))


def place_of(element: Element) -> str:
    """Where an element is: its `eId`, or its line."""
    line: int | None = element.sourceline  # type: ignore[assignment]
    return element.get("eId") or str(line or 0)


def collapsed(words: str) -> str:
    """Words with white space as a reader sees it."""
    return _SPACE.sub(" ", words).strip(" ")


class Inlines:
    """Reads words and gathers the footnotes and references among them."""

    def __init__(self, document: Element, remarks: Remarks) -> None:
        self._remarks: Final = remarks
        self._targets: Final[list[str]] = []
        self._notes: Final[list[Element]] = [
            *document.iter(f"{{{NAMESPACE}}}authorialNote"),
            *document.iterfind(f"{{{NAMESPACE}}}meta/{{{NAMESPACE}}}notes/{{{NAMESPACE}}}note"),
        ]

    def words(self, element: Element) -> Shown:
        """The words of an element."""
        words, opening = self._inside(element)
        if element.get(XML_SPACE) == "preserve":
            return Shown(words, opening)
        return Shown(collapsed(words), len(collapsed(words[:opening])) if opening else 0)

    def _inside(self, element: Element) -> tuple[str, int]:
        """Words and opening: italics are opening words only where nothing stands before them."""
        words, opening = element.text or "", 0
        for child in element:
            tag = local(child)
            inner, _ = self._inside(child) if tag not in ("authorialNote", "noteRef", "ref") else ("", 0)
            if tag == "i" and not words.strip():
                words += inner
                opening = len(words)
            else:
                words += self._piece(child, tag, inner)
            words += child.tail or ""
        return words, opening

    def _piece(self, child: Element, tag: str, inner: str) -> str:
        if tag == "authorialNote":
            return self._sign("^", child.get("eId") or f"#{self._notes.index(child)}")
        if tag == "noteRef":
            return self._sign("^", child.get("href", "").removeprefix("#"))
        if tag == "ref":
            href = child.get("href", "")
            if href.startswith("#") and len(href) > 1:
                return self._sign("@", href[1:])
            return self._inside(child)[0]
        if tag in ("br", "eol", "eop"):
            return " "
        if tag in ("i", "b", "u", "sup", "sub", "span"):
            self._remarks.add("emphasis", place_of(child), inner)
        elif tag not in _PLAIN:
            self._remarks.add("markup", place_of(child), inner, element=tag)
        return inner

    def _sign(self, sign: str, target: str) -> str:
        self._targets.append(target)
        return f"{{{sign}~{len(self._targets) - 1}~}}"

    def notes(self, id_of: Callable[[Element], str]) -> tuple[Note, ...]:
        """The footnotes; ours in the order that they had."""
        numbers = [_NUMBERED.fullmatch(each.get("eId", "")) for each in self._notes]
        order = list(range(len(self._notes)))
        if all(numbers):
            order.sort(key=lambda at: int(numbers[at][1]))  # type: ignore[index]
        notes = []
        for at in order:
            paragraphs = [child for child in self._notes[at] if local(child) == "p"]
            words = " ".join(self.words(each).words for each in paragraphs) or "…"
            notes.append(Note(id_of(self._notes[at]), words, language_of(self._notes[at])))
        return tuple(notes)

    def resolved(self, text: Text, ids: Mapping[str, str]) -> Text:
        """The text with references and footnote marks by our ids.

        Args:
            ids: our ids by `eId`.
        """
        placed = {f"#{at}": ids.get(note.get("eId", "")) for at, note in enumerate(self._notes)}

        def mark(found: re.Match[str]) -> str:
            if int(found[2]) >= len(self._targets):  # words of the file that only look like it
                return found[0]
            target = self._targets[int(found[2])]
            id = ids.get(target) or placed.get(target) or target
            if not _ID.fullmatch(id):
                self._remarks.add("dangling", target)
                return "…" if found[1] == "@" else ""
            return f"{{{found[1]}{id}}}"

        def words(value: str) -> str:
            return _HIDDEN.sub(mark, value)

        def named(clause: Clause) -> Clause:
            opening = len(words(clause.text[: clause.opening])) if clause.opening else 0
            return structs.replace(clause, text=words(clause.text), opening=opening)

        text = each_clause(text, named)
        return structs.replace(
            text,
            title=words(text.title),
            annexes=tuple(structs.replace(annex, title=words(annex.title)) for annex in text.annexes),
            notes=tuple(structs.replace(note, text=words(note.text)) for note in text.notes),
        )
