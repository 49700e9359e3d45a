"""The built front end: hashed files that never change, and one page that every address of the application opens."""

from pathlib import Path

from litestar import Response, get
from litestar.router import Router
from litestar.static_files import create_static_files_router
from litestar.status_codes import HTTP_200_OK

FOLDER = Path(__file__).parent / "static"
_PAGE_HEADERS = {"cache-control": "no-cache"}


def page(status: int = HTTP_200_OK) -> Response[bytes]:
    """The page, or a sentence where the front end was not built.

    Args:
        status: 404 where the address is not one of ours; the page then says so.
    """
    built = FOLDER / "index.html"
    if not built.exists():
        sentence = b"The front end is not built: run scripts/build, or install the wheel, which carries it.\n"
        return Response(sentence, status_code=503, media_type="text/plain")
    return Response(built.read_bytes(), status_code=status, media_type="text/html", headers=_PAGE_HEADERS)


@get(["/", "/sign-in", "/a/{rest:path}"], include_in_schema=False, sync_to_thread=False)
def application() -> Response[bytes]:
    """The application's page."""
    return page()


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
