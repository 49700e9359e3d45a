import { describe, expect, it } from "vitest";
import { type Choice, type Count, type Method, type RollCall } from "./ballotrecord";
import { b64 } from "./bytes";
import { check, type Published, type Report } from "./check";
import { newSalt } from "./seal";
import { BALLOT, type Bend, type OpeningLine, TestRecord } from "./testballot";

const MEMBERS = ["BRA", "CHN", "FRA", "KEN"];

async function run(published: Published): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const report of check(published)) if (report.state !== "running") reports.push(report);
  return reports;
}

/** How the check ends: the last step that was reported, with its state or why it fails. */
async function end(published: Published): Promise<string> {
  const last = (await run(published)).at(-1)!;
  return last.state === "fails" ? `${last.step}: ${last.facts.why}` : `${last.step} ${last.state}`;
}

const by = (method: Method, minutes?: number): Promise<TestRecord> =>
  TestRecord.opened(MEMBERS, 3, "proposal", "substantive", {
    ...(method !== "recorded" && { method }),
    ...(minutes !== undefined && { minutes }),
  });

describe("a roll-call (P-74)", () => {
  const call: RollCall = { seed: "", order: MEMBERS, answers: {}, passed: [], silent: [] };
  const answer = (record: TestRecord, member: string, said: Choice | "pass", signer = member): Promise<number> =>
    record.add(
      {
        kind: "vote.answer",
        actor: `${member.toLowerCase()}-1`,
        member,
        ballot: BALLOT,
        question: record.question,
        answer: said,
      },
      record.keys.get(signer)!,
    );
  const bend: Bend = {
    tally: () => ({ in_favour: 2, against: 1, abstaining: 0, not_voting: 1 }),
    shown: { method: "roll_call", roll_call: call },
  };

  it("holds when each answer is signed by its member", async () => {
    const record = await by("roll_call");
    await answer(record, "BRA", "pass");
    await answer(record, "CHN", "in_favour");
    await answer(record, "FRA", "against");
    await answer(record, "BRA", "in_favour");
    expect(await end(await record.locked(bend))).toBe("outcome holds");
  });

  it("fails with another's signature, a second answer, or another tally", async () => {
    const stolen = await by("roll_call");
    await answer(stolen, "CHN", "in_favour", "KEN");
    expect(await end(await stolen.locked(bend))).toMatch(/^votes: .*not signed by the voting key of CHN/);
    const twice = await by("roll_call");
    await answer(twice, "CHN", "in_favour");
    await answer(twice, "CHN", "against");
    expect(await end(await twice.locked(bend))).toMatch(/^votes: .*CHN answers twice/);
    const other = await by("roll_call");
    await answer(other, "CHN", "in_favour");
    expect(await end(await other.locked(bend))).toMatch(/^tally:/);
  });
});

describe("figures without names (P-73)", () => {
  const found: Count = { in_favour: 2, against: 1, abstaining: 0, attested: [] };
  const tally = (): { in_favour: number; against: number; abstaining: number; not_voting: number } => ({
    in_favour: 2,
    against: 1,
    abstaining: 0,
    not_voting: 1,
  });
  const hands = (counted: Count): Bend => ({ tally, shown: { method: "show_of_hands", counted } });
  const figures = { in_favour: 2, against: 1, abstaining: 0 };

  it("of hands are attested, not proved", async () => {
    const record = await by("show_of_hands");
    await record.add({ kind: "ballot.count", ballot: BALLOT, in_favour: 3, against: 1, abstaining: 0 }, record.log);
    await record.add({ kind: "ballot.count", ballot: BALLOT, ...figures }, record.log);
    const reports = await run(await record.locked(hands(found)));
    expect(reports.map(({ state }) => state)).toEqual([
      "holds",
      "holds",
      "holds",
      "holds",
      "holds",
      "attested",
      "holds",
      "holds",
    ]);
  });

  it("fail when the chair entered others, or a teller is shown that attested nothing", async () => {
    const record = await by("show_of_hands");
    await record.add({ kind: "ballot.count", ballot: BALLOT, ...figures, in_favour: 3 }, record.log);
    expect(await end(await record.locked(hands(found)))).toMatch(/^openings: .*not those that the chair entered/);
    const alone = await by("show_of_hands");
    await alone.add({ kind: "ballot.count", ballot: BALLOT, ...figures }, alone.log);
    expect(await end(await alone.locked(hands({ ...found, attested: ["x-1"] })))).toMatch(/^openings: a teller/);
  });

  it("of a non-recorded vote need two tellers and as many votes as were cast", async () => {
    const attest = ["t-1", "t-2"].map((actor) => ({ kind: "ballot.attest", actor, ...figures }));
    const shown = { method: "non_recorded", counted: { ...found, attested: ["t-1", "t-2"] } } as const;
    const vote = async (voters: readonly string[]): Promise<TestRecord> => {
      const record = await by("non_recorded");
      for (const voter of voters) await record.cast(voter, "in_favour");
      return record;
    };
    const three = await vote(["BRA", "CHN", "FRA"]);
    expect(await end(await three.locked({ tally, shown, after: attest }))).toBe("outcome holds");
    const one = { ...shown, counted: { ...found, attested: ["t-1"] } };
    const half = await vote(["BRA", "CHN", "FRA"]);
    expect(await end(await half.locked({ tally, shown: one, after: attest.slice(0, 1) }))).toMatch(/^openings:/);
    const few = await vote(["BRA", "CHN"]);
    expect(await end(await few.locked({ tally, shown, after: attest }))).toMatch(/^openings:/);
  });
});

describe("a vote that two tellers enter (P-91)", () => {
  const line: OpeningLine = { entry: 0, member: "KEN", body: '{"choice":"against"}', salt: b64(newSalt()) };
  const appointed = async (): Promise<TestRecord> => {
    const record = await by("recorded");
    await record.add({ kind: "ballot.appoint", ballot: BALLOT, tellers: ["t-1", "t-2"] }, record.log);
    return record;
  };

  it("is opened and counted as any other, and shown as theirs", async () => {
    const record = await appointed();
    await record.cast("BRA", "in_favour");
    await record.tell("vote.enter", "t-1", "KEN", line);
    await record.tell("vote.confirm", "t-2", "KEN", line);
    expect(await end(await record.locked({ shown: { by_tellers: ["KEN"], tellers: ["t-1", "t-2"] } }))).toBe(
      "outcome holds",
    );
    expect(await end(await record.locked())).toMatch(/^entries: .*locked again/);
  });

  it.each([
    ["one teller alone", "t-1", /one teller alone/],
    ["somebody else", "x-1", /not a teller/],
  ])("fails by %s", async (_, actor, why) => {
    const record = await appointed();
    await record.tell("vote.enter", "t-1", "KEN", line);
    await record.tell("vote.confirm", actor, "KEN", line);
    expect(await end(await record.locked({ shown: { by_tellers: ["KEN"] } }))).toMatch(why);
  });

  it("is not hidden among the members' own", async () => {
    const record = await appointed();
    await record.tell("vote.enter", "t-1", "KEN", line);
    await record.tell("vote.confirm", "t-2", "KEN", line);
    expect(await end(await record.locked())).toMatch(/^votes: other votes were entered by tellers/);
  });
});

describe("the conduct of a vote (P-75, P-77)", () => {
  const rise = { kind: "ballot.point_of_order", actor: "ken-1", member: "KEN", ballot: BALLOT, point: "No sound" };
  const resume = { kind: "ballot.resume", ballot: BALLOT };

  it("takes no vote while it is interrupted", async () => {
    const record = await by("recorded");
    await record.add(rise, record.keys.get("KEN")!);
    await record.add(resume, record.log);
    await record.cast("BRA", "in_favour");
    expect(await end(await record.locked())).toBe("outcome holds");
    const late = await by("recorded");
    await late.add(rise, late.keys.get("KEN")!);
    await late.cast("BRA", "in_favour");
    await late.add(resume, late.log);
    expect(await end(await late.locked())).toMatch(/^entries: .*voting was interrupted/);
  });

  it("takes none after the closing, which is put off by an extension and by an interruption", async () => {
    const record = await by("recorded", 5);
    await record.add({ kind: "ballot.extend", ballot: BALLOT, minutes: 2 }, record.log);
    record.wait(6);
    await record.add(rise, record.keys.get("KEN")!);
    record.wait(30);
    await record.add(resume, record.log);
    await record.cast("BRA", "in_favour");
    expect(await end(await record.locked())).toBe("outcome holds");
    const late = await by("recorded", 5);
    late.wait(5);
    await late.cast("BRA", "in_favour");
    expect(await end(await late.locked())).toMatch(/^entries: .*had closed/);
  });

  it("holds with the announcement after the lock, and with no vote there", async () => {
    const record = await by("recorded");
    await record.cast("BRA", "in_favour");
    const announced = { after: [{ kind: "ballot.announce" }] };
    expect(await end(await record.locked(announced))).toBe("outcome holds");
    const voted = await by("recorded");
    const cast = { kind: "vote.cast", member: "BRA", question: voted.question };
    expect(await end(await voted.locked({ after: [cast] }))).toMatch(/^entries: .*after the lock/);
  });
});
