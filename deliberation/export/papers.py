"""Which papers there are about a proposal, and what each says; pure, so that it can be done beside the event loop."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec

from deliberation.core import amending
from deliberation.core import amendment as amendments
from deliberation.core.amendment import PENDING, Amendment
from deliberation.core.fold import State
from deliberation.core.proposal import Version
from deliberation.core.symbol import addendum
from deliberation.core.text import Language, Text
from deliberation.documents import compilation, voting_sheet
from deliberation.documents.akn_amendment import Amending
from deliberation.documents.akn_meta import About, Author
from deliberation.documents.compilation import Pending
from deliberation.documents.forms import day, form, language_name
from deliberation.documents.instructions import instructions
from deliberation.documents.paper import Kind, Line, Masthead, Paper, Run, Words, between, of_text
from deliberation.documents.voting import Voting, closing
from deliberation.documents.voting_sheet import Head
from deliberation.errors import Refusal
from deliberation.export.dossier import (
    Dossier,
    author_of,
    file_name,
    file_of,
    in_language,
    name_of,
    names_of,
    number_of,
    symbol_of,
    text_of,
    version_of,
    votings_of,
)
from deliberation.export.voted import Voted, head_of, voting_of


class Alone(msgspec.Struct, frozen=True):
    """A text alone, as formats that know texts write it."""

    text: Text
    about: About
    formula: str


class Listed(msgspec.Struct, frozen=True):
    """Amendments in their order; `draft` is the version in force."""

    about: About
    draft: About
    amendments: tuple[Amending, ...]
    language: Language


class Vote(msgspec.Struct, frozen=True):
    """One vote, as tables and data show it."""

    head: Head
    voting: Voting
    language: Language


class Sheet(msgspec.Struct, frozen=True):
    """A document to be printed.

    Args:
        name: of the file, without its ending.
        alone: what it shows, where that is a text or amendments and nothing else.
    """

    name: str
    paper: Paper
    alone: Alone | Amending | Listed | Vote | None = None


def of_version(of: Dossier, number: int, language: Language | None) -> Sheet:
    """One version of the text, as its document.

    Args:
        number: from 1; 0 for the version in force.
        language: one that there is a rendering in; None for the original.

    Raises:
        Refusal: `unknown_object` where there is no such version or no rendering in that language.
    """
    version, number = version_of(of, number)
    text = in_language(of, text_of(of, version.text), language)
    name = file_name(of, number)
    if text.language != text_of(of, version.text).language:
        name += f"-{text.language}"
    words = words_of(of, text.language)
    lines = of_text(text, words) + _voted_on(of, number, text.language)
    paper = _paper(of, number, text, lines, _heading(of, version, text.language))
    return Sheet(name, paper, Alone(text, _about(of, number, text.language), words["formula"]))


def of_changes(of: Dossier, old: int, new: int, language: Language | None) -> Sheet:
    """What one version changes in another, tracked.

    Args:
        old: the number of the version that is changed, from 1.
        new: of the one that it became; 0 for the version in force.
    """
    (before, old), (after, new) = version_of(of, old), version_of(of, new)
    was, now = (in_language(of, text_of(of, each.text), language) for each in (before, after))
    heading = form("changes", now.language, symbol=symbol_of(of, new), old=old, new=new)
    lines = between(was, now, words_of(of, now.language))
    paper = _paper(of, new, now, lines, heading, author=author_of(of, old, new))
    return Sheet(f"{file_name(of, new)}-against-v{old}", paper)


def of_compilation(of: Dossier, language: Language | None) -> Sheet:
    """The text in force with every pending amendment at its place."""
    version, number = version_of(of, 0)
    text = in_language(of, text_of(of, version.text), language)
    words = words_of(of, text.language)
    state = State(of.blobs.get)
    state.save([of.proposal, *of.amendments], 0)
    in_order = _in_order(of)
    pending = [_pending(of, state, each, text.language) for each in in_order]
    lines = compilation.lines(compilation.compilation(text, pending, words), text.language)
    said = _line("remark", form("compilation-counts", text.language, version=number))
    heading = form("compilation", text.language, symbol=symbol_of(of, number))
    last = max([version.at, *(each.circulated for each in of.amendments)])
    paper = _paper(of, number, text, (lines[0], said, *lines[1:]), heading)
    draft = _about(of, number, text.language)
    about = msgspec.structs.replace(draft, sponsors=(), version=_date(last))
    alone = Listed(about, draft, tuple(_amending(of, each) for each in in_order), text.language)
    return Sheet(f"{file_name(of, number)}-compilation", msgspec.structs.replace(paper, at=last), alone)


def of_addendum(of: Dossier, language: Language | None) -> Sheet:
    """The addendum to a draft: the sponsors who joined the member that tabled it (P-45).

    Raises:
        Refusal: `unknown_object` where nobody did, or where the draft is a resolution by now.
    """
    tabled = of.proposal.versions[0]
    joined = [each for each in of.proposal.sponsors if each != tabled.by]
    if not joined or of.proposal.resolution:
        raise Refusal("unknown_object", noun="addendum", id=of.proposal.symbol)
    version, number = version_of(of, 0)
    text = in_language(of, text_of(of, version.text), language)
    spoken, symbol = text.language, addendum(symbol_of(of, 0))
    said = form("additional-sponsors", spoken, symbol=symbol_of(of, 0))
    names = sorted(name_of(of, each, spoken) for each in joined)
    lines = (_line("title", text.title), _line("instruction", said), *(_line("paragraph", name) for name in names))
    paper = _paper(of, number, text, lines, form("addendum", spoken))
    masthead = msgspec.structs.replace(paper.masthead, symbol=symbol)
    return Sheet(file_of(symbol), msgspec.structs.replace(paper, masthead=masthead, title=f"{symbol}: {text.title}"))


def of_amendment(of: Dossier, id: str) -> Sheet:
    """An amendment as a document of its own: what it asks for, why, and what the text would be there."""
    amendment = _amendment(of, id)
    alone = _amending(of, amendment)
    base, after = alone.base, alone.amended
    language = base.language
    symbol = symbol_of(of, 0)
    lines = [_line("title", form("amendment-title", language, symbol=symbol, title=of.proposal.title))]
    lines += [_line("instruction", each) for each in instructions(amendment.changes, base, after, language)]
    if amendment.explanation:
        lines += [_line("heading", form("explanation", language)), _line("remark", amendment.explanation)]
    lines.append(_line("heading", form("reads", language)))
    lines += compilation.changed_lines(base, after, words_of(of, language))
    return Sheet(file_of(amendment.symbol), _amending_paper(of, amendment, language, tuple(lines)), alone)


def of_amended(of: Dossier, id: str) -> Sheet:
    """The whole text that an amendment was made to, with what it changes tracked."""
    amendment = _amendment(of, id)
    base, after = _bases(of, amendment)
    lines = between(base, after, words_of(of, base.language))
    return Sheet(f"{file_of(amendment.symbol)}-changes", _amending_paper(of, amendment, base.language, lines))


def of_vote(of: Voted, language: Language) -> Sheet:
    """The record of a vote (P-103).

    Raises:
        BadFormat, BadProof: the openings are not those of the outcome.
    """
    head, taken = head_of(of), voting_of(of.ballot, of.members, of.openings, language)
    name = f"{file_of(head.resolution or head.symbol)}-vote-{head.number}"
    name += f"-{language}" if language != "en" else ""
    return Sheet(name, voting_sheet.paper(head, taken, language), Vote(head, taken, language))


def _voted_on(of: Dossier, number: int, language: Language) -> tuple[Line, ...]:
    """Below a resolution that was voted on: by which vote it was adopted, and who voted how."""
    if of.adopted is None or number != len(of.proposal.versions):
        return ()
    taken = votings_of(of, of.proposal.id, language)
    return tuple(_line("remark", words) for words in closing(taken[-1], language)) if taken else ()


def words_of(of: Dossier, language: Language) -> Words:
    """The fixed words of a text's paper."""
    organ = of.assembly.name.removeprefix("The ")
    return {"formula": form("formula", language, organ=organ), "annex": form("annex", language)}


def _amendment(of: Dossier, id: str) -> Amendment:
    return next(each for each in of.amendments if each.id == id)


def _amending(of: Dossier, amendment: Amendment) -> Amending:
    base, after = _bases(of, amendment)
    return Amending(
        changes=amendment.changes,
        base=base,
        amended=after,
        about=_about_amendment(of, amendment, base.language),
        draft=_about(of, number_of(of, amendment.base), base.language),
        explanation=amendment.explanation or "",
    )


def _bases(of: Dossier, amendment: Amendment) -> tuple[Text, Text]:
    """The text that an amendment was made to, without and with it."""
    base = text_of(of, amendment.base)
    return base, amending.apply(base, base, amendment.changes)


def _pending(of: Dossier, state: State, amendment: Amendment, language: Language) -> Pending:
    """What an amendment would do to the text in force, in the language that it is written in."""
    text = text_of(of, of.proposal.text)
    symbol, sponsors = amendment.symbol, names_of(of, amendment.sponsors, language)
    try:
        before = state.drive(amendments.ground_of(amendment, of.proposal, text))
        after = state.drive(amendments.outcome_of(amendment, of.proposal, text))
    except Refusal:
        return Pending(symbol, sponsors, text, None)
    return Pending(symbol, sponsors, before, after)


def _in_order(of: Dossier) -> Sequence[Amendment]:
    """The pending amendments as the chair has ordered them, then as they came; what amends one comes after it."""
    place = {id: index for index, id in enumerate(of.proposal.order)}
    pending = [each for each in of.amendments if each.state in PENDING]
    pending.sort(key=lambda each: (place.get(each.id, len(place)), each.circulated, each.symbol))
    below = {each.id: [sub for sub in pending if sub.amends == each.id] for each in pending}
    tops = [each for each in pending if each.amends not in below]

    def with_subs(each: Amendment) -> list[Amendment]:
        return [each, *(one for sub in below[each.id] for one in with_subs(sub))]

    return [one for top in tops for one in with_subs(top)]


def _paper(
    of: Dossier, number: int, text: Text, lines: tuple[Line, ...], heading: str, author: str = ""
) -> Paper:  # fmt: skip
    version, _ = version_of(of, number)
    original = text_of(of, version.text).language
    language = text.language
    symbol = symbol_of(of, number)
    kind = "general" if of.proposal.resolution else "limited"
    facts = (
        form(f"distribution-{kind}", language),
        day(_date(version.at), language),
        form("original", language, original=language_name(original, language)),
    )
    return Paper(
        masthead=_masthead(of, language, symbol, heading, facts),
        title=f"{symbol}: {text.title}",
        lines=lines,
        language=language,
        at=version.at,
        author=author,
        tracked=bool(author),
    )


def _amending_paper(of: Dossier, amendment: Amendment, language: Language, lines: tuple[Line, ...]) -> Paper:
    what = form("amendment", language, symbol=symbol_of(of, 0))
    heading = form("by", language, sponsors=names_of(of, amendment.sponsors, language), what=what)
    facts = (
        form("distribution-limited", language),
        day(_date(amendment.circulated), language),
        form("original", language, original=language_name(language, language)),
    )
    return Paper(
        masthead=_masthead(of, language, amendment.symbol, heading, facts),
        title=f"{amendment.symbol}: {of.proposal.title}",
        lines=lines,
        language=language,
        at=amendment.circulated,
        author=name_of(of, amendment.sponsors[0], "en"),
        tracked=True,
    )


def _masthead(of: Dossier, language: Language, symbol: str, heading: str, facts: tuple[str, ...]) -> Masthead:
    session = form("session", language, session=of.assembly.session)
    return Masthead(organ=of.assembly.name, symbol=symbol, session=session, heading=heading, facts=facts)


def _heading(of: Dossier, version: Version, language: Language) -> str:
    if of.adopted is not None and version == of.proposal.versions[-1]:
        return form("adopted", language, organ=of.assembly.name, date=day(_date(of.adopted), language))
    return form("by", language, sponsors=names_of(of, of.proposal.sponsors, language), what=form("draft", language))


def _line(kind: Kind, words: str) -> Line:
    return Line(kind=kind, runs=(Run(words),))


def _about(of: Dossier, number: int, language: Language) -> About:
    """What a version is, for Akoma Ntoso."""
    version, number = version_of(of, number)
    resolution = bool(of.proposal.resolution) and number == len(of.proposal.versions)
    adopted = of.adopted if resolution else None
    return About(
        symbol=symbol_of(of, number),
        organ=Author(of.assembly.id, of.assembly.name),
        submitted=_date(adopted or of.proposal.versions[0].at),
        version=_date(version.at),
        adopted=resolution,
        original=text_of(of, version.text).language,
        sponsors=_authors(of, of.proposal.sponsors, language),
        formula=words_of(of, language)["formula"],
        votes=votings_of(of, of.proposal.id, language) if resolution else (),
    )


def _about_amendment(of: Dossier, amendment: Amendment, language: Language) -> About:
    return About(
        symbol=amendment.symbol,
        organ=Author(of.assembly.id, of.assembly.name),
        submitted=_date(amendment.circulated),
        version=_date(amendment.circulated),
        original=language,
        sponsors=_authors(of, amendment.sponsors, language),
        votes=votings_of(of, amendment.id, language),
    )


def _authors(of: Dossier, ids: Sequence[str], language: Language) -> tuple[Author, ...]:
    return tuple(Author(id.lower(), name_of(of, id, language)) for id in ids)


def _date(at: datetime) -> date:
    return at.astimezone(UTC).date()
