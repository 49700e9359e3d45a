import { describe, expect, it } from "vitest";
import { type Alike, type Cast, narrowed, percent, ranked } from "./told";

const cast = (number: number, vote: Cast["vote"], title = "Safe tests"): Cast => ({
  ballot: `b${number}`,
  number,
  meeting: "m",
  locked: "2026-11-24T09:30:00Z",
  noun: "proposal",
  symbol: `A/1/L.${number}`,
  title,
  result: "adopted",
  vote,
});
const numbers = (of: readonly Cast[]): number[] => of.map((each) => each.number);

describe("a member's votes", () => {
  const votes = [cast(1, "in_favour"), cast(2, null), cast(3, "against", "Open Ports"), cast(4, "in_favour")];

  it("stand the latest first", () => {
    expect(numbers(narrowed(votes, { vote: "all", search: "" }))).toEqual([4, 3, 2, 1]);
  });

  it("are narrowed by vote, by symbol and by title", () => {
    expect(numbers(narrowed(votes, { vote: "in_favour", search: "" }))).toEqual([4, 1]);
    expect(numbers(narrowed(votes, { vote: null, search: "" }))).toEqual([2]);
    expect(numbers(narrowed(votes, { vote: "all", search: " ports" }))).toEqual([3]);
    expect(numbers(narrowed(votes, { vote: "all", search: "l.4" }))).toEqual([4]);
  });
});

describe("agreement", () => {
  it("is never said to be whole where it is not", () => {
    expect(percent({ both: 1000, same: 1000 })).toBe("100%");
    expect(percent({ both: 1000, same: 999 })).toBe("99%");
    expect(percent({ both: 1000, same: 1 })).toBe("1%");
    expect(percent({ both: 3, same: 0 })).toBe("0%");
    expect(percent({ both: 3, same: 2 })).toBe("67%");
  });

  it("is ordered by share, then by how many votes it rests on, then by name", () => {
    const alike: Alike[] = [
      { member: "A", both: 2, same: 1 },
      { member: "B", both: 4, same: 4 },
      { member: "C", both: 9, same: 9 },
      { member: "D", both: 4, same: 4 },
      { member: "E", both: 3, same: 0 },
    ];
    expect(ranked(alike, (id) => id).map((each) => each.member)).toEqual(["C", "B", "D", "A", "E"]);
  });
});
