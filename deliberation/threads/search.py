"""The search: what is said in texts, amendments and comments, in the language in which each of them is written.

Who may find a thing is part of the query: its audience must be one of the viewer's. What is asked is read as people
write it: words, "a phrase", -without, this or that; nothing they can write is a fault of grammar. A snippet comes in
pieces of plain words, so that nothing in it can be taken for markup.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import text

from deliberation.errors import Refusal
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx
from deliberation.threads.folding import fold, places
from deliberation.threads.language import CONFIGURATIONS, pairs, runs
from deliberation.threads.wire import Found, Piece

QUERY_MAX: Final = 200
PAGE: Final = 20
OFFSET_MAX: Final = 1_000
_NO_MINUS: Final = re.compile(r"-{2,}|-(?![\w\"])|(?<=[-\"])-")
"""A minus that stands before no word says nothing, and PostgreSQL has no room for many of them."""
_AROUND: Final = 60
"""Characters that a snippet has before and after what was found, where we cut it ourselves."""

_WHOLE: Final = "StartSel=\ue000, StopSel=\ue001, HighlightAll=true"
"""What is no longer than two lines is shown whole."""
_SELECTED: Final = "StartSel=\ue000, StopSel=\ue001, MinWords=12, MaxWords=36, ShortWord=0, MaxFragments=2"
_asked: Final = " UNION ALL ".join(
    f"SELECT '{language}' AS language, (websearch_to_tsquery('{configuration}', :words)"  # our own names
    f" || websearch_to_tsquery('{configuration}', :folded))"
    f" && to_tsquery('simple', :begins) AS query"
    for language, configuration in CONFIGURATIONS.items()
)
_asked_plainly: Final = _asked.replace(" && to_tsquery('simple', :begins)", "")
_asked_begins: Final = re.sub(r"\(websearch_to_tsquery\('\w+', :words\)[^)]*\)\) && ", "", _asked)
_find: Final = (
    "WITH asked AS MATERIALIZED ({asked}), found AS ("
    "  SELECT search.*, asked.query, ts_rank_cd(search.vector, asked.query, 1) AS rank"
    "  FROM asked JOIN search ON search.language = asked.language AND search.vector @@ asked.query"
    "  WHERE search.assembly = :a AND search.audience = ANY(:audiences)"
    "    AND (:language = '' OR search.language = :language) AND (:noun = '' OR search.noun = ANY(:nouns))"
    "    AND (:proposal = '' OR search.proposal = :proposal) AND (:member = '' OR search.member = :member)"
    "  ORDER BY rank DESC, said DESC, place LIMIT :most OFFSET :after) "
    "SELECT found.*, CASE language {headlines} END AS headline FROM found ORDER BY rank DESC, said DESC, place"
)
_headlines: Final = " ".join(
    f"WHEN '{language}' THEN ts_headline('{configuration}', words, query, "
    "CASE WHEN length(words) <= 240 THEN :whole ELSE :selected END)"
    for language, configuration in CONFIGURATIONS.items()
)


_headlines_folded: Final = text(
    "SELECT ts_headline(row.configuration::regconfig, row.folded, "
    "websearch_to_tsquery(row.configuration::regconfig, :folded), :whole) "
    "FROM ROWS FROM (jsonb_to_recordset(CAST(:rows AS jsonb)) AS (configuration text, folded text)) WITH ORDINALITY "
    "AS row (configuration, folded, place) ORDER BY row.place"
)


class Question(msgspec.Struct, frozen=True):
    """What somebody looks for.

    Args:
        noun: `text` (titles and clauses), `amendment`, `comment`, or "" for all.
        proposal, member, language: only of these; "" for all. A text or an amendment is its first sponsor's.
        after: how many results to pass over.
    """

    words: str
    noun: str = ""
    proposal: str = ""
    member: str = ""
    language: str = ""
    after: int = 0


_NOUNS: Final = {"text": ["proposal", "clause"], "amendment": ["amendment"], "comment": ["comment"], "": list[str]()}


async def search(tx: ReadTx, viewer: Viewer, question: Question) -> tuple[list[Found], bool]:
    """What the viewer may find, the best first, and whether there is more after it.

    Raises:
        Refusal: `bad_query`.
    """
    _check(question)
    runs_asked = runs(question.words)
    asked, facts = _query(question.words.strip(), runs_asked)
    statement = text(_find.format(asked=asked, headlines=_headlines))
    facts |= {
        "a": viewer.assembly, "audiences": list(viewer.audiences), "language": question.language,
        "noun": question.noun, "nouns": _NOUNS[question.noun], "proposal": question.proposal, "member": question.member,
        "most": PAGE + 1, "after": question.after, "selected": _SELECTED, "whole": _WHOLE,
    }  # fmt: skip
    rows = (await tx.run(statement, facts)).mappings().all()
    found = [_found(dict(row), runs_asked) for row in rows[:PAGE]]
    if "folded" in facts:
        found = await _marked(tx, found, [row["words"] for row in rows[:PAGE]], facts["folded"])
    return found, len(rows) > PAGE


async def _marked(tx: ReadTx, found: list[Found], words: Sequence[str], asked: str) -> list[Found]:
    """What was found by its folded words, or some of it was, with those marked as they are written."""
    folded = [fold(each) for each in words]
    least = [at for at, each in enumerate(found) if folded[at] != words[at] or not _hits(each.snippet)]
    rows = [{"configuration": CONFIGURATIONS[found[at].language], "folded": folded[at]} for at in least]  # type: ignore[index]  # as it was kept
    if rows:
        facts = {"folded": asked, "whole": _WHOLE, "rows": msgspec.json.encode(rows).decode()}
        headlines = (await tx.run(_headlines_folded, facts)).scalars()
        for at, headline in zip(least, headlines, strict=True):
            snippet = _unfolded(words[at], headline)
            if _hits(snippet) > _hits(found[at].snippet):
                found[at] = msgspec.structs.replace(found[at], snippet=snippet)
    return found


def _hits(snippet: Sequence[Piece]) -> int:
    return sum(piece.hit for piece in snippet)


def _unfolded(words: str, headline: str) -> list[Piece]:
    """A snippet of words around what is marked in their folded headline."""
    came = [*places(words), len(words)]
    hits: list[tuple[int, int]] = []
    at = 0
    for place, part in enumerate(re.split("[\ue000\ue001]", headline)):
        if place % 2 == 1:
            hits.append((came[at], came[at + len(part)]))
        at += len(part)
    return _around(words, hits) if hits else _pieces(words)


def _check(question: Question) -> None:
    """Refuses what no text could hold, and what nobody would read through."""
    words = question.words
    if not words.strip():
        raise Refusal("bad_query", why="empty")
    if len(words) > QUERY_MAX:
        raise Refusal("bad_query", why="length", limit=QUERY_MAX)
    if any("\0" in each or not _encodes(each) for each in (words, question.proposal, question.member)):
        raise Refusal("bad_query", why="characters")
    if question.noun not in _NOUNS or not 0 <= question.after <= OFFSET_MAX:
        raise Refusal("bad_query", why="form")
    if question.language not in ("", *CONFIGURATIONS):
        raise Refusal("bad_query", why="form")


def _encodes(words: str) -> bool:
    """Whether there is no half of a surrogate pair in it, which no database takes."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _query(words: str, chinese: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The question as PostgreSQL takes it: runs of Chinese as phrases of pairs, single characters as beginnings."""
    words = _NO_MINUS.sub(" ", words)
    single = [run for run in chinese if len(run) == 1]
    if chinese:
        words = words.replace('"', " ")
    for run in sorted(set(chinese), key=len, reverse=True):
        phrase = f' "{" ".join(pairs(run))}" ' if len(run) > 1 else " "
        words = re.sub(rf"(?<![\u3400-\u9fff]){run}(?![\u3400-\u9fff])", phrase, words)
    said = {"words": words, "folded": fold(words)}
    begins = {"begins": " & ".join(f"{character}:*" for character in single)}
    if not single:
        return _asked_plainly, said
    return (_asked, said | begins) if words.strip() else (_asked_begins, begins)


def _found(row: dict[str, Any], chinese: Sequence[str]) -> Found:
    words: str = row["words"]
    snippet = _cut(words, chinese) if any(run in words for run in chinese) else _pieces(row["headline"])
    return Found(**{name: row[name] for name in Found.__struct_fields__ if name != "snippet"}, snippet=snippet)


def _pieces(headline: str) -> list[Piece]:
    """A headline of PostgreSQL's in pieces: its marks are characters of no script, which no words hold."""
    parts = re.split("[\ue000\ue001]", headline)
    return [Piece(words, hit=place % 2 == 1) for place, words in enumerate(parts) if words]


def _cut(words: str, chinese: Sequence[str]) -> list[Piece]:
    """A snippet around runs of Chinese, which PostgreSQL cannot cut."""
    pattern = "|".join(map(re.escape, sorted(set(chinese), key=len, reverse=True)))
    return _around(words, [found.span() for found in re.finditer(pattern, words)])


def _around(words: str, hits: Sequence[tuple[int, int]]) -> list[Piece]:
    """A snippet around the first hit, with those that are near it."""
    start, end = max(0, hits[0][0] - _AROUND), min(len(words), hits[0][1] + _AROUND)
    pieces: list[Piece] = []
    at = start
    for first, last in hits:
        if at <= first and last <= end:
            pieces += [Piece(words[at:first], hit=False), Piece(words[first:last], hit=True)]
            at = last
    pieces += [Piece(words[at:end], hit=False)]
    before = [Piece("… ", hit=False)] if start else []
    return [each for each in before + pieces if each.words] + ([Piece(" …", hit=False)] if end < len(words) else [])
