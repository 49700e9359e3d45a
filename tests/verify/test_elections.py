"""A record with elections, done again by the verifier from what is published."""

from deliberation.core.poll import Poll
from tests.drafting import worked
from tests.verify.records import verdict


def test_a_record_with_elections_holds() -> None:
    assert verdict(worked().files(), policy=None).holds


def test_papers_that_were_altered_or_kept_back_are_found() -> None:
    world = worked()
    ballot = next(each for each in world.state.objects(Poll).values() if each.openings)
    path = f"blob/{ballot.openings}"
    files = world.files()
    for forged in (files | {path: files[path].replace(b"Ada", b"Ben")}, {k: v for k, v in files.items() if k != path}):
        report = verdict(forged, policy=None)
        assert not report.holds
        assert report.first is not None
        assert report.first.file == path
