"""Writes `texts.json`: numbers, punctuation and differences that Python and TypeScript must agree on.

Run as `python -m tests.vectors.make_texts`; a test asserts that the file is what this makes. The texts are invented.
"""

import json
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.core.diff import compare_words, tokens
from deliberation.core.markup import dangling, open_points, parse, shown
from deliberation.core.numbering import marks, note_numbers, number, punctuate
from deliberation.core.text import Annex, Clause, Note, Text, text_hash, wordings

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
WHOLE: Final = Text(
    "Shared models [and data – KEN]",
    (
        Clause("ppheading", "heading", "The background{^source}"),
        Clause("recall", "preambular", "Recalling its resolution 1/3,{^before}", 9),
        Clause("french", "preambular", "Soulignant que tous participent", 10, language="fr"),
        Clause("chinese", "preambular", "回顾其决议", 0, language="zh"),
    ),
    (
        Clause("opheading", "heading", "What is to be done."),
        Clause(
            "decide",
            "operative",
            "Decides [to share – KEN, FRA] [to consider – NOR], as set out in {@annex2}, {@target} and {@gone01}",
            7,
            (
                Clause("level1", "sub_paragraph", "Models", 0, (
                    Clause("level2", "sub_paragraph", "Weights", 0, (
                        Clause("level3", "sub_paragraph", "Those of public bodies", 0, (
                            Clause("level4", "sub_paragraph", "Of states"),
                            Clause("target", "sub_paragraph", "Of cities [and [large] towns]"),
                        )),
                    )),
                )),
            ),
        ),
        Clause("lastop", "operative", "Requests a report.{^source2} {^source3}", 8),
        Clause("endhead", "heading", "The end"),
    ),
    (
        Annex("annex1", "Principles", (
            Clause("a1head", "heading", "Of all"),
            Clause("a1only", "paragraph", "All share", 0, (Clause("a1sub1", "sub_paragraph", "models"),)),
        )),
        Annex("annex2", "Terms of reference{^source4}", (
            Clause("a2one1", "paragraph", "The group meets, see {@a2two1}"),
            Clause("a2head", "heading", "Of reports"),
            Clause("a2two1", "paragraph", "The group reports"),
        )),
    ),
    (
        Note("before", "A/1/RES/3."),
        Note("source", "See {@decide}."),
        Note("source2", "Not {@never1}."),
        Note("source3", "Third."),
        Note("source4", "Fourth [or not]."),
    ),
    "es",
)  # fmt: skip
ANNEXED: Final = Text(
    "ملحق",
    (),
    (Clause("adopts", "operative", "تعتمد ما ورد في {@theone}{^nota01}", 5),),
    (Annex("annex1", "المبادئ", (Clause("first1", "paragraph", "التعاون"), Clause("theone", "paragraph", "الثقة؛"))),),
    (Note("nota01", "انظر {@annex1}"),),
    "ar",
)
STOPPED: Final = Text(
    "Hours, etc.",
    (
        Clause("sinceam", "preambular", "Noting the meeting at 10 a.m."),
        Clause("annexaa", "preambular", "Noting annex A."),
    ),
    (
        Clause("atthree", "operative", "Decides to meet at 3 p.m."),
        Clause("inplace", "operative", "Meets in the U.S.A.,{^placed}", 0, (
            Clause("others1", "sub_paragraph", "tests, tools, etc.;"),
            Clause("russian", "sub_paragraph", "тестами, данными и т. д.", 0, (), "ru"),
            Clause("nostop1", "sub_paragraph", "at 4 p.m"),
        )),
        Clause("itself1", "operative", "p.m. ."),
        Clause("decides", "operative", "Voted no."),
        Clause("symbols", "operative", "Recalls A/78/L.5. and Ph.D."),
    ),
    (),
    (Note("placed", "See above."),),
)  # fmt: skip
ALTERNATIVES: Final = Text(
    "Reports",
    (
        Clause("ppfirst", "preambular", "[Recalling the Charter]"),
        Clause("ppother", "preambular", "[Alt. Recalling its purposes – KEN]"),
        Clause("pplast1", "preambular", "Noting the need"),
    ),
    (
        Clause("agreed1", "operative", "Decides to meet"),
        Clause("report1", "operative", "[Requests a report]"),
        Clause("report2", "operative", "[Alt. Requests [two] reports – KEN, FRA];{^noted1}", 0, (
            Clause("below01", "sub_paragraph", "[on models]"),
            Clause("below02", "sub_paragraph", "[alt. on data]", 0, (
                Clause("deep001", "sub_paragraph", "[public]"),
                Clause("deep002", "sub_paragraph", "[Alt public data]", 0, (
                    Clause("deeper1", "sub_paragraph", "[one] [two]"),
                    Clause("deeper2", "sub_paragraph", "[Alt. both]"),
                )),
            )),
            Clause("below03", "sub_paragraph", "on both"),
        )),
        Clause("report3", "operative", "[ Alt. Requests no report – NOR]."),
        Clause("partly1", "operative", "[Alt. Requests] all [reports]"),
        Clause("orphan1", "operative", "[Alt. Asks for none]"),
        Clause("headed1", "heading", "[The end]"),
        Clause("orphan2", "operative", "[Alt. Ends]"),
        *(Clause(f"alter{n:02}", "operative", f"[Alt. Ends {n}]") for n in range(11)),
        Clause("altered", "operative", "[Altogether ends]"),
    ),
    (),
    (Note("noted1", "Both."),),
)  # fmt: skip

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
    ("as in {@target}, and {@annex1}{^source}", "as in {@other1}, and {@annex1} {^source2} {@ {@x}"),
)
_MARKED: Final = (
    "",
    "Decides",
    "{@target} and {^source}, not {@UPPER1}, {@short}, {@} or {^annex2",
    "[encourages – KEN, FRA] [urges – NOR] all",
    "[urges][invites]/[asks]",
    "[[urges – KEN] [strongly] invites – FRA, European Union, NOR] 𝟚 [annexes – IND]",
    "[where possible – or not] [as is – KEN, nobody] [ – KEN] [–KEN] [all – ]",
    "[agreed {@target} – KEN] [{^source} – 肯尼亚、法国] [يحث – كينيا، فرنسا]",
    "one ] stray [ and [another]",
    "][",
    "[]",
    "[ – ]",
    "[a – b – KEN]",
    "{@target[}]{@target}[{@annex1]}",
    "[" * 10 + "deep" + "]" * 10,
    "[open" * 9 + "]" * 3,
)


def make() -> str:
    """The contents of the file."""
    file = {
        "texts": [_shown(NORM), _shown(LONE), _shown(WHOLE), _shown(ANNEXED), _shown(STOPPED), _shown(ALTERNATIVES)],
        "marked": [
            {
                "words": words,
                "runs": msgspec.to_builtins(parse(words)),
                "shown": shown(words, {"target": "3 (a)", "annex1": "annex"}, {"source": 12}),
            }
            for words in _MARKED
        ],
        "words": [
            {"old": old, "new": new, "tokens": tokens(new), "ops": msgspec.to_builtins(compare_words(old, new))}
            for old, new in _WORDINGS
        ],
    }
    return json.dumps(file, indent=1, ensure_ascii=False) + "\n"


def _shown(text: Text) -> dict[str, Any]:
    return {
        "text": msgspec.to_builtins(text),
        "hash": text_hash(text),
        "labels": number(text),
        "own_labels": number(text, text.language),
        "marks": marks(text),
        "notes": note_numbers(text),
        "words": dict(wordings(text)),
        "dangling": msgspec.to_builtins(dangling(text)),
        "open": msgspec.to_builtins(open_points(text)),
        "punctuated": {"": punctuate(text), **{language: punctuate(text, language) for language in ("en", "ar", "zh")}},
    }


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
