"""What is said in a world: comments with their marks, mentions and fates, in whatever thread."""

import secrets
from typing import Any

from deliberation.client.actor import Parcel
from deliberation.core import canonical, seal, thread
from deliberation.core.act import Act
from deliberation.core.thread import Comment, Subject
from tests.world import World


def on(id: str, clause: str | None = None) -> Subject:
    """A proposal as a whole, or one of its clauses."""
    return Subject(noun="proposal" if clause is None else "clause", id=id, clause=clause)


def worded(world: World, who: str, kind: type[Act], words: str, **facts: Any) -> Parcel:
    """An act with sealed words on its way."""
    body, salt = (
        canonical.encode(thread.Words(words, facts.pop("language", None))),
        secrets.token_bytes(seal.SALT_BYTES),
    )
    facts |= {"commitment": seal.commitment(salt, body), "member": world.actor(who).member}
    return world.parcel(who, kind, sealed=(body, salt), **facts)


async def say(world: World, who: str, about: Subject, words: str, audience: str = "public", **facts: Any) -> str:
    """Somebody comments; returns the comment's id."""
    parcel = worded(world, who, thread.Post, words, about=about, audience=audience, **facts)
    await world.enter(parcel)
    return parcel.act.id


async def reword(world: World, who: str, comment: str, words: str, **facts: Any) -> None:
    """The author words a comment anew."""
    await world.enter(worded(world, who, thread.Edit, words, comment=comment, **facts))


async def moderate(world: World, who: str, kind: type[Act], comment: str, **facts: Any) -> Comment:
    """Hides, shows, resolves or erases, and returns the comment as it is then."""
    if kind in (thread.Resolve, thread.Erase):
        facts["member"] = world.actor(who).member
    await world.do(who, kind, comment=comment, **facts)
    return await world.get(Comment, comment)
