"""Writes `renderings.json`: texts in other languages that Python and TypeScript must agree on.

Run as `python -m tests.vectors.make_renderings`; a test asserts that the file is what this makes. The texts
are invented.
"""

import json
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.core.rendering import Rendered, Rendering, is_current, render, source
from deliberation.core.text import Clause, Text, walk
from tests.vectors.make_texts import ANNEXED, LONE, NORM, WHOLE

FILE: Final = Path(__file__).with_name("renderings.json")


def _of(words: str, text: str, opening: int = 0) -> Rendered:
    return Rendered(text, source(words), opening)


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
    ("one paragraph", LONE, Rendering("zh", "唯一的段落", {"alone1": _of("Decides to meet again", "决定再次开会")})),
)


def make() -> str:
    """The contents of the file."""
    file = {"renderings": [_shown(*case) for case in _CASES]}
    return json.dumps(file, indent=1, ensure_ascii=False) + "\n"


def _shown(name: str, text: Text, rendering: Rendering) -> dict[str, Any]:
    clauses = [place.clause for place in walk(text)]
    return {
        "name": name,
        "text": msgspec.to_builtins(text),
        "rendering": msgspec.to_builtins(rendering),
        "sources": {clause.id: source(clause.text) for clause in clauses},
        "current": {clause.id: is_current(_in_own_language(clause, text), rendering) for clause in clauses},
        "rendered": msgspec.to_builtins(render(text, rendering)),
    }


def _in_own_language(clause: Clause, text: Text) -> Clause:
    """The clause with its language said, which is the text's where it has none."""
    return msgspec.structs.replace(clause, language=clause.language or text.language)


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
