"""One door for every file that a text may come in: Word, Akoma Ntoso, Markdown, plain text.

What kind of file it is follows from how it begins, and from its name or media type where plain text and Markdown look
the same. The words are brought into the form that the record takes (NFC, one line, nothing that turns the reading
order), and what would still hinder tabling is remarked, so that it can be put right before.
"""

import re
from collections.abc import Callable
from typing import Final, Literal
from unicodedata import category, normalize

from msgspec import structs

from deliberation.core.text import Clause, Language, Text
from deliberation.core.validity import validate
from deliberation.documents.akn_in import read_akn
from deliberation.documents.docx_in import read_docx
from deliberation.documents.endings import each_clause
from deliberation.documents.plain import read_markdown, read_plain
from deliberation.documents.remarks import FILE_MAX, Read, Remark, unreadable
from deliberation.errors import Refusal

__all__ = ["FILE_MAX", "Read", "Remark", "read"]

Kind = Literal["docx", "akn", "markdown", "plain"]

_MARKDOWN: Final = re.compile(r"\.(md|markdown)$|^text/(x-)?markdown\b", re.IGNORECASE)
_XML: Final = re.compile(r"\.(xml|akn)$|\bxml\b", re.IGNORECASE)
_WORD: Final = re.compile(r"\.do[ct][xm]?$|wordprocessingml|msword|ms-word", re.IGNORECASE)
_OTHER: Final = {b"%PDF": "PDF", b"{\\rtf": "RTF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"\x1f\x8b": "gzip"}
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN: Final = ("Cc", "Cs", "Zl", "Zp")


def read(raw: bytes, name: str = "", language: Language = "en") -> Read:
    """The text in a file, and what was not taken over as it stands.

    Args:
        raw: the file.
        name: its name or its media type; may be empty.
        language: of its words, where the file does not say it.

    Raises:
        Refusal: `file_too_large`; `file_unsafe` where it could do harm; `file_unreadable` where it is not a text, or
            has more paragraphs or levels than one may have.
    """
    if len(raw) > FILE_MAX:
        raise Refusal("file_too_large", limit=FILE_MAX // 2**20)
    return _judged(_READERS[_kind(raw, name)](raw, language))


def _kind(raw: bytes, name: str) -> Kind:
    """What kind of file it is.

    Raises:
        Refusal: `file_unreadable` where it is of another kind.
    """
    start = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, kind in _OTHER.items():
        if start.startswith(sign):
            unreadable("type", found=kind)
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")) or _WORD.search(name):
        return "docx"
    if start.startswith((b"<?xml", b"<akomaNtoso", b"<!DOCTYPE")) or b"akomaNtoso" in start or _XML.search(name):
        return "akn"
    return "markdown" if _MARKDOWN.search(name) else "plain"


def _decoded(raw: bytes) -> str:
    try:
        words = raw.decode("utf-16" if raw.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        unreadable("encoding", at=fault.start)
    if "\0" in words:
        unreadable("encoding", at=words.index("\0"))
    return words


_READERS: Final[dict[Kind, Callable[[bytes, Language], Read]]] = {
    "docx": read_docx,
    "akn": lambda raw, _: read_akn(raw),
    "markdown": lambda raw, language: read_markdown(_decoded(raw), language),
    "plain": lambda raw, language: read_plain(_decoded(raw), language),
}


def _judged(found: Read) -> Read:
    """With clean words, and with a remark where the text could not be tabled as it is."""
    text = _clean(found.text)
    remarks = list(found.remarks)
    if text != found.text:
        remarks.append(Remark("characters", ""))
    try:
        validate(text)
    except Refusal as refusal:
        remarks.append(Remark("bad_text", str(refusal.facts.get("clause", "")), facts=refusal.facts))
    return Read(text, tuple(remarks))


def _clean(text: Text) -> Text:
    def clean(clause: Clause) -> Clause:
        words = _clean_words(clause.text)
        return structs.replace(
            clause, text=words, opening=min(len(_clean_words(clause.text[: clause.opening], end=False)), len(words))
        )

    text = each_clause(text, clean)
    annexes = tuple(structs.replace(annex, title=_clean_words(annex.title)) for annex in text.annexes)
    notes = tuple(structs.replace(note, text=_clean_words(note.text)) for note in text.notes)
    return structs.replace(text, title=_clean_words(text.title), annexes=annexes, notes=notes)


def _clean_words(words: str, *, end: bool = True) -> str:
    """Words as the record takes them; those that are so already are given back as they are."""
    if words.isascii() and words.isprintable():
        return words
    kept = "".join(character for character in normalize("NFC", words) if character not in _OVERRIDES)
    kept = "".join(" " if category(character) in _HIDDEN else character for character in kept)
    return kept.strip() or "…" if end else kept
