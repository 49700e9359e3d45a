"""Writes `renderings.json`: texts in other languages that Python and TypeScript must agree on.

Run as `python -m tests.vectors.make_renderings`; a test asserts that the file is what this makes. The texts
are invented.
"""

import json
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.core.amending import apply
from deliberation.core.changes import (
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
)
from deliberation.core.rendering import Rendered, Rendering, is_current, is_title_current, original, render, source
from deliberation.core.text import Annex, Clause, Note, Text, walk
from tests.vectors.make_texts import ANNEXED, LONE, NORM, WHOLE

FILE: Final = Path(__file__).with_name("renderings.json")


def _of(words: str, text: str, opening: int = 0) -> Rendered:
    return Rendered(text, source(words), opening)


SPOKEN: Final = Text(
    "Sûreté",
    (),
    (Clause("adopts", "operative", "Adopts {@annex1}{^note01}{^note02}", 6),),
    (Annex("annex1", "Cadre", (Clause("first1", "paragraph", "Trust"),), "fr"),),
    (Note("note01", "Voir 1.", "fr"), Note("note02", "See 2.")),
    title_language="fr",
)
_CASES: Final[tuple[tuple[str, Text, Rendering], ...]] = (
    ("nothing but the title", NORM, Rendering("fr", "Sûreté des modèles partagés", {})),
    (
        "current, behind and missing",
        NORM,
        Rendering(
            "ar",
            "سلامة النماذج المشتركة",
            {
                "recall": _of("Recalling the purposes of the Organization", "إذ تشير إلى مقاصد المنظمة", 8),
                "invite": _of("Invites all members to share tests", "تدعو جميع الأعضاء إلى تبادل الاختبارات", 4),
                "onrisk": _of("Risks, with 𝟚 annexes", "المخاطر، مع مرفقين"),
                "gone01": _of("What was deleted", "ما حذف"),
            },
        ),
    ),
    (
        "clauses with a language of their own, annexes and footnotes",
        WHOLE,
        Rendering(
            "fr",
            "Modèles partagés",
            {
                "recall": _of("Recalling its resolution 1/3,{^before}", "Rappelant sa résolution 1/3{^before}", 9),
                "french": _of("Soulignant que tous participent", "Autre chose", 5),
                "chinese": _of("回顾其决议", "Rappelant ses résolutions", 9),
                "annex1": _of("Principles", "Principes"),
                "annex2": _of("Terms", "Mandat"),
                "a1sub1": _of("models", "les modèles"),
                "before": _of("A/1/RES/3.", "Résolution A/1/RES/3."),
                "source2": _of("Not this", "Pas ceci"),
            },
        ),
    ),
    ("the original's own language", ANNEXED, Rendering("ar", "ملحق آخر", {"adopts": _of("", "لا شيء")})),
    (
        "into the language that texts have by default",
        ANNEXED,
        Rendering("en", "Annex", {"adopts": _of("تعتمد ما ورد في {@theone}{^nota01}", "Adopts {@theone}{^nota01}", 6)}),
    ),
    ("a title that is behind", NORM, Rendering("ru", "Безопасность", {}, source("Safety of models"))),
    (
        "a title, an annex and a footnote with languages of their own",
        SPOKEN,
        Rendering("es", "Seguridad", {"annex1": _of("Cadre", "Marco"), "note01": _of("See 1.", "Véase")}),
    ),
    ("in the language that its title has", SPOKEN, Rendering("fr", "Autre chose", {})),
    (
        "put back into the text's own language",
        SPOKEN,
        Rendering("en", "Safety", {"annex1": _of("Cadre", "Framework")}, source("Sûreté")),
    ),
    ("one paragraph", LONE, Rendering("zh", "唯一的段落", {"alone1": _of("Decides to meet again", "决定再次开会")})),
)


_SPANISH: Final = Rendering(
    "fr",
    "Modèles partagés",
    {
        "recall": _of("Recalling its resolution 1/3,{^before}", "Rappelant sa résolution 1/3,{^before}", 9),
        "lastop": _of("Requests a report.{^source2} {^source3}", "Demande un rapport{^source2} {^source3}", 7),
        "annex1": _of("Principles", "Principes"),
        "a1only": _of("All share", "Tous partagent"),
        "before": _of("A/1/RES/3.", "Résolution A/1/RES/3."),
    },
    source(WHOLE.title),
)
_OWN: Final = Rendering("es", "", {"french": _of("Soulignant que tous participent", "Subrayando", 10)})
_CHANGES: Final[tuple[tuple[str, Rendering, tuple[Change, ...]], ...]] = (
    ("what is reworded is in its language", _SPANISH, (
        ReplaceWords("lastop", 11, 18, "rapport", "bilan"), ReplaceWords("title", 0, 7, "Modèles", "Outils"),
        ReplaceWords("annex1", 0, 9, "Principes", "Préceptes"), ReplaceWords("before", 0, 10, "Résolution", "Voir"),
    )),
    ("what stands in another language stays in it", _SPANISH, (
        ReplaceWords("a2two1", 0, 3, "The", "Each"), ReplaceWords("annex2", 0, 5, "Terms", "Order"),
        ReplaceWords("chinese", 0, 0, "", "再次"), ReplaceWords("source3", 0, 5, "Third", "Fifth"),
        ReplaceWords("french", 15, 19, "tous", "chacun"),
    )),
    ("a title that is behind is amended in its own language", Rendering("fr", "Partage", {}, source("Shared")), (
        ReplaceWords("title", 0, 6, "Shared", "Common"),
    )),
    ("what is new is in its language, what is moved in that it had", _SPANISH, (
        InsertClause("recall", "preamble", Clause("fresh1", "preambular", "Notant ce qui suit{^note07}", 6)),
        InsertNote(Note("note07", "Voir ci-dessus.")),
        InsertAnnex("annex2", Annex("annex3", "Calendrier", (Clause("a3one1", "paragraph", "Chaque année"),))),
        MoveClause("a2one1", "a2two1", "annex", "annex2"), DeleteClause("a1head"),
    )),
    ("into the text's own language", _OWN, (ReplaceWords("french", 0, 10, "Subrayando", "Destacando"),)),
)  # fmt: skip


def make() -> str:
    """The contents of the file."""
    file = {
        "renderings": [_shown(*case) for case in _CASES],
        "amended": [_amended(*case) for case in _CHANGES],
    }
    return json.dumps(file, indent=1, ensure_ascii=False) + "\n"


def _shown(name: str, text: Text, rendering: Rendering) -> dict[str, Any]:
    clauses = [place.clause for place in walk(text)]
    return {
        "name": name,
        "text": msgspec.to_builtins(text),
        "rendering": msgspec.to_builtins(rendering),
        "sources": {clause.id: source(clause.text) for clause in clauses},
        "title_current": is_title_current(text, rendering),
        "current": {clause.id: is_current(_in_own_language(clause, text), rendering) for clause in clauses},
        "rendered": msgspec.to_builtins(render(text, rendering)),
    }


def _amended(name: str, rendering: Rendering, changes: tuple[Change, ...]) -> dict[str, Any]:
    """An amendment that is written in the rendering's language, and what it makes of the original."""
    shown = render(WHOLE, rendering)
    changed = apply(shown, shown, changes)
    return {
        "name": name,
        "text": msgspec.to_builtins(WHOLE),
        "rendering": msgspec.to_builtins(rendering),
        "changes": msgspec.to_builtins(changes),
        "original": msgspec.to_builtins(original(WHOLE, shown, changed)),
    }


def _in_own_language(clause: Clause, text: Text) -> Clause:
    """The clause with its language said, which is the text's where it has none."""
    return msgspec.structs.replace(clause, language=clause.language or text.language)


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
