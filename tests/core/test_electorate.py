"""The electorate: who has a vote and why, beside a slow model, and on the frozen roll (P-01 to P-11)."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import accreditation, ballot, electorate, key, meeting, member, standing
from deliberation.core.accreditation import Grantee
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.electorate import Line
from deliberation.core.envelope import b64
from deliberation.core.member import Arrears, Credentials, Leaving, Member, Permission, Standing
from deliberation.core.profiles.ga import GA
from deliberation.core.standing import Owing
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses
from tests.vectors import make_electorate
from tests.verify.records import verdict

TODAY = "2026-09-15"
UNESCO = msgspec.structs.replace(GA, arrears_rule="unesco")
STRICT = msgspec.structs.replace(GA, challenged_credentials_may_vote=False)
DAYS = ("2026-09-14", TODAY, "2026-09-16")
KEN = delegate_of("KEN")


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def owing(owed: int, due: int) -> Arrears:
    return Arrears(owed=owed, due=due, currency="USD", notice="A/80/712")


def line(now: Standing, profile: Any = GA) -> Line:
    return electorate.line_of(Member(id="KEN", name="Kenya", standing=now), profile, TODAY)


# the comparison (P-05)


@pytest.mark.parametrize(
    ("owed", "due", "charter", "unesco"),
    [
        (999, 1000, True, True),
        (1000, 1000, False, True),
        (1001, 1000, False, False),
        (0, 0, True, True),
        (1, 0, False, False),
        (0, 1000, True, True),
        (10**15, 10**15, False, True),
        (10**15 - 1, 10**15, True, True),
    ],
)
def test_arrears_as_high_as_two_years_take_the_vote_and_at_unesco_only_higher_ones(
    owed: int, due: int, charter: bool, unesco: bool
) -> None:
    """P-05: "equals or exceeds"; and who owes nothing is not in arrears, though nothing was due either."""
    assert line(Standing(arrears=owing(owed, due))).entitled is charter
    assert line(Standing(arrears=owing(owed, due)), UNESCO).entitled is unesco


@pytest.mark.parametrize(("until", "entitled"), [("2026-09-14", False), (TODAY, True), ("2026-12-31", True)])
def test_a_permission_holds_to_the_end_of_its_last_day(until: str, entitled: bool) -> None:
    """P-06."""
    now = Standing(arrears=owing(5, 5), permission=Permission(decision="80/5", until=until))
    found = line(now)
    assert (found.entitled, found.reason) == ((True, "permitted") if entitled else (False, "arrears"))
    assert found.cites == ("80/5" if entitled else "A/80/712")
    assert (found.owed, found.due, found.currency) == (5, 5, "USD")


STANDINGS = st.builds(
    Standing,
    joins=st.none() | st.sampled_from(DAYS),
    arrears=st.none() | st.builds(owing, st.integers(0, 3), st.integers(0, 3)),
    permission=st.none() | st.builds(Permission, decision=st.just("80/5"), until=st.sampled_from(DAYS)),
    credentials=st.none()
    | st.builds(Credentials, state=st.sampled_from(["challenged", "accepted", "rejected"]), cites=st.just("A/80/1")),
    suspended=st.none() | st.just("80/9"),
    leaving=st.none() | st.builds(Leaving, notice=st.just("letter"), day=st.sampled_from(DAYS)),
)


@given(st.lists(STANDINGS, max_size=6), st.sampled_from([GA, UNESCO, STRICT]))
def test_the_roll_is_that_of_the_slow_model(standings: list[Standing], profile: Any) -> None:
    members = [Member(id=f"M{place}", name=f"M{place}", standing=now) for place, now in enumerate(standings)]
    world = World()
    home = msgspec.structs.replace(_home(world), profile=profile)
    lines = electorate.roll(members, home, world.now)
    slow = {each.id: _may_vote(each.standing, profile) for each in members if _belongs(each.standing)}
    assert {each.member: each.entitled for each in lines} == slow
    for each in lines:
        assert each.rule == electorate.RULES[each.reason]
        assert each.entitled == (each.reason in electorate.ENTITLING)
        assert (each.cites is None) == (each.reason == "member")


def _belongs(now: Standing) -> bool:
    has_joined = now.joins is None or now.joins in DAYS[:2]
    has_left = now.leaving is not None and now.leaving.day in DAYS[:2]
    return has_joined and not has_left


def _may_vote(now: Standing, profile: Any) -> bool:
    """In the words of the rules: all vote, but for those of whom one of four things is so."""
    owes = now.arrears is not None and now.arrears.owed > 0
    much = owes and now.arrears is not None and now.arrears.owed - now.arrears.due >= 0
    if profile.arrears_rule == "unesco":
        much = owes and now.arrears is not None and now.arrears.owed - now.arrears.due >= 1
    forgiven = now.permission is not None and now.permission.until in DAYS[1:]
    state = None if now.credentials is None else now.credentials.state
    unseated = state == "rejected" or (state == "challenged" and not profile.challenged_credentials_may_vote)
    return not (now.suspended is not None or unseated or (much and not forgiven))


def _home(world: World) -> Any:
    world.found()
    return world.state.objects(Assembly)[world.assembly]


# the frozen roll


def arrears(world: World, id: str, owed: int = 200, due: int = 200) -> None:
    line = Owing(member=id, owed=owed, due=due)
    world.do(standing.NoteArrears, SECRETARIAT, notice="A/80/712", currency="USD", members=(line,))


def permit(world: World, id: str, until: str = "2026-12-31") -> None:
    world.do(standing.Permit, CHAIR, members=(id,), decision="80/5", until=until)


def credentials(world: World, id: str, state: str) -> None:
    world.do(standing.NoteCredentials, CHAIR, members=(id,), state=state, cites="A/80/600")


def reasons(world: World, on: Ballot) -> dict[str, str]:
    rolled = msgspec.json.decode(world.blobs[on.roll_hash], type=ballot.Roll)
    assert tuple(voter.member for voter in rolled.voters) == on.roll
    return {each.member: each.reason for each in rolled.reasons}


def test_the_published_roll_says_of_each_member_why(world: World) -> None:
    arrears(world, "ARG")
    arrears(world, "CHN")
    permit(world, "CHN")
    credentials(world, "FRA", "challenged")
    world.do(standing.Suspend, SECRETARIAT, members=("TUV",), decision="80/9")
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    assert on.roll == ("CHN", "FRA", "KEN")
    assert reasons(world, on) == {"ARG": "arrears", "CHN": "permitted", "FRA": "challenged", "TUV": "suspended"}
    assert (on.members, on.quorum, len(on.present)) == (5, 3, 5)  # P-07


def test_a_roll_of_which_nothing_is_to_be_said_has_the_bytes_it_always_had(world: World) -> None:
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    assert msgspec.json.decode(world.blobs[on.roll_hash]).keys() == {"ballot", "voters"}


def test_without_a_vote_a_member_counts_for_the_quorum_speaks_and_proposes(world: World) -> None:
    """P-07."""
    arrears(world, "KEN")
    called = world.do(meeting.Call, CHAIR, title="Sitting", body="plenary")
    for id in ("KEN", "FRA", "ARG"):
        world.do(meeting.Declare, delegate_of(id), member=id, meeting=called.id, present=True)
    world.do(meeting.Open, CHAIR, meeting=called.id)
    tabled = world.table("KEN")
    world.amend(tabled, "KEN")
    world.comment(tabled, "KEN", "We will pay")
    other = world.table("FRA", "Other tests")
    on = world.open(called.id, "proposal", other)
    with refuses("vote_lost_by_arrears", world.state, member="KEN", owed="USD 2.00", due="USD 2.00", cites="A/80/712"):
        world.cast(on, "KEN", "in_favour")
    world.cast(on, "FRA", "in_favour")
    locked = world.lock(on)
    assert locked.outcome is not None
    assert (locked.outcome.result, locked.outcome.present, locked.outcome.tally.not_voting) == ("adopted", 3, 3)


@pytest.mark.parametrize(
    ("state", "code"), [("challenged", "credentials_challenged"), ("rejected", "credentials_rejected")]
)
def test_credentials_take_the_vote_where_the_rules_say_so(state: str, code: str) -> None:
    """P-04: challenged ones only under rules that do not seat provisionally."""
    world = World()
    world.profile = STRICT
    world.found()
    tabled = world.table("KEN")
    credentials(world, "FRA", state)
    on = world.open(world.meet(), "proposal", tabled)
    if state == "challenged":
        with refuses("credentials_challenged", world.state, member="FRA", cites="A/80/600"):
            world.cast(on, "FRA", "in_favour")
    else:
        with refuses("credentials_rejected", world.state, member="FRA"):
            world.cast(on, "FRA", "in_favour")
    credentials(world, "FRA", "accepted")
    with refuses(code, world.state, member="FRA"):  # this roll is fixed
        world.cast(on, "FRA", "in_favour")
    world.lock(on)
    again = world.open(next(iter(world.state.objects(meeting.Meeting))), "proposal", world.table("KEN", "More tests"))
    world.cast(again, "FRA", "against")


def test_an_open_ballot_keeps_its_roll_whatever_is_decided_meanwhile(world: World) -> None:
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    arrears(world, "ARG")
    credentials(world, "CHN", "rejected")
    world.do(standing.Suspend, CHAIR, members=("FRA",), decision="80/9")
    world.do(standing.Withdraw, SECRETARIAT, members=("TUV",), notice="letter", day="2026-09-15")
    for id in world.members:
        world.cast(on, id, "in_favour")
    locked = world.lock(on)
    assert locked.outcome is not None
    assert locked.outcome.tally.in_favour == 5


def test_who_is_suspended_or_not_seated_or_gone_does_nothing_for_the_member(world: World) -> None:
    tabled = world.table("KEN")
    credentials(world, "CHN", "rejected")
    world.do(standing.Suspend, CHAIR, members=("FRA",), decision="80/9")
    world.do(standing.Withdraw, SECRETARIAT, members=("TUV",), notice="letter", day="2026-09-15")
    for id, code in (("CHN", "credentials_rejected"), ("FRA", "member_suspended"), ("TUV", "not_a_member")):
        with refuses(code, world.state, member=id):
            world.table(id, "Other tests")
        with refuses(code, world.state, member=id):
            world.comment(tabled, id, f"Words of {id}")
    world.do(standing.Restore, CHAIR, members=("FRA", "TUV"), decision="80/10")
    credentials(world, "CHN", "accepted")
    for id in ("CHN", "FRA", "TUV"):
        world.comment(tabled, id, f"Words again of {id}")


def test_who_left_is_no_member_of_any_quorum_and_who_joins_later_not_yet(world: World) -> None:
    """P-11, P-07, P-112: from one day at the seat to the other, without anybody doing anything."""
    world.do(
        member.Admit, SECRETARIAT, members=(member.Admitted(member="BRA", name="Brazil"),), decision="Instrument 7",
        joins="2026-09-17",
    )  # fmt: skip
    world.do(standing.Withdraw, SECRETARIAT, members=("TUV", "ARG"), notice="letter", day="2026-09-16")
    sitting = world.meet()
    first = world.open(sitting, "proposal", world.table("KEN"))
    assert (first.members, first.roll) == (5, world.members)
    world.lock(first)
    world.now += timedelta(days=1)
    second = world.open(sitting, "proposal", world.table("KEN", "Second"))
    assert (second.members, second.quorum, second.roll) == (3, 2, ("CHN", "FRA", "KEN"))
    assert second.present == second.roll
    with refuses("not_on_roll", world.state, member="TUV"):
        world.cast(second, "TUV", "against")
    world.lock(second)
    world.now += timedelta(days=1)
    third = world.open(sitting, "proposal", world.table("KEN", "Third"))
    assert (third.members, third.roll) == (4, ("BRA", "CHN", "FRA", "KEN"))


def test_the_day_is_that_of_the_seat() -> None:
    """10:00 in UTC on the 15th is 00:00 on the 16th in Kiritimati."""
    world = World()
    world.time_zone = "Pacific/Kiritimati"
    world.found()
    with refuses("day_past", world.state, day="2026-09-15", today="2026-09-16"):
        permit(world, "KEN", "2026-09-15")
    permit(world, "KEN", "2026-09-16")


# who acts in the delegation (P-08, P-09)


def test_the_chair_has_no_vote_and_another_of_the_delegation_has(world: World) -> None:
    """P-08: whoever presides, the member votes by its delegate; no accreditation of a chair is a member's."""
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    asked = {"ballot": on.id, "question": on.question, "commitment": "0" * 64}
    with refuses("chair_does_not_vote", world.state):
        world.do(ballot.Cast, CHAIR, member="KEN", **asked)
    with refuses("delegate_needs_member", world.state):
        grantee = Grantee(accreditation="chair-2", role="chair", member="KEN")
        world.do(accreditation.Grant, SECRETARIAT, grantees=(grantee,))
    with refuses("no_vote_to_hold", world.state):
        world.enrol(CHAIR, votes=True, device="tablet")
    with refuses("not_permitted", world.state, role="chair", kind="key.entrust"):
        world.do(key.Entrust, CHAIR, member="KEN", public_key=public(world, CHAIR))
    world.cast(on, "KEN", "in_favour")


def test_the_vote_goes_from_hand_to_hand_within_the_delegation_alone(world: World) -> None:
    """P-09: one key at a time; each change of hands is an entry; a key that was revoked takes nothing over."""
    grantee = Grantee(accreditation="ken-2", role="delegate", member="KEN")
    world.do(accreditation.Grant, SECRETARIAT, grantees=(grantee,))
    world.enrol("ken-2")
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    with refuses("not_voting_key", world.state, member="KEN"):
        world.enter(world.raw(by(world, world.cast_act(on, "KEN", "against"), "ken-2")))
    world.do(key.Entrust, "ken-2", member="KEN", public_key=public(world, "ken-2"))
    with refuses("not_voting_key", world.state, member="KEN"):
        world.cast(on, "KEN", "in_favour")
    world.enter(world.raw(by(world, world.cast_act(on, "KEN", "against"), "ken-2")))
    with refuses("not_your_member", world.state, member="FRA"):
        world.do(key.Entrust, "ken-2", member="FRA", public_key=public(world, "ken-2"))
    with refuses("not_your_key", world.state):
        world.do(key.Entrust, "ken-2", member="KEN", public_key=public(world, KEN))
    world.do(key.Disaccredit, SECRETARIAT, accreditation="ken-2")
    assert world.state.objects(Member)["KEN"].voting_key is None
    with refuses("key_revoked", world.state):
        world.do(key.Entrust, "ken-2", member="KEN", public_key=public(world, "ken-2"))
    world.do(key.Entrust, KEN, member="KEN", public_key=public(world, KEN))
    world.cast(on, "KEN", "abstaining")
    locked = world.lock(on)
    assert locked.outcome is not None
    assert locked.outcome.tally.abstaining == 1


def public(world: World, who: str) -> str:
    return b64(world.key(who).public)


def by(world: World, act: Any, who: str) -> Any:
    return msgspec.structs.replace(act, actor=who)


# the whole record


def test_a_record_with_all_of_this_is_verified(world: World) -> None:
    tabled = world.table("KEN")
    arrears(world, "ARG")
    arrears(world, "CHN")
    permit(world, "CHN")
    credentials(world, "FRA", "challenged")
    world.do(standing.Suspend, CHAIR, members=("TUV",), decision="80/9")
    on = world.open(world.meet(), "proposal", tabled)
    world.do(standing.Restore, CHAIR, members=("TUV",), decision="80/10")
    world.cast(on, "CHN", "in_favour")
    world.cast(on, "FRA", "against")
    world.cast(on, "KEN", "in_favour")
    world.lock(on)
    found = verdict(world.files(), policy=world.policy.encode())
    assert found.holds, found


def test_a_roll_that_hides_why_is_found_out(world: World) -> None:
    arrears(world, "ARG")
    on = world.open(world.meet(), "proposal", world.table("KEN"))
    world.lock(on)
    files = world.files()
    rolled = msgspec.json.decode(files[f"blob/{on.roll_hash}"])
    files[f"blob/{on.roll_hash}"] = msgspec.json.encode({"ballot": on.id, "voters": rolled["voters"]})
    assert not verdict(files, policy=world.policy.encode()).holds


def test_the_vectors_are_what_this_law_makes() -> None:
    assert make_electorate.FILE.read_text() == make_electorate.make()
