import { describe, expect, it } from "vitest";
import type { Amendment, Proposal, Version } from "../../live/nouns";
import { inTime } from "./circulation";

const version = (at: string, kind: Version["kind"]): Version => ({
  text: "t",
  at,
  kind,
  amendment: null,
  cause: null,
  by: null,
});
const amendment = { noun: "amendment", circulated: "2026-09-15T22:00:00Z" } as Amendment;
const proposal = {
  noun: "proposal",
  versions: [
    version("2026-09-10T10:00:00Z", "tabled"),
    version("2026-09-15T23:59:59.999999Z", "revision"),
    version("2026-09-16T08:00:00Z", "oral_revision"),
  ],
} as unknown as Proposal;

describe("circulation", () => {
  it.each([
    ["2026-09-15T23:59:59.999Z", false],
    ["2026-09-16T00:00:00Z", true],
  ])("counts calendar days: at %s it is %s", (now, expected) => {
    expect(inTime(amendment, new Date(now), "day_before_meeting", "UTC")).toBe(expected);
    expect(inTime(proposal, new Date(now), "day_before_meeting", "UTC")).toBe(expected);
  });

  it.each([
    ["Asia/Shanghai", "2026-09-16T15:59:59.999Z", "2026-09-16T16:00:00Z"],
    ["America/New_York", "2026-09-16T03:59:59.999Z", "2026-09-16T04:00:00Z"],
    ["Asia/Kathmandu", "2026-09-16T18:14:59.999Z", "2026-09-16T18:15:00Z"],
  ])("counts the days of the seat: %s", (zone, before, midnight) => {
    expect(inTime(amendment, new Date(before), "day_before_meeting", zone)).toBe(false);
    expect(inTime(amendment, new Date(midnight), "day_before_meeting", zone)).toBe(true);
  });

  it("counts hours where the rules say so", () => {
    expect(inTime(amendment, new Date("2026-09-16T21:59:59Z"), "hours:24", "Asia/Shanghai")).toBe(false);
    expect(inTime(amendment, new Date("2026-09-16T22:00:00Z"), "hours:24", "UTC")).toBe(true);
  });
});
