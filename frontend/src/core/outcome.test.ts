import { describe, expect, it } from "vitest";
import { decide, type Outcome, type Question, type Reason, type Result } from "./outcome";
import { counterfactual } from "./counterfactual";
import { type CountingRules, decisionQuorum, GA, type Majority, required, threshold } from "./rules";
import { dataText, HAS_DATA, vectors } from "./testdata";

type Row = [Question["body"], Majority, Question["kind"], number, number, number, number, Result, Reason];

const file = vectors<{
  required: ({ voting: number } & Record<string, number>)[];
  quorum: { members: number; decision: number }[];
  explained: { members: number; present: number; outcome: Outcome }[];
  own: {
    rules: CountingRules;
    explained: { members: number; present: number; outcome: Outcome }[];
    turned: [Majority, number, number, number, number, Result, string?, number?][];
  };
  grid: { members: number; present: number; rows: Row[] };
}>("outcomes");

describe("outcomes.json", () => {
  it("figures that are announced", () => {
    for (const { voting, ...figures } of file.required) {
      for (const [majority, figure] of Object.entries(figures))
        expect(required(voting, threshold(GA, majority))).toBe(figure);
    }
    for (const { members, decision } of file.quorum) expect(decisionQuorum(members)).toBe(decision);
  });

  it.each(file.explained)("$outcome.result $outcome.reason", ({ members, present, outcome }) => {
    expect(decide(outcome.tally, outcome.question, { members, present }, GA)).toEqual(outcome);
  });

  it.each(file.own.explained)("$outcome.question.majority: $outcome.result", ({ members, present, outcome }) => {
    const { tally, question, vetoed } = outcome;
    expect(decide(tally, question, { members, present }, file.own.rules, vetoed)).toEqual(outcome);
  });

  it("what would have turned every vote of a small body, under every majority", () => {
    expect(file.own.turned.length).toBeGreaterThan(150);
    for (const [majority, in_favour, against, abstaining, not_voting, result, change, votes] of file.own.turned) {
      const tally = { in_favour, against, abstaining, not_voting };
      const question = { body: "plenary", majority, kind: "substantive", attempt: 1 } as const;
      const outcome = decide(tally, question, { members: 4, present: 3 }, file.own.rules);
      const found = counterfactual(outcome);
      expect([outcome.result, found?.change, found?.votes], `${majority} ${JSON.stringify(tally)}`).toEqual([
        result,
        change,
        votes,
      ]);
    }
  });

  it("every vote of a small body", () => {
    const { members, present, rows } = file.grid;
    expect(rows.length).toBeGreaterThan(300);
    for (const [body, majority, kind, attempt, yes, no, abstaining, result, reason] of rows) {
      const tally = { in_favour: yes, against: no, abstaining, not_voting: members - yes - no - abstaining };
      const outcome = decide(tally, { body, majority, kind, attempt }, { members, present }, GA);
      expect(
        [outcome.result, outcome.reason],
        `${body} ${majority} ${kind} ${attempt}: ${yes}-${no}-${abstaining}`,
      ).toEqual([result, reason]);
    }
  });
});

describe("the table", () => {
  it("is exact: no rounding tips a vote", () => {
    for (let voting = 1; voting <= 400; voting++) {
      for (let yes = 0; yes <= voting; yes++) {
        expect(yes >= required(voting, threshold(GA, "simple"))).toBe(2 * yes > voting);
        expect(yes >= required(voting, threshold(GA, "two_thirds"))).toBe(3 * yes >= 2 * voting);
        expect(yes >= required(voting, threshold(GA, "one_third"))).toBe(3 * yes >= voting);
      }
    }
  });

  it("reads the scope of the second vote from the profile", () => {
    const tie = { in_favour: 5, against: 5, abstaining: 0, not_voting: 0 };
    const at = { members: 10, present: 10 };
    const question = (kind: Question["kind"], attempt = 1): Question => ({
      body: "plenary",
      majority: "simple",
      kind,
      attempt,
    });
    const result = (scope: "substantive" | "all" | "none", of: Question): Result =>
      decide(tie, of, at, { ...GA, second_vote_scope: scope }).result;
    expect(result("all", question("procedural"))).toBe("second_vote_within_48h");
    expect(result("substantive", question("procedural"))).toBe("rejected");
    expect(result("none", question("substantive"))).toBe("rejected");
    expect(result("all", question("substantive", 2))).toBe("rejected");
  });

  interface Given {
    readonly id: string;
    readonly input: {
      n: number;
      present: number;
      y: number;
      no: number;
      ab: number;
      kind?: "committee";
      majority?: Majority;
      question?: Question["kind"];
      attempt?: number;
    };
    readonly expect: { outcome: string; reason: string };
  }

  it.skipIf(!HAS_DATA)("gives the worked cases of the procedure", () => {
    const { votes } = JSON.parse(dataText("cases", "cases.json")) as { votes: Given[] };
    expect(votes).toHaveLength(32);
    for (const { id, input, expect: expected } of votes) {
      const tally = { in_favour: input.y, against: input.no, abstaining: input.ab, not_voting: 0 };
      const { body, majority, kind, attempt } = {
        body: input.kind ?? ("plenary" as const),
        majority: input.majority ?? ("simple" as const),
        kind: input.question ?? ("substantive" as const),
        attempt: input.attempt ?? 1,
      };
      const outcome = decide(
        tally,
        { body, majority, kind, attempt },
        { members: input.n, present: input.present },
        GA,
      );
      expect([outcome.result, outcome.reason], id).toEqual([expected.outcome, expected.reason]);
    }
  });
});
