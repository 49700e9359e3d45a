"""Numbers and punctuation, which a text does not hold: both follow from where a clause stands (procedure.md, (d)).

So they are right after every amendment and the same in all languages. Preambular paragraphs are addressed as PP1, PP2,
operative ones as 1, 2, those of an annex as "annex, 1" or "annex II, 1", sub-paragraphs by what is printed before them,
(a), (i), a., i., after the label of their paragraph. Headings are not numbered; they are addressed as H1, H2. Only the
word for an annex differs by language. The browser derives the same, and both run the same vectors.

Where paragraphs are alternatives to each other, all of them stand in square brackets, and each but the first says so:
`[Requests a report]`, `[Alt. Requests two reports – KEN]`. The first keeps the number, the others are 3 bis, 3 ter. So
what makes an alternative is read in its words, as brackets are, and is gone when the brackets are.
"""

import re
from collections.abc import Iterator
from itertools import chain, count
from typing import Final

from msgspec import Struct

from deliberation.core.markup import note_marks, part_last_notes
from deliberation.core.text import Clause, Language, Text, walk, wordings


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
_ANNEX: Final[dict[Language, str]] = {
    "ar": "المرفق", "en": "annex", "es": "anexo", "fr": "annexe", "ru": "приложение", "zh": "附件",
}  # fmt: skip
_TRAILING: Final = " \u00a0,;.:،؛，；。："
# Written out so that both languages agree on what a letter is, whatever version of Unicode they carry.
_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿԱ-ևء-ي"
_ABBREVIATED: Final = re.compile(
    rf"(?:^|[^{_LETTER}.])(?:(?:[{_LETTER}]{{1,2}}\.){{2,}}"
    r"|(?:[Ee]tc|[Cc]f|[Ii]bid|al|seq|Inc|Ltd|Corp|Jr|г|гг|др|пр|руб|долл|т\. [дп])\.)$"
)
"""Words whose last one is abbreviated: letters with a stop each (p.m., U.S., т.д.), or one of a few others."""
_ALTERNATIVE: Final = re.compile(r"\[ ?[Aa]lt\.? ")
_BRACKET: Final = re.compile(r"[\[\]]")
_BRACKETS_MAX: Final = 100
"""Pairs of brackets in one clause, beyond which they are not read for its number."""
_SPACES: Final = " \u00a0"
_TIMES: Final = (
    "", " bis", " ter", " quater", " quinquies", " sexies", " septies", " octies", " nonies", " decies",
)  # fmt: skip
"""What follows the number of a paragraph and of its alternatives; after the tenth, their figure does."""
_NUMERALS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def number(text: Text, language: Language = "en") -> dict[str, str]:
    """The label by which each clause and each annex is addressed, by id (section (d)).

    "PP1", "3", "3 (a) (ii)", "H1" for a heading; "annex", or "annex II" where there are several, and what stands in
    it as "annex II, 2 (a)" or "annex II, H1".

    Args:
        language: that of the sentence or the text in which the labels are read.
    """
    word, comma = _ANNEX[language], _STOPS.get(language, _LATIN).comma
    between = comma if language == "zh" else f"{comma} "
    labels: dict[str, str] = {}
    headings = count(1)
    _label(labels, text.preamble, "", "PP", headings)
    _label(labels, text.operative, "", "", headings)
    for index, annex in enumerate(text.annexes):
        label = f"{word} {_roman(index + 1).upper()}" if len(text.annexes) > 1 else word
        labels[annex.id] = label
        _label(labels, annex.clauses, f"{label}{between}", "", count(1))
    return labels


def _label(labels: dict[str, str], clauses: tuple[Clause, ...], where: str, sign: str, headings: Iterator[int]) -> None:
    """Labels the clauses at the top of a part and all below them."""
    for clause, figure, time in _counted(clauses):
        own = f"{sign}{figure}{time}" if figure else f"H{next(headings)}"
        labels[clause.id] = f"{where}{own}"
        _label_below(labels, clause, 1)


def _label_below(labels: dict[str, str], clause: Clause, level: int) -> None:
    for child, figure, time in _counted(clause.children):
        labels[child.id] = f"{labels[clause.id]} {_sub_mark(level, figure)}{time}"
        _label_below(labels, child, level + 1)


def _counted(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, int, str]]:
    """Siblings with their figures, which headings (0) lack and alternatives share, and what follows the figure."""
    figure = time = 0
    before: Clause | None = None
    for clause in clauses:
        if clause.kind == "heading":
            before = None
            yield clause, 0, ""
            continue
        if before is not None and is_alternative(clause.text) and is_bracketed(before.text):
            time += 1
        else:
            figure, time = figure + 1, 0
        before = clause
        yield clause, figure, _TIMES[time] if time < len(_TIMES) else f" {time + 1}"


def alternatives(text: Text) -> dict[str, str]:
    """The paragraph that keeps the number, by the id of each that is an alternative to it (section (d))."""
    first_of: dict[str, str] = {}
    below = [text.preamble, text.operative, *(annex.clauses for annex in text.annexes)]
    below += [place.clause.children for place in walk(text)]
    for clauses in below:
        first = ""
        for clause, _, time in _counted(clauses):
            if time:
                first_of[clause.id] = first
            else:
                first = clause.id
    return first_of


def is_alternative(words: str) -> bool:
    """Whether a clause is in brackets and says that it is an alternative to the one before it (section (d))."""
    return _ALTERNATIVE.match(words) is not None and is_bracketed(words)


def is_bracketed(words: str) -> bool:
    """Whether all the words of a clause are in brackets, but for footnote marks and punctuation at their end."""
    if not words.startswith("[") or words.count("[") > _BRACKETS_MAX:
        return False
    bare = unclosed(part_last_notes(words)[0])
    depth = ended = 0
    for sign in _BRACKET.finditer(bare):
        if sign[0] == "]":
            depth -= 1
            ended = sign.end()
        elif depth > 0 or not bare[ended : sign.start()].strip(_SPACES):
            depth += 1
        else:
            return False
        if depth < 0:
            return False
    return depth == 0 and ended == len(bare)


def marks(text: Text) -> dict[str, str]:
    """What is printed before each clause, by id: "1." in the operative part and in annexes, "(a)", "(i)", "a.", "i.".

    An alternative has "1 bis.", "(a) bis". Nothing in the preamble, before a heading, and before the only paragraph of
    an operative part or annex.
    """
    printed: dict[str, str] = {}
    _mark(printed, text.preamble, numbered=False)
    for clauses in (text.operative, *(annex.clauses for annex in text.annexes)):
        _mark(printed, clauses, numbered=sum(clause.kind != "heading" for clause in clauses) > 1)
    return printed


def _mark(printed: dict[str, str], clauses: tuple[Clause, ...], *, numbered: bool) -> None:
    for clause, figure, time in _counted(clauses):
        printed[clause.id] = f"{figure}{time}." if numbered and figure else ""
        _mark_below(printed, clause, 1)


def _mark_below(printed: dict[str, str], clause: Clause, level: int) -> None:
    for child, figure, time in _counted(clause.children):
        printed[child.id] = f"{_sub_mark(level, figure)}{time}"
        _mark_below(printed, child, level + 1)


def _sub_mark(level: int, number: int) -> str:
    figure = _letters(number - 1) if level % 2 else _roman(number)
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
    its paragraph would have; a heading has none. Footnote marks at the end stand after it. The stop of an abbreviation
    at the end ("at 3 p.m.") is the clause's own and stays; the one that the place demands is then not set twice.

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
            punctuated[clause.id] = closed(unclosed(words), stop) + notes
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


def unclosed(words: str) -> str:
    """Words without the punctuation at their end that their place demands; an abbreviation keeps its own stop."""
    bare = words.rstrip(_TRAILING)
    own = f"{bare}."
    return own if words.startswith(own) and is_abbreviated(own) else bare


def closed(words: str, stop: str) -> str:
    """Words with the stop that their place demands, which an abbreviation at their end may have brought already."""
    return words if stop == _LATIN.stop and is_abbreviated(words) else words + stop


def is_abbreviated(words: str) -> bool:
    """Whether words end with the stop of an abbreviation, which is theirs wherever they stand."""
    return words.endswith(_LATIN.stop) and _ABBREVIATED.search(words) is not None
