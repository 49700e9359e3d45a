"""The record as it is published: everything that an observer needs, as static as it can be.

The paths are those of record.md, Where things are served.
"""

from typing import Annotated

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, PathParameter

from deliberation.core.tiles import parse_tile_path
from deliberation.errors import BadFormat, Refusal
from deliberation.record import log
from deliberation.record.policy import policy
from deliberation.record.record import Record
from deliberation.record.wire import receipt_json
from deliberation.store.engine import Store

FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
_NOW = {"cache-control": "public, max-age=1"}
_TEXT = "text/plain; charset=utf-8"
_BYTES = "application/octet-stream"

Hash = Annotated[str, PathParameter(pattern=r"^[0-9a-f]{64}$(?!\n)")]


def found(content: str | bytes | None, media: str, headers: dict[str, str]) -> Response[bytes]:
    """A published file, or a refusal where it is not there.

    Raises:
        Refusal: `unknown_object`.
    """
    if content is None:
        raise Refusal("unknown_object", noun="file", id="")
    raw = content.encode() if isinstance(content, str) else content
    return Response(raw, media_type=media, headers=headers)


class Log(Controller):
    """The transparency log of an assembly (C2SP tlog-tiles), and what its entries name by hash."""

    path = "/log/{assembly:str}"
    tags = ("record",)

    @get("/checkpoint")
    async def checkpoint(self, store: NamedDependency[Store], assembly: FromPath[str]) -> Response[bytes]:
        """The latest signed checkpoint."""
        async with store.read() as tx:
            return found(await log.checkpoint(tx, assembly), _TEXT, _NOW)

    @get("/policy")
    async def policy(self, record: NamedDependency[Record], assembly: FromPath[str]) -> Response[bytes]:
        """The log's verifier key and witnesses, an observer's root of trust."""
        hall = await record.hall(assembly)
        return found(policy(hall.bench.keyring.vkey), _TEXT, _NOW)

    @get("/tile/{path:path}")
    async def tile(
        self, store: NamedDependency[Store], assembly: FromPath[str], path: FromPath[str]
    ) -> Response[bytes]:
        """A tile of hashes or a bundle of entries."""
        try:
            name = parse_tile_path(f"tile/{str(path).lstrip('/')}")
        except BadFormat:
            raise Refusal("unknown_object", noun="tile", id=str(path)) from None
        async with store.read() as tx:
            raw = await log.tile(tx, assembly, name)
        return found(raw, _BYTES, FOREVER)

    @get("/proof/{index:int}")
    async def proof(
        self, store: NamedDependency[Store], assembly: FromPath[str], index: FromPath[int]
    ) -> Response[bytes]:
        """The inclusion proof of an entry (c2sp.org/tlog-proof@v1) against the latest checkpoint."""
        async with store.read() as tx:
            return found(await log.proof_file(tx, assembly, index), _TEXT, _NOW)

    @get("/blob/{hash:str}")
    async def blob(self, store: NamedDependency[Store], assembly: FromPath[str], hash: Hash) -> Response[bytes]:
        """The bytes that an entry names by their SHA-256: a text, a roll, the openings of a ballot."""
        async with store.read() as tx:
            return found(await log.blob(tx, assembly, hash), _BYTES, FOREVER)


class Receipts(Controller):
    """Receipts, for whoever knows an act's id."""

    path = "/api/assemblies/{assembly:str}/acts"
    tags = ("acts",)

    @get("/{act:str}")
    async def receipt(
        self,
        record: NamedDependency[Record],
        store: NamedDependency[Store],
        assembly: FromPath[str],
        act: FromPath[str],
    ) -> Response[bytes]:
        """The receipt of an act, as it was given when the act was entered."""
        async with store.read() as tx:
            index = await log.index_of(tx, assembly, act)
        if index is None:
            raise Refusal("unknown_act")
        return Response(receipt_json(await record.receipt(assembly, index)), media_type="application/json")
