"""From the paragraphs of a file to a text: what is its title, its preamble, its operative part and its annexes.

Plain text, Markdown and Word differ in how they show a paragraph; once it is a `Line`, one set of rules reads them all:

1. what stands before the enacting formula ("The General Assembly,") is front matter and, last, the title;
2. paragraphs without a number before the first numbered one are the preamble; where none is numbered, the first that
   ends neither with a comma nor as a list that does is the single operative paragraph;
3. marks give the levels (`marks.py`); headings stand at the top;
4. an annex begins where a line says so, and numbers its paragraphs anew.

Numbers and closing punctuation are derived in a text, so they are taken off; a number that was another one in the file
is remarked, and so is every line that is not part of the text.
"""

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import Final, Literal

from msgspec import Struct, structs

from deliberation.core import numbering
from deliberation.core.symbol import is_symbol
from deliberation.core.text import Annex, Clause, ClauseKind, Language, Note, Part, Text, kind_at_top
from deliberation.documents.endings import each_clause, strip_endings
from deliberation.documents.inline import slug
from deliberation.documents.marks import Levels
from deliberation.documents.remarks import CLAUSES_MAX, LEVELS_MAX, Remarks, unreadable

LineKind = Literal["paragraph", "heading", "title", "annex", "rule"]


class Line(Struct, frozen=True):
    """One paragraph of a file.

    Args:
        words: what it says, on one line, without its mark.
        place: where it stands in the file.
        mark: what stands before it: "1.", "(a)"; empty for none.
        kind: `title` where the file says so; `annex` for the line that begins one, its words the annex's title;
            `rule` for a line that parts preamble and operative part.
        opening: how many of its first characters are in italics.
        indent: the white space before it.
        depth: its level where the file says so; None leaves it to the marks.
    """

    words: str
    place: str
    mark: str = ""
    kind: LineKind = "paragraph"
    opening: int = 0
    indent: int = 0
    depth: int | None = None

    @property
    def whole(self) -> str:
        """Its words with its mark."""
        return f"{self.mark} {self.words}".strip()


class Noted(Struct, frozen=True):
    """A footnote of a file: the key that its mark names, its words, its place."""

    key: str
    words: str
    place: str


class Ids:
    """New ids, the same for the same file, so that reading it twice gives the same text."""

    def __init__(self, seed: bytes) -> None:
        self._seed: Final = hashlib.sha256(seed).digest()
        self._count = 0

    def new(self) -> str:
        """The next id."""
        self._count += 1
        return hashlib.sha256(self._seed + self._count.to_bytes(4, "big")).hexdigest()[:12]


class _Node(Struct):
    """A paragraph while the tree is built."""

    line: Line
    id: str
    children: list["_Node"]

    def last(self) -> "_Node":
        return self.children[-1].last() if self.children else self


_HEAD_MAX: Final = 60
"""Lines before the enacting formula at most."""
_COMMAS: Final = ",،，、"
_OPEN_ENDS: Final = ",،，、:："
_ORGANS: Final = re.compile(
    r"The (General Assembly|Security Council|Human Rights Council|Economic and Social Council)|L[’']Assemblée générale"
    r"|La Asamblea General|Генеральная Ассамблея|大会|إن الجمعية العامة"
)
_OTHER_ORGAN: Final = re.compile(r"The [A-Z][\w’' -]{2,80}\s?,")
_FRONT: Final = re.compile(
    r"United Nations$|Distr\.|Original:|[A-Z]/[\w./() -]+$|Agenda items?\s|\S+(-\S+)? (special )?session$|"
    r"General Assembly$|Resolution adopted|Resolutions adopted|\[(on the report|without reference|adopted)|"
    r"\[.*(A|E|S)/[\w./()]+.*\]$|\d{1,2} \w+ \d{4}$|Draft resolution$|<!--|\*\s"
)
_CLOSING: Final = re.compile(
    r"(\d+(st|nd|rd|th) (\(resumed\) )?(plenary )?meeting)?[\s,.]*(\d{1,2} [^\W\d]+ \d{4})?[\s.]*"
)
_SYMBOL: Final = re.compile(r"((?:ES?-|S-)?\d+/\d+(?:\s?[A-Z](?:-[A-Z])?)?|\d+ \([A-Z]+(?:-\w+)?\))\.\s+(?=\S)")


def assemble(lines: Sequence[Line], notes: Sequence[Noted], language: Language, seed: bytes, remarks: Remarks) -> Text:
    """The text that the paragraphs of a file make.

    Args:
        lines: in order; marks of footnotes stand in their words as `{^key}`.
        notes: the footnotes that the file has.
        seed: what new ids are made from: the file.

    Raises:
        Refusal: `file_unreadable` with too many paragraphs, too many levels, or nothing to read.
    """
    if len(lines) > CLAUSES_MAX:
        unreadable("too_many_clauses", limit=CLAUSES_MAX)
    if not any(line.words for line in lines):
        unreadable("no_text")
    ids = Ids(seed)
    begins = [at for at, line in enumerate(lines) if line.kind == "annex"] + [len(lines)]
    title, body = _front(lines[: begins[0]], remarks)
    nodes = _tree(_without_closing(body, remarks), ids, remarks)
    cut = _operative_from(nodes)
    annexes: list[Annex] = []
    annex_nodes: list[_Node] = []
    for begin, end in pairwise(begins):
        below = _tree(lines[begin + 1 : end], ids, remarks)
        annex_nodes += below
        annexes.append(Annex(ids.new(), lines[begin].words or "…", _clauses(below, "annex")))
    named = {note.key: ids.new() for note in notes}
    text = Text(
        title,
        _clauses(nodes[:cut], "preamble"),
        _clauses([node for node in nodes[cut:] if node.line.kind != "rule"], "operative"),
        tuple(annexes),
        tuple(Note(named[note.key], note.words) for note in notes),
        language,
    )
    text = strip_endings(_with_marks(text, named))
    _remark_numbers(text, nodes + annex_nodes, remarks)
    return text


def _front(lines: Sequence[Line], remarks: Remarks) -> tuple[str, Sequence[Line]]:
    """The title and what follows the enacting formula; all else before it is remarked."""
    titled = next((at for at, line in enumerate(lines) if line.kind == "title"), None)
    formula = _formula_at(lines, titled)
    if formula is None and titled is None:
        first = next((at for at, line in enumerate(lines) if not _is_front(line)), 0)
        formula_from, head = first + 1, list(lines[: first + 1])
    else:
        formula_from = (titled or 0) + 1 if formula is None else formula + 1
        head = list(lines[: formula_from - (formula is not None)])
    if formula is not None:
        remarks.add("formula", lines[formula].place, lines[formula].words)
    title = _title(head, remarks)
    return title, lines[formula_from:]


def _formula_at(lines: Sequence[Line], titled: int | None) -> int | None:
    """Where the enacting formula is: below the title where that is marked, and then with no sentence between them."""
    begin = 0 if titled is None else titled + 1
    for at in range(begin, min(len(lines), begin + _HEAD_MAX)):
        if _is_formula(lines[at]):
            return at
        if titled is not None and lines[at].words.endswith((*_OPEN_ENDS, ";", ".")):
            return None
    return None


def _title(head: list[Line], remarks: Remarks) -> str:
    """The title among the lines before the formula: the one that is marked, or the last that is no front matter."""
    likely = [line for line in head if line.kind == "title"] or [line for line in head if not _is_front(line)]
    chosen = likely[0] if likely and likely[0].kind == "title" else likely[-1] if likely else None
    for line in head:
        if line is not chosen and line.words:
            remarks.add("front_matter", line.place, line.whole)
    if chosen is None:
        remarks.add("no_title", head[-1].place if head else "1")
        return "…"
    title = chosen.words
    if chosen.kind != "title" and (found := _SYMBOL.match(title)):
        remarks.add("symbol", chosen.place, found[1])
        title = title[found.end() :]
    return title


def _without_closing(lines: Sequence[Line], remarks: Remarks) -> Sequence[Line]:
    """The body without the closing formula, "98th plenary meeting", "1 July 2024"."""
    end = len(lines)
    while end > 0 and not lines[end - 1].mark and _CLOSING.fullmatch(lines[end - 1].words):
        end -= 1
    for line in lines[end:]:
        remarks.add("closing", line.place, line.words)
    return lines[:end]


def _is_formula(line: Line) -> bool:
    words = line.words.strip()
    if line.mark or line.kind not in ("paragraph", "heading") or len(words) > 100:  # noqa: PLR2004 - no name is so long
        return False
    return _ORGANS.fullmatch(words.rstrip(f"{_COMMAS} ")) is not None or _OTHER_ORGAN.fullmatch(words) is not None


def _is_front(line: Line) -> bool:
    if line.kind == "title":
        return False
    return not line.words or is_symbol(line.words) or _FRONT.match(line.words) is not None


def _tree(lines: Sequence[Line], ids: Ids, remarks: Remarks) -> list[_Node]:
    """Paragraphs below those that they belong to."""
    levels = Levels()
    top: list[_Node] = []
    above: list[_Node] = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=Line("", "")):
        depth = _depth(line, following, levels)
        node = _Node(line, ids.new() if line.kind != "rule" else "", [])
        if not line.words and line.kind == "paragraph":
            remarks.add("empty", line.place, line.mark)
            continue
        if depth > LEVELS_MAX:
            unreadable("too_deep", limit=LEVELS_MAX, place=line.place)
        if depth > len(above):
            remarks.add("level", line.place, line.whole)
        depth = min(depth, len(above))
        del above[depth:]
        (above[-1].children if above else top).append(node)
        if line.kind == "paragraph":
            above.append(node)
    return top


def _depth(line: Line, following: Line, levels: Levels) -> int:
    if line.kind in ("heading", "rule"):
        levels.section()
        return 0
    if line.depth is not None:
        return line.depth
    if line.mark:
        return levels.place(line.mark, line.indent, following.mark)
    levels.top()
    return 0


def _operative_from(nodes: list[_Node]) -> int:
    """Where the operative part begins."""
    rule = next((at for at, node in enumerate(nodes) if node.line.kind == "rule"), None)
    if rule is not None:
        return rule
    numbered = [at for at, node in enumerate(nodes) if node.line.mark.endswith(".") and node.line.mark[0].isdigit()]
    ended = [at for at, node in enumerate(nodes) if node.line.kind == "paragraph" and not _goes_on(node)]
    at = min(numbered) if numbered else min(ended, default=len(nodes))
    while at > 0 and nodes[at - 1].line.kind == "heading":
        at -= 1
    return at


def _goes_on(node: _Node) -> bool:
    """Whether a paragraph ends as preambular ones do."""
    return node.last().line.words.rstrip()[-1:] in tuple(_OPEN_ENDS)


def _clauses(nodes: Sequence[_Node], part: Part) -> tuple[Clause, ...]:
    return tuple(_clause(node, kind_at_top(part)) for node in nodes)


def _clause(node: _Node, kind: ClauseKind) -> Clause:
    if node.line.kind == "heading":
        return Clause(node.id, "heading", node.line.words, node.line.opening)
    children = tuple(_clause(child, "sub_paragraph") for child in node.children)
    return Clause(node.id, kind, node.line.words, node.line.opening, children)


def _remark_numbers(text: Text, nodes: Sequence[_Node], remarks: Remarks) -> None:
    """Says where a paragraph has another number than in the file."""
    printed = numbering.marks(text)
    below = list(nodes)
    while below:
        node = below.pop(0)
        below[:0] = node.children
        if node.line.mark and node.line.mark != printed.get(node.id, ""):
            now = printed.get(node.id, "")
            code = "renumbered" if now else "unnumbered"
            remarks.add(code, node.line.place, node.line.words, was=node.line.mark, now=now)


_MARK: Final = re.compile(r"\{([@^])([^{}]*)\}")


def _with_marks(text: Text, notes: dict[str, str]) -> Text:
    """With footnotes and cross-references by ids, where the file has them by keys and by labels."""
    labels = [*numbering.number(text).items(), *numbering.number(text, text.language).items()]
    clauses = {slug(label): id for id, label in labels}
    named = {"^": notes, "@": clauses}

    def words_of(words: str) -> str:
        return _MARK.sub(lambda found: f"{{{found[1]}{named[found[1]].get(found[2], found[2])}}}", words)

    def renamed(clause: Clause) -> Clause:
        return structs.replace(clause, text=words_of(clause.text), opening=len(words_of(clause.text[: clause.opening])))

    text = each_clause(text, renamed)
    return structs.replace(
        text,
        title=words_of(text.title),
        annexes=tuple(structs.replace(annex, title=words_of(annex.title)) for annex in text.annexes),
        notes=tuple(structs.replace(note, text=words_of(note.text)) for note in text.notes),
    )
