import { describe, expect, it } from "vitest";
import type { Amendment } from "../../live/nouns";
import { misplaced, moved, queue, shifts } from "./order";

const amendment = (id: string, amends: string | null = null, state: Amendment["state"] = "circulated"): Amendment =>
  ({ id, amends, state }) as unknown as Amendment;
const proposed = (...ids: readonly string[]): { id: string }[] => ids.map((id) => ({ id }));

describe("the voting order", () => {
  it("is what the chair announced, then what the rules propose, then what has just come", () => {
    const pending = ["a", "b", "c", "d"].map((id) => amendment(id));
    expect(queue([], proposed("c", "a", "b"), pending)).toEqual(["c", "a", "b", "d"]);
    expect(queue(["b", "gone", "a"], proposed("c", "a", "b"), pending)).toEqual(["b", "a", "c", "d"]);
  });

  it("passes over what is decided, and what is voted on a second time is not in the order announced", () => {
    const pending = [amendment("a", null, "second_vote_pending"), amendment("b")];
    expect(queue(["a", "b"], proposed("gone", "a", "b"), pending)).toEqual(["b", "a"]);
  });

  it("has an amendment to an amendment before it, also one that came after the order was announced", () => {
    const pending = [amendment("a"), amendment("b"), amendment("s", "b"), amendment("t", "s")];
    expect(queue(["a", "b"], proposed("t", "s", "b", "a"), pending)).toEqual(["a", "t", "s", "b"]);
  });

  it("is changed step by step, and never out of its ends", () => {
    expect(moved(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], "b", 9)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  });

  it("names an amendment to an amendment that would come too late (P-56)", () => {
    const pending = [amendment("a"), amendment("s", "a")];
    expect(misplaced(["a", "s"], pending)?.id).toBe("s");
    expect(misplaced(["s", "a"], pending)).toBeUndefined();
    expect(misplaced(["s"], pending)).toBeUndefined();
  });

  it("tells what was moved, not what made room", () => {
    expect(shifts(["a", "b", "c", "d"], ["d", "a", "b", "c"])).toEqual([{ id: "d", from: 4, to: 1 }]);
    expect(shifts(["a", "b", "c", "d"], ["b", "c", "a", "d"])).toEqual([{ id: "a", from: 1, to: 3 }]);
    expect(shifts(["a", "b"], ["a", "b"])).toEqual([]);
  });
});
