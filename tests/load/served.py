"""The server under measurement: ours, with one route more, on one core.

The route `/api/acts-bare` is made as `/api/acts` is: it parses the same body under the same settings, behind the same
middleware, and answers with as many bytes. What an accepted act costs more than that is what the record costs.
"""

import argparse
import os
from pathlib import Path
from typing import Final
from unittest.mock import patch

from litestar import Litestar, Response, post

from deliberation import serving
from deliberation.app import create_app
from deliberation.record.submission import Posted
from deliberation.settings import Settings

ANSWER: Final = b'{"index":0,"entry":"%b","proof":""}' % (b"x" * 2000)


@post("/api/acts-bare", status_code=201)
async def bare(data: Posted) -> Response[bytes]:
    """Parses an act, and answers."""
    return Response(ANSWER, media_type="application/json")


def main() -> int:
    """Serves `--data` on `--port`; the core is taken after the database was started, which has all of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--core", type=int, required=True)
    parsed = parser.parse_args()

    def create(settings: Settings, database: str) -> Litestar:
        os.sched_setaffinity(0, {parsed.core})
        return create_app(settings, database, [bare])

    with patch.object(serving, "create_app", create):
        return serving.serve(Settings(data=parsed.data, port=parsed.port), demo=False)


if __name__ == "__main__":
    raise SystemExit(main())
