"""What is printed, in no format yet: a masthead, and lines of words that are kept, inserted or deleted.

A text, the difference of two texts, an amendment and a compilation all become a `Paper`; `docx.py`, `pdf.py` and
`markdown.py` each know how one looks in their format, and nothing of proposals or amendments. Numbers, punctuation and
the labels of cross-references are those of `core/numbering.py` (procedure.md, section (d)).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal

from msgspec import Struct, structs

from deliberation.core import markup, numbering
from deliberation.core.changes import TITLE
from deliberation.core.diff import Deed, compare_words
from deliberation.core.markup import Bracket, NoteMark, Plain, Reference
from deliberation.core.text import Annex, Language, Place, Text, walk, wordings

Kind = Literal[
    "title",
    "formula",
    "heading",
    "preambular",
    "operative",
    "paragraph",
    "sub_paragraph",
    "annex_mark",
    "annex",
    "amendment",
    "instruction",
    "remark",
    "position",
]
"""Of a `position` the first run is a member's vote as a sign, the second its name; those that follow one another are a
table of columns where the format has them."""
Words = Mapping[str, str]
"""The fixed words of a paper in its language: `formula`, `annex`."""

MARK_SUFFIX: Final = ".mark"


class Run(Struct, frozen=True, omit_defaults=True):
    """Words of one look; or, with no words, the mark of a footnote that holds `note`.

    Args:
        language: where it is not that of its line.
    """

    words: str
    deed: Deed = "equal"
    italic: bool = False
    note: tuple["Run", ...] = ()
    language: Language | None = None


class Line(Struct, frozen=True, omit_defaults=True):
    """One paragraph of a paper.

    Args:
        id: the clause that it prints; empty for what only the paper has.
        mark: its number, as printed; empty where it has none.
        was: its number before, where the numbers of two texts are compared.
        level: 0 at the top, 1 for (a), 2 for (i), 3 for a., 4 for i.
        deed: `insert` or `delete` where the whole paragraph is.
        series: what its number counts on from: one name for each series of numbers.
        aside: whether it is shown beside the text (what an amendment would make of a clause).
        language: where it is not the paper's.
    """

    kind: Kind
    runs: tuple[Run, ...]
    id: str = ""
    mark: str = ""
    was: str = ""
    level: int = 0
    deed: Deed = "equal"
    series: str = ""
    aside: bool = False
    language: Language | None = None


class Masthead(Struct, frozen=True, omit_defaults=True):
    """The head of a document, in words of its language.

    Args:
        heading: what it is and by whom, "Kenya and Norway: draft resolution".
        facts: what stands under the symbol: distribution, date, original language.
    """

    organ: str
    symbol: str
    session: str
    heading: str
    facts: tuple[str, ...] = ()


class Paper(Struct, frozen=True, omit_defaults=True):
    """A whole document.

    Args:
        title: for the reader's window and the archive.
        at: the instant of the record that it shows; no paper knows when it was printed.
        author: who is named at insertions and deletions.
        tracked: whether these are revisions that a reader can accept or reject, or only shown.
    """

    masthead: Masthead
    title: str
    lines: tuple[Line, ...]
    language: Language
    at: datetime
    author: str = ""
    tracked: bool = False


def of_text(text: Text, words: Words) -> tuple[Line, ...]:
    """A text as it is printed, between title and last annex."""
    return between(text, text, words)


def between(old: Text, new: Text, words: Words) -> tuple[Line, ...]:
    """Both texts at once, what only one of them has marked as deleted or inserted.

    The kept and inserted words are `new` as `of_text` prints it, the kept and deleted ones `old`. A clause that stands
    elsewhere is deleted there and inserted here.
    """
    notes = _Notes(old, new)
    before, after = list(_pieces(old, notes, words)), list(_pieces(new, notes, words))
    steps = SequenceMatcher(None, [piece.key for piece in before], [piece.key for piece in after], autojunk=False)
    lines: list[Line] = []
    for step, old_from, old_to, new_from, new_to in steps.get_opcodes():
        if step == "equal":
            pairs = zip(before[old_from:old_to], after[new_from:new_to], strict=True)
            lines.extend(_line(one, other, notes) for one, other in pairs)
        else:
            lines.extend(_line(piece, None, notes) for piece in before[old_from:old_to])
            lines.extend(_line(None, piece, notes) for piece in after[new_from:new_to])
    return tuple(lines)


class _Shown(Struct, frozen=True):
    """Words with their footnotes as single characters, and which of them are opening words."""

    words: str
    opening: int = 0


class _Piece(Struct, frozen=True):
    """A paragraph of one text, before it is compared."""

    kind: Kind
    id: str
    shown: _Shown
    mark: str = ""
    level: int = 0
    above: str = ""
    series: str = ""
    language: Language | None = None

    @property
    def key(self) -> tuple[str, str, int, str, str]:
        """What makes it the same paragraph in another text."""
        return self.id, self.kind, self.level, self.above, self.series


class _Notes:
    """The footnotes of two texts, each under a character that neither text has."""

    def __init__(self, old: Text, new: Text) -> None:
        used = {character for text in (old, new) for words in _wordings(text) for character in words}
        free = (chr(code) for code in range(0xF0000, 0xFFFFE) if chr(code) not in used)
        ids = dict.fromkeys(note.id for text in (old, new) for note in text.notes)
        self.sign: Final = {id: next(free) for id in ids}
        self.of_sign: Final = {sign: id for id, sign in self.sign.items()}
        self._texts: Final = old, new
        self._words: dict[tuple[int, str], str] = {}
        self._languages: Final = {
            (index, note.id): note.language for index, text in enumerate(self._texts) for note in text.notes
        }

    def language(self, index: int, own: Language | None) -> Language:
        """The language of words of the old text (0) or the new one (1)."""
        return own or self._texts[index].language

    def runs(self, sign: str, deed: Deed) -> tuple[Run, ...]:
        """What stands in a footnote: as it was, as it is, or both compared."""
        id = self.of_sign[sign]
        was, now = (self._shown(index, id) for index in (0, 1))
        spoken, speaks = (self.language(index, self._languages.get((index, id))) for index in (0, 1))
        if deed == "delete":
            return (Run(was, "delete", language=spoken),)
        if deed == "insert":
            return (Run(now, "insert", language=speaks),)
        if spoken != speaks and was != now:
            return Run(was, "delete", language=spoken), Run(now, "insert", language=speaks)
        return tuple(Run(op.words, op.deed, language=speaks) for op in compare_words(was, now))

    def _shown(self, index: int, id: str) -> str:
        if not self._words:
            for each, text in enumerate(self._texts):
                labels = numbering.number(text, text.language)
                self._words |= {(each, note.id): _show(note.text, labels, {}).words for note in text.notes}
        return self._words.get((index, id), "")


def _wordings(text: Text) -> Iterator[str]:
    yield text.title
    yield from (words for _, words in wordings(text))


def _pieces(text: Text, notes: _Notes, words: Words) -> Iterator[_Piece]:
    """The paragraphs of a text in the order in which they are printed."""
    labels, marks = numbering.number(text, text.language), numbering.marks(text)
    ended = numbering.punctuate(text, text.language)
    yield _Piece("title", TITLE, _show(text.title, labels, notes.sign), language=text.title_language)
    if words.get("formula"):
        yield _Piece("formula", "formula", _Shown(words["formula"], len(words["formula"])))
    titles = {annex.id: annex for annex in text.annexes}
    begun = ""
    below: dict[str, str] = {}
    for place in walk(text):
        if place.annex != begun:
            yield from _annexes(titles, begun, place.annex, labels, notes, words)
            begun = place.annex
        clause = place.clause
        series = below[place.above[-1]] if place.above else _series(place)
        shown = _show(ended.get(clause.id, clause.text), labels, notes.sign, clause.opening)
        mark = marks.get(clause.id, "")
        below[clause.id] = clause.id if is_literal(mark) else series
        yield _Piece(
            clause.kind, clause.id, shown, mark, len(place.above), _above(place), series, clause.language
        )  # fmt: skip
    yield from _annexes(titles, begun, "", labels, notes, words)


def _annexes(
    titles: Mapping[str, Annex], begun: str, begins: str, labels: Mapping[str, str], notes: _Notes, words: Words
) -> Iterator[_Piece]:
    """The heads of the annexes after `begun`, up to `begins`: those between have no clauses."""
    ids = list(titles)
    first = ids.index(begun) + 1 if begun else 0
    last = ids.index(begins) + 1 if begins else len(ids)
    for id in ids[first:last]:
        number = labels.get(id, "").rpartition(" ")[2] if len(ids) > 1 else ""
        yield _Piece("annex_mark", id + MARK_SUFFIX, _Shown(f"{words.get('annex', 'Annex')} {number}".strip()))
        yield _Piece("annex", id, _show(titles[id].title, labels, notes.sign), language=titles[id].language)


def _above(place: Place) -> str:
    return place.above[-1] if place.above else place.annex


def is_literal(mark: str) -> bool:
    """Whether a mark is no number of its series: "3 bis." repeats the one before it, and counts nothing."""
    return " " in mark


def _series(place: Place) -> str:
    """Numbers run on through the operative part and each annex; below a preambular paragraph they begin anew.

    So they do below an alternative, whose own mark is not counted.
    """
    return place.clause.id if place.part == "preamble" else place.annex or place.part


def _show(words: str, labels: Mapping[str, str], signs: Mapping[str, str], opening: int = 0) -> _Shown:
    """Words as they are read: cross-references as labels, footnote marks as their signs."""
    read: list[str] = []
    at = growth = 0
    for mark in _marks(markup.parse(words)):
        shown = labels.get(mark.target, markup.GONE) if isinstance(mark, Reference) else signs.get(mark.note, "")
        read += words[at : mark.start], shown
        at = mark.end
        if mark.end <= opening:
            growth += len(shown) - (mark.end - mark.start)
    read.append(words[at:])
    return _Shown("".join(read), opening + growth)


def _marks(runs: Iterable[markup.Run]) -> Iterator[Reference | NoteMark]:
    """The cross-references and footnote marks, also those in brackets."""
    for run in runs:
        if isinstance(run, Bracket):
            for alternative in run.alternatives:
                yield from _marks(alternative.runs)
        elif not isinstance(run, Plain):
            yield run


def _line(old: _Piece | None, new: _Piece | None, notes: _Notes) -> Line:
    """One line of the comparison."""
    piece = new or old
    assert piece is not None
    deed: Deed = "equal" if old and new else "insert" if new else "delete"
    return Line(
        kind=piece.kind,
        runs=tuple(_runs(_turned(old, new, notes), notes)),
        id=piece.id,
        mark=piece.mark,
        was=(old or piece).mark,
        level=piece.level,
        deed=deed,
        series=piece.series,
        language=piece.language,
    )


def _turned(old: _Piece | None, new: _Piece | None, notes: _Notes) -> Iterator[Run]:
    """Two wordings compared; words that are in another language now are deleted and inserted whole."""
    if old and new and old.shown.words != new.shown.words:
        was = notes.language(0, old.language)
        if was != notes.language(1, new.language):
            yield from (structs.replace(run, language=was) for run in _stretches(old.shown, None))
            yield from _stretches(None, new.shown)
            return
    yield from _stretches(old.shown if old else None, new.shown if new else None)


def _stretches(old: _Shown | None, new: _Shown | None) -> Iterator[Run]:
    """Two wordings compared; what only ceased to be an opening word is deleted and inserted."""
    if old is None or new is None:
        yield from () if old is None else _split(old.words, "delete", old.opening)
        yield from () if new is None else _split(new.words, "insert", new.opening)
        return
    was = now = 0
    for op in compare_words(old.words, new.words):
        if op.deed == "delete":
            yield from _split(op.words, "delete", old.opening - was)
        elif op.deed == "insert":
            yield from _split(op.words, "insert", new.opening - now)
        else:
            yield from _kept(op.words, old.opening - was, new.opening - now)
        was += len(op.words) if op.deed != "insert" else 0
        now += len(op.words) if op.deed != "delete" else 0


def _split(words: str, deed: Deed, opening: int) -> Iterator[Run]:
    at = max(opening, 0)
    yield Run(words[:at], deed, italic=True)
    yield Run(words[at:], deed)


def _kept(words: str, was: int, now: int) -> Iterator[Run]:
    """Words that both have, of which the first `was` and the first `now` are opening words."""
    first, last = sorted((min(max(was, 0), len(words)), min(max(now, 0), len(words))))
    yield Run(words[:first], italic=True)
    yield Run(words[first:last], "delete", italic=was > now)
    yield Run(words[first:last], "insert", italic=now > was)
    yield Run(words[last:])


def _runs(stretches: Iterable[Run], notes: _Notes) -> Iterator[Run]:
    """The same without what is empty, and with footnotes instead of their signs."""
    for stretch in stretches:
        for is_note, signs in groupby(stretch.words, lambda sign: sign in notes.of_sign):
            if is_note:
                yield from (Run("", stretch.deed, note=notes.runs(sign, stretch.deed)) for sign in signs)
            else:
                yield structs.replace(stretch, words="".join(signs))
