"""The facts of one proposal, read at one instant: all that documents about it are made of and named by."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from deliberation.amendments.wire import AMENDMENT
from deliberation.ballots.wire import BALLOT
from deliberation.core import rendering
from deliberation.core import text as texts
from deliberation.core.amendment import Amendment
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.member import Member
from deliberation.core.proposal import WRITTEN, Proposal, Version, series, with_suffix
from deliberation.core.text import Language, Text
from deliberation.documents.forms import listed, member_name
from deliberation.documents.voting import Voting
from deliberation.errors import Refusal
from deliberation.export.voted import openings, voting_of
from deliberation.members.wire import MEMBER
from deliberation.proposals.wire import PROPOSAL, WITHOUT_VOTE
from deliberation.record.viewer import Viewer
from deliberation.record.wire import ASSEMBLY, BLOB
from deliberation.store.engine import ReadTx

_SECRETARIAT: Final = "Secretariat"


class Dossier(msgspec.Struct, frozen=True):
    """All that documents about one proposal are made of.

    Args:
        ballots: those on it and on its amendments that are locked, in the order in which they were.
        openings: of those ballots, by their ids.
        adopted: when the vote on it was locked; None as long as it is a draft.
    """

    assembly: Assembly
    members: dict[str, Member]
    proposal: Proposal
    amendments: tuple[Amendment, ...]
    blobs: dict[str, bytes]
    ballots: tuple[Ballot, ...] = ()
    openings: dict[str, bytes] = msgspec.field(default_factory=dict)
    adopted: datetime | None = None


async def dossier(tx: ReadTx, viewer: Viewer, proposal: str) -> Dossier:
    """Reads a proposal with its amendments and every text that they name; all of it is public.

    Raises:
        Refusal: `unknown_object`.
    """
    found = (await PROPOSAL.shelf.by_ids(tx, viewer.assembly, [proposal])).get(proposal)
    if found is None:
        raise Refusal("unknown_object", noun="proposal", id=proposal)
    of_it = await AMENDMENT.shelf.where(tx, viewer.assembly, proposal=proposal)
    hashes = {version.text for version in found.versions} | {each.base for each in of_it}
    blobs = await BLOB.shelf.by_ids(tx, viewer.assembly, hashes | set(found.renderings.values()))
    members = await MEMBER.shelf.where(tx, viewer.assembly)
    [assembly] = await ASSEMBLY.shelf.where(tx, viewer.assembly)
    ballots = await _ballots(tx, viewer, [proposal, *(each.id for each in of_it)])
    on_it = [each.locked for each in ballots if each.put.matter.id == proposal and each.locked is not None]
    without = await WITHOUT_VOTE.shelf.where(tx, viewer.assembly, proposal=proposal, state="adopted")
    on_it += [each.adopted for each in without if each.adopted is not None]
    return Dossier(
        assembly=assembly,
        members={each.id: each for each in members},
        proposal=found,
        amendments=tuple(of_it),
        blobs={hash: blob.raw for hash, blob in blobs.items()},
        ballots=ballots,
        openings=await openings(tx, viewer, list(ballots)),
        adopted=max(on_it, default=None) if found.resolution else None,
    )


async def _ballots(tx: ReadTx, viewer: Viewer, matters: list[str]) -> tuple[Ballot, ...]:
    on_them = BALLOT.shelf.table.c.put["matter"]["id"].astext.in_(matters)
    locked = [each for each in await BALLOT.shelf.where(tx, viewer.assembly, on_them) if each.outcome is not None]
    return tuple(sorted(locked, key=lambda each: each.number))


async def dossier_of_amendment(tx: ReadTx, viewer: Viewer, amendment: str) -> Dossier:
    """Reads the proposal of an amendment.

    Raises:
        Refusal: `unknown_object`.
    """
    found = (await AMENDMENT.shelf.by_ids(tx, viewer.assembly, [amendment])).get(amendment)
    if found is None:
        raise Refusal("unknown_object", noun="amendment", id=amendment)
    return await dossier(tx, viewer, found.proposal)


def version_of(of: Dossier, number: int) -> tuple[Version, int]:
    """A version and its number, from 1; 0 asks for the one in force.

    Raises:
        Refusal: `unknown_object`.
    """
    versions = of.proposal.versions
    number = number or len(versions)
    if not 1 <= number <= len(versions):
        raise Refusal("unknown_object", noun="version", id=str(number))
    return versions[number - 1], number


def text_of(of: Dossier, hash: str) -> Text:
    """A text by its hash."""
    return texts.decode(of.blobs[hash])


def in_language(of: Dossier, text: Text, language: Language | None) -> Text:
    """A text as it is rendered in a language; None for the original.

    Raises:
        Refusal: `unknown_object` where there is no rendering in it.
    """
    if language is None or language == text.language:
        return text
    if language not in of.proposal.renderings:
        raise Refusal("unknown_object", noun="translation", id=language)
    return rendering.render(text, rendering.decode(of.blobs[of.proposal.renderings[language]]))


def number_of(of: Dossier, hash: str) -> int:
    """The last version of a text; that in force for one that is none, as a rendering or a text with an amendment."""
    versions = of.proposal.versions
    return next((at for at in range(len(versions), 0, -1) if versions[at - 1].text == hash), len(versions))


def symbol_of(of: Dossier, number: int) -> str:
    """The symbol of a version: that of its last written revision, or of the resolution that it became."""
    versions = of.proposal.versions
    number = number or len(versions)
    if of.proposal.resolution and number == len(versions):
        return of.proposal.resolution
    revisions = sum(version.kind == "revision" for version in versions[:number])
    own = series(of.proposal.symbol)
    return with_suffix(own, "Rev", revisions) if revisions else own


def file_name(of: Dossier, number: int) -> str:
    """A symbol names a document; what was changed since, and is none, has the version's number besides."""
    written = of.proposal.versions[number - 1].kind in WRITTEN
    final = of.proposal.resolution and number == len(of.proposal.versions)
    return file_of(symbol_of(of, number)) + ("" if written or final else f"-v{number}")


def file_of(symbol: str) -> str:
    """A symbol as the name of a file: `A-1-L.5-Rev.1`, with nothing that a header or a disk could misread."""
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in ".-") else "-" for sign in symbol)


def names_of(of: Dossier, ids: Sequence[str], language: Language) -> str:
    """Members' names, as a list in a sentence."""
    return listed([name_of(of, id, language) for id in ids], language)


def name_of(of: Dossier, id: str, language: Language) -> str:
    """A member's name in a language."""
    member = of.members.get(id)
    return id if member is None else member_name(member.name, member.territory, language)


def author_of(of: Dossier, old: int, new: int) -> str:
    """Whose the changes between two versions are: a member's where one step of one member's made them."""
    version = of.proposal.versions[new - 1]
    if new == old + 1 and version.kind in ("revision", "oral_revision"):
        return name_of(of, of.proposal.sponsors[0], "en")
    by = [each for each in of.amendments if each.id == version.amendment]
    return name_of(of, by[0].sponsors[0], "en") if new == old + 1 and by else _SECRETARIAT


def votings_of(of: Dossier, id: str, language: Language) -> tuple[Voting, ...]:
    """The votes on a proposal or an amendment, in the order in which they were taken."""
    on_it = [each for each in of.ballots if each.put.matter.id == id and each.outcome is not None]
    return tuple(voting_of(each, of.members, of.openings.get(each.id), language) for each in on_it)
