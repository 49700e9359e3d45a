"""Elections: nominations, the slate, ballots by open entry and by hand, lots, and what is refused (P-83 to P-93)."""

import msgspec
import pytest

from deliberation.core import accreditation, election, entry, member, poll
from deliberation.core.ballot import Openings
from deliberation.core.counting import lots
from deliberation.core.counting.papers import Count
from deliberation.core.counting.schulze import Comparison
from deliberation.core.counting.series import Call, End, Lots, Tally
from deliberation.core.fold import State
from deliberation.core.meeting import Adjourn, Meeting, Note
from deliberation.errors import BadFormat, BadProof
from tests.electing import Hall
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

SIXTY = [f"M{number:02}" for number in range(60)]


@pytest.fixture
def hall() -> Hall:
    world = World("elections")
    world.found()
    return Hall(world)


@pytest.fixture(scope="module")
def sixty() -> Hall:
    """A body of sixty, as in the worked elections."""
    world = World("sixty", SIXTY)
    world.found()
    return Hall(world)


def replayed(hall: Hall) -> None:
    """The record done again gives the same objects."""
    again = State(hall.world.blobs.get)
    for raw in hall.world.entries:
        again.add(raw)
    for kind in (election.Election, poll.Poll, poll.Paper, Meeting):
        assert again.objects(kind) == hall.world.state.objects(kind)


def test_one_place_is_filled_by_a_second_ballot_between_two(hall: Hall) -> None:
    """P-85, P-90, P-91: four papers and one that is blank; nobody reaches three, then Ada does."""
    of = hall.standing("Ada", "Ben", "Cem")
    first = hall.ballot(of)
    assert first.asked.call == Call(
        kind="initial", candidates=("Ada", "Ben", "Cem"), names=1, ordinary=1, reason="first"
    )
    papers = [("Ada",), ("Ada",), ("Ben",), ("Cem",), ()]
    members = hall.world.members
    hall.cast(first, members[0], "Ben")  # and changed (P-77)
    for by, names in zip(members, papers, strict=False):
        hall.cast(first, by, *names)
    said = hall.close(first).announced
    assert said is not None
    figures = (said.papers, said.invalid, said.valid, said.abstentions, said.voting, said.required)
    assert figures == (5, 0, 5, 1, 4, 3)
    then = hall.election(of).then
    assert isinstance(then, Call)
    assert then.kind == "special"  # Ben and Cem are level for the second place of the next ballot (P-89)
    assert then.candidates == ("Ben", "Cem")
    replayed(hall)


def test_a_tie_between_two_is_decided_by_lot(sixty: Hall) -> None:
    """E05 and E06 by hand: P-85; the lots can be drawn again by anybody from the seed that was committed to."""
    of = sixty.standing("A", "B", "C")
    first = sixty.counted(sixty.by_hand(of), 60, 1, 2, A=25, B=20, C=12)
    assert first.announced is not None
    assert (first.announced.voting, first.announced.required, first.announced.elected) == (57, 29, ())
    second = sixty.by_hand(of)
    assert (second.asked.call.kind, second.asked.call.candidates) == ("restricted", ("A", "B"))
    closed = sixty.counted(second, 60, 0, 4, A=28, B=28)
    then = sixty.election(of).then
    assert isinstance(then, Lots)
    with refuses("lots_first", sixty.world.state):
        sixty.world.enter(sixty.opening(of)[1])
    sixty.world.do(election.Draw, CHAIR, election=of)
    after = sixty.election(of)
    [drawing] = after.drawings
    assert poll.commitment_to(sixty.secret(closed.id)) == closed.commitment
    assert closed.entered is not None
    assert drawing.seed == closed.seed == poll.seed_of(sixty.secret(closed.id), poll.tally_hash(closed.entered))
    assert list(drawing.drawn) == lots.draw(drawing.seed, drawing.occasion, ["A", "B"])
    assert after.elected == drawing.drawn[:1]
    assert (after.state, after.then) == ("ended", End(reason="filled"))
    replayed(sixty)


def test_several_places_are_filled_over_several_ballots(sixty: Hall) -> None:
    """E13 by hand, ballot after ballot (P-86, P-87)."""
    of = sixty.standing(*"ABCDEF", places=3)
    rounds = [
        ({"A": 45, "B": 30, "C": 29, "D": 28, "E": 25, "F": 10}, "initial"),
        ({"B": 35, "C": 30, "D": 28, "E": 24}, "restricted"),
        ({"C": 30, "D": 30}, "restricted"),
        ({"C": 30, "D": 30}, "restricted"),
        ({"C": 25, "D": 20, "E": 10, "F": 5}, "unrestricted"),
        ({"C": 33, "D": 27}, "unrestricted"),
    ]
    for votes, kind in rounds:
        ballot = sixty.by_hand(of)
        assert ballot.asked.call.kind == kind
        sixty.counted(ballot, 60, **votes)
    after = sixty.election(of)
    assert (after.elected, after.polls, after.state) == (("A", "B", "C"), 6, "ended")
    with refuses("election_state", sixty.world.state, state="ended"):
        sixty.world.enter(sixty.opening(of)[1])


def test_a_clean_slate_is_declared_elected(hall: Hall) -> None:
    """P-83, annex V 16."""
    of = hall.standing("Ada", "Ben", places=2)
    hall.world.do(election.Declare, CHAIR, election=of)
    after = hall.election(of)
    assert (after.elected, after.slate, after.then) == (("Ada", "Ben"), True, End(reason="filled"))
    fewer = hall.standing("Ada", places=2)
    hall.world.do(election.Declare, CHAIR, election=fewer)
    assert hall.election(fewer).then == End(reason="nobody_left")


def test_a_member_may_ask_for_a_ballot_on_a_clean_slate(hall: Hall) -> None:
    """P-83: the slate is not declared then; a ballot is held, and needs the majority."""
    of = hall.standing("Ada")
    by, another = hall.world.members[1:3]
    hall.world.do(election.Demand, delegate_of(by), member=by, election=of)
    hall.world.do(election.Demand, delegate_of(another), member=another, election=of)
    assert hall.election(of).demanded == by
    with refuses("ballot_demanded", hall.world.state, member=by):
        hall.world.do(election.Declare, CHAIR, election=of)
    ballot = hall.ballot(of)
    for each in hall.world.members:
        hall.cast(ballot, each, "Ada")
    hall.close(ballot)
    assert hall.election(of).elected == ("Ada",)


def test_nominations(hall: Hall) -> None:
    """P-93."""
    of = hall.open()
    by, other = hall.world.members[:2]
    with refuses("no_candidates", hall.world.state):
        hall.world.do(election.Close, CHAIR, election=of)
    hall.nominate(of, "Ben", "Ada", by=by)
    assert [each.name for each in hall.election(of).candidates] == ["Ada", "Ben"]
    with refuses("candidate_stands", hall.world.state, name="ADA"):
        hall.nominate(of, "ADA", by=other)
    for name in (" Ada", "Ada  Lovelace"):
        with refuses("malformed", hall.world.state, why="name"):
            hall.nominate(of, name)
    with refuses("not_the_nominator", hall.world.state, name="Ada"):
        hall.world.do(election.Withdraw, delegate_of(other), member=other, election=of, name="Ada")
    with refuses("not_a_candidate", hall.world.state, name="Cem"):
        hall.world.do(election.Withdraw, delegate_of(by), member=by, election=of, name="Cem")
    with refuses("election_state", hall.world.state, state="nominating"):
        hall.world.enter(hall.opening(of)[1])
    hall.world.do(election.Close, CHAIR, election=of)
    with refuses("election_state", hall.world.state, state="nominated"):
        hall.nominate(of, "Cem")
    hall.world.do(election.Withdraw, delegate_of(by), member=by, election=of, name="Ada")
    then = hall.election(of).then
    assert isinstance(then, Call)
    assert then.candidates == ("Ben",)
    with refuses("no_candidates", hall.world.state):
        hall.world.do(election.Withdraw, delegate_of(by), member=by, election=of, name="Ben")


def test_a_list_has_an_end(hall: Hall) -> None:
    """No election of a million options: the list ends at 200."""
    of = hall.open()
    hall.nominate(of, *(f"Candidate {number}" for number in range(200)))
    with refuses("too_many_candidates", hall.world.state, most=200):
        hall.nominate(of, "One more")


def test_papers_that_say_too_much_are_invalid_and_blank_ones_abstain(hall: Hall) -> None:
    """P-90: such papers are taken, as they would be out of an urn, and counted as what they are."""
    of = hall.standing("Ada", "Ben", "Cem", places=2)
    ballot = hall.ballot(of)
    wrong = [("Ada", "Ben", "Cem"), ("Zoe",), ("Ada", "Ada"), ()]
    for by, names in zip(hall.world.members, wrong, strict=False):
        hall.cast(ballot, by, *names)
    said = hall.close(ballot).announced
    assert said is not None
    assert (said.papers, said.invalid, said.abstentions, said.voting, said.required) == (4, 3, 1, 0, None)
    then = hall.election(of).then
    assert isinstance(then, Call)
    assert then.reason == "nobody_voted"
    again = hall.ballot(of)
    assert (again.number, again.asked.call.kind) == (2, "initial")


@pytest.mark.parametrize(
    ("method", "places"), [("instant_runoff", 1), ("single_transferable", 2), ("schulze", 2), ("approval", 2)]
)
def test_one_ballot_of_ranked_papers_or_approvals(hall: Hall, method: str, places: int) -> None:
    of = hall.standing("Ada", "Ben", "Cem", places=places, method=method)
    ballot = hall.ballot(of)
    assert ballot.asked.call.names == 3
    for by in hall.world.members:
        hall.cast(ballot, by, "Cem", "Ada")
    closed = hall.close(ballot)
    after = hall.election(of)
    assert set(after.elected) == ({"Cem"} if places == 1 else {"Ada", "Cem"})
    assert after.state == "ended"
    assert isinstance(closed.count, Comparison if method == "schulze" else Count)
    replayed(hall)


def test_a_ranked_ballot_in_which_nobody_votes_is_held_again(hall: Hall) -> None:
    of = hall.standing("Ada", "Ben", method="schulze")
    ballot = hall.ballot(of)
    hall.cast(ballot, hall.world.members[0])
    assert hall.close(ballot).count is None
    assert hall.election(of).state == "balloting"
    assert hall.ballot(of).number == 2


def test_only_a_single_place_is_filled_by_instant_run_off(hall: Hall) -> None:
    with refuses("one_place_only", hall.world.state):
        hall.open(2, method="instant_runoff")
    of = hall.standing("Ada", method="schulze")
    with refuses("open_entry_only", hall.world.state):
        hall.by_hand(of)


def test_what_a_ballot_refuses(hall: Hall) -> None:
    world = hall.world
    by, other, third = world.members[:3]
    of = hall.standing("Ada", "Ben")
    with refuses("not_a_clean_slate", world.state, candidates=2, places=1):
        world.do(election.Declare, CHAIR, election=of)
    with refuses("election_state", world.state, state="nominated"):
        world.do(election.Draw, CHAIR, election=of)
    with refuses("other_candidates", world.state):
        world.enter(hall.opening(of, candidates=("Ada",))[1])
    for tellers in ((by,), (by, by), (by, other, third)):
        with refuses("poll_tellers", world.state):
            hall.by_hand(of, *tellers)
    with refuses("poll_tellers", world.state):
        hall.ballot(of, tellers=(by, other))
    on = hall.ballot(of)
    with refuses("voting_in_progress", world.state):
        world.do(Adjourn, CHAIR, meeting=hall.meeting)
    another = hall.standing("Cem")
    with refuses("voting_in_progress", world.state):
        hall.ballot(another)
    with refuses("other_question", world.state):
        world.enter(world.raw(msgspec.structs.replace(hall.cast_act(on, by, ["Ada"]), question="0" * 64)))
    with refuses("other_entry", world.state, entry="open"):
        hall.enter(on, 1, Ada=1)
    hall.cast(on, by, "Ada")
    hall.close(on)
    repeated = hall_in_ballots(hall)
    with refuses("no_lots", world.state):
        world.do(election.Draw, CHAIR, election=repeated)
    for late in (lambda: hall.cast(on, by, "Ben"), lambda: world.enter(hall.closing(on))):
        with refuses("poll_closed", world.state, number=1):
            late()


def hall_in_ballots(hall: Hall) -> str:
    """An election after a ballot on which nobody voted."""
    of = hall.standing("Cem", "Dan")
    hall.close(hall.ballot(of))
    return of


def test_a_paper_is_signed_by_the_key_that_holds_the_vote(hall: Hall) -> None:
    """P-09: another device of the same delegate does not hold it."""
    world, by = hall.world, hall.world.members[0]
    world.enrol(delegate_of(by), device="a tablet")
    on = hall.ballot(hall.standing("Ada", "Ben"))
    act = hall.cast_act(on, by, ["Ada"])
    with refuses("not_voting_key", world.state):
        world.enter(world.raw(act, world.key("a tablet")))


def test_a_member_admitted_later_is_not_on_the_roll(hall: Hall) -> None:

    on = hall.ballot(hall.standing("Ada", "Ben"))
    hall.world.do(member.Admit, SECRETARIAT, members=(member.Admitted(member="ZZZ", name="Latecomer"),))
    grantee = accreditation.Grantee(accreditation=delegate_of("ZZZ"), role="delegate", member="ZZZ")
    hall.world.do(accreditation.Grant, SECRETARIAT, grantees=(grantee,))
    hall.world.enrol(delegate_of("ZZZ"), votes=True)
    with refuses("not_on_roll", hall.world.state, member="ZZZ"):
        hall.cast(on, "ZZZ", "Ada")


def test_a_count_by_hand_needs_two_tellers(sixty: Hall) -> None:
    """P-91: a teller alone, a teller of something else, a count that was corrected."""
    of = sixty.standing("A", "B")
    on = sixty.by_hand(of)
    one, two = on.tellers
    with refuses("no_count_yet", sixty.world.state):
        sixty.close(on)
    with refuses("no_count_yet", sixty.world.state):
        sixty.world.do(poll.Confirm, delegate_of(one), member=one, poll=on.id, tally="0" * 64)
    with refuses("other_entry", sixty.world.state, entry="manual"):
        sixty.cast(on, one, "A")
    with refuses("impossible_count", sixty.world.state, why="papers"):
        sixty.enter(on, 61, A=61)
    sixty.enter(on, 60, A=31, B=29)
    sixty.confirm(on, one)
    with refuses("not_confirmed", sixty.world.state, confirmed=1):
        sixty.close(on)
    with refuses("not_a_poll_teller", sixty.world.state, member=SIXTY[5]):
        sixty.confirm(on, SIXTY[5])
    former = sixty.held(on.id).entered
    assert former is not None
    sixty.enter(on, 60, A=29, B=31)
    assert sixty.held(on.id).confirmed == ()
    with refuses("other_count", sixty.world.state):
        sixty.world.do(poll.Confirm, delegate_of(two), member=two, poll=on.id, tally=poll.tally_hash(former))
    sixty.confirm(on, one, two)
    sixty.close(on)
    assert sixty.election(of).elected == ("B",)


def test_no_ballot_without_a_quorum_or_a_meeting(hall: Hall) -> None:
    """P-14, P-16."""
    of = hall.standing("Ada", "Ben")
    members = hall.world.members

    hall.world.do(Note, SECRETARIAT, meeting=hall.meeting, members=members[1:], present=False)
    with refuses("decision_quorum", hall.world.state, present=1):
        hall.ballot(of)
    hall.world.do(Adjourn, CHAIR, meeting=hall.meeting)
    with refuses("meeting_not_open", hall.world.state):
        hall.ballot(of)


def test_a_forged_close_is_found(hall: Hall) -> None:
    """Another secret, a paper left out, a paper put in: each is found by who does the record again."""
    on = hall.ballot(hall.standing("Ada", "Ben"))
    by, other = hall.world.members[:2]
    hall.cast(on, by, "Ada")
    hall.cast(on, other, "Ben")
    true = hall.openings(on)
    with pytest.raises(BadProof, match="not the one that was committed to"):
        hall.world.enter(hall.closing(on, secret="0" * 64))
    with pytest.raises(BadProof, match="2 papers were handed in and 1 opened"):
        hall.world.enter(hall.closing(on, Openings(ballot=on.id, openings=true.openings[:1])))
    with pytest.raises(BadProof, match="not of its last paper"):
        hall.world.enter(hall.closing(on, Openings(ballot=on.id, openings=(true.openings[0], *true.openings))))
    altered = msgspec.structs.replace(true.openings[0], body='{"names":["Ben"]}')
    with pytest.raises(BadProof):
        hall.world.enter(hall.closing(on, Openings(ballot=on.id, openings=(altered, true.openings[1]))))
    hall.close(on)


@pytest.mark.parametrize("body", [b'{"names":"Ada"}', b'{"names":[""]}', b'{"choice":"Ada"}', b'{ "names":[]}', b""])
def test_a_paper_has_one_form(body: bytes) -> None:
    with refuses("malformed"):
        poll.marked(body)


@pytest.mark.parametrize("told", [{"secret": "0" * 64}, {"secret": 1, "openings": None}, {"x": 1}])
def test_what_is_given_has_one_form(hall: Hall, told: dict[str, object]) -> None:
    on = hall.ballot(hall.standing("Ada", "Ben"))
    act = hall.world.make(poll.Close, CHAIR, poll=on.id)
    raw = hall.world.raw(act)

    found = entry.parse(raw)
    with pytest.raises(BadFormat):
        hall.world.enter(entry.encode(found.act, entry.parse_instant(found.at), told))
    with pytest.raises(BadProof):
        hall.world.enter(raw)


def test_a_tally_has_one_hash() -> None:
    tally = Tally(papers=2, invalid=0, abstentions=0, votes={"B": 1, "A": 1})
    same = Tally(papers=2, invalid=0, abstentions=0, votes={"A": 1, "B": 1})
    assert poll.tally_hash(tally) == poll.tally_hash(same)
