"""Reading an amendment out of a file over HTTP; nothing is stored: a person sees it before it is sent."""

import asyncio
from typing import Any

import msgspec
from litestar import Controller, Request, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.status_codes import HTTP_200_OK

from deliberation.amendments import queries
from deliberation.core.changes import Change
from deliberation.core.text import Language
from deliberation.errors import Refusal
from deliberation.identity.session import current
from deliberation.proposals.imports import AT_ONCE, body
from deliberation.settings import Settings
from deliberation.store.engine import Store


class ImportedAmendment(msgspec.Struct, frozen=True):
    """What a file asks to change.

    Args:
        base: the hash of the text that the changes are made to.
        explanation: why, in the sponsors' words; may be empty.
    """

    base: str
    changes: tuple[Change, ...]
    explanation: str


class AmendmentImports(Controller):
    """Amendments out of files."""

    path = "/api/imports/amendment"
    tags = ("amendments",)

    @post(status_code=HTTP_200_OK, request_max_body_size=None)
    async def read_file(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
        proposal: FromQuery[str],
        amends: FromQuery[str | None] = None,
        language: FromQuery[Language | None] = None,
    ) -> ImportedAmendment:
        """Reads the Akoma Ntoso amendment that is the request's body.

        Args:
            proposal: what it amends, in the assembly that one is signed in to.
            amends: the amendment that it amends.
            language: where it is not the text's own.
        """
        viewer = await current(request, store, settings)
        if viewer is None:
            raise Refusal("not_signed_in")
        raw = await body(request)
        async with store.read() as tx:
            bases = await queries.bases(tx, viewer, proposal, amends, language)
        from deliberation.documents.akn_amendment_in import read_amendment  # lxml, which starting the server needs not

        async with AT_ONCE:
            read = await asyncio.to_thread(read_amendment, raw, bases.texts, bases.now)
        return ImportedAmendment(read.base, read.changes, read.explanation)
