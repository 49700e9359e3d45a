import { describe, expect, it } from "vitest";
import type { Status } from "../../core/status";
import { inUse, noting } from "./settling";

const STATUSES = new Map<string, Status>([
  ["openone", "open"],
  ["bracketed", "bracketed"],
  ["adref", "agreed_ad_ref"],
  ["agreed", "agreed"],
]);
const noted = (status: "open" | "agreed_ad_ref" | "agreed", ...chosen: string[]): string[] =>
  noting(chosen, status, STATUSES).map(({ clause }) => clause);
const ALL = [...STATUSES.keys(), "gone"];

describe("noting clauses as agreed", () => {
  it("leaves out what is in brackets, what says so already, and what is gone", () => {
    expect(noted("agreed", ...ALL)).toEqual(["openone", "adref"]);
    expect(noted("agreed_ad_ref", ...ALL)).toEqual(["openone", "agreed"]);
    expect(noted("open", ...ALL)).toEqual(["adref", "agreed"]);
  });

  it("is marked at each clause only when it is in use", () => {
    expect(inUse(STATUSES)).toBe(true);
    expect(inUse(new Map([["openone", "open"]]))).toBe(false);
  });
});
