"""Frames: what a turn tells each audience (architecture.md, The live stream).

A frame covers the entries after `after` up to `upto` for one audience; `after` is where that audience's last frame
ended. Frames that hold only casts are merged when they are told, so that an open ballot is a few frames a second and
not one for each vote.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from deliberation.core import ballot
from deliberation.core.act import Act, kind_of
from deliberation.core.entry import instant
from deliberation.record.nouns import PUBLIC, Nouns, Shown
from deliberation.record.submission import Kept


class Frame(msgspec.Struct, frozen=True, tag_field="type", tag="frame"):
    """One frame as it goes over the wire.

    Args:
        entries: what happened, one line for each entry that is not a cast.
        casts: how many entries are casts of an open ballot.
        changes: the changed objects as they are now, the last of each.
    """

    audience: str
    after: int
    upto: int
    at: str
    entries: list[dict[str, Any]]
    casts: int
    changes: list[Shown]

    @property
    def casts_only(self) -> bool:
        """Whether it may wait and be merged with its neighbours."""
        return self.casts > 0 and not self.entries


def frames_of(kept: Sequence[Kept], first: int, at: datetime, told: dict[str, int], nouns: Nouns) -> list[Frame]:
    """The frames of a turn, one for each audience that it tells something.

    Args:
        kept: the accepted acts with the objects they changed; their indexes run from `first`.
        told: how far each audience was told before.
    """
    entries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    casts: dict[str, int] = defaultdict(int)
    changes: dict[str, dict[tuple[str, str], Shown]] = defaultdict(dict)
    for index, (sent, objects) in enumerate(kept, first):
        audiences = {PUBLIC}
        visible = [each for each in objects if type(each) in nouns and nouns[type(each)].show is not None]
        if visible:
            audiences = {nouns[type(each)].audience(each) for each in visible}
        for each in visible:
            noun = nouns[type(each)]
            assert noun.show is not None
            changes[noun.audience(each)][noun.name, each.id] = noun.show(each, sent, instant(at))
        for audience in audiences:
            if isinstance(sent.act, ballot.Cast):
                casts[audience] += 1
            else:
                entries[audience].append(_line(index, sent.act, at))
    upto = first + len(kept) - 1
    return [
        Frame(
            audience=audience,
            after=told.get(audience, -1),
            upto=upto,
            at=instant(at),
            entries=entries[audience],
            casts=casts[audience],
            changes=list(changes[audience].values()),
        )
        for audience in sorted({*entries, *casts})
    ]


def _line(index: int, act: Act, at: datetime) -> dict[str, Any]:
    line = {"index": index, "kind": kind_of(act), "actor": act.actor, "at": instant(at)}
    member = getattr(act, "member", None)
    return line if member is None else {**line, "member": member}


def merge(frames: Sequence[Frame]) -> Frame:
    """Neighbouring frames of one audience as one: the entries in order, the last change of each object."""
    changes = {(each["noun"], each["id"]): each for frame in frames for each in frame.changes}
    return Frame(
        audience=frames[0].audience,
        after=frames[0].after,
        upto=frames[-1].upto,
        at=frames[-1].at,
        entries=[line for frame in frames for line in frame.entries],
        casts=sum(frame.casts for frame in frames),
        changes=list(changes.values()),
    )
