"""A small world in memory: a signed assembly that produces entries, blobs and openings, and writes them as a bundle.

Everything comes from the seed: keys, ids, salts and instants, so two worlds of one seed give the same bytes. Acts are
judged by the law as on the server. `force` enters bytes that were never judged and `write` signs whatever was entered,
as a server that lies would.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from deliberation.core import (
    accreditation,
    amendment,
    assembly,
    ballot,
    canonical,
    checkpoint,
    entry,
    key,
    meeting,
    member,
    merkle,
    proposal,
    receipt,
    seal,
    text,
    thread,
    tiles,
)
from deliberation.core.act import SERVER, Act, kind_of, payload_type
from deliberation.core.ballot import Ballot, Given, Opening, Openings, Vote
from deliberation.core.changes import Change, ReplaceWords
from deliberation.core.checkpoint import Checkpoint
from deliberation.core.envelope import SigningKey, b64, sign
from deliberation.core.fold import State
from deliberation.core.law import Blob, Object
from deliberation.core.merkle import leaf_hash
from deliberation.core.note import Signer
from deliberation.core.profiles.ga import GA
from deliberation.core.proposal import Proposal
from deliberation.core.text import Clause, Text
from deliberation.core.voting import Choice

BEGIN = datetime(2026, 9, 15, 10, tzinfo=UTC)
SECRETARIAT = "sec-1"
CHAIR = "chair-1"
MEMBERS = ("ARG", "CHN", "FRA", "KEN", "TUV")


class World:
    """An assembly with its keys, as far as its entries go.

    Args:
        seed: everything is derived from it.
        members: the ids of the members; each gets one delegate, whose accreditation is `delegate_of` it.
    """

    def __init__(self, seed: str = "memory", members: Sequence[str] = MEMBERS) -> None:
        self.seed = seed
        self.assembly = "memory"
        self.origin = "deliberation.example/memory"
        self.members = tuple(members)
        self.profile = GA
        self.time_zone = "UTC"
        self.log = Signer(self.origin, self.key("log"))
        self.server = self.key("server")
        self.blobs: dict[str, bytes] = {}
        self.openings: dict[str, bytes] = {}
        self.entries: list[bytes] = []
        self.state = State(self.blobs.get)
        self.now = BEGIN
        self._drawn = 0
        self._sealed: dict[tuple[str, str], tuple[bytes, bytes]] = {}

    @property
    def vkey(self) -> str:
        """The log's verifier key."""
        return self.log.verifier.vkey()

    @property
    def policy(self) -> str:
        """The policy that names this log and asks for no witness."""
        return f"log {self.vkey}\nquorum none\n"

    def bytes_of(self, name: str) -> bytes:
        """32 bytes that only the seed and the name decide."""
        return hashlib.sha256(f"{self.seed}: {name}".encode()).digest()

    def key(self, accreditation: str) -> SigningKey:
        """The key of an accreditation, of the server or of the log."""
        return SigningKey(self.bytes_of(f"key {accreditation}"))

    def id(self) -> str:
        """A fresh id of an act."""
        self._drawn += 1
        raw = self.bytes_of(f"id {self._drawn}").hex()
        return f"{raw[:8]}-{raw[8:12]}-4{raw[13:16]}-8{raw[17:20]}-{raw[20:32]}"

    def make(self, kind: type[Act], actor: str, **fields: Any) -> Any:
        """An act with what every act says."""
        said: dict[str, Any] = {"v": 1, "id": self.id(), "assembly": self.assembly, "actor": actor}
        return kind(**said | fields)

    def raw(self, act: Act, *keys: SigningKey, given: object = None) -> bytes:
        """The entry of an act, signed by the given keys or by its actor's, at the next instant; it is not entered."""
        self.now += timedelta(seconds=1)
        signers = keys or (self.key(act.actor),)
        envelope = sign(canonical.encode(act), payload_type(kind_of(act)), *signers)
        return entry.encode(envelope, self.now, given)

    def enter(self, raw: bytes) -> list[Object]:
        """Proves, judges and enters an entry, and keeps the blobs that it made."""
        changes = self.state.add(raw)
        self.entries.append(raw)
        self.blobs |= {change.id: change.raw for change in changes if isinstance(change, Blob)}
        return changes

    def force(self, raw: bytes) -> None:
        """Enters bytes as they are; nothing judged can be entered after them."""
        self.entries.append(raw)

    def do(self, kind: type[Act], actor: str, **fields: Any) -> Any:
        """Performs an act, and returns it."""
        act = self.make(kind, actor, **fields)
        self.enter(self.raw(act))
        return act

    # what assemblies do

    def creation(self) -> bytes:
        """The entry that begins the record; it is not entered."""
        create = self.make(
            assembly.Create, SERVER, name="Memory", origin=self.origin, prefix="A", session=80, profile=self.profile,
            server_key=b64(self.server.public), secretariat=SECRETARIAT, time_zone=self.time_zone,
        )  # fmt: skip
        return self.raw(create, self.server)

    def found(self) -> None:
        """Creates the assembly, admits its members, accredits and enrols everybody."""
        self.enter(self.creation())
        self.enrol(SECRETARIAT)
        admitted = tuple(member.Admitted(member=id, name=f"Member {id}") for id in self.members)
        self.do(member.Admit, SECRETARIAT, members=admitted)
        delegates = tuple(
            accreditation.Grantee(accreditation=delegate_of(id), role="delegate", member=id) for id in self.members
        )
        chair = accreditation.Grantee(accreditation=CHAIR, role="chair")
        self.do(accreditation.Grant, SECRETARIAT, grantees=(chair, *delegates))
        self.enrol(CHAIR)
        for id in self.members:
            self.enrol(delegate_of(id), votes=True)

    def enrol(self, actor: str, *, votes: bool = False, device: str = "") -> SigningKey:
        """Enrols the key of an accreditation, or that of a further device of theirs."""
        own = self.key(device or actor)
        act = self.make(key.Enrol, actor, public_key=b64(own.public), votes=votes)
        self.enter(self.raw(act, own, self.server))
        return own

    def meet(self) -> str:
        """Calls and opens a plenary meeting at which every member is present."""
        called = self.do(meeting.Call, CHAIR, title="Plenary", body="plenary")
        self.do(meeting.Note, SECRETARIAT, meeting=called.id, members=self.members, present=True)
        self.do(meeting.Open, CHAIR, meeting=called.id)
        return str(called.id)

    def table(self, by: str, title: str = "Safe tests") -> str:
        """Tables a proposal of two operative paragraphs."""
        tabled = text.encode(
            Text(
                title,
                (Clause("pream1", "preambular", "Recalling that all members share tests", 8),),
                (
                    Clause("opera1", "operative", f"Requests all members to share tests of {title}", 8),
                    Clause("opera2", "operative", "Decides to remain seized of the matter", 7),
                ),
            )
        )
        hash = hashlib.sha256(tabled).hexdigest()
        self.blobs[hash] = tabled
        act = self.do(
            proposal.Table, delegate_of(by), member=by, title=title, pillar="governance", sponsors=(by,), text=hash
        )
        return str(act.id)

    def amend(self, proposal: str, by: str, old: str = "share tests", new: str = "publish tests") -> str:
        """Submits an amendment to the first operative paragraph."""
        found = self.state.objects(Proposal)[proposal]
        words = text.decode(self.blobs[found.text]).operative[0].text
        start = words.index(old)
        changes: tuple[Change, ...] = (ReplaceWords("opera1", start, start + len(old), old, new),)
        act = self.do(
            amendment.Submit, delegate_of(by), member=by, proposal=proposal, base=found.text, changes=changes,
            sponsors=(by,),
        )  # fmt: skip
        return str(act.id)

    def comment(self, proposal: str, by: str, words: str) -> str:
        """Comments on a proposal; the words stay outside of the record."""
        committed = seal.commitment(self.bytes_of(f"salt {words}"), canonical.encode(thread.Words(words)))
        act = self.do(
            thread.Post, delegate_of(by), member=by, about=thread.Subject(noun="proposal", id=proposal),
            audience="public", commitment=committed,
        )  # fmt: skip
        return str(act.id)

    def open(self, meeting: str, noun: Literal["proposal", "amendment"], subject: str) -> Ballot:
        """Opens a ballot by simple majority."""
        of = subject if noun == "proposal" else self.state.objects(amendment.Amendment)[subject].proposal
        in_force = self.state.objects(Proposal)[of].text
        act = self.do(
            ballot.Open, CHAIR, meeting=meeting, noun=noun, subject=subject, text=in_force, majority="simple",
            waive_circulation=True,
        )  # fmt: skip
        return self.state.objects(Ballot)[act.id]

    def cast_act(self, on: Ballot, by: str, choice: Choice) -> ballot.Cast:
        """The act of a cast; its body and salt are kept for the lock."""
        body = canonical.encode(ballot.Sealed(choice))
        salt = self.bytes_of(f"salt {self._drawn}")
        committed = seal.commitment(salt, body)
        self.keep_sealed(committed, by, body, salt)
        act: ballot.Cast = self.make(
            ballot.Cast, delegate_of(by), member=by, ballot=on.id, question=on.question, commitment=committed
        )
        return act

    def cast(self, on: Ballot, by: str, choice: Choice) -> ballot.Cast:
        """Casts a member's vote."""
        act = self.cast_act(on, by, choice)
        self.enter(self.raw(act))
        return act

    def keep_sealed(self, committed: str, by: str, body: bytes, salt: bytes) -> None:
        """Keeps what was committed to for the lock."""
        self._sealed[committed, by] = (body, salt)

    def opened(self, on: Ballot) -> Openings:
        """The openings of a ballot's last casts."""
        votes = sorted(self.state.objects(Vote).values(), key=lambda vote: vote.id)
        return Openings(ballot=on.id, openings=tuple(self.opening(vote) for vote in votes if vote.ballot == on.id))

    def opening(self, vote: Vote) -> Opening:
        """The opening of a cast."""
        body, salt = self._sealed[vote.commitment, vote.member]
        return Opening(entry=vote.entry, member=vote.member, body=body.decode(), salt=b64(salt))

    def lock_entry(self, on: Ballot, openings: Openings, given: Given | None = None) -> bytes:
        """The entry that locks a ballot with these openings; tally and result are what they give, unless given."""
        raw = canonical.encode(openings)
        hash = hashlib.sha256(raw).hexdigest()
        self.blobs[hash] = raw
        self.openings[on.id] = raw
        if given is None:
            votes = [each for each in self.state.objects(Vote).values() if each.ballot == on.id]
            outcome = ballot.decided(on, votes, openings, self.state.objects(assembly.Assembly)[self.assembly])
            given = Given(openings=hash, tally=outcome.tally, result=outcome.result)
        return self.raw(self.make(ballot.Lock, CHAIR, ballot=on.id), given=given)

    def lock(self, on: Ballot) -> Ballot:
        """Locks a ballot, and returns it with its outcome."""
        self.enter(self.lock_entry(on, self.opened(on)))
        return self.state.objects(Ballot)[on.id]

    # the record as it is published

    def note(self, size: int | None = None, log: Signer | None = None) -> str:
        """The signed checkpoint over the first `size` entries, or over all."""
        of = self.entries if size is None else self.entries[:size]
        root = merkle.root([leaf_hash(each) for each in of])
        return checkpoint.sign(Checkpoint(self.origin, len(of), root), log or self.log)

    def proof(self, index: int, size: int | None = None) -> str:
        """The `.tlog-proof` of an entry under the checkpoint over `size` entries, or over all."""
        leaves = [leaf_hash(each) for each in self.entries[: size or len(self.entries)]]
        path = merkle.inclusion_proof(index, len(leaves), merkle.list_reader(leaves))
        return receipt.write(index, path, self.note(len(leaves)))

    def files(self) -> dict[str, bytes]:
        """Every file of the bundle, by its path (record.md, Where things are served)."""
        files = {f"blob/{hash}": raw for hash, raw in self.blobs.items()}
        files |= {f"openings/{ballot}": raw for ballot, raw in self.openings.items()}
        edge = tiles.Edge.empty()
        for tile in edge.append(map(leaf_hash, self.entries)):
            files[tiles.tile_path(tile.level, tile.n)] = tile.hashes
        for name in edge.partial_tiles():
            files[tiles.tile_path(*name)] = edge.tile(name.level, name.n)
        for start in range(0, len(self.entries), tiles.WIDTH):
            of_bundle = self.entries[start : start + tiles.WIDTH]
            path = tiles.tile_path(tiles.ENTRIES, start // tiles.WIDTH, len(of_bundle))
            files[path] = tiles.bundle(of_bundle)
        return files | {"policy": self.policy.encode(), "checkpoint": self.note().encode()}

    def write(self, folder: Path) -> Path:
        """Writes the bundle to a folder, and returns it."""
        for path, raw in self.files().items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        return folder


def delegate_of(member: str) -> str:
    """The accreditation of a member's delegate."""
    return f"{member.lower()}-1"


def small(seed: str = "memory") -> World:
    """About forty entries: an amendment voted and adopted, a comment, a changed vote, and the proposal voted on."""
    world = World(seed)
    world.found()
    sitting = world.meet()
    tabled = world.table("KEN")
    amended = world.amend(tabled, "FRA")
    world.comment(tabled, "TUV", "A small state asks for time")
    first = world.open(sitting, "amendment", amended)
    world.cast(first, "ARG", "against")
    for voter in world.members:
        world.cast(first, voter, "abstaining" if voter == "TUV" else "in_favour")
    world.lock(first)
    second = world.open(sitting, "proposal", tabled)
    choices: tuple[Choice, ...] = ("in_favour", "in_favour", "against", "in_favour")
    for voter, choice in zip(world.members, choices, strict=False):
        world.cast(second, voter, choice)
    world.lock(second)
    return world


def large(ballots: int, members: int = 193) -> World:
    """A record of `ballots * members` casts and what they need."""
    world = World("large", [f"M{number:03}" for number in range(members)])
    world.found()
    sitting = world.meet()
    for number in range(ballots):
        voting = world.open(sitting, "proposal", world.table(world.members[number % members], f"Question {number}"))
        for place, voter in enumerate(world.members):
            world.cast(voting, voter, ("in_favour", "against", "abstaining")[(place * 7 + number) % 3])
        world.lock(voting)
    return world
