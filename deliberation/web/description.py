"""What the interface's description says besides the routes themselves: how every one of them refuses."""

from typing import Final

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Example

from deliberation.errors import REFUSALS, Refusal
from deliberation.web.problems import Problem, problem_of

_SAYS: Final = {
    400: "Not of the form that the record prescribes",
    401: "Not signed in",
    403: "Not the caller's to do",
    404: "Not there, or not for the caller to see",
    409: "Not lawful now",
    413: "Too large",
    429: "Too fast; the same may be sent again a little later",
    503: "Too much at once; the same act may be sent again",
}
_READING: Final = (400, 401, 403, 404)
_WRITING: Final = tuple(_SAYS)


def describe(app: Litestar) -> None:
    """Adds to every route how it refuses, with the rules that do, before the description is made."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler):
                reading = handler.http_methods <= {"GET", "HEAD", "OPTIONS"}
                handler.responses = {status: _refusing(status) for status in (_READING if reading else _WRITING)}


def _refusing(status: int) -> ResponseSpec:
    codes = [code for code, (of, _) in REFUSALS.items() if of == status]
    example = Example(summary=codes[0], value=_example(codes[0]))
    return ResponseSpec(
        data_container=Problem,
        generate_examples=False,
        description=f"{_SAYS[status]}: {', '.join(codes)}",
        media_type="application/problem+json",
        examples=[example],
    )


def _example(code: str) -> dict[str, object]:
    problem = problem_of(Refusal(code))
    return {"type": problem.type, "title": problem.title, "status": problem.status, "code": code, "rule": problem.rule}
