"""The guard at the door: whose pages may call us, and what every answer tells the browser to refuse.

A request that changes something, or opens a socket, and that comes from a browser page must come from a page of ours:
its `Origin` is one of our addresses. Programs send no `Origin`, and no cookie of ours travels with what they send.
"""

from collections.abc import Iterable
from typing import Final

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from deliberation.errors import Refusal
from deliberation.web.problems import problem_of

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_TLS: Final = {"strict-transport-security": "max-age=63072000; includeSubDomains"}


class Guard:
    """ASGI around the whole application.

    Args:
        app: what it guards.
        origins: the addresses under which browsers know us.
        secure: whether they reach us over TLS.
    """

    def __init__(self, app: ASGIApp, origins: Iterable[str], *, secure: bool) -> None:
        self._app = app
        self._origins = frozenset(origin.encode() for origin in origins)
        headers = HEADERS | (_TLS if secure else {})
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses foreign pages, and adds the headers to every answer."""
        socket = scope["type"] == ScopeType.WEBSOCKET
        unsafe = scope["type"] == ScopeType.WEBSOCKET or scope["method"] not in _SAFE
        if unsafe and self._foreign(scope):
            await self._refuse(Refusal("foreign_origin"), socket=socket, send=send)
            return
        if "\0" in scope["path"]:  # no table can hold it
            await self._refuse(Refusal("unknown_object", noun="page", id=""), socket=socket, send=send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers)

    def _foreign(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        origin = headers.get(b"origin")
        if origin is not None:
            return origin not in self._origins
        return headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none")

    async def _refuse(self, refusal: Refusal, *, socket: bool, send: Send) -> None:
        if socket:
            await send({"type": "websocket.close", "code": 1008, "reason": refusal.code})
            return
        body = msgspec.json.encode(problem_of(refusal))
        head = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": refusal.status, "headers": [*head, *self._headers]})
        await send({"type": "http.response.body", "body": body, "more_body": False})
