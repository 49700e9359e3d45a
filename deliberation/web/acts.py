"""The one door for acts: whatever changes anything is posted here, signed (decision 0001)."""

from typing import Annotated, Any

from litestar import Controller, Request, Response, post
from litestar.params import Body
from litestar.status_codes import HTTP_201_CREATED

from deliberation.core.key import Enrol
from deliberation.identity.actions import countersign
from deliberation.identity.session import current
from deliberation.record.record import Record
from deliberation.record.submission import Posted, Submission, submission
from deliberation.record.wire import receipt_json
from deliberation.web.examples import acts

Caller = Request[Any, Any, Any]


class Acts(Controller):
    """Acts, each signed by its actor's own key."""

    path = "/api/acts"
    tags = ("acts",)

    @post(status_code=HTTP_201_CREATED)
    async def perform(self, request: Caller, data: Annotated[Posted, Body(examples=acts())]) -> Response[bytes]:
        """Performs an act, and answers with its receipt when it is durable; the same act again has the same receipt."""
        record: Record = request.app.state.record  # injecting it would cost a third of the whole request
        sent = submission(data)
        if isinstance(sent.act, Enrol):
            sent = await _countersigned(request, data, sent, record)
        return Response(receipt_json(await record.submit(sent)), media_type="application/json")


async def _countersigned(request: Caller, data: Posted, sent: Submission, record: Record) -> Submission:
    state = request.app.state
    viewer = await current(request, state.store, state.settings)
    hall = await record.hall(sent.act.assembly)
    return submission(countersign(data, sent.act, sent.opened.body, viewer, hall.bench.keyring))
