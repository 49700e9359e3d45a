"""The life of proposals, amendments and ballots as a machine: whatever is done in whatever order, on a real database.

A model in plain words says beside each step what may come of it; after each step `check` proves every invariant of the
record, the read model and the stream.
"""

import asyncio
from typing import Any, Literal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from deliberation.core import amendment, ballot, conduct, hands, meeting, proposal, roll_call, ruling, without_vote
from deliberation.core.amendment import Amendment
from deliberation.core.ballot import Ballot
from deliberation.core.proposal import Proposal
from deliberation.core.voting import Choice, Method
from deliberation.errors import Refusal
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.check import Checker
from tests.world import CHAIR, SECRETARIAT, World, delegate_of, new_record, new_world

MEMBERS = ("ARG", "KEN", "TUV")
WORDS = ("all members", "share tests", "members to share")
Body = Literal["plenary", "committee"]


class Matter:
    """What the model knows of a proposal or an amendment."""

    def __init__(self, of: "Matter | None" = None) -> None:
        self.of = of
        self.state = "circulated"
        self.voted = False
        self.tied_at = ""


class BallotLife(RuleBasedStateMachine):
    """One assembly of three members, from its founding on."""

    place: tuple[str, Settings]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.matters: dict[str, Matter] = {}
        self.sitting = ""
        self.sitting_state = ""
        self.body: Body = "plenary"
        self.present: set[str] = set()
        self.voting: Ballot | None = None
        self.casts: dict[str, Choice] = {}
        self.interrupted = False
        self.risen: set[str] = set()
        self.counted: tuple[int, int, int] | None = None
        self.voids: dict[str, str] = {}
        self.demanded: set[tuple[str, str]] = set()
        self.adopted = 0

    @initialize(present=st.sets(st.sampled_from(MEMBERS), min_size=2))
    def begin(self, present: set[str]) -> None:
        """Founds it, on a connection of its own; a meeting is open and a proposal tabled."""
        self.world: World = self.run(self._begin())
        self.checker = Checker(self.world)
        self.sitting = self.run(self.world.meet("plenary", sorted(present)))
        self.sitting_state, self.present = "open", present
        self.table("KEN")

    async def _begin(self) -> World:
        database, kept = self.place
        self.store = Store(database)
        return await new_world(new_record(self.store, kept), MEMBERS)

    def run(self, work: Any) -> Any:
        """Runs on the machine's own loop."""
        return self.runner.run(work)

    def attempt(self, work: Any) -> str:
        """Does it, and says what refused it, or nothing."""
        try:
            self.run(work)
        except Refusal as refused:
            return refused.code
        return ""

    # meetings

    @precondition(lambda self: self.sitting_state == "adjourned")
    @rule(
        body=st.sampled_from(["plenary", "plenary", "committee"]), present=st.sets(st.sampled_from(MEMBERS), min_size=1)
    )
    def sit(self, body: Body, present: set[str]) -> None:
        self.sitting = self.run(self.world.meet(body, sorted(present)))
        self.sitting_state, self.body, self.present = "open", body, present

    @rule(members=st.sets(st.sampled_from(MEMBERS), min_size=1), coming=st.sampled_from([True, True, True, False]))
    def note(self, members: set[str], coming: bool) -> None:
        facts = {"meeting": self.sitting, "members": tuple(sorted(members)), "present": coming}
        refused = self.attempt(self.world.do(SECRETARIAT, meeting.Note, **facts))
        assert (refused == "") == (self.sitting_state != "adjourned"), refused
        if not refused:
            self.present = self.present | members if coming else self.present - members

    @precondition(lambda self: self.sitting_state != "adjourned")
    @rule(kind=st.sampled_from([meeting.Call, meeting.Open]))
    def out_of_turn(self, kind: Any) -> None:
        facts = {"title": "Sitting", "body": "plenary"} if kind is meeting.Call else {"meeting": self.sitting}
        assert self.attempt(self.world.do(CHAIR, kind, **facts)) in ("meeting_not_adjourned", "meeting_state")

    @rule(end=st.sampled_from([False, False, True]))
    def adjourn(self, end: bool) -> None:
        if not (end or self.voting):
            return
        refused = self.attempt(self.world.do(CHAIR, meeting.Adjourn, meeting=self.sitting))
        assert (refused == "") == (self.sitting_state != "adjourned" and self.voting is None), refused
        if not refused:
            self.sitting_state = "adjourned"

    # texts

    @precondition(lambda self: len(self.matters) < 12)
    @rule(by=st.sampled_from(MEMBERS))
    def table(self, by: str) -> None:
        self.matters[self.run(self.world.table(by, f"Norm {len(self.matters)}"))] = Matter()

    @precondition(lambda self: self._proposals() and len(self.matters) < 16)
    @rule(data=st.data(), by=st.sampled_from(MEMBERS), old=st.sampled_from(WORDS))
    def amend(self, data: st.DataObject, by: str, old: str) -> None:
        of = self._draw(data, self._proposals())
        subject = self.run(self.world.get(Proposal, of))
        words = self.run(self.world.text(subject.text)).operative[0].text
        if old not in words:
            return
        changes = self.run(self.world.rewording(subject, old, f"{old[:-1]} {len(self.matters)}"))
        facts = {"proposal": of, "base": subject.text, "changes": changes, "sponsors": (by,)}
        parcel = self.world.parcel(delegate_of(by), amendment.Submit, **facts)
        refused = self.attempt(self.world.enter(parcel))
        matter = self.matters[of]
        assert (refused == "") == (matter.state in ("circulated", "action") and not self._voted_on(of)), refused
        if not refused:
            self.matters[parcel.act.id] = Matter(matter)

    @precondition(lambda self: self._amendments())
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        id = self._draw(data, self._amendments())
        of = self.run(self.world.get(Amendment, id)).proposal
        subject = self.run(self.world.get(Proposal, of))
        [sponsor] = subject.sponsors
        refused = self.attempt(self.world.do(delegate_of(sponsor), amendment.Accept, amendment=id, text=subject.text))
        lawful = self.matters[id].state == "circulated" and self._open(of)
        # whether words still fit is asked before much else, so this refusal says nothing of the rest
        assert refused == "amendment_no_longer_fits" or (refused == "") == lawful, refused
        if not refused:
            self.matters[id].state = "incorporated"

    @precondition(lambda self: self._amendments())
    @rule(data=st.data())
    def rule_moot(self, data: st.DataObject) -> None:
        id, by = (data.draw(st.sampled_from(self._amendments())) for _ in range(2))
        one, other = self.matters[id], self.matters[by]
        refused = self.attempt(self.world.do(CHAIR, ruling.RuleMoot, amendment=id, by=by))
        lawful = (
            one.state in ("circulated", "second_vote_pending")
            and not self._voted_on(self._id(one.of))
            and one.of is other.of
            and other.state in ("adopted", "incorporated")
        )
        assert (refused in ("", "not_implied")) == lawful, refused
        if not refused:
            one.state = "moot"

    @precondition(lambda self: self.matters)
    @rule(data=st.data(), often=st.integers(0, 4))
    def withdraw(self, data: st.DataObject, often: int) -> None:
        if often:
            return
        id = self._draw(data, list(self.matters))
        matter = self.matters[id]
        if matter.of is None:
            subject: Any = self.run(self.world.get(Proposal, id))
            work: Any = self.world.do(delegate_of(subject.sponsors[0]), proposal.Withdraw, proposal=id)
            lawful = matter.state == "circulated" and len(subject.versions) == 1
        else:
            subject = self.run(self.world.get(Amendment, id))
            work = self.world.do(delegate_of(subject.sponsors[0]), amendment.Withdraw, amendment=id)
            lawful = matter.state == "circulated" and not self._voted_on(self._id(matter.of))
        refused = self.attempt(work)
        assert (refused == "") == lawful, refused
        if not refused:
            matter.state = "withdrawn"

    # votes

    @precondition(lambda self: self.matters)
    @rule(data=st.data(), method=st.sampled_from(["recorded", "recorded", "show_of_hands", "roll_call"]))
    def open_ballot(self, data: st.DataObject, method: Method = "recorded") -> None:
        id = self._draw(data, list(self.matters))
        matter = self.matters[id]
        noun: Any = "proposal" if matter.of is None else "amendment"
        home = matter if matter.of is None else matter.of
        of = self._id(home)
        facts: dict[str, Any] = {"noun": noun, "subject": id, "text": self.run(self.world.get(Proposal, of)).text}
        facts |= {"meeting": self.sitting, "majority": "simple", "waive_circulation": True, "method": method}
        facts |= {"repeats": self.voids.get(id)}
        parcel = self.world.parcel(CHAIR, ballot.Open, **facts)
        refused = self.attempt(self.world.enter(parcel))
        undecided = ("circulated", "action", "second_vote_pending")
        first = [each for each in self.matters.values() if each.of is matter and each.state in undecided]
        lawful = (
            self.sitting_state == "open"
            and self.voting is None
            and matter.state in undecided
            and home.state in undecided
            and not first
            and matter.tied_at != self.sitting
            and len(self.present) >= 2
            and not (method == "show_of_hands" and (id, self.sitting) in self.demanded)
        )
        # whether words still fit is asked before much else, so this refusal says nothing of the rest
        assert refused == "amendment_no_longer_fits" or (refused == "") == lawful, refused
        if not refused:
            self.interrupted, self.risen, self.counted = False, set(), None
            home.state = "action" if home.state == "circulated" else home.state
            self.voting = self.run(self.world.get(Ballot, parcel.act.id))
            self.casts = {}

    @precondition(lambda self: self.voting)
    @rule(voter=st.sampled_from(MEMBERS), choice=st.sampled_from(["in_favour", "in_favour", "against", "abstaining"]))
    def cast(self, voter: str, choice: Choice) -> None:
        assert self.voting is not None
        parcel = self.world.vote(self.voting, voter, choice)
        if self.interrupted or self.voting.method != "recorded":
            code = "ballot_suspended" if self.interrupted else "other_method"
            assert self.attempt(self.world.enter(parcel)) == code
            return
        first = self.run(self.world.enter(parcel))
        assert self.run(self.world.enter(parcel)) == first
        self.casts[voter] = choice

    @precondition(lambda self: self.voting)
    @rule(by=st.sampled_from(MEMBERS), incident=st.booleans())
    def interrupt(self, by: str, *, incident: bool) -> None:
        """P-29, P-75: a member once in a vote, the chair as often as something happens."""
        assert self.voting is not None
        if incident:
            work: Any = self.world.do(CHAIR, conduct.Suspend, ballot=self.voting.id, reason="No line")
        else:
            work = self.world.do(delegate_of(by), conduct.Rise, ballot=self.voting.id, point="No sound")
        refused = self.attempt(work)
        assert (refused == "") == (not self.interrupted and (incident or by not in self.risen)), refused
        if not refused:
            self.interrupted = True
            self.risen |= set() if incident else {by}

    @precondition(lambda self: self.voting)
    @rule()
    def resume(self) -> None:
        assert self.voting is not None
        refused = self.attempt(self.world.do(CHAIR, conduct.Resume, ballot=self.voting.id))
        assert (refused == "") == self.interrupted, refused
        self.interrupted = False

    @precondition(lambda self: self.voting)
    @rule(yes=st.integers(0, 3), no=st.integers(0, 3))
    def count(self, yes: int, no: int) -> None:
        """P-73, P-79: no more hands than members were there."""
        assert self.voting is not None
        facts = {"ballot": self.voting.id, "in_favour": yes, "against": no, "abstaining": 0}
        refused = self.attempt(self.world.do(CHAIR, hands.CountHands, **facts))
        raised = self.voting.method == "show_of_hands" and yes + no <= len(self.voting.present)
        assert (refused == "") == (raised and not self.interrupted), refused
        if not refused:
            self.counted = (yes, no, 0)

    @precondition(lambda self: self.voting and self.voting.method == "roll_call")
    @rule(said=st.sampled_from(["in_favour", "against", "abstaining", "pass", "silence"]))
    def call(self, said: Any) -> None:
        """P-74: whoever is called answers, passes once, or is passed over."""
        assert self.voting is not None
        now = self.run(self.world.get(Ballot, self.voting.id))
        called = now.roll_call.called
        if called is None:
            return
        if said == "silence":
            work: Any = self.world.do(CHAIR, roll_call.PassOver, ballot=now.id, member=called)
        else:
            facts = {"ballot": now.id, "question": now.question, "answer": said}
            work = self.world.do(delegate_of(called), roll_call.Answer, **facts)
        refused = self.attempt(work)
        again = said == "pass" and called in now.roll_call.passed
        assert (refused == "") == (not self.interrupted and not again), refused
        if not refused and said not in ("pass", "silence"):
            self.casts[called] = said

    @precondition(lambda self: self.voting)
    @rule(often=st.integers(0, 3), demand=st.booleans())
    def void(self, often: int, *, demand: bool) -> None:
        """P-73, P-75: what is void decided nothing, and can be put again."""
        assert self.voting is not None
        on = self.voting
        if often:
            return
        if demand:
            work: Any = self.world.do(delegate_of("TUV"), hands.Demand, ballot=on.id)
        else:
            work = self.world.do(CHAIR, conduct.Annul, ballot=on.id, reason="An error")
        refused = self.attempt(work)
        assert (refused == "") == (not demand or on.method == "show_of_hands"), refused
        if not refused:
            self.voids[on.put.matter.id] = on.id
            self.demanded |= {(on.put.matter.id, self.sitting)} if demand else set()
            self.voting = None

    @precondition(lambda self: self.sitting_state == "open")
    @rule(data=st.data(), stop=st.booleans(), by=st.sampled_from(MEMBERS))
    def ask_without_a_vote(self, data: st.DataObject, by: str, *, stop: bool) -> None:
        """P-81, P-117: adopted when nobody who is there stops it."""
        id = self._draw(data, self._proposals())
        matter = self.matters[id]
        text = self.run(self.world.get(Proposal, id)).text
        parcel = self.world.parcel(CHAIR, without_vote.Ask, proposal=id, text=text, waive_circulation=True)
        refused = self.attempt(self.world.enter(parcel))
        undecided = ("circulated", "action", "second_vote_pending")
        first = [each for each in self.matters.values() if each.of is matter and each.state in undecided]
        lawful = (
            self.voting is None and matter.state in ("circulated", "action") and not first and len(self.present) >= 2
        )
        assert (refused == "") == lawful, refused
        if refused:
            return
        asked = {"without_vote": parcel.act.id}
        stopped = stop and self.attempt(self.world.do(delegate_of(by), without_vote.Object, **asked)) == ""
        assert stopped == (stop and by in self.present)
        refused = self.attempt(self.world.do(CHAIR, without_vote.Adopt, **asked, text=text))
        assert (refused == "") == (not stopped), refused
        if not refused:
            matter.state = "adopted"
            self.adopted += 1

    @precondition(lambda self: self.voting is None and self.sitting_state == "open")
    @rule(data=st.data(), choices=st.lists(st.sampled_from(["in_favour", "against"]), max_size=3))
    def decide(self, data: st.DataObject, choices: list[Choice]) -> None:
        self.open_ballot(data, "recorded")
        if self.voting is not None:
            for voter, choice in zip(MEMBERS, choices, strict=False):
                self.cast(voter, choice)
            self.lock()

    @precondition(lambda self: self.voting)
    @rule()
    def lock(self) -> None:
        assert self.voting is not None
        refused = self.attempt(self.world.do(CHAIR, ballot.Lock, ballot=self.voting.id))
        locked = self.run(self.world.get(Ballot, self.voting.id))
        uncounted = locked.method == "show_of_hands" and self.counted is None
        called = locked.roll_call is not None and locked.roll_call.called is not None
        assert (refused == "") == (not self.interrupted and not uncounted and not called), refused
        if refused:
            return
        yes, no = (list(self.casts.values()).count(choice) for choice in ("in_favour", "against"))
        voted = len(self.casts)
        if self.counted is not None:
            yes, no, _ = self.counted
            voted = yes + no
        tally = locked.outcome.tally
        assert (tally.in_favour, tally.against, tally.not_voting) == (yes, no, len(MEMBERS) - voted)
        matter = self.matters[locked.put.matter.id]
        tie = yes == no and yes > 0 and self.body == "plenary" and not matter.tied_at
        matter.state = "adopted" if yes > no else "second_vote_pending" if tie else "rejected"
        matter.tied_at = self.sitting if tie else ""
        self.adopted += matter.of is None and yes > no
        self.voting = None

    # what always holds

    @invariant()
    def everything_agrees(self) -> None:
        if not hasattr(self, "checker"):
            return
        self.run(self.checker.check())
        found: dict[str, Any] = {
            **self.checker.state.objects(Proposal), **self.checker.state.objects(Amendment),
        }  # fmt: skip
        assert {id: each.state for id, each in found.items()} == {id: each.state for id, each in self.matters.items()}
        numbers = [each.resolution for each in found.values() if isinstance(each, Proposal) and each.resolution]
        assert sorted(numbers) == sorted(f"A/RES/80/{number + 1}" for number in range(self.adopted))

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.run(self.world.record.close())
            self.run(self.store.close())
        self.runner.close()

    def _draw(self, data: st.DataObject, ids: list[str]) -> str:
        """One of them, oftener one that is not yet decided."""
        live = [id for id in ids if self.matters[id].state in ("circulated", "action", "second_vote_pending")]
        return data.draw(st.sampled_from(live * 4 + ids))

    def _proposals(self) -> list[str]:
        return [id for id, each in self.matters.items() if each.of is None]

    def _amendments(self) -> list[str]:
        return [id for id, each in self.matters.items() if each.of is not None]

    def _id(self, matter: Matter | None) -> str:
        return next(id for id, each in self.matters.items() if each is matter)

    def _voted_on(self, proposal: str) -> bool:
        if self.voting is None:
            return False
        on = self.matters[self.voting.put.matter.id]
        return self._id(on.of or on) == proposal

    def _open(self, proposal: str) -> bool:
        return self.matters[proposal].state in ("circulated", "action") and not self._voted_on(proposal)


BallotLife.TestCase.settings = settings(
    max_examples=12, stateful_step_count=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip
