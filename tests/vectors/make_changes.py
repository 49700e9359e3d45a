"""Writes `changes.json`: amendments that Python and TypeScript must apply, derive and hold against each other alike.

Run as `python -m tests.vectors.make_changes`; a test asserts that the file is what this makes. The texts are invented.
"""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from deliberation.core.amending import apply
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
from deliberation.core.colliding import overlaps
from deliberation.core.deriving import derive
from deliberation.core.diff import compare
from deliberation.core.rebasing import rebase
from deliberation.core.text import Annex, Clause, Note, Text, kind_at_top, text_hash, walk
from deliberation.errors import Refusal
from tests.vectors.make_texts import NORM

FILE: Final = Path(__file__).with_name("changes.json")
DRAWN: Final = 120

_NEW: Final = Clause("newone", "operative", "Thanks the secretariat", 6)
_OTHER: Final = Clause("another", "operative", "Thanks the chair", 6)
_SUB: Final = Clause("newsub", "sub_paragraph", "Thank 𝟛 members")
BASE: Final = replace(
    NORM,
    operative=(*NORM.operative[:-1], replace(NORM.operative[-1], text="Decides to remain seized of it{^note01}")),
    annexes=(
        Annex("annexa", "Terms", (Clause("headng", "heading", "Tasks"), Clause("terms1", "paragraph", "Meets twice"))),
        Annex("annexb", "Budget", (Clause("budget", "paragraph", "Spends 𝟚 little"),)),
    ),
    notes=(Note("note01", "See the report"),),
)
_INVITE: Final = ReplaceWords("invite", 0, 7, "Invites", "Urges")
_AMENDMENTS: Final[tuple[tuple[str, list[Change], list[Change]], ...]] = (
    ("insert words", [], [ReplaceWords("invite", 11, 11, "", " the")]),
    ("replace an opening", [], [_INVITE]),
    ("set the opening words", [], [ReplaceWords("invite", 10, 11, "l", "l", 1)]),
    ("offsets are code points", [], [ReplaceWords("onrisk", 14, 21, "annexes", "tables")]),
    ("delete a clause with its sub-paragraphs", [], [DeleteClause("setsup")]),
    ("insert at the start of a part", [], [InsertClause(None, "operative", _NEW)]),
    ("two changes of one clause", [], [_INVITE, ReplaceWords("invite", 23, 28, "share", "exchange")]),
    ("a new clause for an old one", [], [DeleteClause("setsup"), InsertClause("setsup", "operative", _NEW)]),
    ("carried along the difference", [_INVITE], [ReplaceWords("invite", 23, 28, "share", "publish")]),
    ("inserted between words that stayed", [_INVITE], [ReplaceWords("invite", 11, 11, "", " the")]),
    ("beside words that were replaced", [_INVITE], [ReplaceWords("invite", 7, 7, "", " again")]),
    ("its words are gone", [_INVITE], [ReplaceWords("invite", 0, 9, "Invites a", "A")]),
    ("after an astral character", [ReplaceWords("onrisk", 12, 13, "𝟚", "𝟛")],
     [ReplaceWords("onrisk", 14, 21, "annexes", "tables")]),
    ("beside an astral character", [ReplaceWords("onrisk", 12, 13, "𝟚", "𝟛")],
     [ReplaceWords("onrisk", 13, 14, " ", "-")]),
    ("its clause is gone", [DeleteClause("report")], [ReplaceWords("onuses", 0, 4, "Uses", "Applications")]),
    ("its place is gone", [DeleteClause("setsup")], [InsertClause("setsup", "operative", _NEW)]),
    ("same place, ordered by id", [InsertClause("invite", "operative", _NEW)],
     [InsertClause("invite", "operative", _OTHER)]),
    ("a place that is no longer certain", [DeleteClause("setsup"), InsertClause("setsup", "operative", _OTHER)],
     [InsertClause("invite", "operative", _NEW)]),
    ("move up a level", [], [MoveClause("report", "invite", "operative")]),
    ("move into another part", [], [MoveClause("meets1", "recall", "preamble")]),
    ("move into an annex", [], [MoveClause("invite", "headng", "annex", "annexa")]),
    ("move an annex", [], [MoveClause("annexa", "annexb", "annex")]),
    ("move what was reworded", [_INVITE], [MoveClause("invite", "setsup", "operative")]),
    ("two moves of one clause", [MoveClause("invite", "setsup", "operative")],
     [MoveClause("invite", "seized", "operative")]),
    ("moves into each other", [MoveClause("invite", None, "operative", "seized")],
     [MoveClause("seized", None, "operative", "invite")]),
    ("split", [], [SplitClause("setsup", 27, "second", 5)]),
    ("words of the second half", [SplitClause("invite", 35, "second")],
     [ReplaceWords("invite", 49, 56, "results", "findings")]),
    ("after a clause that was split", [SplitClause("invite", 35, "second")],
     [InsertClause("invite", "operative", _OTHER)]),
    ("split what was reworded", [_INVITE], [SplitClause("invite", 35, "second")]),
    ("the title", [], [ReplaceWords(TITLE, 0, 6, "Safety", "Use")]),
    ("the title of an annex", [], [ReplaceWords("annexb", 0, 6, "Budget", "Means")]),
    ("a new annex", [], [InsertAnnex("annexa", Annex("annexc", "Dates", (Clause("dates1", "paragraph", "May"),)))]),
    ("delete an annex", [], [DeleteClause("annexa")]),
    ("a new note", [], [InsertNote(Note("note02", "Ibid.")), ReplaceWords("recall", 42, 42, "", "{^note02}")]),
    ("a note without its mark", [ReplaceWords("seized", 30, 39, "{^note01}", "")],
     [ReplaceWords("note01", 8, 14, "report", "annex")]),
    ("reword a note", [], [ReplaceWords("note01", 8, 14, "report", "annex")]),
    ("a paragraph moved above a deleted one, with a new sub-paragraph", [], [
        DeleteClause("setsup"), MoveClause("seized", None, "operative"),
        InsertClause(None, "operative", _SUB, "seized"), InsertClause("seized", "operative", _NEW),
    ]),
    ("a new sub-paragraph below what stands before a deleted one", [], [
        DeleteClause("setsup"), InsertClause(None, "operative", _SUB, "invite"),
        InsertClause("setsup", "operative", _NEW),
    ]),
    ("the end of a part and the begin of the next", [], [
        DeleteClause("seized"), DeleteClause("annexa"), InsertClause("setsup", "operative", _NEW),
        InsertAnnex("annexa", Annex("annexc", "Dates", (Clause("dates1", "paragraph", "May"),))),
    ]),
    ("several new clauses, one in the other", [], [
        InsertClause("invite", "operative", _NEW), InsertClause("newone", "operative", _OTHER),
        InsertClause(None, "operative", _SUB, "another"), MoveClause("meets1", "newsub", "operative", "another"),
    ]),
)  # fmt: skip


def make() -> str:
    """The contents of the file."""
    chance = random.Random("changes")
    drawn = [("drawn", _draw(chance, "one"), _draw(chance, "two")) for _ in range(DRAWN)]
    cases = [_case(*case) for case in (*_AMENDMENTS, *drawn)]
    lines = [json.dumps(case, ensure_ascii=False) for case in cases if case]
    base = json.dumps(msgspec.to_builtins(BASE), ensure_ascii=False)
    separator = ",\n"
    return f'{{"base": {base},\n"amendments": [\n{separator.join(lines)}\n]}}\n'


def _case(name: str, adopted: list[Change], changes: list[Change]) -> dict[str, Any] | None:
    """A case, or none where an amendment that was drawn is wrong in itself."""
    now = _made(BASE, adopted) if adopted else BASE
    if now is None or _made(BASE, changes) is None:
        return None
    rebased = rebase(changes, BASE, now)
    case: dict[str, Any] = {
        "name": name,
        "adopted": msgspec.to_builtins(adopted),
        "changes": msgspec.to_builtins(changes),
        "overlaps": [overlap.same_place for overlap in overlaps(adopted, changes, BASE)],
        "rebased": msgspec.to_builtins(rebased.changes),
        "misfits": msgspec.to_builtins(rebased.misfits),
    }
    try:
        text = apply(now, BASE, changes)
    except Refusal as refusal:
        return {**case, "refusal": {"code": refusal.code, "facts": refusal.facts}}
    case |= {"hash": text_hash(text), "derived": msgspec.to_builtins(derive(BASE, text))}
    if name == "drawn":
        return case
    return {**case, "text": msgspec.to_builtins(text), "diff": msgspec.to_builtins(compare(now, text))}


def _made(text: Text, changes: Sequence[Change]) -> Text | None:
    try:
        return apply(text, text, changes)
    except Refusal:
        return None


def _draw(chance: random.Random, name: str) -> list[Change]:
    return [_change(chance, f"{name}{number}{chance.randrange(100):02}") for number in range(chance.randint(1, 2))]


def _change(chance: random.Random, id: str) -> Change:
    places = list(walk(BASE))
    place = chance.choice(places)
    clause, after = place.clause, chance.choice([place.clause.id, None])
    parent = place.above[-1] if place.above else place.annex or None
    start, end = sorted((chance.randint(0, len(clause.text)), chance.randint(0, len(clause.text))))
    new = Clause(id, "sub_paragraph" if place.above else kind_at_top(place.part), f"New {id}")
    kinds: list[Change] = [
        ReplaceWords(clause.id, start, end, clause.text[start:end], chance.choice(["", "new", " all"])),
        ReplaceWords(clause.id, start, start, "", " more"),
        InsertClause(after, place.part, new, parent),
        DeleteClause(clause.id),
        MoveClause(chance.choice(places).clause.id, after, place.part, parent),
        SplitClause(clause.id, start, id),
    ]
    return chance.choice(kinds)


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
