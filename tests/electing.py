"""Elections held in the memory's world: what a chair, delegates and tellers do, as acts."""

import hashlib
from collections.abc import Iterable
from typing import Any

from deliberation.core import canonical, election, poll, seal
from deliberation.core.ballot import Opening, Openings
from deliberation.core.counting.series import Call, Tally
from deliberation.core.election import Election
from deliberation.core.envelope import b64
from deliberation.core.poll import Paper, Poll
from tests.memory import CHAIR, World, delegate_of


class Hall:
    """Elections of a world in memory, at an open meeting.

    Args:
        world: founded.
        meeting: the open one; where there is none, it is opened.
    """

    def __init__(self, world: World, meeting: str = "") -> None:
        self.world = world
        self.meeting = meeting or world.meet()
        self._bodies: dict[tuple[str, str], tuple[bytes, bytes]] = {}

    def open(self, places: int = 1, **fields: Any) -> str:
        """Opens an election."""
        act = self.world.do(election.Open, CHAIR, title="Members of the Bureau", places=places, **fields)
        return str(act.id)

    def nominate(self, of: str, *names: str, by: str = "") -> None:
        """Nominates candidates."""
        by = by or self.world.members[0]
        for name in names:
            self.world.do(election.Nominate, delegate_of(by), member=by, election=of, name=name)

    def standing(self, *names: str, places: int = 1, **fields: Any) -> str:
        """An election whose nominations are closed."""
        of = self.open(places, **fields)
        self.nominate(of, *names)
        self.world.do(election.Close, CHAIR, election=of)
        return of

    def election(self, id: str) -> Election:
        """The election as it stands."""
        return self.world.state.objects(Election)[id]

    def held(self, id: str) -> Poll:
        """A ballot as it stands."""
        return self.world.state.objects(Poll)[id]

    def secret(self, id: str) -> str:
        """The secret of a ballot's lots."""
        return self.world.bytes_of(f"lots {id}").hex()

    def opening(self, of: str, **fields: Any) -> tuple[poll.Open, bytes]:
        """The act that opens the next ballot, and its entry."""
        call = self.election(of).then
        candidates = call.candidates if isinstance(call, Call) else ()
        act = self.world.make(poll.Open, CHAIR, **{"election": of, "candidates": candidates} | fields)
        given = poll.Committed(commitment=poll.commitment_to(self.secret(act.id)))
        return act, self.world.raw(act, given=given)

    def ballot(self, of: str, **fields: Any) -> Poll:
        """Opens the next ballot."""
        act, raw = self.opening(of, **fields)
        self.world.enter(raw)
        return self.held(act.id)

    def by_hand(self, of: str, *tellers: str) -> Poll:
        """Opens the next ballot for a count by hand."""
        return self.ballot(of, entry_by="manual", tellers=tellers or self.world.members[:2])

    def cast_act(self, on: Poll, by: str, names: Iterable[str]) -> poll.Cast:
        """The act of a paper; its body and salt are kept for the close."""
        body = canonical.encode(poll.Marked(names=tuple(names)))
        salt = self.world.bytes_of(f"salt {self.world.id()}")
        committed = seal.commitment(salt, body)
        self._bodies[committed, by] = (body, salt)
        act: poll.Cast = self.world.make(
            poll.Cast, delegate_of(by), member=by, poll=on.id, question=on.question, commitment=committed
        )
        return act

    def cast(self, on: Poll, by: str, *names: str) -> None:
        """Hands in a member's paper."""
        self.world.enter(self.world.raw(self.cast_act(on, by, names)))

    def openings(self, on: Poll) -> Openings:
        """What was sealed until the close."""
        papers = sorted(self.world.state.objects(Paper).values(), key=lambda paper: paper.id)
        return Openings(ballot=on.id, openings=tuple(self._opening(paper) for paper in papers if paper.poll == on.id))

    def _opening(self, paper: Paper) -> Opening:
        body, salt = self._bodies[paper.commitment, paper.member]
        return Opening(entry=paper.entry, member=paper.member, body=body.decode(), salt=b64(salt))

    def closing(self, on: Poll, openings: Openings | None = None, secret: str = "") -> bytes:
        """The entry that closes a ballot."""
        hash = None
        if on.entry_by == "open":
            raw = canonical.encode(openings or self.openings(on))
            hash = hashlib.sha256(raw).hexdigest()
            self.world.blobs[hash] = raw
        given = poll.Shown(secret=secret or self.secret(on.id), openings=hash)
        return self.world.raw(self.world.make(poll.Close, CHAIR, poll=on.id), given=given)

    def close(self, on: Poll) -> Poll:
        """Closes a ballot, and returns it with its count."""
        self.world.enter(self.closing(on))
        return self.held(on.id)

    def enter(self, on: Poll, papers: int, invalid: int = 0, abstentions: int = 0, **votes: int) -> None:
        """Enters a count by hand; who is not named has no vote."""
        told = dict.fromkeys(on.asked.call.candidates, 0) | votes
        tally = Tally(papers=papers, invalid=invalid, abstentions=abstentions, votes=told)
        self.world.do(poll.Enter, CHAIR, poll=on.id, tally=tally)

    def confirm(self, on: Poll, *tellers: str) -> None:
        """Has tellers confirm what was entered."""
        entered = self.held(on.id).entered
        assert entered is not None
        for by in tellers:
            hash = poll.tally_hash(entered)
            self.world.do(poll.Confirm, delegate_of(by), member=by, poll=on.id, tally=hash)

    def counted(self, on: Poll, papers: int, invalid: int = 0, abstentions: int = 0, **votes: int) -> Poll:
        """Enters, confirms and closes a count by hand."""
        self.enter(on, papers, invalid, abstentions, **votes)
        self.confirm(on, *on.tellers)
        return self.close(on)
