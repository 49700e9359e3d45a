"""Writes `texts.json`: numbers, punctuation, differences and amendments that Python and TypeScript must agree on.

Run as `python -m tests.vectors.make_texts`; a test asserts that the file is what this makes. The texts are invented.
"""

import json
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.core.amending import Change, DeleteClause, InsertClause, ReplaceWords, apply, collide
from deliberation.core.diff import compare, compare_words, tokens
from deliberation.core.text import Clause, Text, marks, number, punctuate, text_hash
from deliberation.errors import Refusal

FILE: Final = Path(__file__).with_name("texts.json")

LONE: Final = Text("Lone paragraph", (), (Clause("alone1", "operative", "Decides to meet again", 7),))
NORM: Final = Text(
    "Safety of shared models",
    (
        Clause("recall", "preambular", "Recalling the purposes of the Organization", 9),
        Clause(
            "notes1",
            "preambular",
            "Noting with concern",
            6,
            (
                Clause("notesa", "sub_paragraph", "The unequal access to computing"),
                Clause("notesb", "sub_paragraph", "The lack of shared tests"),
            ),
        ),
    ),
    (
        Clause("invite", "operative", "Invites all members to share tests, and to share results", 7),
        Clause(
            "setsup",
            "operative",
            "Establishes a working group, which shall",
            11,
            (
                Clause("meets1", "sub_paragraph", "Meet twice a year"),
                Clause(
                    "report",
                    "sub_paragraph",
                    "Report on",
                    0,
                    (
                        Clause("onrisk", "sub_paragraph", "Risks, with 𝟚 annexes"),
                        Clause("onuses", "sub_paragraph", "Uses"),
                    ),
                ),
            ),
        ),
        Clause("seized", "operative", "Decides to remain seized of the matter.", 7),
    ),
)
_NEW: Final = Clause("newone", "operative", "Thanks the secretariat", 6)
_OTHER: Final = Clause("another", "operative", "Thanks the chair", 6)

_WORDINGS: Final = (
    ("", ""),
    ("", "Decides"),
    ("Requests a report", ""),
    ("Requests a report", "Requests a report"),
    ("Requests a report", "Requests a full report"),
    ("Requests the chair to submit, by 2027, a report", "Urges the chair to submit a short report, in 2027"),
    ("safe, secure and open", "safe, trusted, and open"),
    ("加强人工智能能力建设", "加强全球人工智能能力的建设"),
    ("يدعو جميع الأعضاء", "يحث جميع الدول الأعضاء"),
    ("a  b", "a b"),
    ("𝟚 annexes", "𝟛 annexes"),
)
_AMENDMENTS: Final[tuple[tuple[str, list[Change], list[Change]], ...]] = (
    ("insert words", [], [ReplaceWords("invite", 11, 11, "", " the")]),
    ("replace an opening", [], [ReplaceWords("invite", 0, 7, "Invites", "Urges")]),
    ("offsets are code points", [], [ReplaceWords("onrisk", 14, 21, "annexes", "tables")]),
    ("delete a clause with its sub-paragraphs", [], [DeleteClause("setsup")]),
    ("insert at the start of a part", [], [InsertClause(None, "operative", _NEW)]),
    ("two changes of one clause", [], [ReplaceWords("invite", 0, 7, "Invites", "Urges"),
                                       ReplaceWords("invite", 23, 28, "share", "exchange")]),
    ("a new clause for an old one", [], [DeleteClause("seized"), InsertClause("seized", "operative", _NEW)]),
    ("re-anchored by its only place", [ReplaceWords("invite", 0, 7, "Invites", "Urges")],
     [ReplaceWords("invite", 29, 34, "tests", "all tests")]),
    ("its words stand twice", [ReplaceWords("invite", 0, 7, "Invites", "Urges")],
     [ReplaceWords("invite", 23, 28, "share", "publish")]),
    ("an insertion is never re-anchored", [ReplaceWords("invite", 0, 7, "Invites", "Urges")],
     [ReplaceWords("invite", 11, 11, "", " the")]),
    ("its clause is gone", [DeleteClause("report")], [ReplaceWords("onuses", 0, 4, "Uses", "Applications")]),
    ("its place is gone", [DeleteClause("seized")], [InsertClause("seized", "operative", _NEW)]),
    ("same place, ordered by id", [InsertClause("invite", "operative", _NEW)],
     [InsertClause("invite", "operative", _OTHER)]),
    ("other words at the place", [], [ReplaceWords("invite", 0, 7, "Invited", "Urges")]),
    ("beyond the end", [], [ReplaceWords("invite", 50, 500, "results", "")]),
    ("unknown clause", [], [DeleteClause("nowhere")]),
    ("nothing", [], [ReplaceWords("invite", 0, 7, "Invites", "Invites")]),
    ("overlap", [], [DeleteClause("report"), ReplaceWords("onuses", 0, 4, "Uses", "Applications")]),
    ("id twice", [], [InsertClause(None, "operative", Clause("invite", "operative", "Invites again"))]),
    ("wrong parent", [], [InsertClause("meets1", "operative", _NEW)]),
    ("nothing operative left", [], [DeleteClause("invite"), DeleteClause("setsup"), DeleteClause("seized")]),
)  # fmt: skip


def make() -> str:
    """The contents of the file."""
    file = {
        "texts": [_shown(NORM), _shown(LONE)],
        "words": [
            {"old": old, "new": new, "tokens": tokens(new), "ops": msgspec.to_builtins(compare_words(old, new))}
            for old, new in _WORDINGS
        ],
        "base": msgspec.to_builtins(NORM),
        "amendments": [_amended(*case) for case in _AMENDMENTS],
    }
    return json.dumps(file, indent=1, ensure_ascii=False) + "\n"


def _shown(text: Text) -> dict[str, Any]:
    return {
        "text": msgspec.to_builtins(text),
        "hash": text_hash(text),
        "labels": number(text),
        "marks": marks(text),
        "punctuated": {language: punctuate(text, language) for language in ("en", "ar", "zh")},
    }


def _amended(name: str, adopted: list[Change], changes: list[Change]) -> dict[str, Any]:
    now = apply(NORM, NORM, adopted) if adopted else NORM
    case: dict[str, Any] = {
        "name": name,
        "adopted": msgspec.to_builtins(adopted),
        "changes": msgspec.to_builtins(changes),
        "collide": collide(adopted, changes, NORM),
    }
    try:
        text = apply(now, NORM, changes)
    except Refusal as refusal:
        return {**case, "refusal": {"code": refusal.code, "facts": refusal.facts}}
    return {**case, "text": msgspec.to_builtins(text), "diff": msgspec.to_builtins(compare(now, text))}


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
