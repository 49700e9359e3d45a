"""What an amendment asks for, in the sentences in which amendments are written: "In operative paragraph 3, replace …".

The places are those of the version that the amendment was made to; its words are quoted as they are read there.
"""

from typing import Final

from deliberation.core import markup, numbering
from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.text import Clause, Language, Part, Text, walk
from deliberation.documents.forms import form

_BEFORE: Final = 6
"""How many words name the place of an insertion."""


def instructions(changes: tuple[Change, ...], base: Text, amended: Text, language: Language) -> tuple[str, ...]:
    """One sentence for each change.

    Args:
        changes: what the amendment changes.
        base: the version that it was made to.
        amended: that version with the amendment, by which new clauses are named.
        language: the language of the sentences.
    """
    said = _Sentences(base, amended, language)
    return tuple(said.sentence(change) for change in changes)


class _Sentences:
    """Knows the places and the words of both versions."""

    def __init__(self, base: Text, amended: Text, language: Language) -> None:
        self._language = language
        self._base, self._amended = base, amended
        self._labels = numbering.number(amended) | numbering.number(base)
        self._read_labels = numbering.number(amended, language) | numbering.number(base, language)
        self._notes = numbering.note_numbers(amended) | numbering.note_numbers(base)
        self._places = {each.clause.id: each for text in (amended, base) for each in walk(text)}
        self._annexes = {annex.id: annex for text in (amended, base) for annex in text.annexes}

    def sentence(self, change: Change) -> str:
        """What one change asks for."""
        match change:
            case ReplaceWords():
                return self._rewording(change)
            case DeleteClause():
                return self._say("delete-clause", place=self._place(change.clause))
            case InsertClause():
                words = self._whole(change.clause)
                if change.after is None:
                    return self._say("insert-before-all", where=self._where(change.part, change.parent), words=words)
                return self._say("insert-after", place=self._place(change.after), words=words)
            case MoveClause():
                place = self._place(change.clause)
                if change.after is None:
                    return self._say("move-first", place=place, where=self._where(change.part, change.parent))
                return self._say("move-after", place=place, after=self._place(change.after))
            case SplitClause():
                return self._say("split", place=self._place(change.clause), words=self._read(self._new(change.new)))
            case InsertAnnex():
                return self._say("insert-annex", words=self._read(change.annex.title))
            case InsertNote():
                return self._say("insert-note", words=self._read(change.note.text))

    def _rewording(self, change: ReplaceWords) -> str:
        place, old, new = self._place(change.clause), self._read(change.old), self._read(change.new)
        words = self._words(change.clause)
        if not new:
            return self._say("delete", place=place, old=old)
        if change.old == words:
            return self._say("replace-all", place=place, new=new)
        if old:
            return self._say("replace", place=place, old=old, new=new)
        before = " ".join(self._read(words[: change.start]).split()[-_BEFORE:])
        if not before:
            return self._say("insert-first", place=place, new=new)
        return self._say("insert", place=place, new=new, before=before)

    def _place(self, id: str) -> str:
        """How a clause, an annex's title, a footnote or the title is named in a sentence."""
        if id == TITLE:
            return self._say("place-title")
        if id in self._annexes:
            return self._say("place-annex-title", annex=self._annex(id))
        if id not in self._places:
            return self._say("place-note", number=self._notes.get(id, ""))
        place = self._places[id]
        if place.clause.kind == "heading":
            return self._say("place-heading", words=self._read(place.clause.text))
        label = self._labels[id]
        if place.part == "preamble":
            return self._say("place-preamble", number=label.removeprefix("PP"))
        if place.part == "operative":
            return self._say("place-operative", number=label)
        return self._say("place-annex", annex=self._annex(place.annex), number=label.rpartition(", ")[2])

    def _annex(self, id: str) -> str:
        _, _, number = self._labels[id].partition(" ")
        return self._say("annex-number", number=number) if number else self._say("annex-one")

    def _where(self, part: Part, parent: str | None) -> str:
        if parent is None:
            return self._say(f"where-{part}")
        return self._say("where-annex", annex=self._annex(parent)) if parent in self._annexes else self._place(parent)

    def _words(self, id: str) -> str:
        """The words of the base at a place."""
        if id == TITLE:
            return self._base.title
        if id in self._annexes:
            return self._annexes[id].title
        if id in self._places:
            return self._places[id].clause.text
        return next((note.text for note in self._base.notes if note.id == id), "")

    def _new(self, id: str) -> str:
        return next((place.clause.text for place in walk(self._amended) if place.clause.id == id), "")

    def _whole(self, clause: Clause) -> str:
        """A new clause with all below it, in one line."""
        return " ".join([self._read(clause.text), *(self._whole(child) for child in clause.children)])

    def _read(self, words: str) -> str:
        return markup.shown(words, self._read_labels, self._notes).strip()

    def _say(self, message: str, **facts: str | int) -> str:
        sentence = form(message, self._language, **facts)
        return sentence[:1].upper() + sentence[1:] if sentence.endswith((".", "。")) else sentence
