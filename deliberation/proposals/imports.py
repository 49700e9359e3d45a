"""Reading a text or an amendment out of a file over HTTP; nothing is stored: a person sees it before it is sent."""

import asyncio
from typing import Any

import msgspec
from litestar import Controller, Request, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.status_codes import HTTP_200_OK

from deliberation.core import text as texts
from deliberation.core.changes import Change
from deliberation.core.text import Language, Text
from deliberation.documents.remarks import FILE_MAX
from deliberation.errors import Refusal
from deliberation.identity.session import current
from deliberation.proposals.wire import PROPOSAL
from deliberation.record.wire import BLOB
from deliberation.settings import Settings
from deliberation.store.engine import Store

_AT_ONCE = asyncio.Semaphore(2)
"""Files read at the same time, for each keeps a thread busy."""


class RemarkLine(msgspec.Struct, frozen=True):
    """Something in the file that is not in the text as it stands; `remark-<code>` of the catalogue says what."""

    code: str
    place: str
    words: str
    facts: dict[str, str | int]


class Imported(msgspec.Struct, frozen=True):
    """What was read."""

    text: Text
    remarks: list[RemarkLine]


class ImportedAmendment(msgspec.Struct, frozen=True):
    """What a file asks to change.

    Args:
        base: the hash of the version of the text that the changes are made to.
        explanation: why, in the sponsors' words; may be empty.
    """

    base: str
    changes: tuple[Change, ...]
    explanation: str


async def _body(request: Request[Any, Any, Any]) -> bytes:
    """The file, no more of it taken than a file may have.

    Raises:
        Refusal: `file_too_large`.
    """
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > FILE_MAX:
            raise Refusal("file_too_large", limit=FILE_MAX // 2**20)
    return bytes(raw)


class Imports(Controller):
    """Texts and amendments out of files."""

    path = "/api/imports"
    tags = ("proposals",)

    @post(status_code=HTTP_200_OK, request_max_body_size=None)
    async def read_file(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
        name: FromQuery[str] = "",
        language: FromQuery[Language] = "en",
    ) -> Imported:
        """Reads the file that is the request's body: Word, Akoma Ntoso, Markdown or plain text.

        Args:
            name: the file's name, by which Markdown and plain text are told apart.
            language: of its words, where the file does not say it.
        """
        if await current(request, store, settings) is None:
            raise Refusal("not_signed_in")
        raw = await _body(request)
        from deliberation.documents.reading import read  # lxml and python-docx, which starting the server needs not

        async with _AT_ONCE:
            found = await asyncio.to_thread(read, raw, name, language)
        remarks = [RemarkLine(each.code, each.place, each.words, each.facts) for each in found.remarks]
        return Imported(found.text, remarks)

    @post("/amendment", status_code=HTTP_200_OK, request_max_body_size=None)
    async def read_amendment(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
        proposal: FromQuery[str],
    ) -> ImportedAmendment:
        """Reads the Akoma Ntoso amendment that is the request's body.

        Args:
            proposal: what it amends, in the assembly that one is signed in to.
        """
        viewer = await current(request, store, settings)
        if viewer is None:
            raise Refusal("not_signed_in")
        raw = await _body(request)
        async with store.read() as tx:
            found = (await PROPOSAL.shelf.by_ids(tx, viewer.assembly, [proposal])).get(proposal)
            if found is None:
                raise Refusal("unknown_object", noun="proposal", id=proposal)
            blobs = await BLOB.shelf.by_ids(tx, viewer.assembly, {version.text for version in found.versions})
        from deliberation.documents.akn_amendment_in import read_amendment

        versions = {hash: texts.decode(blob.raw) for hash, blob in blobs.items()}
        async with _AT_ONCE:
            read = await asyncio.to_thread(read_amendment, raw, versions, versions[found.text])
        return ImportedAmendment(read.base, read.changes, read.explanation)
