"""Documents over HTTP: a text, what two versions differ in, a compilation, an amendment, the record of a vote.

Each is printed in four formats, a vote also as a table and as data. A compilation as Akoma Ntoso is the list of the
pending amendments; a vote is in that of what was voted on.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from litestar import Controller, Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.status_codes import HTTP_200_OK, HTTP_304_NOT_MODIFIED

from deliberation.core.text import Language
from deliberation.export import papers
from deliberation.export.dossier import Dossier, dossier, dossier_of_amendment
from deliberation.export.papers import Sheet
from deliberation.export.press import Format, Press, tag_of
from deliberation.export.voted import Voted, voted
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store

_VERSIONS_MAX = 100_000
_PRESS = Press()
_GATHERED = {"compilation": papers.of_compilation, "addendum": papers.of_addendum}
"""What there is about a draft besides its text, by the end of its address."""

In = Annotated[
    Literal["akn", "docx", "md", "pdf"],
    QueryParameter(name="format", description="Akoma Ntoso, Word, Markdown or PDF/A-2a"),
]
VoteIn = Annotated[
    Literal["csv", "docx", "json", "md", "pdf"],
    QueryParameter(name="format", description="CSV, Word, JSON, Markdown or PDF/A-2a"),
]
Number = Annotated[
    int | None,
    QueryParameter(ge=1, le=_VERSIONS_MAX, description="which version, from 1; the one in force where it is left out"),
]
Against = Annotated[
    int | None,
    QueryParameter(ge=1, le=_VERSIONS_MAX, description="the version to which changes are marked, from 1"),
]
Into = Annotated[
    Language | None, QueryParameter(description="a language that there is a rendering in; the original otherwise")
]
Spoken = Annotated[Language, QueryParameter(description="the language of the sheet and of the members' names")]
Whole = Annotated[bool, QueryParameter(description="the whole text with the amendment's changes marked")]


async def _answer(
    request: Request[Any, Any, Any], of: Dossier | Voted, make: Callable[[], Sheet], form: Format, *asked: object
) -> Response[bytes]:
    """The file; or that the caller has it already."""
    tag = tag_of(of, form, *asked)
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, headers=headers)
    printed = await _PRESS.printed(tag, make, form)
    headers["content-disposition"] = f'attachment; filename="{printed.name}"'
    return Response(printed.raw, status_code=HTTP_200_OK, media_type=printed.media, headers=headers)


class Documents(Controller):
    """The documents of proposals, amendments and votes."""

    path = "/api/assemblies/{assembly:str}"
    tags = ("documents",)

    @get("/proposals/{id:str}/document")
    async def text(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
        form: In,
        version: Number = None,
        against: Against = None,
        language: Into = None,
    ) -> Response[bytes]:
        """A version of the text; with `against`, what it changes in another one, as revisions that Word can accept."""
        async with store.read() as tx:
            of = await dossier(tx, viewer, id)

        def sheet() -> Sheet:
            if against is None:
                return papers.of_version(of, version or 0, language)
            return papers.of_changes(of, against, version or 0, language)

        return await _answer(request, of, sheet, form, "document", version, against, language)

    @get([f"/proposals/{{id:str}}/{name}" for name in _GATHERED])
    async def gathered(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
        form: In,
        language: Into = None,
    ) -> Response[bytes]:
        """What there is about a draft besides its text.

        The compilation is the text in force with every pending amendment below the clause that it changes; the
        addendum names the sponsors who joined it after it was tabled.
        """
        async with store.read() as tx:
            of = await dossier(tx, viewer, id)
        name = request.url.path.rpartition("/")[2]
        return await _answer(request, of, lambda: _GATHERED[name](of, language), form, name, language)

    @get("/amendments/{id:str}/document")
    async def amendment(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
        form: In,
        whole: Whole = False,
    ) -> Response[bytes]:
        """The amendment: what it asks for, why, and what the text would be there, as revisions that Word can accept."""
        async with store.read() as tx:
            of = await dossier_of_amendment(tx, viewer, id)
        make = papers.of_amended if whole else papers.of_amendment
        return await _answer(request, of, lambda: make(of, id), form, "amendment", id, whole)

    @get("/ballots/{id:str}/sheet")
    async def vote(
        self,
        request: Request[Any, Any, Any],
        store: NamedDependency[Store],
        viewer: NamedDependency[Viewer],
        id: FromPath[str],
        form: VoteIn,
        language: Spoken = "en",
    ) -> Response[bytes]:
        """The record of a vote, once it is locked: who voted how, the totals, the outcome and its rule (P-103)."""
        async with store.read() as tx:
            of = await voted(tx, viewer, id)
        return await _answer(request, of, lambda: papers.of_vote(of, language), form, "vote", language)
