"""problem+json: every refusal says which rule refused, why, in a sentence (RFC 9457)."""

import logging
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.status_codes import (
    HTTP_400_BAD_REQUEST,
    HTTP_404_NOT_FOUND,
    HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    HTTP_503_SERVICE_UNAVAILABLE,
)
from sqlalchemy.exc import SQLAlchemyError

from deliberation.errors import DeliberationError, Refusal
from deliberation.web.pages import page
from deliberation.words import refusal_sentence

_log = logging.getLogger("deliberation.web")


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What went wrong.

    Args:
        code: for programs; the browser words it from the catalogue, with `facts`.
        rule: the rule of procedure or the part of the record's format that refused.
        detail: the sentence, in English.
    """

    type: str
    title: str
    status: int
    code: str
    rule: str = ""
    detail: str = ""
    facts: dict[str, str | int] = {}


def problem_of(refusal: Refusal) -> Problem:
    """A refusal as a problem."""
    return Problem(
        type=f"/problems/{refusal.code}",
        title=refusal.code.replace("_", " "),
        status=refusal.status,
        code=refusal.code,
        rule=refusal.rule,
        detail=refusal_sentence(refusal),
        facts=refusal.facts,
    )


def _answer(problem: Problem) -> Response[bytes]:
    headers = {"Retry-After": "1"} if problem.status == HTTP_503_SERVICE_UNAVAILABLE else {}
    return Response(
        msgspec.json.encode(problem),
        status_code=problem.status,
        media_type="application/problem+json",
        headers=headers,
    )


def refused(_: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    """Answers a refusal."""
    return _answer(problem_of(refusal))


def malformed(request: Request[Any, Any, Any], fault: ValidationException) -> Response[bytes]:
    """Answers a request that is not of its form, as a refusal like any other."""
    extra = fault.extra[0] if isinstance(fault.extra, list) and fault.extra else {}
    why = extra.get("message", fault.detail) if isinstance(extra, dict) else fault.detail
    return refused(request, Refusal("malformed", why=str(why)))


def http_fault(request: Request[Any, Any, Any], fault: HTTPException) -> Response[bytes]:
    """Answers what the framework refuses: no such page, no such method, a body that is too large.

    A person who follows a wrong address gets our page, which says so in their language.
    """
    if fault.status_code == HTTP_404_NOT_FOUND and "text/html" in request.headers.get("accept", ""):
        return page(HTTP_404_NOT_FOUND)
    if fault.status_code == HTTP_413_REQUEST_ENTITY_TOO_LARGE:
        return _answer(problem_of(Refusal("too_large", limit=BODY_MAX)))
    if fault.status_code == HTTP_400_BAD_REQUEST:  # no JSON
        return refused(request, Refusal("malformed", why=fault.detail))
    title = fault.detail or "HTTP error"
    return _answer(Problem("about:blank", title, fault.status_code, f"http_{fault.status_code}"))


def too_deep(request: Request[Any, Any, Any], _: RecursionError) -> Response[bytes]:
    """Answers JSON with more levels than can be read."""
    return refused(request, Refusal("malformed", why="too many levels"))


def database_fault(_: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    """Answers when the database could not do it.

    Nothing is known to have changed, and the same act may be sent again.
    """
    _log.error("the database failed: %s", fault)
    return _answer(problem_of(Refusal("busy")))


def fault(_: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answers an error of ours, without its inside."""
    _log.error("an error of ours", exc_info=error)
    return _answer(Problem("about:blank", "an error of the server", 500, "internal"))


BODY_MAX = 4 * 2**20
"""The bytes of a request's body at most."""

HANDLERS: Any = {
    Refusal: refused,
    ValidationException: malformed,
    HTTPException: http_fault,
    SQLAlchemyError: database_fault,
    OSError: database_fault,
    RecursionError: too_deep,
    DeliberationError: fault,
    Exception: fault,
}
