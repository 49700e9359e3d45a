"""The built front end: hashed files that never change, and one page that every address of the application opens.

The page of a result names it in its head, so that who is sent the link reads the outcome before opening it.
"""

import re
from html import escape
from pathlib import Path
from typing import Any, Final

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.router import Router
from litestar.static_files import create_static_files_router
from litestar.status_codes import HTTP_200_OK

from deliberation.ballots.queries import ballot_itself
from deliberation.core.ballot import Ballot
from deliberation.record.viewer import Viewer
from deliberation.record.wire import ASSEMBLY
from deliberation.store.engine import Store
from deliberation.words import outcome_sentences

FOLDER = Path(__file__).parent / "static"
_PAGE_HEADERS = {"cache-control": "no-cache"}


_TITLE: Final = re.compile(rb"<title>.*?</title>")
_RESULT: Final = re.compile(r"/a/([a-z0-9-]{1,64})/votes/([0-9a-f-]{36})/?")


def page(status: int = HTTP_200_OK, head: str = "") -> Response[bytes]:
    """The page, or a sentence where the front end was not built.

    Args:
        status: 404 where the address is not one of ours; the page then says so.
        head: what stands in its head instead of the title that it was built with.
    """
    built = FOLDER / "index.html"
    if not built.exists():
        sentence = b"The front end is not built: run scripts/build, or install the wheel, which carries it.\n"
        return Response(sentence, status_code=503, media_type="text/plain")
    raw = built.read_bytes()
    if head:
        raw = _TITLE.sub(lambda _: head.encode(), raw, count=1)
    return Response(raw, status_code=status, media_type="text/html", headers=_PAGE_HEADERS)


@get(["/", "/sign-in", "/found", "/a/{rest:path}"], include_in_schema=False)
async def application(request: Request[Any, Any, Any], store: NamedDependency[Store]) -> Response[bytes]:
    """The application's page."""
    result = _RESULT.fullmatch(request.url.path)
    return page(head=await _head(store, *result.groups()) if result else "")


async def _head(store: Store, assembly: str, id: str) -> str:
    """Title and description of a result; empty where there is none."""
    async with store.read() as tx:
        ballot = await ballot_itself(tx, Viewer(assembly), id)
        organs = await ASSEMBLY.shelf.where(tx, assembly)
    if ballot is None or ballot.locked is None or ballot.outcome is None:
        return ""
    return head_of(ballot, organs[0].name)


def head_of(ballot: Ballot, organ: str) -> str:
    """What the head of a result's page says, in English: the outcome, what it was on, whose and when."""
    assert ballot.outcome is not None
    assert ballot.locked is not None
    outcome, *grounds = outcome_sentences(ballot.outcome)
    on = f"{ballot.put.matter.symbol}: {ballot.put.matter.title}"
    title = escape(f"{outcome} {on} · {organ}")
    told = escape(" ".join((f"{ballot.locked:%Y-%m-%d}.", *grounds)))
    return (
        f'<title>{title}</title><meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{told}"><meta property="og:type" content="article">'
    )


def assets() -> Router:
    """The files that the page loads; their names change with their contents."""
    folder = FOLDER / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    return create_static_files_router(
        "/assets",
        directories=[folder],
        cache_control=None,
        after_request=_immutable,
        include_in_schema=False,
    )


async def _immutable(response: Response[bytes]) -> Response[bytes]:
    response.headers["cache-control"] = "public, max-age=31536000, immutable"
    return response
