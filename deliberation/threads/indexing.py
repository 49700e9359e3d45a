"""The index of the search, kept by the turn that saves what is found in it.

In it are the title, the clauses, the annexes' titles and the footnotes of each proposal's text in force, the new words
of each amendment, and every comment that is neither hidden nor erased. All of it is derived: `index_all` makes it anew.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import text

from deliberation.amendments.wire import AMENDMENT
from deliberation.core import text as texts
from deliberation.core.amendment import Amendment
from deliberation.core.changes import Change, InsertAnnex, InsertClause, InsertNote, ReplaceWords
from deliberation.core.law import Object
from deliberation.core.markup import note_marks
from deliberation.core.numbering import number
from deliberation.core.proposal import Proposal
from deliberation.core.text import Language, Text
from deliberation.core.thread import Comment, words
from deliberation.proposals.wire import PROPOSAL
from deliberation.record.submission import Kept
from deliberation.store.engine import Store, Tx
from deliberation.threads.actions import wordings
from deliberation.threads.folding import fold
from deliberation.threads.language import CONFIGURATIONS, in_pairs, language_of
from deliberation.threads.wire import COMMENT

Row = dict[str, Any]
WEIGHTS: Final = {"proposal": "A", "clause": "B", "amendment": "C", "comment": "D"}
"""What is found in a title goes before what is found in a clause, an amendment, a comment."""

_MARKS: Final = re.compile(r"\{[@^][a-z0-9]{6,32}\}")
_BETWEEN: Final = str.maketrans(dict.fromkeys("\ue000\ue001"))
"""The two characters of no script that snippets are marked with are taken out of words."""
_known: Final = text("SELECT id, version FROM search WHERE assembly = :a AND noun = 'proposal' AND id = ANY(:ids)")
_blobs: Final = text("SELECT id, raw FROM blob WHERE assembly = :a AND id = ANY(:ids)")
_forget_texts: Final = text(
    "DELETE FROM search WHERE assembly = :a AND proposal = ANY(:ids) AND noun IN ('proposal', 'clause')"
)
_forget_comments: Final = text("DELETE FROM search WHERE assembly = :a AND place = ANY(:places)")
_forget_all: Final = text("DELETE FROM search WHERE assembly = :a")
_missing: Final = text(
    "SELECT DISTINCT assembly FROM proposal WHERE NOT EXISTS "
    "(SELECT FROM search WHERE search.assembly = proposal.assembly) ORDER BY assembly"
)
_lock: Final = text("SELECT size FROM head WHERE assembly = :a FOR UPDATE")
_COLUMNS: Final = (
    "place", "noun", "id", "proposal", "amendment", "clause", "label", "audience", "member", "language", "version",
    "said", "at", "words",
)  # fmt: skip
_NAMES: Final = ", ".join(_COLUMNS)
_TYPED: Final = ", ".join(f"{name} {({'said': 'bigint', 'at': 'timestamptz'}).get(name, 'text')}" for name in _COLUMNS)
_CHANGES: Final = ", ".join(f"{name} = excluded.{name}" for name in (*_COLUMNS[1:], "vector"))
_save: Final = (
    f"INSERT INTO search (assembly, {_NAMES}, vector) SELECT $1, {_NAMES}, "  # noqa: S608  # our own names
    'setweight(to_tsvector(configuration::regconfig, looked), weight::"char") '
    f"FROM jsonb_to_recordset($2) AS row ({_TYPED}, configuration text, looked text, weight text) "
    f"ON CONFLICT (assembly, place) DO UPDATE SET {_CHANGES}"
)


async def follow(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """Brings the index to where a turn's acts have brought the objects; a turn that changes no words costs nothing."""
    changed: dict[tuple[type[Object], str], Object] = {}
    bodies: dict[str, bytes] = {}
    for sent, objects in kept:
        for each in objects:
            if isinstance(each, Proposal | Amendment | Comment):
                changed[type(each), each.id] = each
                if isinstance(each, Comment) and sent.body:
                    bodies[each.id] = sent.body
    if not changed:
        return
    found = list(changed.values())
    comments = [each for each in found if isinstance(each, Comment)]
    await _index_comments(tx, assembly, comments, bodies)
    await _index_texts(tx, assembly, [each for each in found if isinstance(each, Proposal)])
    await _index_amendments(tx, assembly, [each for each in found if isinstance(each, Amendment)])


async def index_all(tx: Tx, assembly: str) -> None:
    """Makes the index of an assembly anew; the head row must be locked."""
    await tx.run(_forget_all, {"a": assembly})
    await _index_texts(tx, assembly, await PROPOSAL.shelf.where(tx, assembly))
    await _index_amendments(tx, assembly, await AMENDMENT.shelf.where(tx, assembly))
    comments = await COMMENT.shelf.where(tx, assembly)
    by_act = await wordings(tx, assembly, (each.wordings[-1].act for each in comments))
    bodies = {each.id: by_act[each.wordings[-1].act] for each in comments if each.wordings[-1].act in by_act}
    await _index_comments(tx, assembly, comments, bodies)


async def index_missing(store: Store) -> list[str]:
    """Indexes the assemblies that were there before the search was, and says which."""
    async with store.read() as tx:
        missing = list((await tx.run(_missing)).scalars())
    for assembly in missing:
        async with store.write() as tx:
            await tx.run(_lock, {"a": assembly})
            await index_all(tx, assembly)
    return missing


async def _index_texts(tx: Tx, assembly: str, proposals: Sequence[Proposal]) -> None:
    """Indexes the texts of those that have another in force than is in the index, or another symbol."""
    if not proposals:
        return
    ids = [each.id for each in proposals]
    known = {row.id: row.version for row in await tx.run(_known, {"a": assembly, "ids": ids})}
    new = [each for each in proposals if known.get(each.id) != _version(each)]
    if not new:
        return
    await tx.run(_forget_texts, {"a": assembly, "ids": [each.id for each in new]})
    found = await _texts(tx, assembly, (each.text for each in new))
    rows = [row for each in new if each.text in found for row in _text_rows(each, found[each.text])]
    await _insert(tx, assembly, rows)


async def _index_amendments(tx: Tx, assembly: str, amendments: Sequence[Amendment]) -> None:
    found = await _texts(tx, assembly, (each.base for each in amendments))
    based = [(each, found[each.base]) for each in amendments if each.base in found]
    await _insert(tx, assembly, [_amendment_row(each, each.language or base.language) for each, base in based])


async def _index_comments(tx: Tx, assembly: str, comments: Sequence[Comment], bodies: dict[str, bytes]) -> None:
    gone = [f"comment/{each.id}" for each in comments if each.hidden is not None or each.erased]
    if gone:
        await tx.run(_forget_comments, {"a": assembly, "places": gone})
    shown = [each for each in comments if each.hidden is None and not each.erased and each.id in bodies]
    proposal_of = await _proposals_of(tx, assembly, shown)
    await _insert(tx, assembly, [_comment_row(each, proposal_of[each.id], bodies[each.id]) for each in shown])


async def _proposals_of(tx: Tx, assembly: str, comments: Sequence[Comment]) -> dict[str, str]:
    """The proposal that each comment is about, itself, by a clause or by an amendment."""
    ids = {each.about.id for each in comments if each.about.noun == "amendment"}
    amendments = await AMENDMENT.shelf.by_ids(tx, assembly, ids) if ids else {}
    return {
        each.id: amendments[each.about.id].proposal if each.about.noun == "amendment" else each.about.id
        for each in comments
    }


async def _texts(tx: Tx, assembly: str, hashes: Iterable[str]) -> dict[str, Text]:
    wanted = sorted(set(hashes))
    if not wanted:
        return {}
    return {row.id: texts.decode(row.raw) for row in await tx.run(_blobs, {"a": assembly, "ids": wanted})}


def _version(proposal: Proposal) -> str:
    """What the rows of a text follow from."""
    return f"{proposal.text} {proposal.symbol} {proposal.resolution or ''} {proposal.sponsors[0]}"


def _text_rows(proposal: Proposal, of: Text) -> Iterator[Row]:
    """The rows of a text: its title, also found by its symbols, its clauses, its annexes' titles and its footnotes."""
    facts: Row = {"proposal": proposal.id, "version": _version(proposal), "said": 0}
    symbols = f" {proposal.symbol} {proposal.resolution or ''}"
    whole = {**facts, "place": f"proposal/{proposal.id}", "noun": "proposal", "id": proposal.id}
    language = of.title_language or of.language
    yield _row(of.title, language, also=symbols, at=proposal.versions[-1].at, member=proposal.sponsors[0], **whole)
    labels = number(of)
    for clause, said, language in _clauses(of):
        own = {"place": f"clause/{proposal.id}/{clause}", "noun": "clause", "id": proposal.id, "clause": clause}
        if said:
            yield _row(said, language, label=labels.get(clause), **facts, **own)
    for note, clause, said, language in _notes(of):
        own = {"place": f"note/{proposal.id}/{note}", "noun": "clause", "id": proposal.id, "clause": clause}
        yield _row(said, language, label=labels.get(clause), **facts, **own)


def _clauses(of: Text) -> Iterator[tuple[str, str, Language]]:
    for place in texts.walk(of):
        yield place.clause.id, _plain(place.clause.text), place.clause.language or of.language
    for annex in of.annexes:
        yield annex.id, _plain(annex.title), annex.language or of.language


def _notes(of: Text) -> Iterator[tuple[str, str, str, Language]]:
    """The footnotes with the clause, or the annex whose title, at which each is marked."""
    marked = {note: place for place, words in texts.wordings(of) for note in note_marks(words)}
    for note in of.notes:
        if note.id in marked and note.text:
            yield note.id, marked[note.id], _plain(note.text), note.language or of.language


def _amendment_row(amendment: Amendment, language: Language) -> Row:
    brought = [words for change in amendment.changes for words in _brought(change)] + [amendment.explanation or ""]
    return _row(
        _plain(" · ".join(words for words in brought if words.strip())), language,
        place=f"amendment/{amendment.id}", noun="amendment", id=amendment.id,
        proposal=amendment.proposal, amendment=amendment.id, member=amendment.sponsors[0], version="",
        said=amendment.entry, also=f" {amendment.symbol}",
    )  # fmt: skip


def _brought(change: Change) -> Iterator[str]:
    """The words that a change brings; of one that only takes away there are none."""
    match change:
        case ReplaceWords(new=new):
            yield new
        case InsertClause(clause=clause):
            yield from (place.clause.text for place in texts.walk(Text("", (clause,), ())))
        case InsertAnnex(annex=annex):
            yield annex.title
            yield from (place.clause.text for place in texts.walk(Text("", annex.clauses, ())))
        case InsertNote(note=note):
            yield note.text
        case _:
            return


def _comment_row(comment: Comment, proposal: str, body: bytes) -> Row:
    about = comment.about
    said = words(body)
    return _row(
        said.text, "en", said.language, place=f"comment/{comment.id}", noun="comment", id=comment.id, proposal=proposal,
        amendment=about.id if about.noun == "amendment" else None, clause=about.clause, audience=comment.audience,
        member=comment.member, version=comment.wordings[-1].act, said=comment.said, at=comment.wordings[-1].at,
    )  # fmt: skip


def _row(
    said: str,
    standing_in: Language,
    known: Language | None = None,
    /,
    *,
    also: str = "",
    noun: str,
    **facts: Any,  # noqa: ANN401
) -> Row:
    """One row: its words, and how they are looked for.

    Args:
        standing_in: the language of what they stand in.
        known: their own, where their author said it; otherwise it is guessed.
        also: what it is found by besides its words.
    """
    said = said.translate(_BETWEEN)
    language = known or language_of(said, standing_in)
    folded = fold(said)
    without = f" {in_pairs(folded)}" if folded != said else ""
    looked = in_pairs(said) + without + also
    found_by = {"configuration": CONFIGURATIONS[language], "looked": looked, "weight": WEIGHTS[noun]}
    return {"audience": "public", "noun": noun, "language": language, "words": said} | found_by | facts


def _plain(words: str) -> str:
    """Words without the marks of references and footnotes."""
    return _MARKS.sub("", words)


async def _insert(tx: Tx, assembly: str, rows: Sequence[Row]) -> None:
    if rows:
        await tx.call(_save, assembly, msgspec.json.encode(rows).decode())
