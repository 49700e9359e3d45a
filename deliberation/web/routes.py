"""The table of all routes: the whole surface of the server on one screen."""

from typing import Final

from litestar.types import ControllerRouterHandler

from deliberation.amendments.imports import AmendmentImports
from deliberation.amendments.routes import Amendments, Order
from deliberation.ballots.routes import Ballots, Histories, Openings
from deliberation.drafts.routes import Drafts
from deliberation.elections.routes import Elections
from deliberation.export.routes import Documents
from deliberation.identity.routes import Assemblies, Links, Sessions
from deliberation.live.routes import live, snapshot
from deliberation.meetings.routes import Meetings
from deliberation.members.routes import Members
from deliberation.proposals.imports import Imports
from deliberation.proposals.routes import Proposals
from deliberation.record.routes import Log, Receipts
from deliberation.threads.routes import Threads
from deliberation.web.acts import Acts
from deliberation.web.health import healthz, readyz
from deliberation.web.pages import application, assets

ROUTES: Final[list[ControllerRouterHandler]] = [
    Acts,  # POST /api/acts
    Receipts,  # GET /api/assemblies/{assembly}/acts/{id}
    Sessions,  # POST GET DELETE /api/session
    Links,  # POST /api/sign-in-links
    Assemblies,  # GET POST /api/assemblies
    snapshot,  # GET /api/assemblies/{assembly}/snapshot
    Members,  # GET /api/assemblies/{assembly}/members, /accreditations
    Meetings,  # GET /api/assemblies/{assembly}/meetings[/{id}]
    Proposals,  # GET /api/assemblies/{assembly}/proposals[/{id}]
    Imports,  # POST /api/imports
    AmendmentImports,  # POST /api/imports/amendment
    Amendments,  # GET /api/assemblies/{assembly}/amendments[/{id}]
    Order,  # GET /api/assemblies/{assembly}/proposals/{id}/order
    Threads,  # GET …/threads[/{noun}/{id}[/{clause}]], …/comments/{id}/wordings, …/search; PUT …/seen
    Documents,  # GET …/proposals/{id}/document, compilation, addendum, …/amendments/{id}/document, …/ballots/{id}/sheet
    Drafts,  # GET POST /api/assemblies/{assembly}/drafts, GET …/{id}, POST …/updates, …/compacted, …/end
    Ballots,  # GET /api/assemblies/{assembly}/ballots[/{id}], …/{id}/openings, …/{id}/entered/{member} for tellers
    Histories,  # GET …/members/{member}/votes, …/agreement[/{other}]
    Elections,  # GET /api/assemblies/{assembly}/elections[/{id}]
    live,  # websocket /live
    Log,  # GET /log/{assembly}/checkpoint, policy, tile/…, proof/{index}, blob/{sha256}
    Openings,  # GET /log/{assembly}/openings/{ballot}
    healthz,  # GET /healthz
    readyz,  # GET /readyz
    application,  # GET /, /sign-in, /found, /a/…
    assets(),  # GET /assets/…
]
