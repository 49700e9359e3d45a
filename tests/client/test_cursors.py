"""Cursors: whatever is lost, doubled or comes late, a client takes each entry once and in order, or notices the gap."""

from hypothesis import given
from hypothesis import strategies as st

from deliberation.client.cursors import Cursors


@st.composite
def streams(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """The frames of two audiences, as a hub sends them: each begins where its audience's last one ended."""
    frames = []
    told = {"public": -1, "members": -1}
    for index in range(draw(st.integers(0, 30))):
        for audience in draw(st.sets(st.sampled_from(sorted(told)), max_size=2)):
            frames.append((audience, told[audience], index))
            told[audience] = index
    return frames


@given(streams(), st.data())
def test_no_frame_is_taken_twice_and_none_is_skipped(frames: list[tuple[str, int, int]], data: st.DataObject) -> None:
    cursors = Cursors(-1)
    taken: list[tuple[str, int, int]] = []
    place = 0
    for _ in range(200):
        if place >= len(frames):
            break
        if data.draw(st.booleans()):  # one is lost, or the connection breaks
            place += data.draw(st.integers(0, 2))
        if place >= len(frames):
            break
        heard = cursors.hear(*frames[place])
        if heard == "next":
            taken.append(frames[place])
        if heard == "gap":
            since = cursors.since(["public", "members"])
            place = next(at for at, (_, _, upto) in enumerate(frames) if upto > since)
        else:
            place += 1
    for audience in ("public", "members"):
        mine = [frame for frame in frames if frame[0] == audience]
        got = [frame for frame in taken if frame[0] == audience]
        assert got == mine[: len(got)]


def test_a_snapshot_in_the_middle_of_a_frame_takes_it() -> None:
    cursors = Cursors(5)
    assert cursors.hear("public", 3, 5) == "repeated"
    assert cursors.hear("public", 3, 6) == "next"
    assert cursors.hear("public", 7, 8) == "gap"
    assert cursors.since(["public"]) == 6
    assert cursors.since(["public", "members"]) == 5
    assert Cursors(5).since([]) == 5
