"""The text that changes make, once they are anchored to it (`rebasing.py`).

What no change touches stays the very same object, so that four hundred amendments cost little more than what they
change. Whether the result can be put to the vote is not asked here (`amending.py`).
"""

import re
from collections.abc import Collection, Sequence

from msgspec.structs import replace

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
from deliberation.core.markup import MARK, note_marks
from deliberation.core.outline import ANNEXES, Outline, top
from deliberation.core.rebasing import container_of
from deliberation.core.text import Annex, Clause, Note, Text, kind_at_top, walk, wordings


def made(now: Outline, changes: Sequence[Change]) -> Text:
    """The text of an outline with changes that are anchored to it (`rebasing.carried`)."""
    draft = _Draft(now)
    reworded: dict[str, list[ReplaceWords]] = {}
    for change in changes:
        if isinstance(change, ReplaceWords):
            reworded.setdefault(change.clause, []).append(change)
    for id, words in reworded.items():
        draft.reword(id, sorted(words, key=lambda change: (change.start, change.end)))
    for change in changes:
        match change:
            case InsertClause(clause=clause):
                draft.insert(clause, container_of(change), change.after)
            case InsertAnnex(annex=annex):
                draft.insert(annex, ANNEXES, change.after)
            case MoveClause():
                draft.move(change)
            case SplitClause():
                draft.split(change)
            case _:
                pass
    for change in changes:
        if isinstance(change, DeleteClause):
            draft.delete(change.clause)
    return draft.text([change.note for change in changes if isinstance(change, InsertNote)])


class _Draft:
    """A text that is being changed; what is not touched stays the very same object."""

    def __init__(self, now: Outline) -> None:
        self._now = now
        self._title = now.text.title
        self._nodes: dict[str, Clause | Annex] = {}
        self._rows: dict[str, list[str]] = {}
        self._homes: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._touched: set[str] = set()

    def reword(self, id: str, changes: list[ReplaceWords]) -> None:
        """Changes the words of a clause, the title, an annex's title or a note."""
        if id == TITLE:
            self._title = new_words(self._title, changes)
        elif id not in self._now.nodes:
            self._notes[id] = new_words(self._now.words[id], changes)
        else:
            node = self._node(id)
            if isinstance(node, Annex):
                self._nodes[id] = replace(node, title=new_words(node.title, changes))
            else:
                opening = new_opening(node.opening, changes)
                self._nodes[id] = replace(node, text=new_words(node.text, changes), opening=opening)
            self._touch(id)

    def insert(self, node: Clause | Annex, container: str, after: str | None) -> None:
        """Puts something new in its place, with what comes with it."""
        self._bring(node)
        self._put(node.id, container, after)

    def _bring(self, node: Clause | Annex) -> None:
        children = node.clauses if isinstance(node, Annex) else node.children
        self._nodes[node.id] = node
        self._rows[node.id] = [child.id for child in children]
        for child in children:
            self._homes[child.id] = node.id
            self._bring(child)

    def move(self, change: MoveClause) -> None:
        """Takes a clause from its place to another, where it is of the kind that belongs there."""
        node, container = self._node(change.clause), container_of(change)
        self._take(change.clause)
        if isinstance(node, Clause) and node.kind != "heading":
            below = container not in (top("preamble"), top("operative")) and isinstance(self._node(container), Clause)
            self._nodes[change.clause] = replace(node, kind="sub_paragraph" if below else kind_at_top(change.part))
        self._put(change.clause, container, change.after)

    def split(self, change: SplitClause) -> None:
        """Makes two clauses of one."""
        node = self._node(change.clause)
        if not isinstance(node, Clause):
            raise TypeError(change.clause)
        first, second = node.text[: change.at].rstrip(), node.text[change.at :].lstrip()
        below = self._row(change.clause)
        self._nodes[change.clause] = replace(node, text=first, opening=min(node.opening, len(first)))
        self._nodes[change.new] = replace(node, id=change.new, text=second, opening=change.opening)
        self._rows[change.clause], self._rows[change.new] = [], below
        self._homes.update((child, change.new) for child in below)
        self._put(change.new, self._home(change.clause), change.clause)
        self._touch(change.clause)

    def delete(self, id: str) -> None:
        """Deletes a clause or an annex with all that is in it."""
        self._take(id)

    def text(self, new_notes: list[Note]) -> Text:
        """The text as it is now."""
        was = self._now.text
        annexes = was.annexes
        if ANNEXES in self._touched:
            annexes = tuple(node for node in map(self._built, self._row(ANNEXES)) if isinstance(node, Annex))
        text = replace(
            was,
            title=self._title,
            preamble=self._clauses(top("preamble"), was.preamble),
            operative=self._clauses(top("operative"), was.operative),
            annexes=annexes,
        )
        return self._noted(text, [*was.notes, *new_notes]) if was.notes or new_notes else text

    def _noted(self, text: Text, notes: list[Note]) -> Text:
        """Keeps the notes that are marked, in the order of their marks, so that it is the same in any order of acts."""
        known = {note.id: note for note in notes}
        known |= {id: replace(known[id], text=words) for id, words in self._notes.items() if id in known}
        marked = dict.fromkeys(id for _, words in wordings(text) for id in note_marks(words))
        return replace(text, notes=tuple(known[id] for id in marked if id in known))

    def _clauses(self, container: str, unchanged: tuple[Clause, ...]) -> tuple[Clause, ...]:
        if container not in self._touched:
            return unchanged
        return tuple(node for node in map(self._built, self._row(container)) if isinstance(node, Clause))

    def _built(self, id: str) -> Clause | Annex:
        node = self._node(id)
        if id not in self._touched:
            return node
        if isinstance(node, Annex):
            return replace(node, clauses=self._clauses(id, node.clauses))
        return replace(node, children=self._clauses(id, node.children))

    def _put(self, id: str, container: str, after: str | None) -> None:
        row = self._row(container)
        row.insert(row.index(after) + 1 if after is not None else 0, id)
        self._homes[id] = container
        self._touch(id)

    def _take(self, id: str) -> None:
        container = self._home(id)
        self._row(container).remove(id)
        self._touch(container)

    def _node(self, id: str) -> Clause | Annex:
        return self._nodes.get(id) or self._now.nodes[id]

    def _row(self, container: str) -> list[str]:
        if container not in self._rows:
            self._rows[container] = list(self._now.below.get(container, ()))
        return self._rows[container]

    def _home(self, id: str) -> str:
        return self._homes.get(id) or self._now.homes[id]

    def _touch(self, id: str) -> None:
        """Marks a clause and all it is in as changed."""
        at: str | None = id
        while at is not None:
            self._touched.add(at)
            at = self._homes.get(at) or self._now.homes.get(at)


def brought(change: Change) -> list[str]:
    """The ids that one change brings."""
    match change:
        case InsertClause(clause=clause):
            return [place.clause.id for place in walk(Text("", (clause,), ()))]
        case InsertAnnex(annex=annex):
            return [annex.id, *(place.clause.id for place in walk(Text("", annex.clauses, ())))]
        case SplitClause(new=id):
            return [id]
        case InsertNote(note=note):
            return [note.id]
        case _:
            return []


def new_words(words: str, changes: Sequence[ReplaceWords]) -> str:
    """Words with replacements made, which stand in order and do not meet."""
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += (words[at : change.start], change.new)
        at = change.end
    return "".join([*pieces, words[at:]])


def new_opening(opening: int, changes: Sequence[ReplaceWords]) -> int:
    """Where the opening words end after replacements: as one of them says, else new words are italic as the old."""
    followed = opening
    for change in reversed(changes):
        if change.start < followed:
            followed = change.start + len(change.new) + max(0, followed - change.end)
    longer = 0
    for change in changes:
        if change.opening is not None:
            followed = change.start + longer + change.opening
        longer += len(change.new) - len(change.old)
    return followed


def reads_as(text: Text, brought: Collection[str] = ()) -> tuple[object, ...]:
    """What is read, without the ids: two texts that read the same have the same words at the same places.

    Args:
        text: the text.
        brought: ids that stand for whatever id new clauses and footnotes have, where the words refer to them.
    """
    ordinals: dict[str, str] = {}

    def read(words: str) -> str:
        return MARK.sub(named, words) if brought and "{" in words else words

    def named(mark: re.Match[str]) -> str:
        id = mark[0][2:-1]
        return f"{mark[0][:2]}{ordinals.setdefault(id, str(len(ordinals)))}}}" if id in brought else mark[0]

    clauses = tuple(
        (place.part, place.annex and place.index, len(place.above), place.clause.kind, read(place.clause.text),
         place.clause.opening)
        for place in walk(text)
    )  # fmt: skip
    annexes = tuple((read(annex.title), len(annex.clauses)) for annex in text.annexes)
    return text.title, clauses, annexes, tuple(read(note.text) for note in text.notes)
