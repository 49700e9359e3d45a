import { describe, expect, it } from "vitest";
import { grouped, placed } from "./geography";
import { lockedSeats } from "./votes";

const TERRITORIES: Readonly<Record<string, string>> = { KEN: "KE", FRA: "FR", ZAF: "ZA", EU: "EU" };
const of = (id: string): string | undefined => TERRITORIES[id];
const seats = (...ids: string[]): ReturnType<typeof lockedSeats> =>
  lockedSeats(
    ids.map((id) => ({ id, name: id })),
    new Map([
      ["KEN", "against"],
      ["FRA", "in_favour"],
    ] as const),
  );

describe("seats on the map", () => {
  it("stand on the tile of their territory, the other tiles are empty", () => {
    const map = placed(seats("KEN", "FRA"), of)!;
    expect(map).toHaveLength(193);
    expect(map.find(({ territory }) => territory === "KE")?.seat?.mark).toBe("against");
    expect(map.filter(({ seat }) => seat)).toHaveLength(2);
  });

  it.each([
    ["a member without territory", ["KEN", "NGO"]],
    ["a territory that is not on the map", ["KEN", "EU"]],
    ["nobody", []],
  ])("are not shown for %s", (_, ids) => {
    expect(placed(seats(...ids), of)).toBeUndefined();
    expect(grouped(seats(...ids), of)).toBeUndefined();
  });

  it("are not shown where two members have one territory, of which one would hide", () => {
    expect(placed(seats("KEN", "FRA"), () => "KE")).toBeUndefined();
  });
});

describe("the groups", () => {
  it("count the votes of their members, those without a member left out", () => {
    expect(grouped(seats("KEN", "FRA", "ZAF"), of)).toEqual([
      {
        group: "african",
        size: 2,
        counts: [
          { mark: "against", count: 1 },
          { mark: "not_voting", count: 1 },
        ],
      },
      { group: "western_european_and_others", size: 1, counts: [{ mark: "in_favour", count: 1 }] },
    ]);
  });
});
