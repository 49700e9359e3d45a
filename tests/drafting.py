"""Working on texts in the world of `memory.py`: what delegates, the chair and the secretariat do, in few words."""

import hashlib
from collections.abc import Sequence
from typing import Any

from deliberation.core import (
    amendment,
    ballot,
    division,
    election,
    en_bloc,
    motion,
    proposal,
    redrafting,
    rendering,
    revising,
    rules_change,
    ruling,
    sponsorship,
    statement,
)
from deliberation.core import text as texts
from deliberation.core.amendment import Amendment
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.changes import Change, InsertClause, ReplaceWords
from deliberation.core.proposal import Proposal
from deliberation.core.rendering import Rendered, Rendering
from deliberation.core.text import Clause, Language, Text, walk
from tests.electing import Hall
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of, small


def the_proposal(world: World, id: str) -> Proposal:
    return world.state.objects(Proposal)[id]


def the_amendment(world: World, id: str) -> Amendment:
    return world.state.objects(Amendment)[id]


def in_force(world: World, id: str) -> Text:
    """The text of a proposal."""
    return texts.decode(world.blobs[the_proposal(world, id).text])


def words_of(world: World, id: str, clause: str) -> str:
    """The words of a clause of the text in force."""
    return clause_of(in_force(world, id), clause).text


def clause_of(text: Text, id: str) -> Clause:
    return next(place.clause for place in walk(text) if place.clause.id == id)


def reword(text: Text, clause: str, old: str, new: str) -> ReplaceWords:
    """The change of words that stand once in a clause."""
    start = clause_of(text, clause).text.index(old)
    return ReplaceWords(clause, start, start + len(old), old, new)


def keep(world: World, raw: bytes) -> str:
    """Lays bytes beside the record, and returns their hash."""
    hash = hashlib.sha256(raw).hexdigest()
    world.blobs[hash] = raw
    return hash


def delegate(world: World, kind: Any, by: str, **facts: Any) -> str:
    """What a member's delegate does; the id of the act."""
    return str(world.do(kind, delegate_of(by), member=by, **facts).id)


def chair(world: World, kind: Any, **facts: Any) -> str:
    """What the chair does; the id of the act."""
    return str(world.do(kind, CHAIR, **facts).id)


def table(world: World, by: str, text: Text, *invited: str, **facts: Any) -> str:
    """Tables a text."""
    hash = keep(world, texts.encode(text))
    facts = {"title": text.title, "pillar": "governance", "sponsors": (by, *invited), "text": hash} | facts
    return delegate(world, proposal.Table, by, **facts)


def submit(world: World, of: str, by: str, *changes: Change, **facts: Any) -> str:
    """Submits an amendment to the text in force; the act's id."""
    facts = {"base": the_proposal(world, of).text, "sponsors": (by,)} | facts
    return delegate(world, amendment.Submit, by, proposal=of, changes=changes, **facts)


def accept(world: World, id: str, by: str) -> None:
    text = the_proposal(world, the_amendment(world, id).proposal).text
    delegate(world, amendment.Accept, by, amendment=id, text=text)


def join(world: World, of: str, *members: str) -> None:
    """Members become co-sponsors of a proposal."""
    for member in members:
        delegate(world, sponsorship.Cosponsor, member, proposal=of)


def revise(world: World, of: str, by: str, *changes: Change, oral: bool = False) -> None:
    delegate(world, revising.Revise, by, proposal=of, base=the_proposal(world, of).text, changes=changes, oral=oral)


def render(world: World, of: str, language: Language, words: dict[str, str], title: str = "Titre", **facts: Any) -> str:
    """Puts clauses of the text in force into another language; the hash of the rendering."""
    text = in_force(world, of)
    found = {id: Rendered(text=line, of=rendering.source(clause_of(text, id).text)) for id, line in words.items()}
    hash = keep(world, rendering.encode(Rendering(language, title, found)))
    facts = {"proposal": of, "base": the_proposal(world, of).text, "language": language, "rendering": hash} | facts
    world.do(revising.Render, SECRETARIAT, **facts)
    return hash


def vote(world: World, sitting: str, noun: Any, id: str, of: str, *, yes: int, no: int, **facts: Any) -> Ballot:
    """Puts something to the vote, and returns the locked ballot."""
    voting = put(world, sitting, noun, id, of, **facts)
    for place, voter in enumerate(world.members[: yes + no]):
        world.cast(voting, voter, "in_favour" if place < yes else "against")
    return world.lock(voting)


def put(world: World, sitting: str, noun: Any, id: str, of: str, **facts: Any) -> Ballot:
    """Opens a ballot on something of a proposal, or on what is about none."""
    facts = {"majority": "simple", "waive_circulation": True} | facts
    text = the_proposal(world, of).text if of else motion.NO_TEXT
    opened = chair(world, ballot.Open, meeting=sitting, noun=noun, subject=id, text=text, **facts)
    return world.state.objects(Ballot)[opened]


def moved(world: World, of: str, *clauses: Sequence[str], by: str | None = None) -> str:
    """Moves that a proposal be divided, the chair where no member does; the id of the motion."""
    facts = {"proposal": of, "parts": tuple(tuple(part) for part in clauses)}
    return chair(world, division.Divide, **facts) if by is None else delegate(world, division.Divide, by, **facts)


def move(world: World, sitting: str, kind: motion.Kind, by: str | None = None, **facts: Any) -> str:
    """Makes a procedural motion, the chair where no member does; its id."""
    facts = {"meeting": sitting, "motion": kind} | facts
    return chair(world, motion.Move, **facts) if by is None else delegate(world, motion.Move, by, **facts)


def parts(world: World, of: str, *clauses: Sequence[str]) -> list[str]:
    """Divides a proposal, nobody objecting; the ids of its parts."""
    chair(world, division.Grant, division=moved(world, of, *clauses))
    return list(the_proposal(world, of).parts)


def change_rules(world: World, by: str, title: str = "Another rule", **settings: Any) -> str:
    """A member proposes to change the rules, parameters written with two underscores for a point."""
    version = world.state.objects(Assembly)[world.assembly].profile.version
    named = tuple(rules_change.Setting(name.replace("__", "."), value) for name, value in settings.items())
    return delegate(world, rules_change.Propose, by, title=title, version=version, settings=named)


def worked(seed: str = "worked") -> World:
    """A world that holds every kind of object, and in which every way of working on a text was gone."""
    world = small(seed)
    sitting = next(iter(world.state.objects(Ballot).values())).meeting
    of = world.table("KEN", "Shared incidents")
    delegate(world, sponsorship.OpenSponsorship, "KEN", proposal=of, open=True)
    join(world, of, "TUV")
    revise(world, of, "KEN", reword(in_force(world, of), "opera2", "remain seized", "stay seized"))
    render(world, of, "fr", {"opera1": "Prie tous les membres de partager les essais"})
    text = in_force(world, of)
    first = submit(world, of, "FRA", reword(text, "opera1", "all members", "each member"))
    new = InsertClause("opera2", "operative", Clause("opera3", "operative", "Invites all to learn", 7))
    second = submit(world, of, "CHN", new, reword(text, "pream1", "Recalling", "Affirming"))
    third = submit(world, of, "ARG", reword(text, "opera1", "share tests", "hide tests"))
    chair(world, ruling.Order, proposal=of, order=(third, first, second))
    ruled = chair(world, ruling.RuleNotReceivable, amendment=third, reason="It negates the proposal")
    delegate(world, ruling.Appeal, "ARG", ruling=ruled)
    vote(world, sitting, "ruling", ruled, of, yes=1, no=3)
    chair(world, redrafting.Divide, amendment=second, parts=((0,), (1,)))
    asked = chair(world, en_bloc.Ask, proposal=of, text=the_proposal(world, of).text, amendments=(first,))
    chair(world, en_bloc.Adopt, en_bloc=asked, text=the_proposal(world, of).text)
    for id, each in list(world.state.objects(Amendment).items()):
        if each.proposal == of and each.state == "circulated":
            vote(world, sitting, "amendment", id, of, yes=3, no=1)
    [part] = parts(world, of, ["opera3"])
    vote(world, sitting, "part", part, of, yes=1, no=3)
    vote(world, sitting, "proposal", of, of, yes=4, no=0)
    raised = move(world, sitting, "point_of_order", "CHN", words="The French version is missing")
    chair(world, motion.Rule, motion=raised, verdict="upheld", words="It is being distributed")
    limited = move(world, sitting, "limit_speaking_time", "KEN", minutes=5)
    delegate(world, motion.Speak, "TUV", motion=limited, side="against")
    vote(world, sitting, "motion", limited, "", yes=3, no=1)
    delegate(world, statement.Explain, "FRA", noun="proposal", subject=of, words="We voted for what we can apply.")
    clauses = (revising.Settled(clause="opera1", status="agreed"),)
    later = world.table("TUV", "Another norm")
    chair(world, revising.Settle, proposal=later, text=the_proposal(world, later).text, clauses=clauses)
    elect(Hall(world, sitting))
    change_rules(world, "TUV", eov_minutes=5)
    return world


def elect(hall: Hall) -> None:
    """One place filled by lot after two ballots by open entry, and one by a ranked ballot."""
    of = hall.standing("Ada", "Ben")
    for _ in range(2):
        ballot = hall.ballot(of)
        for by, name in zip(hall.world.members, ("Ada", "Ada", "Ben", "Ben", ""), strict=True):
            hall.cast(ballot, by, *([name] if name else []))
        hall.close(ballot)
    chair(hall.world, election.Draw, election=of)
    ranked = hall.ballot(hall.standing("Cem", "Dan", places=2, method="schulze"))
    hall.cast(ranked, hall.world.members[0], "Dan", "Cem")
    hall.close(ranked)
