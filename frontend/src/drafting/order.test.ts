import { expect, it } from "vitest";
import { Chance } from "./chance";
import { keyAt, keyBetween } from "./order";

it("has a key between any two, for as long as one likes", () => {
  for (let seed = 0; seed < 50; seed++) {
    const chance = new Chance(seed);
    const keys = [keyAt(0), keyAt(1), keyAt(2)];
    for (let round = 0; round < 200; round++) {
      const at = seed % 3 === 0 ? 1 : chance.below(keys.length + 1);
      const key = keyBetween(keys[at - 1] ?? "", keys[at], chance.next);
      expect(key > (keys[at - 1] ?? "")).toBe(true);
      if (keys[at] !== undefined) expect(key < keys[at]).toBe(true);
      keys.splice(at, 0, key);
    }
  }
});

it("keeps the order of a fresh text of five hundred clauses", () => {
  const keys = Array.from({ length: 500 }, (_, index) => keyAt(index));
  expect([...keys].sort()).toEqual(keys);
});

it("comes after both where two have the same key", () => {
  expect(keyBetween("i", "i") > "i").toBe(true);
});
