"""Changes of the rules on a real database: kept, told, rebuilt and verified as everything else."""

from deliberation.core import ballot, rules_change
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.canonical import encode
from deliberation.core.law import blob
from deliberation.core.profiles.ga import GA
from deliberation.core.rules_change import RulesChange, Setting
from tests.check import check
from tests.drafting import change_rules, worked
from tests.memory import World as Memory
from tests.verify.records import verdict
from tests.world import CHAIR, SECRETARIAT, World, delegate_of

KEN, FRA = delegate_of("KEN"), delegate_of("FRA")
MAJORITY = {"base": "members", "numerator": 1, "denominator": 2, "strict": True, "vetoes": ["FRA"]}


async def propose(world: World, *settings: Setting) -> str:
    version = (await world.get(Assembly, world.id)).profile.version
    facts = {"member": "KEN", "title": "Another rule", "version": version, "settings": settings}
    return (await world.do(KEN, rules_change.Propose, **facts)).id


async def test_a_change_is_voted_on_and_the_next_ballot_is_by_the_new_rules(world: World) -> None:
    """P-109: a majority of one's own, with a veto, is proposed, reported on, carried and used."""
    sitting = await world.meet()
    id = await propose(
        world, Setting("majorities.guarded", MAJORITY), Setting("plenary_majorities", ["simple", "guarded"])
    )
    await world.do(SECRETARIAT, rules_change.Report, change=id, report="A/80/500")
    put = {"meeting": sitting, "noun": "rules", "subject": id, "text": blob(encode(GA)).id, "majority": "simple"}
    on = await world.get(Ballot, (await world.do(CHAIR, ballot.Open, **put)).id)
    for member in world.members:
        await world.cast(on, member)
    outcome = (await world.lock(on)).outcome
    assert outcome is not None
    assert (outcome.provision, outcome.profile) == ("P-109", "ga/2")
    home = await world.get(Assembly, world.id)
    assert (home.profile.version, [each.profile for each in home.former]) == (3, [GA])
    assert (await world.get(RulesChange, id)).state == "adopted"

    guarded = await world.open(sitting, "proposal", await world.table("KEN"), "guarded")
    for member in world.members:
        await world.cast(guarded, member, "against" if member == "FRA" else "in_favour")
    vetoed = (await world.lock(guarded)).outcome
    assert vetoed is not None
    assert (vetoed.profile, vetoed.reason, vetoed.vetoed) == ("ga/3", "vetoed", ("FRA",))
    await check(world)


async def test_one_that_somebody_objects_to_stays_and_another_is_adopted(world: World) -> None:
    """P-81."""
    await world.meet()
    first = await propose(world, Setting("eov_minutes", 5))
    second = await propose(world, Setting("eov_minutes", 7))
    for id in (first, second):
        await world.do(SECRETARIAT, rules_change.Report, change=id, report="A/80/500")
        await world.do(CHAIR, rules_change.Ask, change=id)
    await world.do(FRA, rules_change.Object, member="FRA", change=first)
    async with world.refuses("rules_not_asked"):
        await world.do(CHAIR, rules_change.Adopt, change=first)
    await world.do(CHAIR, rules_change.Adopt, change=second)
    assert (await world.get(Assembly, world.id)).profile.eov_minutes == 7
    assert (await world.get(RulesChange, first)).state == "overtaken"
    await check(world)


def test_a_record_with_a_change_of_the_rules_is_verified() -> None:
    """Each decision by the version that it was taken under, and no other."""
    world: Memory = worked("rules")
    id = change_rules(world, "KEN", second_vote_scope="none")
    world.do(rules_change.Report, SECRETARIAT, change=id, report="A/80/500")
    world.do(rules_change.Ask, CHAIR, change=id)
    world.do(rules_change.Adopt, CHAIR, change=id)
    on = world.open(next(iter(world.state.objects(Ballot).values())).meeting, "proposal", world.table("KEN"))
    world.cast(on, "KEN", "in_favour")
    world.cast(on, "FRA", "against")
    outcome = world.lock(on).outcome
    assert outcome is not None
    assert (outcome.profile, outcome.result) == ("ga/3", "rejected")
    report = verdict(world.files(), policy=world.policy.encode())
    assert report.holds, report.first
