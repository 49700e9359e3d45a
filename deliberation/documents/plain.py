"""Plain text and Markdown in the form of United Nations documents: read into a text, and a text written as Markdown.

Both hold one paragraph after the other with its mark before it; Markdown also shows headings (`#`), opening words
(`*…*`), footnotes (`[^1]`) and cross-references (links). Reading what was written gives the same text, with new ids.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from deliberation.core import numbering
from deliberation.core.text import Annex, Clause, Language, Text
from deliberation.documents import inline
from deliberation.documents.endings import ended, endings
from deliberation.documents.layout import (
    ANNEX,
    ANNEX_WORDS,
    looks_like_heading,
    titled_annexes,
    with_annexes,
    with_openings,
)
from deliberation.documents.marks import split
from deliberation.documents.outline import Line, LineKind, Noted, assemble
from deliberation.documents.remarks import Read, Remarks

_TAB: Final = 4
_HEADING: Final = re.compile(r"(?P<level>#{1,6})(?:\s+(?P<words>.*))?$")
_NOTE: Final = re.compile(r"\[\^(?P<key>[^\]\s]+)\]:\s*(?P<words>.*)$")
_RULE: Final = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")
_BULLET: Final = re.compile(r"[-*+–](?=\s)")


class _Block(Struct):
    """Physical lines that make one paragraph."""

    number: int
    indent: int
    words: str


def read_plain(words: str, language: Language = "en") -> Read:
    """A text from plain text.

    Headings are short lines without a mark and without a mark at their end; opening words are guessed.

    Raises:
        Refusal: `file_unreadable`, as `assemble` does.
    """
    remarks = Remarks()
    lines = list(with_annexes(_plain_lines(_blocks(words, markdown=False))))
    text = assemble(lines, (), language, words.encode(), remarks)
    return Read(with_openings(text), remarks.all())


def read_markdown(words: str, language: Language = "en") -> Read:
    """A text from Markdown; italics at the start of a paragraph are its opening words.

    Raises:
        Refusal: `file_unreadable`, as `assemble` does.
    """
    remarks = Remarks()
    notes: list[Noted] = []
    found = _markdown_lines(_blocks(words, markdown=True), notes, remarks)
    lines = list(titled_annexes(found, lambda line: line.kind == "heading"))
    return Read(assemble(lines, notes, language, words.encode(), remarks), remarks.all())


def _blocks(words: str, *, markdown: bool) -> Iterator[_Block]:
    """Paragraphs: parted by empty lines and by marks; where a file has no empty lines, each line is one."""
    physical = words.lstrip("\ufeff").splitlines()
    content = [at for at, line in enumerate(physical) if line.strip()]
    spaced = any(not line.strip() for line in physical[content[0] : content[-1]]) if content else False
    block: _Block | None = None
    for number, line in enumerate(physical, 1):
        stripped = " ".join(line.replace("\x0c", " ").split("\t")).strip()
        if not stripped:
            if block is not None:
                yield block
            block = None
        elif block is not None and spaced and not _begins(stripped, markdown=markdown):
            block.words += f" {stripped}"
        else:
            if block is not None:
                yield block
            expanded = line.expandtabs(_TAB)
            block = _Block(number, len(expanded) - len(expanded.lstrip()), stripped)
            if markdown and _HEADING.match(stripped):
                yield block
                block = None
    if block is not None:
        yield block


def _begins(words: str, *, markdown: bool) -> bool:
    """Whether a line begins a paragraph by itself."""
    if split(words)[0] or _BULLET.match(words):
        return True
    return markdown and any(sign.match(words) for sign in (_HEADING, _NOTE, _RULE))


def _marked(block: _Block) -> tuple[str, str]:
    """The mark of a paragraph and its words; signs of lists are bullets."""
    bullet = _BULLET.match(block.words)
    if bullet:
        return "•", block.words[bullet.end() :].strip()
    return split(block.words)


def _plain_lines(blocks: Iterator[_Block]) -> Iterator[Line]:
    numbered = False
    for block in blocks:
        mark, words = _marked(block)
        numbered = numbered or mark[:1].isdigit()
        kind: LineKind = "heading" if not mark and looks_like_heading(words, numbered=numbered) else "paragraph"
        yield Line(words, f"{block.number}", mark, kind, indent=block.indent)


def _markdown_lines(blocks: Iterator[_Block], notes: list[Noted], remarks: Remarks) -> Iterator[Line]:
    titled = False
    for block in blocks:
        place = f"{block.number}"
        if found := _NOTE.match(block.words):
            notes.append(Noted(found["key"], _shown(found["words"], place, remarks).words, place))
        elif found := _HEADING.match(block.words):
            line = _heading(found, place, remarks, titled=titled)
            titled = titled or line.kind == "title"
            yield line
        elif _RULE.match(block.words):
            yield Line("", place, kind="rule")
        else:
            mark, words = _marked(block)
            shown = _shown(words, place, remarks)
            yield Line(shown.words, place, mark, opening=shown.opening, indent=block.indent)


def _heading(found: re.Match[str], place: str, remarks: Remarks, *, titled: bool) -> Line:
    """A heading of the first level is the title, once; one of the second may begin an annex."""
    level, source = len(found["level"]), found["words"] or ""
    is_title = level == 1 and not titled
    annex = ANNEX.match(source) if level <= 2 and not is_title else None  # noqa: PLR2004 - others begin at the third
    if annex:
        return Line(_shown(annex["title"] or "", place, remarks).words, place, kind="annex")
    kind: LineKind = "title" if is_title else "heading"
    shown = _shown(source, place, remarks)
    return Line(shown.words, place, kind=kind, opening=shown.opening)


def _shown(source: str, place: str, remarks: Remarks) -> inline.Shown:
    shown = inline.read(source)
    for sign in shown.lost:
        remarks.add("emphasis" if set(sign) <= {"*", "_"} else "link", place, sign)
    return shown


def write_markdown(text: Text, formula: str = "") -> str:
    """The text as Markdown.

    Args:
        text: the text.
        formula: the enacting formula, "The General Assembly,"; left out where it is empty.
    """
    writer = _Writer(text)
    blocks = [f"# {writer.words(text.title)}"]
    if formula:
        blocks.append(inline.escape(formula))
    blocks += writer.part(text.preamble)
    if text.preamble and text.preamble[-1].kind == "heading":
        blocks.append("---")
    blocks += writer.part(text.operative)
    for annex in text.annexes:
        blocks += [writer.annex(annex), *writer.part(annex.clauses)]
    blocks += [f"[^{writer.notes[note.id]}]: {writer.words(note.text)}" for note in text.notes]
    return "\n\n".join(blocks) + "\n"


class _Writer:
    """Writes the clauses of one text."""

    def __init__(self, text: Text) -> None:
        self._text: Final = text
        self._labels: Final[Mapping[str, str]] = numbering.number(text, text.language)
        self._marks: Final[Mapping[str, str]] = numbering.marks(text)
        self._endings: Final = endings(text)
        numbers = numbering.note_numbers(text)
        unmarked = [note.id for note in text.notes if note.id not in numbers]
        self.notes: Final = dict(numbers) | {id: len(numbers) + at for at, id in enumerate(unmarked, 1)}

    def words(self, words: str, opening: int = 0) -> str:
        """Words that stand in no clause or in one."""
        return inline.write(words, opening, self._labels, self.notes)

    def annex(self, annex: Annex) -> str:
        """The heading of an annex, with its number where there are several."""
        several = len(self._text.annexes) > 1
        figure = self._labels.get(annex.id, "").rpartition(" ")[2] if several else ""
        name = f"{ANNEX_WORDS[self._text.language]} {figure}".strip()
        return f"## {name}. {self.words(annex.title)}"

    def part(self, clauses: tuple[Clause, ...]) -> Iterator[str]:
        """Paragraphs with those below them, indented so little that Markdown takes none for code."""
        for clause in clauses:
            if clause.kind == "heading":
                yield f"### {self.words(clause.text, clause.opening)}"
            else:
                mark = self._marks.get(clause.id, "")
                yield self._line(clause, 0)
                yield from self._below(clause, len(mark) + 1 if mark else 0)

    def _below(self, clause: Clause, indent: int) -> Iterator[str]:
        for child in clause.children:
            yield self._line(child, indent)
            yield from self._below(child, indent + 1)

    def _line(self, clause: Clause, indent: int) -> str:
        words = self.words(ended(clause, self._endings[clause.id]), clause.opening)
        return " " * indent + f"{self._marks.get(clause.id, '')} {words}".strip()
