"""The press: prints sheets in each format, beside the event loop, and keeps what was printed last.

A sheet is a pure function of what it is asked for and of the objects that it shows, so their hash names it: it is the
entity tag by which a browser asks again, and what the press keeps printed sheets under.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Literal

import msgspec

from deliberation import __version__
from deliberation.documents import docx, markdown, pdf, voting_sheet
from deliberation.documents.akn import write_akn
from deliberation.documents.akn_amendment import Amending, write_amendment, write_list
from deliberation.documents.plain import write_markdown
from deliberation.errors import Refusal
from deliberation.export.dossier import Dossier
from deliberation.export.papers import Alone, Listed, Sheet, Vote
from deliberation.export.voted import Voted

Format = Literal["akn", "csv", "docx", "json", "md", "pdf"]

MEDIA: Final[dict[Format, str]] = {
    "akn": "application/akn+xml",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
}
ENDINGS: Final[dict[Format, str]] = {
    "akn": "akn.xml", "csv": "csv", "docx": "docx", "json": "json", "md": "md", "pdf": "pdf",
}  # fmt: skip
_KEPT: Final = 32 * 2**20
"""How many bytes of printed sheets are kept."""
_AT_ONCE: Final = 2
"""How many are printed at once; who comes later waits."""


class Printed(msgspec.Struct, frozen=True):
    """A file as it is sent."""

    name: str
    media: str
    raw: bytes


class Press:
    """Prints each sheet once as long as it is kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Printed] = OrderedDict()
        self._weight = 0
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def printed(self, tag: str, make: Callable[[], Sheet], form: Format) -> Printed:
        """A sheet in a format.

        Args:
            tag: of `tag_of`; the same tag is the same file.
            make: makes the sheet; called in a thread, and only where it is not kept.

        Raises:
            Refusal: as `make` does, `font_missing`, or `malformed` where the format cannot show it.
        """
        async with self._turn:
            found = self._kept.get(tag)
            if found is None:
                found = await asyncio.to_thread(_print, make, form)
                self._keep(tag, found)
        return found

    def _keep(self, tag: str, printed: Printed) -> None:
        self._kept[tag] = printed
        self._weight += len(printed.raw)
        while self._weight > _KEPT and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._weight -= len(oldest.raw)


def tag_of(of: Dossier | Voted, *asked: object) -> str:
    """The entity tag of a document: who asks for the same of the same objects gets the same bytes.

    Texts and openings are named by their hashes in those objects.
    """
    hash = hashlib.sha256(msgspec.json.encode([__version__, list(map(str, asked))]))
    parts: tuple[object, ...]
    if isinstance(of, Voted):
        parts = (of.assembly, of.ballot, of.meeting, of.resolution, of.part)
    else:
        parts = (of.assembly, of.proposal, of.amendments, of.ballots, of.adopted)
    for part in (*parts, sorted(of.members.items())):
        hash.update(msgspec.json.encode(part))
    return f'"{hash.hexdigest()[:32]}"'


def _print(make: Callable[[], Sheet], form: Format) -> Printed:
    sheet = make()
    return Printed(f"{sheet.name}.{ENDINGS[form]}", MEDIA[form], _write(sheet, form))


def _write(sheet: Sheet, form: Format) -> bytes:
    match form, sheet.alone:
        case "pdf", _:
            return pdf.write(sheet.paper)
        case "docx", _:
            return docx.write(sheet.paper)
        case "md", Alone(text=text, formula=formula):
            return write_markdown(text, formula).encode()
        case "md", _:
            return markdown.write(sheet.paper).encode()
        case "akn", Alone(text=text, about=about):
            return write_akn(text, about)
        case "akn", Amending() as of:
            return write_amendment(of)
        case "akn", Listed(about=about, draft=draft, amendments=amendments, language=language):
            return write_list(about, draft, amendments, language)
        case "csv", Vote(head=head, voting=taken):
            return voting_sheet.table(head, taken).encode()
        case "json", Vote(head=head, voting=taken, language=language):
            return voting_sheet.data(head, taken, language)
        case _:
            raise Refusal("malformed", why="this document has no such form")
