"""Texts for properties that have all a text can have: headings, four levels, annexes, footnotes, marks, brackets."""

from hypothesis import strategies as st

from deliberation.core.text import LEVELS_MAX, Annex, Clause, ClauseKind, Language, Note, Part, Text, kind_at_top
from tests.core.texts import WORDS

MARKUP = ("[more", "– KEN,", "FRA]", "] [", "[", "]", "…", "{@gone00}", "{@AB}", ",", "؛")


class _Written:
    """What `whole_texts` has made so far: ids in an order of their own, footnotes that wait for their mark."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([1, 3, 7, 9]))
        self.ids: list[str] = []
        self.notes: list[Note] = []

    def id(self) -> str:
        self.ids.append(f"{len(self.ids) * self.step % 1000:06}")
        return self.ids[-1]

    def words(self) -> str:
        pieces = self.draw(st.lists(st.sampled_from(WORDS + MARKUP), max_size=5))
        known = [f"{{@{id}}}" for id in self.ids]
        if self.draw(st.booleans()):
            pieces.append(self.draw(st.sampled_from(known or ["all"])))
        if self.draw(st.integers(0, 3)) == 0:
            self.notes.append(Note(self.id(), self.draw(st.sampled_from(["See above", "انظر", *known]))))
            pieces.append(f"{{^{self.notes[-1].id}}}")
        return " ".join([self.draw(st.sampled_from(WORDS)), *pieces])

    def clause(self, kind: ClauseKind, level: int = 0) -> Clause:
        id, words = self.id(), self.words()
        opening = self.draw(st.integers(0, len(words)))
        below = 0 if kind == "heading" or level == LEVELS_MAX else self.draw(st.sampled_from([0, 0, 0, 1, 2]))
        children = tuple(self.clause("sub_paragraph", level + 1) for _ in range(below))
        language: Language | None = self.draw(st.sampled_from([None, None, None, "zh", "ar", "fr"]))
        return Clause(id, kind, words, opening, children, language)

    def part(self, part: Part, most: int) -> tuple[Clause, ...]:
        kinds: list[ClauseKind] = [kind_at_top(part), kind_at_top(part), "heading"]
        return tuple(self.clause(kind) for kind in self.draw(st.lists(st.sampled_from(kinds), max_size=most)))


@st.composite
def whole_texts(draw: st.DrawFn) -> Text:
    written = _Written(draw)
    preamble = written.part("preamble", 3)
    operative = (*written.part("operative", 2), written.clause("operative"), *written.part("operative", 1))
    annexes = []
    for _ in range(draw(st.integers(0, 2))):
        id, title = written.id(), written.words()
        annexes.append(Annex(id, title, (*written.part("annex", 2), written.clause("paragraph"))))
    notes = draw(st.permutations(written.notes))
    language: Language = draw(st.sampled_from(["en", "ar", "zh", "es"]))
    return Text("Shared tests", preamble, operative, tuple(annexes), tuple(notes), language)
