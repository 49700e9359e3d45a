"""The caller of a request: their session, from the cookie or from a bearer token, and the operator."""

import hmac
from typing import Any

from litestar.connection import ASGIConnection

from deliberation.errors import Refusal
from deliberation.identity.queries import viewer_of
from deliberation.record.viewer import Viewer
from deliberation.settings import Settings
from deliberation.store.engine import Store

Caller = ASGIConnection[Any, Any, Any, Any]


def cookie_name(settings: Settings) -> str:
    """The session cookie: bound to our host over TLS.

    On plain HTTP, which is for loopback alone, without that prefix.
    """
    return "__Host-session" if settings.secure else "session"


def bearer(caller: Caller) -> str | None:
    """The token in the Authorization header."""
    scheme, _, token = caller.headers.get("authorization", "").partition(" ")
    return token if scheme == "Bearer" and token else None


def session_token(caller: Caller, settings: Settings) -> str | None:
    """The session token that a request came with; one that it names itself goes before a cookie that came along."""
    return bearer(caller) or caller.cookies.get(cookie_name(settings))


async def current(caller: Caller, store: Store, settings: Settings) -> Viewer | None:
    """Who is signed in, or None."""
    token = session_token(caller, settings)
    if token is None:
        return None
    async with store.read() as tx:
        return await viewer_of(tx, token)


async def viewing(caller: Caller, store: Store, settings: Settings, assembly: str) -> Viewer:
    """The viewer of an assembly: who is signed in to it, or the public."""
    viewer = await current(caller, store, settings)
    return viewer if viewer is not None and viewer.assembly == assembly else Viewer(assembly)


def demand_operator(caller: Caller, token: str) -> None:
    """Lets the operator pass.

    Raises:
        Refusal: `not_operator`.
    """
    if not hmac.compare_digest((bearer(caller) or "").encode(), token.encode()):
        raise Refusal("not_operator")
