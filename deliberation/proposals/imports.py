"""Reading a text out of a file over HTTP; nothing is stored: a person sees it before it is sent."""

import asyncio
from typing import Any, Final

import msgspec
from litestar import Controller, Request, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.status_codes import HTTP_200_OK

from deliberation.core.text import Language, Text
from deliberation.documents.remarks import FILE_MAX
from deliberation.errors import Refusal
from deliberation.identity.session import current
from deliberation.settings import Settings
from deliberation.store.engine import Store

AT_ONCE: Final = asyncio.Semaphore(2)
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


async def body(request: Request[Any, Any, Any]) -> bytes:
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
    """Texts out of files."""

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
        raw = await body(request)
        from deliberation.documents.reading import read  # lxml and python-docx, which starting the server needs not

        async with AT_ONCE:
            found = await asyncio.to_thread(read, raw, name, language)
        remarks = [RemarkLine(each.code, each.place, each.words, each.facts) for each in found.remarks]
        return Imported(found.text, remarks)
