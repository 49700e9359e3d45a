"""The life of texts as a machine: drafting, amending, ruling and deciding in whatever order, on a real database.

What is done is drawn from what there is, lawful or not. After each step `check` proves the record, the read model and
the stream again, and `sound` what every rule leaves true, whichever acts came before.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from deliberation.core import amendment as amendments
from deliberation.core import (
    ballot,
    division,
    en_bloc,
    motion,
    proposal,
    redrafting,
    rendering,
    revising,
    ruling,
    sequence,
    sponsorship,
    statement,
)
from deliberation.core import text as texts
from deliberation.core.amendment import Amendment
from deliberation.core.ballot import Ballot
from deliberation.core.division import WAITING, Division, Part
from deliberation.core.en_bloc import EnBloc
from deliberation.core.fold import State
from deliberation.core.meeting import Meeting, Resume
from deliberation.core.motion import NO_TEXT, Motion
from deliberation.core.proposal import Proposal
from deliberation.core.rendering import Rendered, Rendering
from deliberation.core.ruling import Ruling
from deliberation.core.text import Text, walk
from deliberation.core.validity import validate
from deliberation.errors import Refusal
from deliberation.settings import Settings
from deliberation.store.engine import Store
from tests.check import Checker
from tests.core.texts import changes
from tests.world import CHAIR, SECRETARIAT, World, delegate_of, new_record, new_world, sha256

MEMBERS = ("ARG", "KEN", "TUV")
NEVER = {"malformed", "not_permitted", "unknown_object", "not_beside", "not_your_member", "not_your_key", "too_large"}
"""What no act here may be refused with: each is in form, and by somebody who may perform its kind."""
BY = st.sampled_from(MEMBERS)
MOTIONS = (
    *("point_of_order", "suspend_meeting", "adjourn_debate", "close_debate", "competence"),
    *("limit_speaking_time", "reconsider", "reconsider", "change_order_of_proposals"),
)


class DraftingLife(RuleBasedStateMachine):
    """One assembly of three members, all of them present in its open meeting."""

    place: tuple[str, Settings]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.drawn = 0

    @initialize(body=st.sampled_from(["plenary", "committee"]))
    def begin(self, body: Any) -> None:
        self.world: World = self.run(self._begin())
        self.checker = Checker(self.world)
        self.sitting = self.run(self.world.meet(body))
        self.table(by="KEN", invited=set(), again=False)

    async def _begin(self) -> World:
        database, kept = self.place
        self.store = Store(database)
        return await new_world(new_record(self.store, kept), MEMBERS)

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    @property
    def state(self) -> State:
        return self.checker.state

    def all(self, kind: Any, *states: str) -> list[Any]:
        """All objects of a kind in one of the states, or in any; in the order in which they came to be."""
        return [each for each in self.state.objects(kind).values() if not states or each.state in states]

    def attempt(self, who: str, kind: Any, **facts: Any) -> str:
        """Performs an act; what refused it, or nothing."""
        member = {"member": facts["member"]} if "member" in facts else {}
        try:
            self.run(self.world.do(who, kind, **facts | member))
            code = ""
        except Refusal as refused:
            code = refused.code
        assert code not in NEVER, (kind, facts)
        event(f"{kind.__struct_config__.tag}: {code or 'done'}")
        return code

    def delegate(self, by: str, kind: Any, **facts: Any) -> str:
        speaks = {"member": by} if "member" in kind.__struct_fields__ else {}
        return self.attempt(delegate_of(by), kind, **speaks | facts)

    def text(self, hash: str) -> Text:
        return self.run(self.world.text(hash))  # type: ignore[no-any-return]

    def _one(self, data: st.DataObject, kind: Any, *states: str) -> Any:
        """An object, oftener one in these states; None where there is none."""
        every = self.all(kind)
        return data.draw(st.sampled_from([*self.all(kind, *states) * 5, *every])) if every else None

    def _changes(self, data: st.DataObject, text: Text) -> tuple[Any, ...]:
        self.drawn += 1
        one = changes(text, f"x{self.drawn}")
        return tuple(data.draw(st.lists(one, min_size=1, max_size=2)))

    # proposals

    @precondition(lambda self: len(self.all(Proposal)) < 3)
    @rule(by=BY, invited=st.sets(BY), again=st.booleans())
    def table(self, by: str, invited: set[str], *, again: bool) -> None:
        withdrawn = self.all(Proposal, "withdrawn") if again else []
        text = self.run(self._draft())
        facts = {"title": text.title, "pillar": "governance", "sponsors": (by, *sorted(invited - {by}))}
        facts |= {"reintroduces": withdrawn[0].id if withdrawn else None, "text": texts.text_hash(text)}
        self.attempt(delegate_of(by), proposal.Table, beside=(texts.encode(text),), **facts)

    async def _draft(self) -> Text:
        from tests.world import draft

        return draft(f"Norm {len(self.all(Proposal)) if self.checker.entries else 0}")

    @rule(data=st.data(), by=BY, to_all=st.booleans(), what=st.sampled_from("jloi"))
    def sponsor(self, data: st.DataObject, by: str, what: str, *, to_all: bool) -> None:
        of = self._one(data, Proposal, "circulated").id
        if what == "o":
            self.delegate(by, sponsorship.OpenSponsorship, proposal=of, open=to_all)
        elif what == "i":
            self.delegate(by, sponsorship.Invite, proposal=of, members=(data.draw(BY),))
        else:
            self.delegate(by, sponsorship.Cosponsor if what == "j" else sponsorship.Leave, proposal=of)

    @precondition(lambda self: any(len(each.versions) < 5 for each in self.all(Proposal, "circulated")))
    @rule(data=st.data(), oral=st.booleans())
    def revise(self, data: st.DataObject, *, oral: bool) -> None:
        of = self._one(data, Proposal, "circulated")
        facts = {"proposal": of.id, "base": of.text, "oral": oral}
        self.delegate(of.sponsors[0], revising.Revise, **facts, changes=self._changes(data, self.text(of.text)))

    @rule(data=st.data(), what=st.sampled_from(["correct", "settle", "render"]))
    def look_after(self, data: st.DataObject, what: str) -> None:
        of = self._one(data, Proposal, "circulated", "adopted")
        text = self.text(of.text)
        clause = data.draw(st.sampled_from([place.clause for place in walk(text)]))
        if what == "correct":
            facts = {"proposal": of.id, "base": of.text, "changes": self._changes(data, text)}
            self.attempt(SECRETARIAT, revising.Correct, **facts)
        elif what == "settle":
            settled = revising.Settled(clause=clause.id, status=data.draw(st.sampled_from(["agreed", "open"])))
            self.attempt(CHAIR, revising.Settle, proposal=of.id, text=of.text, clauses=(settled,))
        else:
            words = {clause.id: Rendered(text=f"mot {clause.text}", of=rendering.source(clause.text))}
            raw = rendering.encode(Rendering("fr", "Titre", words))
            facts = {"proposal": of.id, "base": of.text, "language": "fr", "rendering": sha256(raw)}
            self.attempt(SECRETARIAT, revising.Render, beside=(raw,), **facts)

    @rule(data=st.data(), often=st.integers(0, 5))
    def withdraw(self, data: st.DataObject, often: int) -> None:
        of: Any = self._one(data, Proposal, "circulated") if often == 0 else self._one(data, Amendment, "circulated")
        if of is not None and often < 3:
            kind, name = (proposal.Withdraw, "proposal") if often == 0 else (amendments.Withdraw, "amendment")
            self.delegate(of.sponsors[0], kind, **{name: of.id})

    # amendments

    @precondition(lambda self: len(self.all(Amendment)) < 14)
    @rule(data=st.data(), by=BY, sub=st.booleans(), french=st.booleans(), to_all=st.booleans())
    def submit(self, data: st.DataObject, by: str, *, sub: bool, french: bool, to_all: bool) -> None:
        of = self._one(data, Proposal, "circulated", "action")
        parents = [each for each in self.all(Amendment, "circulated") if each.proposal == of.id] if sub else []
        parent = data.draw(st.sampled_from(parents)) if parents else None
        language: Any = parent.language if parent else "fr" if french and "fr" in of.renderings else None
        ground = self._ground(of, parent, language)
        if ground is None:
            return
        facts = {"proposal": of.id, "base": texts.text_hash(ground), "language": language, "sponsors": (by,)}
        facts |= {"amends": parent.id if parent else None, "open_to_cosponsors": to_all}
        self.delegate(by, amendments.Submit, **facts, changes=self._changes(data, ground))

    @precondition(lambda self: self.all(Amendment, "circulated") and len(self.all(Amendment)) < 14)
    @rule(data=st.data(), by=BY)
    def submit_the_same(self, data: st.DataObject, by: str) -> None:
        """Somebody else has the same idea, in words: it is merged, or refused where its new ids are taken."""
        other = self._one(data, Amendment, "circulated")
        facts = {"proposal": other.proposal, "base": other.base, "language": other.language, "amends": other.amends}
        self.delegate(by, amendments.Submit, **facts, sponsors=(by,), changes=other.changes)

    def _ground(self, of: Proposal, parent: Amendment | None, language: Any) -> Text | None:
        text = self.text(of.text)
        try:
            if parent is not None:
                return self.state.drive(amendments.outcome_of(parent, of, text))
            return self.state.drive(amendments.in_language(of, text, language))
        except Refusal:
            return None

    @precondition(lambda self: self.all(Amendment))
    @rule(data=st.data())
    def revise_amendment(self, data: st.DataObject) -> None:
        of = self._one(data, Amendment, "circulated")
        parent = self.state.objects(Amendment)[of.amends] if of.amends else None
        ground = self._ground(self.state.objects(Proposal)[of.proposal], parent, of.language)
        if ground is not None:
            facts = {"amendment": of.id, "base": texts.text_hash(ground), "changes": self._changes(data, ground)}
            self.delegate(of.sponsors[0], redrafting.Revise, **facts)

    @precondition(lambda self: self.all(Amendment, "circulated"))
    @rule(data=st.data())
    def divide_amendment(self, data: st.DataObject) -> None:
        of = self._one(data, Amendment, "circulated")
        parts = tuple((place,) for place in range(len(of.changes)))
        self.attempt(CHAIR, redrafting.Divide, amendment=of.id, parts=parts)

    @precondition(lambda self: self.all(Amendment))
    @rule(data=st.data(), by=BY, what=st.sampled_from("jlo"), to_all=st.booleans())
    def sponsor_amendment(self, data: st.DataObject, by: str, what: str, *, to_all: bool) -> None:
        of = self._one(data, Amendment, "circulated").id
        if what == "o":
            self.delegate(by, sponsorship.OpenAmendment, amendment=of, open=to_all)
        else:
            kind = sponsorship.CosponsorAmendment if what == "j" else sponsorship.LeaveAmendment
            self.delegate(by, kind, amendment=of)

    @precondition(lambda self: self.all(Amendment))
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        of = self._one(data, Amendment, "circulated")
        home = self.state.objects(Proposal)[of.proposal]
        owner = self.state.objects(Amendment)[of.amends] if of.amends else home
        for sponsor in owner.sponsors:
            self.delegate(sponsor, amendments.Accept, amendment=of.id, text=home.text)

    # the chair

    @precondition(lambda self: self.all(Amendment))
    @rule(data=st.data(), what=st.sampled_from(["order", "moot", "not_receivable"]))
    def ruled(self, data: st.DataObject, what: str) -> None:
        of = self._one(data, Amendment, "circulated")
        if what == "order":
            pending = [each.id for each in self.all(Amendment, "circulated") if each.proposal == of.proposal]
            order = tuple(data.draw(st.permutations(pending)))
            self.attempt(CHAIR, ruling.Order, proposal=of.proposal, order=order[: data.draw(st.integers(0, 3))])
        elif what == "moot":
            by = self._one(data, Amendment, "adopted", "incorporated")
            self.attempt(CHAIR, ruling.RuleMoot, amendment=of.id, by=by.id)
        else:
            self.attempt(CHAIR, ruling.RuleNotReceivable, amendment=of.id, reason="Another matter")

    @precondition(lambda self: self.all(Ruling))
    @rule(data=st.data(), by=BY)
    def appeal(self, data: st.DataObject, by: str) -> None:
        self.delegate(by, ruling.Appeal, ruling=self._one(data, Ruling, "given").id)

    @precondition(lambda self: self.all(Amendment, "circulated"))
    @rule(data=st.data(), by=BY, objecting=st.booleans())
    def together(self, data: st.DataObject, by: str, *, objecting: bool) -> None:
        """The chair puts amendments together, somebody may object, the chair adopts the rest."""
        of = self.state.objects(Proposal)[self._one(data, Amendment, "circulated").proposal]
        pending = [each.id for each in self.all(Amendment, "circulated") if each.proposal == of.id]
        chosen = tuple(data.draw(st.permutations(pending)))[: data.draw(st.integers(1, 3))]
        if self.attempt(CHAIR, en_bloc.Ask, proposal=of.id, text=of.text, amendments=chosen):
            return
        self.run(self.checker.check())
        [asked] = [each for each in self.all(EnBloc, "asked") if each.proposal == of.id]
        if objecting:
            self.delegate(by, en_bloc.Object, en_bloc=asked.id, amendments=chosen[:1])
        self.attempt(CHAIR, en_bloc.Adopt, en_bloc=asked.id, text=of.text)

    @precondition(lambda self: any(not each.parts for each in self.all(Proposal, "action")))
    @rule(data=st.data(), by=st.none() | BY)
    def divide(self, data: st.DataObject, by: str | None) -> None:
        of = self._one(data, Proposal, "action")
        ids = [place.clause.id for place in walk(self.text(of.text)) if not place.above]
        chosen = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3))
        parts = tuple((id,) for id in chosen)
        if by is None:
            self.attempt(CHAIR, division.Divide, proposal=of.id, parts=parts)
        else:
            self.delegate(by, division.Divide, proposal=of.id, parts=parts)

    @precondition(lambda self: self.all(Division))
    @rule(data=st.data(), by=BY, what=st.sampled_from(["object", "grant", "withdraw"]))
    def on_a_division(self, data: st.DataObject, by: str, what: str) -> None:
        motion = self._one(data, Division, "moved", "objected")
        if what == "object":
            self.delegate(by, division.Object, division=motion.id)
        elif what == "grant":
            self.attempt(CHAIR, division.Grant, division=motion.id)
        elif motion.moved is None:
            self.attempt(CHAIR, division.Withdraw, division=motion.id)
        else:
            self.delegate(motion.moved, division.Withdraw, division=motion.id)

    # motions and statements

    @rule(data=st.data(), by=st.none() | BY, kind=st.sampled_from(MOTIONS))
    def move(self, data: st.DataObject, by: str | None, kind: Any) -> None:
        facts: dict[str, Any] = {"meeting": self.sitting, "motion": kind}
        if kind in ("adjourn_debate", "close_debate", "competence"):
            facts["proposal"] = self._one(data, Proposal, "circulated", "action").id
        if kind == "reconsider":
            facts["proposal"] = self._one(data, Proposal, "adopted", "rejected").id
        if kind == "change_order_of_proposals":
            facts["order"] = tuple(data.draw(st.permutations([each.id for each in self.all(Proposal)])))
        said: dict[str, dict[str, Any]] = {
            "limit_speaking_time": {"minutes": 5},
            "point_of_order": {"words": "It is late"},
        }
        facts |= said.get(kind, {})
        if by is None:
            self.attempt(CHAIR, motion.Move, **facts)
        else:
            self.delegate(by, motion.Move, **facts)

    @precondition(lambda self: self.all(Motion, *motion.WAITING))
    @rule(data=st.data(), by=BY, what=st.sampled_from(["object", "speak", "withdraw", "carry", "rule", "rule"]))
    def on_a_motion(self, data: st.DataObject, by: str, what: str) -> None:
        moved = self._one(data, Motion, *motion.WAITING)
        match what:
            case "object":
                self.delegate(by, motion.Object, motion=moved.id)
            case "speak":
                self.delegate(by, motion.Speak, motion=moved.id, side=data.draw(st.sampled_from(["for", "against"])))
            case "carry":
                self.attempt(CHAIR, motion.Carry, motion=moved.id)
            case "rule":
                verdict = data.draw(st.sampled_from(["upheld", "not_upheld", "answered"]))
                self.attempt(CHAIR, motion.Rule, motion=moved.id, verdict=verdict, words="It is")
            case _ if moved.moved is None:
                self.attempt(CHAIR, motion.Withdraw, motion=moved.id)
            case _:
                self.delegate(moved.moved, motion.Withdraw, motion=moved.id)

    @precondition(lambda self: self.all(Meeting, "suspended"))
    @rule()
    def resume(self) -> None:
        assert self.attempt(CHAIR, Resume, meeting=self.sitting) == ""

    @precondition(lambda self: len(self.all(Proposal)) > 1)
    @rule(data=st.data())
    def on_one_question(self, data: st.DataObject) -> None:
        ids = tuple(data.draw(st.permutations([each.id for each in self.all(Proposal)])))
        self.attempt(CHAIR, sequence.Announce, proposals=ids[:2])

    @rule(data=st.data(), by=BY, what=st.sampled_from(["explain", "reserve", "reply"]))
    def state_it(self, data: st.DataObject, by: str, what: str) -> None:
        of = self._one(data, Proposal, "adopted", "rejected").id
        if what == "explain":
            self.delegate(by, statement.Explain, noun="proposal", subject=of, words="It is clear")
        elif what == "reserve":
            self.delegate(by, statement.Reserve, proposal=of, dissociates=True)
        else:
            self.delegate(by, statement.Reply, meeting=self.sitting, proposal=of, words="It is not so")

    # votes

    @rule(
        data=st.data(),
        noun=st.sampled_from(["amendment", "amendment", "ruling", "division", "part", "proposal", "motion"]),
        choices=st.lists(st.sampled_from(["in_favour", "in_favour", "against"]), max_size=3),
    )  # fmt: skip
    def decide(self, data: st.DataObject, noun: Any, choices: Sequence[Any]) -> None:
        kind, states = {
            "amendment": (Amendment, ("circulated", "second_vote_pending")),
            "ruling": (Ruling, ("appealed",)),
            "division": (Division, ("moved", "objected")),
            "part": (Part, ("pending",)),
            "motion": (Motion, motion.WAITING),
            "proposal": (Proposal, ("circulated", "action")),
        }[noun]
        subject = self._one(data, kind, *states)
        if subject is None:
            return
        of = None if noun == "ruling" and subject.motion else subject.id if noun == "proposal" else subject.proposal
        text = self.state.objects(Proposal)[of].text if of else NO_TEXT
        facts = {"meeting": self.sitting, "noun": noun, "subject": subject.id, "text": text}
        majority = "two_thirds" if noun == "motion" and subject.kind == "reconsider" else "simple"
        if self.attempt(CHAIR, ballot.Open, **facts, majority=majority, waive_circulation=True):
            return
        self.run(self.checker.check())
        [voting] = [each for each in self.state.objects(Ballot).values() if each.locked is None]
        for voter, choice in zip(MEMBERS, choices, strict=False):
            self.run(self.world.cast(voting, voter, choice))
        locked = self.run(self.world.lock(voting))
        event(f"vote on a {noun}: {locked.outcome.result}")
        self.run(self.checker.check())
        self._came_as_put(locked)

    def _came_as_put(self, locked: Ballot) -> None:
        """What was adopted is what was put."""
        matter = locked.put.matter
        if matter.noun != "amendment" or locked.outcome is None or locked.outcome.result != "adopted":
            return
        found = self.state.objects(Amendment)[matter.id]
        home = self.state.objects(Proposal)[found.proposal]
        if found.amends is None:
            assert home.text == matter.result
            return
        parent = self.state.objects(Amendment)[found.amends]
        if parent.state != "moot":
            with_both = self.state.drive(amendments.amended(parent, home, self.text(home.text)))
            assert texts.text_hash(with_both) == matter.result

    # what always holds

    @invariant()
    def everything_agrees(self) -> None:
        if hasattr(self, "checker"):
            self.run(self.checker.check())
            self.sound()

    def sound(self) -> None:
        """What every rule leaves true."""
        found = self.state.objects(Amendment)
        for each in self.all(Proposal):
            text = self.text(each.text)
            validate(text)
            assert each.title == text.title
            assert each.sponsors
            assert not set(each.sponsors) & set(each.invited)
            assert set(each.settled) <= {place.clause.id for place in walk(text)}
            assert each.ballot is None
            assert [version.kind for version in each.versions].count("tabled") == 1
            if each.state == "adopted":
                assert not [
                    other for other in found.values() if other.proposal == each.id and other.state == "circulated"
                ]
            assert len([other for other in self.all(EnBloc, "asked") if other.proposal == each.id]) <= 1
            moved = [other for other in self.all(Division, *WAITING) if other.proposal == each.id]
            assert len([other for other in moved if other.text == each.text]) <= 1
            granted = [other for other in self.all(Division, "granted") if other.proposal == each.id]
            reconsidered = [other for other in self.all(Motion, "carried") if other.proposal == each.id]
            assert len(granted) == bool(each.parts) or any(other.kind == "reconsider" for other in reconsidered)
            if each.parts:
                assert len(each.parts) in {len(other.parts) for other in granted}
        assert len([other for other in self.all(Motion, "moved") if other.kind == "point_of_order"]) <= 1
        for each in found.values():
            assert each.sponsors
            assert not set(each.sponsors) & set(each.invited)
            assert (each.state == "merged") == (each.into is not None)
            if each.state == "circulated" and each.amends:
                assert found[each.amends].state == "circulated"
            if each.state == "moot":
                assert each.moot in found

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.run(self.world.record.close())
            self.run(self.store.close())
        self.runner.close()


DraftingLife.TestCase.settings = settings(
    max_examples=12, stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip
