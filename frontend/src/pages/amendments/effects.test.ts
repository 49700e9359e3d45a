import { describe, expect, it } from "vitest";
import { preview } from "../../core/amending";
import type { Change } from "../../core/changes";
import { sameEffect } from "../../core/effect";
import type { Clause, Text } from "../../core/text";
import { effectsOf } from "./effects";

const clause = (id: string, text: string): Clause => ({ id, kind: "operative", text });
const BASE: Text = {
  title: "Compute",
  preamble: [],
  operative: [clause("op0001", "Decides to meet"), clause("op0002", "Urges all States"), clause("op0003", "Requests")],
};
const words = (start: number, end: number, old: string, new_: string): Change => ({
  kind: "replace_words",
  clause: "op0002",
  start,
  end,
  old,
  new: new_,
});
const insertion = (id: string, after: string | null, text: string): Change => ({
  kind: "insert_clause",
  after,
  part: "operative",
  clause: clause(id, text),
});

describe("what an amendment changes", () => {
  const effects = (...changes: Change[]): unknown =>
    effectsOf(BASE, preview(BASE, BASE, changes), changes).map(({ id, deed, at }) => [id, deed, at]);

  it("is shown at the clause that it changes, what is new at the one before it", () => {
    expect(effects(words(6, 9, "all", "most"), insertion("new001", "op0002", "Decides"))).toEqual([
      ["op0002", "reworded", "op0002"],
      ["new001", "inserted", "op0002"],
    ]);
    expect(effects(insertion("new001", null, "Decides"))).toEqual([["new001", "inserted", ""]]);
  });

  it("is a deletion where a clause is gone, and a move where it stands elsewhere", () => {
    const move: Change = { kind: "move_clause", clause: "op0003", after: null, part: "operative" };
    expect(effects({ kind: "delete_clause", clause: "op0001" }, move)).toEqual([
      ["op0003", "moved", "op0003"],
      ["op0001", "deleted", "op0001"],
    ]);
  });
});

describe("two amendments have the same effect", () => {
  it("where the same is read, whatever they say and whatever ids they bring", () => {
    const whole = words(0, 16, "Urges all States", "Urges most States");
    expect(sameEffect([words(6, 9, "all", "most")], [whole], BASE)).toBe(true);
    expect(sameEffect([insertion("one001", "op0001", "x")], [insertion("two001", "op0001", "x")], BASE)).toBe(true);
  });

  it("and not where words, places or opening words differ", () => {
    expect(sameEffect([insertion("one001", "op0001", "x")], [insertion("two001", "op0002", "x")], BASE)).toBe(false);
    expect(sameEffect([words(6, 9, "all", "most")], [words(6, 9, "all", "some")], BASE)).toBe(false);
    const italic = { ...words(6, 9, "all", "most"), opening: 4 } as Change;
    expect(sameEffect([words(6, 9, "all", "most")], [italic], BASE)).toBe(false);
  });
});
