"""Writing drafts: begun, added to, compacted, ended. They are no acts: nothing is signed, judged or entered.

Each locks the draft's own row, so that updates are numbered without gaps, and tells every process by a notification.
The act that tables a draft bears the draft's own id: so the record takes it once, whoever of the delegation signs it,
and the turn that enters it ends the draft, whatever becomes of the browser (decision 0019).
"""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import RowMapping, delete, func, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from deliberation.core import amendment, proposal
from deliberation.core.entry import open_envelope, parse
from deliberation.drafts import queries
from deliberation.drafts.tables import DraftRow, UpdateRow
from deliberation.drafts.update import Contents, covers, read
from deliberation.drafts.wire import UPDATE_MAX, DraftShown, Ended, NewDraft, State
from deliberation.errors import Refusal
from deliberation.record.submission import Handling, Handlings, Kept
from deliberation.record.tables import EntryRow
from deliberation.record.viewer import Viewer
from deliberation.store.engine import Store, Tx

CHANNEL: Final = "drafts"
LOG_MAX: Final = 2 * UPDATE_MAX
"""The bytes of a draft's log at most; whoever meets it compacts it first."""
OPEN_MAX: Final = 100
"""How many drafts a delegation may have open."""
_AT_ONCE: Final = 16_384
"""Larger updates are read off the event loop."""

_drafts = DraftRow.__table__  # type: ignore[attr-defined]
_updates = UpdateRow.__table__  # type: ignore[attr-defined]
_entries = EntryRow.__table__  # type: ignore[attr-defined]
_now: Any = func.clock_timestamp()


class Hint(msgspec.Struct, frozen=True, omit_defaults=True, tag="hint"):
    """What the processes are told when something has been written.

    Args:
        number: of an update that was added.
        ended: how the draft ended.
        listed: whether the delegation's list changed.
    """

    assembly: str
    member: str
    draft: str
    number: int | None = None
    ended: Ended | None = None
    listed: bool = False


async def begin(store: Store, viewer: Viewer, new: NewDraft) -> DraftShown:
    """Begins a draft; beginning it again is the same draft as it is by now.

    Raises:
        Refusal: `not_permitted`, `bad_update`, `draft_full`, `too_many_drafts`; `unknown_object` where another
            delegation has a draft of this id.
    """
    mine = queries.own(viewer)
    await _read(new.update)
    amends = new.kind == "amendment"
    if (new.proposal is not None, new.base is not None) != (amends, amends):
        raise Refusal("malformed", why="an amendment names its proposal and its base, and nothing else does")
    async with store.write() as tx:
        # one delegation's beginnings one after the other, so that the count is true
        await tx.run(select(func.pg_advisory_xact_lock(func.hashtext(f"{viewer.assembly}/{viewer.member}"))))
        open_now = await tx.run(select(func.count()).where(mine, _drafts.c.state == "open", _drafts.c.id != new.id))
        if open_now.scalar_one() >= OPEN_MAX:
            raise Refusal("too_many_drafts", limit=OPEN_MAX)
        facts = {name: getattr(new, name) for name in ("id", "kind", "proposal", "base", "title")} | {
            "assembly": viewer.assembly, "member": viewer.member, "author": viewer.accreditation, "begun": _now,
            "changed": _now, "changed_by": viewer.accreditation, "number": 1, "size": len(new.update),
        } | await _as_tabled(tx, viewer, new.id)  # fmt: skip
        begun = await tx.run(insert(_drafts).values(**facts).on_conflict_do_nothing().returning(_drafts.c.id))
        if begun.first() is not None:
            await _add(tx, viewer.assembly, new.id, 1, new.update)
            await _tell(tx, Hint(viewer.assembly, viewer.member or "", new.id, listed=True))
        return await queries.draft(tx, viewer, new.id)


async def append(store: Store, viewer: Viewer, id: str, raw: bytes, title: str | None = None) -> int:
    """Adds an update to a draft.

    Args:
        title: what the list calls the draft from now on.

    Returns:
        Its number.

    Raises:
        Refusal: `not_permitted`, `unknown_object`, `draft_ended`, `bad_update`, `draft_full`.
    """
    mine = queries.own(viewer)
    await _read(raw)
    async with store.write() as tx:
        row = await _locked(tx, mine, id)
        if row["size"] + len(raw) > LOG_MAX:
            raise Refusal("draft_full", limit=LOG_MAX)
        number: int = row["number"] + 1
        await _add(tx, viewer.assembly, id, number, raw)
        facts = {"number": number, "size": row["size"] + len(raw), "changed": _now, "changed_by": viewer.accreditation}
        renamed = title is not None and title != row["title"]
        await tx.run(update(_drafts).where(mine, _drafts.c.id == id).values(**facts, title=title or row["title"]))
        await _tell(tx, Hint(viewer.assembly, row["member"], id, number=number, listed=renamed))
    return number


async def compact(store: Store, viewer: Viewer, id: str, upto: int, raw: bytes) -> None:
    """Puts one update in the place of all up to a number, if it carries every change of theirs.

    Raises:
        Refusal: as `append`; `bad_update` with `why` lacking where a change would be lost.
    """
    mine = queries.own(viewer)
    whole = await _read(raw)
    async with store.write() as tx:
        row = await _locked(tx, mine, id)
        here = (_updates.c.assembly == viewer.assembly) & (_updates.c.draft == id) & (_updates.c.number <= upto)
        before = list((await tx.run(select(_updates.c.raw).where(here))).scalars())
        if upto > row["number"] or not await asyncio.to_thread(_all_of, whole, before):
            raise Refusal("bad_update", why="lacking")
        await tx.run(delete(_updates).where(here))
        await _add(tx, viewer.assembly, id, upto, raw)
        size = row["size"] - sum(map(len, before)) + len(raw)
        await tx.run(update(_drafts).where(mine, _drafts.c.id == id).values(size=size))


async def end(store: Store, viewer: Viewer, id: str, act: str | None) -> DraftShown:
    """Ends a draft: nothing is added to it any more, its words are forgotten in time. Ending it again changes nothing.

    Args:
        act: the member's act that tabled it; None where it is thrown away.

    Raises:
        Refusal: `not_permitted`, `unknown_object`; `unknown_act` where the record has no such act of the member's.
    """
    mine = queries.own(viewer)
    state: State = "discarded" if act is None else "tabled"
    async with store.write() as tx:
        if act is not None:
            await _demand_act(tx, viewer, act)
        ended = await tx.run(
            update(_drafts)
            .where(mine, _drafts.c.id == id, _drafts.c.state == "open")
            .values(state=state, act=act, changed=_now, changed_by=viewer.accreditation)
            .returning(_drafts.c.member)
        )
        if (row := ended.first()) is not None:
            note = Ended(id, state, act)
            await _tell(tx, Hint(viewer.assembly, row.member, id, ended=note, listed=True))
        return await queries.draft(tx, viewer, id)


def handlings() -> Handlings:
    """What acts that table texts and amendments do to drafts."""
    return {proposal.Table: Handling(keep=_end_tabled), amendment.Submit: Handling(keep=_end_tabled)}


async def _end_tabled(tx: Tx, assembly: str, kept: Sequence[Kept]) -> None:
    """Ends, in the turn that enters them, the drafts that acts of their member have tabled."""
    theirs = [(sent.act.id, sent.act.member) for sent, _ in kept]
    ended = await tx.run(
        update(_drafts)
        .where(_drafts.c.assembly == assembly, tuple_(_drafts.c.id, _drafts.c.member).in_(theirs))
        .where(_drafts.c.state == "open")
        .values(state="tabled", act=_drafts.c.id, changed=_now)
        .returning(_drafts.c.id, _drafts.c.member)
    )
    for row in ended:
        await _tell(tx, Hint(assembly, row.member, row.id, ended=Ended(row.id, "tabled", row.id), listed=True))


async def _as_tabled(tx: Tx, viewer: Viewer, id: str) -> dict[str, str]:
    """The state of a draft that the server hears of only now: its act may be in the record already."""
    try:
        await _demand_act(tx, viewer, id)
    except Refusal:
        return {"state": "open"}
    return {"state": "tabled", "act": id}


async def _read(raw: bytes) -> Contents:
    if len(raw) > UPDATE_MAX:
        raise Refusal("draft_full", limit=UPDATE_MAX)
    return await asyncio.to_thread(read, raw) if len(raw) > _AT_ONCE else read(raw)


def _all_of(whole: Contents, before: list[bytes]) -> bool:
    return covers(whole, map(read, before))


async def _locked(tx: Tx, mine: Any, id: str) -> RowMapping:  # noqa: ANN401
    asked = select(_drafts).where(mine, _drafts.c.id == id).with_for_update()
    row = (await tx.run(asked)).mappings().one_or_none()
    if row is None:
        raise Refusal("unknown_object", noun="draft", id=id)
    if row["state"] != "open":
        raise Refusal("draft_ended", state=row["state"])
    return row


async def _add(tx: Tx, assembly: str, id: str, number: int, raw: bytes) -> None:
    await tx.run(insert(_updates).values(assembly=assembly, draft=id, number=number, raw=raw))


async def _demand_act(tx: Tx, viewer: Viewer, act: str) -> None:
    asked = select(_entries.c.raw).where(_entries.c.assembly == viewer.assembly, _entries.c.act == act)
    raw = (await tx.run(asked)).scalar_one_or_none()
    if raw is None or getattr(open_envelope(parse(raw).act).act, "member", None) != viewer.member:
        raise Refusal("unknown_act")


async def _tell(tx: Tx, hint: Hint) -> None:
    await notify(tx, msgspec.json.encode(hint))


async def notify(tx: Tx, payload: bytes) -> None:
    """Tells every process, this one too, once the transaction has committed."""
    await tx.run(text("SELECT pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": payload.decode()})
