import { describe, expect, it } from "vitest";
import { placeOf, type Sponsored, whyNotJoin, whyNotLeave } from "./sponsoring";

const of = (sponsors: string[], invited: string[] = [], open_to_cosponsors = false): Sponsored => ({
  sponsors,
  invited,
  open_to_cosponsors,
});

describe("the sponsors of a text", () => {
  it("the first is the main sponsor", () => {
    const subject = of(["KEN", "BRA"], ["FJI"]);
    expect(["KEN", "BRA", "FJI", "IDN"].map((member) => placeOf(subject, member))).toEqual([
      "main",
      "sponsor",
      "invited",
      "other",
    ]);
  });

  it("who is invited may join, and everybody where it is open", () => {
    expect(whyNotJoin(of(["KEN"], ["FJI"]), "FJI")).toBeUndefined();
    expect(whyNotJoin(of(["KEN"], ["FJI"]), "IDN")).toBe("sponsors-not-open");
    expect(whyNotJoin(of(["KEN"], [], true), "IDN")).toBeUndefined();
  });

  it("the last one can't leave", () => {
    expect(whyNotLeave(of(["KEN"], ["FJI"]))).toBe("sponsors-last");
    expect(whyNotLeave(of(["KEN", "FJI"]))).toBeUndefined();
  });
});
