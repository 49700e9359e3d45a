import { describe, expect, it } from "vitest";
import { belongs, dayAt, type Line, lineOf, type Standing, type VotingRules } from "./electorate";
import { vectors } from "./testdata";

interface Case {
  readonly rules: VotingRules;
  readonly standing: Standing;
  readonly belongs: boolean;
  readonly line: Line;
}

describe("electorate.json", () => {
  const { today, cases } = vectors<{ today: string; cases: Case[] }>("electorate");

  it("gives each member the line that the law gives it", () => {
    expect(cases.length).toBeGreaterThan(300);
    for (const { rules, standing, line } of cases) expect(lineOf({ id: "KEN", standing }, rules, today)).toEqual(line);
  });

  it("says of each whether it belongs", () => {
    for (const { standing, belongs: does } of cases) expect(belongs({ id: "KEN", standing }, today)).toBe(does);
  });
});

it("counts days where the assembly sits", () => {
  const noon = new Date("2026-09-15T12:00:00Z");
  expect([dayAt(noon, "UTC"), dayAt(noon, "Pacific/Kiritimati")]).toEqual(["2026-09-15", "2026-09-16"]);
});
