import { describe, expect, it } from "vitest";
import type { Text } from "../../core/text";
import type { Amendment } from "../../live/nouns";
import { collisions } from "../../core/colliding";
import { type Line, LINES, linesOf } from "./matter";

const TEXT: Text = {
  title: "T",
  preamble: [],
  operative: Array.from({ length: 20 }, (_, i) => ({ id: `op${i}`, kind: "operative", text: "Requests all members" })),
};
const TEXTS = new Map([["base", TEXT]]);

/** An amendment that rewords the first word of a paragraph. */
function amendment(number: number, clause: number): Amendment {
  return {
    noun: "amendment",
    id: `a${number}`,
    entry: number,
    symbol: `A/1/L.1/Amend.${number}`,
    proposal: "p",
    base: "base",
    changes: [{ kind: "replace_words", clause: `op${clause}`, start: 0, end: 8, old: "Requests", new: "Urges" }],
    sponsors: ["KEN"],
    invited: [],
    open_to_cosponsors: false,
    circulated: "2026-09-15T10:00:00Z",
    language: null,
    amends: null,
    explanation: null,
    revision: 0,
    spent: [],
    part_of: null,
    state: "circulated",
    accepted: [],
    tied: null,
    moot: null,
    into: null,
  };
}

const drawnLines = (
  amendments: readonly Amendment[],
  texts: ReadonlyMap<string, Text>,
  inForce: string,
): readonly Line[] => linesOf(amendments, texts, inForce, collisions(amendments, texts));

describe("the amendments on the wall", () => {
  it("name their paragraph and what they collide with", () => {
    const lines = drawnLines([amendment(1, 2), amendment(2, 0), amendment(3, 2)], TEXTS, "base");
    expect(lines.map(({ symbol, label, collides }) => [symbol, label, collides])).toEqual([
      ["Amend.1", "3", ["Amend.3"]],
      ["Amend.2", "1", []],
      ["Amend.3", "3", ["Amend.1"]],
    ]);
  });

  it("keep their order, and where there are too many leave out none that collides before those that don't", () => {
    const apart = Array.from({ length: LINES + 2 }, (_, i) => amendment(i + 1, i));
    const lines = drawnLines([...apart, amendment(50, 9)], TEXTS, "base");
    expect(lines).toHaveLength(LINES);
    expect(lines.map(({ id }) => id)).toEqual([...Array.from({ length: LINES - 1 }, (_, i) => `a${i + 1}`), "a50"]);
  });

  it("have their place in the voting order, and always those that come next", () => {
    const meeting = Array.from({ length: LINES + 1 }, (_, i) => amendment(i + 2, 3));
    const lines = drawnLines([amendment(1, 9), ...meeting], TEXTS, "base");
    expect(lines[0]).toMatchObject({ id: "a1", place: 1, collides: [] });
    expect(lines.map(({ place }) => place)).toEqual(Array.from({ length: LINES }, (_, i) => i + 1));
  });

  it("name two that an amendment collides with, and count the others", () => {
    const [line] = drawnLines(
      [1, 2, 3, 4, 5].map((number) => amendment(number, 0)),
      TEXTS,
      "base",
    );
    expect([line?.collides, line?.others]).toEqual([["Amend.2", "Amend.3"], 2]);
  });

  it("give the paragraph's label as it is now, and as it was where it is gone", () => {
    const later = { ...TEXT, operative: TEXT.operative.slice(1) };
    const texts = new Map([...TEXTS, ["later", later]]);
    const lines = drawnLines([amendment(1, 2), amendment(2, 0)], texts, "later");
    expect(lines.map(({ label }) => label)).toEqual(["2", "1"]);
  });

  it("stand without their paragraph until its text is there", () => {
    expect(drawnLines([amendment(1, 2), amendment(2, 2)], new Map(), "base").map(({ label }) => label)).toEqual([
      "",
      "",
    ]);
  });
});
