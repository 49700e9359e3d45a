import { describe, expect, it } from "vitest";
import type { Amendment } from "../../live/nouns";
import { wished, wishOf } from "./showing";

const of = (id: string, more: Partial<Amendment>): Amendment =>
  ({ id, sponsors: ["KEN"], invited: [], amends: null, state: "circulated", ...more }) as Amendment;
const ALL = [
  of("first", {}),
  of("second", { sponsors: ["BRA"], invited: ["IDN"] }),
  of("below", { sponsors: ["IDN"], amends: "first" }),
  of("decided", { state: "adopted" }),
];
const shown = (query: string, mine?: string): string[] =>
  wished(ALL, wishOf(new URLSearchParams(query)), mine, (id) => id === "second").map(({ id }) => id);

describe("the amendments that are asked for", () => {
  it.each([
    ["", ["first", "second", "below", "decided"]],
    ["show=nonsense", ["first", "second", "below", "decided"]],
    ["show=member", ["first", "second", "below", "decided"]],
    ["show=mine", ["second"]],
    ["show=colliding", ["second"]],
    ["show=open", ["first", "second", "below"]],
    ["show=member&member=KEN", ["first", "decided"]],
  ])("%s", (query, ids) => expect(shown(query, "BRA")).toEqual(ids));

  it("an amendment to another brings that one, and being invited counts", () =>
    expect(shown("show=mine", "IDN")).toEqual(["first", "second", "below"]));

  it("nobody's are those of a viewer without a member", () => expect(shown("show=mine")).toEqual([]));
});
