import { describe, expect, it } from "vitest";
import { COLUMNS, GROUP_OF, GROUPS, ROWS, TILES } from "./world";

describe("the map by tile", () => {
  it("has each of the 193 Member States once, and no two at one place", () => {
    expect(TILES).toHaveLength(193);
    expect(new Set(TILES.map(({ territory }) => territory)).size).toBe(193);
    expect(new Set(TILES.map(({ column, row }) => `${column}/${row}`)).size).toBe(193);
    expect(TILES.every(({ territory }) => /^[A-Z]{2}$/.test(territory))).toBe(true);
  });

  it("is no wider than a telephone can show", () => {
    expect(COLUMNS).toBeLessThanOrEqual(31);
    expect(ROWS).toBeLessThanOrEqual(17);
  });

  it.each([
    ["CA", "US"],
    ["NO", "ZA"],
    ["EG", "SD"],
    ["MX", "CL"],
    ["JP", "AU"],
  ])("has %s north of %s", (north, south) => {
    const row = (of: string): number => TILES.find(({ territory }) => territory === of)!.row;
    expect(row(north)).toBeLessThan(row(south));
  });

  it.each([
    ["US", "FR"],
    ["PT", "IN"],
    ["BR", "NG"],
    ["SN", "KE"],
    ["IR", "JP"],
  ])("has %s west of %s", (west, east) => {
    const column = (of: string): number => TILES.find(({ territory }) => territory === of)!.column;
    expect(column(west)).toBeLessThan(column(east));
  });
});

describe("the regional groups", () => {
  it("have each State of the map once", () => {
    expect([...GROUP_OF.keys()].sort()).toEqual(TILES.map(({ territory }) => territory).sort());
  });

  it("have the sizes that they have in the United Nations", () => {
    const size = (group: string): number => [...GROUP_OF.values()].filter((each) => each === group).length;
    expect(GROUPS.map(size)).toEqual([54, 54, 23, 33, 29]);
  });
});
