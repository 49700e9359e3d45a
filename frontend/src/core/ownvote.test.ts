import { describe, expect, it } from "vitest";
import { unb64, utf8 } from "./bytes";
import { checkOwnVote, type OwnReceipt } from "./ownvote";
import { BALLOT, TestRecord } from "./testballot";

interface Cast {
  readonly record: TestRecord;
  readonly receipt: OwnReceipt;
}

/** A vote of Kenya and the receipt that its device keeps. */
async function cast(): Promise<Cast> {
  const record = await TestRecord.opened(["BRA", "KEN", "NOR"]);
  await record.cast("BRA", "against");
  const index = await record.cast("KEN", "in_favour");
  const { body, salt } = record.casts.at(-1)!;
  const proof = await record.proof(index);
  return {
    record,
    receipt: { ballot: BALLOT, index, entry: record.entries[index]!, proof, body: utf8(body), salt: unb64(salt) },
  };
}

describe("my receipt", () => {
  it("holds before the lock, and after it says that the vote was counted as cast", async () => {
    const { record, receipt } = await cast();
    const { vkey, openings } = await record.locked();
    expect(await checkOwnVote(receipt, vkey, null)).toMatchObject({
      member: "KEN",
      choice: "in_favour",
      counted: "not-published",
    });
    expect(await checkOwnVote(receipt, vkey, await openings())).toMatchObject({ counted: "yes" });
  });

  it("says that a later vote replaced it", async () => {
    const { record, receipt } = await cast();
    await record.cast("KEN", "abstaining");
    const { vkey, openings } = await record.locked();
    expect(await checkOwnVote(receipt, vkey, await openings())).toMatchObject({
      choice: "in_favour",
      counted: "replaced",
    });
  });

  it("fails where the vote is published otherwise, or not at all", async () => {
    const other = await cast();
    const bent = await other.record.locked({
      openings: (lines) => lines.map((line) => ({ ...line, body: line.body.replace("in_favour", "against") })),
    });
    await expect(checkOwnVote(other.receipt, bent.vkey, await bent.openings())).rejects.toThrow(
      "not the one in this receipt",
    );
    const out = await cast();
    const without = await out.record.locked({ openings: (lines) => lines.filter((line) => line.member !== "KEN") });
    await expect(checkOwnVote(out.receipt, without.vkey, await without.openings())).rejects.toThrow("no vote of KEN");
  });

  it("fails where it was tampered with", async () => {
    const { record, receipt } = await cast();
    const { vkey } = await record.locked();
    const another = record.entries[receipt.index - 1]!;
    for (const bad of [
      { ...receipt, body: utf8('{"choice":"against"}') },
      { ...receipt, entry: another },
      { ...receipt, index: receipt.index + 1 },
      { ...receipt, ballot: "22222222-2222-4222-8222-222222222222" },
      { ...receipt, proof: receipt.proof.replace("index 5", "index 4") },
    ]) {
      await expect(checkOwnVote(bad, vkey, null)).rejects.toThrow();
    }
    const stranger = await (await cast()).record.locked();
    await expect(checkOwnVote(receipt, stranger.vkey, null)).rejects.toThrow();
  });
});
