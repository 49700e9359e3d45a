"""Articles before and after the amendments that the French Parliament adopted, applied as amendments of ours."""

import gzip
import json
import re
from collections import Counter
from typing import Any, Final
from unicodedata import combining, normalize

from deliberation.core.amending import carry_out, check
from deliberation.core.text import Text
from deliberation.errors import Refusal
from tests.corpora.instructions import CLOSING, NotRead, article, changes, plain
from tests.shared_data import data, needs_data

_SIGNS: Final = re.compile(r'[\s".,;:()\[\]-]+')
_FILLED_IN: Final = re.compile(r"^(?:\.\.\.|…)\s*°?\s*(?:bis|ter)?[ .°)-]*")
_NUMBER: Final = re.compile(r"^(?:[IVX]+|\d+°?|[a-z])(?: ?(?:bis|ter|quater|[A-Z]))*[ .°)-]+")


def fate(case: dict[str, Any]) -> str:
    """What became of a case: `same`, or why the article as amended by us is not the article as it was adopted."""
    base = article(case["before"])
    text = base
    for number, one in enumerate(case["amendments"]):
        try:
            made = changes(one["text"], base, f"amend{number:02}")
            whole(base, made)
            text = carry_out(text, base, made)
        except NotRead as reason:
            return f"not read: {reason}"
        except Refusal as refusal:
            return f"refused: {refusal.code} {refusal.facts.get('why', '')}".strip()
    ours = [clause.text for clause in text.operative if clause.id != CLOSING.id]
    return compared(ours, plain(case["after"]).split("\n"))


def whole(base: Text, made: list[Any]) -> None:
    """Checks an amendment; one that rewrites the whole article is none of ours, but the text that it makes is known."""
    try:
        check(base, made)
    except Refusal as refusal:
        if refusal.code != "not_an_amendment":
            raise


def compared(ours: list[str], theirs: list[str]) -> str:
    theirs = [line for line in theirs if line]
    if [words(line) for line in ours] == [words(line) for line in theirs]:
        return "same"
    if len(ours) == len(theirs) and all(alike(a, b) for a, b in zip(ours, theirs, strict=True)):
        return "same but for the numbers that the clerks filled in"
    return "another text: more was changed than the amendments that are given say, or otherwise"


def words(line: str) -> str:
    """What is compared: letters without accents and figures, in their order; the two sources typeset differently."""
    bare = "".join(sign for sign in normalize("NFKD", line.replace("œ", "oe")) if not combining(sign))
    return _SIGNS.sub("", bare).casefold()


def alike(ours: str, theirs: str) -> bool:
    if _FILLED_IN.match(ours.lstrip('" ')):
        return words(_FILLED_IN.sub("", ours.lstrip('" '))) == words(_NUMBER.sub("", theirs.lstrip('" ')))
    return words(ours) == words(theirs)


@needs_data
def test_adopted_amendments_give_the_article_as_it_was_adopted() -> None:
    with gzip.open(data("amendments", "french-parliament", "cases.jsonl.gz"), "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    fates = Counter(fate(case) for case in cases)
    done = sum(count for why, count in fates.items() if why.startswith("same"))
    print(f"\nFrench Parliament: {done} of {len(cases)} articles come out as they were adopted")
    for why, count in fates.most_common():
        print(f"  {count:4} {why}")
    read = sum(count for why, count in fates.items() if not why.startswith("not read"))
    print(f"  of the {read} whose instructions are all read, {done} ({100 * done / read:.0f} %)")
    assert done >= len(cases) / 3
    assert done >= 0.6 * read
