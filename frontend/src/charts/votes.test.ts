import { describe, expect, it } from "vitest";
import { counts, lockedSeats, openSeats, rows, type Seat, type TableView } from "./votes";

const MEMBERS = [
  { id: "ZAF", name: "South Africa" },
  { id: "CIV", name: "Côte d’Ivoire" },
  { id: "HRV", name: "Croatia" },
  { id: "COL", name: "Colombia" },
  { id: "ALA", name: "Åland" },
  { id: "KEN", name: "Kenya" },
];
const SEATS = lockedSeats(
  MEMBERS,
  new Map([
    ["KEN", "against"],
    ["COL", "in_favour"],
    ["ZAF", "in_favour"],
    ["HRV", "abstaining"],
  ] as const),
);
const VIEW: TableView = { by: "name", descending: false, only: "all", search: "" };
const ids = (of: readonly Seat[]): string => of.map((seat) => seat.id).join(" ");

describe("seats", () => {
  it("stand in English alphabetical order, letters with marks where a reader looks for them", () => {
    expect(ids(SEATS)).toBe("ALA COL CIV HRV KEN ZAF");
  });

  it("of an open ballot say who has voted and never how", () => {
    const open = openSeats(MEMBERS, new Set(["KEN"]));
    expect(new Set(open.map((seat) => seat.mark))).toEqual(new Set(["sealed", "waiting"]));
    expect(open.find((seat) => seat.mark === "sealed")?.id).toBe("KEN");
  });

  it("are counted in the order of the ballot, and add up to the roll", () => {
    expect(counts(SEATS).map(({ mark, count }) => `${mark} ${count}`)).toEqual([
      "in_favour 2",
      "against 1",
      "abstaining 1",
      "not_voting 2",
    ]);
  });
});

describe("the table", () => {
  it("is sorted by name both ways", () => {
    expect(ids(rows(SEATS, { ...VIEW, descending: true }))).toBe("ZAF KEN HRV CIV COL ALA");
  });

  it("is sorted by vote, names within a vote staying alphabetical both ways", () => {
    expect(ids(rows(SEATS, { ...VIEW, by: "vote" }))).toBe("COL ZAF KEN HRV ALA CIV");
    expect(ids(rows(SEATS, { ...VIEW, by: "vote", descending: true }))).toBe("ALA CIV HRV KEN COL ZAF");
  });

  it("is filtered by vote and found by name or code", () => {
    expect(ids(rows(SEATS, { ...VIEW, only: "not_voting" }))).toBe("ALA CIV");
    expect(ids(rows(SEATS, { ...VIEW, search: " ken" }))).toBe("KEN");
    expect(ids(rows(SEATS, { ...VIEW, search: "zaf" }))).toBe("ZAF");
  });

  it("leaves the seats it was given as they are", () => {
    const before = ids(SEATS);
    rows(SEATS, { ...VIEW, descending: true });
    expect(ids(SEATS)).toBe(before);
  });
});
