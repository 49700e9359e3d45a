import { describe, expect, it } from "vitest";
import { preview } from "../../core/amending";
import type { Change } from "../../core/changes";
import type { Text } from "../../core/text";
import type { Amendment } from "../../live/nouns";
import { collidingWith, compiled, type Standing, touchedIn } from "./standing";

const BASE: Text = {
  title: "Compute",
  preamble: [],
  operative: [
    { id: "op0001", kind: "operative", text: "Decides to meet in May" },
    { id: "op0002", kind: "operative", text: "Urges all States" },
  ],
};
const words = (clause: string, start: number, old: string, new_: string): Change => ({
  kind: "replace_words",
  clause,
  start,
  end: start + old.length,
  old,
  new: new_,
});
const of = (id: string, change: Change, amends: string | null = null): Amendment =>
  ({ id, amends, language: null, changes: [change] }) as unknown as Amendment;

const MAY = of("may", words("op0001", 19, "May", "June"));
const IN_MAY = of("in-may", words("op0001", 16, "in May", "soon"));
const BELOW = of("below", words("op0001", 19, "June", "July"), "may");
const ALL = [MAY, IN_MAY, BELOW, of("urges", words("op0002", 0, "Urges", "Invites"))];
const june = preview(BASE, BASE, MAY.changes);
const standing = (amendment: Amendment): Standing => ({
  ground: amendment.amends === null ? BASE : june,
  changes: amendment.changes,
  fits: true,
});
const after = (amendment: Amendment): Text =>
  preview(standing(amendment).ground, standing(amendment).ground, amendment.changes);

describe("amendments as they stand", () => {
  it("collide with those to the same text, never with the one that they change", () => {
    expect(Object.fromEntries(collidingWith(ALL, standing))).toEqual({
      may: ["in-may"],
      "in-may": ["may"],
      below: [],
      urges: [],
    });
    const misfit = (one: Amendment): Standing => ({ ...standing(one), fits: one.id !== "in-may" });
    expect(collidingWith(ALL, misfit).get("may")).toEqual([]);
  });

  it("touch the words of the text, those to another amendment don't", () => {
    expect(touchedIn(BASE, ALL, standing).get("op0001")).toEqual([
      { start: 19, end: 22 },
      { start: 16, end: 22 },
    ]);
  });

  it("are compiled below their clauses, one to another right below it", () => {
    const blocks = compiled(["op0001", "op0002"], ALL, { standing, after });
    const ids = (clause: string): string[] => (blocks.get(clause) ?? []).map(({ amendment }) => amendment.id);
    expect([ids("op0001"), ids("op0002")]).toEqual([["may", "below", "in-may"], ["urges"]]);
  });
});
