"""Whether the process lives, and whether it is ready: its database answers."""

from litestar import Response, get
from litestar.di import NamedDependency
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from deliberation.store.engine import Store


@get("/healthz", tags=["health"], sync_to_thread=False)
def healthz() -> dict[str, str]:
    """The process lives."""
    return {"status": "alive"}


@get("/readyz", tags=["health"])
async def readyz(store: NamedDependency[Store]) -> Response[dict[str, str]]:
    """The database answers, so acts can be taken."""
    try:
        async with store.read() as tx:
            await tx.run(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return Response({"status": "the database does not answer"}, status_code=503)
    return Response({"status": "ready"})
