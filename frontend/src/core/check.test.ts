import { describe, expect, it } from "vitest";
import { CHOICES } from "./ballotrecord";
import { b64, utf8 } from "./bytes";
import { check, type Published, type Report, STEPS } from "./check";
import { generateSigner, type Signer } from "./ed25519";
import { type Line, type Reason, REASONS } from "./electorate";
import { Chance } from "./testdata";
import { TestRecord } from "./testballot";

const MEMBERS = ["BRA", "CHN", "FRA", "IND", "KEN", "NOR", "ZAF"];

async function run(published: Published): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const report of check(published)) if (report.state !== "running") reports.push(report);
  return reports;
}

/** The step that fails, and why; or none. */
async function failure(published: Published): Promise<string> {
  const last = (await run(published)).at(-1)!;
  return last.state === "fails" ? `${last.step}: ${last.facts.why}` : "";
}

/** A line of the roll. */
function said(member: string, reason: Reason, facts: Partial<Line> = {}): Line {
  return { member, ...REASONS[reason], reason, ...facts };
}

/** A second delegate takes the vote of Norway over. */
function entrust(key: Signer) {
  return { kind: "key.entrust", actor: "nor-2", member: "NOR", public_key: b64(key.publicKey) };
}

async function voted(): Promise<TestRecord> {
  const record = await TestRecord.opened(MEMBERS);
  await record.cast("BRA", "in_favour");
  await record.cast("CHN", "against");
  await record.add({ kind: "comment.post", actor: "fra-1", member: "FRA" }, record.keys.get("FRA")!);
  await record.cast("CHN", "in_favour");
  await record.cast("KEN", "abstaining");
  return record;
}

function breakSignature(record: TestRecord, index: number): void {
  const entry = JSON.parse(new TextDecoder().decode(record.entries[index]!)) as {
    act: { signatures: { sig: string }[] };
  };
  entry.act.signatures[0]!.sig = b64(new Uint8Array(64));
  record.entries[index] = utf8(JSON.stringify(entry));
}

describe("an honest record", () => {
  it.each([
    ["part", "substantive", "adopted"],
    ["amendment", "substantive", "adopted"],
    ["division", "procedural", "adopted"],
    ["ruling", "appeal_of_ruling", "ruling_overruled"],
    ["rules", "change_of_rules", "adopted"],
  ] as const)("of a vote on a %s holds", async (noun, kind, result) => {
    const record = await TestRecord.opened(MEMBERS, 3, noun, kind);
    for (const member of ["BRA", "CHN", "FRA", "IND"]) await record.cast(member, "in_favour");
    const reports = await run(await record.locked());
    expect(reports.at(-1)).toMatchObject({ step: "outcome", state: "holds", facts: { result } });
  });

  it("holds in every step, the last vote of each member counted", async () => {
    const reports = await run(await (await voted()).locked());
    expect(reports.map((report) => report.step)).toEqual([...STEPS]);
    expect(reports.map((report) => [report.state, report.facts.why])).toEqual(STEPS.map(() => ["holds", undefined]));
    expect(reports.find((report) => report.step === "votes")!.facts).toMatchObject({
      casts: 4,
      counted: 3,
      replaced: 1,
    });
    expect(reports.find((report) => report.step === "tally")!.facts).toMatchObject({
      in_favour: 2,
      against: 0,
      abstaining: 1,
      not_voting: 4,
    });
  });

  it("holds when a vote changes hands: enrolled in between, revoked and enrolled anew", async () => {
    const record = await voted();
    const key = await generateSigner();
    const enrol = { kind: "key.enrol", actor: "nor-2", public_key: b64(key.publicKey), votes: true };
    await record.add(enrol, key);
    await record.cast("NOR", "against", key, { actor: "nor-2" });
    expect(await failure(await record.locked())).toBe("");
  });

  it("holds when a key from before the opening takes over", async () => {
    const record = await voted();
    const key = await generateSigner();
    await record.add(entrust(key), key);
    await record.cast("NOR", "against", key, { actor: "nor-2" });
    expect(await failure(await record.locked())).toBe("");
  });

  it("takes well under two seconds for 193 members and 400 votes", async () => {
    const members = Array.from({ length: 193 }, (_, i) => `M${String(i).padStart(3, "0")}`);
    const chance = new Chance(7);
    const record = await TestRecord.opened(members, 300);
    for (let i = 0; i < 400; i++) await record.cast(members[i % 193]!, chance.pick(...CHOICES));
    const published = await record.locked();
    const start = performance.now();
    expect(await failure(published)).toBe("");
    expect(performance.now() - start).toBeLessThan(2_000);
  }, 20_000);
});

describe("a record that was tampered with", () => {
  it("with another log key fails at the checkpoint", async () => {
    const published = await (await voted()).locked();
    const other = await (await voted()).locked();
    expect(await failure({ ...published, vkey: other.vkey })).toMatch(/^checkpoint/);
  });

  it("with an entry altered, removed or added after the checkpoint fails at the entries", async () => {
    for (const alter of [
      (record: TestRecord) => record.entries.splice(5, 1),
      (record: TestRecord) => (record.entries[6]![40]! ^= 1),
      (record: TestRecord) => record.entries.splice(5, 0, record.entries[5]!),
    ]) {
      const record = await voted();
      const published = await record.locked();
      alter(record);
      expect(await failure(published)).toMatch(/^entries/);
    }
  });

  it("with a shorter range fails at the entries", async () => {
    const published = await (await voted()).locked();
    const { ballot } = published;
    expect(await failure({ ...published, opening: published.opening + 1 })).toMatch(/^entries.*opening/);
    expect(await failure({ ...published, ballot: { ...ballot, entry: ballot.entry - 1 } })).toMatch(/^entries.*lock/);
  });

  it("with another question shown fails at the question", async () => {
    const published = await (await voted()).locked();
    const { ballot } = published;
    const put = { ...ballot.put, matter: { ...ballot.put.matter, title: "Something else" } };
    expect(await failure({ ...published, ballot: { ...ballot, put } })).toMatch(/^question/);
  });

  it.each([
    ["ruling", "substantive"],
    ["proposal", "appeal_of_ruling"],
    ["proposal", "procedural"],
    ["division", "substantive"],
  ] as const)("of a %s decided as if it were %s fails at the question", async (noun, kind) => {
    const record = await TestRecord.opened(MEMBERS, 3, noun, kind);
    await record.cast("NOR", "against");
    expect(await failure(await record.locked())).toMatch(/^question/);
  });

  it("with an answer to another question fails at the question", async () => {
    const record = await voted();
    await record.cast("NOR", "against", undefined, { question: "b".repeat(64) });
    expect(await failure(await record.locked())).toMatch(/^question: entry/);
  });

  it("with another roll fails at the roll", async () => {
    const published = await (await voted()).locked();
    const roll = await published.blob("");
    const forged = utf8(new TextDecoder().decode(roll).replace("NOR", "PRK"));
    expect(await failure({ ...published, blob: () => Promise.resolve(forged) })).toMatch(/^roll/);
  });

  it("holds with members that have no vote, and says how many", async () => {
    const arrears = { owed: 2, due: 2, currency: "USD", cites: "A/80/712" };
    const reasons = [said("TUV", "arrears", arrears), said("NOR", "permitted", { ...arrears, until: "2026-12-31" })];
    const reports = await run(await (await voted()).locked({ reasons }));
    expect(reports.find(({ step }) => step === "roll")?.facts).toMatchObject({ without: 1 });
  });

  it.each([
    ["contradicts itself on NOR", [said("NOR", "suspended")]],
    ["contradicts itself on TUV", [said("TUV", "permitted")]],
    ["contradicts itself on TUV", [said("TUV", "suspended"), said("TUV", "suspended")]],
    ["arrears of TUV", [said("TUV", "arrears", { owed: 1, due: 2 })]],
    ["not what arrears means", [{ ...said("TUV", "arrears", { owed: 2, due: 2 }), rule: "P-01" }]],
  ])("with a roll that %s fails at the roll", async (why, reasons) => {
    expect(await failure(await (await voted()).locked({ reasons }))).toMatch(new RegExp(`^roll: .*${why}`));
  });

  it("with a roll that is silent on a member fails at the roll", async () => {
    const published = await (await voted()).locked();
    const ballot = { ...published.ballot, members: published.ballot.members + 1 };
    expect(await failure({ ...published, ballot })).toMatch(/^roll: .*each member/);
  });
});

describe("votes that nobody may cast", () => {
  it("by a stranger's key", async () => {
    const record = await voted();
    await record.cast("NOR", "against", await generateSigner());
    expect(await failure(await record.locked())).toMatch(/^votes: entry \d+: not signed by the voting key of NOR/);
  });

  it("by another member's key", async () => {
    const record = await voted();
    await record.cast("NOR", "against", record.keys.get("FRA")!);
    expect(await failure(await record.locked())).toMatch(/^votes: .*NOR/);
  });

  it("by somebody whose accreditation has ended", async () => {
    const record = await voted();
    await record.add({ kind: "accreditation.revoke", actor: "sec-1", accreditation: "nor-1" }, record.log);
    await record.cast("NOR", "against");
    expect(await failure(await record.locked())).toMatch(/^votes: .*accreditation nor-1 has ended/);
  });

  it("by a member that is not on the roll", async () => {
    const record = await voted();
    await record.cast("USA", "against", await generateSigner());
    expect(await failure(await record.locked())).toMatch(/^votes: .*USA is not on the roll/);
  });

  it("by the former key after a new one was enrolled to vote, and by a revoked key", async () => {
    const enrolled = await voted();
    const key = await generateSigner();
    await enrolled.add({ kind: "key.enrol", actor: "nor-1", public_key: b64(key.publicKey), votes: true }, key);
    await enrolled.cast("NOR", "against");
    expect(await failure(await enrolled.locked())).toMatch(/^votes: .*not signed by the voting key of NOR/);
    const revoked = await voted();
    await revoked.add({ kind: "key.revoke", actor: "nor-1", key: revoked.keyid("NOR") }, revoked.keys.get("NOR")!);
    await revoked.cast("NOR", "against");
    expect(await failure(await revoked.locked())).toMatch(/^votes: .*NOR has no voting key/);
  });

  it("by the former key after another took over", async () => {
    const record = await voted();
    const key = await generateSigner();
    await record.add(entrust(key), key);
    await record.cast("NOR", "against");
    expect(await failure(await record.locked())).toMatch(/^votes: .*not signed by the voting key of NOR/);
  });

  it("by a key that somebody else's signature put in", async () => {
    const record = await voted();
    const [key, other] = [await generateSigner(), await generateSigner()];
    const index = await record.add(entrust(key), other);
    await record.cast("NOR", "against", key, { actor: "nor-2" });
    expect(await failure(await record.locked())).toBe(`votes: entry ${index}: not signed by the key that takes over`);
  });

  it("with a signature that does not hold, of a vote or of who takes it over", async () => {
    const record = await voted();
    const index = await record.cast("NOR", "against");
    breakSignature(record, index);
    expect(await failure(await record.locked())).toBe(`votes: entry ${index}: the signature does not hold`);
    const taken = await voted();
    const key = await generateSigner();
    const change = await taken.add(entrust(key), key);
    breakSignature(taken, change);
    expect(await failure(await taken.locked())).toBe(`votes: entry ${change}: the signature does not hold`);
  });
});

describe("a count that was tampered with, consistently", () => {
  it("a choice opened as another fails at the openings", async () => {
    const record = await voted();
    const bent = await record.locked({
      openings: (lines) => lines.map((line) => ({ ...line, body: line.body.replace("in_favour", "against") })),
    });
    expect(await failure(bent)).toMatch(/^openings: the opening of BRA does not match/);
  });

  it("a vote left out, opened twice, or an earlier one opened fails at the openings", async () => {
    const out = await (await voted()).locked({ openings: (lines) => lines.slice(1) });
    expect(await failure(out)).toBe("openings: the vote of BRA is not opened");
    const twice = await (await voted()).locked({ openings: (lines) => [lines[0]!, ...lines] });
    expect(await failure(twice)).toBe("openings: BRA is opened twice");
    const record = await voted();
    const earlier = record.casts.find((line) => line.member === "CHN")!;
    const old = await record.locked({
      openings: (lines) => lines.map((line) => (line.member === "CHN" ? earlier : line)),
    });
    expect(await failure(old)).toBe("openings: the opening of CHN is not of its last vote");
  });

  it("another file of openings than the lock names fails at the openings", async () => {
    const published = await (await voted()).locked();
    const bytes = await published.openings();
    const forged = utf8(new TextDecoder().decode(bytes).replace("abstaining", "against"));
    expect(await failure({ ...published, openings: () => Promise.resolve(forged) })).toMatch(/^openings.*lock/);
  });

  it("another tally in the record, or shown, fails at the tally", async () => {
    const bent = await (await voted()).locked({ tally: (tally) => ({ ...tally, in_favour: 3, not_voting: 3 }) });
    expect(await failure(bent)).toMatch(/^tally/);
    const published = await (await voted()).locked();
    const outcome = { ...published.ballot.outcome!, tally: { ...published.ballot.outcome!.tally, in_favour: 3 } };
    expect(await failure({ ...published, ballot: { ...published.ballot, outcome } })).toMatch(/^tally/);
  });

  it("another result in the record, or another figure shown, fails at the outcome", async () => {
    const bent = await (await voted()).locked({ result: () => "rejected" });
    expect(await failure(bent)).toMatch(/^outcome/);
    const published = await (await voted()).locked();
    const outcome = { ...published.ballot.outcome!, required: 1 };
    const shown = { ...published, ballot: { ...published.ballot, outcome: { ...outcome, required: 99 } } };
    expect(await failure(shown)).toMatch(/^outcome/);
  });
});
