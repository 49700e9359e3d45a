"""A world: one founded assembly in the tests' database, with a chair, a secretariat, and delegates with their keys.

Every test has an assembly of its own, so tests are as fast as the record is and never meet. What is done goes the way
of every act: signed, posted as bytes, judged in a turn.
"""

import asyncio
import hashlib
import itertools
import os
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Literal, TypeVar

import msgspec
from sqlalchemy import literal, select, text, union_all
from sqlalchemy.sql.expression import func

from deliberation.app import METADATA, NOUNS, create_record
from deliberation.client.actor import Actor, Parcel
from deliberation.core import accreditation, amendment, ballot, canonical, key, meeting, member, proposal, seal, thread
from deliberation.core import text as texts
from deliberation.core.act import Act
from deliberation.core.ballot import Ballot
from deliberation.core.changes import Change, ReplaceWords
from deliberation.core.envelope import SigningKey, b64, sign
from deliberation.core.law import Kind
from deliberation.core.profiles.ga import GA
from deliberation.core.proposal import Proposal
from deliberation.core.rules import Body, Majority
from deliberation.core.text import Clause, Text
from deliberation.core.voting import Choice
from deliberation.live.hub import Hub
from deliberation.record.found import found
from deliberation.record.record import Record
from deliberation.record.submission import Posted, Submission, submission
from deliberation.record.turn import Receipt
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.refusing import refuses

SECRETARIAT = "sec-1"
CHAIR = "chair-1"
OBSERVER = "obs-1"
MEMBERS = ("ARG", "CHN", "FRA", "KEN", "TUV")
BESIDE_THE_RECORD = ("session", "link", "person")
"""Tables that hold no more than who is signed in."""

_numbers = itertools.count(1)
OfKind = TypeVar("OfKind", bound=Act)


class World:
    """One assembly, and everybody who acts in it.

    Args:
        record: through which it is reached.
        members: the ids of its members; each has one delegate, `delegate_of` it.
    """

    def __init__(self, record: Record, members: Sequence[str]) -> None:
        self.record = record
        self.store = record.store
        self.members = tuple(members)
        self.id = f"w{os.getpid()}-{next(_numbers)}"
        self.actors: dict[str, Actor] = {}
        self.server = SigningKey.generate()
        self.vkey = ""

    def actor(self, who: str) -> Actor:
        """The accreditation with its key, made on the first call."""
        if who not in self.actors:
            of_member = next((id for id in self.members if delegate_of(id) == who), None)
            self.actors[who] = Actor(self.id, who, SigningKey.generate(), of_member)
        return self.actors[who]

    async def found(self) -> None:
        """Founds the assembly, admits its members, accredits and enrols everybody."""
        keyring = await found(
            self.record, origin="deliberation.test", id=self.id, name="World", prefix="A", session=80, profile=GA,
            secretariat=SECRETARIAT,
        )  # fmt: skip
        self.server, self.vkey = keyring.server, keyring.vkey
        await self.enrol(SECRETARIAT)
        admitted = tuple(member.Admitted(member=id, name=f"Member {id}") for id in self.members)
        await self.do(SECRETARIAT, member.Admit, members=admitted)
        delegates = tuple(
            accreditation.Grantee(accreditation=delegate_of(id), role="delegate", member=id) for id in self.members
        )
        chair = accreditation.Grantee(accreditation=CHAIR, role="chair")
        observer = accreditation.Grantee(accreditation=OBSERVER, role="observer")
        await self.do(SECRETARIAT, accreditation.Grant, grantees=(chair, observer, *delegates))
        await self.enrol(CHAIR)
        await asyncio.gather(*(self.enrol(delegate_of(id), votes=True) for id in self.members))

    # acts

    def parcel(
        self, who: str, kind: type[Act], *, beside: Sequence[bytes] = (), sealed: tuple[bytes, bytes] | None = None,
        **facts: Any,
    ) -> Parcel:  # fmt: skip
        """A signed act on its way."""
        actor = self.actor(who)
        return actor.sign(actor.act(kind, **facts), beside=tuple(beside), sealed=sealed)

    async def enter(self, parcel: Parcel) -> Receipt:
        """Hands a parcel in as the door does, from its bytes."""
        return await self.record.submit(opened(parcel))

    async def do(self, who: str, kind: type[OfKind], **facts: Any) -> OfKind:
        """Performs an act, and returns it."""
        parcel = self.parcel(who, kind, **facts)
        await self.enter(parcel)
        assert isinstance(parcel.act, kind)
        return parcel.act

    async def enrol(self, who: str, *, votes: bool = False, signer: Actor | None = None) -> Actor:
        """Enrols the key of an accreditation, or of a further device of theirs, with the server's countersignature."""
        actor = signer or self.actor(who)
        await self.record.submit(self.enrolment(actor, votes=votes))
        return actor

    def enrolment(self, actor: Actor, *, votes: bool = False) -> Submission:
        """An enrolment that the server has countersigned, as for somebody who is signed in."""
        act = actor.act(key.Enrol, public_key=b64(actor.key.public), votes=votes)
        signed = sign(canonical.encode(act), "application/vnd.deliberation.key.enrol+json;v=1", actor.key, self.server)
        return submission(Posted(act=signed))

    # what assemblies do

    async def meet(self, body: Body = "plenary", present: Sequence[str] | None = None) -> str:
        """Calls and opens a meeting at which every member is present, or these."""
        called = await self.do(CHAIR, meeting.Call, title="Sitting", body=body)
        there = self.members if present is None else tuple(present)
        await self.do(SECRETARIAT, meeting.Note, meeting=called.id, members=there, present=True)
        await self.do(CHAIR, meeting.Open, meeting=called.id)
        return called.id

    async def table(self, by: str, title: str = "Safe tests", sponsors: Sequence[str] = ()) -> str:
        """Tables a proposal of two operative paragraphs."""
        raw = texts.encode(draft(title))
        facts = {"title": title, "pillar": "governance", "sponsors": tuple(sponsors) or (by,), "text": sha256(raw)}
        return (await self.do(delegate_of(by), proposal.Table, beside=(raw,), **facts)).id

    async def amend(self, of: str, by: str, old: str = "share tests", new: str = "publish tests") -> str:
        """Submits an amendment to words of the first operative paragraph."""
        subject = await self.get(Proposal, of)
        facts = {"proposal": of, "base": subject.text, "changes": await self.rewording(subject, old, new)}
        return (await self.do(delegate_of(by), amendment.Submit, **facts, sponsors=(by,))).id

    async def rewording(self, subject: Proposal, old: str, new: str) -> tuple[Change, ...]:
        """The change of words in the first operative paragraph of the text in force."""
        words = (await self.text(subject.text)).operative[0].text
        start = words.index(old)
        return (ReplaceWords("opera1", start, start + len(old), old, new),)

    async def text(self, hash: str) -> Text:
        """A text by its hash."""
        async with self.store.read() as tx:
            rows = await tx.run(
                text("SELECT raw FROM blob WHERE assembly = :a AND id = :id"), {"a": self.id, "id": hash}
            )
            return texts.decode(rows.scalar_one())

    async def comment(
        self, about: str, by: str, words: str, audience: str = "public", reply_to: str | None = None,
        noun: Literal["proposal", "amendment"] = "proposal",
    ) -> str:  # fmt: skip
        """A delegate comments."""
        body, salt = canonical.encode(thread.Words(words)), secrets.token_bytes(seal.SALT_BYTES)
        facts = {"about": thread.Subject(noun=noun, id=about), "audience": audience, "reply_to": reply_to, "member": by}
        committed = seal.commitment(salt, body)
        done = await self.do(delegate_of(by), thread.Post, sealed=(body, salt), commitment=committed, **facts)
        return done.id

    async def open(
        self, sitting: str, noun: Literal["proposal", "amendment"], subject: str, majority: Majority = "simple"
    ) -> Ballot:
        """Opens a ballot on the text in force."""
        of = subject if noun == "proposal" else (await self.get(amendment.Amendment, subject)).proposal
        in_force = (await self.get(Proposal, of)).text
        facts: dict[str, Any] = {"meeting": sitting, "noun": noun, "subject": subject, "text": in_force}
        facts |= {"majority": majority, "waive_circulation": True}
        return await self.get(Ballot, (await self.do(CHAIR, ballot.Open, **facts)).id)

    def vote(self, on: Ballot, by: str, choice: Choice = "in_favour") -> Parcel:
        """A member's cast on its way."""
        return self.actor(delegate_of(by)).cast(on.id, on.question, choice)

    async def cast(self, on: Ballot, by: str, choice: Choice = "in_favour") -> Receipt:
        """Casts a member's vote."""
        return await self.enter(self.vote(on, by, choice))

    async def lock(self, on: Ballot) -> Ballot:
        """Locks a ballot, and returns it with its outcome."""
        await self.do(CHAIR, ballot.Lock, ballot=on.id)
        return await self.get(Ballot, on.id)

    async def decide(self, sitting: str, noun: Literal["proposal", "amendment"], subject: str, yes: int, no: int,
                     majority: Majority = "simple") -> Ballot:  # fmt: skip
        """Opens a ballot, casts the first members' votes in favour and the next against, and locks it."""
        opened_ = await self.open(sitting, noun, subject, majority)
        for place, voter in enumerate(self.members[: yes + no]):
            await self.cast(opened_, voter, "in_favour" if place < yes else "against")
        return await self.lock(opened_)

    # looking

    async def get(self, kind: type[Kind], id: str) -> Kind:
        """An object as its table has it."""
        async with self.store.read() as tx:
            found_: dict[str, Kind] = await NOUNS[kind].shelf.by_ids(tx, self.id, [id])
        return found_[id]

    async def head(self) -> tuple[int, bytes]:
        """Size and root."""
        async with self.store.read() as tx:
            row = (await tx.run(text("SELECT size, root FROM head WHERE assembly = :a"), {"a": self.id})).one()
        return row.size, row.root

    async def picture(self) -> dict[str, str | None]:
        """The hash of all rows of this assembly in every table of the record, of the read model and of the stream."""
        asked = []
        for name, table in METADATA.tables.items():
            if name not in BESIDE_THE_RECORD:
                line = func.md5(text(f'"{name}"::text'))
                hashed = func.md5(func.string_agg(line, text(f"'' ORDER BY \"{name}\"::text"))).label("hashed")
                asked.append(select(literal(name).label("name"), hashed).where(table.c.assembly == self.id))
        async with self.store.read() as tx:
            return {row.name: row.hashed for row in await tx.run(union_all(*asked))}

    @asynccontextmanager
    async def refuses(self, code: str, **facts: str | int) -> AsyncIterator[None]:
        """What stands below it is refused with this code, and nothing has changed, in no table."""
        before = await self.picture()
        with refuses(code, None, **facts):
            yield
        assert await self.picture() == before


def delegate_of(member: str) -> str:
    """The accreditation of a member's delegate."""
    return f"{member.lower()}-1"


def sha256(raw: bytes) -> str:
    """In hex."""
    return hashlib.sha256(raw).hexdigest()


def opened(parcel: Parcel) -> Submission:
    """A parcel as the door opens it."""
    return submission(msgspec.json.decode(parcel.body, type=Posted))


def draft(title: str = "Safe tests") -> Text:
    """A text of one preambular and two operative paragraphs."""
    return Text(
        title,
        (Clause("pream1", "preambular", "Recalling that all members share tests", 8),),
        (
            Clause("opera1", "operative", f"Requests all members to share tests of {title}", 8),
            Clause("opera2", "operative", "Decides to remain seized of the matter", 7),
        ),
    )


def new_record(store: Store, settings: Settings) -> Record:
    """A record over a store, as each process has one."""
    return create_record(store, settings, Hub(store, settings))


async def new_world(record: Record, members: Sequence[str] | int = MEMBERS) -> World:
    """A founded world with these members, or with so many."""
    ids = [f"M{number:03}" for number in range(members)] if isinstance(members, int) else members
    world = World(record, ids)
    await world.found()
    return world
