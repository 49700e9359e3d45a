"""Texts and amendments for properties: any text that may be tabled, and any amendment that may be made to it."""

from hypothesis import strategies as st

from deliberation.core.amending import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.text import Clause, ClauseKind, Text, kind_at_top, walk

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
    return Text(sentences[0], tuple(preamble), tuple(operative))


@st.composite
def changes(draw: st.DrawFn, text: Text, prefix: str) -> Change:
    """A change of a text; the ids of new clauses begin with the prefix, so that two amendments never draw the same."""
    place = draw(st.sampled_from(list(walk(text))))
    match draw(st.sampled_from(["words", "words", "insert", "delete"])):
        case "delete":
            return DeleteClause(place.clause.id)
        case "insert":
            number = draw(st.integers(0, 999_999))
            kind: ClauseKind = "sub_paragraph" if place.above else kind_at_top(place.part)
            new = Clause(f"{number:06}{prefix}", kind, f"new {number}")
            after = draw(st.sampled_from([place.clause.id, None]))
            return InsertClause(after, place.part, new, place.above[-1] if place.above else None)
        case _:
            return draw(rewordings(place.clause))


@st.composite
def rewordings(draw: st.DrawFn, clause: Clause) -> ReplaceWords:
    words = clause.text
    start, end = sorted((draw(st.integers(0, len(words))), draw(st.integers(0, len(words)))))
    return ReplaceWords(clause.id, start, end, words[start:end], draw(st.sampled_from(["", "new", "all"])))
