import { describe, expect, it } from "vitest";
import type { Frame } from "./apply";
import type { EntryLine } from "./nouns";
import { LINES, noted, type RoomLine } from "./room";

const entry = (index: number, kind = "comment.post"): EntryLine => ({ index, kind, actor: "ken-1", at: "" });

function frame(upto: number, entries: EntryLine[], casts = 0, audience = "public"): Frame {
  return { type: "frame", audience, after: -1, upto, at: "", entries, changes: [], casts };
}

function after(...frames: Frame[]): readonly RoomLine[] {
  return frames.reduce<readonly RoomLine[]>((lines, each) => noted(lines, each, () => undefined), []);
}

describe("the lines of the room", () => {
  it("are an entry each, the latest first, told once however many audiences hear of it", () => {
    const lines = after(frame(4, [entry(3), entry(4)]), frame(4, [entry(4)], 0, "members"), frame(5, [entry(5)]));
    expect(lines.map(({ index }) => index)).toEqual([5, 4, 3]);
  });

  it("gather casts in one line that counts up, until something else happens", () => {
    const lines = after(frame(3, [], 4), frame(9, [], 6), frame(10, [entry(10)]), frame(12, [], 2));
    expect(lines.map(({ kind, casts }) => casts ?? kind)).toEqual([2, "comment.post", 10]);
  });

  it("have each a key of its own, where a turn ends with an entry after its casts, or has one for another audience", () => {
    const lines = after(
      frame(7, [entry(7, "ballot.lock")], 3),
      frame(9, [entry(9)], 0, "members"),
      frame(9, [], 1),
      frame(11, [entry(11)], 0, "members"),
    );
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    expect(lines.map(({ casts }) => casts)).toEqual([undefined, 1, undefined, 3, undefined]);
  });

  it("are not kept for ever", () => {
    const lines = after(...Array.from({ length: LINES + 5 }, (_, index) => frame(index, [entry(index)])));
    expect(lines).toHaveLength(LINES);
    expect(lines[0]?.index).toBe(LINES + 4);
  });
});
