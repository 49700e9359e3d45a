import { describe, expect, it } from "vitest";
import type { Change } from "./changes";
import { anchors, collide, collisions } from "./colliding";
import type { Text } from "./text";

const BASE: Text = {
  title: "Compute",
  preamble: [{ id: "pp0001", kind: "preambular", text: "Recalling its resolution" }],
  operative: [
    {
      id: "op0001",
      kind: "operative",
      text: "Decides to meet",
      children: [{ id: "sub001", kind: "sub_paragraph", text: "In May" }],
    },
    { id: "op0002", kind: "operative", text: "Urges all States to report" },
  ],
};
const words = (clause: string, start: number, end: number): Change => ({
  kind: "replace_words",
  clause,
  start,
  end,
  old: "?",
  new: "!",
});
const deletion = (clause: string): Change => ({ kind: "delete_clause", clause });
const insertion = (after: string | null, parent: string | null = null): Change => ({
  kind: "insert_clause",
  after,
  part: "operative",
  clause: { id: "new001", kind: parent ? "sub_paragraph" : "operative", text: "New" },
  ...(parent && { parent }),
});

describe("two amendments", () => {
  it.each<[string, Change, Change, boolean]>([
    ["to words in common", words("op0002", 0, 5), words("op0002", 4, 9), true],
    ["to words side by side", words("op0002", 0, 5), words("op0002", 5, 9), false],
    ["to words of two clauses", words("op0001", 0, 5), words("op0002", 0, 5), false],
    ["inserting words at one offset", words("op0002", 5, 5), words("op0002", 5, 5), true],
    ["inserting words within words replaced", words("op0002", 3, 3), words("op0002", 0, 5), true],
    ["inserting words at the edge of words replaced", words("op0002", 5, 5), words("op0002", 0, 5), false],
    ["deleting and rewording a clause", deletion("op0002"), words("op0002", 0, 1), true],
    ["deleting a clause and rewording its sub-paragraph", deletion("op0001"), words("sub001", 0, 1), true],
    ["deleting a clause and inserting after it", deletion("op0002"), insertion("op0002"), true],
    ["deleting a clause and inserting in it", deletion("op0001"), insertion("sub001", "op0001"), true],
    ["deleting the same clause", deletion("op0002"), deletion("op0002"), true],
    ["inserting at one place", insertion("op0001"), insertion("op0001"), false],
    ["rewording a clause and inserting after it", words("op0002", 0, 5), insertion("op0002"), false],
  ])("%s: %#", (_, one, other, expected) => {
    expect(collide([one], [other], BASE)).toBe(expected);
    expect(collide([other], [one], BASE)).toBe(expected);
  });
});

describe("among several", () => {
  it("each names those it collides with; across versions clauses are compared", () => {
    const amendments = [
      { id: "a", base: "v1", changes: [words("op0002", 0, 5)] },
      { id: "b", base: "v1", changes: [words("op0002", 3, 9)] },
      { id: "c", base: "v1", changes: [words("op0002", 10, 12)] },
      { id: "d", base: "v2", changes: [words("op0002", 20, 21)] },
      { id: "e", base: "not loaded", changes: [words("op0002", 0, 5)] },
    ];
    const found = collisions(
      amendments,
      new Map([
        ["v1", BASE],
        ["v2", BASE],
      ]),
    );
    expect(Object.fromEntries(found)).toEqual({ a: ["b", "d"], b: ["a", "d"], c: ["d"], d: ["a", "b", "c"], e: [] });
  });
});

it("an amendment stands at each clause that it touches, once", () => {
  expect(anchors([words("op0002", 0, 1), words("op0002", 3, 4), insertion("op0001"), insertion(null)])).toEqual([
    "op0002",
    "op0001",
    "",
  ]);
});

it("a new clause instead of a deleted one meets one inserted right before that", () => {
  const replacing = [deletion("op0002"), insertion("op0002")];
  expect(collide(replacing, [insertion("op0001")], BASE)).toBe(true);
  expect(collide([insertion("op0001")], [insertion("op0001")], BASE)).toBe(false);
});
