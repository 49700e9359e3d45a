"""Numbers and punctuation, which a text does not hold: both follow from where a clause stands (procedure.md, (d)).

So they are right after every amendment and the same in all languages. Preambular paragraphs are addressed as PP1, PP2,
operative ones as 1, 2, those of an annex as "annex, 1" or "annex II, 1", sub-paragraphs by what is printed before them,
(a), (i), a., i., after the label of their paragraph. Headings are not numbered; they are addressed as H1, H2. The
browser derives the same, and both run the same vectors.
"""

from collections.abc import Iterator
from itertools import chain, count
from typing import Final

from msgspec import Struct

from deliberation.core.markup import note_marks, part_last_notes
from deliberation.core.text import Clause, Language, Text, wordings


class _Stops(Struct, frozen=True):
    comma: str = ","
    semicolon: str = ";"
    stop: str = "."
    colon: str = ":"


_LATIN: Final = _Stops()
_STOPS: Final[dict[Language, _Stops]] = {
    "ar": _Stops(comma="،", semicolon="؛"),
    "zh": _Stops(comma="，", semicolon="；", stop="。", colon="："),
}
_TRAILING: Final = " \u00a0,;.:،؛，；。："
_NUMERALS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def number(text: Text) -> dict[str, str]:
    """The label by which each clause and each annex is addressed, by id (section (d)).

    "PP1", "3", "3 (a) (ii)", "H1" for a heading; "annex", or "annex II" where there are several, and what stands in
    it as "annex II, 2 (a)" or "annex II, H1".
    """
    labels: dict[str, str] = {}
    headings = count(1)
    _label(labels, text.preamble, "", "PP", headings)
    _label(labels, text.operative, "", "", headings)
    for index, annex in enumerate(text.annexes):
        label = f"annex {_roman(index + 1).upper()}" if len(text.annexes) > 1 else "annex"
        labels[annex.id] = label
        _label(labels, annex.clauses, f"{label}, ", "", count(1))
    return labels


def _label(labels: dict[str, str], clauses: tuple[Clause, ...], where: str, sign: str, headings: Iterator[int]) -> None:
    """Labels the clauses at the top of a part and all below them."""
    figures = count(1)
    for clause in clauses:
        heading = clause.kind == "heading"
        labels[clause.id] = f"{where}H{next(headings)}" if heading else f"{where}{sign}{next(figures)}"
        _label_below(labels, clause, 1)


def _label_below(labels: dict[str, str], clause: Clause, level: int) -> None:
    for index, child in enumerate(clause.children):
        labels[child.id] = f"{labels[clause.id]} {_sub_mark(level, index)}"
        _label_below(labels, child, level + 1)


def marks(text: Text) -> dict[str, str]:
    """What is printed before each clause, by id: "1." in the operative part and in annexes, "(a)", "(i)", "a.", "i.".

    Nothing in the preamble, before a heading, and before the only paragraph of an operative part or annex.
    """
    printed: dict[str, str] = {}
    _mark(printed, text.preamble, numbered=False)
    for clauses in (text.operative, *(annex.clauses for annex in text.annexes)):
        _mark(printed, clauses, numbered=sum(clause.kind != "heading" for clause in clauses) > 1)
    return printed


def _mark(printed: dict[str, str], clauses: tuple[Clause, ...], *, numbered: bool) -> None:
    figures = count(1)
    for clause in clauses:
        printed[clause.id] = f"{next(figures)}." if numbered and clause.kind != "heading" else ""
        _mark_below(printed, clause, 1)


def _mark_below(printed: dict[str, str], clause: Clause, level: int) -> None:
    for index, child in enumerate(clause.children):
        printed[child.id] = _sub_mark(level, index)
        _mark_below(printed, child, level + 1)


def _sub_mark(level: int, index: int) -> str:
    figure = _letters(index) if level % 2 else _roman(index + 1)
    return f"({figure})" if level % 4 in (1, 2) else f"{figure}."


def _letters(index: int) -> str:
    """From a to z, then aa, bb, as United Nations documents have it."""
    return "abcdefghijklmnopqrstuvwxyz"[index % 26] * (index // 26 + 1)


def _roman(figure: int) -> str:
    numeral = ""
    for value, letters in _NUMERALS:
        numeral += letters * (figure // value)
        figure %= value
    return numeral


def note_numbers(text: Text) -> dict[str, int]:
    """The numbers of the footnotes, by id: 1, 2, … in the order in which their marks are read."""
    marked = dict.fromkeys(chain.from_iterable(note_marks(words) for _, words in wordings(text)))
    return {id: index + 1 for index, id in enumerate(marked)}


def punctuate(text: Text, language: Language | None = None) -> dict[str, str]:
    """Each clause's words with the punctuation that its place demands, by id (section (d)).

    A preambular paragraph ends with a comma, an operative one with a semicolon, the last with a full stop, as does
    every paragraph of an annex; a chapeau ends with a colon, its sub-paragraphs with semicolons, the last of them as
    its paragraph would have; a heading has none. Footnote marks at the end stand after it.

    Args:
        text: the text.
        language: whose marks are set; that of the text for None. A clause in a language of its own has that one's.
    """
    punctuated: dict[str, str] = {}
    last = next((clause for clause in reversed(text.operative) if clause.kind != "heading"), None)

    def end(clause: Clause, mark: str) -> None:
        stops = _STOPS.get(clause.language or language or text.language, _LATIN)
        if clause.kind == "heading":
            punctuated[clause.id] = clause.text
        else:
            words, notes = part_last_notes(clause.text)
            stop: str = getattr(stops, "colon" if clause.children else mark)
            punctuated[clause.id] = words.rstrip(_TRAILING) + stop + notes
        for index, child in enumerate(clause.children):
            end(child, mark if index == len(clause.children) - 1 else "semicolon")

    for clause in text.preamble:
        end(clause, "comma")
    for clause in text.operative:
        end(clause, "stop" if clause is last else "semicolon")
    for annex in text.annexes:
        for clause in annex.clauses:
            end(clause, "stop")
    return punctuated
