"""Texts with everything that one may hold, in words that a format could mistake for its own signs."""

from hypothesis import strategies as st
from msgspec import structs

from deliberation.core.text import Annex, Clause, ClauseKind, Language, Note, Text

WORDS = (
    "all", "members", "1.", "(a)", "(i)", "i.", "a.", "•", "-", "#", "*", "**", "_x_", "\\", "](", "[^1]", "[a – KEN]",
    "<p>", "&amp;", "tests,", "and", "审议", "الأعضاء", "𝟚", "http://x.org/a_b", "Annex", "---", "`x`", "3;", "“q.”",
    "p.m.", "etc.",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
LEVELS = 4


def same(text: Text) -> Text:
    """A text with ids that tell only places, to compare texts up to ids."""
    names: dict[str, str] = {}

    def named(id: str) -> str:
        return names.setdefault(id, f"x{len(names):05}")

    def walked(clauses: tuple[Clause, ...]) -> None:
        for clause in clauses:
            named(clause.id)
            walked(clause.children)

    for clauses in (text.preamble, text.operative):
        walked(clauses)
    for annex in text.annexes:
        named(annex.id)
        walked(annex.clauses)
    for note in text.notes:
        named(note.id)

    def words(value: str) -> str:
        for id, name in names.items():
            value = value.replace(f"{{@{id}}}", f"{{@{name}}}").replace(f"{{^{id}}}", f"{{^{name}}}")
        return value

    def renamed(clause: Clause) -> Clause:
        return structs.replace(
            clause,
            id=names[clause.id],
            text=words(clause.text),
            opening=len(words(clause.text[: clause.opening])),
            children=tuple(map(renamed, clause.children)),
        )

    return Text(
        words(text.title),
        tuple(map(renamed, text.preamble)),
        tuple(map(renamed, text.operative)),
        tuple(Annex(names[a.id], words(a.title), tuple(map(renamed, a.clauses))) for a in text.annexes),
        tuple(Note(names[note.id], words(note.text)) for note in text.notes),
        text.language,
    )


@st.composite
def rich_texts(draw: st.DrawFn) -> Text:
    """Headings, four levels, annexes, footnotes at any place, cross-references to any clause and to none."""
    count = 0
    ids: list[str] = []

    def new() -> str:
        nonlocal count
        count += 1
        ids.append(f"id{count:04}")
        return ids[-1]

    def clause(kind: ClauseKind, level: int) -> Clause:
        id = new()
        words = draw(SENTENCES)
        if kind == "heading":
            return Clause(id, kind, words)
        opening = draw(st.sampled_from([0, 0, 1, len(words) // 2, len(words)]))
        many = draw(st.sampled_from([0, 0, 0, 1, 2] if count < 40 else [0])) if level < LEVELS else 0
        if level == 0 and count < 3:
            many = draw(st.sampled_from([0, 2, 11, 28]))
        return Clause(id, kind, words, opening, tuple(clause("sub_paragraph", level + 1) for _ in range(many)))

    def part(kind: ClauseKind, least: int) -> tuple[Clause, ...]:
        kinds = draw(st.lists(st.sampled_from([kind, kind, "heading"]), max_size=3))
        return tuple(clause(each, 0) for each in [kind] * least + kinds)

    preamble, operative = part("preambular", 0), part("operative", 1)
    annexes = tuple(Annex(new(), draw(SENTENCES), part("paragraph", 0)) for _ in range(draw(st.integers(0, 2))))
    notes = tuple(Note(new(), draw(SENTENCES)) for _ in range(draw(st.integers(0, 2))))
    language: Language = draw(st.sampled_from(["en", "ar", "zh"]))
    text = Text(draw(SENTENCES), preamble, operative, annexes, notes, language)
    targets = [id for id in ids if id not in {note.id for note in notes}] + ["gone01"]
    marks = [f"{{^{note.id}}}" for note in notes]
    signs = marks + [f"{{@{draw(st.sampled_from(targets))}}}" for _ in range(draw(st.integers(0, 2)))]
    return _with_signs(text, signs, draw(st.integers(0, 3)), at_end=draw(st.booleans()))


def _with_signs(text: Text, signs: list[str], first: int, *, at_end: bool) -> Text:
    """With marks of footnotes and references in the words of its operative paragraphs, each in one place."""
    clauses = list(text.operative)
    for at, sign in enumerate(signs):
        index = (first + at) % len(clauses)
        clause = clauses[index]
        words = f"{clause.text}{sign}" if at_end else f"{clause.text} {sign} x"
        clauses[index] = structs.replace(clause, text=words)
    return structs.replace(text, operative=tuple(clauses))
