import { describe, expect, it } from "vitest";
import type { Proposal, Ruling } from "../../live/nouns";
import { current } from "./rulings";

const draft = { id: "p", state: "action", order: ["a", "b"] } as unknown as Proposal;
const ruling = (id: string, entry: number, more: Partial<Ruling> = {}): Ruling =>
  ({ id, entry, proposal: "p", kind: "moot", state: "given", order: [], amendment: id, ...more }) as unknown as Ruling;
const order = (id: string, entry: number, ids: readonly string[], more: Partial<Ruling> = {}): Ruling =>
  ruling(id, entry, { kind: "order", order: ids, amendment: null, ...more });

const told = (rulings: readonly Ruling[], amendment?: string): string[] =>
  current(rulings, [draft], amendment).map(({ id }) => id);

describe("the rulings that still matter", () => {
  it("are the latest first, with what is appealed against before all", () => {
    expect(told([ruling("x", 1), ruling("y", 3), ruling("z", 2, { state: "appealed" })])).toEqual(["z", "y", "x"]);
  });

  it("leave out an order that another has overtaken", () => {
    expect(told([order("old", 1, ["b", "a"]), order("new", 2, ["a", "b"])])).toEqual(["new"]);
    expect(told([order("same", 1, ["a", "b"]), order("again", 2, ["a", "b"])])).toEqual(["again"]);
  });

  it("leave out those on drafts that are decided, and all but one amendment's where that is asked", () => {
    expect(current([ruling("x", 1)], [{ ...draft, state: "adopted" }])).toEqual([]);
    expect(told([ruling("x", 1), ruling("y", 2), order("o", 3, ["a", "b"])], "x")).toEqual(["x"]);
  });
});
