import { describe, expect, it } from "vitest";
import { arcsOf, type Ordered, others, tiesOf } from "./relations";

const ordered: Ordered = {
  text: "v1",
  relations: [
    { one: "a", other: "b", kind: "incompatible", clauses: ["op0001"] },
    { one: "b", other: "a", kind: "incompatible", clauses: ["op0001"] },
    { one: "a", other: "c", kind: "implies", clauses: ["op0001"] },
    { one: "b", other: "gone", kind: "same_words", clauses: ["op0001"] },
  ],
  order: ["a", "b", "c"].map((id) => ({ id })),
};
const meeting = new Map([
  ["a", ["b", "c", "new"]],
  ["b", ["a"]],
  ["c", ["a"]],
  ["new", ["a"]],
]);

describe("how amendments stand to each other", () => {
  it("is what the server says, seen from each side, and of new ones what the browser sees", () => {
    const ties = tiesOf(ordered, meeting);
    expect(others(ties.get("a")!, "collides")).toEqual(["b", "new"]);
    expect(others(ties.get("b")!, "collides")).toEqual(["a"]);
    expect([others(ties.get("a")!, "implies"), others(ties.get("c")!, "implied")]).toEqual([["c"], ["a"]]);
    expect(others(ties.get("c")!, "collides")).toEqual([]);
  });

  it("is what the browser sees where the server was not asked", () => {
    expect(others(tiesOf(undefined, meeting).get("a")!, "collides")).toEqual(["b", "c", "new"]);
  });

  it("is drawn once for each two of a row", () => {
    expect(arcsOf(["c", "b", "a"], tiesOf(ordered, meeting))).toEqual([
      { from: 1, to: 2, kind: "collides" },
      { from: 2, to: 0, kind: "implies" },
    ]);
  });
});
