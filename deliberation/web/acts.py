"""The one door for acts: whatever changes anything is posted here, signed (decision 0001)."""

from typing import Annotated, Any, Final

from litestar import Controller, Request, Response, post
from litestar.params import Body
from litestar.status_codes import HTTP_201_CREATED

from deliberation.core.act import kind_of, payload_type
from deliberation.core.key import Enrol
from deliberation.identity.actions import countersign
from deliberation.identity.session import current
from deliberation.record.record import Record
from deliberation.record.submission import Posted, submission
from deliberation.web.examples import acts

ENROLMENT: Final = payload_type(kind_of(Enrol))
Caller = Request[Any, Any, Any]


class Acts(Controller):
    """Acts, each signed by its actor's own key."""

    path = "/api/acts"
    tags = ("acts",)

    @post(status_code=HTTP_201_CREATED)
    async def perform(self, request: Caller, data: Annotated[Posted, Body(examples=acts())]) -> Response[bytes]:
        """Performs an act, and answers with its receipt when it is durable; the same act again has the same receipt."""
        record: Record = request.app.state.record  # injecting it would cost a third of the whole request
        if data.act.payload_type == ENROLMENT:
            data = await _countersigned(request, data, record)
        return Response(await record.perform(data), media_type="application/json")


async def _countersigned(request: Caller, data: Posted, record: Record) -> Posted:
    state = request.app.state
    sent = submission(data)
    viewer = await current(request, state.store, state.settings)
    hall = await record.hall(sent.act.assembly)
    return countersign(data, sent.act, sent.opened.body, viewer, hall.bench.keyring)
