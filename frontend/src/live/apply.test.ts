import { describe, expect, it } from "vitest";
import { applyChanges, applySnapshot, Cursors, type Frame, noObjects, type Objects } from "./apply";
import type { AnyObject, Ballot, Comment, Meeting, Snapshot, Vote } from "./nouns";

const meeting = (entry: number, present: string[]): Meeting => ({
  noun: "meeting",
  id: "m1",
  entry,
  number: 1,
  title: "First",
  body: "plenary",
  state: "open",
  present,
  voting: null,
  minutes: null,
});
const vote = (entry: number, member: string): Vote => ({
  noun: "vote",
  id: `b1.${member}`,
  entry,
  ballot: "b1",
  member,
});
const ballot = (entry: number, locked: string | null): Ballot =>
  ({ noun: "ballot", id: "b1", entry, number: 1, locked, annulled: null }) as unknown as Ballot;
const comment = (entry: number): Comment => ({ noun: "comment", id: "c1", entry }) as unknown as Comment;

function frame(after: number, upto: number, changes: AnyObject[] = [], audience = "public"): Frame {
  return { type: "frame", audience, after, upto, at: "2026-11-24T14:00:00Z", changes };
}

function snapshot(index: number, objects: AnyObject[]): Snapshot {
  const viewer = { role: "public" as const, audiences: ["public"] };
  return { assembly: "demo", index, at: "", origin: "", vkey: "", viewer, objects };
}

function shown(objects: Objects): unknown {
  return Object.fromEntries(Object.entries(objects).map(([noun, kept]) => [noun, Object.fromEntries(kept)]));
}

function taken(from: Snapshot, ...frames: Frame[]): Objects {
  const objects = noObjects();
  applySnapshot(objects, from);
  const cursors = new Cursors(from.index);
  for (const each of frames) if (cursors.judge(each) === "apply") applyChanges(objects, each.changes);
  return objects;
}

describe("the old snapshot with the frames", () => {
  const old = snapshot(10, [meeting(8, ["KEN"]), ballot(9, null), vote(10, "KEN")]);
  const frames = [
    frame(10, 12, [vote(11, "CHL"), vote(12, "KEN")]),
    frame(12, 13, [meeting(13, ["KEN", "NOR"])]),
    frame(13, 14, [ballot(14, "2026-11-24T15:00:00Z"), meeting(14, ["KEN", "NOR"])]),
  ];

  it("is the new snapshot, the votes of a locked ballot being gone", () => {
    const fresh = snapshot(14, [meeting(14, ["KEN", "NOR"]), ballot(14, "2026-11-24T15:00:00Z")]);
    expect(shown(taken(old, ...frames))).toEqual(shown(taken(fresh)));
  });

  it("is the same when frames come twice, or begin before the snapshot", () => {
    const twice = [frame(7, 10, [meeting(8, [])]), ...frames, ...frames];
    expect(shown(taken(old, ...twice))).toEqual(shown(taken(old, ...frames)));
  });

  it("is the same as a later snapshot laid over it, which keeps the very objects that did not change", () => {
    const objects = taken(old, frames[0]!);
    const kept = objects.meeting.get("m1");
    applySnapshot(objects, snapshot(12, [meeting(8, ["KEN"]), ballot(9, null), vote(12, "KEN")]));
    expect(objects.meeting.get("m1")).toBe(kept);
    expect([...objects.vote.keys()]).toEqual(["b1.KEN"]);
  });
});

describe("applying changes", () => {
  it("lets the later version of an object win, in whatever order they come", () => {
    const objects = noObjects();
    applyChanges(objects, [meeting(5, ["KEN"]), meeting(4, [])]);
    expect(objects.meeting.get("m1")?.present).toEqual(["KEN"]);
  });

  it("takes no vote on a locked ballot and leaves other ballots' votes", () => {
    const objects = noObjects();
    applyChanges(objects, [{ ...vote(3, "NOR"), id: "b2.NOR", ballot: "b2" }, ballot(5, "now"), vote(4, "KEN")]);
    expect([...objects.vote.keys()]).toEqual(["b2.NOR"]);
  });

  it("leaves what a newer server calls by a noun that is unknown here", () => {
    const objects = noObjects();
    applyChanges(objects, [{ noun: "petition", id: "x", entry: 1 } as unknown as AnyObject]);
    expect(shown(objects)).toEqual(shown(noObjects()));
  });

  it("drops comments at a new snapshot, for threads are asked for again", () => {
    const objects = noObjects();
    applyChanges(objects, [comment(3)]);
    applySnapshot(objects, snapshot(9, []));
    expect(objects.comment.size).toBe(0);
  });
});

describe("cursors", () => {
  it("accept a frame that follows, ignore a known one, and find a gap", () => {
    const cursors = new Cursors(10);
    expect(cursors.judge(frame(10, 12))).toBe("apply");
    expect(cursors.judge(frame(10, 12))).toBe("ignore");
    expect(cursors.judge(frame(11, 13))).toBe("apply");
    expect(cursors.judge(frame(14, 15))).toBe("gap");
    expect(cursors.since(["public"])).toBe(13);
  });

  it("keep each audience by itself and resume at the one that is furthest behind", () => {
    const cursors = new Cursors(10);
    cursors.judge(frame(10, 20));
    expect(cursors.judge(frame(10, 15, [], "members"))).toBe("apply");
    expect(cursors.since(["public", "members"])).toBe(15);
    expect(cursors.since(["public", "members", "bureau"])).toBe(10);
    cursors.restart(30);
    expect(cursors.since(["public", "members"])).toBe(30);
  });
});
