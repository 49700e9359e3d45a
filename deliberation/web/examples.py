"""Examples for the interface's description: acts that are really signed, by a key that everybody may know."""

import hashlib
from typing import Any, Final

import msgspec
from litestar.openapi.spec import Example

from deliberation.core import act, canonical, envelope, seal, text
from deliberation.core.act import Act
from deliberation.core.amendment import Submit
from deliberation.core.ballot import Cast, Open
from deliberation.core.changes import ReplaceWords
from deliberation.core.en_bloc import Ask
from deliberation.core.envelope import SigningKey, b64
from deliberation.core.meeting import Declare
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.core.thread import Edit, Hide, Post, Subject

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


def _threads() -> list[Example]:
    """A question at a clause that mentions a member, new words for it, and what the chair may do about it."""
    words, again = {"text": "@FRA, is one year enough?"}, {"text": "@FRA, are six months enough?"}
    clause = Subject(noun="clause", id=_THING, clause="operative01")
    asked: dict[str, Any] = {"mark": "question", "mentions": ("FRA",)}
    ask = Post(**_HEAD, id=_id(21), about=clause, audience="members", commitment=_committed(words), **asked)
    edit = Edit(**_HEAD, id=_id(22), comment=_id(21), commitment=_committed(again), **asked)
    chair = _HEAD | {"actor": "chair"}
    del chair["member"]
    hide = Hide(**chair, id=_id(23), comment=_id(21), reason="Not on the paragraph under discussion")
    return [
        Example(summary="A delegate asks the sponsors at a clause", value=_posted(ask, body=words)),
        Example(summary="Its author words a comment anew", value=_posted(edit, body=again)),
        Example(summary="The chair hides a comment", value=_posted(hide)),
    ]


def acts() -> list[Example]:
    """One example for each way in which acts are posted: plain, with a text beside it, with a sealed body."""
    choice = {"choice": "abstaining"}
    words = {"text": "We support this paragraph as it stands."}
    about = Subject(noun="proposal", id=_THING)
    hash = text.text_hash(_TEXT)
    table = Table(**_HEAD, id=_id(2), title=_TEXT.title, pillar="governance", sponsors=("KEN",), text=hash)
    submit = Submit(
        **_HEAD,
        id=_id(5),
        proposal=_THING,
        base=hash,
        changes=(ReplaceWords("operative01", 9, 24, "the secretariat", "each member"),),
        sponsors=("KEN", "FRA"),
        explanation="Members know first what happened to them.",
    )
    opened = Open(
        v=1,
        id=_id(6),
        assembly="demo",
        actor="chair",
        meeting=_THING,
        noun="amendment",
        subject=_THING,
        text=hash,
        majority="simple",
        waive_circulation=True,
    )
    asked = Ask(v=1, id=_id(7), assembly="demo", actor="chair", proposal=_THING, text=hash, amendments=(_THING,))
    cast = Cast(**_HEAD, id=_id(3), ballot=_THING, question=hash, commitment=_committed(choice))
    post = Post(**_HEAD, id=_id(4), about=about, audience="public", commitment=_committed(words))
    return [
        Example(
            summary="A delegate declares that the member is present",
            value=_posted(Declare(**_HEAD, id=_id(1), meeting=_THING, present=True)),
        ),
        Example(summary="A member tables a draft", value=_posted(table, beside=[text.encode(_TEXT).decode()])),
        Example(summary="A member submits an amendment, and invites another to join", value=_posted(submit)),
        Example(summary="The chair asks whether anybody objects to amendments put together", value=_posted(asked)),
        Example(summary="The chair puts an amendment to the vote on the day it was circulated", value=_posted(opened)),
        Example(summary="A member casts its vote", value=_posted(cast, body=choice)),
        Example(summary="A delegate comments", value=_posted(post, body=words)),
        *_threads(),
    ]
