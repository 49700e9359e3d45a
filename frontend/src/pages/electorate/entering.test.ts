import { describe, expect, it } from "vitest";
import { amount, type Entered, entry, missing, open } from "./entering";

const ENTERED: Entered = {
  matter: "arrears",
  cites: " A/80/712 ",
  owed: "2,000.50",
  due: "2000",
  currency: "USD",
  state: "challenged",
  day: "2026-12-31",
};
const OWES = { owed: 200050, due: 200000, currency: "USD", notice: "A/80/712" };

it.each([
  ["0", 0],
  ["1234", 123400],
  ["1,234.5", 123450],
  ["1 234.56", 123456],
  ["999999999999.99", 99999999999999],
  ["", undefined],
  ["1.234", undefined],
  ["-1", undefined],
  ["1e3", undefined],
  ["twelve", undefined],
  ["1000000000000", undefined],
])("reads %j as %s hundredths", (words, hundredths) => expect(amount(words)).toBe(hundredths));

describe("what is entered", () => {
  it("is an act of the bureau that names its members in a list, and what follows from it", () => {
    const before = { suspended: "80/9", leaving: { notice: "letter", day: "2027-01-01" } };
    expect(entry("KEN", before, ENTERED)).toEqual([
      "member.note_arrears",
      { notice: "A/80/712", currency: "USD", members: [{ member: "KEN", owed: 200050, due: 200000 }] },
      { ...before, arrears: OWES },
    ]);
    const [, , restored] = entry("KEN", { ...before, arrears: OWES }, { ...ENTERED, matter: "restoration" });
    expect(restored).toEqual({ arrears: OWES });
  });

  it("clears arrears where nothing is owed any more", () => {
    expect(entry("KEN", { arrears: OWES }, { ...ENTERED, owed: "0" })[2]).toEqual({});
  });

  it("is not entered as long as something is missing", () => {
    const today = "2026-11-24";
    expect(missing(ENTERED, today)).toBeUndefined();
    expect(missing({ ...ENTERED, due: "x" }, today)).toBe("amount");
    expect(missing({ ...ENTERED, currency: "usd" }, today)).toBe("currency");
    expect(missing({ ...ENTERED, matter: "permission", day: "2026-11-23" }, today)).toBe("day");
    expect(missing({ ...ENTERED, matter: "permission", day: "" }, today)).toBe("day");
    expect(missing({ ...ENTERED, matter: "suspension", cites: " " }, today)).toBe("cites");
  });

  it("is what the role may enter and there is to enter", () => {
    expect(open({}, "secretariat")).toEqual(["arrears", "permission", "credentials", "suspension", "withdrawal"]);
    expect(open({}, "chair")).toEqual(["permission", "credentials", "suspension"]);
    expect(open({ suspended: "80/9" }, "chair")).toEqual(["permission", "credentials", "restoration"]);
  });
});
