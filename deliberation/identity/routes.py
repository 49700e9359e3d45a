"""Signing in and out, links, and the founding of assemblies, over HTTP."""

from typing import Any

from litestar import Controller, Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import JSONBody
from litestar.status_codes import HTTP_201_CREATED
from sqlalchemy import select

from deliberation.core.profiles import named
from deliberation.errors import Refusal
from deliberation.identity import actions
from deliberation.identity.queries import name_of, viewer_of
from deliberation.identity.session import cookie_name, current, demand_operator, session_token
from deliberation.identity.wire import AssemblyLine, Founded, Link, NewAssembly, NewLink, SignedIn, SignIn
from deliberation.record.found import found
from deliberation.record.record import Record
from deliberation.record.tables import AssemblyRow
from deliberation.record.viewer import Viewer
from deliberation.settings import Settings
from deliberation.store.engine import ReadTx, Store

Caller = Request[Any, Any, Any]
FIRST_SECRETARIAT = "secretariat"
_assemblies = AssemblyRow.__table__  # type: ignore[attr-defined]


class Sessions(Controller):
    """The caller's session."""

    path = "/api/session"
    tags = ("identity",)

    @post(status_code=HTTP_201_CREATED)
    async def sign_in(
        self,
        request: Caller,
        data: JSONBody[SignIn],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
    ) -> Response[SignedIn]:
        """Signs in by a link's token, once; any session that the browser had before ends."""
        token = await actions.sign_in(store, settings, data.token, session_token(request, settings))
        async with store.read() as tx:
            viewer = await viewer_of(tx, token)
            if viewer is None:
                raise Refusal("bad_link")
            program = "origin" not in request.headers
            signed_in = await _signed_in(tx, viewer, token if program else None)
        return Response(signed_in, cookies=[_cookie(settings, token)])

    @get()
    async def session(
        self, request: Caller, store: NamedDependency[Store], settings: NamedDependency[Settings]
    ) -> SignedIn:
        """Who is signed in."""
        viewer = await current(request, store, settings)
        if viewer is None:
            raise Refusal("not_signed_in")
        async with store.read() as tx:
            return await _signed_in(tx, viewer, None)

    @delete()
    async def sign_out(
        self, request: Caller, store: NamedDependency[Store], settings: NamedDependency[Settings]
    ) -> Response[None]:
        """Ends the session."""
        token = session_token(request, settings)
        if token is not None:
            await actions.sign_out(store, token)
        return Response(None, status_code=204, cookies=[_cookie(settings, "", max_age=0)])


def _cookie(settings: Settings, token: str, max_age: int | None = None) -> Cookie:
    return Cookie(
        key=cookie_name(settings),
        value=token,
        path="/",
        httponly=True,
        secure=settings.secure,
        samesite="lax",
        max_age=settings.session_hours * 3600 if max_age is None else max_age,
    )


async def _signed_in(tx: ReadTx, viewer: Viewer, token: str | None) -> SignedIn:
    name = await name_of(tx, viewer)
    return SignedIn(viewer.assembly, viewer.accreditation or "", viewer.role, viewer.member, name, token)


class Links(Controller):
    """Sign-in links."""

    path = "/api/sign-in-links"
    tags = ("identity",)

    @post(status_code=HTTP_201_CREATED)
    async def make(
        self,
        request: Caller,
        data: JSONBody[NewLink],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
        operator_token: NamedDependency[str],
    ) -> Link:
        """Makes a sign-in link: for the secretariat of the assembly, and the operator."""
        viewer = await current(request, store, settings)
        if viewer is None or (viewer.assembly, viewer.role) != (data.assembly, "secretariat"):
            demand_operator(request, operator_token)
        token = await actions.make_link(store, settings, data.assembly, data.accreditation, data.name)
        return Link(token, f"{settings.base_url}/sign-in#{token}")


class Assemblies(Controller):
    """The assemblies of this server."""

    path = "/api/assemblies"
    tags = ("assemblies",)

    @get()
    async def all(self, store: NamedDependency[Store]) -> list[AssemblyLine]:
        """All assemblies."""
        async with store.read() as tx:
            rows = await tx.run(select(_assemblies.c.id, _assemblies.c.name).order_by(_assemblies.c.id))
            return [AssemblyLine(row.id, row.name) for row in rows]

    @post(status_code=HTTP_201_CREATED)
    async def found(
        self,
        request: Caller,
        data: JSONBody[NewAssembly],
        record: NamedDependency[Record],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
        operator_token: NamedDependency[str],
    ) -> Founded:
        """Founds an assembly under one of the rules profiles that are shipped; for the operator."""
        demand_operator(request, operator_token)
        keyring = await found(
            record,
            origin=settings.origin,
            id=data.id,
            name=data.name,
            prefix=data.prefix,
            session=data.session,
            profile=named(data.profile),
            secretariat=FIRST_SECRETARIAT,
            time_zone=data.time_zone,
        )
        token = await actions.make_link(store, settings, data.id, FIRST_SECRETARIAT, None)
        return Founded(data.id, FIRST_SECRETARIAT, token, keyring.vkey)
