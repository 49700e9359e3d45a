"""Examples for the interface's description: acts that are really signed, by a key that everybody may know."""

import hashlib
from typing import Any, Final

import msgspec
from litestar.openapi.spec import Example

from deliberation.core import act, canonical, envelope, seal, text
from deliberation.core.act import Act
from deliberation.core.ballot import Cast
from deliberation.core.envelope import SigningKey, b64
from deliberation.core.meeting import Declare
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.core.thread import Post, Subject

_KEY: Final = SigningKey(hashlib.sha256(b"the key of an example").digest())
_SALT: Final = bytes(range(32))
_HEAD: Final[dict[str, Any]] = {"v": 1, "assembly": "demo", "actor": "ken-1", "member": "KEN"}
_THING: Final = "2f9d6a54-7a0d-4b1e-9a53-0c1f6e3f5a11"
_TEXT: Final = Text(
    title="A register of incidents",
    preamble=(Clause(id="preambular01", kind="preambular", text="Recalling its earlier decisions", opening=9),),
    operative=(
        Clause(id="operative01", kind="operative", text="Requests the secretariat to keep a register", opening=8),
    ),
)


def _id(n: int) -> str:
    return f"2f9d6a54-7a0d-4b1e-9a53-0c1f6e3f5b{n:02x}"


def _posted(this: Act, beside: list[str] | None = None, body: object = None) -> dict[str, Any]:
    signed = envelope.sign(canonical.encode(this), act.payload_type(act.kind_of(this)), _KEY)
    posted: dict[str, Any] = {"act": msgspec.to_builtins(signed)}
    if beside:
        posted["beside"] = beside
    if body is not None:
        posted["sealed"] = {"body": canonical.encode(body).decode(), "salt": b64(_SALT)}
    return posted


def _committed(body: object) -> str:
    return seal.commitment(_SALT, canonical.encode(body))


def acts() -> list[Example]:
    """One example for each way in which acts are posted: plain, with a text beside it, with a sealed body."""
    choice = {"choice": "abstaining"}
    words = {"text": "We support this paragraph as it stands."}
    about = Subject(noun="proposal", id=_THING)
    hash = text.text_hash(_TEXT)
    table = Table(**_HEAD, id=_id(2), title=_TEXT.title, pillar="governance", sponsors=("KEN",), text=hash)
    cast = Cast(**_HEAD, id=_id(3), ballot=_THING, question=hash, commitment=_committed(choice))
    post = Post(**_HEAD, id=_id(4), about=about, audience="public", commitment=_committed(words))
    return [
        Example(
            summary="A delegate declares that the member is present",
            value=_posted(Declare(**_HEAD, id=_id(1), meeting=_THING, present=True)),
        ),
        Example(summary="A member tables a draft", value=_posted(table, beside=[text.encode(_TEXT).decode()])),
        Example(summary="A member casts its vote", value=_posted(cast, body=choice)),
        Example(summary="A delegate comments", value=_posted(post, body=words)),
    ]
