import { describe, expect, it } from "vitest";
import { Chance } from "./chance";
import { caretThrough, type Splice, spliceOf, splices, typedOver } from "./splice";

/** Half a character. */
const LONE = /\p{Surrogate}/u;
const LETTERS = ["a", "b", " ", "é", "😀", "😁", "ب", "中", "e\u0301"];

function applied(words: string, runs: readonly Splice[]): string {
  return runs.reduce((now, { at, gone, words: fresh }) => now.slice(0, at) + fresh + now.slice(at + gone), words);
}

function some(chance: Chance, most: number): string {
  return Array.from({ length: chance.below(most) }, () => chance.one(LETTERS)).join("");
}

function edited(chance: Chance, words: string, brought: string): string {
  const characters = Array.from(words);
  const at = chance.below(characters.length + 1);
  const gone = chance.below(3);
  return [...characters.slice(0, at), brought, ...characters.slice(at + gone)].join("");
}

describe("what was typed", () => {
  it("leads from one wording to the other, and cuts no character in two", () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const chance = new Chance(seed);
      const [before, after] = [some(chance, 60), some(chance, 60)];
      for (const runs of [[spliceOf(before, after)], splices(before, after)]) {
        expect(applied(before, runs)).toBe(after);
        for (const { at, gone, words } of runs) expect(before.slice(at, at + gone) + words).not.toMatch(LONE);
      }
    }
  });

  it("is the smallest run, and word by word where much was written anew", () => {
    expect(spliceOf("within one year", "within six months")).toEqual({ at: 7, gone: 8, words: "six months" });
    expect(spliceOf("😀", "😁")).toEqual({ at: 0, gone: 2, words: "😁" });
    const runs = splices(
      "Requests all members to share the tests of models within one year of this",
      "Urges all members to share the tests of models within six months of that",
    );
    expect(runs.length).toBeGreaterThan(3);
    expect(splices("the same", "the same")).toEqual([]);
  });

  it("keeps what another brought in meanwhile, wherever it stands", () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const chance = new Chance(seed);
      const before = some(chance, 12);
      const after = edited(chance, before, "<mine>");
      const now = edited(chance, before, "<theirs>");
      const both = applied(now, typedOver(before, after, now));
      expect(both).toContain("<mine>");
      expect(both).toContain("<theirs>");
      expect(both).not.toMatch(LONE);
    }
    expect(spliceOf("W49", "W50 W49", 4)).toEqual({ at: 0, gone: 0, words: "W50 " });
    expect(spliceOf("W49", "W50 W49")).toEqual({ at: 1, gone: 0, words: "50 W" });
    expect(applied("abXcd", typedOver("abcd", "ad", "abXcd"))).toBe("aXd");
    expect(applied("Xab", typedOver("ab", "b", "Xab"))).toBe("Xb");
  });

  it("leaves the cursor behind the same letter", () => {
    expect(caretThrough("share tests", "publicly share tests", 5)).toBe(14);
    expect(caretThrough("share tests", "share all tests", 5)).toBe(5);
    expect(caretThrough("share tests", "tests", 11)).toBe(5);
  });
});
