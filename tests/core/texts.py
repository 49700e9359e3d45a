"""Texts and amendments for properties: any text that may be tabled, and any amendment that may be made to it."""

from collections.abc import Sequence

import msgspec
from hypothesis import strategies as st

from deliberation.core.amending import apply
from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.markup import note_marks
from deliberation.core.text import Annex, Clause, ClauseKind, Note, Part, Place, Text, kind_at_top, walk, wordings
from deliberation.errors import Refusal

# Few words, so that the same ones stand twice and re-anchoring has to refuse.
WORDS = ("all", "members", "share", "tests,", "and", "审议", "الأعضاء", "𝟚")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
SHAPES = st.lists(st.sampled_from(((), ((),), ((), ((),)))), max_size=2)
"""Shapes of a part: a tuple for each clause, holding those of its sub-paragraphs."""
Shape = tuple["Shape", ...]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    sentences = draw(st.lists(SENTENCES, min_size=2, max_size=4))
    step = draw(st.sampled_from([1, 3, 7, 9]))
    drawn: list[str] = []

    def clause(kind: ClauseKind, shape: Shape) -> Clause:
        drawn.append(f"{len(drawn) * step % 100:06}")
        words = sentences[len(drawn) % len(sentences)]
        opening = len(drawn) * 5 % (len(words) + 1)
        return Clause(drawn[-1], kind, words, opening, tuple(clause("sub_paragraph", below) for below in shape))

    preamble = [clause("preambular", shape) for shape in draw(SHAPES)]
    operative = [clause("operative", shape) for shape in [(), *draw(SHAPES), ()]]
    annexes = [
        Annex(f"annex{number}", f"Annex {number}", (clause("heading", ()), *(clause("paragraph", s) for s in shapes)))
        for number, shapes in enumerate(draw(st.lists(SHAPES, max_size=2)))
    ]
    text = Text(sentences[0], tuple(preamble), tuple(operative), tuple(annexes))
    return noted(draw, text) if draw(st.booleans()) else text


def noted(draw: st.DrawFn, text: Text) -> Text:
    """The text with a footnote to one of its operative paragraphs."""
    number = draw(st.integers(0, len(text.operative) - 1))
    marked = text.operative[number]
    marked = msgspec.structs.replace(marked, text=f"{marked.text}{{^note00}}")
    operative = (*text.operative[:number], marked, *text.operative[number + 1 :])
    return msgspec.structs.replace(text, operative=operative, notes=(Note("note00", draw(SENTENCES)),))


@st.composite
def changes(draw: st.DrawFn, text: Text, prefix: str) -> Change:
    """A change of a text; the ids of new clauses begin with the prefix, so that two amendments never draw the same."""
    place = draw(st.sampled_from(list(walk(text))))
    number = f"{draw(st.integers(0, 999_999)):06}{prefix}"
    match draw(st.sampled_from(["words", "words", "words", "insert", "insert", "delete", "move", "split", "other"])):
        case "delete":
            return DeleteClause(place.clause.id)
        case "insert":
            kind: ClauseKind = "sub_paragraph" if place.above else kind_at_top(place.part)
            new = Clause(number, kind, f"new {number[:6]}")
            after = draw(st.sampled_from([place.clause.id, None]))
            return InsertClause(after, place.part, new, parent_of(place))
        case "move":
            moved = draw(st.sampled_from(list(walk(text)))).clause.id
            return MoveClause(moved, draw(st.sampled_from([place.clause.id, None])), place.part, parent_of(place))
        case "split":
            return SplitClause(place.clause.id, draw(st.integers(1, max(1, len(place.clause.text) - 1))), number)
        case "other":
            return draw(elsewhere(text, number))
        case _:
            return draw(rewordings(place.clause))


def parent_of(place: Place) -> str | None:
    """The clause or annex that a clause stands in."""
    return place.above[-1] if place.above else place.annex or None


@st.composite
def elsewhere(draw: st.DrawFn, text: Text, number: str) -> Change:
    """A change of the title, of an annex or of a note."""
    words = {TITLE: text.title} | {annex.id: annex.title for annex in text.annexes}
    words |= {note.id: note.text for note in text.notes}
    id = draw(st.sampled_from(list(words)))
    ids = [annex.id for annex in text.annexes]
    after = draw(st.sampled_from([*ids, None]))
    new = Annex(number, f"Annex {number[:6]}", (Clause(f"{number}1", "paragraph", f"new {number[:6]}"),))
    kinds: list[Change] = [InsertAnnex(after, new), ReplaceWords(id, 0, len(words[id]), words[id], f"New {number[:6]}")]
    if ids:
        kinds += [DeleteClause(draw(st.sampled_from(ids))), MoveClause(draw(st.sampled_from(ids)), after, "annex")]
    return draw(st.sampled_from(kinds))


@st.composite
def rewordings(draw: st.DrawFn, clause: Clause) -> ReplaceWords:
    words = clause.text
    start, end = sorted((draw(st.integers(0, len(words))), draw(st.integers(0, len(words)))))
    new = draw(st.sampled_from(["", "new", "all"]))
    opening = draw(st.sampled_from([None, None, None, 0, len(new)]))
    return ReplaceWords(clause.id, start, end, words[start:end], new, opening)


@st.composite
def edited(draw: st.DrawFn, text: Text) -> Text:
    """The text as somebody left it after editing: clauses reworded, deleted, moved and added, all at once."""
    kept = [place.clause for place in walk(text) if draw(st.integers(0, 4))]
    fresh = [Clause(f"fresh{n}", "operative", draw(SENTENCES)) for n in range(draw(st.integers(0, 3)))]
    headings = [clause for clause in kept if clause.kind == "heading"]
    pile = [*(clause for clause in kept if clause.kind != "heading"), *fresh]
    pile = draw(st.permutations(pile)) if draw(st.booleans()) else pile
    annexes = [annex for annex in text.annexes if draw(st.integers(0, 3))]
    if draw(st.booleans()):
        annexes.insert(0, Annex("freshannex", "New", ()))
    tops: list[tuple[Part, list[Clause]]] = [("preamble", []), ("operative", headings[:1])]
    tops += [("annex", headings[n + 1 : n + 2]) for n in range(len(annexes))]
    for clause in pile:
        part, row = draw(st.sampled_from(tops))
        words = draw(st.sampled_from([clause.text, clause.text, draw(SENTENCES)]))
        opening = draw(st.sampled_from([clause.opening, len(words) // 2]))
        row_of(
            draw, row, part, msgspec.structs.replace(clause, text=words, opening=min(opening, len(words)), children=())
        )
    made = [annex(a, row, draw) for a, (_, row) in zip(annexes, tops[2:], strict=True)]
    new = msgspec.structs.replace(
        text,
        title=draw(st.sampled_from([text.title, "New"])),
        preamble=tuple(tops[0][1]),
        operative=tuple(tops[1][1]),
        annexes=tuple(made),
        notes=(),
    )
    marked = {id for _, words in wordings(new) for id in note_marks(words)}
    return msgspec.structs.replace(new, notes=tuple(note for note in text.notes if note.id in marked))


def row_of(draw: st.DrawFn, row: list[Clause], part: Part, clause: Clause) -> None:
    """Puts a clause at the end of a row, or below the last one there."""
    below = row and row[-1].kind != "heading" and draw(st.booleans())
    kind: ClauseKind = "sub_paragraph" if below else kind_at_top(part)
    clause = msgspec.structs.replace(clause, kind=kind)
    if below:
        row[-1] = msgspec.structs.replace(row[-1], children=(*row[-1].children, clause))
    else:
        row.append(clause)


def annex(annex: Annex, row: list[Clause], draw: st.DrawFn) -> Annex:
    """An annex with other clauses, and perhaps another title."""
    return msgspec.structs.replace(annex, title=draw(st.sampled_from([annex.title, "Other"])), clauses=tuple(row))


@st.composite
def amended(draw: st.DrawFn) -> tuple[Text, list[Change], list[Change]]:
    """A text and two amendments to it."""
    text = draw(texts())
    one, other = (draw(st.lists(changes(text, prefix), min_size=1, max_size=2)) for prefix in ("one", "other"))
    return text, one, other


def attempt(text: Text, base: Text, change: Sequence[Change]) -> Text | Refusal:
    """The text with an amendment, or why it can't be."""
    try:
        return apply(text, base, change)
    except Refusal as refusal:
        return refusal
